"""The chain finds any row that was changed, removed, added or moved, and names the first."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.custody.chain import (
    MOST_FAULTS,
    ChainedRow,
    FaultKind,
    Head,
    chain_faults,
    chained,
    genesis,
    next_link,
    row_bytes,
    row_digest,
)
from trucewatch.model.ids import canonical_json

WORKSPACE = "00112233445566778899aabbccddeeff"
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))["chain"]
TABLES = ("document", "claim", "judgement", "act")

contents = st.lists(
    st.tuples(
        st.sampled_from(TABLES), st.dictionaries(st.text("abc", max_size=3), st.integers() | st.text(max_size=5))
    ),
    min_size=1,
    max_size=12,
)


def a_chain(*parts: tuple[str, Any]) -> list[ChainedRow]:
    """Return rows of those tables and contents, recorded a microsecond apart."""
    start = Head(count=0, link=genesis(WORKSPACE))
    recorded = [(table, 1_000_000 + at, canonical_json(content)) for at, (table, content) in enumerate(parts)]
    return list(chained(start, recorded))


def of_length(count: int) -> list[ChainedRow]:
    return a_chain(*((TABLES[at % 4], {"id": at}) for at in range(count)))


def faults(rows: list[ChainedRow], head: Head | None = None) -> list[tuple[int, FaultKind]]:
    return [(fault.seq, fault.kind) for fault in chain_faults(rows, workspace=WORKSPACE, head=head)]


def head_of(rows: list[ChainedRow]) -> Head:
    return Head(count=len(rows), link=rows[-1].link)


def test_the_bytes_are_frozen() -> None:
    """Chains of years past must still verify: no change of the program may move a byte."""
    link = bytes.fromhex(VECTORS["genesis"])
    assert link == genesis(VECTORS["workspace"])
    for row in VECTORS["rows"]:
        parts = (row["table"], row["seq"], row["recorded_at"], row["content"])
        assert row_bytes(*parts).hex() == row["bytes"]
        assert row_digest(*parts).hex() == row["digest"]
        link = next_link(link, bytes.fromhex(row["digest"]))
        assert link.hex() == row["link"]


def test_the_bytes_are_plain_sha256_of_canonical_json() -> None:
    """The chain can be described without reference to this program."""
    row = VECTORS["rows"][0]
    whole = {key: row[key] for key in ("table", "seq", "recorded_at")} | {"content": json.loads(row["content"])}
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    digest = hashlib.sha256(b"trucewatch row 1\0" + text.encode()).hexdigest()

    assert digest == row["digest"]


@given(contents)
def test_an_untouched_chain_has_no_fault(parts: list[tuple[str, Any]]) -> None:
    """Whatever is recorded verifies, with and without a record of the end."""
    rows = a_chain(*parts)

    assert faults(rows) == []
    assert faults(rows, head_of(rows)) == []


def test_an_empty_chain_is_sound() -> None:
    """A workspace in which nothing was recorded yet has nothing to be faulted."""
    assert faults([], Head(count=0, link=genesis(WORKSPACE))) == []


def test_a_chain_of_another_workspace_is_found_at_its_first_row() -> None:
    """A chain belongs to one workspace: it cannot be laid under the name of another."""
    [fault] = chain_faults(of_length(3), workspace="ff" * 16)

    assert (fault.seq, fault.kind) == (1, FaultKind.CHANGED)


@given(contents, st.data())
def test_a_changed_byte_is_found(parts: list[tuple[str, Any]], data: st.DataObject) -> None:
    """Any byte of any chained part of any row: the row is the first that is named, and the only one."""
    rows = a_chain(*parts)
    at = data.draw(st.integers(0, len(rows) - 1))
    row = rows[at]
    match data.draw(st.sampled_from(("content", "digest", "link", "table", "recorded_at"))):
        case "content":
            place = data.draw(st.integers(0, len(row.content) - 1))
            other = chr(ord(row.content[place]) ^ 1)
            rows[at] = row._replace(content=row.content[:place] + other + row.content[place + 1 :])
        case "digest":
            rows[at] = row._replace(digest=_flipped(row.digest, data.draw(st.integers(0, 255))))
        case "link":
            rows[at] = row._replace(link=_flipped(row.link, data.draw(st.integers(0, 255))))
        case "table":
            rows[at] = row._replace(table=row.table + "s")
        case _:
            rows[at] = row._replace(recorded_at=row.recorded_at ^ 1)

    assert faults(rows) == [(at + 1, FaultKind.CHANGED)]


@given(st.integers(2, 12), st.data())
def test_a_removed_row_is_found(count: int, data: st.DataObject) -> None:
    """A row that is gone is named by its number, wherever it stood."""
    rows = of_length(count)
    head = head_of(rows)
    at = data.draw(st.integers(0, count - 1))
    del rows[at]

    assert faults(rows, head) == [(at + 1, FaultKind.MISSING)]


def test_a_run_of_removed_rows_is_told_once() -> None:
    """Whoever reads the report learns from where to where the gap reaches."""
    rows = of_length(9)
    [fault] = chain_faults(rows[:2] + rows[6:], workspace=WORKSPACE)

    assert str(fault) == "row 3 is missing, and so are all up to row 6"


@given(st.integers(1, 8), st.data())
def test_an_inserted_row_is_found(count: int, data: st.DataObject) -> None:
    """A row that takes the number of another is told from it, whichever of the two comes first."""
    rows = of_length(count)
    head = head_of(rows)
    at = data.draw(st.integers(0, count - 1))
    foreign = ChainedRow(at + 1, "claim", 5, "{}", row_digest("claim", at + 1, 5, "{}"), b"\0" * 32)
    rows.insert(at + data.draw(st.integers(0, 1)), foreign)

    assert faults(rows, head) == [(at + 1, FaultKind.INSERTED)]


def test_a_row_beyond_the_end_is_found() -> None:
    """Where the end is on record, nothing can be added after it, even with the right link."""
    rows = of_length(4)

    assert faults(rows, head_of(rows[:3])) == [(4, FaultKind.INSERTED)]


def test_a_row_before_the_first_is_found() -> None:
    """Numbers begin with 1."""
    rows = of_length(2)
    rows.insert(0, rows[0]._replace(seq=0))

    assert faults(rows) == [(0, FaultKind.INSERTED)]


@given(st.integers(2, 10), st.data())
def test_swapped_rows_are_found(count: int, data: st.DataObject) -> None:
    """Two rows that stand in each other's places are both named, each with the other."""
    rows = of_length(count)
    left, right = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=2, max_size=2)))
    if data.draw(st.booleans()):
        one, other = rows[left], rows[right]
        rows[left], rows[right] = other._replace(seq=one.seq), one._replace(seq=other.seq)
    else:
        one, other = rows[left], rows[right]
        rows[left], rows[right] = one._replace(content=other.content), other._replace(content=one.content)

    assert faults(rows) == [(left + 1, FaultKind.SWAPPED), (right + 1, FaultKind.SWAPPED)]


