"""Walk along the chain, through all tables at once and a stretch at a time, so that memory stays flat."""

from collections.abc import Iterator

from sqlalchemy import Connection, Text, func, select, type_coerce, union_all

from trucewatch.custody.chain import ChainedRow
from trucewatch.store.tables import CHAINED, Whole

_STRETCH = 10_000
"""Numbers looked at in one go."""


def chained_rows(connection: Connection, first: int | None = None, last: int | None = None) -> Iterator[ChainedRow]:
    """Yield the rows as they are found, in order of `seq`, and in order of table where a number is there twice.

    Args:
        first: The least number; the least that is found where None.
        last: The greatest number; the greatest that is found where None.
    """
    start = _least(connection, first)
    while start is not None and (last is None or start <= last):
        end = start + _STRETCH - 1
        found = list(_stretch(connection, start, end if last is None else min(end, last)))
        yield from sorted(found, key=_place)
        start = _least(connection, end + 1)


def _stretch(connection: Connection, first: int, last: int) -> Iterator[ChainedRow]:
    for table in CHAINED:
        wanted = select(
            table.c.seq,
            type_coerce(table.c.recorded_at, Whole),
            type_coerce(table.c.content, Text),
            table.c.digest,
            table.c.link,
        ).where(table.c.seq >= first, table.c.seq <= last)
        name = table.name
        for seq, recorded_at, content, digest, link in connection.execute(wanted):
            yield ChainedRow(seq, name, recorded_at, content, bytes(digest), bytes(link))


def _least(connection: Connection, first: int | None) -> int | None:
    """Return the least number from `first` on that a row of any table has; None where there is none."""
    leasts = [select(func.min(table.c.seq).label("seq")) for table in CHAINED]
    if first is not None:
        leasts = [least.where(table.c.seq >= first) for least, table in zip(leasts, CHAINED, strict=True)]
    found = union_all(*leasts).subquery()
    least: int | None = connection.scalar(select(func.min(found.c.seq)))
    return least


def _place(row: ChainedRow) -> tuple[int, str]:
    return row.seq, row.table
