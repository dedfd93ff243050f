"""The desk: what pages ask, and where their answers are kept; what takes long is left to the keeper.

On a small ledger pages look at whatever was recorded last, and wait until it is worked out. On a large one they look at
the last recording of which the boards in use are finished, and say so; the next is made ready beside them, and they
pass on to it when it is. Whoever names an instant is always answered as of that instant.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Lock
from typing import TypeVar

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.text import Document
from trucewatch.views.board import Board
from trucewatch.views.catalogue import Catalogue, Listing
from trucewatch.web.keeper import Keeper
from trucewatch.web.shelf import Key, Shelf, Told, undisturbed
from trucewatch.workspace import Workspace

T = TypeVar("T")

SMALL_ROWS = 20_000
"""A ledger of no more rows is small: its boards are made while the reader waits."""
PATIENCE_S = 2.0
"""How long a page of a large ledger waits for what is being worked out, before it says that it is."""
_MADE_READY = 4
"""Boards that are made ready for a later recording: those asked for last."""
_MADE_AGAIN = 24
"""What follows from them, and was asked for last, is made again with them."""
_KEPT_ROWS = 8_000_000
"""Rows of the ledger that all kept boards may be made of, taken together: what bounds the memory."""
_LATER = "later"
"""The key of what is made ready."""
_MOST_BOARDS = 128
_MOST_ANSWERS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What every page tells of the whole workspace."""

    documents: int
    constructed: str | None
    """`all`, `some`, or None where no report says of itself that it is made up."""
    newest: date | None
    """The last day on which something was published."""
    days: Mapping[date, int]
    """How many reports were published on each day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """What pages do not show yet."""

    known_on: datetime
    """What they show was recorded by this instant."""
    claims: int
    """How many were recorded since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    evidence: Evidence
    claims: Mapping[str, tuple[int, Claim]]
    """By id, each with its place in the order of the evidence; what was set aside stands behind all that counts."""


