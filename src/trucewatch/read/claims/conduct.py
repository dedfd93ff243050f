"""Conduct towards a deal, told by a verb with what stands between it and the deal: "strayed from the truce".

The frames are in `phrases/faith.yml`. They are looked for in the words behind the verb, whatever the tree is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import deal_about, has_deal
from trucewatch.read.claims.bound import is_party, of_phrase, phrase_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import any_of, entry, words
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.tree import Token

_RULES = any_of("deals.rule_words")
_OWN_WORD = re.compile(entry("faith.own_word"), re.IGNORECASE)
_CIVIL_DEAL = Guarded(
    rf"\b(?:{'|'.join(sorted(words('faith.civil')))})(?: \w+)? (?:deals?|truces?|pacts?|accords?|agreements?|promises?|"
    r"pledges?|treaty|treaties|ceasefires?|commitments?|contracts?|bargains?|terms)\b"
    rf"|\b(?:promises?|pledges?|deals?|truces?|agreements?|pacts?) (?:on|over|about|to cut|to raise) "
    rf"(?:\w+ )?(?:{'|'.join(sorted(words('faith.civil')))}|tax(?:es)?|prices|spending)\b",
    re.IGNORECASE,
)
_REACH = 16
_NEAR = 45
"""Characters behind the words of a frame within which the deal is named."""
_WANTS = words("deals.demands") | {"want"}
_SEEMS = frozenset({"continue", "seem", "appear", "remain", "be", "report", "believe", "say", "think", "know", "have"})
_ADVERBS = (
    r"(?:[\w-]+ly |so far |again |yet |now |still |ever |always |once more |, (?:[\w-]+ ){1,4}, |[\"“”]|to a man )*"
)
_OWN_BEHIND = re.compile(_ADVERBS, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A way to treat a deal."""

    then: re.Pattern[str]
    verdict: Verdict
    negated: Verdict


@cache
def _frames() -> dict[str, tuple[_Frame, ...]]:
    found: dict[str, list[_Frame]] = {}
    for row in entry("faith.conduct"):
        frame = _Frame(
            then=re.compile(rf"{_ADVERBS}(?:{row['then']}) (?P<what>[^.;:]+)", re.IGNORECASE),
            verdict=Verdict(row["verdict"]),
            negated=Verdict(row["negated"]),
        )
        for verb in row["verbs"]:
            found.setdefault(str(verb), []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


def read_conduct(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how parties are said to treat a deal, in the order of the clauses."""
    for clause in line.clauses:
        frames = _frames().get(lemma_of(clause.head), ()) if clause.mode is Mode.FACT else ()
        found = _told(line, clause, frames) if frames and not is_wished(clause) else None
        found = found or _in_breach(line, report, clause)
        if found is None:
            continue
        abouts, verdict = found
        yield compliance(
            line,
            report,
            Finding(at=clause.head, abouts=abouts, verdict=verdict, rule="conduct", doers=who_does(line, clause)),
        )


def is_wished(clause: Clause) -> bool:
    """Tell whether a verb tells what is asked or hoped for: "expects X to keep its word", "insists that X be freed"."""
    head = clause.head
    that = max((child.i for child in head.children if child.lower_ == "that"), default=0)
    aux = {child.lower_ for child in head.children if child.dep_ in {"aux", "aux:pass", "cop"} and child.i >= that}
    is_bare = aux == {"be"} and bool(children(head, "aux:pass")) and head.dep_ != "xcomp"
    if is_bare and not any(child.tag_ == "TO" for child in head.children):
        return True
    if head.dep_ == "acl" and head.tag_ == "VBN" and lemma_of(head.head.head) in _WANTS and head.head.i < head.i:
        return True  # "wants the captives exchanged"
    if not any(child.tag_ == "TO" for child in clause.head.children):
        return False
    return lemma_of(clause.head.head) not in _SEEMS


def _told(line: Line, clause: Clause, frames: tuple[_Frame, ...]) -> tuple[tuple[About, ...], Verdict] | None:
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + _REACH].text)
    for frame in frames:
        match = frame.then.match(behind)
        if match is not None and (what := deal_named(match["what"])) is not None:
            return deal_about(what), frame.negated if clause.is_negated else frame.verdict
    return None


def _in_breach(line: Line, report: Report, clause: Clause) -> tuple[tuple[About, ...], Verdict] | None:
    """As in "the army is in breach", "it was in plain default": of what, an earlier word tells."""
    head = clause.head
    is_state = any(child.dep_ == "cop" for child in head.children) and case_of(head) == "in"
    if lemma_of(head) not in _FAULTS or not is_state or clause.mode is not Mode.FACT:
        return None
    texts = (line.doc.text, *(other.doc.text for other in report.lines[-2:]))
    deal = next((text for text in texts if has_deal(text)), None)
    if deal is None and not report.sides:
        return None
    return deal_about(deal or "agreement"), Verdict.FULFILLED if clause.is_negated else Verdict.VIOLATED


_FAULTS = frozenset({"breach", "violation", "default", "non-compliance", "contravention", "infringement"})


def deal_named(text: str) -> str | None:
    """Return the words that open a text and name a deal, or a party's word; None where they name none of a war."""
    near = text[:_NEAR]
    match = re.search(r"(?<!\w)(?:which|who|that it|and|but|while|after|before|when|because)\b", near)
    near = near[: match.start()] if match is not None and match.start() > 0 else near
    if not (has_deal(near) or _RULES.search(near) or _OWN_WORD.match(near)):
        return None
    return None if is_civil(near) else near


def is_civil(text: str) -> bool:
    """Tell whether a deal that the words name is one of business, of office or of the law: "the wage deal"."""
    return _CIVIL_DEAL.search(text) is not None


def own_word_behind(verb: Token) -> str | None:
    """Return the words right behind a verb that name a party's word: "its side of the bargain", "what it signed"."""
    behind = str(verb.doc[verb.i + 1 : verb.i + _REACH].text)
    match = _OWN_BEHIND.match(behind)
    return deal_named(behind[match.end() :]) if match is not None and _OWN_WORD.match(behind[match.end() :]) else None


def who_does(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who keeps or breaks a deal: the subject, or whose act or failure the subject is."""
    found: list[Token] = []
    pool = clause.doers or clause.subjects
    if not pool and clause.head.i and (near := phrase_before(clause.head)) is not None:
        pool = (near,)
    for subject in pool:
        if is_party(line, subject):
            found.append(subject)
        else:
            found.extend(children(subject, "nmod:poss") or of_phrase(subject, "by", "of"))
    return tuple(found)
