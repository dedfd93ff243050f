"""Find by name what is no sentence: obligations, actors and sources, in any script, as a search does sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.evidence import Evidence
from trucewatch.model.folding import read_query, words_of
from trucewatch.views.actors import NamedActor, find_actors


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNames:
    """What bears the words in its name."""

    obligations: tuple[tuple[Agreement, Obligation], ...]
    """By its title, or with that of its agreement."""
    actors: tuple[NamedActor, ...]
    """Those named most first."""
    sources: tuple[tuple[str, str], ...]
    """Pairs of id and name, in order of name."""


def find_names(
    words: str,
    evidence: Evidence,
    *,
    agreements: Iterable[Agreement],
    actors: ActorIndex,
    sources: SourceIndex,
) -> FoundNames:
    """Return all obligations, and all actors and sources of the evidence, whose names have the words."""
    query = read_query(words)

    def holds(*texts: str) -> bool:
        return bool(query.terms) and query.places_in(words_of(" ".join(texts))) is not None

    ids = dict.fromkeys(document.source for document in evidence.documents.values())
    named = [(source_id, known.name if (known := sources.get(source_id)) else source_id) for source_id in ids]
    return FoundNames(
        obligations=tuple(
            (agreement, one)
            for agreement in agreements
            for one in agreement.obligations
            if holds(one.title, agreement.title)
        ),
        actors=tuple(
            one
            for one in find_actors(evidence, actors=actors)
            if holds(one.name) or (one.actor and any(map(holds, one.actor.names)))
        ),
        sources=tuple(sorted((one for one in named if holds(one[1])), key=lambda one: one[1].casefold())),
    )
