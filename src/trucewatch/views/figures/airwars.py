"""Grades of civilian harm in the manner of Airwars, by the order of tests in which it comes to them.

Source:
    airwars.org/about/methodology, from which the names and their order are; the rules that decide are our own.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trucewatch.assess.involved import ids_of, involved
from trucewatch.assess.voices import Scale
from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident
from trucewatch.views.figures.rows import Rows
from trucewatch.views.figures.tally import claims_about

DEFINITION = (
    "Of each incident in which civilians are said to have been harmed: discounted, confirmed, contested, fair, or weak;"
    " with the lowest and the highest figure of civilians killed over those that are confirmed, fair or contested."
)
LEAVES_OUT = (
    "Incidents with no civilian harm, and whether strikes near the place are confirmed for that day, which Airwars"
    " looks up; injured and combatants are not added up."
)


class HarmGrade(StrEnum):
    """How well civilian harm is borne out."""

    DISCOUNTED = "discounted"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    FAIR = "fair"
    WEAK = "weak"


_COUNTED = (HarmGrade.CONFIRMED, HarmGrade.CONTESTED, HarmGrade.FAIR)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedHarm:
    """One incident's grade, with the test that decided."""

    incident: Incident
    grade: HarmGrade
    why: str
    claims: tuple[str, ...]
    """Ids of the claims that decided, in ascending order."""


def grade_harm(incident: Incident, scale: Scale) -> GradedHarm | None:
    """Return the grade of an incident; None where nobody says that civilians were harmed."""
    claims = list(claims_about(incident, scale))
    harmed = [claim for claim in claims if not claim.denied and _tells_of_harm(claim)]
    if not harmed:
        return None
    for grade, why, deciding in (
        (HarmGrade.DISCOUNTED, "somebody without a stake found no civilian harmed", _discounting(claims, scale)),
        (HarmGrade.CONFIRMED, "those who did it say so themselves", _admitting(harmed, scale)),
        (HarmGrade.CONTESTED, "independent origins accuse different parties", _blaming_several(harmed, scale)),
        (HarmGrade.FAIR, "two or more independent origins of weight tell of it", _of_weight(harmed, scale)),
    ):
        if deciding:
            return GradedHarm(incident=incident, grade=grade, why=why, claims=tuple(sorted(deciding)))
    told = tuple(sorted(claim.id for claim in harmed))
    return GradedHarm(incident=incident, grade=HarmGrade.WEAK, why="a single origin tells of it", claims=told)


class Airwars:
    """The grades of all incidents with civilian harm, and what they add up to; kept up as incidents come and go."""

    def __init__(self) -> None:
        """Begin without incidents."""
        self._rows: Rows[GradedHarm] = Rows(_harm_as_json)
        self._numbers: Counter[HarmGrade] = Counter()
        self._low = self._high = self._open = 0

    def take_up(self, gone: Iterable[Incident], come: Iterable[Incident], scale: Scale) -> None:
        """Carry on with what came and went."""
        left, entered = self._rows.turn(gone, come, lambda incident: grade_harm(incident, scale))
        for step, several in ((-1, left), (1, entered)):
            for harm in several:
                self._numbers[harm.grade] += step
                toll = harm.incident.civilians_killed if harm.grade in _COUNTED else None
                if toll:
                    self._low += step * (toll.low or 0)
                    self._high += step * (toll.high or 0)
                    self._open += step * (toll.high is None)

    def as_json(self) -> dict[str, Any]:
        """Return it in its published form; incidents are ordered rows."""
        return {
            "definition": DEFINITION,
            "leaves_out": LEAVES_OUT,
            "events": {str(grade): self._numbers[grade] for grade in HarmGrade},
            "civilians_killed": {"low": self._low, "high": None if self._open else self._high},
            "incidents": self._rows.rows,
        }


def _harm_as_json(harm: GradedHarm) -> dict[str, Any]:
    return {
        "incident": harm.incident.id,
        "grade": str(harm.grade),
        "why": harm.why,
        "claims": list(harm.claims),
    }


def _tells_of_harm(claim: Claim) -> bool:
    counts = (claim.civilians_killed, claim.children_killed)
    if any(count and count.most != 0 for count in counts):
        return True
    words = " ".join(claim.target).casefold()
    hurt = any(count and count.most != 0 for count in (claim.killed, claim.injured))
    return hurt and any(word in words for word in ("civilian", "child", "women", "family", "resident", "school"))


def _discounting(claims: Iterable[Claim], scale: Scale) -> set[str]:
    return {
        claim.id
        for claim in claims
        if _is_neutral(claim, scale)
        and (claim.denied or (claim.civilians_killed is not None and claim.civilians_killed.most == 0))
    }


def _admitting(claims: Iterable[Claim], scale: Scale) -> set[str]:
    return {
        claim.id for claim in claims if _accused(claim, scale) & {origin.key for origin in scale.origins.of(claim.id)}
    }


def _blaming_several(claims: Iterable[Claim], scale: Scale) -> set[str]:
    by_accused: dict[str, set[str]] = {}
    accusers: dict[str, set[str]] = {}
    for claim in claims:
        for accused in _accused(claim, scale):
            by_accused.setdefault(accused, set()).add(claim.id)
            accusers.setdefault(accused, set()).update(origin.key for origin in scale.origins.of(claim.id))
    if len(by_accused) <= 1 or len(set().union(*accusers.values())) <= 1:
        return set()
    return set().union(*by_accused.values())


def _of_weight(claims: Iterable[Claim], scale: Scale) -> set[str]:
    heard = {
        claim.id: {
            origin.key
            for origin in scale.origins.of(claim.id)
            if scale.settings.trust_by_letter[scale.letter_of(origin, claim)] > 0
        }
        for claim in claims
    }
    return {claim_id for claim_id, keys in heard.items() if keys} if len(set().union(*heard.values())) > 1 else set()


def _accused(claim: Claim, scale: Scale) -> frozenset[str]:
    principals = (scale.actors.principal(name) for name in claim.perpetrator)
    return frozenset(actor.id for actor in principals if actor) & (ids_of(claim.perpetrator, scale.actors))


def _is_neutral(claim: Claim, scale: Scale) -> bool:
    stakes = involved(scale.agreement)
    origins = scale.origins.of(claim.id)
    return all(not scale.stakes_of(origin, claim) & stakes for origin in origins) and any(
        scale.settings.trust_by_letter[scale.letter_of(origin, claim)] > 0 for origin in origins
    )
