"""Commitments and demands: what a party undertakes or is bound to, and what somebody calls on a party to do."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from trucewatch.model.claim import About, ClaimKind, Quoted
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens, places_in
from trucewatch.read.date_mention import Modifier
from trucewatch.read.grammar import Clause, Mode, case_of, children, conjuncts, lemma_of, obliques, group_head
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.who import Who

_UNDERTAKES = words("deals.undertakes")
_OBLIGES = words("deals.obliges")
_WITHDRAW_NOUNS = words("moves.withdraw_nouns")
_DEMANDS = words("deals.demands")
_TERMS = re.compile(
    r"\b(?:under|according to|as part of|in line with) (?:its|the|this|that|their|a|these)\b[^,;]{0,50}\b(?:terms|deal|agreement|accord|truce|ceasefire|plan|memorandum|pact|declaration|roadmap|protocol)\b|\b(?:deal|agreement|accord|truce|ceasefire|memorandum|text|document|plan|statement|declaration|roadmap) (?:provides|foresees|obliges|requires|calls|stipulates|envisages|says|commits|binds|gives|sets|bans|forbids|allows)\b",
    re.IGNORECASE,
)


_LAPSED = re.compile(
    r"\b(?:should|ought to|must) have\b|\b(?:was|were) (?:to|due|supposed|meant|obliged|bound)\b|\bhad (?:to|until)\b"
    r"|\b(?:lapsed|expired|ran out)\b",
    re.IGNORECASE,
)
"""Words of a term whose day is past."""
_CONDITION = re.compile(r"\b(?:if|unless|should)\b.*")


def read_pledges(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the commitments and demands of a sentence, in its order."""
    groups = group_tokens(line)
    done: set[int] = set()
    for clause in line.clauses:
        if clause.head.i in done or clause.mode in {Mode.HYPOTHESIS}:
            continue
        for draft in (
            *_demand(line, report, clause),
            *_undertaking(line, report, clause),
            *_term(line, report, clause),
            *_duty(line, report, clause, groups),
        ):
            done.update(token.i for token in draft.at.subtree if group_head(token).i == group_head(draft.at).i)
            yield draft


