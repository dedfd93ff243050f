"""Who says what: propositions against speakers, with everybody's words on each along time.

A proposition is that an obligation is kept, that the deal as a whole is, or that an incident happened which somebody
denies. A speaker is whoever the words are in the end: a minister's are his state's. Copies are left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model.claim import About, Claim, ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Way
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.period import Period
from trucewatch.model.wording import say_incident
from trucewatch.settings import Settings
from trucewatch.views.board import Board


class Stand(StrEnum):
    """How somebody stands to a proposition, by the latest of their words."""

    ASSERTS = "asserts"
    DENIES = "denies"
    BOTH = "both"
    """On the last day on which they spoke of it, they said the one and the other."""
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One claim as a word on a proposition."""

    on: date | None
    asserts: bool
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All that one speaker said on one proposition."""

    speaker: Origin
    words: tuple[Word, ...]
    """In order of day, those without a day first; empty where the speaker is silent."""

    @property
    def stand(self) -> Stand:
        """How the speaker stands by the words of the last day."""
        if not self.words:
            return Stand.SILENT
        last = {word.asserts for word in self.words if word.on == self.words[-1].on}
        if len(last) == 2:
            return Stand.BOTH
        return Stand.ASSERTS if True in last else Stand.DENIES

    @property
    def has_changed(self) -> bool:
        """Whether the speaker once said the contrary."""
        return len({word.asserts for word in self.words}) == 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One proposition with everybody's words on it."""

    title: str
    obligation: str | None
    """Obligation id."""
    incident: str | None
    """Incident id."""
    cells: tuple[Cell, ...]
    """One for each speaker of the matrix, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who says what on an agreement."""

    speakers: tuple[Origin, ...]
    """The parties first, then by how much they say, most first."""
    rows: tuple[Row, ...]
    """The deal as a whole, its obligations as coded, then incidents in dispute by day; none on which all are silent."""
    period: Period
    """From the first word to the last."""


_Key = tuple[str, str]
"""What sort of proposition, and its id."""
_WHOLE: _Key = ("whole", "")


def make_matrix(board: Board, evidence: Evidence, *, origins: Origins, settings: Settings) -> Matrix:
    """Return who says what on a board.

    Args:
        evidence: What the board was made of.
        origins: Of the claims of the evidence.
    """
    words: dict[_Key, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, Origin] = {}
    for key, claim, asserts in _spoken(board, evidence, settings):
        if not origins.is_echo(claim.id):
            for origin in origins.of(claim.id):
                names.setdefault(origin.key, origin)
                words[key][origin.key].append(Word(on=evidence.said_on(claim), asserts=asserts, claim=claim))
    speakers = _ordered(names, words, board)
    days = [word.on for said in words.values() for heard in said.values() for word in heard if word.on]
    return Matrix(
        speakers=speakers,
        rows=tuple(
            Row(
                title=title,
                obligation=key[1] if key[0] == "obligation" else None,
                incident=key[1] if key[0] == "incident" else None,
                cells=tuple(
                    Cell(speaker=speaker, words=tuple(sorted(words[key].get(speaker.key, ()), key=_order)))
                    for speaker in speakers
                ),
            )
            for key, title in _titles(board)
            if key in words
        ),
        period=Period(first=min(days, default=None), last=max(days, default=None)),
    )


def matrix_as_json(matrix: Matrix) -> dict[str, Any]:
    """Return the matrix in its published form; who is silent on a proposition is left out of its cells."""
    return {
        "period": matrix.period.as_json(),
        "speakers": [{"id": speaker.key, "name": speaker.name} for speaker in matrix.speakers],
        "propositions": [
            {
                "title": row.title,
                "obligation": row.obligation,
                "incident": row.incident,
                "cells": [
                    {
                        "speaker": cell.speaker.key,
                        "stand": str(cell.stand),
                        "has_changed": cell.has_changed,
                        "words": [
                            {
                                "date": word.on.isoformat() if word.on else None,
                                "asserts": word.asserts,
                                "claim": word.claim.id,
                            }
                            for word in cell.words
                        ],
                    }
                    for cell in row.cells
                    if cell.words
                ],
            }
            for row in matrix.rows
        ],
    }


def _spoken(board: Board, evidence: Evidence, settings: Settings) -> Iterator[tuple[_Key, Claim, bool]]:
    """Yield each word on a proposition: verdicts on the deal, words on the duty itself, tellings of what is denied."""
    claims = {claim.id: claim for claim in evidence.claims}
    whole: set[str] = set()
    for bearing in board.bearings:
        claim, asserts = claims[bearing.claim], bearing.way is Way.FOR
        if claim.kind is ClaimKind.INCIDENT:
            continue
        if claim.kind is ClaimKind.COMPLIANCE and About.WHOLE_AGREEMENT in claim.about and claim.id not in whole:
            whole.add(claim.id)
            yield _WHOLE, claim, asserts
        if bearing.directness >= settings.directness_to_confirm:
            yield ("obligation", bearing.obligation), claim, asserts
    for incident in board.incidents:
        if incident.denials:
            for claim_id in incident.claims:
                yield ("incident", incident.id), claims[claim_id], not claims[claim_id].denied


def _titles(board: Board) -> Iterator[tuple[_Key, str]]:
    yield _WHOLE, "The agreement as a whole is kept"
    for obligation in board.agreement.obligations:
        yield ("obligation", obligation.id), obligation.title
    for incident in board.incidents:
        said = say_incident(incident)
        yield ("incident", incident.id), said[:1].upper() + said[1:]


def _ordered(
    names: Mapping[str, Origin], words: Mapping[_Key, Mapping[str, list[Word]]], board: Board
) -> tuple[Origin, ...]:
    parties = [*board.agreement.parties, *board.agreement.guarantors, *board.agreement.bound]
    said = {name: sum(len(heard.get(name, ())) for heard in words.values()) for name in names}

    def place(name: str) -> tuple[int, int, str]:
        return (parties.index(name) if name in parties else len(parties), -said[name], name)

    return tuple(names[name] for name in sorted(names, key=place))


def _order(word: Word) -> tuple[date, str]:
    return (word.on or date.min, word.claim.id)
