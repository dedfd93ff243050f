"""Who among the people of a sentence is a captive that a deal gives back, and how a verb sets them free."""

import re
from functools import cache

from trucewatch.read.claims.about import has_deal
from trucewatch.read.claims.bound import is_party
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.tree import Token

_HELD = words("deals.held_nouns") | words("faith.captives")
_PEOPLE = words("faith.captive_people")
_TAKEN = words("faith.taken")
_CAPTURED = re.compile(
    r"\b(?:captured|captive|detained|imprisoned|jailed|held|abducted|kidnapped|seized|interned|missing|fallen) [\w-]+",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:prisoners?|captives?|hostages?|detainees?|exchange|swap|captured|abducted|kidnapped|held|taken|seized|pows?|"
    r"remains|bodies|red cross|release)\b",
    re.IGNORECASE,
)
_ARMED = (words("syntax.who.forces") | words("syntax.who.fighters")) - {"police", "policeman", "guard", "guards"}
_OF_THE_LAW = re.compile(
    r"\b(?:bail|parole|court|judge|sentence\w*|charge[sd]?|film|album|magistrates?|probation|market|hospital|wreck|rubble)\b",
    re.IGNORECASE,
)
_REACH = 9
_NOT_YET = frozenset({"until", "till", "unless", "once", "if", "before", "when", "whenever"})


def is_held(token: Token) -> bool:
    """Tell whether a noun means people or remains that a deal gives back.

    "captives", "bodies of ...", "captured soldiers", "sailors whom it had seized".
    """
    if lemma_of(token) in _HELD:
        return True
    phrase = token.doc[token.left_edge.i : min(token.right_edge.i, token.i + 5) + 1].text
    if _CAPTURED.search(phrase):
        return True
    if any(lemma_of(child) in _HELD for child in children(token, "nmod", "compound") if case_of(child) in {"of", ""}):
        return True
    return lemma_of(token) in _PEOPLE and any(
        lemma_of(verb) in _TAKEN for verb in children(token, "acl", "acl:relcl", "amod")
    )


def may_be_held(line: Line, report: Report, token: Token, doers: tuple[Token, ...] = ()) -> bool:
    """Tell whether people, or a bare number, can be captives.

    Captives are told of here or in the sentence before, or those who free them are fighters.
    """
    if is_held(token):
        return True
    if not (lemma_of(token) in _PEOPLE or token.like_num or token.lower_ in _PEOPLE):
        return False
    if _OF_THE_LAW.search(line.doc.text):
        return False
    before = report.lines[-1].doc.text if report.lines else ""
    is_told = _TOLD_OF.search(line.doc.text) or _TOLD_OF.search(before)
    return bool(is_told) or any(lemma_of(doer) in _ARMED for doer in doers)


def frees(clause: Clause) -> bool:
    """Tell whether the verb of a clause sets free or gives back, with the words that it needs beside it."""
    lemma = lemma_of(clause.head)
    return lemma in words("faith.frees_surely") or _has_beside(clause, _freeing().get(lemma))


def goes_free(clause: Clause) -> bool:
    """Tell whether whoever is the subject of a clause comes free: "walked free", "are home"."""
    pattern = _going().get(lemma_of(clause.head))
    if pattern is not None and _has_beside(clause, pattern):
        return True
    is_state = any(child.dep_ == "cop" for child in clause.head.children)
    return is_state and clause.head.lower_ in {"home", "free", "out", "back", "liberty"}


@cache
def _freeing() -> dict[str, re.Pattern[str]]:
    return _patterns("faith.frees_with")


@cache
def _going() -> dict[str, re.Pattern[str]]:
    return _patterns("faith.goes_free")


def _patterns(path: str) -> dict[str, re.Pattern[str]]:
    return {str(verb): re.compile(rf"\b(?:{beside})\b" if beside else "") for verb, beside in entry(path).items()}


def _has_beside(clause: Clause, pattern: re.Pattern[str] | None) -> bool:
    if pattern is None:
        return False
    head = clause.head
    end = min(head.right_edge.i + 1, head.i + 1 + _REACH)
    return pattern.search(str(head.doc[head.i + 1 : max(end, head.i + 2)].text).casefold()) is not None


def is_still_to_come(clause: Clause) -> bool:
    """Tell whether a clause only tells a condition: "until the prisoners were freed", "once it had let them go"."""
    token = clause.head
    for _ in range(3):
        if token.dep_ == "advcl" and any(c.lower_ in _NOT_YET for c in token.children if c.dep_ in {"mark", "advmod"}):
            return True
        token = token.head
    return False


def is_of_a_deal(line: Line, report: Report) -> bool:
    """Tell whether a deal, or an exchange, is told of in the sentence or shortly before it."""
    texts = [line.doc.text, *(other.doc.text for other in report.lines[-3:])]
    return bool(report.sides) or any(has_deal(text) or "exchange" in text or "swap" in text for text in texts)


def holders_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who sets free: the doers of a clause that are parties and no captives."""
    return tuple(token for token in clause.doers if is_party(line, token) and not is_held(token))
