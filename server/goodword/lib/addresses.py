"""The address under which shoppers reach this server; links in letters and pages begin with it."""

from urllib.parse import urlsplit

HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def keeps_sessions(address: str) -> bool:
    """Whether browsers keep a session of ours there: over HTTPS, or on this very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in HERE


class Addresses:
    """Opened once by the app from ``GOODWORD_PUBLIC_URL``."""

    public_url = ""

    def open(self, public_url: str) -> None:
        """Take the address, without a slash at the end."""
        self.public_url = public_url.rstrip("/")

    def of(self, path: str) -> str:
        """The whole address of a path of ours."""
        return self.public_url + path


addresses = Addresses()
