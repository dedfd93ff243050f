"""Count how often an obligation of conduct is broken, against the effort of those who watch, before the deal and since.

An observer is an origin without a stake in the deal whose word has weight; it is on watch in each month of which it
tells anything that happened on the ground. Days on which monitors were turned away are no days on watch: access denied
lowers what is known, and not what is kept. Echoes make neither violations nor observers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.assess.compare import Ratio, dispersion_of, rate_per_month
from trucewatch.assess.involved import Case, involved
from trucewatch.assess.rules.access import tells_of_access_denied
from trucewatch.assess.rules.table import CONDUCT
from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.assess.territory import Territory, Where
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.incident import Incident
from trucewatch.model.period import Period
from trucewatch.model.rate import RateChange, RateCount
from trucewatch.settings import Settings

_GROUND = (ClaimKind.INCIDENT, ClaimKind.CONTROL, ClaimKind.MOVEMENT, ClaimKind.TOLL, ClaimKind.SITUATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who watched the ground, in which months, and on which days they were turned away."""

    months: Mapping[str, frozenset[tuple[int, int]]]
    """By origin key: the months, as (year, month), in which that observer told of the ground."""
    denied: frozenset[date]
    """Days on which observers were turned away."""
    denials: tuple[str, ...] = ()
    """Ids of the claims that say so, in ascending order."""

    def exposure(self, period: Period) -> tuple[float, float]:
        """Return the observer-days on watch in the period, and those lost because access was denied."""
        on_watch = lost = 0
        observers = {month: 0 for months in self.months.values() for month in months}
        for months in self.months.values():
            for month in months:
                observers[month] += 1
        for day in days_of(period):
            watching = observers.get((day.year, day.month), 0)
            if day in self.denied:
                lost += watching
            else:
                on_watch += watching
        return float(on_watch), float(lost)

    def share_watched(self, period: Period) -> float:
        """Return the share of the days of the period on which nobody was turned away, 0 to 1."""
        days = list(days_of(period))
        return sum(day not in self.denied for day in days) / len(days) if days else 1.0


class Ground:
    """What happened where the agreement holds: every claim on it, and who watches it; made once for all obligations."""

    def __init__(self, scale: Scale, territory: Territory) -> None:
        self._scale = scale
        evidence = scale.evidence
        subjects = {sha256 for sha256, one in evidence.documents.items() if territory.is_subject_of(one)}
        self._inside = {
            claim.id: claim
            for claim in evidence.claims
            if claim.kind in _GROUND
            and territory.locate(claim, on_subject=claim.document in subjects) is not Where.OUTSIDE
        }
        self._told = list(self._incidents_here())
        denials = [
            claim for claim in self._inside.values() if tells_of_access_denied(claim, scale.settings) and claim.date
        ]
        self.watch = Watch(
            months=self._months_watched(),
            denied=frozenset(day for claim in denials if claim.date for day in days_of(claim.date)),
            denials=tuple(sorted(claim.id for claim in denials)),
        )

    def _incidents_here(self) -> Iterator[tuple[Incident, date, list[Claim]]]:
        """Yield each incident of which a day is known, with the claims that have it happen here."""
        for incident in self._scale.incidents:
            claims = [self._inside[claim_id] for claim_id in incident.claims if claim_id in self._inside]
            day = self._day_of(incident) if claims else None
            if day is not None:
                yield incident, day, claims

    def claims_of(self, rate: RateChange) -> frozenset[str]:
        """Return the ids of all claims about the incidents that the rate counts."""
        counted = {*rate.before.incidents, *rate.after.incidents}
        return frozenset(
            claim_id for incident in self._scale.incidents if incident.id in counted for claim_id in incident.claims
        )

    def violations(self, obligation: Obligation) -> dict[str, date]:
        """Return the day of each incident that breaks the obligation, by incident id, in order of day."""
        days = {
            incident.id: day
            for incident, day, claims in self._told
            if any(self._tells_of_breach(claim, obligation) for claim in claims)
        }
        return dict(sorted(days.items(), key=lambda pair: (pair[1], pair[0])))

    def _tells_of_breach(self, claim: Claim, obligation: Obligation) -> bool:
        """A count over weeks is a sum of incidents, and none of them."""
        if claim.denied or _is_sum(claim) or not self._has_weight(claim):
            return False
        scale = self._scale
        case = Case(
            agreement=scale.agreement,
            obligation=obligation,
            actors=scale.actors,
            on=scale.evidence.said_on(claim),
            located=True,
        )
        words = (rule(claim, case, scale.settings) for rule in CONDUCT)
        word = next((word for word in words if word), None)
        return word is not None and word.level < FULL_LEVEL / 2 and word.directness >= scale.settings.directness_to_turn

    def _has_weight(self, claim: Claim) -> bool:
        scale = self._scale
        letters = (scale.letter_of(origin, claim) for origin in scale.origins.of(claim.id))
        return any(scale.settings.trust_by_letter[letter] > 0 for letter in letters)

    def _day_of(self, incident: Incident) -> date | None:
        if incident.date and (day := incident.date.last or incident.date.first):
            return day
        said = (self._scale.evidence.said_on(self._scale.claims[claim_id]) for claim_id in incident.claims)
        return min((day for day in said if day), default=None)

    def _months_watched(self) -> dict[str, frozenset[tuple[int, int]]]:
        scale, stakes = self._scale, involved(self._scale.agreement)
        months: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for claim in self._inside.values():
            day = (claim.date and claim.date.last) or scale.evidence.said_on(claim)
            if day is None or scale.origins.is_echo(claim.id) or not self._has_weight(claim):
                continue
            for origin in scale.origins.of(claim.id):
                if not scale.stakes_of(origin, claim) & stakes:
                    months[origin.key].add((day.year, day.month))
        return {key: frozenset(found) for key, found in months.items()}


