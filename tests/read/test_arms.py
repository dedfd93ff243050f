"""For which armed wing a soldier speaks."""

import pytest

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.read.arms import arms_of

ACTORS = ActorTable(
    [
        Actor(id="vale-party", name="Vale Party", kind=ActorKind.PARTY, adjectives=("Valish",)),
        Actor(id="vale-forces", name="Valish forces", kind=ActorKind.ARMED_GROUP, acts_for="vale-party"),
        Actor(id="averia", name="Averia", kind=ActorKind.STATE, adjectives=("Averian",)),
        Actor(id="averian-forces", name="Averian forces", kind=ActorKind.FORCES, acts_for="averia"),
    ]
)


@pytest.mark.parametrize(
    ("party", "office", "spoken_for"),
    [
        ("Vale Party", "General", "Valish forces"),
        ("Vale Party", "liaison officer", "Valish forces"),
        ("Vale Party", "spokesman", "Vale Party"),
        ("Averia", "General", "Averia"),
        ("Hill Front", "commander", "Hill Front"),
        (None, "commander", None),
    ],
)
def test_an_officer_of_a_partys_forces_speaks_for_them(party: str | None, office: str, spoken_for: str | None) -> None:
    """A general speaks for the forces of a party; its spokesman for the party, and a state's general for the state."""
    assert arms_of(ACTORS, party, office) == spoken_for