def _undertaking(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """ "X pledged to ...", "the sides agreed to ...", "X ordered its units to hold fire"."""
    lemma = lemma_of(clause.head)
    orders = lemma in {"order", "instruct", "tell"} and re.search(
        r"\bhold\w* (?:their |its )?fire\b|\bcease fire\b|\bstop firing\b", _below(clause)
    )
    if (
        (lemma not in _UNDERTAKES and not orders)
        or clause.is_negated
        or clause.mode is not Mode.FACT
        or (clause.is_passive and not clause.agents)
    ):
        return
    content = _complement(clause)
    if content is None:
        return
    text = str(content)
    abouts = abouts_in(text)
    if not abouts or (lemma in {"decide", "accept", "offer", "agree"} and abouts == (About.WHOLE_AGREEMENT,)):
        return
    if lemma == "vow" and abouts[0] in {About.NO_OFFENSIVE}:
        return
    yield _pledge(
        line,
        report,
        clause.head,
        clause.doers,
        abouts,
        _deadline(line, list(clause.head.subtree)),
        "commitment.undertakes",
    )


def _term(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """ "The deal obliges both sides to ...", "the truce requires Y to ..."."""
    lemma = lemma_of(clause.head)
    if lemma not in _OBLIGES or clause.mode is not Mode.FACT:
        return
    if not any(has_deal(noun_words(s)) or s.lower_ in {"which", "that", "it"} for s in clause.subjects) and not (
        clause.is_passive and has_deal(line.doc.text)
    ):
        return
    text = _below(clause)
    abouts = exact_abouts(text) or abouts_in(text)
    bound = clause.objects or tuple(t for t in obliques(clause.head) if case_of(t) == "on")
    if clause.is_passive:
        bound = clause.subjects
    abouts = tuple(a for a in abouts if a is not About.WHOLE_AGREEMENT)
    if abouts:
        yield _pledge(
            line, report, clause.head, bound, abouts, _deadline(line, list(clause.head.subtree)), "commitment.obliges"
        )


def _duty(line: Line, report: Report, clause: Clause, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    """ "Under its terms Y must ...", "X is to hand over ... by Friday", "... were to leave within 60 days"."""
    if clause.mode not in {Mode.DUTY, Mode.FUTURE, Mode.POSSIBLE} and not _TERMS.search(line.doc.text):
        return
    if clause.is_negated:
        return
    voice = line.voices[clause.head.i][0]
    is_term = bool(_TERMS.search(line.doc.text))
    modal = {child.lower_ for child in clause.head.children if child.dep_ in {"aux", "cop"}}
    is_to = clause.mode is Mode.DUTY and not modal & {"must", "should", "ought"}
    if not is_term and not is_to:
        if modal & {"must", "should", "ought", "needs"} and voice.rule != PUBLISHED.rule:
            yield from _must(line, report, clause, voice)
            return
        if not (voice.rule == PUBLISHED.rule and modal & {"must", "shall", "will", "has", "have"} and _binds(clause)):
            return
    tokens = groups[group_head(clause.head).i]
    text = _own_words(clause)
    abouts = exact_abouts(text)
    if not abouts or lemma_of(clause.head) in {
        "meet",
        "brief",
        "discuss",
        "visit",
        "host",
        "say",
        "tell",
        "agree",
        "reach",
        "sign",
        "halt",
    }:
        return
    if clause.mode is Mode.FACT and (clause.is_past or not clause.has_own_subject):
        return
    yield _pledge(line, report, clause.head, clause.doers, abouts, _deadline(line, tokens), "commitment.term")


def _binds(clause: Clause) -> bool:
    """Tell whether "will" or "must" tells a term: of the sides, of a body they set up, or of what is to be done to something."""
    if {child.lower_ for child in clause.head.children} & {"must", "shall"} or clause.is_passive:
        return True
    return any(lemma_of(s) in {"side", "party", "committee", "commission", "sub-committee", "army", "government", "force", "group", "unit", "both", "country"} for s in clause.subjects)


def _must(line: Line, report: Report, clause: Clause, voice: Voice) -> Iterator[Draft]:
    abouts = abouts_in(_own_words(clause))
    if not abouts or (not clause.doers and not clause.subjects):
        return
    draft = Draft(kind=ClaimKind.DEMAND, line=line, at=clause.head, keys={"about": abouts[:2]}, rule="demand.must")
    by = (voice.speaker_for,) if voice.speaker_for else voice.speaker
    draft.keys["by"] = by
    of = report.company.names(line, clause.doers)
    if of:
        draft.keys["of"] = of
    yield draft


def _demand(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """ "X called on Y to ...", "X urged Y to ...", "X demanded that Y ..."."""
    lemma = lemma_of(clause.head)
    if lemma not in _DEMANDS or clause.is_negated or clause.mode not in {Mode.FACT}:
        return
    if lemma in _OBLIGES & {"call", "demand"} and any(has_deal(noun_words(s)) for s in clause.subjects):
        return
    asked = _asked(line, clause, lemma)
    text = _after_words(clause)
    if lemma in {"call", "appeal", "insist"} and not re.match(
        r"\W*(?:on|upon|for|to|that)\b", str(line.doc[clause.head.i + 1 : clause.head.i + 4].text)
    ):
        return
    if lemma in {
        "ask",
        "want",
        "order",
        "call",
        "expect",
        "remind",
        "invite",
        "encourage",
        "press",
        "request",
        "demand",
        "insist",
    } and not abouts_in(text):
        return
    if lemma in {"order", "want", "expect"} and not (asked and children(clause.head, "xcomp", "ccomp")):
        return
    if lemma == "order" or (lemma == "expect" and clause.is_passive):
        return
    abouts = abouts_in(text)
    if not abouts:
        return
    demanders = clause.doers
    by = report.company.names(line, demanders)
    here = line.voices[clause.head.i][0]
    draft = Draft(kind=ClaimKind.DEMAND, line=line, at=clause.head, keys={"about": abouts[:2]}, rule="demand.calls")
    who = report.company.who(line, demanders[0]) if demanders else None
    if by:
        draft.keys["by"] = by
        if here.rule == PUBLISHED.rule and who:
            draft.voice = _own_voice(line, clause, who)
    elif here.rule != PUBLISHED.rule:
        draft.keys["by"] = here.speaker
    of = report.company.names(line, asked)
    if of:
        draft.keys["of"] = of
    deadline = _deadline(line, list(clause.head.subtree))
    if deadline:
        draft.keys["deadline"] = deadline
    below = [t for t in clause.head.subtree if t.i > clause.head.i]
    places = places_in(line, below)
    draft.places = (places[0].place,) if places else ()
    yield draft


def _own_voice(line: Line, clause: Clause, who: Who) -> Voice:
    lead = [t for t in clause.head.subtree if t.i < clause.head.i + 3]
    dates = dates_in(line, lead)
    return Voice(
        speaker=(who.name,),
        speaker_for=who.acts_for,
        quoted=Quoted.INDIRECT,
        said=dates[0].period if dates else None,
        rule="speaker.demands",
        span=line.span(clause.head.i, clause.head.i + 1),
    )


def _asked(line: Line, clause: Clause, lemma: str) -> tuple[Token, ...]:
    if lemma in {"call", "appeal", "plead"}:
        wanted = {"on", "upon"} if lemma == "call" else {"to", "with"}
        found = tuple(o for o in obliques(clause.head) if case_of(o).split(" ")[0] in wanted)
        return found
    if clause.objects:
        return tuple(
            next(iter(children(o, "nmod:poss")), o) if lemma_of(o) in _WITHDRAW_NOUNS else o for o in clause.objects
        )
    content = children(clause.head, "ccomp")
    for child in content:
        subjects = [part for s in children(child, "nsubj", "nsubj:pass") for part in conjuncts(s)]
        if subjects:
            return tuple(subjects)
    return tuple(o for o in obliques(clause.head) if case_of(o) in {"from", "of"})


def _complement(clause: Clause) -> str | None:
    for child in clause.head.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and child.i > clause.head.i:
            return _CONDITION.sub("", str(clause.head.doc[child.left_edge.i : child.right_edge.i + 1].text))
    behind = clause.head.doc[clause.head.i + 1 :]
    if len(behind) > 2 and behind[0].lower_ in {"to", "that"}:
        return str(behind.text)
    found = [o for o in obliques(clause.head) if case_of(o) in {"to", "on"}]
    return noun_words(found[0]) if found else None


def _below(clause: Clause) -> str:
    return str(clause.head.doc[clause.head.i : clause.head.right_edge.i + 1].text)


def _after_words(clause: Clause) -> str:
    doc = clause.head.doc
    end = max(clause.head.right_edge.i + 1, clause.head.i + 2)
    return str(doc[clause.head.i + 1 : end].text)


def _own_words(clause: Clause) -> str:
    doc = clause.head.doc
    first = min(
        (s.left_edge.i for s in clause.subjects if s.i < clause.head.i and clause.head.i - s.left_edge.i < 25),
        default=clause.head.i,
    )
    end = clause.head.i + 1
    for child in clause.head.children:
        if (
            child.dep_ not in {"conj", "parataxis", "ccomp"}
            and child.i > clause.head.i
            and not (child.dep_ == "advcl" and children(child, "nsubj", "nsubj:pass"))
        ):
            end = max(end, child.right_edge.i + 1)
    return str(doc[first:end].text)


def _deadline(line: Line, tokens: list[Token]) -> Period | None:
    is_lapsed = bool(_LAPSED.search(" ".join(token.text for token in tokens)))
    for mention in dates_in(line, tokens):
        period = mention.period if is_lapsed else mention.ahead or mention.period
        if period is None or mention.modifier in {Modifier.SINCE, Modifier.AFTER, Modifier.FOR}:
            continue
        if mention.modifier in {Modifier.BY, Modifier.UNTIL, Modifier.WITHIN, Modifier.BEFORE}:
            return Period(first=period.last or period.first, last=period.last or period.first)
    return None


def _pledge(
    line: Line,
    report: Report,
    at: Token,
    bound: tuple[Token, ...],
    abouts: tuple[About, ...],
    deadline: Period | None,
    rule: str,
) -> Draft:
    keys: dict[str, object] = {"about": abouts}
    by = report.company.names(line, tuple(part for token in bound for part in conjuncts(token)))
    if by:
        keys["by"] = by
    if deadline:
        keys["deadline"] = deadline
    places = places_in(line, [t for t in at.subtree if t.i > at.i])
    return Draft(
        kind=ClaimKind.COMMITMENT, line=line, at=at, keys=keys, places=(places[0].place,) if places else (), rule=rule
    )
