"""Trees with the labels of ClearNLP, which ready-made spaCy packages carry, as trees with Universal Dependencies.

The grammar of the reader knows one set of labels. ClearNLP differs in names (`dobj`, `nsubjpass`), which is a table,
and in who is whose head: there a preposition heads its noun and "is" heads what something is; here both hang on the
noun.

Source:
    https://github.com/clir/clearnlp-guidelines/blob/master/md/specifications/dependency_labels.md and
    https://universaldependencies.org/u/dep/
"""

from collections.abc import Iterator
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

COMPONENT = "trucewatch_universal_labels"
"""The name under which a pipeline takes the conversion as its last step."""

_RENAMED = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "agent": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
"""What only bears another name; a preposition is still here if nothing follows it ("the town they fought for")."""
_TELLTALE = frozenset({"dobj", "pobj", "nsubjpass", "auxpass"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_FIXED = frozenset(
    {
        ("according", "to"),
        ("as", "of"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("out", "of"),
        ("prior", "to"),
        ("such", "as"),
    }
)
"""Pairs of prepositions that Universal Dependencies take for one."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})


def speaks_clearnlp(nlp: Language) -> bool:
    """Tell whether the pipeline's parser gives labels of ClearNLP."""
    return bool(_TELLTALE & set(nlp.pipe_labels.get("parser", ())))


def with_universal_labels(doc: Doc) -> Doc:
    """Give the document's trees the heads and labels of Universal Dependencies, and return it."""
    tree = _Tree(doc)
    tree.turn_prepositions()
    tree.turn_copulas()
    tree.straighten_coordinations()
    tree.rename()
    tree.write()
    return doc


@Language.component(COMPONENT)
def _convert(doc: Doc) -> Doc:
    return with_universal_labels(doc)


class _Tree:
    """Heads and labels of a document's tokens while they are being changed."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads = [token.head.i for token in doc]
        # ClearNLP's `nmod` stands before its noun; what Universal Dependencies call so is made below.
        self._deps = ["compound" if token.dep_ == "nmod" else token.dep_ for token in doc]
        self._below: list[set[int]] = [{child.i for child in token.children} for token in doc]

    def turn_prepositions(self) -> None:
        """Hang each preposition on its noun or clause, and that on what the preposition hung on."""
        for token in self._doc:
            self._take_over_second_word(token.i)
        for token in sorted(self._doc, key=_depth, reverse=True):
            if self._deps[token.i] in _PREPOSITIONS or self._is_second_preposition(token):
                self._turn_preposition(token.i)

    def turn_copulas(self) -> None:
        """Hang "is" on what something is, or where."""
        for token in self._doc:
            if token.lemma_ == "be" and token.pos_ in {"AUX", "VERB"} and self._deps[token.i] not in {"aux", "auxpass"}:
                self._turn_copula(token.i)

    def straighten_coordinations(self) -> None:
        """Hang every conjunct on the first, and "and" on the conjunct behind it."""
        for index, dep in enumerate(self._deps):
            if dep == "cc":
                behind = [child for child in self._children(self._heads[index], "conj") if child > index]
                if behind:
                    self._move(index, behind[0], "cc")
        for index, dep in enumerate(self._deps):
            if dep == "conj":
                first = self._heads[index]
                while self._deps[first] == "conj":
                    first = self._heads[first]
                self._move(index, first, "conj")

    def rename(self) -> None:
        """Give what has its right head the right label."""
        for token in self._doc:
            dep = self._deps[token.i]
            is_infinitive = dep == "aux" and token.tag_ == "TO"
            self._deps[token.i] = "mark" if is_infinitive else _RENAMED.get(dep, dep)

    def write(self) -> None:
        """Put heads and labels back into the document."""
        strings = self._doc.vocab.strings
        rows = [
            ((head - index) % 2**64, strings.add(dep))
            for index, (head, dep) in enumerate(zip(self._heads, self._deps, strict=True))
        ]
        array: Any = numpy.array(rows, dtype="uint64").reshape(-1, 2)
        self._doc.from_array(["HEAD", "DEP"], array)

    def _turn_preposition(self, index: int) -> None:
        content = next(self._children(index, "pobj", "pcomp"), None)
        if content is None:
            return
        above, own = self._heads[index], self._deps[index]
        is_clause = self._deps[content] == "pcomp" and self._doc[content].pos_ in {"VERB", "AUX"}
        self._move(content, above, self._role(above, own, is_clause=is_clause))
        others = set(self._below[index])
        for child in sorted(others):
            is_conjunct = self._deps[child] in {"cc", "conj"} and not self._joins_nouns(index)
            if not is_conjunct and self._deps[child] != "fixed":
                self._move(child, content, self._deps[child])
        self._move(index, content, "mark" if is_clause else "case")

    def _take_over_second_word(self, index: int) -> None:
        """Make one preposition of "according" and "to", whichever of the two the noun hangs on."""
        for second in list(self._children(index, "prep", "pcomp")):
            if (self._doc[index].lower_, self._doc[second].lower_) in _FIXED:
                for child in list(self._below[second]):
                    self._move(child, index, self._deps[child])
                self._move(second, index, "fixed")

    def _role(self, above: int, own: str, *, is_clause: bool) -> str:
        if self._deps[above] in _PREPOSITIONS:
            return "conj" if own == "conj" else "pobj"  # of two prepositions in a row the outer one is turned later
        if own == "conj":
            return "conj"
        if is_clause:
            return "acl" if self._is_nominal(above) else "advcl"
        if own == "agent":
            return "obl:agent"
        return "nmod" if self._is_nominal(above) else "obl"

    def _is_nominal(self, index: int) -> bool:
        return self._doc[index].pos_ in _NOMINAL and not self._has(index, "nsubj", "cop")

    def _is_second_preposition(self, token: Token) -> bool:
        """Whether it is the second of "in Idlib and in Hama"."""
        return self._deps[token.i] == "conj" and token.pos_ == "ADP" and self._has(token.i, "pobj", "pcomp")

    def _joins_nouns(self, index: int) -> bool:
        return any(self._doc[child].pos_ != "ADP" for child in self._children(index, "conj"))

    def _turn_copula(self, index: int) -> None:
        predicate = next(self._children(index, "attr", "acomp"), None)
        if self._has(index, "expl"):
            if predicate is not None:
                self._move(predicate, index, "nsubj")
            return
        if predicate is None:
            is_bare = not self._has(index, "xcomp", "ccomp", "advcl")
            predicate = next((child for child in self._children(index, "obl") if child > index and is_bare), None)
        if predicate is None:
            return
        above = self._heads[index]
        self._move(predicate, predicate if above == index else above, self._deps[index])
        for child in sorted(self._below[index]):
            self._move(child, predicate, self._deps[child])
        self._move(index, predicate, "cop")

    def _has(self, index: int, *deps: str) -> bool:
        return next(self._children(index, *deps), None) is not None

    def _children(self, index: int, *deps: str) -> Iterator[int]:
        return (child for child in sorted(self._below[index]) if self._deps[child] in deps)

    def _move(self, index: int, head: int, dep: str) -> None:
        self._below[self._heads[index]].discard(index)
        self._heads[index], self._deps[index] = head, dep
        if head != index:
            self._below[head].add(index)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
