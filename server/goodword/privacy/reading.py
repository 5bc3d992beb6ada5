"""The page of an export that a person can read: no script, no request to anywhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from goodword.privacy.words import words

_templates = Environment(
    loader=PackageLoader("goodword.privacy"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Told:
    """Everything about a person: by room, and her pictures by name in the ZIP and in the store."""

    shop_name: str
    locale: str
    at: datetime
    rooms: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, str]


def page(told: Told, pictures: Collection[str]) -> str:
    """The page, with those of her pictures that could be had."""
    said = words(told.locale)
    return _templates.get_template("export.html").render(
        t=said,
        locale=said["lang"],
        shop_name=told.shop_name,
        at=told.at.strftime("%Y-%m-%d %H:%M UTC"),
        parts=list(_parts(told, said)),
        pictures=pictures,
    )


def _parts(told: Told, said: Mapping[str, Any]) -> Any:
    for room, kinds in told.rooms.items():
        for kind, found in kinds.items():
            rows = found if isinstance(found, list) else [found] if found else []
            if rows:
                yield {
                    "room": room,
                    "title": said["kinds"].get(kind, _as_words(kind)),
                    "rows": [_rows(one, said) for one in rows],
                }


def _rows(one: Mapping[str, Any], said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(said["names"].get(name, _as_words(name)), value) for name, value in one.items() if not _is_empty(value)]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _as_words(name: str) -> str:
    return name.replace("_", " ").capitalize()
