"""Semicolons and brackets that a parser read over: what stands behind one is no part of the phrase before it."""

from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Token

_PAST = frozenset({"VBN", "VBD"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def part_at_semicolon(noun: Token) -> bool:
    """Give a clause behind a semicolon its verb: "six guns were moved back; five tanks remained near the line".

    The noun was coordinated with one before the mark, and the verb hung on it like a participle.
    """
    above = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in _NOUNS or above is noun or above.i > noun.i:
        return False
    doc = noun.doc
    mark = next((t for t in doc[above.i : noun.i] if t.text == ";"), None)
    if mark is None or any(child.i < mark.i for child in noun.children):
        return False
    verb = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ in _PAST and c.i > noun.i), None)
    if verb is None or any(c.dep_ in SUBJECT or c.dep_ == "obl:agent" for c in verb.children):
        return False
    root = next(t for t in doc if t.head is t)
    verb.tag_ = "VBD"
    verb.head, verb.dep_ = root, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"
    mark.head = verb
    return True


def keep_in_brackets(token: Token) -> bool:
    """Let nothing in brackets be coordinated with a word outside: "a resident (woman, 60s) said"."""
    if token.dep_ != "conj" or token.pos_ in {"VERB", "AUX"} or token.head.i > token.i:
        return False
    opening = next((t.i for t in token.doc[token.head.i : token.i] if t.text == "("), None)
    if opening is None or any(t.text == ")" for t in token.doc[opening : token.i]):
        return False
    token.dep_ = "appos"
    return True
