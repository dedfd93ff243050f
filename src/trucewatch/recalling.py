"""What is recorded already, looked up as it is needed: a new report is compared with few, however many there are."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.judge import Judge
from trucewatch.reconcile.sketchbook import Sketchbook
from trucewatch.settings import Settings
from trucewatch.store.base import Store

_SKETCHES = "sketches.sqlite"


class RecordedReports(Mapping[str, Document]):
    """The recorded reports by sha256, each read when it is first asked for; those of this run are put in."""

    def __init__(self, store: Store, *, most_held: int | None = None) -> None:
        """Begin with none read.

        Args:
            most_held: How many are held at a time, the last ones read: claims come report by report, and a part of a
                table may have millions of characters. None for all, as it must be where reports are put in.
        """
        self._store = store
        self._read: OrderedDict[str, Document] = OrderedDict()
        self._most_held = most_held

    def put(self, document: Document) -> None:
        """Add a report of this run."""
        self._read[document.sha256] = document

    def __getitem__(self, sha256: str) -> Document:
        """Return the report."""
        if sha256 not in self._read:
            document = self._store.document(sha256)
            if document is None:
                raise KeyError(sha256)
            self._read[sha256] = document
            if self._most_held is not None and len(self._read) > self._most_held:
                self._read.popitem(last=False)
        return self._read[sha256]

    def __contains__(self, sha256: object) -> bool:
        """Tell whether there is such a report, without reading it."""
        return sha256 in self._read or (isinstance(sha256, str) and self._store.holds(sha256))

    def __iter__(self) -> Iterator[str]:
        """Yield the sha256 of every report, in the order of recording; those of this run last."""
        recorded = [document.sha256 for document in self._store.documents()]
        yield from dict.fromkeys((*recorded, *self._read))

    def __len__(self) -> int:
        """Return how many reports there are."""
        return sum(1 for _ in self)


class Recorded:
    """All that later reports are compared with; grows as a run goes on."""

    def __init__(
        self, store: Store, *, actors: ActorIndex, settings: Settings, sketchbook: Sketchbook | None = None
    ) -> None:
        """Take where it is recorded; without a sketchbook, all reports are gone through once."""
        self.documents = RecordedReports(store)
        self._sketchbook = sketchbook
        self.copies = CopyIndex(sketchbook, settings=settings)
        if sketchbook is None:
            for document in store.documents():
                if not document.is_table:
                    self.copies.add(document)

        def recollect(days: Period, published: Period) -> Iterable[Claim]:
            return store.claims_near(days, kinds=(ClaimKind.INCIDENT,), undated_days=published)

        self.judge = Judge(self.documents, actors=actors, settings=settings, recollect=recollect)

    def settle(self, recorded_at: datetime) -> None:
        """Let what was noted of a report count: it was recorded at that instant."""
        if self._sketchbook is not None:
            self._sketchbook.settle(recorded_at)


@contextmanager
def recalled(store: Store, *, actors: ActorIndex, settings: Settings, derived: Path | None) -> Iterator[Recorded]:
    """Hold what is recorded ready to be compared with.

    Args:
        derived: The folder for what can be made anew from the ledger at any time; None where there is none.
    """
    documents = RecordedReports(store)
    sketchbook = Sketchbook(derived / _SKETCHES, store, report=documents.__getitem__) if derived else None
    try:
        yield Recorded(store, actors=actors, settings=settings, sketchbook=sketchbook)
    finally:
        if sketchbook is not None:
            sketchbook.close()
