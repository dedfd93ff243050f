"""Commitments: what a party undertakes, or is bound to by a term of the deal."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.bound import deadline_in, is_party, phrase_before
from trucewatch.read.claims.commitment_phrases import read_commitment_phrases
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens
from trucewatch.read.claims.obliging import read_obliging
from trucewatch.read.claims.promises import FREES, KEEPS, WHEN, deal_near, is_old, own_words, pledge, promise
from trucewatch.read.claims.same_guns import of_guns
from trucewatch.read.claims.term_words import TO_COME
from trucewatch.read.claims.terms import read_terms
from trucewatch.read.claims.the_two import told_apart
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import case_of, children, group_head, lemma_of, obliques
from trucewatch.read.tree import Token

_UNDERTAKES = words("deals.undertakes")
_OBLIGES = words("deals.obliges")
_NO_DUTIES = words("deals.no_duties")
_TERMS = re.compile(
    r"\b(?:under|according to|as part of|in line with|by the terms of) (?:(?:its|"
    r"the|this|that|their|a|these|those|which)\b[^,;]{0,60}\b(?:terms|deal|"
    r"agreement|accord|truce|cease-?fire|plan|memorandum|pact|declaration|"
    r"roadmap|protocol|code|armistice|lull|treaty|understanding|initiative|rules|communiqu[eé]|minutes|"
    r"scheme|formula|framework|process|programme|timetable|settlement|compromise|bargain)|(?:its|these|"
    r"those|the|their) terms|it\b|which\b)"
    r"|\bunder (?:annex|article|clause|point|paragraph|section|chapter|appendix) \w+"
    r"|\b(?:deal|agreement|accord|truce|cease-?fire|memorandum|text|document|"
    r"plan|statement|declaration|roadmap|protocol|pact|treaty) (?:provides|"
    r"foresees|obliges|requires|calls|stipulates|envisages|says|commits|binds|"
    r"gives|sets|bans|forbids|allows|lays down|states)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:hold\w* (?:their |its )?fire|cease fire|stop firing|(?:a|an) (?:immediate "
    r"|full |complete )?(?:halt|end|stop) to)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|should|provided that|so that|when|once)\b.*|, (?:which|who|according)\b.*")
_THREATENS = re.compile(
    r"\b(?:retaliat|aveng|reveng|respon[ds]|punish|fight|attack|hit|strike|resist|resum|defend|deploy|station|mass|"
    r"send|crush|drive|continue|seek|pursue|press|investigat|look into|consider|study|discuss|help|support|"
    r"back)\w*\b",
    re.IGNORECASE,
)
"""Words of what one vows that binds one to nothing a deal is about."""
_ELSEWHERE = re.compile(
    r"(?:[,;]|,? and| while) (?:and |while |whereas )?(?:the |its |their |each |all )?(?!to\b|"
    r"not\b)[\w'’-]+(?: [\w'’-]+){0,4} "
    r"(?:is to|are to|was to|were to|until|must|shall|will|has to|have to|within|by then) .*"
)
"""Where the words turn to what another party owes."""
_LENGTH = re.compile(r"\b(?:hours|days|weeks|months|until)\b[^,;.]{0,30} to\b", re.IGNORECASE)
_TALKS = re.compile(r"\b(?:talks|negotiations?|meet\w*|dialogue|conference|summit)\b", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:withdrawal|pullout|pullback|exchange|release|disarmament|redeployment|disengagement|evacuation|halt|"
    r"end)\b",
    re.IGNORECASE,
)
_DUE_TO = re.compile(
    r"\b(?:is|are|was|were|been) (?:(?:due|meant|supposed|obliged|required|bound) )?to(?: be| have)?$", re.IGNORECASE
)
_IS_TO = re.compile(r"\b(?:is|are|was|were)\b")
_MAKES_BODY = re.compile(r"\b(?:establish|set\w* up|form|create|open|convene|appoint)\w*\b", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:was|were|is|are|had been) due (?:by|on|in|before|within)\b|\b(?:had|"
    r"has|have) (?:until|till) \S+(?: \S+){0,3}? to\b",
    re.IGNORECASE,
)
_HAS_TERM = re.compile(r"\b(?:had|has|have) (?:until|till)\b", re.IGNORECASE)
_ERRANDS = frozenset(
    {"leave", "receive", "visit", "sit", "talk", "face", "follow", "speak", "dock", "address", "retire"}
)
"""Verbs of what anybody is to do on a day."""
_DEMANDS = words("deals.demands") - {"tell"}
_OUT = frozenset({"out of", "off", "back in", "back to", "away from"})
_RESTRAINTS = frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION})
_FIXED_WILL = frozenset(
    {
        "side",
        "party",
        "committee",
        "commission",
        "sub-committee",
        "army",
        "government",
        "force",
        "group",
        "unit",
        "both",
        "country",
        "troop",
        "prisoner",
        "fighter",
    }
)


def read_commitments(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the commitments of a sentence, in its order."""
    for draft in _bound_to(line, report):
        by = draft.keys.get("by") or ()
        if by and by[0].startswith("two "):
            draft.keys["by"] = told_apart(by, report)
        yield of_guns(draft, report)


