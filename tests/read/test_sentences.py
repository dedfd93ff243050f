"""Sentences: where they end, what stands before them, and which lines have none."""

import pytest

from read.passages import FRIDAY
from trucewatch.model.text import Document
from trucewatch.read.extract import extract
from trucewatch.read.sentences import LONGEST_SENTENCE, split_sentences


def report(text: str) -> Document:
    return extract(f"A headline\n\n{text}\n".encode(), name="report.txt", published=FRIDAY)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        (
            "Gen. Mara Lind met Mr. Berg on Oct. 9. They talked.",
            ["Gen. Mara Lind met Mr. Berg on Oct. 9.", "They talked."],
        ),
        ("The U.S. envoy left. He is back.", ["The U.S. envoy left.", "He is back."]),
        ('"We hold fire." He left.', ['"We hold fire."', "He left."]),
        ("Some 2.5 million fled.", ["Some 2.5 million fled."]),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    """A full stop after an abbreviation or inside a number ends nothing."""
    assert [passage.sentence.text for passage in split_sentences(report(text))] == sentences


@pytest.mark.parametrize(
    "dateline",
    [
        "BRASK (Wire) - ",
        "BRASK, Republic of the Lakes, Nov 12 (Wire) - ",
        "BRASK/ORLU, Sept. 3, 2018 (Wire) -- ",
        "Brask, 3 June 2023 (Wire) – ",
        "BRASK, November 12. /WIRE/. ",
        "BRASK, June 3: ",
        "Brask, Orland — ",
    ],
)
def test_datelines_are_no_words_of_the_sentence(dateline: str) -> None:
    """A dateline stands before the words, and within the sentence."""
    [passage] = split_sentences(report(f"{dateline}Guns fell silent."))

    assert (passage.sentence.text, passage.words) == (f"{dateline}Guns fell silent.", "Guns fell silent.")


@pytest.mark.parametrize("label", ["COLONEL VARGA: ", "Tuesday, 3 June - "])
def test_labels_are_no_datelines(label: str) -> None:
    """Who speaks, and the day of an entry, are words of the sentence."""
    [passage] = split_sentences(report(f"{label}The guns fell silent."))

    assert passage.words.startswith(label.strip())


def test_every_span_lies_within_a_line() -> None:
    """Offsets point into the kept text, and no sentence crosses a line."""
    document = report("It rained. It snowed.\n\nThe sun came out.")

    for passage in split_sentences(document):
        span = passage.sentence.span
        assert document.text[span.start : span.end] == passage.sentence.text
        assert "\n" not in passage.sentence.text


def test_a_sentence_without_end_is_cut() -> None:
    """No sentence is longer than a claim may point at."""
    passages = split_sentences(report("and so on, " * 400))

    assert max(len(passage.sentence.text) for passage in passages) <= LONGEST_SENTENCE


def test_headings_have_no_sentences() -> None:
    """A short line without a full stop and without a verb heads what follows."""
    passages = split_sentences(report("Freedom of movement\n\nPatrols went unhindered."))

    assert [passage.sentence.text for passage in passages] == ["Patrols went unhindered."]


def test_hard_spaces_part_words_as_others_do() -> None:
    """A space at which no line may break is read as a space, at its own place; between digits it groups thousands."""
    [passage] = split_sentences(report("The army shelled\u00a0Arkell with 1\u00a0000 shells."))

    assert passage.words == "The army shelled Arkell with 1\u00a0000 shells."
    assert passage.sentence.text == "The army shelled\u00a0Arkell with 1\u00a0000 shells."


def test_the_place_and_day_of_an_entry_are_kept() -> None:
    """An entry of a bulletin is headed by the place and the day of what it tells, which are no dateline."""
    passages = split_sentences(report("Ostrel, 6 May: two shells fell near the mill."))

    assert passages[0].words.startswith("Ostrel, 6 May")
