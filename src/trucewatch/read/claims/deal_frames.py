"""Deals by what is done to them and what they do: a table of frames over the tree.

Whoever signs, renews, freezes, tears up or turns down a deal is a party of that claim; a deal itself begins, lapses, or
is dead. Which verbs are of which kind stands in `phrases/accords.yml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import About, ClaimKind, Quoted, State
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in, has_deal
from trucewatch.read.claims.bound import is_party, line_before, parties_of
from trucewatch.read.claims.deal_left import date_of, without_name
from trucewatch.read.claims.deal_named import OTHER_DEALS, is_deal_noun
from trucewatch.read.claims.deal_phrases import about_of_deal
from trucewatch.read.claims.draft import Draft, Report, dates_in, places_in
from trucewatch.read.date_mention import Granularity
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import case_of, children, conjuncts, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_BY_PARTY = {verb: State(state) for state, verbs in entry("accords.done_by_party").items() for verb in verbs}
_DOES = {verb: State(state) for state, verbs in entry("accords.does").items() for verb in verbs}
_IS = {word: State(state) for state, found in entry("accords.is").items() for word in found}
_SIGNS = words("accords.signs")
_OFFERS = words("accords.offers")
_PAPERS = words("deals.weak_deal_heads")
_BROKERS = words("deals.brings_deals")
_SMALL = frozenset(
    {
        "up",
        "down",
        "out",
        "through",
        "off",
        "on",
        "to",
        "of",
        "from",
        "away",
        "aside",
        "into",
        "in",
        "over",
        "at",
        "for",
        "hands",
    }
)
_IT = frozenset({"it", "both", "them", "this", "one"})
_IT_IS_SIGNED = frozenset(
    {"accept", "sign", "initial", "ratify", "reject", "renew", "extend", "arrange", "broker", "refuse"}
)
_REFUSES = frozenset({"refuse", "decline"})
_AHEAD = frozenset({Mode.FUTURE, Mode.DUTY})
_PASSING = frozenset({"acl", "acl:relcl", "advcl", "amod"})
_UNTIL = frozenset({"to", "until", "till", "through"})
_PAST = frozenset({"VBD", "VBN"})
_DECIDES = frozenset({"vote", "agree", "decide", "manage", "proceed", "resolve", "choose", "opt"})
_MAKES_NEW = frozenset({"call", "declare", "proclaim", "order", "offer", "announce", "make", "decree", "observe"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REFLEXIVE = frozenset({"themselves", "itself", "himself", "herself"})
_LONGEST_VERB = 3
_CLOSED = frozenset({State.ENDED, State.REJECTED, State.SUSPENDED, State.EXTENDED})
_FIRST_WORDS = frozenset(verb.split(" ")[0] for verb in _BY_PARTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What a clause does with a deal."""

    state: State
    deal: Token
    doers: tuple[Token, ...]
    brokers: tuple[Token, ...] = ()
    denied: bool = False


