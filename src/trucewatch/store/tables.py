"""The schema, described once for every backend.

Each row holds its value whole as canonical JSON in `content`, with the sha256 of that in `digest`, beside the columns
by which rows are found.
SQLite's STRICT tables know five types by name, so that each column here says what it is there.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from trucewatch.model.ids import canonical_json

SCHEMA_VERSION = 1
"""Goes up with every change of the tables below."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UtcMicros(TypeDecorator[datetime]):
    """An instant, as whole microseconds since 1970 in UTC: INTEGER, and in order of time."""

    impl = BigInteger().with_variant(Integer(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the microseconds of the instant."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the instant of the microseconds."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Json(TypeDecorator[Any]):
    """A value as its one canonical JSON text: TEXT, and the same bytes wherever it is written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the JSON text."""
        return canonical_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy calls it so
        """Return the value of the JSON text."""
        return json.loads(value)


METADATA = MetaData()


def _table(name: str, *columns: Column[Any], unique: tuple[str, ...] = ()) -> Table:
    """Return a table with the columns that all share: place in the order of recording, content, digest, instant."""
    constraints = [UniqueConstraint(*unique)] if unique else []
    return Table(
        name,
        METADATA,
        Column("seq", Integer, primary_key=True),
        *columns,
        Column("content", Json, nullable=False),
        Column("digest", Text, CheckConstraint("length(digest) = 64"), nullable=False),
        Column("recorded_at", UtcMicros, nullable=False, index=True),
        *constraints,
        sqlite_strict=True,
    )


DOCUMENT = _table(
    "document",
    Column("sha256", Text, nullable=False),
    Column("counts_from", Text, nullable=False, index=True),
    unique=("sha256",),
)
"""Reports; `counts_from` is the ISO day of publication, or that of recording where nobody knows it."""

CLAIM = _table(
    "claim",
    Column("id", Text, nullable=False),
    Column("document", Text, nullable=False, index=True),
    unique=("id",),
)

JUDGEMENT = _table(
    "judgement",
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("judge", Text, nullable=False),
    unique=("left", "right", "judge"),
)

COPY = _table(
    "copy",
    Column("copy", Text, nullable=False),
    Column("original", Text, nullable=False),
    unique=("copy", "original"),
)

ISSUE = _table("issue", Column("document", Text, nullable=False, index=True))

TABLES = (DOCUMENT, CLAIM, JUDGEMENT, COPY, ISSUE)
