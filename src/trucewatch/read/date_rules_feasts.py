"""Feasts: "since Christmas", "on Easter Sunday", "during Ramadan"; they are listed in `phrases/feasts.yml`."""

import functools
import re
from importlib import resources
from typing import Any

import yaml

from trucewatch.read.date_mention import Anchor, Granularity
from trucewatch.read.date_parts import YEAR_BEHIND, in_year
from trucewatch.read.date_rule import Reading, Rule, make_rule
from trucewatch.read.feasts import feast_in

_AS_A_TIME = frozenset({"new year", "the new year", "the turn of the year", "the holy month", "may day", "victory day"})
"""Names that tell a time only behind a word that asks for one."""
_BEFORE = re.compile(
    r"\b(?:since|until|till|before|by|after|over|on|in|at|during|from|for|to)(?: (?:about|around|early in|the))? $",
    re.I,
)


@functools.cache
def feast_rules() -> tuple[Rule, ...]:
    """Return the rule for the feasts that are listed."""
    listed = resources.files("trucewatch.read").joinpath("phrases", "feasts.yml").read_text("utf-8")
    feasts: dict[str, dict[str, Any]] = {
        name.casefold(): entry for entry in yaml.safe_load(listed) for name in entry["names"]
    }
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(feasts, key=len, reverse=True))

    def read(match: re.Match[str], anchor: Anchor) -> Reading | None:
        name = match["feast"].casefold().replace("’", "'")
        if name in _AS_A_TIME and not _BEFORE.search(match.string[: match.start()]):
            return None
        feast = feasts[name]
        granularity = Granularity.DAY if feast.get("days", 1) == 1 else Granularity.SPAN
        return in_year(match, anchor, granularity, lambda year: feast_in(year, feast))

    return (make_rule("feast", rf"(?<![\w-])(?P<feast>(?i:{names}))(?![\w-])(?:{YEAR_BEHIND})?", read),)
