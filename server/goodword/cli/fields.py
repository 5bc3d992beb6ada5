"""Fields of the shop's own: what its form asks beside the stars."""

import re
from collections.abc import Iterable
from typing import Any

import click

from goodword.cli.opening import open_all, shop_option
from goodword.fields import queries, rules, service
from goodword.fields.models import Field
from goodword.fields.rules import Definition
from goodword.lib.db import reading, writing
from goodword.shops import queries as shops

ACTOR = "command"
_LOCALE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)=(.*)", re.DOTALL)
_OPTION = re.compile(r"(?:([a-z]{2,3}):)?([a-z0-9][a-z0-9_.-]*)=(.+)", re.DOTALL)


@click.group()
def field() -> None:
    r"""Ask shoppers more than stars: a scale, a choice, yes or no, tags, a fact about them.

    \b
    goodword field add fit --kind scale --label Fit --ends "Small..Large"
    goodword field add recommend --kind yes_no --label "Would recommend"
    goodword field add pros --kind tags --label "What is good" \
        --option light=Light --option "ru:light=Лёгкий" --option warm=Warm
    """


_OPTIONS = (
    click.option("--label", "labels", multiple=True, help="The question; ru=… in another language."),
    click.option("--ends", multiple=True, help='What the ends of a scale mean: "Small..Large", "ru=Мал..Велик".'),
    click.option("--steps", type=click.IntRange(2, rules.STEPS_MAX), help="Steps of a scale.  [default: 5]"),
    click.option(
        "--option", "options", multiple=True, metavar="VALUE=LABEL", help="An answer; ru:VALUE=… in another language."
    ),
    click.option("--about", type=click.Choice(rules.ABOUT), help="Whom it is about; a fact is about the writer."),
    click.option("--product", "products", multiple=True, metavar="REF", help="Ask it of these products only."),
    click.option("--required/--optional", default=None, help="Whether a review needs an answer.  [default: optional]"),
    click.option("--asked/--not-asked", default=None, help="Whether the form asks it.  [default: asked]"),
    click.option("--position", type=click.IntRange(0, 1000), help="Its place in the form."),
    shop_option,
)


def _with_options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@field.command()
@click.argument("key")
@click.option("--kind", type=click.Choice(rules.KINDS), required=True)
@_with_options
def add(key: str, kind: str, shop_name: str | None, **given: Any) -> None:
    """Ask something new. KEY names it in files and in the API, such as fit."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        if (known := queries.find(shop.id, key)) and known.active:
            raise click.ClickException(f"{key} is asked already; goodword field change {key} changes it")
        said = _definition(given | {"kind": kind}, shop.locale, {})
        service.define(shop_id=shop.id, actor=ACTOR, key=key, said=said)
    click.echo(f"{key} is asked from now on.")


@field.command()
@click.argument("key")
@_with_options
def change(key: str, shop_name: str | None, **given: Any) -> None:
    """Change a field; what is not given stays. Options that are given replace all that were."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        known = queries.as_defined(queries.by_key(shop.id, key))
        service.define(shop_id=shop.id, actor=ACTOR, key=key, said=_definition(given, shop.locale, known))
    click.echo(f"{key} is changed.")


@field.command()
@click.argument("key")
@shop_option
def remove(key: str, shop_name: str | None) -> None:
    """Ask and show it no more. The answers are kept; goodword field change brings them back."""
    open_all()
    with writing():
        service.retire(field=queries.by_key(shops.the_shop(shop_name).id, key), actor=ACTOR)
    click.echo(f"{key} is asked and shown no more; its answers are kept.")


@field.command("list")
@shop_option
def list_fields(shop_name: str | None) -> None:
    """Show every field with its kind and labels."""
    open_all()
    with reading():
        for one in queries.every(shops.the_shop(shop_name).id):
            click.echo(_line(one))


def _line(one: Field) -> str:
    state = "" if one.active else "  (removed)"
    asked = "required" if one.required else "asked" if one.asked else "shown only"
    options = ", ".join(option["value"] for option in one.options)
    where = "" if one.everywhere else f"  of {', '.join(queries.refs_of(one) or [])}"
    labels = " / ".join(one.labels.values())
    return f"{one.key}  {one.kind}  {asked}  {labels}{f'  [{options}]' if options else ''}{where}{state}"


def _definition(given: dict[str, Any], locale: str, known: dict[str, Any]) -> Definition:
    said = {name: value for name, value in known.items() if name not in {"key", "active"}}
    said |= {
        name: given[name]
        for name in ("kind", "steps", "about", "required", "asked", "position")
        if given.get(name) is not None
    }
    if given["labels"]:
        said["labels"] = dict(said.get("labels", {})) | dict(_by_locale(given["labels"], locale))
    if given["ends"]:
        ends = {
            one: tuple(part.strip() for part in text.split("..")) for one, text in _by_locale(given["ends"], locale)
        }
        said["ends"] = dict(said.get("ends", {})) | ends
    if given["options"]:
        said["options"] = _options(given["options"], locale)
    if given["products"]:
        said["products"] = list(given["products"])
    return Definition(**({"labels": {}} | said))


def _by_locale(texts: Iterable[str], locale: str) -> Iterable[tuple[str, str]]:
    for text in texts:
        named = _LOCALE.fullmatch(text)
        yield (named[1], named[2].strip()) if named else (locale, text.strip())


def _options(texts: Iterable[str], locale: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        named = _OPTION.fullmatch(text)
        if named is None:
            raise click.BadParameter(f"{text} is not VALUE=LABEL, such as light=Light", param_hint="--option")
        labels = found.setdefault(named[2], {})
        if (named[1] or locale) in labels:
            raise click.BadParameter(f"{named[2]} has two labels in one language", param_hint="--option")
        labels[named[1] or locale] = named[3].strip()
    return [{"value": value, "labels": labels} for value, labels in found.items()]


COMMANDS = (field,)
