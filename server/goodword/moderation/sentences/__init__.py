"""What the rules found, in the reader's language: one sentence a rule, with the numbers that it compared."""

from collections.abc import Iterable
from typing import Any

from goodword.moderation.models import VerdictRow
from goodword.moderation.rules import HOLD, NOT_COUNTED, REFUSE, Verdict
from goodword.moderation.sentences import en, pl, ru, uk

SENTENCES = {"en": en.SENTENCES, "ru": ru.SENTENCES, "uk": uk.SENTENCES, "pl": pl.SENTENCES}
STAFF_BY = {"en": en.STAFF_BY, "ru": ru.STAFF_BY, "uk": uk.STAFF_BY, "pl": pl.STAFF_BY}


def say(rule: str, numbers: dict[str, Any], locale: str) -> str:
    """The sentence of one finding."""
    spoken = locale.partition("-")[0].lower()
    lang = spoken if spoken in SENTENCES else "en"
    by = {"by": STAFF_BY[lang].get(numbers["by"], "")} if "by" in numbers else {}
    return SENTENCES[lang][rule].format(**numbers | by)


def why(verdict: Verdict, locale: str) -> list[dict[str, str]]:
    """Everything that stood against publishing it plainly, for its author."""
    told = [each for each in verdict.findings if each.outcome in {NOT_COUNTED, HOLD, REFUSE}]
    return [{"rule": each.rule, "text": say(each.rule, each.numbers, locale)} for each in told]


def findings(rows: Iterable[VerdictRow], locale: str) -> list[dict[str, Any]]:
    """The same for the shop, with numbers, version and moment."""
    return [
        {
            "rule": row.rule,
            "text": say(row.rule, row.numbers, locale),
            "outcome": row.outcome,
            "numbers": row.numbers,
            "rules_version": row.rules_version,
            "at": row.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        for row in rows
        if row.rule is not None
    ]
