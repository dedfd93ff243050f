"""Somebody is driven out of a place: whoever drives takes it; where nobody is told to drive, it is lost."""

from collections.abc import Iterator

from trucewatch.model.claim import Level
from trucewatch.read.claims.areas import Area, areas_behind, areas_of, place_told_of
from trucewatch.read.claims.beside import agents_of, is_denied
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.held import Held
from trucewatch.read.claims.holders import holders, is_holder
from trucewatch.read.claims.presence import subjects_of
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of

_EXPELS = words("holding.expels") | words("moves.drives_out")
_REACH = 10
"""Tokens from the verb to "from" or "out of", at most."""


def read_driven(line: Line, report: Report) -> Iterator[Held]:
    """Yield who took a place by driving others from it, and who lost it so."""
    for clause in line.clauses:
        if lemma_of(clause.head) not in _EXPELS or clause.mode is not Mode.FACT or line.is_asked(clause.head):
            continue
        is_passive = clause.is_passive or (clause.head.tag_ == "VBN" and not clause.is_perfect)
        driven = clause.subjects if is_passive else clause.objects
        if not any(is_holder(line, report, token) and token.tag_ != "NNPS" for token in driven):
            continue
        areas = _from_where(line, report, clause)
        doers = agents_of(line, clause) if is_passive else subjects_of(line, clause)
        who = holders(line, report, doers, strictly=False)
        lost = () if who else holders(line, report, driven)
        if areas and (who or lost):
            yield Held(
                at=clause.head,
                level=Level.SEIZED if who else Level.LOST,
                who=who or lost,
                areas=areas,
                clause=clause,
                denied=is_denied(clause),
            )


def _from_where(line: Line, report: Report, clause: Clause) -> list[Area]:
    doc, at = line.doc, clause.head.i
    for token in doc[at + 1 : at + _REACH]:
        if token.text in {";", ":"} or (token.pos_ == "VERB" and token.i > at + 3):
            break
        is_out = token.lower_ in {"from", "off"} or (
            token.lower_ == "of" and doc[token.i - 1].lower_ in {"out", "clear"}
        )
        found = areas_behind(line, report, token.i + 1) if is_out else []
        if found:
            return found
    if at + 1 < len(doc) and any(t.lower_ in {"out", "off"} for t in doc[at + 1 : at + 3]):
        told = place_told_of(line, report, at)
        if told and told[0].kind is not None and not any(t.lower_ == "of" for t in doc[at + 1 : at + 4]):
            return [Area(head=clause.head, end=at + 1, place=told[0], is_named=False)]
    which = next((t for t in clause.head.children if t.lower_ == "which"), None)
    if which is not None and which.i > 0 and doc[which.i - 1].lower_ in {"from", "of"}:
        return areas_of(line, report, (clause.head.head,))
    return []
