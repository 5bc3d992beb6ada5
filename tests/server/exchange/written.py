"""Files as other systems write them: the same eight reviews, each time under that system's own columns."""

import csv
import io
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Said:
    """One review, as every system knows it."""

    number: int
    product: str
    rating: int
    title: str
    text: str
    first: str
    last: str
    day: str
    verified: bool = False
    seen: bool = True
    reply: str = ""
    picture: str = ""

    @property
    def handle(self) -> str:
        return f"{self.product}-{self.product_id}"

    @property
    def product_id(self) -> str:
        return {"kettle": "7001", "cups": "7002"}[self.product]

    @property
    def sku(self) -> str:
        return f"TEA-{self.product.upper()}"

    @property
    def shown_as(self) -> str:
        return f"{self.first} {self.last[0]}."

    @property
    def email(self) -> str:
        return f"{self.first.lower()}@example.com"

    @property
    def slashed(self) -> str:
        return "/".join(reversed(self.day.split("-")))

    @property
    def american(self) -> str:
        year, month, day = self.day.split("-")
        return f"{month}/{day}/{year}"


REVIEWS = (
    Said(1, "kettle", 5, "Pours exactly", "It pours where I look.\nMy old one never did.", "Olena", "Kovalenko",
         "2026-01-22", verified=True, reply="Thank you, Olena.", picture="https://pictures.test/kettle.jpg"),
    Said(2, "kettle", 4, 'The "quiet" one', 'He said "quiet"; she said, "loud".', "Marek", "Nowak", "2026-02-03"),
    Said(3, "cups", 3, "", "Thin | but fine, all in all; yes.", "Anna", "Lis", "2025-12-24", verified=True),
    Said(4, "cups", 1, "Broke", '=HYPERLINK("x")', "Boris", "Zajac", "2025-11-05", seen=False),
    Said(5, "kettle", 2, "Tom & Jerry", "I <3 it, but 5 > 4", "Vera", "Bilyk", "2025-10-06"),
    Said(6, "cups", 5, "Гарні", "Тонкі чашки — дуже гарні", "Олена", "Шевченко", "2025-09-30"),
    Said(7, "kettle", 5, "Ideal", "@home it is -10 °C", "Zoë", "Ångström", "2025-08-31"),
    Said(8, "cups", 4, "Good", "Would buy again", "Jan", "Wiśniewski", "2025-07-14", seen=False),
)  # fmt: skip

_STATE = {
    "judgeme_export": ("ok", "spam"),
    "loox_export": ("Active", "Hidden"),
    "yotpo_older": ("true", "false"),
    "shopify": ("published", "unpublished"),
    "okendo_export": ("Published", "Hidden"),
    "stamped": ("TRUE", "FALSE"),
    "powerreviews": ("Approved", "Pending"),
    "site_reviews": ("1", "0"),
    "woocommerce": ("1", "trash"),
}


def rows(system: str) -> list[dict[str, str]]:
    """The eight reviews under the columns of one system's form."""
    return [_FORMS[system](said, _STATE.get(system, ("", ""))[not said.seen]) for said in REVIEWS]


def systems() -> list[str]:
    return list(_FORMS)


def keeps_state(system: str) -> bool:
    """Whether the form says what was not shown."""
    return system in _STATE


