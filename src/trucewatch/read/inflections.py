"""The dictionary form of the words that the phrase files know, whatever a lemmatizer makes of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from trucewatch.read.lexicon import all_words, entry

_VOWELS = frozenset("aeiou")


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    known = _known()
    for word in sorted(known):
        for form in _regular(word):
            found.setdefault(form, word)
    table: dict[str, Any] = entry("irregular.forms")
    for word, forms in table.items():
        found.update({str(form): str(word) for form in forms})
    return {
        form: word
        for form, word in found.items()
        if form not in known or form in {"left", "lay"} or form.endswith("ing")
    }


@cache
def _known() -> frozenset[str]:
    return all_words() | frozenset(str(word) for word in entry("irregular.forms"))


def dictionary_form(word: str, guess: str) -> str:
    """Return the dictionary form of a lower-case word: the guess, unless the phrase files know better.

    Example:
        >>> dictionary_form("looted", "loote")
        'loot'
        >>> dictionary_form("tables", "table")
        'table'
        >>> dictionary_form("massing", "masse"), dictionary_form("massing", "massing")
        ('mass', 'massing')
    """
    known = _known()
    if guess in known and guess != word:
        return guess
    if word in known and word != "lay" and not (word.endswith("ing") and guess != word):
        return word
    return _forms().get(word, word if word in known and word != "lay" else guess)


def _regular(word: str) -> Iterator[str]:
    """Yield the regular forms of a word, as a verb and as a noun."""
    if not word.isalpha():
        return
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
        if word.endswith("ee"):
            yield f"{word}ing"
        return
    yield from (f"{word}ed", f"{word}ing")
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
