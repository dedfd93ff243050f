"""Presence of radical groups, and the share of ground that they hold."""

import pytest

from fakes import FakeActors, obligation, report, tell, truce
from trucewatch.assess.involved import Case
from trucewatch.assess.rules.presence import on_presence
from trucewatch.model.claim import About, ClaimKind, Level
from trucewatch.settings import Settings

RADICALS = About.REMOVE_RADICAL_GROUPS


@pytest.mark.parametrize(
    ("zone", "place", "directness"),
    [
        (("buffer", "Vale"), "buffer", 1.0),
        (("buffer", "Vale"), "the Buffer", 1.0),
        (("buffer", "Vale"), "Vale", 0.6),
        (("buffer", "Vale"), None, 0.6),
        ((), "Vale", 1.0),
    ],
)
def test_a_share_of_what(zone: tuple[str, ...], place: str | None, directness: float) -> None:
    """A share of the very zone is of what is owed; one of a wider area, or of one not named, only touches on it."""
    owed = obligation(RADICALS, zone=zone, restrained=("reds",))
    [claim] = report(
        "2001-06-01", tell(ClaimKind.CONTROL, actor="Reds", level=Level.CONTROLS, share=0.9, place=place)
    ).claims
    case = Case(agreement=truce(owed), obligation=owed, actors=FakeActors(), on=None, located=True)

    word = on_presence(claim, case, Settings())

    assert word
    assert word.level == pytest.approx(0.3)
    assert word.directness == directness
