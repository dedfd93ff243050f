"""Deals left, frozen or refused: "pulled out of the accord", "suspended its part in the committee"."""

import re

from trucewatch.model.claim import About, ClaimKind, State
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in
from trucewatch.read.claims.bound import parties_of
from trucewatch.read.claims.draft import Draft, Report, dates_in
from trucewatch.read.date_mention import DateMention, Modifier
from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

DEAL_NOUN = re.compile(
    r"\b(?:agreement|deal|cease-?fire|truce|accord|pact|armistice|memorandum|"
    r"treaty|lull|protocol|cessation|pause|declaration|exchange|arrangement|"
    r"draft|understanding)s?\b",
    re.IGNORECASE,
)
"""What a deal is called."""
_BODY = re.compile(r"\b(?:committee|commission|mechanism|talks|mission|centre|center)\b", re.IGNORECASE)
_LEAVES = frozenset({"pull", "withdraw", "walk", "back", "quit", "exit"})
_FREEZES = frozenset({"suspend", "freeze", "halt"})
_PART_IN = re.compile(
    r"\w+ (?:its |their |all |the )?(?:parts?|clauses?|provisions?|participation|work|cooperation|membership|"
    r"observance|involvement|"
    r"contacts|activit\w+)\b(?P<deal>.*)"
)
_NOT_BOUND = re.compile(
    rf"\b(?:no longer|not|never)(?: \w+)? bound by (?P<deal>[^,;.]{{0,40}}?{DEAL_NOUN.pattern})",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"(?:tore|torn|tears?|ripped|rips?) up (?P<deal>[^,;.]{{0,40}}?{DEAL_NOUN.pattern})"
    rf"|(?:declared?|pronounced?)s? (?P<pact>[^,;.]{{0,40}}?{DEAL_NOUN.pattern})[^,;.]{{0,20}}? (?:void|"
    rf"dead|over|null|finished)\b",
    re.IGNORECASE,
)
_REFUSES = frozenset({"refuse", "decline", "reject", "spurn", "dismiss"})


def date_of(clause: Clause, line: Line, dates: tuple[DateMention, ...]) -> Period | None:
    """Return the date nearest to the verb, the ones behind it first; of "since D" the day itself."""
    if not dates:
        return None
    nearest = min(
        dates, key=lambda m: (line.tokens_of(m.span)[0] < clause.head.i, abs(line.tokens_of(m.span)[0] - clause.head.i))
    )
    period = nearest.period
    if (
        clause.head.tag_ in {"VBZ", "VBP"}
        and not clause.is_perfect
        and not clause.is_passive
        and nearest.ahead is not None
    ):
        return nearest.ahead
    if period is not None and nearest.modifier is Modifier.SINCE and period.first:
        return Period.day(period.first)
    return period


def without_name(line: Line, deal: Token, state: State, dates: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Return the days without the one in a deal's name: "ended the 2002 truce on Friday"."""
    own = tuple(m for m in dates if not deal.left_edge.i <= line.tokens_of(m.span)[0] < deal.i)
    return own if own or state is not State.REACHED else dates


_DECLARES_OVER = frozenset({"declare", "pronounce", "tear", "rip", "scrap"})
_TURNS = _DECLARES_OVER | _LEAVES | _FREEZES | _REFUSES
"""All verbs by which a party turns away from a deal."""


def read_left(line: Line, report: Report, clause: Clause) -> Draft | None:
    """As in "X pulled out of the deal", "X refused to sign the accord", "X rejected the proposal for a truce"."""
    lemma = lemma_of(clause.head)
    doc = line.doc
    if lemma == "bind":
        bound = _NOT_BOUND.search(str(doc[clause.head.left_edge.i : clause.head.right_edge.i + 1].text))
        if bound is not None:
            return _ended(line, report, clause, clause.subjects, bound.group("deal"))
    if clause.is_negated or not (clause.is_past or clause.is_perfect or clause.head.tag_ in {"VBZ", "VBP"}):
        return None
    if lemma not in _TURNS:
        return None
    behind = str(doc[clause.head.i : clause.head.i + 12].text)
    long = str(doc[clause.head.i : clause.head.i + 24].text)
    over = _OVER.match(behind)
    if over is not None and lemma in _DECLARES_OVER:
        return _ended(line, report, clause, clause.doers, over.group("deal") or over.group("pact"))
    if lemma in _LEAVES and (match := re.match(r"\w+ (?:(?:out|away|back) )?(?:of|from) (?P<deal>.*)", behind)):
        deal, state = match.group("deal"), State.ENDED
    elif lemma in _FREEZES and (match := _PART_IN.match(long)):
        deal, state = match.group("deal"), State.SUSPENDED
    elif (
        lemma in _REFUSES and (match := re.match(r"\w+ to (?:sign|join|accept|endorse|ratify) (?P<deal>.*)", behind))
    ) or (
        lemma in _REFUSES
        and (match := re.match(r"\w+ (?P<deal>.*)", behind))
        and re.search(r"\b(?:proposals?|offers?|plans?|drafts?|calls?)\b", behind)
    ):
        deal, state = match.group("deal"), State.REJECTED
    else:
        return None
    named = re.split(r"[,;] ", deal)[0]
    if not DEAL_NOUN.search(named) and not (state is State.SUSPENDED and _BODY.search(named)):
        return None
    parties = parties_of(line, report, clause.doers)
    if not parties:
        return None
    dates = dates_in(line, list(clause.head.subtree))
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=clause.head,
        keys={"state": state, "about": abouts_in(named)[:1] or (About.WHOLE_AGREEMENT,), "parties": parties},
        date=date_of(clause, line, dates),
        rule=f"agreement.{state}",
    )


def _ended(line: Line, report: Report, clause: Clause, doers: tuple[Token, ...], deal: str) -> Draft | None:
    """Return the end of a deal by one party's word or deed."""
    parties = parties_of(line, report, doers)
    if not parties:
        return None
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=clause.head,
        keys={"state": State.ENDED, "about": abouts_in(deal)[:1] or (About.WHOLE_AGREEMENT,), "parties": parties},
        date=date_of(clause, line, dates_in(line, list(clause.head.subtree))),
        rule="agreement.ended",
    )
