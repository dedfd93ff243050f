"""Whether a claim's sentence, or the words on which the claim rests, name whom a report names.

A name stands in the cited sentence, in any spelling under which the actor or the place is known, or in the words that
the claim gives as the ground of that very value; what it carries on from an earlier sentence stands before it in its
report. A bare "regime" or "army" is that of the land that the agreement is about, and of no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.actors.bodies import BODIES, ITSELF
from trucewatch.actors.names import fold
from trucewatch.model.actor import Actor, ActorIndex, ActorKind
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.text import Document

_SINGLE = ("speaker_for", "broker", "subject", "object", "what", "topic")
_SEVERAL = ("speaker", "perpetrator", "by", "actor", "participants", "parties", "target", "of")
_LED_BY_SPEAKER = ("speaker", "speaker_for")
_PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What may name somebody, in the reports on one agreement."""

    agreement: Agreement
    actors: ActorIndex

    def found_in(self, text: str, claim: Claim, document: Document) -> Iterator[str]:
        """Yield the names of a claim that stand in the text of a report's sentence and are borne out, longest first."""
        for key, name in sorted(_names(claim), key=lambda pair: (-len(pair[1]), pair)):
            if name in text and self._is_borne_out(key, name, claim, document):
                yield name

    def _is_borne_out(self, key: str, name: str, claim: Claim, document: Document) -> bool:
        said_on = claim.said.last if claim.said else None
        actor, principal = self.actors.find(name, on=said_on), self.actors.principal(name, on=said_on)
        served = {one.id for speaker in claim.speaker if (one := self.actors.principal(speaker, on=said_on))}
        if key == "speaker_for" and principal is not None and principal.id in served:
            return True
        spellings = frozenset(_spellings(name, key, claim, actor, principal))
        bare = self._bare_words(actor, principal)
        return any(
            _has(stretch, spellings) or _has(stretch, bare) or self._means(words, actor)
            for words in _stretches(key, claim, document)
            for stretch in (_folded(words),)
        )

    def _means(self, words: str, actor: Actor | None) -> bool:
        """Tell whether the words are, as a whole, another name of the actor."""
        if actor is None:
            return False
        meant = self.actors.find(words)
        return meant is not None and meant.id == actor.id

    def _bare_words(self, actor: Actor | None, principal: Actor | None) -> frozenset[str]:
        """The words by which a report on its land calls a state, or its body, without naming it."""
        if actor is None or principal is None or principal.country not in self.agreement.countries:
            return frozenset()
        if actor.kind in (ActorKind.STATE, ActorKind.PARTY):
            return ITSELF
        if actor.kind is ActorKind.FORCES:
            return frozenset(word for body in BODIES if body.kind is ActorKind.FORCES for word in body.words)
        return frozenset(word for body in BODIES if actor.id == f"{principal.id}/{body.id}" for word in body.words)


def _names(claim: Claim) -> set[tuple[str, str]]:
    """The names that a claim's values have, each with its key."""
    single = {(key, name) for key in _SINGLE if (name := getattr(claim, key))}
    several = {(key, name) for key in _SEVERAL for name in getattr(claim, key)}
    places = {(_PLACE, name) for place in claim.place for name in (place.name, place.words) if name}
    return {(key, name) for key, name in single | several | places if name != PUBLISHER}


def _spellings(name: str, key: str, claim: Claim, actor: Actor | None, principal: Actor | None) -> Iterator[str]:
    """Yield every spelling that means the same: "Turkish" tells of Turkey, and of its forces."""
    yield fold(name)
    if key == _PLACE:
        yield from (fold(place.words) for place in claim.place if name == place.name and place.words)
        return
    for one in (actor, principal):
        if one is not None:
            yield from map(fold, (one.name, *one.names, *one.adjectives))


def _stretches(key: str, claim: Claim, document: Document) -> Iterator[str]:
    """Yield the words that may name it: the sentence, the ground's, and, for what is carried on, all up to there."""
    yield claim.sentence.text
    grounds = [ground for ground in claim.grounds if ground.key == key]
    yield from (document.text[ground.span.start : ground.span.end] for ground in grounds if ground.span)
    is_carried = any(ground.span is None for ground in grounds)
    if is_carried or (key in _LED_BY_SPEAKER and claim.speaker != (PUBLISHER,)):
        # "She added": who she is, was told before; a speech without end names its speaker in its title alone.
        yield f"{document.title or ''} {document.text[: claim.sentence.span.end]}"


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Words as names are looked up in them: many sentences cite the same report."""
    return f" {fold(text)} "


def _has(stretch: str, spellings: Iterable[str]) -> bool:
    return any(f" {spelling} " in stretch for spelling in spellings if spelling)
