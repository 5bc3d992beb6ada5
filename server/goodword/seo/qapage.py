"""schema.org QAPage of one question (JSON-LD 1.1): on its own page, and on no product's."""

import json
from typing import Any

from goodword.seo.jsonld import AUTHOR_MAX, ESCAPES
from goodword.submissions.rules import SHOP_STAFF


def document(question: dict[str, Any], answers: list[dict[str, Any]]) -> str | None:
    """JSON-LD for a question and the answers that its page shows, as ``questions.pages`` makes them.

    Nothing is told of what the shop's people answer as if shoppers.
    None without an answer: search engines take that for an error.
    """
    told = [each for each in answers if SHOP_STAFF not in each["labels"]]
    if not told:
        return None
    given = [_answer(each, question["url"]) for each in told]
    accepted = next((one for one, each in zip(given, told, strict=True) if each["accepted"]), None)
    entity = {
        "@type": "Question",
        "name": question["text"],
        "text": "\n\n".join(filter(None, (question["text"], question["details"]))),
        "url": question["url"],
        "answerCount": max(question["answers_count"], len(told)),
        "upvoteCount": question["helpful"],
        "datePublished": question["created_at"],
        "dateModified": question["edited_at"],
        "inLanguage": question["locale"],
        "author": _author(question["author"]),
        "about": _about(question["product"]),
        "acceptedAnswer": accepted,
        "suggestedAnswer": [one for one in given if one is not accepted],
    }
    page = {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": _told(entity)}
    return json.dumps(page, ensure_ascii=False).translate(ESCAPES)


def _answer(answer: dict[str, Any], address: str) -> dict[str, Any]:
    return _told(
        {
            "@type": "Answer",
            "text": answer["text"],
            "url": f"{address}#{answer['id']}",
            "upvoteCount": answer["helpful"],
            "datePublished": answer["created_at"],
            "dateModified": answer["edited_at"],
            "inLanguage": answer["locale"],
            "author": _author(answer["author"]),
        }
    )


def _author(author: dict[str, Any]) -> dict[str, Any] | None:
    if not author["name"]:
        return None
    kind = "Organization" if author["kind"] == "staff" else "Person"
    return _told({"@type": kind, "name": author["name"][:AUTHOR_MAX], "url": author["profile"]})


def _about(product: dict[str, Any]) -> dict[str, Any]:
    return _told({"@type": "Product", "name": product["name"] or product["ref"], "url": product["url"]})


def _told(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what nobody has said; a count of zero is said."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
