"""The worker: Huey's consumer in threads, until it is told to stop."""

from goodword.jobs.queue import queue


def work(*, threads: int) -> None:
    """Do jobs until SIGTERM or Ctrl-C; what is in hand is finished first."""
    consumer = queue.huey.create_consumer(
        workers=threads, worker_type="thread", initial_delay=0.1, max_delay=1.0, backoff=1.5
    )
    consumer.run()
