"""Tests of quotes held against an official text."""

from pathlib import Path

import pytest

from agreements.files import TRUCE, written
from trucewatch.agreements.load import check, load_agreement
from trucewatch.model.text import Span

OFFICIAL = """\
The Parties, meeting on the bridge, agree:
1. No shot shall be fired across
   the river by either side.
2. All guns shall be taken away from both banks.
3. The Commission shall look on. The Commission shall look on.
"""
_GUNS = "All guns shall be taken away"


def _coded(folder: Path, keys: str, *, official: str | None = OFFICIAL) -> Path:
    """Write the truce with those keys in its second clause, and the official text beside it."""
    path = written(
        folder,
        TRUCE.replace("signed:", "text: text.en.txt\nsigned:", 1).replace(
            "text: Guns leave the banks within 21 days.}", f"text: Guns leave the banks within 21 days., {keys}}}"
        ),
    )
    if official is not None:
        (folder / "text.en.txt").write_text(official, encoding="utf-8")
    return path


def _told(folder: Path, keys: str) -> list[str]:
    return [fault.partition(": expected ")[2] for fault in check([_coded(folder, keys)])]


def test_a_quote_stands_where_its_span_says(tmp_path: Path) -> None:
    """Spans count code points of the file, half-open; a broken line counts as a space."""
    start = OFFICIAL.index("No shot")
    end = OFFICIAL.index(" by either")

    clause = load_agreement(
        _coded(tmp_path, f"quote: No shot shall be fired across the river, span: [{start}, {end}]")
    ).clauses[1]

    assert clause.span == Span(start=start, end=end)


def test_a_quote_without_a_span_is_looked_up(tmp_path: Path) -> None:
    """Where it stands once, that is its span."""
    clause = load_agreement(_coded(tmp_path, f"quote: {_GUNS}")).clauses[1]

    assert clause.span == Span(start=OFFICIAL.index(_GUNS), end=OFFICIAL.index(_GUNS) + len(_GUNS))


def test_a_wrong_span_is_answered_by_the_right_one(tmp_path: Path) -> None:
    """The fault says what stands there, and where the quote does stand."""
    start = OFFICIAL.index(_GUNS)

    [told] = _told(tmp_path, f"quote: {_GUNS}, span: [4, 11]")

    assert told == f"{_GUNS!r} to stand there, found 'Parties'; it stands at [{start}, {start + len(_GUNS)}]"


def test_a_quote_with_a_slip_is_answered_by_the_likest_words(tmp_path: Path) -> None:
    """The fault offers the nearest stretch of the text, and where it stands."""
    start = OFFICIAL.index("All guns")

    [told] = _told(tmp_path, "quote: All guns shall be token away from both banks")

    assert told.startswith(
        "'All guns shall be token away from both banks' to stand there, found it nowhere in the text"
    )
    assert f"nearest is 'All guns shall be taken away from both banks.' at [{start}, " in told


def test_a_quote_like_nothing_in_the_text_is_answered_by_nothing(tmp_path: Path) -> None:
    """Where no words are like it, none are offered."""
    [told] = _told(tmp_path, "quote: zzzz qqqq xxxx jjjj kkkk vvvv")

    assert told.endswith("found it nowhere in the text")


def test_a_quote_that_stands_twice_needs_a_span(tmp_path: Path) -> None:
    """Both places are named, to choose from."""
    first = OFFICIAL.index("The Commission")
    second = OFFICIAL.index("The Commission", first + 1)

    [told] = _told(tmp_path, "quote: The Commission shall look on.")

    assert "found it 2 times: a 'span' must say which" in told
    assert f"[{first}, " in told
    assert f"[{second}, " in told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("span: [4, 11]", "the key 'quote' beside 'span', found none"),
        ("quote: Parties, span: [11, 4]", "a start and a later end, like [1204, 1257], found a list"),
        ("quote: Parties, span: [4]", "a start and a later end, like [1204, 1257], found a list"),
        ("quote: Parties, span: [4, 11.5]", "a start and a later end, like [1204, 1257], found a list"),
        ("quote: Parties, span: [4, x]", "a number, found 'x'"),
        ("quote: Parties, span: [4, 9000]", f"'Parties' to stand there, found the end of the text at {len(OFFICIAL)}"),
    ],
)
def test_a_span_that_is_none_is_a_fault(tmp_path: Path, keys: str, told: str) -> None:
    """A span has two whole numbers in order, within the text."""
    [found] = _told(tmp_path, keys)

    assert found.startswith(told)


def test_each_mismatch_is_a_fault_of_its_own(tmp_path: Path) -> None:
    """Clauses and obligations are both checked, all at once, each at its line."""
    path = _coded(tmp_path, "quote: nowhere here at all")
    path.write_text(path.read_text().replace("debtors: [northland]", "quote: nor here at all either"))

    faults = check([path])

    assert [fault.removeprefix(f"{path}:").partition(": expected")[0] for fault in faults] == [
        "9: clauses[1].quote",
        "12: obligations[0].quote",
    ]


def test_without_the_text_quotes_are_taken_as_they_stand(tmp_path: Path) -> None:
    """The text may not be shared: an agreement with spans into it loads without it."""
    agreement = load_agreement(_coded(tmp_path, f"quote: {_GUNS}, span: [4, 11]", official=None))

    assert (agreement.text, agreement.clauses[1].span) == ("text.en.txt", Span(start=4, end=11))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../text.en.txt", b"", "the name of a file in the same folder, found '../text.en.txt'"),
        ("text.en.txt", b"caf\xe9", "a file of UTF-8 text, found the byte 0xe9 in text.en.txt"),
    ],
)
def test_a_text_that_cannot_be_used_is_a_fault(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """It lies beside the agreement, and is UTF-8."""
    path = written(tmp_path / "truce", TRUCE.replace("signed:", f"text: {name}\nsigned:", 1))
    (path.parent / "text.en.txt").write_bytes(content)

    assert [fault.partition(": expected ")[2] for fault in check([path])] == [told]
