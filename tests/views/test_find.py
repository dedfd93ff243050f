"""Obligations, actors and sources are found by name, as sentences are by their words."""

import pytest

from fakes import report, tell
from trucewatch.model.claim import ClaimKind, Direction
from trucewatch.views.find import FoundNames, find_names
from views.boards import ACTORS, SOURCES, TRUCE, scene


def found(words: str) -> FoundNames:
    said = tell(ClaimKind.SITUATION, "It was calm.", speaker="Мэр Города", direction=Direction.CALM)
    made = scene(report("2001-06-10", said, source="agency"))
    return find_names(words, made.evidence, agreements=[TRUCE], actors=ACTORS, sources=SOURCES)


@pytest.mark.parametrize("words", ["cease fire", "FIRE cease", "truce cease", "cease*"])
def test_an_obligation_is_found_by_its_title(words: str) -> None:
    """In any order and case, also together with its agreement's."""
    assert "cease-fire" in [one.id for _, one in found(words).obligations]


def test_all_words_must_be_there() -> None:
    """One of two is not enough."""
    assert found("cease elephants").obligations == ()


def test_actors_and_sources_are_found_in_any_script() -> None:
    """A name that no library knows is found as the report has it."""
    assert [one.name for one in found("мэр").actors] == ["Мэр Города"]
    assert found("agency").sources == (("agency", "The Agency"),)


def test_no_words_find_nothing() -> None:
    """A mark that is no word asks for nothing, not for everything."""
    assert found("!?") == FoundNames(obligations=(), actors=(), sources=())
