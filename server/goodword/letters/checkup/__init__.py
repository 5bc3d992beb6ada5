"""What is wrong with the SPF, DKIM and DMARC records that a shop's owner pastes. Nothing is looked up."""

from collections.abc import Iterator

from goodword.letters.checkup import dkim, dmarc, spf
from goodword.letters.checkup.records import Facts, Said, records_in

__all__ = ["Facts", "Said", "examine"]

_CHECKS = {"spf": spf.check, "dkim": dkim.check, "dmarc": dmarc.check}


def examine(facts: Facts, **pasted: str) -> Iterator[Said]:
    """What is to be said of each kind of record, in the order SPF, DKIM, DMARC; of one without fault, that it is good.

    ``pasted`` are ``spf``, ``dkim`` and ``dmarc``: the records as a DNS panel, ``dig`` or a zone file shows them.
    """
    for about, check in _CHECKS.items():
        found = list(check(records_in(pasted.get(about, "")), facts))
        yield from found or [Said(about, "good")]
