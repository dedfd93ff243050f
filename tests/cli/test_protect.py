"""Protected people on the command line: their identity appears nowhere but where it is asked for with the key."""

import tarfile
import traceback
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.reports import run
from trucewatch.cli import app

WHO = "Clara Quarry, teacher, +00 555 0100"
SECRETS = ("Clara", "Quarry", "teacher", "0100")
STATEMENT = """---
title: What Clara Quarry saw
source: witness-7
url: https://quarry.example/clara
published: 2018-10-21
constructed: true
---

Government forces shelled Saraqib on Saturday, killing at least three people, Clara Quarry said.
"""
LIBRARY = "sources:\n  - {id: witness-7, name: Witness 7, protected: yes}\n"


def typed(text: str, *words: str | Path) -> tuple[int, str]:
    """Run a command with that text on standard input, and return its status and all that it said."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=text)
    said = result.stdout + result.stderr
    if result.exception and not isinstance(result.exception, SystemExit):
        said += "".join(traceback.format_exception(result.exception))
    return result.exit_code, said


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Return a folder with Anna's key, and her public part among the team's."""
    public = run("protect", "key", tmp_path / "anna.key").out
    (tmp_path / "team.txt").write_text(public)
    return tmp_path


@pytest.fixture
def guarded(workspace: Path, keys: Path) -> Path:
    """A workspace with a protected source, a report of it, and who it is, sealed."""
    (workspace / "library" / "sources").mkdir(parents=True)
    (workspace / "library" / "sources" / "own.yml").write_text(LIBRARY)
    (keys / "statement.txt").write_text(STATEMENT)
    assert run("-w", workspace, "add", keys / "statement.txt").status == 0
    status, said = typed(WHO, "-w", workspace, "protect", "add", "witness-7", "--recipient", keys / "team.txt")
    assert status == 0, said
    return workspace


def test_an_identity_is_shown_to_a_recipient(guarded: Path, keys: Path) -> None:
    """Whoever has a key that it was sealed to, and asks."""
    ended = run("-w", guarded, "protect", "show", "witness-7", "--identity", keys / "anna.key")

    assert ended.out == WHO


def test_an_identity_can_come_from_a_file(workspace: Path, keys: Path) -> None:
    """It is told that the file still says who it is."""
    (keys / "who.txt").write_text(WHO)

    ended = run(
        "-w", workspace, "protect", "add", "witness-8", "--recipient", keys / "team.txt", "--from", keys / "who.txt"
    )

    assert ended.status == 0
    assert "destroy it" in ended.told


def test_an_identity_lies_in_no_file_of_the_workspace(guarded: Path) -> None:
    """Neither in the ledger nor beside it; what a report itself says of the person is the report's."""
    for path in guarded.rglob("*"):
        if path.is_file():
            assert b"teacher" not in path.read_bytes(), path
            assert b"0100" not in path.read_bytes(), path


def test_an_identity_appears_in_no_error(workspace: Path, keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong: a bad pseudonym, a bad key, a taken name, a folder that cannot be written, a bug."""
    (keys / "bad.txt").write_text(f"{WHO}\n")
    (workspace / "protected").write_text("in the way")
    said = [
        typed(WHO, "-w", workspace, "protect", "add", "Clara Quarry", "--recipient", keys / "team.txt"),
        typed(WHO, "-w", workspace, "protect", "add", "witness-7", "--recipient", keys / "bad.txt"),
        typed(WHO, "-w", workspace, "protect", "add", "witness-7", "--recipient", keys / "team.txt"),
        typed(WHO, "-w", workspace, "protect", "show", "Clara Quarry", "--identity", keys / "anna.key"),
    ]
    monkeypatch.setattr("trucewatch.custody.protect.pyrage.encrypt", _fail)
    said.append(typed(WHO, "-w", workspace, "protect", "add", "witness-9", "--recipient", keys / "team.txt"))

    for status, words in said:
        assert status != 0
        for secret in SECRETS:
            assert secret not in words


def _fail(identity: bytes, _recipients: object) -> bytes:
    raise RuntimeError(f"{len(identity)} bytes could not be sealed")


def test_an_erased_person_leaves_a_valid_chain(guarded: Path, keys: Path) -> None:
    """`verify` is still sound, and says by whom and when; nobody can be shown the identity any more."""
    ended = run("-w", guarded, "protect", "erase", "witness-7", "--by", "Emil", "--because", "As agreed.")

    assert ended.status == 0
    told = run("-w", guarded, "verify")
    assert told.status == 0
    assert "witness-7: erased on" in told.out
    assert "by Emil: As agreed." in told.out
    assert run("-w", guarded, "protect", "show", "witness-7", "--identity", keys / "anna.key").status == 2
    assert "by Emil" in run("-w", guarded, "protect", "list").out


def test_a_lost_sealed_file_is_a_fault(guarded: Path) -> None:
    """What should be there and is not, is told."""
    (guarded / "protected" / "witness-7.age").unlink()

    assert run("-w", guarded, "verify").status == 1


@pytest.mark.parametrize("form", ["csv", "hxl", "jsonl", "geojson", "geoparquet", "gpkg", "prov"])
def test_no_export_gives_a_protected_source_away(guarded: Path, tmp_path: Path, form: str) -> None:
    """Its claims are told, without who said them and where exactly."""
    ended = run("-w", guarded, "export", form, "-o", tmp_path / "out")

    assert ended.status == 0, ended.told
    content = (tmp_path / "out").read_bytes() + ended.told.encode()
    for secret in (*SECRETS, "quarry.example", "three people"):
        assert secret.encode() not in content


def test_no_bundle_gives_a_protected_source_away(guarded: Path, tmp_path: Path) -> None:
    """It has the digests of the rows, the claim without what could give the person away, and no original."""
    claim = run("-w", guarded, "claims", "--speaker", "Clara", "--json").out.partition('"id": "')[2].partition('"')[0]

    ended = run("-w", guarded, "bundle", "--claim", claim, "--agreement", "idlib-sochi-2018", "-o", tmp_path / "b.zip")

    assert ended.status == 0, ended.told
    assert "its source is protected" in ended.told
    content = (tmp_path / "b.zip").read_bytes()
    assert claim.encode() in content
    for secret in (*SECRETS, "quarry.example", "three people"):
        assert secret.encode() not in content
    assert run("verify", tmp_path / "b.zip").status == 0


def test_the_owner_sees_all(guarded: Path) -> None:
    """In the workspace itself nothing is withheld."""
    assert "Clara Quarry" in run("-w", guarded, "claims", "--speaker", "Clara").out


def test_copies_and_backups_have_the_sealed_identities(guarded: Path, keys: Path, tmp_path: Path) -> None:
    """Or else a restored workspace could tell nobody who its witnesses are; erasing must reach them as well."""
    assert run("copy", guarded, tmp_path / "copy").status == 0
    assert run("-w", guarded, "backup", tmp_path / "backup.tar").status == 0
    with tarfile.open(tmp_path / "backup.tar") as tar:
        tar.extractall(tmp_path / "restored", filter="data")

    for workspace in (tmp_path / "copy", tmp_path / "restored"):
        assert run("-w", workspace, "protect", "show", "witness-7", "--identity", keys / "anna.key").out == WHO
        assert run("-w", workspace, "verify").status == 0
