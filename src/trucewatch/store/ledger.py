"""The ledger: every question of `store.base` as one query, whatever database it lies in."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, null, select

from trucewatch.custody.chain import ChainedRow, Head
from trucewatch.model.act import Act
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.folding import Query
from trucewatch.model.issue import Issue
from trucewatch.model.judgement import Judgement
from trucewatch.model.news import News, document_place
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.store import listing, log, near
from trucewatch.store.backend import Backend
from trucewatch.store.base import Logged, Pen, ReadOnce, Versioned
from trucewatch.store.batches import batches
from trucewatch.store.content import copy_from_json, document_from_json, issue_from_json, judgement_from_json
from trucewatch.store.faults import row_faults
from trucewatch.store.links import chained_rows
from trucewatch.store.news import news
from trucewatch.store.order import in_order
from trucewatch.store.pen import LedgerPen, latest_instant
from trucewatch.store.rows import head_of
from trucewatch.store.runs import runs_of_reports
from trucewatch.store.search import rows_with
from trucewatch.store.standing import (
    acts_by,
    is_superseded,
    lies_within,
    standing_documents,
    stands,
    withdrawn_instants,
)
from trucewatch.store.tables import CLAIM, COPY, DOCUMENT, ISSUE, JUDGEMENT, SEAL, TEXT, WORKSPACE

T = TypeVar("T")

_PREFIX_LENGTH = 6
"""Fewest digits by which a report may be asked for."""
_SHA256_LENGTH = 64
_AT_ONCE = 1000
"""Rows fetched at once where they are yielded one by one."""
_TEXTS_AT_ONCE = 4
"""The same of reports: a part of a table may have eight million characters."""


def machine_clock() -> datetime:
    """Return the instant by the machine's clock."""
    return datetime.now(UTC)


