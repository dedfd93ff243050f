"""Schema 2: one chain over all rows; entries, texts, readings, acts and versions have tables of their own.

Each report of schema 1 becomes an entry of its own instant, so that whatever was known on a day is known on it still.
What schema 1 did not note stays empty: by whom it was added, with which command and options.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import h3.api.basic_int as h3
from alembic import op
from sqlalchemy import Connection

from trucewatch.custody.chain import Head, chained, genesis
from trucewatch.model.ids import canonical_json, content_id

revision = "0002"
down_revision = "0001"

_OLD = ("document", "claim", "judgement", "copy", "issue")
_TEXT_KEYS = ("text", "extractor", "blocks")
_COLUMNS = {
    "entry": ("id", "kind", "run"),
    "document": ("sha256", "counts_from", "address"),
    "text": ("document",),
    "reading": ("document",),
    "claim": ("id", "document", "kind", "first_day", "last_day", "place_key", "cell"),
    "judgement": ("left", "right", "judge"),
    "copy": ("copy", "original"),
    "version": ("document", "previous"),
    "issue": ("document",),
}

Row = tuple[str, tuple[Any, ...], dict[str, Any]]
"""Table, values of its own columns, content."""


def upgrade() -> None:
    """Lay the new tables, bring every row over in the order of recording, and drop the old ones."""
    connection = op.get_bind()
    _move_away(connection)
    for statement in _statements():
        connection.exec_driver_sql(statement)
    workspace = str(uuid.uuid4())
    connection.exec_driver_sql("INSERT INTO workspace VALUES (?)", (workspace,))
    head = Head(count=0, link=genesis(workspace))
    latest_at: dict[str, str] = {}
    for (instant,) in connection.exec_driver_sql("SELECT recorded_at FROM old_document ORDER BY recorded_at").all():
        head = _write(connection, head, list(_entry(connection, instant, latest_at)), instant)
    for table in _OLD:
        connection.exec_driver_sql(f"DROP TABLE old_{table}")


def _move_away(connection: Connection) -> None:
    triggers = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all()
    for trigger in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    indexes = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    for index in indexes.scalars().all():
        connection.exec_driver_sql(f"DROP INDEX {index}")
    for table in _OLD:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO old_{table}')
        connection.exec_driver_sql(f"CREATE INDEX at_{table} ON old_{table} (recorded_at)")


def _statements() -> list[str]:
    script = (Path(__file__).parent.parent / "schema_2.sql").read_text(encoding="utf-8")
    return [statement for statement in script.split("\n\n") if statement.strip()]


def _entry(connection: Connection, instant: int, latest_at: dict[str, str]) -> Iterator[Row]:
    """Yield the rows of what was one report with all that belonged to it."""
    heading = {"kind": "add", "run": "", "command": "add", "by": "", "because": ""}
    entry_id = content_id("e", [heading, instant])
    yield "entry", (entry_id, "add", ""), {**heading, "id": entry_id}
    [document] = _contents(connection, "document", instant)
    [counts_from] = connection.exec_driver_sql(
        "SELECT counts_from FROM old_document WHERE recorded_at = ?", (instant,)
    ).scalars()
    sha256, address = document["sha256"], (document["url"] or document["name"]).replace("\0", "")
    kept = {key: value for key, value in document.items() if key not in _TEXT_KEYS}
    yield "document", (sha256, counts_from, address), kept
    text = {key: document[key] for key in _TEXT_KEYS}
    yield "text", (sha256,), {**text, "document": sha256, "options": {}}
    if previous := latest_at.get(address):
        yield "version", (sha256, previous), {"document": sha256, "previous": previous}
    latest_at[address] = sha256
    claims = _contents(connection, "claim", instant)
    reader = claims[0].get("reader", "") if claims else ""
    yield "reading", (sha256,), {"document": sha256, "reader": reader, "claims": len(claims)}
    for claim in claims:
        yield "claim", _columns_of_claim(claim), claim
    for issue in _contents(connection, "issue", instant):
        yield "issue", (sha256,), {**issue, "document": sha256}
    for copy in _contents(connection, "copy", instant):
        yield "copy", (copy["copy"], copy["original"]), copy
    for judgement in _contents(connection, "judgement", instant):
        yield "judgement", (judgement["left"], judgement["right"], judgement["judge"]), judgement


def _contents(connection: Connection, table: str, instant: int) -> list[dict[str, Any]]:
    rows = connection.exec_driver_sql(f"SELECT content FROM old_{table} WHERE recorded_at = ? ORDER BY seq", (instant,))
    return [json.loads(content) for content in rows.scalars()]


def _columns_of_claim(claim: dict[str, Any]) -> tuple[Any, ...]:
    first, last = claim.get("date") or (None, None)
    place = next(iter(claim.get("places", ())), None)
    name = " ".join(place["name"].replace("\0", "").casefold().split()) if place else ""
    return (
        claim["id"],
        claim["document"]["sha256"],
        claim["kind"],
        _ordinal(first or last),
        _ordinal(last or first),
        f"{place.get('country') or ''}:{name}" if place else None,
        int(h3.latlng_to_cell(place["lat"], place["lon"], 7)) if place and "lat" in place else None,
    )


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _write(connection: Connection, head: Head, rows: list[Row], instant: int) -> Head:
    texts = ((table, instant, canonical_json(content)) for table, _, content in rows)
    values: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    link = head.link
    for (table, own, _), row in zip(rows, chained(head, texts), strict=True):
        values[table].append((row.seq, *own, row.content, row.digest, row.link, instant))
        link = row.link
    for table, lines in values.items():
        names = ", ".join(f'"{name}"' for name in ("seq", *_COLUMNS[table], "content", "digest", "link", "recorded_at"))
        marks = ", ".join("?" for _ in lines[0])
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', lines)
    head = Head(count=head.count + len(rows), link=link)
    connection.exec_driver_sql("INSERT INTO head VALUES (?, ?)", (head.count, head.link))
    return head
