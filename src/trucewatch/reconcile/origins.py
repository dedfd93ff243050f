"""Trace every claim to whose word it is in the end, and tell mere echoes.

A speaker is an origin under the actor that it speaks for; what a report says in its own voice is its outlet's word.
A claim in a copied sentence is an echo: it is kept and shown, and adds nothing to any figure.
"""

import re
from dataclasses import dataclass
from datetime import date

from trucewatch.model.actor import ActorIndex, Leaning, SourceIndex
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.news import Difference
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.text import UNKNOWN_SOURCE, Document
from trucewatch.model.wording import say_teller
from trucewatch.reconcile.echoes import Echoes
from trucewatch.settings import Settings

_ORIGINALS = ("source_original", "source")
"""Columns in which registers of events name whom they take a report from: UCDP, ACLED."""


def find_origins(
    evidence: Evidence, *, actors: ActorIndex, sources: SourceIndex | None = None, settings: Settings | None = None
) -> Origins:
    """Return the origins of all claims of the evidence, and which claims echo which."""
    tracing = Tracing(actors=actors, sources=sources, settings=settings)
    tracing.take_up(Difference.of_all(evidence))
    return tracing.origins


class Tracing:
    """The origins of claims, kept up as claims come and go."""

    def __init__(
        self, *, actors: ActorIndex, sources: SourceIndex | None = None, settings: Settings | None = None
    ) -> None:
        """Begin with no claims."""
        self._actors = actors
        self._sources = sources
        self._by_claim: dict[str, tuple[Origin, ...]] = {}
        self._echoes = Echoes(sources, settings or Settings())

    @property
    def origins(self) -> Origins:
        """Whose word the claims are, and which of them echo which; what it says of a claim that went is of no use."""
        return Origins(by_claim=self._by_claim, echo_of=self._echoes.echo_of)

    def take_up(self, difference: Difference) -> set[str]:
        """Carry the origins forward; return the ids of all claims that echo another now, or no longer, or one else.

        Reports and copies may come and not go.
        """
        tracer = _Tracer(evidence=difference.later, actors=self._actors, sources=self._sources)
        self._by_claim.update((claim.id, tracer.origins_of(claim)) for claim in difference.claims)
        return self._echoes.take_up(difference, self._by_claim)


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
