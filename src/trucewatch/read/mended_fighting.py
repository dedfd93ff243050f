"""Fighting that a parser took for something done by whoever is named behind it: "Fighting between A and B has stopped".

A noun in "-ing" that opens what is told looks like the participle of "Fighting their way into town, the rebels ...". It
is the subject of the verb behind where a preposition follows it, and not an object.
"""

from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Token

_FIGHTING = frozenset({"fighting", "shooting", "skirmishing", "shelling", "bombing", "sniping", "looting"})
_WHERE = frozenset(
    {"between", "in", "around", "near", "at", "inside", "along", "on", "across", "outside", "among", "by"}
)
_BEFORE = frozenset(
    {",", ";", ":", '"', "“", "that", "and", "but", "while", "when", "as", "heavy", "fierce", "fresh", "new"}
)
_FARTHEST = 16
"""Words between fighting and its verb, at most."""


def take_fighting_for_subject(token: Token) -> bool:
    """Make fighting the subject of the verb behind it; tell whether it was."""
    if token.lower_ not in _FIGHTING or token.tag_ != "VBG" or token.i + 2 >= len(token.doc):
        return False
    doc = token.doc
    if doc[token.i + 1].lower_ not in _WHERE or any(child.dep_ == "obj" for child in token.children):
        return False
    if token.i > 0 and doc[token.i - 1].lower_ not in _BEFORE:
        return False
    verb = token.head if token.dep_ == "csubj" else _verb_behind(token)
    if verb is None or verb.i < token.i or any(other.text in {",", ";"} for other in doc[token.i : verb.i]):
        return False
    if token.dep_ != "csubj":
        _hang(token, verb)
    token.dep_, token.pos_, token.tag_, token.lemma_, token.base = "nsubj", "NOUN", "NN", token.lower_, None
    for child in token.children:
        if child.dep_ == "obl":
            child.dep_ = "nmod"
    if verb.tag_ in {"VB", "VBP"} and not any(child.dep_.startswith("aux") for child in verb.children):
        verb.tag_ = "VBD"
    return True


def _verb_behind(token: Token) -> Token | None:
    """Return the verb behind "between A and B", to which the tree gave B alone as its subject."""
    for verb in token.doc[token.i + 2 : token.i + _FARTHEST]:
        subject = next((child for child in verb.children if child.dep_ in SUBJECT), None)
        if verb.pos_ == "VERB" and subject is not None and token.i < subject.i < verb.i:
            return verb if _and_before(subject) is not None else None
    return None


def _and_before(subject: Token) -> Token | None:
    """Return the "and" that joins a noun phrase to what stands before it."""
    edge = subject.left_edge.i
    return next((other for other in subject.doc[max(0, edge - 1) : edge + 1] if other.lower_ == "and"), None)


def _hang(token: Token, verb: Token) -> None:
    """Hang fighting on its verb, and what the tree took for the verb's subject on whoever fights with it."""
    subject = next(child for child in verb.children if child.dep_ in SUBJECT)
    first = next((child for child in token.children if child.dep_.startswith(("obl", "nmod"))), None)
    joined = _and_before(subject)
    if first is not None and joined is not None:
        joined.head = subject
        subject.head, subject.dep_ = first, "conj"
    is_above = token in verb.ancestors
    if is_above:
        for child in token.children:
            if child.i > verb.i or (child.i < token.i and child is not verb):
                child.head = verb
        above, dep = (verb, "ROOT") if token.head is token else (token.head, token.dep_)
        verb.head, verb.dep_ = above, dep
    token.head = verb
