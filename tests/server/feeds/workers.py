"""Workers that are killed: forked from one process that has loaded everything, so that a death costs milliseconds.

``python -m tests.server.feeds.workers DATA DATABASE PORT KILLS SEED`` kills so many, then lets two finish the work.
"""

import os
import random
import signal
import sys
from datetime import timedelta
from pathlib import Path

from goodword.accounts.peers import peers
from goodword.app import open_house
from goodword.config import Config
from goodword.feeds.models import Post
from goodword.feeds.outbox import due, outbox
from goodword.feeds.rules import QUEUED, SENDING, UNKNOWN, Pace
from goodword.lib.db import reading
from goodword.lib.outbound import Outbound
from sqlalchemy import func, or_, select
from sqlalchemy.orm import configure_mappers

from tests.server.feeds.far import MANNERS, FarNetwork

QUICK = Pace(
    attempt=timedelta(seconds=3),
    look_after=timedelta(milliseconds=100),
    again_after=timedelta(milliseconds=20),
    again_at_most=timedelta(milliseconds=200),
    tries=40,
    opens_after=1000,
)


class Heard(FarNetwork):
    """Says through a pipe that a call is about to leave: a good moment to die is any around it."""

    said = -1

    def _call(self, asked):
        os.write(Heard.said, b".")
        return super()._call(asked)


def work(config: Config, port: int, said: int, seed: int) -> None:
    """What a worker does, until nothing is left to do."""
    Heard.said = said
    random.seed(seed)
    open_house(config)
    peers.connect({name: Heard(name, port) for name in MANNERS}, Outbound())
    outbox.pace = QUICK
    while True:
        outbox.take_up()
        with reading() as session:
            waits = or_(Post.state.in_((QUEUED, SENDING)), (Post.state == UNKNOWN) & Post.next_at.is_not(None))
            left = session.scalar(select(func.count()).where(waits))
            todo = [(row.shop_id.hex, row.id.hex) for row in due()]
        if not left:
            return
        random.shuffle(todo)
        for shop_id, post_id in todo:
            outbox.send(shop_id=shop_id, post_id=post_id)


def _forked(*given) -> tuple[int, int]:
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(hears)
            work(given[0], given[1], says, given[2])
            code = 0
        finally:
            os._exit(code)
    os.close(says)
    return child, hears


def _die_around(child: int, hears: int, chance: random.Random) -> bool:
    """Kill it after so many calls; whether it had not finished before."""
    for _ in range(chance.randrange(1, 6)):
        if not os.read(hears, 1):
            break
    signal.sigtimedwait([], chance.uniform(0, 0.006))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(hears)
    return os.WIFSIGNALED(status)


def main(data: str, database: str, port: int, kills: int, seed: int) -> None:
    configure_mappers()
    config = Config(data_dir=Path(data), database_url=database, public_url="http://goodword.test")
    chance, killed = random.Random(seed), 0
    while killed < kills:
        pair = [_forked(config, port, chance.randrange(1 << 30)) for _ in range(2)]
        died = [_die_around(*each, chance) for each in pair]
        killed += sum(died)
        if not any(died):
            sys.exit(f"the work was done after {killed} kills")
    last = [_forked(config, port, chance.randrange(1 << 30)) for _ in range(2)]
    for child, hears in last:
        while os.read(hears, 4096):
            pass
        os.close(hears)
        if os.waitpid(child, 0)[1]:
            sys.exit("a worker that was let live has failed")
    sys.stdout.write(str(killed))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
