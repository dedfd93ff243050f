"""Agreements: a deal is reached, in force, extended, suspended, ended or rejected."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from trucewatch.model.claim import About, ClaimKind, State
from trucewatch.read.claims.about import abouts_in, has_deal, noun_words
from trucewatch.read.claims.deal_phrases import read_deal_phrases
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens, places_in
from trucewatch.read.grammar import Clause, Mode, case_of, children, conjuncts, group_head, lemma_of, obliques
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line

_STATES: dict[str, State] = {
    verb: State(state) for state, verbs in entry("deals.agreement_states").items() for verb in verbs
}
_BROKERS = words("deals.brokers")
_NOUN = re.compile(
    r"\b(?:agreement|deal|cease-?fire|truce|accord|pact|armistice|memorandum|"
    r"treaty|lull|protocol|cessation|pause|declaration|exchange|arrangement|"
    r"draft|understanding)s?\b",
    re.IGNORECASE,
)
_BROKERED = re.compile(
    r"\b([A-Z][\w.]*|United Nations)[- ](?:brokered|mediated|sponsored|negotiated|"
    r"backed)\b(?=(?: \S+){0,4} (?:agreement|deal|cease-?fire|truce|accord|"
    r"pact|lull|plan|memorandum|halt|cessation))"
)


def read_deals(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what is said of deals, in the order of the sentence; a deal merely mentioned makes no claim."""
    groups = group_tokens(line)
    done: set[int] = set()
    told = {draft.keys["state"] for draft in read_deal_phrases(line, report)}
    for clause in line.clauses:
        head = group_head(clause.head).i
        key = clause.head.i
        if key in done or clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.WISH, Mode.FUTURE}:
            continue
        draft = _of_clause(line, report, clause, groups[head])
        if draft and draft.keys["state"] not in told:
            done.update(t.i for t in line.doc if t.i == key)
            yield draft


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Draft | None:
    lemma = lemma_of(clause.head)
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + 6].text)
    own = sorted(clause.head.subtree, key=lambda t: t.i)
    own = [t for t in own if t in set(tokens)] or tokens
    deal = _deal_of(line, clause)
    state = _STATES.get(lemma)
    if lemma == "come" and not re.match(r"into (?:force|effect)|in(?:to)? effect", behind):
        return None
    if lemma == "take" and not re.match(r"(?:effect|hold)", behind):
        return None
    if lemma == "go" and re.match(r"into (?:force|effect)", behind):
        state = State.IN_FORCE
    if lemma == "enter" and not re.match(r"into (?:force|effect)", behind):
        return None
    if lemma == "agree":
        return _agreed(line, report, clause, own, tokens)
    if state is None or deal is None:
        return None
    if (
        lemma in {"end", "collapse", "abandon", "withdraw", "halt", "pause", "suspend", "begin", "start"}
        and not clause.is_past
        and not clause.is_perfect
    ):
        return None
    if lemma in {
        "make",
        "create",
        "establish",
        "announce",
        "declare",
        "draw",
        "negotiate",
        "mediate",
        "broker",
        "denounce",
        "decline",
    } and not (clause.is_past or clause.is_perfect):
        return None
    if lemma in {"begin", "start"} and not clause.subjects:
        return None
    parties = _parties(line, report, clause, lemma, deal)
    dates = dates_in(line, own) or (dates_in(line, tokens) if len(own) < 4 else ())
    broker = _broker(line, report, clause, deal)
    if not parties and not dates and not broker and state is State.REACHED:
        return None
    if state is State.ENDED and lemma in {"end", "collapse", "withdraw"} and not dates:
        return None
    if state is State.REACHED and lemma in _BROKERS and not clause.is_passive and not dates and not parties:
        return None
    places = places_in(line, own)
    keys: dict[str, object] = {"state": state, "about": _about(line, deal)}
    if parties:
        keys["parties"] = parties
    if broker:
        keys["broker"] = broker
    date = dates[0].period if dates else None
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=clause.head,
        keys=keys,
        places=(places[0].place,) if places else (),
        date=date,
        denied=clause.is_negated
        or "without" in {t.lower_ for t in line.doc[max(0, clause.head.i - 1) : clause.head.i]}
        or any(c.lower_ == "without" for c in clause.head.children),
        rule=f"agreement.{state}",
    )


