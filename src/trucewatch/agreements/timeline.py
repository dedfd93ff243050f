"""List every day that matters under a deal: when it was made, what it asks by when, what changed, what is reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.change import Change, ChangeKind
from trucewatch.model.period import Period


class MomentKind(StrEnum):
    """What a day is."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDS = "ends"
    BEGINS = "begins"
    """A duty that is to be kept up sets in."""
    DEADLINE = "deadline"
    REPORT = "report"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One day, or stretch of days, that matters."""

    kind: MomentKind
    period: Period
    title: str
    obligation: str | None = None
    """Obligation id."""
    note: str | None = None

    @property
    def day(self) -> date:
        """The day that counts: the last one of a deadline, the first one of all else."""
        ends = self.kind in (MomentKind.DEADLINE, MomentKind.REPORT)
        first, last = (self.period.last, self.period.first) if ends else (self.period.first, self.period.last)
        return first or last or date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All moments of one agreement, and what has no day."""

    agreement: Agreement
    moments: tuple[Moment, ...]
    """In order of the day that counts."""
    undated: tuple[Obligation, ...]
    """Duties to be done once for which the text sets no day."""


_TITLES = {
    ChangeKind.SUPERSEDES: "Superseded",
    ChangeKind.EXTENDS: "Extended",
    ChangeKind.PROLONGS: "Prolonged",
    ChangeKind.SUSPENDS: "Suspended",
    ChangeKind.ADDS: "Added",
}


def make_timeline(agreement: Agreement) -> Timeline:
    """Return the agreement's timeline."""
    found = [*_of_the_deal(agreement), *_of_obligations(agreement), *_of_changes(agreement), *_of_reports(agreement)]
    return Timeline(
        agreement=agreement,
        moments=tuple(sorted(found, key=lambda one: (one.day, list(MomentKind).index(one.kind), one.title))),
        undated=tuple(
            one
            for one in agreement.obligations
            if one.due is None and one.kind in (ObligationKind.ONE_OFF, ObligationKind.CONDITIONAL)
        ),
    )


def timeline_as_json(timeline: Timeline) -> dict[str, Any]:
    """Return it in its published form."""
    return {
        "agreement": timeline.agreement.id,
        "title": timeline.agreement.title,
        "moments": [
            {
                "kind": str(moment.kind),
                "day": moment.day.isoformat(),
                "date": moment.period.as_json(),
                "title": moment.title,
                "obligation": moment.obligation,
                "note": moment.note,
            }
            for moment in timeline.moments
        ],
        "undated": [{"obligation": one.id, "title": one.title, "why": one.due_unclear} for one in timeline.undated],
    }


def _of_the_deal(agreement: Agreement) -> Iterator[Moment]:
    yield Moment(kind=MomentKind.SIGNED, period=Period.day(agreement.signed), title=f"Signed: {agreement.title}")
    if agreement.in_force.first is not None:
        day = Period.day(agreement.in_force.first)
        yield Moment(kind=MomentKind.IN_FORCE, period=day, title=f"In force: {agreement.title}")
    if agreement.in_force.last is not None:
        day = Period.day(agreement.in_force.last)
        yield Moment(kind=MomentKind.ENDS, period=day, title=f"Last day: {agreement.title}")


def _of_obligations(agreement: Agreement) -> Iterator[Moment]:
    for obligation in agreement.obligations:
        if obligation.due is not None:
            keeps_up = obligation.kind is ObligationKind.CONTINUING
            yield Moment(
                kind=MomentKind.BEGINS if keeps_up else MomentKind.DEADLINE,
                period=obligation.due,
                title=obligation.title,
                obligation=obligation.id,
                note=_note(agreement, obligation),
            )


def _note(agreement: Agreement, obligation: Obligation) -> str | None:
    """Tell how the day was counted, and whether a later deal has moved or taken it."""
    notes = []
    if obligation.reckoning:
        after = obligation.reckoning.after.replace("_", " ")
        notes.append(f"within {obligation.reckoning.within_days} days of {after}")
    notes.extend(
        f"{_TITLES[change.kind].lower()} from {change.period.first} by {change.agreement}"
        for change in agreement.amended_by
        if change.obligation == obligation.id and change.kind is not ChangeKind.ADDS
    )
    return "; ".join(notes) or None


def _of_changes(agreement: Agreement) -> Iterator[Moment]:
    titles = {agreement.id: agreement.title, **{one.id: one.title for one in agreement.obligations}}
    for change in agreement.amended_by:
        title = titles.get(change.obligation, change.obligation)
        is_own = change.kind not in (ChangeKind.ADDS, ChangeKind.PROLONGS)
        obligation = change.obligation if is_own else None
        yield Moment(
            kind=MomentKind.CHANGE,
            period=change.period,
            title=f"{_TITLES[change.kind]} by {change.agreement}: {title}",
            obligation=obligation,
            note=change.note,
        )
        if change.kind is ChangeKind.EXTENDS and change.due is not None:
            yield _extended(change, change.due, title)
        if change.kind is ChangeKind.PROLONGS and change.due is not None and change.due.last is not None:
            yield Moment(
                kind=MomentKind.ENDS,
                period=Period.day(change.due.last),
                title=f"Last day: {title}",
                note=f"as prolonged by {change.agreement}",
            )


def _extended(change: Change, due: Period, title: str) -> Moment:
    note = f"as extended by {change.agreement}"
    return Moment(kind=MomentKind.DEADLINE, period=due, title=title, obligation=change.obligation, note=note)


def _of_reports(agreement: Agreement) -> Iterator[Moment]:
    for report in agreement.expected_reports:
        title = f"{report.title} ({report.by})"
        yield Moment(kind=MomentKind.REPORT, period=report.due, title=title, obligation=report.obligation)
