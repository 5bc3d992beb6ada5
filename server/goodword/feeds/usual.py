"""What fits at each network, as it is where its servers have not said otherwise."""

from collections.abc import Mapping

from goodword.accounts.models import Account
from goodword.networks.contract import Counting, Limits

FEWEST = Limits(280, Counting.GRAPHEMES)
"""For a network of somebody else's that has not said."""

USUAL: Mapping[str, Limits] = {
    "bluesky": Limits(300, Counting.GRAPHEMES, text_bytes=3000),
    "mastodon": Limits(500, Counting.CHARACTERS, url_costs=23),
    "telegram": Limits(1024, Counting.UTF16),
    "x": Limits(280, Counting.WEIGHTED, url_costs=23, picture_bytes=0),
    "threads": Limits(500, Counting.EMOJI_AS_BYTES, picture_bytes=0),
    "pinterest": Limits(800, Counting.CHARACTERS),
    "linkedin": Limits(3000, Counting.CHARACTERS),
    "tumblr": Limits(4096, Counting.CHARACTERS),
}


def usual_of(network: str) -> Limits:
    """What fits there as a rule."""
    return USUAL.get(network, FEWEST)


def limits_of(account: Account) -> Limits:
    """What fits in this account."""
    said = account.limits
    if not said:
        return usual_of(account.network)
    return Limits(**said | {"counting": Counting[said["counting"]]})
