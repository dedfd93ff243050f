"""Who has which claim open for review, so that two do not do the same work; forgotten when the server stops."""

from collections.abc import Callable
from time import monotonic

_MINUTES = 10


class AtWork:
    """The claims that somebody opened lately."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._opened: dict[str, tuple[str, float]] = {}

    def open(self, claim_id: str, by: str) -> None:
        """Note that somebody opened a claim; whoever had another open has left it."""
        self._opened = {one: held for one, held in self._opened.items() if held[0] != by and self._is_fresh(held)}
        self._opened[claim_id] = (by, self._clock())

    def other_than(self, by: str, claim_id: str) -> str | None:
        """Return who else opened the claim in the last ten minutes; None when nobody did."""
        held = self._opened.get(claim_id)
        return held[0] if held and held[0] != by and self._is_fresh(held) else None

    def _is_fresh(self, held: tuple[str, float]) -> bool:
        return self._clock() - held[1] < _MINUTES * 60
