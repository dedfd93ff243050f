"""Read a request's question: the three times, the filters, the page of a list."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Generic, TypeVar
from urllib.parse import quote, urlencode

from trucewatch.assess.bear import may_bear
from trucewatch.choices import Word, read_any_word
from trucewatch.errors import (
    BackwardPeriodError,
    BadDateError,
    BadInstantError,
    BadPageError,
    UnknownNameError,
)
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import About, Claim, ClaimKind
from trucewatch.model.contradiction import Contradiction, Side
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.incident import Incident
from trucewatch.model.origin import Origins
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.publish.licences import why_withheld
from trucewatch.views.board import Board
from trucewatch.views.catalogue import Listing
from trucewatch.views.explain import Explanation, explain
from trucewatch.views.ledger import ClaimFilter, bearing_on, select_claims
from trucewatch.views.map import MapView, make_map
from trucewatch.web.desk import Desk, Newer, Overview
from trucewatch.web.shelf import Told, one_a_sentence, telling_first
from trucewatch.workspace import Workspace

TIME_KEYS = ("as_of", "published_by", "known_on")
FILTER_KEYS = ("kind", "speaker", "about", "obligation", "place", "from", "to", "text", "document")
_READ_AT_ONCE = 2000
"""Claims whose sentences are looked at at a time."""
_FEW_SENTENCES = 200
"""So many claims are looked up anew for each page; more are kept."""
PAGE_LENGTH = 50
"""Entries on one page of a list."""

_EVER = Period(first=None, last=None)

Entry = TypeVar("Entry")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a request asks, and of which workspace."""

    desk: Desk
    times: Times
    path: str
    kept: Mapping[str, str]
    """The times as they stand in the address, to be handed on by every link of the page."""

    @property
    def workspace(self) -> Workspace:
        """The workspace: its libraries and reports; what takes long is asked of the question itself."""
        return self.desk.workspace

    def evidence(self) -> Evidence:
        """Return all that lies within the times."""
        return self.desk.evidence(self.times)

    def board(self, agreement_id: str) -> Board:
        """Return how an agreement stands within the times."""
        return self.desk.board(agreement_id, self.times)

    def boards(self) -> Iterator[Board]:
        """Yield the boards of all agreements, in order of id."""
        for agreement in self.workspace.agreements.agreements:
            yield self.board(agreement.id)

    def boards_there(self) -> Iterator[tuple[Agreement, Board | None]]:
        """Yield all agreements in order of id, each with its board; None where that is still being worked out."""
        for agreement in self.workspace.agreements.agreements:
            yield agreement, self.desk.kept_board(agreement.id, self.times)

    def at(self, times: Times) -> "Question":
        """Return the same question within other times."""
        return replace(self, times=times)

    def overview(self) -> Overview:
        """Return what every page tells of all that lies within the times."""
        return self.desk.overview(self.times)

    def ever_published(self) -> Mapping[date, int]:
        """Return how many reports were published on each day, also later ones: the days that one can step to."""
        latest = max(self.times.published_by, self.times.known_on.date())
        return self.at(replace(self.times, published_by=latest)).overview().days

    def documents(self) -> Sequence[Document]:
        """Return the reports within the times, in order of publication; their texts may be left out."""
        listing = self.desk.listing(self.times)
        return tuple(self.evidence().documents.values()) if listing is None else listing.papers

    def whole(self, documents: Sequence[Document]) -> list[Document]:
        """Return these reports of `documents` with all that is known of them, in the same order."""
        if self.desk.listing(self.times) is None:
            return list(documents)
        found = self.workspace.documents_of([one.sha256 for one in documents])
        return [found[one.sha256] for one in documents]

    def withholds(self) -> bool:
        """Tell whether any report within the times may not be passed on to others."""

        def look() -> bool:
            return any(why_withheld(one, self.workspace.sources) for one in self.documents())

        return self.answer("withholds", look)

    def claims(self, claim_filter: ClaimFilter) -> tuple[Claim, ...]:
        """Return the claims that pass the filter, in the order of the evidence."""

        def select() -> tuple[Claim, ...]:
            boards = [self.board(claim_filter.obligation.partition("/")[0])] if claim_filter.obligation else []
            return select_claims(self.evidence(), claim_filter, boards=boards)

        return self.answer(("claims", claim_filter), select)

    def page_of_claims(self, claim_filter: ClaimFilter, page: str | None, *, length: int = PAGE_LENGTH) -> "Page[Told]":
        """Return a page of the claims that pass the filter, with their reports, in the order of the evidence."""
        listing = self.desk.listing(self.times)
        if listing is None:
            turned = turn_to(self.claims(claim_filter), page, length=length)
            return turned.of(self.told(claim.id for claim in turned.entries))
        places = turn_to(self._places_of(claim_filter, listing), page, length=length)

        def read() -> list[Told]:
            return self.desk.told_at(listing, [int(place) for place in places.entries])

        return places.of(self.answer(("claims shown", claim_filter, places.number, length), read))

    def _places_of(self, claim_filter: ClaimFilter, listing: Listing) -> Sequence[int]:
        """Return where the claims that pass the filter stand in the listing."""
        address = claim_filter.obligation
        boards = [self.board(address.partition("/")[0])] if address else []

        def select() -> Sequence[int]:
            found: Sequence[int] = listing.select(claim_filter, bearing=bearing_on(address or "", boards))  # type: ignore[assignment]  # numpy's
            return found

        def read() -> Sequence[int]:
            folded, found = (claim_filter.text or "").casefold(), select()
            parts = (found[start : start + _READ_AT_ONCE] for start in range(0, len(found), _READ_AT_ONCE))
            return [
                int(place)
                for part in parts
                for place, claim in zip(part, self.workspace.listed_claims(listing, part), strict=True)
                if folded in claim.sentence.text.casefold()
            ]

        if claim_filter.text is None:
            return self.answer(("places", claim_filter), select)
        return self.desk.apart(("places", claim_filter), self.times, read, called="which sentences have these words")

    def incidents(self) -> tuple[Incident, ...]:
        """Return all incidents, in order of time."""
        return self.worked_out("incidents", lambda workspace: workspace.incidents(self.times), called="the incidents")

    def origins(self) -> Origins:
        """Return whose word each claim is in the end, and which claims echo which."""
        return self.worked_out("origins", lambda workspace: workspace.origins(self.times), called="whose word it is")

    def incidents_with(self, claim_id: str) -> list[Incident]:
        """Return the incidents that a claim is about, in order of time."""

        def index() -> dict[str, list[Incident]]:
            found: dict[str, list[Incident]] = {}
            for incident in self.incidents():
                for one in incident.claims:
                    found.setdefault(one, []).append(incident)
            return found

        return self.answer("incidents by claim", index).get(claim_id, [])

    def boards_about(self, claim: Claim) -> list[Board]:
        """Return the boards on which the claim may show, in order of agreement; those of other lands are not made."""
        joined = {claim.id, *(claim_id for one in self.incidents_with(claim.id) for claim_id in one.claims)}
        claims, evidence = [one.claim for one in self.told(joined)], self.evidence()
        workspace = self.workspace
        return [
            self.board(agreement.id)
            for agreement in workspace.agreements.agreements
            if may_bear(claims, agreement, evidence, workspace.gazetteer)
        ]

    def map(self, agreement_id: str | None, period: Period) -> MapView:
        """Return the map of an agreement, or of all incidents, for the days of a period."""

        def make() -> MapView:
            if agreement_id is None:
                return make_map(self.incidents(), period=period)
            zones = self.workspace.zones(agreement_id).on(self.times.as_of)
            return make_map(self.board(agreement_id).incidents, zones=zones, period=period)

        return self.answer(("map", agreement_id, period), make)

    def newer(self) -> Newer | None:
        """Return what was recorded since, where it is being worked in; None where pages show the latest."""
        return None if "known_on" in self.kept else self.desk.newer(self.times)

    def answer(self, what: Hashable, make: Callable[[], Entry]) -> Entry:
        """Return the quick answer to a part of the question, made only where it was not asked lately."""
        return self.desk.answer(what, self.times, make)

    def worked_out(self, what: Hashable, make: Callable[[Workspace], Entry], *, called: str) -> Entry:
        """Return what a workspace answers within the times, worked out apart from all pages.

        Args:
            called: What it is, in words: whoever must wait for it is told so.
        """
        return self.desk.worked_out(what, self.times, make, called=called)

    def latest_incidents(self, agreement_id: str | None = None) -> list[Incident]:
        """Return the incidents of a board, or all, by their last day, the latest first, those without a day last."""

        def last_day(incident: Incident) -> date:
            return (incident.date.last or incident.date.first or date.min) if incident.date else date.min

        def make() -> list[Incident]:
            incidents = self.incidents() if agreement_id is None else self.board(agreement_id).incidents
            return sorted(incidents, key=last_day, reverse=True)

        return self.answer(("latest incidents", agreement_id), make)

    def why(self, obligation: Obligation) -> Explanation:
        """Return why an obligation stands as it does."""
        board = self.board(obligation.agreement)

        def make(workspace: Workspace) -> Explanation:
            return explain(board, obligation, workspace.evidence(self.times))

        what = f"why {obligation.title} stands as it does"
        return self.worked_out(("why", obligation.agreement, obligation.id), make, called=what)

    def told_on(self, contradiction: Contradiction, side: Side) -> list[Told]:
        """Return one claim for each sentence on one side of a contradiction, the most telling first."""
        return self.answer(
            ("side", contradiction.id, side.says), lambda: telling_first(one_a_sentence(self.told(side.claims)))
        )

    def sentences_of(self, claim_ids: Sequence[str]) -> list[Told]:
        """Return one claim for each sentence of these, the one published last first."""
        if len(claim_ids) <= _FEW_SENTENCES:
            return one_a_sentence(self.told(claim_ids))
        return self.answer(("sentences", tuple(claim_ids)), lambda: one_a_sentence(self.told(claim_ids)))

    def told(self, claim_ids: Iterable[str]) -> list[Told]:
        """Return the claims of those ids with their reports, in the order of the evidence."""
        return self.desk.told(self.times, claim_ids)

    def claim(self, claim_id: str) -> Told:
        """Return one claim with its report.

        Raises:
            UnknownNameError: There is none of that id within the times.
        """
        found = self.told([claim_id])
        if not found:
            raise UnknownNameError("claim", claim_id, None, listing="trucewatch claims")
        return found[0]

    def on(self, day: date) -> "Question":
        """Return the same question as of another day, from what had been published by then unless it says otherwise."""
        published_by = self.times.published_by if "published_by" in self.kept else day
        return replace(self, times=replace(self.times, as_of=day, published_by=published_by))

    def link(self, path: str, **more: object) -> str:
        """Return the address of `path` with the same times, save where `more` has others; None leaves a key out."""
        wanted = {**self.kept, **more}
        query = urlencode({key: str(value) for key, value in wanted.items() if value not in (None, "")})
        return quote(path, safe="/") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Entry]):
    """One page of a list."""

    entries: Sequence[Entry]
    number: int
    """From 1."""
    pages: int
    total: int

    def of(self, entries: "Sequence[Other]") -> "Page[Other]":
        """Return the same page with what its entries stand for."""
        return Page(entries=entries, number=self.number, pages=self.pages, total=self.total)


