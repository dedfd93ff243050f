"""Tell of which land an adjective speaks where no table knows it: "Averian" of Averia, "Velmari" of Velmar."""

import re
from collections import Counter
from collections.abc import Iterable

_ENDINGS = re.compile(r"(?:ian|ean|an|ese|ish|ite|i|er|n|ic|s)$")
_FEWEST_LETTERS = 4
"""Letters that an adjective and its land share at the beginning, at least."""
_LONGEST_TAIL = 3
_OFFICE = re.compile(
    r"\b(?P<word>[A-Z][a-zà-ÿ]+)(?:['’]s)? (?:government|army|state|regime|military|troops|authorities|forces|side)\b"
)
_NO_LANDS = frozenset({"The", "Our", "Its", "Their", "Both", "All", "No", "Other", "State", "Joint", "Local", "United"})


def land_of(adjective: str, names: Iterable[str]) -> str | None:
    """Return the land among the names of which an adjective is made; None where none of them is.

    Example:
        >>> land_of("Averian", ["Borland", "Averia"])
        'Averia'
        >>> land_of("Velmari", ["Velmar"])
        'Velmar'
    """
    stem = _ENDINGS.sub("", adjective)
    if stem == adjective or len(stem) < _FEWEST_LETTERS:
        return None
    found = [
        name
        for name in names
        if name != adjective
        and name.startswith(stem)
        and len(name) - len(stem) <= _LONGEST_TAIL
        and not name.endswith(("ian", "ese", "ish", "ans"))
    ]
    return min(found, key=len) if found else None


def government_of(text: str) -> str | None:
    """Return the government that a report names most where no table knows its state: "Averian government"."""
    counts = Counter(match["word"] for match in _OFFICE.finditer(text) if match["word"] not in _NO_LANDS)
    if not counts:
        return None
    word = counts.most_common(1)[0][0]
    named = re.search(rf"\b{word}(?:['’]s)? government\b", text)
    return named.group() if named is not None else None
