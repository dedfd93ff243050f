"""The commands that take in, hand over, add up and search."""

import csv
import io
import json
from pathlib import Path

import pytest

from cli.reports import run
from imports.tables import ACLED_ROW, UCDP_ROW, as_csv, rows_of


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of three events of UCDP's."""
    path = tmp_path / "events.csv"
    rows = rows_of(UCDP_ROW, {}, {"id": "2", "adm_1": ""}, {"id": "3", "low": "9", "date_start": "2001-05-30"})
    path.write_text(as_csv(rows))
    return path


@pytest.fixture
def filled(table: Path, tmp_path: Path) -> Path:
    """Return a workspace with these events, and one of ACLED's."""
    other = tmp_path / "acled.csv"
    other.write_text(as_csv(rows_of(ACLED_ROW, {"location": "Far Hill", "latitude": "51.5", "admin1": "Hill"})))
    for name, path in (("ucdp", table), ("acled", other)):
        assert run("-w", tmp_path / "ws", "import", name, path).status == 0
    return tmp_path / "ws"


def test_import_tells_what_became_of_the_rows(table: Path, tmp_path: Path) -> None:
    """How many were recorded, which are odd, and how to take all of it back."""
    ended = run("-w", tmp_path / "ws", "import", "ucdp", table, "--by", "Ann")

    first, second, third = ended.out.splitlines()
    assert ended.status == 0
    assert first == "events.csv: 3 claims recorded, 0 there already"
    assert second == "1 row kept and flagged"
    assert third.startswith("taken back as a whole by: trucewatch undo r-")
    assert "events.csv:4: low, best and high are out of order (9, 3, 5)" in ended.told


def test_import_tells_what_a_new_version_changes(filled: Path, table: Path) -> None:
    """Event by event, with the values before and after."""
    table.write_text(as_csv(rows_of(UCDP_ROW, {"best": "4"}, {"id": "2", "adm_1": ""})))

    ended = run("-w", filled, "import", "ucdp", table)
    again = json.loads(run("-w", filled, "import", "ucdp", table, "--json").out)

    assert "0 events new, 1 changed, 1 gone, 1 as before" in ended.out
    assert "ucdp:1: codes.best: 3 → 4; killed: " in ended.out
    assert "gone: ucdp:3" in ended.out
    assert (again["claims"], again["already_there"], again["run"]) == (0, 2, None)


def test_import_refuses_all_for_one_fault(tmp_path: Path) -> None:
    """All faults are told, nothing is recorded, and the status says that the user must act."""
    path = tmp_path / "events.csv"
    path.write_text(as_csv(rows_of(UCDP_ROW, {"date_end": "2001-02-31"}, {"id": "2", "high": "x"}, {"id": "3"})))

    refused = run("-w", tmp_path / "ws", "import", "ucdp", path)

    assert (refused.status, refused.out) == (2, "")
    assert "events.csv: 2 faults" in refused.told
    assert "events.csv:2: date_end: expected a day of the calendar like 2019-02-08, found '2001-02-31'" in refused.told
    assert "events.csv:3: high: expected a whole number" in refused.told
    assert not (tmp_path / "ws").exists()

    kept = run("-w", tmp_path / "ws", "import", "ucdp", path, "--keep-good")

    assert kept.status == 0
    assert "1 claim recorded" in kept.out
    assert "2 rows faulty" in kept.out


def test_a_dry_run_makes_no_workspace(table: Path, tmp_path: Path) -> None:
    """It tells what would be recorded."""
    ended = run("-w", tmp_path / "ws", "import", "ucdp", table, "--dry-run")

    assert "3 claims would be recorded" in ended.out
    assert not (tmp_path / "ws").exists()


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_exports_are_taken_back(filled: Path, tmp_path: Path, form: str) -> None:
    """What one workspace wrote, another reads, and writes again byte for byte."""
    exported, again = tmp_path / f"claims.{form}", tmp_path / f"again.{form}"
    run("-w", filled, "export", form, "--out", exported)

    taken = run("-w", tmp_path / "other", "import", form, exported)
    run("-w", tmp_path / "other", "export", form, "--out", again)

    assert "3 claims recorded" in taken.out
    assert again.read_bytes() == exported.read_bytes()
    assert run("-w", tmp_path / "other", "verify").status == 0


def test_what_stays_behind_is_told(filled: Path) -> None:
    """ACLED's row is in no export; the export says so beside what it writes."""
    ended = run("-w", filled, "export", "jsonl")

    assert len(ended.out.splitlines()) == 3
    assert "acled" not in ended.out
    assert "1 claim of acled withheld: ACLED's terms of use" in ended.told


