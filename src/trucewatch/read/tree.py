"""A parsed sentence as plain values: what a pipeline made of it, read once.

A pipeline's own tokens are made anew at each look, and each of their attributes is looked up in a table of strings.
The rules look at every word dozens of times, so a copy in plain Python objects halves the time of the whole reader.
Names and meanings are those of spaCy's tokens, as far as the rules use them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import overload

from spacy.strings import StringStore
from spacy.tokens import Doc as Parsed

_COLUMNS: list[int | str] = [
    "ORTH",
    "LOWER",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
    "ENT_TYPE",
    "HEAD",
    "SPACY",
    "IS_PUNCT",
    "LIKE_NUM",
]
"""What is copied of each word, as the pipeline numbers it."""
_NEGATIVE = 2**63
"""Unsigned numbers from here on stand for those below nought."""


class Words(dict[int, str]):
    """The words behind the pipeline's numbers, each made once: a long report holds most of them hundreds of times."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        """Return a word that was not asked for before."""
        word = self[number] = str(self._strings[number])
        return word


class Token:
    """One word of a sentence, with its place in the tree."""

    __slots__ = (
        "base",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "tag_",
        "text",
        "whitespace_",
    )
    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    base: str | None
    """The dictionary form, once somebody has asked for it."""
    idx: int
    """Where it begins in the sentence, in code points."""
    whitespace_: str
    is_punct: bool
    like_num: bool
    doc: "Doc"
    head: "Token"
    """What it hangs on; itself at the root."""
    children: list["Token"]
    """What hangs on it, in order."""
    left_edge: "Token"
    right_edge: "Token"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> list["Token"]:
        """The token and all that hangs on it, in order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=_position)

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What the token hangs on, and what that hangs on, nearest first."""
        above = self
        while above.head is not above:
            above = above.head
            yield above


def _position(token: Token) -> int:
    return token.i


class Span:
    """A stretch of a sentence's tokens."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = max(start, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        """Return one token, or a part of the stretch."""
        if isinstance(at, int):
            if not -len(self) <= at < len(self):
                raise IndexError(at)
            return self.doc.tokens[(self.start if at >= 0 else self.end) + at]
        first, last, _ = at.indices(len(self))
        return Span(self.doc, self.start + first, self.start + last)

    @property
    def text(self) -> str:
        """The characters of the stretch, without the space behind it."""
        if self.start >= self.end:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]


class Doc:
    """A sentence: its text and its tokens."""

    __slots__ = ("_starts", "text", "tokens")

    def __init__(self, parsed: Parsed, words: Words | None = None) -> None:
        self.text: str = parsed.text
        self.tokens: list[Token] = []
        self._starts: list[int] = []
        heads = self._copy(parsed, Words(parsed.vocab.strings) if words is None else words)
        for token, head in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[token.i + head]
        self.regrow()

    def regrow(self) -> None:
        """Find anew what hangs on each token, from their heads."""
        for token in self.tokens:
            token.children = []
            token.left_edge = token.right_edge = token
        for token in self.tokens:
            if token.head is not token:
                token.head.children.append(token)
        for token in self.tokens:
            _widen(token)

    def _copy(self, parsed: Parsed, words: Words) -> list[int]:
        """Copy the tokens, and return how far behind each its head stands."""
        heads = []
        at = 0
        rows = parsed.to_array(_COLUMNS).tolist()
        for i, (orth, lower, lemma, pos, tag, dep, entity, head, space, is_punct, like_num) in enumerate(rows):
            token = Token()
            token.i, token.idx, token.doc = i, at, self
            token.text, token.lower_, token.lemma_ = words[orth], words[lower], words[lemma]
            token.pos_, token.tag_, token.dep_, token.ent_type_ = words[pos], words[tag], words[dep], words[entity]
            token.whitespace_ = " " if space else ""
            token.is_punct, token.like_num = bool(is_punct), bool(like_num)
            token.base = None
            self.tokens.append(token)
            self._starts.append(at)
            heads.append(head if head < _NEGATIVE else head - 2 * _NEGATIVE)
            at += len(token.text) + space
        return heads

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """Return one token, or a stretch of them."""
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, end)

    def char_span(self, start: int, end: int, alignment_mode: str = "expand") -> Span | None:
        """Return the tokens that the characters touch, or with "contract" those within; None where none do."""
        if alignment_mode == "contract":
            first = bisect_left(self._starts, start)
            last = first
            while last < len(self.tokens) and self.tokens[last].idx + len(self.tokens[last].text) <= end:
                last += 1
        else:
            first = max(0, bisect_right(self._starts, start) - 1)
            last = bisect_left(self._starts, end)
        return Span(self, first, last) if first < last else None


def _widen(token: Token) -> None:
    """Let the edges of all that a token hangs on reach as far as the token."""
    above = token
    for _ in range(len(token.doc)):
        if above.head is above:
            return
        above = above.head
        if token.i < above.left_edge.i:
            above.left_edge = token
        if token.i > above.right_edge.i:
            above.right_edge = token
