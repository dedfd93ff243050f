"""What becomes of a movement: done, under way, planned or refused; or nothing, as it is only asked for or owed."""

import re

from trucewatch.model.claim import State
from trucewatch.read.claims.things import is_force
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_ASKS = words("moves.asks")
_DECIDES = frozenset({"order", "command", "instruct", "direct", "decide", "offer", "prepare"})
"""Verbs over those who are to move, by whoever has them move."""
_UNCHANGED = frozenset({"quit", "cut", "put", "set", "shut", "let", "spread"})
"""Verbs whose past looks like their present."""
_KEEPS_FROM = frozenset({"keep", "prevent", "stop", "bar", "block", "ban", "prohibit", "deter"})
OBSERVES = frozenset({"observe", "see", "spot", "note", "record", "photograph", "detect"})
_REFUSED = re.compile(r"\b(?:refus\w+|declin\w+) to\b|\b(?:will not|would not|won't|shall not|never)\b")
_OWES = frozenset({"ought", "suppose", "mean", "oblige", "bind", "require", "due"})
_UNDER_WAY = re.compile(
    r"\b(?:began|begun|begin|begins|started|start|starts|continu\w+|beginning|keep|keeps|go on|goes on)\b"
)
_ON_TERMS = re.compile(
    r"\b[Uu]nder (?:its|the|this|that) (?:\w+ ){0,2}(?:terms|agreement|deal|accord|plan|truce|pact)\b"
)
_BY_TERMS = re.compile(
    r"(?:\W*(?:Under|By|According to) (?:(?:the|its|that|this|their) (?:[\w-]+ ){0,3}?(?:terms|plan|deal|agreement|"
    r"accord|truce|ceasefire|phase|arrangement|memorandum|protocol|pact)\b|it\b,?))"
)
"""What stands behind such words in the present is a term, whoever fulfils it."""
_UNDER_DEAL = re.compile(
    r"\b[Uu]nder (?:the|its|their|this|that|an?|[A-Z]\w+)\b[^,;]{0,40}?,"
    r"|\b(?:deal|accord|agreement|truce|protocol|pact)[^,;.]{0,20} (?:says|obliges|commits|requires|binds|provides)\b"
)
_VIOLENT = words("violence.open_verbs") | words("violence.kills") | words("violence.wounds") | {"shoot", "ambush"}


def is_unsaid(line: Line, clause: Clause) -> bool:
    """Tell whether a clause only asks for, forbids, wonders at or makes room for what it names."""
    head = clause.head
    small = {child.lower_ for child in head.children}
    if "whether" in small or (
        clause.mode is Mode.POSSIBLE and small & {"could", "can", "may"} and not clause.is_perfect
    ):
        return True
    if head.tag_ == "VBG" and head.dep_ == "acl" and _is_done_to(line, head.head):
        return True  # "opened fire on a party of fighters walking to the camp"
    if _is_condition(clause, small) or (head.tag_ in {"VBZ", "VBP"} and _BY_TERMS.match(line.doc.text)):
        return True
    if _is_owed(head, small):
        return True
    if "shall" in small and not any(subject.lower_ in {"we", "i"} for subject in clause.subjects):
        return True  # a term of a deal
    if clause.mode is Mode.DUTY and small & {"must", "should", "ought"}:
        return True
    if clause.mode is Mode.DUTY and lemma_of(head.head) in {"suppose", "oblige", "bind", "require", "mean"}:
        return True  # what was owed, not what was done
    if clause.mode is Mode.DUTY and (
        small & {"was", "were"} or (head.dep_ == "acl:relcl" and "to" in small) or _UNDER_DEAL.search(line.doc.text)
    ):
        return True  # a term of a deal, or what was to be
    above = head.head
    if head.tag_ == "VBG" and head.i > 0 and line.doc[head.i - 1].lower_ in {"from", "by"} and above != head:
        over = line.clause_at(above)
        return lemma_of(above) in _KEEPS_FROM or (over is not None and over.mode is not Mode.FACT)
    if head.tag_ in {"VB", "VBN"} and "be" in small and not small & {"will", "would", "may", "to", "shall"}:
        return True  # "a demand that the post be evacuated"
    if clause.mode is Mode.WISH and lemma_of(above) in _DECIDES:
        over = line.clause_at(above)
        return over is not None and any(not is_force(o) for o in over.objects)
    if head.tag_ == "VBN" and head.dep_ in {"xcomp", "ccomp"} and lemma_of(above) in {"want", "need", "demand", "like"}:
        return True
    if clause.mode is Mode.WISH:
        return lemma_of(above) in _ASKS or (head.dep_ in {"advcl", "acl"} and state_of(clause, line) is State.PLANNED)
    return False


