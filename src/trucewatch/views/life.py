"""The life of a violation: who alleged it, who answered, denied, looked into it and bore it out, and what stayed open.

A step is taken on the day on which the first claim that takes it was said, and every step has its claims. Who could
have known, and is not among those who spoke, is told too: silence is no word, but it is a finding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model.actor import ActorIndex, SourceIndex, SourceKind
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing
from trucewatch.model.incident import Incident
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.wording import say_day, say_names
from trucewatch.settings import Settings

_WATCHING = (SourceKind.MONITOR, SourceKind.UN_BODY)


class Stage(StrEnum):
    """What becomes of an allegation, in the order in which it is told."""

    ALLEGED = "alleged"
    """Somebody says that it happened."""
    ANSWERED = "answered"
    """Those to whom it is laid speak of it, whatever they say."""
    DENIED = "denied"
    """Somebody says that it did not happen, or was not so."""
    INVESTIGATED = "investigated"
    """A monitor tells of it in its own voice."""
    VERIFIED = "verified"
    """A monitor, or two without a stake, say that it happened."""
    ATTRIBUTED = "attributed"
    """Somebody who is known, and has no stake, says who did it."""
    ADMITTED = "admitted"
    """Those to whom it is laid say that they did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage, once it is reached."""

    stage: Stage
    on: date | None
    """The day on which it was reached; None where nobody's words are dated."""
    by: tuple[str, ...]
    """Names of those whose words they are, in order of name."""
    claims: tuple[str, ...]
    """Claim ids, in ascending order; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What became of one incident's allegation by the day asked about."""

    incident: Incident
    steps: tuple[Step, ...]
    """In the order of `Stage`."""
    left_open: tuple[Stage, ...]
    """The stages that were not reached, in their order; an admission or a denial need never come."""
    silent: tuple[str, ...]
    """Names of those who could know and have not spoken of it, in order of name."""
    days_open: int | None
    """Days since it was alleged, where nobody has borne it out; None where somebody has, or no day is known."""

    @property
    def reached(self) -> Stage:
        """How far it has come: the last stage that was reached, in their order."""
        return self.steps[-1].stage if self.steps else Stage.ALLEGED

    def step(self, stage: Stage) -> Step | None:
        """Return the step by which a stage was reached; None where it was not."""
        return next((one for one in self.steps if one.stage is stage), None)


def find_lives(  # noqa: PLR0913 - what is looked at, each by its name
    incidents: Iterable[Incident],
    evidence: Evidence,
    *,
    origins: Origins,
    actors: ActorIndex,
    sources: SourceIndex,
    agreement: Agreement | None = None,
    bearings: Sequence[Bearing] = (),
    settings: Settings | None = None,
) -> Iterator[Life]:
    """Yield what became of each incident's allegation, in their order.

    Args:
        agreement: The deal that it would breach: its parties have a stake, its monitors could know.
        bearings: On that deal; they tell which duties the incident touches, and so who else could know.
    """
    claims = {claim.id: claim for claim in evidence.claims}
    touched: defaultdict[str, set[str]] = defaultdict(set)
    for bearing in bearings:
        touched[bearing.claim].add(bearing.obligation)
    for incident in incidents:
        witnesses = _Witnesses(
            claims=[claims[one] for one in incident.claims if one in claims and not origins.is_echo(one)],
            evidence=evidence,
            origins=origins,
            actors=actors,
            sources=sources,
            settings=settings or Settings(),
            stakes=_stakes(incident, agreement, actors),
        )
        yield _life(incident, witnesses, agreement, touched)


def _life(
    incident: Incident, witnesses: "_Witnesses", agreement: Agreement | None, touched: Mapping[str, Set[str]]
) -> Life:
    steps = tuple(step for stage in Stage if (step := witnesses.step(stage)))
    reached = {step.stage for step in steps}
    never_due = (Stage.DENIED, Stage.ADMITTED)
    return Life(
        incident=incident,
        steps=steps,
        left_open=tuple(stage for stage in Stage if stage not in reached and stage not in never_due),
        silent=witnesses.silent(agreement, touched),
        days_open=_days_open(steps, reached, witnesses.evidence),
    )


def life_as_json(life: Life) -> dict[str, Any]:
    """Return the life of an incident in its published form."""
    return {
        "incident": life.incident.id,
        "reached": str(life.reached),
        "steps": [
            {
                "stage": str(step.stage),
                "on": step.on.isoformat() if step.on else None,
                "by": list(step.by),
                "claims": list(step.claims),
            }
            for step in life.steps
        ],
        "left_open": [str(stage) for stage in life.left_open],
        "silent": list(life.silent),
        "days_open": life.days_open,
    }