def read_deal_frames(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what the clauses of a sentence do with deals, in their order."""
    for told in line.clauses:
        clause = replace(told, mode=Mode.FACT) if _is_decided(told) else told
        if (clause.mode not in _AHEAD and clause.mode is not Mode.FACT) or (clause is told and _is_only_to_be(told)):
            continue
        frame = (
            _refused(line, clause)
            or _failed(line, clause)
            or _by_party(line, report, clause)
            or _itself(line, report, clause)
        )
        if frame is not None and (draft := _draft(line, report, clause, frame)) is not None:
            yield draft


def _is_decided(clause: Clause) -> bool:
    """Tell whether an infinitive tells what was done: "voted on Tuesday to ratify the treaty"."""
    head = clause.head
    return head.dep_ == "xcomp" and head.tag_ == "VB" and head.head.tag_ in _PAST and lemma_of(head.head) in _DECIDES


def _is_only_to_be(clause: Clause) -> bool:
    """Tell whether it is an infinitive that nobody fulfils yet: "calls on the Front to disarm and join the accord"."""
    helps = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    return clause.head.tag_ == "VB" and clause.mode is Mode.FACT and not helps and not clause.is_negated


def _draft(line: Line, report: Report, clause: Clause, frame: _Frame) -> Draft | None:
    head = clause.head
    top = head.head if _is_decided(clause) else head
    own = sorted((top if top.i < head.i else head).subtree, key=lambda token: token.i)
    dates = without_name(line, frame.deal, frame.state, dates_in(line, own))
    dates = tuple(m for m in dates if m.granularity is not Granularity.DURATION)
    is_ahead = clause.mode in _AHEAD and dates and dates[0].ahead is not None
    date = dates[0].ahead if is_ahead else date_of(clause, line, dates)
    if frame.state is State.IN_FORCE and lemma_of(head) == "run" and date is not None:
        date = Period(first=None, last=date.last)
    others = [o for o in (*obliques(frame.deal), *obliques(head)) if case_of(o) in {"with", "between", "among"}]
    others = [o for o in others if is_party(line, o)]
    parties = tuple(dict.fromkeys((*parties_of(line, report, frame.doers), *parties_of(line, report, others))))
    if clause.mode in _AHEAD and date is None and frame.state is not State.REJECTED:
        return None
    is_denied_by_one = frame.denied and not frame.doers and line.voices[head.i][0] != PUBLISHED
    is_open = frame.doers or frame.state in {State.REJECTED, State.REACHED}
    if not parties and is_open and not frame.brokers and not is_denied_by_one:
        return None
    if not (parties or date or frame.brokers or frame.state in _CLOSED or is_denied_by_one):
        return None
    brokers = report.company.names(line, frame.brokers)
    keys: dict[str, object] = {"state": frame.state, "about": _about(line, report, frame.deal)}
    if parties:
        keys["parties"] = parties
    if brokers:
        keys["broker"] = brokers[0]
    places = tuple(
        p.place
        for p in places_in(line, own)
        if p.preposition in {"in", "at", "along", "over"} and p.start > frame.deal.i
    )[:1]
    in_passing = line.voices[head.i][0].quoted is Quoted.INDIRECT and head.dep_ in _PASSING
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=head,
        keys=keys,
        places=places,
        date=date,
        voice=PUBLISHED if in_passing else None,
        denied=frame.denied,
        rule=f"agreement.frame.{frame.state}",
    )


def _verbs(clause: Clause) -> Iterator[str]:
    """Yield the verb with the small words behind it, the longest first: "sign on to", "sign on", "sign"."""
    head = clause.head
    behind = [token.lower_ for token in head.doc[head.i + 1 : head.i + 1 + _LONGEST_VERB]]
    for count in range(_LONGEST_VERB, -1, -1):
        if len(behind) >= count and all(
            word in _SMALL or word in {"force", "effect", "hold"} for word in behind[:count]
        ):
            yield " ".join((lemma_of(head), *behind[:count]))
    particle = next((child.lower_ for child in children(head, "compound:prt")), "")
    if particle:
        yield f"{lemma_of(head)} {particle}"


def _by_party(line: Line, report: Report, clause: Clause) -> _Frame | None:
    """As in "Averia tore up the accord", "both signed on to the plan", "the truce was stretched by two days"."""
    is_known = lemma_of(clause.head) in _FIRST_WORDS
    for verb in (*_verbs(clause), *_bound(clause)) if is_known else ():
        state = _BY_PARTY.get(verb)
        if state is None:
            continue
        pool = list(clause.undergoers) + [o for o in obliques(clause.head) if case_of(o) and verb.endswith(case_of(o))]
        deal = next((token for token in pool if _is_deal(line, report, token, verb, state)), None)
        if deal is None:
            continue
        doers = tuple(
            doer for doer in _doers(clause) if doer is not deal and any(is_party(line, d) for d in conjuncts(doer))
        )
        if not doers and not clause.is_passive:
            return None
        if clause.mode in _AHEAD and clause.is_negated:
            return (
                _Frame(state=State.REJECTED, deal=deal, doers=doers)
                if state in {State.REACHED, State.EXTENDED}
                else None
            )
        is_without = any(child.lower_ == "without" for child in clause.head.children)
        return _Frame(state=state, deal=deal, doers=doers, denied=clause.is_negated or is_without)
    if lemma_of(clause.head) in _BROKERS and not clause.is_negated and clause.doers:
        deal = next(
            (t for t in clause.undergoers if _is_deal(line, report, t, lemma_of(clause.head), State.REACHED)), None
        )
        if deal is not None:
            return _Frame(state=State.REACHED, deal=deal, doers=(), brokers=tuple(clause.doers))
    return None


def _bound(clause: Clause) -> tuple[str, ...]:
    """Return "recommit to" for "recommitted themselves on Thursday to the truce"."""
    is_reflexive = any(token.lower_ in _REFLEXIVE for token in clause.objects)
    return (f"{lemma_of(clause.head)} to",) if is_reflexive else ()


def _doers(clause: Clause) -> tuple[Token, ...]:
    found = clause.doers
    is_relative = clause.head.dep_ == "acl:relcl" and any(token.lower_ in {"who", "which", "that"} for token in found)
    return (clause.head.head,) if is_relative else found


def _refused(line: Line, clause: Clause) -> _Frame | None:
    """As in "refused to sign the accord", "denied that there was a deal"."""
    if lemma_of(clause.head) not in _REFUSES or clause.is_negated:
        return None
    below = next(
        (c for c in children(clause.head, "xcomp") if lemma_of(c) in _SIGNS | {"join", "extend", "renew"}), None
    )
    deal = next((o for o in children(below, "obj", "obl") if is_deal_noun(o)), None) if below is not None else None
    doers = tuple(doer for doer in clause.subjects if is_party(line, doer))
    return _Frame(state=State.REJECTED, deal=deal, doers=doers) if deal is not None and doers else None


def _failed(line: Line, clause: Clause) -> _Frame | None:
    """As in "failed to reach an agreement"."""
    if lemma_of(clause.head) != "fail" or clause.is_negated:
        return None
    below = next((c for c in children(clause.head, "xcomp") if _BY_PARTY.get(lemma_of(c)) is State.REACHED), None)
    deal = next((o for o in children(below, "obj") if is_deal_noun(o)), None) if below is not None else None
    doers = tuple(doer for doer in clause.subjects if is_party(line, doer))
    return _Frame(state=State.REACHED, deal=deal, doers=doers, denied=True) if deal is not None and doers else None


def _is_deal(line: Line, report: Report, token: Token, verb: str, state: State) -> bool:
    """Tell whether the noun is a deal, or a paper that is signed, an offer turned down, "it" that was named before."""
    if is_deal_noun(token):
        is_known = any(child.lower_ in _DEFINITE for child in token.children if child.dep_ == "det")
        return not (is_known and verb in _MAKES_NEW)
    if lemma_of(token) == "mandate":
        return state is State.EXTENDED and not is_negated(token.head)
    own = {child.lower_ for child in token.children if child.i < token.i}
    if own & OTHER_DEALS:
        return False
    lemma = lemma_of(token)
    if state is State.REJECTED and lemma in _OFFERS:
        return lemma in {"draft", "extension", "renewal", "overture"} or has_deal(str(token.doc.text))
    if verb in _SIGNS and lemma in _PAPERS:
        return lemma not in {"letter", "note", "statement", "pledge", "promise", "minute", "point"}
    if token.lower_ in _IT and verb in _IT_IS_SIGNED:
        before = line_before(line, report)
        return before is not None and has_deal(before.doc.text)
    return False


def _itself(line: Line, report: Report, clause: Clause) -> _Frame | None:
    """As in "the truce expires on Friday", "the accord is dead", "the ceasefire was effective from midnight"."""
    deal = next((subject for subject in clause.subjects if is_deal_noun(subject)), None)
    is_added = clause.head.tag_ == "VBG" and clause.head.dep_ == "acl"
    if deal is None or clause.objects or clause.is_passive or is_added:
        return None  # "a truce starting on Friday" is agreed
    state = next((_DOES[verb] for verb in _verbs(clause) if verb in _DOES), None)
    is_copular = any(child.dep_ == "cop" for child in clause.head.children) or lemma_of(clause.head) in {
        "be",
        "stay",
        "remain",
    }
    if state is None and is_copular:
        state = _predicate(clause.head)
    if state is None:
        return None
    behind = clause.head.doc[clause.head.i + 1].lower_ if clause.head.i + 1 < len(clause.head.doc) else ""
    if lemma_of(clause.head) == "run" and state is State.IN_FORCE and behind not in _UNTIL:
        return None
    return _Frame(state=state, deal=deal, doers=(), denied=clause.is_negated)


def _predicate(head: Token) -> State | None:
    """Return what a deal is said to be: "dead", "null and void", "in force", "at an end"."""
    said = head.lower_
    before = head.doc[head.i - 1].lower_ if head.i else ""
    if before == "in" and f"in {said}" in _IS:
        return _IS[f"in {said}"]
    if said == "end" and any(token.lower_ == "at" for token in head.doc[max(0, head.i - 2) : head.i]):
        return State.ENDED
    return _IS.get(said)


def _about(line: Line, report: Report, deal: Token) -> tuple[About, ...]:
    if lemma_of(deal) == "mandate":
        return (About.DEPLOY_MONITORS,)
    doc = line.doc
    around = str(doc[max(deal.left_edge.i, deal.i - 5) : min(deal.right_edge.i + 1, deal.i + 15)].text)
    if deal.lower_ in _IT and (before := line_before(line, report)) is not None:
        return about_of_deal(before.doc.text, before.doc.text)
    found = about_of_deal(around, deal.lower_)
    if found == (About.WHOLE_AGREEMENT,) and lemma_of(deal) in _OFFERS | _PAPERS:
        wider = [about for about in abouts_in(doc.text) if about is About.CEASE_FIRE]
        return tuple(wider) or found
    return found
