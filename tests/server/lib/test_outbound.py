"""We call out to public hosts by https only; whatever a shopper types, this machine's own ports hear nothing."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from goodword.lib.outbound import CallFailed, CallRefused, Outbound
from goodword.lib.reachable import is_public

from tests.server.lib.far_away import PUBLIC, FarHost, answering, ear, far_host

ROSE = "pictures.rose.test"

# fmt: off
PRIVATE = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.7.7",
    "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.3.4", "198.51.100.9", "203.0.113.5",
    "224.0.0.251", "240.0.0.1", "255.255.255.255", "192.88.99.1", "::", "::1", "fe80::1", "fe80::1%eth0",
    "fc00::5", "fd12:3456::1", "fec0::1", "ff02::1", "100::1", "2001:db8::1", "3fff::9", "2001::1", "5f00::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::5", "2002:c0a8:101::",
    "2606:4700::5efe:192.168.0.1", "2606:4700::200:5efe:7f00:1", "nonsense", "127.1", "0x7f.1",
)
OPEN = (
    "93.184.215.14", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "2606:4700::1111",
    "2a00:1450::200e", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
)
# fmt: on

ODD = (
    "http://rose.test/",
    "ftp://rose.test/",
    "file:///etc/passwd",
    "gopher://rose.test:70/_x",
    "//rose.test/",
    "https://",
    "https:///x",
    "https://rose.test:80/",
    "https://rose.test:4430/",
    "https://rose.test:x/",
    "https://anna@rose.test/",
    "https://anna:secret@rose.test/",
    "https://rose.test\\@127.0.0.1/",
    "https://127.0.0.1\\@rose.test/",
    "https://localhost/",
    "https://localhost./",
    "https://metadata/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.0x1/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fe80::1%25lo]/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://rose.test\t/",
    "https://rose\n.test/",
    "https://rose.test/a\r\nHost: other.test",
    "https://rose%2etest/",
    "https://-rose.test/",
    "https://rose..test/",
    "https://ro_se!.test/",
    "https://" + "a" * 64 + ".test/",
    "https://rose.test/" + "a" * 5000,
)


@pytest.fixture(scope="module")
def rose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FarHost]:
    with far_host(tmp_path_factory.mktemp("far"), ROSE) as host:
        yield host


def reaching(rose: FarHost, *addresses: str) -> Outbound:
    return Outbound(resolve=lambda _: addresses or (PUBLIC,), reroute={ROSE: rose.place}, ca=rose.ca)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_public_however_it_is_wrapped(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_a_picture_is_fetched_from_a_public_host(rose: FarHost) -> None:
    rose.manners["/tea.webp?size=large"] = answering(200, b"a picture", Content_Type="image/webp")

    answer = reaching(rose).fetch(f"https://{ROSE}/tea.webp?size=large#top")

    assert (answer.status, answer.ok, answer.body) == (200, True, b"a picture")
    assert answer.headers["content-type"] == "image/webp"
    assert ("/tea.webp?size=large", ROSE) in rose.seen


def test_a_path_in_cyrillic_arrives_as_an_address_has_it(rose: FarHost) -> None:
    rose.manners["/%D1%87%D0%B0%D0%B9.jpg"] = answering(200, b"tea")

    assert reaching(rose).fetch(f"https://{ROSE}/чай.jpg").body == b"tea"


def test_odd_addresses_are_refused_before_anybody_is_asked() -> None:
    asked: list[str] = []
    out = Outbound(resolve=lambda host: asked.append(host) or [PUBLIC])
    for url in ODD:
        with pytest.raises(CallRefused):
            out.fetch(url)

    assert asked == []


def test_a_name_that_leads_inside_is_refused_and_nothing_is_dialled() -> None:
    with ear() as listener:
        for address in PRIVATE:
            inside = Outbound(resolve=lambda _, to=address: [to], reroute={"rose.test": ("127.0.0.1", listener.port)})
            with pytest.raises(CallRefused):
                inside.fetch("https://rose.test/")

    assert listener.heard == []


def test_the_listener_of_these_tests_does_hear_a_public_name() -> None:
    with ear() as listener:
        out = Outbound(resolve=lambda _: [PUBLIC], reroute={"rose.test": ("127.0.0.1", listener.port)})
        with pytest.raises(CallFailed):
            out.fetch("https://rose.test/", seconds=2)

    assert listener.heard == [b"connected"]


def test_one_private_address_among_public_ones_spoils_the_answer() -> None:
    with ear() as listener:
        out = Outbound(resolve=lambda _: [PUBLIC, "127.0.0.1"], reroute={"rose.test": ("127.0.0.1", listener.port)})
        with pytest.raises(CallRefused):
            out.fetch("https://rose.test/")

    assert listener.heard == []


def test_a_name_that_changes_after_the_check_is_not_asked_again(rose: FarHost) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    rose.manners["/once"] = answering(200, b"once")
    out = Outbound(resolve=lambda _: next(answers), reroute={ROSE: rose.place}, ca=rose.ca)

    assert out.fetch(f"https://{ROSE}/once").body == b"once"
    assert next(answers) == ["127.0.0.1"], "only one look-up was made"


def test_a_redirect_is_an_answer_and_is_not_followed(rose: FarHost) -> None:
    with ear() as listener:
        rose.manners["/go"] = answering(302, Location=f"http://127.0.0.1:{listener.port}/")
        answer = reaching(rose).fetch(f"https://{ROSE}/go")

    assert (answer.status, answer.ok, listener.heard) == (302, False, [])


def test_a_certificate_of_another_name_or_authority_is_not_taken(rose: FarHost) -> None:
    with pytest.raises(CallFailed):
        Outbound(resolve=lambda _: [PUBLIC], reroute={"other.test": rose.place}, ca=rose.ca).fetch(
            "https://other.test/"
        )
    with pytest.raises(CallFailed):
        Outbound(resolve=lambda _: [PUBLIC], reroute={ROSE: rose.place}).fetch(f"https://{ROSE}/")


def test_what_is_larger_than_asked_for_is_refused_told_or_untold(rose: FarHost) -> None:
    def endless(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        for _ in range(100):
            asked.wfile.write(b"x" * 65536)

    rose.manners["/told"], rose.manners["/untold"] = answering(200, b"x" * 5000), endless
    for path in ("/told", "/untold"):
        with pytest.raises(CallRefused, match="larger"):
            reaching(rose).fetch(f"https://{ROSE}{path}", largest=4000)


def test_a_packed_answer_is_refused_since_it_could_be_a_bomb(rose: FarHost) -> None:
    rose.manners["/packed"] = answering(200, b"\x1f\x8b", Content_Encoding="gzip")

    with pytest.raises(CallRefused, match="packed"):
        reaching(rose).fetch(f"https://{ROSE}/packed")


def test_one_byte_at_a_time_does_not_buy_more_time(rose: FarHost) -> None:
    def trickle(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        for _ in range(100):
            asked.wfile.write(b"x")
            time.sleep(0.05)

    rose.manners["/slow"] = trickle
    begun = time.monotonic()
    closing = reaching(rose).closing_in(0.5)
    for out, seconds in ((closing, 10.0), (closing.closing_in(10), 10.0), (reaching(rose), 0.5)):
        assert not failure(out, "/slow", seconds=seconds).permanent
    assert not failure(closing, "/slow").sent
    assert time.monotonic() - begun < 3


def test_a_resolver_that_never_answers_costs_no_more_than_the_calls_time() -> None:
    out = Outbound(resolve=lambda _: time.sleep(3) or [PUBLIC])
    begun = time.monotonic()
    with pytest.raises(CallFailed, match="in time"):
        out.fetch("https://rose.test/", seconds=0.2)

    assert time.monotonic() - begun < 1


def test_a_host_without_an_address_is_a_failure_that_may_pass() -> None:
    def unknown(host: str) -> list[str]:
        raise OSError(host)

    for resolve in (unknown, lambda _: []):
        with pytest.raises(CallFailed) as fault:
            Outbound(resolve=resolve).fetch("https://rose.test/")
        assert not fault.value.permanent


def test_no_variable_of_the_environment_leads_elsewhere(
    rose: FarHost, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with ear() as listener:
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.port}")
        rose.manners["/direct"] = answering(200, b"direct")
        assert reaching(rose).fetch(f"https://{ROSE}/direct").body == b"direct"

    assert listener.heard == []


def test_a_failure_says_whether_they_may_have_heard_us(rose: FarHost) -> None:
    def hang_up(asked: BaseHTTPRequestHandler) -> None:
        asked.close_connection = True

    def wait(asked: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)

    rose.manners["/gone"], rose.manners["/slow"], rose.manners["/big"] = hang_up, wait, answering(200, b"x" * 99)
    nobody = Outbound(resolve=lambda _: [PUBLIC], reroute={ROSE: ("127.0.0.1", 9)}, ca=rose.ca)
    stranger = Outbound(resolve=lambda _: [PUBLIC], reroute={ROSE: rose.place})
    nameless = Outbound(resolve=lambda _: [])
    heard = {
        "connected to nobody": failure(nobody, "/"),
        "has no address": failure(nameless, "/"),
        "shows the wrong certificate": failure(stranger, "/"),
        "is no address of the web": failure(reaching(rose), ":80/"),
        "hung up": failure(reaching(rose), "/gone"),
        "was too slow": failure(reaching(rose), "/slow", seconds=0.3),
        "said too much": failure(reaching(rose), "/big", largest=9),
    }

    assert {what for what, fault in heard.items() if fault.sent} == {"hung up", "was too slow", "said too much"}


def test_a_host_that_accepts_and_keeps_silent_has_heard_nothing_of_the_request() -> None:
    with ear() as listener:
        out = Outbound(resolve=lambda _: [PUBLIC], reroute={ROSE: ("127.0.0.1", listener.port)})
        assert not failure(out, "/", seconds=0.5).sent


def failure(out: Outbound, rest: str, **how: float) -> CallFailed:
    with pytest.raises(CallFailed) as fault:
        out.fetch(f"https://{ROSE}{rest}", method="GET", **how)  # type: ignore[arg-type]  # seconds or bytes
    return fault.value
