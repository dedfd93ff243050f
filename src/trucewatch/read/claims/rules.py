"""All kinds of claims, in the order in which their rules look at a sentence."""

from collections.abc import Callable, Iterator

from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.incident import read_incidents
from trucewatch.read.line import Line

Rule = Callable[[Line, Report], Iterator[Draft]]

RULES: tuple[Rule, ...] = (read_incidents,)
"""Each looks at one sentence, and at what was told before it."""
