"""The API for the contracts: over SQLite, with a shop, a guest and a key that may do everything."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from goodword.config import Config

from tests.cast import TEA_HOUSE, GuestOnStage, ShopOnStage, open_shop
from tests.houses import migrated, open_house_at


@contextmanager
def api_at(folder: Path) -> Iterator[tuple[ShopOnStage, GuestOnStage]]:
    """A house with the tea house and a guest of it."""
    config = Config(data_dir=folder, traffic_limits=False, public_url="http://goodword.test")
    migrated(config)
    with open_house_at(config) as house:
        shop = open_shop(house, "Tea House", TEA_HOUSE)
        yield shop, shop.guest()


def document(shop: ShopOnStage) -> dict[str, Any]:
    """The document as it is served."""
    found: dict[str, Any] = shop.house.get("/openapi.json").json
    return found


def written(value: Any) -> str:
    """The document as it is committed."""
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
