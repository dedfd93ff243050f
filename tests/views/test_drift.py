"""One speaker's words along time."""

import pytest

from fakes import FakeActors, Telling, evidence_of, report, shelling, verdict
from trucewatch.errors import UnknownNameError
from trucewatch.model.claim import About, Verdict
from trucewatch.model.reading import Reading
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.views.drift import Drift, drift_as_json, find_drift
from views.test_board import board_of

ROUTES, UNDONE = About.OPEN_ROUTES, Verdict.NOT_FULFILLED


def drift_of(speaker: str, *readings: Reading) -> tuple[Drift, ...]:
    """Return the words of the speaker on the truce, by 20 June."""
    evidence = evidence_of(*readings, as_of="2001-06-20")
    origins = find_origins(evidence, actors=FakeActors())
    boards = [board_of(*readings)]
    return find_drift(speaker, boards, evidence, actors=FakeActors(), origins=origins, settings=Settings())


def test_the_day_on_which_a_word_changed() -> None:
    """A party's words on one duty stand in order of day, whoever speaks for it, with the day of each change."""
    first = report("2001-06-01", verdict("Anna North", UNDONE, ROUTES))
    second = report("2001-06-05", verdict("Northland", UNDONE, ROUTES))
    third = report("2001-06-10", verdict("Northern army", about=ROUTES), verdict("Southland", UNDONE, ROUTES))

    [found] = drift_as_json(drift_of("Anna North", third, first, second))

    assert (found["agreement"], found["obligation"]) == ("vale-truce", "open-routes")
    assert [(word["date"], word["way"]) for word in found["words"]] == [
        ("2001-06-01", "against"),
        ("2001-06-05", "against"),
        ("2001-06-10", "for"),
    ]
    assert found["changed_on"] == ["2001-06-10"]
    assert found["words"][0]["claim"] == first.claims[0].id
    assert found["words"][0]["says"].startswith("Anna North says that")


def test_the_deal_as_a_whole_comes_first() -> None:
    """Praise of the whole is a word on the deal and on none of its duties; an act is no word at all."""
    paper = report(
        "2001-06-01",
        verdict("Southland"),
        verdict("Southland", about=ROUTES),
        shelling(speaker="Southland", perpetrator="Northern army"),
    )

    assert [one.obligation for one in drift_of("Southland", paper)] == [None, "open-routes"]


def test_nobody_of_that_name() -> None:
    """A name by which nobody is quoted is told, with the nearest that is."""
    with pytest.raises(UnknownNameError, match="did you mean Southland"):
        drift_of("Southlan", report("2001-06-01", verdict("Southland")))


def test_a_copy_is_no_further_word() -> None:
    """What a report copies from another is told once."""
    long = "The northern envoy said on Friday that not one of the four roads through the valley had been opened so far."
    word = verdict("Anna North", UNDONE, ROUTES).keys
    first = report("2001-06-01", Telling(sentence=long, keys=word), opening="From the Vale.")
    second = report("2001-06-02", Telling(sentence=long, keys=word), opening="From the Vale.", source="wire")

    [found] = drift_of("Northland", first, second)

    assert [one.claim.id for one in found.words] == [first.claims[0].id]


def test_a_word_on_a_part_changes_no_mind() -> None:
    """What is said of disarming is a part of the removal of groups, and no word on the removal itself."""
    removed = report("2001-06-01", verdict("Northland", about=About.REMOVE_RADICAL_GROUPS))
    armed = report("2001-06-10", verdict("Northland", UNDONE, About.DISARM))

    [found] = drift_as_json(drift_of("Northland", removed, armed))

    assert found["obligation"] == "remove-radical-groups"
    assert [word["claim"] for word in found["words"]] == [removed.claims[0].id]
    assert found["changed_on"] == []
