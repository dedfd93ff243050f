"""Words are found in any script, whatever their case and marks."""

import pytest

from fakes import report, tell
from trucewatch.model.claim import ClaimKind, Direction
from trucewatch.views.find import Found, find_everywhere, fold
from views.boards import ACTORS, SOURCES, TRUCE, scene


def found(words: str, sentence: str) -> Found:
    made = scene(report("2001-06-10", tell(ClaimKind.SITUATION, sentence, direction=Direction.CALM), source="agency"))
    return find_everywhere(words, made.evidence, agreements=[TRUCE], actors=ACTORS, sources=SOURCES)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("turkiye", "Türkiye said it was calm."),
        ("قصف", "قَصْفُ المدينة"),
        ("إدلب", "ادلب هادئة"),
        ("ДАМАСК", "Дамаск молчит."),
        ("calm quiet", "It was quiet, then calm."),
        ("idlib", "İdlib sakin."),
    ],
)
def test_case_marks_and_order_do_not_matter(words: str, sentence: str) -> None:
    """Whoever types without marks finds what was written with them."""
    assert len(found(words, sentence).claims) == 1


def test_all_words_must_be_there() -> None:
    """One of two is not enough."""
    assert found("calm elephants", "It was calm.").claims == ()


def test_obligations_and_sources_are_found_by_name() -> None:
    """Not only sentences hold words."""
    assert [one.id for _, one in found("cease fire", "It was calm.").obligations] == ["cease-fire"]
    assert found("agency", "It was calm.").sources == (("agency", "The Agency"),)


def test_folding_is_idempotent() -> None:
    """What is folded stays as it is."""
    assert fold(fold("  Türkiye\n İdlib ")) == fold("  Türkiye\n İdlib ") == "turkiye idlib"
