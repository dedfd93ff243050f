"""What can act: people and bodies do; days, deals, events, stuff and manners do not."""

import pytest

from read.passages import claims_in

_ACTING = ("by", "of", "actor", "perpetrator")


def actors_in(passage: str) -> set[str]:
    """Return everybody who acts in the claims of a passage."""
    named = (claim.get(key) or [] for claim in claims_in(passage) for key in _ACTING)
    return {name for names in named for name in (names if isinstance(names, list) else [names])}


@pytest.mark.parametrize(
    "passage",
    [
        "The truce is being implemented step by step.",
        "The heavy weapons, by contrast, were withdrawn on time.",
        "The heavy weapons were withdrawn by the tenth of June, as agreed.",
        "There is no problem in implementing the agreement.",
        "The raid violated the ceasefire agreement.",
        "Heavy weapons left Arkell on Monday.",
    ],
)
def test_what_cannot_act_is_no_actor(passage: str) -> None:
    """Manner, day, problem, event and weapon do nothing, though they stand where an actor might."""
    assert claims_in(passage)
    assert actors_in(passage) == set()


@pytest.mark.parametrize(
    ("passage", "actor"),
    [
        ("The ceasefire was violated by gunmen.", "gunmen"),
        ("The ceasefire was violated by Averia.", "Averia"),
        ("The Hill Front violated the truce on Monday.", "Hill Front"),
    ],
)
def test_people_and_names_act(passage: str, actor: str) -> None:
    """A bare noun for people and any name are actors."""
    assert actors_in(passage) == {actor}
