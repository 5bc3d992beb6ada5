"""Twenty honest crowds that look bad: each gives its letters. None may be refused, hardly any held.

The largest can be told to be smaller (``many``).
"""

import uuid
from collections.abc import Callable
from datetime import timedelta

from tests.server.moderation.stage import MONDAY, Letter
from tests.server.moderation.voices import Voices

Crowd = Callable[..., list[Letter]]
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def launch_after_a_newsletter(voices: Voices, many: int = 200) -> list[Letter]:
    """A new product, 200 reviews in a day."""
    return [_own(voices, MONDAY + n * 7 * MINUTE, product="new kettle") for n in range(many)]


def campaign_on_monday_at_nine(voices: Voices, many: int = 140) -> list[Letter]:
    """Everybody got the same letter and writes within the hour, about what each had bought."""
    return [_own(voices, MONDAY + n * 25 * SECOND, product=f"cup {n % 40}") for n in range(many)]


def viral_post(voices: Voices, many: int = 70) -> list[Letter]:
    """A known product is suddenly everywhere: in a day as many as else in three weeks."""
    usual = [_own(voices, MONDAY - n * 560 * HOUR / many, product="teapot") for n in range(1, many * 6 // 5)]
    return usual + [_own(voices, MONDAY + n * 1400 * MINUTE / many, product="teapot") for n in range(many)]


def bad_batch(voices: Voices) -> list[Letter]:
    """The glue of one batch smells, and twenty say so in two days."""
    return [_own(voices, MONDAY + n * 2 * HOUR, product="tray", rating=1) for n in range(20)]


def office_behind_one_address(voices: Voices) -> list[Letter]:
    """Colleagues who ordered together, on one day, each another thing."""
    return [_own(voices, MONDAY + n * 20 * MINUTE, product=f"mug {n}", network="62.1.2.0/24") for n in range(16)]


def campus(voices: Voices) -> list[Letter]:
    """One network for thousands of students."""
    return [_own(voices, MONDAY + n * 50 * MINUTE, product=f"book {n % 9}", network="62.1.3.0/24") for n in range(24)]


def school_class(voices: Voices) -> list[Letter]:
    """Ten children with one teacher, one product, one hour."""
    return [_own(voices, MONDAY + n * 5 * MINUTE, product="globe", network="62.1.4.0/24") for n in range(10)]


def family(voices: Voices) -> list[Letter]:
    """Four at one table."""
    return [_own(voices, MONDAY + n * 9 * MINUTE, product="game", network="62.1.5.0/24") for n in range(4)]


def same_two_words(voices: Voices, many: int = 60) -> list[Letter]:
    """“Very good” is what many people write."""
    return [_own(voices, MONDAY + n * HOUR, product=f"tea {n % 20}", text="Very good") for n in range(many)]


def stars_without_words(voices: Voices, many: int = 60) -> list[Letter]:
    """Some only press a star."""
    return [_own(voices, MONDAY + n * HOUR, product=f"tea {n % 20}", text="") for n in range(many)]


def one_order_reviewed_in_an_evening(voices: Voices) -> list[Letter]:
    """Three things of one order, one after the other."""
    anna = voices.email()
    return [_own(voices, MONDAY + n * 4 * MINUTE, email=anna, product=f"spice {n}") for n in range(3)]


def two_colours_one_text(voices: Voices) -> list[Letter]:
    """She bought it in two colours and pastes what she wrote."""
    anna, words = voices.email(), voices.words()
    return [
        _own(voices, MONDAY + n * 5 * MINUTE, email=anna, product=colour, text=words)
        for n, colour in enumerate(("scarf red", "scarf blue"))
    ]


def wrong_address_sent_again(voices: Voices) -> list[Letter]:
    """She mistyped her address, saw no letter and sent the same words again from the same browser."""
    said = {"text": voices.words(), "guest": uuid.UUID(int=7), "product": "lamp"}
    first = _own(voices, MONDAY, email="anna@exmaple.com", **said)
    return [first, _own(voices, MONDAY + 5 * MINUTE, email="anna@example.com", **said)]


def capitals_all_the_way(voices: Voices) -> list[Letter]:
    """Some people write so."""
    return [_own(voices, MONDAY + n * DAY / 4, product=f"pot {n}", text=voices.words().upper()) for n in range(20)]


def angry_and_coarse(voices: Voices) -> list[Letter]:
    """A grumble about a product is no insult."""
    said = (
        "What a crap kettle, it leaked on the first day and the lid is shit.",
        "Damn thing broke. Pissed off, want my money back.",
        "Дерьмо, а не чайник: течёт с первого дня.",
        "Cholerny czajnik, to jest gówno, cieknie.",
    )
    return [_own(voices, MONDAY + n * HOUR, product=f"junk {n % 20}", text=said[n % 4], rating=1) for n in range(20)]


def words_inside_words(voices: Voices) -> list[Letter]:
    """Scunthorpe, cockpit, hancock, класс, потребитель: nothing is hidden in them."""
    said = (
        "Sent to Scunthorpe in two days, the glass is first class and the assembly simple.",
        "A cockpit lamp for my model plane; Mr Hancock in the shop helped me choose.",
        "Потребителю всё понятно, колебался с выбором, но небеса помогли: отличный мандарин.",
        "Bardzo ładny klosz, pasuje do sukienki i do dywanu, dostawa do Scunthorpe przyszła szybko.",
    )
    return [_own(voices, MONDAY + n * HOUR, product=f"glass {n % 20}", text=said[n % 4]) for n in range(20)]


def figures_that_are_no_numbers(voices: Voices) -> list[Letter]:
    """Sizes, prices, article numbers, dates and full stops without a space."""
    said = (
        "The 1.7 l one, 2200 W, bought for 39.90 on 2026-02-14, article 4006381333931.",
        "Very soft.It is warm.no smell at all.So good.",
        "Between 10.30 and 11.15 it boiled 12 times, 0.5 l each; model KX-2000/7.",
        "I like this colour and my size in the shop fits: 175/80, 38 and 40.",
    )
    return [_own(voices, MONDAY + n * HOUR, product=f"part {n % 20}", text=said[n % 4]) for n in range(20)]


def form_left_open_over_lunch(voices: Voices) -> list[Letter]:
    """The form waits for hours, and twice the words come from a note and are sent in four seconds."""
    slow = [_own(voices, MONDAY + n * HOUR, product=f"vase {n}", open_for=5 * 3600) for n in range(10)]
    return slow + [_own(voices, MONDAY + n * HOUR, product=f"jug {n}", open_for=4) for n in range(10)]


def invited_buyers(voices: Voices, many: int = 200) -> list[Letter]:
    """Two hundred who have bought it answer an invitation on the same morning."""
    return [
        _own(voices, MONDAY + n * 40 * SECOND, product=f"kettle {n % 10}", verified=True, guest_age=DAY)
        for n in range(many)
    ]


def buyers_behind_one_carrier(voices: Voices) -> list[Letter]:
    """Telephones of one carrier share a network; all have bought."""
    return [
        _own(voices, MONDAY + n * 30 * MINUTE, product=f"phone case {n % 3}", verified=True, network="62.1.6.0/24")
        for n in range(30)
    ]


CROWDS: tuple[Crowd, ...] = (
    launch_after_a_newsletter, campaign_on_monday_at_nine, viral_post, bad_batch, office_behind_one_address, campus,
    school_class, family, same_two_words, stars_without_words, one_order_reviewed_in_an_evening, two_colours_one_text,
    wrong_address_sent_again, capitals_all_the_way, angry_and_coarse, words_inside_words, figures_that_are_no_numbers,
    form_left_open_over_lunch, invited_buyers, buyers_behind_one_carrier,
)  # fmt: skip


def _own(voices: Voices, at: object, **said: object) -> Letter:
    usual = {"email": voices.email(), "text": voices.words(), "rating": voices.stars(), "network": voices.network()}
    return Letter(at=at, **{**usual, **said})  # type: ignore[arg-type]
