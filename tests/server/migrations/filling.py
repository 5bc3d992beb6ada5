"""A row of every kind in every table, written by the rooms themselves, and how many rows each table has."""

import json
from pathlib import Path

from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from goodword.accounts import ending, sealing
from goodword.accounts.models import Linking, NetworkApp, Registration
from goodword.accounts.rules import UNLINKED
from goodword.catalog.service import Facts
from goodword.comments import grounds
from goodword.comments import service as comments
from goodword.exchange import imports
from goodword.exchange.models import Picture
from goodword.exchange.plans import Plan
from goodword.feeds import breakers
from goodword.feeds.models import Voice
from goodword.jobs.queue import queue
from goodword.letters import posting, readers, signing
from goodword.letters.models import Bounce
from goodword.lib import clock, ids
from goodword.lib.db import db, writing
from goodword.migrations import runner
from goodword.moderation import cases, networks
from goodword.moderation import service as moderation
from goodword.moderation.models import Overlap
from goodword.privacy import service as privacy
from goodword.privacy.persons import Asked
from goodword.questions import service as questions
from goodword.questions.kinds import QUESTION
from goodword.questions.models import QuestionFigure
from goodword.reviews.models import Review
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Assertion, Expert, Purchase, Shopper
from goodword.shops.models import Shop
from goodword.staff import recovery, service, steps
from goodword.staff.models import Passkey
from goodword.submissions import service as submissions
from goodword.submissions.writers import Sending
from sqlalchemy import inspect, select, text

from tests.cast import RIVAL, TEA_HOUSE, ShopOnStage, open_shop
from tests.houses import House
from tests.letters import confirm_link, pressed
from tests.server.feeds.stage import a_post, an_account
from tests.server.hours.stage import announced, expert_of
from tests.server.shoppers.signs import ask
from tests.staffers import staff_of
from tests.tokens import signer_of


def fill(house: House, folder: Path) -> None:
    """Two shops with imported and written reviews, votes, flags, replies, revisions, letters, jobs, snapshots."""
    for name, origin in (("Tea House", TEA_HOUSE), ("Rival", RIVAL)):
        stage = open_shop(house, name, origin)
        assert ask(stage).type().status_code == 200
        guest = stage.guest()
        fit = {"kind": "scale", "labels": {"en": "Fit"}}
        photo = guest.photo().json["id"]
        guest.review(key=f"first-of-{stage.shop.site_key}", product_facts={"gtin": "9521234012009"}, photos=[photo])
        assert stage.manage("PUT", "/fields/fit", fit | {"products": ["kettle"]}).status_code == 200
        stage.set(confirm_guests=False)
        guest.review(fields={"fit": 4})
        stage.set(confirm_guests=True)
        guest.review(key=f"second-of-{stage.shop.site_key}", fields={"fit": 2})
        _move_in(stage, folder, "Good")
        _move_in(stage, folder, "Better")
        stage.manage("PUT", "/products", {"product": "saucers", "name": "Saucers"})
        two = {"name": "Set", "products": [{"product": "saucers"}, {"product": "cups"}], "reason": "sold as one"}
        assert stage.manage("PUT", "/products/groups", two).status_code == 200
        shown = stage.reviews("cups")["data"][0]["id"]
        assert guest.send("PUT", f"/reviews/{shown}/vote", {}).status_code == 200
        assert guest.send("POST", f"/reviews/{shown}/flags", {"reason": "spam"}).status_code == 201
        assert stage.manage("PUT", f"/reviews/{shown}/reply", {"text": "Thank you"}).status_code == 200
        house.get(f"{stage.at}/ratings?product=cups&product=kettle")
        stage.manage("PUT", "/products", {"product": "cups", "image": f"{origin}/cups.jpg"})
        link = guest.send("POST", "/links", {"on": shown}).json["networks"][0]["url"]
        house.get(link.removeprefix("http://goodword.test")).close()
        _know(stage)
        _want_a_picture(stage)
        _look_after(stage)
        _ask(stage)
        announced(stage, expert_of(stage)[1])
        _judge(stage)
        _post(stage)
        _ask_for_her_data(stage)
        _allow(stage)
        _write(stage)
    _confirm(house)


