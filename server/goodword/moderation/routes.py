"""What a form asks for when it is opened."""

from flask import Response
from flask_smorest import Blueprint

from goodword.moderation import tokens
from goodword.moderation.schemas import FormOut
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import reads
from goodword.web.finished import as_json

api = Blueprint("forms", __name__, url_prefix="/v1/shops/<string:site_key>", description="Forms on the page")


@api.get("/form")
@reads(guards.public)
@api.response(200, FormOut)
def form(shop: Shop) -> Response:
    """Open a form: a signed moment. It names nobody, and nothing is kept until something is sent."""
    answer = as_json({"token": tokens.form_token(shop.id)})
    answer.headers["Cache-Control"] = "no-store"
    return answer
