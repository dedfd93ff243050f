"""The commands that ask what a finding rests on."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.reports import run

WEAPONS = "idlib-sochi-2018/withdraw-heavy-weapons"
FIRST = """---
title: Guns out of the zone
source: meridian-wire
published: 2018-10-10
constructed: true
---

Turkey said on Wednesday that all heavy weapons had been withdrawn from the demilitarised zone in Idlib province.

More than 300 lorries left the zone by the road to the north within two days, drivers at the checkpoint said.
"""


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status == 0, ended.told
    return json.loads(ended.out)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a report and its changed copy."""
    base = tmp_path_factory.mktemp("copied")
    (base / "reports").mkdir()
    (base / "reports" / "first.txt").write_text(FIRST, encoding="utf-8")
    second = FIRST.replace("300", "400").replace("2018-10-10", "2018-10-11").replace("meridian-wire", "orontes-post")
    (base / "reports" / "second.txt").write_text(second, encoding="utf-8")
    assert run("-w", base / "workspace", "add", base / "reports").status == 0
    return base / "workspace"


def test_explain_tells_what_the_board_says_and_why(filled: Path) -> None:
    """Status and figures are those of the board; every reason has the sentences that it rests on."""
    board = answer("-w", filled, "board", "idlib-sochi-2018", "--as-of", "2018-11-01")
    row = next(one for one in board["obligations"] if one["id"] == "withdraw-heavy-weapons")

    told = answer("-w", filled, "explain", WEAPONS, "--as-of", "2018-11-01")

    assert {key: told[key] for key in row if key != "reasons"} == {key: row[key] for key in row if key != "reasons"}
    assert [reason["text"] for reason in told["reasons"]] == [reason["text"] for reason in row["reasons"]]
    for reason, short in zip(told["reasons"], row["reasons"], strict=True):
        assert sorted(sentence["claim"] for sentence in reason["sentences"]) == short["claims"]
    about = [one for one in board["contradictions"] if row["id"] in (one["obligation"], *one["also"])]
    assert told["contradictions"] == about
    assert told["clause_text"]


def test_explain_as_text(filled: Path) -> None:
    """The text has the status, the reasons and the sentences of the JSON, in 80 columns."""
    told = answer("-w", filled, "explain", WEAPONS, "--as-of", "2018-11-01")

    shown = run("-w", filled, "explain", WEAPONS, "--as-of", "2018-11-01").out
    words = " ".join(shown.split())

    assert max(map(len, shown.splitlines())) <= 80
    assert f"Status: {told['status'].replace('_', ' ')}" in words
    assert all(reason["text"] in words for reason in told["reasons"])
    assert "“Turkish Foreign Minister Mevlut Cavusoglu said on Monday" in words


def test_explain_an_obligation_that_there_is_not(filled: Path) -> None:
    """A misspelt obligation is told with the nearest one, in one line."""
    ended = run("-w", filled, "explain", "idlib-sochi-2018/withdraw-weapons")

    assert ended.status == 2
    assert "did you mean withdraw-heavy-weapons?" in ended.told


def test_copies(copied: Path) -> None:
    """The later report repeats the earlier one, with another figure, which is told."""
    [copy] = answer("-w", copied, "copies", "--as-of", "2018-11-01")

    assert (copy["kind"], copy["likeness"]) == ("changed", 1.0)
    assert (copy["copy"]["source"], copy["original"]["source"]) == ("orontes-post", "meridian-wire")
    assert [pair["changed"] for pair in copy["sentences"]] == [False, True]
    assert "More than 300 lorries" in copy["sentences"][1]["original_text"]
    assert "More than 400 lorries" in copy["sentences"][1]["text"]
    shown = " ".join(run("-w", copied, "copies", "--as-of", "2018-11-01").out.split())
    assert "changed: 2 shared sentences, 1 of them altered; 100 % of the copy" in shown
    assert "became “More than 400 lorries" in shown


def test_copies_at_the_three_times(copied: Path) -> None:
    """Before the copy was published there was none."""
    assert answer("-w", copied, "copies", "--as-of", "2018-10-10") == []


def test_drift(filled: Path) -> None:
    """A party's words are told by obligation, each with its claim; an unknown name is told."""
    found = answer("-w", filled, "drift", "Turkey", "--as-of", "2018-11-01")

    [on_weapons] = [one for one in found if one["obligation"] == "withdraw-heavy-weapons"]
    [word] = on_weapons["words"]
    shown = " ".join(run("-w", filled, "drift", "Turkey", "--as-of", "2018-11-01").out.split())

    assert (word["date"], word["way"], on_weapons["changed_on"]) == ("2018-10-22", "for", [])
    assert f"for, 22 October 2018: {word['says']} ({word['claim']})" in shown
    assert run("-w", filled, "drift", "Nobody at all").status == 2
