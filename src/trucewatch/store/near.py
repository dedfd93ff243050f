"""Find claims by their days, places and reports without reading all the others."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.judgement import Judgement
from trucewatch.model.period import Period
from trucewatch.store.batches import batches
from trucewatch.store.content import judgement_from_json
from trucewatch.store.tables import CLAIM, DOCUMENT, JUDGEMENT


def claims_near(
    connection: Connection, days: Period, *, kinds: Collection[ClaimKind], undated_days: Period | None
) -> Iterator[Claim]:
    """Yield the claims whose days touch `days`; see `store.base`."""
    first, last = _ends(days)
    of_kind = [CLAIM.c.kind.in_(sorted(kinds or ClaimKind))]
    dated = and_(*of_kind, CLAIM.c.last_day >= first.toordinal(), CLAIM.c.first_day <= last.toordinal())
    found = _latest_of_each(connection, select(CLAIM.c.id, CLAIM.c.content).where(dated))
    if undated_days is not None:
        undated = (
            select(CLAIM.c.id, CLAIM.c.content)
            .join(DOCUMENT, DOCUMENT.c.sha256 == CLAIM.c.document)
            .where(*of_kind, CLAIM.c.first_day.is_(None), CLAIM.c.last_day.is_(None), published_within(undated_days))
        )
        found.update(_latest_of_each(connection, undated))
    yield from (found[claim_id] for claim_id in sorted(found))


def claims_at(connection: Connection, *, keys: Collection[str], cells: Collection[int]) -> Iterator[Claim]:
    """Yield the claims whose first place bears one of the keys or lies in one of the cells; see `store.base`."""
    found: dict[str, Claim] = {}
    for column, values in ((CLAIM.c.place_key, sorted(keys)), (CLAIM.c.cell, sorted(cells))):
        for part in batches(values):
            found.update(_latest_of_each(connection, select(CLAIM.c.id, CLAIM.c.content).where(column.in_(part))))
    yield from (found[claim_id] for claim_id in sorted(found))


def judgements_of(connection: Connection, claim_ids: Collection[str]) -> tuple[Judgement, ...]:
    """Return the program's judgements of pairs that hold one of the claims, in order of (left, right, judge)."""
    ids = sorted(claim_ids)
    found: dict[tuple[str, str, str], Judgement] = {}
    for part in batches(ids):
        wanted = select(JUDGEMENT.c.content).where(or_(JUDGEMENT.c.left.in_(part), JUDGEMENT.c.right.in_(part)))
        for judgement in map(judgement_from_json, connection.scalars(wanted)):
            found[judgement.left, judgement.right, judgement.judge] = judgement
    return tuple(found[key] for key in sorted(found))


def conditions(
    *, days: Period | None, kinds: Collection[ClaimKind], keys: Collection[str], cells: Collection[int]
) -> list[ColumnElement[bool]]:
    """Return the conditions that a claim's own columns must fulfil; see `Store.evidence_about`."""
    found: list[ColumnElement[bool]] = []
    kind, first_day, last_day = CLAIM.c.kind, CLAIM.c.first_day, CLAIM.c.last_day
    is_placed = bool(keys or cells)
    if is_placed:
        # A place narrows most; sums and joined texts keep planners from going by the index on kind and days instead.
        kind, first_day, last_day = kind.concat(""), first_day + 0, last_day + 0  # type: ignore[assignment]
    if kinds:
        found.append(kind.in_(sorted(kinds)))
    if days and days.first:
        found.append(last_day >= days.first.toordinal())
    if days and days.last:
        found.append(first_day <= days.last.toordinal())
    if is_placed:
        found.append(or_(CLAIM.c.place_key.in_(sorted(keys)), CLAIM.c.cell.in_(sorted(cells))))
    return found


def published_within(days: Period) -> ColumnElement[bool]:
    """Return the condition that a report was published within the days, or recorded then where it is not dated."""
    ends = []
    if days.first:
        ends.append(DOCUMENT.c.counts_from >= days.first.isoformat())
    if days.last:
        ends.append(DOCUMENT.c.counts_from <= days.last.isoformat())
    return and_(True, *ends)  # noqa: FBT003  # an empty condition holds


def _latest_of_each(connection: Connection, wanted: Select[Any]) -> dict[str, Claim]:
    """Return the claims by id; of several readings of one claim, the last."""
    rows = connection.execute(wanted.order_by(CLAIM.c.seq))
    return {claim_id: claim_from_json(content) for claim_id, content in rows}


def _ends(days: Period) -> tuple[date, date]:
    return days.first or date.min, days.last or date.max
