"""Whose men, units and weapons they are: the body behind "two battalions of the army", "members of the Front"."""

import re

from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_PIECES = words("moves.pieces_of_forces")
_BODIES = frozenset(
    {"army", "navy", "police", "force", "militia", "guard", "brigade", "corps", "movement", "regiment", "coalition"}
)
_UNNUMBERED = re.compile(
    r"^(?:(?:the|its|their) )?(?:(?:last|first|such|other|more|remaining|several|some|many|additional|further|about"
    r"|around|nearly|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|dozens? of|hundreds of|thousands of|\d[\d,.]*) )+(?=\w)",
    re.IGNORECASE,
)


def whole_of(line: Line, token: Token) -> Token | None:
    """Return the body of which men, units or weapons are a part; None where the words name none, or only a place."""
    if lemma_of(token) not in _PIECES:
        return None
    for part in obliques(token):
        is_body = part.pos_ == "PROPN" or line.name_over(part) is not None or lemma_of(part) in _BODIES
        if case_of(part) in {"of", "from"} and part.i > token.i and is_body and line.place_over(part) is None:
            return part
    return None


def unnumbered(name: str) -> str:
    """Return a description of somebody without how many or which of them it is.

    Example:
        >>> unnumbered("last 200 Velmari soldiers"), unnumbered("Seven Hills Army")
        ('Velmari soldiers', 'Seven Hills Army')
    """
    bare = _UNNUMBERED.sub("", name)
    is_name = all(word[:1].isupper() for word in name.split())
    return name if is_name or not bare else bare
