"""Say tolls as people write them, with the words that were said where nobody gave a figure."""

from collections.abc import Iterable

from trucewatch.model.incident import UNKNOWN_SIDE, SideToll, Toll

_DASH = "–"


def say_toll(toll: Toll) -> str:
    """Return the best figure, with the range where there is one, and what was said instead of figures.

    Example:
        >>> say_toll(Toll(low=5, best=7, high=9))
        '7 (5–9)'
        >>> say_toll(Toll(low=24, best=None, high=None, words=("dozens",)))
        'dozens'
    """
    if _is_words_alone(toll):
        return " or ".join(toll.words)
    return _figures(toll) + _beside(toll)


def short_toll(toll: Toll | None) -> str:
    """Return the lowest to the highest figure, "+" where some origin sets no upper bound; "" without a toll.

    Example:
        >>> short_toll(Toll(low=5, best=7, high=None))
        '5+'
    """
    if toll is None:
        return ""
    if _is_words_alone(toll):
        return " or ".join(toll.words)
    low = "?" if toll.low is None else f"{toll.low:,}"
    high = "+" if toll.high is None else "" if toll.high == toll.low else f"{_DASH}{toll.high:,}"
    return f"{low}{high}"


def say_sides(sides: Iterable[SideToll]) -> str:
    """Return whose the dead were, as far as it is told: "civilians 3, Northland 2–5"; "" where it is not.

    Example:
        >>> say_sides([SideToll(side="civilians", name="civilians", killed=Toll(low=3, best=3, high=3))])
        'civilians 3'
    """
    return ", ".join(
        f"{side.name} {short_toll(side.killed)}" for side in sides if side.killed and side.side != UNKNOWN_SIDE
    )


def _is_words_alone(toll: Toll) -> bool:
    """Whether nobody gave a figure to stand on: the bounds are ours then, and "dozens" is not turned into 24."""
    return bool(toll.words) and toll.best is None


def _figures(toll: Toll) -> str:
    low, best, high = toll.low, toll.best, toll.high
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        spread = f"{low:,}{_DASH}{high:,}"
        return f"{best:,} ({spread})" if best is not None else spread
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else "an unknown number of"


def _beside(toll: Toll) -> str:
    return f"; also “{'”, “'.join(toll.words)}”" if toll.words else ""
