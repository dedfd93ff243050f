"""Mend trees whose main verb a parser took for something else: a sentence that ends in a full stop tells something.

A reduced relative ("an Ardan patrol seen near X") and a main verb ("an Ardan patrol crossed into X") look alike, and so
do plurals and verbs in "-s". Where a tree has a noun at its root, the verb that was overlooked is put there.
Whatever a repair does, a sentence stays one tree: a change after which it would not be one is taken back.
"""

from trucewatch.read.lexicon import words
from trucewatch.read.mended_clauses import OF_FIRST_WORD, RELATIVES, REPAIRS, near
from trucewatch.read.mended_fighting import take_fighting_for_subject
from trucewatch.read.mended_marks import keep_in_brackets, part_at_semicolon
from trucewatch.read.mended_words import finite_tag, is_verb_in_s, make_finite, mend_word
from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STARTS = words("moves.meeting_goes_on") | words("moves.withdraws")
_FEWEST_WORDS = 4
_NEAR_ROOT = 5
"""Tokens between a noun at the root and the relative pronoun behind its comma, at most."""


def mended(doc: Doc) -> Doc:
    """Return the sentence, its tree changed in place where its main verb was overlooked; others stay as they are."""
    if len(doc) < _FEWEST_WORDS:
        return doc
    kept = _Kept(doc)
    for repair in (mend_word, take_fighting_for_subject, part_at_semicolon, keep_in_brackets, *REPAIRS):
        for token in doc.tokens[:1] if repair in OF_FIRST_WORD else doc.tokens:
            if repair(token):
                kept.check()
    if _is_told(doc) and _promote(next(token for token in doc if token.head is token)):
        kept.check()
    return doc


class _Kept:
    """A sentence as it was after its last good change."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._rows = self._read()

    def check(self) -> None:
        """Let a change stand if a tree is left; take it back if not."""
        if _is_tree(self._doc):
            self._rows = self._read()
        else:
            for token, row in zip(self._doc.tokens, self._rows, strict=True):
                token.head, token.dep_, token.pos_, token.tag_, token.lemma_, token.base = row
        self._doc.regrow()

    def _read(self) -> list[tuple[Token, str, str, str, str, str | None]]:
        return [(t.head, t.dep_, t.pos_, t.tag_, t.lemma_, t.base) for t in self._doc.tokens]


def _is_tree(doc: Doc) -> bool:
    """Tell whether there is one root, and every token hangs on it."""
    if sum(token.head is token for token in doc.tokens) != 1:
        return False
    safe: set[int] = set()
    for token in doc.tokens:
        path = []
        at = token
        while at.head is not at and at.i not in safe:
            path.append(at.i)
            if len(path) > len(doc):
                return False
            at = at.head
        safe.update(path)
    return True


def _is_told(doc: Doc) -> bool:
    last = next((token for token in reversed(doc.tokens) if token.text not in {'"', "”", "'", "’", ")"}), None)
    return last is not None and last.text in {".", "!"} and len(doc) > _FEWEST_WORDS


def _is_predicate(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in token.children)


def _promote(root: Token) -> bool:
    """Find the verb that the sentence turns on and put it at the root; tell whether there is one."""
    doc = root.doc
    if _is_predicate(root):
        return False
    if root.lower_ in _STARTS and root.i > 0 and root.text.islower() and doc[root.i - 1].tag_ == "NNS":
        make_finite(root, "VBP")
        return True
    if is_verb_in_s(root) or (root.text.islower() and any(child.dep_ in SUBJECT for child in root.children)):
        make_finite(root, finite_tag(root))
        return True
    end = next((token.i for token in doc if token.text in {":", ";"}), len(doc))
    verb = next((token for token in doc[root.i + 1 : end] if _is_overlooked(token, root)), None)
    if verb is None:
        return False
    if verb.pos_ not in {"VERB", "AUX"}:
        make_finite(verb, finite_tag(verb))
    elif verb.tag_ == "VBN":
        verb.tag_ = "VBD"
    has_subject = any(child.dep_ in SUBJECT for child in verb.children)
    chain = [verb, *verb.ancestors]  # before a branch that holds the verb is hung below it, and makes a ring
    for child in root.children:
        if child.i > verb.i or (child.dep_ in {"conj", "parataxis", "advcl"} and child.pos_ == "VERB"):
            child.head = verb
    for below in chain[1:-1]:
        if below.dep_ == "conj" and below.i > verb.i:
            below.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "dep" if has_subject else "nsubj"
    return True


def _is_overlooked(token: Token, root: Token) -> bool:
    """Tell whether a token behind a noun at the root can be the verb that the noun is subject of."""
    if not token.text.islower() or token.i < 1:
        return False
    if is_verb_in_s(token):
        return _outside_relatives(token, root)
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "aux:pass", "cop", "amod", "compound"}:
        return False
    if _follows_relative(token, root):
        return True
    if token.tag_ in _FINITE:
        own = [child for child in token.children if child.dep_ in SUBJECT]
        return not own and _outside_relatives(token, root)
    if token.tag_ == "VBN":
        is_passive = any(child.dep_ in {"obl:agent", "aux:pass"} or child.lower_ == "by" for child in near(token))
        has_aux = any(child.dep_ in {"aux", "aux:pass"} for child in token.children)
        return (has_aux or not is_passive) and not _closes_aside(token) and _outside_relatives(token, root)
    return any(child.dep_ in {"aux", "aux:pass"} and child.lower_ != "to" for child in token.children) and (
        token.tag_ in {"VB", "VBG"} and _outside_relatives(token, root)
    )


def _follows_relative(token: Token, root: Token) -> bool:
    """Tell whether a verb stands right behind the comma that closes a relative clause: "X, who won, met Y"."""
    doc = token.doc
    first = min([token.i, *(child.i for child in token.children if child.dep_ in {"aux", "aux:pass"})])
    if doc[first - 1].text != "," or (first == token.i and token.tag_ not in _FINITE | {"VBN"}):
        return False
    pronoun = next((t for t in doc[root.i + 1 : first - 1] if t.lower_ in RELATIVES), None)
    return pronoun is not None and doc[pronoun.i - 1].text == "," and pronoun.i - root.i <= _NEAR_ROOT


def _closes_aside(token: Token) -> bool:
    """Tell whether a participle opens an aside between commas: "the post, abandoned in May, ..."."""
    doc = token.doc
    if doc[token.i - 1].text != ",":
        return False
    opened = sum(1 for other in doc[: token.i] if other.text == ",")
    closed = any(other.text == "," for other in doc[token.i + 1 :])
    return opened % 2 == 1 and closed


def _outside_relatives(token: Token, root: Token) -> bool:
    """Tell whether a token belongs to no clause that a relative pronoun opens, and to no quotation in brackets."""
    at = token
    while at is not root:
        if any(child.lower_ in RELATIVES and child.i < at.i for child in at.children):
            return False
        if at.dep_ in {"advcl", "ccomp", "csubj"} and any(child.dep_ == "mark" for child in at.children):
            return False
        if at.head is at:
            return False
        at = at.head
    return True
