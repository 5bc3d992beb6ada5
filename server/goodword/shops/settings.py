"""Every setting of a shop as data: type, default, help. Forms and checks are drawn from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goodword.lib import worktime
from goodword.lib.errors import Invalid
from goodword.networks import sharing

_COLOUR = re.compile(r"#[0-9a-f]{6}|#[0-9a-f]{3}|[a-z]{3,20}|(?:rgb|hsl|oklch)\([0-9.,%/ a-z]{1,60}\)")
LONGEST_LINE = 1000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_LENGTH = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:px|rem|em|%)|0")


@dataclass(frozen=True)
class Setting:
    """One setting: what kind of value, what it is when nobody has set it, what it does."""

    kind: str
    default: Any
    help: str
    allows: Callable[[Any], bool]


def _flag(*, default: bool, text: str) -> Setting:
    return Setting("flag", default, text, lambda value: isinstance(value, bool))


def _number(default: int, low: int, high: int, text: str) -> Setting:
    return Setting(
        "number", default, text, lambda v: isinstance(v, int) and not isinstance(v, bool) and low <= v <= high
    )


def _choice(default: str, choices: tuple[str, ...], text: str) -> Setting:
    return Setting("choice: " + ", ".join(choices), default, text, lambda value: value in choices)


def _token(pattern: re.Pattern[str], kind: str, text: str) -> Setting:
    return Setting(kind, None, text, lambda v: v is None or (isinstance(v, str) and bool(pattern.fullmatch(v.lower()))))


def _line(default: str, kind: str, read: Callable[[str], Any], text: str) -> Setting:
    def allows(value: Any) -> bool:
        try:
            read(value)
        except (ValueError, AttributeError, TypeError):
            return False
        return isinstance(value, str) and len(value) <= LONGEST_LINE

    return Setting(kind, default, text, allows)


def _names(line: str) -> list[str]:
    named = line.split()
    if not all(_NAME.fullmatch(each) for each in named):
        raise ValueError("a network's name is a word of small Latin letters")
    return named


SETTINGS: dict[str, Setting] = {
    "confirm_guests": _flag(
        default=True, text="A guest's review appears only after the button in a mailed letter was pressed"
    ),
    "publish": _choice(
        "at_once",
        ("at_once", "after_check"),
        "Whether the shop reads reviews before they appear; the stars play no part",
    ),
    "identity": _choice(
        "open",
        ("off", "open", "enforce"),
        "Whether the shop vouches for its shoppers: off takes no word of it, open takes it and everybody else too, "
        "enforce takes nothing from guests and no words by e-mail alone",
    ),
    "bears_a_given_name": _flag(
        default=False,
        text="The shop is called as people are, such as Anna: who writes may be called so, too; the name with an "
        "office, such as Anna Team, stays the shop's own",
    ),
    "join_by_email": _flag(
        default=False,
        text="A shopper whose address the shop vouches for is the one who proved the same address to us",
    ),
    "unknown_products": _choice(
        "create", ("create", "refuse"), "What happens to a review of a product that we have not seen yet"
    ),
    "per_page": _number(10, 1, 50, "Reviews shown before “show more”"),
    "search_from": _number(5, 0, 10_000, "The search field appears from this many reviews with words"),
    "answer_within": _number(24, 1, 168, "Within so many hours a question is to be answered; working hours, if set"),
    "working_hours": _line(
        "",
        "line of days and hours such as Mo-Fr 09:00-18:00; Sa 10:00-14:00",
        worktime.week_of,
        "When the promise of an answer is counted, in the shop's time zone; five hours a week at least, or nothing for "
        "day and night",
    ),
    "holidays": _line(
        "",
        "line of days such as 12-25, 2027-04-05",
        worktime.holidays_of,
        "Days on which no working hour counts; without a year, every year",
    ),
    "owners_asked": _number(5, 0, 20, "How many shoppers who own the product are asked one question by letter"),
    "letters_a_day": _number(
        5, 0, 50, "Letters of news that one address gets in a day; what she asked for comes always"
    ),
    "letters_a_week": _number(12, 0, 200, "The same in a week"),
    "share_networks": _line(
        " ".join(sharing.USUAL),
        "line of networks with spaces between: " + " ".join(sharing.OFFERED),
        sharing.chosen,
        "Where shoppers can share, in this order; nothing offers no sharing at all",
    ),
    "share_tags": _line(
        "utm_source={network}&utm_medium=social&utm_campaign=goodword",
        "line such as utm_source={network}&utm_medium=social",
        sharing.tags_of,
        "What is added to the product's address when a reader comes from a shared link; {link} stands for the link",
    ),
    "share_pages_indexed": _flag(
        default=False,
        text="Search engines may list the public page of each review; usually the product's page says all of it",
    ),
    "post_networks": _line(
        "all",
        "line of networks with spaces between, or all",
        _names,
        "Where shoppers can link accounts of their own and post what they wrote here, in this order: all those that "
        "need no application or for which you brought one; nothing offers none. Where a network is left out nothing "
        "more is sent, and what stands there can still be taken away",
    ),
    "theme.accent": _token(_COLOUR, "colour", "Buttons and links of the widget"),
    "theme.on-accent": _token(_COLOUR, "colour", "Text on the accent colour"),
    "theme.star": _token(_COLOUR, "colour", "The stars"),
    "theme.radius": _token(_LENGTH, "length", "Roundness of panels"),
    "theme.button-radius": _token(_LENGTH, "length", "Roundness of buttons"),
}


def value(stored: dict[str, Any], name: str) -> Any:
    """The setting's value: what the shop has set, or the default."""
    return stored.get(name, SETTINGS[name].default)


def vouches_for_all(stored: dict[str, Any]) -> bool:
    """Whether the shop takes words only of shoppers for whom it vouches itself."""
    return bool(value(stored, "identity") == "enforce")


def checked(name: str, given: Any) -> Any:
    """The value if the setting exists and allows it.

    :raises Invalid: there is no such setting, or it does not take this value.
    """
    setting = SETTINGS.get(name)
    if setting is None:
        raise Invalid.of(f"/{name}", "unknown", f"There is no setting {name}; there are: {', '.join(SETTINGS)}")
    if not setting.allows(given):
        raise Invalid.of(f"/{name}", "invalid", f"{name} takes a {setting.kind}: {setting.help}")
    return given


def theme(stored: dict[str, Any]) -> dict[str, str]:
    """The shop's tokens for the widget: ``{"--gw-accent": "#1f5c46"}``."""
    chosen = {name.removeprefix("theme."): stored[name] for name in stored if name.startswith("theme.")}
    return {f"--gw-{name}": token for name, token in chosen.items() if token}
