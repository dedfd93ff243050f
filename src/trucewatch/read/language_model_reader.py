"""A reader that asks a language model, and believes it only where its words stand in the text.

Optional, and never used unless it is named: the text of each report goes to the address that whoever runs it gave.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from trucewatch.model.actor import ActorIndex
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.place import Gazetteer
from trucewatch.model.reading import OnProgress, Reading
from trucewatch.model.text import Document
from trucewatch.read.ask import PROMPT_VERSION, LanguageModel
from trucewatch.read.sentences import Passage, split_sentences
from trucewatch.read.told_claims import Checked, Checker

_LONGEST_STRETCH = 12_000
"""Characters asked about at once: some 3,000 words, which every model in use holds with room for its answer."""


class LanguageModelReader:
    """Reads claims by asking a language model behind an OpenAI-compatible address.

    Args:
        address: Base address of its API, as http://127.0.0.1:8080/v1.
        model: The name of the model there.
        cache: Folder in which answers are kept, so that the same text is asked for once only.
        key: What the server wants to be shown as a bearer token.
    """

    def __init__(
        self,
        address: str,
        model: str,
        *,
        gazetteer: Gazetteer,
        actors: ActorIndex,
        cache: Path | None = None,
        key: str | None = None,
    ) -> None:
        self._model = LanguageModel(address=address, model=model, cache=cache, key=key)
        self._gazetteer = gazetteer
        self._actors = actors

    @property
    def name(self) -> str:
        """Which reader it is; kept with every claim."""
        return "language model"

    @property
    def version(self) -> str:
        """The model, and the version of what it is told to do."""
        return f"{self._model.model} (prompt {PROMPT_VERSION})"

    def read(self, documents: Iterable[Document], *, on_progress: OnProgress | None = None) -> Iterator[Reading]:
        """Yield one reading for each document, in their order.

        Raises:
            LanguageModelError: The model cannot be asked, or gives nothing that can be used.
        """
        for document in documents:
            yield self._read(document, on_progress)

    def _read(self, document: Document, on_progress: OnProgress | None) -> Reading:
        checker = Checker(
            document=document, gazetteer=self._gazetteer, actors=self._actors, reader=f"{self.name} {self.version}"
        )
        checked = Checked()
        for passages in _stretches(split_sentences(document)):
            start, end = passages[0].sentence.span.start, passages[-1].sentence.span.end
            told, faults = self._model.claims_in(document.text[start:end])
            checked.refused.extend(faults)
            for one in told:
                checker.check(one, passages, checked)
            if on_progress is not None:
                on_progress(end, len(document.text))
        claims = {claim.id: claim for claim in checked.claims}
        in_order = sorted(claims.values(), key=lambda claim: claim.sentence.span)
        return Reading(document=document, claims=tuple(in_order), issues=tuple(_issues(document, checked)))


def _stretches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Yield runs of sentences that are short enough to be asked about at once."""
    stretch: list[Passage] = []
    for passage in passages:
        if stretch and passage.sentence.span.end - stretch[0].sentence.span.start > _LONGEST_STRETCH:
            yield stretch
            stretch = []
        stretch.append(passage)
    if stretch:
        yield stretch


def _issues(document: Document, checked: Checked) -> Iterator[Issue]:
    if checked.refused:
        count = len(checked.refused) + len(checked.claims)
        yield Issue(
            where=document.name,
            what=f"{len(checked.refused)} of {count} claims of the language model were refused: "
            + "; ".join(checked.refused),
            loudness=Loudness.WARNING,
        )
    if checked.unread:
        yield Issue(
            where=document.name,
            what=f"no days or counts could be made of {', '.join(map(repr, checked.unread))}; left open",
            loudness=Loudness.NOTE,
        )
