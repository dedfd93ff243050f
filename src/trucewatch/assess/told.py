"""Who speaks for and against one obligation, weightiest first, kept up as voices come and go."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from trucewatch.assess.interest import Interest
from trucewatch.assess.voices import Voice
from trucewatch.model.finding import Way
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origin


class Side(StrEnum):
    """On which side a voice is told."""

    AT_A_COST = "at a cost"
    """It costs its speaker to say so: an admission, or praise of the other side."""
    FOR = "for"
    AGAINST = "against"


def side_of(voice: Voice) -> Side:
    """Return where the voice is told: what costs its speaker is told before either side."""
    if voice.interest is Interest.AGAINST:
        return Side.AT_A_COST
    return Side.FOR if voice.bearing.way is Way.FOR else Side.AGAINST


class Claims:
    """Claims of one side, each by its weightiest voice."""

    def __init__(self) -> None:
        """Begin without any."""
        self._voices: defaultdict[str, list[Voice]] = defaultdict(list)
        self._keys: dict[str, tuple[float, float, str]] = {}
        self._touched: set[str] = set()
        self._rows: Ordered[Voice] = Ordered()
        self.ids: Ordered[str] = Ordered()
        self.ways: Counter[Way] = Counter()
        """How many claims point which way."""

    def add(self, voice: Voice) -> None:
        """Let a voice be heard."""
        insort(self._voices[voice.claim.id], voice, key=place_of)
        self._touched.add(voice.claim.id)

    def take(self, voice: Voice) -> None:
        """Let a voice not have been heard."""
        self._voices[voice.claim.id].remove(voice)
        self._touched.add(voice.claim.id)

    def settle(self) -> None:
        """Let all that was added and taken count."""
        if not self._touched:
            return
        gone, come = [], []
        for claim_id in self._touched:
            voices, key = self._voices[claim_id], self._keys.pop(claim_id, None)
            if key is not None:
                gone.append(key)
                self.ways[self._way_under(key)] -= 1
            if voices:
                key = self._keys[claim_id] = (voices[0].weight, -voices[-1].weight, claim_id)
                come.append((key, voices[0]))
                self.ways[voices[0].bearing.way] += 1
            else:
                del self._voices[claim_id]
        self.ids = self.ids.edited(
            [key[-1] for key in gone if key[-1] not in self._keys],
            [(key[-1], key[-1]) for key, _ in come if not self.ids.has(key[-1])],
        )
        self._rows = self._rows.edited(gone, come)
        self._touched = set()

    def first(self, number: int) -> list[Voice]:
        """Return the weightiest voices of so many claims, weightiest first."""
        return [self._rows[-1 - place] for place in range(min(number, len(self._rows)))]

    def _way_under(self, key: tuple[float, float, str]) -> Way:
        voice = self._rows.value_of(key)
        if voice is None:
            raise KeyError(key)
        return voice.bearing.way


class Told:
    """The voices that stand on one obligation, as its reasons tell them."""

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        """Begin with these voices."""
        self.sides: dict[Side, Claims] = {side: Claims() for side in Side}
        self._heads: defaultdict[tuple[Way, Origin], list[Voice]] = defaultdict(list)
        self._claims = _Ids()
        self._weightless = _Ids()
        for voice in voices:
            self.add(voice)
        self.settle()

    def add(self, voice: Voice) -> None:
        """Let a voice be heard."""
        self.sides[side_of(voice)].add(voice)
        insort(self._heads[voice.bearing.way, voice.origin], voice, key=place_of)
        self._claims.add(voice.claim.id)
        if voice.weight <= 0:
            self._weightless.add(voice.claim.id)

    def take(self, voice: Voice) -> None:
        """Let a voice not have been heard."""
        self.sides[side_of(voice)].take(voice)
        heard = self._heads[voice.bearing.way, voice.origin]
        del heard[bisect_left(heard, place_of(voice), key=place_of)]
        if not heard:
            del self._heads[voice.bearing.way, voice.origin]
        self._claims.take(voice.claim.id)
        if voice.weight <= 0:
            self._weightless.take(voice.claim.id)

    def settle(self) -> None:
        """Let all that was added and taken count."""
        for claims in self.sides.values():
            claims.settle()
        self._claims.settle()
        self._weightless.settle()

    @property
    def claims(self) -> Ordered[str]:
        """Ids of all claims through which somebody speaks, in ascending order."""
        return self._claims.ids

    @property
    def weightless(self) -> Ordered[str]:
        """Ids of the claims whose voices have no weight, in ascending order."""
        return self._weightless.ids

    def heads(self, way: Way) -> list[Voice]:
        """Return each origin's weightiest voice for one way, weightiest first."""
        return sorted((voices[0] for (one, _), voices in self._heads.items() if one is way), key=place_of)

    def weighty_tails(self) -> list[Voice]:
        """Return each origin's lightest voice of any weight, for each way, weightiest first."""
        return sorted(self._weighty_tails(), key=place_of)

    def _weighty_tails(self) -> Iterator[Voice]:
        for voices in self._heads.values():
            place = bisect_right(voices, 0, key=lambda voice: int(voice.weight <= 0))
            if place:
                yield voices[place - 1]


class _Ids:
    """Ids of claims, each of which may be named more than once."""

    def __init__(self) -> None:
        self.ids: Ordered[str] = Ordered()
        self._named: Counter[str] = Counter()
        self._touched: set[str] = set()

    def add(self, claim_id: str) -> None:
        self._named[claim_id] += 1
        self._touched.add(claim_id)

    def take(self, claim_id: str) -> None:
        self._named[claim_id] -= 1
        self._touched.add(claim_id)

    def settle(self) -> None:
        gone = [one for one in self._touched if not self._named[one]]
        for one in gone:
            del self._named[one]
        come = [(one, one) for one in self._touched if one in self._named and not self.ids.has(one)]
        self.ids = self.ids.edited(gone, come)
        self._touched = set()


def place_of(voice: Voice) -> tuple[float, str, Origin]:
    """Return the key by which voices are put in order: the weightiest first."""
    return -voice.weight, voice.claim.id, voice.origin
