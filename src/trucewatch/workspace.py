"""The workspace: the one place that knows which store, archive, reader and libraries are in use.

Where it lies, in a folder or in a database, is a matter of `trucewatch.site` alone.
Everything is opened when it is first asked for, so that opening the workspace costs nothing; what takes long to load
(the language pipeline, the page reader, the database toolkit) is imported in the functions that need it, and only here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from trucewatch import deciding
from trucewatch.actors.table import ActorTable
from trucewatch.agreements.load import Library
from trucewatch.archive.folder import find_reports
from trucewatch.assess.bear import may_bear
from trucewatch.custody.withhold import is_protected, withhold, withhold_document
from trucewatch.engine.serial import SerialEngine
from trucewatch.errors import (
    NoFolderError,
    NotPassedOnError,
    NoWorkspaceError,
    ProtectedReportError,
    TrucewatchError,
    UnknownNameError,
)
from trucewatch.libraries import Libraries
from trucewatch.model.act import Act, ReviewAnswer, check_act
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.folding import read_query
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.judgement import Answer
from trucewatch.model.origin import Origins
from trucewatch.model.reading import OnProgress
from trucewatch.model.text import Document
from trucewatch.places.gazetteer import PlaceTable
from trucewatch.places.zone_map import ZoneTable
from trucewatch.publish import FORMATS
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.licences import count_withheld, may_leave, why_withheld
from trucewatch.publish.profiles import PROFILES
from trucewatch.read.choose import DEFAULT_READER
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.site import Site, site_of
from trucewatch.sources.load import SourceTable
from trucewatch.store.base import Logged, ReadOnce, Run, Store, Versioned
from trucewatch.views.board import Board, make_board
from trucewatch.views.drift import Drift, find_drift
from trucewatch.views.explain import Explanation, explain
from trucewatch.views.ledger import ClaimFilter, select_claims
from trucewatch.views.life import Life, find_life
from trucewatch.views.rates import Rates, find_rates
from trucewatch.views.regrade import Regrade, RegradedSources, compare_boards, judge_anew
from trucewatch.views.search import Found, search_claims, search_reports
from trucewatch.views.tally import Dimension, Tally, count_claims, count_incidents, tally
from trucewatch.views.trace import Trace, trace
from trucewatch.yaml_lines import nearest

if TYPE_CHECKING:
    from trucewatch.adding import Added, Progress
    from trucewatch.custody.bundle import Bundle
    from trucewatch.custody.protect import Protection
    from trucewatch.custody.seal import Seal
    from trucewatch.custody.signing import Signing
    from trucewatch.importing import Imported, Wanted
    from trucewatch.imports.choose import Opened
    from trucewatch.publish.report.outline import SituationReport
    from trucewatch.publish.site.compose import Telling

_ENGINE = SerialEngine()


def open_workspace(path: Path | str, *, create: bool = False) -> "Workspace":
    """Return the workspace in the folder at `path`, or in the database at that address.

    Args:
        create: Whether there may be none yet; the first report that is added makes it.

    Raises:
        NoWorkspaceError: There is none, and `create` is not set.
        WorkspaceError: It cannot be used: newer, damaged, ...
    """
    workspace = Workspace(site_of(path))
    if workspace.exists:
        workspace.check()
    elif not create:
        raise NoWorkspaceError(workspace.name)
    return workspace


class Workspace:
    """Reports, what was read in them, and the questions one can ask of that."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._libraries = Libraries(site.folder)
        self._store: Store | None = None
        self._evidence: dict[tuple[date, datetime], Evidence] = {}
        self._boards: dict[str, Board] = {}
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
            found = self._opened().evidence(times)
            self._evidence = {key: self._shown(found) if self._shown else found}
            self._boards = {}
        return replace(self._evidence[key], times=times)

    def add(  # noqa: PLR0913 - one option for each thing that whoever brings reports may want otherwise
        self,
        paths: Sequence[Path],
        *,
        published: date | None = None,
        source: str | None = None,
        reader: str = DEFAULT_READER,
        by: str = "",
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: OnProgress | None = None,
    ) -> "Added":
        """Keep, read, compare and record every report among the files and folders; those recorded before are left.

        Args:
            published: Day of publication of all of them, before what they say themselves.
            source: Id of the source of all of them, before what they say themselves.
            reader: What reads them: `english`, `spacy:PACKAGE` or `llm:URL#MODEL`.
            by: Who brings them; nobody need say so.
            on_progress: Called after each file.
            on_part: Called now and then within a file, with the steps taken and those there are.

        Raises:
            InputError: A path leads nowhere, a folder is empty, or none of the files could be taken in.
            WorkspaceError: The workspace cannot be written.
        """
        from trucewatch import adding, pipeline  # noqa: PLC0415  # loads the page reader

        run = self._run("add", by=by, because=", ".join(map(str, paths)))
        files = find_reports(paths)
        given = pipeline.Given(published=published, source=source)
        is_recorded = self._opened().holds if self.exists else lambda _sha256: False
        arrivals = adding.with_one_readable(
            pipeline.receive(
                files, given, sources=self.sources, engine=_ENGINE, is_recorded=is_recorded, on_progress=on_part
            )
        )
        chosen = self._libraries.reader(reader, may_make_folder=True)
        means = pipeline.Means(
            store=self._opened(create=True),
            keep=self._site.keep,
            reader=chosen,
            actors=self.actors,
            settings=self.settings,
            engine=_ENGINE,
            on_progress=on_part,
            run=run,
            options=given.as_json(),
            derived=self._site.derived,
        )
        added = adding.count(pipeline.add_reports(arrivals, means), total=len(files), on_progress=on_progress)
        return replace(added, issues=(*added.issues, *self._seal_by_the_way()))

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
            keep=self._site.keep,
            actors=self.actors,
            settings=self.settings,
            derived=self._site.derived,
            run=Run.of("import", started_at=datetime.now(UTC), by=by, because=because),
        )
        done = importing.import_file(checked, wanted, means)
        if not wanted.is_dry:
            done.issues.extend(self._seal_by_the_way())
        return done

    def reread(
        self,
        *,
        reader: str = DEFAULT_READER,
        by: str = "",
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: OnProgress | None = None,
    ) -> "Added":
        """Read again what this reader did not read last; the readings before stay, and are superseded.

        Args:
            reader: As in `add`.
            by: Who asks for it; nobody need say so.
            on_progress: Called after each report.
            on_part: Called now and then within a report, with the steps taken and those there are.
        """
        from trucewatch import adding, pipeline, rereading  # noqa: PLC0415  # loads the page reader

        chosen = self._libraries.reader(reader)
        means = pipeline.Means(
            store=self._opened(),
            keep=self._site.keep,
            reader=chosen,
            actors=self.actors,
            settings=self.settings,
            engine=_ENGINE,
            on_progress=on_part,
            run=self._run("reread", by=by, because=pipeline.name_of(chosen)),
            derived=self._site.derived,
        )
        hashes = rereading.to_be_read_again(means.store, chosen)
        added = adding.count(rereading.read_again(hashes, means), total=len(hashes), on_progress=on_progress)
        return replace(added, issues=(*added.issues, *self._seal_by_the_way()))

    def review(
        self, claim_id: str, answer: ReviewAnswer, *, by: str, because: str = "", amended: Claim | None = None
    ) -> Act:
        """Record what somebody says of a claim, and return it.

        Args:
            amended: What takes its place, where the answer is `amend`; `deciding.amend` makes it.

        Raises:
            UnknownNameError: There is no such claim.
            UnfoundedActError: Somebody or a reason is missing.
        """
        claim = deciding.find_claim(claim_id, self.evidence(self.times()))
        return self._decide(deciding.make_review(claim, answer, by=by, because=because, amended=amended))

    def amend(self, claim_id: str, changes: Mapping[str, str], *, by: str, because: str) -> Act:
        """Record that the claim should say something else, key by key, and return the act; see `deciding.amend`.

        Raises:
            UnknownNameError: There is no such claim.
            BadAmendmentError: The claim has no such key, or the value is none for it.
        """
        claim = deciding.find_claim(claim_id, self.evidence(self.times()))
        amended = deciding.amend(claim, changes, by=by, gazetteer=self.gazetteer)
        return self.review(claim_id, ReviewAnswer.AMEND, by=by, because=because, amended=amended)

    def pair(self, left: str, right: str, answer: Answer, *, by: str, because: str = "") -> Act:
        """Record what somebody says of two claims, or of two incidents, and return it.

        Raises:
            UnknownNameError: One of them is unknown.
            UnfoundedActError: Somebody is missing.
        """
        times = self.times()
        evidence, incidents = self.evidence(times), self.incidents(times)
        one, other = (deciding.claim_of(end, evidence, incidents) for end in (left, right))
        return self._decide(deciding.make_pair(one, other, answer, by=by, because=because))

    def undo(self, target: str, *, by: str, because: str) -> Act:
        """Take back an act, an entry of the log, or all that one run of a command brought in; return the act.

        Raises:
            UnknownNameError: Nothing of that id is recorded.
            AlreadyUndoneError: It is taken back already.
            UnfoundedActError: Somebody or a reason is missing.
        """
        return self._decide(deciding.make_undo(target, self._opened(), by=by, because=because))

    def acts(self, times: Times) -> tuple[Act, ...]:
        """Return what people decided within the times, undone acts among them, in the order of recording."""
        return self.evidence(times).acts if self._shown else self._opened().acts(known_on=times.known_on)

    def log(self, *, limit: int | None = None, known_on: datetime | None = None) -> tuple[Logged, ...]:
        """Return what was recorded by that instant, by whom and why: the entries, the latest first."""
        entries = self._opened().log(limit=limit, known_on=known_on)
        return tuple(replace(one, because="") if self._shown else one for one in entries)

    def readings(self, sha256: str) -> tuple[ReadOnce, ...]:
        """Return the readings of a report, in the order of recording; the last is the one that counts.

        Raises:
            UnknownNameError: There is no such report, or there are several.
        """
        return tuple(self._opened().readings(self.document(sha256).sha256))

    def versions(self, sha256: str) -> tuple[Versioned, ...]:
        """Return the versions of a report that came from the same address, the earliest recorded first.

        Raises:
            UnknownNameError: There is no such report, or there are several.
        """
        versions = self._opened().versions(self.document(sha256).sha256)
        return tuple(
            replace(one, document=withhold_document(one.document)) if self._is_hidden(one.document) else one
            for one in versions
        )

    def document(self, sha256: str) -> Document:
        """Return the report whose hash is, or alone begins with, these digits.

        Raises:
            UnknownNameError: There is none, or there are several.
        """
        document = self._opened().document(sha256)
        if document is None:
            raise UnknownNameError("report", sha256, None, listing="trucewatch claims")
        if self._hands_over and (why := why_withheld(document, self.sources)):
            raise NotPassedOnError(document.sha256, why)
        return withhold_document(document) if self._is_hidden(document) else document

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes of the report with that hash as they came; those of the export that quotes it otherwise.

        Raises:
            ProtectedReportError: They are withheld from others.
        """
        document = self.document(sha256)
        if self._is_hidden(document):
            raise ProtectedReportError(document.sha256)
        return self._site.keep.bytes_of(document.told_by or document.sha256)

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

    def search(self, words: str, times: Times, claim_filter: ClaimFilter | None = None) -> Found:
        """Return the claims and reports that have the words, in any script, best first.

        Args:
            words: Words, "words together", and beginnings with a star.
            claim_filter: Which claims to look at.
        """
        query = read_query(words)
        if not query.terms:
            return Found(claims=(), reports=())
        evidence = self._opened().search(query, times)
        if self._shown is not None:
            evidence = self._shown(evidence)
        wanted = claim_filter or ClaimFilter()
        claims = select_claims(evidence, wanted, boards=self._boards_of(wanted, times))
        documents = () if wanted != ClaimFilter(document=wanted.document) else self.evidence(times).documents.values()
        reports = [one for one in documents if one.sha256.startswith(wanted.document or "")]
        return Found(claims=search_claims(query, claims, evidence), reports=search_reports(query, reports))

    def origins(self, times: Times) -> Origins:
        """Return whose word each claim is in the end, and which claims echo which."""
        return find_origins(self.evidence(times), actors=self.actors, sources=self.sources)

    def incidents(self, times: Times) -> tuple[Incident, ...]:
        """Return the incidents that the claims are about, in order of time."""
        return self._group(self.evidence(times))

    def life(self, incident_id: str, times: Times) -> Life:
        """Return what became of an incident's allegation, seen from the first agreement on whose board it is.

        Raises:
            UnknownNameError: There is no such incident within the times.
        """
        incident = next((one for one in self.incidents(times) if one.id == incident_id), None)
        if incident is None:
            raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")
        claim = next(one for one in self.evidence(times).claims if one.id == incident.claims[0])
        boards = (board for board in self.boards_about(claim, times) if incident in board.incidents)
        [life] = self._lives([incident], next(boards, None), times)
        return life

    def lives(self, times: Times, agreement_id: str | None = None) -> tuple[Life, ...]:
        """Return what became of the allegation of every incident, or of those on the board of an agreement."""
        board = self.board(agreement_id, times) if agreement_id else None
        incidents = board.incidents if board else self.incidents(times)
        return tuple(self._lives(incidents, board, times))

    def _lives(self, incidents: Iterable[Incident], board: Board | None, times: Times) -> Iterator[Life]:
        evidence = self.evidence(times)
        origins = find_origins(evidence, actors=self.actors, sources=self.sources)
        for incident in incidents:
            yield find_life(
                incident,
                evidence,
                origins=origins,
                actors=self.actors,
                sources=self.sources,
                agreement=board.agreement if board else None,
                bearings=board.bearings if board else (),
            )

    def tally(
        self,
        by: Sequence[Dimension],
        times: Times,
        claim_filter: ClaimFilter | None = None,
        *,
        of: str = "incidents",
        agreement_id: str | None = None,
    ) -> Tally:
        """Add up incidents, or the claims about them, that pass the filter.

        Args:
            of: `incidents`, each once, or `claims`.
            agreement_id: Only what shows on the board of this agreement.
        """
        wanted = self.claims(claim_filter or ClaimFilter(kinds=(ClaimKind.INCIDENT,)), times)
        evidence = self.evidence(times)
        incidents = self.board(agreement_id, times).incidents if agreement_id else None
        if of == "claims":
            shown = None if incidents is None else {claim_id for one in incidents for claim_id in one.claims}
            counted = count_claims((one for one in wanted if shown is None or one.id in shown), evidence)
        else:
            grouped = self.incidents(times) if incidents is None else incidents
            counted = count_incidents(grouped, evidence, frozenset(claim.id for claim in wanted))
        return tally(counted, by, of=of)

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

    def report(self, agreement_id: str, times: Times, *, since: date, leave_out: bool = False) -> "SituationReport":
        """Return the situation report on the days from `since` to the day of the times, fit to be handed out.

        Args:
            leave_out: Whether sentences that would say more than their evidence are left out rather than stop it.

        Raises:
            UngroundedReportError: A sentence of it would say more than its evidence.
            UnknownNameError: There is no such agreement.
        """
        from trucewatch.publish.report.compose import compose_report  # noqa: PLC0415  # draws

        shown = self.for_others(is_handed_over=True)
        before = replace(times, as_of=since, published_by=min(since, times.published_by))
        whole, evidence = self.evidence(times), shown.evidence(times)
        return compose_report(
            shown.board(agreement_id, before),
            shown.board(agreement_id, times),
            evidence,
            actors=self.actors,
            zones=self.zones(agreement_id).on(times.as_of),
            withheld=count_withheld(whole.claims, whole, self.sources),
            leave_out=leave_out,
        )

    def site_files(
        self, times: Times, *, agreement_ids: Sequence[str] = (), profile: str = "public", embargo_days: int = 0
    ) -> "tuple[Telling, dict[str, bytes]]":
        """Return what a public site tells, and its files by name.

        Args:
            agreement_ids: Which agreements it has boards of; by default all on which some claim bears.
            profile: A name of `trucewatch.publish.profiles.PROFILES`.
            embargo_days: Nothing published within so many days is told.

        Raises:
            UnknownNameError: There is no such agreement.
            LooseEndsError: A claim does not lead back to its sentence.
        """
        from trucewatch.publish.site.compose import Telling, compose_site  # noqa: PLC0415  # draws
        from trucewatch.publish.site.embargo import before_embargo, without_undated  # noqa: PLC0415  # likewise

        settled = self.settle(times)
        early = before_embargo(settled, embargo_days)
        every = len(self.evidence(settled).claims)
        evidence = without_undated(self.evidence(early)) if embargo_days else self.evidence(early)
        shown = self.for_others(is_handed_over=True)
        if embargo_days:
            withholding = shown._shown or (lambda found: found)  # noqa: SLF001 - its own
            shown._shown = lambda found: withholding(without_undated(found))  # noqa: SLF001 - its own
        ids = agreement_ids or [agreement.id for agreement in self.agreements.agreements]
        boards = [shown.board(agreement_id, early) for agreement_id in dict.fromkeys(ids)]
        telling = Telling(
            boards=[board for board in boards if agreement_ids or board.bearings],
            incidents=shown.incidents(early),
            handover=prepare(
                evidence.claims, evidence, sources=self.sources, profile=PROFILES[profile], settings=self.settings
            ),
            times=early,
            profile_name=profile,
            profile=PROFILES[profile],
            embargo_days=embargo_days,
            embargoed=every - len(evidence.claims),
        )
        return telling, compose_site(telling, actors=self.actors, sources=self.sources)

    def twin(self) -> "Workspace":
        """Return the workspace with nothing kept of its answers, to be asked by another thread."""
        self._opened()
        other = copy(self)
        other._evidence, other._boards = {}, {}  # noqa: SLF001 - its own
        return other

    def for_others(self, *, is_handed_over: bool = False) -> "Workspace":
        """Return the workspace as others may see it: what would give a protected source away is withheld throughout.

        Args:
            is_handed_over: Whether what may not be passed on is left out as well.
        """
        self._opened()
        other = copy(self)
        other._evidence, other._boards = {}, {}  # noqa: SLF001 - its own
        other._hides_protected = True  # noqa: SLF001 - its own
        other._hands_over = is_handed_over  # noqa: SLF001 - its own
        finest_km = self.settings.protected_place_km
        other._shown = lambda evidence: withhold(  # noqa: SLF001 - its own
            may_leave(evidence, self.sources) if is_handed_over else evidence, sources=self.sources, finest_km=finest_km
        )
        return other

    def handed_over(self) -> "Workspace":
        """Return the workspace without what may not be passed on: what the JSON API answers from."""
        other = copy(self)
        other._evidence, other._boards = {}, {}  # noqa: SLF001 - its own
        other._hands_over = True  # noqa: SLF001 - its own
        shown = self._shown
        other._shown = lambda evidence: (  # noqa: SLF001 - its own
            shown(may_leave(evidence, self.sources)) if shown else may_leave(evidence, self.sources)
        )
        return other

    def seal(self, *, key: Path | None = None, so_far: bool = False, with_new_key: bool = False) -> "tuple[Seal, ...]":
        """Check the chain, sign every finished day that nobody signed for, and return the new seals.

        Args:
            key: The signing key's file; by default the one beside the workspace, which is made when it is first needed.
            so_far: Whether today is signed for as well, as far as it goes.
            with_new_key: Whether to go over to another key, which is made where none is given.

        Raises:
            BrokenChainError: The chain is broken: nothing is signed.
            InputError: The key cannot be used.
        """
        from trucewatch.custody.sealing import seal_all  # noqa: PLC0415  # loads the cryptography toolkit

        signing = self._signing()
        signer = signing.change_key(key) if with_new_key else signing.key(key)
        return seal_all(self._opened(), signer, now=datetime.now(UTC), so_far=so_far)

    @property
    def protection(self) -> "Protection":
        """Who stands behind the pseudonyms that are in use, sealed.

        Raises:
            NoFolderError: The workspace has no folder in which sealed files could lie.
        """
        from trucewatch.custody.protect import Protection  # noqa: PLC0415  # loads the cryptography toolkit

        if self._site.folder is None:
            raise NoFolderError(self.name)
        return Protection(ledger=self._opened(create=True), folder=self._site.folder / "protected")

    def public_keys(self) -> tuple[bytes, ...]:
        """Return the public keys with which the workspace was sealed, 32 bytes each, the one in use last."""
        from trucewatch.custody.signing import public_keys  # noqa: PLC0415  # loads the cryptography toolkit

        return public_keys(self._opened())

    def bundle(
        self, asked: Sequence[tuple[str, str]], out: BinaryIO, times: Times, *, key: Path | None = None
    ) -> "Bundle":
        """Write an evidence bundle about what is asked for, and return what is in it.

        Args:
            asked: Pairs of `claim`, `incident`, `obligation`, `agreement` or `contradiction`, and an id.
            out: At its beginning, and able to seek.
            key: The signing key's file; by default the one beside the workspace, if it is there and in use.

        Raises:
            UnknownNameError: Nothing within the times has one of the ids.
            BrokenChainError: The chain is broken: nothing is handed over as evidence.
            LostBytesError: The bytes of a report are gone, or are other ones.
        """
        from trucewatch import bundling  # noqa: PLC0415  # loads the cryptography toolkit
        from trucewatch.custody.bundle import write_bundle  # noqa: PLC0415  # likewise
        from trucewatch.custody.chosen import check_ledger  # noqa: PLC0415  # likewise

        # Before anything is read out of rows that somebody may have changed.
        checked = check_ledger(self._opened())
        times = self.settle(times)
        shown = self.for_others(is_handed_over=True)
        signing = self._signing()
        signer = signing.key(key) if key else signing.key_at_hand()
        means = bundling.BundleMeans(
            ledger=self._opened(),
            checked=checked,
            keep=self._site.keep,
            libraries=self._libraries,
            evidence=self.evidence(times),
            shown=shown.evidence(times),
        )
        found = [bundling.ask(kind, wanted_id, times, shown, self) for kind, wanted_id in asked]
        bundle = bundling.make_bundle(found, means)
        write_bundle(bundle, out, key=signer)
        return bundle

    def verify(self, *, keys: Collection[bytes] | None = None) -> list[Issue]:
        """Check every stored byte against its hash, every row against the chain, and the chain against its seals.

        Args:
            keys: Public keys that are believed; without them, those that are on record in the workspace itself.

        Returns:
            A FAULT for whatever is damaged, missing, foreign or not signed; a NOTE for what is merely left over.
        """
        from trucewatch.proving import check_workspace  # noqa: PLC0415  # loads the cryptography toolkit

        return check_workspace(self._opened(), self._site, keys=keys)

    def issues(self) -> tuple[Issue, ...]:
        """Return what was odd about the reports recorded, in the order of recording; others are not told."""
        return () if self._shown else tuple(self._opened().issues())

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

    def _group(self, evidence: Evidence) -> tuple[Incident, ...]:
        """Return the incidents of the evidence, in order of time."""
        origins = find_origins(evidence, actors=self.actors, sources=self.sources)
        return group_incidents(evidence, actors=self.actors, origins=origins, settings=self.settings)

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

    def _decide(self, act: Act) -> Act:
        """Record the act, with what the program says of an amended claim."""
        check_act(act)
        store = self._opened()
        judgements = (
            deciding.judge_amended(act.amended, store, actors=self.actors, settings=self.settings)
            if act.amended
            else ()
        )
        with store.pen() as pen:
            return pen.act(act, judgements)

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
