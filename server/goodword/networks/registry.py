"""Which networks there are: ours and strangers', each found by its entry point ``goodword.networks``."""

import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from goodword.networks.contract import Again, Network

GROUP = "goodword.networks"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
_KINDS: dict[str, type | tuple[type, ...]] = {
    "name": str, "title": str, "scopes": (tuple, list), "again": Again,
    "asks_host": bool, "needs_app": bool, "edits": bool,
}  # fmt: skip
_VERBS = ("begin", "finish", "refresh", "revoke", "limits", "publish", "find", "change", "withdraw")


@dataclass(frozen=True)
class Shelf:
    """The networks by name, and a sentence for each entry that is none."""

    networks: Mapping[str, Network] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def installed(entries: Iterable[EntryPoint] | None = None) -> Shelf:
    """What is installed; a faulty entry costs no other one. Of two with one name ours is taken, else the first."""
    found = entry_points(group=GROUP) if entries is None else entries
    networks: dict[str, Network] = {}
    faults = []
    for entry in sorted(found, key=lambda each: (not _is_ours(each), each.name, each.value)):
        try:
            network = _loaded(entry, taken=networks)
        except ValueError as fault:
            faults.append(f"{entry.name} ({entry.value}) is left out: {fault}")
        else:
            networks[network.name] = network
    return Shelf(networks, tuple(faults))


def _is_ours(entry: EntryPoint) -> bool:
    return entry.value.startswith("goodword.")


def _loaded(entry: EntryPoint, *, taken: Iterable[str]) -> Network:
    try:
        made = entry.load()
        network = made() if isinstance(made, type) else made
    except Exception as fault:  # a stranger's code may raise anything, and must not end ours
        raise ValueError(f"it does not load: {type(fault).__name__}: {fault}") from fault
    for unfit in unfit_in(network):
        raise ValueError(unfit)
    if network.name != entry.name:
        raise ValueError(f"its entry is called {entry.name}, itself {network.name}")
    if network.name in taken:
        raise ValueError(f"there is a network {network.name} already")
    return network  # type: ignore[no-any-return]  # what has all of its attributes and verbs


def unfit_in(network: Any) -> Iterable[str]:
    """What keeps it from being a network, a sentence each."""
    for name, kind in _KINDS.items():
        if not isinstance(getattr(network, name, None), kind):
            yield f"{name} is missing or of another kind"
    if not _NAME.fullmatch(str(getattr(network, "name", ""))):
        yield "its name is a word of small Latin letters"
    for verb in _VERBS:
        if not _takes_the_same(getattr(network, verb, None), getattr(Network, verb)):
            yield f"{verb} is missing or takes other arguments"


def _takes_the_same(theirs: Any, ours: Any) -> bool:
    if not callable(theirs):
        return False
    asked = [each for each in inspect.signature(ours).parameters.values() if each.name != "self"]
    named = {each.name: None for each in asked if each.kind is each.KEYWORD_ONLY}
    try:
        inspect.signature(theirs).bind(*(None for each in asked if each.kind is not each.KEYWORD_ONLY), **named)
    except TypeError:
        return False
    return True
