"""Secrets by which a shop vouches, and the vault's keys, from the terminal."""

import re
import shutil
from pathlib import Path

from goodword.lib.db import reading
from goodword.shoppers.models import IdentitySecret
from sqlalchemy import select

from tests.tokens import Curve, packed


def added(terminal) -> tuple[str, str]:
    said = terminal.ok("identity", "secret", "add")
    return re.search(r"kid +(\w+)", said)[1], re.search(r"secret +(gwi_\S+)", said)[1]


def test_a_secret_is_shown_once_listed_by_name_and_revoked(tea_house_terminal):
    kid, secret = added(tea_house_terminal)
    listed = tea_house_terminal.ok("identity", "secret", "list")
    assert f"{kid}  HS256  since" in listed
    assert secret not in listed
    tea_house_terminal.ok("identity", "secret", "revoke", kid)
    assert f"{kid}  HS256  revoked" in tea_house_terminal.ok("identity", "secret", "list")
    assert "no live identity secret" in tea_house_terminal.refused("identity", "secret", "revoke", kid)


def test_a_public_key_is_taken_and_a_private_one_is_not(tea_house_terminal, tmp_path):
    curve, file = Curve(), tmp_path / "key.pem"
    file.write_bytes(curve.private)
    assert "private half" in tea_house_terminal.refused("identity", "key", "add", str(file))
    file.write_bytes(curve.public)
    assert "kid" in tea_house_terminal.ok("identity", "key", "add", str(file))
    assert "ES256  since" in tea_house_terminal.ok("identity", "secret", "list")


def test_the_developer_is_told_why_a_token_is_not_taken(tea_house_terminal):
    kid, _ = added(tea_house_terminal)
    token = f"{packed({'alg': 'HS256', 'typ': 'shopper+jwt', 'kid': kid})}.{packed({})}.{packed(b'x' * 32)}"
    told = tea_house_terminal.refused("identity", "check", token)
    assert told == "It is not taken: its signature is not of this secret or key"


def test_keys_are_changed_and_everything_is_sealed_anew(tea_house_terminal):
    added(tea_house_terminal)
    (old,) = re.findall(r"(\w{12})  1 sealed", tea_house_terminal.ok("keys", "list"))
    assert f"{old} seals 1 secrets still" in tea_house_terminal.refused("keys", "drop", old)
    said = tea_house_terminal.ok("keys", "rotate")
    assert "identity_secrets.sealed: 1 sealed anew" in said
    assert f"{old}  0 sealed" in tea_house_terminal.ok("keys", "list")
    tea_house_terminal.ok("keys", "drop", old)
    with reading() as session:
        row = session.scalars(select(IdentitySecret)).one()
    assert old not in row.sealed
    assert "There is no key" in tea_house_terminal.refused("keys", "drop", old)


def test_keys_of_the_environment_are_changed_there(tea_house_terminal):
    added(tea_house_terminal)
    file = tea_house_terminal.folder / "data" / "vault.keys"
    old, new = file.read_text().strip(), tea_house_terminal.ok("keys", "new").strip()
    file.unlink()
    tea_house_terminal.environment["GOODWORD_VAULT_KEYS"] = f"{new},{old}"
    assert "identity_secrets.sealed: 1 sealed anew" in tea_house_terminal.ok("keys", "rotate")
    tea_house_terminal.environment["GOODWORD_VAULT_KEYS"] = new
    assert "1 sealed" in tea_house_terminal.ok("keys", "list")
    assert not file.exists()


def test_a_house_without_its_key_says_what_is_missing_and_where_to_put_it(tea_house_terminal):
    added(tea_house_terminal)
    folder = tea_house_terminal.folder / "data"
    shutil.move(folder / "vault.keys", Path(f"{folder}.keys"))
    listed = tea_house_terminal.ok("keys", "list")
    assert "1 sealed, and the key is not here" in listed
    told = tea_house_terminal.refused("keys", "rotate")
    assert "which is not here: put the old vault.keys into the data folder" in told


def test_an_example_for_a_key_stops_every_command(tea_house_terminal):
    tea_house_terminal.environment["GOODWORD_VAULT_KEYS"] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    assert "stands in examples" in tea_house_terminal.refused("keys", "list")
