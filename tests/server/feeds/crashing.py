"""Many posts, four networks with every fault, workers killed in the middle: what has become of them."""

import os
from collections import Counter
from dataclasses import dataclass
from itertools import cycle, islice

from goodword.app import open_house
from goodword.feeds.models import Post
from goodword.lib.db import db, reading, writing
from goodword.reviews.models import Review
from sqlalchemy import select

from tests.cast import ShopOnStage
from tests.server.feeds.far import MANNERS, FarServer, FarSide
from tests.server.feeds.stage import a_post, an_account
from tests.services.warm import Warm


@dataclass
class Aftermath:
    side: FarSide
    states: Counter
    unknown: Counter
    doubled: list[str]
    missing: list[str]
    killed: int


def crash(shop: ShopOnStage, *, posts: int, kills: int, seed: int) -> Aftermath:
    """Let workers die over so many posts, and look at both sides afterwards."""
    shop.set(confirm_guests=False)
    shop.guest().review()
    with writing() as session:
        review = session.scalars(select(Review)).one()
        assert review.guest_id is not None
        for number, network in enumerate(islice(cycle(MANNERS), posts)):
            account = an_account(shop.shop.id, review.guest_id, network, subject=f"anna{number}")
            a_post(account, "review", review.id, text=f"Post {number}")
    side = FarSide(seed=seed, faults=0.15, lost=0.05)
    return _looked_at(shop, side, let_work(shop, side, kills=kills, seed=seed))


def let_work(shop: ShopOnStage, side: FarSide, *, kills: int, seed: int) -> int:
    """Let two workers at a time do what is due, in processes of their own; how many were killed."""
    config = shop.house.config
    db.close()
    with FarServer(side) as far:
        over = (config.data_dir, config.database_url, str(far.port), str(kills), str(seed))
        ran = Warm("-m", "tests.server.feeds.workers", *over, env=os.environ)
        said, _ = ran.communicate(timeout=1500)
    assert ran.returncode == 0, said[-3000:]
    open_house(config)
    return int(said.split()[-1])


def _looked_at(shop: ShopOnStage, side: FarSide, killed: int) -> Aftermath:
    standing = Counter(text for network in MANNERS for text in side.standing(network))
    with reading() as session:
        rows = session.scalars(select(Post)).all()
        sent = {row.text for row in rows if row.state == "sent"}
        return Aftermath(
            side=side,
            states=Counter(row.state for row in rows),
            unknown=Counter(row.network for row in rows if row.state == "unknown"),
            doubled=[text for text, times in standing.items() if times > 1],
            missing=sorted(sent - standing.keys()),
            killed=killed,
        )


def expect_the_truth(seen: Aftermath, *, posts: int, kills: int) -> None:
    """0 doubled; all delivered, failed, or unknown and listed; unknown only where nobody can know."""
    assert seen.killed >= kills
    assert seen.doubled == []
    assert seen.missing == []
    assert seen.states.total() == posts
    assert seen.states.keys() <= {"sent", "failed", "unknown"}
    assert seen.unknown.keys() <= {"neither"}
    assert seen.unknown["neither"] <= kills
    assert seen.states["sent"] + seen.unknown["neither"] + seen.states["failed"] == posts
    assert seen.states["failed"] <= posts // 100
