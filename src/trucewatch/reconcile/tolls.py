"""Bring the figures of independent origins into one toll: lowest, best, highest, and whose claims they rest on.

A later figure of the same origin takes the place of its earlier one; echoes do not count; disagreement widens the toll.
What an origin tells of one side's dead is held against what others tell of that side's, and where somebody counts the
sides one by one, the whole is made of them: what a side says of its own dead and what it says of its enemy's are added
up where the whole is asked for, and never averaged.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.incident import UNKNOWN_SIDE, OriginFigure, SideToll, Standing, Toll
from trucewatch.model.origin import Origin
from trucewatch.reconcile.sides import UNTOLD, Side

_VAGUE = ("dozen", "score", "hundred", "thousand", "million", "several", "few", "couple", "number of", "many", "some")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One origin's count, through one claim."""

    origin: Origin
    claim: Claim
    count: Count
    on: date | None
    """The day on which it was said."""
    side: Side = UNTOLD
    """Whose those are whom it counts."""
    standing: Standing = Standing.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What an origin's figures come to: its one figure, or those of several sides added up."""

    figures: tuple[Figure, ...]
    """Never empty."""

    @property
    def least(self) -> int | None:
        """The fewest that it can mean; None where it sets no lower bound."""
        leasts = [figure.count.least for figure in self.figures if figure.count.least is not None]
        return sum(leasts) if leasts else None

    @property
    def most(self) -> int | None:
        """The most that it can mean; None where it sets no upper bound."""
        return _sum_if_all(figure.count.most for figure in self.figures)

    @property
    def firm(self) -> int | None:
        """The figure on which it stands; None where any part of it is vague."""
        return _sum_if_all(middle(figure.count) for figure in self.figures)

    @property
    def standing(self) -> Standing:
        """How the origin stands to those whom it counts."""
        standings = {figure.standing for figure in self.figures}
        return standings.pop() if len(standings) == 1 else Standing.BOTH

    @property
    def sides(self) -> frozenset[str]:
        """The distinct sides that it counts; empty where it counts all in one."""
        return frozenset(figure.side.key for figure in self.figures if figure.side.is_distinct)

    def as_told(self) -> OriginFigure:
        """Return it as it is shown."""
        last = max(self.figures, key=_said)
        if len(self.figures) == 1:
            return OriginFigure(origin=last.origin.name, count=last.count, standing=last.standing, claim=last.claim.id)
        return OriginFigure(
            origin=last.origin.name,
            count=Count(least=self.least, most=self.most, best=self.firm),
            standing=self.standing,
            claim=last.claim.id,
            parts=tuple(sorted({figure.claim.id for figure in self.figures})),
        )


def span_toll(figures: Sequence[Figure]) -> Toll | None:
    """Return the toll of one side, or of all if none counts by side, in any order; None without figures."""
    latest = latest_by_origin(figures)
    return _span([_Word(figures=(figure,)) for figure in latest]) if latest else None


def span_whole(figures: Sequence[Figure]) -> Toll | None:
    """Return the toll over all sides, from figures in any order; None without figures.

    Where nobody counts more than one side, every figure may be of the whole. Where somebody does, the whole lies
    between what the sides' lowest and their highest figures add up to, or what is told of it in one figure; who counts
    fewer sides tells only of these.
    """
    of_origin: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        of_origin[figure.origin.key].append(figure)
    words = [_word(of_origin[key]) for key in sorted(of_origin)]
    if not words:
        return None
    apart = frozenset[str]().union(*(word.sides for word in words if len(word.sides) > 1))
    if not apart:
        return _span(words)
    sides = [
        toll
        for key in sorted(apart)
        if (toll := span_toll([figure for figure in figures if figure.side.key == key])) is not None
    ]
    return _span_sides([word for word in words if not word.sides or word.sides >= apart], sides, words)


