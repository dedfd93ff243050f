"""An index of the words of claims, beside the ledger: it can be thrown away, and is made again when it is needed.

It holds no evidence and is no link of the chain. It tells which rows of claims may have some words; whoever asks
compares what was written. What it does not hold yet is looked at as well, so that no search waits for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Select, select

from trucewatch.model.folding import Query, words_of
from trucewatch.store.batches import batches
from trucewatch.store.standing import acts_by
from trucewatch.store.tables import CLAIM

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a claim, as the index takes it."""

    seq: int
    """Its number in the chain."""
    link: bytes
    """What ties it to all rows before it."""
    words: Sequence[str]
    """Folded."""


class WordIndex(Protocol):
    """Where folded words of claims lie, by the number of their row."""

    def last(self) -> tuple[int, bytes | None]:
        """Return number and link of the last row that it holds.

        The number is 0 where it is empty; the link None where the index cannot have come from another ledger.
        """
        ...

    def clear(self) -> None:
        """Forget all."""
        ...

    def add(self, entries: Iterable[Entry]) -> bool:
        """Take in rows after the last, and tell whether that could be done; it cannot where nothing may be written."""
        ...

    def rows_with(self, query: Query) -> list[int]:
        """Return the numbers of the rows that have every word of the query, in ascending order."""
        ...


def every_word(query: Query) -> list[tuple[str, bool]]:
    """Return each word of a query once, and whether it may go on."""
    told: dict[str, bool] = {}
    for term in query.terms:
        for place, word in enumerate(term.words):
            is_open = term.is_open and place == len(term.words) - 1
            told[word] = told.get(word, True) and is_open
    return list(told.items())


def rows_with(connection: Connection, index: WordIndex, query: Query) -> list[int]:
    """Return the numbers of the rows of claims that may answer the query, in ascending order.

    What was recorded since the last search is taken into the index; where that cannot be, it is gone through.
    A claim that a person amended is among them whatever its words are: its new ones may answer.
    """
    last, link = index.last()
    if link is not None and connection.scalar(select(CLAIM.c.link).where(CLAIM.c.seq == last)) != link:
        # Another ledger lies here now, or an older state of this one.
        index.clear()
        last = 0
    fresh = select(CLAIM.c.seq, CLAIM.c.link, CLAIM.c.content).where(CLAIM.c.seq > last).order_by(CLAIM.c.seq)
    found = set(_amended(connection))
    if not index.add(_entries(connection, fresh)):
        found.update(one.seq for one in _entries(connection, fresh) if _may_answer(one.words, query))
    found.update(index.rows_with(query))
    return sorted(found)


def claim_words(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the folded words of a claim in its published form: of its sentence, and of the names in it."""
    names = [
        *_names(content.get("speaker")),
        content.get("speaker_for") or "",
        *(place["name"] for place in content.get("places") or ()),
        *_names(content.get("perpetrator")),
    ]
    return tuple(word.folded for text in (content["sentence"]["text"], *names) for word in words_of(text))


def _names(told: str | list[str] | None) -> list[str]:
    return [told] if isinstance(told, str) else told or []


def _entries(connection: Connection, wanted: Select[Any]) -> Iterator[Entry]:
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}):
        yield Entry(seq=row.seq, link=row.link, words=claim_words(row.content))


def _may_answer(words: Sequence[str], query: Query) -> bool:
    held = set(words)
    return all(
        any(one.startswith(word) for one in held) if is_open else word in held for word, is_open in every_word(query)
    )


def _amended(connection: Connection) -> list[int]:
    targets = [act.target for act in acts_by(connection) if act.amended is not None]
    rows: list[int] = []
    for part in batches(targets):
        rows.extend(connection.scalars(select(CLAIM.c.seq).where(CLAIM.c.id.in_(part))))
    return rows