def test_export_takes_the_filters_of_claims(filled: Path) -> None:
    """Days, places and words choose what is written."""
    early = run("-w", filled, "export", "jsonl", "--to", "2001-05-31").out
    words = run("-w", filled, "export", "jsonl", "--search", '"Ash village"').out
    none = run("-w", filled, "export", "csv", "--kind", "meeting").out

    assert [json.loads(line)["event"] for line in early.splitlines()] == ["ucdp:3"]
    assert len(words.splitlines()) == 3
    assert len(none.splitlines()) == 1


def test_a_failed_export_leaves_no_file(filled: Path, tmp_path: Path) -> None:
    """A file gets its name only when all of it is written."""
    out = tmp_path / "claims.csv"
    out.write_text("earlier")

    refused = run("-w", filled, "export", "csv", "--out", out, "--obligation", "none/at-all")

    assert refused.status == 2
    assert out.read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_tally_in_words_json_and_csv(filled: Path) -> None:
    """The same sums in each form; what has no province is a row of its own."""
    words = run("-w", filled, "tally", "--by", "admin1").out
    content = json.loads(run("-w", filled, "tally", "--by", "admin1", "--json").out)
    rows = list(csv.DictReader(io.StringIO(run("-w", filled, "tally", "--by", "admin1", "--csv").out)))

    sums = {row["admin1"]: (row["number"], row["killed"]["best"]) for row in content["rows"]}
    assert sums == {"Vale Governorate": (2, 6), "Hill": (1, 4), None: (1, 3)}
    assert {row["admin1"] or None: (int(row["incidents"]), int(row["killed_best"])) for row in rows} == sums
    assert "not told" in words
    assert words.splitlines()[-1].split()[:2] == ["all", "4"]


def test_tally_of_claims_and_of_a_board(filled: Path) -> None:
    """Claims may be added up one by one, and what shows on no board adds up to nothing."""
    claims = json.loads(run("-w", filled, "tally", "--by", "year", "--of", "claims", "--json").out)
    board = json.loads(run("-w", filled, "tally", "--by", "year", "--agreement", "idlib-sochi-2018", "--json").out)

    assert (claims["of"], claims["total"]["number"]) == ("claims", 4)
    assert board["total"]["number"] == 0


def test_search_shows_what_was_written(filled: Path) -> None:
    """The hit is marked in the row; the JSON has where it stands."""
    words = run("-w", filled, "search", "northland", "--limit", "1").out
    content = json.loads(run("-w", filled, "search", "NORTHLAND", "--json").out)

    assert "[Northland]" in words
    assert "4 claims, 0 reports (the first 1 of each shown)" in words
    assert content["total_claims"] == 4
    claim = content["claims"][0]
    [[start, end], *_] = claim["marks"]
    assert claim["sentence"]["text"][start:end] == "Northland"


def test_search_by_kind_and_without_words(filled: Path) -> None:
    """Filters narrow it; a search for nothing is told."""
    none = run("-w", filled, "search", "northland", "--kind", "meeting").out
    refused = run("-w", filled, "search", "***")

    assert "0 claims, 0 reports" in none
    assert refused.status == 2
    assert "expected at least one word" in refused.told


def test_search_shows_reports_as_well(filled: Path, tmp_path: Path) -> None:
    """Below the claims stand the reports that have the words, each with a snippet and how often it has them."""
    exported = tmp_path / "claims.jsonl"
    run("-w", filled, "export", "jsonl", "--out", exported)
    run("-w", tmp_path / "other", "import", "jsonl", exported)

    words = " ".join(run("-w", tmp_path / "other", "search", "northland").out.split())
    content = json.loads(run("-w", tmp_path / "other", "search", "northland", "--json").out)

    assert "3 times in" in words
    assert words.endswith("3 claims, 1 report")
    [report] = content["reports"]
    assert all(report["snippet"][start:end] == "Northland" for start, end in report["marks"])
    assert report["times"] == 3


def test_a_binary_format_goes_to_a_file_or_a_pipe(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused there, and goes to a file or a pipe."""
    monkeypatch.setattr("trucewatch.cli.handing_over.is_terminal", lambda: True)

    refused = run("-w", filled, "export", "gpkg")
    written = run("-w", filled, "export", "gpkg", "--out", tmp_path / "claims.gpkg")
    text = run("-w", filled, "export", "jsonl")

    assert (refused.status, refused.out) == (2, "")
    assert "name a file with --out FILE.gpkg" in refused.told
    assert written.status == 0
    assert (tmp_path / "claims.gpkg").read_bytes().startswith(b"SQLite format 3")
    assert text.status == 0
