"""The hash chain over every row that a ledger records; its bytes are frozen by `tests/custody/vectors.json`.

All rows of all tables stand in one chain, in the order of recording. A row's number, `seq`, is its place in the chain:
1, 2, 3 and so on, each number once among all tables. Columns that merely help to find a row are no part of it: whoever
keeps them can make them anew from the content, and checks them so.

- row bytes: `canonical_json({"content": ..., "recorded_at": ..., "seq": ..., "table": ...})` in UTF-8
- digest: sha256 of `trucewatch row 1`, a zero byte, and the row bytes
- link: sha256 of `trucewatch link 1`, a zero byte, the link before it (32 bytes), and the digest (32 bytes)
- the link before the first: sha256 of `trucewatch genesis 1`, a zero byte, and the workspace's id

Nobody needs to write JSON as we do in order to check a chain: the content is hashed as the text that was recorded.
Whoever keeps a chain keeps three things beside its rows: the workspace's id (random, made once, the same after a copy),
and the count and the last link, without which rows cut off at the end would go unnoticed until a seal is checked.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby
from operator import itemgetter
from typing import NamedTuple

_ROW = b"trucewatch row 1\0"
_LINK = b"trucewatch link 1\0"
_GENESIS = b"trucewatch genesis 1\0"

MOST_FAULTS = 100
"""A checker stops after so many faults: a chain renumbered from its first row on has one in every row."""


class ChainedRow(NamedTuple):
    """One row in its place; a plain tuple, as databases hand them out, for a check meets millions of them."""

    seq: int
    """Place in the chain, from 1."""
    table: str
    recorded_at: int
    """Whole microseconds since 1970-01-01T00:00:00Z."""
    content: str
    """The text of its canonical JSON, as recorded."""
    digest: bytes
    link: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a chain ends."""

    count: int
    """Rows in it."""
    link: bytes
    """Of the last row; `genesis` where there is none."""


