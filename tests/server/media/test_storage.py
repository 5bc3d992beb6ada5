"""A store keeps files by name: a folder and an S3 server keep the same promises."""

import pytest
from goodword.media.storage import DiskStore, S3Store, Storage


@pytest.fixture(params=["disk", "s3", "s3 in a folder"])
def store(request, tmp_path):
    if request.param == "disk":
        return DiskStore(tmp_path)
    url = request.getfixturevalue("s3_url")
    return S3Store(f"{url}/of/the/house" if "folder" in request.param else url)


def test_what_was_put_can_be_read_and_put_again(store):
    store.put("shop/ab/abc-small.webp", b"first")
    store.put("shop/ab/abc-small.webp", b"second")

    assert store.read("shop/ab/abc-small.webp") == b"second"
    assert store.read("shop/ab/abc-large.webp") is None


def test_what_was_deleted_is_gone_and_may_be_deleted_again(store):
    store.put("shop/ab/abd-small.webp", b"there")
    store.delete("shop/ab/abd-small.webp")
    store.delete("shop/ab/abd-small.webp")

    assert store.read("shop/ab/abd-small.webp") is None


def test_all_names_below_a_folder_are_told(store):
    for name in ("exports/ab/abf.zip", "exports/cd/abg.zip", "exports2/ab/abh.zip"):
        store.put(name, b"there")

    assert sorted(store.names("exports")) == ["exports/ab/abf.zip", "exports/cd/abg.zip"]
    assert list(store.names("nowhere")) == []


def test_a_writer_that_was_killed_leaves_nothing_that_deleting_does_not_remove(tmp_path):
    folder = tmp_path / "shop" / "ab"
    folder.mkdir(parents=True)
    (folder / "abe-small.part").write_bytes(b"half")

    DiskStore(tmp_path).delete("shop/ab/abe-small.webp")

    assert list(folder.iterdir()) == []


def test_the_setting_chooses_the_store(tmp_path, s3_url):
    chosen = Storage()
    chosen.open("", tmp_path)
    assert isinstance(chosen.store, DiskStore)
    chosen.open(s3_url, tmp_path)
    assert isinstance(chosen.store, S3Store)
