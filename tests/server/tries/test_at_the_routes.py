"""Guesses and letters at the routes themselves, of a real server with four processes: exactly so many, and no more."""

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from goodword.lib.db import writing
from goodword.shoppers.rules import LETTERS_TO_ADDRESS, SIGN_IN_TRIES
from goodword.staff import entering, forms, steps

from tests.server.shoppers.signs import ask, wrong
from tests.soak.installation import Installation
from tests.staffers import a_browser, staff_of

PROCESSES, ATTEMPTS = 4, 40
Outcome = Callable[[int, str], object]


@dataclass
class Crowd:
    """Everybody at once, each on a connection of her own."""

    port: int

    def sends(self, path: str, body: str, outcome: Outcome, **headers: str) -> Mapping[object, int]:
        """How often each outcome of the same request, sent forty times, was met."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def send(_: int) -> object:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
                connection.request("POST", path, body, named)
                answer = connection.getresponse()
                return outcome(answer.status, answer.read().decode())

        with ThreadPoolExecutor(ATTEMPTS) as pool:
            return Counter(pool.map(send, range(ATTEMPTS)))


@pytest.fixture
def crowd(house, tea_house) -> Iterator[Crowd]:
    installation = Installation(replace(house.config, workers=PROCESSES, threads=4))
    try:
        installation.start_server()
        yield Crowd(installation.port)
    finally:
        if installation.server is not None:
            os.killpg(installation.server.pid, signal.SIGKILL)  # nobody is being answered, and nothing is kept
        installation.end()


def status(code: int, _: str) -> int:
    return code


def first_error(_: int, body: str) -> str:
    return str(json.loads(body)["errors"][0]["code"])


@pytest.mark.timeout(120)
def test_forty_at_once_through_four_processes_are_counted_exactly(crowd, house, tea_house):
    sign_in, mark, browser = ask(tea_house), staff_of(tea_house, "moderator"), a_browser(house)
    page = {"Origin": tea_house.origin, "Content_Type": "application/json"}
    letters = crowd.sends(f"{tea_house.at}/signin", json.dumps({"email": "vera@example.com"}), status, **page)
    assert letters == {202: LETTERS_TO_ADDRESS[0]["most"], 429: ATTEMPTS - LETTERS_TO_ADDRESS[0]["most"]}
    guess = {"signin": sign_in.secret, "code": wrong(sign_in.letter.code)}
    codes = crowd.sends(f"{tea_house.at}/signin/code", json.dumps(guess), first_error, **page)
    assert codes == {"wrong": SIGN_IN_TRIES, "over": ATTEMPTS - SIGN_IN_TRIES}

    form = {"form": browser.token(), "email": mark.staff.email, "password": "not her password"}
    cookies = f"{forms.PAGE}={browser.client.get_cookie(forms.PAGE).value}"
    with writing():
        step = steps.begin(steps.SECOND, staff_id=mark.staff.id).bearer
    ours = {"Origin": browser.origin, "Content_Type": "application/x-www-form-urlencoded"}
    passwords = crowd.sends("/staff/sign-in", urlencode(form), status, **ours, Cookie=cookies)
    assert passwords == {422: entering.PER_ADDRESS, 429: ATTEMPTS - entering.PER_ADDRESS}
    second = urlencode(form | {"code": "000000"})
    digits = crowd.sends("/staff/second", second, status, **ours, Cookie=f"{cookies}; {forms.STEP}={step}")
    assert digits == {422: entering.PER_PERSON, 429: ATTEMPTS - entering.PER_PERSON}
