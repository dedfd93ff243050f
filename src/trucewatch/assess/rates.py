"""Count how often an obligation of conduct is broken, against the effort of those who watch, before the deal and since.

An observer is an origin without a stake in the deal whose word has weight; it is on watch in each month of which it
tells anything that happened on the ground. Days on which monitors were turned away are no days on watch: access denied
lowers what is known, and not what is kept. Echoes make neither violations nor observers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from trucewatch.assess.compare import Ratio, dispersion_of, rate_per_month
from trucewatch.assess.involved import Case
from trucewatch.assess.rules.access import tells_of_access_denied
from trucewatch.assess.rules.table import CONDUCT
from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.assess.territory import Territory, Where
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.incident import Incident
from trucewatch.model.ordered import Ordered
from trucewatch.model.period import Period
from trucewatch.model.rate import RateChange, RateCount
from trucewatch.settings import Settings

GROUND = (ClaimKind.INCIDENT, ClaimKind.CONTROL, ClaimKind.MOVEMENT, ClaimKind.TOLL, ClaimKind.SITUATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who watched the ground, in which months, and on which days they were turned away."""

    months: Mapping[str, frozenset[tuple[int, int]]]
    """By origin key: the months, as (year, month), in which that observer told of the ground."""
    denied: frozenset[date]
    """Days on which observers were turned away."""
    denials: tuple[str, ...] = ()
    """Ids of the claims that say so, in ascending order."""
    _exposures: dict[Period, tuple[float, float]] = field(default_factory=dict, compare=False, repr=False)
    """What was found before."""

    def exposure(self, period: Period) -> tuple[float, float]:
        """Return the observer-days on watch in the period, and those lost because access was denied."""
        if period not in self._exposures:
            self._exposures[period] = self._exposure(period)
        return self._exposures[period]

    def _exposure(self, period: Period) -> tuple[float, float]:
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


class Breaches:
    """The incidents that break one obligation, and those of the two windows of time that are held against each other.

    Kept up as incidents come and go.
    """

    def __init__(self, before: Period, after: Period | None) -> None:
        """Begin without any."""
        self.before, self.after = before, after
        self.days: dict[str, date] = {}
        """The day of each, by incident id."""
        self.counted: tuple[Ordered[str], Ordered[str]] = (Ordered(), Ordered())
        """Ids of those before the deal, and of those since, in ascending order."""
        self.claims: Ordered[str] = Ordered()
        """Ids of all claims about those, in ascending order."""

    def take_up(self, gone: Iterable[Incident], come: Iterable[tuple[Incident, date]]) -> None:
        """Let incidents break it no longer, and others break it."""
        edits: tuple[tuple[list[str], list[tuple[str, str]]], ...] = tuple(([], []) for _ in range(3))
        for incident in gone:
            day = self.days.pop(incident.id, None)
            if day is not None and (place := self._window_of(day)) is not None:
                edits[place][0].append(incident.id)
                edits[2][0].extend(incident.claims)
        for incident, day in come:
            self.days[incident.id] = day
            if (place := self._window_of(day)) is not None:
                edits[place][1].append((incident.id, incident.id))
                edits[2][1].extend((claim_id, claim_id) for claim_id in incident.claims)
        self.counted = (self.counted[0].edited(*edits[0]), self.counted[1].edited(*edits[1]))
        self.claims = self.claims.edited(*edits[2])

    def _window_of(self, day: date) -> int | None:
        if _is_in(day, self.before):
            return 0
        return 1 if self.after is not None and _is_in(day, self.after) else None


