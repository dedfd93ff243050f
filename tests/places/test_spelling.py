"""Tests of the spellings of places."""

import pytest

from trucewatch.places.spelling import fold, looks_transliterated, spelling_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Idlib", "Idleb", "Edlib", "Edleb"),
        ("Maarat al-Numan", "Ma'arrat al-Nu'man", "Maaret en-Noman", "Ma`arrat an Nu`man", "Marat Numan"),
        ("Khan Sheikhoun", "Khan Shaykhun", "Khan Shaikhoun"),
        ("Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor"),
        ("Hodeidah", "Al Hudaydah", "Hudaida"),
        ("Saraqib", "Saraqeb", "Sarakeb"),
        ("Dokuchaievsk", "Dokuchayevsk"),
        ("Avdiivka", "Avdiyivka"),
    ],
)
def test_transliterations_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    """Articles, vowels and doubled letters are written in many ways; the key is one."""
    assert len({spelling_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Daraa", "Darayya"), ("Homs", "Hama"), ("Salma", "Sarmin")])
def test_different_towns_have_different_keys(one: str, other: str) -> None:
    """The key folds spellings, not places."""
    assert spelling_key(one) != spelling_key(other)


def test_a_name_of_nothing_but_an_article_is_kept() -> None:
    """Folding never leaves nothing of a name."""
    assert fold("The") == "the"


@pytest.mark.parametrize(
    ("name", "is_so"),
    [("Khan al-Asal", True), ("Tal Rifaat", True), ("al-Bab", True), ("Salisbury", False), ("Tal", False)],
)
def test_names_from_the_arabic_are_told_by_their_look(name: str, is_so: bool) -> None:  # noqa: FBT001
    """An article, or a first word such as Tal or Khan, gives them away."""
    assert looks_transliterated(name) is is_so
