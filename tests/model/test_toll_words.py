"""How tolls are written."""

import pytest

from trucewatch.model.incident import Toll
from trucewatch.model.toll_words import say_toll, short_toll


@pytest.mark.parametrize(
    ("toll", "told", "short"),
    [
        (Toll(low=4, best=4, high=4), "4", "4"),
        (Toll(low=5, best=7, high=9), "7 (5–9)", "5–9"),
        (Toll(low=5, best=None, high=9), "5–9", "5–9"),
        (Toll(low=1500, best=1500, high=None), "at least 1,500", "1,500+"),
        (Toll(low=None, best=11, high=11), "up to 11", "?–11"),
        (Toll(low=24, best=None, high=None, words=("dozens",)), "dozens", "dozens"),
        (Toll(low=3, best=None, high=None, words=("dozens", "several")), "dozens or several", "dozens or several"),
        (Toll(low=9, best=9, high=None, words=("dozens",)), "at least 9; also “dozens”", "9+"),
    ],
)
def test_figures_and_words(toll: Toll, told: str, short: str) -> None:
    """A toll is its figures where somebody gave one, with the words beside them; "dozens" alone stays "dozens"."""
    assert (say_toll(toll), short_toll(toll)) == (told, short)


def test_no_toll() -> None:
    """Where nobody counts, nothing stands."""
    assert short_toll(None) == ""
