"""Sealing, verifying and bundling from the command line, with a real ledger, and with somebody who tampers with it."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cli.reports import run
from cluster import Cluster
from trucewatch.custody.seal import Seal, day_of, read_seal

WEAPONS = "idlib-sochi-2018/withdraw-heavy-weapons"


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status in (0, 1), ended.told
    return json.loads(ended.out)


def told_faults(*words: str | Path) -> list[str]:
    """Return what `verify` calls faults, the first first."""
    return [one["what"] for one in answer(*words)["issues"] if one["loudness"] == "fault"]


def tamper(workspace: Path, *statements: str) -> None:
    """Change the ledger as somebody would who owns the file: with the triggers off."""
    with closing(sqlite3.connect(workspace / "trucewatch.sqlite")) as opened:
        for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            opened.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            opened.execute(statement)
        opened.commit()


@pytest.fixture(scope="module")
def sealed_once(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that is sealed so far, with its key beside it; not to be changed."""
    base = tmp_path_factory.mktemp("sealed")
    shutil.copytree(filled, base / "idlib")
    assert run("-w", base / "idlib", "seal", "--now").status == 0
    (base / "key.pub").write_text(run("-w", base / "idlib", "seal", "--public").out)
    ended = run("-w", base / "idlib", "bundle", "--obligation", WEAPONS, "-o", base / "weapons.zip")
    assert ended.status == 0, ended.told
    return base


