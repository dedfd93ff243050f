"""How often an obligation of conduct is broken: by month, against the time before the deal, with its range."""

from dataclasses import dataclass
from typing import Any

from trucewatch.assess.rates import Ground, by_month, find_rate, windows
from trucewatch.assess.territory import find_territory
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import Obligation
from trucewatch.model.place import Gazetteer
from trucewatch.model.rate import Interval, RateChange, RateCount
from trucewatch.views.pieces import whole

_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """All that can be counted of one obligation."""

    obligation: Obligation
    before: tuple[RateCount, ...]
    """By month, in order, for the time before the deal that it is held against."""
    after: tuple[RateCount, ...]
    """By month, in order, since."""
    change: RateChange | None
    """None where the two cannot be compared: too little was counted, or nobody watched."""
    observers: tuple[str, ...]
    """Who watched, by origin key."""


def find_rates(obligation: Obligation, scale: Scale, gazetteer: Gazetteer | None) -> Rates:
    """Return the rates of violations of an obligation, by month and over all."""
    ground = Ground(scale, find_territory(scale.agreement, gazetteer))
    violations = ground.violations(obligation)
    before, after = windows(scale.agreement, scale.evidence.times.as_of, scale.settings)
    return Rates(
        obligation=obligation,
        before=tuple(by_month(before, violations, ground.watch, scale.settings)),
        after=tuple(by_month(after, violations, ground.watch, scale.settings)) if after else (),
        change=find_rate(obligation, ground, scale),
        observers=tuple(sorted(ground.watch.months)),
    )


def rates_as_json(rates: Rates) -> dict[str, Any]:
    """Return the rates in their published form: rates in 30 observer-days."""
    return {
        "agreement": rates.obligation.agreement,
        "obligation": rates.obligation.id,
        "before": [whole(count_as_json(count)) for count in rates.before],
        "after": [whole(count_as_json(count)) for count in rates.after],
        "change": whole(change_as_json(rates.change)) if rates.change else None,
        "observers": list(rates.observers),
    }


def change_as_json(change: RateChange) -> dict[str, Any]:
    """Return a change of rates in its published form."""
    return {
        "before": count_as_json(change.before),
        "after": count_as_json(change.after),
        "ratio": _interval_as_json(change.ratio),
        "dispersion": round(change.dispersion, _DIGITS),
        "level": round(change.level, 2),
        "levels": [round(share, _DIGITS) for share in change.mass],
    }


def count_as_json(count: RateCount) -> dict[str, Any]:
    """Return what was counted in one stretch of time, in its published form; incidents may be ordered rows."""
    return {
        "period": count.period.as_json(),
        "violations": count.violations,
        "observer_days": count.exposure_days,
        "denied_days": count.denied_days,
        "per_month": _interval_as_json(count.per_month) if count.per_month else None,
        "incidents": count.incidents,
    }


def _interval_as_json(interval: Interval) -> dict[str, float]:
    return {
        "value": round(interval.value, _DIGITS),
        "low": round(interval.low, _DIGITS),
        "high": round(interval.high, _DIGITS),
    }
