"""Puts a payload into every text field of every way in, and collects every page where it could come out."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import cycle
from pathlib import Path
from typing import Any

from goodword.hours.models import Hour
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import reading, writing
from goodword.shoppers.models import Expert
from sqlalchemy import select, update

from tests.browser.payloads import RUN
from tests.cast import ShopOnStage, a_comment, a_question, a_review
from tests.server.comments.talk import comment
from tests.server.exchange.moving import take_in
from tests.server.hours.stage import announced, expert_of
from tests.server.web import operations
from tests.soak.installation import Installation

PRODUCT = "trap"
Turn = dict[tuple[str, ...], str]
"""What is put into which field of one call."""
ENOUGH = 12
"""Payloads that a field which takes no free text refuses, before we believe that it refuses all."""


@dataclass
class Planted:
    """What was tried, by operation and field, and what came of it."""

    tried: dict[str, int]
    taken: int
    talk: str = ""
    """The review under which the comments stand."""


def text_fields(schema: Any, document: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The place of each field of free text in a body."""
    schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    kinds = schema.get("type", "")
    if "string" in (kinds if isinstance(kinds, list) else [kinds]) and "enum" not in schema:
        yield at
    for name, inside in schema.get("properties", {}).items():
        yield from text_fields(inside, document, (*at, name))
    if "items" in schema:
        yield from text_fields(schema["items"], document, (*at, "0"))


def ways_in(house: Any) -> Iterator[tuple[operations.Operation, list[tuple[str, ...]]]]:
    """Every operation that takes text, with the places for it: a new one is here by itself."""
    document = house.get("/openapi.json").json
    for operation in operations.of(house):
        content = document["paths"][operation.path][operation.method.lower()].get("requestBody", {}).get("content", {})
        fields = [field for kind in content.values() for field in text_fields(kind["schema"], document)]
        if operation.writes and fields:
            yield operation, fields


def put(body: Any, field: tuple[str, ...], value: str) -> Any:
    """The body with this value in that place."""
    if not field:
        return value
    name, *rest = field
    if name == "0":
        return [put(None, tuple(rest), value)]
    return {**(body or {}), name: put((body or {}).get(name), tuple(rest), value)}


def plant(shop: ShopOnStage, payloads: Sequence[str], folder: Path) -> Planted:
    """Every payload into every field of every operation, and through an import; what waits for a hand is published."""
    planted = Planted({}, 0)
    shop.set(confirm_guests=False)
    guest = shop.guest()
    question, (_, expert) = guest.ask(product=PRODUCT).json["id"], expert_of(shop)
    target = {
        "review_id": guest.review(product=PRODUCT, name="Anna").json["id"],
        "question_id": question,
        "answer_id": guest.answer(question).json["id"],
        "hour_id": announced(shop, expert)["id"],
        "expert": expert,
    }
    target["comment_id"] = comment(guest, target["review_id"]).json["id"]
    planted.talk = shop.guest().review(product=PRODUCT, name="Anna").json["id"]
    for operation, fields in ways_in(shop.house):
        trying = partial(send, shop, guest, operation, target)
        free = [field for field in fields if trying({field: payloads[0]}).status_code < 400]
        bound = [field for field in fields if field not in free]
        for at, payload in enumerate(payloads):
            turn = {field: payloads[(at + step) % len(payloads)] for step, field in enumerate(free)}
            planted.taken += taken(trying, turn)
            if bound and at < ENOUGH:
                trying(dict.fromkeys(bound, payload))
        planted.tried |= {f"{operation.name} /{'/'.join(field)}": len(payloads) for field in fields}
    for payload in payloads:
        said = {"title": payload[:150], "text": payload, "name": payload[:80]}
        words = payload if payload.strip() else "-"
        anna = shop.guest()
        anna.review(product=PRODUCT, **{name: words for name, words in said.items() if words.strip()})
        anna.ask(product=PRODUCT, text=words[:300], details=payload, name=words[:80])
        comment(anna, planted.talk, words, name=words[:80])
    show_all(shop)
    answer_all(shop, payloads)
    by_command(shop, shop.guest().ask(product=PRODUCT).json["id"], payloads)
    import_all(shop, payloads, folder)
    return planted


def taken(trying: Callable[[Turn], Any], turn: Turn) -> int:
    """How many of these words are taken at once; what a refusal names is left out, and the rest tried again."""
    while turn and (answer := trying(turn)).status_code >= 400:
        named = {each["pointer"] for each in answer.json.get("errors", [])}
        rest = {field: said for field, said in turn.items() if f"/{'/'.join(field)}" not in named}
        if len(rest) == len(turn):
            return sum(trying({field: said}).status_code < 400 for field, said in turn.items())
        turn = rest
    return len(turn)


def send(shop: Any, guest: Any, operation: Any, target: dict[str, str], said: Turn) -> Any:
    """Make the call with these words in these places; it is taken, or refused with a problem document."""
    body = {
        "/reviews": a_review(product="elsewhere"),
        "/questions": a_question(product=PRODUCT),
        "/comments": a_comment(on=target["review_id"]) | {"text": "Mine does that too."},
        "/hours": (operation.call.body or {}) | {"expert": target["expert"]},
    }.get(operation.path[operation.path.rfind("/") :], operation.call.body)
    for field, payload in said.items():
        body = put(body, field, payload)
    path = operation.path
    for name, value in (target | {"site_key": shop.shop.site_key}).items():
        path = path.replace("{" + name + "}", value)
    bearer = shop.secret if operation.security == "secret_key" else guest.bearer
    answer = shop.house.send(operation.method, path, body, bearer=bearer, origin=shop.origin)
    assert answer.status_code < 500, (operation.name, said, answer.text)
    assert answer.status_code < 400 or answer.content_type == "application/problem+json", (operation.name, said)
    return answer


