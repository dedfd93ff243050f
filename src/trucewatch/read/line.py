"""A sentence under reading: its tree, and the names, dates, counts and places that were found in it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from trucewatch.model.claim import Certainty, Quoted
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.text import Span
from trucewatch.read.counts import CountMention
from trucewatch.read.date_mention import DateMention
from trucewatch.read.grammar import Clause
from trucewatch.read.names import Name
from trucewatch.read.sentences import Passage
from trucewatch.read.syntax import is_negated, lemma_of
from trucewatch.read.tree import Doc, Token

_OPEN = frozenset(
    {
        "unclear",
        "uncertain",
        "ask",
        "wonder",
        "determine",
        "investigate",
        "examine",
        "debate",
        "inquire",
        "enquire",
        "doubt",
    }
)
_OPEN_IF_NEGATED = frozenset(
    {
        "say",
        "know",
        "tell",
        "specify",
        "disclose",
        "reveal",
        "clear",
        "certain",
        "sure",
        "explain",
        "understand",
        "establish",
    }
)
_ASKING = frozenset({"who", "whom", "what", "when", "why", "how", "where", "which", "whose", "whether"})


def _is_left_open(verb: Token) -> bool:
    """Tell whether a clause only asks: behind "unclear", "did not say", or between "neither" and "nor"."""
    above = verb.head
    if above is verb or verb.i < above.i or not verb.dep_.startswith(("ccomp", "advcl", "csubj", "acl")):
        return False
    if lemma_of(above) in {"deny", "confirm"}:
        words = {other.lower_ for other in above.doc[max(0, above.i - 5) : above.i]}
        return bool(words & {"nor", "neither"})
    asking = {child.lower_ for child in verb.children if child.i < verb.i} & _ASKING
    if "whether" in asking:
        return True
    is_negated_above = is_negated(above) or lemma_of(above.head) in {"decline", "refuse"}
    return bool(asking) and (lemma_of(above) in _OPEN or (lemma_of(above) in _OPEN_IF_NEGATED and is_negated_above))


_ENDS = frozenset({".", "?", "!", ";", '"', "”"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in a sentence."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    place: Place
    preposition: str
    """What stands before it: "in", "near", "of"; "" where it is no oblique."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose word a stretch of a sentence is."""

    speaker: tuple[str, ...]
    speaker_for: str | None = None
    quoted: Quoted = Quoted.NONE
    said: Period | None = None
    denies: bool = False
    certainty: Certainty = Certainty.CERTAIN
    rule: str = "publisher"
    span: Span | None = None
    """The words that tell it."""
    accused: tuple[str, ...] = ()
    """Whom the words hold responsible: the doer of what is told where it names none."""


PUBLISHED = Voice(speaker=("publisher",))
"""The report's own voice."""


@dataclass(slots=True, kw_only=True)
class Line:
    """One sentence and what was found in it."""

    passage: Passage
    doc: Doc
    published: date | None = None
    """The day of the report's publication."""
    names: tuple[Name, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[DateMention, ...] = ()
    """Lengths of time that lie wholly ahead: "within 60 days"."""
    counts: tuple[CountMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    voices: list[tuple[Voice, ...]] = field(default_factory=list)
    """For each token, whose word it is; several where two say the same against each other."""
    attribution: frozenset[int] = frozenset()
    """Tokens of phrases that only tell who speaks."""
    tellers: dict[int, tuple[Voice, ...]] = field(default_factory=dict)
    """Whose word is told by each verb of speech: the voices of what it introduces."""
    quoted_tokens: frozenset[int] = frozenset()
    """Tokens between quotation marks."""
    groups: dict[int, list[Token]] = field(default_factory=dict)
    """The tokens of each finite clause by the index of its head; empty until they are asked for."""
    starts: list[int] = field(default_factory=list)
    """Where each token begins; empty until it is asked for."""

    def span(self, start: int, end: int) -> Span:
        """Return where the tokens from `start` to `end` stand in the kept text."""
        offset = self.passage.offset
        first, last = self.doc[start], self.doc[end - 1]
        return Span(start=offset + first.idx, end=offset + last.idx + len(last.text))

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the token range that covers a span of the kept text."""
        offset = self.passage.offset
        if not self.starts:
            self.starts.extend(token.idx for token in self.doc)
        start = max(bisect_right(self.starts, span.start - offset) - 1, 0)
        if start < len(self.doc) and self.starts[start] + len(self.doc[start]) <= span.start - offset:
            start += 1
        return start, bisect_left(self.starts, span.end - offset)

    def clause_at(self, token: Token) -> Clause | None:
        """Return the clause that a token heads."""
        return next((clause for clause in self.clauses if clause.head.i == token.i), None)

    def name_over(self, token: Token) -> Name | None:
        """Return the name of which a token is part."""
        return next((name for name in self.names if name.start <= token.i < name.end), None)

    def place_over(self, token: Token) -> PlaceMention | None:
        """Return the place mention of which a token is part."""
        return next((place for place in self.places if place.start <= token.i < place.end), None)

    def is_asked(self, token: Token) -> bool:
        """Tell whether a token stands in a question, asked or left open: what is asked is not told.

        As in "Who broke the truce?", "it is unclear who broke it", "would neither confirm nor deny that they broke it".
        """
        end = next((other.text for other in self.doc[token.i :] if other.text in _ENDS), "")
        return end == "?" or any(_is_left_open(above) for above in (token, *token.ancestors))
