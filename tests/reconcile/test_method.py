"""The rules of reconciling as docs/method.md tells them are those that decide."""

from pathlib import Path

import pytest

from trucewatch.model.contradiction import ContradictionType
from trucewatch.reconcile import copies
from trucewatch.reconcile.evidence import pair
from trucewatch.reconcile.likeness import SIGNS
from trucewatch.settings import Settings

DEFAULTS = Settings()
METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
NUMBERS = {
    4: "four",
    8: "eight",
    1000: "a thousand",
    0.6: "six in ten",
    0.8: "eight in ten",
    0.7: "seven words in ten",
    2: "two",
}


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("A sentence of {} words or more", copies._LEAST_WORDS),
        ("looked up by {} of its runs", copies._SKETCH),
        ("its runs of {} words", copies._RUN),
        ("share {} of their pairs of neighbouring words", DEFAULTS.copy_like_from),
        ("shares {} of its sentences", DEFAULTS.copy_whole_from),
        ("in sentences that share {}", DEFAULTS.echo_like_from),
        ("With {} shared sentences or more", DEFAULTS.copy_least_lifted),
        ("in more than {} reports is a formula", DEFAULTS.copy_most_holders),
        ("from {} before its report came out", DEFAULTS.news_days),
    ],
)
def test_constants_in_words(told: str, value: float) -> None:
    """A constant that the page tells in words is the one in use."""
    assert told.format(NUMBERS[value]) in METHOD


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("lie within {:.0f} km of each other or bear one name", DEFAULTS.candidate_margin_km),
        ("among the {} days over which unrelated incidents are spread", DEFAULTS.season_days),
        ("two places within {:.0f} km of each other", DEFAULTS.theatre_km),
        ("within {} letters", DEFAULTS.story_within_letters),
        ("spans longer than {} days", DEFAULTS.cumulative_days),
    ],
)
def test_constants_in_figures(told: str, value: float) -> None:
    """A constant that the page tells as a figure is the one in use."""
    assert told.format(value) in METHOD


def test_shares_of_words() -> None:
    """What the page says of wording in common is what is weighed."""
    assert (DEFAULTS.wording_most_from, DEFAULTS.wording_many_from) == (0.6, 0.35)
    assert "share six, or three and a half, in ten of their words" in METHOD


def test_every_sign_has_its_weight() -> None:
    """Signs look up their weights by name, and no weight is left that none looks up."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(pair.__file__).parent.glob("*.py")
        if path.name != "__init__.py"
    )

    unused = [
        name for name in Settings().likeness_bits if name not in sources and not name.startswith(("what.", "how_many."))
    ]
    assert unused == []
    assert len(SIGNS) == 9


def test_every_type_of_contradiction_is_told() -> None:
    """The page says of each type what it is."""
    assert [kind for kind in ContradictionType if f"- *{kind.capitalize()}*:" not in METHOD] == []