def show_all(shop: ShopOnStage) -> None:
    """Publish what is held, whoever held it."""
    for kind in ("reviews", "questions", "answers", "comments"):
        while held := shop.manage("GET", f"/{kind}?status=held&limit=100").json["data"]:
            for each in held:
                assert shop.manage("POST", f"/{kind}/{each['id']}/publish", {}).status_code == 200


def answer_all(shop: ShopOnStage, payloads: Sequence[str]) -> None:
    """Every question gets an answer of the shop with words of its own."""
    asked = shop.manage("GET", f"/questions?product={PRODUCT}&limit=100").json["data"]
    for each, payload in zip(asked, payloads, strict=False):
        said = {"text": payload, "name": payload[:80]}
        shop.manage("POST", f"/questions/{each['id']}/answers", {k: v for k, v in said.items() if v.strip()})


def question_pages(shop: ShopOnStage) -> list[str]:
    """The page of every question, with its linked data."""
    found, after = [], ""
    while after is not None:
        page = shop.manage("GET", f"/questions?product={PRODUCT}&limit=100{after}").json
        found += [shop.house.get(f"/q/{each['id']}").text for each in page["data"]]
        after = f"&cursor={page['next']}" if page["next"] else None
    return found


def by_command(shop: ShopOnStage, question: str, payloads: Sequence[str]) -> None:
    """The shop answers from a terminal, in all the words at once."""
    said = " ".join(payloads).replace("\0", "")[:4000]
    named = ("--name", "-" + payloads[0][:79], "--shop", shop.shop.name)
    command = Installation(shop.house.config).command("question", "answer", question, *named, "--", said)
    assert command.communicate()[0] == "Answered.\n"


def hour_pages(shop: ShopOnStage, payloads: Sequence[str]) -> list[str]:
    """The page of each hour that was announced, with an expert of a name as hostile as its words."""
    with reading() as session:
        every = [ids.show("hou", each) for each in session.scalars(select(Hour.id).where(Hour.shop_id == shop.shop.id))]
    found = []
    for hour, payload in zip(every, cycle(payloads), strict=False):
        with writing() as session:
            named = {"name": plain.line(payload) or "-", "title": plain.line(payload)}
            session.execute(update(Expert).where(Expert.shop_id == shop.shop.id).values(named))
        found.append(shop.house.get(f"/h/{hour}").text)
    return found


def import_all(shop: ShopOnStage, payloads: Sequence[str], folder: Path) -> None:
    said = [payload for payload in payloads if payload.strip()]
    rows = [{"product": PRODUCT, "rating": 5, "title": p[:150], "text": p, "author": p[:80], "reply": p} for p in said]
    file = folder / "planted.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    take_in(shop, file)


def letters(shop: ShopOnStage, payloads: Sequence[str], work_off: Any) -> list[str]:
    """The HTML of the letter that each payload brings about, in its name, words and product."""
    shop.set(confirm_guests=True)
    work_off()
    for earlier in shop.house.mailbox.glob("*.eml"):
        earlier.unlink()
    for payload in payloads:
        said = {"name": payload[:80], "title": payload[:150], "text": payload, "product": "trap-letter"}
        said["product_facts"] = {"name": payload[:300]}
        shop.guest().review(email="vera@example.com", **{k: v for k, v in said.items() if v})
    work_off()
    from tests.browser.mail import opened

    return opened(shop.house.mailbox)


def page_of(documents: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A page that shows each document in a frame, without any policy, and the documents by their path."""
    paths = {f"/document/{n}": document for n, document in enumerate(documents)}
    frames = "".join(f'<iframe width=300 height=100 src="{escape(path)}"></iframe>' for path in paths)
    return f"<!doctype html><meta charset=utf-8><title>All</title>{frames}", paths


# Whatever a payload would call is the canary too.
WATCH = "for (const name of ['alert', 'prompt', 'confirm', 'print']) window[name] = () => { top.__xss = 1 }"

# Nothing that runs, and nothing that would when pressed, in any root of any frame.
LIVE = """() => {
  const found = [];
  const look = root => root.querySelectorAll('*').forEach(one => {
    const name = one.localName;
    const words = { input: 'value', meta: one.httpEquiv ? '' : 'content' }[name];  // no addresses to follow
    const leads = ({ name, value }) => name !== words && /^\\s*javascript:/i.test(value);
    const live = attribute => attribute.name.startsWith('on') || leads(attribute);
    const handler = [...one.attributes].find(live);
    if (handler) found.push(`${name} ${handler.name}`);
    if (/^(object|embed|base|marquee|audio|video|math|animate|set|mj-raw)$/.test(name)) found.push(name);
    const isOurs = name === 'script' && one.type === 'application/ld+json';
    const isHouse = /^\\/(w|static)\\//.test(one.getAttribute('src') || '');
    const isForeign = location.pathname.startsWith('/document/') || one.textContent.includes('__xss');
    if (name === 'script' && !isOurs && !isHouse && isForeign) found.push('script');
    if (name === 'img' && one.getAttribute('src') === 'x') found.push('img');
    if (one.shadowRoot) look(one.shadowRoot);
  });
  look(document);
  return found
}"""


def executed(page: Any) -> list[str]:
    """What ran or would run on the page and in its frames; empty when all is text."""
    found = [each for frame in page.frames for each in frame.evaluate(LIVE)]
    return found + ([RUN] if page.evaluate("window.__xss !== undefined") else [])
