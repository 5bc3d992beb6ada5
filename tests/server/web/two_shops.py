"""Two shops that hold the same things: equal refs, equal addresses, equal words but for their canaries."""

from dataclasses import dataclass
from typing import Any

from goodword.lib import clock, ids
from goodword.lib.db import Base, reading, writing
from goodword.moderation import cases
from goodword.shoppers import signing_in
from goodword.shoppers.models import Expert, Shopper
from goodword.shops import service as shops
from goodword.shops.models import Shop
from goodword.staff.rules import ROLES
from sqlalchemy import select

from tests.cast import GuestOnStage, ShopOnStage
from tests.server.feeds.stage import Feeds, feeds_of
from tests.server.hours.stage import announced, expert_of
from tests.server.web import talk
from tests.server.web.talk import SEEN, UNSEEN
from tests.staffers import StaffOnStage, staff_of
from tests.tokens import signer_of

KEPT_OUT = {"snapshots", "staff_sessions"}  # a read may build what it answers from, and is noted as a use


@dataclass
class Furnished:
    """A shop with a review of every kind, and everybody who may knock."""

    at: ShopOnStage
    writer: GuestOnStage
    voter: GuestOnStage
    known: GuestOnStage
    other_known: GuestOnStage
    leaver: GuestOnStage
    vouching: dict[str, str]
    expert: GuestOnStage
    expert_id: str
    host_id: str
    hours: dict[str, str]
    staff: dict[str, StaffOnStage]
    reviews: dict[str, str]
    questions: dict[str, str]
    answers: dict[str, str]
    choosing: dict[str, str]
    questions_cursor: str
    questions_queue_cursor: str
    answers_cursor: str
    answers_queue_cursor: str
    group: str
    photo: str
    comments: dict[str, str]
    comments_cursor: str
    thread_cursor: str
    replies_cursor: str
    sign_in: str
    export: str
    cursor: str
    queue_cursor: str
    mine_cursor: str
    feeds: Feeds
    cases: list[str]
    cases_cursor: str
    read_only: str
    write_only: str
    nothing: str

    @property
    def linked_word(self) -> dict[str, str]:
        """What her browser has brought back."""
        return self.feeds.linked_word

    @property
    def linking_body(self) -> dict[str, str]:
        """Which account she wants to link."""
        return self.feeds.linking_body

    @property
    def posts_cursor(self) -> str:
        """After her newest post."""
        return self.feeds.posts_cursor

    @property
    def accepting(self) -> dict[str, str]:
        """The asker's choice."""
        return {"answer": self.answers["published"]}

    @property
    def seen(self) -> str:
        return SEEN.format(self.at.shop.name)

    @property
    def unseen(self) -> str:
        return UNSEEN.format(self.at.shop.name)


