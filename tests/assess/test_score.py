"""The score of an agreement."""

import pytest

from assess.boards import findings_of
from fakes import obligation, report, truce, verdict
from trucewatch.assess.score import score_agreement, score_as_seen
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Finding, Grade, Status

TRUCE = truce(obligation(About.CEASE_FIRE), obligation(About.OPEN_ROUTES, weight=3.0))


def finding(name: str, value: float | None, status: Status = Status.KEPT) -> Finding:
    """Return a finding of that level, known to within half a level."""
    level = Grade(value=value, low=max(0.0, (value or 0.5) - 0.5), high=min(3.0, (value or 2.5) + 0.5))
    return Finding(obligation=name, status=status, contested=False, level=level, unknown=0.5)


def test_the_weighted_mean_of_levels() -> None:
    """The score is a hundred times the mean level over three, each obligation with its weight."""
    score = score_agreement(TRUCE, [finding("cease-fire", 3.0), finding("open-routes", 1.0)])

    assert score.value == pytest.approx(50.0)
    assert score.low == pytest.approx(100 * (2.5 + 1.5) / 12)
    assert score.high == pytest.approx(100 * (3.0 + 4.5) / 12)
    assert score.unknown == 0.5


def test_what_is_not_due_does_not_count() -> None:
    """An obligation that is not due, suspended or superseded neither helps nor hurts."""
    for status in (Status.NOT_DUE, Status.SUSPENDED, Status.SUPERSEDED):
        score = score_agreement(TRUCE, [finding("cease-fire", 3.0), finding("open-routes", 0.0, status)])

        assert score.value == pytest.approx(100.0)


def test_a_declaration_does_not_count() -> None:
    """A declaration of will is not scored."""
    declared = truce(obligation(About.CEASE_FIRE, kind=ObligationKind.DECLARATORY))

    score = score_agreement(declared, [finding("cease-fire", 3.0)])

    assert (score.value, score.low, score.high, score.unknown) == (None, 0.0, 100.0, 1.0)


def test_the_unknown_widens_and_does_not_move() -> None:
    """An obligation of which nothing is known leaves the value as it is, and widens the range."""
    known = score_agreement(TRUCE, [finding("cease-fire", 3.0)])
    with_unknown = score_agreement(TRUCE, [finding("cease-fire", 3.0), finding("open-routes", None)])

    assert known.value == with_unknown.value
    assert with_unknown.high - with_unknown.low > known.high - known.low


def test_nothing_known_at_all() -> None:
    """Where nothing is known there is no value, not a half."""
    assert score_agreement(TRUCE, [finding("cease-fire", None)]).value is None


def test_each_party_as_it_sees_it() -> None:
    """A party's score rests on its own words alone, over the obligations of which it speaks."""
    findings = findings_of(
        TRUCE,
        report("2001-06-20", verdict("Southland"), verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE)),
    )

    seen = score_as_seen(TRUCE, findings, of_whole={})

    assert seen == {"Northland": 0.0, "Southland": 100.0}


def test_a_verdict_on_the_whole_counts_once_more() -> None:
    """A party's verdict on the deal as a whole counts like one more obligation; alone, it is the party's score."""
    seen = score_as_seen(TRUCE, [finding("cease-fire", 3.0)], of_whole={"Northland": 0.0})

    assert seen == {"Northland": 0.0}
