"""An export: one ZIP with everything as JSON, the pictures as files, and a page that a person can read."""

import json
import tempfile
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update

from goodword.lib import clock, secrets
from goodword.lib.db import reading, rows_changed, session, writing
from goodword.lib.errors import NotFound
from goodword.lib.people import FILES, Keeps
from goodword.media.storage import storage
from goodword.privacy.models import Export
from goodword.privacy.persons import Asked, persons
from goodword.privacy.reading import Told, page
from goodword.privacy.rules import EXPORT_LIES, FAILED, GONE, READY, WAITING
from goodword.shops import queries as shops
from goodword.shops.models import Shop

IN_MEMORY = 8 << 20
AT_ONCE = 200
CONTENT_TYPE = "application/zip"
FOLDER = "exports"


def export(rooms: Mapping[str, Keeps], *, shop_id: str, export_id: str) -> None:
    """Make one export that was asked for."""
    export = _named(uuid.UUID(shop_id), uuid.UUID(export_id))
    if export is None or export.file is None:
        return
    try:
        with reading():
            told = tell(rooms, Asked(export.shop_id, export.shopper_id, export.guest_id))
    except NotFound:
        _settle(export, state=FAILED)
        return
    data = packed(told)
    storage.store.put(export.file, data, CONTENT_TYPE)
    if not _settle(export, state=READY, bytes=len(data), ready_at=clock.now()):
        storage.store.delete(export.file)  # she was erased meanwhile


def _named(shop_id: uuid.UUID, export_id: uuid.UUID) -> Export | None:
    """The export that is to be made. Its file's name is committed before there is a file, and is the same next time."""
    with writing():
        export = session().get(Export, (shop_id, export_id), with_for_update=True)
        if export is None or export.state != WAITING:
            return None
        export.file = export.file or f"{FOLDER}/{shop_id.hex}/{secrets.file_name()}.zip"
        return export


def _settle(export: Export, **values: Any) -> bool:
    """Whether the export is still wanted. Another worker with the same job may have made the same file before."""
    with writing():
        wanted = (Export.shop_id == export.shop_id) & (Export.id == export.id) & Export.state.in_((WAITING, READY))
        return rows_changed(update(Export).where(wanted).values(**values)) == 1


def tell(rooms: Mapping[str, Keeps], asked: Asked) -> Told:
    """Everything that all rooms know of her, at one moment.

    :raises NotFound: nobody is known by that.
    """
    shop = shops.by_id(asked.shop_id)
    found: dict[str, Any] = {}
    files: dict[str, str] = {}
    for person in persons(asked):
        for room, keeps in rooms.items():
            told = keeps.collect(asked.shop_id, person)
            files |= told.pop(FILES, {})
            found[room] = _joined(found.get(room, {}), told)
    return Told(shop.name, _locale(found) or shop.locale, clock.now(), found, files)


def packed(told: Told) -> bytes:
    """The ZIP."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            whole = {"shop": told.shop_name, "made_at": told.at.isoformat(), "data": told.rooms}
            archive.writestr("data.json", json.dumps(whole, indent=2, ensure_ascii=False))
            pictures = {name for name, stored in told.files.items() if _added(archive, name, stored)}
            archive.writestr("index.html", page(told, pictures))
        file.seek(0)
        return file.read()


def sweep() -> None:
    """Remove the files of exports that lay ready for a day, or whose person is gone, and files of no export."""
    old = or_(Export.state == GONE, Export.asked_at < clock.now() - EXPORT_LIES)
    while found := _some(old):
        for one in found:
            if one.file:
                storage.store.delete(one.file)
        with writing():
            for one in found:
                session().execute(delete(Export).where(Export.shop_id == one.shop_id, Export.id == one.id))
    _sweep_strays()


def _sweep_strays() -> None:
    """Remove files without a row: of a worker who was killed before it could. A store may have other houses' too."""
    lying = list(storage.store.names(FOLDER))  # before the rows are read: each file's row was there before it
    with reading():
        ours = {f"{FOLDER}/{shop_id.hex}" for shop_id in session().scalars(select(Shop.id))}
        known = {_stem(str(name)) for name in session().scalars(select(Export.file).where(Export.file.is_not(None)))}
    for name in lying:
        if name.rpartition("/")[0] in ours and _stem(name) not in known:
            storage.store.delete(name)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]  # what is half written is called otherwise


def _some(which: Any) -> Sequence[Export]:
    with reading():
        return session().scalars(select(Export).where(which).limit(AT_ONCE)).all()


def _added(archive: zipfile.ZipFile, name: str, stored: str) -> bool:
    data = storage.store.read(stored)
    if data is not None:
        archive.writestr(zipfile.ZipInfo(name), data)
    return data is not None


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two people in our rows that are one: lists behind each other, of the rest what is known first."""
    joined = dict(one)
    for name, value in other.items():
        was = one.get(name)
        joined[name] = [*was, *(each for each in value if each not in was)] if isinstance(was, list) else was or value
    return joined


def _locale(found: Mapping[str, Any]) -> str | None:
    shopper = found.get("shoppers", {}).get("shopper") or {}
    locale: str | None = shopper.get("locale")
    return locale
