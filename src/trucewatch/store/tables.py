"""The schema, described once for every backend; `docs/reference/ledger.md` tells what each table is for.

Each row holds its value whole as canonical JSON in `content`.
Beside it stand its place in the chain of all rows (`seq`, `digest`, `link`; see `trucewatch.custody.chain`), the
instant of its entry (`recorded_at`), and the columns by which it is found; those are made from the content alone
(`store.columns`), so that a check can make them again.
All rows of one entry bear its instant, and no other entry does: the instant is what joins a row to its entry.

SQLite's STRICT tables know five types by name, so that each column here says what it is there.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA_VERSION = 2
"""Goes up with every change of the tables below, each of which has a file in `store/migrations/versions`."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Key = Text().with_variant(Text(collation="C"), "postgresql")
"""A text by which rows are found and put in order: by its code points, on every machine."""

Whole = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of up to 64 bits."""


def as_micros(instant: datetime) -> int:
    """Return the instant as whole microseconds since 1970 in UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the instant of so many microseconds since 1970 in UTC."""
    return _EPOCH + micros * _MICROSECOND


class UtcMicros(TypeDecorator[datetime]):
    """An instant, as whole microseconds since 1970 in UTC, and in order of time."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the microseconds of the instant."""
        return None if value is None else as_micros(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the instant of the microseconds."""
        return None if value is None else from_micros(value)


class Json(TypeDecorator[Any]):
    """A value as its one canonical JSON text; rows are written as text, and read as values."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the value of the JSON text."""
        return json.loads(value)


METADATA = MetaData()

SHARED = ("content", "digest", "link", "recorded_at")
"""The columns after those of its own that every chained table has; `seq` stands before them."""


def _chained(name: str, *columns: Column[Any], unique: tuple[str, ...] = ()) -> Table:
    """Return a table whose rows are links of the chain."""
    constraints = [UniqueConstraint(*unique)] if unique else []
    return Table(
        name,
        METADATA,
        Column("seq", Whole, primary_key=True, autoincrement=False),
        *columns,
        Column("content", Json, nullable=False),
        Column("digest", LargeBinary, nullable=False),
        Column("link", LargeBinary, nullable=False),
        Column("recorded_at", UtcMicros, nullable=False, index=True),
        *constraints,
        sqlite_strict=True,
    )


ENTRY = _chained(
    "entry",
    Column("id", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("run", Key, nullable=False, index=True),
    unique=("id",),
)
"""Transactions: of what kind, by whom, why, in which run of a command; the first row of its instant."""

DOCUMENT = _chained(
    "document",
    Column("sha256", Key, nullable=False, index=True),
    Column("counts_from", Key, nullable=False, index=True),
    Column("address", Key, nullable=False, index=True),
)
"""Reports as they came, and again where that of the first time was taken back; `counts_from` is the ISO day of
publication, or that of recording where nobody knows it, `address` the URL, or else the name of the file."""

TEXT = _chained("text", Column("document", Key, nullable=False, index=True))
"""What was made of a report's bytes: the kept text, its lines, and with which extractor and options."""

READING = _chained("reading", Column("document", Key, nullable=False, index=True))
"""Which reader, in which version, read a report in this entry."""

CLAIM = _chained(
    "claim",
    Column("id", Key, nullable=False),
    Column("document", Key, nullable=False, index=True),
    Column("kind", Key, nullable=False),
    Column("first_day", Whole),
    Column("last_day", Whole),
    Column("place_key", Key, index=True),
    Column("cell", Whole, index=True),
    unique=("id", "recorded_at"),
)
"""What a reading found. Days are ordinals, as `date.toordinal` counts them; an open end stands where the other is; both
are NULL where no day is given. `place_key` and `cell` (H3, resolution 7) are of the first place."""
Index("ix_claim_days", CLAIM.c.kind, CLAIM.c.last_day, CLAIM.c.first_day)

SUPERSESSION = _chained("supersession", Column("row", Whole, nullable=False, index=True))
"""Which row of a claim counts no longer from this entry on, and why."""

JUDGEMENT = _chained(
    "judgement",
    Column("left", Key, nullable=False),
    Column("right", Key, nullable=False, index=True),
    Column("judge", Key, nullable=False),
    unique=("left", "right", "judge"),
)
"""What the program says of pairs of claims; what people say of them are acts."""

COPY = _chained(
    "copy",
    Column("copy", Key, nullable=False),
    Column("original", Key, nullable=False, index=True),
    unique=("copy", "original"),
)
"""Which report repeats which."""

VERSION = _chained(
    "version",
    Column("document", Key, nullable=False, index=True),
    Column("previous", Key, nullable=False, index=True),
)
"""Which report came from the same address as an earlier one, with other bytes."""

ACT = _chained(
    "act",
    Column("id", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("target", Key, nullable=False, index=True),
    unique=("id",),
)
"""What people decided."""

ISSUE = _chained("issue", Column("document", Key, nullable=False, index=True))
"""What was odd about a report."""

SEAL = _chained("seal", Column("kind", Key, nullable=False), Column("key", Key, nullable=False), unique=("kind", "key"))
"""What custody records of the chain itself, such as signed roots of a day; its content is custody's own."""

CHAINED = (ENTRY, DOCUMENT, TEXT, READING, CLAIM, SUPERSESSION, JUDGEMENT, COPY, VERSION, ACT, ISSUE, SEAL)
"""The tables whose rows are links of the chain."""

HEAD = Table(
    "head",
    METADATA,
    Column("last", Whole, primary_key=True, autoincrement=False),
    Column("link", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Number and link of the last row after each entry, so that rows cut off at the end are missed; not chained itself."""

WORKSPACE = Table("workspace", METADATA, Column("id", Key, primary_key=True), sqlite_strict=True)
"""One row: the id of the workspace, which goes with it into every copy."""

TABLES = (*CHAINED, HEAD, WORKSPACE)
"""All tables of every backend; none of their rows is ever changed or removed."""

KEPT = Table(
    "kept",
    MetaData(),
    Column("sha256", Key, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of reports, where no folder lies beside the ledger."""


def own_columns(table: Table) -> list[str]:
    """Return the names of the columns by which the rows of a chained table are found, in their order."""
    return [column.name for column in table.columns if column.name not in ("seq", *SHARED)]
