"""Anna, planted in every feature with words that nobody else has; and every place where they might be found."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from goodword.accounts.models import Linking
from goodword.exchange.models import Picture
from goodword.jobs.models import DEAD, Job
from goodword.lib import clock, ids
from goodword.lib.db import Base, db, reading, writing
from goodword.operations import postgres_tools
from goodword.privacy import cleaning
from goodword.privacy.cleaning import Traces
from goodword.reviews.models import Review
from goodword.shoppers.models import Expert, Purchase, Shopper
from goodword.staff.models import Staff
from sqlalchemy import delete, select
from sqlalchemy.engine import make_url

from tests.cast import GuestOnStage, ShopOnStage
from tests.houses import House
from tests.pictures import saved
from tests.server.feeds.stage import a_post, an_account
from tests.server.privacy.forgetting import move_in
from tests.services import run_folder

FACT = {"kind": "fact", "labels": {"en": "About you"}}


@dataclass(frozen=True)
class Canaries:
    """``who`` is in her name, address and ids; ``words`` in what she wrote. Both are found whatever their case."""

    who: str
    words: str

    @property
    def email(self) -> str:
        return f"{self.who}@example.com"

    @property
    def name(self) -> str:
        return f"{self.who.title()} Petrova"

    @property
    def first_name(self) -> str:
        return self.who.title()

    def said(self, of: str) -> str:
        return f"Every {self.words} sings of {of}, and then it sings once more. {self.first_name} says so."


def plant(
    shop: ShopOnStage, canaries: Canaries, folder: Path, work_off: Callable[[], int], press: Callable
) -> GuestOnStage:
    """Let her do everything that can be done here; she ends signed in, with everything that she did hers."""
    hers = {"name": canaries.name, "email": canaries.email}
    assert shop.manage("PUT", "/fields/about", FACT).status_code == 200
    boris = shop.guest()
    shop.set(confirm_guests=False)
    others = boris.review(product="pot", name="Boris", email="boris@example.com", text="Words of Boris.").json["id"]
    shop.set(confirm_guests=True)
    guest = shop.guest()
    photo = guest.photo().json["id"]
    shown = guest.review(
        key="planted-first", text=canaries.said("kettles"), title=canaries.words, photos=[photo],
        fields={"about": f"I keep a {canaries.words}"}, **hers,
    ).json["id"]  # fmt: skip
    press()
    edited = {"rating": 4, "title": "Edited", "text": canaries.said("spouts"), "name": canaries.name, "locale": "en"}
    edited["fields"] = {"about": f"I keep a {canaries.words} still"}
    assert guest.send("PUT", f"/reviews/{shown}", edited).status_code == 200
    thanks = {"text": f"Thank you, {canaries.first_name}, whom {canaries.name.upper()} we call"}
    assert shop.manage("PUT", f"/reviews/{shown}/reply", thanks).status_code == 200
    assert guest.send("PUT", f"/reviews/{others}/vote", {}).status_code == 200
    assert guest.send("POST", "/links", {"on": others}).status_code == 200
    note = {"reason": "other", "note": canaries.said("copies")}
    assert guest.send("POST", f"/reviews/{others}/flags", note).status_code == 201
    guest.photo()
    shop.manage("PUT", "/words", {"word": "cauldron"})
    held = guest.review(product="tray", text=f"{canaries.said('a cauldron')} Or ask {canaries.email}", **hers).json[
        "id"
    ]
    press()
    published = shop.manage("POST", f"/reviews/{held}/publish", {}, key="planted-published")
    assert published.status_code == 200, published.text
    guest.review(product="cups", text=canaries.said("cups"), key="planted-unread", **hers)
    work_off()
    known = shop.known(name=canaries.name, email=canaries.email)
    known.review(product="jug", key="planted-signed-in", text=canaries.said("jugs"), name=canaries.name)
    asked = shop.house.send("POST", f"{shop.at}/signin", {"email": canaries.email, "locale": "en"}, origin=shop.origin)
    assert asked.status_code == 202, asked.text
    _seen_as_she_chooses(shop, known, canaries, others)
    _beside_requests(shop, canaries)
    _in_her_feeds(shop, canaries, shown)
    for product in ("kettle", "jug"):
        shop.house.get(f"{shop.at}/reviews?product={product}")
    export = known.send("POST", "/me/export", {})
    assert export.status_code == 202
    work_off()
    return known


def _seen_as_she_chooses(shop: ShopOnStage, known: GuestOnStage, canaries: Canaries, others: str) -> None:
    """Another name, a picture, a page of her own, what she allows, and what she thinks of others."""
    assert known.send("PATCH", "/me", {"name": f"{canaries.first_name} Renamed", "public": True}).status_code == 200
    sent = {"Authorization": f"Bearer {known.bearer}", "Origin": shop.origin}
    face = {"file": (io.BytesIO(saved()), "me.jpg")}
    worn = shop.house.client.post(f"{shop.at}/me/avatar", data=face, headers=sent)
    assert worn.status_code == 201, worn.text
    profile = shop.house.get(urlsplit(known.send("GET", "/me").json["profile"]).path)
    assert canaries.first_name in profile.text
    allowed = known.send("PUT", "/me/consents/reuse", {"given": True, "version": 1})
    assert allowed.status_code == 200, allowed.text
    flag = {"reason": "other", "note": canaries.said("what Boris says")}
    assert known.send("PUT", f"/reviews/{others}/vote", {}).status_code == 200
    assert known.send("POST", f"/reviews/{others}/flags", flag).status_code in {200, 201}


def _in_her_feeds(shop: ShopOnStage, canaries: Canaries, review: str) -> None:
    """An account of hers at a network that is gone by now, a post in it, and another account on its way."""
    with writing() as session:
        review_id = ids.parse("rev", review)
        pen = session.get_one(Review, (shop.shop.id, review_id)).guest_id
        account = an_account(shop.shop.id, pen, "faraway", subject=canaries.who, url=f"https://far.test/{canaries.who}")
        a_post(account, "review", review_id, text=canaries.said("feeds"), state="sent", remote_id=canaries.who)
        on_its_way = {"network": "faraway", "host": f"{canaries.who}.test", "back": f"{shop.origin}/{canaries.who}"}
        until = {"state_digest": ids.new().hex, "expires_at": clock.now() + timedelta(minutes=10)}
        session.add(Linking(shop_id=shop.shop.id, id=ids.new(), guest_id=pen, **on_its_way, **until))


def _beside_requests(shop: ShopOnStage, canaries: Canaries) -> None:
    """What the shop's server, its commands and a worker that failed leave behind."""
    with writing() as session:
        mine = (Shopper.shop_id == shop.shop.id) & (Shopper.email == canaries.email)
        shopper = session.scalars(select(Shopper).where(mine)).one()
        shopper.ref = f"{canaries.who}-7"
        bought = {"order_ref": f"{canaries.who}-order", "product_ref": "kettle"}
        session.add(Purchase(shop_id=shop.shop.id, id=ids.new(), shopper_id=shopper.id, **bought))
        expert = {"email": canaries.email, "name": canaries.name, "topics": [canaries.words]}
        session.add(Expert(shop_id=shop.shop.id, id=ids.new(), shopper_id=shopper.id, **expert))
        session.add(Staff(email=canaries.email, name="Marta", locale="en", password="-"))
        failed = f"Refused: {canaries.email}"
        session.add(Job(name="letters.send", payload={"to": canaries.email}, state=DEAD, error=failed))


