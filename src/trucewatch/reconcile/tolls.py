"""Bring the figures of independent origins into one toll: lowest, best, highest, and whose claims they rest on.

A later figure of the same origin takes the place of its earlier one; echoes do not count; disagreement widens the toll.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.incident import OriginFigure, Standing, Toll
from trucewatch.model.origin import Origin

_VAGUE = ("dozen", "score", "hundred", "thousand", "million", "several", "few", "couple", "number of", "many", "some")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One origin's count, through one claim."""

    origin: Origin
    claim: Claim
    count: Count
    on: date | None
    """The day on which it was said."""
    standing: Standing = Standing.NEUTRAL


def span_toll(figures: Sequence[Figure]) -> Toll | None:
    """Return the toll that the figures come to, in any order; None without figures."""
    latest = latest_by_origin(figures)
    if not latest:
        return None
    leasts = [figure.count.least for figure in latest if figure.count.least is not None]
    mosts = [figure.count.most for figure in latest if figure.count.most is not None]
    firm = _firm(latest)
    words = {figure.count.words for figure in latest if figure.count.words and is_vague(figure.count)}
    return Toll(
        low=min(leasts) if leasts else None,
        best=firm[(len(firm) - 1) // 2] if firm else None,
        high=max(mosts) if len(mosts) == len(latest) else None,
        words=tuple(sorted(words)),
        claims=tuple(sorted({figure.claim.id for figure in latest})),
        by_origin=tuple(
            OriginFigure(origin=figure.origin.name, count=figure.count, standing=figure.standing, claim=figure.claim.id)
            for figure in sorted(latest, key=lambda figure: (figure.origin.name, figure.origin.key))
        ),
    )


def _firm(figures: Sequence[Figure]) -> list[int]:
    """The figures to stand on, in ascending order: those of the neutral, else of who lost them, else of who boasts.

    What a side says of its own dead and what its enemy says of them are never averaged.
    """
    for standing in (Standing.NEUTRAL, Standing.OWN, Standing.ENEMY):
        firm = [best for one in figures if one.standing is standing and (best := middle(one.count)) is not None]
        if firm:
            return sorted(firm)
    return []


def latest_by_origin(figures: Sequence[Figure]) -> list[Figure]:
    """Return each origin's last word, in order of origin; of two on one day, the one of the greater claim id."""
    ordered = sorted(figures, key=lambda figure: (figure.on or date.min, figure.claim.id))
    latest = {figure.origin.key: figure for figure in ordered}
    return [latest[key] for key in sorted(latest)]


def middle(count: Count) -> int | None:
    """Return the figure on which a count stands: midway between its bounds, or its only one; None where it is vague.

    A register that names its best estimate is taken at its word.
    """
    if count.best is not None:
        return count.best
    if is_vague(count):
        return None
    if count.least is not None and count.most is not None:
        return (count.least + count.most) // 2
    return count.least if count.least is not None else count.most


def is_vague(count: Count) -> bool:
    """Tell whether words without a figure said it: "dozens" is not to be turned into 24."""
    words = (count.words or "").casefold()
    return any(vague in words for vague in _VAGUE) and not any(letter.isdigit() for letter in words)
