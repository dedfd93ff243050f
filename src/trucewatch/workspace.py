"""The workspace: the one place that knows which store, archive, reader and libraries are in use.

A workspace is a folder: `trucewatch.sqlite` (the ledger), `kept/` (the bytes of reports), and, where the user has any,
`library/{agreements,actors,places,sources}/` (data of one's own) and `settings.yml`.
Everything is opened when it is first asked for, so that opening the workspace costs nothing; what takes long to load
(the language pipeline, the page reader, the database toolkit) is imported in the functions that need it, and only here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from trucewatch.actors.table import ActorTable
from trucewatch.agreements.load import Library
from trucewatch.archive.folder import find_reports
from trucewatch.archive.keep import Keep
from trucewatch.assess.bear import may_bear
from trucewatch.engine.serial import SerialEngine
from trucewatch.errors import (
    DamagedWorkspaceError,
    NoWorkspaceError,
    UnknownNameError,
)
from trucewatch.libraries import Libraries
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.origin import Origins
from trucewatch.model.reading import OnProgress
from trucewatch.model.text import Document
from trucewatch.places.gazetteer import PlaceTable
from trucewatch.places.zone_map import ZoneTable
from trucewatch.publish import FORMATS
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.profiles import PROFILES
from trucewatch.read.choose import DEFAULT_READER
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.sources.load import SourceTable
from trucewatch.store.base import Store
from trucewatch.views.board import Board, make_board
from trucewatch.views.drift import Drift, find_drift
from trucewatch.views.explain import Explanation, explain
from trucewatch.views.ledger import ClaimFilter, select_claims
from trucewatch.views.rates import Rates, find_rates
from trucewatch.views.regrade import Regrade, RegradedSources, compare_boards, judge_anew
from trucewatch.views.trace import Trace, trace
from trucewatch.yaml_lines import nearest

if TYPE_CHECKING:
    from trucewatch.adding import Added, Progress
    from trucewatch.importing import Imported, Wanted
    from trucewatch.imports.choose import Opened

_ENGINE = SerialEngine()
_LEFT_OVER = "left over by an interrupted `trucewatch add`: no report in the ledger has these bytes; add it again"


def open_workspace(path: Path | str, *, create: bool = False) -> "Workspace":
    """Return the workspace in the folder at `path`.

    Args:
        create: Whether there may be none yet; the first report that is added makes it.

    Raises:
        NoWorkspaceError: There is none, and `create` is not set.
        WorkspaceError: It cannot be used: newer, damaged, ...
    """
    workspace = Workspace(Path(path))
    if workspace.exists:
        workspace.check()
    elif not create:
        raise NoWorkspaceError(Path(path))
    return workspace


class Workspace:
    """Reports, what was read in them, and the questions one can ask of that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._libraries = Libraries(path)
        self._ledger = path / "trucewatch.sqlite"
        self._keep = Keep(path / "kept")
        self._store: Store | None = None
        self._evidence: dict[tuple[date, datetime], Evidence] = {}
        self._boards: dict[str, Board] = {}

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
    def path(self) -> Path:
        """The folder."""
        return self._path

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded in it."""
        return self._ledger.exists()

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

    def settle(self, times: Times) -> Times:
        """Return the times with the last recording in place of a later instant: the same answers, under one key."""
        latest = self._opened().latest()
        return replace(times, known_on=min(times.known_on, latest)) if latest else times

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times."""
        settled = self.settle(times)
        key = (settled.published_by, settled.known_on)
        if key not in self._evidence:
            # One question at a time is asked of one evidence, by the board, its incidents and its traces.
            self._evidence = {key: self._opened().evidence(times)}
            self._boards = {}
        return replace(self._evidence[key], times=times)

    def add(  # noqa: PLR0913 - one option for each thing that whoever brings reports may want otherwise
        self,
        paths: Sequence[Path],
        *,
        published: date | None = None,
        source: str | None = None,
        reader: str = DEFAULT_READER,
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: OnProgress | None = None,
    ) -> "Added":
        """Keep, read, compare and record every report among the files and folders; those recorded before are left.

        Args:
            published: Day of publication of all of them, before what they say themselves.
            source: Id of the source of all of them, before what they say themselves.
            reader: What reads them: `english`, `spacy:PACKAGE` or `llm:URL#MODEL`.
            on_progress: Called after each file.
            on_part: Called now and then within a file, with the steps taken and those there are.

        Raises:
            InputError: A path leads nowhere, a folder is empty, or none of the files could be taken in.
            WorkspaceError: The workspace cannot be written.
        """
        from trucewatch import adding, pipeline  # noqa: PLC0415  # loads the page reader

        files = find_reports(paths)
        given = pipeline.Given(published=published, source=source)
        is_recorded = self._opened().holds if self.exists else lambda _sha256: False
        arrivals = adding.with_one_readable(
            pipeline.receive(files, given, sources=self.sources, engine=_ENGINE, is_recorded=is_recorded)
        )
        chosen = self._libraries.reader(reader, may_make_folder=True)
        means = pipeline.Means(
            store=self._opened(create=True),
            keep=self._keep,
            reader=chosen,
            actors=self.actors,
            settings=self.settings,
            engine=_ENGINE,
            on_progress=on_part,
        )
        return adding.count(pipeline.add_reports(arrivals, means), total=len(files), on_progress=on_progress)

    def import_file(self, opened: "Opened", wanted: "Wanted", *, by: str = "") -> "Imported":
        """Record what a register of events, a table or an export of ours claims, and return what became of it.

        Args:
            opened: The file, by `trucewatch.imports.choose.open_import`.
            by: Who imports it.

        Raises:
            InputError: The file has faults, or nothing that could be recorded; nothing was recorded.
            WorkspaceError: The workspace cannot be written.
        """
        from trucewatch import importing  # noqa: PLC0415  # loads the database toolkit
        from trucewatch.store.base import Run  # noqa: PLC0415  # likewise

        checked = importing.check_file(opened, keep_good=wanted.keep_good)
        if wanted.is_dry and not self.exists:
            return importing.import_file(checked, wanted, None)
        because = f"{opened.path.name} ({opened.reader or 'an export'})"
        means = importing.ImportMeans(
            store=self._opened(create=True),
            keep=self._keep,
            actors=self.actors,
            settings=self.settings,
            run=Run.of("import", started_at=datetime.now(UTC), by=by, because=because),
        )
        return importing.import_file(checked, wanted, means)

    def document(self, sha256: str) -> Document:
        """Return the report whose hash is, or alone begins with, these digits.

        Raises:
            UnknownNameError: There is none, or there are several.
        """
        document = self._opened().document(sha256)
        if document is None:
            raise UnknownNameError("report", sha256, None, listing="trucewatch claims")
        return document

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes of the report with that hash as they came; those of the export that quotes it otherwise."""
        document = self.document(sha256)
        return self._keep.bytes_of(document.told_by or document.sha256)

    def agreement(self, agreement_id: str) -> Agreement:
        """Return the agreement of that id.

        Raises:
            UnknownNameError: There is none; the nearest is named.
        """
        return self.agreements.get(agreement_id)

    def zones(self, agreement_id: str) -> ZoneTable:
        """Return the zones that lie beside an agreement, and the workspace's own over them."""
        return self._libraries.zones(agreement_id)

    def board(self, agreement_id: str, times: Times) -> Board:
        """Return how the obligations of an agreement stand."""
        agreement, evidence = self.agreement(agreement_id), self.evidence(times)
        kept = self._boards.get(agreement_id)
        if kept is None or kept.times.as_of != times.as_of:
            # The last board is kept as long as the evidence that it was made of: a page of a claim looks at all.
            kept = self._boards[agreement_id] = make_board(
                agreement,
                evidence,
                actors=self.actors,
                sources=self.sources,
                gazetteer=self.gazetteer,
                settings=self.settings,
                zones=self.zones(agreement_id),
            )
        return replace(kept, times=times)

    def regrade(
        self,
        times: Times,
        settings: Settings,
        *,
        agreements: Sequence[str] = (),
        letters: Mapping[str, str] | None = None,
    ) -> tuple[Regrade, ...]:
        """Return what other settings would make of the boards, in order of agreement; nothing is changed.

        Args:
            settings: In place of the workspace's own.
            agreements: Their ids; all of which a claim speaks where none is named.
            letters: Admiralty letters in place of those of sources, by source id.

        Raises:
            UnknownNameError: There is no such agreement.
        """
        evidence = judge_anew(self.evidence(times), self.settings, settings, actors=self.actors)
        sources = RegradedSources(self.sources, letters or {})
        names = agreements or [one.id for one in self.agreements.agreements]
        before = [self.board(name, times) for name in names]
        return tuple(
            compare_boards(
                board,
                make_board(
                    self.agreement(board.agreement.id),
                    evidence,
                    actors=self.actors,
                    sources=sources,
                    gazetteer=self.gazetteer,
                    settings=settings,
                    zones=self.zones(board.agreement.id),
                ),
            )
            for board in before
            if agreements or board.bearings
        )

    def rates(self, address: str, times: Times) -> Rates:
        """Return how often the obligation at `AGREEMENT/OBLIGATION` is broken, by month and against the time before.

        Raises:
            UnknownNameError: There is no such agreement, or it has no such obligation.
        """
        obligation = self._obligation_at(address)
        return find_rates(obligation, self.board(obligation.agreement, times).scale, self.gazetteer)

    def boards_about(self, claim: Claim, times: Times) -> Iterator[Board]:
        """Yield the boards on which the claim may show, in order of agreement; those of other lands are not made."""
        evidence = self.evidence(times)
        events = [one for one in self.incidents(times) if claim.id in one.claims]
        joined = {claim.id, *(claim_id for one in events for claim_id in one.claims)}
        claims = [one for one in evidence.claims if one.id in joined]
        for agreement in self.agreements.agreements:
            if may_bear(claims, agreement, evidence, self.gazetteer):
                yield self.board(agreement.id, times)

    def explain(self, address: str, times: Times) -> Explanation:
        """Return why the obligation at `AGREEMENT/OBLIGATION` stands as it does.

        Raises:
            UnknownNameError: There is no such agreement, or it has no such obligation.
        """
        obligation = self._obligation_at(address)
        return explain(self.board(obligation.agreement, times), obligation, self.evidence(times))

    def drift(self, speaker: str, times: Times) -> tuple[Drift, ...]:
        """Return what the speaker's party said of each obligation along time.

        Raises:
            UnknownNameError: Nobody of that name is quoted within the times; the nearest is named.
        """
        evidence = self.evidence(times)
        return find_drift(
            speaker,
            (self.board(agreement.id, times) for agreement in self.agreements.agreements),
            evidence,
            actors=self.actors,
            origins=find_origins(evidence, actors=self.actors, sources=self.sources),
            settings=self.settings,
        )

    def claims(self, claim_filter: ClaimFilter, times: Times) -> tuple[Claim, ...]:
        """Return the claims that pass the filter, in the order of the evidence.

        Raises:
            UnknownNameError: The filter names an obligation that there is not.
        """
        return select_claims(self.evidence(times), claim_filter, boards=self._boards_of(claim_filter, times))

    def origins(self, times: Times) -> Origins:
        """Return whose word each claim is in the end, and which claims echo which."""
        return find_origins(self.evidence(times), actors=self.actors, sources=self.sources)

    def incidents(self, times: Times) -> tuple[Incident, ...]:
        """Return the incidents that the claims are about, in order of time."""
        return self._group(self.evidence(times))

    def contradictions(self, agreement_id: str, times: Times) -> tuple[Contradiction, ...]:
        """Return where two sides cannot both be right about an agreement."""
        return self.board(agreement_id, times).contradictions

    def trace(self, wanted_id: str, times: Times) -> Trace:
        """Return the sentences on which a claim, an incident, a contradiction or an obligation rests.

        Raises:
            UnknownNameError: Nothing within the times has that id.
        """
        agreement_id = wanted_id.partition("/")[0]
        agreements = sorted(self.agreements.agreements, key=lambda agreement: agreement.id != agreement_id)
        boards = (self.board(agreement.id, times) for agreement in agreements)
        incidents = chain.from_iterable(map(self.incidents, [times]))
        return trace(wanted_id, self.evidence(times), boards=boards, incidents=incidents)

    def export(
        self,
        form: str,
        out: BinaryIO,
        times: Times,
        claim_filter: ClaimFilter | None = None,
        *,
        profile: str = "full",
    ) -> Handover:
        """Write the claims that pass the filter to `out`, and return what was written and what had to stay behind.

        Args:
            form: A name of `trucewatch.publish.FORMATS`.
            profile: A name of `trucewatch.publish.profiles.PROFILES`.

        Raises:
            LooseEndsError: A claim does not lead back to its sentence; nothing is written.
        """
        handover = prepare(
            self.claims(claim_filter or ClaimFilter(), times),
            self.evidence(times),
            sources=self.sources,
            profile=PROFILES[profile],
            incidents=self._group if form == "prov" else None,
            settings=self.settings,
        )
        FORMATS[form].write(handover, out)
        return handover

    def verify(self) -> list[Issue]:
        """Check every stored byte against its hash, and every row against what was recorded.

        Returns:
            A FAULT for whatever is damaged, missing or foreign; a NOTE for what is merely left over.
        """
        store = self._opened()
        # What is only quoted by an export has no bytes of its own here; the export's are kept.
        recorded = {document.told_by or document.sha256 for document in store.documents()}
        return [
            *(Issue(where=str(self._ledger), what=fault, loudness=Loudness.FAULT) for fault in store.faults()),
            *(
                Issue(where=str(fault.path), what=fault.what, loudness=Loudness.FAULT)
                for fault in self._keep.faults(recorded)
            ),
            *(
                Issue(where=str(self._keep.path_of(sha256)), what=_LEFT_OVER, loudness=Loudness.NOTE)
                for sha256 in self._keep.hashes()
                if sha256 not in recorded
            ),
        ]

    def issues(self) -> tuple[Issue, ...]:
        """Return what was odd about the reports recorded, in the order of recording."""
        return tuple(self._opened().issues())

    def _group(self, evidence: Evidence) -> tuple[Incident, ...]:
        """Return the incidents of the evidence, in order of time."""
        origins = find_origins(evidence, actors=self.actors, sources=self.sources)
        return group_incidents(evidence, actors=self.actors, origins=origins)

    def _opened(self, *, create: bool = False) -> Store:
        """Return the store, opened once.

        Raises:
            WorkspaceError: There is none to be opened, or it cannot be used.
        """
        if self._store is None:
            from trucewatch.store.sqlite import open_store  # noqa: PLC0415  # loads the database toolkit

            if create and not self.exists and self._keep.hashes():
                raise DamagedWorkspaceError(self._path, f"there are kept reports, but no {self._ledger.name}")
            self._store = open_store(self._ledger, create=create, wait_s=self.settings.wait_s)
        return self._store

    def _boards_of(self, claim_filter: ClaimFilter, times: Times) -> list[Board]:
        """Return the board of the obligation that the filter names; none where it names none."""
        if claim_filter.obligation is None:
            return []
        return [self.board(self._obligation_at(claim_filter.obligation).agreement, times)]

    def _obligation_at(self, address: str) -> Obligation:
        """Return the obligation at `AGREEMENT/OBLIGATION`."""
        agreement_id, _, obligation_id = address.partition("/")
        known = {obligation.id: obligation for obligation in self.agreement(agreement_id).obligations}
        if obligation_id not in known:
            near = nearest(obligation_id, list(known))
            listing = f"trucewatch agreements show {agreement_id}"
            raise UnknownNameError("obligation", address, near, listing=listing)
        return known[obligation_id]
