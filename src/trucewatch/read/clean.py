"""Take from a noun phrase what is no part of a name."""

import re

_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|other|which|whom|its|their|his|her|these|those|this|"
    r"that|both|all|any|no|alleged|suspected|about|more|than|at|least|up|to|"
    r"two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|"
    r"of|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Return a noun phrase without articles, counts and quotation marks around it.

    Example:
        >>> clean('the "illegal armed groups"')
        'illegal armed groups'
    """
    text = re.sub(
        r"^(?:\d+ )?(?:January|February|March|April|May|June|July|August|September|"
        r"October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) ",
        "",
        text,
    )
    text = re.sub(r"[\"“”‘]", "", text).replace("’", "'").strip(" ,.;:'")
    text = _LEADING.sub("", text)
    return re.sub(r"'s?$", "", text).strip()
