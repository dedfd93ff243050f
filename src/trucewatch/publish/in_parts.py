"""Hand over a ledger of any size: claims are read, checked and written some thousands at a time.

What is handed over is what `hand_over.prepare` hands over of the whole evidence; only incidents, which rest on all
claims together, cannot be had so.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from trucewatch.custody.withhold import is_protected, withhold
from trucewatch.errors import LooseEndsError
from trucewatch.model.actor import SourceIndex
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.text import Document
from trucewatch.publish.checks import find_loose_claims
from trucewatch.publish.form import Handover
from trucewatch.publish.licences import Withheld, count_withheld, why_withheld
from trucewatch.publish.profiles import Profile, in_profile

PartsOf = Callable[[Collection[str]], Iterator[Evidence]]
"""Yields the evidence of some reports, by sha256, in parts whose claims follow on one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where claims are read from, and what is wanted of them."""

    times: Times
    headings: Mapping[str, Document]
    """All reports within the times, without their texts, in the order of the evidence."""
    parts: PartsOf
    wanted: Callable[[Evidence], Iterable[Claim]]
    """Returns the claims of a part that are wanted, in its order."""


class ClaimsInParts:
    """Claims that are read anew each time they are gone through; how many there are is known after the first time."""

    def __init__(self, read: Callable[[], Iterator[Claim]]) -> None:
        """Take what reads them."""
        self._read = read
        self._number: int | None = None

    def __iter__(self) -> Iterator[Claim]:
        """Yield the claims.

        Raises:
            LooseEndsError: A claim does not stand where it says it does.
        """
        number = 0
        for claim in self._read():
            number += 1
            yield claim
        self._number = number

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self) if self._number is None else self._number

    def __contains__(self, claim: object) -> bool:
        """Tell whether the claim is one of them."""
        return any(one == claim for one in self)


def prepare_in_parts(source: Source, *, sources: SourceIndex, profile: Profile, finest_km: float) -> Handover:
    """Return what may be handed over of the claims that are wanted; they are read when they are gone through.

    Args:
        finest_km: How exactly places may be told of which a protected source speaks.
    """
    kept_back = {sha256 for sha256, one in source.headings.items() if why_withheld(one, sources)}
    free = {sha256: one for sha256, one in source.headings.items() if sha256 not in kept_back}
    protected = {sha256 for sha256, one in free.items() if is_protected(one, sources)}
    # What a protected report says may be named in another of them: they are held against each other, all at once.
    told = {claim.id: claim for claim in _withheld_claims(source, protected, sources, finest_km)}

    def read() -> Iterator[Claim]:
        for part in source.parts(free.keys()):
            if loose := find_loose_claims(part):
                raise LooseEndsError(loose)
            leaving = (told.get(claim.id, claim) for claim in source.wanted(part))
            yield from in_profile(leaving, part, profile)

    return Handover(
        claims=ClaimsInParts(read),
        evidence=Evidence(times=source.times, documents=free, claims=(), judgements=(), copies=()),
        withheld=_count_kept_back(source, kept_back, sources),
    )


def _withheld_claims(
    source: Source, protected: Collection[str], sources: SourceIndex, finest_km: float
) -> tuple[Claim, ...]:
    """Return what is told of the claims of protected reports."""
    parts = list(source.parts(protected)) if protected else []
    if not parts:
        return ()
    whole = replace(
        parts[0],
        documents={sha256: one for part in parts for sha256, one in part.documents.items()},
        claims=tuple(claim for part in parts for claim in part.claims),
        set_aside=tuple(claim for part in parts for claim in part.set_aside),
    )
    return withhold(whole, sources=sources, finest_km=finest_km).claims


def _count_kept_back(source: Source, kept_back: Collection[str], sources: SourceIndex) -> tuple[Withheld, ...]:
    """Return how many of the claims that are wanted may not be passed on, and why, in order of source."""
    numbers: dict[tuple[str, str], int] = {}
    for part in source.parts(kept_back) if kept_back else ():
        for one in count_withheld(source.wanted(part), part, sources):
            numbers[one.source, one.reason] = numbers.get((one.source, one.reason), 0) + one.claims
    return tuple(Withheld(source=by, reason=reason, claims=number) for (by, reason), number in sorted(numbers.items()))
