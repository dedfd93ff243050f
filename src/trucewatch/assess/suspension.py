"""Tell whether a party has suspended or ended the deal: by its own last word, never by somebody else's."""

from datetime import date

from trucewatch.assess.involved import ids_of
from trucewatch.assess.territory import Territory
from trucewatch.assess.voices import Scale
from trucewatch.model.claim import About, Claim, ClaimKind, State

_OFF = frozenset({State.SUSPENDED, State.ENDED})
_ON = frozenset({State.REACHED, State.IN_FORCE, State.EXTENDED})


def find_suspensions(scale: Scale, territory: Territory) -> tuple[Claim, ...]:
    """Return the claims by which parties say that they hold themselves no longer bound, in order of party."""
    last: dict[str, tuple[date, str, Claim]] = {}
    for claim in scale.evidence.claims:
        day = scale.evidence.said_on(claim)
        if day is None or not scale.agreement.signed <= day <= scale.evidence.times.as_of:
            continue
        if not _is_on_the_deal(claim, scale, territory):
            continue
        for origin in scale.origins.of(claim.id):
            if origin.key in scale.agreement.parties:
                word = (day, claim.id, claim)
                last[origin.key] = max(last.get(origin.key, word), word, key=lambda one: one[:2])
    return tuple(last[party][2] for party in sorted(last) if last[party][2].state in _OFF)


def _is_on_the_deal(claim: Claim, scale: Scale, territory: Territory) -> bool:
    """Tell whether the claim is about this deal as such: its report is, and it names no other parties."""
    if claim.kind is not ClaimKind.AGREEMENT or claim.denied or claim.state not in _OFF | _ON:
        return False
    if claim.about and About.WHOLE_AGREEMENT not in claim.about:
        return False
    parties = ids_of(claim.parties, scale.actors)
    if parties and not parties & frozenset(scale.agreement.parties):
        return False
    return territory.is_subject_of(scale.evidence.documents[claim.document])
