"""How many people a noun phrase speaks of: by its number, its article, or what it is made of."""

from trucewatch.model.count import Count
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_PERSONS = words("violence.fighters") | words("violence.civilians") | words("violence.people")
_ORDINALS = frozenset({"another", "second", "third", "fourth", "fifth"})
_GROUPS = frozenset({"crew", "family", "group", "party", "team", "patrol", "band", "squad"})


def _is_of_phrase(line: Line, end: int, token: Token) -> bool:
    """Tell whether a number ending at `end` still belongs to a noun: no other phrase begins between them."""
    between = [other for other in line.doc[end : token.i] if other.lower_ != "of"]
    return not any(other.pos_ in {"ADP", "VERB", "AUX"} and other.head != token for other in between)


def count_of(line: Line, token: Token) -> Count | None:
    """Return how many a noun phrase speaks of: its number, or one for "a farmer"; None where it tells none."""
    left = token.i
    for child in token.children:
        if child.i < token.i and child.dep_ in {"nummod", "amod", "compound", "det", "advmod", "nmod:poss", "flat"}:
            left = min(left, child.left_edge.i)
    best = None
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        if left - 4 <= start <= token.i and left <= end <= token.i + 1 and _is_of_phrase(line, end, token):
            best = mention.count
    if best is not None:
        return best
    if (members := _members(line, token)) is not None:
        return members
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        if start <= token.i < end:
            return mention.count
    for child in token.children:
        if child.dep_ == "nmod" and child.lower_ in {"them", "people", "civilians"}:
            return None
    if token.lower_ in {"nobody", "none"}:
        return Count.exactly(0)
    if token.lower_ == "another" or (token.lower_ in _ORDINALS and token.dep_ in {"obj", "nsubj:pass", "nsubj"}):
        return Count.exactly(1)
    if any(
        child.dep_ == "det" and child.lower_ in {"a", "an", "another"} for child in token.children
    ) and token.tag_ in {"NN", "NNP"}:
        return Count.exactly(1)
    if any(child.dep_ == "det" and child.lower_ == "no" for child in token.children) and lemma_of(token) in _PERSONS:
        return Count.exactly(0)
    if token.dep_ in {"appos", "obj", "nsubj:pass", "nsubj"} and token.pos_ == "PROPN":
        return Count.exactly(1)
    return None


def _members(line: Line, token: Token) -> Count | None:
    """Return how many "a crew of four" or "a family of five" are."""
    if lemma_of(token) not in _GROUPS or token.i + 2 >= len(line.doc) or line.doc[token.i + 1].lower_ != "of":
        return None
    return next((m.count for m in line.counts if line.tokens_of(m.span)[0] == token.i + 2), None)
