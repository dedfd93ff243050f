"""What is kept between requests: answers made lately, each made once however many ask for it at a time.

All of it can be made anew from the ledger at any time; it is keyed by the last entry, so that nothing is stale.
"""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, RLock
from time import thread_time
from typing import Any, Generic, TypeVar

from trucewatch.model.claim import Claim
from trucewatch.model.text import Document

_LARGE_S = 1.0
"""Of the processor's time: an answer that took longer is about a large ledger."""

_THRESHOLDS = gc.get_threshold()
_NEVER = 1_000_000_000

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, with the report that carries it."""

    claim: Claim
    document: Document


class Shelf(Generic[Key]):
    """Kept answers; the one asked for longest ago makes room."""

    def __init__(self, most: int = 128) -> None:
        """Take how many answers are kept at most."""
        self.most = most
        self._answers: OrderedDict[Key, tuple[Any]] = OrderedDict()
        self._making: dict[Key, Any] = {}
        self._lock = Lock()

    def get(self, key: Key) -> tuple[Any] | None:
        """Return what is kept under the key, alone in a tuple; None where nothing is."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Key, answer: object) -> None:
        """Keep an answer."""
        with self._lock:
            self._answers[key] = (answer,)
            self._answers.move_to_end(key)
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)

    def recent(self) -> tuple[Key, ...]:
        """Return the keys of what is kept, the one asked for last first."""
        with self._lock:
            return tuple(reversed(self._answers))

    def made(self, key: Key, make: Callable[[], T]) -> T:
        """Return the answer under the key; whoever asks first makes it, and the others wait for it."""
        kept: tuple[T] | None = self.get(key)
        if kept is not None:
            return kept[0]
        with self._lock:
            making = self._making.setdefault(key, RLock())
        with making:
            again: tuple[T] | None = self.get(key)
            if again is not None:
                return again[0]
            try:
                started = thread_time()
                answer = make()
                if thread_time() - started > _LARGE_S:
                    settle_down()
                self.put(key, answer)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            return answer


def settle_down() -> None:
    """Have the collector of cycles leave alone what there is: what took long is large and stays."""
    gc.freeze()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have the collector of cycles look at what is young alone meanwhile, and leave alone what was made.

    Going through millions of new objects, none of which is garbage, it would stop all threads for seconds.
    """
    young, middle, _ = _THRESHOLDS
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*_THRESHOLDS)
        settle_down()


def one_a_sentence(told: Iterable[Told]) -> list[Told]:
    """Return one claim for each sentence, the one published last first."""
    by_sentence: dict[tuple[str, int], Told] = {}
    for one in told:
        by_sentence.setdefault((one.claim.document, one.claim.sentence.span.start), one)
    return list(reversed(by_sentence.values()))


def telling_first(told: Iterable[Told]) -> list[Told]:
    """Return the claims with those first that give a share, then the words of parties, then all others."""
    return sorted(told, key=lambda one: (one.claim.share is None, one.claim.speaker_for is None))
