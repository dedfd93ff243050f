"""Deals by the verbs that have them for their subject or object: signed, extended, abandoned, agreed on."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, ClaimKind, Quoted, State
from trucewatch.model.place import Place
from trucewatch.read.claims.about import abouts_in, has_deal, noun_words
from trucewatch.read.claims.bound import parties_of, phrase_before, two_sides
from trucewatch.read.claims.deal_left import DEAL_NOUN, date_of, read_left, without_name
from trucewatch.read.claims.deal_named import is_deal_noun
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens, places_in
from trucewatch.read.date_mention import DateMention
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line, PlaceMention
from trucewatch.read.syntax import case_of, children, group_head, lemma_of, obliques
from trucewatch.read.tree import Token

_STATES: dict[str, State] = {
    verb: State(state) for state, verbs in entry("deals.agreement_states").items() for verb in verbs
}
_BROKERS = words("deals.brokers")
_BROKERED = re.compile(
    r"\b([A-Z][\w.]*|United Nations)[- ](?:brokered|mediated|sponsored|negotiated|"
    r"backed)\b(?=(?: \S+){0,4} (?:agreement|deal|cease-?fire|truce|accord|"
    r"pact|lull|plan|memorandum|halt|cessation))"
)


def read_deal_clauses(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what clauses say of the deals that are their subjects or objects, in the order of the sentence."""
    groups = group_tokens(line)
    done: set[int] = set()
    for clause in line.clauses:
        if clause.head.i in done or clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.WISH, Mode.FUTURE}:
            continue
        draft = read_left(line, report, clause) or _of_clause(line, report, clause, groups[group_head(clause.head).i])
        if draft is not None:
            done.add(clause.head.i)
            sides: tuple[str, ...] = draft.keys.get("parties") or ()
            if (
                len(sides) == 1
                and re.fullmatch(r"(?:both|two|the)? ?(?:sides|parties)", sides[0])
                and len(two := two_sides(report)) == 2
            ):
                draft.keys["parties"] = two
            yield draft


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Draft | None:
    lemma = lemma_of(clause.head)
    state = _STATES.get(lemma)
    if state is None and lemma not in {"agree", "go"}:
        return None
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + 6].text)
    if lemma == "come" and not re.match(r"into (?:force|effect)|in(?:to)? effect", behind):
        return None
    if lemma == "take" and not re.match(r"(?:effect|hold)", behind):
        return None
    if lemma == "go" and re.match(r"into (?:force|effect)", behind):
        state = State.IN_FORCE
    if lemma == "enter" and not re.match(r"into (?:force|effect)", behind):
        return None
    if state is None and lemma != "agree":
        return None
    inside = set(tokens)
    own = [t for t in clause.head.subtree if t in inside] or tokens
    if lemma == "agree":
        return _agreed(line, report, clause, own, tokens)
    deal = _deal_of(line, clause)
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
    if (
        deal in clause.subjects
        and not clause.is_passive
        and clause.objects
        and lemma not in {"take", "come", "enter", "go"}
    ):
        return None  # "the deal that halted the fighting"
    if re.search(r"\bviolations?\b|\bbreach", noun_words(deal)) or re.match(r"to [A-Z]", behind):
        return None
    if state is State.REACHED and (_is_many(deal) or _is_only_to_be(clause)):
        return None
    if state is State.ENDED and clause.mode is Mode.DUTY:
        return None
    parties = _parties(line, report, clause, lemma, deal)
    dates = without_name(line, deal, state, dates_in(line, own) or (dates_in(line, tokens) if len(own) < 4 else ()))
    broker = _broker(line, report, clause, deal)
    if not parties and not dates and not broker and state is State.REACHED:
        return None
    if state is State.ENDED and lemma in {"end", "collapse", "withdraw"} and not dates and not parties:
        return None
    if state is State.REACHED and lemma in _BROKERS and not clause.is_passive and not dates and not parties:
        return None
    draft = _draft(line, clause, state, _about(line, deal), parties, own, dates, rule=f"agreement.{state}")
    if broker:
        draft.keys["broker"] = broker
    draft.denied = (
        clause.is_negated
        or "without" in {t.lower_ for t in line.doc[max(0, clause.head.i - 1) : clause.head.i]}
        or any(c.lower_ == "without" for c in clause.head.children)
    )
    return draft


def _draft(
    line: Line,
    clause: Clause,
    state: State,
    abouts: tuple[About, ...],
    parties: tuple[str, ...],
    own: list[Token],
    dates: tuple[DateMention, ...],
    *,
    rule: str,
) -> Draft:
    """Return a deal told by a clause, with the place and the day that its own words name."""
    keys: dict[str, object] = {"state": state, "about": abouts}
    if parties:
        keys["parties"] = parties
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=clause.head,
        keys=keys,
        places=_place(clause, places_in(line, own)),
        date=date_of(clause, line, dates),
        voice=PUBLISHED if _told_in_passing(line, clause) else None,
        rule=rule,
    )


def _is_only_to_be(clause: Clause) -> bool:
    """Tell whether a deal is only to be made: "encourages the sides to sign the letter"."""
    helps = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    return clause.head.tag_ == "VB" and not helps & {"did", "does", "do", "will", "shall"}


def _is_many(deal: Token) -> bool:
    """Tell whether several deals are told of at once: "more than twenty ceasefires"."""
    return deal.tag_ == "NNS" and any(child.dep_ == "nummod" for child in deal.children)


def _place(clause: Clause, places: tuple[PlaceMention, ...]) -> tuple[Place, ...]:
    """Return the place that stands after a preposition behind the verb, else the one before it."""
    found = [
        p
        for p in places
        if p.preposition in {"in", "at", "over", "along", "near"}
        or (p.start > clause.head.i and p.preposition not in {"by", "with", "between", "from", "of", "and"})
    ]
    behind = [p for p in found if p.start > clause.head.i]
    return tuple(p.place for p in (behind or found)[:1])


