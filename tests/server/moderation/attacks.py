"""Twelve attacks, crude and medium: each gives its letters, all of them meant to deceive."""

from collections.abc import Callable

from tests.server.moderation.honest import DAY, HOUR, MINUTE, SECOND, _own
from tests.server.moderation.stage import MONDAY, Letter
from tests.server.moderation.voices import Voices

Attack = Callable[..., list[Letter]]
BOUGHT = (
    "This kettle has changed our mornings completely, it boils in a minute, looks wonderful on the table, and every "
    "guest asks where we found it, so I recommend it to everybody."
)


def one_network_copied_text(voices: Voices, many: int = 30) -> list[Letter]:
    """New addresses, one machine, one text."""
    return [_own(voices, MONDAY + n * 10 * MINUTE, text=BOUGHT, network="91.1.1.0/24", rating=5) for n in range(many)]


def copied_text_from_everywhere(voices: Voices, many: int = 30) -> list[Letter]:
    """The same text from many networks, onto many products."""
    return [_own(voices, MONDAY + n * HOUR, text=BOUGHT, product=f"pot {n}") for n in range(many)]


def one_word_exchanged(voices: Voices, many: int = 30) -> list[Letter]:
    """The same text with a word put in or out each time."""
    return [
        _own(voices, MONDAY + n * HOUR, text=BOUGHT.replace("wonderful", f"fine {n}"), product=f"jug {n}")
        for n in range(many)
    ]


def links(voices: Voices, many: int = 30) -> list[Letter]:
    """Own words, and a way out of the shop."""
    ways = ("https://cheap-tea.example/x", "www.cheap-tea.com", "cheap-tea . com", "cheap-tea[dot]ru", "best-tea.shop")
    return [_own(voices, MONDAY + n * HOUR, text=f"{voices.words()} {ways[n % 5]}") for n in range(many)]


def contacts(voices: Voices, many: int = 30) -> list[Letter]:
    """Own words, and somebody to write to."""
    ways = ("write to tea@cheap.com", "tea (at) cheap (dot) com", "telegram: @cheap_tea1", "WhatsApp +48 512 345 678")
    return [_own(voices, MONDAY + n * HOUR, text=f"{voices.words()} {ways[n % 4]}", locale="pl") for n in range(many)]


def program_without_a_form(voices: Voices, many: int = 30) -> list[Letter]:
    """It talks to the address itself."""
    return [_own(voices, MONDAY + n * HOUR, has_form=False, works=False) for n in range(many)]


def program_that_types_in_no_time(voices: Voices, many: int = 30) -> list[Letter]:
    """It opens the form and is done."""
    return [_own(voices, MONDAY + n * HOUR, open_for=0.4, works=False) for n in range(many)]


def program_that_fills_in_everything(voices: Voices, many: int = 30) -> list[Letter]:
    """Also the field that nobody sees."""
    return [_own(voices, MONDAY + n * HOUR, trapped=True, works=False) for n in range(many)]


def one_address_for_the_whole_shelf(voices: Voices, many: int = 60) -> list[Letter]:
    """One identity, a product a minute."""
    hers = voices.email()
    return [_own(voices, MONDAY + n * MINUTE, email=hers, product=f"tea {n}") for n in range(many)]


def boost(voices: Voices) -> list[Letter]:
    """Fifty identities, own words, own networks, five stars in two days."""
    return [_own(voices, MONDAY + n * 55 * MINUTE, rating=5, product="rival") for n in range(50)]


def bomb(voices: Voices) -> list[Letter]:
    """The same with one star."""
    return [_own(voices, MONDAY + n * 55 * MINUTE, rating=1, product="rival") for n in range(50)]


def circle(voices: Voices) -> list[Letter]:
    """Six who praise the same twelve products, one a day."""
    six = [voices.email() for _ in range(6)]
    return [
        _own(voices, MONDAY + n * DAY + number * 3 * HOUR + n * SECOND, email=hers, product=f"brand {n}", rating=5)
        for n in range(12)
        for number, hers in enumerate(six)
    ]


CRUDE: tuple[Attack, ...] = (
    one_network_copied_text, copied_text_from_everywhere, one_word_exchanged, links, contacts, program_without_a_form,
    program_that_types_in_no_time, program_that_fills_in_everything, one_address_for_the_whole_shelf,
)  # fmt: skip
MEDIUM: tuple[Attack, ...] = (boost, bomb, circle)
