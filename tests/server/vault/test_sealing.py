"""What the vault seals opens only where it was sealed, with a key that is neither in the database nor an example."""

import base64
import stat
import uuid
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from goodword.vault.rules import id_of, is_sample, key_from, text_of
from goodword.vault.service import Sealed, Vault, key_id_of

SHOP, ROW = uuid.UUID(int=1), uuid.UUID(int=2)
PLACE = {"shop_id": SHOP, "table": "identity_secrets", "column": "sealed", "row_id": ROW}


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return opened(tmp_path)


def opened(folder: Path, given: str = "") -> Vault:
    made = Vault()
    made.keys.load(folder, given)
    return made


def first_key_made_in(folder: str) -> str:
    return id_of(opened(Path(folder)).keys.first())


def test_what_was_sealed_opens_and_shows_nothing(vault):
    sealed = vault.seal("gwi_secret", **PLACE)
    assert vault.open(sealed, **PLACE) == b"gwi_secret"
    assert "secret" not in sealed
    assert sealed != vault.seal("gwi_secret", **PLACE)
    assert vault.open(vault.seal(b"\x00\xff", **PLACE | {"shop_id": None}), **PLACE | {"shop_id": None}) == b"\x00\xff"


@pytest.mark.parametrize(
    "elsewhere",
    [{"row_id": SHOP}, {"shop_id": ROW}, {"shop_id": None}, {"table": "staff"}, {"column": "name"}],
    ids=lambda changed: next(iter(changed)),
)
def test_moved_to_another_place_it_does_not_open(vault, elsewhere):
    with pytest.raises(Sealed, match="sealed for another place"):
        vault.open(vault.seal("secret", **PLACE), **PLACE | elsewhere)


def test_one_changed_letter_is_enough(vault):
    sealed = vault.seal("secret", **PLACE)
    for at in range(sealed.rindex(".") + 1, len(sealed), 7):
        changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(Sealed):
            vault.open(changed, **PLACE)
    for broken in ("", "secret", "v1", "v1..", "v2" + sealed[2:], sealed[:-20], f"v1.{key_id_of(sealed)}.%"):
        with pytest.raises(Sealed):
            vault.open(broken, **PLACE)


def test_without_its_key_it_says_which_one_is_missing_and_where_to_put_it(vault, tmp_path):
    sealed = vault.seal("secret", **PLACE)
    with pytest.raises(Sealed, match=rf"the key {key_id_of(sealed)}, which is not here: put the old vault\.keys"):
        opened(tmp_path / "elsewhere").open(sealed, **PLACE)


def test_a_new_key_seals_and_the_old_one_still_opens_in_every_process(vault, tmp_path):
    beside = opened(tmp_path)
    old = vault.seal("secret", **PLACE)
    vault.keys.renew()
    fresh = beside.seal("secret", **PLACE)
    assert key_id_of(fresh) != key_id_of(old)
    assert [beside.open(each, **PLACE) for each in (old, fresh)] == [b"secret", b"secret"]
    beside.keys.drop(key_id_of(old))
    with pytest.raises(Sealed):
        vault.open(old, **PLACE)


def test_processes_that_begin_at_once_have_one_key(tmp_path):
    with ProcessPoolExecutor(4) as pool:
        made = set(pool.map(first_key_made_in, [str(tmp_path)] * 8))
    assert len(made) == 1
    assert stat.S_IMODE((tmp_path / "vault.keys").stat().st_mode) == 0o600


def test_keys_may_come_from_the_environment_and_leave_no_file(tmp_path, vault):
    one, two = (text_of(opened(tmp_path / name).keys.first()) for name in ("a", "b"))
    given = opened(tmp_path / "c", f"{one}, {two}")
    assert given.keys.are_given
    assert key_id_of(given.seal("secret", **PLACE)) == id_of(key_from(one))
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (b"\x00" * 32, "stands in examples"),
        (bytes(range(32)), "stands in examples"),
        (bytes(range(32))[::-1], "stands in examples"),
        (b"0123456789abcdef" * 2, "stands in examples"),
        (b"change-me-to-something-random-ok", "stands in examples"),
        (b"\xde\xad\xbe\xef" * 8, "stands in examples"),
        (b"short", "has 32 bytes, this one 5"),
    ],
)
def test_an_example_is_no_key(tmp_path, key, why):
    with pytest.raises(ValueError, match=why):
        opened(tmp_path, base64.b64encode(key).decode())


def test_what_is_no_base64_is_no_key_and_is_not_repeated(tmp_path):
    with pytest.raises(ValueError, match="GOODWORD_VAULT_KEYS does not hold") as refused:
        opened(tmp_path, "my password")
    assert "my password" not in str(refused.value)


def test_random_keys_are_not_taken_for_examples(tmp_path):
    made = [opened(tmp_path / str(number)).keys.first() for number in range(50)]
    assert not any(is_sample(key) for key in made)
