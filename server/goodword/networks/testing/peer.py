"""What a connector is tested against: a strict server of its network, and her browser."""

from typing import Protocol

from goodword.networks.contract import App
from goodword.networks.testing.stage import Asked, Host


class Peer(Protocol):
    """The network, played as strictly as it is. ``app`` is ours there, where one is needed."""

    app: App | None

    def hosts(self) -> dict[str, Host]:
        """Its hosts by their names."""

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        """What her browser brings back from where ``begin`` has sent it."""

    def texts(self) -> list[str]:
        """What stands there now, a text for each post, with its link."""

    def is_posting(self, asked: Asked) -> bool:
        """Whether this request is the one that makes a post seen."""

    def end(self) -> None:
        """She takes her leave back at the network itself."""
