"""Readers, one a format. The order is the order in which a file is offered to them."""

from collections.abc import Mapping

from goodword.exchange.readers.base import Reader
from goodword.exchange.readers.comments import Comments
from goodword.exchange.readers.disqus import Disqus
from goodword.exchange.readers.google_feed import GoogleFeed
from goodword.exchange.readers.own import OwnJsonl, OwnTable
from goodword.exchange.readers.sources import GENERIC, SOURCES
from goodword.exchange.readers.table import TableReader
from goodword.exchange.readers.womens_clothing import WomensClothing
from goodword.exchange.readers.wordpress import Wordpress

_OWN, *_OTHERS = SOURCES

READERS: Mapping[str, Reader] = {
    "comments": Comments(),
    "jsonl": OwnJsonl(),
    "wxr": Wordpress(),
    "disqus": Disqus(),
    "google_feed": GoogleFeed(),
    "womens_clothing": WomensClothing(),
    "goodword": OwnTable(_OWN),
    **{source.name: TableReader(source) for source in _OTHERS},
    "csv": TableReader(GENERIC),
}
