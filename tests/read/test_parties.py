"""Who is meant by a name or a description, with what the tables and the report tell."""

import pytest

from read.passages import ACTORS
from trucewatch.read.names import Cast
from trucewatch.read.parties import Who, named, party_in
from trucewatch.read.who import Company


def company(*, home: str | None = None) -> Company:
    return Company(cast=Cast(actors=ACTORS), actors=ACTORS, home=home)


@pytest.mark.parametrize(
    ("text", "name", "acts_for"),
    [
        ("Averian artillery", "Averian forces", "Averia"),
        ("HF", "Hill Front", "Hill Front"),
        ("Borlandic ministry", "Borlandic ministry", "Borland"),
        ("Vale Observatory", "Vale Observatory", None),
    ],
)
def test_descriptions_are_those_of_a_party(text: str, name: str, acts_for: str | None) -> None:
    """Forces are called by their state, known groups by their names; who stands alone acts for nobody."""
    who = named(company(), text)

    assert who is not None
    assert (who.name, who.acts_for) == (name, acts_for)


def test_the_army_is_that_of_the_state_at_home() -> None:
    """A bare "army" is that of the state of which the report speaks, and nobody's where it speaks of none."""
    assert named(company(home="Averian"), "army") == Who(name="Averian forces", acts_for="Averia")
    assert named(company(), "army") == Who(name="army")


def test_a_bare_group_is_the_one_told_of_last() -> None:
    """ "The group" refers back."""
    met = company()
    met.meet(Who(name="Hill Front", acts_for="Hill Front"))

    assert named(met, "group") == Who(name="Hill Front", acts_for="Hill Front")


def test_words_about_an_office_name_its_party() -> None:
    """The state stands among the words, as a name or as an adjective."""
    assert party_in(company(), "deputy minister of Averia") == "Averia"
    assert party_in(company(), "Borlandic foreign minister") == "Borland"
    assert party_in(company(), "the minister") is None
