"""Names that lead to one product, and groups of products that share their reviews.

Both could move praise to where it does not belong (16 CFR 465, review hijacking), so
they are made where names or GTINs say that the things are one, or with a reason of
the shop's, which is written down and shown on the page “How reviews are checked”.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from goodword.audit import queries as deeds
from goodword.audit import service as audit
from goodword.catalog import queries, rules, service, shelf
from goodword.catalog.models import Product, ProductGroup, ProductRef
from goodword.catalog.service import FACTS, Facts
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.snapshots import service as snapshots

ALIASED, GROUPED, UNGROUPED = "aliased", "grouped", "ungrouped"
LIFT = 1000
UNLIKE = "neither name nor GTIN says that these are the same thing; if they are, say why (the reason is public)"


def alias(
    *,
    shop_id: uuid.UUID,
    ref: str,
    new: str,
    kind: str = "id",
    actor: str,
    facts: Facts | None = None,
    reason: str | None = None,
) -> Product:
    """From now on ``new`` names the product too. ``facts`` say what is called so.

    :raises Invalid: there is no such product, or nothing says that both are one thing.
    :raises Conflict: ``new`` names another product that has reviews: such two make a group.
    """
    if kind not in rules.REF_KINDS:
        raise Invalid.of("/kind", "invalid", f"A name is one of: {', '.join(rules.REF_KINDS)}")
    product, other = _known(shop_id, ref, "/product"), queries.by_ref(shop_id, new)
    if other is not None and other.id == product.id:
        return product
    said = facts or (Facts(name=other.name, gtin=other.gtin) if other else Facts())
    said = Facts(name=said.name, gtin=said.gtin or (new if kind == "gtin" else None))
    if _has_reviews(product) and not _alike(product, said) and not reason:
        raise Invalid.of("/alias", "unlike", f"{new} and {ref}: {UNLIKE}")
    if other is not None:
        _give_up(other, to=product, name=new)
    else:
        session().add(ProductRef(shop_id=shop_id, ref=new, product_id=product.id, kind=kind))
    session().flush()
    service.touch(shop_id=shop_id, product_id=product.id)
    _note(shop_id, actor, ALIASED, "product", product.id, reason, refs=[ref, new])
    return product


def group(
    *,
    shop_id: uuid.UUID,
    name: str,
    refs: Sequence[str],
    actor: str,
    variants: Mapping[str, str] | None = None,
    reason: str | None = None,
) -> ProductGroup:
    """Products that share their reviews from now on; each review still says which product it is of.

    A group of this name is added to. ``variants`` says what tells a product apart, by ref.

    :raises Invalid: a product is unknown, or nothing says that they belong together.
    :raises Conflict: one of them is in another group.
    """
    said = plain.line(name)
    if said is None:
        raise Invalid.of("/name", "required", "A group needs a name")
    found = _by_name(shop_id, said)
    news = [_known(shop_id, ref, f"/products/{place}") for place, ref in enumerate(refs)]
    for ref, product in zip(refs, news, strict=True):
        tell_variant(product=product, variant=(variants or {}).get(ref))
    if found and not reason and all(one.group_id == found.id for one in news):
        return found
    mates = [*(shelf.members(shop_id, found.id) if found else ()), *news]
    together = list({one.id: one for one in mates}.values())
    _check(together, found, reason)
    made = found or ProductGroup(shop_id=shop_id, id=ids.new(), name=said)
    made.reason = reason or made.reason
    session().add(made)
    session().flush()
    _move(together, made.id)
    _note(shop_id, actor, GROUPED, "group", made.id, reason, name=said, refs=list(refs))
    return made


def ungroup(*, shop_id: uuid.UUID, refs: Iterable[str], actor: str) -> None:
    """These products stand alone again; a group of one is none."""
    for ref in refs:
        product = _known(shop_id, ref, "/product")
        if product.group_id is None:
            raise Conflict(f"{ref} is in no group")
        rest = [one for one in shelf.members(shop_id, product.group_id) if one.id != product.id]
        made = session().get_one(ProductGroup, (shop_id, product.group_id))
        _move([product, *(rest if len(rest) < 2 else ())], None, beside=rest)
        if len(rest) < 2:
            made.ended_at = clock.now()
        _note(shop_id, actor, UNGROUPED, "group", made.id, None, name=made.name, refs=[ref])


def end(*, made: ProductGroup, actor: str) -> None:
    """All products of the group stand alone again."""
    _move(list(shelf.members(made.shop_id, made.id)), None)
    made.ended_at = clock.now()
    _note(made.shop_id, actor, UNGROUPED, "group", made.id, None, name=made.name)


def tell_variant(*, product: Product, variant: str | None) -> None:
    """Say what tells a product apart from those beside it: “blue”. None is “not said”."""
    said = plain.line(variant)
    if said and said != product.variant:
        product.variant = said
        service.touch(shop_id=product.shop_id, product_id=product.id)


def _known(shop_id: uuid.UUID, ref: str, pointer: str) -> Product:
    product = queries.by_ref(shop_id, ref)
    if product is None:
        raise Invalid.of(pointer, "unknown", f"There is no product {ref}")
    return product


def _by_name(shop_id: uuid.UUID, name: str) -> ProductGroup | None:
    return next((one for one in shelf.groups(shop_id) if one.name == name), None)


def _has_reviews(product: Product) -> bool:
    return any(product.histogram.values())


def _alike(product: Product, said: Facts) -> bool:
    return rules.same_gtin(product.gtin, said.gtin) or rules.sound_alike(product.name, said.name)


def _check(together: Sequence[Product], found: ProductGroup | None, reason: str | None) -> None:
    if len(together) < 2:
        raise Invalid.of("/products", "too_short", "A group has at least two products")
    if len(together) > rules.GROUP_MAX:
        raise Invalid.of("/products", "too_long", f"A group has at most {rules.GROUP_MAX} products")
    if taken := next((one for one in together if one.group_id not in {None, found and found.id}), None):
        raise Conflict(f"{queries.ref_of(taken.shop_id, taken.id)} is in another group; take it out first")
    if not reason and (odd := _odd_one(together)):
        raise Invalid.of("/products", "unlike", f"{queries.ref_of(odd.shop_id, odd.id)} and the others: {UNLIKE}")


def _odd_one(together: Sequence[Product]) -> Product | None:
    """The first product that is like none of those before it."""
    variants = [one.variant for one in together]
    for place, one in enumerate(together[1:], start=1):
        before = together[:place]
        if not any(
            rules.same_gtin(one.gtin, other.gtin) or rules.sound_alike(one.name, other.name, variants=variants)
            for other in before
        ):
            return one
    return None


def _move(products: Sequence[Product], group_id: uuid.UUID | None, beside: Sequence[Product] = ()) -> None:
    affected = sorted({one.id for one in (*products, *beside)})
    shop_id = products[0].shop_id
    mine = (Product.shop_id == shop_id) & Product.id.in_(affected)
    session().flush()
    session().execute(select(Product.id).where(mine).order_by(Product.id).with_for_update())
    # A smaller group has a smaller version, which a page may have carried before: so the pages are
    # forgotten, and the lift keeps one that is being built right now from passing as new.
    session().execute(update(Product).where(mine).values(version=Product.version + LIFT))
    moving = (Product.shop_id == shop_id) & Product.id.in_([one.id for one in products])
    session().execute(update(Product).where(moving).values(group_id=group_id))
    snapshots.forget(shop_id=shop_id, subject_ids=affected)
    for one in (*products, *beside):
        session().refresh(one)


def _give_up(other: Product, *, to: Product, name: str) -> None:
    """A product that nothing hangs on becomes another name of this one."""
    mine = (ProductRef.shop_id == other.shop_id) & (ProductRef.product_id == other.id)
    facts = Facts(**{fact: getattr(other, fact) for fact in FACTS})
    try:
        with session().begin_nested():
            session().execute(update(ProductRef).where(mine).values(product_id=to.id))
            session().execute(delete(Product).where(Product.shop_id == other.shop_id, Product.id == other.id))
    except IntegrityError:
        raise Conflict(f"{name} is a product with reviews of its own; such products make a group") from None
    session().expunge(other)
    service.fill(product=to, facts=facts)


def _note(
    shop_id: uuid.UUID, actor: str, verb: str, kind: str, target_id: uuid.UUID, reason: str | None, **details: object
) -> None:
    audit.note(shop_id=shop_id, actor=actor, verb=verb, target_kind=kind, target_id=target_id, reason=reason, **details)


def with_reasons(shop_id: uuid.UUID) -> Sequence[tuple[str, str]]:
    """What was put together although nothing but the shop's reason says that it is one thing: a public list."""
    wanted = select(ProductGroup.name, ProductGroup.reason).where(
        ProductGroup.shop_id == shop_id, ProductGroup.ended_at.is_(None), ProductGroup.reason.is_not(None)
    )
    made = [(name, reason or "") for name, reason in session().execute(wanted.order_by(ProductGroup.name))]
    aliases = deeds.with_reasons(shop_id, verb=ALIASED, target_kind="product")
    return [*made, *((" = ".join(one.details["refs"]), one.reason or "") for one in aliases)]