class Desk:
    """The workspace that pages ask, with what is kept of its answers; many threads may ask at a time."""

    def __init__(self, workspace: Workspace, *, small_rows: int = SMALL_ROWS, patience_s: float = PATIENCE_S) -> None:
        """Take the workspace; nothing is read of it yet.

        Args:
            small_rows: Rows of a ledger up to which readers wait for their board.
            patience_s: Seconds that they wait on a larger one.
        """
        self.workspace = workspace
        self.keeper = Keeper(at_work=lambda: undisturbed() if self._is_large else nullcontext())
        self._small_rows = small_rows
        self._patience_s = patience_s
        self._twin: Workspace | None = None
        self._catalogue = Catalogue()
        self._boards: Shelf[tuple[str, Times]] = Shelf(_MOST_BOARDS)
        self._bodies: Shelf[tuple[date, datetime]] = Shelf()
        self._listings: Shelf[tuple[date, datetime]] = Shelf()
        self._answers: Shelf[tuple[Hashable, Times]] = Shelf(_MOST_ANSWERS)
        self.make_again: Callable[[Desk, Hashable, Times], None] = lambda _desk, _what, _times: None
        """Makes an answer again within later times; set by whoever knows how they are made."""
        self._head: datetime | None = None
        self._is_large = False
        self._lock = Lock()

    def head(self) -> datetime | None:
        """Return the last recording that pages look at unless they are asked for another; None where there is none."""
        latest = _latest(self.workspace)
        if latest is None:
            return None
        with self._lock:
            if latest != self._head:
                self._take_measure()
            if not self._is_large or self._head is None or self._head > latest:
                self._head = latest
            elif latest > self._head:
                self.keeper.make_ready(
                    _LATER, lambda: self._make_ready(latest), kind="later", what="what was recorded since"
                )
            return self._head

    def newer(self, times: Times) -> Newer | None:
        """Return what was recorded later than what the times look at, while it is being worked in; None otherwise."""
        if not self.keeper.is_at(_LATER):
            return None
        claims = self.workspace.claims_since(times.known_on)
        return Newer(known_on=times.known_on, claims=claims) if claims else None

    def evidence(self, times: Times) -> Evidence:
        """Return all that lies within the times."""
        return replace(self._indexed(times).evidence, times=times)

    def board(self, agreement_id: str, times: Times) -> Board:
        """Return how an agreement stands within the times."""
        settled = self._settled(times)

        def make() -> Board:
            self._indexed(settled)
            return self._asked().board(agreement_id, settled)

        # Asked before anybody waits: there may be no such agreement.
        title = self.workspace.agreement(agreement_id).title
        what = f"the board of {title} as of {times.as_of.isoformat()}"
        board = self._worked(self._boards, (agreement_id, settled), make, kind="board", what=what)
        return replace(board, times=times)

    def kept_board(self, agreement_id: str, times: Times) -> Board | None:
        """Return a board if it is finished; where it is not, it is made when nobody waits for anything else."""
        if not self._is_large:
            return self.board(agreement_id, times)
        settled = self._settled(times)
        key = (agreement_id, settled)
        kept: tuple[Board] | None = self._boards.get(key)
        if kept is None:
            self.keeper.make_ready(key, lambda: self.board(agreement_id, settled), kind="board", what="a board")
        return replace(kept[0], times=times) if kept else None

    def worked_out(self, what: Hashable, times: Times, make: Callable[[Workspace], T], *, called: str) -> T:
        """Return what a workspace answers within the times, worked out by the keeper and kept.

        Args:
            what: Names the question, with whatever its answer depends on besides the ledger and the times.
            make: Asks the workspace that it is given, which nobody else asks meanwhile.
            called: What it is, in words.
        """

        def ask() -> T:
            self._indexed(times)
            return make(self._asked())

        return self.apart(what, times, ask, called=called)

    def apart(self, what: Hashable, times: Times, make: Callable[[], T], *, called: str) -> T:
        """Return what is worked out by the keeper and kept, and rests on no evidence as a whole; see `worked_out`."""
        return self._worked(self._answers, (("apart", what), self._settled(times)), make, kind=called, what=called)

    def answer(self, what: Hashable, times: Times, make: Callable[[], T]) -> T:
        """Return the answer to a question within the times that follows quickly from others; it is kept.

        Args:
            what: As in `worked_out`.
        """
        return self._answers.made((what, self._settled(times)), make)

    def listing(self, times: Times) -> Listing | None:
        """Return which claims count within the times; None where some of it is withheld, and all must be read."""
        settled = self._settled(times)
        key = (settled.published_by, settled.known_on)
        workspace = self.workspace

        def make() -> Listing | None:
            listing = workspace.listing(settled, self._catalogue)
            return listing if workspace.tells_all_of(listing.papers) else None

        # A handful of numbers a claim: quickly listed once the catalogue knows the ledger.
        return self._worked(self._listings, key, make, kind="catalogue", what="the catalogue of claims")

    def told_at(self, listing: Listing, places: Sequence[int]) -> list[Told]:
        """Return the claims at these places of a listing, with their reports."""
        claims = self.workspace.listed_claims(listing, places)
        documents = self.workspace.documents_of({claim.document for claim in claims})
        return [Told(claim=claim, document=documents[claim.document]) for claim in claims]

    def told(self, times: Times, claim_ids: Iterable[str]) -> list[Told]:
        """Return the claims of those ids with their reports, in the order of the evidence; unknown ids are left out."""
        settled = self._settled(times)
        kept: tuple[_Index] | None = self._bodies.get((settled.published_by, settled.known_on))
        if kept is None and (listing := self.listing(times)) is not None:
            return self.told_at(listing, [int(place) for place in listing.places_of(claim_ids)])
        index = kept[0] if kept else self._indexed(times)
        found = sorted(index.claims[one] for one in set(claim_ids) if one in index.claims)
        return [Told(claim=claim, document=index.evidence.documents[claim.document]) for _, claim in found]

    def overview(self, times: Times) -> Overview:
        """Return what every page tells of all that lies within the times."""
        settled = self._settled(times)
        key = (
            "overview",
            Times(as_of=settled.published_by, published_by=settled.published_by, known_on=settled.known_on),
        )

        def make() -> Overview:
            listing = self.listing(settled)
            return _overview(self.evidence(settled).documents.values() if listing is None else listing.papers)

        return self._answers.made(key, make)

    def _indexed(self, times: Times) -> _Index:
        settled = self._settled(times)
        key = (settled.published_by, settled.known_on)

        def make() -> _Index:
            evidence = self._asked().evidence(settled)
            claims = {claim.id: (place, claim) for place, claim in enumerate((*evidence.claims, *evidence.set_aside))}
            return _Index(evidence=evidence, claims=claims)

        return self._worked(self._bodies, key, make, kind="evidence", what="what all pages rest on")

    def _worked(self, shelf: Shelf[Key], key: Key, make: Callable[[], T], *, kind: str, what: str) -> T:
        kept: tuple[T] | None = shelf.get(key)
        if kept is not None:
            return kept[0]

        def make_and_keep() -> T:
            again: tuple[T] | None = shelf.get(key)
            if again is not None:
                return again[0]
            made = make()
            shelf.put(key, made)
            return made

        patience_s = self._patience_s if self._is_large else None
        return self.keeper.get(key, make_and_keep, kind=kind, what=what, patience_s=patience_s)

    def _make_ready(self, latest: datetime) -> None:
        """Make what is in use as it is with what was recorded last, then let pages look at that."""
        try:
            boards = [key for key in self._boards.recent() if key[1].known_on == self._head]
            for agreement_id, times in boards[:_MADE_READY]:
                self.board(agreement_id, replace(times, known_on=latest))
            listings = [day for day, known_on in self._listings.recent() if known_on == self._head]
            for day in listings[:_MADE_READY]:
                self.overview(Times(as_of=day, published_by=day, known_on=latest))
            answers = [key for key in self._answers.recent() if key[1].known_on == self._head]
            for what, times in answers[:_MADE_AGAIN]:
                self.make_again(self, what, replace(times, known_on=latest))
        finally:
            # Where something failed, pages find it again, and tell it.
            with self._lock:
                self._head = latest

    def _take_measure(self) -> None:
        rows = self.workspace.rows()
        self._is_large = rows > self._small_rows
        fitting = max(1, _KEPT_ROWS // max(1, rows))
        self._bodies.most = min(_MOST_BOARDS, max(2, fitting // 4))
        self._boards.most = min(_MOST_BOARDS, max(len(self.workspace.agreements.agreements) + _MADE_READY, fitting))

    def _asked(self) -> Workspace:
        """Return the workspace that the keeper alone asks: a workspace answers one question at a time."""
        if self._twin is None:
            self._twin = self.workspace.twin()
        return self._twin

    def _settled(self, times: Times) -> Times:
        return self.workspace.settle(times)


def _latest(workspace: Workspace) -> datetime | None:
    ever = datetime.max.replace(tzinfo=UTC)
    settled = workspace.settle(Times(as_of=ever.date(), published_by=ever.date(), known_on=ever)).known_on
    return None if settled == ever else settled


def _overview(documents: Collection[Document]) -> Overview:
    days = Counter(document.published.day for document in documents if document.published)
    flags = [document.constructed for document in documents]
    constructed = "all" if flags and all(flags) else "some" if any(flags) else None
    return Overview(documents=len(documents), constructed=constructed, newest=max(days, default=None), days=days)