def _bound_to(line: Line, report: Report) -> Iterator[Draft]:
    groups = group_tokens(line)
    done: set[int] = set()
    told: set[int] = set()
    for clause in line.clauses:
        if clause.head.i in done:
            continue
        if clause.mode in {Mode.HYPOTHESIS, Mode.FUTURE}:
            promised = promise(line, report, clause)
            if promised is not None:
                told.update(t.i for t in clause.head.subtree)
                yield promised
            if promised is not None or clause.mode is Mode.HYPOTHESIS or lemma_of(clause.head) in KEEPS | FREES:
                continue
        for draft in (
            *_undertaking(line, report, clause),
            *read_obliging(line, report, clause),
            *_duty(line, report, clause, groups),
        ):
            if draft.at.i in done:
                continue
            done.update(t.i for t in draft.at.subtree if group_head(t).i == group_head(draft.at).i)
            told.update(_told(line, draft))
            yield draft
    yield from read_commitment_phrases(line, report, told)
    yield from read_terms(line, report, told)


def _told(line: Line, draft: Draft) -> set[int]:
    """Return the tokens that a commitment tells: up to where the words turn to another party."""
    turn = _ELSEWHERE.search(line.doc.text, draft.at.idx) if draft.rule == "commitment.term" else None
    return {t.i for t in draft.at.subtree if turn is None or t.idx < turn.start()}


