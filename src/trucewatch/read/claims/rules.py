"""All kinds of claims, in the order in which their rules look at a sentence."""

from collections.abc import Callable, Iterator

from trucewatch.read.claims.answers import read_answers
from trucewatch.read.claims.commitments import read_commitments
from trucewatch.read.claims.compliance import read_compliance
from trucewatch.read.claims.control import read_control
from trucewatch.read.claims.deal import read_deals
from trucewatch.read.claims.demands import read_demands
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.figures import read_figures
from trucewatch.read.claims.incident import read_incidents
from trucewatch.read.claims.likewise import read_likewise
from trucewatch.read.claims.meeting import read_meetings
from trucewatch.read.claims.movement import read_movements
from trucewatch.read.claims.obstruction import read_obstructions
from trucewatch.read.claims.of_these import read_of_these
from trucewatch.read.claims.rebuttals import read_rebuttals
from trucewatch.read.claims.relation import read_relations
from trucewatch.read.claims.row import read_row
from trucewatch.read.claims.standing import read_running_totals, read_situations, read_tolls
from trucewatch.read.line import Line
from trucewatch.read.rows import is_row

Rule = Callable[[Line, Report], Iterator[Draft]]

RULES: tuple[Rule, ...] = (
    read_incidents,
    read_obstructions,
    read_likewise,
    read_of_these,
    read_figures,
    read_tolls,
    read_running_totals,
    read_compliance,
    read_commitments,
    read_demands,
    read_movements,
    read_control,
    read_meetings,
    read_deals,
    read_relations,
    read_situations,
    read_answers,
    read_rebuttals,
)
"""Each looks at one sentence, and at what was told before it."""


def rules_for(line: Line) -> tuple[Rule, ...]:
    """Return the rules that look at a line: a row of a table is no sentence."""
    return (read_row,) if is_row(line.passage.words) else RULES
