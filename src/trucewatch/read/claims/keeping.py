"""How a deal is told to be kept: a party observes it, does its part, complies; or the deal itself holds."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import deal_about, has_deal, noun_words
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import is_party, line_before
from trucewatch.read.claims.conduct import is_wished, own_word_behind
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.silence import withheld
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of, obliques
from trucewatch.read.tree import Token

_KEEPS = words("deals.keeps") | words("faith.keeps")
_HOLDS = words("deals.holds")
_PARTLY = re.compile(
    r"\b(?:largely|mostly|broadly|partly|partially|mainly|generally|by and "
    r"large|for the most part|shaky|shakily|fragile|more or less|in part|selectively|"
    r"almost everywhere)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\b(?:in (?:place|force|effect)|intact|respected|observed|upheld|honoured|honored)\b", re.IGNORECASE
)
_WORDS = frozenset({"phase", "stage", "point", "word", "promise", "part", "side", "bargain", "obligation"})
_DOES = frozenset({"fulfil", "fulfill", "implement", "meet", "carry", "execute", "honour", "honor", "keep"})
"""Verbs of doing what is owed: not to do it is no breach of what is forbidden."""
_STAYS = frozenset({"remain", "stay"})
_NEVER_PASSIVE = frozenset({"abide", "adhere", "stand", "stick", "comply"})
"""Verbs whose "by" a tree may take for that of a doer: "have abided by the truce"."""
_BEGAN = re.compile(r"\b(?:came|comes|entered|put|went) in(?:to)?\b")
_VAGUE = frozenset({"stand", "remain", "commit", "follow", "apply", "deliver", "carry", "hold", "maintain"})
"""Verbs that keep faith only with what a deal is called."""
_TO = frozenset({"to", "by", "with"})
_VIOLATIONS = words("deals.violation_nouns")
_ON_PAPER = re.compile(r"\b(?:on paper (?:only|alone)|only on paper|in name only|in the breach)\b", re.IGNORECASE)
_IN_SHARE = re.compile(
    r"\b\d+ ?(?:per ?cent|percent|%) of\b|\b(?:most|half|part|some|much|a third|two[- ]thirds|three[- ]quarters|"
    r"a quarter) of\b"
    r"|\bnot (?:all|every)\b|\ball but\b",
    re.IGNORECASE,
)
_BRIEFLY = re.compile(r"\b(?:minutes?|hours?|an hour|half a day|barely|hardly)\b", re.IGNORECASE)
_OF_IT = frozenset(
    {
        "observe",
        "respect",
        "honour",
        "honor",
        "keep",
        "implement",
        "uphold",
        "fulfil",
        "fulfill",
        "obey",
        "execute",
        "carry",
    }
)
"""Verbs that keep faith with "it" where a deal was named before."""
_BARELY = frozenset({"comply", "cooperate", "co-operate", "deliver"})
"""Verbs that tell of themselves that what was owed is done."""
_PARTS = frozenset(
    {
        "term",
        "clause",
        "provision",
        "phase",
        "part",
        "stage",
        "letter",
        "word",
        "condition",
        "point",
        "article",
        "most",
        "all",
        "bulk",
        "half",
        "third",
        "requirement",
        "rule",
        "regime",
        "majority",
        "step",
        "commitment",
    }
)


def read_kept(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how deals and promises are told to be kept, or not, in the order of the clauses."""
    for clause in line.clauses:
        if clause.mode is not Mode.FACT or is_wished(clause):
            continue
        finding = (
            _keeps(line, report, clause)
            or _holds(line, clause)
            or withheld(line, clause)
            or _does_its_part(line, clause)
            or _complies(line, report, clause)
        )
        if finding is None:
            continue
        about, verdict, doers = finding
        yield compliance(
            line, report, Finding(at=clause.head, abouts=about, verdict=verdict, rule="keeps", doers=doers)
        )


_Judged = tuple[tuple[About, ...], Verdict, tuple[Token, ...]]