class FaultKind(StrEnum):
    """What is wrong with a row, as far as the chain can tell."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFault:
    """A row that is not what was recorded."""

    seq: int
    table: str | None
    """None for a missing row, whose table nobody can tell."""
    kind: FaultKind
    what: str
    """What was found, as the rest of a sentence about the row."""

    def __str__(self) -> str:
        return f"row {self.seq}{f' ({self.table})' if self.table else ''} {self.what}"


def row_bytes(table: str, seq: int, recorded_at: int, content: str) -> bytes:
    """Return the bytes of a row: the canonical JSON of its four parts.

    Args:
        content: A text that `canonical_json` wrote.

    Example:
        >>> row_bytes("issue", 7, 1542794521000001, '{"where":"a.txt"}')
        b'{"content":{"where":"a.txt"},"recorded_at":1542794521000001,"seq":7,"table":"issue"}'
    """
    return f'{{"content":{content},"recorded_at":{recorded_at},"seq":{seq},"table":"{table}"}}'.encode()


def row_digest(table: str, seq: int, recorded_at: int, content: str) -> bytes:
    """Return the digest of a row, 32 bytes."""
    return hashlib.sha256(_ROW + row_bytes(table, seq, recorded_at, content)).digest()


def digest_of(line: bytes) -> bytes:
    """Return the digest of a row whose bytes are at hand, 32 bytes."""
    return hashlib.sha256(_ROW + line).digest()


def next_link(previous: bytes, digest: bytes) -> bytes:
    """Return the link of a row of that digest after the link `previous`, 32 bytes."""
    return hashlib.sha256(_LINK + previous + digest).digest()


def genesis(workspace: str) -> bytes:
    """Return the link before the first row of the workspace of that id, 32 bytes."""
    return hashlib.sha256(_GENESIS + workspace.encode()).digest()


def start_of(workspace: str) -> Head:
    """Return the end of a chain in which nothing stands yet."""
    return Head(count=0, link=genesis(workspace))


def chained(head: Head, rows: Iterable[tuple[str, int, str]]) -> Iterator[ChainedRow]:
    """Yield rows with their places, digests and links after `head`.

    Args:
        rows: Table, instant of recording in whole microseconds, and canonical JSON of each, in the order of recording.
    """
    link = head.link
    for seq, (table, recorded_at, content) in enumerate(rows, start=head.count + 1):
        digest = row_digest(table, seq, recorded_at, content)
        link = next_link(link, digest)
        yield ChainedRow(seq, table, recorded_at, content, digest, link)


def chain_faults(
    rows: Iterable[ChainedRow], *, workspace: str, head: Head | None = None, after: Head | None = None
) -> tuple[ChainFault, ...]:
    """Return what is wrong with the rows of a chain, the first bad one first; nothing where all is well.

    Args:
        rows: All rows after `after`, in order of `seq`.
        workspace: The workspace's id.
        head: Where the chain ends, by another record than its rows; without it, rows cut off at its end go unnoticed.
        after: Where the rows begin; by default at the beginning of the chain.

    Returns:
        At most `MOST_FAULTS` faults, in order of `seq`.
    """
    found: list[tuple[ChainFault, ChainedRow | None]] = []
    # After a bad row, the next may follow from the link that it bears or from the one that it should bear; where
    # neither is known, there are no anchors, and the next row's link must be believed.
    start = after or start_of(workspace)
    anchors: Sequence[bytes] = (start.link,)
    expected, last = start.count + 1, math.inf if head is None else head.count
    for seq, group in groupby(rows, key=itemgetter(0)):
        together = list(group)
        if len(together) == 1 and seq == expected <= last and anchors:
            # The quick way, for a million sound rows.
            _, table, recorded_at, content, digest, link = together[0]
            if digest == row_digest(table, seq, recorded_at, content) and link == next_link(anchors[0], digest):
                anchors = (link,)
                expected += 1
                continue
        if seq < expected or seq > last:
            found.extend((_fault(row, FaultKind.INSERTED, _NO_PLACE), row) for row in together)
            continue
        if seq > expected:
            found.append((_missing(expected, seq - 1), None))
            anchors = ()
        true = next((row for row in together if _look_closely(row, anchors)[0] is None), together[0])
        found.extend((_fault(row, FaultKind.INSERTED, _TAKEN), row) for row in together if row is not true)
        fault, anchors = _look_closely(true, anchors)
        if fault:
            found.append((fault, true))
        expected = seq + 1
        if len(found) >= MOST_FAULTS:
            break
    else:
        if head is not None:
            found.extend((fault, None) for fault in _end_faults(expected - 1, anchors, head))
    return _with_swaps(found)[:MOST_FAULTS]


_TAKEN = "was inserted: another row has its number, and that one follows from the row before"
_NO_PLACE = "was inserted: its number is none that a row can have there"


def _fault(row: ChainedRow, kind: FaultKind, what: str) -> ChainFault:
    return ChainFault(seq=row.seq, table=row.table, kind=kind, what=what)


def _missing(first: int, last: int) -> ChainFault:
    what = "is missing" if first == last else f"is missing, and so are all up to row {last}"
    return ChainFault(seq=first, table=None, kind=FaultKind.MISSING, what=what)


def _look_closely(row: ChainedRow, anchors: Sequence[bytes]) -> tuple[ChainFault | None, Sequence[bytes]]:
    """Return what is wrong with a row, and from which links the next may follow.

    Args:
        anchors: The links from which it may follow; none where those are not known, so that its own must be believed.
    """
    digest = row_digest(row.table, row.seq, row.recorded_at, row.content)
    links = tuple(next_link(anchor, digest) for anchor in anchors)
    if row.digest != digest:
        if row.link in links:
            return _fault(row, FaultKind.CHANGED, _DIGEST), (row.link,)
        what = f"was changed: it has the digest {digest.hex()}, recorded was {row.digest.hex()}"
        return _fault(row, FaultKind.CHANGED, what), ()
    if anchors and row.link not in links:
        return _fault(row, FaultKind.CHANGED, _LOOSE), (row.link, *links)
    return None, (row.link,)


_DIGEST = "was changed: its digest is not that of its content"
_LOOSE = "was changed: its link does not follow from the row before, so one of the two is not what was recorded"


def _end_faults(count: int, anchors: Sequence[bytes], head: Head) -> Iterator[ChainFault]:
    if count < head.count:
        yield _missing(count + 1, head.count)
    elif anchors and head.link not in anchors:
        what = "was changed: its link is not that of the chain's recorded end"
        yield ChainFault(seq=count, table=None, kind=FaultKind.CHANGED, what=what)


def _with_swaps(found: list[tuple[ChainFault, ChainedRow | None]]) -> tuple[ChainFault, ...]:
    """Return the faults, those of two rows that merely stand in each other's places told as such."""
    faults = [fault for fault, _ in found]
    changed = [(at, row) for at, (fault, row) in enumerate(found) if row and fault.kind is FaultKind.CHANGED]
    for (left_at, left), (right_at, right) in combinations(changed, 2):
        if _is_moved(left, right) and _is_moved(right, left):
            faults[left_at] = _fault(left, FaultKind.SWAPPED, f"was swapped with row {right.seq} ({right.table})")
            faults[right_at] = _fault(right, FaultKind.SWAPPED, f"was swapped with row {left.seq} ({left.table})")
    return tuple(faults)


def _is_moved(row: ChainedRow, place: ChainedRow) -> bool:
    """Tell whether the content of `row` is what was recorded where `place` stands now."""
    return any(
        row_digest(table, place.seq, recorded_at, row.content) in (row.digest, place.digest)
        for table, recorded_at in ((row.table, row.recorded_at), (place.table, place.recorded_at))
    )
