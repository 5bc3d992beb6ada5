"""Words that try to leave the place where they stand, and how to read a fragment."""

from html.parser import HTMLParser

NASTY = [
    "</script><script>window.canary = 1</script>",
    "<!--<script>window.canary = 1//-->",
    "</script><img src=x onerror='window.canary = 1'>",
    "<svg onload=window.canary=1>",
    '"><img src=x onerror=window.canary=1>',
    "' autofocus onfocus=window.canary=1 x='",
    "]]><script>window.canary = 1</script>",
    "{{ 7 * 7 }} {% raw %} {average}",
    '\\u003c/script> \\" \\',
    "&lt;b&gt; &amp; &#39;",
    "a\u00a0b \u200f mark 😀 é е́ ł",
]


class Parsed(HTMLParser):
    """Tags, attributes and text of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        if data.strip():
            self.texts.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())
