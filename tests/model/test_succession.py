"""Which of an origin's words still stand."""

from dataclasses import replace

import pytest

from fakes import day
from trucewatch.model.finding import Way
from trucewatch.model.succession import Succession, Word

OLD = Word(origin="northland", way=Way.FOR, directness=0.5, on=day("2001-06-01"))
NEW = Word(origin="northland", way=Way.AGAINST, directness=0.5, on=day("2001-06-02"))


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (NEW, True),
        (replace(NEW, directness=1.0), True),
        (replace(NEW, directness=0.3), False),
        (replace(NEW, way=Way.FOR), False),
        (replace(NEW, origin="southland"), False),
        (replace(NEW, on=OLD.on), False),
        (replace(NEW, on=None), False),
    ],
)
def test_what_replaces(newer: Word, *, expected: bool) -> None:
    """A later word of the same origin, the other way and as direct, takes the older one's place; nothing else does."""
    assert Succession([OLD, newer]).replaces(OLD) is expected


def test_undated_words_stand() -> None:
    """A word without a day is never replaced: nobody can tell that it came first."""
    assert not Succession([NEW]).replaces(replace(OLD, on=None))
