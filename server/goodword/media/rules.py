"""What kinds, how many, how large, how long; and the life of a photo."""

from datetime import timedelta

PHOTO, AVATAR = "photo", "avatar"
"""Of a product, beside a review; of a person, beside her name."""

LARGEST = 12 << 20
"""Bytes of one upload."""
MOST_A_REVIEW = 6
MOST_A_DAY = 60
"""Uploads of one guest in 24 hours."""

ARRIVING, WAITING, USED, WITHHELD, GONE = "arriving", "waiting", "used", "withheld", "gone"
"""Its files are being written; nothing uses it yet; a review does; that review is out of sight; its files may go."""
SERVED = frozenset({WAITING, USED})
"""A photo that waits is known to its sender only: its name is random."""

PATIENCE = {ARRIVING: timedelta(hours=1), WAITING: timedelta(hours=24), GONE: timedelta(hours=24)}
"""How long a photo may stay in a state before the sweep takes it on."""

LEAVE_LIVES = timedelta(hours=1)
"""How long whoever was shown a photo that is out of sight may load it."""
