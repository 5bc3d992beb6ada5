"""The watch over secrets sees what it should: each way out is tried once with a secret of its own."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from goodword.letters import links
from goodword.letters.models import Reader
from goodword.lib import ids, logs, secrets, stamps
from goodword.lib.signing import signer
from goodword.web.watch import Watch

from tests.canaries import watcher


def ask(inside: Any, path: str = "/x", query: str = "") -> None:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    list(Watch(inside)(environ, lambda *_: None))


def saying(*words: str, status: str = "200 OK", header: str = "") -> Any:
    def inside(_environ: Any, start: Any) -> list[bytes]:
        start(status, [("X-Said", header)])
        return [" ".join(words).encode()]

    return inside


@pytest.fixture
def found():
    yield watcher.faults
    watcher.faults.clear()


def test_the_word_of_a_letters_last_line_is_seen(found, tmp_path):
    signer.open(tmp_path)
    word = links.word_of(Reader(id=ids.new()))
    ask(saying("here it is:", word))
    ask(saying(""), query=f"word={word}")
    ask(saying(""), f"/letters/{word}/answers")
    assert len(found) == 1
    assert logs.clean(f"/letters/{word}").endswith("/[bearer]")


@pytest.mark.parametrize("prefix", ["gst", "shp", "sgn", "gws", "prf"])
def test_a_secret_made_before_is_seen_in_an_answer(found, prefix):
    secret = secrets.bearer(prefix)
    ask(saying("here it is:", secret))
    ask(saying("quoted", f'"{secret}"', status="422 Refused"))
    ask(saying("", header=secret))
    assert len(found) == 3


def test_the_answer_that_shows_it_first_is_left_alone(found):
    def inside(_environ: Any, start: Any) -> list[bytes]:
        start("201 Created", [])
        return [secrets.bearer("shp").encode()]

    ask(inside)
    assert found == []


def test_a_secret_in_an_address_is_seen_but_a_mailed_link_is_one(found):
    ask(saying(""), f"/me/{secrets.bearer('shp')}")
    ask(saying(""), query=f"bearer={secrets.bearer('gst')}")
    assert len(found) == 2
    ask(saying(""), f"/confirm/{secrets.bearer('prf')}")
    assert len(found) == 2


def test_an_address_of_a_person_is_seen(found):
    ask(saying('{"detail": "Anna.K@example.com is unknown"}', status="404 Not Found"))
    assert len(found) == 1


def test_a_code_is_seen_in_a_refusal_and_in_a_line(found):
    code = secrets.code()
    ask(saying(f"{code} is not the code", status="422 Refused"))
    logging.getLogger("goodword.test").warning("she typed %s", code)
    assert len(found) == 2


def test_what_the_house_writes_about_a_secret_is_masked(found):
    line = f"/signin/{secrets.bearer('sgl')} by {secrets.bearer('shp')} of anna@example.com"
    logging.getLogger("goodword.test").warning(line)
    assert found == []
    assert logs.clean(line).endswith(" by [bearer] of [email]")


def test_a_line_that_is_not_masked_would_be_seen(found, monkeypatch):
    monkeypatch.setattr(logs, "_MASKS", ())
    logging.getLogger("goodword.test").warning("of %s and anna@example.com", secrets.bearer("shp"))
    assert len(found) == 2


@pytest.mark.parametrize("purpose", ["answer link", "accept link"])
def test_a_signed_word_that_is_mailed_is_seen_wherever_it_is_shown(found, tmp_path, purpose):
    signer.open(tmp_path)
    word = stamps.lend(purpose, bytes(32), lasts=timedelta(days=1))
    ask(saying("here it is:", word))
    ask(saying(""), f"/somewhere/{word}")
    assert len(found) == 2
