"""How things stand by an adjective alone: "Dorn: all quiet", "the mood in the port is relaxed", "calm prevailed"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Direction
from trucewatch.model.place import Place
from trucewatch.read.grammar import Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import is_negated, lemma_of
from trucewatch.read.tree import Token

_ADJECTIVES: dict[str, str] = {
    str(word): direction for direction, row in entry("situations.adjectives").items() for word in row
}
_STANDINGS = words("situations.standings")
_BEING = words("situations.being")
_CALMING = words("situations.calming")
_VIOLENCE = words("situations.violence")
_LESSENS, _GROWS = words("situations.lessens"), words("situations.grows")
_CALMS = frozenset({"calm", "quiet", "silence", "peace", "tranquillity", "stillness", "normality", "lull", "order"})
_ODD = frozenset({"normal", "better", "worse", "easier", "still", "same", "all"})
"""Words that are told of much else: of a place they tell only with a noun of how things stand."""
_THEN = frozenset({"since", "after", "when", "before", "as", "until", "while", "once", "although", "though"})
"""They make a mere setting of the clause that they open."""
_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How words say that things stand."""

    at: Token
    direction: Direction
    places: tuple[Place, ...] = ()
    """Those of a label; none where the clause is to be asked."""


def read_conditions(line: Line) -> Iterator[Standing]:
    """Yield how things are said to stand by adjectives, labels and verbs of more and less."""
    labelled = list(_labelled(line))
    yield from labelled
    if labelled:
        return
    for clause in line.clauses:
        if clause.mode is not Mode.FACT or clause.is_negated or line.is_asked(clause.head):
            continue
        if any(child.lower_ in _THEN and child.dep_ == "mark" for child in clause.head.children):
            continue
        lemma = lemma_of(clause.head)
        subjects = clause.subjects
        if lemma in _CALMING and any(lemma_of(s) in _CALMS for s in subjects):
            yield Standing(at=clause.head, direction=Direction.CALM)
        elif lemma in _LESSENS | _GROWS and any(lemma_of(s) in _VIOLENCE for s in subjects) and not clause.is_passive:
            yield Standing(at=clause.head, direction=Direction.IMPROVING if lemma in _LESSENS else Direction.WORSENING)
        elif (told := _predicate(line, clause.head)) is not None and any(_is_told_of(line, s, told) for s in subjects):
            yield Standing(at=clause.head, direction=Direction(_ADJECTIVES[told]))


def _predicate(line: Line, head: Token) -> str | None:
    """Return the words of standing that a clause says of its subject."""
    is_being = lemma_of(head) in _BEING or any(child.dep_ == "cop" for child in head.children)
    if not is_being:
        return None
    text = str(line.doc[head.i if head.pos_ != "VERB" else head.i + 1 : head.i + _REACH].text).casefold()
    match = _pattern().match(text)
    found = match["word"] if match is not None else None
    if found is None and head.lower_ in _ADJECTIVES and not is_negated(head):
        found = head.lower_
    return found


@cache
def _pattern() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, _ADJECTIVES), key=len, reverse=True))
    return re.compile(
        rf"^(?:(?:as|to be|being|all|now|still|again|very|fairly|largely|generally|relatively|mostly|rather|quite|so"
        rf"|much|tense but|tense and|tense though|increasingly|extremely|highly|[a-z]+ly) )*(?P<word>{told})(?![\w-])"
    )


def _is_told_of(line: Line, token: Token, word: str) -> bool:
    if lemma_of(token) in _STANDINGS or token.lower_ in _STANDINGS:
        return True
    return word not in _ODD and line.place_over(token) is not None


_GOES_ON = ("for ", "since ", "on ", "in ", "at ", "but ", "and ", ",", "after ", '"', "”", "than ")
_LABEL = re.compile(r"^\W*(?P<head>[^:;.]{2,60}): *[\"“]?(?P<rest>[^.;:]{3,60})")


def _labelled(line: Line) -> Iterator[Standing]:
    """As in "Dorn: all normal", "In Dorn and Kelvan: quiet", "Situation in Dorn: volatile", "Trend: downward"."""
    match = _LABEL.match(line.doc.text)
    if match is None:
        return
    told = _pattern().match(match["rest"].casefold())
    span = line.doc.char_span(*match.span("rest"), alignment_mode="expand")
    if told is None or span is None:
        return
    behind = match["rest"][told.end() :].strip().casefold()
    if behind and not behind.startswith(
        ("for ", "since ", "on ", "in ", "at ", "but ", "and ", ",", "after ", '"', "”", "than ")
    ):
        return
    ahead = [place for place in line.places if place.end <= span.start]
    heads = {lemma_of(token) for token in line.doc[: span.start]}
    if ahead or heads & _STANDINGS:
        yield Standing(
            at=span[0],
            direction=Direction(_ADJECTIVES[told["word"]]),
            places=tuple(dict.fromkeys(place.place for place in ahead)),
        )
