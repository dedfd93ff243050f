"""The catalogue: where each claim stands and by what it is found, in a few numbers a claim, without the claims.

The ledger's pages are turned by it: which claims pass a filter, how many, and which are on this page; only those are
read from the store. It takes in what was recorded since the last time, and lists what counts within any times, in the
order that `model.evidence` states. Days are ordinals, as `date.toordinal` counts them.
"""

import threading
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.act import Act, ActKind, decisive
from trucewatch.model.claim import About, Claim, ClaimKind
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Times
from trucewatch.model.news import document_place
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.store.base import Store
from trucewatch.store.content import document_from_json
from trucewatch.store.order import follow, is_upheld
from trucewatch.views.ledger import ClaimFilter, names_of_place

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

_KINDS = {str(kind): place for place, kind in enumerate(ClaimKind)}
_ABOUT = {str(about): 1 << place for place, about in enumerate(About)}
_NEVER, _EVER = 0, date.max.toordinal()
_COLUMNS = ("row", "paper", "start", "end", "kind", "about", "who", "where", "first", "last", "said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The claims that count within two of the times, in the order of the evidence."""

    papers: tuple[Document, ...]
    """The reports within the times, without their texts, in order of publication."""
    columns: Mapping[str, Numbers]
    """Of each claim its row in the ledger (below 0 for an amendment) and what it is found by."""
    ids: NDArray[np.uint64]
    names: Sequence[tuple[str, ...]]
    """Casefolded: who speaks and for whom, or where it was; `who` and `where` are places in it."""
    amended: Sequence[Claim]
    """What stands in place of what it amends: the claim of row -1 comes first."""

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.ids)

    def select(self, wanted: ClaimFilter, *, bearing: Collection[str] = ()) -> Numbers:
        """Return the places of the claims that pass the filter, in order; its words are not looked at.

        Args:
            bearing: Ids of the claims that bear on the obligation, where the filter names one.
        """
        passing = np.ones(len(self), dtype=bool)
        for marks in self._tests(wanted, bearing):
            passing &= marks
        return np.flatnonzero(passing)

    def places_of(self, claim_ids: Iterable[str]) -> Numbers:
        """Return the places of the claims with these ids, in order; those that do not count are left out."""
        numbers = np.array(sorted({_number(one) for one in claim_ids if _is_id(one)}), dtype=np.uint64)
        return np.flatnonzero(np.isin(self.ids, numbers))

    def claims(self, places: Sequence[int] | Numbers, store: Store) -> list[Claim]:
        """Return the claims at these places, in their order."""
        rows = [int(self.columns["row"][place]) for place in places]
        found = store.claims_in([row for row in rows if row > 0])
        return [found[row] if row > 0 else self.amended[-row - 1] for row in rows]

    def _tests(self, wanted: ClaimFilter, bearing: Collection[str]) -> Iterator[Marks]:
        column = self.columns
        if wanted.kinds:
            yield np.isin(column["kind"], [_KINDS[str(kind)] for kind in wanted.kinds])
        if wanted.about:
            yield (column["about"] & sum(_ABOUT[str(about)] for about in wanted.about)) != 0
        if wanted.speaker:
            yield self._is_named(column["who"], wanted.speaker)
        if wanted.place:
            yield self._is_named(column["where"], wanted.place)
        if wanted.period:
            yield self._is_within(wanted.period)
        if wanted.document:
            start = wanted.document.casefold()
            yield np.array([paper.sha256.startswith(start) for paper in self.papers], dtype=bool)[column["paper"]]
        if wanted.obligation:
            yield np.isin(self.ids, np.array([_number(one) for one in bearing], dtype=np.uint64))

    def _is_named(self, column: Numbers, part: str) -> Marks:
        folded = part.casefold()
        return np.array([any(folded in name for name in names) for names in self.names], dtype=bool)[column]

    def _is_within(self, period: Period) -> Marks:
        """What is not dated happened, as far as one knows, on the day on which it was said."""
        first, last, said = (self.columns[name] for name in ("first", "last", "said"))
        is_dated = last != _NEVER
        begins, ends = np.where(is_dated, first, said), np.where(is_dated, last, said)
        low = period.first.toordinal() if period.first else _NEVER
        high = period.last.toordinal() if period.last else _EVER
        marks: Marks = (ends != _NEVER) & (begins <= high) & (ends >= low)
        return marks


