"""All that was said of one obligation: what of it stands, and what it comes to, kept up as voices come and go.

Everything is held in sums, counts and lists in order, which are the same however the voices came: so a roll that was
kept up says what one would say that is made of all voices at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from trucewatch.assess.interest import Interest
from trucewatch.assess.spoken import Spoken
from trucewatch.assess.status import Camps
from trucewatch.assess.told import Told
from trucewatch.assess.voices import Scale, Voice, word_of
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import About
from trucewatch.model.exact import ExactSum
from trucewatch.model.finding import Bearing, Way
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origin
from trucewatch.model.succession import Rolling
from trucewatch.settings import Settings

_Kind = tuple[Way, float, float, Interest, bool]
"""All of a voice on which a status hangs: way, level, directness, interest, and whether it has any weight."""


class Roll:
    """The voices on one obligation."""

    def __init__(self, obligation: Obligation, scale: Scale) -> None:
        """Begin with nobody.

        Args:
            scale: Of the agreement and the day; its claims are not looked at.
        """
        self.obligation = obligation
        self.spoken = Spoken()
        """Those that stand, but for the incidents that are counted elsewhere."""
        self.told = Told()
        self.camps = Camps(scale.evidence.times.as_of, scale.settings)
        self.independents = Mean()
        """Those who gain nothing either way and whose word has weight."""
        self.kept = Ordered[str]()
        """Ids of the claims that bear on it in its favour, whoever's they are, and whether or not they stand."""
        self.broken = Ordered[str]()
        self._own: dict[str, Mean] = {}
        self._sides = frozenset((*scale.agreement.parties, *scale.agreement.guarantors))
        self._settings = scale.settings
        self._words: Rolling[Voice] = Rolling()
        self._on_event: defaultdict[str, dict[tuple[str, Origin], Voice]] = defaultdict(dict)
        self._counted: tuple[Ordered[str], ...] = ()
        self._kinds: Counter[_Kind] = Counter()
        self._samples: dict[_Kind, Voice] = {}

    def bear(self, gone: Iterable[Bearing], come: Iterable[Bearing]) -> None:
        """Let claims bear on it no longer, and others bear on it."""
        edits: dict[Way, tuple[list[str], list[tuple[str, str]]]] = {way: ([], []) for way in Way}
        for bearing in gone:
            edits[bearing.way][0].append(bearing.claim)
        for bearing in come:
            edits[bearing.way][1].append((bearing.claim, bearing.claim))
        self.kept, self.broken = self.kept.edited(*edits[Way.FOR]), self.broken.edited(*edits[Way.AGAINST])

    def hear(self, gone: Iterable[Voice], come: Iterable[Voice], scale: Scale) -> None:
        """Let voices be heard no longer, and others be heard."""
        acts: tuple[list[Voice], list[Voice]] = ([], [])
        for voice in gone:
            if voice.event is None:
                self._words.take(voice, (voice.claim.id, voice.origin), (voice.origin.key,), word_of(voice))
            else:
                acts[0].append(voice)
        for voice in come:
            if voice.event is None:
                self._words.add(voice, (voice.claim.id, voice.origin), (voice.origin.key,), word_of(voice))
            else:
                acts[1].append(voice)
        words = self._words.settle()
        for voice in chain(words[0], acts[0]):
            self._leave(voice, scale)
        for voice in chain(words[1], acts[1]):
            self._join(voice, scale)
        self.told.settle()

    def count(self, counted: tuple[Ordered[str], ...]) -> None:
        """Let these incidents be counted elsewhere, so that they are not told of one by one: ids, each in one part."""
        before = self._counted or tuple(Ordered[str]() for _ in counted)
        counted = counted or tuple(Ordered[str]() for _ in before)
        moves = [one.differences(other) for one, other in zip(before, counted, strict=True)]
        for event in (event for gone, _ in moves for event in gone):
            for voice in self._on_event.get(event, {}).values():
                self.spoken.add(voice)
        for event in (event for _, come in moves for event in come):
            for voice in self._on_event.get(event, {}).values():
                self.spoken.take(voice)
        self._counted = counted

    def samples(self) -> list[Voice]:
        """Return one voice of each kind that stands: enough to tell a status, which hangs on who says what at all."""
        return [self._samples[kind] for kind, number in self._kinds.items() if number]

    def as_seen_by(self, actor_id: str) -> float | None:
        """Return the level by an actor's own word; None where it has none."""
        own = self._own.get(actor_id)
        return own.value if own else None

    def _join(self, voice: Voice, scale: Scale) -> None:
        if voice.event is not None:
            self._on_event[voice.event][voice.claim.id, voice.origin] = voice
        if not self._is_counted(voice):
            self.spoken.add(voice)
        self.told.add(voice)
        self.camps.add(voice)
        kind = _kind_of(voice)
        self._kinds[kind] += 1
        self._samples.setdefault(kind, voice)
        for mean, level, weight in self._means(voice, scale):
            mean.add(level, weight)

    def _leave(self, voice: Voice, scale: Scale) -> None:
        if voice.event is not None:
            del self._on_event[voice.event][voice.claim.id, voice.origin]
            if not self._on_event[voice.event]:
                del self._on_event[voice.event]
        if not self._is_counted(voice):
            self.spoken.take(voice)
        self.told.take(voice)
        self.camps.take(voice)
        self._kinds[_kind_of(voice)] -= 1
        for mean, level, weight in self._means(voice, scale):
            mean.take(level, weight)

    def _is_counted(self, voice: Voice) -> bool:
        return voice.event is not None and any(part.has(voice.event) for part in self._counted)

    def _means(self, voice: Voice, scale: Scale) -> Iterable[tuple["Mean", float, float]]:
        level = voice.bearing.level
        if voice.origin.key in self._sides and not _blames_whole(voice, self._settings):
            own = self._own.setdefault(voice.origin.key, Mean())
            yield own, level, voice.bearing.directness * voice.recency
        is_free = voice.weight > 0 and voice.interest is Interest.NEUTRAL
        if is_free and not scale.stakes_of(voice.origin, voice.claim) & scale.stakeholders:
            yield self.independents, level, voice.weight


class Mean:
    """A weighted mean to which things are added, and from which they are taken."""

    __slots__ = ("_sum", "_weight")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._sum = ExactSum()
        self._weight = ExactSum()

    def add(self, value: float, weight: float) -> None:
        """Let a value count with a weight."""
        self._sum.add(value * weight)
        self._weight.add(weight)

    def take(self, value: float, weight: float) -> None:
        """Let it count no longer."""
        self._sum.take(value * weight)
        self._weight.take(weight)

    @property
    def value(self) -> float | None:
        """The mean; None where nothing has weight."""
        weight = self._weight.value
        return self._sum.value / weight if weight > 0 else None


def named_levels(roll: Roll, agreement: Agreement, names: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
    """Return the level by the word of each party, with its name, in order of name."""
    seen = {
        names[party]: level
        for party in dict.fromkeys((*agreement.parties, *agreement.guarantors))
        if (level := roll.as_seen_by(party)) is not None
    }
    return tuple(sorted(seen.items()))


def _kind_of(voice: Voice) -> _Kind:
    bearing = voice.bearing
    return bearing.way, bearing.level, bearing.directness, voice.interest, voice.weight > 0


def _blames_whole(voice: Voice, settings: Settings) -> bool:
    """Whoever finds the whole kept, finds every part kept; whoever finds it broken has not said in which part."""
    is_of_whole = (
        About.WHOLE_AGREEMENT in voice.claim.about and voice.bearing.directness <= settings.directness_of_whole
    )
    return is_of_whole and voice.bearing.way is Way.AGAINST
