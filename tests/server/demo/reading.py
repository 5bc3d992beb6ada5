"""Reading the demo's pages."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a page says, names and leads to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root: dict[str, str | None] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "html":
            self.root = dict(attrs)

    def handle_data(self, data):
        self.text += data

    def refs(self, tag: str) -> list[str | None]:
        """Products that elements of that name are about."""
        return [attributes["product"] for name, attributes in self.tags if name == tag]

    @property
    def addresses(self) -> list[str]:
        """Every address of our own that the page names."""
        named = {attributes.get(name) for _, attributes in self.tags for name in ("href", "src")}
        return sorted(each for each in named if each and each.startswith("/"))

    @property
    def following(self) -> str | None:
        """The next page of the listing."""
        return next((attributes["href"] for _, attributes in self.tags if attributes.get("rel") == "next"), None)

    @property
    def product_pages(self) -> list[str]:
        return [each for each in self.addresses if each.startswith("/demo/p/")]