class Ground:
    """What happened where the agreement holds: every claim on it, and who watches it; made once for all obligations.

    Kept up as claims and incidents come and go.
    """

    def __init__(self, scale: Scale, territory: Territory, *, is_empty: bool = False) -> None:
        """Take what there is.

        Args:
            is_empty: Whether the claims of the scale are to be left out, and taken up later.
        """
        self._territory = territory
        self._inside: dict[str, Claim] = {}
        self._watching: Counter[tuple[str, tuple[int, int]]] = Counter()
        """How many claims tell of the ground, by origin key and month."""
        self._watched: dict[str, tuple[tuple[str, tuple[int, int]], ...]] = {}
        self._denials: dict[str, Period] = {}
        before, after = windows(scale.agreement, scale.evidence.times.as_of, scale.settings)
        self._breaches = {
            obligation.id: Breaches(before, after)
            for obligation in scale.agreement.obligations
            if obligation.kind is ObligationKind.CONTINUING
        }
        self._told: dict[str, tuple[Incident, date]] = {}
        self._is_watch_old = False
        self.watch = Watch(months={}, denied=frozenset())
        if not is_empty:
            claims, incidents = scale.evidence.claims, scale.incidents
            self.take_up(scale, gone_claims=(), claims=claims, gone=(), come=incidents)

    def take_up(
        self,
        scale: Scale,
        *,
        gone_claims: Iterable[Claim],
        claims: Iterable[Claim],
        gone: Iterable[Incident],
        come: Iterable[Incident],
    ) -> None:
        """Carry on with what came and went.

        Args:
            scale: That of now.
            claims: Those that came, and those that echo another now, or no longer, which went as well.
        """
        for claim in gone_claims:
            self._leave(claim)
        for claim in claims:
            self._enter(claim, scale)
        if self._is_watch_old:
            self._is_watch_old = False
            self.watch = self._make_watch()
        self._judge_incidents(list(gone), list(come), scale)

    def _leave(self, claim: Claim) -> None:
        self._inside.pop(claim.id, None)
        if self._denials.pop(claim.id, None):
            self._is_watch_old = True
        for watched in self._watched.pop(claim.id, ()):
            self._watching[watched] -= 1
            if not self._watching[watched]:
                del self._watching[watched]
                self._is_watch_old = True

    def _enter(self, claim: Claim, scale: Scale) -> None:
        if claim.kind not in GROUND:
            return
        on_subject = self._territory.is_subject_of(scale.evidence.documents[claim.document])
        if self._territory.locate(claim, on_subject=on_subject) is Where.OUTSIDE:
            return
        self._inside[claim.id] = claim
        if claim.date and tells_of_access_denied(claim, scale.settings):
            self._denials[claim.id] = claim.date
            self._is_watch_old = True
        self._watched[claim.id] = tuple(self._months_watched(claim, scale))
        for watched in self._watched[claim.id]:
            self._is_watch_old |= watched not in self._watching
            self._watching[watched] += 1

    def _make_watch(self) -> Watch:
        months: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for key, month in self._watching:
            months[key].add(month)
        return Watch(
            months={key: frozenset(found) for key, found in months.items()},
            denied=frozenset(day for period in self._denials.values() for day in days_of(period)),
            denials=tuple(sorted(self._denials)),
        )

    def _judge_incidents(self, gone: Sequence[Incident], come: Sequence[Incident], scale: Scale) -> None:
        fresh: list[tuple[Incident, date, list[Claim]]] = []
        left = [self._told.pop(incident.id)[0] for incident in gone if incident.id in self._told]
        for incident in come:
            claims = [self._inside[claim_id] for claim_id in incident.claims if claim_id in self._inside]
            day = _day_of(incident, scale) if claims else None
            if day is not None:
                self._told[incident.id] = (incident, day)
                fresh.append((incident, day, claims))
        for obligation in scale.agreement.obligations:
            if obligation.id in self._breaches:
                self._breaches[obligation.id].take_up(
                    left,
                    [
                        (incident, day)
                        for incident, day, claims in fresh
                        if any(_tells_of_breach(claim, obligation, scale) for claim in claims)
                    ],
                )

    def breaches(self, obligation: Obligation) -> Breaches:
        """Return the incidents that break an obligation of conduct."""
        return self._breaches[obligation.id]

    def violations(self, obligation: Obligation) -> dict[str, date]:
        """Return the day of each incident that breaks an obligation of conduct, by its id, in order of day."""
        days = self._breaches[obligation.id].days if obligation.id in self._breaches else {}
        return dict(sorted(days.items(), key=lambda pair: (pair[1], pair[0])))

    def _months_watched(self, claim: Claim, scale: Scale) -> Iterator[tuple[str, tuple[int, int]]]:
        day = (claim.date and claim.date.last) or scale.evidence.said_on(claim)
        if day is None or scale.origins.is_echo(claim.id) or not _has_weight(claim, scale):
            return
        for origin in scale.origins.of(claim.id):
            if not scale.stakes_of(origin, claim) & scale.stakeholders:
                yield origin.key, (day.year, day.month)


def _tells_of_breach(claim: Claim, obligation: Obligation, scale: Scale) -> bool:
    """A count over weeks is a sum of incidents, and none of them."""
    if claim.denied or _is_sum(claim) or not _has_weight(claim, scale):
        return False
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


def _has_weight(claim: Claim, scale: Scale) -> bool:
    letters = (scale.letter_of(origin, claim) for origin in scale.origins.of(claim.id))
    return any(scale.settings.trust_by_letter[letter] > 0 for letter in letters)


def _day_of(incident: Incident, scale: Scale) -> date | None:
    if incident.date and (day := incident.date.last or incident.date.first):
        return day
    said = (scale.evidence.said_on(scale.claims[claim_id]) for claim_id in incident.claims)
    return min((day for day in said if day), default=None)


def find_rate(obligation: Obligation, ground: Ground, scale: Scale) -> RateChange | None:
    """Return how the rate of violations changed with the deal; None where it cannot be told.

    That needs an obligation of conduct, `rate_needs_before` violations before the deal, and somebody on watch on
    either side of it.
    """
    if obligation.kind is not ObligationKind.CONTINUING:
        return None
    settings = scale.settings
    breaches = ground.breaches(obligation)
    if breaches.after is None:
        return None
    counts = [
        _counted(found, period, ground.watch, settings)
        for found, period in zip(breaches.counted, (breaches.before, breaches.after), strict=True)
    ]
    if counts[0].violations < settings.rate_needs_before or not all(count.exposure_days for count in counts):
        return None
    days = (breaches.days[name] for name in breaches.counted[0])
    per_month = Counter((day.year, day.month) for day in days)
    dispersion = dispersion_of(
        [
            (per_month[month.first.year, month.first.month], ground.watch.exposure(month)[0])
            for month in months_of(breaches.before)
            if month.first
        ]
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
    return _counted(
        tuple(sorted(name for name, day in violations.items() if _is_in(day, period))), period, watch, settings
    )


def _counted(found: Sequence[str], period: Period, watch: Watch, settings: Settings) -> RateCount:
    exposure, denied = watch.exposure(period)
    return RateCount(
        period=period,
        violations=len(found),
        exposure_days=exposure,
        denied_days=denied,
        per_month=rate_per_month(len(found), exposure, prior=settings.rate_prior, mass=settings.range_mass),
        incidents=found,
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
