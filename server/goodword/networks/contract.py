"""What a social network is to us. One file a network, named under the entry point ``goodword.networks``.

A network knows how to call its own servers and nothing of ours: no table, no queue, no Flask. Whoever keeps
accounts and posts hands it what it needs and keeps what it returns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from goodword.lib.outbound import Outbound

Json = dict[str, Any]


class Again(Enum):
    """How a post whose answer was lost can be sent again without standing there twice."""

    BY_KEY = "the network takes a key of ours, and the same key makes one post"
    BY_LOOK_UP = "what is there can be looked up by something of ours"
    NEVER = "neither: a person looks and decides"


class Counting(Enum):
    """What the network counts when it says that a text is too long."""

    GRAPHEMES = "what a reader calls a letter (UAX 29)"
    CHARACTERS = "Unicode code points"
    WEIGHTED = "code points of Latin and the like once, all others and each emoji twice (X)"
    EMOJI_AS_BYTES = "code points, an emoji by its UTF-8 bytes (Threads)"
    UTF16 = "units of UTF-16 (Telegram)"


@dataclass(frozen=True)
class Limits:
    """What fits. ``url_costs`` is None where an address counts as it is written; sizes are in bytes.

    A network that takes no picture, because it fetches the page's own or shows none, says 0 for its size.
    """

    text: int
    counting: Counting
    url_costs: int | None = None
    text_bytes: int | None = None
    picture_bytes: int = 1_000_000
    alt: int = 1_000


@dataclass(frozen=True)
class App:
    """The shop's own approved application at a network that asks for one."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class Client:
    """Who we are to networks that need no approval: the installation's public address and its EC key (P-256, PEM)."""

    name: str
    url: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Tools:
    """What a network may use. ``app`` is None where the network needs none."""

    http: Outbound
    client: Client
    app: App | None = None


@dataclass(frozen=True)
class Begun:
    """Where her browser goes, and what must be there again when she comes back. ``kept`` is sealed by the keeper.

    ``back`` is where she returns to, if it is not the address that was given but one below it: a network of many
    servers has one for each, so that no server can send on to another and have that one's answer taken for its own.
    """

    url: str
    kept: Json = field(repr=False)
    back: str | None = None


@dataclass(frozen=True)
class Grant:
    """That she lets us post. ``secrets`` (tokens, a DPoP key) are sealed by the keeper; ``subject`` never changes.

    ``host`` is the server where her account lives, for networks with many; ``expires_at`` is of the access token.
    """

    subject: str
    handle: str
    host: str | None = None
    url: str | None = None
    scopes: Sequence[str] = ()
    expires_at: datetime | None = None
    secrets: Json = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Picture:
    """A drawn or taken picture and what it shows, in words. ``url`` is where the network can load it itself."""

    data: bytes = field(repr=False)
    type: str
    alt: str
    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Draft:
    """A post as she has seen and agreed to it. ``link`` stands inside ``text``; the card is shown beside it."""

    text: str
    link: str
    title: str
    description: str
    locale: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Posted:
    """It stands there."""

    id: str
    url: str | None = None


@dataclass(frozen=True)
class Later:
    """Not now; nothing was posted. ``at`` is when to ask again, None when the network does not say.

    ``whole_app`` says that everybody who posts through the same application has to wait.
    """

    at: datetime | None = None
    whole_app: bool = False


@dataclass(frozen=True)
class Refused:
    """Never in this form; nothing was posted. ``reason`` is for her and for the shop, in English, without secrets."""

    reason: str


@dataclass(frozen=True)
class Unlinked:
    """The grant is gone: she has taken it back, or it has ended. Only she can give it anew."""

    reason: str


@dataclass(frozen=True)
class Expired:
    """The access token has ended: refresh, then ask again. Nothing was posted."""


@dataclass(frozen=True)
class Unknown:
    """The request may have arrived: no answer came, or one that says nothing. It may stand there."""

    reason: str


Outcome = Posted | Later | Refused | Unlinked | Expired | Unknown


class LinkFailed(Exception):
    """She has not linked her account; ``code`` is one word for the page, the sentence says more to the log."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code = code


class Network(Protocol):
    """One network. Every method may call out; none raises what is not named here, and none keeps anything.

    ``asks_host`` says that she types the server where her account lives; ``needs_app`` that a shop must bring an
    approved application; ``edits`` that a post can be changed where it stands. One whose servers each count their
    accounts by themselves says ``subjects_of_host = True``: the same subject at another host is another account.
    """

    name: str
    title: str
    scopes: Sequence[str]
    again: Again
    asks_host: bool
    needs_app: bool
    edits: bool

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """Ask for her leave. ``back`` is our address that she returns to, by itself or with ``/server`` behind it.

        :raises LinkFailed: the host is none that we can use.
        """

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """Take what her browser brought ``back`` to the very address that was named at the beginning.

        :raises LinkFailed: she has refused, or what came is not the answer to what was begun.
        """

    def refresh(self, tools: Tools, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        """New tokens. The old ones may be dead already when this returns: store before use."""

    def revoke(self, tools: Tools, grant: Grant) -> Later | Unknown | None:
        """Give the grant back; None when that is done or cannot be done, else it is tried again."""

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """What fits at her server."""

    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """Post. The same ``key`` is given again for the same post, and for no other.

        It begins with the time at which the post was agreed to (uuid7, ``ids.new``): a look-up has to reach back there.
        """

    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """Whether it stands there: Posted, or None when it surely does not. Unknown when that cannot be told."""

    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Change what stands there; for a network that ``edits``."""

    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Take it away. Posted means done, also when it was gone already."""
