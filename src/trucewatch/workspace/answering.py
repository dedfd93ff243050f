"""The questions that one can ask of a workspace, each within three times."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from trucewatch.assess.bear import may_bear
from trucewatch.custody.withhold import withhold_document
from trucewatch.errors import (
    NotPassedOnError,
    ProtectedReportError,
    UnknownNameError,
)
from trucewatch.model.act import Act
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.folding import read_query
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.origin import Origins
from trucewatch.model.text import Document
from trucewatch.places.zone_map import ZoneTable
from trucewatch.publish.licences import why_withheld
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.reconcile.sides import side_of_killed
from trucewatch.settings import Settings
from trucewatch.store.base import Logged, ReadOnce, Versioned
from trucewatch.views.board import Board
from trucewatch.views.drift import Drift, find_drift
from trucewatch.views.explain import Explanation, explain
from trucewatch.views.ledger import ClaimFilter, select_claims
from trucewatch.views.life import Life, find_lives
from trucewatch.views.rates import Rates, find_rates
from trucewatch.views.regrade import Regrade, RegradedSources, compare_boards, judge_anew
from trucewatch.views.search import Found, search_claims, search_reports
from trucewatch.views.standing import make_board
from trucewatch.views.tally import Dimension, Tally, count_claims, count_incidents, tally
from trucewatch.views.trace import Trace, trace
from trucewatch.workspace.pinpointing import Pinpointing

if TYPE_CHECKING:
    pass


class Answering(Pinpointing):
    """The questions that one can ask of a workspace, each within three times."""

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

    def issues(self) -> tuple[Issue, ...]:
        """Return what was odd about the reports recorded, in the order of recording; others are not told."""
        return () if self._shown else tuple(self._opened().issues())

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
        """Return how the obligations of an agreement stand.

        Asked again when more was recorded, a board is carried forward by what is new: nothing that this does not touch
        is worked out again. One workspace is asked by one thread at a time; `twin` makes another, which starts anew.
        """
        board = self._strand(times).board(self.agreement(agreement_id), self.zones(agreement_id), times.as_of)
        return replace(board, times=times)

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
            origins=self.origins(times),
            settings=self.settings,
        )

    def claims(self, claim_filter: ClaimFilter, times: Times, *, zone: str | None = None) -> tuple[Claim, ...]:
        """Return the claims that pass the filter, in the order of the evidence.

        Args:
            zone: `AGREEMENT/ZONE`: only claims that lie in it, as it was drawn for the day of which they tell. Where
                the filter names an obligation, the zone's id alone will do.

        Raises:
            UnknownNameError: There is no such obligation, or no such zone.
        """
        if claim_filter.obligation is None and zone is None:
            return select_claims(self.evidence(times), claim_filter)
        evidence = self._bearing_on(claim_filter.obligation, zone, times)
        return select_claims(evidence, replace(claim_filter, obligation=None))

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
        return self._strand(times).origins

    def incidents(self, times: Times) -> tuple[Incident, ...]:
        """Return the incidents that the claims are about, in order of time."""
        return tuple(self._strand(times).incidents)

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
            counted = count_claims(
                (one for one in wanted if shown is None or one.id in shown),
                evidence,
                lambda claim: side_of_killed(claim, self.actors, self.settings),
            )
        else:
            grouped = self.incidents(times) if incidents is None else incidents
            counted = count_incidents(grouped, evidence, frozenset(claim.id for claim in wanted))
        return tally(counted, by, of=of)

    def contradictions(self, agreement_id: str, times: Times) -> Sequence[Contradiction]:
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

    def _lives(self, incidents: Iterable[Incident], board: Board | None, times: Times) -> Iterator[Life]:
        return find_lives(
            incidents,
            self.evidence(times),
            origins=self.origins(times),
            actors=self.actors,
            sources=self.sources,
            agreement=board.agreement if board else None,
            bearings=board.bearings if board else (),
            settings=self.settings,
        )

    def _group(self, evidence: Evidence) -> tuple[Incident, ...]:
        """Return the incidents of the evidence, in order of time."""
        origins = find_origins(evidence, actors=self.actors, sources=self.sources, settings=self.settings)
        return group_incidents(evidence, actors=self.actors, origins=origins, settings=self.settings)

    def _boards_of(self, claim_filter: ClaimFilter, times: Times) -> list[Board]:
        """Return the board of the obligation that the filter names; none where it names none."""
        if claim_filter.obligation is None:
            return []
        return [self.board(self._obligation_at(claim_filter.obligation).agreement, times)]
