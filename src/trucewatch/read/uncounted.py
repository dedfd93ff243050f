"""Numbers that count nothing: dates, times of day, measures, calibres, shares, ordinals, numbered names."""

import re

from trucewatch.read.numbers import NUMBER

_MONTH = (
    r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_UNIT = (
    r"(?:km|kilomet(?:er|re)s?|miles?|(?:centi|milli)?met(?:er|re)s?|m|mm|cm|kg|kilos?|kilograms?|tonn?es?|tons?"
    r"|lit(?:er|re)s?|gallons?|feet|foot|ft|inch(?:es)?|acres?|hectares?|degrees?|knots|mph|kph|kW|MW|megawatts?"
    r"|square|sq|cubic|seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|years?|decades?"
    r"|centur(?:y|ies)|mornings?|evenings?|o'clock|[ap]\.?m\b\.?|noon|cents?|(?:US )?dollars?|euros?"
    r"|(?:British )?pounds?|roubles?|rubles?|lira|shekels?|riyals?|rials?|dinars?|per ?cent|pct|percentage"
    r"|times (?:as|more|larger|higher|bigger|smaller|the)|st|nd|rd|th)"
)
_NUMBERED = (
    r"(?:resolutions?|articles?|clauses?|paragraphs?|annex(?:es)?|points?|chapters?|sections?|no\.|nos\.|numbers?|№"
    r"|phases?|stages?|channel|routes?|highways?|kilo|protocol|pages?|unit|block|area|zone|sector|camp|gate"
    r"|quarter|type|version|update|note|bulletin|agenda|item|aged?|age of|platform|battery|regiment|figure|table|flight"
    r"|room|part|round|world war|level|category|grade)"
)
_COUNTABLE = (
    r"(?:people|persons|civilians|fighters|soldiers|troops|men|women|children|militants|rebels|refugees|families|deaths"
    r"|casualties|prisoners|detainees|displaced|violations|houses|homes|buildings|trucks|rounds|shells|others)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_JOIN = r" ?(?:to|and|or|-|–|—|/) ?"

_NOT_THE = "".join(f"(?<!{word} )" for word in ("past", "last", "that", "this", "same", "each", "the"))

_UNCOUNTED = re.compile(
    "|".join(
        (
            rf"{_DAY}(?:{_JOIN}(?:that of )?{_DAY})?,? (?:of )?{_MONTH}(?:,? \d{{4}}\b)?",
            rf"{_MONTH} {_DAY}(?:{_JOIN}{_DAY})?(?![\w,]\d)(?:,? \d{{4}}\b)?",
            rf"{_MONTH},? \d{{4}}\b",
            r"\d{4}-\d{2}(?:-\d{2})?\b",
            r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?| hours| hrs)?(?![\d%])(?! ?(?:million|billion|thousand))",
            r"\d+(?:[/+]\d+)+",
            r"(?-i:[A-Z]{2,}) ?\d+[-–]\d[\w-]*",
            r"[a-z][a-z]*[-–]\d[\w-]*",
            r"[a-z]+\d[\w-]*",
            rf"{_NUMBERED} (?:\d[\d,.]*|{_SMALL})(?:(?:,| and| or|-|–| to) ?\d+)*\b(?!,\d)",
            # "day 60" and "week one", but not "in the past day 32 people".
            rf"{_NOT_THE}(?:day|week) (?:\d{{1,3}}|{_SMALL})\b",
            rf"[$€£¥] ?{NUMBER}(?: ?(?:bn|m)\b)?",
            rf"{NUMBER}(?:{_JOIN}{NUMBER})?(?: and a half)?[ \u00a0-]?(?:%|{_UNIT}(?!\w))",
            r"\d+(?:\.\d+){2,}|\d+[a-z]\w*",
            rf"{NUMBER}-(?!(?:{_SMALL})\b)[a-z][\w-]*",
            rf"(?:1\d|20)\d{{2}}s?(?:[-–/]\d{{2,4}})?(?![\d,.]\d)(?! {_COUNTABLE})\b",
            r"one (?:another|side|school|thing|hand|way|by one|time|after)\b|one[- ]off\b",
            r"(?:the|this|each|every|another|any|last|only|at) one\b(?! \w+ed\b)",
            r"(?:that|which) one\b(?= (?:of|in|near|at|on|to|is|was|has|had)\b|[.,;:])",
            r"(?:half|(?:one |a )?third|(?:a |one )?quarter|two[- ]thirds|three[- ]quarters) of",
            rf"(?:{_SMALL}|\d+) (?:in|out of) (?:{_SMALL}|\d+)\b",
        )
    ).join((r"(?<![\w.,])(?:", ")")),
    re.IGNORECASE,
)
_FILLER = "\x00"


def blank_uncounted(text: str) -> str:
    """Return the text with the numbers that count nothing blanked out, every place as it was."""
    return _UNCOUNTED.sub(lambda match: _FILLER * len(match.group()), text)
