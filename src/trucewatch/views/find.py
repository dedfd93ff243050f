"""Find words everywhere at once: in sentences, reports, obligations, and the names of actors and sources.

Words are compared without their case, their vowel marks and their ornaments, in any script: Türkiye is found by
"turkiye", قَصْفُ by قصف. All words must be there, in any order.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.text import Document
from trucewatch.views.actors import NamedActor, find_actors

_ALIKE = str.maketrans({"ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
"""Letters that people write one for the other, above all in Arabic; the stretching stroke is no letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What holds the words."""

    obligations: tuple[tuple[Agreement, Obligation], ...]
    actors: tuple[NamedActor, ...]
    """Those named most first."""
    sources: tuple[tuple[str, str], ...]
    """Pairs of id and name."""
    documents: tuple[Document, ...]
    """By their titles, the latest first."""
    claims: tuple[Claim, ...]
    """By sentence or speaker, the latest first."""

    @property
    def total(self) -> int:
        """How many things of any sort."""
        return sum(map(len, (self.obligations, self.actors, self.sources, self.documents, self.claims)))


def find_everywhere(
    words: str,
    evidence: Evidence,
    *,
    agreements: Iterable[Agreement],
    actors: ActorIndex,
    sources: SourceIndex,
) -> Found:
    """Return all that holds the words."""
    wanted = fold(words).split()

    def holds(*texts: str | None) -> bool:
        folded = fold(" ".join(text for text in texts if text))
        return all(word in folded for word in wanted)

    names = dict.fromkeys(document.source for document in evidence.documents.values())
    named = [(source_id, known.name if (known := sources.get(source_id)) else source_id) for source_id in names]
    return Found(
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
        documents=tuple(one for one in reversed(list(evidence.documents.values())) if holds(one.title, one.name)),
        claims=tuple(one for one in reversed(evidence.claims) if holds(one.sentence.text, *one.speaker)),
    )


def fold(text: str) -> str:
    """Return the text as it is compared.

    Example:
        >>> fold("Türkiye, İdlib")
        'turkiye, idlib'
    """
    apart = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    bare = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return re.sub(r"\s+", " ", bare.casefold().translate(_ALIKE)).strip()
