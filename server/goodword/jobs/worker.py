"""The worker: Huey's consumer in threads, until it is told to stop."""

import signal

from huey.consumer import Consumer

from goodword.jobs.queue import queue

PATIENCE = 8.0


class PatientConsumer(Consumer):
    """Finishes what is in hand on SIGTERM and on Ctrl-C alike; Huey does so on one of the two."""

    def _set_signal_handlers(self) -> None:
        may_restart, is_graceful = False, True
        self._signal_actions |= dict.fromkeys((signal.SIGTERM, signal.SIGINT), (may_restart, is_graceful))
        super()._set_signal_handlers()


def work(*, threads: int) -> None:
    """Do jobs until SIGTERM or Ctrl-C; what is in hand is finished first, if that takes less than 8 seconds."""
    consumer = PatientConsumer(
        queue.huey,
        workers=threads,
        worker_type="thread",
        initial_delay=0.1,
        max_delay=1.0,
        backoff=1.5,
        shutdown_timeout=PATIENCE,
    )
    consumer.run()
