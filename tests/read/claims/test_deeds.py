"""Deeds told by a verb together with who does it and what it is done to."""

import pytest

from read.passages import claims_in, found

ROWS = [
    ("Gunmen dragged two nurses off a bus near Arkell.", "abduction"),
    ("Police took two nurses into custody near Arkell.", "arrest"),
    ("Rebels made off with the generators of the clinic in Arkell.", "looting"),
    ("Militiamen relieved the clinic of its generators.", "looting"),
    ("The navy boarded a trawler off Arkell.", "seizure"),
    ("Gunmen fell upon the post at Birn.", "ground_assault"),
    ("Militants breached the wall of the prison in Birn.", "ground_assault"),
    ("Two drones smashed into the mill at Birn.", "drone_strike"),
    ("A roadside charge scattered a column near Birn.", "bombing"),
    ("A bomb went off outside the town hall of Birn.", "bombing"),
    ("The howitzers of the Hill Front disgorged 40 shells on Birn.", "shelling"),
    ("The army answered with howitzers at Birn.", "shelling"),
    ("Militiamen burned nine houses at Birn.", "demolition"),
    ("A crowd barricaded the road to Birn.", "blockade"),
    ("Soldiers desecrated the graves at Birn.", "provocation"),
    ("A nurse was clubbed to death at Birn.", "killing"),
    ("Nine villagers were mown down at Birn.", "killing"),
]
NONE = [
    "The cyclone killed 84 people in Birn.",
    "Nine people died in a collision near Birn.",
    "The minister took part in the session.",
    "The movement kept its promise.",
    "The striker fired a rocket past the goalkeeper.",
    "The Red Cross took two nurses away from Birn.",
]


@pytest.mark.parametrize(("passage", "kind"), ROWS)
def test_a_verb_tells_a_deed_with_its_doer_and_its_object(passage: str, kind: str) -> None:
    """What a verb alone leaves open is told by the classes of those beside it."""
    assert found(passage, {"kind": "incident", "type": kind}), claims_in(passage)


@pytest.mark.parametrize("passage", NONE)
def test_nobodys_violence_is_no_deed(passage: str) -> None:
    """Storms, accidents, games and helpers do no violence, whatever the verb."""
    assert not [claim for claim in claims_in(passage) if claim["kind"] == "incident"]


def test_a_sign_may_leave_out_its_auxiliary() -> None:
    """In desk shorthand a participle is passive: whoever stands before it did nothing."""
    (claim,) = [c for c in claims_in("Two herders abducted on the Birn road by rebels.") if c["kind"] == "incident"]

    assert claim["perpetrator"] == "rebels"
