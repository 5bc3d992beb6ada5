"""The pictures that networks show beside a link, by their addresses: drawn once, kept in the store by their version."""

import uuid
from collections.abc import Callable

from flask import Blueprint, Response, request

from goodword.lib import ids
from goodword.lib.db import reading
from goodword.media.serving import FOR_EVER
from goodword.media.storage import storage
from goodword.questions import queries as questions
from goodword.reviews import queries as reviews
from goodword.shares import drawing, subjects
from goodword.shares.faces import Face, face_of
from goodword.shares.subjects import Subject
from goodword.shops import queries as shops
from goodword.web.edge import anyone

pages = Blueprint("cards", __name__, template_folder="templates")
FOLDER = "cards"
A_WHILE = "public, max-age=300"
"""Without the version in its address a picture may become another one."""


@pages.get("/r/<string:review_id>/card.png")
@anyone
def of_review(review_id: str) -> Response:
    """Of a review."""
    return _answer(lambda: subjects.of_review(reviews.by_address(ids.parse("rev", review_id))))


@pages.get("/q/<string:question_id>/card.png")
@anyone
def of_question(question_id: str) -> Response:
    """Of a question."""
    return _answer(lambda: subjects.of_question(questions.by_address(ids.parse("que", question_id))))


@pages.get("/p/<string:site_key>/card.png")
@anyone
def of_product(site_key: str) -> Response:
    """Of a product, by the shop's own ref."""
    ref = request.args.get("product", "")
    return _answer(lambda: subjects.of_product(shops.by_site_key(site_key), ref))


def folder_of(shop_id: uuid.UUID, kind: str, row_id: uuid.UUID) -> str:
    """Where the pictures of one thing are kept."""
    return f"{FOLDER}/{shop_id.hex}/{kind}-{row_id.hex}"


def _answer(find: Callable[[], Subject]) -> Response:
    with reading():
        subject = find()
        face = face_of(subject)
    keeping = FOR_EVER if request.args.get("v") == face.version else A_WHILE
    answer = Response(content_type="image/png", headers={"Cache-Control": keeping, "ETag": f'"{face.version}"'})
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if face.version not in request.if_none_match:
        answer.set_data(_kept(subject, face))
    answer.make_conditional(request)
    return answer


def _kept(subject: Subject, face: Face) -> bytes:
    folder = folder_of(subject.shop.id, subject.kind, subject.id)
    name = f"{folder}/{face.version}.png"
    png = storage.store.read(name)
    if png is None:
        png = drawing.png_of(face)
        for earlier in list(storage.store.names(folder)):
            storage.store.delete(earlier)
        storage.store.put(name, png, "image/png")
    return png


def forget_unseen() -> None:
    """Remove the pictures of what nobody can see any more."""
    for name in list(storage.store.names(FOLDER)):
        _, shop_id, thing, _ = name.split("/")
        kind, _, row_id = thing.partition("-")
        with reading():
            is_seen = subjects.is_seen(uuid.UUID(shop_id), kind, uuid.UUID(row_id))
        if not is_seen:
            storage.store.delete(name)
