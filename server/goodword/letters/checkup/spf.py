"""SPF (RFC 7208)."""

import ipaddress
from collections.abc import Callable, Iterator, Sequence

from goodword.letters.checkup.records import WARNING, WRONG, Facts, Said

MOST_LOOKUPS = 10
_LOOKS_UP = {"include", "a", "mx", "ptr", "exists", "redirect"}
_MECHANISMS = {"all", "include", "a", "mx", "ptr", "exists", "ip4", "ip6"}
_MODIFIERS = {"redirect", "exp"}


def check(records: Sequence[str], facts: Facts) -> Iterator[Said]:
    """What is to be said of the SPF records of the sender's domain."""
    ours = [record for record in records if record.lower().split(" ")[0] == "v=spf1"]
    if len(ours) != 1:
        yield Said("spf", "spf_several" if ours else "spf_missing", WRONG, {"domain": facts.domain})
        return
    terms = [_term(word) for word in ours[0].split()[1:]]
    for rule in _RULES:
        yield from rule(terms, facts)


class _Term:
    """A sign, a name and what is behind it: ``-all``, ``include:example.com``, ``redirect=example.com``."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.sign = word[0] if word[:1] in "+-~?" else "+"
        rest = word.lstrip("+-~?").lower() if word[:1] in "+-~?" else word.lower()
        self.is_modifier = "=" in rest and ":" not in rest.partition("=")[0]
        name, _, self.value = rest.partition("=" if self.is_modifier else ":")
        self.name = name.partition("/")[0]

    @property
    def is_known(self) -> bool:
        """Whether receivers can make sense of it."""
        if self.is_modifier:
            return True  # unknown modifiers are left alone (RFC 7208, 6)
        if self.name in {"ip4", "ip6"}:
            return _is_network(self.value, 4 if self.name == "ip4" else 6)
        return self.name in _MECHANISMS and (self.name not in {"include", "exists"} or "." in self.value)


def _term(word: str) -> _Term:
    return _Term(word)


def _is_network(text: str, version: int) -> bool:
    try:
        return ipaddress.ip_network(text, strict=False).version == version
    except ValueError:
        return False


def _unknown(terms: Sequence[_Term], _facts: Facts) -> Iterator[Said]:
    for term in terms:
        if not term.is_known:
            yield Said("spf", "spf_unknown", WRONG, {"term": term.word[:60]})


def _end(terms: Sequence[_Term], _facts: Facts) -> Iterator[Said]:
    ends = [term for term in terms if term.name == "all" and not term.is_modifier]
    if not ends and not any(term.name == "redirect" for term in terms):
        yield Said("spf", "spf_open_end", WARNING)
    elif ends and ends[0].sign == "+":
        yield Said("spf", "spf_plus_all", WRONG)
    elif ends and ends[0].sign == "?":
        yield Said("spf", "spf_neutral", WARNING)


def _after_all(terms: Sequence[_Term], _facts: Facts) -> Iterator[Said]:
    names = [term.name for term in terms if not term.is_modifier]
    if "all" in names[:-1]:
        yield Said("spf", "spf_after_all", WARNING)


def _lookups(terms: Sequence[_Term], _facts: Facts) -> Iterator[Said]:
    number = sum(term.name in _LOOKS_UP for term in terms)
    if number > MOST_LOOKUPS:
        yield Said("spf", "spf_lookups", WRONG, {"number": str(number)})
    elif number > MOST_LOOKUPS // 2:
        yield Said("spf", "spf_many_lookups", WARNING, {"number": str(number)})


def _ptr(terms: Sequence[_Term], _facts: Facts) -> Iterator[Said]:
    if any(term.name == "ptr" for term in terms):
        yield Said("spf", "spf_ptr", WARNING)


def _relay(terms: Sequence[_Term], facts: Facts) -> Iterator[Said]:
    named = {term.value.partition("/")[0] for term in terms if term.sign == "+"}
    if facts.relay and facts.relay.lower() not in named:
        yield Said("spf", "spf_relay", WRONG, {"relay": facts.relay})


_RULES: tuple[Callable[[Sequence[_Term], Facts], Iterator[Said]], ...] = (
    *(_unknown, _end, _after_all, _lookups, _ptr, _relay),
)
"""Every rule of SPF, in the order in which they are told."""
