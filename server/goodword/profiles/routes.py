"""She changes how she is seen, and reads her own list."""

from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from goodword.lib.errors import Invalid
from goodword.media import darkroom, taking
from goodword.media import service as media
from goodword.media.routes import FILE
from goodword.media.rules import AVATAR, LARGEST
from goodword.profiles import contributions, service, words_of_hers
from goodword.profiles.schemas import ContributionsPage, MineQuery, ProfileIn
from goodword.shoppers import faces
from goodword.shoppers.guards import WriterScope, herself, shopper, writing_shopper
from goodword.shoppers.schemas import MeOut
from goodword.submissions.kinds import kinds
from goodword.web.edge import reads, works, writes
from goodword.web.finished import as_json
from goodword.web.legible import takes_files
from goodword.web.limits import limit, limiter

api = Blueprint("profiles", __name__, url_prefix="/v1/shops/<string:site_key>/me", description="How she is seen")


@api.get("/contributions")
@api.arguments(MineQuery, location="query")
@reads(herself)
@api.response(200, ContributionsPage)
def mine(scope: WriterScope, wish: dict[str, Any]) -> Response:
    """What she wrote of one kind, the newest first: how it stands, why, and what she can do with it."""
    wish["lang"] = wish["lang"] or scope.shop.locale
    kind, who = kinds.find(wish.pop("kind")), (scope.shop_id, scope.guest.id, scope.shopper_id)
    wish["may_write"] = scope.may_write
    return as_json(words_of_hers.page(kind, *who, **wish) if kind else contributions.page(*who, **wish))


@api.patch("")
@limiter.limit(limit(60, "hour"))
@api.arguments(ProfileIn)
@writes(shopper)
@api.response(200, MeOut)
def change(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Change the name beside everything that she wrote, or whether everybody may see a page about her."""
    known, locale = scope.known, sent["locale"] or scope.shop.locale
    if "name" in sent or sent.get("public"):
        scope.who_writes()
    if "name" in sent:
        service.rename(shop=scope.shop, shopper=known, name=sent["name"], locale=locale)
    if "public" in sent:
        turn = service.make_public if sent["public"] else service.make_private
        turn(shop=scope.shop, shopper=known, pen=scope.guest, locale=locale)
    return _me(scope)


def _me(scope: WriterScope) -> dict[str, Any]:
    return faces.me(shopper=scope.shopper, how=scope.how, proven_until=scope.proven_until)


def _take_in(scope: WriterScope) -> taking.Taken:
    with darkroom.place():
        file = request.files.get("file")
        if file is None:
            raise Invalid.of(darkroom.POINTER, "required", "A picture is sent as the field “file” of a multipart form")
        return taking.take_in(shop_id=scope.shop_id, guest_id=scope.actor_id, sent=file.stream, kind=AVATAR)


@api.post("/avatar")
@limiter.limit(limit(30, "hour"))
@api.doc(requestBody=FILE)
@takes_files(LARGEST)
@works(writing_shopper, _take_in)
@api.response(201, MeOut)
def wear(scope: WriterScope, taken: taking.Taken) -> dict[str, Any]:
    """Send a picture of herself: what can be a photo can be this. Its middle is cut out; the one before is gone."""
    photo = media.arrive(shop_id=scope.shop_id, photo_id=taken.photo_id, developed=taken.developed, digest=taken.digest)
    service.wear(shopper=scope.known, photo=photo)
    return _me(scope)


@api.delete("/avatar")
@limiter.limit(limit(60, "hour"))
@writes(shopper)
@api.response(200, MeOut)
def take_off(scope: WriterScope) -> dict[str, Any]:
    """Her initials stand in its place from now on."""
    service.take_off(shopper=scope.known, pen=scope.guest)
    return _me(scope)
