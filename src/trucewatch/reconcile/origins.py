"""Trace every claim to whose word it is in the end, and tell mere echoes.

A speaker is an origin under the actor that it speaks for; what a report says in its own voice is its outlet's word.
A claim in a copied sentence is an echo: it is kept and shown, and adds nothing to any figure.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from trucewatch.model.actor import ActorIndex, Leaning, SourceIndex
from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, IncidentType, Verdict
from trucewatch.model.evidence import Evidence
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.text import UNKNOWN_SOURCE, Document
from trucewatch.model.wording import say_teller

_Saying = tuple[ClaimKind, IncidentType | None, tuple[About, ...], Verdict | None, bool]
_ORIGINALS = ("source_original", "source")
"""Columns in which registers of events name whom they take a report from: UCDP, ACLED."""
_ECHO_LIKENESS = 0.7
"""Share of words that two sentences of copied reports must have in common to be one sentence, lightly edited."""


def find_origins(evidence: Evidence, *, actors: ActorIndex, sources: SourceIndex | None = None) -> Origins:
    """Return the origins of all claims of the evidence, and which claims echo which."""
    tracer = _Tracer(evidence=evidence, actors=actors, sources=sources)
    by_claim = {claim.id: tracer.origins_of(claim) for claim in evidence.claims}
    return Origins(by_claim=by_claim, echo_of=_find_echoes(evidence, by_claim, sources))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tracer:
    evidence: Evidence
    actors: ActorIndex
    sources: SourceIndex | None

    def origins_of(self, claim: Claim) -> tuple[Origin, ...]:
        names = self._relayed(claim) or claim.speaker
        return tuple(sorted({self._origin_of(name, claim) for name in names}))

    def _relayed(self, claim: Claim) -> tuple[str, ...]:
        """Whose reports a register codes, where all of them are known: it is no second witness to what they said."""
        codes = dict(claim.codes)
        told = next((codes[column] for column in _ORIGINALS if column in codes), "")
        names = tuple(name.strip() for name in re.split(r"[,;/]", told) if name.strip())
        if claim.speaker != (PUBLISHER,) or not all(map(self._is_known, names)):
            return ()
        return names

    def _is_known(self, name: str) -> bool:
        is_source = self.sources is not None and self.sources.of_name(name) is not None
        return is_source or self.actors.principal(name) is not None

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


def _find_echoes(
    evidence: Evidence, origins: Mapping[str, tuple[Origin, ...]], sources: SourceIndex | None
) -> dict[str, str]:
    copied = {sha256 for copy in evidence.copies for sha256 in (copy.copy, copy.original)}
    claims_of: defaultdict[str, list[_Told]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.document in copied:
            claims_of[claim.document].append(_Told(claim=claim, words=_words(claim.sentence.text)))
    echoes: dict[str, str] = {}
    for copy, originals in _roots(_directed(evidence, sources)).items():
        earlier: defaultdict[_Saying, list[_Told]] = defaultdict(list)
        for original in originals:
            for told in claims_of[original]:
                earlier[_saying(told.claim)].append(told)
        for told in claims_of[copy]:
            first = next(
                (
                    one.claim
                    for one in earlier.get(_saying(told.claim), ())
                    if _is_one_sentence(told.words, one.words)
                    and _may_be_one_thing(told.claim, one.claim)
                    and not _is_other_witness(told.claim, one.claim, origins)
                ),
                None,
            )
            if first:
                echoes[told.claim.id] = echoes.get(first.id, first.id)
    return echoes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim and the words of its sentence."""

    claim: Claim
    words: frozenset[str]


def _directed(evidence: Evidence, sources: SourceIndex | None) -> Iterator[tuple[str, str]]:
    """Yield pairs of a copy and its original: of one day's, the one better graded, or else the earlier by the clock.

    So it never matters how many ungraded papers print an agency's report on the very day.
    """

    def rank(sha256: str) -> tuple[date, str, float, str]:
        document = evidence.documents[sha256]
        published = document.published
        source = sources.get(document.source) if sources else None
        letter = source.reliability if source else "F"
        at = published.at.timestamp() if published and published.at else math.inf
        return published.day if published else date.max, letter, at, sha256

    for copy in evidence.copies:
        original, later = sorted((copy.original, copy.copy), key=rank)
        yield later, original


def _roots(copies: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """For each copy, all the reports that it repeats, directly or through others; those that repeat nothing first."""
    direct: defaultdict[str, set[str]] = defaultdict(set)
    for copy, original in copies:
        direct[copy].add(original)
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


def _saying(claim: Claim) -> _Saying:
    """What an echo must have in common with what it echoes; figures may differ, a denial is no echo."""
    return claim.kind, claim.type, claim.about, claim.verdict, claim.denied


def _is_one_sentence(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= _ECHO_LIKENESS * max(len(words), len(others), 1)


def _may_be_one_thing(claim: Claim, earlier: Claim) -> bool:
    """Tell whether place and day agree, where both are told: a form filled in anew each week echoes nothing."""
    names, others = ({place.name.casefold() for place in one.place} for one in (claim, earlier))
    if names and others and not names & others:
        return False
    return claim.date is None or earlier.date is None or claim.date.overlaps(earlier.date)


def _is_other_witness(claim: Claim, earlier: Claim, origins: Mapping[str, tuple[Origin, ...]]) -> bool:
    """Tell whether two people are quoted, and not one: the same words of another man are a word of his own."""
    if PUBLISHER in (*claim.speaker, *earlier.speaker):
        return False
    return not set(origins[claim.id]) & set(origins[earlier.id])


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
