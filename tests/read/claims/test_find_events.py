"""The words that tell of violence as a fact, and those that only look like it."""

from typing import Any

import pytest

from read.passages import claims_in, found

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("Averian guns kept shelling Arkell through the night.", {"type": "shelling", "place": "Arkell"}),
    ("Averian and Borlandic gunners exchanged artillery fire near Birn.", {"type": "shelling"}),
    ("The two armies traded shots near Birn on Monday.", {"type": "clash"}),
    ("Averian soldiers did not return fire at Birn.", {"type": "small_arms_fire", "denied": True}),
    ("The market of Corve came under fire from mortars.", {"type": "shelling"}),
    ("Verifiers saw nine craters behind the mill of Arkell.", {"type": "shelling"}),
    ("The Hill Front used mortars against a post near Birn.", {"type": "shelling", "perpetrator": "Hill Front"}),
    ("Twice on Monday the Hill Front attempted to storm Birn.", {"type": "ground_assault"}),
    ("A baker was led away by gunmen in Arkell.", {"type": "abduction"}),
    ("The Hill Front is holding 20 peacekeepers hostage near Corve.", {"type": "abduction"}),
    ("A bomber blew himself up outside a mosque in Birn.", {"type": "suicide_attack"}),
    ("Averian soldiers blew up several houses in Arkell.", {"type": "demolition"}),
    ("An unknown man threw a grenade at a bar in Birn.", {"type": "bombing"}),
    ("Militias blocked the road to Birn.", {"type": "blockade"}),
    ("Averian troops shot down a drone over Corve.", {"type": "shootdown", "place": "Corve"}),
    ("The army denied having bombed civilians.", {"type": "air_strike", "denied": True}),
    ("The shelling that began on Monday is a disgrace.", {"type": "shelling"}),
    ("No breach of any kind has been recorded.", {"type": "ceasefire_violation", "denied": True}),
    ("Averian forces fired shells filled with chlorine at Arkell.", {"type": "chemical_attack"}),
]


@pytest.mark.parametrize(("passage", "wanted"), TOLD)
def test_violence_is_told_by_verbs_and_by_what_they_govern(passage: str, wanted: dict[str, Any]) -> None:
    """A verb tells the type, alone or together with its object, its weapon and its doer."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Nobody said who had fired.",
        "Incidents.",
        "It was the first such attack.",
        "The number of violations doubled.",
        "Three hundred soldiers fought for Averia.",
        "The miners went on strike, a general strike without end.",
        "Two of them, who are wounded, will be sent home.",
        "How many have died?",
        "The truce has kept the soldiers from shooting.",
        "The Hill Front fired green flares.",
        "The observers noted fewer raids than in May.",
        "Tanks, howitzers and artillery had been taken out of the strip.",
        "The last mortars were brought to the depot.",
        "The troops went back to where they stood before fighting broke out.",
    ],
)
def test_what_only_looks_like_violence_is_none(passage: str) -> None:
    """Questions, labels, rates, ranks, service and lasting states tell of no new act."""
    assert [claim for claim in claims_in(passage) if claim["kind"] == "incident"] == []


def test_a_clause_that_only_says_since_when_makes_no_incident() -> None:
    """ "Since fighting broke out" dates a total and tells nothing new."""
    claims = claims_in("At least 300 people have been killed since fighting resumed on 2 April.")

    assert [claim["kind"] for claim in claims] == ["toll"]


def test_acts_done_in_an_attack_are_told_apart() -> None:
    """Houses burnt and people carried off are incidents beside the raid itself."""
    claims = claims_in("Hill Front fighters raided Arkell, torching houses and abducting nine women.")

    types = [claim["type"] for claim in claims if claim["kind"] == "incident"]
    assert types == ["ground_assault", "demolition", "abduction"]


def test_an_attack_that_nobody_claims_is_not_denied() -> None:
    """ "Nobody claimed it" tells of who did it: neither a new attack, nor that there was none."""
    assert [claim for claim in claims_in("Nobody claimed the attack.") if claim["kind"] == "incident"] == []
