"""DMARC (RFC 7489)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from goodword.letters.checkup.records import WARNING, WRONG, Facts, Said, tags

_POLICIES = {"none", "quarantine", "reject"}
_MAILTO = re.compile(r"mailto:[^\s@,!]+@([^\s@,!]+\.[^\s@,!]+)(?:![0-9]+[kmgt]?)?", re.IGNORECASE)


def check(records: Sequence[str], facts: Facts) -> Iterator[Said]:
    """What is to be said of the DMARC record of the sender's domain."""
    if len(records) != 1:
        yield Said("dmarc", "dmarc_several" if records else "dmarc_missing", WRONG, {"domain": facts.domain})
        return
    said = tags(records[0])
    if not re.match(r"v\s*=\s*DMARC1\s*(?:;|$)", records[0]):
        yield Said("dmarc", "dmarc_version", WRONG)
    elif said.get("p", "").lower() not in _POLICIES:
        yield Said("dmarc", "dmarc_policy", WRONG)
    else:
        yield from _policy(said)
        yield from _reports(said, facts)
        yield from _alignment(said, facts)


def _policy(said: Mapping[str, str]) -> Iterator[Said]:
    if said["p"].lower() == "none":
        yield Said("dmarc", "dmarc_none", WARNING)
    share = said.get("pct", "100")
    if not share.isdecimal() or int(share) > 100:
        yield Said("dmarc", "dmarc_share", WRONG, {"share": share[:20]})
    elif int(share) < 100:
        yield Said("dmarc", "dmarc_part", WARNING, {"share": share})
    if said.get("sp", said["p"]).lower() not in _POLICIES:
        yield Said("dmarc", "dmarc_policy", WRONG)


def _reports(said: Mapping[str, str], facts: Facts) -> Iterator[Said]:
    if not said.get("rua"):
        yield Said("dmarc", "dmarc_no_reports", WARNING)
        return
    for address in said["rua"].split(","):
        found = _MAILTO.fullmatch(address)
        if not found:
            yield Said("dmarc", "dmarc_reports", WRONG, {"address": address[:80]})
        elif not _is_one_family(found[1], facts.domain):
            yield Said("dmarc", "dmarc_reports_elsewhere", WARNING, {"domain": facts.domain, "other": found[1][:80]})


def _alignment(said: Mapping[str, str], facts: Facts) -> Iterator[Said]:
    for name in ("adkim", "aspf"):
        if said.get(name, "r").lower() not in {"r", "s"}:
            yield Said("dmarc", "dmarc_alignment", WRONG, {"tag": name})
    bounces = facts.bounce_domain.lower()
    is_strict = said.get("aspf", "r").lower() == "s"
    is_aligned = bounces == facts.domain.lower() if is_strict else _is_one_family(bounces, facts.domain)
    if bounces and not is_aligned:
        yield Said("dmarc", "dmarc_bounces", WARNING, {"other": bounces, "domain": facts.domain})


def _is_one_family(one: str, other: str) -> bool:
    """Whether one is the other or below it: as much as can be said without the list of public suffixes."""
    one, other = f".{one.lower()}", f".{other.lower()}"
    return one.endswith(other) or other.endswith(one)
