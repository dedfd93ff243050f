"""Make plain text of whatever a stranger sends: letters and lines, and nothing that hides, turns or paints over others.

Taken out are control characters, marks that embed, override or isolate a direction of writing, letters that nobody can
see, and heaps of accents. What real scripts need stays: the joiners of Persian and Indic writing and of emoji, and the
three marks of direction that move nothing but their neighbours.

Source:
    Unicode Technical Report 36, Unicode Security Considerations, section 2.10; Unicode Standard Annex 9, section 2.
"""

import re
import unicodedata

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u2060\u2061\u2062\u2063\u2064"
    "\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)
_TAKEN_OUT = frozenset(_TURNING + _UNSEEN)
_NO_TEXT = frozenset({"Cc", "Cs", "Co"})
"""Controls, halves of letters, and letters that every font may draw as it likes."""
_MOST_MARKS = 4
"""On one letter; Vietnamese and vocalised Arabic and Hebrew need up to three."""
_TAGS = range(0xE0000, 0xE1000)
"""Letters that are never drawn."""
_BLANK_LINES = re.compile(r"\n{3,}")
_BLANKS = re.compile(r"[^\S\n]+")


def plain_line(text: str) -> str:
    r"""Return one line of plain text; empty where there is nothing that could be seen.

    Example:
        >>> plain_line("  Ada\u202e \n Quarry\u200b ")
        'Ada Quarry'
        >>> plain_line("\u200b\u2800 \u200d")
        ''
    """
    return " ".join(plain_text(text).split())


def plain_text(text: str) -> str:
    r"""Return the lines of a text, with at most one empty line between them; empty where nothing could be seen.

    Example:
        >>> plain_text("One\r\n\r\n\r\n\r\nTwo\x07")
        'One\n\nTwo'
    """
    lines = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    kept = _thin("".join(letter for letter in unicodedata.normalize("NFC", lines) if _is_text(letter)))
    tidy = "\n".join(_BLANKS.sub(" ", line).strip() for line in kept.split("\n"))
    tidy = _BLANK_LINES.sub("\n\n", tidy).strip()
    return tidy if any(_is_seen(letter) for letter in tidy) else ""


def _is_text(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return letter not in _TAKEN_OUT and ord(letter) not in _TAGS and unicodedata.category(letter) not in _NO_TEXT


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS"


def _thin(text: str) -> str:
    """Return the text with no more accents on a letter than any language has."""
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
