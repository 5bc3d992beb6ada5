"""The services start, answer and belong to one test at a time."""

import smtplib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg
import pytest
import redis
from playwright.sync_api import Browser, Page, expect

from tests.services import postgres
from tests.services.smtp import MailServer


class Quiet(BaseHTTPRequestHandler):
    """Answers every address with one word and says nothing of other origins."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"Shop")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def quiet_site() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


def libpq(url: str) -> str:
    return url.replace("+psycopg", "")


def test_postgres_answers_in_utf8(postgres_url: str) -> None:
    with psycopg.connect(libpq(postgres_url)) as connection:
        assert connection.execute("SELECT 'чайник ★'").fetchone() == ("чайник ★",)


def test_a_new_database_can_copy_another(new_postgres: Callable[..., str]) -> None:
    first = new_postgres()
    with psycopg.connect(libpq(first)) as connection:
        connection.execute("CREATE TABLE cup AS SELECT 7 AS size")
    copy = new_postgres(template=first.rpartition("/")[2])
    with psycopg.connect(libpq(copy)) as connection:
        assert connection.execute("SELECT size FROM cup").fetchone() == (7,)


def test_an_address_keeps_its_query() -> None:
    url = postgres.sqlalchemy_url("postgres://a:b@db:5432/postgres?sslmode=require", "gw_1")
    assert url == "postgresql+psycopg://a:b@db:5432/gw_1?sslmode=require"


@pytest.mark.parametrize("turn", [1, 2])
def test_valkey_is_empty_at_the_start_of_each_test(valkey_url: str, turn: int) -> None:
    with redis.Redis.from_url(valkey_url) as connection:
        assert connection.get("cup") is None
        connection.set("cup", turn)


def test_a_letter_arrives(mail_server: MailServer) -> None:
    host, port = mail_server.url.removeprefix("smtp://").split(":")
    with smtplib.SMTP(host, int(port)) as sender:
        sender.sendmail("shop@a.test", ["olena@b.test"], "Subject: Чай\n\nHello".encode())
    (letter,) = mail_server.wait_for(1)
    assert letter.get_content().strip() == "Hello"
    assert mail_server.recipients == [["olena@b.test"]]


def test_a_letter_can_be_refused(mail_server: MailServer) -> None:
    mail_server.answer = "451 Come back later"
    host, port = mail_server.url.removeprefix("smtp://").split(":")
    with smtplib.SMTP(host, int(port)) as sender, pytest.raises(smtplib.SMTPDataError):
        sender.sendmail("shop@a.test", ["olena@b.test"], b"Subject: Tea\n\nHello")
    assert mail_server.messages == []


def test_the_browser_shows_text_with_a_size(page: Page) -> None:
    page.set_content("<p>Відгуки, отзывы, opinie</p><button onclick=\"this.textContent='Thanks'\">Send</button>")
    text = page.get_by_text("opinie").bounding_box()
    assert text
    assert text["height"] > 0
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("button", name="Thanks")).to_be_visible()


def test_the_browser_keeps_origins_apart(page: Page, quiet_site: int) -> None:
    page.goto(f"http://shop.test:{quiet_site}/")
    refused = page.evaluate(f"fetch('http://other.test:{quiet_site}/').then(() => false, () => true)")
    assert refused is True


def test_the_browser_asks_nobody_outside(browser: Browser) -> None:
    context = browser.new_context()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        context.new_page().goto("http://outside.example/")
    context.close()
