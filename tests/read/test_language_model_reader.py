"""The optional reader asks a language model, and keeps only what the report says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from read.indexes import FewActors, FewPlaces
from read.model_stub import ModelStub, model_stub
from read.test_told_claims import DOCUMENT, FIRST, INCIDENT
from trucewatch.errors import LanguageModelError
from trucewatch.model.issue import Loudness
from trucewatch.model.text import Document
from trucewatch.read.language_model_reader import LanguageModelReader

MEETING: dict[str, Any] = {
    "kind": "meeting",
    "sentence": "The parties will meet in Sochi on 14 February 2019.",
    "speaker": ["publisher"],
    "state": "planned",
}


@pytest.fixture
def stub() -> Iterator[ModelStub]:
    with model_stub() as server:
        yield server


def reader_at(stub: ModelStub, cache: Path | None = None) -> LanguageModelReader:
    return LanguageModelReader(stub.address, "m", gazetteer=FewPlaces(), actors=FewActors(), cache=cache)


def test_claims_come_in_the_order_of_the_text(stub: ModelStub) -> None:
    """In whatever order the model tells them, and each once."""
    stub.say(MEETING, INCIDENT, INCIDENT)

    [reading] = reader_at(stub).read([DOCUMENT])

    assert [claim.sentence.text for claim in reading.claims] == [FIRST, MEETING["sentence"]]
    assert reading.issues == ()
    assert all(claim.reader.startswith("language model m (prompt ") for claim in reading.claims)


def test_refused_claims_are_counted(stub: ModelStub) -> None:
    """A claim with made-up words is left out, and the reading says so."""
    stub.say(INCIDENT, INCIDENT | {"perpetrator": ["the militia"]}, MEETING | {"sentence": "They never met."})

    [reading] = reader_at(stub).read([DOCUMENT])

    assert len(reading.claims) == 1
    [issue] = reading.issues
    assert issue.loudness is Loudness.WARNING
    assert issue.what.startswith("2 of 3 claims of the language model were refused")
    assert "the militia" in issue.what


def test_words_without_a_figure_are_noted(stub: ModelStub) -> None:
    """A count that cannot be worked out is left open, and noted."""
    stub.say(INCIDENT | {"killed": "people"})

    [reading] = reader_at(stub).read([DOCUMENT])

    [issue] = reading.issues
    assert issue.loudness is Loudness.NOTE
    assert "'people'" in issue.what


def test_reading_twice_gives_the_same(stub: ModelStub, tmp_path: Path) -> None:
    """The second reading comes from the kept answers: the server has none left."""
    stub.say(INCIDENT, MEETING)
    reader = reader_at(stub, tmp_path)

    assert list(reader.read([DOCUMENT])) == list(reader.read([DOCUMENT]))
    assert len(stub.requests) == 1


def test_a_long_report_is_asked_about_in_stretches(stub: ModelStub) -> None:
    """No request is longer than a model takes, every sentence is in one, and claims are found in their own stretch."""
    lines = [
        f"Shells hit village number {number} in the morning, and nobody was there to see it." for number in range(400)
    ]
    document = Document(sha256="1" * 64, text="\n\n".join(lines), extractor="test", name="long.txt")
    incident = {"kind": "incident", "speaker": ["publisher"], "type": "shelling"}
    stub.say(incident | {"sentence": lines[0]})
    stub.say(incident | {"sentence": lines[0]})
    stub.say(incident | {"sentence": lines[-1]})

    [reading] = reader_at(stub).read([document])

    asked = [request["messages"][1]["content"] for request in stub.requests]
    assert all(len(text) <= 12_000 for text in asked)
    assert "\n\n".join(asked) == document.text
    assert [claim.sentence.text for claim in reading.claims] == [lines[0], lines[-1]]
    assert "1 of 3 claims" in reading.issues[0].what


def test_a_model_that_cannot_be_asked_stops_the_reading(stub: ModelStub) -> None:
    """An empty reading would be a wrong one: the error goes up instead."""
    stub.status = 503

    with pytest.raises(LanguageModelError, match="503"):
        list(reader_at(stub).read([DOCUMENT]))