def furnish(shop: ShopOnStage) -> Furnished:
    """Fill it: two published, two held, one hidden, one unconfirmed, with reply, vote and flag."""
    writer, voter = shop.guest(), shop.guest()
    seen, unseen = SEEN.format(shop.shop.name), UNSEEN.format(shop.shop.name)
    asked = {"kind": "scale", "labels": {"en": seen}}
    assert shop.manage("PUT", "/fields/fit", asked).status_code == 200
    reviews = {}
    for kind, words, settings in (
        ("published", seen, {"confirm_guests": False}),
        ("second", seen, {}),
        ("hidden", unseen, {}),
        ("leaving", unseen, {}),
        ("withdrawn", unseen, {}),
        ("held", unseen, {"publish": "after_check"}),
        ("held too", unseen, {}),
        ("unconfirmed", unseen, {"confirm_guests": True}),
    ):
        if settings:
            shop.set(**settings)
        sent = writer.review(
            name=words, text=words, title=words, fields={"fit": 4}, email=f"{unseen.replace(' ', '-')}@example.com"
        )
        assert sent.status_code == 201, sent.text
        reviews[kind] = sent.json["id"]
    questions = talk.questions(shop, writer, seen, unseen)
    answers, chosen = talk.answers(shop, writer, voter, questions, seen, unseen)
    shop.set(confirm_guests=True)
    hidden = shop.manage("POST", f"/reviews/{reviews['hidden']}/hide", {"reason": "spam"})
    assert writer.send("DELETE", f"/reviews/{reviews['withdrawn']}").status_code == 204
    replied = shop.manage("PUT", f"/reviews/{reviews['published']}/reply", {"text": seen})
    voted = voter.send("PUT", f"/reviews/{reviews['published']}/vote", {})
    flagged = voter.send("POST", f"/reviews/{reviews['published']}/flags", {"reason": "spam", "note": unseen})
    assert [a.status_code for a in (hidden, replied, voted, flagged)] == [200, 200, 200, 201]
    described = shop.manage("PUT", "/products", {"product": "kettle blue", "name": seen})
    for ref in ("cups", "kettle red"):
        shop.manage("PUT", "/products", {"product": ref, "name": seen})
    two = {"name": seen, "products": [{"product": "kettle"}, {"product": "kettle blue"}], "reason": seen}
    grouped = shop.manage("PUT", "/products/groups", two)
    assert [a.status_code for a in (described, grouped)] == [200, 200], grouped.text
    expert = shop.known(name="Yulia", how="shop")
    open_cases = [_case(shop, reviews[kind]) for kind in ("second", "published")]
    keys = {scope: _key(shop, [scope]) for scope in ("reviews:read", "reviews:write", "settings:read")}
    known = shop.known(email=f"anna-{unseen.replace(' ', '-')}@example.com")
    return Furnished(
        at=shop,
        writer=writer,
        voter=voter,
        known=known,
        other_known=shop.known(name="Boris", how="shop"),
        leaver=shop.known(name="Vera"),
        vouching={"assertion": signer_of(shop).token(name=unseen)},
        expert=expert,
        expert_id=_expert(shop, expert, unseen),
        **_hours(shop),
        staff={role: staff_of(shop, role) for role in ROLES},
        reviews=reviews,
        questions=questions,
        answers=answers,
        choosing={"answer": chosen},
        questions_cursor=shop.questions(limit=1)["next"],
        questions_queue_cursor=shop.manage("GET", "/questions?limit=1").json["next"],
        answers_cursor=shop.house.get(f"{shop.at}/questions/{questions['published']}/answers?limit=1").json["next"],
        answers_queue_cursor=shop.manage("GET", "/answers?limit=1").json["next"],
        group=grouped.json["id"],
        photo=voter.photo().json["id"],
        **talk.comments(shop, writer, reviews["second"]),
        sign_in=_sign_in(shop),
        export=known.send("POST", "/me/export", {}).json["id"],
        cursor=shop.reviews(limit=1)["next"],
        queue_cursor=shop.manage("GET", "/reviews?limit=1&status=held").json["next"],
        feeds=feeds_of(writer, shown=reviews["second"], hidden=reviews["hidden"]),
        mine_cursor=writer.send("GET", "/me/contributions?limit=1").json["next"],
        cases=open_cases,
        cases_cursor=shop.manage("GET", "/cases?limit=1").json["next"],
        read_only=keys["reviews:read"],
        write_only=keys["reviews:write"],
        nothing=keys["settings:read"],
    )


def everything() -> dict[str, list[Any]]:
    """All rows of all tables; that somebody knocked with a bearer may be noted."""
    with reading() as session:
        return {
            table.name: sorted(
                repr(tuple(row)) for row in session.execute(select(*(c for c in table.columns if c.name != "used_at")))
            )
            for table in Base.metadata.sorted_tables
            if table.name not in KEPT_OUT
        }


def _hours(shop: ShopOnStage) -> dict[str, Any]:
    """Hours of another expert: two to come, and one that is live."""
    _, host = expert_of(shop)
    hours = {
        kind: announced(shop, host, title=SEEN.format(shop.shop.name))["id"] for kind in ("ahead", "other", "live")
    }
    assert shop.manage("POST", f"/hours/{hours['live']}/open", {}).status_code == 200
    return {"host_id": host, "hours": hours}


def _case(shop: ShopOnStage, review: str) -> str:
    with writing():
        case = cases.open_for(shop.shop.id, "review", ids.parse("rev", review), "flags", {"flags": 3})
        return ids.show("cas", case.id)


def _expert(shop: ShopOnStage, expert: GuestOnStage, words: str) -> str:
    """She has accepted to be one."""
    shopper = expert.send("GET", "/me").json["name"]
    with writing() as session:
        hers = session.scalars(select(Shopper).where(Shopper.shop_id == shop.shop.id, Shopper.name == shopper)).one()
        known = {"email": "yulia@example.com", "name": words, "title": words, "topics": [words]}
        made = Expert(shop_id=shop.shop.id, id=ids.new(), shopper_id=hers.id, accepted_at=clock.now(), **known)
        session.add(made)
        return ids.show("xpt", made.id)


def _sign_in(shop: ShopOnStage) -> str:
    """A letter is on its way; its code is 123456."""
    origin = signing_in.Origin(shop.origin, [("203.0.113.0/24", 1)])
    with writing() as session:
        asked = signing_in.ask(
            shop=session.get_one(Shop, shop.shop.id), email="dora@example.com", locale=None, guest=None, origin=origin
        )
        asked.row.code = signing_in._code_digest(asked.row, "123456")
    return asked.secret


def _key(shop: ShopOnStage, scopes: list[str]) -> str:
    with writing():
        return shops.create_key(shop=shop.shop, name="canary", scopes=scopes)[1]
