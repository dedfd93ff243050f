"""A sentence of a report says nothing that its evidence does not say."""

from dataclasses import replace
from typing import Any

import pytest

from fakes import FakeActors, evidence_of, obligation, report, shelling, tell, truce
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.claim import About, ClaimKind, Ground, Level
from trucewatch.model.place import Place
from trucewatch.model.text import Span
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


LAND = Actor(id="valeland", name="Valeland", kind=ActorKind.STATE, country="XN", adjectives=("Valish",))
RULERS = Actor(id="vale-rulers", name="Valish government", kind=ActorKind.PARTY, acts_for="valeland")
TROOPS = Actor(id="vale-troops", name="Valish forces", kind=ActorKind.FORCES, acts_for="vale-rulers")
ABROAD = Actor(id="farland", name="Farland", kind=ActorKind.STATE, country="XF", adjectives=("Farish",))
FAR_TROOPS = Actor(id="far-troops", name="Farish forces", kind=ActorKind.FORCES, acts_for="farland")
KNOWN = FakeActors((LAND, RULERS, TROOPS, ABROAD, FAR_TROOPS))
BEFORE = "Farish forces stayed home."


def lacking_of(sentence: str, text: str, *, ground: str | None = None, carried: bool = False, **keys: Any) -> list[str]:
    """Return what a bullet has that one claim has not, whose value may rest on words before it, or be carried on."""
    told = report("2001-06-05", tell(ClaimKind.INCIDENT, sentence, **keys), opening=f"Regime guns fired. {BEFORE}")
    [claim] = told.claims
    document = told.document
    key = next(iter(keys))
    start = document.text.index(ground) if ground else 0
    span = Span(start=start, end=start + len(ground)) if ground else None
    grounds = (Ground(key=key, rule="test", span=span),) if ground or carried else ()
    evidence = replace(evidence_of(told), claims=(replace(claim, grounds=grounds),))
    parts = [Part(title="Summary", bullets=(Bullet(text=text, claims=(claim.id,)),))]
    found = find_ungrounded(parts, evidence, agreement=truce(obligation(About.CEASE_FIRE)), actors=KNOWN)
    return [line for _, line in found]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The regime shelled Ash.", "Valish government"),
        ("The army shelled Ash.", "Valish forces"),
        ("Valeland shelled Ash.", "Valish forces"),
        ("Valish guns shelled Ash.", "Valeland"),
    ],
)
def test_other_words_for_the_same_pass(sentence: str, name: str) -> None:
    """A report on the land says "the regime" or "the army", and means its own; a people's name tells of its state."""
    assert lacking_of(sentence, f"Shelling by {name} in Ash.", perpetrator=name, place="Ash") == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The regime shelled Ash.", "Farland"),
        ("The army shelled Ash.", "Farish forces"),
        ("The army shelled Ash.", "Valish government"),
        ("Somebody shelled Ash.", "Valish forces"),
        ("Valeland shelled Ash.", "Farland"),
        ("Somebody shelled Ash.", "Nobody Known"),
    ],
)
def test_another_state_an_army_or_a_stranger_is_stopped(sentence: str, name: str) -> None:
    """A bare word is no other land's, an army is no government, and a name that a person typed in is in no sentence."""
    assert lacking_of(sentence, f"Shelling by {name} in Ash.", perpetrator=name, place="Ash")


def test_what_a_claim_rests_on_may_stand_before_it() -> None:
    """A value that was carried on, or whose ground is named, is borne out by what stands there, and by nothing else."""
    later = "It shelled Ash."

    assert (
        lacking_of(later, "Shelling by Valish government in Ash.", perpetrator="Valish government", carried=True) == []
    )
    assert lacking_of(later, "Shelling by Farland in Ash.", perpetrator="Farland", ground="Farish forces") == []
    assert lacking_of(later, "Shelling by Farland in Ash.", perpetrator="Farland")
    assert lacking_of(later, "Shelling by Farland in Ash.", perpetrator="Farland", ground="Regime guns")
    assert lacking_of("In Ash.", "Shelling by Farland in Ash.", perpetrator="Farland", ground="stayed home")


def test_a_place_that_only_the_rest_of_the_report_names_is_stopped() -> None:
    """Where a claim puts it elsewhere than its sentence and its ground do, the report is not let out."""
    opening_names_it = lacking_of("It was shelled.", "Shelling in Farish.", place=Place(name="Farish"))
    from_its_ground = lacking_of("It was shelled.", "Shelling in Farish.", place=Place(name="Farish"), ground="Farish")

    assert (bool(opening_names_it), from_its_ground) == (True, [])


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
