"""For whom an office, a rank or a body speaks, by its words alone."""

import pytest

from trucewatch.read.principals import owner_of_person, owner_words, stands_for_itself


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("a rebel officer", "rebels"),
        ("the Hill Council's chief of staff", "Hill Council"),
        ("a spokesman for the guerrillas", "guerrillas"),
        ("Supreme Council of the Ozar Plateau", "Ozar Plateau"),
        ("chief of staff", None),
        ("three residents", None),
    ],
)
def test_an_office_tells_whose_it_is(text: str, party: str | None) -> None:
    """An owner, an adjective of a side or what stands behind "of" and "for" names the party of an office."""
    found = owner_words(text)

    assert found == party


@pytest.mark.parametrize(
    ("before", "behind", "party"),
    [
        ("The rebels'", "", "rebels"),
        ("the garrison's Colonel", "", "garrison"),
        ("", ", of the Hill Front,", "Hill Front"),
        ("", ", a rebel commander", "rebels"),
        ("", ", for the garrison,", "garrison"),
        ("On Friday Colonel", "", None),
        ("In March rebel commander", "", "rebels"),
        ("", " on Monday", None),
    ],
)
def test_the_words_around_a_name_tell_the_party(before: str, behind: str, party: str | None) -> None:
    """Whose somebody is stands right before his name or right behind it."""
    found = owner_of_person(before, behind)

    assert found == party


def test_an_army_speaks_for_itself_and_residents_for_nobody() -> None:
    """A force that nobody owns is a party of its own; people are none."""
    found = [stands_for_itself(name) for name in ("federal army", "Hill Alliance", "residents")]

    assert found == [True, True, False]
