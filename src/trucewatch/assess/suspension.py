"""Tell whether a party has suspended or ended the deal: by its own last word, never by somebody else's."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from trucewatch.assess.involved import ids_of
from trucewatch.assess.territory import Territory
from trucewatch.assess.voices import Scale
from trucewatch.model.claim import About, Claim, ClaimKind, State

_OFF = frozenset({State.SUSPENDED, State.ENDED})
_ON = frozenset({State.REACHED, State.IN_FORCE, State.EXTENDED})


def find_suspensions(scale: Scale, territory: Territory) -> tuple[Claim, ...]:
    """Return the claims by which parties say that they hold themselves no longer bound, in order of party."""
    suspensions = Suspensions()
    suspensions.take_up((), scale.evidence.claims, scale, territory)
    return suspensions.found()


class Suspensions:
    """What the parties say of being bound, kept up as claims come and go."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._words: defaultdict[str, dict[str, tuple[date, str, Claim]]] = defaultdict(dict)
        """By party, then by claim id."""
        self._parties: dict[str, tuple[str, ...]] = {}

    def take_up(self, gone: Iterable[str], come: Iterable[Claim], scale: Scale, territory: Territory) -> None:
        """Carry on without the claims of some ids, and with others."""
        for claim_id in gone:
            for party in self._parties.pop(claim_id, ()):
                del self._words[party][claim_id]
        for claim in come:
            day = scale.evidence.said_on(claim)
            if day is None or not scale.agreement.signed <= day <= scale.evidence.times.as_of:
                continue
            if not _is_on_the_deal(claim, scale, territory):
                continue
            keys = (origin.key for origin in scale.origins.of(claim.id))
            self._parties[claim.id] = tuple(key for key in keys if key in scale.agreement.parties)
            for party in self._parties[claim.id]:
                self._words[party][claim.id] = (day, claim.id, claim)

    def found(self) -> tuple[Claim, ...]:
        """Return the claims by which parties say that they hold themselves no longer bound, in order of party."""
        last = [max(words.values(), key=lambda one: one[:2])[2] for _, words in sorted(self._words.items()) if words]
        return tuple(claim for claim in last if claim.state in _OFF)


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
