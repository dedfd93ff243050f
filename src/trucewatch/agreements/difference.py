"""Tell two versions of a deal apart, or a deal with and without what amends it, obligation by obligation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.change import Change, ChangeBasis, ChangeKind
from trucewatch.model.period import Period


class DifferenceKind(StrEnum):
    """In what an obligation differs."""

    ADDED = "added"
    REMOVED = "removed"
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    DUE_CHANGED = "due_changed"
    TERMS_CHANGED = "terms_changed"
    """Who owes it to whom, how, where, or on what condition."""
    WORDING_CHANGED = "wording_changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference about one obligation."""

    kind: DifferenceKind
    obligation: str
    """Its address: `AGREEMENT/OBLIGATION`."""
    title: str
    what: str | None = None
    """Which key differs; None where the obligation as a whole does."""
    before: str | None = None
    after: str | None = None
    since: date | None = None
    """From when; None where the two are versions of one text."""
    basis: ChangeBasis | None = None
    note: str | None = None


_TERMS = (
    "kind", "about", "debtors", "in_practice", "answers_for", "restrained", "beneficiaries", "zone", "condition",
    "concurrent", "weight",
)  # fmt: skip
_WORDS = ("title", "done_when", "ambiguities", "quote")
_KINDS = {
    ChangeKind.SUPERSEDES: DifferenceKind.SUPERSEDED,
    ChangeKind.EXTENDS: DifferenceKind.DUE_CHANGED,
    ChangeKind.SUSPENDS: DifferenceKind.SUSPENDED,
}


def compare(before: Agreement, after: Agreement) -> tuple[Difference, ...]:
    """Return what differs, in the order of the obligations of `before`, then of those that only `after` has.

    Where `after` amends or supplements `before`, that is the effect of it on `before`; else the two are taken for
    versions of one deal, whose obligations are told apart by their ids.
    """
    if before.id in (after.amends, after.supplements):
        return (*_amended(before, after), *_added_by(after))
    return tuple(_between(before, after))


def difference_as_json(difference: Difference) -> dict[str, Any]:
    """Return it in its published form."""
    return {
        "kind": str(difference.kind),
        "obligation": difference.obligation,
        "title": difference.title,
        "what": difference.what,
        "before": difference.before,
        "after": difference.after,
        "since": difference.since.isoformat() if difference.since else None,
        "basis": str(difference.basis) if difference.basis else None,
        "note": difference.note,
    }


def _amended(before: Agreement, after: Agreement) -> Iterator[Difference]:
    for change in after.changes:
        if change.kind is ChangeKind.PROLONGS and change.due:
            yield _prolonged(before, change, change.due)
    for obligation in before.obligations:
        changes = [one for one in after.changes if one.obligation == obligation.id and one.kind is not ChangeKind.ADDS]
        for change in changes:
            yield _changed(obligation, change)
        if not changes:
            yield _whole(DifferenceKind.UNCHANGED, obligation)


def _prolonged(before: Agreement, change: Change, due: Period) -> Difference:
    return Difference(
        kind=DifferenceKind.DUE_CHANGED,
        obligation=before.id,
        title=before.title,
        what="in_force",
        before=_say_period(before.in_force),
        after=_say_period(replace(before.in_force, last=due.last)),
        since=change.period.first,
        basis=change.basis,
        note=change.note,
    )


def _changed(obligation: Obligation, change: Change) -> Difference:
    extends = change.kind is ChangeKind.EXTENDS
    by = ", ".join(f"{change.agreement}/{name}" for name in change.by) or change.agreement
    until = f" until {change.period.last}" if change.period.last else ""
    return Difference(
        kind=_KINDS[change.kind],
        obligation=_address(obligation),
        title=obligation.title,
        what="due" if extends else None,
        before=say_due(obligation) if extends else None,
        after=_say_period(change.due) if extends and change.due else by + until,
        since=change.period.first,
        basis=change.basis,
        note=change.note,
    )


def _added_by(after: Agreement) -> Iterator[Difference]:
    for obligation in after.obligations:
        added = [one for one in after.changes if one.kind is ChangeKind.ADDS and one.obligation == obligation.id]
        replaced = [f"{one.amends}/{one.obligation}" for one in after.changes if obligation.id in one.by]
        yield Difference(
            kind=DifferenceKind.ADDED,
            obligation=_address(obligation),
            title=obligation.title,
            after=say_due(obligation),
            since=added[0].period.first if added else after.in_force.first,
            note=f"in place of {', '.join(replaced)}" if replaced else None,
        )


def _between(before: Agreement, after: Agreement) -> Iterator[Difference]:
    kept = {obligation.id: obligation for obligation in after.obligations}
    texts = [{clause.number: clause.text for clause in one.clauses} for one in (before, after)]
    for old in before.obligations:
        new = kept.get(old.id)
        if new is None:
            yield _whole(DifferenceKind.REMOVED, old)
            continue
        rows = [*_of_keys(old, new), *_of_clause(old, texts[0].get(old.clause), texts[1].get(new.clause))]
        yield from rows or [_whole(DifferenceKind.UNCHANGED, old)]
    known = {obligation.id for obligation in before.obligations}
    for obligation in after.obligations:
        if obligation.id not in known:
            yield _whole(DifferenceKind.ADDED, obligation)


def _of_keys(old: Obligation, new: Obligation) -> Iterator[Difference]:
    if (old.due, old.due_unclear, old.reckoning) != (new.due, new.due_unclear, new.reckoning):
        yield _row(DifferenceKind.DUE_CHANGED, old, "due", say_due(old), say_due(new))
    for kind, keys in ((DifferenceKind.TERMS_CHANGED, _TERMS), (DifferenceKind.WORDING_CHANGED, _WORDS)):
        for key in keys:
            was, becomes = getattr(old, key), getattr(new, key)
            if was != becomes:
                yield _row(kind, old, key, _say(was), _say(becomes))


def _of_clause(old: Obligation, was: str | None, becomes: str | None) -> Iterator[Difference]:
    if was != becomes:
        yield _row(DifferenceKind.WORDING_CHANGED, old, "clause", was, becomes)


def _row(kind: DifferenceKind, obligation: Obligation, what: str, before: str | None, after: str | None) -> Difference:
    address = _address(obligation)
    return Difference(kind=kind, obligation=address, title=obligation.title, what=what, before=before, after=after)


def _whole(kind: DifferenceKind, obligation: Obligation) -> Difference:
    return Difference(kind=kind, obligation=_address(obligation), title=obligation.title)


def _address(obligation: Obligation) -> str:
    return f"{obligation.agreement}/{obligation.id}"


def say_due(obligation: Obligation) -> str:
    """Return the deadline in words: the day, and where the text gives none, how it was counted or why there is none."""
    day = _say_period(obligation.due) if obligation.due else ""
    if obligation.reckoning:
        after = obligation.reckoning.after.replace("_", " ")
        day = f"{day or 'no day'} (within {obligation.reckoning.within_days} days of {after})"
    return day or (f"unclear: {obligation.due_unclear}" if obligation.due_unclear else "no deadline")


def _say_period(period: Period) -> str:
    if period.last is None:
        return f"from {period.first}"
    return str(period.last) if period.first in (None, period.last) else f"{period.first} to {period.last}"


def _say(value: str | float | Sequence[str] | None) -> str | None:
    if value is None or value == ():
        return None
    return str(value) if isinstance(value, str | float) else "; ".join(value)
