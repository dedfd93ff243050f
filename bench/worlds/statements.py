"""Who says what of the duties: debtors praise themselves, the other side finds fault, monitors look, papers repeat."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.worlds.cast import (
    AFTER_DAYS,
    AGENCIES,
    COPIERS,
    MONITORS,
    OFFICIAL,
    PRESS_OF,
    SIDES,
    SIGNED,
    STATE_OF,
    other_side,
)
from bench.worlds.conditions import Conditions
from bench.worlds.lockouts import Lockouts
from bench.worlds.sheet import Line, Sheet, copy_of
from bench.worlds.truth import Duty
from bench.worlds.wording import say_verdict

from trucewatch.model.claim import PUBLISHER, ClaimKind, Verdict

_FOUND = {0: Verdict.NOT_FULFILLED, 1: Verdict.PARTLY, 2: Verdict.PARTLY, 3: Verdict.FULFILLED}
_DEBTOR_EVERY, _OTHER_EVERY, _MONITOR_EVERY, _PRESS_EVERY = 12, 16, 18, 22
"""Days between two words on one duty, on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rostrum:
    """All that is needed to have people speak of duties."""

    conditions: Conditions
    lockouts: Lockouts
    chance: Random

    def tell(self, duties: tuple[Duty, ...]) -> Iterator[Sheet]:
        """Yield every report on a duty, copies behind their originals."""
        for duty in duties:
            debtor = duty.obligation.debtors[0]
            for day in self._days(_DEBTOR_EVERY):
                yield from self._official(debtor, self._of_debtor(duty.level_on(day)), duty, day)
            for day in self._days(_OTHER_EVERY):
                yield from self._official(other_side(debtor), self._of_other_side(duty.level_on(day)), duty, day)
            for monitor in MONITORS:
                for day in self._days(_MONITOR_EVERY):
                    if not self.lockouts.hold(debtor, day):
                        level = self._seen(duty.level_on(day), self.conditions.accuracy_monitor)
                        yield from self._own_voice(monitor, level, duty, day)
            for agency in AGENCIES:
                for day in self._days(_PRESS_EVERY):
                    level = self._seen(duty.level_on(day), self.conditions.accuracy_press)
                    yield from self._own_voice(agency, level, duty, day)

    def _days(self, every: int) -> list[date]:
        days, offset = [], self.chance.expovariate(1 / every)
        while offset < AFTER_DAYS:
            days.append(SIGNED + timedelta(days=int(offset)))
            offset += self.chance.expovariate(1 / every)
        return days

    def _of_debtor(self, level: int) -> int:
        """Done, if it is; else done all the same by the world's chance of a lie, or what is so, or partly."""
        if level == 3 or self.chance.random() < self.conditions.false_done:
            return 3
        return self.chance.choice((level, 1))

    def _of_other_side(self, level: int) -> int:
        if level < 2 or self.chance.random() < self.conditions.smear:
            return 0
        return self.chance.choice((level, 1))

    def _seen(self, level: int, accuracy: float) -> int:
        """The level as somebody without a stake finds it: right, or a step off, now and then two."""
        if self.chance.random() < accuracy:
            return level
        step = self.chance.choice((-1, 1, -1, 1, -2, 2))
        return min(3, max(0, level + step))

    def _official(self, side: str, level: int, duty: Duty, day: date) -> Iterator[Sheet]:
        """What an official says goes out through his own press, through an agency, or both, and is copied on."""
        name = OFFICIAL[side]
        keys: dict[str, Any] = {"speaker": (name,), "speaker_for": STATE_OF[side]}
        through = [self.chance.choice((*PRESS_OF[side], *AGENCIES, *PRESS_OF[other_side(side)]))]
        if self.chance.random() < 0.4:
            through.append(self.chance.choice(AGENCIES))
        for source in dict.fromkeys(through):
            sheet = Sheet(source=source, day=day, lines=(self._line(name, level, duty, keys),))
            yield from self._with_copies(sheet)
        # Papers word it anew: no copies by their letters, and still one man's word.
        for source in self.chance.sample(COPIERS, self.chance.randint(0, self.conditions.most_copies // 3)):
            yield Sheet(
                source=source,
                day=day + timedelta(days=self.chance.randint(0, 3)),
                lines=(self._line(name, level, duty, keys),),
            )

    def _own_voice(self, source: str, level: int, duty: Duty, day: date) -> Iterator[Sheet]:
        sheet = Sheet(source=source, day=day, lines=(self._line(source, level, duty, {"speaker": (PUBLISHER,)}),))
        yield from self._with_copies(sheet)

    def _with_copies(self, sheet: Sheet) -> Iterator[Sheet]:
        yield sheet
        if self.chance.random() < 0.85:
            return
        for source in self.chance.sample(COPIERS, self.chance.randint(0, self.conditions.most_copies)):
            yield copy_of(sheet, source, sheet.day + timedelta(days=self.chance.randint(0, 2)), self.chance)

    def _line(self, speaker: str, level: int, duty: Duty, keys: dict[str, Any]) -> Line:
        found = _FOUND[level]
        text = say_verdict(speaker, duty.obligation.title, found.replace("_", " "), self.chance)
        by = (STATE_OF[duty.obligation.debtors[0]],)
        told = {**keys, "by": by, "about": (duty.obligation.about,), "verdict": found}
        return Line(text=text, kind=ClaimKind.COMPLIANCE, keys=told)


def speakers() -> tuple[str, ...]:
    """Return who may speak of a duty, by the name under which his word is kept."""
    return (*(OFFICIAL[side] for side in SIDES), *AGENCIES, *MONITORS)
