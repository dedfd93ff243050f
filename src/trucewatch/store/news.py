"""What was recorded after an instant, where it only adds to the evidence, and touches nothing that was there before."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, exists, select

from trucewatch.model.act import ActKind, decisive
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.evidence import Times
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.news import News
from trucewatch.model.text import Document
from trucewatch.store.batches import batches
from trucewatch.store.content import copy_from_json, document_from_json, judgement_from_json
from trucewatch.store.standing import acts_by, is_superseded, lies_within, stands, withdrawn_instants
from trucewatch.store.tables import CLAIM, COPY, DOCUMENT, JUDGEMENT, SUPERSESSION, TEXT

T = TypeVar("T")
_SILENT = frozenset({ActKind.NOTE})
"""Acts that decide nothing."""


def news(connection: Connection, after: datetime, times: Times) -> News | None:
    """Return what entered the evidence; None where what was there may count otherwise now: see `store.base`."""
    acts = acts_by(connection, times.known_on)
    fresh = tuple(act for act in acts if act.recorded_at and act.recorded_at > after)
    if any(act.kind not in _SILENT for act in fresh) or _touches_the_past(connection, after, times.known_on):
        return None
    withdrawn = withdrawn_instants(acts)
    counting = _Counting(connection, times, acts)
    documents = _documents(connection, after, times, withdrawn)
    here = {document.sha256 for document in documents}
    wanted = (
        select(CLAIM.c.content)
        .where(_between(CLAIM, after, times.known_on), stands(CLAIM.c.recorded_at, withdrawn))
        .order_by(CLAIM.c.seq)
    )
    claims = [claim for claim in map(claim_from_json, connection.scalars(wanted)) if claim.document in here]
    judgements = _judgements(connection, after, times, counting, {claim.id for claim in claims})
    if judgements is None:
        return None
    return News(
        known_on=times.known_on,
        documents=tuple(documents),
        claims=tuple({claim.id: claim for claim in claims}.values()),
        judgements=judgements,
        copies=_copies(connection, after, times, counting, here),
        acts=fresh,
    )


def _between(table: Any, after: datetime, known_on: datetime) -> Any:
    return and_(table.c.recorded_at > after, table.c.recorded_at <= known_on)


def _touches_the_past(connection: Connection, after: datetime, known_on: datetime) -> bool:
    """Tell whether a claim is superseded, or a report recorded or read, that was recorded before."""
    earlier, older = DOCUMENT.alias(), CLAIM.alias()
    conditions = (
        exists(select(SUPERSESSION.c.seq).where(_between(SUPERSESSION, after, known_on))),
        exists(
            select(CLAIM.c.seq)
            .join(earlier, earlier.c.sha256 == CLAIM.c.document)
            .where(_between(CLAIM, after, known_on), earlier.c.recorded_at <= after)
        ),
        exists(
            select(DOCUMENT.c.seq)
            .join(earlier, earlier.c.sha256 == DOCUMENT.c.sha256)
            .where(_between(DOCUMENT, after, known_on), earlier.c.seq < DOCUMENT.c.seq)
        ),
        exists(
            select(CLAIM.c.seq)
            .join(older, older.c.id == CLAIM.c.id)
            .where(_between(CLAIM, after, known_on), older.c.seq < CLAIM.c.seq)
        ),
    )
    return any(connection.scalar(select(condition)) for condition in conditions)


def _documents(connection: Connection, after: datetime, times: Times, withdrawn: Any) -> list[Document]:
    wanted = (
        select(DOCUMENT.c.content, TEXT.c.content.label("text"), DOCUMENT.c.recorded_at)
        .join(TEXT, and_(TEXT.c.document == DOCUMENT.c.sha256, TEXT.c.recorded_at == DOCUMENT.c.recorded_at))
        .where(
            _between(DOCUMENT, after, times.known_on),
            *lies_within(times, withdrawn),
        )
        .order_by(DOCUMENT.c.seq)
    )
    rows = connection.execute(wanted)
    return [document_from_json(row.content, row.text, recorded_at=row.recorded_at) for row in rows]


def _judgements(
    connection: Connection, after: datetime, times: Times, counting: "_Counting", here: set[str]
) -> tuple[Judgement, ...] | None:
    """The judgements of pairs that count; None where one is of a claim that a person decided on."""
    wanted = select(JUDGEMENT.c.content).where(_between(JUDGEMENT, after, times.known_on))
    found = [judgement_from_json(content) for content in connection.scalars(wanted)]
    ends = {end for judgement in found for end in (judgement.left, judgement.right)} - here
    if ends & counting.reviewed:
        return None
    known = here | counting.claims(ends)
    return tuple(one for one in found if one.left in known and one.right in known and one.left != one.right)


def _copies(
    connection: Connection, after: datetime, times: Times, counting: "_Counting", here: set[str]
) -> tuple[Copy, ...]:
    wanted = select(COPY.c.content).where(_between(COPY, after, times.known_on))
    found = [copy_from_json(content) for content in connection.scalars(wanted)]
    known = here | counting.documents({end for copy in found for end in (copy.copy, copy.original)} - here)
    return tuple(copy for copy in found if copy.copy in known and copy.original in known)


class _Counting:
    """Which of the claims and reports recorded before count within the times."""

    def __init__(self, connection: Connection, times: Times, acts: Sequence[Any]) -> None:
        self._connection = connection
        self._known_on = times.known_on
        self._withdrawn = withdrawn_instants(acts)
        self.reviewed = frozenset(act.target for act in decisive(acts) if act.kind is ActKind.REVIEW)
        self._within = lies_within(times, self._withdrawn)

    def claims(self, ids: Collection[str]) -> set[str]:
        """Return the ids of those claims that count, leaving out what a person decided."""
        document = select(DOCUMENT.c.seq).where(DOCUMENT.c.sha256 == CLAIM.c.document, *self._within)
        wanted = select(CLAIM.c.id).where(
            document.exists(),
            CLAIM.c.recorded_at <= self._known_on,
            stands(CLAIM.c.recorded_at, self._withdrawn),
            ~is_superseded(self._withdrawn, self._known_on),
        )
        return {
            claim_id
            for part in batches(sorted(ids))
            for claim_id in self._connection.scalars(wanted.where(CLAIM.c.id.in_(part)))
        }

    def documents(self, hashes: Collection[str]) -> set[str]:
        """Return the hashes of those reports that count."""
        wanted = select(DOCUMENT.c.sha256).where(*self._within)
        return {
            sha256
            for part in batches(sorted(hashes))
            for sha256 in self._connection.scalars(wanted.where(DOCUMENT.c.sha256.in_(part)))
        }
