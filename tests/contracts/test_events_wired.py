"""Nothing that is told or put off gets lost: every event, every job, every schedule has its place."""

import importlib
import pkgutil

import goodword
from goodword import wiring
from goodword.lib.events import Event

for module in pkgutil.walk_packages(goodword.__path__, "goodword."):
    if module.name.endswith(".events"):
        importlib.import_module(module.name)


def test_every_event_is_heard_or_says_why_not():
    heard, unheard = set(wiring.REACTIONS), set(wiring.HEARD_BY_NO_ONE)
    assert {kind for kind in Event.__subclasses__() if kind.__module__.startswith("goodword.")} == heard | unheard
    assert heard & unheard == set()
    assert all(wiring.REACTIONS.values())
    assert all(len(reason.split()) > 3 for reason in wiring.HEARD_BY_NO_ONE.values())


def test_every_event_says_when_it_is_told():
    assert [event.__name__ for event in Event.__subclasses__() if "Told" not in (event.__doc__ or "")] == []


def test_what_is_scheduled_is_a_job():
    assert wiring.SCHEDULE.keys() <= wiring.JOBS.keys()


def test_every_reaction_to_an_event_has_a_name_of_its_own():
    names = [(event, reaction.name) for event, reactions in wiring.REACTIONS.items() for reaction in reactions]
    assert len(names) == len(set(names))


def test_every_kind_of_snapshot_knows_what_nothing_looks_like():
    assert wiring.SNAPSHOTS.keys() - wiring.UNKNOWN_PRODUCT.keys() == {"loader"}
