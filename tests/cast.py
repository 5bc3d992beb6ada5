"""The same people everywhere: Tea House is the shop, Anna buys there, Boris too, Vera is of another shop."""

import io
from dataclasses import dataclass
from typing import Any

from goodword.lib.db import writing
from goodword.shops import service as shops
from goodword.shops.models import Shop
from goodword.shops.rules import SCOPES

from tests.houses import House
from tests.pictures import saved

TEA_HOUSE = "https://tea-house.test"
RIVAL = "https://rival.test"


@dataclass
class ShopOnStage:
    """A shop with the page and the key that a test acts with."""

    house: House
    shop: Shop
    origin: str
    secret: str

    @property
    def at(self) -> str:
        return f"/v1/shops/{self.shop.site_key}"

    def guest(self) -> "GuestOnStage":
        answer = self.house.send("POST", f"{self.at}/guests", {}, origin=self.origin)
        assert answer.status_code == 201, answer.text
        return GuestOnStage(self, answer.json["bearer"])

    def manage(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.house.send(method, f"/v1/manage{path}", body, bearer=self.secret, **headers)

    def reviews(self, product: str = "kettle", **query: Any) -> Any:
        answer = self.house.get(f"{self.at}/reviews", query_string={"product": product, **query})
        assert answer.status_code == 200, answer.text
        return answer.json

    def set(self, **changes: Any) -> None:
        with writing() as session:
            shop = session.get_one(Shop, self.shop.id)
            shops.change_settings(shop=shop, actor="test", changes=changes)


@dataclass
class GuestOnStage:
    """Somebody on the shop's page."""

    at: ShopOnStage
    bearer: str

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.at.house.send(
            method, self.at.at + path, body, **({"bearer": self.bearer, "origin": self.at.origin} | headers)
        )

    def review(self, *, key: str | None = None, **said: Any) -> Any:
        return self.send("POST", "/reviews", a_review(**said), **({"key": key} if key else {}))

    def photo(self, data: bytes | None = None, *, name: str = "kettle.jpg", **headers: str) -> Any:
        """Send a photo; a small one drawn for the tests, if none is given."""
        sent = {"Authorization": f"Bearer {self.bearer}", "Origin": self.at.origin} | {
            word.replace("_", "-"): value for word, value in headers.items()
        }
        return self.at.house.client.post(
            f"{self.at.at}/photos",
            data={"file": (io.BytesIO(saved() if data is None else data), name)},
            content_type="multipart/form-data",
            headers=sent,
        )


def a_review(**said: Any) -> dict[str, Any]:
    """Anna's review of the kettle, with whatever the test changes."""
    return {
        "product": "kettle",
        "rating": 5,
        "title": "Pours exactly",
        "text": "It pours where I look.\nMy old one never did.",
        "name": "Anna",
        "email": "anna@example.com",
        "locale": "en",
    } | said


def open_shop(house: House, name: str, origin: str, **settings: Any) -> ShopOnStage:
    """A shop with its page's origin and a key that may do everything."""
    with writing():
        shop = shops.open_shop(name=name)
        shops.allow_origin(shop=shop, origin=origin)
        _, secret = shops.create_key(shop=shop, name="server", scopes=list(SCOPES))
    stage = ShopOnStage(house, shop, origin, secret)
    if settings:
        stage.set(**settings)
    return stage