def _know(stage: ShopOnStage) -> None:
    """A shopper for whom the shop vouches, by what secret, and what she bought."""
    signer_of(stage)
    assert stage.known(how="shop").send("GET", "/me").status_code == 200
    with writing() as session:
        shopper = session.scalars(select(Shopper).where(Shopper.shop_id == stage.shop.id)).first()
        mine = {"shop_id": stage.shop.id}
        session.add(Assertion(**mine, jti="a", digest="b", expires_at=clock.now()))
        session.add(Purchase(**mine, shopper_id=shopper.id, order_ref="1", product_ref="cups"))


def _look_after(stage: ShopOnStage) -> None:
    """An owner with an app, a passkey and codes, somebody invited, a step on its way."""
    owner = staff_of(stage)
    with writing() as session:
        service.invite(shop=stage.shop, email="marta@example.com", role="manager", actor="test")
        recovery.renew(owner.staff.id)
        steps.begin(steps.PASSKEY)
        made = {"credential": stage.shop.site_key, "public_key": "pQ", "name": "Firefox, Linux"}
        session.add(Passkey(staff_id=owner.staff.id, **made))
        session.add(Expert(shop_id=stage.shop.id, email="boris@example.org", name="Boris", topics=["kettles"]))


def _ask_for_her_data(stage) -> None:
    known = stage.known(email="vera@example.net")
    assert known.send("POST", "/me/export", {}).status_code == 202
    with writing():
        asked = Asked(stage.shop.id, email="nobody@example.net")
        privacy.ask_erasure(asked=asked, keep_words=False, actor="test")


def _allow(stage: ShopOnStage) -> None:
    """What somebody allows the shop."""
    allowed = stage.guest().send("PUT", "/me/consents/reuse", {"given": True, "version": 1})
    assert allowed.status_code == 200, allowed.text


def _ask(stage: ShopOnStage) -> None:
    """A question of the shop, its answer, how fast it came, and what is said about it."""
    with writing() as session:
        shop = session.get_one(Shop, stage.shop.id)
        guest, _ = shoppers.greet(shop_id=shop.id)
        said = {"text": "Does it whistle?", "details": None}
        known = Shopper(shop_id=shop.id, id=ids.new(), name="Boris")
        session.add(known)
        session.flush()
        asked = questions.ask(
            shop=shop, product_ref="cups", facts=Facts(), said=said, name="Boris", locale="en",
            sender=Sending(guest=guest, shopper=known),
        )  # fmt: skip
        submissions.publish(kind=QUESTION, row=asked.row, actor="test")
        given = questions.answer_as_shop(shop=shop, question=asked.row, text="It does.", name=None, actor="test")
        on = grounds.GROUNDS["answer"], given
        first = comments.write_as_shop(shop=shop, on=on, answers=None, text="Loudly.", name=None, actor="test")
        comments.write_as_shop(shop=shop, on=on, answers=first, text="Really.", name=None, actor="test")
        session.add(QuestionFigure(shop_id=shop.id, usually_hours=None))


def _write(stage: ShopOnStage) -> None:
    """The shop's own way for letters and its key, a letter of news, and one that came back."""
    shop_id = stage.shop.id
    with writing() as session:
        posting.set_way(
            shop_id=shop_id, mail_from="tea@tea-house.test", smtp_url="smtp://127.0.0.1:1", by_operator=True
        )
        signing.make(shop_id=shop_id, domain="tea-house.test", selector="one", kind=signing.ED25519)
        reader = readers.meet(shop_id, "olga@example.net", "en")
        bounce = {"letter_id": ids.new(), "email": reader.email, "kind": "soft", "status": "4.2.2"}
        session.add(Bounce(shop_id=shop_id, id=ids.new(), **bounce))
        session.flush()
        posting.set_way(shop_id=shop_id, mail_from=None, smtp_url=None)


