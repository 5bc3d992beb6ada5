"""The application: configuration, rooms, the door in front."""

from collections.abc import Callable
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from goodword import wiring
from goodword.config import Config
from goodword.letters import signing
from goodword.letters.posting import post
from goodword.letters.transport import transport_for
from goodword.lib import logs, sqlite
from goodword.lib.addresses import addresses
from goodword.lib.db import db
from goodword.lib.signing import signer
from goodword.media.storage import storage
from goodword.moderation.guards import watch_key_calls
from goodword.shops.guards import origin_is_listed, staff_door
from goodword.snapshots.door import Door, Wsgi
from goodword.snapshots.store import store_for
from goodword.staff import guards as staff
from goodword.vault.service import vault
from goodword.web import cors, headers, legible, limits, openapi, problems
from goodword.web.edge import anyone, refuse_undeclared
from goodword.web.lines import notes
from goodword.web.watch import ROUTE, Watch, name_routes

LARGEST_BODY = 1 << 20


def open_house(config: Config) -> None:
    """What every process needs, a server's, a worker's or a command's: the database and the map."""
    if config.sqlalchemy_url.startswith("sqlite"):
        sqlite.refuse_unsafe_library(config.workers)
    signer.open(config.data_dir)
    vault.keys.load(config.data_dir, config.vault_keys)
    addresses.open(config.public_url)
    open_post(config)
    storage.open(config.media_url, config.data_dir / "media")
    db.open(config.sqlalchemy_url)
    wiring.connect()


def open_post(config: Config) -> None:
    """How letters leave.

    :raises ValueError: the file of the key holds none.
    """
    domain = config.mail_from.rpartition("@")[2]
    key = config.dkim_key and signing.key_in(config.dkim_key, domain=domain, selector=config.dkim_selector)
    by = transport_for(config.smtp_url, config.data_dir / "mailbox")
    post.open(sender=config.mail_from, by=by, bounces=config.bounce_address, keys=[key] if key else [])


class Files(WhiteNoise):
    """The built files, known to the log by their kind."""

    def serve(self, static_file: Any, environ: dict[str, Any], start_response: Any) -> Any:
        """Answer with a file."""
        environ[ROUTE] = "/static"
        return super().serve(static_file, environ, start_response)


def create_app(config: Config) -> Flask:
    """The Flask application behind the door."""
    app = Flask("goodword", static_folder=None, template_folder="web/templates")
    app.config |= openapi.SETTINGS | {"MAX_CONTENT_LENGTH": LARGEST_BODY, "GOODWORD": config}
    name_routes(app)
    limits.open_limits(app, config)
    problems.log_unexpected(app)
    headers.add(app)
    cors.answer_origins(app, origin_is_listed)
    legible.refuse_illegible(app)
    api = problems.ProblemApi(app, spec_kwargs={"extra_plugins": [openapi.Edge(app)]})
    for blueprint in wiring.API:
        api.register_blueprint(blueprint)
    for blueprint in wiring.PAGES:
        app.register_blueprint(blueprint)
    described = app.view_functions["api-docs.openapi_json"]
    app.view_functions["api-docs.openapi_json"] = anyone(partial(described))
    watch_key_calls(app)
    staff_door.open(staff.seated)
    staff.keep_sessions(app)
    refuse_undeclared(app)
    return app


def application(config: Config | None = None, make: Callable[[Config], Flask] = create_app) -> Wsgi:
    """What a server serves: the door, the built files, Flask."""
    chosen = config or Config.from_environment()
    open_house(chosen)
    app = make(chosen)
    inside: Any = (
        ProxyFix(app, x_for=chosen.trusted_proxies, x_proto=chosen.trusted_proxies) if chosen.trusted_proxies else app
    )
    kinds = {name: make() for name, make in wiring.SNAPSHOTS.items()}
    writes_lines = chosen.log_requests and chosen.log_level == "info" and logs.are_open()
    notes.open(form=chosen.log, writes_lines=writes_lines)
    return Watch(Door(_with_files(inside), store_for(db), kinds, wiring.UNKNOWN_PRODUCT))


@lru_cache(maxsize=8)
def _with_files(inside: Wsgi) -> Wsgi:
    package = files("goodword")
    served = Files(inside, max_age=3600, add_headers_function=headers.of_file, immutable_file_test=r"^/w/v1/c/")
    for folder, prefix in (
        ("static/w/c", "w/v1/c/"),
        ("web/static", "static/"),
        ("demo/static", "demo/static/"),
        ("demo/content/pictures", "demo/pictures/"),
    ):
        place = package / folder
        if place.is_dir():
            served.add_files(str(place), prefix=prefix)
    return served
