"""Agreements: a deal is reached, in force, extended, suspended, ended or rejected."""

from collections.abc import Iterator

from trucewatch.model.claim import Quoted, State
from trucewatch.read.claims.deal_clauses import read_deal_clauses
from trucewatch.read.claims.deal_company import complete
from trucewatch.read.claims.deal_frames import read_deal_frames
from trucewatch.read.claims.deal_named import read_named_deals
from trucewatch.read.claims.deal_phrases import fill, is_new, is_news, read_deal_phrases
from trucewatch.read.claims.deal_words import read_deal_words
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.the_two import told_apart
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_BROKERS = words("deals.brokers")
_BUSINESS = words("accords.business")
_NEAR = 5
"""Tokens behind a verb of brokering within which a day is that of the brokering."""


def read_deals(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what is said of deals, and the deals that their names tell of; one merely mentioned makes no claim."""
    if is_of_business(line):
        return
    told = list(_read_told(line, report))
    for named in read_named_deals(line, report):
        same = next((draft for draft in told if _is_same(draft, named)), None)
        if same is not None:
            fill(same, named)
        elif is_new(named, report):
            told.append(named)
    for draft in told:
        complete(draft, line, report)
        if draft.keys["state"] is State.REJECTED and draft.voice is None:
            draft.voice = _rejecting(draft, line, report)
        yield draft


def _rejecting(draft: Draft, line: Line, report: Report) -> Voice | None:
    """Return whose word a rejection is that has words of its own: `X rejected the accord as "a surrender"`."""
    at = draft.at
    parties: tuple[str, ...] = draft.keys.get("parties") or ()
    if len(parties) != 1 or line.voices[at.i] != (PUBLISHED,) or _is_in_relative(at):
        return None
    if not any(t.i in line.quoted_tokens or t.lower_ in {"calling", "saying", "describing"} for t in line.doc[at.i :]):
        return None
    who = report.company.named(parties[0])
    party = who.acts_for if who is not None else None
    return Voice(speaker=parties, speaker_for=party, quoted=Quoted.INDIRECT, rule="speaker.rejecting")


def _is_in_relative(at: Token) -> bool:
    return any(token.dep_ == "acl:relcl" for token in (at, *at.ancestors))


def is_of_business(line: Line) -> bool:
    """Tell whether a sentence is of shares, wages or auctions: its deals end no war."""
    return any(token.lower_ in _BUSINESS for token in line.doc)


def _is_same(told: Draft, named: Draft) -> bool:
    """Tell whether a deal named in passing is the one that was told of: by its verb, or by its day."""
    if told.denied or told.keys["state"] not in {State.REACHED, State.IN_FORCE}:
        return False
    is_near = abs(told.at.i - named.at.i) < _NEAR or told.at.i == named.at.head.i
    return (told.keys["state"] is State.REACHED and is_near) or (named.date is not None and told.date == named.date)


def _read_told(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what becomes of deals by the verbs of a sentence, one claim for each state."""
    phrases = [*read_deal_phrases(line, report), *read_deal_words(line, report)]
    told: dict[State, Draft] = {}
    for draft in phrases:
        if not draft.denied and draft.keys["state"] in told:
            fill(told[draft.keys["state"]], draft)
        elif not draft.denied:
            told[draft.keys["state"]] = draft
    yield from (draft for draft in phrases if draft.denied)
    for draft in (*read_deal_clauses(line, report), *read_deal_frames(line, report)):
        state = draft.keys["state"]
        kept = told.get(state)
        if kept is not None and kept.denied == draft.denied:
            fill(kept, draft)
        elif kept is not None or any(other.denied and draft.denied for other in phrases):
            continue
        elif not (state is State.EXTENDED and draft.denied and State.ENDED in told):
            told[state] = draft
    reached = told.get(State.REACHED)
    begun = next((told[s] for s in (State.IN_FORCE, State.EXTENDED, State.ENDED) if s in told), None)
    if reached is not None and begun is not None and _is_part_of(reached, begun):
        fill(begun, told.pop(State.REACHED))
    for draft in told.values():
        parties = told_apart(draft.keys.get("parties") or (), report)
        if parties:
            draft.keys["parties"] = parties
        if len(parties) == 2:
            report.sides = parties
        if is_news(draft, report):
            is_new(draft, report)
            yield draft


def _is_part_of(reached: Draft, begun: Draft) -> bool:
    """Tell whether the one tells nothing of its own but who the parties or the brokers of the deal are that began."""
    at = reached.at.i
    is_brokering = lemma_of(reached.at) in _BROKERS and at < begun.at.i
    if is_brokering and not reached.denied and not reached.places and not _is_dated(reached.line, at):
        return True
    if reached.places or reached.denied or (reached.date is not None and reached.date != begun.date):
        return False
    return reached.rule.startswith("agreement.phrase")


def _is_dated(line: Line, at: int) -> bool:
    """Tell whether a day stands right behind a word."""
    return any(0 < line.tokens_of(m.span)[0] - at < _NEAR for m in line.dates)
