"""The words before a time that change what it says: "since", "until", "by the end of"."""

import re

from trucewatch.read.date_mention import Modifier

_LOOK_BACK = 130
_ONWARDS = re.compile(r" on(?:wards?)?\b(?! \w+day)", re.IGNORECASE)


def _ending(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}) $", re.IGNORECASE)


_PREFIXES = (
    (
        Modifier.SINCE,
        _ending(r"(?:ever )?since(?: (?:at least|about|around|early on|late on))?(?: the)?|starting(?: on| in)?"),
    ),
    # "since the ceasefire was called on 3 May": the clause tells what began then.
    (
        Modifier.SINCE,
        _ending(r"since (?!then\b)[^.,;:()\"“”\d]{1,90} (?:on|in|at midnight on|(?:late|early) (?:on|in))(?: the)?"),
    ),
    (Modifier.UNTIL, _ending(r"(?:until|till|up to|through)(?: at least)?(?: the)?")),
    (Modifier.BY, _ending(r"(?:by|(?:no|not) later than|at the latest by|ending on|expires? on)(?: the)?")),
    (Modifier.BEFORE, _ending(r"(?:before|prior to|ahead of)(?: the)?")),
    (Modifier.AFTER, _ending(r"(?:after|following)(?: the)?")),
    (Modifier.ABOUT, _ending(r"(?:around|about|circa|c\.)(?: the)?")),
)
_FROM = _ending("from(?: the)?")


def prefix_before(text: str, start: int, end: int) -> tuple[int, Modifier] | None:
    """Return where the words before a time begin, and what they make of it; None where none stand there.

    Args:
        text: The stretch of text.
        start: Where the time begins in it.
        end: Where the time ends in it.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    for modifier, pattern in _PREFIXES:
        found = pattern.search(before)
        if found:
            return start - len(found.group()), modifier
    found = _FROM.search(before)
    # "from X" alone begins a range or names an origin; it lasts only where "onwards" follows.
    if found and _ONWARDS.match(text, end):
        return start - len(found.group()), Modifier.SINCE
    return None