def span_sides(killed: Iterable[Figure], injured: Iterable[Figure]) -> tuple[SideToll, ...]:
    """Return the tolls by side: civilians first, then by name, those whose side is not told last."""
    dead, hurt = _by_side(killed), _by_side(injured)
    ordered = sorted({*dead, *hurt}, key=lambda side: (side.key == UNKNOWN_SIDE, not side.is_distinct, side.key))
    return tuple(
        SideToll(
            side=side.key,
            name=side.name,
            killed=span_toll(dead.get(side, [])),
            injured=span_toll(hurt.get(side, [])),
        )
        for side in ordered
    )


def _by_side(figures: Iterable[Figure]) -> dict[Side, list[Figure]]:
    found: defaultdict[Side, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.side].append(figure)
    return dict(found)


def _word(figures: Sequence[Figure]) -> _Word:
    """What one origin holds the whole to be: its last figure for all, unless its later ones by side exceed that."""
    last_of_all = max((one for one in figures if not one.side.is_distinct), key=_said, default=None)
    last_by_side = {one.side: one for one in sorted(figures, key=_said) if one.side.is_distinct}
    if last_of_all is None:
        return _Word(figures=tuple(last_by_side[side] for side in sorted(last_by_side)))
    since = tuple(
        one for _, one in sorted(last_by_side.items()) if (one.on or date.min) >= (last_of_all.on or date.min)
    )
    most = last_of_all.count.most
    if since and most is not None and (_Word(figures=since).least or 0) > most:
        return _Word(figures=since)
    return _Word(figures=(last_of_all,))


def _span(words: Sequence[_Word]) -> Toll:
    leasts = [word.least for word in words if word.least is not None]
    firm = _firm(words)
    return Toll(
        low=min(leasts) if leasts else None,
        best=firm[(len(firm) - 1) // 2] if firm else None,
        high=_max_if_all(word.most for word in words),
        words=_vague_words(words),
        claims=_claims(words),
        by_origin=_told(words),
    )


def _span_sides(whole: Sequence[_Word], sides: Sequence[Toll], words: Sequence[_Word]) -> Toll:
    """The toll of the whole, of those who count all of it and of the sides' own tolls, added up."""
    told = sorted(firm for word in whole if word.standing is Standing.NEUTRAL and (firm := word.firm) is not None)
    leasts = [word.least for word in whole if word.least is not None]
    return Toll(
        low=min([*leasts, sum(side.low or 0 for side in sides)]),
        best=told[(len(told) - 1) // 2] if told else _sum_if_all(side.best for side in sides),
        high=_max_if_all([*(word.most for word in whole), _sum_if_all(side.high for side in sides)]),
        words=_vague_words(words),
        claims=tuple(sorted({*_claims(words), *(claim for side in sides for claim in side.claims)})),
        by_origin=_told(words),
    )


def _told(words: Sequence[_Word]) -> tuple[OriginFigure, ...]:
    ordered = sorted(words, key=lambda word: (word.figures[0].origin.name, word.figures[0].origin.key))
    return tuple(word.as_told() for word in ordered)


def _claims(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(sorted({figure.claim.id for word in words for figure in word.figures}))


def _vague_words(words: Sequence[_Word]) -> tuple[str, ...]:
    counts = [figure.count for word in words for figure in word.figures]
    return tuple(sorted({count.words for count in counts if count.words and is_vague(count)}))


def _firm(words: Sequence[_Word]) -> list[int]:
    """The figures to stand on, in ascending order: those of the neutral, else of who lost them, else of who boasts.

    What a side says of its own dead and what its enemy says of them are never averaged.
    """
    for standing in (Standing.NEUTRAL, Standing.OWN, Standing.ENEMY):
        firm = [best for word in words if word.standing is standing and (best := word.firm) is not None]
        if firm:
            return sorted(firm)
    return []


def _sum_if_all(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    told = [number for number in known if number is not None]
    return sum(told) if len(told) == len(known) else None


def _max_if_all(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    told = [number for number in known if number is not None]
    return max(told) if told and len(told) == len(known) else None


def _said(figure: Figure) -> tuple[date, str]:
    return figure.on or date.min, figure.claim.id


def latest_by_origin(figures: Sequence[Figure]) -> list[Figure]:
    """Return each origin's last word, in order of origin; of two on one day, the one of the greater claim id."""
    ordered = sorted(figures, key=_said)
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
