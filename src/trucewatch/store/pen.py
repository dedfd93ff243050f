"""The right to record: one entry, one transaction, one instant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import Connection, or_, select

from trucewatch.model.act import Act, check_act
from trucewatch.model.act_json import act_as_json, with_act_id
from trucewatch.model.ids import canonical_json, content_id
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.reading import Reading
from trucewatch.store.backend import Backend, Writing
from trucewatch.store.base import Entry, EntryKind, Run
from trucewatch.store.batches import batches
from trucewatch.store.columns import columns_of
from trucewatch.store.content import document_as_json, issue_as_json
from trucewatch.store.near import judgements_of
from trucewatch.store.rows import Fresh, rows_of_document, rows_of_pairs, rows_of_reading, write_rows
from trucewatch.store.standing import standing_documents, standing_rows
from trucewatch.store.tables import COPY, DOCUMENT, ENTRY, ISSUE, as_micros


class LedgerPen:
    """The right to record, while it is held."""

    def __init__(self, backend: Backend, writing: Writing, clock: Callable[[], datetime]) -> None:
        self._backend = backend
        self._writing = writing
        self._clock = clock

    def record(self, entry: Entry, run: Run | None = None) -> datetime:
        """Record the entry and return when; see `store.base`."""
        with self._writing() as connection:
            held = standing_documents(connection, [one.document.sha256 for one in entry.readings])
            is_again = entry.kind is EntryKind.REREAD
            readings = [one for one in entry.readings if is_again or one.document.sha256 not in held]
            if held and not readings and not entry.superseded:
                return held[entry.readings[0].document.sha256]
            recorded_at = next_instant(connection, self._clock)
            heading = _heading(entry.kind, recorded_at, run)
            rows = self._rows(connection, entry, readings, held)
            write_rows(self._backend, connection, chain([heading], rows), as_micros(recorded_at))
        return recorded_at

    def act(self, act: Act, judgements: Iterable[Judgement] = ()) -> Act:
        """Record the act and return it under its id, with the instant; see `store.base`."""
        check_act(act)
        with self._writing() as connection:
            recorded_at = next_instant(connection, self._clock)
            recorded = with_act_id(act, recorded_at)
            rows = [
                _heading(EntryKind.ACT, recorded_at, None, by=act.by, because=act.because),
                ("act", act_as_json(recorded)),
                *rows_of_pairs((), judgements),
            ]
            write_rows(self._backend, connection, rows, as_micros(recorded_at))
        return recorded

    def acts(self, acts: Sequence[Act], run: Run) -> tuple[Act, ...]:
        """Record the acts of a run all at once, and return them as they are recorded; see `store.base`."""
        for act in acts:
            check_act(act)
        with self._writing() as connection:
            recorded_at = next_instant(connection, self._clock)
            recorded = tuple(with_act_id(replace(act, run=run.id), recorded_at) for act in acts)
            rows = [_heading(EntryKind.ACT, recorded_at, run), *(("act", act_as_json(act)) for act in recorded)]
            write_rows(self._backend, connection, rows, as_micros(recorded_at))
        return recorded

    def seal(self, kind: str, key: str, content: dict[str, Any]) -> datetime:
        """Record what custody has to say under that key, and return when; see `store.base`."""
        with self._writing() as connection:
            recorded_at = next_instant(connection, self._clock)
            rows = [
                _heading(EntryKind.SEAL, recorded_at, None),
                ("seal", {"kind": kind, "key": key, "value": content}),
            ]
            write_rows(self._backend, connection, rows, as_micros(recorded_at))
        return recorded_at

    def _rows(
        self, connection: Connection, entry: Entry, readings: list[Reading], held: dict[str, datetime]
    ) -> Iterator[Fresh]:
        """Return the rows; whatever must be asked of the database is asked at once, for they are made as it writes."""
        parts: list[Iterable[Fresh]] = []
        for reading in readings:
            if reading.document.sha256 in held:
                parts.append(rows_of_reading(_without_old_issues(connection, reading), entry.reader))
            else:
                parts.append(rows_of_document(reading, entry.options, _previous(connection, reading)))
                parts.append(rows_of_reading(reading, entry.reader))
        parts.append(rows_of_pairs(*_new_pairs(connection, entry)))
        because = {one.claim: one.because for one in entry.superseded}
        parts.append(
            ("supersession", {"row": row, "claim": claim_id, "because": because[claim_id]})
            for row, claim_id in standing_rows(connection, because)
        )
        return chain.from_iterable(parts)


def next_instant(connection: Connection, clock: Callable[[], datetime]) -> datetime:
    """Return the instant of the next entry: now, but later than the last, even where the clock was turned back."""
    latest, now = latest_instant(connection), clock()
    return now if latest is None else max(now, latest + timedelta(microseconds=1))


def latest_instant(connection: Connection) -> datetime | None:
    """Return the instant of the last entry; None where there is none."""
    latest = select(ENTRY.c.recorded_at).order_by(ENTRY.c.recorded_at.desc()).limit(1)
    return connection.execute(latest).scalar()


def _heading(
    kind: EntryKind, recorded_at: datetime, run: Run | None, *, by: str = "", because: str = ""
) -> tuple[str, dict[str, Any]]:
    content = {
        "kind": str(kind),
        "run": run.id if run else "",
        "command": run.command if run else str(kind),
        "by": run.by if run else by,
        "because": run.because if run else because,
    }
    return "entry", {**content, "id": content_id("e", [content, as_micros(recorded_at)])}


def _new_pairs(connection: Connection, entry: Entry) -> tuple[list[Copy], list[Judgement]]:
    """Return the copies and judgements but those recorded by an entry that was taken back, or by another reading."""
    hashes = [reading.document.sha256 for reading in entry.readings]
    known_copies: set[tuple[str, str]] = set()
    known: set[tuple[str, str, str]] = set()
    for part in batches(hashes):
        if not connection.execute(select(DOCUMENT.c.seq).where(DOCUMENT.c.sha256.in_(part)).limit(1)).first():
            continue
        copies = select(COPY.c.copy, COPY.c.original).where(or_(COPY.c.copy.in_(part), COPY.c.original.in_(part)))
        known_copies.update((row[0], row[1]) for row in connection.execute(copies))
        claim_ids = {claim.id for reading in entry.readings for claim in reading.claims}
        claim_ids.update(one.id for reading in entry.readings for one in reading.written)
        known.update((one.left, one.right, one.judge) for one in judgements_of(connection, claim_ids))
    return (
        [copy for copy in entry.copies if (copy.copy, copy.original) not in known_copies],
        [one for one in entry.judgements if (one.left, one.right, one.judge) not in known],
    )


def _previous(connection: Connection, reading: Reading) -> str | None:
    """Return the report that came last from the same address; None where none did."""
    _, _, address = columns_of("document", document_as_json(reading.document), 0)
    others = DOCUMENT.c.address == address, DOCUMENT.c.sha256 != reading.document.sha256
    return connection.execute(
        select(DOCUMENT.c.sha256).where(*others).order_by(DOCUMENT.c.seq.desc()).limit(1)
    ).scalar()


def _without_old_issues(connection: Connection, reading: Reading) -> Reading:
    """Return the reading without what was recorded as odd about its report before."""
    sha256 = reading.document.sha256
    told = {
        canonical_json(one) for one in connection.scalars(select(ISSUE.c.content).where(ISSUE.c.document == sha256))
    }
    fresh = (issue for issue in reading.issues if canonical_json(issue_as_json(issue, sha256)) not in told)
    return replace(reading, issues=tuple(fresh))
