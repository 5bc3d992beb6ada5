"""What the room does when it is told something."""

from goodword.lib.errors import NotFound
from goodword.reviews import queries, service
from goodword.shoppers.events import EmailProven
from goodword.shops import queries as shops


def on_email_proven(event: EmailProven) -> None:
    """Her address is proven: let the review that waited for it arrive."""
    if event.purpose != service.KIND:
        return
    try:
        review = queries.by_id(event.shop_id, event.target_id, lock=True)
    except NotFound:
        return
    service.confirm(shop=shops.by_id(event.shop_id), review=review, shopper_id=event.shopper_id)
