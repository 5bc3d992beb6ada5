"""What a person wrote, of every kind of words: told whole, or forgotten. The numbers of the pages follow."""

import uuid
from typing import Any

from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog import shelf as shelves
from goodword.contributions import personal as contributions
from goodword.contributions.lifecycle import WITHDRAWN
from goodword.lib import clock
from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.lib.unnaming import without
from goodword.moderation import personal as moderation
from goodword.shoppers.erased import ERASED, pen_of
from goodword.snapshots import service as snapshots
from goodword.submissions import forgetting, queries, service, writings
from goodword.submissions.kinds import Change, Kind, kinds
from goodword.submissions.models import Submission


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:  # noqa: ARG001 - the person names the shop
    """Her questions, answers and comments with all that belongs to them."""
    return {
        f"{kind.name}s": [_told(kind, row) for row in writings.written_by(kind.model, person)] for kind in kinds.every()
    }


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:
    """Her words go, or stay under the erased shopper; her votes are taken back."""
    for kind in reversed(kinds.every()):
        for voter_id, row_id in contributions.votes_of(person, kind=kind.name):
            row = queries.by_id(kind, shop_id, row_id, lock=True)
            service.vote(kind=kind, row=row, voter_id=voter_id, helpful=False)
        for row in [*writings.written_by(kind.model, person), *writings.unproven_of(kind.model, person)]:
            product_id = kind.product_of(row)
            _forget(kind, row, without(person.called), keep_words=keep_words)
            session().flush()
            renew_pages(shop_id, product_id)


def unproven_words(person: Person) -> list[str]:
    """What was sent with her key and an address that nobody has proven: it goes when she goes, and is not told her."""
    return [
        said
        for kind in kinds.every()
        for row in writings.unproven_of(kind.model, person)
        for said in kind.words_of(row)
    ]


def renew_pages(shop_id: uuid.UUID, product_id: uuid.UUID) -> None:
    """Every finished page that could show it is made anew."""
    catalog.touch(shop_id=shop_id, product_id=product_id)
    together = shelves.of(products.by_id(shop_id, product_id)).ids
    snapshots.forget(shop_id=shop_id, subject_ids=list(together))


def _told(kind: Kind, row: Submission) -> dict[str, Any]:
    named = ("id", *kind.parts, "author_name", "locale", "status", "moderation_reason", "source")
    how = ("verification_level", "helpful", "created_at", "received_at", "published_at", "edited_at", "withdrawn_at")
    product_id = kind.product_of(row)
    return told(row, *named, *how) | {
        "product": products.ref_of(row.shop_id, product_id),
        "product_name": products.by_id(row.shop_id, product_id).name,
        "revisions": contributions.revisions_of(row.shop_id, kind.name, row.id),
        "checks": moderation.found_about(row.shop_id, kind.name, row.id),
    }


def _forget(kind: Kind, row: Submission, change: Change, *, keep_words: bool) -> None:
    if forgetting.is_unseen(row):
        forgetting.forget(kind, row)
        return
    kind.unnamed(row, change)
    if keep_words:
        kind.write(row, {part: said and change(said) for part in kind.parts for said in [getattr(row, part)]})
        moderation.unname(row.shop_id, kind.name, row.id, change)
    else:
        _empty(kind, row)
        moderation.forget(row.shop_id, kind.name, row.id)
    contributions.forget_earlier_words(row.shop_id, kind.name, row.id)
    if row.author_kind != ERASED:
        row.guest_id, row.shopper_id, row.author_kind = pen_of(row.shop_id), None, ERASED
        row.author_name = row.order_line_id = None
        row.version += 1


def _empty(kind: Kind, row: Submission) -> None:
    if row.status != WITHDRAWN:
        service.take_from_view(kind, row, WITHDRAWN)
        row.withdrawn_at = clock.now()
    for part in kind.parts:
        setattr(row, part, None)
    row.search = ""
