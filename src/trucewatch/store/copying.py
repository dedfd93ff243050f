"""Move all rows of a ledger into an empty one, as they are: numbers, digests, links and instants among them."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, Text, func, select, type_coerce

from trucewatch.store.backend import Backend, Row
from trucewatch.store.tables import CHAINED, ENTRY, HEAD, Whole

_AT_ONCE = 5_000

OnCopied = Callable[[int, int], None]
"""Called now and then with the rows copied so far, and those there are."""


def copy_rows(source: Backend, target: Backend, *, on_progress: OnCopied | None = None) -> bool:
    """Copy every row in one transaction; whoever is killed in between leaves the target empty.

    The target has the source's workspace id already, or is made with it.

    Returns:
        Whether the target was empty; nothing is copied where it was not.
    """
    with source.reading() as old, target.hold() as writing, writing() as new:
        if new.scalar(select(func.count()).select_from(ENTRY)):
            return False
        total = old.scalar(select(func.max(HEAD.c.last))) or 0
        done = 0
        for table in (*CHAINED, HEAD):
            rows = _rows(old, table)
            while part := list(islice(rows, _AT_ONCE)):
                target.insert(new, table, part)
                done += len(part) if table is not HEAD else 0
                if on_progress:
                    on_progress(done, total)
    return True


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    """Yield the rows as the driver has them, so that content stays the very text that was recorded."""
    plain: dict[str, Any] = {"content": Text(), "recorded_at": Whole}
    columns = [type_coerce(column, plain.get(column.name, column.type)) for column in table.columns]
    wanted = select(*columns).order_by(*table.primary_key.columns)
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}):
        yield tuple(row)