def _keeps(line: Line, report: Report, clause: Clause) -> _Judged | None:
    """As in "X observes the truce", "is abiding by the deal"."""
    if lemma_of(clause.head) not in _KEEPS:
        return None
    deal = _kept_deal(line, clause) or _of_it(line, report, clause)
    if deal is None:
        return None
    text = own_words(clause)
    if _ON_PAPER.search(text):
        return None if "in the breach" in text else (deal_about(deal), Verdict.VIOLATED, clause.doers)
    is_part = _PARTLY.search(text) or _IN_SHARE.search(text)
    verdict = Verdict.PARTLY if is_part else Verdict.FULFILLED
    if clause.is_negated:
        is_owed = lemma_of(clause.head) in _DOES and deal_about(deal) != (About.CEASE_FIRE,)
        verdict = Verdict.NOT_FULFILLED if is_owed else Verdict.VIOLATED
    return deal_about(deal), verdict, clause.doers


def _holds(line: Line, clause: Clause) -> _Judged | None:
    """As in "The truce is holding", "a shaky lull was largely in place", "the ceasefire is being observed".

    "it has not held".
    """
    above = clause.head.head
    subjects = clause.subjects or (tuple(children(above, "nsubj:pass")) if clause.head.dep_ == "xcomp" else ())
    deal = next((s for s in subjects if has_deal(_name_of(s))), None)
    if deal is None:
        return None
    text = own_words(clause)
    lemma = lemma_of(clause.head)
    is_state = lemma in {"be", "remain", "stay", "place", "force", "effect", "intact"} and _IN_PLACE.search(text)
    if not (lemma in _HOLDS | {"observe", "respect", "place", "intact"} or is_state):
        return None
    if lemma == "force" or (is_state and _BEGAN.search(text)):
        return None
    if re.search(r"\b(?:remain|stay)\w* in (?:force|effect)\b", text):
        return None  # it tells that the deal is in force
    if lemma in {"survive", "endure"} and not clause.is_perfect and _BRIEFLY.search(text):
        return None
    if lemma == "last" and clause.is_past and (clause.is_negated or not clause.is_perfect):
        return None
    marks = {child.lower_ for child in clause.head.children if child.dep_ == "mark"}
    if clause.head.dep_ == "advcl" and marks & {"while", "as", "if", "so", "until"}:
        return None  # "while the truce lasts"
    verdict = (
        Verdict.VIOLATED
        if clause.is_negated
        else (Verdict.PARTLY if _PARTLY.search(f"{text} {_name_of(deal)}") else Verdict.FULFILLED)
    )
    return deal_about(_name_of(deal)), verdict, ()


def _name_of(token: Token) -> str:
    """Return the words of a noun phrase, with what it is a halt in: "a shaky halt in fighting"."""
    doc = token.doc
    return f"{noun_words(token)} {doc[token.i : token.i + 3].text}"


def _does_its_part(line: Line, clause: Clause) -> _Judged | None:
    """As in "Its side had done everything it had promised"."""
    if lemma_of(clause.head) not in {"do", "deliver", "fulfil", "fulfill"} or not (clause.is_past or clause.is_perfect):
        return None
    text = f"{own_words(clause)} {line.doc[clause.head.i : clause.head.i + 9].text}"
    if not _OWN_PART.search(text) or not re.search(
        r"\b(?:promis|agreed|owed|oblig|deal|agreement|part|share|undert|required|accord|pledg)\w*", text
    ):
        return None
    return (About.WHOLE_AGREEMENT,), Verdict.NOT_FULFILLED if clause.is_negated else Verdict.FULFILLED, clause.doers


