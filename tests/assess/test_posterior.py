"""How likely each level is."""

from dataclasses import replace

import pytest

from assess.boards import bearings_of, scale_of
from fakes import Telling, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.assess.posterior import chance_met, find_posterior, find_range, mean_level
from trucewatch.assess.voices import Voice
from trucewatch.model.claim import About, Verdict
from trucewatch.settings import Settings

FIRE = obligation(About.CEASE_FIRE)
TRUCE = truce(FIRE)
KEPT = verdict("Vale Monitor", about=About.CEASE_FIRE)
BROKEN = verdict("Peace Watch", Verdict.NOT_FULFILLED, About.CEASE_FIRE)


def voices_of(*tellings: Telling, settings: Settings | None = None) -> tuple[Voice, ...]:
    """Return the voices that stand on the ceasefire on the day of the report."""
    evidence = evidence_of(report("2001-06-20", *tellings, source="agency"), as_of="2001-06-20")
    return scale_of(TRUCE, evidence, settings).voices_on(FIRE, bearings_of(TRUCE, evidence))


def test_nothing_said_nothing_known() -> None:
    """Without a word every level is as likely as the next, and the range is the whole scale."""
    likely = find_posterior((), Settings())

    assert likely == pytest.approx((0.25, 0.25, 0.25, 0.25))
    assert find_range(likely, Settings()) == (0.0, 3.0)
    assert chance_met(likely, Settings()) == 0.5


def test_the_odds_of_one_word() -> None:
    """A word of weight w is `odds_neutral` to the power of w likelier for each level that it lies nearer."""
    [voice] = voices_of(KEPT)

    likely = find_posterior([voice], Settings())

    assert likely[3] / likely[2] == pytest.approx(Settings().odds_neutral ** voice.weight)
    assert likely[2] / likely[0] == pytest.approx(Settings().odds_neutral ** (2 * voice.weight))


def test_ranges_lean_as_far_as_something_is_known() -> None:
    """What all levels have in common stays as it is: the less was said, the less a lean moves; it moves no level."""
    settings = Settings(range_lean={"0": 0.01, "1": 1.0, "2": 1.0, "3": 1.0})
    flat, clear = (0.25, 0.25, 0.25, 0.25), (0.15, 0.05, 0.4, 0.4)

    assert find_range(flat, settings) == (0.0, 3.0)
    assert find_range(clear, settings)[0] > find_range(clear, Settings(range_lean=dict.fromkeys("0123", 1.0)))[0]
    assert mean_level(clear) == pytest.approx(2.05)


def test_odds_of_independent_origins_multiply() -> None:
    """Two who say the same make it likelier than one; two who differ squarely leave it where it was."""
    one, both = (
        find_posterior(voices_of(KEPT), Settings()),
        find_posterior(voices_of(KEPT, verdict("Peace Watch", about=About.CEASE_FIRE)), Settings()),
    )
    torn = find_posterior([_as_weighty(voice) for voice in voices_of(KEPT, BROKEN)], Settings())

    assert chance_met(both, Settings()) > chance_met(one, Settings()) > 0.5
    assert mean_level(torn) == pytest.approx(1.5)


def _as_weighty(voice: Voice) -> Voice:
    return replace(voice, weight=1.0)


def test_a_word_of_no_weight_says_nothing() -> None:
    """What cannot be graded is no half: it leaves every level as likely as it was."""
    assert find_posterior(voices_of(verdict("a passer-by", about=About.CEASE_FIRE)), Settings()) == pytest.approx(
        (0.25, 0.25, 0.25, 0.25)
    )


def test_many_incidents_of_one_origin_are_no_choir() -> None:
    """Ten breaches told by one origin weigh more than one, and far less than ten witnesses."""
    breaches = [
        shelling(
            "Ash", f"2001-06-{day:02}", speaker="Vale Monitor", killed=day, type="air_strike" if day % 2 else "bombing"
        )
        for day in range(2, 20, 4)
    ]

    one, many = (find_posterior(voices_of(*told), Settings()) for told in (breaches[:1], breaches))

    assert many[1] > one[1]
    assert many[1] < 0.9


def test_less_watched_is_less_known() -> None:
    """With a share of what was said taken into account, the levels lie nearer to one another."""
    voices = voices_of(KEPT)

    assert find_posterior(voices, Settings(), share=0.5)[3] < find_posterior(voices, Settings())[3]
    assert find_posterior(voices, Settings(), share=0.0) == pytest.approx((0.25, 0.25, 0.25, 0.25))


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        ((0.0, 0.0, 0.0, 1.0), (2.5, 3.0)),
        ((1.0, 0.0, 0.0, 0.0), (0.0, 0.4)),
        ((0.0, 1.0, 0.0, 0.0), (0.5, 1.4)),
    ],
)
def test_the_range_of_what_is_certain(likely: tuple[float, ...], expected: tuple[float, float]) -> None:
    """What is certainly of one level has a range within half a step of it."""
    assert find_range(likely, Settings()) == pytest.approx(expected)


def test_calibration() -> None:
    """Sharpening narrows a range, and more mass widens it."""
    likely = find_posterior(voices_of(KEPT), Settings())

    def width(**changed: float) -> float:
        low, high = find_range(likely, Settings(**changed))  # type: ignore[arg-type]  # all of them are numbers
        return high - low

    assert width(range_sharpening=8.0) < width() < width(range_sharpening=0.5)
    assert width(range_mass=0.5) < width()