def _want_a_picture(stage) -> None:
    with writing() as session:
        review = session.scalars(select(Review).where(Review.shop_id == stage.shop.id)).first()
        picture = {"review_id": review.id, "place": 0, "url": "https://pictures.test/a.jpg", "line": 1}
        session.add(Picture(shop_id=stage.shop.id, id=ids.new(), **picture))


def _post(stage: ShopOnStage) -> None:
    """An account with a post in it, one on its way, one that is let go, and in which words the shop speaks."""
    with writing() as session:
        review = session.scalars(
            select(Review).where(Review.shop_id == stage.shop.id, Review.guest_id.is_not(None))
        ).first()
        here = {"shop_id": stage.shop.id, "id": ids.new()}
        account = an_account(stage.shop.id, review.guest_id, "mastodon", host="social.test")
        a_post(account, "review", review.id)
        gone = an_account(stage.shop.id, review.guest_id, "mastodon", host="social.test", subject="gone")
        ending.let_go(gone, reason=UNLINKED)
        breakers.rest(f"mastodon/{stage.shop.name}/", clock.now())
        session.add(Voice(**here, kind="review", locale="en", text="{words} {link}"))
        on_its_way = {"network": "mastodon", "state_digest": here["id"].hex, "back": TEA_HOUSE}
        session.add(Linking(**here, **on_its_way, guest_id=review.guest_id, expires_at=clock.now()))
        for row in (NetworkApp(**here, network="x", client_id="a"), _registered(stage.shop.name)):
            sealing.seal(row, "{}")
            session.add(row)


def _registered(host: str) -> Registration:
    return Registration(id=ids.new(), network="mastodon", host=host)


def _judge(stage: ShopOnStage) -> None:
    """A long text with a fingerprint, a case, and what the shop and its server's calls leave behind."""
    words = "A tray of oak that carries four cups and a pot without a sound, and that wipes clean with one hand."
    stage.guest().review(product="tray", email="vera@example.com", text=words)
    with writing() as session:
        moderation.add_word(shop=stage.shop, word="casino", looks=True, actor="test")
        moderation.add_insider(shop=stage.shop, address="boris@example.org", actor="test")
        networks.remember_key_call(shop_id=stage.shop.id, network="81.2.69.0/24")
        cases.open_for(stage.shop.id, "product", ids.new(), "burst", {"count": 9})
        session.add(Overlap(shop_id=stage.shop.id, id=ids.new(), identity="0", products=3, reviewers=3, graph={}))


def _confirm(house: House) -> None:
    """The letters leave, and the newest one's button is pressed."""
    queue.huey.storage.blocking = False
    while (task := queue.huey.dequeue()) is not None:
        queue.huey.execute(task)
    assert pressed(house.client, confirm_link(house.mailbox)).status_code == 200


def _move_in(stage, folder: Path, text_said: str) -> None:
    row = {"id": "a", "product": "cups", "rating": 4, "text": text_said, "incentivized": True, "reply": "Thanks"}
    path = folder / f"{text_said}.jsonl"
    path.write_text(json.dumps(row) + "\n")
    plan = Plan(reader=imports.reader_for(path), shop_name=stage.shop.name)
    imports.run(shop_id=stage.shop.id, path=path, plan=plan, progress=lambda _: None)


def rows_in_tables() -> dict[str, int]:
    """Number of rows of every table there is, Huey's and Alembic's own left out."""
    with db.reader.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
        found = {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}
    return {name: number for name, number in found.items() if name not in _hueys()}


def _hueys() -> set[str]:
    return {"kv", "task", "schedule", "counter", "sqlite_sequence"} | {
        f"huey_{name}" for name in ("kv", "task", "schedule", "counter")
    }


def revisions() -> list[str]:
    """Every revision there is, the newest first."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(runner.HERE))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]


def revision_now() -> str | None:
    with db.reader.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
