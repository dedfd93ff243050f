"""Tell of which state a report speaks, so that "the government" and "the army" are somebody's."""

from collections import Counter
from collections.abc import Iterable

from babel import Locale

from trucewatch.model.actor import ActorIndex, ActorKind
from trucewatch.model.place import Place

_FEWEST_PLACES = 2
_ENGLISH = Locale("en")


def home_of(places: Iterable[Place], actors: ActorIndex) -> str | None:
    """Return the adjective of the state in which most of the places lie; None where no state has most of them.

    Args:
        places: The places met so far, countries themselves left out of the count.
        actors: What is known of states.
    """
    counts = Counter(place.country for place in places if place.country and place.kind != "country")
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    if most < _FEWEST_PLACES or most * 2 <= counts.total():
        return None
    state = actors.find(_ENGLISH.territories.get(code, ""))
    if state is None or state.kind is not ActorKind.STATE or not state.adjectives:
        return None
    return state.adjectives[0]
