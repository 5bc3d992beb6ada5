"""Somebody writes to the shop: the command line tells her everything, and forgets her."""

import zipfile

import pytest

from tests.server.privacy.forgetting import rows_with


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_she_is_exported_and_erased_by_her_address(house, tea_house, tmp_path, monkeypatch):
    from click.testing import CliRunner
    from goodword.cli import main

    monkeypatch.setenv("GOODWORD_DATA_DIR", str(house.config.data_dir))
    monkeypatch.setenv("GOODWORD_DATABASE_URL", house.config.database_url)
    tea_house.known(email="anna@example.com").review(text="The spout pours where I look.")
    file = tmp_path / "anna.zip"
    exported = CliRunner().invoke(main, ["person", "export", "Anna@Example.com", str(file)])
    assert exported.exit_code == 0, exported.output
    assert file.stat().st_mode & 0o077 == 0
    nowhere = CliRunner().invoke(main, ["person", "export", "anna@example.com", str(tmp_path / "none" / "anna.zip")])
    assert (nowhere.exit_code, nowhere.output) == (1, f"Error: {tmp_path}/none/anna.zip: No such file or directory\n")
    with zipfile.ZipFile(file) as archive:
        assert b"The spout pours" in archive.read("data.json")
    unknown = CliRunner().invoke(main, ["person", "erase", "vera@example.com", "--yes"])
    assert (unknown.exit_code, "Nobody is known here" in unknown.output) == (1, True)
    asked = CliRunner().invoke(main, ["person", "erase", "anna@example.com"], input="n\n")
    assert (asked.exit_code, "Of her reviews, 1 go" in asked.output) == (1, True)
    assert rows_with("anna@example.com") != []
    erased = CliRunner().invoke(main, ["person", "erase", "anna@example.com", "--yes"])
    assert erased.exit_code == 0, erased.output
    assert rows_with("anna@example.com") == rows_with("pours where") == []
