"""Trace every claim to whose word it is in the end, and tell mere echoes.

A speaker is an origin under the actor that it speaks for; what a report says in its own voice is its outlet's word.
A claim in a copied sentence is an echo: it is kept and shown, and adds nothing to any figure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trucewatch.model.actor import ActorIndex, Leaning, SourceIndex
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.judgement import Copy
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.text import UNKNOWN_SOURCE, Document
from trucewatch.model.wording import say_teller

_ECHO_LIKENESS = 0.7
"""Share of words that two sentences of copied reports must have in common to be one sentence, lightly edited."""


def find_origins(evidence: Evidence, *, actors: ActorIndex, sources: SourceIndex | None = None) -> Origins:
    """Return the origins of all claims of the evidence, and which claims echo which."""
    tracer = _Tracer(evidence=evidence, actors=actors, sources=sources)
    by_claim = {claim.id: tracer.origins_of(claim) for claim in evidence.claims}
    return Origins(by_claim=by_claim, echo_of=_find_echoes(evidence, by_claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tracer:
    evidence: Evidence
    actors: ActorIndex
    sources: SourceIndex | None

    def origins_of(self, claim: Claim) -> tuple[Origin, ...]:
        return tuple(sorted({self._origin_of(name, claim) for name in claim.speaker}))

    def _origin_of(self, name: str, claim: Claim) -> Origin:
        on = self.evidence.said_on(claim)
        if name == PUBLISHER:
            return self._origin_of_outlet(self.evidence.documents[claim.document], on)
        actor = self.actors.principal(name, on=on)
        if actor is None and claim.speaker_for and len(claim.speaker) == 1:
            actor = self.actors.principal(claim.speaker_for, on=on)
        if actor:
            return Origin(key=actor.id, name=actor.name)
        source = self.sources.of_name(name) if self.sources else None
        if source:
            return Origin(key=f"source:{source.id}", name=source.name)
        return Origin(key=f"name:{' '.join(name.casefold().split())}", name=name)

    def _origin_of_outlet(self, document: Document, on: date | None) -> Origin:
        """A mouthpiece's word is its master's; a monitor's own bulletin and the monitor that is quoted are one."""
        if document.source == UNKNOWN_SOURCE:
            return Origin(key=f"report:{document.sha256}", name=say_teller(document))
        source = self.sources.get(document.source) if self.sources else None
        masters = [actor_id for actor_id, leaning in source.leaning if leaning is Leaning.SPEAKS_FOR] if source else []
        actor = self.actors.get(masters[0]) if masters else None
        actor = actor or self.actors.principal(source.name if source else document.source, on=on)
        if actor:
            return Origin(key=actor.id, name=actor.name)
        return Origin(key=f"source:{document.source}", name=source.name if source else document.source)


def _find_echoes(evidence: Evidence, origins: Mapping[str, tuple[Origin, ...]]) -> dict[str, str]:
    claims_of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        claims_of[claim.document].append(claim)
    roots = _roots(evidence.copies)
    echoes: dict[str, str] = {}
    for copy, originals in roots.items():
        earlier = [claim for original in originals for claim in claims_of[original]]
        for claim in claims_of[copy]:
            first = next(
                (one for one in earlier if _says_the_same(claim, one) and not _is_other_witness(claim, one, origins)),
                None,
            )
            if first:
                echoes[claim.id] = echoes.get(first.id, first.id)
    return echoes


def _roots(copies: Iterable[Copy]) -> Mapping[str, list[str]]:
    """For each copy, all the reports that it repeats, directly or through others; those that repeat nothing first."""
    direct: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        direct[copy.copy].add(copy.original)
    reached = {sha256: _reach(sha256, direct) for sha256 in sorted(direct)}
    return {
        sha256: sorted(originals, key=lambda original: (len(reached.get(original, ())), original))
        for sha256, originals in sorted(reached.items(), key=lambda entry: (len(entry[1]), entry[0]))
    }


def _reach(start: str, direct: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for original in direct.get(waiting.pop(), set()) - reached:
            reached.add(original)
            waiting.append(original)
    return reached - {start}


def _says_the_same(claim: Claim, earlier: Claim) -> bool:
    """Tell whether the two stand in one sentence and differ at most in their figures; a denial is no echo."""
    if (claim.kind, claim.type, claim.about, claim.verdict, claim.denied) != (
        earlier.kind,
        earlier.type,
        earlier.about,
        earlier.verdict,
        earlier.denied,
    ):
        return False
    words, others = _words(claim.sentence.text), _words(earlier.sentence.text)
    shared = len(words & others)
    return shared >= _ECHO_LIKENESS * max(len(words), len(others), 1)


def _is_other_witness(claim: Claim, earlier: Claim, origins: Mapping[str, tuple[Origin, ...]]) -> bool:
    """Tell whether two people are quoted, and not one: the same words of another man are a word of his own."""
    if PUBLISHER in (*claim.speaker, *earlier.speaker):
        return False
    return not set(origins[claim.id]) & set(origins[earlier.id])


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))
