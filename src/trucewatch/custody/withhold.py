"""What is told to others of the reports of a protected source: what happened, but not by whom it is known, or where.

A source in `library/sources/` with `protected: yes` is one whose reports could give a person away. Whatever leaves the
workspace (an export, a page, a bundle) is made of `withhold(evidence, ...)` in place of the evidence, so that nothing
that is made of it can tell more than it: figures and findings are then those that a stranger could reach as well.
In the workspace itself nothing is withheld.

Of a report: its name, title, address, text and lines are gone; its source's id, day of publication, language and sha256
stay. Of a claim: whoever speaks, and for whom, the sentence, the grounds, the register's codes and id are gone, places
are coarse, and whatever names speakers or places is gone as well; kind, days, counts and who did what stay. Of what was
judged or decided about it: the words are gone.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from trucewatch.model.act import Act
from trucewatch.model.actor import SourceIndex
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import EARTH_RADIUS_KM, Place, Point
from trucewatch.model.text import Document, Sentence, Span

PROTECTED_SPEAKER = "a protected source"
"""Stands where a speaker is withheld."""
PROTECTED_PLACE = "a place that is withheld"
"""Stands where a place is withheld and not even its province is known."""
WITHHELD = "withheld"
"""Stands in a claim's content where it names a speaker, or a place, that is withheld."""
PROTECTED_REPORT = "a report of a protected source"
"""Stands where a name of a report is withheld."""
WHY = "its source is protected"

_KM_PER_DEGREE = math.radians(1) * EARTH_RADIUS_KM


def is_protected(document: Document, sources: SourceIndex) -> bool:
    """Tell whether the report could give a person away."""
    source = sources.get(document.source)
    return source is not None and source.protected


def withhold(evidence: Evidence, *, sources: SourceIndex, finest_km: float) -> Evidence:
    """Return the evidence as it may be shown to others.

    Args:
        finest_km: No place told of by a protected source is told more exactly than to within so many kilometres.
    """
    protected = {sha256 for sha256, document in evidence.documents.items() if is_protected(document, sources)}
    if not protected:
        return evidence

    secrets = [claim for claim in (*evidence.claims, *evidence.set_aside) if claim.document in protected]
    secrets += [act.amended for act in evidence.acts if act.amended and act.amended.document in protected]
    # Who speaks in one sentence of a report may be named in another.
    names = {name for claim in secrets for name in _secret_names(claim, finest_km=finest_km)}

    def told(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(
            withhold_claim(claim, finest_km=finest_km, names=names) if claim.document in protected else claim
            for claim in claims
        )

    secret = {claim.id for claim in secrets}
    return replace(
        evidence,
        documents={
            sha256: withhold_document(document) if sha256 in protected else document
            for sha256, document in evidence.documents.items()
        },
        claims=told(evidence.claims),
        set_aside=told(evidence.set_aside),
        judgements=tuple(
            replace(one, reasons=tuple(replace(reason, words=WHY) for reason in one.reasons))
            if {one.left, one.right} & secret
            else one
            for one in evidence.judgements
        ),
        acts=_withhold_acts(evidence.acts, secret, told),
    )


def withhold_document(document: Document) -> Document:
    """Return what is told of a protected report."""
    return replace(document, name=PROTECTED_REPORT, title=None, url=None, text="", blocks=(), told_by=None)


def withhold_claim(claim: Claim, *, finest_km: float, names: Collection[str] = ()) -> Claim:
    """Return what is told of a claim in a protected report, under its own id.

    Args:
        names: What must not be named in it, beside its own speakers and places.
    """
    own_voice = claim.speaker == (PUBLISHER,)
    return replace(
        _without(claim, {*names, *_secret_names(claim, finest_km=finest_km)}),
        speaker=claim.speaker if own_voice else (PROTECTED_SPEAKER,),
        speaker_for=None,
        sentence=Sentence(span=Span(start=0, end=0), text=""),
        place=tuple(coarse(place, finest_km=finest_km) for place in claim.place),
        grounds=(),
        event=None,
        codes=(),
    )


def coarse(place: Place, *, finest_km: float) -> Place:
    """Return the place as the square of a fixed grid in which it lies, under no name but its province's.

    The grid is the same for everybody and every time, so that many claims about one place do not betray it by their
    middle. A place that is known no more exactly than that already stays as it is.

    Args:
        finest_km: Side of a square, in kilometres.

    Example:
        >>> near = Place(name="Ash", point=Point(longitude=36.71, latitude=35.63), precision_km=1.0, country="SY")
        >>> told = coarse(near, finest_km=25.0)
        >>> told.name, round(told.point.latitude, 2), round(told.point.longitude, 2), round(told.precision_km, 1)
        ('a place that is withheld', 35.52, 36.74, 18.7)
    """
    if place.point is not None and (place.precision_km or 0.0) >= finest_km:
        return place
    bare = replace(place, name=place.admin1 or PROTECTED_PLACE, words=None, admin2=None, kind="area")
    if place.point is None:
        return bare
    high = finest_km / _KM_PER_DEGREE
    latitude = round(place.point.latitude / high) * high
    wide = high / max(math.cos(math.radians(latitude)), high)
    longitude = round(place.point.longitude / wide) * wide
    half_diagonal = finest_km * math.sqrt(0.5)
    return replace(
        bare,
        point=Point(longitude=longitude, latitude=latitude),
        precision_km=half_diagonal + (place.precision_km or 0.0),
    )


def _secret_names(claim: Claim, *, finest_km: float) -> Iterator[str]:
    """Yield the names of speakers and exact places of the claim."""
    # A state that speaks of itself is no secret, and its name is what the claim is about.
    yield from (name for name in claim.speaker if name not in (PUBLISHER, claim.speaker_for))
    for place in claim.place:
        if coarse(place, finest_km=finest_km) != place:
            yield from filter(None, (place.name, place.words))


_NAMING = (
    "perpetrator", "target", "by", "of", "actor", "what", "participants", "topic", "parties", "broker", "subject",
    "object",
)  # fmt: skip
"""Keys of a claim's content that hold names, or a report's own words."""


def _without(claim: Claim, names: Iterable[str]) -> Claim:
    """Return the claim with "withheld" wherever its content names one of these."""
    folded = [name.casefold() for name in names]

    def told(words: str) -> str:
        return WITHHELD if any(name in words.casefold() for name in folded) else words

    changed: dict[str, Any] = {}
    for key in _NAMING:
        match getattr(claim, key):
            case str() as words:
                changed[key] = told(words)
            case tuple() as several:
                changed[key] = tuple(map(told, several))
            case _:
                pass
    return replace(claim, **changed)


def _withhold_acts(
    acts: Iterable[Act], secret: Collection[str], told: Callable[[Iterable[Claim]], tuple[Claim, ...]]
) -> tuple[Act, ...]:
    """Return the acts, the words gone of those about a protected claim, or about such an act."""
    found: list[Act] = []
    touched = set(secret)
    for act in acts:
        if {act.target, act.other} & touched:
            touched.add(act.id)
            amended = told([act.amended])[0] if act.amended else None
            found.append(replace(act, because=WHY if act.because else "", amended=amended))
        else:
            found.append(act)
    return tuple(found)
