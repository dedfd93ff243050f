"""The reader as a whole: order, determinism, odd text, and reading without a trained pipeline."""

from typing import Any

import pytest
import spacy

from read.passages import ACTORS, FRIDAY, Places, claims_in, found, reader
from trucewatch.read import reader as reader_module
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader
from trucewatch.read.roughtree import add_rough_trees

PASSAGE = "Averian guns shelled Arkell on Monday, Borland said. Averia denied it. The truce took effect on 4 May."


def rough_reader() -> EnglishReader:
    nlp = spacy.blank("en")
    add_rough_trees(nlp)
    return EnglishReader(gazetteer=Places(), actors=ACTORS, nlp=nlp)


def test_reading_twice_gives_the_same() -> None:
    """Same bytes in, same claims out, ids included."""
    assert claims_in(PASSAGE) == claims_in(PASSAGE)


def test_claims_come_in_the_order_of_the_text() -> None:
    """Claims stand in the order of their sentences."""
    starts = [claim["sentence"]["start"] for claim in claims_in(PASSAGE)]

    assert len(starts) >= 3
    assert starts == sorted(starts)


def test_every_claim_says_how_it_was_got() -> None:
    """Each claim carries the rule that made it."""
    assert all(claim["grounds"] for claim in claims_in(PASSAGE))


def test_documents_keep_their_order() -> None:
    """One reading comes back for each document, in order."""
    documents = [
        extract(f"Title\n\nGuns shelled place {n}.\n".encode(), name=f"{n}.txt", published=FRIDAY) for n in range(40)
    ]

    assert [reading.document.name for reading in reader().read(documents)] == [f"{n}.txt" for n in range(40)]


def test_odd_text_is_read_without_a_crash() -> None:
    """Whatever the text, there is a reading."""
    for text in ('""""', "said said said", "(" * 500, "a" * 3000, "… — –", "He he he, said it. According to. Said X."):
        assert isinstance(claims_in(text), list)


def test_patterns_alone_still_find_the_speaker() -> None:
    """Without a trained pipeline the commonest shapes are still read."""
    document = extract(b"Title\n\nAverian guns shelled Arkell, Borland said.\n", name="x.txt", published=FRIDAY)
    [reading] = rough_reader().read([document])

    assert [(claim.type, claim.speaker) for claim in reading.claims] == [("shelling", ("Borland",))]


def test_without_a_pipeline_the_reading_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that works with patterns alone tells so in each reading."""
    nlp = spacy.blank("en")
    add_rough_trees(nlp)
    monkeypatch.setattr(reader_module, "load_english", lambda: (nlp, "patterns", False))

    patterns = EnglishReader(gazetteer=Places(), actors=ACTORS)
    [reading] = patterns.read([extract(b"Title\n\nIt rained.\n", name="x.txt", published=FRIDAY)])

    assert "patterns" in reading.issues[0].what


def test_progress_is_told_within_a_report() -> None:
    """The steps told never go back, and end where they said they would."""
    text = "Title\n\n" + "Guns shelled Arkell on Monday. " * 200
    document = extract(text.encode(), name="x.txt", published=FRIDAY)
    told: list[tuple[int, int]] = []

    list(reader().read([document], on_progress=lambda done, total: told.append((done, total))))

    assert len(told) > 2
    assert told == sorted(told)
    assert {total for _, total in told} == {told[-1][0]}


BACKGROUND: list[tuple[str, dict[str, Any]]] = [
    (
        "A group that left the Front in 1990 shelled Arkell on 8 March.",
        {"kind": "incident", "date": ["2001-03-08", "2001-03-08"]},
    ),
    (
        "The accord of 14 May 1994 holds. Averian troops shelled Arkell on 3 June.",
        {"kind": "incident", "date": ["2001-06-03", "2001-06-03"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), BACKGROUND)
def test_background_leaves_other_days_alone(passage: str, wanted: dict[str, Any]) -> None:
    """A year or a day told of a deal, or in a clause about somebody, moves no other day of the report."""
    assert found(passage, wanted), claims_in(passage)
