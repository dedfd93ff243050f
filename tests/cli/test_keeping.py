"""The commands that look after a workspace, in a folder and in a database."""

import json
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cli.reports import SHELLING, run, write_reports
from cluster import Cluster
from trucewatch.site import site_of
from trucewatch.store.sqlite import open_store

ANA = ("--by", "ana", "--because", "the report says otherwise")


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status == 0, ended.told
    return json.loads(ended.out)


@pytest.fixture(params=["folder", "database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place: a folder, or a database."""
    if request.param == "folder":
        return str(tmp_path / "place")
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.new_place()


@pytest.fixture
def decided(workspace: Path) -> Path:
    """The filled workspace with a decision, and a library and settings of the user's own."""
    claim = next(one["id"] for one in answer("-w", workspace, "claims") if one["kind"] == "incident")
    assert run("-w", workspace, "judge", claim, "amend", "--set", "killed=6", *ANA).status == 0
    (workspace / "library" / "sources").mkdir(parents=True)
    (workspace / "library" / "sources" / "own.yml").write_text(
        "sources:\n  - {id: own-wire, name: Own Wire}\n", encoding="utf-8"
    )
    (workspace / "settings.yml").write_text("wait_s: 20\n", encoding="utf-8")
    return workspace


def links(place: str | Path) -> list[tuple[Any, ...]]:
    """Return the whole chain of the workspace there."""
    with closing(site_of(place).open_store(create=False, wait_s=1)) as store:
        return [tuple(row) for row in store.chain()]


def outputs(place: str | Path) -> Iterator[tuple[str, str]]:
    """Yield what the commands say of the workspace there."""
    as_of = ("--as-of", "2018-11-01", "--known-on", "2100-01-01")
    for command in (
        ("claims", *as_of),
        ("incidents", *as_of),
        ("copies", *as_of),
        ("board", "idlib-sochi-2018", *as_of),
        ("contradictions", "idlib-sochi-2018", *as_of),
        ("log",),
        ("log", "--what", "acts"),
    ):
        ended = run("-w", str(place), *command, "--json")
        assert ended.status == 0, ended.told
        yield " ".join(command), ended.out


def test_a_workspace_anywhere(place: str, tmp_path: Path) -> None:
    """All commands work on a folder and on a database alike, from the first report on."""
    assert "no workspace in" in run("-w", place, "claims").told

    added = answer("-w", place, "add", write_reports(tmp_path / "reports"))
    again = answer("-w", place, "add", tmp_path / "reports")

    assert added["claims"] > 0
    assert (again["new"], again["already_there"]) == ([], len(added["new"]))
    assert len(answer("-w", place, "claims")) == added["claims"]
    assert answer("-w", place, "verify")["sound"] is True
    assert run("-w", place, "text", added["new"][0]).status == 0
    assert answer("-w", place, "trace", answer("-w", place, "claims")[0]["id"])


_INSTANT = re.compile(rb"20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{6}(?:\+00:00|Z)")


def test_both_give_the_same_exports(cluster: Cluster, tmp_path: Path) -> None:
    """The same reports in a folder and in a database give the same files, byte for byte, instants of capture aside."""
    reports = write_reports(tmp_path / "reports")
    places = {"folder": str(tmp_path / "workspace"), "database": cluster.new_place()}
    for place in places.values():
        assert run("-w", place, "add", reports).status == 0

    for form in ("csv", "hxl", "jsonl", "geojson", "prov"):
        written = []
        for name, place in places.items():
            file = tmp_path / f"{name}.{form}"
            assert run("-w", place, "export", form, "-o", file, "--as-of", "2018-11-01").status == 0
            written.append(_INSTANT.sub(b"", file.read_bytes()))
        assert written[0] == written[1]
        assert written[0]


def test_there_and_back(decided: Path, place: str, tmp_path: Path) -> None:
    """A copy answers every question in the same words, link by link, and so does a copy of the copy."""
    there = answer("copy", str(decided), place)
    back = answer("copy", place, str(tmp_path / "back"))

    assert there["rows"] == back["rows"] == len(links(decided))
    assert links(place) == links(tmp_path / "back") == links(decided)
    assert dict(outputs(place)) == dict(outputs(decided)) == dict(outputs(tmp_path / "back"))
    assert run("-w", place, "verify").status == 0
    assert run("-w", tmp_path / "back", "verify").status == 0
    kept = [sorted(path.name for path in (one / "kept").rglob("*")) for one in (decided, tmp_path / "back")]
    assert kept[0] == kept[1]


def test_what_is_ones_own_goes_along(decided: Path, tmp_path: Path) -> None:
    """Library and settings are copied from folder to folder; going into a database, the user is told of them."""
    answer("copy", str(decided), str(tmp_path / "copy"))

    assert (tmp_path / "copy" / "library" / "sources" / "own.yml").is_file()
    assert (tmp_path / "copy" / "settings.yml").read_text() == "wait_s: 20\n"


def test_into_a_database(decided: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """What people edit as files stays outside the database, in the folder that a variable names."""
    place = cluster.new_place()

    told = run("copy", str(decided), place)
    without = run("-w", place, "agreements", "list")
    monkeypatch.setenv("TRUCEWATCH_LIBRARY", str(decided))
    named = run("-w", place, "agreements", "list")

    assert "library and settings of your own stay where they are" in told.told
    assert without.status == 2
    assert "TRUCEWATCH_LIBRARY" in without.told
    assert named.status == 0


def test_copying_again(decided: Path, place: str) -> None:
    """A copy that is there already is left as it is; another workspace, or one that went its own way, is refused."""
    answer("copy", str(decided), place)
    again = answer("copy", str(decided), place)
    claim = answer("-w", place, "claims")[0]["id"]
    answer("-w", place, "judge", claim, "reject", *ANA)

    refused = run("copy", str(decided), place)

    assert again["rows"] == len(links(decided))
    assert refused.status == 2
    assert "there is another workspace in" in refused.told


def test_copying_over_another(workspace: Path, place: str, tmp_path: Path) -> None:
    """A workspace is never written over another."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.txt").write_text(SHELLING, encoding="utf-8")
    assert run("-w", place, "add", tmp_path / "own").status == 0
    before = links(place)

    refused = run("copy", str(workspace), place)

    assert "there is another workspace in" in refused.told
    assert links(place) == before


def test_backup_and_restore(decided: Path, place: str, tmp_path: Path) -> None:
    """A backup, unpacked, is a workspace that is sound and says the same; no backup is written over another."""
    answer("copy", str(decided), place)
    file = tmp_path / "backup.tar"

    answer("-w", place, "backup", file)
    refused = run("-w", place, "backup", file)
    with tarfile.open(file) as tar:
        tar.extractall(tmp_path / "restored", filter="data")

    assert "it is there already" in refused.told
    assert run("-w", tmp_path / "restored", "verify").status == 0
    assert links(tmp_path / "restored") == links(decided)
    assert dict(outputs(tmp_path / "restored")) == dict(outputs(decided))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("backup")) == ["backup.tar"]


def test_restoring_checks_and_writes_over_nothing(decided: Path, tmp_path: Path) -> None:
    """What is restored is sound and says the same; what is there already stays as it is."""
    file, target = tmp_path / "backup.tar", tmp_path / "restored"
    answer("-w", decided, "backup", file)
    target.mkdir()

    told = answer("restore", file, target)
    again = run("restore", file, target)
    missing = run("restore", tmp_path / "none.tar", tmp_path / "other")

    assert told["rows"] == len(links(decided)) == len(links(target))
    assert dict(outputs(target)) == dict(outputs(decided))
    assert "another workspace" in again.told
    assert missing.status != 0
    assert {path.name for path in tmp_path.iterdir()} >= {"backup.tar", "restored"}
    assert not list(tmp_path.glob(".restoring-*"))
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("harm", ["a byte", "no tar", "no ledger"])
def test_a_damaged_backup_is_not_restored(decided: Path, tmp_path: Path, harm: str) -> None:
    """A flipped byte of a kept report is named; a file that is no backup is told; nothing is left behind."""
    file, target = tmp_path / "backup.tar", tmp_path / "restored"
    answer("-w", decided, "backup", file)
    match harm:
        case "a byte":
            [first, *_] = sorted(path for path in (decided / "kept").rglob("*") if path.is_file())
            content = file.read_bytes()
            at = content.index(first.read_bytes())
            file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        case "no tar":
            file.write_bytes(b"no tar " * 1000)
        case _:
            with tarfile.open(file, "w") as tar:
                tar.add(decided / "kept", arcname="kept")

    refused = run("restore", file, target)

    assert refused.status != 0
    assert "no sound backup" in " ".join(refused.told.split())
    assert harm != "a byte" or first.name[:12] in refused.told.replace("\n", "")
    assert not target.exists()


def test_a_backup_while_somebody_writes(workspace: Path, tmp_path: Path) -> None:
    """A backup waits for nobody, and has whole entries only."""
    with closing(open_store(workspace / "trucewatch.sqlite", create=False)) as store, store.pen():
        answer("-w", workspace, "backup", tmp_path / "backup.tar")

    with tarfile.open(tmp_path / "backup.tar") as tar:
        tar.extract("trucewatch.sqlite", tmp_path / "restored", filter="data")
    with closing(sqlite3.connect(tmp_path / "restored" / "trucewatch.sqlite")) as restored:
        assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_to_read_again(workspace: Path) -> None:
    """Reports that the present reader read last are left as they are."""
    before = links(workspace)

    told = run("-w", workspace, "reread")

    assert "nothing to read again" in told.out
    assert links(workspace) == before


def test_versions(workspace: Path, tmp_path: Path) -> None:
    """A page that was edited in silence shows as a version, with the lines that changed."""
    page = tmp_path / "page.txt"
    for killed in ("five", "nine"):
        page.write_text(SHELLING.replace("four people", f"{killed} people"), encoding="utf-8")
        assert run("-w", workspace, "add", page).status == 0
    *_, latest = [
        one for one in answer("-w", workspace, "log") if one["because"] == str(page) and "version" in one["rows"]
    ]
    sha256 = next(one["document"]["sha256"] for one in answer("-w", workspace, "claims", "--text", "nine people"))

    first, second = answer("-w", workspace, "versions", sha256[:12])
    told = run("-w", workspace, "versions", sha256)

    assert latest["rows"]["version"] == 1
    assert (first["difference"], second["previous"]) == ([], first["document"])
    assert [line[0] for line in second["difference"] if "people" in line] == ["-", "+"]
    assert [reading["superseded"] for reading in second["readings"]] == [0]
    assert "nine people" in told.out.replace("\n", " ")