def _kept_deal(line: Line, clause: Clause) -> str | None:
    """Return the deal that is kept.

    "abide by the truce", "holding to the agreement", "strictly observe the regime of silence".
    """
    lemma = lemma_of(clause.head)
    if lemma == "commit" and (clause.is_passive or lemma_of(clause.head.head) in _STAYS):
        # "Is committed to the truce" undertakes; only "our men are committed" tells that it is kept.
        behind = line.doc[clause.head.i + 1].text if clause.head.i + 1 < len(line.doc) else "."
        return "ceasefire" if behind in {",", ".", ";"} and clause.is_passive else None
    if lemma == "comply" and (clause.is_past or clause.is_perfect) and not obliques(clause.head):
        return "agreement"
    if clause.is_passive and lemma not in _NEVER_PASSIVE:
        is_told = bool(clause.agents) or (lemma in _DOES and _is_of_now(clause))
        return next((noun_words(s) for s in clause.subjects if is_told and _is_deal(s)), None)
    pool = [o for o in obliques(clause.head) if case_of(o) in _TO]
    if lemma not in {"hold", "remain", "adhere", "abide", "comply", "stick"}:
        pool.extend(clause.objects)
    if (
        lemma in {"keep", "implement", "fulfil", "fulfill", "complete", "meet"}
        and (own := next((o for o in clause.objects if lemma_of(o) in _WORDS), None)) is not None
    ):
        return noun_words(own) if has_deal(noun_words(own)) else "agreement"
    pool = [o for o in pool if lemma_of(o) not in _VIOLATIONS]
    found = next((noun_words(o) for o in pool if has_deal(noun_words(o))), None)
    if found is None and lemma not in _VAGUE:
        found = own_word_behind(clause.head)
    if (
        found is None
        and lemma in {"abide", "adhere", "comply", "stick", "hold"}
        and re.match(r"\w+ (?:by|to|with) (?:it|what)\b", line.doc[clause.head.i : clause.head.i + 3].text)
    ):
        return "agreement"
    return found


def _of_it(line: Line, report: Report, clause: Clause) -> str | None:
    """Return the deal that "it" means in "we are keeping it": the one named before, here or in the last sentence."""
    if lemma_of(clause.head) not in _OF_IT or not any(o.lower_ in {"it", "them"} for o in clause.undergoers):
        return None
    before = str(line.doc[: clause.head.i].text)
    earlier = line_before(line, report)
    texts = (before, earlier.doc.text if earlier is not None else "")
    return next((text for text in texts if has_deal(text)), None)


def _complies(line: Line, report: Report, clause: Clause) -> _Judged | None:
    """As in "The movement complies", "they have delivered", "Averia says that it is cooperating fully"."""
    is_told = clause.is_perfect or clause.is_progressive or clause.head.tag_ in {"VBZ", "VBP"}
    if lemma_of(clause.head) not in _BARELY or clause.objects or clause.is_passive or not is_told:
        return None
    if lemma_of(clause.head) == "deliver" and not clause.is_perfect:
        return None
    if any(case_of(o) in {"with", "to", "in", "by", "on", "for"} for o in obliques(clause.head)):
        return None
    earlier = line_before(line, report)
    named = has_deal(line.doc.text) or (earlier is not None and has_deal(earlier.doc.text)) or bool(report.sides)
    if not named or not any(is_party(line, doer) for doer in clause.doers):
        return None
    verdict = Verdict.NOT_FULFILLED if clause.is_negated else Verdict.FULFILLED
    return (About.WHOLE_AGREEMENT,), verdict, clause.doers


def _is_deal(token: Token) -> bool:
    """Tell whether a noun itself names a deal, or a part of one: no "truce overtures"."""
    return has_deal(token.text) or (lemma_of(token) in _PARTS and has_deal(noun_words(token)))


def _is_of_now(clause: Clause) -> bool:
    """Tell whether a passive tells how things stand: "is being carried out", "has been implemented"."""
    aux = {child.lower_ for child in children(clause.head, "aux", "aux:pass")}
    return bool(aux & {"is", "are", "has", "have", "'s", "’s"}) or clause.head.dep_ == "ccomp"


_OWN_PART = re.compile(
    r"\b(?:done|did|does|doing|delivered|fulfilled) (?:everything|all|what|(?:its|their|our|his) (?:part|"
    r"share|duty|bit))\b",
    re.IGNORECASE,
)
