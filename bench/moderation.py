"""What the rules of text do with real comments: precision and recall, and how often they hold what is not hateful.

The thresholds and patterns were looked at with one half of each file only; the other half is what is reported.
"""

import csv
import html
import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

from goodword.moderation import contacts, prints, wordlists
from goodword.moderation.rules import HOLD, LIMITS, Features, judge

VIDEOS = ("Youtube01-Psy", "Youtube02-KatyPerry", "Youtube03-LMFAO")
SENTENCES = {"pl": "polish", "de": "german", "es": "spanish"}


def run(folder: Path) -> dict[str, Any]:
    """Print the figures of every file there is."""
    place = folder / "moderation"
    found: dict[str, Any] = {}
    for name in VIDEOS:
        found[name] = _spam(place / f"{name}.csv")
        said = found[name]["reported"]
        print(
            f"{name:22} precision {said['precision']:.3f}  recall {said['recall']:.3f}  of {said['of']} unseen comments"
        )
    for locale, language in SENTENCES.items():
        found[locale] = _false_holds(place / f"hatecheck_{language}.csv", locale)
        held, of = found[locale]["held"], found[locale]["of"]
        print(f"HateCheck {locale:12} {held} of {of} sentences that are not hateful are held ({held / of:.1%})")
    return found


def _spam(file: Path) -> dict[str, Any]:
    halves: dict[int, Counter[tuple[bool, bool]]] = {0: Counter(), 1: Counter()}
    seen: list[bytes] = []
    began, texts = process_time(), 0
    for row in _rows(file):
        text = html.unescape(row["CONTENT"]).replace("\ufeff", "")
        is_held = judge(_features(text, "en", seen)).outcome == HOLD
        half = sha256(row["COMMENT_ID"].encode()).digest()[0] % 2
        halves[half][row["CLASS"] == "1", is_held] += 1
        texts += 1
    milliseconds = (process_time() - began) / max(1, texts) * 1000
    return {"looked_at": _quality(halves[0]), "reported": _quality(halves[1]), "ms_a_text": round(milliseconds, 2)}


def _quality(found: Counter[tuple[bool, bool]]) -> dict[str, Any]:
    right = found[True, True]
    return {
        "precision": right / max(1, right + found[False, True]),
        "recall": right / max(1, right + found[True, False]),
        "of": found.total(),
    }


def _false_holds(file: Path, locale: str) -> dict[str, int]:
    fine = [row["test_case"] for row in _rows(file) if row["label_gold"] == "non-hateful"]
    return {"held": sum(judge(_features(text, locale)).outcome == HOLD for text in fine), "of": len(fine)}


def _features(text: str, locale: str, seen: list[bytes] | None = None) -> Features:
    words = text.split()
    twin_share = 0.0
    if seen is not None and len(words) >= LIMITS.similar_words:
        sketch = prints.sketch(prints.shingles(text))
        twin_share = max((prints.share(sketch, other) for other in seen), default=0.0)
        seen.append(sketch)
    return Features(
        links=tuple(contacts.links(text)),
        contacts=tuple(contacts.contacts(text, (locale,))),
        words=tuple(wordlists.found(text, [locale])),
        promotion=contacts.promotion(text),
        word_count=len(words),
        letters=sum(letter.isalpha() for letter in text),
        capitals=sum(letter.isupper() for letter in text),
        twin_share=twin_share,
    )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        lines = (line for line in opened if line.strip())
        yield from csv.DictReader(lines)


if __name__ == "__main__":
    import sys

    print(json.dumps(run(Path(sys.argv[1])), indent=1))
