"""Networks and feeds: the shop's applications, in which words posts speak, what a person has to look at."""

import click

from goodword.accounts import service as accounts
from goodword.accounts.peers import peers
from goodword.accounts.rules import KINDS
from goodword.cli.opening import open_all, shop_option
from goodword.feeds import previews, queries, service, voices
from goodword.feeds.defaults import LANGUAGES
from goodword.feeds.rules import ID_PREFIX, VOICE_PREFIX
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def network() -> None:
    """The social networks that shoppers can link, and the shop's own applications there."""


@network.command("list")
@shop_option
def list_networks(shop_name: str | None) -> None:
    """Show the networks that are installed, and which of them this shop offers."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        offered, apps, told = peers.offered(shop.id), accounts.apps_of(shop.id), peers.told(shop.id)
    for each in told:
        brought = f"application {apps[each.name].client_id}" if each.name in apps else ""
        needs = "needs an application: goodword network app" if each.needs_app else "left out by post_networks"
        click.echo(f"{each.name:<12} {each.title:<12} {brought or ('' if each in offered else needs)}".rstrip())


@network.command("app")
@click.argument("name")
@click.option("--id", "client_id", help="The application's id at the network.")
@click.option("--remove", is_flag=True, help="The shop has none there any more.")
@shop_option
def bring_app(name: str, client_id: str | None, shop_name: str | None, *, remove: bool) -> None:
    """Bring the shop's own approved application; its secret is asked for, and sealed."""
    open_all()
    if remove:
        with writing():
            gone = accounts.drop_app(shop=shops.the_shop(shop_name), network=name, actor=ACTOR)
        click.echo("Removed." if gone else "There was none.")
        return
    known = client_id or click.prompt("Id")
    secret = click.prompt("Secret", hide_input=True)
    with writing():
        shop = shops.the_shop(shop_name)
        accounts.bring_app(shop=shop, network=name, client_id=known, client_secret=secret, actor=ACTOR)
    click.echo(f"{name} is offered now.")


@click.group()
def voice() -> None:
    """In which words posts speak: templates that take turns, by kind, language and network."""


@voice.command("list")
@shop_option
def list_voices(shop_name: str | None) -> None:
    """Show the shop's own templates; where it has none, ours speak."""
    open_all()
    with reading():
        rows = voices.all_of(shops.the_shop(shop_name).id)
    for row in rows:
        where = row.network or "all networks"
        click.echo(f"{ids.show(VOICE_PREFIX, row.id)}  {row.kind}  {row.locale}  {where}\n{row.text}\n")


@voice.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("locale", type=click.Choice(LANGUAGES))
@click.argument("text")
@click.option("--network", "name", default="", help="Only for this network.")
@shop_option
def add_voice(kind: str, locale: str, text: str, name: str, shop_name: str | None) -> None:
    r"""Add a template such as "{words}\n\n{product} {stars}\n{link}"; it is checked against every network."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        said = {"kind": kind, "locale": locale, "network": name, "text": text.replace("\\n", "\n")}
        row = voices.add(shop=shop, **said, actor=ACTOR)
        example = previews.example(shop, kind, locale)
        shown = previews.of(shop, example, [name] if name else voices.networks(), row.text)
    click.echo(f"Added {ids.show(VOICE_PREFIX, row.id)}.")
    for each in shown:
        click.echo(f"\n{each.title} ({each.length} of {each.most}):\n{each.text}")


@voice.command("remove")
@click.argument("voice_id")
@shop_option
def remove_voice(voice_id: str, shop_name: str | None) -> None:
    """Remove a template."""
    open_all()
    with writing():
        row = voices.by_id(shops.the_shop(shop_name).id, ids.parse(VOICE_PREFIX, voice_id))
        voices.remove(voice=row, actor=ACTOR)
    click.echo("Removed.")


@click.group()
def post() -> None:
    """Posts in shoppers' feeds that a person has to look at."""


@post.command("list")
@shop_option
def list_posts(shop_name: str | None) -> None:
    """Show posts that failed, were refused, or of which nobody knows whether they stand there."""
    open_all()
    with reading():
        listed = queries.listed(shops.the_shop(shop_name).id)
    for each, account in listed:
        shown = ids.show(ID_PREFIX, each.id)
        click.echo(f"{shown}  {each.state}  {each.network} {account.handle}  {each.link}  {each.error or ''}".rstrip())


@post.command("again")
@click.argument("post_id")
@click.option("--stands", is_flag=True, help="You have looked, and it stands there: nothing is sent.")
@shop_option
def send_again(post_id: str, shop_name: str | None, *, stands: bool) -> None:
    """Send a post once more, after having looked that it does not stand there."""
    open_all()
    with writing():
        row = queries.of_shop(shops.the_shop(shop_name).id, ids.parse(ID_PREFIX, post_id))
        if stands:
            service.stands(post=row)
        else:
            service.send_again(post=row)
    click.echo("Noted." if stands else "It is sent again.")


COMMANDS = (network, voice, post)
