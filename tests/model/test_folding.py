"""Words are found however they are written; what is shown is what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.folding import fold, read_query, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("TÜRKİYE", "turkiye"),
        ("Diyarbakır", "diyarbakir"),
        ("قَصْفُ", "قصف"),
        ("إدلب", "ادلب"),
        ("آب", "اب"),
        ("ٱلْقَصْف", "القصف"),
        ("مؤتمر", "موتمر"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("قــــصف", "قصف"),
        ("کرد", "كرد"),
        ("ёлка", "ЕЛКА"),
        ("Straße", "STRASSE"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("ﬁre", "fire"),
        ("ＩＤＬＩＢ", "idlib"),
        ("١٢", "١٢"),
    ],
)
def test_words_that_are_one(one: str, other: str) -> None:
    """Case, accents, vowel marks, stretching and kindred letters make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("قصف", "وصف"), ("का", "की"), ("fire", "fires"), ("ب", "ت")])
def test_words_that_are_two(one: str, other: str) -> None:
    """What is another letter stays another word."""
    assert fold(one) != fold(other)


def test_words_know_where_they_stand() -> None:
    """A word's place is that of what was written, marks and all."""
    text = "قَصْفُ في Türkiye: «İdlib»."

    assert [text[word.start : word.end] for word in words_of(text)] == ["قَصْفُ", "في", "Türkiye", "İdlib"]
    assert [word.folded for word in words_of(text)] == ["قصف", "في", "turkiye", "idlib"]


def test_one_letter_may_be_several_words() -> None:
    """A ligature of four words is found by each of them."""
    words = words_of("ﷺ")

    assert len(words) == 4
    assert {(word.start, word.end) for word in words} == {(0, 1)}


def test_scripts_without_blanks_are_found_within() -> None:
    """Letters of Chinese or Thai are words by themselves, and a query of several wants them together."""
    words = words_of("停火协议于2020年生效")

    assert read_query("协议").places_in(words) == ((2, 4),)
    assert read_query("议协").places_in(words) is None
    assert read_query("2020").places_in(words)


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("shells ash", "Ash was hit by shells.", True),
        ('"shells ash"', "Ash was hit by shells.", False),
        ('"hit by"', "Ash was hit by shells.", True),
        ("shell*", "Ash was hit by shells.", True),
        ("shell", "Ash was hit by shells.", False),
        ('"by she*"', "Ash was hit by shells.", True),
        ("бомбард*", "Бомбардировка началась", True),
        ("«hit by»", "Ash was hit by shells.", True),
        ("ash birch", "Ash was hit by shells.", False),
        ("don't", "They don't know", True),
    ],
)
def test_queries(query: str, text: str, is_found: bool) -> None:  # noqa: FBT001 - a row of a table
    """All terms must be there; those in quotation marks together; those with a star may go on."""
    assert (read_query(query).places_in(words_of(text)) is not None) == is_found


@pytest.mark.parametrize("text", ["", "  ", "***", '""', "\u0301", "…"])
def test_queries_without_words(text: str) -> None:
    """What has no letter and no digit asks for nothing."""
    assert read_query(text).terms == ()


def test_words_together_in_order() -> None:
    """A text that has the query as it stands is told from one that has its words somewhere."""
    query = read_query("joint patrols")

    assert query.is_together_in(words_of("The joint patrols began."))
    assert not query.is_together_in(words_of("Patrols that were joint."))


@given(st.text(max_size=60))
def test_any_text_is_found_by_its_own_words(text: str) -> None:
    """Whatever the script, each word of a text finds it, and its place is within the text."""
    words = words_of(text)

    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        found = read_query(text[word.start : word.end]).places_in(words)
        assert found


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded word is its own folding."""
    for word in words_of(text):
        assert fold(word.folded) == word.folded