@pytest.fixture
def base(sealed_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed at will."""
    return Path(shutil.copytree(sealed_once, tmp_path / "base"))


def test_sealing_makes_a_key_and_seals(base: Path) -> None:
    """The key lies beside the workspace, for its owner alone; a second time there is nothing to do."""
    assert (base / "idlib.seal-key").stat().st_mode & 0o777 == 0o600
    assert "PRIVATE" not in run("-w", base / "idlib", "seal", "--public").out

    again = run("-w", base / "idlib", "seal", "--now")

    assert "nothing to seal" in again.out


def test_sealing_tells_what_it_signed(filled: Path, tmp_path: Path) -> None:
    """As JSON, a seal is what its file in a bundle is."""
    shutil.copytree(filled, tmp_path / "idlib")

    [told] = answer("-w", tmp_path / "idlib", "seal", "--now")

    assert told["statement"]["first"] == 1
    assert told["signature"]


def test_a_key_that_others_can_read_is_refused(base: Path) -> None:
    """Exit status 2, and what to do."""
    (base / "idlib.seal-key").chmod(0o644)

    ended = run("-w", base / "idlib", "seal", "--now")

    assert ended.status == 2
    assert "chmod 600" in ended.told


def test_a_sealed_workspace_verifies(base: Path) -> None:
    """With the key that one was given there is nothing left to be taken on trust; without it, that is noted."""
    assert answer("-w", base / "idlib", "verify", "--key", base / "key.pub") == {"sound": True, "issues": []}
    [note] = answer("-w", base / "idlib", "verify")["issues"]
    assert note["loudness"] == "note"
    assert "--key" in note["what"]


def test_another_key_does_not_verify(base: Path, tmp_path: Path) -> None:
    """Seals by somebody else are faults."""
    other = shutil.copytree(base / "idlib", tmp_path / "other")
    run("-w", other, "seal", "--new-key", "--now")
    keys = run("-w", other, "seal", "--public").out.partition("-----END PUBLIC KEY-----\n")
    (tmp_path / "other.pub").write_text(keys[2])

    [fault] = told_faults("-w", base / "idlib", "verify", "--key", tmp_path / "other.pub")

    assert "a key that is not believed" in fault


def test_an_unsealed_workspace_does_not_verify_against_a_key(filled: Path, base: Path) -> None:
    """Whoever names a key wants its signature."""
    assert told_faults("-w", filled, "verify", "--key", base / "key.pub") == [
        "nothing is sealed: nobody signed for what it holds, though a key is named with --key"
    ]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE claim SET content = replace(content, 'kind', 'kin') WHERE seq = (SELECT min(seq) FROM claim)",
         "was changed"),
        ("UPDATE document SET digest = zeroblob(32) WHERE seq = 2", "row 2 (document) was changed"),
        ("UPDATE text SET recorded_at = recorded_at + 1 WHERE seq = 3", "row 3 (text) was changed"),
        ("DELETE FROM text WHERE seq = 3", "row 3 is missing"),
        ("DELETE FROM seal", "is missing"),
        ("UPDATE text SET seq = 1000 WHERE seq = 3", "row 3 is missing"),
        ("UPDATE seal SET content = replace(content, '\"signature\":\"', '\"signature\":\"0')", "was changed"),
    ],
)  # fmt: skip
def test_a_tampered_row_is_named(base: Path, statement: str, told: str) -> None:
    """Whoever owns the file can drop the triggers; the chain tells."""
    tamper(base / "idlib", statement)

    assert told in told_faults("-w", base / "idlib", "verify")[0]
    assert run("-w", base / "idlib", "seal", "--now").status == 2
    assert run("-w", base / "idlib", "bundle", "--obligation", WEAPONS, "-o", base / "again.zip").status == 2
    assert not (base / "again.zip").exists()


def test_a_damaged_report_makes_no_bundle(base: Path) -> None:
    """Bytes that are not those that came are no evidence."""
    for kept in (base / "idlib" / "kept").rglob("*"):
        if kept.is_file():
            kept.chmod(0o644)
            kept.write_bytes(b"?")

    ended = run("-w", base / "idlib", "bundle", "--obligation", WEAPONS, "-o", base / "again.zip")

    assert ended.status == 2
    assert "missing or damaged" in ended.told


def test_a_bundle_is_verified_without_a_workspace(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger needs the file, the key and the program."""
    shutil.rmtree(base / "idlib")
    monkeypatch.chdir(base)

    assert answer("verify", "weapons.zip", "--key", "key.pub") == {"sound": True, "issues": []}


def test_a_bundle_holds_what_was_asked_for(base: Path) -> None:
    """The finding, the claims on both its sides, their reports as they came, the coding of the agreement."""
    with zipfile.ZipFile(base / "weapons.zip") as opened:
        names = set(opened.namelist())
        rows = [json.loads(line) for line in opened.read("rows.jsonl").splitlines()]
        [conclusion] = json.loads(opened.read("conclusions.json")).values()
        seals = [read_seal(opened.read(name), where=name) for name in names if name.startswith("seals/")]

    claims = {row["content"]["id"] for row in rows if row["table"] == "claim"}
    board = answer("-w", base / "idlib", "trace", WEAPONS)
    assert claims == {sentence["claim"] for sentence in board["sentences"]}
    assert len(claims) >= 2
    assert conclusion["id"] == "withdraw-heavy-weapons"
    assert {"agreements/idlib-sochi-2018.yml", "settings.json", "sources.json"} <= names
    assert sum(name.startswith("originals/") for name in names) == 1
    assert all(_is_under_one(row, seals) for row in rows)


def test_bundles_are_alike(base: Path) -> None:
    """The same question to the same ledger has the same answer, byte for byte."""
    days = ("--as-of", "2018-12-01")
    for name in ("one.zip", "two.zip"):
        run("-w", base / "idlib", "bundle", "--agreement", "idlib-sochi-2018", *days, "-o", base / name)

    assert (base / "one.zip").read_bytes() == (base / "two.zip").read_bytes()


def test_every_sort_of_thing_can_be_bundled(base: Path) -> None:
    """A claim, an incident, a contradiction, and several at once."""
    claim = answer("-w", base / "idlib", "claims")[0]["id"]
    incident = answer("-w", base / "idlib", "incidents")[0]["id"]
    contradiction = answer("-w", base / "idlib", "contradictions", "idlib-sochi-2018")[0]["id"]
    asked = ("--claim", claim, "--incident", incident, "--contradiction", contradiction)

    told = answer("-w", base / "idlib", "bundle", *asked, "-o", base / "many.zip")

    assert told["claims"] >= 3
    assert told["unsealed"] == 0
    with zipfile.ZipFile(base / "many.zip") as opened:
        assert json.loads(opened.read("conclusions.json")).keys() == {
            f"incident {incident}",
            f"contradiction {contradiction}",
        }


def test_what_cannot_be_bundled_is_told(base: Path) -> None:
    """Nothing asked, nothing of that name, something of another kind; and no half file is left."""
    for words in ((), ("--claim", "c-0000000000000000"), ("--claim", "idlib-sochi-2018"), ("--agreement", "nowhere")):
        ended = run("-w", base / "idlib", "bundle", *words, "-o", base / "none.zip")

        assert ended.status == 2, words
        assert ended.told.startswith("trucewatch: ")
    assert sorted(path.name for path in base.iterdir()) == ["idlib", "idlib.seal-key", "key.pub", "weapons.zip"]


def test_rows_under_no_seal_are_told(filled: Path, tmp_path: Path) -> None:
    """A bundle of an unsealed ledger can be made, but says what it lacks."""
    ended = run("-w", filled, "bundle", "--obligation", WEAPONS, "-o", tmp_path / "b.zip")

    assert ended.status == 0
    assert "seal --now" in ended.told
    assert run("verify", tmp_path / "b.zip").status == 0


def test_a_flipped_byte_in_a_bundle_is_found(base: Path) -> None:
    """Exit status 1, and the file in the bundle is named."""
    content = bytearray((base / "weapons.zip").read_bytes())
    at = content.index(b'"content"', content.index(b"rows.jsonl"))
    content[at] ^= 1
    (base / "weapons.zip").write_bytes(bytes(content))

    ended = run("verify", base / "weapons.zip")

    assert ended.status == 1
    assert "fault: rows.jsonl: damaged" in ended.out


def test_a_file_that_is_not_there_is_told(base: Path) -> None:
    """Exit status 2: there is nothing to be verified."""
    assert run("verify", base / "nothing.zip").status == 2
    assert run("verify", base / "weapons.zip", "--key", base / "nothing.pub").status == 2


def test_finished_days_are_sealed_by_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there is a key in use, whoever adds a report seals the days that are over."""
    workspace = tmp_path / "idlib"
    for number in (1, 2, 3):
        monkeypatch.setattr(
            "trucewatch.store.ledger.machine_clock", lambda day=number: datetime(2020, 1, day, tzinfo=UTC)
        )
        report = tmp_path / f"{number}.txt"
        report.write_text(f"Shells fell on Saraqib on Monday, killing {number} people, residents said.\n")
        assert run("-w", workspace, "add", report, "--published", "2018-11-05").status == 0

        assert _seal_count(workspace) == (0 if number == 1 else number)
        if number == 1:
            assert run("-w", workspace, "seal").status == 0


def test_what_keeps_a_day_from_being_sealed_is_told(base: Path, tmp_path: Path) -> None:
    """The reports are recorded all the same."""
    (base / "idlib.seal-key").chmod(0o644)
    (tmp_path / "late.txt").write_text("Shells fell on Saraqib on Monday, killing two people, residents said.\n")

    ended = run("-w", base / "idlib", "add", tmp_path / "late.txt", "--published", "2018-11-05")

    assert ended.status == 0
    assert "not sealed: the key" in ended.told
    assert "1 new report" in ended.out


def _seal_count(workspace: Path) -> int:
    with closing(sqlite3.connect(workspace / "trucewatch.sqlite")) as opened:
        return int(opened.execute("SELECT count(*) FROM seal WHERE kind = 'seal'").fetchone()[0])


def _is_under_one(row: dict[str, Any], seals: list[Seal]) -> bool:
    return any(
        seal.statement.first <= row["seq"] <= seal.statement.last and seal.statement.day == day_of(row["recorded_at"])
        for seal in seals
    )


def test_seals_go_along_into_a_database(base: Path, cluster: Cluster) -> None:
    """A copy on a server verifies with the same key, is sealed on with it, and makes the same evidence."""
    address = cluster.new_place()
    days = ("--as-of", "2018-12-01")
    assert run("copy", base / "idlib", address).status == 0

    assert answer("-w", address, "verify", "--key", base / "key.pub") == {"sound": True, "issues": []}
    assert "--key" in run("-w", address, "seal", "--now").told
    assert run("-w", address, "seal", "--now", "--key", base / "idlib.seal-key").status == 0
    key = ("--key", base / "idlib.seal-key")
    run("-w", base / "idlib", "bundle", "--agreement", "idlib-sochi-2018", *days, *key, "-o", base / "folder.zip")
    run("-w", address, "bundle", "--agreement", "idlib-sochi-2018", *days, *key, "-o", base / "server.zip")
    assert (base / "folder.zip").read_bytes() == (base / "server.zip").read_bytes()


def test_a_row_changed_on_the_server_is_named(base: Path, cluster: Cluster) -> None:
    """The chain is the same there, and so is what it tells."""
    address = cluster.new_place()
    assert run("copy", base / "idlib", address).status == 0
    with psycopg.connect(address, autocommit=True) as opened:
        opened.execute("ALTER TABLE text DISABLE TRIGGER ALL")
        opened.execute("UPDATE text SET content = replace(content, 'text', 'test') WHERE seq = 3")

    assert "row 3 (text) was changed" in told_faults("-w", address, "verify")[0]
