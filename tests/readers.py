"""Readers for tests: quick, and as predictable as the test needs."""

import re
from collections.abc import Iterable, Iterator

from trucewatch.model.claim import Claim, ClaimKind, IncidentType
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.reading import OnProgress, Reading
from trucewatch.model.text import Document, Sentence, Span

_KILLED = re.compile(r"Shelling killed (\d+) people in (\w+)\.")


class ShellingReader:
    """Reads one sentence only: `Shelling killed N people in PLACE.`; fails on reports that say `crash`."""

    name = "shelling"
    version = "1"

    def read(self, documents: Iterable[Document], *, on_progress: OnProgress | None = None) -> Iterator[Reading]:
        """Yield one reading for each document, in their order; each is one step."""
        for document in documents:
            if "crash" in document.text:
                raise RuntimeError("fell over its feet")
            if on_progress is not None:
                on_progress(1, 1)
            yield Reading(document=document, claims=tuple(map(_as_claim, _found(document))))


def _found(document: Document) -> Iterator[tuple[Document, re.Match[str]]]:
    return ((document, match) for match in _KILLED.finditer(document.text))


def _as_claim(found: tuple[Document, re.Match[str]]) -> Claim:
    document, match = found
    return with_id(
        Claim(
            id="",
            kind=ClaimKind.INCIDENT,
            document=document.sha256,
            sentence=Sentence(span=Span(start=match.start(), end=match.end()), text=match.group()),
            speaker=("publisher",),
            type=IncidentType.SHELLING,
            killed=Count.exactly(int(match[1])),
            place=(Place(name=match[2]),),
            date=Period.day(document.published.day) if document.published else None,
            reader="shelling 1",
        )
    )
