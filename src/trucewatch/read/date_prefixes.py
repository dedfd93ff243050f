"""The words before a time that change what it says: "since", "until", "by the end of"."""

import re

from trucewatch.read.date_mention import Modifier

_LOOK_BACK = 130
HOUR = (
    r"(?: (?:at )?(?:about |around |exactly )?(?:noon|midnight|midday|dawn|daybreak|dusk|sunrise|sunset|nightfall"
    r"|first light"
    r"|(?:the )?(?:morning|evening|afternoon|night|end|early hours|small hours)"
    r"|\d{1,2}(?:[:.]?\d{2})?(?: ?[ap]\.?m\.?| hours| hrs|h)?(?: GMT| UTC| local time)?))?(?: on| of)?"
)
"""The hour that may stand between such a word and the day: "by noon on Sunday"."""
_ONWARDS = re.compile(r" on(?:wards?)?\b(?! \w+day)", re.IGNORECASE)


def _ending(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}) $", re.IGNORECASE)


_PREFIXES = (
    (
        Modifier.SINCE,
        _ending(rf"(?:ever )?since(?: (?:at least|about|around|early|late))?{HOUR}(?: the)?|starting(?: on| in)?"),
    ),
    # "since the ceasefire was called on 3 May": the clause tells what began then.
    (
        Modifier.SINCE,
        _ending(r"since (?!then\b)[^.,;:()\"“”\d]{1,90} (?:on|in|at midnight on|(?:late|early) (?:on|in))(?: the)?"),
    ),
    (Modifier.UNTIL, _ending(rf"(?:until|till|up to|through)(?: at least)?{HOUR}(?: the)?")),
    (
        Modifier.BY,
        _ending(rf"(?:by|(?:no|not) later than|at the latest by|ending on|expires? on){HOUR}(?: the)?"),
    ),
    (Modifier.BEFORE, _ending(rf"(?:before|prior to|ahead of){HOUR}(?: the)?")),
    (Modifier.AFTER, _ending(r"(?:after|following)(?: the)?")),
    (Modifier.ABOUT, _ending(r"(?:around|about|circa|c\.)(?: the)?")),
)
_SINCE_DEAL = _ending(r"(?:ever )?since [^.,;:()\"“”\d]{1,60} of(?: the)?")
_SINCE_WAR = _ending(
    r"(?:war|conflict|fighting|offensive|campaign|insurgency|rebellion|uprising|siege|blockade|crisis|assault),?"
    r" (?:which|that) (?:first )?(?:began|started|erupted|broke out)(?: on| in| at)?(?: the| early| late)?"
)
"""As in "killed 900 in the war that began in May": what is told of a war goes on since then."""
_SUPERLATIVE = re.compile(
    r"\b(?:first(?! (?:\w+ )?(?:hour|day|week|month)s?\b)|worst"
    r"|(?:heavi|deadli|dead|bloodi|larg|bigg|quiet|calm|fierc|sharp|long|high|low|strong|grav|wid)est"
    r"|most \w+)\b[^.;:]{0,40}\bsince\b(?P<what>[^.;:,]{0,60})$",
    re.IGNORECASE,
)
_DEAL = re.compile(r"\b(?:truce|cease-?fire|deal|agreement|accord|pact|armistice)\b", re.IGNORECASE)
"""As in "since the truce of 5 May": the day is the truce's own, and what began then."""
_FROM = _ending("from(?: the)?")


def is_compared(text: str, end: int) -> bool:
    """Tell whether a time up to there only tells since when there was nothing like it: "the worst since 2014"."""
    found = _SUPERLATIVE.search(text, max(0, end - _LOOK_BACK), end)
    return found is not None and not _DEAL.search(found["what"])


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
    if _SINCE_WAR.search(before):
        return start, Modifier.SINCE
    if _SINCE_DEAL.search(before) and not _SUPERLATIVE.search(before):
        return start, Modifier.SINCE
    found = _FROM.search(before)
    # "from X" alone begins a range or names an origin; it lasts only where "onwards" follows.
    if found and _ONWARDS.match(text, end):
        return start - len(found.group()), Modifier.SINCE
    return None
