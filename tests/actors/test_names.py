"""Tests of folding the spellings of actors' names."""

import pytest

from trucewatch.actors.names import fold, without_titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hay'at Tahrir al-Sham", "hayat tahrir ash-sham"),
        ("Türkiye", "Turkiye"),
        ("the U.N.", "UN"),
        ("Turkey's", "Turkey"),
        ("the Houthis’", "Houthis"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("PKK/YPG", "PKK YPG"),
        ("Yaşar Güler", "Yasar Guler"),
        ("İbrahim Kalın", "Ibrahim Kalin"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    """Case, accents, articles, dots, hyphens, possessives and American spelling do not tell names apart."""
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    """Folding never goes so far as to make two groups one."""
    assert len({fold(name) for name in ("Houthis", "Hamas", "Ahrar al-Sham", "Faylaq al-Sham")}) == 4


def test_a_name_is_never_all_title() -> None:
    """The last word stays, whatever it is."""
    assert without_titles("president", set()) == "president"
