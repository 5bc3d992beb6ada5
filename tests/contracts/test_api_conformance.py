"""The API keeps its document: calls made from openapi.json, good and bad, against the real application."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.context import EngineContext
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from tests.cast import GuestOnStage, ShopOnStage, a_comment
from tests.contracts.api_stage import api_at
from tests.server.feeds.stage import Feeds, feeds_of
from tests.server.hours.stage import announced, expert_of
from tests.server.web.operations import CALLS

EXAMPLES = 4
"""Made up by chance for each operation, good and bad; the limits of its document are tried besides. Soak makes more."""
OPERATIONS = len(CALLS)
ONCE = {"POST /v1/manage/hours"} | {f"POST /v1/shops/{{site_key}}/signin/{name}" for name in ("code", "state")}
"""What cannot be done without a letter just written, or an expert who has accepted; tests/server does it."""
CHOOSING = {
    *(f"PUT {at}/questions/{{question_id}}/accepted" for at in ("/v1/manage", "/v1/shops/{site_key}")),
    *(
        f"POST /v1/shops/{{site_key}}/me/{at}"
        for at in ("accounts/linkings", "accounts/linkings/{linking_id}", "posts")
    ),
}
"""What names an answer, a page or a word that nobody can make up; tests/server does it."""
TAKEN = {"headers", "session", "timeout"}

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> list[ScenarioFinished]:
    """What happened, operation by operation."""
    return scenarios_of(tmp_path_factory.mktemp("api"))


def test_every_operation_keeps_its_document(scenarios: list[ScenarioFinished]):
    found = [fault for scenario in scenarios for fault in faults(scenario)]
    assert not found, "\n\n".join(found)


def test_every_operation_was_called(scenarios: list[ScenarioFinished]):
    called = {scenario.recorder.label for scenario in scenarios if scenario.recorder.interactions}
    assert len(called) == OPERATIONS


def test_every_operation_has_also_done_its_work(scenarios: list[ScenarioFinished]):
    done = {
        scenario.recorder.label
        for scenario in scenarios
        for each in scenario.recorder.interactions.values()
        if each.response and each.response.status_code < 300
    }
    assert sorted(CALLS.keys() - (done | ONCE | CHOOSING)) == []


def scenarios_of(folder: Path, examples: int = EXAMPLES) -> list[ScenarioFinished]:
    """What happens with so many examples."""
    transport_kwargs = EngineContext.get_transport_kwargs

    def in_process(*given: Any, **named: Any) -> dict[str, Any]:
        return {name: value for name, value in transport_kwargs(*given, **named).items() if name in TAKEN}

    with pytest.MonkeyPatch.context() as patch:  # it hands settings of the network to a call that has none
        patch.setattr(EngineContext, "get_transport_kwargs", in_process)
        return list(run(folder, examples))


def run(folder: Path, examples: int) -> Iterator[ScenarioFinished]:
    with api_at(folder) as (shop, guest):
        shop.set(confirm_guests=False)
        review = shop.guest().review().json["id"]
        assert shop.manage("PUT", "/fields/fit", {"kind": "scale", "labels": {"en": "Fit"}}).status_code == 200
        photo = guest.photo().json["id"]
        anna, leaver = shop.known(email="anna@example.com"), shop.known(name="Vera")
        export = anna.send("POST", "/me/export", {}).json["id"]
        expert = shop.manage("POST", "/experts", {"email": "yulia@example.com", "name": "Yulia"}).json["id"]
        comments = [guest.send("POST", "/comments", a_comment(on=review)).json["id"] for _ in range(3)]
        assert guest.send("DELETE", f"/comments/{comments[2]}").status_code == 204
        top = shop.manage("POST", "/comments", {"on": review, "text": "Thank you."}).json["id"]
        ids = {"site_key": shop.shop.site_key, "review_id": review, "photo_id": photo, "comment_id": top}
        ids |= {"expert_id": expert, "export_id": export}
        bearers = {"secret": shop.secret, "bearer": guest.bearer}
        hers = [guest.review(product=product).json["id"] for product in ("cups", "tray")]
        assert guest.send("DELETE", f"/reviews/{hers[1]}").status_code == 204
        ids |= asked_about(shop.guest(), "kettle")
        feeds = feeds_of(guest, shown=hers[0], hidden=hers[1])
        ids |= {"account_id": feeds.accounts["linked"], "post_id": feeds.posts["planned"], "linking_id": feeds.linking}
        told = settings(ids, **bearers, origin=shop.origin, examples=examples)
        told["operations"] = of_her_own(hers, comments, anna.bearer, leaver.bearer) + told["operations"]
        told["operations"] = (
            of_her_feeds(feeds) + of_comments(review, comments[0]) + of_hours(shop) + told["operations"]
        )
        gone = {"include-name": "POST /v1/shops/{site_key}/me/erase"}  # her key opens nothing afterwards
        told["operations"] = [gone | bearing(shop.guest().bearer), *of_her_questions(shop, guest), *told["operations"]]
        config = SchemathesisConfig.from_dict(told)
        schema = schemathesis.openapi.from_wsgi("/openapi.json", shop.house.client.application, config=config)
        for event in from_schema(schema).execute():
            assert not isinstance(event, FatalError | NonFatalError), event
            if isinstance(event, ScenarioFinished):
                yield event


def settings(ids: dict[str, str], *, secret: str, bearer: str, origin: str, examples: int) -> dict[str, Any]:
    return {
        "seed": 1,
        "workers": 1,
        "continue-on-failure": True,
        "generation": {"mode": "all", "max-examples": examples, "database": "none", "deterministic": True},
        "phases": {"stateful": {"enabled": False}},
        # Text that is cleaned away, a cursor of nobody: what fits the document may still be refused.
        "checks": {"positive_data_acceptance": {"enabled": False}},
        "headers": {"Origin": origin, "Accept-Encoding": "identity"},
        "parameters": {
            "path.field": "fit",
            **{f"path.{name}": value for name, value in ids.items()},
        },
        "operations": [
            {"include-path-regex": "^/v1/manage/", "headers": {"Authorization": f"Bearer {secret}"}},
            {"include-path-regex": "^/v1/shops/", "headers": {"Authorization": f"Bearer {bearer}"}},
        ],
    }


def of_comments(review: str, hers: str) -> list[dict[str, Any]]:
    """What stands under a review; the comment that everybody votes on is the shop's."""
    at = "/v1/shops/{site_key}/comments"
    return [
        {"include-name": f"GET {at}", "parameters": {"query.on": review}},
        {"include-name": f"PUT {at}/{{comment_id}}", "parameters": {"path.comment_id": hers}},
    ]


