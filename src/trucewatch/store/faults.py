"""Check rows against the chain, their columns against their content, and what they name against what is there."""

import contextlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, func, select, type_coerce

from trucewatch.custody.chain import MOST_FAULTS, chain_faults
from trucewatch.store.columns import columns_of
from trucewatch.store.links import chained_rows
from trucewatch.store.rows import head_of
from trucewatch.store.tables import (
    ACT,
    CHAINED,
    CLAIM,
    COPY,
    DOCUMENT,
    ENTRY,
    HEAD,
    ISSUE,
    JUDGEMENT,
    READING,
    SUPERSESSION,
    TEXT,
    VERSION,
    WORKSPACE,
    Whole,
    own_columns,
)

_STRETCH = 10_000


def row_faults(connection: Connection) -> Iterator[str]:
    """Yield a line for each row that was changed, removed, put in or moved, or that leads nowhere; the first first."""
    ids = list(connection.scalars(select(WORKSPACE.c.id)))
    if len(ids) != 1:
        yield f"workspace: expected one row with the workspace's id, found {len(ids)}"
        return
    yield from _chain_faults(connection, ids[0])
    for table in CHAINED:
        yield from _column_faults(connection, table)
    for column, key in _REFERENCES:
        yield from _dangling(connection, column, key)
    amended = set(_amended(connection))
    for column in (JUDGEMENT.c.left, JUDGEMENT.c.right):
        yield from _dangling(connection, column, CLAIM.c.id, known=amended)
    for table in CHAINED:
        yield from _without_entry(connection, table)


_REFERENCES = (
    (TEXT.c.document, DOCUMENT.c.sha256),
    (READING.c.document, DOCUMENT.c.sha256),
    (CLAIM.c.document, DOCUMENT.c.sha256),
    (ISSUE.c.document, DOCUMENT.c.sha256),
    (COPY.c.copy, DOCUMENT.c.sha256),
    (COPY.c.original, DOCUMENT.c.sha256),
    (VERSION.c.document, DOCUMENT.c.sha256),
    (VERSION.c.previous, DOCUMENT.c.sha256),
    (SUPERSESSION.c.row, CLAIM.c.seq),
)
"""Which columns name rows of other tables."""


def _chain_faults(connection: Connection, workspace: str) -> Iterator[str]:
    head = head_of(connection)
    if head.count == 0 and connection.scalar(select(func.count()).select_from(ENTRY)):
        yield "head: the record of where the chain ended is missing"
        yield from map(str, chain_faults(chained_rows(connection), workspace=workspace))
        return
    yield from map(str, chain_faults(chained_rows(connection), workspace=workspace, head=head))
    yield from _head_faults(connection)


def _head_faults(connection: Connection) -> Iterator[str]:
    """Each recorded end is the link of the row with that number; the last was held against the chain already."""
    ends = select(HEAD.c.last, HEAD.c.link).order_by(HEAD.c.last)
    links: dict[int, bytes] = {}
    found = connection.execute(ends).all()
    for table in CHAINED:
        wanted = select(table.c.seq, table.c.link).join(HEAD, HEAD.c.last == table.c.seq)
        links.update((row.seq, bytes(row.link)) for row in connection.execute(wanted))
    lost = [row.last for row in found if links.get(row.last) != bytes(row.link)]
    for last in lost[:MOST_FAULTS]:
        yield f"head {last}: was changed: it is not the link of row {last}"


def _column_faults(connection: Connection, table: Table) -> Iterator[str]:
    """Yield the rows whose columns are not those that their content makes: they would be found in the wrong place."""
    names = own_columns(table)
    wanted = select(
        table.c.seq,
        type_coerce(table.c.recorded_at, Whole).label("micros"),
        type_coerce(table.c.content, Text).label("raw"),
        *(table.c[name].label(f"own_{name}") for name in names),
    ).order_by(table.c.seq)
    last, told = None, 0
    while rows := connection.execute(_after(wanted, table, last).limit(_STRETCH)).all():
        for row in rows:
            found = tuple(row[3:])
            if found != _columns_or_none(table.name, row) and told < MOST_FAULTS:
                told += 1
                yield f"row {row.seq} ({table.name}) was changed: its columns are not those of its content"
        last = rows[-1].seq


def _after(wanted: Any, table: Table, last: int | None) -> Any:
    return wanted if last is None else wanted.where(table.c.seq > last)


def _columns_or_none(table: str, row: Any) -> tuple[Any, ...] | None:
    """Return the columns that the content makes; None where it is none that was ever recorded."""
    try:
        return columns_of(table, json.loads(row.raw), row.micros)
    except (KeyError, TypeError, ValueError):
        return None


def _dangling(
    connection: Connection, column: Column[Any], key: Column[Any], *, known: Collection[str] = ()
) -> Iterator[str]:
    """Yield the rows that name no row of another table, nor any of the names that are known besides."""
    table = column.table
    lost = select(table.c.seq, column.label("named")).where(~select(key).where(key == column).exists())
    if known:
        lost = lost.where(column.not_in(sorted(known)))
    for row in connection.execute(lost.order_by(table.c.seq).limit(MOST_FAULTS)):
        yield f"row {row.seq} ({table.name}) leads nowhere: no {key.table.name} {row.named} is recorded"


def _amended(connection: Connection) -> Iterator[str]:
    """Yield the ids of the claims whose only record is the act that amended another; spoilt acts are told elsewhere."""
    for raw in connection.scalars(select(type_coerce(ACT.c.content, Text))):
        with contextlib.suppress(KeyError, TypeError, ValueError):
            yield json.loads(raw)["amended"]["id"]


def _without_entry(connection: Connection, table: Table) -> Iterator[str]:
    lost = select(table.c.seq).where(
        ~select(ENTRY.c.seq.label("entry_seq")).where(ENTRY.c.recorded_at == table.c.recorded_at).exists()
    )
    if table is ENTRY:
        return
    for seq in connection.scalars(lost.order_by(table.c.seq).limit(MOST_FAULTS)):
        yield f"row {seq} ({table.name}) leads nowhere: no entry has its instant of recording"
