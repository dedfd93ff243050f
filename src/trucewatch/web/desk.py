"""Keep the pages answering while the ledger grows: what takes long is made ready beside them, then put in their place.

As long as answers are made quickly, pages look at whatever was recorded last. Once one took long, they stay with the
recording that they know; the next is made ready by a thread of its own, and the pages pass on to it when it is.
"""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Thread

from trucewatch.errors import TrucewatchError
from trucewatch.model.evidence import Times
from trucewatch.web.shelf import Shelf
from trucewatch.workspace import Workspace

_QUICK_S = 2.0
"""A page that takes no longer may make its answers itself."""
_MADE_READY = 4
"""Boards that are made ready: those asked for last."""


class Desk:
    """The workspace that pages ask, with what is kept of its answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._front = (workspace, Shelf())
        self._next: tuple[Workspace, Shelf] | None = None
        self._making: Thread | None = None

    def front(self) -> tuple[Workspace, Shelf]:
        """Return what to ask now."""
        if self._next is not None:
            self._front, self._next = self._next, None
        workspace, shelf = self._front
        latest = _latest(workspace)
        if shelf.slowest_s < _QUICK_S or shelf.head is None:
            shelf.head = latest
        elif latest is not None and latest > shelf.head and not self.is_making_ready:
            self._making = Thread(target=self._make_ready, args=(workspace, shelf, latest), daemon=True)
            self._making.start()
        return self._front

    @property
    def is_making_ready(self) -> bool:
        """Whether a later recording is being made ready."""
        return self._making is not None and self._making.is_alive()

    def wait(self) -> None:
        """Wait until what is being made ready is."""
        if self._making is not None:
            self._making.join()

    def _make_ready(self, workspace: Workspace, shelf: Shelf, latest: datetime) -> None:
        twin, ready = workspace.twin(), Shelf(latest)
        ready.slowest_s = shelf.slowest_s
        try:
            for agreement_id, times in shelf.boards_made()[:_MADE_READY]:
                if times.known_on == shelf.head:
                    later = replace(times, known_on=latest)
                    ready.board(twin, agreement_id, later)
                    ready.told(twin, later, ())
                    ready.overview(twin, later)
        except TrucewatchError:
            # The ledger could not be read just now; the next request tries again, and tells if it must.
            return
        self._next = (twin, ready)


def _latest(workspace: Workspace) -> datetime | None:
    ever = datetime.max.replace(tzinfo=UTC)
    settled = workspace.settle(Times(as_of=ever.date(), published_by=ever.date(), known_on=ever)).known_on
    return None if settled == ever else settled