def of_her_feeds(feeds: Feeds) -> list[dict[str, Any]]:
    """What ends one, or can be done to one that failed."""
    at = "/v1/shops/{site_key}/me"
    ends = {f"DELETE {at}/accounts/{{account_id}}": {"path.account_id": feeds.accounts["leaving"]}}
    ends[f"DELETE {at}/posts/{{post_id}}"] = {"path.post_id": feeds.posts["leaving"]}
    ends[f"POST {at}/posts/{{post_id}}/again"] = {"path.post_id": feeds.posts["failed"]}
    return [{"include-name": name, "parameters": parameters} for name, parameters in ends.items()]


def of_hours(shop: ShopOnStage) -> list[dict[str, Any]]:
    """Each hour can be opened, closed or cancelled once."""
    _, expert = expert_of(shop)
    hours = [announced(shop, expert)["id"] for _ in range(3)]
    assert shop.manage("POST", f"/hours/{hours[1]}/open", {}).status_code == 200
    at = "/v1/manage/hours/{hour_id}"
    return [
        *(
            {"include-name": f"POST {at}/{deed}", "parameters": {"path.hour_id": hour}}
            for deed, hour in zip(("open", "close", "cancel"), hours, strict=True)
        ),
        {"include-path-regex": "^/v1/shops/[^/]+/hours/", "parameters": {"path.hour_id": hours[0]}},
    ]


def of_her_own(reviews: list[str], comments: list[str], known: str, leaver: str) -> list[dict[str, Any]]:
    """What only its writer can do, or only a shopper: by her bearer, to what is hers."""
    at = "/v1/shops/{site_key}"
    there, back = ({"path.review_id": review} for review in reviews)
    shopper = [f"PATCH {at}/me", f"POST {at}/me/avatar", f"DELETE {at}/me/avatar"]
    return [
        {"include-name": f"DELETE {at}/reviews/{{review_id}}", "parameters": there},
        {"include-name": f"POST {at}/reviews/{{review_id}}/restore", "parameters": back},
        *(
            {"include-name": f"{deed}", "parameters": {"path.comment_id": one}}
            for deed, one in (
                (f"DELETE {at}/comments/{{comment_id}}", comments[1]),
                (f"POST {at}/comments/{{comment_id}}/restore", comments[2]),
            )
        ),
        *({"include-name": each, "headers": {"Authorization": f"Bearer {known}"}} for each in shopper),
        {"include-name": f"DELETE {at}/shopper", "headers": {"Authorization": f"Bearer {leaver}"}},
        {"include-path-regex": "/me/export", "headers": {"Authorization": f"Bearer {known}"}},
        {"include-path-regex": "/me/consents/", "parameters": {"path.purpose": "reuse"}},
    ]


def bearing(bearer: str) -> dict[str, Any]:
    """By somebody else than everybody."""
    return {"headers": {"Authorization": f"Bearer {bearer}"}}


def asked_about(guest: GuestOnStage, product: str) -> dict[str, str]:
    """A question and its answer, both by somebody else."""
    question = guest.ask(product=product).json["id"]
    return {"question_id": question, "answer_id": guest.answer(question, email="vera@example.com").json["id"]}


def of_her_questions(shop: ShopOnStage, guest: GuestOnStage) -> list[dict[str, Any]]:
    """What only the asker or the answerer can do, and what can be done once to a question."""
    at, manage = "/v1/shops/{site_key}", "/v1/manage/questions/{question_id}"
    one, back, closing, closed, waiting = (asked_about(guest, "cups") for _ in range(5))
    assert shop.manage("POST", f"/questions/{closed['question_id']}/close", {"reason": "resolved"}).status_code == 200
    assert guest.send("DELETE", f"/questions/{back['question_id']}").status_code == 204
    assert guest.send("DELETE", f"/answers/{back['answer_id']}").status_code == 204
    mine = {
        **{f"{verb} {at}/questions/{{question_id}}": one for verb in ("PUT", "DELETE")},
        **{f"{verb} {at}/answers/{{answer_id}}": one for verb in ("PUT", "DELETE")},
        **{f"{verb} {at}/questions/{{question_id}}/accepted": waiting for verb in ("PUT", "DELETE")},
        **{f"POST {at}/{kind}s/{{{kind}_id}}/restore": back for kind in ("question", "answer")},
        f"POST {manage}/close": closing,
        f"DELETE {manage}/close": closed,
        f"POST {manage}/ask": closing,
    }
    return [
        {"include-name": name, "parameters": {f"path.{key}": value for key, value in ids.items()}}
        for name, ids in mine.items()
    ]


def faults(scenario: ScenarioFinished) -> Iterator[str]:
    for case_id, checks in scenario.recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                case = scenario.recorder.cases[case_id].value
                said = check.failure_info.failure.message
                yield f"{scenario.recorder.label}: {check.name}: {said}\n{case.as_curl_command()}"
