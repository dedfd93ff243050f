"""Times that go by a name: listed in `phrases/named_times.yml`."""

import functools
import re
from importlib import resources

import yaml

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Granularity
from trucewatch.read.date_rule import Reading, Rule, absolute, make_rule


@functools.cache
def named_rules() -> tuple[Rule, ...]:
    """Return the rules for times that go by a name."""
    listed = resources.files("trucewatch.read").joinpath("phrases", "named_times.yml").read_text("utf-8")
    periods = {
        name: Period(first=entry["first"], last=entry["last"])
        for entry in yaml.safe_load(listed)
        for name in entry["names"]
    }
    names = "|".join(re.escape(name) for name in sorted(periods, key=len, reverse=True))

    def read(match: re.Match[str], _: Anchor) -> Reading | None:
        period = periods[match.group()]
        return absolute(period, Granularity.DAY if period.length_days == 1 else Granularity.SPAN)

    return (make_rule("named time", rf"(?<![\w/])(?:{names})(?![\w/])", read),)
