"""In which words posts speak where the shop has given none: several of each, that take turns."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "ru", "uk", "pl")

DEFAULTS: Mapping[tuple[str, str], Sequence[str]] = {
    ("review", "en"): (
        "{words}\n\n{product} {stars}\n{link}",
        "My verdict on {product}: {stars}\n\n{words}\n\n{link}",
        "{product}, after living with it {stars}\n{words}\n\n{link}",
    ),
    ("answer", "en"): (
        "Somebody asked about {product}. What I said:\n\n{words}\n\n{link}",
        "{words}\n\nMy answer to a question about {product}: {link}",
        "A question about {product}, and my answer:\n{words}\n\n{link}",
    ),
    ("comment", "en"): (
        "{words}\n\nWe are talking about {product}: {link}",
        "On {product}:\n{words}\n\n{link}",
    ),
    ("review", "ru"): (
        "{words}\n\n{product} {stars}\n{link}",
        "Моё мнение о {product}: {stars}\n\n{words}\n\n{link}",
        "{product} — как в жизни {stars}\n{words}\n\n{link}",
    ),
    ("answer", "ru"): (
        "Спросили про {product}. Мой ответ:\n\n{words}\n\n{link}",
        "{words}\n\nМой ответ на вопрос про {product}: {link}",
        "Вопрос про {product} и мой ответ:\n{words}\n\n{link}",
    ),
    ("comment", "ru"): (
        "{words}\n\nГоворим про {product}: {link}",
        "Про {product}:\n{words}\n\n{link}",
    ),
    ("review", "uk"): (
        "{words}\n\n{product} {stars}\n{link}",
        "Моя думка про {product}: {stars}\n\n{words}\n\n{link}",
        "{product} — як у житті {stars}\n{words}\n\n{link}",
    ),
    ("answer", "uk"): (
        "Запитали про {product}. Моя відповідь:\n\n{words}\n\n{link}",
        "{words}\n\nМоя відповідь на запитання про {product}: {link}",
        "Запитання про {product} і моя відповідь:\n{words}\n\n{link}",
    ),
    ("comment", "uk"): (
        "{words}\n\nГоворимо про {product}: {link}",
        "Про {product}:\n{words}\n\n{link}",
    ),
    ("review", "pl"): (
        "{words}\n\n{product} {stars}\n{link}",
        "Moje zdanie o {product}: {stars}\n\n{words}\n\n{link}",
        "{product} na co dzień {stars}\n{words}\n\n{link}",
    ),
    ("answer", "pl"): (
        "Ktoś zapytał o {product}. Moja odpowiedź:\n\n{words}\n\n{link}",
        "{words}\n\nMoja odpowiedź na pytanie o {product}: {link}",
        "Pytanie o {product} i moja odpowiedź:\n{words}\n\n{link}",
    ),
    ("comment", "pl"): (
        "{words}\n\nRozmawiamy o {product}: {link}",
        "O {product}:\n{words}\n\n{link}",
    ),
}

REWARDED: Mapping[str, str] = {
    "en": "(I got something in return for writing this.)",
    "ru": "(За этот текст получено вознаграждение.)",
    "uk": "(За цей текст отримано винагороду.)",
    "pl": "(Za ten tekst otrzymano coś w zamian.)",
}
"""What a post says of words that she got something for."""


def language_of(locale: str | None) -> str:
    """Which of our languages a locale is read in."""
    spoken = (locale or "").partition("-")[0].lower()
    return spoken if spoken in LANGUAGES else "en"
