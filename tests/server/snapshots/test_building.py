"""What is stale is built once, and kept only while it is the newest."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

import pytest
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.lib.db import reading, session, writing
from goodword.snapshots.models import Snapshot
from goodword.snapshots.service import Kind
from sqlalchemy.exc import OperationalError

from tests.cast import ShopOnStage

PATIENCE = 10.0


class Queue:
    """A lock that tells how many have come to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._came = threading.Condition()
        self._count = 0

    def __enter__(self) -> None:
        with self._came:
            self._count += 1
            self._came.notify_all()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def wait_for(self, count: int) -> bool:
        with self._came:
            return self._came.wait_for(lambda: self._count >= count, PATIENCE)


@pytest.fixture
def kettle(tea_house: ShopOnStage) -> products.Product:
    with writing():
        return catalog.know(shop_id=tea_house.shop.id, ref="kettle")


def touch(kettle: products.Product) -> None:
    """Change the product."""
    with writing():
        catalog.touch(shop_id=kettle.shop_id, product_id=kettle.id)


def a_full_disk() -> NoReturn:
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))


def kept_version(kettle: products.Product, kind: str = "test") -> int | None:
    with reading():
        row = session().get(Snapshot, (kettle.shop_id, kettle.id, kind))
        return row.version if row else None


def test_what_was_built_is_kept(kettle):
    built = []
    kind = Kind("test", products.many, lambda product: built.append(product.version) or b"bytes")
    for _ in range(2):
        assert kind.refresh(kettle.shop_id, [kettle.id]) == {kettle.id: b"bytes"}
    assert built == [kettle.version]
    assert kept_version(kettle) == kettle.version


def test_one_builder_at_a_time(kettle):
    built, queue = [], Queue()

    def build(product: products.Product) -> bytes:
        assert queue.wait_for(2)
        built.append(product.id)
        return b"bytes"

    kind = Kind("test", products.many, build)
    kind._one_builder = queue
    with ThreadPoolExecutor(2) as two:
        answers = list(two.map(lambda _: kind.refresh(kettle.shop_id, [kettle.id]), range(2)))
    assert answers == [{kettle.id: b"bytes"}] * 2
    assert built == [kettle.id]


def test_a_stale_snapshot_is_not_kept_when_the_product_changed_meanwhile(kettle):
    def build(product: products.Product) -> bytes:
        with ThreadPoolExecutor(1) as other:
            other.submit(touch, kettle).result(PATIENCE)
        return b"version %d" % product.version

    kind = Kind("test", products.many, build)
    assert kind.refresh(kettle.shop_id, [kettle.id]) == {kettle.id: b"version 1"}
    assert kept_version(kettle) is None


def test_an_older_snapshot_is_replaced(kettle):
    kind = Kind("test", products.many, lambda product: b"version %d" % product.version)
    kind.refresh(kettle.shop_id, [kettle.id])
    touch(kettle)
    assert kind.refresh(kettle.shop_id, [kettle.id]) == {kettle.id: b"version 2"}
    assert kept_version(kettle) == 2


def test_a_reader_has_her_answer_although_it_cannot_be_kept(kettle, monkeypatch):
    kind = Kind("test", products.many, lambda _product: b"bytes")
    monkeypatch.setattr("goodword.snapshots.service.writing", a_full_disk)
    assert kind.refresh(kettle.shop_id, [kettle.id]) == {kettle.id: b"bytes"}
