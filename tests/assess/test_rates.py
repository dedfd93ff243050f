"""Rates of violations against the time before the deal."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from assess.boards import scale_of, weigh_all
from fakes import FakeGazetteer, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.assess.compare import Ratio
from trucewatch.assess.rates import Ground, days_of, find_rate, levels_of_ratio, windows
from trucewatch.assess.territory import find_territory
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import About, IncidentType
from trucewatch.model.finding import Finding, Status
from trucewatch.model.period import Period
from trucewatch.model.rate import RateChange
from trucewatch.model.reading import Reading
from trucewatch.settings import Settings

FIRE = obligation(About.CEASE_FIRE, restrained=("southland",))
TRUCE = truce(FIRE)
SOUTH = {"perpetrator": "Southern army"}


def sentence_of(month: str, day: int) -> str:
    """Return a sentence that shares hardly a word with those of other days: bulletins repeat no one."""
    digest = hashlib.sha256(f"{month}-{day}".encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    return " ".join(digest[start : start + 6] for start in range(0, 60, 6)).capitalize() + "."


def bulletin(month: str, days: Sequence[int], source: str = "monitor", **keys: Any) -> Reading:
    """Return a monitor's bulletin of one month, with one shelling on each of the days."""
    tellings = [
        shelling("Ash", f"{month}-{day:02}", killed=day, sentence=sentence_of(month, day), **SOUTH, **keys)
        for day in days
    ]
    return report(f"{month}-28", *tellings, source=source, opening=sentence_of(month, 0))


def war() -> list[Reading]:
    """Return the bulletins of four months of war before the truce of 4 May 2001."""
    return [bulletin(f"2001-{month:02}", range(1, 28, 3)) for month in range(1, 5)]


def rate_on(*readings: Reading, as_of: str = "2001-08-31", agreement: Agreement = TRUCE) -> RateChange | None:
    """Return how the rate changed."""
    scale = scale_of(agreement, evidence_of(*readings, as_of=as_of))
    return find_rate(agreement.obligations[0], Ground(scale, find_territory(agreement, FakeGazetteer())), scale)


def finding_on(*readings: Reading, as_of: str = "2001-08-31") -> Finding:
    """Return how the ceasefire stands."""
    return weigh_all(TRUCE, evidence_of(*readings, as_of=as_of))[0]


def test_a_truce_that_stills_the_guns() -> None:
    """Where a monitor goes on watching and counts no breach, the ceasefire is kept."""
    watching = [
        report(
            f"2001-{month:02}-28",
            shelling("Ash", f"2001-{month:02}-20", speaker="Vale Monitor", perpetrator="Northern army", killed=month),
            source="monitor",
        )
        for month in (5, 6, 7, 8)
    ]

    finding = finding_on(*war(), *watching)

    assert finding.rate
    assert finding.rate.after.violations == 0
    assert finding.rate.before.violations == 36
    assert finding.status is Status.KEPT
    assert finding.level.value is not None
    assert finding.level.value > 2


def test_a_truce_on_paper() -> None:
    """Where fire goes on as before, the ceasefire is violated, and the reasons say against what it was held."""
    finding = finding_on(*war(), *(bulletin(f"2001-{month:02}", range(1, 28, 3)) for month in range(5, 9)))

    assert finding.status is Status.VIOLATED
    assert finding.rate
    assert finding.rate.ratio.low < 1 < finding.rate.ratio.high
    told = finding.reasons[1]
    assert "37 violations were counted in 123 observer-days before the deal, and 35" in told.text
    assert len(told.claims) == finding.rate.before.violations + finding.rate.after.violations


def test_half_a_truce() -> None:
    """Where the rate falls to a few tenths, the ceasefire is partly kept."""
    finding = finding_on(*war(), *(bulletin(f"2001-{month:02}", [3, 20]) for month in range(5, 9)))

    assert finding.status is Status.PARTLY


@pytest.mark.parametrize(
    "readings",
    [
        war(),
        [bulletin("2001-04", [1, 2, 3, 4]), bulletin("2001-06", [1])],
        [
            *(bulletin(f"2001-{month:02}", range(1, 28, 3), "liar") for month in (3, 4)),
            bulletin("2001-06", [1], "liar"),
        ],
        [*(bulletin(f"2001-{m:02}", range(1, 28, 3), "southern-star") for m in (3, 4)), bulletin("2001-06", [1])],
    ],
)
def test_what_cannot_be_compared(readings: list[Reading]) -> None:
    """Nobody on watch since, too little before, no word of weight, only those with a stake: no rate is made up."""
    assert rate_on(*readings) is None


