"""A shop's own mail server: found outside only, encrypted, and never led inside."""

import smtplib
import socket
import ssl
import threading
from contextlib import contextmanager, suppress

import pytest
import trustme
from aiosmtpd.smtp import AuthResult
from goodword.letters.servers import NotEncrypted, NotOutside, Outside, refusal
from goodword.letters.transport import Parcel, Smtp
from goodword.lib import logs

from tests.server.lib.far_away import ear
from tests.services import smtp
from tests.services.smtp import MailServer

MAIL, PUBLIC = "mail.tea-house.test", "93.184.215.14"
PARCEL = Parcel("tea@tea-house.test", "anna@example.com", "<1@tea-house.test>", b"Subject: Tea\r\n\r\nIt is ready.\r\n")


@pytest.fixture(scope="module")
def trust(tmp_path_factory):
    """The server's side of TLS, and the authority that vouches for it."""
    authority, ca = trustme.CA(), tmp_path_factory.mktemp("trust") / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(MAIL).configure_cert(context)
    return context, ca


def outside(server, ca=None, *, addresses=(PUBLIC,)) -> Outside:
    place = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    return Outside(resolve=lambda _: list(addresses), reroute={MAIL: place, "other.test": place}, ca=ca)


def signed_in(_server, _session, _envelope, _mechanism, said) -> AuthResult:
    return AuthResult(success=(said.login, said.password) == (b"tea", b"s3:cret"), handled=False)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_it_is_called_by_its_name_over_tls_with_name_and_password(trust, scheme):
    context, ca = trust
    tls = {"ssl_context": context} if scheme == "smtps" else {"tls_context": context, "require_starttls": True}
    server, stop = smtp.start(authenticator=signed_in, auth_require_tls=scheme == "smtp", **tls)
    try:
        Smtp(f"{scheme}://tea:s3%3Acret@{MAIL}:587", outside(server, ca)).send(PARCEL)
        assert [one["Subject"] for one in server.messages] == ["Tea"]
        for url, fault, word in (
            (f"{scheme}://tea:wrong@{MAIL}:587", smtplib.SMTPAuthenticationError, "name"),
            (f"{scheme}://tea:s3%3Acret@other.test:587", ssl.SSLCertVerificationError, "certificate"),
        ):
            with pytest.raises(fault) as raised:
                Smtp(url, outside(server, ca)).send(PARCEL)
            assert refusal(logs.kept(raised.value)) == word
        assert len(server.messages) == 1
    finally:
        stop()


def test_nothing_is_handed_over_in_the_open(mail_server):
    with pytest.raises(NotEncrypted) as raised:
        Smtp(f"smtp://tea:secret@{MAIL}:587", outside(mail_server)).send(PARCEL)
    assert (refusal(logs.kept(raised.value)), mail_server.messages) == ("open", [])


@contextmanager
def saying(words: bytes, pause: float):
    """A server that says this again and again, as long as somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk():
            caller, _ = listener.accept()
            with caller, suppress(OSError):
                while True:
                    caller.sendall(words)
                    over.wait(pause)

        over, thread = threading.Event(), threading.Thread(target=talk)
        thread.start()
        yield MailServer(f"smtp://127.0.0.1:{listener.getsockname()[1]}")
        over.set()
        thread.join()


@pytest.mark.parametrize(
    ("words", "pause", "why"), [(b"2", 0.02, "timed out|too long"), (b"220-on\r\n", 0, "too much")]
)
def test_a_server_that_never_comes_to_an_end_is_left(monkeypatch, words, pause, why):
    monkeypatch.setattr("goodword.letters.transport.PATIENCE", 0.3 if pause else 60)
    with saying(words, pause) as server, pytest.raises(smtplib.SMTPServerDisconnected, match=why):
        Smtp(f"smtp://{MAIL}:587", outside(server)).send(PARCEL)


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["10.1.2.3"], [PUBLIC, "::1"], ["64:ff9b::7f00:1"], ["169.254.169.254"], []]
)
def test_a_name_that_leads_inside_is_never_called(addresses):
    with ear() as inside:
        found = Outside(resolve=lambda _: addresses, reroute={MAIL: ("127.0.0.1", inside.port)})
        with pytest.raises(NotOutside) as raised:
            Smtp(f"smtps://{MAIL}:465", found).send(PARCEL)
    assert (refusal(logs.kept(raised.value)), inside.heard) == ("place", [])
