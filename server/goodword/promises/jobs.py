"""The clock: each minute whatever is due takes one step, each in a transaction of its own."""

import structlog

from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.promises import queries, service

log = structlog.get_logger(__name__)


def keep() -> None:
    """Take the steps that are due, and take up again what lost its answer.

    Nothing is in memory: who is killed here leaves what is not done to whoever comes next.
    """
    with reading():
        due = [*queries.due(clock.now()), *queries.opened_again()]
    for shop_id, question_id in due:
        try:
            with writing():
                service.follow(shop_id=shop_id, question_id=question_id)
        except Exception:  # one promise that cannot be kept shall not stop the others
            log.exception("promise")
