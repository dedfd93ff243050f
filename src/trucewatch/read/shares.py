"""Shares of a whole: "70 percent of the zone", "two thirds", "half of the sixty days"."""

import re
from dataclasses import dataclass

from trucewatch.model.text import Span
from trucewatch.read.numbers import NUMBER, value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareMention:
    """A share where it stands in the text."""

    span: Span
    share: float
    """From 0 to 1."""
    approximate: bool
    """Whether the words hedge it ("about", "almost")."""


_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
}
_FRACTION = rf"(?:(?P<parts>an?|{NUMBER}|the other)[ -])?(?P<part>{'|'.join(_PARTS)})s?"
_ABOUT = (
    r"some|about|around|nearly|almost|roughly|approximately|close to|an estimated|(?:more|less) than|over|under|up to"
    r"|at least"
)
_SHARE = re.compile(
    rf"(?<![\w-])(?P<about>(?:{_ABOUT}) )?(?:(?P<percent>(?<![\w.,$€£-]){NUMBER})[ \u00a0-]?(?:%|per ?cent\b|pct\b)"
    rf"|(?P<fraction>{_FRACTION})(?= (?:of\b|the\b|its\b|their\b))"
    rf"|(?P<some>{NUMBER}) (?:out )?of (?:the |its |their |[\w-]+['’]s? ){{0,2}}(?P<of>{NUMBER})(?= [a-z])"
    rf"|(?P<one>{NUMBER}) (?:[a-z]+ )?(?:in|out of) (?:every )?(?P<every>{NUMBER})(?=[ ,.;]))",
    re.IGNORECASE,
)
_WHOLE = 100
_LARGEST_WHOLE = 1000
"""A "5 of 2019" is no share: what is counted out one by one is not many."""


def find_shares(text: str, *, offset: int = 0) -> list[ShareMention]:
    """Return the shares in the text, in its order; more than the whole is a growth, and no share.

    Args:
        text: A sentence or a longer stretch.
        offset: Where the stretch begins in the kept text.

    Example:
        >>> [mention.share for mention in find_shares("about 70 percent of the zone and half of the town")]
        [0.7, 0.5]
    """
    mentions = []
    for match in _SHARE.finditer(text):
        share = _share(match)
        if share is not None and 0 <= share <= 1:
            span = Span(start=offset + match.start(), end=offset + match.end())
            mentions.append(ShareMention(span=span, share=share, approximate=match["about"] is not None))
    return mentions


def _share(match: re.Match[str]) -> float | None:
    if match["fraction"]:
        return _fraction(match["parts"], match["part"])
    for part, whole in (("some", "of"), ("one", "every")):
        if match[part]:
            of = value_of(match[whole])
            some = value_of(match[part])
            return None if not of or some is None or of > _LARGEST_WHOLE else some / of
    percent = value_of(match["percent"])
    return None if percent is None else percent / _WHOLE


def _fraction(parts: str | None, part: str) -> float | None:
    """Return three quarters of "three quarters"; a bare "third" is an order, but half is half."""
    whole = _PARTS[part.casefold()]
    if parts is None:
        return 1 / whole if part.casefold() == "half" else None
    some = 1 if parts.casefold() in {"a", "an", "the other"} else value_of(parts)
    return None if some is None else some / whole
