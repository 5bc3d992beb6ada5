"""The address under which shoppers reach this server; links in letters and pages begin with it."""


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
