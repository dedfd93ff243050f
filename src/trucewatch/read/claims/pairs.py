"""Several parties with a count each in one sentence: "12 by the army and 7 by the rebels", "the Front 4".

They are found by the order of counts and parties alone: trees of such lists are seldom right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.count import Count
from trucewatch.read.claims.bound import is_party, parties_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_TO = frozenset({"by", "to", "on", "against", "from", "for"})
_NUMBER_BEHIND = re.compile(r" \d[\d,]*$")
"""As in "Army of Tamra 5", a name that took in its count."""
_PREMODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod:desc", "det"})
_UNITS = frozenset(
    {
        "day",
        "hour",
        "week",
        "month",
        "year",
        "minute",
        "km",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "mm",
        "percent",
        "per",
        "%",
        "people",
    }
)
_PAIR_BY = r"N[vof]{0,6}?[bf]o{0,3}?P"
"""A count, a preposition and a party, with few words between them."""
_BY_LIST = re.compile(rf"({_PAIR_BY})[ov]{{0,3}}[,;a][,;ao]{{0,2}}({_PAIR_BY})")
_PLAIN_LIST = re.compile(r"(P[ov]{0,6}?N)[ovbf]{0,8}?[,;a.][,;.ao]{0,2}(P[ov]{0,2}N)")
_FOR_LIST = re.compile(r"(P[ov]{0,4}bN)[ovbfN]{0,12}?[,;a][,;ao]{0,2}(P[ov]{0,2}bN)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What falls to one party."""

    at: Token
    """The number."""
    party: str
    count: Count


def shares_of(line: Line, report: Report, *, after: int = 0) -> tuple[Share, ...]:
    """Return the shares that a sentence tells, in order; none where it tells fewer than two.

    Args:
        line: The sentence.
        report: What was told before.
        after: The token from which on to look.
    """
    counts = {start: (end, count) for start, end, count in _counts(line) if start >= after}
    if len(counts) < 2:
        return ()
    letters, tokens = _letters(line, counts, after)
    for pattern in (_BY_LIST, _FOR_LIST, _PLAIN_LIST):
        match = pattern.search(letters)
        if match is not None:
            found = [
                share for group in (1, 2) for share in _share(line, report, letters, tokens, match.span(group), counts)
            ]
            if len({share.party for share in found}) == len(found) == 2:
                return tuple(found)
    return ()


def _counts(line: Line) -> Iterator[tuple[int, int, Count]]:
    dated = {at for mention in line.dates for at in range(*line.tokens_of(mention.span))}
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        behind = line.doc[end] if end < len(line.doc) else None
        if start in dated or (behind is not None and lemma_of(behind) in _UNITS):
            continue
        yield start, end, mention.count


def _letters(line: Line, counts: dict[int, tuple[int, Count]], after: int) -> tuple[str, list[int]]:
    """Return the sentence with one letter a word: N count, P party, b preposition, f "of", v verb, a and, o other."""
    letters, tokens = [], []
    at = after
    while at < len(line.doc):
        token = line.doc[at]
        tokens.append(at)
        if at in counts:
            letters.append("N")
            at = counts[at][0]
            continue
        letters.append(_letter(line, token))
        at += 1
    return "".join(letters), tokens


def _letter(line: Line, token: Token) -> str:
    if token.text in {",", ";", ".", ":", "("}:
        return {":": "o", "(": "o"}.get(token.text, token.text)
    if token.lower_ in {"and", "but", "while"}:
        return "a"
    if token.lower_ == "of":
        return "f"
    if token.lower_ in _TO:
        return "b"
    is_owner = token.i + 1 < len(line.doc) and line.doc[token.i + 1].text in {"'s", "’s", "'", "’"}
    is_named = token.pos_ in {"NOUN", "PROPN"} and is_party(line, token) and not _is_part_of_name(line, token)
    if is_named and not is_owner:  # "by India's count" is of who counts
        return "P"
    return "v" if token.pos_ in {"VERB", "AUX"} else "o"


def _is_part_of_name(line: Line, token: Token) -> bool:
    """Tell whether a noun only stands before the one that it describes, or inside a longer name."""
    name = line.name_over(token)
    if name is not None and name.end - 1 > token.i:
        return True
    return token.dep_ in _PREMODIFIERS and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}


def _share(
    line: Line,
    report: Report,
    letters: str,
    tokens: list[int],
    span: tuple[int, int],
    counts: dict[int, tuple[int, Count]],
) -> Iterator[Share]:
    first = letters.index("N", span[0])
    owner = letters.index("P", span[0])
    names = parties_of(line, report, (line.doc[tokens[owner]],))
    if names:
        yield Share(at=line.doc[tokens[first]], party=_NUMBER_BEHIND.sub("", names[0]), count=counts[tokens[first]][1])