def _undertaking(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """As in "X pledged to ...", "the sides agreed to ...", "X ordered its units to hold fire".

    "the sides have forbidden themselves to ...".
    """
    lemma = lemma_of(clause.head)
    below = _below(clause)
    orders = lemma in {"order", "instruct", "tell"} and bool(_ORDERS.search(below))
    themselves = re.search(
        r"\b(?:forb[ia]d\w*|commit\w*|bound|bind|oblig\w+|pledg\w+) (?:themselves|itself|himself) to\b", below
    )
    if not (lemma in _UNDERTAKES or orders or themselves) or clause.is_negated or clause.mode is not Mode.FACT:
        return
    if clause.is_passive and not clause.agents:
        return
    is_bare = lemma in {"promise", "pledge", "offer"} and clause.doers and not clause.is_perfect
    if is_bare and not any(is_party(line, t) for t in clause.doers):
        return  # "food promised to the camps"
    if lemma in {"order", "instruct", "tell"} and not _is_own_order(clause):
        return
    if any(has_deal(noun_words(s)) for s in clause.subjects) and lemma in {"commit", "guarantee"}:
        return
    if lemma == "commit" and not (themselves or re.match(r"\w+ to \w+(?:ing)?\b", below)):
        return  # "committed 500 breaches"
    content = below if themselves or orders else _complement(clause)
    if content is None:
        return
    if clause.head.dep_ == "acl:relcl":  # "the maps which it had undertaken to deliver"
        content = f"{content} {noun_words(clause.head.head)}"
    if is_old(line, list(line.doc[: clause.head.right_edge.i + 1])):
        return
    content = _CONDITION.sub("", content)
    if lemma in {"assure", "swear", "guarantee", "agree", "promise", "vow"} and not TO_COME.search(content):
        return  # "agreed that the truce had held", "swears that all left"
    abouts = exact_abouts(content) or exact_abouts(f"{lemma} to {content}") or abouts_in(content)
    binds_to_act = any(t.tag_ == "TO" for t in line.doc[clause.head.i + 1 : clause.head.i + 4])
    if not abouts and themselves and (binds_to_act or deal_near(line, report)):
        abouts = (About.WHOLE_AGREEMENT,)
    is_loose = lemma in {"decide", "accept", "offer", "agree", "commit", "vow", "swear", "resolve"}
    if (
        not abouts
        and not is_loose
        and deal_near(line, report)
        and any(is_party(line, t) for t in clause.doers)
        and re.match(r"\W*(?:not )?(?:to|that)\b", content)
        and not _THREATENS.search(content)
    ):
        abouts = (About.WHOLE_AGREEMENT,)
    if not abouts or (lemma in {"decide", "accept", "offer", "agree"} and abouts == (About.WHOLE_AGREEMENT,)):
        return
    named = [name for name in line.names if name.end <= clause.head.i]
    if lemma == "agree" and len(named) > 1 and dates_in(line, _before_content(clause)):
        return  # that is the deal itself
    if lemma == "promise" and re.match(r"\W*to (?:the|a|its|their|his|all)\b", content):
        return  # "food promised to the camps"
    if lemma == "vow" and abouts[0] is About.NO_OFFENSIVE:
        return
    # "agreed a truce", "agreed to a truce": that is the deal itself.
    if (
        lemma == "agree"
        and not re.match(r"\W*(?:not )?(?:to|that)\b", content)
        and not children(clause.head, "xcomp", "ccomp", "advcl")
    ):
        return
    doc = line.doc
    at = clause.head.i
    if (
        lemma == "agree"
        and not any(t.tag_ == "TO" or t.lower_ == "that" for t in doc[at + 1 : at + 8])
        and not _ACT.search(content)
    ):
        return
    if re.match(r"\W*to (?:extend|renew|prolong|sign|meet|hold talks|continue talks)\b", content):
        return
    bound: tuple[Token, ...] = clause.doers
    draft = pledge(line, report, clause.head, bound, abouts, list(clause.head.subtree), "undertakes")
    told = next((c for c in children(clause.head, "ccomp") if c.i > clause.head.i), None)
    if told is not None and clause.head.i in line.attribution and len(line.voices[told.i]) == 1:
        draft.voice = line.voices[told.i][0]  # "X promised that ...": his own word
    yield draft


def _before_content(clause: Clause) -> list[Token]:
    """Return the words between the verb and what is undertaken: "agreed in May to ..."."""
    head = clause.head
    to = next((t.i for t in head.doc[head.i + 1 :] if t.tag_ == "TO" or t.lower_ == "that"), head.i + 1)
    return list(head.doc[head.i : to])


def _is_own_order(clause: Clause) -> bool:
    """Tell whether it is one's own who are ordered, or nobody is named.

    "ordered his men to hold fire", "ordered a halt to raids".
    """
    objects = [*clause.objects, *(t for t in children(clause.head, "iobj"))]
    return not objects or any(
        child.dep_ == "nmod:poss" or child.lower_ in {"a", "an", "all"} for t in objects for child in t.children
    )


def _duty(line: Line, report: Report, clause: Clause, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    """As in "Under its terms Y must ...", "X is to hand over ... by Friday", "... were to leave within 60 days".

    "was due by Monday".
    """
    head = clause.head
    if (
        (
            lemma_of(head) in _NO_DUTIES
            and not ((clause.is_passive or _TERMS.search(line.doc.text)) and exact_abouts(own_words(clause)))
        )
        or lemma_of(head) in _UNDERTAKES | _OBLIGES
        or (head.pos_ not in {"VERB", "ADJ", "AUX"} and children(head, "cop") and case_of(head) not in _OUT)
    ):
        return
    if lemma_of(group_head(head).head) in _DEMANDS:
        return
    if lemma_of(head) == "give" and _LENGTH.search(own_words(clause)):
        return  # "gives the rebels ten days to leave": a set phrase tells whom
    own = list(groups[group_head(head).i]) if clause.has_own_subject else list(head.subtree)
    text = own_words(clause)
    turn = _ELSEWHERE.search(line.doc.text, head.idx)
    if turn is not None:
        own = [t for t in own if t.idx < turn.start()]
        text = text[: max(0, turn.start() - line.doc.text.find(text))] if text in line.doc.text else text
    voice = line.voices[head.i][0]
    modal = {child.lower_ for child in head.children if child.dep_ in {"aux", "cop", "aux:pass"}}
    is_term = bool(_TERMS.search(line.doc.text))
    before = str(line.doc[max(0, head.i - 5) : head.i].text)
    is_lent = head.dep_ in {"xcomp", "conj", "advcl"} and any(
        child.lower_ in {"must", "should", "ought"} for child in head.head.children
    )
    is_to = (clause.mode is Mode.DUTY and not modal & {"must", "should", "ought"} and not is_lent) or bool(
        _DUE_TO.search(before)
    )
    is_due = bool(_DUE.search(text)) and head.lower_ in {
        "due",
        "was",
        "were",
        "had",
        "has",
        "have",
        "leave",
        "withdraw",
    }
    if is_due and voice.rule != PUBLISHED.rule and _HAS_TERM.search(text):
        return  # "they have until Friday to leave, he warned" is a demand
    if clause.mode is Mode.WISH and not is_to and not (modal & {"may", "can", "must", "shall", "will"}):
        return
    if is_term and "have" not in modal:
        if clause.mode is Mode.FACT and (
            clause.is_past or clause.is_perfect or not clause.has_own_subject or head.tag_ not in {"VBZ", "VBP", "NNS"}
        ):
            return
    elif re.search(r"\b(?:has|have|had) had to\b", text):
        return
    elif is_to and line.doc[max(0, head.i - 2)].lower_ in {"has", "have"} and voice.rule != PUBLISHED.rule:
        return  # "they have to leave our land" is a demand
    elif not (is_to or is_due):
        by_then = deadline_in(line, list(head.subtree)) is not None and "will" in modal and clause.has_own_subject
        is_barred = clause.is_negated and bool(modal & {"may", "can"}) and bool(set(abouts_in(text)) & _RESTRAINTS)
        binds = (
            by_then
            or is_barred
            or (
                modal & {"must", "shall", "will"}
                and (
                    clause.is_passive
                    or modal & {"must", "shall"}
                    or any(lemma_of(s) in _FIXED_WILL for s in clause.subjects)
                )
            )
        )
        if voice.rule != PUBLISHED.rule or not binds:
            return
    abouts = exact_abouts(text) or (abouts_in(text) if clause.is_negated else ())
    if not is_term and WHEN.search(_own_part(clause)):
        return  # "we shall leave when ..." binds nobody
    if not abouts and (is_term or is_due):
        abouts = tuple(a for a in abouts_in(text) if a is not About.WHOLE_AGREEMENT) if is_term else ()
        is_bound = is_to or bool(modal & {"must", "shall", "may"})
        if not abouts and is_term and is_bound and any(is_party(line, s) for s in clause.subjects):
            abouts = (About.WHOLE_AGREEMENT,)  # whatever it is: the words lay it down as a term
    if lemma_of(head) in _ERRANDS and is_to and not is_term and not deal_near(line, report):
        return  # "the minister is to leave on Thursday": no deal is spoken of
    if abouts == (About.POLITICAL_PROCESS,) and not is_term and _TALKS.search(text):
        return  # that is a meeting
    if not abouts and modal & {"shall"} and any(is_party(line, s) for s in clause.subjects):
        abouts = (About.CEASE_FIRE if About.CEASE_FIRE in abouts_in(text) else About.WHOLE_AGREEMENT,)
    abouts = tuple(a for a in abouts if a is not About.COORDINATION_BODY or _MAKES_BODY.search(text))
    if not abouts:
        return
    if voice.rule == "speaker.says" and not (is_term or is_to or is_due):
        return
    doers = clause.doers or (clause.subjects if clause.is_passive else ())
    if not doers and is_to and (was := _IS_TO.search(before)) is not None:  # "Under the accord Averia was to leave"
        span = line.doc.char_span(
            line.doc[max(0, head.i - 5)].idx + was.start(), line.doc[max(0, head.i - 5)].idx + was.end()
        )
        near = phrase_before(span[0]) if span is not None else None
        doers = (near,) if near is not None and is_party(line, near) else ()
    yield pledge(line, report, head, doers, abouts, own, "term")


def _complement(clause: Clause) -> str | None:
    head = clause.head
    doc = head.doc
    for child in head.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl", "acl", "csubj"} and child.i > head.i:
            return str(doc[min(child.left_edge.i, child.i) : max(child.right_edge.i, head.right_edge.i) + 1].text)
    behind = doc[head.i + 1 :]
    if len(behind) > 2 and behind[0].lower_ in {"to", "that"}:
        return str(behind.text)
    found = [*(o for o in obliques(head) if case_of(o) in {"to", "on"}), *clause.objects]
    return noun_words(found[0]) if found else None


def _own_part(clause: Clause) -> str:
    """Return the words below a verb without those of the verbs beside it."""
    beside = [child for child in clause.head.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    end = min((child.left_edge.i for child in beside), default=clause.head.right_edge.i + 1)
    return str(clause.head.doc[clause.head.i : max(end, clause.head.i + 1)].text)


def _below(clause: Clause) -> str:
    return str(clause.head.doc[clause.head.i : clause.head.right_edge.i + 1].text)