def test_every_faulty_row_is_named() -> None:
    """One fault does not hide another."""
    rows = of_length(8)
    rows[1] = rows[1]._replace(content='{"id":99}')
    rows[6] = rows[6]._replace(recorded_at=3)
    del rows[3]

    assert faults(rows) == [(2, FaultKind.CHANGED), (4, FaultKind.MISSING), (7, FaultKind.CHANGED)]


def test_a_replaced_row_that_fits_itself_is_found_at_the_next() -> None:
    """Whoever makes a row anew with its digest and link must make all later ones anew as well."""
    rows = of_length(5)
    forged = a_chain(*((row.table, {"id": at} if at != 2 else {"id": 77}) for at, row in enumerate(rows)))
    rows[2] = forged[2]

    assert faults(rows) == [(4, FaultKind.CHANGED)]


def test_a_chain_made_anew_ends_elsewhere() -> None:
    """A chain forged from some row to its end is sound in itself; the record of its end betrays it."""
    rows = of_length(3)
    forged = a_chain(("document", {"id": 0}), ("claim", {"id": 8}), ("judgement", {"id": 2}))

    assert faults(forged) == []
    assert faults(forged, head_of(rows)) == [(3, FaultKind.CHANGED)]


def test_a_chain_faulty_throughout_is_not_told_row_by_row() -> None:
    """A hundred faults say that a chain is not to be trusted; the first of them is the one that counts."""
    rows = [row._replace(seq=row.seq + 1) for row in of_length(3 * MOST_FAULTS)]

    found = faults(rows)

    assert found[0] == (1, FaultKind.MISSING)
    assert len(found) == MOST_FAULTS


def _flipped(value: bytes, bit: int) -> bytes:
    return bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(value))
