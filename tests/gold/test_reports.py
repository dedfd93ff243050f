"""The annotated reports themselves: whether every annotation can be found and read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from trucewatch.model.claim import (
    COUNT_KEYS,
    KEYS_OF_KIND,
    About,
    Action,
    Certainty,
    ClaimKind,
    Direction,
    IncidentType,
    Level,
    Quoted,
    Relation,
    State,
    Tense,
    Verdict,
)

FOLDER = Path(__file__).parent
FIRST = sorted(FOLDER.glob("[0-9][0-9]-*.yaml"))
SECOND = sorted(FOLDER.glob("second/[0-9][0-9]-*.yaml"))
THIRD = sorted(FOLDER.glob("third/[0-9][0-9]-*.yaml"))
FOURTH = sorted(FOLDER.glob("fourth/[0-9][0-9]-*.yaml"))
FIFTH = sorted(FOLDER.glob("fifth/[0-9][0-9]-*.yaml"))
REPORTS = [*FIRST, *SECOND, *THIRD, *FOURTH, *FIFTH]
MARKS = {"at", "kind", "optional", "lat", "lon"}
SHARED = {"speaker", "speaker_for", "quoted", "said", "denied", "certainty", "place", "date"}
WORDS = {
    "quoted": Quoted,
    "certainty": Certainty,
    "type": IncidentType,
    "verdict": Verdict,
    "action": Action,
    "state": State,
    "level": Level,
    "relation": Relation,
    "time": Tense,
    "direction": Direction,
}
DATES = ("date", "said", "deadline")
LONGEST_PARAGRAPH = 900
FEWEST_CLAIMS, MOST_CLAIMS = 5, 60


def _report(path: Path) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def _claims() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in REPORTS:
        for claim in _report(path)["claims"]:
            yield path.stem, claim


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value).lstrip("~"))


def test_there_are_five_sets() -> None:
    """Twenty reports of our own from before the tuning, and sixty from after it in four sets; none is empty."""
    lengths = [len(_report(path)["claims"]) for path in REPORTS]

    assert [len(each) for each in (FIRST, SECOND, THIRD, FOURTH, FIFTH)] == [20, 12, 18, 20, 10]
    assert all(FEWEST_CLAIMS <= length <= MOST_CLAIMS for length in lengths)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_opening_stands_once_in_one_paragraph(path: Path) -> None:
    """An opening that stands twice, or nowhere, would score the wrong sentence."""
    report = _report(path)
    paragraphs = (path.parent / report["file"]).read_text(encoding="utf-8").splitlines()

    openings = {claim["at"]: sum(line.count(claim["at"]) for line in paragraphs) for claim in report["claims"]}

    assert {at: found for at, found in openings.items() if found != 1} == {}
    assert max(map(len, paragraphs)) < LONGEST_PARAGRAPH


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_claims_stand_in_the_order_of_the_report(path: Path) -> None:
    """An annotator who reads from top to bottom leaves no claim out of place."""
    report = _report(path)
    text = (path.parent / report["file"]).read_text(encoding="utf-8")

    positions = [text.index(claim["at"]) for claim in report["claims"]]

    assert positions == sorted(positions)


def test_every_key_belongs_to_its_kind() -> None:
    """A claim carries the shared keys and those of its kind, and no others."""
    strange = [
        (stem, claim["at"], sorted(set(claim) - MARKS - SHARED - set(KEYS_OF_KIND[ClaimKind(claim["kind"])])))
        for stem, claim in _claims()
    ]

    assert [row for row in strange if row[2]] == []


def test_every_word_is_one_of_the_vocabulary() -> None:
    """Each alternative of a closed key is a word that the reader can say."""
    for _, claim in _claims():
        for key, words in WORDS.items():
            for word in str(claim[key]).split("|") if key in claim else ():
                assert words(word)
        for options in claim.get("about", ()):
            assert all(About(word) for word in options.split("|"))


def test_every_speaker_is_quoted_but_the_publisher() -> None:
    """A report's own voice is not quoted; whoever else speaks is."""
    for stem, claim in _claims():
        alone = claim["speaker"] == "publisher"

        assert not (alone and "quoted" in claim), (stem, claim["at"])
        assert alone or "quoted" in claim or "publisher" in str(claim["speaker"]), (stem, claim["at"])


def test_counts_and_dates_are_sound() -> None:
    """The lower end of a range is not above the upper one."""
    for stem, claim in _claims():
        for key in COUNT_KEYS:
            count = claim.get(key, {"min": 0, "max": 0})
            least, most = count["min"], count["max"]
            assert least is None or most is None or least <= most, (stem, claim["at"])
        for key in DATES:
            first, last = map(_day, claim.get(key, (None, None)))
            assert first is None or last is None or first <= last, (stem, claim["at"])
