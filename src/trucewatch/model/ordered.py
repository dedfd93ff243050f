"""Rows in order of their keys, in pages that one state shares with the next: a change costs what it touches.

A state is never changed: `edited` returns another, and writes anew only the pages on which something came or went. So
it is for what is written of a page as text: it is written once, however many states the page is in.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, Generic, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)

_PAGE = 256
"""Rows on a full page; no page has more than twice as many."""
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
Key = Any
"""Whatever can be put in order with the other keys; no two rows have the same."""


class _Page:
    """Rows that stand together, and what was written of them."""

    __slots__ = ("keys", "text", "values")

    def __init__(self, keys: list[Key], values: list[Any]) -> None:
        self.keys = keys
        self.values = values
        self.text: str | None = None


class Ordered(Sequence[T_co], Generic[T_co]):
    """Values in ascending order of their keys: a sequence that equals the tuple of its values."""

    __slots__ = ("_ends", "_firsts", "_pages", "_publish", "_write")

    def __init__(
        self,
        rows: Iterable[tuple[Key, T_co]] = (),
        *,
        publish: Callable[[T_co], Any] | None = None,
        write: Callable[[T_co], str] | None = None,
    ) -> None:
        """Take the rows, in any order.

        Args:
            publish: Makes the published form of one value; the value itself where it is not given.
            write: Makes the text of that; as JSON where it is not given.
        """
        self._publish = publish
        self._write = write
        self._lay(list(_paged(sorted(rows, key=_key_of))))

    def _lay(self, pages: list[_Page]) -> None:
        self._pages = pages
        self._firsts = [page.keys[0] for page in pages]
        self._ends = list(accumulate(len(page.keys) for page in pages))

    def edited(self, gone: Iterable[Key] = (), come: Iterable[tuple[Key, Any]] = ()) -> "Ordered[T_co]":
        """Return the rows without those of some keys, and with others; whatever comes takes the place of its like.

        A key that is not there may go all the same.
        """
        edits: dict[int, tuple[set[Key], dict[Key, Any]]] = {}
        for key in gone:
            edits.setdefault(self._page_of(key), (set(), {}))[0].add(key)
        for key, value in come:
            edits.setdefault(self._page_of(key), (set(), {}))[1][key] = value
        if not edits:
            return self
        pages: list[_Page] = []
        behind = 0
        for place in sorted(edits):
            pages.extend(self._pages[behind:place])
            behind = place + 1
            pages.extend(self._edited_page(place, *edits[place]))
        pages.extend(self._pages[behind:])
        other: Ordered[T_co] = Ordered.__new__(Ordered)
        other._publish, other._write = self._publish, self._write
        other._lay(pages)
        return other

    @property
    def text(self) -> str:
        """What is written of the values, with a comma and a space between them."""
        return ", ".join(map(self._text_of, self._pages))

    def published(self) -> list[Any]:
        """Return the published forms of the values."""
        return list(self) if self._publish is None else list(map(self._publish, self))

    @property
    def last(self) -> T_co:
        """The value with the greatest key."""
        value: T_co = self._pages[-1].values[-1]
        return value

    def value_of(self, key: Key) -> T_co | None:
        """Return the value under the key; None where there is none."""
        place = self._place_of(key)
        return None if place is None else place[0].values[place[1]]

    def has(self, key: Key) -> bool:
        """Tell whether a value stands under the key."""
        return self._place_of(key) is not None

    def differences(self, other: "Ordered[Any]") -> tuple[list[Key], list[Key]]:
        """Return the keys that are here and not there, and those that are there and not here, in ascending order.

        Shared pages are passed over.
        """
        mine, theirs = (
            {id(page): page for page in one._pages}  # noqa: SLF001 - its own
            for one in (self, other)
        )
        own = {key for page_id, page in mine.items() if page_id not in theirs for key in page.keys}
        others = {key for page_id, page in theirs.items() if page_id not in mine for key in page.keys}
        return sorted(own - others), sorted(others - own)

    def __iter__(self) -> Iterator[T_co]:
        """Yield the values in order."""
        return chain.from_iterable(page.values for page in self._pages)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, place: int | slice) -> T_co | tuple[T_co, ...]:
        """Return the value at that place, or those of a slice as a tuple."""
        if isinstance(place, slice):
            return tuple(self)[place]
        wanted = place + len(self) if place < 0 else place
        if not 0 <= wanted < len(self):
            raise IndexError(place)
        page = bisect_right(self._ends, wanted)
        value: T_co = self._pages[page].values[wanted - (self._ends[page - 1] if page else 0)]
        return value

    def __eq__(self, other: object) -> bool:
        """Tell whether the values are those of the other sequence, in the same order."""
        if isinstance(other, Ordered):
            return self is other or (len(self) == len(other) and tuple(self) == tuple(other))
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        """Return what the tuple of the values hashes to."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Return it as it would be made."""
        return f"Ordered({tuple(self)!r})"

    def _page_of(self, key: Key) -> int:
        return max(0, bisect_right(self._firsts, key) - 1)

    def _place_of(self, key: Key) -> tuple[_Page, int] | None:
        if not self._pages:
            return None
        page = self._pages[self._page_of(key)]
        place = bisect_left(page.keys, key)
        return (page, place) if place < len(page.keys) and page.keys[place] == key else None

    def _edited_page(self, place: int, gone: set[Key], come: dict[Key, Any]) -> Iterator[_Page]:
        if not self._pages:
            rows = come
        else:
            page = self._pages[place]
            if not come and not any(key in gone for key in page.keys):
                yield page
                return
            kept = zip(page.keys, page.values, strict=True)
            rows = {**{key: value for key, value in kept if key not in gone}, **come}
        yield from _paged(sorted(rows.items(), key=_key_of))

    def _as_json(self, value: Any) -> str:
        return _ENCODE(value if self._publish is None else self._publish(value))

    def _text_of(self, page: _Page) -> str:
        if page.text is None:
            page.text = ", ".join(map(self._write or self._as_json, page.values))
        return page.text


def _key_of(row: tuple[Key, Any]) -> Key:
    return row[0]


def _paged(rows: Sequence[tuple[Key, Any]]) -> Iterator[_Page]:
    """Yield the rows in pages: one where they fit, full ones where they do not."""
    size = len(rows) if len(rows) <= 2 * _PAGE else _PAGE
    for start in range(0, len(rows), max(1, size)):
        part = rows[start : start + size]
        yield _Page([key for key, _ in part], [value for _, value in part])