def table(records: list[dict[str, str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A table with its header, as spreadsheets write one."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode(encoding)


def _judgeme_import(said: Said, _: str) -> dict[str, str]:
    return {
        "title": said.title, "body": said.text, "rating": str(said.rating), "review_date": said.slashed,
        "reviewer_name": said.shown_as, "reviewer_email": said.email, "product_id": said.product_id,
        "product_handle": said.handle, "reply": said.reply, "picture_urls": said.picture,
    }  # fmt: skip


def _judgeme_export(said: Said, state: str) -> dict[str, str]:
    own = {"review_date": f"{said.day} 00:00:00 UTC", "source": "web", "curated": state, "ip_address": "192.0.2.1"}
    return _judgeme_import(said, state) | own | {"reply_date": "", "location": "PL"}


def _loox_export(said: Said, state: str) -> dict[str, str]:
    return {
        "id": str(said.number), "status": state, "rating": str(said.rating), "email": said.email, "nickname": "",
        "full_name": f"{said.first} {said.last}", "review": said.text, "date": f"{said.day}T00:00:00.000Z",
        "productId": said.product_id, "handle": said.handle, "img": said.picture, "variant": "M",
        "verified_purchase": str(said.verified).lower(),
    }  # fmt: skip


def _loox_import(said: Said, _: str) -> dict[str, str]:
    return {
        "product_handle": said.handle, "rating": str(said.rating), "author": said.shown_as, "email": said.email,
        "body": said.text, "created_at": said.day, "photo_url": said.picture,
        "verified_purchase": str(said.verified).lower(),
    }  # fmt: skip


def _yotpo_older(said: Said, state: str) -> dict[str, str]:
    return {
        "published": state, "review_title": escape(said.title), "review_content": escape(said.text),
        "review_score": str(said.rating), "date": said.day, "product_id": said.product_id,
        "display_name": said.shown_as, "email": said.email, "comment_content": said.reply,
    }  # fmt: skip


def _yotpo_generic(said: Said, _: str) -> dict[str, str]:
    return {
        "review_title": said.title, "review_content": said.text, "review_score": str(said.rating), "sku": said.sku,
        "display_name": said.shown_as, "date": said.day,
    }  # fmt: skip


def _yotpo_newer(said: Said, _: str) -> dict[str, str]:
    return {
        "Review Title": said.title, "Review Content": said.text, "Review Score": str(said.rating),
        "Date": said.slashed, "Product ID": said.product_id, "Product Title": said.product.title(),
        "Product URL": f"https://tea-house.test/{said.handle}", "Display Name": said.shown_as, "Email": said.email,
        "Verified Purchase": "Yes" if said.verified else "No",
    }  # fmt: skip


def _shopify(said: Said, state: str) -> dict[str, str]:
    return {
        "product_handle": said.handle, "state": state, "rating": str(said.rating), "title": said.title,
        "author": said.shown_as, "email": said.email, "location": "Lviv", "body": said.text, "reply": said.reply,
        "created_at": f"{said.day} 02:00:00 +0200", "replied_at": "",
    }  # fmt: skip


def _okendo_import(said: Said, _: str) -> dict[str, str]:
    return {
        "productId": f"gid://shopify/Product/{said.product_id}", "handle": said.handle, "sku": said.sku,
        "rating": str(said.rating), "name": said.shown_as, "email": said.email, "title": said.title,
        "body": said.text, "dateCreated": f"{said.day}T00:00:00.000Z", "countryCode": "ua",
        "imageUrls": said.picture,
    }  # fmt: skip


def _okendo_export(said: Said, state: str) -> dict[str, str]:
    return {
        "Review ID": f"ok-{said.number}", "Product ID": f"gid://shopify/Product/{said.product_id}",
        "Product Name": said.product.title(), "Rating": str(said.rating), "Title": said.title, "Body": said.text,
        "Reviewer Name": said.shown_as, "Is Verified Buyer": str(said.verified).upper(),
        "Date Created": f"{said.day}T00:00:00Z", "Status": state,
    }  # fmt: skip


def _okendo_other(said: Said, _: str) -> dict[str, str]:
    return {
        "reviewId": f"ok-{said.number}", "productId": said.product_id, "rating": str(said.rating),
        "title": said.title, "body": said.text, "reviewer.name": said.shown_as, "reviewer.email": said.email,
        "dateCreated": f"{said.day}T00:00:00Z",
    }  # fmt: skip


def _stamped(said: Said, state: str) -> dict[str, str]:
    return {
        "product_id": said.product_id, "rating": str(said.rating), "author": said.shown_as, "body": said.text,
        "created_at": f"{said.day} 00:00:00", "product_handle": said.handle, "productTitle": said.product,
        "title": said.title, "email": said.email, "published": state,
    }  # fmt: skip


def _powerreviews(said: Said, state: str) -> dict[str, str]:
    return {
        "Review Id": f"pr-{said.number}", "Page Id": said.product_id, "Review Display": said.shown_as,
        "Review Title": said.title, "Review Date": said.american, "Review Location": "Kyiv",
        "Review Text": said.text, "Rating": str(said.rating), "Verified Buyer": "Yes" if said.verified else "No",
        "Review Status": state,
    }  # fmt: skip


def _cusrev(said: Said, _: str) -> dict[str, str]:
    return {
        "review_content": said.text, "review_score": str(said.rating), "date": said.day,
        "product_id": said.product_id, "product_sku": said.sku, "display_name": said.shown_as,
        "email": said.email, "order_id": "17", "media": said.picture,
    }  # fmt: skip


def _site_reviews(said: Said, state: str) -> dict[str, str]:
    return {
        "date": f"{said.day} 00:00:00", "date_gmt": "", "rating": str(said.rating), "title": escape(said.title),
        "content": escape(said.text), "name": said.shown_as, "email": said.email, "avatar": "", "ip_address": "",
        "terms": "1", "author_id": "", "is_approved": state, "is_pinned": "0", "is_verified": str(int(said.verified)),
        "response": said.reply, "assigned_posts": f"product:{said.handle}", "score": "0",
    }  # fmt: skip


def _woocommerce(said: Said, state: str) -> dict[str, str]:
    return {
        "comment_ID": str(said.number), "comment_post_ID": said.product_id, "comment_author": said.shown_as,
        "comment_author_email": said.email, "comment_author_url": "", "comment_author_IP": "192.0.2.1",
        "comment_date": f"{said.day} 02:00:00", "comment_date_gmt": f"{said.day} 00:00:00",
        "comment_content": escape(said.text), "comment_approved": state, "comment_parent": "0", "user_id": "0",
        "rating": str(said.rating), "verified": str(int(said.verified)), "title": escape(said.title),
        "product_SKU": said.sku, "product_title": said.product.title(),
    }  # fmt: skip


_FORMS = {
    "judgeme_import": _judgeme_import,
    "judgeme_export": _judgeme_export,
    "loox_export": _loox_export,
    "loox_import": _loox_import,
    "yotpo_older": _yotpo_older,
    "yotpo_generic": _yotpo_generic,
    "yotpo_newer": _yotpo_newer,
    "shopify": _shopify,
    "okendo_import": _okendo_import,
    "okendo_export": _okendo_export,
    "okendo_other": _okendo_other,
    "stamped": _stamped,
    "powerreviews": _powerreviews,
    "cusrev": _cusrev,
    "site_reviews": _site_reviews,
    "woocommerce": _woocommerce,
}
