"""For those who look after the server: whether it is ready, and its figures."""

import threading
import time

from flask import Blueprint, Response, current_app, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from goodword.operations import checks
from goodword.operations.collecting import Collector
from goodword.operations.guards import config_now, operators
from goodword.web import figures
from goodword.web.edge import anyone
from goodword.web.lines import notes

pages = Blueprint("operations", __name__)
KEPT_SECONDS = 1.0
_one_look = threading.Lock()


@pages.get("/readyz")
@anyone
def readyz() -> Response:
    """Whether it can work; 503 with the reason while it cannot."""
    found = _readiness()
    is_ready = all(finding.state != checks.FAILED for finding in found)
    told = [{"name": each.name, "state": each.state, "says": each.says} for each in found]
    answer = jsonify(status="ok" if is_ready else "not ready", checks=told)
    answer.status_code = 200 if is_ready else 503
    return answer


@pages.get("/metrics")
@operators
def metrics() -> Response:
    """Figures for Prometheus."""
    notes.flush()
    collector = current_app.extensions.setdefault("goodword.figures", Collector(config_now()))
    body = generate_latest(figures.registry()) + generate_latest(collector)
    return Response(body, content_type=CONTENT_TYPE_LATEST)


def _readiness() -> list[checks.Finding]:
    # Anybody may ask, and as often as she likes: she gets one look a second.
    kept = current_app.extensions.setdefault("goodword.readiness", {"until": 0.0, "found": []})
    with _one_look:
        if time.monotonic() > kept["until"]:
            kept["found"] = [checks.looked(look, config_now()) for look in checks.READINESS]
            kept["until"] = time.monotonic() + KEPT_SECONDS
        return list(kept["found"])
