"""Words of a parsed sentence and what hangs on them: forms, cases, phrases, coordination."""

from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import words
from trucewatch.read.tree import Token

SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_NAME_PARTS = frozenset(
    {"compound", "flat", "amod", "nummod", "nmod:poss", "fixed", "flat:foreign", "nmod:desc", "goeswith", "advmod"}
)
_NEGATIONS = words("syntax.grammar.negations")
_INFLECTED = frozenset({"VERB", "NOUN", "AUX", "PROPN", "ADJ", ""})
_CLEFT_WORDS = 14
_SHORTEST_CLEFT = 3
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})


def lemma_of(token: Token) -> str:
    """Return the lower-case dictionary form; the phrase files correct the pipeline where they know the word."""
    if token.base is None:
        guess = (token.lemma_ or token.text).casefold()
        token.base = dictionary_form(token.lower_, guess) if token.pos_ in _INFLECTED else guess
    return token.base


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and those coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            found.extend(conjuncts(child))
    return tuple(found)


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children of those relations."""
    return [child for child in token.children if child.dep_ in deps]


def case_of(token: Token) -> str:
    """Return the preposition that marks a noun phrase, lower case; "" where there is none."""
    found = [child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i]
    if found:
        return " ".join(found)
    head = token
    while head.dep_ == "conj" and head.head != head:
        head = head.head
        marks = [child.lower_ for child in head.children if child.dep_ == "case" and child.i < head.i]
        if marks:
            return " ".join(marks)
    return ""


def cleft_of(pronoun: Token) -> Token | None:
    """Return what "that" stands for in "it was the army that fired first", with who says so between commas or not."""
    if pronoun.lower_ not in {"that", "who"} or pronoun.i < _SHORTEST_CLEFT:
        return None
    doc = pronoun.doc
    for it in reversed(doc[max(0, pronoun.i - _CLEFT_WORDS) : pronoun.i]):
        if it.lower_ != "it" or it.dep_ not in SUBJECT | {"expl"}:
            continue
        told = it.head
        is_told = told.pos_ in {"NOUN", "PROPN"} and it.i < told.i < pronoun.i
        if not is_told or not any(child.dep_ == "cop" for child in told.children):
            return None
        aside = doc[phrase(told)[1] : pronoun.i]
        if len(aside) == 0:
            return told
        is_bracketed = aside[0].text == "," == aside[-1].text
        return told if is_bracketed and any(t.pos_ == "VERB" or t.lower_ == "according" for t in aside) else None
    return None


def obliques(token: Token) -> list[Token]:
    """Return the prepositional phrases of a verb or a noun, coordinated ones included."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_.startswith(("obl", "nmod")) and child.dep_ != "nmod:poss":
            found.extend(conjuncts(child))
    return found


def phrase(token: Token, *, with_of: bool = True) -> tuple[int, int]:
    """Return the token range of a noun phrase: its name parts, without article, clause or apposition."""
    start = end = token.i
    for child in token.children:
        if child.dep_ == "advmod" and child.i > token.i:
            continue  # "the army flatly denies"
        if child.dep_ in _NAME_PARTS:
            left, right = phrase(child, with_of=False)
            start, end = min(start, left), max(end, right - 1)
        elif (
            with_of
            and child.dep_ == "nmod"
            and child.left_edge.i == end + 1
            and (case_of(child) == "of" or (case_of(child) == "for" and token.tag_ != "NNS" and child.lower_ != "part"))
            and token.doc[child.left_edge.i].text != ","
        ):
            end = max(end, phrase(child)[1] - 1)
    doc = token.doc
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2
    while start < token.i and (
        token.doc[start].dep_ in {"det", "case", "punct", "advmod"} or token.doc[start].is_punct
    ):
        start += 1
    return start, end + 1


def is_negated(token: Token) -> bool:
    """Tell whether a verb or a noun carries a negation of its own."""
    for child in token.children:
        low = child.lower_
        if (
            low in _NEGATIONS
            and child.dep_ in {"advmod", "det", "neg", "cc", "cc:preconj"}
            and not (low == "no" and child.dep_ == "advmod")
        ):
            return True
    return False


def is_first_person(token: Token) -> bool:
    """Tell whether a token stands for whoever is speaking."""
    return token.lower_ in _FIRST_PERSON


def ancestors_within(token: Token, steps: int) -> list[Token]:
    """Return up to `steps` heads above the token, nearest first."""
    found: list[Token] = []
    while len(found) < steps and token.head != token:
        token = token.head
        found.append(token)
    return found


def group_head(token: Token) -> Token:
    """Return the verb that heads the finite clause in which a token stands: with its participles and infinitives."""
    while token.head != token:
        if token.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
            return token
        if (
            token.dep_ in {"conj", "advcl"}
            and token.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}
            and any(child.dep_ in SUBJECT for child in token.children)
        ):
            return token
        if token.dep_ == "acl" and any(child.dep_ in SUBJECT for child in token.children):
            return token
        token = token.head
    return token
