"""Who tells of an incident, and how: whose ear it reaches, whom he blames, how he counts, what he copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.worlds.cast import AGENCIES, ARMY, COPIERS, MONITORS, PRESS_OF, SIDES, SOURCES, other_side
from bench.worlds.conditions import Conditions, Density
from bench.worlds.land import Land
from bench.worlds.lockouts import Lockouts
from bench.worlds.sheet import Line, Sheet, copy_of
from bench.worlds.truth import Event
from bench.worlds.wording import say_event

from trucewatch.model.claim import PUBLISHER, ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period

_KIN = {
    IncidentType.SHELLING: (IncidentType.MISSILE_STRIKE, IncidentType.AIR_STRIKE),
    IncidentType.AIR_STRIKE: (IncidentType.SHELLING, IncidentType.MISSILE_STRIKE),
    IncidentType.DRONE_STRIKE: (IncidentType.AIR_STRIKE,),
    IncidentType.SMALL_ARMS_FIRE: (IncidentType.CLASH,),
    IncidentType.CLASH: (IncidentType.SMALL_ARMS_FIRE, IncidentType.GROUND_ASSAULT),
    IncidentType.GROUND_ASSAULT: (IncidentType.CLASH,),
    IncidentType.BOMBING: (IncidentType.SUICIDE_ATTACK,),
    IncidentType.ABDUCTION: (IncidentType.ARREST,),
}
_INEXACT = (IncidentType.KILLING, IncidentType.CEASEFIRE_VIOLATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observer:
    """Somebody who may tell of an incident."""

    source: str
    speaker: str
    leans_to: str | None = None
    """The party whose side he takes."""


def observers() -> tuple[Observer, ...]:
    """Return all, in a fixed order: the press of either side, agencies in their own voice, monitors."""
    return (
        *(Observer(source=source, speaker=PUBLISHER, leans_to=side) for side in SIDES for source in PRESS_OF[side]),
        *(Observer(source=agency, speaker=PUBLISHER) for agency in AGENCIES),
        *(Observer(source=monitor, speaker=PUBLISHER) for monitor in MONITORS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """All that is needed to tell of incidents."""

    conditions: Conditions
    land: Land
    lockouts: Lockouts
    chance: Random

    def tell(self, events: tuple[Event, ...]) -> Iterator[Sheet]:
        """Yield the reports on all incidents, copies behind their originals, then the monthly sums."""
        followers = {event.follows: event for event in events if event.follows is not None}
        for event in events:
            if event.follows is None:
                for sheet in self._on(event, followers.get(event.number)):
                    yield sheet
                    yield from self._copies(sheet)
        yield from self._sums(events)

    def _on(self, event: Event, again: Event | None) -> Iterator[Sheet]:
        """Reports on one incident, and on the one that followed on it in the same town, told apart by each."""
        for observer in self._who_tell(event):
            delay = self.chance.choice((0, 0, 1, 1, 2)) if self._is_dense else self.chance.randint(1, 7)
            lines = [self._line(event, observer)]
            if again:
                second = self._line(again, observer)
                text = f"In a second attack there, {second.text[0].lower()}{second.text[1:]}"
                lines.append(Line(text=text, kind=second.kind, keys=second.keys, event=again.number))
            yield Sheet(source=observer.source, day=event.day + timedelta(days=delay), lines=tuple(lines))
            if event.killed and observer.leans_to is None and self.chance.random() < 0.2:
                # A revised toll, some days later.
                yield Sheet(
                    source=observer.source,
                    day=event.day + timedelta(days=delay + self.chance.randint(2, 6)),
                    lines=(self._line(event, observer, is_revised=True),),
                )

    @property
    def _is_dense(self) -> bool:
        return self.conditions.density is Density.DENSE

    def _who_tell(self, event: Event) -> list[Observer]:
        def can_tell(observer: Observer) -> bool:
            return observer.source not in MONITORS or not self.lockouts.hold(event.town.held_by, event.day)

        able = list(filter(can_tell, observers()))
        self.chance.shuffle(able)
        heard = [one for one in able if self.chance.random() >= self.conditions.missed]
        if self._is_dense:
            return heard if len(heard) >= 3 else able[:3]
        return able[: self.chance.choice((1, 2))]

    def _line(self, event: Event, observer: Observer, *, is_revised: bool = False) -> Line:
        keys: dict[str, Any] = {"type": self._type(event), "date": self._date(event), "place": (self._place(event),)}
        if observer.speaker != PUBLISHER:
            keys["speaker"] = (observer.speaker,)
        is_of_culprit = observer.leans_to == event.culprit
        if is_of_culprit and self.chance.random() < 0.25:
            keys |= {"denied": True, "perpetrator": (ARMY[event.culprit],)}
            said = "which our side did not do"
        else:
            culprit = self._culprit(event, observer)
            keys |= {"perpetrator": (ARMY[culprit],)} if culprit else {}
            keys |= self._toll(event, observer, is_revised=is_revised)
            said = _say_toll(keys)
        where = keys["place"][0].name
        text = say_event(keys["type"], where, said, self.chance)
        return Line(text=text, kind=ClaimKind.INCIDENT, keys=keys, event=event.number)

    def _type(self, event: Event) -> IncidentType:
        if self.chance.random() >= self.conditions.other_type:
            return event.type
        return self.chance.choice(_INEXACT if self.chance.random() < 0.3 else _KIN[event.type])

    def _date(self, event: Event) -> Period:
        if self._is_dense:
            slip = self.chance.choice((-1, 1)) if self.chance.random() < self.conditions.wrong_day else 0
            return Period.day(event.day + timedelta(days=slip))
        monday = event.day - timedelta(days=event.day.weekday())
        return Period(first=monday, last=monday + timedelta(days=6))

    def _place(self, event: Event) -> Any:
        if not self._is_dense:
            return event.town.district
        town = event.town
        if self.chance.random() < self.conditions.wrong_town:
            town = self.land.neighbour(town, self.chance)
        return town.place

    def _culprit(self, event: Event, observer: Observer) -> str | None:
        if observer.leans_to:
            # Either side's press blames the other; it owns up to one deed in ten of its own.
            owns_up = observer.leans_to == event.culprit and self.chance.random() < 0.1
            return event.culprit if owns_up else other_side(observer.leans_to)
        if self.chance.random() < 0.3:
            return None
        return event.culprit if self.chance.random() < 0.9 else other_side(event.culprit)

    def _toll(self, event: Event, observer: Observer, *, is_revised: bool) -> dict[str, Any]:
        is_of_victims = observer.leans_to == other_side(event.culprit)
        factor = self.conditions.inflation if is_of_victims else 0.6 if observer.leans_to else 1.0
        killed = round(event.killed * factor)
        if killed and not is_revised and self.chance.random() < 0.35:
            # The first count is not the last.
            killed = max(1, killed - self.chance.randint(1, max(1, killed // 3)))
        keys: dict[str, Any] = {}
        if killed and self.chance.random() < 0.9:
            keys["killed"] = self._count(killed)
        if event.injured and self.chance.random() < 0.6:
            keys["injured"] = Count.exactly(max(1, round(event.injured * factor)))
        if killed and event.civilians and observer.leans_to is None and self.chance.random() < 0.4:
            keys["civilians_killed"] = Count.exactly(min(killed, event.civilians))
        return keys

    def _count(self, number: int) -> Count:
        if number >= 24 and self.chance.random() < 0.4:
            return Count(least=24, most=None, words="dozens")
        if self.chance.random() < 0.15:
            return Count(least=number, most=None, words=f"at least {number}")
        return Count.exactly(number)

    def _copies(self, sheet: Sheet) -> Iterator[Sheet]:
        if sheet.source not in (*AGENCIES, *MONITORS) or self.chance.random() < 0.85:
            return
        for source in self.chance.sample(COPIERS, self.chance.randint(0, self.conditions.most_copies)):
            yield copy_of(sheet, source, sheet.day + timedelta(days=self.chance.randint(0, 2)), self.chance)

    def _sums(self, events: tuple[Event, ...]) -> Iterator[Sheet]:
        """What monitors add up each month: no single incident, however it looks."""
        months = sorted({(event.day.year, event.day.month) for event in events})
        for year, month in months:
            mine = [event for event in events if (event.day.year, event.day.month) == (year, month)]
            for monitor in MONITORS:
                period = Period.month(year, month)
                killed = sum(event.killed for event in mine)
                keys = {
                    "type": self.chance.choice((IncidentType.SHELLING, IncidentType.CEASEFIRE_VIOLATION)),
                    "date": period,
                    "place": (self.chance.choice(self.land.towns).district,),
                    "count": Count.exactly(max(2, len(mine))),
                    "killed": Count.exactly(killed),
                }
                name = source.name if (source := SOURCES.get(monitor)) else monitor
                text = (
                    f"{name} counted {max(2, len(mine))} attacks over the month of {_month(period)} across the plain, "
                    f"with {killed} dead in all and much left in ruins."
                )
                day = (period.last or date.max) + timedelta(days=self.chance.randint(1, 4))
                yield Sheet(source=monitor, day=day, lines=(Line(text=text, kind=ClaimKind.INCIDENT, keys=keys),))


def _month(period: Period) -> str:
    return period.first.strftime("%B %Y") if period.first else ""


def _say_toll(keys: dict[str, Any]) -> str:
    killed, injured = keys.get("killed"), keys.get("injured")
    parts = []
    if isinstance(killed, Count):
        parts.append(f"leaving {killed.words or killed.least} dead")
    if isinstance(injured, Count):
        parts.append(f"with {injured.least} hurt")
    return " and ".join(parts) or "though nobody counted the victims"
