"""Make the rows of an entry, and check rows against what was recorded in them."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, func, select, type_coerce

from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.ids import canonical_json
from trucewatch.model.text import Document
from trucewatch.store.base import Entry
from trucewatch.store.content import copy_as_json, document_as_json, issue_as_json, judgement_as_json
from trucewatch.store.tables import CLAIM, COPY, DOCUMENT, ISSUE, JUDGEMENT, TABLES

Row = dict[str, Any]


def rows_of(entry: Entry, recorded_at: datetime) -> dict[Table, list[Row]]:
    """Return the rows of the entry, by table, each table's in the order of the entry."""
    document = entry.document
    rows: dict[Table, list[Row]] = {
        DOCUMENT: [
            {
                "sha256": document.sha256,
                "counts_from": _counts_from(document, recorded_at),
                "content": document_as_json(document),
            }
        ],
        CLAIM: [
            {"id": claim.id, "document": claim.document, "content": claim_as_json(claim)} for claim in entry.claims
        ],
        COPY: [{"copy": copy.copy, "original": copy.original, "content": copy_as_json(copy)} for copy in entry.copies],
        JUDGEMENT: [
            {
                "left": judgement.left,
                "right": judgement.right,
                "judge": judgement.judge,
                "content": judgement_as_json(judgement),
            }
            for judgement in entry.judgements
        ],
        ISSUE: [{"document": document.sha256, "content": issue_as_json(issue)} for issue in entry.issues],
    }
    for row in (row for table_rows in rows.values() for row in table_rows):
        row["digest"] = _sha256(canonical_json(row["content"]))
        row["recorded_at"] = recorded_at
    return rows


def row_faults(connection: Connection) -> Iterator[str]:
    """Yield a line for each row that was changed, was removed or leads nowhere, table by table."""
    for table in TABLES:
        yield from _changed(connection, table)
        yield from _removed(connection, table)
    for column, key in _REFERENCES:
        yield from _dangling(connection, column, key)


_REFERENCES = (
    (CLAIM.c.document, DOCUMENT.c.sha256),
    (ISSUE.c.document, DOCUMENT.c.sha256),
    (COPY.c.copy, DOCUMENT.c.sha256),
    (COPY.c.original, DOCUMENT.c.sha256),
    (JUDGEMENT.c.left, CLAIM.c.id),
    (JUDGEMENT.c.right, CLAIM.c.id),
)
"""Which columns name rows of other tables."""


def _counts_from(document: Document, recorded_at: datetime) -> str:
    day = document.published.day if document.published else recorded_at.date()
    return day.isoformat()


def _changed(connection: Connection, table: Table) -> Iterator[str]:
    raw = type_coerce(table.c.content, Text)
    for row in connection.execute(select(table.c.seq, raw.label("raw"), table.c.digest).order_by(table.c.seq)):
        found = _sha256(row.raw)
        if found != row.digest:
            yield f"{table.name} row {row.seq}: damaged: its content has the sha256 {found}, not {row.digest}"


def _removed(connection: Connection, table: Table) -> Iterator[str]:
    count, last = connection.execute(select(func.count(), func.max(table.c.seq)).select_from(table)).one()
    if last is not None and count != last:
        yield f"{table.name}: {last - count} of {last} rows are missing"


def _dangling(connection: Connection, column: Column[Any], key: Column[Any]) -> Iterator[str]:
    table = column.table
    lost = select(table.c.seq, column.label("named")).where(~select(key).where(key == column).exists())
    for row in connection.execute(lost.order_by(table.c.seq)):
        yield f"{table.name} row {row.seq}: leads nowhere: no {key.table.name} {row.named} is recorded"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
