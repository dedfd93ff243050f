"""What the parts of a workspace share: where it lies, its libraries, and the evidence within three times."""

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trucewatch.actors.table import ActorTable
from trucewatch.agreements.load import Library
from trucewatch.bearing_index import Marking
from trucewatch.custody.withhold import is_protected, withhold
from trucewatch.errors import (
    NoFolderError,
    TrucewatchError,
)
from trucewatch.libraries import Libraries
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.news import News
from trucewatch.model.text import Document
from trucewatch.places.gazetteer import PlaceTable
from trucewatch.publish.licences import may_leave, why_withheld
from trucewatch.settings import Settings
from trucewatch.site import Site
from trucewatch.sources.load import SourceTable
from trucewatch.store.base import Run, Store
from trucewatch.views.catalogue import Catalogue, Listing
from trucewatch.views.standing import Libraries as Understanding
from trucewatch.workspace.strands import Reading, Strand, Strands

if TYPE_CHECKING:
    from trucewatch.custody.signing import Signing


class Core:
    """What the parts of a workspace share: where it lies, its libraries, and the evidence within three times."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._libraries = Libraries(site.folder)
        self._store: Store | None = None
        self._strands = Strands()
        self._markings: dict[tuple[str, date | None], Marking] = {}
        self._shown: Callable[[Evidence], Evidence] | None = None
        """What others may be told of evidence; None where nothing is withheld."""
        self._hides_protected = False
        self._hands_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger; closing twice does no harm."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def name(self) -> str:
        """What it is called to people: the path of its folder, or its address without a password."""
        return self._site.name

    @property
    def folder(self) -> Path | None:
        """Where the user's own library and settings lie; None where there is no such folder."""
        return self._site.folder

    @property
    def path(self) -> Path:
        """The folder of what only its user may have: library, settings, keys.

        Raises:
            NoFolderError: It lies in a database, and no folder was named.
        """
        if self._site.folder is None:
            raise NoFolderError(self.name)
        return self._site.folder

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded in it."""
        return self._site.exists

    def check(self) -> None:
        """Make sure that the ledger can be read.

        Raises:
            WorkspaceError: It cannot: newer, damaged, ...
        """
        self._opened()

    @property
    def settings(self) -> Settings:
        """The constants that decide something, with the workspace's own in their places."""
        return self._libraries.settings

    @property
    def agreements(self) -> Library:
        """The shipped agreements and the workspace's own."""
        return self._libraries.agreements

    @property
    def actors(self) -> ActorTable:
        """The shipped actors and the workspace's own."""
        return self._libraries.actors

    @property
    def gazetteer(self) -> PlaceTable:
        """The shipped places and the workspace's own."""
        return self._libraries.gazetteer

    @property
    def sources(self) -> SourceTable:
        """The shipped sources and the workspace's own."""
        return self._libraries.sources

    def times(
        self, *, as_of: date | None = None, published_by: date | None = None, known_on: datetime | None = None
    ) -> Times:
        """Return the three times of a question: by default today, the first of them, and now."""
        day = as_of or datetime.now(UTC).date()
        if known_on is None:
            latest = self._opened().latest()
            known_on = max(latest or datetime.min.replace(tzinfo=UTC), datetime.now(UTC))
        return Times(as_of=day, published_by=published_by or day, known_on=known_on)

    def rows(self) -> int:
        """Return how many rows the ledger has: how large it is."""
        return self._opened().head().count

    def claims_since(self, instant: datetime) -> int:
        """Return how many claims were recorded later than that instant."""
        return self._opened().claims_since(instant)

    def listing(self, times: Times, catalogue: Catalogue) -> Listing:
        """Return which claims count within two of the times; the catalogue takes in what it does not know yet."""
        return catalogue.listing(self._opened(), times)

    def listed_claims(self, listing: Listing, places: Sequence[int]) -> list[Claim]:
        """Return the claims at these places of a listing, in their order."""
        return listing.claims(places, self._opened())

    def documents_of(self, hashes: Collection[str]) -> dict[str, Document]:
        """Return the reports with these hashes, whole, by hash."""
        return self._opened().documents_of(hashes)

    def tells_all_of(self, documents: Iterable[Document]) -> bool:
        """Tell whether nothing of these reports is withheld from whoever is asked for here."""
        return not any(
            self._is_hidden(one) or (self._hands_over and why_withheld(one, self.sources)) for one in documents
        )

    def settle(self, times: Times) -> Times:
        """Return the times with the last recording in place of a later instant: the same answers, under one key."""
        latest = self._opened().latest()
        return replace(times, known_on=min(times.known_on, latest)) if latest else times

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times."""
        return replace(self._strand(times).evidence, times=times)

    def _strand(self, times: Times) -> Strand:
        """Return all that was worked out within the times, to be carried forward when more is recorded."""
        return self._strands.at(
            self.settle(times), Reading(whole=self._read, news=self._read_news), self._understanding
        )

    def _read(self, times: Times) -> tuple[Evidence, bool]:
        evidence = self._opened().evidence(times)
        shown = self._shown(evidence) if self._shown else evidence
        return shown, shown is evidence

    def _read_news(self, after: datetime, times: Times) -> News | None:
        news = self._opened().news(after, times)
        return news if news is None or self.tells_all_of(news.documents) else None

    def _understanding(self) -> Understanding:
        return Understanding(actors=self.actors, sources=self.sources, gazetteer=self.gazetteer, settings=self.settings)

    def twin(self) -> Self:
        """Return the workspace with nothing kept of its answers, to be asked by another thread."""
        self._opened()
        other = copy(self)
        other._strands = Strands()  # noqa: SLF001 - its own
        return other

    def for_others(self, *, is_handed_over: bool = False) -> Self:
        """Return the workspace as others may see it: what would give a protected source away is withheld throughout.

        Args:
            is_handed_over: Whether what may not be passed on is left out as well.
        """
        self._opened()
        other = copy(self)
        other._strands = Strands()  # noqa: SLF001 - its own
        other._hides_protected = True  # noqa: SLF001 - its own
        other._hands_over = is_handed_over  # noqa: SLF001 - its own
        finest_km = self.settings.protected_place_km
        other._shown = lambda evidence: withhold(  # noqa: SLF001 - its own
            may_leave(evidence, self.sources) if is_handed_over else evidence, sources=self.sources, finest_km=finest_km
        )
        return other

    def handed_over(self) -> Self:
        """Return the workspace without what may not be passed on: what the JSON API answers from."""
        other = copy(self)
        other._strands = Strands()  # noqa: SLF001 - its own
        other._hands_over = True  # noqa: SLF001 - its own
        shown = self._shown
        other._shown = lambda evidence: (  # noqa: SLF001 - its own
            shown(may_leave(evidence, self.sources)) if shown else may_leave(evidence, self.sources)
        )
        return other

    def _signing(self) -> "Signing":
        from trucewatch.custody.signing import Signing, key_beside  # noqa: PLC0415  # loads the cryptography toolkit

        folder = self._site.folder
        return Signing(ledger=self._opened(), beside=key_beside(folder) if folder else None)

    def _seal_by_the_way(self) -> list[Issue]:
        """Seal finished days where a key is at hand; what stands in the way is told, and takes nothing back."""
        from trucewatch.custody.sealing import seal_latest  # noqa: PLC0415  # loads the cryptography toolkit

        try:
            if signer := self._signing().key_at_hand():
                seal_latest(self._opened(), signer, now=datetime.now(UTC))
        except TrucewatchError as error:
            return [Issue(where=self.name, what=f"not sealed: {error}", loudness=Loudness.WARNING)]
        return []

    def _is_hidden(self, document: Document) -> bool:
        return self._hides_protected and is_protected(document, self.sources)

    def _opened(self, *, create: bool = False) -> Store:
        """Return the store, opened once.

        Raises:
            WorkspaceError: There is none to be opened, or it cannot be used.
        """
        if self._store is None:
            self._store = self._site.open_store(create=create, wait_s=self.settings.wait_s)
        return self._store

    def _run(self, command: str, *, by: str, because: str) -> Run:
        return Run.of(command, started_at=datetime.now(UTC), by=by, because=because)
