"""Every kind of letter as a mail server received it: signed, whole, and with both headers of RFC 8058 inside."""

import base64
import re
from collections.abc import Callable

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from goodword.app import open_post
from goodword.config import Config
from goodword.letters import making, posting, readers, signing
from goodword.letters import service as letters
from goodword.letters.kinds import KINDS
from goodword.letters.models import DkimKey
from goodword.letters.samples import SAMPLES
from goodword.letters.signing import ED25519, RSA, SIGNED
from goodword.letters.transport import Smtp
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Conflict
from sqlalchemy import select

from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

DOMAIN = "tea-house.test"


@pytest.fixture
def keys(outbox, smtp):
    """An RSA and an Ed25519 key of the shop; what a resolver would say of their names."""
    with writing():
        made = [
            signing.make(shop_id=outbox.shop.shop.id, domain=DOMAIN, selector=kind, kind=kind)
            for kind in (RSA, ED25519)
        ]
        return dict(signing.record_of(row) for row in made)


def signatures(raw: bytes, records: dict[str, str]) -> list[bool]:
    """Whether each signature of a letter holds, in the order they stand."""

    def look_up(name: bytes, timeout: int = 5) -> bytes:
        return records.get(name.decode().rstrip("."), "").encode()

    verifier = dkim.DKIM(raw)
    number = raw.split(b"\r\n\r\n", 1)[0].count(b"DKIM-Signature:")
    return [holds(verifier, at, look_up) for at in range(number)]


def holds(verifier: dkim.DKIM, at: int, look_up: Callable[..., bytes]) -> bool:
    try:
        return bool(verifier.verify(idx=at, dnsfunc=look_up))
    except dkim.DKIMException:
        return False


def headers_signed(raw: bytes) -> list[list[str]]:
    head = re.sub(rb"\r\n[ \t]+", b" ", raw.split(b"\r\n\r\n", 1)[0])
    found = re.findall(rb"^DKIM-Signature:.*?\bh=([^;]+);", head, re.MULTILINE)
    return [[name.strip().decode() for name in each.split(b":")] for each in found]


def test_every_kind_arrives_signed_by_both_keys(outbox, smtp, work_off, keys):
    outbox.shop.set(letters_a_day=50, letters_a_week=200)
    outbox.change(readers.choose, {"cases": "at_once"})
    for kind, said in SAMPLES.items():
        with writing():
            letters.write(
                shop_id=outbox.shop.shop.id, shop_name="Чайная «Łódź»", kind=kind, to="anna@example.com", locale="uk",
                **said,
            )  # fmt: skip
    work_off()
    assert len(smtp.raw) == len(KINDS)
    for raw, message in zip(smtp.raw, smtp.messages, strict=True):
        assert signatures(raw, keys) == [True, True], message["Subject"]
        for signed in headers_signed(raw):
            assert sorted(signed) == sorted(name.lower() for name in SIGNED * 2)
    news = [message for message in smtp.messages if message["List-Unsubscribe"]]
    assert len(news) == len([kind for kind in KINDS.values() if kind.is_news])
    for message in news:
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert re.fullmatch(r"<http://goodword\.test/letters/gwl_[\w-]{43}/[a-z_]+>", message["List-Unsubscribe"])


def test_nobody_can_add_another_header_beside_a_signed_one(outbox, keys):
    parcel, _ = making.made(outbox.news())
    assert signatures(parcel.data, keys) == [True, True]
    for header in SIGNED:
        forged = f"{header}: <https://evil.test/>\r\n".encode() + parcel.data
        assert signatures(forged, keys) == [False, False], header


def test_what_is_changed_on_the_way_is_seen(outbox, keys):
    parcel, _ = making.made(outbox.news())
    for part in (b"Yulia", b"List-Unsubscribe=One-Click", b"anna@example.com"):
        assert part in parcel.data
        assert signatures(parcel.data.replace(part, part[::-1]), keys) == [False, False], part


def test_the_second_copy_of_a_killed_sender_has_the_same_message_id_and_a_signature_of_its_own(
    outbox, smtp, clock, come_due, keys
):
    outbox.news()
    letter = letters._claim(outbox.the_letter().shop_id, outbox.the_letter().id)
    parcel, way = making.made(letter)
    way.by.send(parcel)  # the server has said 250, and here the worker is killed
    clock.shift(letters.LEASE + (letters.LEASE / 60))
    letters.sweep()
    come_due()
    assert [message["Message-ID"] for message in smtp.messages] == [letter.message_id] * 2
    assert [signatures(raw, keys) for raw in smtp.raw] == [[True, True]] * 2


def test_the_shop_has_its_own_address_and_server(outbox, mail_server, smtp, work_off, keys):
    with writing():
        posting.set_way(
            shop_id=outbox.shop.shop.id, mail_from="post@elsewhere.test", smtp_url=smtp.url, by_operator=True
        )
        row = signing.make(shop_id=outbox.shop.shop.id, domain="elsewhere.test", selector="one", kind=ED25519)
    letters.post.open(sender="reviews@tea-house.test", by=Smtp("smtp://127.0.0.1:1"))
    outbox.news()
    work_off()
    assert smtp.messages[0]["From"].addresses[0].addr_spec == "post@elsewhere.test"
    assert signatures(smtp.raw[0], dict([signing.record_of(row)])) == [True]


def test_the_installations_key_signs_for_shops_without_one(outbox, smtp, work_off, tmp_path):
    private = ed25519.Ed25519PrivateKey.generate()
    file = tmp_path / "dkim.pem"
    file.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    config = Config(data_dir=tmp_path, smtp_url=smtp.url, mail_from=f"reviews@{DOMAIN}", dkim_key=str(file))
    open_post(config)
    outbox.write()
    work_off()
    public = base64.b64encode(private.public_key().public_bytes_raw()).decode()
    record = {f"goodword._domainkey.{DOMAIN}": f"v=DKIM1; k=ed25519; p={public}"}
    assert signatures(smtp.raw[0], record) == [True]


def test_a_file_without_a_key_stops_the_start(tmp_path):
    (tmp_path / "dkim.pem").write_text("hello")
    with pytest.raises(ValueError, match="PEM"):
        open_post(Config(data_dir=tmp_path, dkim_key=str(tmp_path / "dkim.pem")))


def test_private_keys_are_sealed_and_a_selector_is_used_once(outbox, keys):
    with reading():
        rows = session().scalars(select(DkimKey)).all()
    assert all(row.sealed.startswith("v1.") for row in rows)
    with pytest.raises(Conflict), writing():
        signing.make(shop_id=outbox.shop.shop.id, domain=DOMAIN, selector=RSA)


def test_a_retired_key_signs_no_more(outbox, keys):
    with writing():
        for row in signing.rows_of(outbox.shop.shop.id):
            signing.retire(row)
    parcel, _ = making.made(outbox.news())
    assert b"DKIM-Signature" not in parcel.data
