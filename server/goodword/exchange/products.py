"""Taking in a table of products: described, called by all their names, put together where the file says so."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from goodword.catalog import queries, together
from goodword.catalog import service as catalog
from goodword.exchange.imports import Report
from goodword.exchange.readers.base import Refused
from goodword.exchange.readers.products import ProductRow, ProductTable
from goodword.lib.db import reading, session, writing
from goodword.lib.errors import Problem

BATCH = 200
ACTOR = "import"


@dataclass
class Taking:
    """A table on its way in. ``reason`` is the shop's, for products that nothing else holds together."""

    shop_id: uuid.UUID
    reason: str | None = None
    groups: dict[str, list[ProductRow]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)
    skipped: list[Refused] = field(default_factory=list)

    def take(self, row: ProductRow) -> None:
        """Make one product known, or another name of its parent."""
        refs = [row.parent, *row.refs] if row.parent else list(row.refs)
        known = {ref: product for ref in refs if (product := queries.by_ref(self.shop_id, ref))}
        if row.parent and not known:
            self.skip(row.line, "its parent is not in the shop; put the parent's row before it")
            return
        before = next(iter(known.values())).version if known else None
        main = refs[0] if row.parent or not known else next(iter(known))
        facts = catalog.Facts(name=row.name, url=row.url, image=row.image, gtin=row.gtin)
        try:
            with session().begin_nested():
                self._make_known(row, main, refs, facts)
        except Problem as refused:
            self.skip(row.line, _why(refused))
            return
        self.counts["new" if before is None else "same" if self._version(main) == before else "changed"] += 1
        if row.group:
            self.groups[row.group].append(row)

    def put_together(self) -> None:
        """The groups that the file names."""
        for name, rows in self.groups.items():
            variants = {row.refs[0]: row.variant for row in rows if row.variant}
            try:
                with session().begin_nested():
                    self._group(name, [row.refs[0] for row in rows], variants)
            except Problem as refused:
                self.skip(rows[0].line, _why(refused))

    def skip(self, line: int, why: str) -> None:
        """Leave a row out, and say so."""
        self.skipped.append(Refused(line, why))
        self.counts["skipped"] += 1

    def _make_known(self, row: ProductRow, main: str, refs: Sequence[str], facts: catalog.Facts) -> None:
        if not row.parent:
            catalog.describe(shop_id=self.shop_id, ref=main, facts=facts)
        for ref in refs:
            together.alias(
                shop_id=self.shop_id, ref=main, new=ref, kind="id", actor=ACTOR, facts=facts, reason=self.reason
            )

    def _group(self, name: str, refs: Sequence[str], variants: Mapping[str, str]) -> None:
        products = [queries.by_ref(self.shop_id, ref) for ref in refs]
        if len({product.group_id for product in products if product} - {None}) == 1 and len(products) > 1:
            known = {product.group_id for product in products if product}
            if None not in known:
                return
        together.group(shop_id=self.shop_id, name=name, refs=refs, actor=ACTOR, variants=variants, reason=self.reason)

    def _version(self, ref: str) -> int:
        product = queries.by_ref(self.shop_id, ref)
        return product.version if product else 0


def run(
    *,
    shop_id: uuid.UUID,
    path: Path,
    table: ProductTable,
    progress: Callable[[int], None],
    reason: str | None = None,
) -> Report:
    """Take a table of products in; taken again it changes nothing."""
    taking = Taking(shop_id, reason)
    for rows in _batches(path, table, progress):
        with writing():
            for row in rows:
                taking.skip(row.line, row.why) if isinstance(row, Refused) else taking.take(row)
    with writing():
        taking.put_together()
    return Report(counts=taking.counts, skipped=taking.skipped)


def dry_run(
    *, shop_id: uuid.UUID, path: Path, table: ProductTable, progress: Callable[[int], None], **_: object
) -> Report:
    """What would become of its rows, as far as they can be told one by one."""
    report = Report()
    for rows in _batches(path, table, progress):
        with reading():
            for row in rows:
                if isinstance(row, Refused):
                    report.skipped.append(row)
                    report.counts["skipped"] += 1
                else:
                    known = any(queries.by_ref(shop_id, ref) for ref in row.refs)
                    report.counts["changed" if known or row.parent else "new"] += 1
    return report


def _batches(
    path: Path, table: ProductTable, progress: Callable[[int], None]
) -> Iterator[Sequence[ProductRow | Refused]]:
    with path.open("rb") as file:
        rows = table.rows(file)
        while batch := list(islice(rows, BATCH)):
            yield batch
            progress(file.tell())


def _why(refused: Problem) -> str:
    return refused.detail or refused.title
