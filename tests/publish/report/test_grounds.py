"""A sentence of a report says nothing that its evidence does not say."""

import pytest

from fakes import FakeActors, evidence_of, obligation, report, shelling, tell, truce
from trucewatch.model.claim import About, ClaimKind, Level
from trucewatch.publish.report.grounds import find_ungrounded
from trucewatch.publish.report.outline import Bullet, Part

SHELLED = shelling(
    sentence="The army of Southland shelled Ash on Friday, killing eleven and wounding a boy, Vale Monitor said.",
    perpetrator="Southland",
    speaker="Vale Monitor",
    date="2001-06-01",
    killed=11,
    injured=1,
)
HELD = tell(
    ClaimKind.CONTROL,
    "Two thirds of the Vale are held by the Reds, said Northland's minister.",
    actor="Reds",
    level=Level.CONTROLS,
    place="Vale",
    speaker="Northland",
)
EVIDENCE = evidence_of(report("2001-06-05", SHELLED, HELD))
FIRST, SECOND = EVIDENCE.claims


def lacking(text: str, *claims: str, set_by_agreement: bool = False) -> list[str]:
    """Return what the sentence has that the claims' sentences have not."""
    parts = [Part(title="Summary", bullets=(Bullet(text=text, claims=claims, set_by_agreement=set_by_agreement),))]
    agreement = truce(obligation(About.CEASE_FIRE))
    return [line for _, line in find_ungrounded(parts, EVIDENCE, agreement=agreement, actors=FakeActors())]


@pytest.mark.parametrize(
    "text",
    [
        "Vale Monitor reports shelling by Southland in Ash on 1 June 2001, with 11 killed, 1 injured.",
        "The army shelled Ash, with eleven killed.",
        "Published on 5 June 2001: 11 killed in Ash.",
        "Duty: cease fire: 11 killed in Ash.",
    ],
)
def test_a_sentence_that_its_evidence_has_passes(text: str) -> None:
    """Figures may stand in words, names in any spelling, days as they were read; the agreement's own words are free."""
    assert lacking(text, FIRST.id) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shelling in Ash, with 12 killed.", "the number 12"),
        ("Shelling in Birch, with 11 killed.", "the name Birch"),
        ("Shelling by Northland in Ash.", "the name Northland"),
        ("Shelling in Ash on 2 June 2001.", "the day"),
        ("Shelling in Ash, with 11 killed (3 more to the same effect).", "the number 3"),
    ],
)
def test_whatever_no_cited_sentence_has_is_named(text: str, found: str) -> None:
    """One number, name, place or day too many is told with the sentence."""
    (told, *_) = lacking(text, FIRST.id)

    assert f"“{text}” has {found}" in told


def test_a_share_in_words_is_a_number() -> None:
    """Two thirds are 67 %."""
    assert lacking("Northland says that Reds held 67 % of Vale.", SECOND.id) == []
    assert "the number 70" in lacking("Northland says that Reds held 70 % of Vale.", SECOND.id)[0]


def test_what_the_agreement_sets_needs_no_report() -> None:
    """A deadline of the text itself passes as it is."""
    assert lacking("Deadline, 15 October 2018: nobody in Ash.", set_by_agreement=True) == []


def test_a_claim_that_is_not_there_is_told() -> None:
    """Evidence that is not there proves nothing."""
    assert "which is not there" in lacking("Shelling in Ash.", "c-0")[0]