def _told_in_passing(line: Line, clause: Clause) -> bool:
    """Tell whether the deal is background in somebody's speech: in a relative, reduced or adverbial clause.

    Nor is it part of what he said where he did it himself: "announced a truce and extended it".
    """
    if clause.head.dep_ == "conj" and clause.head.head.i in line.tellers and not clause.has_own_subject:
        return True
    voice = line.voices[clause.head.i][0]
    return voice.quoted is Quoted.INDIRECT and clause.head.dep_ in {"acl", "acl:relcl", "advcl", "amod"}


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
            if (DEAL_NOUN.search(t.text) and lemma_of(t) != "exchange")
            or (t.lower_ in {"it", "which", "that"} and _pronoun_deal(line, clause, t))
        ),
        None,
    )


def _pronoun_deal(line: Line, clause: Clause, pronoun: Token) -> bool:
    """As in "It was agreed in X": the deal of the sentence before; "called a truce in May and extended it in June"."""
    if _STATES.get(lemma_of(clause.head)) is State.EXTENDED and not clause.is_passive:
        return any(t.pos_ == "NOUN" and DEAL_NOUN.search(t.text) for t in line.doc[: pronoun.i])
    return lemma_of(clause.head) in {"sign", "agree", "broker"} and clause.is_passive


def _agreed(line: Line, report: Report, clause: Clause, own: list[Token], tokens: list[Token]) -> Draft | None:
    """As in "A and B agreed (on) a truce", "agreed in September to create a zone", "the truce was agreed in X"."""
    objects = [*clause.undergoers, *(o for o in obliques(clause.head) if case_of(o) in {"on", "to"})]
    deal = next((t for t in objects if DEAL_NOUN.search(noun_words(t)) or is_deal_noun(t)), None)
    content = next((c for c in children(clause.head, "xcomp", "ccomp", "advcl") if c.i > clause.head.i), None)
    dates = dates_in(line, own)
    dates = without_name(line, deal, State.REACHED, dates) if deal is not None else dates
    parties = parties_of(line, report, clause.doers)
    if _is_only_to_be(clause):
        return None
    if "nothing" in {token.lower_ for token in line.doc[clause.head.i : clause.head.i + 4]}:
        return _nothing_agreed(line, clause, parties)
    if len(parties) < 2:
        parties = _through_asides(line, report, clause) or parties
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
    state = (
        State.EXTENDED if content is not None and lemma_of(content) in {"extend", "renew", "prolong"} else State.REACHED
    )
    abouts = abouts_in(text) or (About.WHOLE_AGREEMENT,)
    return _draft(line, clause, state, abouts, parties, own, dates, rule="agreement.agreed")


def _nothing_agreed(line: Line, clause: Clause, parties: tuple[str, ...]) -> Draft | None:
    """As in "the army has agreed to nothing, he said": somebody's word that there is no deal."""
    if not parties or line.voices[clause.head.i][0] == PUBLISHED or not (clause.is_past or clause.is_perfect):
        return None
    keys: dict[str, object] = {"state": State.REACHED, "about": (About.WHOLE_AGREEMENT,), "parties": parties}
    return Draft(
        kind=ClaimKind.AGREEMENT, line=line, at=clause.head, keys=keys, denied=True, rule="agreement.nothing_agreed"
    )


_ASIDE = re.compile(r",\s(?:which|who|whose|where|the|a|an|both|its)\b[^,]*,")


def _through_asides(line: Line, report: Report, clause: Clause) -> tuple[str, ...]:
    """Return the names that open the sentence, asides left out: "A, which ..., and B, the ..., agreed"."""
    before = str(line.doc[: clause.head.i].text)
    plain = _ASIDE.sub(lambda m: " " * len(m.group()), before)
    if "," in plain.strip(" ,") or re.search(r"[\"“”;:]", before):
        return ()
    found = []
    for name in line.names:
        at = line.doc[name.start].idx
        if (
            name.end <= clause.head.i
            and plain[at : at + 1].strip()
            and (who := report.company.who(line, line.doc[name.end - 1]))
        ):
            found.append(who.name)
    names = tuple(dict.fromkeys(found))
    return names if len(names) == 2 else ()


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
        "prolong",
        "scrap",
        "end",
        "declare",
        "proclaim",
        "announce",
        "abandon",
        "annul",
    }:
        found.extend(t for t in clause.doers if t != deal)
        if (
            lemma == "sign"
            and not clause.doers
            and "without" in {t.lower_ for t in line.doc[max(0, clause.head.i - 2) : clause.head.i]}
        ):
            found.extend(s for c in line.clauses if c.head.i < clause.head.i for s in c.subjects[:1])
    found.extend(o for o in obliques(deal) if case_of(o) in {"between", "with", "among"})
    found.extend(o for o in obliques(clause.head) if case_of(o) in {"between", "with"} and o.pos_ == "PROPN")
    names = parties_of(line, report, found)
    if not names and clause.head.dep_ == "acl:relcl" and not clause.is_passive:
        names = parties_of(line, report, _before_which(line, clause))
    return tuple(name for name in names if not DEAL_NOUN.search(name))


def _before_which(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return the noun right before ", which", whatever the tree hangs the clause on."""
    which = next((t for t in reversed(list(line.doc[: clause.head.i])) if t.lower_ in {"which", "who"}), None)
    comma = line.doc[which.i - 1] if which is not None and which.i > 1 else None
    near = phrase_before(comma) if comma is not None and comma.text == "," else None
    return (near,) if near is not None else ()


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
