"""Tell what was recorded when, by whom and why: entries, readings, versions."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from trucewatch.model.act import undone
from trucewatch.store.base import EntryKind, Logged, ReadOnce
from trucewatch.store.standing import acts_by, is_superseded, withdrawn_instants
from trucewatch.store.tables import CHAINED, CLAIM, ENTRY, READING, SUPERSESSION, VERSION


def entries(connection: Connection, limit: int | None, known_on: datetime | None) -> Iterator[Logged]:
    """Yield the entries recorded by that instant, and undone by then, the latest first; all where None."""
    taken = undone(acts_by(connection, known_on))
    wanted = select(ENTRY).order_by(ENTRY.c.seq.desc()).limit(limit)
    if known_on is not None:
        wanted = wanted.where(ENTRY.c.recorded_at <= known_on)
    for row in connection.execute(wanted).all():
        counts = {
            table.name: connection.scalar(select(func.count()).where(table.c.recorded_at == row.recorded_at)) or 0
            for table in CHAINED
            if table is not ENTRY
        }
        yield Logged(
            id=row.id,
            kind=EntryKind(row.kind),
            run=row.run,
            command=row.content["command"],
            by=row.content["by"],
            because=row.content["because"],
            recorded_at=row.recorded_at,
            rows={name: count for name, count in counts.items() if count},
            is_undone=row.id in taken or row.run in taken,
        )


def is_in_the_log(connection: Connection, entry_or_run: str) -> bool:
    """Tell whether an entry or a run of that id is recorded."""
    wanted = select(ENTRY.c.seq).where(or_(ENTRY.c.id == entry_or_run, ENTRY.c.run == entry_or_run)).limit(1)
    return bool(entry_or_run) and connection.execute(wanted).first() is not None


def readings(connection: Connection, sha256: str | None) -> Iterator[ReadOnce]:
    """Yield the readings of one report, or of all, in the order of recording; those taken back are left out."""
    withdrawn = withdrawn_instants(acts_by(connection))
    wanted = (
        select(READING.c.document, READING.c.content, READING.c.recorded_at, ENTRY.c.kind)
        .join(ENTRY, ENTRY.c.recorded_at == READING.c.recorded_at)
        .order_by(READING.c.seq)
    )
    if sha256 is not None:
        wanted = wanted.where(READING.c.document == sha256)
    if withdrawn is not None:
        wanted = wanted.where(READING.c.recorded_at.not_in(withdrawn))
    for document, content, recorded_at, kind in connection.execute(wanted).all():
        lost = (
            select(CLAIM.c.seq)
            .where(CLAIM.c.document == document, CLAIM.c.recorded_at == recorded_at, is_superseded(withdrawn))
            .order_by(CLAIM.c.seq)
        )
        rows = list(connection.scalars(lost))
        because = ""
        if rows:
            first = select(SUPERSESSION.c.content).where(SUPERSESSION.c.row == rows[0]).order_by(SUPERSESSION.c.seq)
            because = connection.scalars(first.limit(1)).one()["because"]
        yield ReadOnce(
            document=document,
            reader=content["reader"],
            kind=EntryKind(kind),
            recorded_at=recorded_at,
            claims=content["claims"],
            superseded=len(rows),
            because=because,
        )


def version_hashes(connection: Connection, sha256: str) -> list[str]:
    """Return the hashes of all versions of the report, the earliest first; its own alone where it has no others."""
    previous = {sha256: None}
    before: str | None = sha256
    chain = [sha256]
    while before := connection.execute(select(VERSION.c.previous).where(VERSION.c.document == before)).scalar():
        if before in previous:
            break
        chain.insert(0, before)
        previous[before] = None
    after: str | None = sha256
    following = select(VERSION.c.document).order_by(VERSION.c.seq).limit(1)
    while after := connection.execute(following.where(VERSION.c.previous == after)).scalar():
        if after in previous:
            break
        chain.append(after)
        previous[after] = None
    return chain
