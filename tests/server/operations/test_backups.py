"""A backup brings everything back but the key and the passwords; a restore is whole or has not happened."""

import io
import json
import os
import stat
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from goodword.config import Config
from goodword.lib.db import db, writing
from goodword.media.models import Photo
from goodword.media.queries import files_of
from goodword.media.storage import storage
from goodword.operations import archive, backup, postgres_tools, restore
from goodword.operations.media import Kept

from tests.server.cli.terminal import Terminal
from tests.server.exchange.moving import everything
from tests.server.migrations.filling import fill
from tests.services.warm import Warm
from tests.tokens import AUDIENCE, signer_of

NOT_COMPARED = {"periodic_runs"}
PHOTO = b"\x89a picture" * 50_000


@pytest.fixture
def shop_open(house, tea_house):
    """A house with little in it."""
    return house


@pytest.fixture
def elsewhere(house, tmp_path, request):
    """An empty installation on the same kind of database, with the old key brought over."""
    url = "" if db.is_sqlite else request.getfixturevalue("new_postgres")()
    config = Config(data_dir=tmp_path / "elsewhere", database_url=url)
    config.data_dir.mkdir()
    (config.data_dir / "signing.key").write_bytes((house.config.data_dir / "signing.key").read_bytes())
    return config


def _variables(config):
    return {
        "GOODWORD_DATA_DIR": str(config.data_dir),
        "GOODWORD_DATABASE_URL": config.database_url,
        "GOODWORD_WORKERS": "1",
    }


def at(config):
    return Terminal(config.data_dir, _variables(config))


def files_in(folder):
    """What shoppers sent; an export that lies ready for a day is made again, not kept."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: body for name, body in found.items() if not name.startswith("exports/")}


def made(house, tmp_path, ending=".tar.zst"):
    file = tmp_path / f"backup{ending}"
    backup.make(config=house.config, file=file, media=Kept())
    return file


def test_everything_comes_back(house, elsewhere, tmp_path):
    fill(house, tmp_path)
    photos = files_in(house.config.data_dir / "media")
    assert photos
    before = everything(but=NOT_COMPARED)
    file = made(house, tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    db.close()
    said = at(elsewhere).ok("restore", str(file))
    assert f"2 shops and {len(photos)} media files" in said
    assert "GOODWORD_PUBLIC_URL was 'http://goodword.test' there" in said
    db.open(elsewhere.sqlalchemy_url)
    assert everything(but=NOT_COMPARED) == before
    assert files_in(elsewhere.data_dir / "media") == photos
    assert not list(elsewhere.data_dir.glob(".goodword-*"))


def test_neither_key_nor_passwords_are_in_it(shop_open, elsewhere, tmp_path):
    secrets = {"smtp_url": "smtp://anna:hunter2@mail.test", "metrics_token": "hunter2-metrics"}
    config = replace(shop_open.config, **secrets)
    file = tmp_path / "backup.tar.gz"
    backup.make(config=config, file=file, media=Kept())
    key = (config.data_dir / "signing.key").read_bytes()
    with tarfile.open(file) as tar:
        bodies = {entry.name: tar.extractfile(entry).read() for entry in tar}
    assert not [name for name, body in bodies.items() if key in body or b"hunter2" in body]
    db.close()
    said = at(elsewhere).ok("restore", str(file))
    assert "Set GOODWORD_SMTP_URL again" in said
    assert "Set GOODWORD_METRICS_TOKEN again" in said


def test_it_never_writes_over_a_shop(shop_open, elsewhere, tmp_path):
    file = made(shop_open, tmp_path)
    db.close()
    at(elsewhere).ok("restore", str(file))
    said = at(elsewhere).refused("restore", str(file))
    assert "already: restore into an empty" in said


def test_an_installation_that_is_only_initialised_may_be_restored_into(shop_open, elsewhere, tmp_path):
    file = made(shop_open, tmp_path)
    db.close()
    at(elsewhere).ok("init")
    db.close()
    assert "Restored" in at(elsewhere).ok("restore", str(file))


def test_another_key_is_refused_until_it_is_wanted(shop_open, elsewhere, tmp_path):
    file = made(shop_open, tmp_path)
    db.close()
    key = elsewhere.data_dir / "signing.key"
    key.write_bytes(os.urandom(32))
    assert "is not the key of this backup" in at(elsewhere).refused("restore", str(file))
    key.unlink()
    assert "Put the old signing.key to" in at(elsewhere).refused("restore", str(file))
    assert not key.exists()
    assert "Restored" in at(elsewhere).ok("restore", str(file), "--another-key")
    assert key.exists()


@pytest.mark.parametrize("ending", [".tar.zst", ".tar.gz"])
def test_a_damaged_file_restores_nothing(shop_open, elsewhere, tmp_path, ending):
    whole = made(shop_open, tmp_path, ending).read_bytes()
    db.close()
    file = tmp_path / f"damaged{ending}"
    middle = len(whole) // 2
    for damaged in (whole[:middle], whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], b"", b"x" * 100):
        file.write_bytes(damaged)
        said = at(elsewhere).refused("restore", str(file))
        assert "is not a whole backup" in said or "missing or damaged" in said
        assert [path.name for path in elsewhere.data_dir.iterdir() if not path.name.startswith("goodword.db")] == [
            "signing.key"
        ]
    file.write_bytes(whole)
    assert "Restored" in at(elsewhere).ok("restore", str(file))


def test_an_archive_made_to_climb_out_of_its_folder_is_refused(tmp_path):
    for name in ("../outside", "/etc/outside", "media/../../outside"):
        file = tmp_path / "evil.tar.gz"
        with tarfile.open(file, "w:gz") as tar:
            entry = tarfile.TarInfo(name)
            entry.size = 1
            tar.addfile(entry, io.BytesIO(b"x"))
        with pytest.raises(archive.Invalid, match="not a whole backup"):
            archive.unpacked(file, tmp_path / "stage")
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_a_newer_version_is_refused(shop_open, elsewhere, tmp_path):
    file = tmp_path / "newer.tar.gz"
    with archive.writing_to(file) as writer:
        kind = "sqlite" if db.is_sqlite else "postgresql"
        writer.close_with(database=kind, revision="9999", goodword="99.0", rows={}, key=backup.key_mark())
    db.close()
    assert "newer than this one" in at(elsewhere).refused("restore", str(file))


def test_a_restore_killed_at_any_moment_leaves_it_empty_or_whole(shop_open, elsewhere, tmp_path):
    before = everything()
    file = made(shop_open, tmp_path)
    db.close()
    fates = set()
    before_the_last_step, in_it = 3, 5 if not elsewhere.database_url else 6
    for step in (before_the_last_step, in_it):
        environment = dict(os.environ) | _variables(elsewhere) | {"STEP": str(step)}
        done = Warm("-c", KILLED_AT, file, env=environment)
        done.communicate()
        fates.add(done.returncode)
        if not _is_empty(elsewhere):
            break
    at_last = Terminal(elsewhere.data_dir, _variables(elsewhere)).run("restore", str(file))
    assert at_last.exit_code == (0 if _was_empty(at_last) else 1)
    assert -9 in fates
    db.open(elsewhere.sqlalchemy_url)
    assert everything() == before


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from goodword.operations import archive, backup, restore
step = int(os.environ["STEP"])
def fatal(module, name, number, after=False):
    real = getattr(module, name)
    def killed(*a, **k):
        if number == step and not after: os.kill(os.getpid(), signal.SIGKILL)
        done = real(*a, **k)
        if number == step: os.kill(os.getpid(), signal.SIGKILL)
        return done
    setattr(module, name, killed)
fatal(archive, "unpacked", 1, after=True)
fatal(restore, "_put_media", 2)
fatal(restore, "_put_media", 3, after=True)
fatal(restore.OnSqlite, "put", 4); fatal(restore.OnPostgres, "put", 4)
fatal(restore, "_flush", 5)
fatal(restore.OnSqlite, "put", 6, after=True); fatal(restore.OnPostgres, "put", 6, after=True)
from goodword.cli import main
main(["restore", sys.argv[1]])
"""


