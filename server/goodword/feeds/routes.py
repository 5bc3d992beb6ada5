"""Her posts: what would be posted, her yes or no to each, taking it away again."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.contributions.rules import PREFIXES
from goodword.feeds import planning, queries, service
from goodword.feeds.models import Post
from goodword.feeds.rules import ID_PREFIX
from goodword.feeds.schemas import PostAboutIn, PostFitOut, PostOut, PostsOut, PostsPage, PostsQuery, PostWordsIn
from goodword.lib import ids
from goodword.lib.errors import Invalid
from goodword.lib.pages import cut, read_cursor
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.submissions.schemas import NothingIn
from goodword.web.edge import reads, writes
from goodword.web.finished import as_json
from goodword.web.limits import limit, limiter

api = Blueprint("posts", __name__, url_prefix="/v1/shops/<string:site_key>/me/posts", description="Her posts")
_POST, _POSTS = PostOut(), PostOut(many=True)


@api.get("")
@api.arguments(PostsQuery, location="query")
@reads(herself)
@api.response(200, PostsPage)
def mine(scope: WriterScope, wish: dict[str, Any]) -> Response:
    """What waits for her yes, what stands, and what became of the rest; the newest first."""
    named = ["posts", scope.shop_id, scope.actor_id]
    after = read_cursor(named, wish["cursor"]) if wish["cursor"] else None
    found = queries.page(scope.shop_id, scope.actor_id, after=after, limit=wish["limit"] + 1)
    shown, further = cut(found, wish["limit"], named, lambda listed: queries.position(listed[0]))
    return as_json({"data": _POSTS.dump(shown), "next": further})


@api.post("")
@limiter.limit(limit(120, "hour"))
@api.arguments(PostAboutIn)
@writes(writer, once=True)
@api.response(200, PostsOut)
def offer(scope: WriterScope, sent: dict[str, Any]) -> Response:
    """Word something of hers for each of her accounts. Nothing is posted without her yes."""
    kind = next((kind for kind, prefix in PREFIXES.items() if sent["on"].startswith(f"{prefix}_")), "")
    thing = planning.find(scope.shop_id, scope.actor_id, kind, sent["on"])
    if thing is None or not thing.is_seen:
        raise Invalid.of("/on", "unknown", "This is nothing of hers that everybody can see")
    return as_json({"data": _POSTS.dump(queries.with_accounts(planning.plan(thing, asked=True)))})


@api.put("/<string:post_id>")
@limiter.limit(limit(120, "hour"))
@api.arguments(PostWordsIn)
@writes(writer, once=True)
@api.response(200, PostOut)
def agree(scope: WriterScope, sent: dict[str, Any], post_id: str) -> Response:
    """Yes: post it, in these words. It leaves at once, or when her quiet hours and her day allow."""
    return _shown(service.agree(post=_hers(scope, post_id), text=sent["text"]))


@api.post("/<string:post_id>/fit")
@limiter.limit(limit(1200, "hour"))
@api.arguments(PostWordsIn)
@reads(herself)
@api.response(200, PostFitOut)
def fit(scope: WriterScope, sent: dict[str, Any], post_id: str) -> dict[str, Any]:
    """How long these words would be there, and whether they can be posted; nothing is kept."""
    return service.fit(post=_hers(scope, post_id, lock=False), text=sent["text"] or "")


@api.delete("/<string:post_id>")
@limiter.limit(limit(120, "hour"))
@writes(herself, once=True)
@api.response(200, PostOut)
def undo(scope: WriterScope, post_id: str) -> Response:
    """Not now; or, where it stands already, take it away there."""
    return _shown(service.undo(post=_hers(scope, post_id)))


@api.post("/<string:post_id>/again")
@limiter.limit(limit(60, "hour"))
@api.arguments(NothingIn)
@writes(writer, once=True)
@api.response(200, PostOut)
def again(scope: WriterScope, _nothing: dict[str, Any], post_id: str) -> Response:
    """She has looked: it does not stand there. Send it once more."""
    return _shown(service.send_again(post=_hers(scope, post_id)))


@api.post("/<string:post_id>/stands")
@limiter.limit(limit(60, "hour"))
@api.arguments(NothingIn)
@writes(writer, once=True)
@api.response(200, PostOut)
def stands(scope: WriterScope, _nothing: dict[str, Any], post_id: str) -> Response:
    """She has looked: it stands there. Nothing is sent."""
    return _shown(service.stands(post=_hers(scope, post_id)))


def _hers(scope: WriterScope, post_id: str, *, lock: bool = True) -> Post:
    return queries.of_hers(scope.shop_id, scope.actor_id, ids.parse(ID_PREFIX, post_id), lock=lock)


def _shown(post: Post) -> Response:
    return as_json(_POST.dump((post, service.account_of(post))))