def say_life(life: Life) -> list[str]:
    """Return the life of an incident in sentences, one a step."""
    told = [
        f"{step.stage.capitalize()}{f' on {say_day(step.on)}' if step.on else ''} by {say_names(step.by)}."
        for step in life.steps
    ]
    if life.left_open:
        told.append(f"Left open: not {say_names([str(stage) for stage in life.left_open])} so far.")
    if life.days_open is not None:
        told.append(f"Not borne out for {life.days_open} {'day' if life.days_open == 1 else 'days'}.")
    if life.silent:
        told.append(f"Could know, and did not say: {say_names(life.silent)}.")
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witnesses:
    """The claims about one incident, and how those whose words they are stand to it."""

    claims: Sequence[Claim]
    evidence: Evidence
    origins: Origins
    actors: ActorIndex
    sources: SourceIndex
    settings: Settings
    stakes: frozenset[str]
    """Ids of all who gain or lose by it."""

    def step(self, stage: Stage) -> Step | None:
        """Return the stage as it was reached; None where it was not."""
        took = _TESTS[stage](self)
        if not took:
            return None
        days = [day for claim in took if (day := self.evidence.said_on(claim))]
        return Step(
            stage=stage,
            on=min(days) if days else None,
            by=tuple(sorted({origin.name for claim in took for origin in self.origins.of(claim.id)})),
            claims=tuple(sorted(claim.id for claim in took)),
        )

    def asserted(self) -> list[Claim]:
        return [claim for claim in self.claims if not claim.denied]

    def denied(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.denied]

    def answered(self) -> list[Claim]:
        accused = frozenset(key for claim in self.asserted() for key in self._culprits(claim))
        return [claim for claim in self.claims if self._keys(claim) & accused]

    def looked_into(self) -> list[Claim]:
        return [claim for claim in self.claims if any(map(self._watches, self.origins.of(claim.id)))]

    def verified(self) -> list[Claim]:
        free = [claim for claim in self.asserted() if self._is_free(claim)]
        watched = [claim for claim in free if any(map(self._watches, self.origins.of(claim.id)))]
        several = len({key for claim in free for key in self._keys(claim)}) >= self.settings.verified_from_origins
        return free if several else watched

    def attributed(self) -> list[Claim]:
        return [claim for claim in self.asserted() if claim.perpetrator and self._is_free(claim)]

    def admitted(self) -> list[Claim]:
        return [claim for claim in self.asserted() if self._keys(claim) & self._culprits(claim)]

    def silent(self, agreement: Agreement | None, touched: Mapping[str, Set[str]]) -> tuple[str, ...]:
        """Names of those in a position to know who have not spoken: accused, monitors, and whom the duties name."""
        if agreement is None:
            return ()
        duties = {duty for claim in self.claims for duty in touched.get(claim.id, ())}
        able = {actor_id for one in agreement.obligations if one.id in duties for actor_id in one.who_could_know}
        able.update(agreement.monitors, (key for claim in self.asserted() for key in self._culprits(claim)))
        spoke = {key for claim in self.claims for key in self._keys(claim)}
        return tuple(sorted(actor.name for key in able - spoke if (actor := self.actors.get(key))))

    def _keys(self, claim: Claim) -> frozenset[str]:
        return frozenset(origin.key for origin in self.origins.of(claim.id))

    def _culprits(self, claim: Claim) -> frozenset[str]:
        found = (self.actors.principal(name) for name in claim.perpetrator)
        return frozenset(actor.id for actor in found if actor)

    def _watches(self, origin: Origin) -> bool:
        source = self.sources.of_name(origin.name) or self.sources.get(origin.key.removeprefix("source:"))
        return source is not None and source.kind in _WATCHING

    def _is_free(self, claim: Claim) -> bool:
        """Whether it is the word of somebody of whom it is known that he gains or loses nothing by it."""
        return not self._keys(claim) & self.stakes and self._is_known(claim)

    def _is_known(self, claim: Claim) -> bool:
        """Whether it is the word of an actor or an outlet, and not of "residents" or of a report of unknown origin."""
        return any(not origin.key.startswith(("name:", "report:")) for origin in self.origins.of(claim.id))


_TESTS: dict[Stage, Callable[[_Witnesses], list[Claim]]] = {
    Stage.ALLEGED: _Witnesses.asserted,
    Stage.ANSWERED: _Witnesses.answered,
    Stage.DENIED: _Witnesses.denied,
    Stage.INVESTIGATED: _Witnesses.looked_into,
    Stage.VERIFIED: _Witnesses.verified,
    Stage.ATTRIBUTED: _Witnesses.attributed,
    Stage.ADMITTED: _Witnesses.admitted,
}


def _stakes(incident: Incident, agreement: Agreement | None, actors: ActorIndex) -> frozenset[str]:
    named = (actors.principal(name) for name in incident.perpetrators)
    bound = (*agreement.parties, *agreement.guarantors, *agreement.bound) if agreement else ()
    return frozenset((*bound, *(actor.id for actor in named if actor)))


def _days_open(steps: Sequence[Step], reached: Iterable[Stage], evidence: Evidence) -> int | None:
    alleged = next((step.on for step in steps if step.stage is Stage.ALLEGED), None)
    if Stage.VERIFIED in reached or alleged is None:
        return None
    return max(0, (evidence.times.as_of - alleged).days)
