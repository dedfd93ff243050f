"""The annotated passages: whether each can be read, and what is said of one that cannot."""

from datetime import date
from pathlib import Path

import pytest

from gold.passages import FOLDER, SETS, FaultyPassageError, read_passages

FILES = sorted(FOLDER.glob("*/*.txt"))
FEWEST = 1000
"""Passages of a set, at least."""


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "few.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SETS)
def test_every_passage_of_a_set_can_be_read(name: str) -> None:
    """Each claim of a thousand passages hangs on a word of its text, and opens a sentence that stands in it."""
    passages = [passage for path in FILES if path.parent.name == name for passage in read_passages(path)]
    assert len(passages) >= FEWEST
    for passage in passages:
        assert date.fromisoformat(passage.published), passage.where
        for claim in passage.claims():
            assert claim["at"] in passage.text, passage.where


def test_a_claim_takes_the_opening_of_its_own_sentence(tmp_path: Path) -> None:
    """A claim of the second sentence is told by how that one opens, without any marks."""
    path = _written(
        tmp_path,
        "=== 2021-10-19 wire",
        "Nobody [counted|0] the guns. Two of them [left|1] Tarn on Monday.",
        "1 movement; action: withdraws; count: 2; state: done; date: 2021-10-18; actor: rebels + Hill Front",
    )
    [passage] = read_passages(path)
    [claim] = passage.claims()
    assert claim["at"] == "Two of them left Tarn on Monday."
    assert claim["count"] == {"min": 2, "max": 2}
    assert claim["date"] == ["2021-10-18", "2021-10-18"]
    assert claim["actor"] == ["rebels", "Hill Front"]
    assert claim["speaker"] == "publisher"


@pytest.mark.parametrize(
    ("words", "count"),
    [("11+", (11, None)), ("-10", (None, 10)), ("3-5", (3, 5)), ("~70", (70, 70))],
)
def test_counts_are_written_with_their_bounds(tmp_path: Path, words: str, count: tuple[int | None, int | None]) -> None:
    """At least, up to, from one to another, about: each has a form of its own."""
    path = _written(tmp_path, "=== 2021-10-19 wire", "Some [fell|1].", f"1 incident; type: clash; killed: {words}")
    [passage] = read_passages(path)
    assert passage.claims()[0]["killed"] == {"min": count[0], "max": count[1]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 incident; verdict: violated", "expected a key of incident"),
        ("1 incident; killed: many", "expected 11"),
        ("2 incident; type: clash", "one word marked 2 expected"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, expected: str) -> None:
    """A key of another kind, a count in words and a number on no word are each refused."""
    path = _written(tmp_path, "=== 2021-10-19 wire", "Some [fell|1].", line)
    with pytest.raises(FaultyPassageError, match=rf"few.txt:\d: .*{expected}"):
        [passage.claims() for passage in read_passages(path)]
