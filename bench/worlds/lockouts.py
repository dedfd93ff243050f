"""When monitors are kept out of what one side holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.worlds.cast import AFTER_DAYS, BEFORE_DAYS, SIDES, SIGNED
from bench.worlds.conditions import Conditions

_LEAST_DAYS, _MOST_DAYS = 5, 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockouts:
    """The stretches of days on which each side lets no monitor in."""

    shut: tuple[tuple[str, date, date], ...]
    """Side, first day, last day."""

    def hold(self, side: str, day: date) -> bool:
        """Tell whether monitors are kept out of that side's places on that day."""
        return any(one == side and first <= day <= last for one, first, last in self.shut)


def draw_lockouts(conditions: Conditions, chance: Random) -> Lockouts:
    """Return stretches that make up about the share of days that the conditions ask for, for each side."""
    days = BEFORE_DAYS + AFTER_DAYS
    shut = []
    for side in SIDES:
        left = conditions.locked_out * days
        while left > _LEAST_DAYS:
            length = min(int(left), chance.randint(_LEAST_DAYS, _MOST_DAYS))
            first = SIGNED + timedelta(days=chance.randrange(-BEFORE_DAYS, AFTER_DAYS - length))
            shut.append((side, first, first + timedelta(days=length - 1)))
            left -= length
    return Lockouts(shut=tuple(shut))
