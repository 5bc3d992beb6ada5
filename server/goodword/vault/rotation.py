"""Sealing everything anew with the newest key, a batch at a time, while the house goes on working."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from goodword.lib.db import session, writing
from goodword.vault.rules import id_of
from goodword.vault.service import key_id_of, vault

BATCH = 200


@dataclass(frozen=True)
class SealedColumn:
    """A column that holds what the vault sealed, under these names of table and column."""

    model: Any
    column: str

    @property
    def name(self) -> str:
        """As ``table.column``."""
        return f"{self.model.__tablename__}.{self.column}"

    @property
    def text(self) -> Any:
        """What was sealed, in a statement; NULL where there is nothing."""
        return getattr(self.model, self.column)

    def place(self, row: Any) -> dict[str, Any]:
        """Where what this row holds is bound to, as ``Vault.seal`` takes it."""
        bound = {"table": self.model.__tablename__, "column": self.column, "row_id": row.id}
        return bound | {"shop_id": getattr(row, "shop_id", None)}

    def read(self, row: Any) -> str:
        """What was sealed."""
        return str(getattr(row, self.column))

    def put(self, row: Any, sealed: str) -> None:
        """Keep it sealed anew."""
        setattr(row, self.column, sealed)


_columns: list[SealedColumn] = []


def connect(columns: Iterable[SealedColumn]) -> None:
    """Take the list of all columns that hold what was sealed."""
    _columns[:] = columns


def reseal() -> dict[str, int]:
    """Seal anew whatever an older key has sealed; how many there were in each column.

    :raises Sealed: something cannot be opened; what came before it is done.
    """
    return {each.name: _reseal(each) for each in _columns}


def in_use() -> Counter[str]:
    """How much each key has sealed, by its id. Inside a transaction."""
    return Counter(key_id_of(text) for each in _columns for text in session().scalars(_sealed(each)))


def missing() -> list[str]:
    """The ids of keys that have sealed something and are not here. Inside a transaction."""
    return sorted(in_use().keys() - {id_of(key) for key in vault.keys.all()})


def _reseal(each: SealedColumn) -> int:
    done = 0
    while rows := _batch(each):
        done += rows
    return done


def _batch(each: SealedColumn) -> int:
    newest = id_of(vault.keys.first())
    older = each.text.is_not(None) & each.text.not_like(f"v1.{newest}.%")
    with writing():
        wanted = select(each.model).where(older).limit(BATCH).with_for_update()
        rows: Sequence[Any] = session().scalars(wanted).all()
        for row in rows:
            place = each.place(row)
            each.put(row, vault.seal(vault.open(each.read(row), **place), **place))
    return len(rows)


def _sealed(each: SealedColumn) -> Any:
    return select(each.text).where(each.text.is_not(None))