class Ledger:
    """A store in a database; see `store.base` for what holds."""

    def __init__(self, backend: Backend, *, clock: Callable[[], datetime] | None = None) -> None:
        """Take the database; `clock` tells the instant of recording, the machine's own where None."""
        self._backend = backend
        self._clock = clock or machine_clock
        self._workspace_id: str | None = None

    @property
    def backend(self) -> Backend:
        """The database."""
        return self._backend

    @property
    def workspace_id(self) -> str:
        """The id of the workspace."""
        if self._workspace_id is None:
            with self._backend.reading() as connection:
                self._workspace_id = str(connection.scalars(select(WORKSPACE.c.id)).one())
        return self._workspace_id

    def pen(self) -> AbstractContextManager[Pen]:
        """Hold the right to record; wait for another holder for a while."""
        return self._hold_pen()

    def holds(self, sha256: str) -> bool:
        """Tell whether a report with that hash is recorded."""
        with self._backend.reading() as connection:
            return sha256 in standing_documents(connection, [sha256])

    def document(self, sha256: str) -> Document | None:
        """Return the report whose hash is, or alone begins with, these digits; None when there is none, or several."""
        if len(sha256) < _PREFIX_LENGTH:
            return None
        last = sha256.ljust(_SHA256_LENGTH, "g")
        wanted = _LATEST.where(DOCUMENT.c.sha256 >= sha256, DOCUMENT.c.sha256 <= last).limit(2)
        with self._backend.reading() as connection:
            found = [_document(row) for row in connection.execute(wanted)]
        return found[0] if len(found) == 1 else None

    def documents(
        self, *, after: datetime | None = None, published: Period | None = None, with_text: bool = True
    ) -> Iterator[Document]:
        """Yield the reports, in the order in which they were recorded; see `store.base`."""
        wanted = (_LATEST if with_text else _HEADINGS).order_by(DOCUMENT.c.seq)
        if after is not None:
            wanted = wanted.where(DOCUMENT.c.recorded_at > after)
        if published is not None:
            wanted = wanted.where(near.published_within(published))
        at_once = _TEXTS_AT_ONCE if with_text else _AT_ONCE
        with self._backend.reading() as connection, closing(_streamed(connection, wanted, at_once)) as rows:
            yield from map(_document, rows)

    def claims(self, *, after: datetime | None = None) -> Iterator[Claim]:
        """Yield the claims, in the order in which they were recorded."""
        wanted = select(CLAIM.c.content).order_by(CLAIM.c.seq)
        if after is not None:
            wanted = wanted.where(CLAIM.c.recorded_at > after)
        with self._backend.reading() as connection, closing(_streamed(connection, wanted)) as rows:
            yield from (claim_from_json(row.content) for row in rows)

    def claims_since(self, instant: datetime) -> int:
        """Return how many rows of claims were recorded later than that instant."""
        wanted = select(func.count()).select_from(CLAIM).where(CLAIM.c.recorded_at > instant)
        with self._backend.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def listed(self, table: str, first: int, last: int) -> Iterator[tuple[int, datetime, dict[str, Any]]]:
        """Yield number, instant and content of the rows from one number to another; see `store.base`."""
        with self._backend.reading() as connection:
            yield from listing.rows_after(connection, table, first, last)

    def last_row(self, known_on: datetime) -> int:
        """Return the number of the last row recorded by that instant; 0 where there is none."""
        with self._backend.reading() as connection:
            return listing.last_row(connection, known_on)

    def withdrawn_rows(self, known_on: datetime) -> tuple[tuple[int, int], ...]:
        """Return first and last number of the rows of each entry taken back by that instant, in order."""
        with self._backend.reading() as connection:
            return listing.withdrawn_rows(connection, known_on)

    def claims_in(self, rows: Collection[int]) -> dict[int, Claim]:
        """Return the claims of these rows, by their numbers; a number of no claim's row is left out."""
        with self._backend.reading() as connection:
            return listing.claims_in(connection, rows)

    def documents_of(self, hashes: Collection[str]) -> dict[str, Document]:
        """Return the reports with these hashes as they came last, by hash; unknown ones are left out."""
        found: dict[str, Document] = {}
        with self._backend.reading() as connection:
            for part in batches(sorted(set(hashes))):
                documents = map(_document, connection.execute(_LATEST.where(DOCUMENT.c.sha256.in_(part))))
                found.update((document.sha256, document) for document in documents)
        return found

    def claims_of(self, sha256: str) -> tuple[Claim, ...]:
        """Return the claims of a report, each id once, as it was read last, in the order of recording."""
        with self._backend.reading() as connection:
            withdrawn = withdrawn_instants(acts_by(connection))
            wanted = (
                select(CLAIM.c.content)
                .where(CLAIM.c.document == sha256, stands(CLAIM.c.recorded_at, withdrawn), ~is_superseded(withdrawn))
                .order_by(CLAIM.c.seq)
            )
            claims = map(claim_from_json, connection.scalars(wanted))
            return tuple({claim.id: claim for claim in claims}.values())

    def counting_of(self, sha256: str) -> Iterator[tuple[str, str | None]]:
        """Yield the id of each claim of a report that counts, and of its event, in the order of recording."""
        with self._backend.reading() as connection:
            withdrawn = withdrawn_instants(acts_by(connection))
            counting = stands(CLAIM.c.recorded_at, withdrawn), ~is_superseded(withdrawn)
            wanted = select(CLAIM.c.id, CLAIM.c.content).where(CLAIM.c.document == sha256, *counting)
            with closing(_streamed(connection, wanted.order_by(CLAIM.c.seq))) as rows:
                yield from ((row.id, row.content.get("event")) for row in rows)

    def claims_near(
        self, days: Period, *, kinds: Collection[ClaimKind] = (), undated_days: Period | None = None
    ) -> Iterator[Claim]:
        """Yield the claims whose days touch `days`, each id once, in order of id."""
        with self._backend.reading() as connection:
            yield from near.claims_near(connection, days, kinds=kinds, undated_days=undated_days)

    def claims_at(self, *, keys: Collection[str] = (), cells: Collection[int] = ()) -> Iterator[Claim]:
        """Yield the claims whose first place bears one of the keys, or lies in one of the cells, in order of id."""
        with self._backend.reading() as connection:
            yield from near.claims_at(connection, keys=keys, cells=cells)

    def judgements_of(self, claim_ids: Collection[str]) -> tuple[Judgement, ...]:
        """Return the program's judgements of pairs that hold one of the claims, in order of (left, right, judge)."""
        with self._backend.reading() as connection:
            return near.judgements_of(connection, claim_ids)

    def issues(self) -> Iterator[Issue]:
        """Yield every issue, in the order in which they were recorded."""
        with self._backend.reading() as connection:
            yield from map(issue_from_json, connection.scalars(select(ISSUE.c.content).order_by(ISSUE.c.seq)))

    def acts(self, *, known_on: datetime | None = None) -> tuple[Act, ...]:
        """Return the acts recorded by that instant, in the order in which they were recorded; all where None."""
        with self._backend.reading() as connection:
            return acts_by(connection, known_on)

    def log(self, *, limit: int | None = None, known_on: datetime | None = None) -> Iterator[Logged]:
        """Yield the entries recorded by that instant, and undone by then, the latest first; all where None."""
        with self._backend.reading() as connection:
            yield from log.entries(connection, limit, known_on)

    def is_in_the_log(self, entry_or_run: str) -> bool:
        """Tell whether an entry or a run of that id is recorded."""
        with self._backend.reading() as connection:
            return log.is_in_the_log(connection, entry_or_run)

    def readings(self, sha256: str | None = None) -> Iterator[ReadOnce]:
        """Yield the readings of one report, or of all, in the order in which they were recorded."""
        with self._backend.reading() as connection:
            yield from log.readings(connection, sha256)

    def versions(self, sha256: str) -> tuple[Versioned, ...]:
        """Return the versions of the report, the earliest recorded first; itself alone where it has no others."""
        with self._backend.reading() as connection:
            hashes = log.version_hashes(connection, sha256)
            rows = connection.execute(_LATEST.where(DOCUMENT.c.sha256.in_(hashes)))
            documents = {document.sha256: document for document in map(_document, rows)}
        previous = dict(zip(hashes[1:], hashes, strict=False))
        return tuple(
            Versioned(document=documents[one], previous=previous.get(one)) for one in hashes if one in documents
        )

    def seals(self, kind: str) -> Iterator[tuple[str, dict[str, Any], datetime]]:
        """Yield key, content and instant of what custody recorded of that kind, in the order of recording."""
        wanted = select(SEAL.c.key, SEAL.c.content, SEAL.c.recorded_at).where(SEAL.c.kind == kind)
        with self._backend.reading() as connection:
            for row in connection.execute(wanted.order_by(SEAL.c.seq)):
                yield row.key, row.content["value"], row.recorded_at

    def latest(self) -> datetime | None:
        """Return when the last entry was recorded; None when there is none."""
        with self._backend.reading() as connection:
            return latest_instant(connection)

    def head(self) -> Head:
        """Return where the chain ended after the last entry."""
        with self._backend.reading() as connection:
            return head_of(connection)

    def chain(self, first: int = 1, last: int | None = None) -> Iterator[ChainedRow]:
        """Yield the rows of the chain as they are found, in order of `seq`, then of table where one is there twice."""
        with self._backend.reading() as connection:
            yield from chained_rows(connection, first, last)

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times, in the order that `model.evidence` states."""
        with self._backend.reading() as connection:
            return _evidence(connection, times, None)

    def news(self, after: datetime, times: Times) -> News | None:
        """Return what entered the evidence since; None where it must be read whole: see `store.base`."""
        with self._backend.reading() as connection:
            return news(connection, after, times)

    def evidence_about(
        self,
        times: Times,
        *,
        days: Period | None = None,
        kinds: Collection[ClaimKind] = (),
        keys: Collection[str] = (),
        cells: Collection[int] = (),
    ) -> Evidence:
        """Return the claims within the times that happened in some days, at some places; see `store.base`."""
        with self._backend.reading() as connection:
            wanted = near.conditions(days=days, kinds=kinds, keys=keys, cells=cells)
            return _evidence(connection, times, None, wanted)

    def last_claim_row(self) -> int:
        """Return the number of the last row that holds a claim; 0 where there is none."""
        with self._backend.reading() as connection:
            return connection.execute(select(func.max(CLAIM.c.seq))).scalar() or 0

    def claims_from(self, row: int) -> Iterator[tuple[int, Claim]]:
        """Yield the claims from that row on, each with the number of its row, in the order of recording."""
        wanted = select(CLAIM.c.seq, CLAIM.c.content).where(CLAIM.c.seq >= row).order_by(CLAIM.c.seq)
        with self._backend.reading() as connection, closing(_streamed(connection, wanted)) as rows:
            yield from ((one.seq, claim_from_json(one.content)) for one in rows)

    def rows_of(self, claim_ids: Collection[str]) -> dict[str, list[int]]:
        """Return the numbers of the rows of these claims, by id; see `store.base`."""
        found: dict[str, list[int]] = {}
        with self._backend.reading() as connection:
            for part in batches(sorted(claim_ids)):
                for claim_id, row in connection.execute(select(CLAIM.c.id, CLAIM.c.seq).where(CLAIM.c.id.in_(part))):
                    found.setdefault(claim_id, []).append(row)
        return found

    def evidence_of_rows(self, times: Times, rows: Collection[int]) -> Evidence:
        """Return what counts within the times of the claims of these rows; see `store.base`."""
        with self._backend.reading() as connection:
            return _evidence(connection, times, sorted(rows), with_texts=False)

    def headings(self, times: Times) -> dict[str, Document]:
        """Return the reports within the times without their texts, by sha256; see `store.base`."""
        with self._backend.reading() as connection:
            return _headings(connection, times)

    def evidence_in_parts(self, times: Times, hashes: Collection[str]) -> Iterator[Evidence]:
        """Yield the claims of these reports within the times, some thousands at a time; see `store.base`."""
        with self._backend.reading() as connection:
            ordered = [sha256 for sha256 in _headings(connection, times) if sha256 in hashes]
            for part in runs_of_reports(connection, ordered):
                yield _evidence(connection, times, None, [CLAIM.c.document.in_(part)])

    def search(self, query: Query, times: Times) -> Evidence:
        """Return the claims within the times that may have the words, with their documents; see `store.base`."""
        index = self._backend.words()
        with self._backend.reading() as connection:
            return _evidence(connection, times, rows_with(connection, index, query))

    def faults(self) -> Iterator[str]:
        """Yield a line for each row that is not what was recorded, or that leads nowhere."""
        with self._backend.reading() as connection:
            yield from self._backend.faults(connection)
            yield from row_faults(connection)

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        self._backend.close()

    @contextmanager
    def _hold_pen(self) -> Iterator[Pen]:
        with self._backend.hold() as writing:
            yield LedgerPen(self._backend, writing, self._clock)


_DOCUMENTS = select(DOCUMENT.c.content, TEXT.c.content.label("text"), DOCUMENT.c.recorded_at).join(
    TEXT, and_(TEXT.c.document == DOCUMENT.c.sha256, TEXT.c.recorded_at == DOCUMENT.c.recorded_at)
)
_LATER = DOCUMENT.alias()
_IS_LATEST = ~select(_LATER.c.seq).where(_LATER.c.sha256 == DOCUMENT.c.sha256, _LATER.c.seq > DOCUMENT.c.seq).exists()
_LATEST = _DOCUMENTS.where(_IS_LATEST)
"""Each report once, as it came last."""
_HEADINGS_OF_ALL = select(DOCUMENT.c.content, null().label("text"), DOCUMENT.c.recorded_at)
_HEADINGS = _HEADINGS_OF_ALL.where(_IS_LATEST)
"""Each report once, as it came last, without its text."""


def _evidence(
    connection: Connection,
    times: Times,
    rows: Sequence[int] | None,
    conditions: Sequence[ColumnElement[bool]] | None = None,
    *,
    with_texts: bool = True,
) -> Evidence:
    """Return the evidence within the times.

    Args:
        rows: Only the claims of these rows, and their documents.
        conditions: Only the claims that fulfil them, and their documents.
    """
    known_on = times.known_on
    acts = acts_by(connection, known_on)
    withdrawn = withdrawn_instants(acts)
    within = lies_within(times, withdrawn)
    wanted = (
        select(CLAIM.c.content, is_superseded(withdrawn, known_on).label("is_superseded"))
        .where(select(DOCUMENT.c.seq).where(DOCUMENT.c.sha256 == CLAIM.c.document, *within).exists())
        .where(CLAIM.c.recorded_at <= known_on, stands(CLAIM.c.recorded_at, withdrawn))
        .order_by(CLAIM.c.seq)
    )
    wanted = wanted.where(*(conditions or ()))
    some = [wanted] if rows is None else [wanted.where(CLAIM.c.seq.in_(part)) for part in batches(rows)]
    current: list[Claim] = []
    superseded: list[Claim] = []
    for row in chain.from_iterable(map(connection.execute, some)):
        (superseded if row.is_superseded else current).append(claim_from_json(row.content))
    papers = [(_DOCUMENTS if with_texts else _HEADINGS_OF_ALL).where(*within).order_by(DOCUMENT.c.seq)]
    judgements: Iterable[Any] = ()
    copies: Iterable[Any] = ()
    if rows is not None or conditions is not None:
        hashes = sorted({claim.document for claim in (*current, *superseded)})
        papers = [papers[0].where(DOCUMENT.c.sha256.in_(part)) for part in batches(hashes)]
    else:
        judgements = connection.scalars(select(JUDGEMENT.c.content).where(JUDGEMENT.c.recorded_at <= known_on))
        copies = connection.scalars(select(COPY.c.content).where(COPY.c.recorded_at <= known_on))
    return in_order(
        times,
        documents=map(_document, chain.from_iterable(map(connection.execute, papers))),
        claims=current,
        superseded=superseded,
        judgements=map(judgement_from_json, judgements),
        copies=map(copy_from_json, copies),
        acts=acts,
    )


def _headings(connection: Connection, times: Times) -> dict[str, Document]:
    withdrawn = withdrawn_instants(acts_by(connection, times.known_on))
    wanted = _HEADINGS_OF_ALL.where(*lies_within(times, withdrawn)).order_by(DOCUMENT.c.seq)
    found = {document.sha256: document for document in map(_document, connection.execute(wanted))}
    return {document.sha256: document for document in sorted(found.values(), key=document_place)}


def _document(row: Any) -> Document:
    return document_from_json(row.content, row.text, recorded_at=row.recorded_at)


def _streamed(connection: Connection, wanted: Select[Any], at_once: int = _AT_ONCE) -> Generator[Any, None, None]:
    """Yield the rows without holding all of them, whatever the driver does by itself."""
    with connection.execute(wanted, execution_options={"yield_per": at_once}) as rows:
        yield from rows
