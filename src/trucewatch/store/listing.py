"""What a catalogue of claims is made of: rows in the order of recording, and whole claims by the numbers of rows."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_from_json
from trucewatch.store.batches import batches
from trucewatch.store.standing import acts_by, withdrawn_instants
from trucewatch.store.tables import CLAIM, DOCUMENT, ENTRY, HEAD, SUPERSESSION

_STREAMED = 2000
_TABLES = {"claim": CLAIM, "document": DOCUMENT, "supersession": SUPERSESSION}
LISTED = tuple(_TABLES)
"""The tables whose rows can be listed."""

Listed = tuple[int, datetime, dict[str, Any]]
"""Number of a row, the instant of its recording, and its content."""


def rows_after(connection: Connection, table: str, first: int, last: int) -> Iterator[Listed]:
    """Yield the rows of a table whose numbers lie between the two, both included, in their order."""
    of = _TABLES[table]
    wanted = select(of.c.seq, of.c.recorded_at, of.c.content).where(of.c.seq >= first, of.c.seq <= last)
    with connection.execute(wanted.order_by(of.c.seq), execution_options={"yield_per": _STREAMED}) as rows:
        yield from rows


def last_row(connection: Connection, known_on: datetime) -> int:
    """Return the number of the last row recorded by that instant; 0 where there is none."""
    later = connection.scalar(select(func.min(ENTRY.c.seq)).where(ENTRY.c.recorded_at > known_on))
    if later is not None:
        return int(later) - 1
    return int(connection.scalar(select(func.max(HEAD.c.last))) or 0)


def withdrawn_rows(connection: Connection, known_on: datetime) -> tuple[tuple[int, int], ...]:
    """Return first and last number of the rows of each entry that an act within the time takes back, in order."""
    withdrawn = withdrawn_instants(acts_by(connection, known_on))
    if withdrawn is None:
        return ()
    found = []
    for first in connection.scalars(select(ENTRY.c.seq).where(ENTRY.c.recorded_at.in_(withdrawn))):
        later = connection.scalar(select(func.min(ENTRY.c.seq)).where(ENTRY.c.seq > first))
        last = int(later) - 1 if later is not None else int(connection.scalar(select(func.max(HEAD.c.last))) or first)
        found.append((int(first), last))
    return tuple(sorted(found))


def claims_in(connection: Connection, rows: Collection[int]) -> dict[int, Claim]:
    """Return the claims of these rows, by their numbers."""
    found: dict[int, Claim] = {}
    for part in batches(sorted(rows)):
        wanted = select(CLAIM.c.seq, CLAIM.c.content).where(CLAIM.c.seq.in_(part))
        found.update((seq, claim_from_json(content)) for seq, content in connection.execute(wanted))
    return found
