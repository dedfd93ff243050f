"""Which language a text is in, so that a report that nobody here can read is refused by name."""

import re

from babel import Locale

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 6000
_PLAINLY_ENGLISH = 0.18
"""English running text is a quarter to a third such words; no other language comes near."""
_FEWEST_WORDS = 12
"""Fewer words of Latin script are too few to refuse a report for."""
NO_LANGUAGE = "zxx"
"""The code of what people did not write for each other: listings, code, noise."""
_FUNCTION_WORD_LIST = (
    "the of and to in a that for on was were by with said at from as it is are be has have had not but an their its "
    "his which who after this they he she will would been or more than"
)
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split(" "))


def tell_language(text: str) -> str:
    """Return the two-letter code of the language that the text is in, "en" where there is too little to tell.

    A list of names and figures is in no language, and a short text may look like any: such a one counts as English
    unless its script says otherwise.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "en"
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _PLAINLY_ENGLISH:
        return "en"
    is_latin = sum(word.isascii() or _is_latin(word) for word in words) > len(words) / 2
    if is_latin and (len(words) < _FEWEST_WORDS or share >= _PLAINLY_ENGLISH / 2):
        return "en"
    # Loaded when needed: plain English is known without it, and it takes longer to load than a report takes to read.
    import py3langid  # noqa: PLC0415

    language, _ = py3langid.classify(sample)
    return str(language)


def name_of_language(code: str) -> str:
    """Return the English name of a language, or its code where it has none."""
    return str(Locale("en").languages.get(code.replace("-", "_"), code))


def _is_latin(word: str) -> bool:
    return all(ord(character) < 0x250 or 0x1E00 <= ord(character) < 0x1F00 for character in word)
