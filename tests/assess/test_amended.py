"""Tests of obligations that later deals replace, put off or suspend."""

from datetime import date

import pytest

from assess.boards import findings_of
from fakes import obligation, truce
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.change import Change, ChangeBasis, ChangeKind
from trucewatch.model.claim import About
from trucewatch.model.finding import Status
from trucewatch.model.period import Period


def _amended(kind: ChangeKind, *, until: date | None = None, due: Period | None = None) -> Agreement:
    duty = obligation(About.WITHDRAW_FORCES, id="leave", kind=ObligationKind.ONE_OFF, due=Period.day(date(2001, 6, 1)))
    change = Change(
        kind=kind,
        agreement="vale-protocol",
        amends="vale-truce",
        obligation="leave",
        period=Period(first=date(2001, 5, 20), last=until),
        by=("march",) if kind is ChangeKind.SUPERSEDES else (),
        due=due,
        basis=ChangeBasis.INFERRED,
        note="It says so.",
    )
    return truce(duty, amended_by=(change,))


@pytest.mark.parametrize(
    ("kind", "as_of", "status"),
    [
        (ChangeKind.SUPERSEDES, "2001-05-19", Status.NOT_DUE),
        (ChangeKind.SUPERSEDES, "2001-05-20", Status.SUPERSEDED),
        (ChangeKind.SUSPENDS, "2001-05-20", Status.SUSPENDED),
        (ChangeKind.SUSPENDS, "2001-06-09", Status.OVERDUE),
        (ChangeKind.ADDS, "2001-06-09", Status.OVERDUE),
    ],
)
def test_a_change_holds_on_its_days(kind: ChangeKind, as_of: str, status: Status) -> None:
    """From its first day to its last, what a later deal makes of an obligation is its status."""
    until = date(2001, 6, 8) if kind is ChangeKind.SUSPENDS else None

    [finding] = findings_of(_amended(kind, until=until), as_of=as_of)

    assert finding.status is status


@pytest.mark.parametrize(("as_of", "status"), [("2001-06-02", Status.NOT_DUE), ("2001-07-02", Status.OVERDUE)])
def test_an_extension_moves_the_deadline(as_of: str, status: Status) -> None:
    """What was owed by the first day is owed by the second."""
    agreement = _amended(ChangeKind.EXTENDS, due=Period.day(date(2001, 7, 1)))

    [finding] = findings_of(agreement.on(date.fromisoformat(as_of)), as_of=as_of)

    assert finding.status is status
    assert finding.reasons[0].text == (
        "Given a new deadline, 1 July 2001, from 20 May 2001 by vale-protocol, "
        "as inferred by whoever coded it: It says so."
    )


def test_the_reason_says_by_which_deal() -> None:
    """The first reason names the later deal, the duty that takes the place, and who says so."""
    [finding] = findings_of(_amended(ChangeKind.SUPERSEDES), as_of="2001-06-10")

    assert finding.reasons[0].text == (
        "Superseded from 20 May 2001 by vale-protocol (march), as inferred by whoever coded it: It says so."
    )
