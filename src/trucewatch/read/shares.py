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


_FRACTIONS = {
    "half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "three quarters": 0.75,
    "a fifth": 0.2,
    "one fifth": 0.2,
    "two fifths": 0.4,
    "three fifths": 0.6,
    "four fifths": 0.8,
    "a tenth": 0.1,
    "one tenth": 0.1,
    "nine tenths": 0.9,
}
_FRACTION = "|".join(words.replace(" ", "[ -]") for words in _FRACTIONS)
_ABOUT = (
    r"some|about|around|nearly|almost|roughly|approximately|close to|an estimated|(?:more|less) than|over|under|up to"
    r"|at least"
)
_SHARE = re.compile(
    rf"(?<![\w-])(?P<about>(?:{_ABOUT}) )?(?:(?P<percent>(?<![\w.,$€£-]){NUMBER})[ \u00a0-]?(?:%|per ?cent\b|pct\b)"
    rf"|(?P<fraction>{_FRACTION})(?= (?:of\b|the\b)))",
    re.IGNORECASE,
)
_WHOLE = 100


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
        return _FRACTIONS[match["fraction"].lower().replace("-", " ")]
    percent = value_of(match["percent"])
    return None if percent is None else percent / _WHOLE