class Catalogue:
    """What is known of every row that holds a claim; one thread at a time takes in and lists."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = threading.Lock()
        self._last = 0
        self._columns = {name: array("q") for name in _COLUMNS}
        self._ids = array("Q")
        self._papers = _Papers()
        self._names: dict[tuple[str, ...], int] = {}
        self._superseded = (array("q"), array("q"))
        """Numbers of supersessions, and of the rows that they supersede."""

    @property
    def taken_in(self) -> int:
        """The number of the last row of the ledger that it knows."""
        return self._last

    def listing(self, store: Store, times: Times) -> Listing:
        """Return what counts within the times, after taking in what was recorded since the last time."""
        last = store.last_row(times.known_on)
        with self._lock:
            if last > self._last:
                self._take_in(store, last)
            return self._list(store, times, last)

    def _take_in(self, store: Store, last: int) -> None:
        first = self._last + 1
        for row, recorded_at, content in store.listed("document", first, last):
            self._papers.add(row, document_from_json(content, None, recorded_at=recorded_at))
        for row, _, content in store.listed("claim", first, last):
            self._add(row, content)
        for row, _, content in store.listed("supersession", first, last):
            self._superseded[0].append(row)
            self._superseded[1].append(content["row"])
        self._last = last

    def _add(self, row: int, content: Mapping[str, Any]) -> None:
        self._ids.append(_number(content["id"]))
        found = {"row": row, **self._found_by(content)}
        for name in _COLUMNS:
            self._columns[name].append(found[name])

    def _found_by(self, content: Mapping[str, Any]) -> dict[str, int]:
        sentence, speaker = content["sentence"], content["speaker"]
        who = [speaker] if isinstance(speaker, str) else list(speaker)
        where = [
            name
            for place in content.get("places") or ()
            for name in names_of_place(place["name"], place.get("words"), sentence["text"])
        ]
        first, last = content.get("date") or (None, None)
        is_dated = content.get("date") is not None
        said = (content.get("said") or (None, None))[1]
        return {
            "paper": self._papers.number_of(content["document"]["sha256"]),
            "start": sentence["start"],
            "end": sentence["end"],
            "kind": _KINDS[content["kind"]],
            "about": sum(_ABOUT[about] for about in content.get("about") or ()),
            "who": self._called([*who, content.get("speaker_for") or ""]),
            "where": self._called(where),
            "first": _ordinal(first) if first else _NEVER,
            "last": (_ordinal(last) if last else _EVER) if is_dated else _NEVER,
            "said": _ordinal(said) if said else _NEVER,
        }

    def _called(self, names: Iterable[str]) -> int:
        return self._names.setdefault(tuple(name.casefold() for name in names if name), len(self._names))

    def _list(self, store: Store, times: Times, last: int) -> Listing:
        withdrawn = store.withdrawn_rows(times.known_on)
        stands = _standing(last, withdrawn)
        papers = self._papers.within(times, stands)
        column = {name: np.array(values, dtype=np.int64) for name, values in self._columns.items()}
        ids = np.array(self._ids, dtype=np.uint64)
        place_of_paper = papers.places[column["paper"]]
        within = stands(column["row"]) & (place_of_paper >= 0)
        by, of = (np.array(values, dtype=np.int64) for values in self._superseded)
        superseded = np.isin(column["row"], of[stands(by)])
        ruled = _Ruled(store, store.acts(known_on=times.known_on))
        counting = ruled.counting(column["row"], ids, within, superseded)
        column["paper"] = place_of_paper
        # A report that is dated cannot have said anything after its day.
        published = papers.days[np.maximum(place_of_paper, 0)]
        column["said"] = _earlier(column["said"], published)
        column = {name: values[counting] for name, values in column.items()}
        ids = ids[counting]
        amended = ruled.amended(ids)
        if amended:
            column, ids = self._with_amended(column, ids, amended, papers)
        order = np.lexsort((ids, column["end"], column["start"], column["paper"]))
        return Listing(
            papers=papers.documents,
            columns={name: values[order] for name, values in column.items()},
            ids=ids[order],
            names=tuple(self._names),
            amended=amended,
        )

    def _with_amended(
        self, column: dict[str, Numbers], ids: NDArray[np.uint64], amended: Sequence[Claim], papers: "_Within"
    ) -> tuple[dict[str, Numbers], NDArray[np.uint64]]:
        rows = [{"row": -1 - place, **self._found_by(claim_as_json(claim))} for place, claim in enumerate(amended)]
        for row in rows:
            row["paper"] = int(papers.places[row["paper"]])
            row["said"] = int(_earlier(np.array([row["said"]]), papers.days[row["paper"]])[0])
        more = {name: np.array([row[name] for row in rows], dtype=np.int64) for name in _COLUMNS}
        numbers = np.array([_number(claim.id) for claim in amended], dtype=np.uint64)
        return {name: np.concatenate([column[name], more[name]]) for name in _COLUMNS}, np.concatenate([ids, numbers])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Within:
    documents: tuple[Document, ...]
    places: Numbers
    """By number of the report: its place among those within the times; -1 where it is none of them."""
    days: Numbers
    """By place: the day of publication; 0 where nobody knows it."""


class _Papers:
    """The reports, each under a number; one that was taken back and came again has several rows."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[tuple[int, Document]] = []

    def add(self, row: int, document: Document) -> None:
        self.number_of(document.sha256)
        self._rows.append((row, document))

    def number_of(self, sha256: str) -> int:
        return self._numbers.setdefault(sha256, len(self._numbers))

    def within(self, times: Times, stands: Callable[[Numbers], Marks]) -> _Within:
        standing = stands(np.array([row for row, _ in self._rows], dtype=np.int64))
        found = {
            document.sha256: document
            for (_, document), is_there in zip(self._rows, standing, strict=True)
            if is_there and _counts_from(document) <= times.published_by
        }
        documents = sorted(found.values(), key=document_place)
        places = np.full(len(self._numbers), -1, dtype=np.int64)
        for place, document in enumerate(documents):
            places[self._numbers[document.sha256]] = place
        days = [document.published.day.toordinal() if document.published else _NEVER for document in documents]
        return _Within(documents=tuple(documents), places=places, days=np.array([*days] or [_NEVER], dtype=np.int64))


