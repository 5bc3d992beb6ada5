"""New code without a lost request: server processes are replaced under load, and nobody notices."""

import os
import random
import signal
from collections import Counter

import pytest

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import open_house_at
from tests.soak.askers import KEEPING, PARTING, SLOW, WRITING, Asker, Page, asking
from tests.soak.honest import Guests, guests_of
from tests.soak.installation import Installation, until

MANNERS = [KEEPING, KEEPING, PARTING, PARTING, SLOW, WRITING]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.soak)])
def test_no_request_is_lost_while_server_processes_are_replaced(installed, times, capsys):
    house = installed(workers=2)
    page = a_page(house)
    house.start_server(is_cold=times > 1)
    with asking(house.port, page, MANNERS) as askers:
        until("everybody was answered", lambda: all(asker.answered for asker in askers))
        for _ in range(times):
            hang_up(house)
            everybody_is_answered(askers)
        for _ in range(times):
            end_one(house)
            everybody_is_answered(askers)
        upgraded = house.command("upgrade")
        assert upgraded.wait(60) == 0
        upgraded.communicate()
        everybody_is_answered(askers)
    answered = Counter({manner: sum(a.answered for a in askers if a.manner == manner) for manner in MANNERS})
    failures = [each for asker in askers for each in asker.failures]
    with capsys.disabled():
        kind = "SQLite" if not house.config.database_url else "PostgreSQL"
        print(f"\n  {kind}: {times} HUP, {times} TERM of a process: {dict(answered)} answered, {len(failures)} failed")  # noqa: T201 - the figures are for a person
    assert failures == [], "\n".join(failures)


def a_page(house: Installation) -> Page:
    """The page of a shop whose guests' reviews appear at once."""
    with open_house_at(house.config) as opened:
        shop = open_shop(opened, "Tea House", TEA_HOUSE, confirm_guests=False).shop
        return Page(shop.site_key, Guests(guests_of(shop.id)))


def everybody_is_answered(askers: list[Asker]) -> None:
    """A new process takes its time to begin; who reloads again before that has nobody left to answer."""
    met = {asker: asker.answered + len(asker.failures) for asker in askers}
    until("everybody is answered again", lambda: all(a.answered + len(a.failures) > met[a] + 1 for a in askers))


def hang_up(house: Installation) -> None:
    """What `systemctl reload` does: gunicorn's master starts new processes and lets the old ones finish."""
    before = set(house.server_processes())
    assert house.server is not None
    house.server.send_signal(signal.SIGHUP)
    workers = house.config.workers
    until("new processes", lambda: len(set(house.server_processes()) - before) >= workers)
    until("the old ones have gone", lambda: not before & set(house.server_processes()))


def end_one(house: Installation) -> None:
    """One process is told to end; the master starts another."""
    before = set(house.server_processes())
    chosen = random.Random(len(before)).choice(sorted(before))
    os.kill(chosen, signal.SIGTERM)
    until("it has gone and another came", lambda: _replaced(house, chosen))


def _replaced(house: Installation, gone: int) -> bool:
    now = house.server_processes()
    return gone not in now and len(now) == house.config.workers
