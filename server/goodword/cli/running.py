"""Setting up and running: init, upgrade, serve, worker, demo, openapi."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from goodword.app import create_app
from goodword.cli.opening import open_all, open_upgraded, progress_over, settings_from_environment
from goodword.cli.processes import Family, port_is_free, server_command, share_figures
from goodword.cli.telling import tell
from goodword.demo import service as demo_shop
from goodword.jobs.worker import work


@click.command()
def init() -> None:
    """Make the data folder, the keys and the tables."""
    config = open_upgraded()
    click.echo(f"Ready in {config.data_dir.absolute()}. Next: goodword shop create NAME --origin https://your.shop")


@click.command()
def upgrade() -> None:
    """Bring the tables up to date."""
    open_upgraded()
    click.echo("The tables are up to date.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--server", type=click.Choice(["gunicorn", "granian"]), default="gunicorn", show_default=True)
def serve(host: str, port: int, server: str) -> None:
    """Serve shoppers and shops. Jobs need `goodword worker` beside it."""
    config = settings_from_environment()
    share_figures(config, port=port)
    os.execv(sys.executable, server_command(config, host=host, port=port, server=server))  # noqa: S606 - our own interpreter


@click.command()
@click.option("--threads", default=2, show_default=True)
def worker(threads: int) -> None:
    """Do the jobs: letters, sweeps."""
    open_all()
    work(threads=threads)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option(
    "--data", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Fill the shop from a real file."
)
def demo(host: str, port: int, data: Path | None) -> None:
    """Fill a demo shop, run server and worker, and print its address."""
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - only compared
    data_dir = os.environ.get("GOODWORD_DATA_DIR", f"var/demo-{data.stem}" if data else "var/demo")
    os.environ |= {"GOODWORD_DATA_DIR": data_dir, "GOODWORD_PUBLIC_URL": os.environ.get("GOODWORD_PUBLIC_URL", address)}
    os.environ.setdefault("GOODWORD_LOG_LEVEL", "warning")
    config = open_upgraded()
    if not port_is_free(host, port):
        raise click.ClickException(f"{host}:{port} cannot be listened on; choose another port with --port")
    with demo_shop.source(data) as file:
        bar, move_to = progress_over(file, "Filling the shop")
        with bar:
            report = demo_shop.fill(file, is_ours=data is None, progress=move_to)
    tell(report)
    share_figures(config, port=port)
    family = Family()
    family.start(server_command(config, host=host, port=port, server="gunicorn"))
    family.start([sys.executable, "-m", "goodword", "worker"])
    family.await_port(host, port)
    click.echo(f"\n  The demo shop: {address}/demo/\n  Its mailbox:   {address}/demo/mailbox")
    click.echo(f"  Its square:    {address}/demo/square\n\nCtrl-C ends it.")
    sys.exit(family.wait())


@click.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    from_routes: dict[str, Any] = (
        create_app(open_all()).extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    )
    click.echo(json.dumps(from_routes, indent=2, ensure_ascii=False, sort_keys=True))


COMMANDS = (init, upgrade, serve, worker, demo, openapi)
