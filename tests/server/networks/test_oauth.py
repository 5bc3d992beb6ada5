"""What a shopper types as her server, what comes back with her, and what a token answer means."""

import json

import pytest
from goodword.lib.outbound import Answer
from goodword.networks.calls import Stopped, said
from goodword.networks.contract import Later, LinkFailed, Unknown, Unlinked
from goodword.networks.oauth import challenge, code_from, expiry, host_of, tokens, verifier

STATE = "s" * 43
HOSTS = {
    "tea.example": "tea.example",
    " https://Tea.Example/ ": "tea.example",
    "@anna@tea.example": "tea.example",
    "@anna.tea.example": "anna.tea.example",
    "tea.example.": "tea.example",
    "чай.example": "xn--80as4b.example",
}
NO_HOSTS = ("", "@", "tea", "localhost", "http://tea.example", "tea.example/about", "tea.example:8443", "tea example",
            "tea.example?x=1", "127.0.0.1", "[::1]")  # fmt: skip
ANSWERS = {
    (400, '{"error": "invalid_grant"}'): Unlinked,
    (401, '{"error": "invalid_grant"}'): Unlinked,
    (401, '{"error": "invalid_client"}'): Later,
    (400, '{"error": "invalid_request"}'): Later,
    (429, "{}"): Later,
    (500, "{}"): Unknown,
    (200, "{}"): Unknown,
    (200, "<html>"): Unknown,
    (200, '{"access_token": 7}'): Unknown,
}


@pytest.mark.parametrize("typed", HOSTS)
def test_her_server_is_understood_however_she_writes_it(typed: str) -> None:
    assert host_of(typed) == HOSTS[typed]


@pytest.mark.parametrize("typed", NO_HOSTS)
def test_what_is_no_server_is_not_taken_for_one(typed: str) -> None:
    with pytest.raises(LinkFailed) as failed:
        host_of(typed)
    assert failed.value.code == "host"


def test_only_the_answer_to_our_question_has_a_code() -> None:
    asked = {"state": STATE, "issuer": "https://tea.example"}
    assert code_from({"state": STATE, "code": "c", "iss": "https://tea.example/"}, **asked, names_itself=True) == "c"
    assert code_from({"state": STATE, "code": "c"}, **asked) == "c"
    for back, code in (
        ({"code": "c"}, "state"),
        ({"state": STATE + "x", "code": "c"}, "state"),
        ({"state": STATE, "code": "c", "iss": "https://evil.example"}, "issuer"),
        ({"state": STATE, "error": "access_denied"}, "refused"),
        ({"state": STATE, "error": "server_error", "code": "c"}, "provider"),
        ({"state": STATE}, "provider"),
    ):
        with pytest.raises(LinkFailed) as failed:
            code_from(back, **asked)
        assert failed.value.code == code


def test_a_verifier_is_long_enough_and_shown_only_by_its_sum() -> None:
    """RFC 7636, appendix B has this pair."""
    assert challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert len(verifier()) >= 43
    assert verifier() != verifier()


@pytest.mark.parametrize("given", ANSWERS)
def test_a_failing_network_is_no_unlinked_account(given: tuple[int, str]) -> None:
    with pytest.raises(Stopped) as stopped:
        tokens(Answer(given[0], {}, given[1].encode()))
    assert isinstance(stopped.value.outcome, ANSWERS[given])


def test_an_end_is_only_read_from_a_number() -> None:
    assert [expiry({"expires_in": each}) for each in (None, "3600", True, 0, -5)] == [None] * 5
    assert expiry({"expires_in": 10**30}) is not None


def test_a_networks_sentence_is_passed_on_without_what_could_be_a_token() -> None:
    told = {"error": {"message": "Bad token eyJhbGciOiJIUzI1NiJ9.abc123\nsee https://evil.example/?t=abcdefghijklmnop"}}
    sentence = said(Answer(400, {}, json.dumps(told).encode()))

    assert sentence == "400 Bad token … see …?t=abcdefghijklmnop"
    assert len(said(Answer(400, {}, json.dumps({"message": "no " * 500}).encode()))) <= 204
