"""The products' own pictures: fetched from where the shop has them, made anew in our sizes, kept with the photos."""

import tempfile
import uuid
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped, mapped_column

from goodword.catalog.models import Product
from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib.db import Base, reading, session, writing
from goodword.lib.errors import Problem
from goodword.lib.keys import OfShop, same_shop
from goodword.lib.outbound import CallFailed, Outbound
from goodword.media import service as media
from goodword.media import taking
from goodword.media.models import Photo
from goodword.media.rules import LARGEST, USED

JOB = "shares.fetch_picture"
AGAIN = timedelta(days=1)
"""A picture that was not had is asked for again after so long, if somebody shares the product then."""
SECONDS = 20


class ProductPicture(OfShop, Base):
    """The picture of a product, by its address; the row's id is the product's. Without a photo it was not had yet."""

    __tablename__ = "product_pictures"

    url: Mapped[str]
    photo_id: Mapped[uuid.UUID | None]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (same_shop("id", "products"), same_shop("photo_id", "photos"))


def of_product(product: Product) -> Photo | None:
    """Its picture, if we have the one that the shop shows now."""
    row = session().get(ProductPicture, (product.shop_id, product.id))
    if row is None or row.photo_id is None or row.url != product.image:
        return None
    photo = session().get(Photo, (product.shop_id, row.photo_id))
    return photo if photo and photo.state == USED else None


def want(product: Product) -> None:
    """Somebody is about to show it: let its picture be fetched, if we don't have it."""
    if not (product.image or "").startswith(("https://", "http://")) or of_product(product):
        return
    row = session().get(ProductPicture, (product.shop_id, product.id), with_for_update=True)
    if row is not None and row.url == product.image and row.asked_at > clock.now() - AGAIN:
        return
    if row is None:
        row = ProductPicture(shop_id=product.shop_id, id=product.id, url=product.image)
        session().add(row)
    row.url, row.asked_at = product.image or "", clock.now()
    session().flush()
    enqueue(JOB, shop_id=product.shop_id.hex, product_id=product.id.hex)


def fetch(outbound: Outbound, *, shop_id: str, product_id: str) -> None:
    """Fetch one; whatever stands in the way, the product is shown without."""
    key = uuid.UUID(shop_id), uuid.UUID(product_id)
    with reading():
        url = session().get_one(ProductPicture, key).url
    try:
        answer = outbound.fetch("https://" + url.partition("://")[2], largest=LARGEST, seconds=SECONDS)
        if not answer.ok:
            return
        with tempfile.SpooledTemporaryFile(max_size=LARGEST) as file:
            file.write(answer.body)
            taken = taking.take_in(shop_id=key[0], guest_id=None, sent=file)
    except (CallFailed, Problem):
        return
    with writing():
        row = session().get_one(ProductPicture, key, with_for_update=True)
        before = session().get(Photo, (key[0], row.photo_id)) if row.photo_id else None
        new = media.arrive(shop_id=key[0], photo_id=taken.photo_id, developed=taken.developed, digest=taken.digest)
        media.keep(photo=new)
        media.detach(photos=[before] if before else [])
        row.photo_id = new.id
