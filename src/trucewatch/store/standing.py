"""Which rows count: those that no act takes back, and no later reading supersedes."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, not_, or_, select

from trucewatch.model.act import Act, undone
from trucewatch.model.act_json import act_from_json
from trucewatch.model.evidence import Times
from trucewatch.store.batches import batches
from trucewatch.store.tables import ACT, CLAIM, DOCUMENT, ENTRY, SUPERSESSION


def acts_by(connection: Connection, known_on: datetime | None = None) -> tuple[Act, ...]:
    """Return the acts recorded by that instant, in the order of recording; all where None."""
    wanted = select(ACT.c.content).order_by(ACT.c.seq)
    if known_on is not None:
        wanted = wanted.where(ACT.c.recorded_at <= known_on)
    return tuple(act_from_json(content) for content in connection.scalars(wanted))


def withdrawn_instants(acts: Iterable[Act]) -> Select[Any] | None:
    """Return a query for the instants of all entries that the acts take back; None where there are none."""
    taken = undone(acts)
    entries = [one for one in taken if one.startswith("e-")]
    runs = [one for one in taken if one.startswith("r-")]
    if not (entries or runs):
        return None
    return select(ENTRY.c.recorded_at).where(or_(ENTRY.c.id.in_(entries), ENTRY.c.run.in_(runs)))


def stands(recorded_at: ColumnElement[Any], withdrawn: Select[Any] | None) -> ColumnElement[bool]:
    """Return the condition that the row of that instant is not taken back."""
    return not_(recorded_at.in_(withdrawn)) if withdrawn is not None else ~false()


def is_superseded(withdrawn: Select[Any] | None, known_on: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition that a row of a claim is superseded, by a row that is not taken back itself."""
    conditions = [SUPERSESSION.c.row == CLAIM.c.seq, stands(SUPERSESSION.c.recorded_at, withdrawn)]
    if known_on is not None:
        conditions.append(SUPERSESSION.c.recorded_at <= known_on)
    return exists(select(SUPERSESSION.c.seq).where(and_(*conditions)))


def lies_within(times: Times, withdrawn: Select[Any] | None) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a report lies within the times, and is not taken back."""
    return (
        DOCUMENT.c.counts_from <= times.published_by.isoformat(),
        DOCUMENT.c.recorded_at <= times.known_on,
        stands(DOCUMENT.c.recorded_at, withdrawn),
    )


def standing_documents(connection: Connection, hashes: Collection[str]) -> dict[str, datetime]:
    """Return when each of the documents that are held, and not taken back, was recorded, by sha256."""
    found: dict[str, datetime] = {}
    for part in batches(sorted(hashes)):
        wanted = select(DOCUMENT.c.sha256, DOCUMENT.c.recorded_at).where(DOCUMENT.c.sha256.in_(part))
        rows = connection.execute(wanted).all()
        # Acts are read only where there is something that they could take back.
        withdrawn = withdrawn_instants(acts_by(connection)) if rows else None
        gone = set(connection.scalars(withdrawn)) if withdrawn is not None else set()
        found.update((row.sha256, row.recorded_at) for row in rows if row.recorded_at not in gone)
    return found


def standing_rows(connection: Connection, claim_ids: Collection[str]) -> list[tuple[int, str]]:
    """Return number and claim id of the rows of the claims that count, in the order of recording."""
    withdrawn = withdrawn_instants(acts_by(connection))
    found: list[tuple[int, str]] = []
    for part in batches(sorted(claim_ids)):
        wanted = select(CLAIM.c.seq, CLAIM.c.id).where(
            CLAIM.c.id.in_(part),
            stands(CLAIM.c.recorded_at, withdrawn),
            ~is_superseded(withdrawn),
        )
        found.extend((row.seq, row.id) for row in connection.execute(wanted))
    return sorted(found)
