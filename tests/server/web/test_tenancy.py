"""Nothing of one shop is ever seen or changed from another: every id of every operation, exchanged."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from goodword.staff import forms

from tests.cast import a_comment
from tests.houses import said
from tests.pictures import saved
from tests.server.web import operations
from tests.server.web.operations import CALLS, MALFORMED, NOWHERE, Operation
from tests.server.web.two_shops import Furnished, everything, furnish
from tests.staffers import StaffOnStage

pytestmark = pytest.mark.timeout(300)

REFUSED = {401, 403, 404, 422}
WRITTEN = {"review_id", "question_id", "answer_id", "comment_id"}
KINDS = ("published", "held", "hidden", "withdrawn")


OF_MODERATORS = {
    *("reviews:read", "reviews:write", "cases:read", "cases:write"),
    *("fields:read", "products:read", "experts:read", "questions:read", "questions:write"),
}


@dataclass(frozen=True)
class Caller:
    """Somebody who knocks: with which bearer, from which page."""

    name: str
    bearer: str | None
    home: Furnished
    role: str = ""

    @property
    def browser(self) -> StaffOnStage | None:
        """Hers, if she is staff."""
        return self.home.staff.get(self.role)


@pytest.fixture
def mine(tea_house) -> Furnished:
    return furnish(tea_house)


@pytest.fixture
def stage(mine, rival) -> tuple[Furnished, Furnished]:
    return mine, furnish(rival)


def test_every_operation_is_known_to_this_test(house):
    assert {operation.name for operation in operations.of(house)} == CALLS.keys()


def test_every_call_works_for_those_who_may(house, mine):
    for operation in sorted(operations.of(house), key=lambda each: (each.writes, operations.ends_last(each))):
        answer = ask(house, operation, right_caller(operation, mine), own_ids(operation, mine))
        assert answer.status_code in {200, 201, 202, 204}, (operation.name, answer.text)


def test_an_id_of_another_shop_is_an_id_that_does_not_exist(house, stage):
    mine, other = stage
    before = everything()
    for operation in operations.of(house):
        for caller in everybody(mine, other):
            compare(house, operation, caller, mine, other)
    assert everything() == before


def compare(house: Any, operation: Operation, caller: Caller, mine: Furnished, other: Furnished) -> None:
    # A secret key names its shop by itself: with it, she is at home, and the other shop's ids are foreign to her.
    home = caller.home if operation.security == "secret_key" else mine
    foreign = other if home is mine else mine
    own = own_ids(operation, home)
    for name in operation.ids:
        nowhere = ask(house, operation, caller, own | {name: NOWHERE[name]})
        assert nowhere.status_code in REFUSED, (operation.name, caller.name, name, nowhere.text)
        if name == "site_key" and may(caller, operation, foreign):
            continue  # a site key is public: with it, she is in the other shop as anybody would be
        for theirs in ids_of(name, operation, foreign):
            answer = ask(house, operation, caller, own | {name: theirs})
            where = (operation.name, caller.name, name, theirs, answer.text)
            assert foreign.unseen not in answer.text, where
            if name == "site_key":
                assert answer.status_code in REFUSED, where
                continue
            assert foreign.seen not in answer.text, where
            assert (answer.status_code, said(answer)) == (nowhere.status_code, said(nowhere)), where
        # One who may is enough: what is no id is refused before anybody asks whose it is.
        for odd in MALFORMED[name] if caller.bearer == right_caller(operation, home).bearer else ():
            refused = ask(house, operation, caller, own | {name: odd})
            assert refused.status_code in REFUSED | {405, 308}, (operation.name, caller.name, name, odd, refused.text)


def test_only_those_who_may_are_let_in(house, stage):
    mine, other = stage
    before = everything()
    for operation in operations.of(house):
        if not operation.security and not operation.writes:
            continue
        for caller in everybody(mine, other):
            if may(caller, operation, caller.home if operation.security == "secret_key" else mine):
                continue
            answer = ask(house, operation, caller, own_ids(operation, mine))
            where = (operation.name, caller.name, answer.text)
            assert answer.status_code in {401, 403}, where
            assert not any(canary in answer.text for canary in (mine.seen, mine.unseen, other.seen, other.unseen)), (
                where
            )
    assert everything() == before


def test_what_is_not_published_is_not_there_for_the_page(house, mine):
    before = everything()
    for operation in operations.of(house):
        if operation.security != "writer" or operation.call.by == "writer":
            continue
        unseen = {"review_id": mine.reviews, "on": mine.reviews, "comment_id": mine.comments, "reply_to": mine.comments}
        unseen |= {"question_id": mine.questions, "answer_id": mine.answers}
        for name, kind in product(unseen.keys() & set(operation.ids), ("held", "hidden", "unconfirmed")):
            ids = own_ids(operation, mine) | {name: unseen[name][kind]}
            answer = ask(house, operation, right_caller(operation, mine), ids)
            nowhere = ask(house, operation, right_caller(operation, mine), ids | {name: NOWHERE[name]})
            assert (answer.status_code, said(answer)) == (404, said(nowhere)), operation.name
    assert everything() == before


def test_nobody_changes_what_another_writer_of_the_same_shop_wrote(house, tea_house):
    """Two shoppers and a guest: what is not hers is for each of them as what does not exist."""
    tea_house.set(confirm_guests=False)
    writers = {
        "guest": tea_house.guest(),
        "shopper by mail": tea_house.known(email="anna@example.com"),
        "shopper by the shop's word": tea_house.known(name="Boris", how="shop"),
    }
    written = {name: hers_of(one, f"{name[0]}@example.com") for name, one in writers.items()}
    hers = [each for each in operations.of(house) if each.call.by == "writer" and WRITTEN & set(each.ids)]
    assert hers
    before = everything()
    for operation, (name, one), (owner, theirs) in product(hers, writers.items(), written.items()):
        if name == owner:
            continue
        (named,) = WRITTEN & set(operation.ids)
        body = {"answer": theirs["answer_id"]} if operation.call.body_of else operation.call.body
        path = operation.path.replace("{site_key}", tea_house.shop.site_key)
        answers = [
            house.send(
                operation.method,
                path.replace("{" + named + "}", shown_id),
                body,
                bearer=one.bearer,
                origin=tea_house.origin,
            )
            for shown_id in (theirs[named], NOWHERE[named])
        ]
        assert [each.status_code for each in answers] == [404, 404], (operation.name, name, owner)
        assert said(answers[0]) == said(answers[1])
    assert everything() == before


def test_one_key_of_two_shops_is_two_keys(tea_house, rival):
    named = [(shop.guest(), f"Reader of {shop.shop.name}") for shop in (tea_house, rival)]
    answers = [writer.review(key="the-same-key", product="pot", name=name) for writer, name in named]
    assert [a.status_code for a in answers] == [201, 201]
    assert answers[0].json["id"] != answers[1].json["id"]


def hers_of(one: Any, email: str) -> dict[str, str]:
    """What somebody has written: a review, a question, and an answer to it."""
    review, question = one.review(email=email).json["id"], one.ask(email=email).json["id"]
    return {
        "review_id": review,
        "question_id": question,
        "answer_id": one.answer(question, email=email).json["id"],
        "comment_id": one.send("POST", "/comments", a_comment(on=review)).json["id"],
    }


def everybody(mine: Furnished, other: Furnished) -> Iterator[Caller]:
    for shop, whose in ((mine, "of this shop"), (other, "of the other shop")):
        yield Caller(f"guest {whose}", shop.writer.bearer, shop)
        yield Caller(f"shopper {whose}", shop.known.bearer, shop)
        yield Caller(f"another shopper {whose}", shop.other_known.bearer, shop)
        yield Caller(f"expert {whose}", shop.expert.bearer, shop)
        yield Caller(f"secret key {whose}", shop.at.secret, shop)
        yield Caller(f"nobody {whose}", None, shop)
    for role in mine.staff:
        yield Caller(f"{role} of this shop", None, mine, role)
    yield Caller("owner of the other shop", None, other, "owner")
    yield Caller("reading key", mine.read_only, mine)
    yield Caller("writing key", mine.write_only, mine)
    yield Caller("key of another scope", mine.nothing, mine)
    yield Caller("with letters that no bearer has", "gst_Кириллица".encode().decode("latin-1"), mine)


def may(caller: Caller, operation: Operation, shop: Furnished) -> bool:
    """Who may is written here once more, apart from the code."""
    page = caller.home.at.origin == shop.at.origin
    shoppers = {shop.known.bearer, shop.other_known.bearer, shop.expert.bearer}
    if operation.security == "shopper":
        return page and caller.bearer in shoppers
    if operation.security == "writer":
        return page and caller.bearer in shoppers | {shop.writer.bearer, shop.voter.bearer}
    if operation.security == "secret_key":
        if caller.role:
            return caller.home is shop and (caller.role != "moderator" or operation.scope in OF_MODERATORS)
        scoped = {"reviews:read": shop.read_only, "reviews:write": shop.write_only}.get(operation.scope)
        return caller.bearer in {shop.at.secret, scoped} - {None}
    return page or not operation.writes


def right_caller(operation: Operation, shop: Furnished) -> Caller:
    bearer = shop.at.secret if operation.security == "secret_key" else getattr(shop, operation.call.by).bearer
    return Caller("who may", bearer, shop)


def own_ids(operation: Operation, shop: Furnished) -> dict[str, str]:
    """The ids of a call that works; the cursor is left out unless asked for."""
    known = {
        "site_key": shop.at.shop.site_key,
        "review_id": shop.reviews[operation.call.review],
        "comment_id": shop.comments[operation.call.comment],
        "on": shop.reviews["second"],
        "reply_to": shop.comments["published"],
        "question_id": shop.questions[operation.call.question],
        "answer_id": shop.answers[operation.call.answer],
        "group_id": shop.group,
        "photo_id": shop.photo,
        "signin": shop.sign_in,
        "export_id": shop.export,
        "case_id": shop.cases[0],
        "expert_id": shop.expert_id,
        "expert": shop.host_id,
        "hour_id": shop.hours[operation.call.hour],
        "account_id": shop.feeds.accounts[operation.call.account],
        "linking_id": shop.feeds.linking,
        "post_id": shop.feeds.posts[operation.call.post],
    }
    return {name: known[name] for name in operation.ids if name in known}


def ids_of(name: str, operation: Operation, shop: Furnished) -> list[str]:
    cursors = [getattr(shop, operation.call.cursor)] if operation.call.cursor else []
    return {
        "site_key": [shop.at.shop.site_key],
        "review_id": [shop.reviews[kind] for kind in KINDS],
        "comment_id": [shop.comments["published"], shop.comments["held"]],
        "on": [shop.reviews["second"], shop.reviews["held"]],
        "reply_to": [shop.comments["published"]],
        "question_id": [shop.questions["published"], shop.questions["held"]],
        "answer_id": [shop.answers["published"]],
        "group_id": [shop.group],
        "photo_id": [shop.photo],
        "signin": [shop.sign_in],
        "export_id": [shop.export],
        "case_id": shop.cases,
        "expert_id": [shop.expert_id],
        "expert": [shop.host_id],
        "hour_id": [shop.hours["ahead"]],
        "account_id": [shop.feeds.accounts["linked"]],
        "linking_id": [shop.feeds.linking],
        "post_id": [*shop.feeds.posts.values()],
        "cursor": cursors,
    }[name]


def ask(house: Any, operation: Operation, caller: Caller, ids: dict[str, str]) -> Any:
    path = operation.path
    for name, value in (operation.call.path | ids).items():
        path = path.replace("{" + name + "}", value)
    in_path = {name for name in ids if "{" + name + "}" in operation.path}
    in_body = {"signin", *({"on", "reply_to", "expert"} if operation.writes else ())} & ids.keys()
    query = operation.call.query | {name: value for name, value in ids.items() if name not in in_path | in_body}
    headers = {"Origin": caller.home.at.origin} | (
        {"Authorization": f"Bearer {caller.bearer}"} if caller.bearer else {}
    )
    said = getattr(caller.home, operation.call.body_of) if operation.call.body_of else operation.call.body
    body = {} if said is None else {"json": said | {name: ids[name] for name in in_body}}
    if operation.call.file:
        body = {"data": {"file": (io.BytesIO(saved()), "kettle.jpg")}, "content_type": "multipart/form-data"}
    client = house.client
    if caller.browser is not None:
        client = caller.browser.client
        is_ours = operation.security == "secret_key"
        headers |= {"Origin": caller.browser.origin, forms.HEADER: caller.browser.said_token} if is_ours else {}
    return client.open(path, method=operation.method, query_string=query or None, headers=headers, **body)