def _is_empty(config: Config) -> bool:
    place = restore.OnSqlite(config) if not config.database_url else restore.OnPostgres(config)
    try:
        place.refuse_unless_empty()
    except restore.Conflict:
        return False
    return True


def _was_empty(result) -> bool:
    return "already" not in result.output


def test_the_tools_of_postgresql_are_found_or_named(tmp_path):
    with pytest.raises(postgres_tools.Invalid, match="pg_dump 99 or newer is needed, found only"):
        postgres_tools.tool("pg_dump", at_least=99)
    with pytest.raises(postgres_tools.Invalid, match=r"found none|found only 0"):
        postgres_tools.tool("pg_dump", at_least=1, folder=str(tmp_path))


def test_the_name_says_how_it_is_packed(shop_open, tmp_path):
    with pytest.raises(archive.Invalid, match=r"must end in \.tar\.zst or \.tar\.gz"):
        backup.make(config=shop_open.config, file=tmp_path / "backup.zip", media=Kept())
    assert not list(tmp_path.glob("backup*"))


def test_the_manifest_tells_what_is_inside(shop_open, tea_house, tmp_path):
    with writing() as session:
        photo = Photo(shop_id=tea_house.shop.id, state="used")
        session.add(photo)
    for name in files_of(photo):
        storage.store.put(name, PHOTO)
    file = made(shop_open, tmp_path)
    manifest = archive.unpacked(file, tmp_path / "stage")
    assert manifest["rows"]["shops"] == 1
    assert manifest["media"] == len(files_of(photo))
    assert {each["name"] for each in manifest["files"]} > {
        "settings.json",
        *(f"media/{name}" for name in files_of(photo)),
    }
    assert json.loads((tmp_path / "stage" / "settings.json").read_text())["settings"]["GOODWORD_WORKERS"] == 2
    assert Path(tmp_path / "stage" / "media").is_dir()


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_photos_in_a_bucket_come_along(shop_open, tea_house, elsewhere, tmp_path, s3_url):
    storage.open(s3_url, tmp_path)
    with writing() as session:
        photo = Photo(shop_id=tea_house.shop.id, state="used")
        session.add(photo)
    for name in files_of(photo):
        storage.store.put(name, PHOTO)
    file = made(shop_open, tmp_path)
    db.close()
    at(elsewhere).ok("restore", str(file))
    assert set(files_in(elsewhere.data_dir / "media").values()) == {PHOTO}


def test_what_the_vault_sealed_needs_its_key_and_says_so(house, tea_house, elsewhere, tmp_path):
    token, file, keys = signer_of(tea_house).token(), tmp_path / "house.tar.gz", house.config.data_dir / "vault.keys"
    at(house.config).ok("backup", str(file))
    said = at(elsewhere).ok("restore", str(file))
    assert "which is not here: put the old vault.keys into the data\nfolder" in said
    there = Terminal(elsewhere.data_dir, _variables(elsewhere) | {"GOODWORD_PUBLIC_URL": AUDIENCE})
    assert "put the old vault.keys into the data folder" in there.run("doctor").output
    (elsewhere.data_dir / "vault.keys").write_bytes(keys.read_bytes())
    assert "It is taken until" in there.ok("identity", "check", token)
    with tarfile.open(file) as whole:
        inside = b"".join(whole.extractfile(entry).read() for entry in whole if entry.isfile())
    assert keys.read_bytes().strip() not in inside
