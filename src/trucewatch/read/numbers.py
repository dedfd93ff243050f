"""Numbers in digits and words: the pattern that finds one, and what it comes to."""

import re

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split(" "))}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(" "), 2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_DOZENS = {"dozen": 12, "score": 20}

_SMALL = "|".join(word for word, value in _UNITS.items() if value)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_BIG = r"(?:thousand|million|mln|billion|bn|trillion)"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,4}(?!\d)(?:\.\d{1,9})?|\d{1,12}(?!\d)(?:\.\d{1,9})?"

NUMBER = (
    rf"(?:(?:half an?|an?) (?:dozen|hundred|{_BIG})\b(?:(?: and)? {_BELOW_100})?"
    rf"|(?:{_BELOW_100}|\d{{1,2}}) dozen"
    rf"|(?:{_DIGITS})(?:[ \u00a0-]?(?:hundred|{_BIG})\b)?"
    rf"|{_BELOW_1000}(?: {_BIG}\b(?:,?(?: and)? {_BELOW_1000}(?: thousand\b(?:(?: and)? {_BELOW_1000})?)?)?)?)"
)
"""A number, as the body of a pattern that is matched without regard to case and bounded by its user."""

_DIGIT_GROUP = re.compile(r"[\d,.\u00a0\u202f\u2009]*\d")


def value_of(words: str) -> float | None:
    """Return what the words of one number come to; None where they are none.

    Example:
        >>> value_of("two hundred and twelve"), value_of("1.5 million"), value_of("half a dozen")
        (212, 1500000.0, 6.0)
    """
    total, group = 0.0, 0.0
    is_half, seen = False, False
    for word in _tokens(words.lower()):
        if word == "half":
            is_half = True
        elif word in {"a", "an"}:
            group, seen = 1, True
        elif word in _DOZENS:
            group = (group or 1) * _DOZENS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            small = _small_value(word)
            if small is None:
                return None
            group += small
        seen = True
    value = (total + group) * (0.5 if is_half else 1)
    if not seen:
        return None
    return int(value) if value == int(value) and not is_half and "." not in words else value


def _tokens(words: str) -> list[str]:
    spaced = re.sub(r"(?<=\d)(?=[a-z])", " ", words.replace("-", " "))
    digits = re.sub(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3})", "", spaced)
    return [token.strip(",") for token in digits.split() if token not in {"and"}]


def _small_value(word: str) -> float | None:
    if _DIGIT_GROUP.fullmatch(word):
        return float(word.replace(",", ""))
    value = _UNITS.get(word, _TENS.get(word))
    return None if value is None else float(value)
