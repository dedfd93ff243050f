"""Tell how each party itself finds the deal as a whole kept: its latest verdict, whatever it is about in particular."""

from collections.abc import Iterable, Mapping
from datetime import date

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.finding import Bearing


def levels_of_whole(bearings: Iterable[Bearing], scale: Scale) -> Mapping[str, float]:
    """Return the level of each party's latest verdict on the deal as a whole, by party name, in order of name.

    Args:
        bearings: All of the agreement; a claim speaks for one level, whichever obligation it is held against.
    """
    latest: dict[str, tuple[date, str, float]] = {}
    for bearing in bearings:
        claim = scale.claims[bearing.claim]
        if claim.kind is not ClaimKind.COMPLIANCE or About.WHOLE_AGREEMENT not in claim.about:
            continue
        word = (scale.evidence.said_on(claim) or date.min, claim.id, bearing.level)
        for origin in scale.origins.of(claim.id):
            if origin.key in (*scale.agreement.parties, *scale.agreement.guarantors):
                latest[origin.key] = max(latest.get(origin.key, word), word)
    named = {party: scale.actors.get(party) for party in latest}
    return dict(sorted((actor.name if actor else party, latest[party][2]) for party, actor in named.items()))
