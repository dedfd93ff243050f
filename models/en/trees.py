"""Small dependency trees that are put together in code and read as sentences.

A `Tree` is a word with the trees that hang on it, in the order of reading. The
relations and features are those of UD English EWT.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

_TIGHT_BEFORE = frozenset({",", ".", "'s", "n't", "'re", "'ve", "'m", "'d", "'ll", "%", ";", ":", ")", "''", "HYPH"})
_TIGHT_AFTER = frozenset({"``", "(", "HYPH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A word, its relation to the word above, and what hangs on it."""

    text: str
    lemma: str
    pos: str
    tag: str
    morph: str = ""
    relation: str = "ROOT"
    left: tuple["Tree", ...] = ()
    right: tuple["Tree", ...] = ()

    def under(self, relation: str) -> "Tree":
        """Return the same tree with another relation to the word above."""
        return replace(self, relation=relation)

    def before(self, *trees: "Tree") -> "Tree":
        """Return the tree with more in front of everything it has."""
        return replace(self, left=trees + self.left)

    def after(self, *trees: "Tree") -> "Tree":
        """Return the tree with more behind everything it has."""
        return replace(self, right=self.right + trees)


def word(spec: str, relation: str = "dep") -> Tree:
    """Read a word written as `text/lemma/POS/TAG/Feature=Value`.

    Example:
        >>> word("people/person/NOUN/NNS/Number=Plur", "nsubj").lemma
        'person'
    """
    text, lemma, pos, tag, *morph = spec.split("/")
    return Tree(text=text, lemma=lemma, pos=pos, tag=tag, morph=morph[0] if morph else "", relation=relation)


def flatten(tree: Tree) -> list[tuple[Tree, int]]:
    """Return the words in order of reading, each with the index of its head.

    The root is its own head.
    """
    order = list(_walk(tree, None))
    places = {id(node): index for index, (node, _) in enumerate(order)}
    return [(node, places[id(head if head is not None else node)]) for node, head in order]


def capital(tree: Tree) -> Tree:
    """Return the tree with a capital at the start of its first word."""
    if not tree.left:
        return replace(tree, text=tree.text[0].upper() + tree.text[1:])
    return replace(tree, left=(capital(tree.left[0]), *tree.left[1:]))


def plant(sentence: Span) -> Tree | None:
    """Return a sentence of a treebank as a tree, without its full stop.

    None when the words of a branch do not stand together, or when the spacing
    is not what `join` would write.
    """
    stops = [token for token in sentence if token.text == "." and token.i == sentence.end - 1]
    if not stops or sentence[0].pos_ == "PUNCT":
        return None
    tree = _plant(sentence.root, frozenset(token.i for token in stops), sentence.start)
    nodes = [node for node, _ in flatten(tree)]
    if [node.text.lower() for node in nodes] != [token.lower_ for token in sentence[:-1]]:
        return None
    spaced = [_is_spaced(left, right) for left, right in itertools.pairwise(nodes)]
    return tree if spaced == [bool(token.whitespace_) for token in sentence[:-2]] else None


def _plant(token: Token, without: frozenset[int], start: int) -> Tree:
    first = token.i == start and token.pos_ != "PROPN" and token.text != "I"
    return Tree(
        text=token.lower_ if first else token.text,
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        morph=str(token.morph),
        relation=token.dep_,
        left=tuple(_plant(child, without, start) for child in token.lefts),
        right=tuple(_plant(child, without, start) for child in token.rights if child.i not in without),
    )


def join(trees: list[Tree], vocab: Vocab) -> Doc:
    """Write the trees as one document, a sentence each."""
    words: list[str] = []
    nodes: list[Tree] = []
    heads: list[int] = []
    for tree in trees:
        start = len(nodes)
        for index, (node, head) in enumerate(flatten(tree)):
            text = node.text
            words.append(text[0].upper() + text[1:] if _opens(words[start:], index) else text)
            nodes.append(node)
            heads.append(start + head)
    return Doc(
        vocab,
        words=words,
        spaces=[_is_spaced(left, right) for left, right in zip(nodes, nodes[1:] + nodes[:1], strict=True)],
        lemmas=[node.lemma for node in nodes],
        tags=[node.tag for node in nodes],
        pos=[node.pos for node in nodes],
        morphs=[node.morph for node in nodes],
        heads=heads,
        deps=[node.relation for node in nodes],
    )


def _walk(tree: Tree, head: Tree | None) -> Iterator[tuple[Tree, Tree | None]]:
    for child in tree.left:
        yield from _walk(child, tree)
    yield tree, head
    for child in tree.right:
        yield from _walk(child, tree)


def _opens(written: list[str], index: int) -> bool:
    return index == 0 or (index == 1 and written[0] in {'"', "“", "'"})


def _is_spaced(left: Tree, right: Tree) -> bool:
    if left.tag in _TIGHT_AFTER or left.text in _TIGHT_AFTER:
        return False
    return not (right.tag in _TIGHT_BEFORE or right.text in _TIGHT_BEFORE)
