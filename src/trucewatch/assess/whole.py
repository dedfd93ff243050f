"""Tell how each party itself finds the deal as a whole kept: its latest verdict, whatever it is about in particular."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.finding import Bearing


def levels_of_whole(bearings: Iterable[Bearing], scale: Scale) -> Mapping[str, float]:
    """Return the level of each party's latest verdict on the deal as a whole, by party name, in order of name.

    Args:
        bearings: All of the agreement; a claim speaks for one level, whichever obligation it is held against.
    """
    verdicts = Verdicts()
    verdicts.take_up((), bearings, scale)
    return verdicts.levels(scale)


class Verdicts:
    """The parties' verdicts on the deal as a whole, kept up as claims come and go."""

    def __init__(self) -> None:
        """Begin without any."""
        self._words: defaultdict[str, list[tuple[date, str, float]]] = defaultdict(list)
        """By party, in order of time: a claim as often as it bears on an obligation."""

    def take_up(self, gone: Iterable[Bearing], come: Iterable[Bearing], scale: Scale) -> None:
        """Carry on without some bearings, whose claims the scale still knows, and with others."""
        for bearing in gone:
            for party, word in _words(bearing, scale):
                del self._words[party][bisect_left(self._words[party], word)]
        for bearing in come:
            for party, word in _words(bearing, scale):
                insort(self._words[party], word)

    def levels(self, scale: Scale) -> Mapping[str, float]:
        """Return the level of each party's latest verdict, by party name, in order of name."""
        latest = {party: words[-1][2] for party, words in self._words.items() if words}
        named = {party: scale.actors.get(party) for party in latest}
        return dict(sorted((actor.name if actor else party, latest[party]) for party, actor in named.items()))


def _words(bearing: Bearing, scale: Scale) -> Iterator[tuple[str, tuple[date, str, float]]]:
    claim = scale.claims[bearing.claim]
    if claim.kind is not ClaimKind.COMPLIANCE or About.WHOLE_AGREEMENT not in claim.about:
        return
    for origin in scale.origins.of(claim.id):
        if origin.key in (*scale.agreement.parties, *scale.agreement.guarantors):
            yield origin.key, (scale.evidence.said_on(claim) or date.min, claim.id, bearing.level)