class _Ruled:
    """What people decided of claims."""

    def __init__(self, store: Store, acts: Sequence[Act]) -> None:
        self._store = store
        self._reviews = {act.target: act for act in decisive(acts) if act.kind is ActKind.REVIEW}
        self._amended: dict[str, Claim] = {}

    def counting(self, rows: Numbers, ids: NDArray[np.uint64], within: Marks, superseded: Marks) -> Marks:
        """Return which rows count: of each claim the last that does, and none that a person took out or amended."""
        current, earlier = within & ~superseded, within & superseded
        counting = _last_of_each(ids, current)
        if self._reviews:
            reviewed = np.isin(ids, np.array([_number(one) for one in self._reviews if _is_id(one)], dtype=np.uint64))
            again = _last_of_each(ids, earlier & reviewed & ~np.isin(ids, ids[counting]))
            places = np.flatnonzero((counting | again) & reviewed)
            claims = self._store.claims_in([int(rows[place]) for place in places])
            for place in places:
                claim = claims[int(rows[place])]
                if again[place] and not is_upheld(claim, self._reviews):
                    continue
                last, _ = follow(claim, self._reviews)
                counting[place] = last is not None and last.id == claim.id
                if last is not None and last.id != claim.id:
                    self._amended[last.id] = last
        return counting

    def amended(self, ids: NDArray[np.uint64]) -> tuple[Claim, ...]:
        """Return the amendments that count and that no reading found as well."""
        return tuple(one for _, one in sorted(self._amended.items()) if _number(one.id) not in ids)


def _last_of_each(ids: NDArray[np.uint64], among: Marks) -> Marks:
    """Return which rows are the last of their claim among the marked ones."""
    places = np.flatnonzero(among)[::-1]
    _, firsts = np.unique(ids[places], return_index=True)
    marks = np.zeros(len(ids), dtype=bool)
    marks[places[firsts]] = True
    return marks


def _standing(last: int, withdrawn: Sequence[tuple[int, int]]) -> Callable[[Numbers], Marks]:
    """Return what marks the rows that are recorded by then, and not taken back."""

    def stands(rows: Numbers) -> Marks:
        marks: Marks = rows <= last
        for first, end in withdrawn:
            marks &= (rows < first) | (rows > end)
        return marks

    return stands


def _earlier(said: Numbers, published: Numbers) -> Numbers:
    """Return the earlier of two days, of which either may be unknown."""
    both = np.minimum(said, published)
    return np.where(both == _NEVER, np.maximum(said, published), both)


def _counts_from(document: Document) -> date:
    if document.published:
        return document.published.day
    return document.recorded_at.date() if document.recorded_at else date.min


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _is_id(claim_id: str) -> bool:
    prefix, _, digits = claim_id.partition("-")
    return prefix == "c" and len(digits) == 16 and all(digit in "0123456789abcdef" for digit in digits)


def _number(claim_id: str) -> int:
    """Return the id as a number, in the same order: its sixteen hexadecimal digits are all that distinguishes it."""
    return int(claim_id[2:], 16)
