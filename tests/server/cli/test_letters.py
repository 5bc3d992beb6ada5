"""Letters on the command line: who sends them, what came back, what is wrong with the records."""

import io

import pytest
from click.testing import CliRunner
from goodword.cli import main
from goodword.lib import ids


@pytest.fixture
def opened(tea_house_terminal):

    return tea_house_terminal


def test_a_letter_is_shown_without_being_sent(opened):
    shown = opened.ok("letter", "preview", "question_answered", "--locale", "uk", "--said", "owner")
    assert shown.startswith("Відповідь на ваше запитання")
    assert "<mj-" not in opened.ok("letter", "preview", "digest", "--html")
    assert "There is no letter postcard" in opened.refused("letter", "preview", "postcard")


def test_a_shop_has_its_own_way_and_key(opened):
    assert "post@mail.example.com by its own" in opened.ok(
        "letter", "way", "--from", "Post@mail.example.com", "--smtp", "smtp://a:b@mail.example.com:587"
    ).replace("Post@", "post@")
    record = opened.ok("letter", "dkim", "make", "--selector", "one", "--kind", "ed25519")
    assert record.startswith("one._domainkey.mail.example.com  TXT")
    assert opened.ok("letter", "dkim", "show") == record
    assert "already" in opened.refused("letter", "dkim", "make", "--selector", "one")
    assert "small letters" in opened.refused("letter", "dkim", "make", "--selector", "A b")
    assert "e-mail" in opened.refused("letter", "way", "--from", "nobody")
    assert "smtp://" in opened.refused("letter", "way", "--smtp", "http://mail.test")
    opened.ok("letter", "dkim", "retire", "one")
    assert "There are no keys" in opened.ok("letter", "dkim", "show")
    assert "goodword@localhost" in opened.ok("letter", "way")


def test_records_are_checked(opened):
    wrong = opened.run("letter", "check", "--spf", "v=spf1 +all", "--relay", "spf.relay.test")
    assert wrong.exit_code == 1
    assert "✗ SPF    +all lets the whole world send" in wrong.output


def test_a_pipe_hands_in_what_came_back(opened):
    forged = f"Message-ID: <{ids.new().hex}@localhost>\n\nHello"
    ran = CliRunner().invoke(main, ["letter", "bounce"], input=io.BytesIO(forged.encode()), env=dict(opened.variables))
    assert (ran.exit_code, ran.output) == (0, "No letter of ours.\n")
    assert opened.ok("letter", "stopped") == ""
    assert "Nothing is known" in opened.refused("letter", "lift", "anna@example.com")