def ask(desk: Desk, path: str, query: Mapping[str, str]) -> Question:
    """Return the question that the address asks.

    Raises:
        BadDateError: `as_of` or `published_by` is no date.
        BadInstantError: `known_on` is no instant.
    """
    kept = {key: query[key].strip() for key in TIME_KEYS if query.get(key, "").strip()}
    times = desk.workspace.times(
        as_of=read_day(kept, "as_of"),
        published_by=read_day(kept, "published_by"),
        known_on=_read_instant(kept, "known_on") or desk.head(),
    )
    return Question(desk=desk, times=times, path=path, kept=kept)


def read_day(query: Mapping[str, str], key: str) -> date | None:
    """Return the day under `key`; None where it is missing or empty."""
    text = query.get(key, "").strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, flags=re.ASCII):
        raise BadDateError(key, text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDateError(key, text) from error


def _read_instant(query: Mapping[str, str], key: str) -> datetime | None:
    text = query.get(key, "").strip()
    if not text:
        return None
    try:
        if len(text) == len("2019-02-08"):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInstantError(key, text) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def turn_to(entries: Sequence[Entry], page: str | None, *, length: int = PAGE_LENGTH) -> Page[Entry]:
    """Return the page of the list that the address asks for; the last one where it asks for a later one.

    Raises:
        BadPageError: `page` is no whole number from 1.
    """
    text = (page or "").strip() or "1"
    if not re.fullmatch(r"0*[1-9]\d{0,8}", text, flags=re.ASCII):
        raise BadPageError(text)
    pages = max(1, -(-len(entries) // length))
    number = min(int(text), pages)
    first = (number - 1) * length
    return Page(entries=entries[first : first + length], number=number, pages=pages, total=len(entries))


def ask_filter(query: Mapping[str, str]) -> tuple[ClaimFilter, dict[str, str]]:
    """Return the filter that the address asks for, and what of it the address says.

    Raises:
        BadWordError: `kind` or `about` is no word of the vocabulary.
        BadDateError: `from` or `to` is no date.
        BackwardPeriodError: `to` comes before `from`.
    """
    said = {key: query[key].strip() for key in FILTER_KEYS if query.get(key, "").strip()}
    period = read_period(said)
    return ClaimFilter(
        kinds=_words(said, "kind", ClaimKind),
        speaker=said.get("speaker"),
        about=_words(said, "about", About),
        obligation=said.get("obligation"),
        place=said.get("place"),
        period=None if period == _EVER else period,
        text=said.get("text"),
        document=said.get("document"),
    ), said


def read_period(query: Mapping[str, str]) -> Period:
    """Return the days from `from` to `to`; an end that is not asked for stays open.

    Raises:
        BadDateError: One of them is no date.
        BackwardPeriodError: `to` comes before `from`.
    """
    first, last = read_day(query, "from"), read_day(query, "to")
    if first and last and last < first:
        raise BackwardPeriodError("to", query["to"], "from", query["from"])
    return Period(first=first, last=last)


def _words(said: Mapping[str, str], key: str, words: type[Word]) -> tuple[Word, ...]:
    word = read_any_word(key, said.get(key), words)
    return () if word is None else (word,)
