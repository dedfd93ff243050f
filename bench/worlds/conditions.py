"""How a world is: everything that differs between worlds is drawn here, each within stated bounds."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Density(StrEnum):
    """How closely the war is reported."""

    DENSE = "dense"
    """Three reports or more an incident, each naming the day and the town."""
    VAGUE = "vague"
    """One report or two an incident, naming the week and the district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What holds in one world; all chances are 0 to 1."""

    density: Density
    incidents_a_day: float
    """How many incidents happen on average before the deal."""
    calm: float
    """By what factor the deal changes their rate."""
    repeats: float
    """Chance that an incident is followed by another in the same town on the same day."""
    wrong_day: float
    """Chance that a report is a day off."""
    wrong_town: float
    """Chance that a report names a neighbouring town."""
    other_type: float
    """Chance that a report names a kindred kind of violence, or none that is exact."""
    inflation: float
    """Factor by which the victims' media raise a toll."""
    false_done: float
    """Chance that a debtor says "done" of what is not."""
    smear: float
    """Chance that the other side says "not done" of what is."""
    accuracy_monitor: float
    """Chance that a monitor tells the level of a duty right."""
    accuracy_press: float
    """The same for an outlet in its own voice."""
    missed: float
    """Chance that an observer misses what he could have seen."""
    locked_out: float
    """Share of the days on which monitors are kept out of the places that one side holds."""
    most_copies: int
    """Most outlets that copy one agency report."""
    faith: float
    """Chance that a duty is met in full in the end."""


def draw_conditions(density: Density, chance: Random) -> Conditions:
    """Return the conditions of one world."""
    is_dense = density is Density.DENSE
    return Conditions(
        density=density,
        incidents_a_day=chance.uniform(0.4, 0.8) if is_dense else chance.uniform(0.25, 0.5),
        calm=chance.choice((0.02, 0.15, 0.5, 1.1)),
        repeats=chance.uniform(0.02, 0.08),
        wrong_day=chance.uniform(0.02, 0.08),
        wrong_town=chance.uniform(0.01, 0.05),
        other_type=chance.uniform(0.05, 0.2),
        inflation=chance.uniform(1.0, 2.0),
        false_done=chance.uniform(0.4, 0.9),
        smear=chance.uniform(0.2, 0.7),
        accuracy_monitor=chance.uniform(0.75, 0.95),
        accuracy_press=chance.uniform(0.6, 0.85),
        missed=chance.uniform(0.2, 0.6),
        locked_out=chance.uniform(0.0, 0.4),
        most_copies=chance.randint(2, 15),
        faith=chance.uniform(0.2, 0.6),
    )
