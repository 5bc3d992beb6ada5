"""What docs/deploying.md tells people to type exists, as written."""

import configparser
import json
import re
import shlex
import subprocess
from dataclasses import fields
from pathlib import Path

import click
import pytest
from goodword.cli import main
from goodword.config import PREFIX, Config
from goodword.lib.traces import of_request
from goodword.web.lines import Note, notes

from tests.contracts.checkout import ROOT

PAGE = (ROOT / "docs" / "deploying.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
NAMED = re.compile(r"(?:^|[`;/ ])goodword ((?!\. /)[a-z][^\n`;&|]*)", re.MULTILINE)
COMMANDS = sorted(set(NAMED.findall(PAGE)))
TYPED = [words for words in COMMANDS if words.split()[0] in main.commands]


def test_there_are_commands_to_look_at() -> None:
    assert {words.split()[0] for words in TYPED} >= {
        "init",
        "doctor",
        "serve",
        "worker",
        "backup",
        "restore",
        "upgrade",
    }


@pytest.mark.parametrize("words", TYPED)
def test_a_command_is_there_with_its_options(words: str) -> None:
    parts = shlex.split(words)
    command: click.Command = main
    while isinstance(command, click.Group) and parts and parts[0] in command.commands:
        command = command.commands[parts.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {part for part in parts if part.startswith("--")} <= known
    assert not isinstance(command, click.Group), f"goodword {words} is not a whole command"


def test_every_setting_on_the_page_is_one() -> None:
    known = {PREFIX + field.name.upper() for field in fields(Config)}
    assert set(re.findall(r"GOODWORD_[A-Z_]+", PAGE)) <= known


def test_the_settings_on_the_page_can_be_read() -> None:
    lines = [line for _, block in BLOCKS for line in block.splitlines() if line.startswith(PREFIX)]
    Config.from_environment(dict(line.split("=", 1) for line in lines))


def test_every_figure_on_the_page_is_counted() -> None:
    counted = "".join(path.read_text() for path in (ROOT / "server" / "goodword").rglob("*.py"))
    named = set(re.findall(r"goodword_[a-z_]+", "".join(body for kind, body in BLOCKS if kind == "yaml")))
    assert named
    assert [name for name in named if f'"{name.removesuffix("_bucket")}"' not in counted] == []


@pytest.mark.parametrize("unit", [body for kind, body in BLOCKS if kind == "ini" and "[Unit]" in body])
def test_a_unit_starts_a_command_of_ours(unit: str) -> None:
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds capitals
    read.read_string(unit)
    program, command, *_ = shlex.split(read["Service"]["ExecStart"])
    assert Path(program).name == "goodword"
    assert command in main.commands
    assert read["Install"]["WantedBy"] == "multi-user.target"


def test_the_line_on_the_page_is_a_line_as_we_write_it() -> None:
    (shown,) = [json.loads(body) for kind, body in BLOCKS if kind == "json"]
    written = json.loads(notes._json(Note(of_request("", ""), "GET", "/", 200, 0.1, "inside", 0.0)))
    assert list(shown) == list(written)


def test_the_command_for_own_hands_knows_the_settings_of_the_services(tmp_path: Path) -> None:
    (script,) = re.findall(r"<<'END'\n(.*?)END\n", PAGE, re.DOTALL)
    settings = tmp_path / "goodword.env"
    settings.write_text("GOODWORD_SMTP_URL='smtp://reviews:a$b&c;d e@mail.example.com:587'\n")
    for here, there in (
        ("/etc/goodword.env", str(settings)),
        ("runuser -u goodword -- /opt/goodword/bin/goodword", "printenv"),
    ):
        assert here in script
        script = script.replace(here, there)
    told = subprocess.run(
        ["sh", "-c", script, "goodword", "GOODWORD_SMTP_URL"], capture_output=True, text=True, check=True, timeout=30
    )
    assert told.stdout == "smtp://reviews:a$b&c;d e@mail.example.com:587\n"
