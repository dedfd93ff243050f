"""What truly is: the incidents of a war, and the level to which each duty is met, day by day."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.worlds.cast import AFTER_DAYS, BEFORE_DAYS, DEAL, SIGNED, other_side
from bench.worlds.conditions import Conditions
from bench.worlds.land import Land, Town

from trucewatch.model.agreement import Obligation, ObligationKind
from trucewatch.model.claim import IncidentType

_TYPES = (
    (IncidentType.SHELLING, 40),
    (IncidentType.AIR_STRIKE, 15),
    (IncidentType.SMALL_ARMS_FIRE, 12),
    (IncidentType.CLASH, 8),
    (IncidentType.GROUND_ASSAULT, 6),
    (IncidentType.BOMBING, 10),
    (IncidentType.ABDUCTION, 5),
    (IncidentType.DRONE_STRIKE, 4),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One incident as it happened."""

    number: int
    day: date
    town: Town
    type: IncidentType
    culprit: str
    killed: int
    civilians: int
    injured: int
    follows: int | None = None
    """Number of the incident after which it struck the same town on the same day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation and its true level, from each day on which it changes."""

    obligation: Obligation
    steps: tuple[tuple[date, int], ...]
    """Days in ascending order, each with the level from then on; the first is the day of signature."""

    def level_on(self, day: date) -> int:
        """Return the true level, 0 to 3."""
        return next(level for first, level in reversed(self.steps) if first <= day)


def draw_events(conditions: Conditions, land: Land, chance: Random) -> tuple[Event, ...]:
    """Return the incidents in order of time."""
    events: list[Event] = []
    for offset in range(-BEFORE_DAYS, AFTER_DAYS):
        day = SIGNED + timedelta(days=offset)
        rate = conditions.incidents_a_day * (conditions.calm if offset >= 0 else 1.0)
        for _ in range(_poisson(rate, chance)):
            event = _event(len(events), day, land, chance)
            events.append(event)
            if chance.random() < conditions.repeats:
                again = _event(len(events), day, land, chance)
                events.append(
                    replace(again, town=event.town, type=event.type, culprit=event.culprit, follows=event.number)
                )
    return tuple(events)


def draw_duties(conditions: Conditions, chance: Random) -> tuple[Duty, ...]:
    """Return the deal's duties with their true course: acts grow towards their end, conduct comes and goes."""
    return tuple(
        Duty(
            obligation=one,
            steps=_conduct(conditions, chance)
            if one.kind is ObligationKind.CONTINUING
            else _act(one, conditions, chance),
        )
        for one in DEAL.obligations
    )


def _event(number: int, day: date, land: Land, chance: Random) -> Event:
    town = chance.choices(land.towns, land.weights)[0]
    kinds, weights = zip(*_TYPES, strict=True)
    kind = chance.choices(kinds, weights)[0]
    killed = 0 if chance.random() < 0.4 else min(90, int(chance.expovariate(0.28)) + 1)
    if kind is IncidentType.ABDUCTION:
        killed = 0
    return Event(
        number=number,
        day=day,
        town=town,
        type=kind,
        # Fire comes from across the line nine times in ten.
        culprit=other_side(town.held_by) if chance.random() < 0.9 else town.held_by,
        killed=killed,
        civilians=sum(chance.random() < 0.6 for _ in range(killed)),
        injured=0 if kind is IncidentType.ABDUCTION else int(chance.expovariate(0.2)),
    )


def _act(obligation: Obligation, conditions: Conditions, chance: Random) -> tuple[tuple[date, int], ...]:
    top = 3 if chance.random() < conditions.faith else chance.choice((0, 0, 1, 2))
    due_days = (obligation.due.last - SIGNED).days if obligation.due and obligation.due.last else AFTER_DAYS
    days = sorted(chance.sample(range(3, int(due_days * 1.6)), top)) if top else []
    steps = [(SIGNED, 0), *((SIGNED + timedelta(days=day), level + 1) for level, day in enumerate(days))]
    if top > 1 and chance.random() < 0.15:
        # What was done is undone: weapons come back, roads are shut again.
        undone = days[-1] + chance.randint(10, 40)
        steps.append((SIGNED + timedelta(days=undone), chance.randrange(top)))
    return tuple(steps)


def _conduct(conditions: Conditions, chance: Random) -> tuple[tuple[date, int], ...]:
    steps, offset = [], 0
    while offset < AFTER_DAYS:
        level = 3 if chance.random() < conditions.faith else chance.choice((0, 1, 1, 2))
        steps.append((SIGNED + timedelta(days=offset), level))
        offset += chance.randint(20, 90)
    return tuple(steps)


def _poisson(rate: float, chance: Random) -> int:
    """Knuth's way: multiply chances until they fall below that of none at all."""
    floor, product, count = math.exp(-rate), chance.random(), 0
    while product > floor:
        product *= chance.random()
        count += 1
    return count


def levels_on(duties: Sequence[Duty], day: date) -> dict[str, int]:
    """Return the true level of every duty on that day, by obligation id."""
    return {duty.obligation.id: duty.level_on(day) for duty in duties}
