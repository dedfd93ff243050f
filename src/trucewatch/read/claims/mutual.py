"""What each of two sides says of the other: "each says that the other fired first"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import ClaimKind, Quoted
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.line import Voice

_EACH = re.compile(
    r"\b(?:each|both|either)(?: (?:side|sides|camp|camps|party|parties|army|armies|group|groups|of them|of the \w+))?"
    r" (?:has |have )?(?:say|says|said|claims?|claimed|insists?|insisted|maintains?|maintained)(?: that)? the other\b",
    re.IGNORECASE,
)
_REACH = 12


def of_each(draft: Draft, report: Report) -> Iterator[Draft]:
    """Yield the incident once for each of the two sides that lay it to the other; any other incident as it is."""
    sides = _sides(report) if _EACH.search(draft.line.doc.text) and _is_the_others(draft) else ()
    if len(sides) != 2:
        yield draft
        return
    for speaker, other in (sides, sides[::-1]):
        who = report.company.named(speaker)
        voice = Voice(
            speaker=(speaker,),
            speaker_for=who.acts_for if who else None,
            quoted=Quoted.INDIRECT,
            rule="speaker.each",
            span=draft.line.span(draft.at.i, draft.at.i + 1),
        )
        yield replace(draft, keys={**draft.keys, "perpetrator": (other,)}, voice=voice)


def _is_the_others(draft: Draft) -> bool:
    named = draft.keys.get("perpetrator") or ("other",)
    return any("other" in name.casefold() for name in named)


def _sides(report: Report) -> tuple[str, ...]:
    """Return the two sides told of last: of one clash, or the doers and breakers of the last claims."""
    found: list[str] = []
    for draft in reversed(report.told[-_REACH:]):
        key = "perpetrator" if draft.kind is ClaimKind.INCIDENT else "by"
        for name in draft.keys.get(key) or ():
            if name not in found and "other" not in name.casefold():
                found.append(name)
        if len(found) >= 2:
            return tuple(found[:2])
    return ()
