"""Strangers add a network without touching ours; one that does not fit is left out, and the doctor says why."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from goodword.config import Config
from goodword.networks import registry
from goodword.networks.registry import GROUP, installed
from goodword.operations import doctor

from tests.server.networks import test_guide

OURS = {"bluesky", "linkedin", "mastodon", "pinterest", "telegram", "threads", "tumblr", "x"}
BROKEN = """
from goodword.networks.mastodon import Mastodon

class Numbered(Mastodon):
    name = "numbered"
    title = 7

class Short(Mastodon):
    name = "short"
    def publish(self, tools, grant): ...

class Shouting(Mastodon):
    name = "Shouting"

class Raising(Mastodon):
    def __init__(self):
        raise OSError("no disk")
"""


@pytest.fixture
def strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with connectors that are none; the one of our guide is there too."""
    assert test_guide.corkboard
    (tmp_path / "broken_networks.py").write_text(BROKEN)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def entries(**named: str) -> list[EntryPoint]:
    return [EntryPoint(name, value, GROUP) for name, value in named.items()]


def test_ours_are_all_there() -> None:
    shelf = installed()
    assert (set(shelf.networks), shelf.faults) == (OURS, ())


def test_a_strangers_network_is_found_by_its_name(strangers: Path) -> None:
    assert set(installed(entries(corkboard="corkboard:Corkboard")).networks) == {"corkboard"}


def test_what_is_no_network_is_left_out_with_a_sentence_and_costs_no_other_one(strangers: Path) -> None:
    shelf = installed(
        entries(
            numbered="broken_networks:Numbered",
            short="broken_networks:Short",
            Shouting="broken_networks:Shouting",
            raising="broken_networks:Raising",
            missing="no_such_module:Network",
            renamed="corkboard:Corkboard",
            mastodon="goodword.networks.mastodon:Mastodon",
        )
    )
    assert set(shelf.networks) == {"mastodon"}
    said = dict(fault.split(" ", 1) for fault in shelf.faults)
    assert "title is missing or of another kind" in said["numbered"]
    assert "publish is missing or takes other arguments" in said["short"]
    assert "small Latin letters" in said["Shouting"]
    assert "OSError: no disk" in said["raising"]
    assert "ModuleNotFoundError" in said["missing"]
    assert "its entry is called renamed, itself corkboard" in said["renamed"]


def test_nobody_takes_the_name_of_ours(strangers: Path) -> None:
    (strangers / "mine.py").write_text("from goodword.networks.mastodon import Mastodon as M\nclass Mastodon(M): ...\n")
    both = entries(mastodon="mine:Mastodon") + entries(mastodon="goodword.networks.mastodon:Mastodon")
    shelf = installed(both)

    assert type(shelf.networks["mastodon"]).__module__ == "goodword.networks.mastodon"
    assert shelf.faults == ("mastodon (mine:Mastodon) is left out: there is a network mastodon already",)


def test_the_doctor_names_what_was_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = Config(data_dir=tmp_path)
    assert doctor.connectors(config).state == "ok"
    shelf = registry.Shelf(faults=("corkboard (corkboard:Corkboard) is left out: it has no name",))
    monkeypatch.setattr(registry, "installed", lambda: shelf)
    finding = doctor.connectors(config)

    assert finding.state == "warning"
    assert "corkboard" in finding.says
