"""Those who speak for one side of a contradiction: who speaks first, who else, since when, and through which claims.

A crowd of many is made of cells: claims of the same origins that say the same as directly. What is told of it hangs on
each cell's first claim and on sums, so that one claim more costs no more in a crowd of thousands than in one of two.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origin

if TYPE_CHECKING:
    from trucewatch.reconcile.disputes.matter import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """One side, never empty."""

    first: Claim
    """Speaks for the side."""
    names: tuple[str, ...]
    """Of all origins, in the order in which their claims may speak for the side."""
    claims: Sequence[str]
    """Ids, in ascending order."""
    since: date | None
    """The first day on which one of the claims was said; None where no day is known."""
    newest: date
    """The last such day; `date.min` where no day is known."""
    is_of_named: bool
    """Whether somebody can be asked about one of the claims."""
    has_share: bool
    """Whether one of them gives a share of the ground."""

    @classmethod
    def of(cls, claims: Sequence[Claim], matter: "Matter") -> "Crowd":
        """Return the crowd of these claims, the first of which speaks for it."""
        days = [day for claim in claims if (day := matter.evidence.said_on(claim))]
        names = dict.fromkeys(origin.name for claim in claims for origin in matter.origins.of(claim.id))
        return cls(
            first=claims[0],
            names=tuple(names),
            claims=tuple(sorted({claim.id for claim in claims})),
            since=min(days, default=None),
            newest=max(days, default=date.min),
            is_of_named=any(map(matter.is_of_named, claims)),
            has_share=any(claim.share is not None for claim in claims),
        )


class Cell:
    """Claims of the same origins, of which any may stand for the others; kept up as they come and go."""

    def __init__(self, origins: tuple[Origin, ...]) -> None:
        """Begin without claims."""
        self.origins = origins
        self.keys = frozenset(origin.key for origin in origins)
        self.ids: Ordered[str] = Ordered()
        self._rows: Ordered[Claim] = Ordered()
        self._days: list[date] = []
        self._shares = 0

    def turn(self, gone: Iterable[Claim], come: Iterable[Claim], matter: "Matter") -> None:
        """Let claims go, and others come."""
        going, coming = list(gone), list(come)
        self.ids = self.ids.edited([claim.id for claim in going], [(claim.id, claim.id) for claim in coming])
        self._rows = self._rows.edited(
            [_place_in_cell(claim, matter) for claim in going],
            [(_place_in_cell(claim, matter), claim) for claim in coming],
        )
        for claim in going:
            if day := matter.evidence.said_on(claim):
                del self._days[bisect_left(self._days, day)]
        for claim in coming:
            if day := matter.evidence.said_on(claim):
                insort(self._days, day)
        self._shares += sum(claim.share is not None for claim in coming)
        self._shares -= sum(claim.share is not None for claim in going)

    @property
    def first(self) -> Claim:
        """The claim that may speak for all: the newest, if it is somebody's own words, with a share if any has one."""
        return self._rows.last

    @property
    def days(self) -> Sequence[date]:
        """The days on which the claims were said, in ascending order."""
        return self._days

    @property
    def has_share(self) -> bool:
        """Whether a claim gives a share of the ground."""
        return self._shares > 0

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.ids)


class Union:
    """The ids of many cells together, kept up as cells change, come and go; no id is in two of them."""

    def __init__(self) -> None:
        """Begin without cells."""
        self._parts: Mapping[object, Ordered[str]] = {}
        self._whole: Ordered[str] = Ordered()

    def of(self, parts: Mapping[object, Ordered[str]]) -> Ordered[str]:
        """Return the ids of these parts, each under a key by which it is known again."""
        nothing: Ordered[str] = Ordered()
        gone: list[str] = []
        come: list[str] = []
        for key in {**self._parts, **parts}:
            before, now = self._parts.get(key, nothing), parts.get(key, nothing)
            if before is not now:
                left, entered = before.differences(now)
                gone += left
                come += entered
        self._parts = dict(parts)
        self._whole = self._whole.edited(gone, [(one, one) for one in come])
        return self._whole


def crowd_of(cells: Sequence[Cell], ids: Ordered[str], matter: "Matter") -> Crowd:
    """Return the crowd of several cells, the first claim of the first of which speaks for it.

    Args:
        cells: None of them empty, in the order of their first claims.
        ids: Of all their claims.
    """
    days = [day for cell in cells if cell.days for day in (cell.days[0], cell.days[-1])]
    return Crowd(
        first=cells[0].first,
        names=tuple(dict.fromkeys(origin.name for cell in cells for origin in cell.origins)),
        claims=ids,
        since=min(days, default=None),
        newest=max(days, default=date.min),
        is_of_named=any(matter.is_of_named(cell.first) for cell in cells),
        has_share=any(cell.has_share for cell in cells),
    )


class Containment:
    """Whether one body of ids lies within another, kept up as both change."""

    def __init__(self) -> None:
        """Begin with nothing in nothing."""
        self._inner: Ordered[str] = Ordered()
        self._outer: Ordered[str] = Ordered()
        self._missing = 0

    def holds(self, inner: Ordered[str], outer: Ordered[str]) -> bool:
        """Tell whether every id of the inner is in the outer."""
        left, entered = self._inner.differences(inner)
        self._missing += sum(not self._outer.has(one) for one in entered)
        self._missing -= sum(not self._outer.has(one) for one in left)
        left, entered = self._outer.differences(outer)
        self._missing += sum(inner.has(one) for one in left)
        self._missing -= sum(inner.has(one) for one in entered)
        self._inner, self._outer = inner, outer
        return self._missing == 0


def _place_in_cell(claim: Claim, matter: "Matter") -> tuple[bool, bool, bool, date, str]:
    """How `Matter.newest_first` tells claims of the same origins apart."""
    said = matter.evidence.said_on(claim) or date.min
    return matter.is_by_name(claim), PUBLISHER not in claim.speaker, claim.share is not None, said, claim.id
