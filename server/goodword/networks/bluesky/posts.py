"""A post as her server keeps it: a record under a key of ours, with the link marked and the card beside it."""

from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from goodword.lib import clock
from goodword.lib.outbound import Answer
from goodword.networks.bluesky.dpop import Prover
from goodword.networks.bluesky.signing_in import POSTS
from goodword.networks.calls import Stopped, call, harmless, read, said, spoken, trouble, word
from goodword.networks.contract import Draft, Expired, Grant, Json, Picture, Posted, Refused, Tools, Unlinked

LARGEST_PICTURE = 1_000_000
"""The server hangs up on a larger one, so that nobody could say what has happened."""
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_GONE = {"AccountTakedown", "AccountDeactivated", "AccountSuspended", "RepoNotFound", "RepoDeactivated"}
_ENDED = {"ExpiredToken", "InvalidToken", "AuthMissing", "invalid_token"}


def record_key(key: UUID) -> str:
    """The record's own name (a TID, 13 letters): 53 bits of microseconds and 10 of chance, all from our key."""
    micros = ((key.int >> 80) * 1000 + (key.int >> 10) % 1000) & ((1 << 53) - 1)
    number = micros << 10 | key.int & 1023
    return "".join(_LETTERS[number >> shift & 31] for shift in range(60, -1, -5))


def create(tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Posted:
    """Write the record.

    :raises Stopped: it was not written, or that is unknown.
    """
    prover = _prover(tools, grant)
    made = {"repo": grant.subject, "collection": POSTS, "rkey": record_key(key)}
    record = _record(draft, _card(grant, prover, draft), clock.now().isoformat(timespec="milliseconds"))
    answer = prover.call("POST", _at(grant, "createRecord"), body=made | {"record": record})
    # The server stumbles over a key that is taken (500): it stands there already.
    there = found(tools, grant, key) if answer.status >= 500 else None
    return there or _posted(_done(answer))


def found(tools: Tools, grant: Grant, key: UUID) -> Posted | None:
    """The record, asked for without her leave; None when her server says that there is none.

    :raises Stopped: that cannot be told.
    """
    answer = _asked(tools, grant, record_key(key))
    return None if _is_absent(answer) else _posted(read(answer))


def replace(tools: Tools, grant: Grant, posted: Posted, draft: Draft) -> Posted:
    """Write the record anew, as old as it was.

    :raises Stopped: it was not written, or that is unknown.
    """
    name = posted.id.rpartition("/")[2]
    there = harmless(lambda: _done(_asked(tools, grant, name)))
    prover = _prover(tools, grant)
    made_at = str(there.get("value", {}).get("createdAt"))
    body = {"repo": grant.subject, "collection": POSTS, "rkey": name}
    record = _record(draft, _card(grant, prover, draft), made_at)
    return _posted(_done(prover.call("POST", _at(grant, "putRecord"), body=body | {"record": record})))


def delete(tools: Tools, grant: Grant, posted: Posted) -> None:
    """Take the record away; her server says yes also when there is none.

    :raises Stopped: it may still be there.
    """
    body = {"repo": grant.subject, "collection": POSTS, "rkey": posted.id.rpartition("/")[2]}
    _done(_prover(tools, grant).call("POST", _at(grant, "deleteRecord"), body=body))


def _record(draft: Draft, card: Json, made_at: str) -> Json:
    return {
        "$type": POSTS,
        "text": draft.text,
        "facets": _facets(draft),
        "embed": card,
        "langs": [draft.locale],
        "createdAt": made_at,
    }


def _facets(draft: Draft) -> list[Json]:
    # The network counts these places in bytes of UTF-8.
    start = draft.text.encode().find(draft.link.encode())
    if start < 0 or not draft.link:
        return []
    place = {"byteStart": start, "byteEnd": start + len(draft.link.encode())}
    return [{"index": place, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": draft.link}]}]


def _card(grant: Grant, prover: Prover, draft: Draft) -> Json:
    shown: dict[str, Any] = {"uri": draft.link, "title": draft.title, "description": draft.description}
    if draft.picture:
        shown["thumb"] = harmless(lambda: _uploaded(grant, prover, draft.picture))
    return {"$type": "app.bsky.embed.external", "external": shown}


def _uploaded(grant: Grant, prover: Prover, picture: Picture | None) -> Any:
    assert picture
    if len(picture.data) > LARGEST_PICTURE:
        raise Stopped(Refused("the picture is too large"))
    headers = {"Content-Type": picture.type}
    return _done(prover.call("POST", _at(grant, "uploadBlob"), headers=headers, body=picture.data)).get("blob")


def _asked(tools: Tools, grant: Grant, name: str) -> Answer:
    query = urlencode({"repo": grant.subject, "collection": POSTS, "rkey": name}, quote_via=quote)
    return call(tools.http, "GET", f"{_at(grant, 'getRecord')}?{query}")


def _is_absent(answer: Answer) -> bool:
    return answer.status == 400 and spoken(answer).get("error") == "RecordNotFound"


def _done(answer: Answer) -> Json:
    fault = str(spoken(answer).get("error"))
    if answer.ok:
        return read(answer)
    if fault in _ENDED:
        raise Stopped(Expired())
    if fault in _GONE or fault == "ScopeMissingError":
        raise Stopped(Unlinked(said(answer)))
    if _is_absent(answer):
        raise Stopped(Refused("the post is gone"))
    raise Stopped(trouble(answer))


def _posted(body: Json) -> Posted:
    address = word(body, "uri")
    did, _, name = address.removeprefix("at://").split("/", 2)
    return Posted(address, f"https://bsky.app/profile/{did}/post/{name}")


def _prover(tools: Tools, grant: Grant) -> Prover:
    return Prover(tools.http, grant.secrets["key"], grant.secrets["access"])


def _at(grant: Grant, name: str) -> str:
    return f"https://{grant.host}/xrpc/com.atproto.repo.{name}"
