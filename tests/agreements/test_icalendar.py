"""Tests of the calendar: RFC 5545 to the letter, and the same bytes for the same agreement."""

import re
from pathlib import Path

import pytest

from agreements.files import TRUCE, both, written
from trucewatch.agreements.icalendar import to_icalendar
from trucewatch.agreements.load import load_agreement, load_library
from trucewatch.agreements.timeline import make_timeline

_DAYS = "2001-05-10 to 2001-05-31\\nwithin 21 days of entry into force"


def _calendar(folder: Path, text: str = TRUCE) -> bytes:
    return to_icalendar(make_timeline(load_agreement(written(folder, text))))


def _unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_calendar_has_an_event_for_each_moment(tmp_path: Path) -> None:
    """Head, events and end stand as 3.4 and 3.6.1 ask; an all-day event ends on the day after."""
    lines = _unfolded(_calendar(tmp_path))

    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trucewatch//Timeline of an agreement//EN"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    deadline = lines[lines.index("SUMMARY:Due: Take the guns away") - 3 :][:5]
    assert deadline == [
        "DTSTAMP:20010504T000000Z",
        "DTSTART;VALUE=DATE:20010531",
        "DTEND;VALUE=DATE:20010601",
        "SUMMARY:Due: Take the guns away",
        f"DESCRIPTION:Truce on the river\\nriver-truce/guns-out\\n{_DAYS}",
    ]


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("Guns, mortars; all", "Guns\\, mortars\\; all"),
        ("A\\\\B", "A\\\\B"),
        ("First\\nsecond", "First\\nsecond"),
        ("at 10:00", "at 10:00"),
    ],
)
def test_signs_with_a_meaning_are_escaped(tmp_path: Path, title: str, escaped: str) -> None:
    """Comma, semicolon, backslash and line break are (3.3.11); the colon is not."""
    text = TRUCE.replace("title: Take the guns away", f'title: "{title}"')

    assert f"SUMMARY:Due: {escaped}" in _unfolded(_calendar(tmp_path, text))


@pytest.mark.parametrize("letter", ["x", "é", "ш", "إ", "橋", "🕊"])
def test_lines_are_folded_between_characters(tmp_path: Path, letter: str) -> None:
    """No line is longer than 75 octets, none is cut within a character, and unfolding gives the title back (3.1)."""
    title = f"a{letter * 150}"

    content = _calendar(tmp_path, TRUCE.replace("Take the guns away", title))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert [line.decode().encode() for line in content.split(b"\r\n")] == content.split(b"\r\n")
    assert f"SUMMARY:Due: {title}" in _unfolded(content)


def test_lines_end_as_the_standard_has_it(tmp_path: Path) -> None:
    """Every line ends with carriage return and line feed, the last one too, and neither stands alone."""
    content = _calendar(tmp_path)

    assert content.endswith(b"\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None


def test_each_event_has_an_id_of_its_own(tmp_path: Path) -> None:
    """No two events share an id, and a title that is reworded leaves a deadline's id as it was."""
    truce = load_library([both(tmp_path)]).get("river-truce")
    ids = [line for line in _unfolded(to_icalendar(make_timeline(truce))) if line.startswith("UID:")]

    assert len(set(ids)) == len(ids) == 8
    reworded = _unfolded(_calendar(tmp_path / "other", TRUCE.replace("Take the guns away", "Remove all guns")))
    assert reworded[reworded.index("SUMMARY:Due: Remove all guns") - 4] in ids


def test_the_same_agreement_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in it comes from the clock."""
    assert _calendar(tmp_path / "one") == _calendar(tmp_path / "two")
