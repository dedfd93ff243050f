"""Monitors and aid kept out or sent back, where no verb of stopping says so.

"Was not allowed through", "told the team to turn round", "would not let the convoy pass", "waited hours at a barrier".
"""

import re

from trucewatch.model.count import Count
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of, obliques
from trucewatch.read.tree import Token

_LETS = frozenset({"allow", "permit", "let", "admit", "clear", "authorise", "authorize"})
_ORDERS = frozenset({"tell", "order", "instruct", "ask", "force", "oblige", "compel", "make", "warn", "advise"})
_GOES_BACK = re.compile(
    r"\b(?:turn (?:back|round|around)|go back|leave|return|withdraw|halt|stop|retreat|wait|get out"
    r"|drive (?:off|away|back)|back off|abandon|cut short)\b"
)
_PASSES = re.compile(
    r"\b(?:pass|through|enter|in|into|access|reach|visit|proceed|cross|inspect|onto|past|see|approach|on|travel|unload"
    r"|land|leave|closer|near|any further)\b"
)
_SENT = re.compile(r"^(?:\w+ ){0,3}?(?:back|away|packing|home|off)\b")
_KEPT = re.compile(r"^(?:\w+ ){0,3}?(?:out|away|waiting|at bay|at a distance|off)\b")
_BARRIERS = frozenset({"barrier", "checkpoint", "roadblock", "gate", "crossing", "barricade", "bridge"})
_TELLING = _LETS | _ORDERS | {"send", "turn", "drive", "chase", "keep", "hold", "stop", "halt", "wait"}
_REPEATED = {"once": 1, "twice": 2, "thrice": 3}


def is_kept_out(line: Line, clause: Clause, report: Report) -> bool:
    """Tell whether a clause says that monitors or aid were kept out, sent back or made to wait."""
    if _had_to_turn_back(line, clause):
        return True
    is_told = clause.mode is Mode.FACT or (clause.is_negated and any(c.lower_ == "would" for c in clause.head.children))
    if not is_told:
        return False
    lemma = lemma_of(clause.head)
    if lemma not in _TELLING:
        return False
    behind = clause.head.doc[clause.head.i + 1 : clause.head.right_edge.i + 1].text.casefold()
    if lemma in _LETS:
        refused = clause.is_negated or _is_refused(clause)
        whom = clause.undergoers or clause.subjects
        is_theirs = any(_is_monitor(line, token) for token in (*whom, *children_of(clause)))
        return refused and is_theirs and _PASSES.search(f"{behind} ") is not None
    if clause.is_negated:
        return False
    if not any(_is_monitor(line, token) or _are_monitors(token, report) for token in clause.undergoers):
        return lemma == "wait" and _waits_at_barrier(line, clause)
    if lemma in {"stop", "halt"} and clause.is_passive:
        return True
    if lemma in _ORDERS:
        return _GOES_BACK.search(behind) is not None
    if lemma in {"send", "turn", "drive", "chase"}:
        return _SENT.match(behind) is not None
    if lemma in {"keep", "hold"}:
        return _KEPT.match(behind) is not None or (lemma == "hold" and behind.startswith("up"))
    return False


def _had_to_turn_back(line: Line, clause: Clause) -> bool:
    """As in "the lorries had to turn back"."""
    if lemma_of(clause.head) != "turn":
        return False
    text = line.doc[max(0, clause.head.i - 3) : clause.head.i + 2].text.casefold()
    had_to = re.search(r"\b(?:had|forced|obliged|compelled) to turn (?:back|round|around)\b", text) is not None
    return had_to and any(_is_monitor(line, subject) for subject in clause.subjects)


def is_order(clause: Clause) -> bool:
    """Tell whether a clause is somebody's order to those who came: "told the team to turn round"."""
    return lemma_of(clause.head) in _ORDERS


def children_of(clause: Clause) -> tuple[Token, ...]:
    """Return who is to pass in "let the convoy pass": the subject of what was not allowed."""
    below = (child for child in clause.head.children if child.dep_ in {"xcomp", "ccomp"})
    return tuple(subject for verb in below for subject in children(verb, "nsubj", "obj"))


def _is_monitor(line: Line, token: Token) -> bool:
    around = line.doc[token.left_edge.i : min(token.right_edge.i, token.i + 4) + 1].text
    return any_of("violence.monitors").search(around) is not None


def _are_monitors(token: Token, report: Report) -> bool:
    """Tell whether "them" or "two of them" are the monitors of whom the sentence before told."""
    whole = next((o for o in obliques(token) if case_of(o) == "of"), token) if token.pos_ == "NUM" else token
    if whole.lower_ not in {"they", "them"} or not report.lines:
        return False
    before = report.lines[-1].clauses
    return any(any_of("violence.monitors").search(one.text) for clause in before for one in clause.subjects)


def _is_refused(clause: Clause) -> bool:
    """As in "refused to let the patrol through", "would not allow"."""
    above = clause.head.head
    return clause.head.dep_ == "xcomp" and lemma_of(above) in {"refuse", "decline", "fail"}


def _waits_at_barrier(line: Line, clause: Clause) -> bool:
    """As in "a team waited two hours at a lowered barrier"."""
    is_theirs = any(_is_monitor(line, subject) for subject in clause.subjects)
    at_barrier = any(
        lemma_of(o) in _BARRIERS for o in obliques(clause.head) if case_of(o) in {"at", "before", "outside"}
    )
    return is_theirs and at_barrier


def doers_behind(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who stopped them, named behind "by" anywhere below: "was denied access to the hill by soldiers"."""
    if not clause.is_passive:
        return ()
    return tuple(
        token
        for token in clause.head.subtree
        if token.dep_.startswith(("nmod", "obl"))
        and case_of(token).split(" ")[-1] == "by"
        and line.place_over(token) is None
        and token.pos_ in {"NOUN", "PROPN"}
        and lemma_of(token)
        not in words("syntax.names.days_months") | {"radio", "telephone", "phone", "road", "time", "end", "noon"}
    )[:1]


def repeated(clause: Clause) -> Count | None:
    """Return how often it happened where one word tells: "were twice refused passage"."""
    told = next((child.lower_ for child in clause.head.children if child.lower_ in _REPEATED), None)
    return Count.exactly(_REPEATED[told]) if told is not None else None
