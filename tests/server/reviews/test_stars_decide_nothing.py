"""No decision may read the stars: the same story with one star and with five goes the same way."""

import ast
import inspect

import pytest
from goodword.contributions import lifecycle
from goodword.contributions import service as contributions
from goodword.moderation import managing as cases
from goodword.moderation import queries as cases_of
from goodword.moderation import service as moderation
from goodword.reviews import deciding, managing, queries, reactions, sending, service
from goodword.submissions import writers

from tests.server.reviews.shelf import put

STARRED = {"rating", "stars", "histogram"}
DECIDE = (
    sending.arrive,
    sending.confirm,
    sending._follow,
    writers.let_through,
    deciding.publish,
    deciding.hide,
    deciding.reply,
    service.show,
    service.take_from_view,
    service.vote,
    service.flag,
    moderation.flagged,
    moderation.decide,
    moderation.hold,
    moderation.vote_counts,
    cases.page,
    cases_of.cases,
    queries.queue,
    queries.published_by_id,
    reactions.on_email_proven,
    reactions.on_case_decided,
    managing.page,
    contributions.vote,
    contributions.flag,
    lifecycle.checked_move,
)


@pytest.mark.parametrize("decide", DECIDE, ids=lambda decide: decide.__qualname__)
def test_what_decides_does_not_name_the_stars(decide):
    tree = ast.parse(inspect.getsource(inspect.unwrap(decide)))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    named |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert named & STARRED == set()


@pytest.mark.parametrize(
    "settings",
    [
        {"confirm_guests": True, "publish": "at_once"},
        {"confirm_guests": True, "publish": "after_check"},
        {"confirm_guests": False, "publish": "at_once"},
        {"confirm_guests": False, "publish": "after_check"},
    ],
    ids=str,
)
def test_one_star_and_five_go_the_same_way(tea_house, press_button, settings):
    tea_house.set(**settings)
    assert story(tea_house, press_button, 1, "one") == story(tea_house, press_button, 5, "five")


def test_the_queue_is_in_the_order_of_arrival_whatever_the_stars(tea_house):
    ordered = []
    for flip in (False, True):
        stars = [6 - n if flip else n for n in (1, 5, 2, 4, 3, 5, 1)]
        made = put(tea_house, [{"status": "held", "rating": n} for n in stars], product=f"flip {flip}")
        shown = tea_house.manage("GET", "/reviews?limit=100").json["data"]
        ordered.append([made.index(r["id"]) for r in shown if r["id"] in made])
    assert ordered[0] == ordered[1] == [6, 5, 4, 3, 2, 1, 0]


def story(shop, press_button, stars: int, product: str) -> list[object]:
    """Sent, confirmed, looked at, hidden, shown, flagged, written anew: how it stood after each."""
    guest, reader = shop.guest(), shop.guest()
    email = f"{product}@example.com"
    sent = guest.review(product=product, rating=stars, email=email)
    path = f"/reviews/{sent.json['id']}"
    told: list[object] = [sent.status_code, sent.json["status"]]
    if sent.json["status"] == "unconfirmed":
        told.append("published" in press_button())
    told.append(shop.manage("GET", path).json["status"])
    for deed, body in (("publish", {}), ("hide", {"reason": "spam"}), ("publish", {})):
        told.append(shop.manage("POST", f"{path}/{deed}", body).status_code)
    told.append(reader.send("PUT", f"{path}/vote", {}).json)
    told.append(reader.send("POST", f"{path}/flags", {"reason": "not_genuine"}).status_code)
    again = guest.review(product=product, rating=6 - stars, email=email)
    told.append(again.json["status"])
    if again.json["status"] == "unconfirmed":
        press_button()
    told.append(sorted(r["status"] for r in every(shop, product)))
    return told


def every(shop, product: str) -> list[dict]:
    found = []
    for status in ("published", "held", "unconfirmed", "hidden", "replaced"):
        page = shop.manage("GET", f"/reviews?status={status}&limit=100").json["data"]
        found += [r for r in page if r["product"] == product]
    return found
