"""The letters about words: confirm them, they are held and why, how it was decided."""

from goodword.catalog import queries as products
from goodword.letters import service as letters
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.moderation.rules import Verdict
from goodword.moderation.sentences import why
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission

QUOTED = 300


def product_name(kind: Kind, row: Submission) -> str:
    """What the product is called, or by what ref."""
    product = products.by_id(row.shop_id, kind.product_of(row))
    return product.name or products.ref_of(row.shop_id, product.id)


def ask_to_confirm(kind: Kind, shop: Shop, row: Submission, *, email: str, token: str) -> None:
    """The letter with the button."""
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="confirm_words",
        to=email,
        locale=row.locale or shop.locale,
        about=row.id,
        what=kind.name,
        product_name=product_name(kind, row),
        name=row.author_name,
        text=_quoted(kind, row),
        link=addresses.of(f"/confirm/{token}"),
    )


def held(kind: Kind, shop: Shop, row: Submission, verdict: Verdict) -> None:
    """Say why it waits. Only to an address that is proven hers."""
    said = why(verdict, row.locale or shop.locale)
    _write(kind, shop, row, "words_held", reasons=[each["text"] for each in said])


def decided(kind: Kind, row: Submission, *, decision: str) -> None:
    """Say how a person has decided about what was held: ``keep`` or ``hide``."""
    shop = shops.by_id(row.shop_id)
    _write(kind, shop, row, "words_kept" if decision == "keep" else "words_hidden", reasons=[])


def _write(kind: Kind, shop: Shop, row: Submission, letter: str, *, reasons: list[str]) -> None:
    email = people.email_of(shop.id, row.shopper_id)
    if email is None:
        return
    product = products.by_id(shop.id, kind.product_of(row))
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=letter,
        to=email,
        locale=row.locale or shop.locale,
        about=row.id,
        what=kind.name,
        product_name=product_name(kind, row),
        name=row.author_name or "",
        reasons=reasons,
        reason=row.moderation_reason or "",
        title=None,
        text=_quoted(kind, row),
        link=kind.address_of(row) if letter == "words_kept" else product.url or shop.url or "",
    )


def _quoted(kind: Kind, row: Submission) -> str | None:
    return plain.excerpt("\n".join(kind.words_of(row)), QUOTED)
