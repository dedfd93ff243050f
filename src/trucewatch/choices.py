"""One word of a few, as people write it in commands, addresses and forms."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from trucewatch.errors import BadWordError

Word = TypeVar("Word", bound=StrEnum)


def read_word(key: str, found: str, words: type[Word], offered: Sequence[str] = ()) -> Word:
    """Return the word that stands under a key.

    Args:
        offered: What may stand there, to be named where something else does; just the words by default.

    Raises:
        BadWordError: It is none of the words.
    """
    try:
        return words(found)
    except ValueError:
        raise BadWordError(key, found, offered or list(words)) from None


def read_any_word(key: str, found: str | None, words: type[Word]) -> Word | None:
    """Return the word that stands under a key; None where nothing does, or only blanks.

    Raises:
        BadWordError: It is none of the words.
    """
    text = (found or "").strip()
    return read_word(key, text, words) if text else None