def _deal_of(line: Line, clause: Clause) -> Token | None:
    pool = (*clause.undergoers, *clause.subjects)
    if (
        lemma_of(clause.head) in {"sign", "initial", "ink"}
        and clause.undergoers
        and clause.undergoers[0].pos_ == "NOUN"
    ):
        return clause.undergoers[0]
    return next(
        (
            t
            for t in pool
            if (_NOUN.search(t.text) and lemma_of(t) != "exchange")
            or (t.lower_ in {"it", "which", "that"} and _pronoun_deal(line, clause))
        ),
        None,
    )


def _pronoun_deal(line: Line, clause: Clause) -> bool:
    """As in "It was agreed in X": the deal of the sentence before."""
    return lemma_of(clause.head) in {"sign", "agree", "broker"} and clause.is_passive


def _agreed(line: Line, report: Report, clause: Clause, own: list[Token], tokens: list[Token]) -> Draft | None:
    """As in "A and B agreed (on) a truce", "agreed in September to create a zone", "the truce was agreed in X"."""
    objects = [*clause.undergoers, *(o for o in obliques(clause.head) if case_of(o) in {"on", "to"})]
    deal = next((t for t in objects if _NOUN.search(noun_words(t))), None)
    content = next((c for c in children(clause.head, "xcomp", "ccomp", "advcl") if c.i > clause.head.i), None)
    dates = dates_in(line, own)
    parties = report.company.names(line, clause.doers)
    if clause.mode is not Mode.FACT or clause.is_negated or any(c.lower_ == "as" for c in clause.head.children):
        return None
    if deal is None and (content is None or len(parties) < 2):
        return None
    if not parties and not dates:
        return None
    text = (
        noun_words(deal)
        if deal is not None
        else str(line.doc[content.left_edge.i : content.right_edge.i + 1].text)
        if content is not None
        else ""
    )
    places = places_in(line, own)
    keys: dict[str, object] = {"state": State.REACHED, "about": abouts_in(text) or (About.WHOLE_AGREEMENT,)}
    if parties:
        keys["parties"] = parties
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=clause.head,
        keys=keys,
        places=(places[0].place,) if places else (),
        date=dates[0].period if dates else None,
        rule="agreement.agreed",
    )


def _parties(line: Line, report: Report, clause: Clause, lemma: str, deal: Token) -> tuple[str, ...]:
    found: list[Token] = []
    if lemma in {
        "reach",
        "sign",
        "conclude",
        "strike",
        "clinch",
        "seal",
        "ink",
        "initial",
        "suspend",
        "freeze",
        "reject",
        "refuse",
        "spurn",
        "extend",
        "renew",
        "scrap",
        "end",
        "declare",
        "proclaim",
        "announce",
        "abandon",
        "annul",
    }:
        found.extend(t for t in clause.doers if t != deal)
    found.extend(o for o in obliques(deal) if case_of(o) in {"between", "with", "among"})
    found.extend(o for o in obliques(clause.head) if case_of(o) in {"between", "with"} and o.pos_ == "PROPN")
    names = report.company.names(line, tuple(part for token in found for part in conjuncts(token)))
    return tuple(name for name in names if not _NOUN.search(name))


def _broker(line: Line, report: Report, clause: Clause, deal: Token) -> str | None:
    match = _BROKERED.search(line.doc.text)
    if match:
        who = report.company.named(_state_of(report, match.group(1)))
        return who.name if who else match.group(1)
    if lemma_of(clause.head) in _BROKERS:
        names = report.company.names(line, clause.doers)
        return names[0] if names else None
    brokered = next((c for c in children(deal, "acl", "acl:relcl") if lemma_of(c) in _BROKERS), None)
    if brokered is not None:
        agents = [o for o in obliques(brokered) if case_of(o) == "by"]
        names = report.company.names(line, tuple(agents))
        return names[0] if names else None
    return None


def _state_of(report: Report, word: str) -> str:
    who = report.company.named(f"{word} forces", head="forces")
    return who.acts_for if who and who.acts_for else word


def _about(line: Line, deal: Token) -> tuple[About, ...]:
    text = noun_words(deal)
    abouts = abouts_in(text)
    if abouts and abouts != (About.WHOLE_AGREEMENT,):
        return abouts
    if has_deal(text) and re.search(r"cease-?fire|truce|lull|cessation|pause", text, re.IGNORECASE):
        return (About.CEASE_FIRE,)
    return (
        (About.CEASE_FIRE,)
        if re.search(r"cease-?fire|truce", line.doc.text, re.IGNORECASE)
        else (About.WHOLE_AGREEMENT,)
    )