def test_an_act_owed_has_no_rate() -> None:
    """Only conduct can be broken again and again."""
    owed = obligation(About.OPEN_ROUTES, kind=ObligationKind.ONE_OFF)

    assert rate_on(*war(), bulletin("2001-06", [1]), agreement=truce(owed)) is None


def test_no_rate_before_it_binds() -> None:
    """On a day before the truce there is no time since."""
    assert rate_on(*war(), as_of="2001-04-30") is None


def test_echoes_count_neither_as_violations_nor_as_observers() -> None:
    """Forty reprints of one bulletin leave the rate as it was, to the last digit."""
    june = bulletin("2001-06", [2, 9, 17])
    echoes = [
        report(
            f"2001-07-{number % 28 + 1:02}",
            *(
                shelling("Ash", f"2001-06-{day:02}", killed=day, sentence=sentence_of("2001-06", day), **SOUTH)
                for day in (2, 9, 17)
            ),
            source=f"echo{number}",
            opening=sentence_of("2001-06", 0),
        )
        for number in range(40)
    ]

    assert rate_on(*war(), june, *echoes) == rate_on(*war(), june)


def test_a_sum_is_no_violation() -> None:
    """A count over weeks is told as such, and is no single breach."""
    total = report(
        "2001-06-28",
        shelling("Ash", "2001-05-10/2001-06-20", count=460, speaker="Vale Monitor", **SOUTH),
        source="monitor",
    )

    change = rate_on(*war(), bulletin("2001-06", [3]), total)

    assert change
    assert change.after.violations == 1


def turned_away(days: str) -> Reading:
    """Return a report that observers were turned away on these days."""
    return report(
        "2001-08-30",
        shelling("Ash", days, type=IncidentType.OBSTRUCTION, target="monitors of the mission", speaker="Vale Monitor"),
        source="agency",
    )


def test_access_denied_lowers_what_is_known() -> None:
    """Days on which observers are turned away add to what is unknown and never narrow the range; the level stays."""
    calm = [*war(), bulletin("2001-06", [3, 9]), report("2001-08-20", verdict("Peace Watch", about=About.CEASE_FIRE))]

    seen, unseen = finding_on(*calm), finding_on(*calm, turned_away("2001-08-01/2001-08-29"))

    assert unseen.watched < seen.watched == 1.0
    assert unseen.unknown > seen.unknown
    assert unseen.level.high - unseen.level.low >= seen.level.high - seen.level.low
    assert unseen.level.value == pytest.approx(seen.level.value, abs=0.1)
    assert any("turned away" in reason.text and reason.claims for reason in unseen.reasons)


def test_access_denied_is_no_day_on_watch() -> None:
    """What is counted is held against the days on which somebody could look."""
    june = bulletin("2001-06", [3, 9])

    open_field = rate_on(*war(), june)
    shut_out = rate_on(*war(), june, turned_away("2001-06-11/2001-06-30"))

    assert open_field
    assert shut_out
    assert shut_out.after.exposure_days < open_field.after.exposure_days
    assert shut_out.after.denied_days > 0


def test_a_person_stopped_is_not_always_an_observer() -> None:
    """An aid lorry held up keeps nobody from looking."""
    lorry = report(
        "2001-08-30",
        shelling("Ash", "2001-08-20", type=IncidentType.OBSTRUCTION, target="aid convoy", speaker="Vale Monitor"),
        source="agency",
    )

    assert finding_on(*war(), lorry).watched == 1.0


def test_the_windows() -> None:
    """The time before is as long as the settings say, that since ends with the deal or the day asked about."""
    ended = truce(FIRE, in_force=Period(first=date(2001, 5, 6), last=date(2001, 6, 30)))

    before, after = windows(ended, date(2001, 12, 1), Settings(baseline_days=30, rate_since_days=10))

    assert before == Period(first=date(2001, 4, 4), last=date(2001, 5, 3))
    assert after == Period(first=date(2001, 6, 21), last=date(2001, 6, 30))


def test_the_cut_offs() -> None:
    """A ratio far below the first cut-off is level 3, one far above the last level 0; the four add up to one."""
    kept = levels_of_ratio(Ratio((500, 500.0), (1, 500.0), prior=0.5), Settings())
    broken = levels_of_ratio(Ratio((500, 500.0), (900, 500.0), prior=0.5), Settings())

    assert kept[3] > 0.99
    assert broken[0] > 0.99
    assert sum(kept) == pytest.approx(1.0)


def test_days_of_an_open_period() -> None:
    """Of a period without a first day only the last is known."""
    assert list(days_of(Period(first=None, last=date(2001, 6, 1)))) == [date(2001, 6, 1)]
    assert list(days_of(Period(first=date(2001, 6, 1), last=None))) == []
