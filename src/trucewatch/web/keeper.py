"""The keeper: works out what takes long, one thing after the other, in a thread of its own, for whoever waits for it.

Whoever asks waits a while, and is then told how far it is: no page is held up by another page's board. What fifty
readers ask for at once is worked out once. What nobody asks for any more is not begun.
"""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from threading import Condition, Event, Thread, current_thread
from time import monotonic
from typing import Any, TypeVar

from trucewatch.errors import TrucewatchError

T = TypeVar("T")

_GIVEN_UP_S = 60.0
"""What nobody asked for again within so many seconds is not begun; a waiting page asks every few seconds."""
_MOST_WAITING = 12
"""Askers who wait for one thing at a time: the others are told at once how far it is, and threads stay free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work is that somebody waits for."""

    what: str
    """What is being worked out, in words."""
    ahead: int
    """How many things come before it, with the one that is being worked out."""
    running_s: float | None
    """For how many seconds it has been worked on; None where it was not begun."""
    usual_s: float | None
    """How long the last thing of its kind took; None where there was none."""


class UnfinishedError(TrucewatchError):
    """What was asked for is being worked out; whoever asks again later gets it."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        super().__init__(f"{progress.what} is being worked out: ask again in a few seconds")


@dataclass(slots=True, kw_only=True)
class _Task:
    key: Hashable
    kind: str
    what: str
    make: Callable[[], Any]
    is_asked_for: bool
    asked_at: float
    began_at: float | None = None
    waiting: int = 0
    done: Event = field(default_factory=Event)
    result: Any = None
    error: Exception | None = None


class Keeper:
    """A thread that works out one thing at a time; what somebody waits for goes before what is made ready."""

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        *,
        at_work: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Begin with nothing to do.

        Args:
            clock: Tells seconds, from any beginning.
            at_work: What holds while something is being made.
        """
        self._at_work = at_work
        self._clock = clock
        self._tasks: dict[Hashable, _Task] = {}
        self._changed = Condition()
        self._thread: Thread | None = None
        self._usual_s: dict[str, float] = {}

    def get(self, key: Hashable, make: Callable[[], T], *, kind: str, what: str, patience_s: float | None) -> T:
        """Return what `make` returns in the keeper's thread.

        Args:
            key: What is asked for again under the same key is the same thing.
            kind: What sort of thing it is: what the last of its kind took tells how long this may take.
            what: What it is, in words.
            patience_s: Seconds to wait; without end where None.

        Raises:
            UnfinishedError: It is not ready by then; it is worked on all the same.
        """
        if current_thread() is self._thread:
            return make()
        task = self._put(key, make, kind=kind, what=what, is_asked_for=True)
        with self._changed:
            has_room = patience_s is None or task.waiting < _MOST_WAITING
            task.waiting += 1
        try:
            is_done = task.done.wait(patience_s if has_room else 0)
        finally:
            with self._changed:
                task.waiting -= 1
        if not is_done:
            raise UnfinishedError(self._progress(task))
        if task.error is not None:
            with self._changed:
                self._tasks.pop(key, None)
            raise task.error
        result: T = task.result
        return result

    def make_ready(self, key: Hashable, make: Callable[[], object], *, kind: str, what: str) -> None:
        """Have something made when nobody waits for anything else; nothing where that is under way already."""
        self._put(key, make, kind=kind, what=what, is_asked_for=False)

    def is_at(self, key: Hashable) -> bool:
        """Tell whether something is waiting to be made, or being made, under that key."""
        with self._changed:
            return key in self._tasks and not self._tasks[key].done.is_set()

    def is_idle(self) -> bool:
        """Tell whether nothing is being made, nor waits for it."""
        with self._changed:
            return all(task.done.is_set() for task in self._tasks.values())

    def wait(self) -> None:
        """Wait until everything that was asked for is made."""
        with self._changed:
            self._changed.wait_for(lambda: all(task.done.is_set() for task in self._tasks.values()))

    def _put(self, key: Hashable, make: Callable[[], Any], *, kind: str, what: str, is_asked_for: bool) -> _Task:
        with self._changed:
            task = self._tasks.get(key)
            if task is None or (task.done.is_set() and not is_asked_for):
                task = _Task(
                    key=key, kind=kind, what=what, make=make, is_asked_for=is_asked_for, asked_at=self._clock()
                )
                self._tasks[key] = task
            task.is_asked_for = task.is_asked_for or is_asked_for
            task.asked_at = self._clock()
            if self._thread is None:
                self._thread = Thread(target=self._work, name="keeper", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return task

    def _work(self) -> None:
        while True:
            with self._changed:
                task = self._next()
                while task is None:
                    self._changed.wait()
                    task = self._next()
                task.began_at = self._clock()
            try:
                with self._at_work():
                    task.result = task.make()
            except Exception as error:  # noqa: BLE001 - whoever asked is told it, in their own thread
                task.error = error
            with self._changed:
                self._usual_s[task.kind] = self._clock() - task.began_at
                if task.error is None or not task.is_asked_for or task.waiting:
                    # An error that nobody waits for any more is kept for whoever asks next.
                    self._tasks.pop(task.key, None)
                task.done.set()
                self._changed.notify_all()

    def _next(self) -> _Task | None:
        now = self._clock()
        for task in [one for one in self._tasks.values() if _is_given_up(one, now)]:
            del self._tasks[task.key]
        waiting = [task for task in self._tasks.values() if task.began_at is None]
        return min(waiting, key=lambda task: not task.is_asked_for, default=None)

    def _progress(self, task: _Task) -> Progress:
        with self._changed:
            now = self._clock()
            unmade = [one for one in self._tasks.values() if not one.done.is_set()]
            here = unmade.index(task) if task in unmade else 0
            ahead = sum(one.began_at is not None or one.is_asked_for for one in unmade[:here])
            ahead += sum(one.began_at is not None for one in unmade[here + 1 :])
            return Progress(
                what=task.what,
                ahead=0 if task.began_at is not None else ahead,
                running_s=None if task.began_at is None else now - task.began_at,
                usual_s=self._usual_s.get(task.kind),
            )


def _is_given_up(task: _Task, now: float) -> bool:
    """What nobody fetched, or nobody asked for again before it was begun."""
    if not task.is_asked_for or task.waiting or now - task.asked_at < _GIVEN_UP_S:
        return False
    return task.began_at is None or task.done.is_set()