def import_hers(shop: ShopOnStage, canaries: Canaries, folder: Path) -> str:
    """A review of hers that came with an import: the shop finds it by its id."""
    row = {"id": f"{canaries.who}-old", "product": "cosy", "rating": 4, "author": canaries.name}
    move_in(shop, folder, row | {"text": canaries.said("a cosy"), "reply": f"Thanks, {canaries.name}"})
    shown = str(shop.reviews("cosy")["data"][0]["id"])
    picture = {"review_id": ids.parse("rev", shown), "place": 0, "line": 1}
    with writing() as session:
        address = f"https://pictures.test/{canaries.who}.jpg"
        session.add(Picture(shop_id=shop.shop.id, id=ids.new(), url=address, **picture))
    return shown


def dismiss_staff(canaries: Canaries) -> None:
    """The owner removes somebody who works for the shop and has her address."""
    with writing() as session:
        session.execute(delete(Staff).where(Staff.email == canaries.email))
    if db.is_sqlite:
        cleaning.truncate_log()  # what is deleted is overwritten: nothing else is written anew
    else:
        cleaning.clean(Traces(tables={"staff"}))


def places(house: House, *needles: str) -> set[str]:
    """Where any of these is found: tables, files of the house, files of the database, dumps."""
    wanted = [needle.lower().encode() for needle in needles]
    found = {f"table {name}" for name, text in _tables() if any(one in text for one in wanted)}
    for path in _files(house.config.data_dir):
        data = path.read_bytes().lower()
        if any(one in data for one in wanted) or (path.suffix == ".zip" and _in_archive(path, wanted)):
            found.add(f"file {_kind(house.config.data_dir, path)}")
    if not db.is_sqlite:
        found |= _in_postgres(house, wanted)
    return found


def _tables() -> Iterator[tuple[str, bytes]]:
    with reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = [tuple(row) for row in session.execute(select(table))]  # a row itself shows its values shortened
            yield table.name, repr(rows).lower().encode()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _kind(root: Path, path: Path) -> str:
    return re.sub(r"[0-9a-f]{20,}(-\w+)?", "*", path.relative_to(root).as_posix())


def _in_archive(path: Path, wanted: list[bytes]) -> bool:
    with zipfile.ZipFile(path) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).lower()
    return any(one in whole for one in wanted)


def _in_postgres(house: House, wanted: list[bytes]) -> set[str]:
    """A dump, and the server's own files of this database after a checkpoint."""
    dump = house.config.data_dir.parent / "dump.sql"
    program = postgres_tools.tool("pg_dump", at_least=16)
    postgres_tools.run(program, db.url, "--format=plain", f"--file={dump}")
    found = {"dump"} if any(one in dump.read_bytes().lower() for one in wanted) else set()
    plain = make_url(db.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        said = "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        folder, oid = connection.execute(said).fetchone() or ("", 0)
        names = dict(connection.execute("SELECT pg_relation_filenode(oid)::text, relname FROM pg_class").fetchall())
    assert Path(folder) == run_folder.current() / "postgres" / "data", "the server must be this run's own"
    for path in _files(Path(folder) / "base" / str(oid)):
        if any(one in path.read_bytes().lower() for one in wanted):
            found.add(f"page of {names.get(path.name.partition('.')[0], path.name)}")
    return found
