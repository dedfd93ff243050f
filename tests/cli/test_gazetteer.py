"""The commands about places."""

import json
from pathlib import Path

from cli.reports import run, unchanged

CELLS = "101|Khirbat Xanfold|Khirbat Xanfold|Xanfuld|35.5|36.5|P|PPL|SY||12||||40||300|Asia/Damascus|2020-01-01"
ROW = CELLS.replace("|", "\t") + "\n"


def _dump(tmp_path: Path, content: str = ROW) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text(content, encoding="utf-8")
    return path


def test_find_shows_candidates_with_scores_and_reasons(tmp_path: Path) -> None:
    """Namesakes are ranked, and each says what speaks for it."""
    ended = run("-w", tmp_path / "none", "gazetteer", "find", "Tripoli", "--near", "Beirut", "--json")
    answer = json.loads(ended.out)

    assert ended.status == 0
    assert answer["taken"]["country"] == "LB"
    scores = [candidate["score"] for candidate in answer["candidates"]]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert "LB is named near it" in answer["candidates"][0]["reasons"]
    assert not (tmp_path / "none").exists()


def test_find_in_words(tmp_path: Path) -> None:
    """The place that the reader would take stands last, with its point and radius."""
    ended = run("-w", tmp_path, "gazetteer", "find", "northern Idlib countryside", "--country", "SY")

    assert ended.status == 0
    assert "northern Idlib countryside: Idlib (city, SY)" in ended.out
    assert "within 60 km" in ended.out


def test_find_only_suggests_what_is_alike(tmp_path: Path) -> None:
    """A name that no table has is told as unknown; what looks like it is offered."""
    ended = run("-w", tmp_path, "gazetteer", "find", "Sarajeb", "--country", "sy")

    assert "Sarajeb: no place of that name" in ended.out
    assert "perhaps Saraqib" in ended.out


def test_find_with_a_country_that_is_none(tmp_path: Path) -> None:
    """A country is named by its two letters."""
    ended = run("-w", tmp_path, "gazetteer", "find", "Saraqib", "--country", "Syria")

    assert ended.status == 2
    assert "--country" in ended.told


def test_import_and_find(tmp_path: Path) -> None:
    """After an import, a hamlet is found in that workspace; importing again replaces it."""
    workspace = tmp_path / "workspace"
    first = run("-w", workspace, "gazetteer", "import", _dump(tmp_path))
    again = run("-w", workspace, "gazetteer", "import", _dump(tmp_path), "--json")
    found = json.loads(run("-w", workspace, "gazetteer", "find", "Xanfuld", "--country", "SY", "--json").out)

    assert first.status == 0
    assert "SY: 1 place" in first.out
    assert json.loads(again.out)["replaced"] == 1
    assert found["taken"]["name"] == "Khirbat Xanfold"


def test_a_faulty_dump_changes_nothing(tmp_path: Path) -> None:
    """Every fault is told with its line and column, with exit status 2."""
    workspace = tmp_path / "workspace"
    run("-w", workspace, "gazetteer", "import", _dump(tmp_path))

    with unchanged(workspace):
        ended = run("-w", workspace, "gazetteer", "import", _dump(tmp_path, ROW + ROW.replace("35.5", "95") + "x\n"))

    assert ended.status == 2
    assert ":2: column 5 (latitude): expected degrees from -90 to 90, found '95'" in ended.told
    assert ":3: expected 19 columns parted by tabs, found 1" in ended.told
