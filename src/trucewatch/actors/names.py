"""Fold the spellings of an actor's name into one, and take titles off."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_JOINED_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w)")
_ADDED_ACRONYM = re.compile(r"\s*\((?=[^)]*[A-Z][^)]*[A-Z])[A-Z][\w./+-]*\)\s*$")
_BREAK = re.compile(r"[^\w\s]+")
_DROPPED = frozenset({"the", "al", "el"})
_BRITISH = {"defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour"}
_TITLE_WORDS = """
acting adjutant administrator admiral adviser advisor affairs air ambassador army ayatollah brigadier captain
caretaker chair chairman chairperson chancellor chief col colonel command commander coordinator corps counterpart
crown defence deputy diplomat director dr emir envoy excellency executive field first foreign former gen general
governor head humanitarian imam information interim interior king leader lieutenant lt major marshal mayor mediator
military minister ministry mr mrs ms mullah negotiator of official opposition premier presidency president
presidential press prime prince prof professor rebel representative resident secretary security senior sergeant
sheikh special speaker spokesman spokesperson spokeswoman staff state sultan top un us vice
"""
_TITLES = frozenset(_TITLE_WORDS.split())


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return the form in which all spellings of a name that differ in no letter that counts are one.

    Case, accents, apostrophes, hyphens, dots, possessives, articles, and British against American spelling are gone,
    and so is an acronym that stands behind the name in brackets.

    Example:
        >>> fold("Hay’at Tahrir al-Sham") == fold("HAYAT TAHRIR AL SHAM")
        True
        >>> fold("the U.N.'s")
        'un'
    """
    text = unicodedata.normalize("NFKD", _ADDED_ACRONYM.sub("", name).translate(_QUOTES).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_QUOTES)
    text = _POSSESSIVE.sub("", text).replace("'", "").replace(".", "")
    text = _BREAK.sub(" ", _JOINED_ARTICLE.sub("", text))
    words = [word for word in text.split() if word not in _DROPPED]
    return " ".join(_BRITISH.get(word, word) for word in words)


def without_titles(folded: str, adjectives: Collection[str]) -> str:
    """Return a folded personal name without what stands before it: titles, offices, and the adjectives of states.

    Example:
        >>> without_titles("russian foreign minister sergey lavrov", {"russian"})
        'sergey lavrov'
    """
    words = folded.split()
    start = 0
    while start < len(words) - 1 and (words[start] in _TITLES or words[start] in adjectives):
        start += 1
    return " ".join(words[start:])
