"""What would change this: the fewest claims whose rejection turns a status, and the strongest on each side.

Every set of claims is tried, the smallest sets first, as long as `change_trials` allows; so far the answer is exact.
Beyond that, claims are taken away greedily until the status turns, and those that were taken in vain are put back: that
set turns the status, and no set of fewer claims than were tried through does.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from trucewatch.assess.interest import Interest
from trucewatch.assess.voices import Voice, standing
from trucewatch.model.finding import Status, Way
from trucewatch.model.rate import RateChange, RateCount

_FEW = 64
"""Claims that are taken away and put back one by one."""
_MOST_PUT_BACK = 4 * _FEW
"""Trials to put something back after which what is left is told as it is: each weighs all voices anew."""

StatusOf = Callable[[Sequence[Voice]], Status]
"""How an obligation would stand with these voices alone, those that their origins took back left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The fewest claims found whose rejection turns the status."""

    claims: tuple[str, ...]
    """Claim ids, weightiest first."""
    to: Status
    """The status that is left without them."""
    at_least: int
    """No set of fewer claims than this turns it."""

    @property
    def is_exact(self) -> bool:
        """Whether no smaller set can be hidden."""
        return len(self.claims) == self.at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Strongest:
    """The weightiest voices on either side."""

    for_it: Voice | None
    against_it: Voice | None
    admissions: tuple[Voice, ...]
    """What somebody says to his own cost, weightiest first."""


def find_strongest(voices: Sequence[Voice]) -> Strongest:
    """Return the weightiest voice on either side, and the admissions.

    Args:
        voices: Those that stand, weightiest first.
    """
    return Strongest(
        for_it=next((voice for voice in voices if voice.bearing.way is Way.FOR), None),
        against_it=next((voice for voice in voices if voice.bearing.way is Way.AGAINST), None),
        admissions=tuple(voice for voice in voices if voice.interest is Interest.AGAINST and voice.weight > 0),
    )


def find_turn(voices: Sequence[Voice], status_of: StatusOf, *, trials: int) -> Turn | None:
    """Return the fewest claims whose rejection turns the status; None where rejecting all of them does not.

    Args:
        voices: All voices on the obligation, also those that their origins took back: what a rejected claim replaced
            stands again.
        trials: How many sets are tried before the answer is only a bound.
    """
    now = status_of(standing(voices))
    claims = _by_weight(voices)
    if status_of(_without(voices, claims)) is now:
        return None
    left = trials
    for size in range(1, len(claims) + 1):
        sets = math.comb(len(claims), size)
        if sets > left:
            return _greedily(voices, claims, status_of, at_least=size)
        left -= sets
        for chosen in combinations(claims, size):
            then = status_of(_without(voices, chosen))
            if then is not now:
                return Turn(claims=chosen, to=then, at_least=size)
    raise AssertionError("rejecting all claims turned the status, and no set of them did")


def find_turn_of_rate(
    rate: RateChange,
    claims_of: Mapping[str, Sequence[str]],
    recount: Callable[[RateCount, RateCount], RateChange],
    status_of: Callable[[RateChange], Status],
) -> Turn | None:
    """Return the fewest claims about counted incidents whose rejection turns a status that follows from rates.

    Incidents about which the fewest claims were made go first, of those since the deal or of those before it. What they
    do to who was on watch is left out of account, so that the answer is a bound.

    Args:
        claims_of: The claims about each incident, by incident id.
        recount: Compares two counts.
    """
    now = status_of(rate)
    turns = []
    for is_after in (True, False):
        count = rate.after if is_after else rate.before
        cheapest = sorted(count.incidents, key=lambda name: (len(claims_of[name]), name))

        def status_without(gone: int, *, is_after: bool = is_after, cheapest: Sequence[str] = cheapest) -> Status:
            count = rate.after if is_after else rate.before
            fewer = replace(count, violations=count.violations - gone, incidents=tuple(sorted(cheapest[gone:])))
            return status_of(recount(*((rate.before, fewer) if is_after else (fewer, rate.after))))

        # The fewer violations, the farther the ratio from what it is: once turned, it stays turned.
        gone = bisect_left(range(len(cheapest) + 1), 1, key=lambda number: int(status_without(number) is not now))
        if gone <= len(cheapest):
            claims = tuple(name for incident in cheapest[:gone] for name in claims_of[incident])
            turns.append(Turn(claims=claims, to=status_without(gone), at_least=1))
    return min(turns, key=lambda turn: len(turn.claims), default=None)


def _greedily(voices: Sequence[Voice], claims: Sequence[str], status_of: StatusOf, *, at_least: int) -> Turn:
    """Take away the weightiest voice of the side that holds the status, one by one, then put back what was in vain."""
    now = status_of(standing(voices))
    sides = {voice.claim.id: voice.bearing.way for voice in reversed(voices)}

    def is_turned(gone: Sequence[str]) -> bool:
        return status_of(_without(voices, gone)) is not now

    best: tuple[str, ...] | None = None
    for side in (*Way, None):
        order = [name for name in claims if side is None or sides[name] is side]
        gone = _first_turning(order, is_turned)
        if gone is None:
            continue
        gone = _put_back(gone, is_turned)
        if best is None or len(gone) < len(best):
            best = tuple(gone)
    if best is None:
        raise AssertionError("rejecting all claims turned the status, and rejecting them one by one did not")
    return Turn(claims=best, to=status_of(_without(voices, best)), at_least=min(at_least, len(best)))


def _first_turning(order: Sequence[str], is_turned: Callable[[Sequence[str]], bool]) -> list[str] | None:
    """Return the first of the claims whose rejection turns the status; of very many, found by doubling and halving."""
    if len(order) <= _FEW:
        sizes = (size for size in range(1, len(order) + 1) if is_turned(order[:size]))
        found = next(sizes, None)
        return None if found is None else list(order[:found])
    size = 1
    while size < len(order) and not is_turned(order[:size]):
        size *= 2
    size = min(size, len(order))
    if not is_turned(order[:size]):
        return None
    low = size // 2
    found = low + bisect_left(range(low, size), 1, key=lambda number: int(is_turned(order[:number])))
    return list(order[:found])


def _put_back(gone: list[str], is_turned: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return the claims without those rejected in vain; of very many, whole heaps are put back, largest first."""
    heap = max(1, len(gone) // _FEW)
    tried = 0
    while tried <= _MOST_PUT_BACK:
        start = 0
        while start < len(gone):
            rest = [*gone[:start], *gone[start + heap :]]
            tried += 1
            if is_turned(rest):
                gone = rest
            else:
                start += heap
        if heap == 1:
            break
        heap //= 2
    return gone


def _by_weight(voices: Iterable[Voice]) -> tuple[str, ...]:
    ordered = sorted(voices, key=lambda voice: (-voice.weight, voice.claim.id))
    return tuple(dict.fromkeys(voice.claim.id for voice in ordered))


def _without(voices: Sequence[Voice], rejected: Iterable[str]) -> tuple[Voice, ...]:
    gone = frozenset(rejected)
    return standing([voice for voice in voices if voice.claim.id not in gone])