def find_rate(obligation: Obligation, ground: Ground, scale: Scale) -> RateChange | None:
    """Return how the rate of violations changed with the deal; None where it cannot be told.

    That needs an obligation of conduct, `rate_needs_before` violations before the deal, and somebody on watch on
    either side of it.
    """
    if obligation.kind is not ObligationKind.CONTINUING:
        return None
    settings = scale.settings
    violations = ground.violations(obligation)
    before, after = windows(scale.agreement, scale.evidence.times.as_of, settings)
    if after is None:
        return None
    counts = [count_in(period, violations, ground.watch, settings) for period in (before, after)]
    if counts[0].violations < settings.rate_needs_before or not all(count.exposure_days for count in counts):
        return None
    dispersion = dispersion_of(
        [(one.violations, one.exposure_days) for one in by_month(before, violations, ground.watch, settings)]
    )
    return compare(counts[0], counts[1], dispersion, settings)


def windows(agreement: Agreement, as_of: date, settings: Settings) -> tuple[Period, Period | None]:
    """Return the time before the deal that it is held against, and the time since; None before it binds.

    Either is at most as long as the settings say, so that what was long ago tells nothing of today.
    """
    signed = agreement.signed
    before = Period(first=signed - timedelta(days=settings.baseline_days), last=signed - timedelta(days=1))
    last = min(as_of, agreement.in_force.last or as_of)
    first = max(agreement.in_force.first or signed, last - timedelta(days=settings.rate_since_days - 1))
    return before, Period(first=first, last=last) if first <= last else None


def count_in(period: Period, violations: Mapping[str, date], watch: Watch, settings: Settings) -> RateCount:
    """Return what was counted in the period, with its rate."""
    found = sorted(name for name, day in violations.items() if _is_in(day, period))
    exposure, denied = watch.exposure(period)
    return RateCount(
        period=period,
        violations=len(found),
        exposure_days=exposure,
        denied_days=denied,
        per_month=rate_per_month(len(found), exposure, prior=settings.rate_prior, mass=settings.range_mass),
        incidents=tuple(found),
    )


def by_month(period: Period, violations: Mapping[str, date], watch: Watch, settings: Settings) -> list[RateCount]:
    """Return what was counted in each month of the period, the months at its ends cut off there, in order."""
    return [count_in(month, violations, watch, settings) for month in months_of(period)]


def months_of(period: Period) -> Iterator[Period]:
    """Yield the calendar months of a period that has both ends, the first and the last cut off at them."""
    first, last = period.first, period.last
    while first and last and first <= last:
        end = Period.month(first.year, first.month).last or last
        yield Period(first=first, last=min(end, last))
        first = end + timedelta(days=1)


def days_of(period: Period) -> Iterator[date]:
    """Yield the days of a period that has a last day; of one without a first, only that."""
    day, last = period.first or period.last, period.last
    while day and last and day <= last:
        yield day
        day += timedelta(days=1)


def levels_of_ratio(ratio: Ratio, settings: Settings) -> tuple[float, float, float, float]:
    """Return how likely the ratio comes to each of PAM's levels, 0 to 3, by the cut-offs of the settings."""
    full, intermediate, minimal = (
        ratio.probability_up_to(cut)
        for cut in (settings.rate_ratio_full_to, settings.rate_ratio_intermediate_to, settings.rate_ratio_minimal_to)
    )
    return 1 - minimal, minimal - intermediate, intermediate - full, full


def compare(before: RateCount, after: RateCount, dispersion: float, settings: Settings) -> RateChange:
    """Return how the rate changed between two stretches of time, in both of which somebody watched."""
    ratio = Ratio(
        (before.violations, before.exposure_days),
        (after.violations, after.exposure_days),
        prior=settings.rate_prior,
        dispersion=dispersion,
    )
    mass = levels_of_ratio(ratio, settings)
    return RateChange(
        before=before,
        after=after,
        ratio=ratio.interval(settings.range_mass),
        dispersion=dispersion,
        level=sum(level * share for level, share in enumerate(mass)),
        mass=mass,
    )


def _is_in(day: date, period: Period) -> bool:
    return (period.first is None or period.first <= day) and (period.last is None or day <= period.last)


def _is_sum(claim: Claim) -> bool:
    """Tell whether the claim counts several incidents over more than a day."""
    is_many = claim.count is not None and claim.count.least is not None and claim.count.least > 1
    length = claim.date.length_days if claim.date else None
    return is_many and (length is None or length > 1)