def _is_owed(head: Token, small: set[str]) -> bool:
    """Tell whether it ought to have been done, or is told to be done: "weapons that ought to have been withdrawn"."""
    if "have" in small:
        above = lemma_of(head.head) if "to" in small else ""
        return bool(small & {"should", "ought"}) or (
            "to" in small and (above in _OWES or bool(small & {"was", "were"}))
        )
    if head.dep_ != "conj" or head.tag_ != "VB" or any(child.dep_.startswith("aux") for child in head.children):
        return False
    return any(child.lower_ in {"must", "should", "ought"} for child in head.head.children)


def _is_condition(clause: Clause, small: set[str]) -> bool:
    """Tell whether it is what others wait for: "no truce until the militia vacates Birn", "once the army has left"."""
    is_open = clause.head.tag_ in {"VBZ", "VBP"} or bool(small & {"has", "have"})
    opening = {
        t.lower_ for s in clause.subjects for t in s.doc[max(0, s.left_edge.i - 1) : s.left_edge.i + 1] if t.i < s.i
    }
    marks = small if clause.head.dep_ == "advcl" else set()
    above = {child.lower_ for child in clause.head.head.children}
    if "before" in marks and above & {"would", "will"} and above & {"not", "n't", "n’t", "never"}:
        return True  # "would not leave before the militia had withdrawn"
    return is_open and bool((marks | opening) & {"until", "till", "once", "unless"})


def _is_done_to(line: Line, token: Token) -> bool:
    """Tell whether somebody is what an act of violence was done to, however the phrase is nested."""
    while token.dep_ == "nmod" and token.head.pos_ == "NOUN":
        token = token.head
    return token.dep_ in {"obj", "obl"} and lemma_of(token.head) in _VIOLENT


def state_of(clause: Clause, line: Line) -> State:
    """Return how far a movement has come, by the tense of its clause and the verbs above it."""
    head = clause.head
    before = " ".join(t.lower_ for t in line.doc[max(0, head.i - 6) : head.i])
    if re.search(
        r"\b(?:refus\w+|declin\w+) to\b|\brefusal (?:of|by) .*\bto\b|\b(?:will|would|wo) n[o']t\b|\bwo n.t\b", before
    ):
        return State.REFUSED
    if lemma_of(head) in {"due", "expect"}:
        return State.PLANNED
    if _is_put_off(line, clause) or (clause.mode is not Mode.FACT and _REFUSED.search(before)):
        return State.REFUSED
    if clause.mode is Mode.DUTY and " had to " in f" {before} ":
        return State.DONE
    if (
        clause.mode is Mode.WISH
        and lemma_of(head.head) in {"allow", "let", "permit", "force"}
        and head.head.tag_ == "VBD"
    ):
        return State.DONE
    has_begun = bool(_UNDER_WAY.search(before))
    if clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH, Mode.POSSIBLE}:
        return State.UNDER_WAY if has_begun else State.PLANNED
    if head.lower_ in _UNCHANGED and not any(child.dep_.startswith("aux") for child in head.children):
        return State.DONE
    is_third = head.lower_ == f"{lemma_of(head)}s"
    is_present = is_third or (head.tag_ in {"VBP", "VBZ"} and not clause.is_perfect)
    if is_present and _ON_TERMS.search(line.doc[: head.i].text):
        return State.PLANNED
    is_seen = head.dep_ == "xcomp" and lemma_of(head.head) in OBSERVES
    if clause.is_progressive or has_begun or is_present:
        return State.UNDER_WAY
    return State.UNDER_WAY if head.tag_ == "VBG" and head.dep_ in {"xcomp", "ccomp"} and not is_seen else State.DONE


def _is_put_off(line: Line, clause: Clause) -> bool:
    """Tell whether somebody will go only "when there is something to go for": said of oneself, that is a refusal."""
    speaks = any(subject.lower_ in {"we", "i"} for subject in clause.subjects)
    will = {child.lower_ for child in clause.head.children} & {"will", "shall", "'ll", "’ll"}
    behind = line.doc[clause.head.i + 1 : clause.head.i + 4]
    return speaks and bool(will) and any(t.lower_ in {"when", "until", "unless"} for t in behind)
