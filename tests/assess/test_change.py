"""What would change a status."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.boards import bearings_of, scale_of, weigh_all
from fakes import Telling, evidence_of, obligation, report, truce, verdict
from trucewatch.assess.change import Turn, find_strongest, find_turn, find_turn_of_rate
from trucewatch.assess.voices import Voice, standing
from trucewatch.assess.weigh import status_with
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Status
from trucewatch.model.period import Period
from trucewatch.model.rate import Interval, RateChange, RateCount
from trucewatch.model.reading import Reading

ROUTES, UNDONE = About.OPEN_ROUTES, Verdict.NOT_FULFILLED
PLEDGE = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01")
DEAL = truce(PLEDGE)


def turn_of(*readings: Reading, trials: int = 4000) -> Turn | None:
    """Return what would turn the status of the pledge."""
    evidence = evidence_of(*readings, as_of="2001-08-01")
    scale = scale_of(DEAL, evidence)
    [finding] = weigh_all(DEAL, evidence)
    return find_turn(
        scale.all_voices_on(PLEDGE, bearings_of(DEAL, evidence)),
        lambda voices: status_with(voices, finding, PLEDGE, scale),
        trials=trials,
    )


def said(*tellings: Telling, published: str = "2001-07-20") -> Reading:
    """Return a report of the agency."""
    return report(published, *tellings, source="agency")


def voices_of(*readings: Reading) -> tuple[Voice, ...]:
    """Return the voices that stand on the pledge."""
    evidence = evidence_of(*readings, as_of="2001-08-01")
    return scale_of(DEAL, evidence).voices_on(PLEDGE, bearings_of(DEAL, evidence))


def test_one_claim_holds_it() -> None:
    """Where all hangs on one independent word, that claim is named, with what would be left."""
    both = said(verdict("Southland", about=ROUTES), verdict("Vale Monitor", about=ROUTES))

    turn = turn_of(both)

    assert turn == Turn(claims=(both.claims[1].id,), to=Status.CLAIMED_DONE, at_least=1)
    assert turn.is_exact


def test_two_claims_hold_it() -> None:
    """Where two say so, both must go, and no single one would do."""
    both = said(verdict("Peace Watch", about=ROUTES), verdict("Vale Monitor", about=ROUTES))

    turn = turn_of(both)

    assert turn
    assert set(turn.claims) == {claim.id for claim in both.claims}
    assert (turn.at_least, turn.to) == (2, Status.OVERDUE)


def test_what_a_rejected_word_replaced_stands_again() -> None:
    """Whoever changed his mind is heard for his older word, once the newer is rejected."""
    older = said(verdict("Vale Monitor", UNDONE, ROUTES), published="2001-07-05")
    newer = said(verdict("Vale Monitor", about=ROUTES))

    assert turn_of(older, newer) == Turn(claims=(newer.claims[0].id,), to=Status.NOT_DONE, at_least=1)


def test_nothing_said_nothing_changes() -> None:
    """Where no claim decides the status, rejecting claims does not turn it."""
    assert turn_of() is None
    assert turn_of(said(verdict("a passer-by", UNDONE, ROUTES))) is None


def test_an_honest_bound() -> None:
    """Where there are too many sets to try, the set that is named turns it, and the bound below it holds."""
    many = [
        said(verdict("publisher", about=ROUTES)),
        *(
            report(f"2001-07-{day}", verdict("publisher", about=ROUTES), source=name)
            for day, name in ((11, "gazette"), (12, "wire"), (13, "monitor"), (14, "southern-star"))
        ),
    ]

    exact, bound = turn_of(*many), turn_of(*many, trials=6)

    assert exact
    assert bound
    assert exact.is_exact
    assert not bound.is_exact
    assert bound.at_least <= len(exact.claims) <= len(bound.claims)


def test_very_many_claims() -> None:
    """Of hundreds of voices the set that is named turns the status, and no claim in it is there in vain."""
    many = [
        report("2001-07-11", verdict("publisher", about=ROUTES), source=f"gazette-{number}") for number in range(150)
    ]
    evidence = evidence_of(*many, as_of="2001-08-01")
    scale, [finding] = scale_of(DEAL, evidence), weigh_all(DEAL, evidence)
    voices = scale.all_voices_on(PLEDGE, bearings_of(DEAL, evidence))

    def status_without(gone: Sequence[str]) -> Status:
        left = standing([voice for voice in voices if voice.claim.id not in gone])
        return status_with(left, finding, PLEDGE, scale)

    turn = turn_of(*many, trials=6)

    assert turn
    assert status_without(turn.claims) is turn.to
    assert turn.to is not finding.status
    assert all(status_without([one for one in turn.claims if one != name]) is finding.status for name in turn.claims)


WHO = ("Northland", "Southland", "Vale Monitor", "Peace Watch", "publisher")
FOUND = (Verdict.FULFILLED, UNDONE, Verdict.PARTLY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            verdict, st.sampled_from(WHO), st.sampled_from(FOUND), st.sampled_from([ROUTES, About.WHOLE_AGREEMENT])
        ),
        min_size=1,
        max_size=5,
        unique_by=str,
    )
)
def test_the_set_that_is_named_is_the_smallest(tellings: list[Telling]) -> None:
    """Without the claims named the status is another, and no smaller set makes it so."""
    reading = said(*tellings)
    evidence = evidence_of(reading, as_of="2001-08-01")
    scale = scale_of(DEAL, evidence)
    [finding] = weigh_all(DEAL, evidence)
    voices = scale.all_voices_on(PLEDGE, bearings_of(DEAL, evidence))

    def status_without(gone: tuple[str, ...]) -> Status:
        left = standing([voice for voice in voices if voice.claim.id not in gone])
        return status_with(left, finding, PLEDGE, scale)

    turn = turn_of(reading)

    ids = [claim.id for claim in reading.claims]
    smaller = range(len(turn.claims) if turn else len(ids) + 1)
    assert all(status_without(gone) is finding.status for size in smaller for gone in combinations(ids, size))
    if turn:
        assert turn.is_exact
        assert status_without(turn.claims) is turn.to is not finding.status


def test_the_strongest_on_either_side() -> None:
    """The weightiest voice of each side is named, and what somebody says to his own cost apart from both."""
    admission = verdict("Southland", UNDONE, ROUTES, by="Southland")
    voices = voices_of(said(admission, verdict("Peace Watch", UNDONE, ROUTES), verdict("Northland", about=ROUTES)))

    strongest = find_strongest(voices)

    assert strongest.against_it
    assert strongest.against_it.origin.name == "Southland"
    assert strongest.for_it
    assert [voice.origin.name for voice in strongest.admissions] == ["Northland", "Southland"]


def test_nobody_spoke() -> None:
    """Without voices there is no strongest."""
    strongest = find_strongest(())

    assert (strongest.for_it, strongest.against_it, strongest.admissions) == (None, None, ())


def counted(*incidents: str) -> RateCount:
    """Return a count of incidents."""
    period = Period(first=None, last=None)
    return RateCount(
        period=period,
        violations=len(incidents),
        exposure_days=30.0,
        denied_days=0.0,
        per_month=None,
        incidents=incidents,
    )


def compared(before: RateCount, after: RateCount) -> RateChange:
    """Return a change whose level is 3 as soon as fewer than two are left since, 0 otherwise."""
    level = 3.0 if after.violations < 2 or before.violations > 9 else 0.0
    interval = Interval(value=1.0, low=1.0, high=1.0)
    return RateChange(
        before=before, after=after, ratio=interval, dispersion=1.0, level=level, mass=(0.0, 0.0, 0.0, 1.0)
    )


@pytest.mark.parametrize(("incidents", "expected"), [(("i1", "i2", "i3"), ("c3", "c2a", "c2b")), (("i1",), None)])
def test_what_would_turn_a_rate(incidents: tuple[str, ...], expected: tuple[str, ...] | None) -> None:
    """Incidents of which the fewest claims tell go first; where none of them turns it, nothing does."""
    claims = {"i0": ("c0",), "i1": ("c1a", "c1b", "c1c"), "i2": ("c2a", "c2b"), "i3": ("c3",)}

    turn = find_turn_of_rate(
        compared(counted("i0"), counted(*incidents)),
        claims,
        compared,
        lambda rate: Status.KEPT if rate.level > 2 else Status.VIOLATED,
    )

    assert (turn.claims if turn else None) == expected
    assert turn is None or (turn.to is Status.KEPT and not turn.is_exact)
