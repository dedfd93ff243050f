"""Weigh what bears on each obligation into a finding: status, level with its range, and the reasons.

How likely each of the four levels of PAM's scale is, follows from the odds of all that was said: its mean is the
level, and its spread the range. How much was said at all is another matter: on each level there is a little to begin
with, then the weight of every voice that speaks for it; the share of what was there to begin with remains unknown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from trucewatch.assess.amended import amend
from trucewatch.assess.posterior import chance_met, find_range, mean_level, posterior_of
from trucewatch.assess.rates import GROUND, Ground, find_rate
from trucewatch.assess.reasons import find_reasons, reason_of_rate, reason_of_watch
from trucewatch.assess.roll import Roll, named_levels
from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.assess.spoken import Spoken
from trucewatch.assess.status import find_status, is_spoken_of, status_of_deal
from trucewatch.assess.suspension import find_suspensions
from trucewatch.assess.territory import Territory
from trucewatch.assess.voices import Scale, Voice
from trucewatch.model.agreement import Obligation, ObligationKind
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Bearing, Finding, FindingReason, Grade, Opinion, Status
from trucewatch.model.incident import Incident
from trucewatch.model.period import Period
from trucewatch.model.rate import RateChange
from trucewatch.model.wording import as_sentence, say_claim, say_names, say_teller
from trucewatch.settings import Settings

_CAME_TRUE = (Status.DONE, Status.CLAIMED_DONE, Status.KEPT)


def weigh(bearings: Sequence[Bearing], scale: Scale, *, territory: Territory) -> tuple[Finding, ...]:
    """Return one finding for each obligation of the scale's agreement, in the order in which they are coded."""
    weighing = Weighing(scale, territory)
    weighing.take_up(
        Turned(
            scale=scale,
            claims=scale.evidence.claims,
            bearings=bearings,
            incidents=scale.incidents,
            heard={bearing.claim: scale.claims[bearing.claim] for bearing in bearings},
        )
    )
    return weighing.findings(scale, find_suspensions(scale, territory))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What came and went since obligations were last weighed."""

    scale: Scale
    """That of now."""
    claims: Iterable[Claim] = ()
    gone_claims: Iterable[Claim] = ()
    bearings: Iterable[Bearing] = ()
    gone_bearings: Iterable[Bearing] = ()
    incidents: Iterable[Incident] = ()
    gone_incidents: Iterable[Incident] = ()
    heard: Mapping[str, Claim]
    """By id, those that came, and those that are heard otherwise now: echoes or not, or of another incident."""
    echoes: Mapping[str, Claim] = field(default_factory=dict)
    """By id, those that are echoes now, or no longer."""


class Weighing:
    """What was said of each obligation of an agreement, on one day: kept up as claims come and go."""

    def __init__(self, scale: Scale, territory: Territory) -> None:
        """Begin without claims: those of the scale are not looked at."""
        self._agreement = scale.agreement
        self._ground = Ground(scale, territory, is_empty=True)
        self.rolls = {obligation.id: Roll(obligation, scale) for obligation in scale.agreement.obligations}
        """By obligation id."""
        self._bearings: defaultdict[str, list[Bearing]] = defaultdict(list)
        self._voices: dict[str, list[tuple[str, Voice]]] = {}
        """By claim id, each with the id of the obligation on which it is heard."""

    def take_up(self, turned: Turned) -> None:
        """Carry on with what came and went."""
        scale = turned.scale
        gone, come = _by_obligation(turned.gone_bearings), _by_obligation(turned.bearings)
        silent = {bearing.claim for several in gone.values() for bearing in several}
        for claim_id in silent:
            self._bearings.pop(claim_id, None)
        for several in come.values():
            for bearing in several:
                self._bearings[bearing.claim].append(bearing)
        self._hear({*silent, *turned.heard}, scale)
        for obligation_id, roll in self.rolls.items():
            if obligation_id in gone or obligation_id in come:
                roll.bear(gone.get(obligation_id, ()), come.get(obligation_id, ()))
        # Whoever tells of the ground watches it, unless he only echoes another.
        echoing = [claim for claim in turned.echoes.values() if claim.kind in GROUND]
        self._ground.take_up(
            scale,
            gone_claims=[*turned.gone_claims, *echoing],
            claims={claim.id: claim for claim in (*turned.claims, *echoing)}.values(),
            gone=turned.gone_incidents,
            come=turned.incidents,
        )

    def _hear(self, claims: Collection[str], scale: Scale) -> None:
        gone: defaultdict[str, list[Voice]] = defaultdict(list)
        come: defaultdict[str, list[Voice]] = defaultdict(list)
        for claim_id in claims:
            for obligation_id, voice in self._voices.pop(claim_id, ()):
                gone[obligation_id].append(voice)
            if claim_id not in self._bearings:
                continue
            voices = self._voices[claim_id] = [
                (bearing.obligation, voice)
                for bearing in self._bearings[claim_id]
                for voice in scale.all_voices_on(self.rolls[bearing.obligation].obligation, [bearing])
            ]
            for obligation_id, voice in voices:
                come[obligation_id].append(voice)
        for obligation_id in {*gone, *come}:
            self.rolls[obligation_id].hear(gone[obligation_id], come[obligation_id], scale)

    def findings(self, scale: Scale, suspensions: Sequence[Claim]) -> tuple[Finding, ...]:
        """Return one finding for each obligation, in the order in which they are coded.

        Args:
            suspensions: By which parties hold themselves no longer bound.
        """
        obligations = self._agreement.obligations
        found = {obligation.id: self._find(obligation, scale) for obligation in obligations}
        waited = [_await_condition(obligation, found, obligations) for obligation in obligations]
        as_of = scale.evidence.times.as_of
        return tuple(amend(_suspend(finding, suspensions, scale), self._agreement, as_of) for finding in waited)

    def _find(self, obligation: Obligation, scale: Scale) -> Finding:
        settings, as_of = scale.settings, scale.evidence.times.as_of
        roll = self.rolls[obligation.id]
        rate = find_rate(obligation, self._ground, scale)
        roll.count(self._ground.breaches(obligation).counted if rate else ())
        watched = share_watched(obligation, self._ground, as_of, settings)
        level, opinion = grade(roll.spoken, settings, rate=rate, watched=watched)
        samples = roll.samples()
        status = status_of_deal(self._agreement, as_of) or find_status(
            obligation, samples, level=level.value, as_of=as_of, settings=settings, rate=rate
        )
        is_general = not is_spoken_of(samples, settings)
        summary, *single = find_reasons(obligation, roll.told, as_of=as_of, is_general=is_general)
        watch = self._ground.watch
        names = {party: actor.name if (actor := scale.actors.get(party)) else party for party in scale.stakeholders}
        return Finding(
            obligation=obligation.id,
            status=status,
            contested=roll.camps.are_at_odds(),
            level=level,
            unknown=opinion.ignorance,
            as_seen_by=named_levels(roll, self._agreement, names),
            independent=roll.independents.value,
            opinion=opinion,
            chance=chance_met(posterior_of(roll.spoken, settings, rate=rate), settings),
            watched=watched,
            rate=rate,
            claims_for=roll.kept,
            claims_against=roll.broken,
            reasons=(
                summary,
                *([reason_of_rate(rate, self._ground.breaches(obligation).claims, settings)] if rate else ()),
                *([reason_of_watch(watched, watch.denials, settings)] if watched < 1.0 else ()),
                *single,
            ),
        )


def _by_obligation(bearings: Iterable[Bearing]) -> Mapping[str, list[Bearing]]:
    on_each: defaultdict[str, list[Bearing]] = defaultdict(list)
    for bearing in bearings:
        on_each[bearing.obligation].append(bearing)
    return on_each


def status_with(voices: Sequence[Voice], finding: Finding, obligation: Obligation, scale: Scale) -> Status:
    """Return how an obligation would stand with these voices alone, all else being as it was found.

    Args:
        voices: Those that stand.
        finding: How it stands with all of them: its counted rates are taken as they are.
    """
    settings, as_of = scale.settings, scale.evidence.times.as_of
    rate = finding.rate
    counted = frozenset((*rate.before.incidents, *rate.after.incidents)) if rate else frozenset[str]()
    level = level_of(Spoken(voice for voice in voices if voice.event not in counted), settings, rate)
    return status_of_deal(scale.agreement, as_of) or find_status(
        obligation, voices, level=level, as_of=as_of, settings=settings, rate=finding.rate
    )


def _suspend(finding: Finding, suspensions: Sequence[Claim], scale: Scale) -> Finding:
    """What a party holds itself no longer bound by is suspended, with the word of that party as the first reason."""
    if not suspensions or status_of_deal(scale.agreement, scale.evidence.times.as_of):
        return finding
    told = tuple(
        FindingReason(
            text=as_sentence(say_claim(claim, teller=say_teller(scale.evidence.documents[claim.document]))),
            claims=(claim.id,),
        )
        for claim in suspensions
    )
    return replace(finding, status=Status.SUSPENDED, reasons=(*told, *finding.reasons))


def grade(
    spoken: Spoken, settings: Settings, *, rate: RateChange | None = None, watched: float = 1.0
) -> tuple[Grade, Opinion]:
    """Return the level that the voices come to, with its range, and how much speaks for it, against it, or is unknown.

    Where rates can be compared, they stand in the place of the single incidents. Time in which observers were turned
    away widens the range and adds to what is unknown; it does not move the level.

    Args:
        spoken: Of voices besides the incidents that the rate counts.
    """
    level = level_of(spoken, settings, rate)
    low, high = find_range(posterior_of(spoken, settings, rate=rate, share=watched), settings)
    if level is not None:
        low, high = min(low, level), max(high, level)
    weights = [watched * weight for weight in weights_by_level(spoken, settings, rate)]
    return Grade(value=level, low=low, high=high), form_opinion(weights, settings)


def level_of(spoken: Spoken, settings: Settings, rate: RateChange | None) -> float | None:
    """Return the level that the voices come to, 0 to 3; None where nothing has weight."""
    if rate is None and not spoken.weighty:
        return None
    return mean_level(posterior_of(spoken, settings, rate=rate))


def weights_by_level(spoken: Spoken, settings: Settings, rate: RateChange | None) -> tuple[float, ...]:
    """Return the weight that the voices, and the compared rates where there are any, put on each level, 0 to 3."""
    if rate is None:
        return spoken.masses()
    return tuple(
        weight + settings.rate_weight * share for weight, share in zip(spoken.masses(), rate.mass, strict=True)
    )


def form_opinion(weights: Sequence[float], settings: Settings) -> Opinion:
    """Return what weights on the four levels come to: a level in between speaks in part for it, in part against it."""
    for_it = sum(weight * level / FULL_LEVEL for level, weight in enumerate(weights))
    against_it = sum(weights) - for_it
    ignorance = 4 * settings.prior_per_level
    total = for_it + against_it + ignorance
    return Opinion(
        belief=for_it / total,
        disbelief=against_it / total,
        ignorance=ignorance / total,
        conflict=for_it / (for_it + ignorance) * against_it / (against_it + ignorance),
    )


def share_watched(obligation: Obligation, ground: Ground, as_of: date, settings: Settings) -> float:
    """Return the share of the last days in which no observer was turned away; 1 for what is no conduct."""
    if obligation.kind is not ObligationKind.CONTINUING:
        return 1.0
    first = as_of - timedelta(days=settings.access_within_days - 1)
    return ground.watch.share_watched(Period(first=first, last=as_of))


def _await_condition(obligation: Obligation, found: dict[str, Finding], others: Sequence[Obligation]) -> Finding:
    """An obligation that waits for others is not due before they are met, unless it was met all the same."""
    finding = found[obligation.id]
    waiting = [name for name in obligation.condition if name in found and found[name].status not in _CAME_TRUE]
    if not waiting or finding.status in _CAME_TRUE or finding.status is Status.SUPERSEDED:
        return finding
    titles = {other.id: other.title for other in others}
    told = say_names([f"“{titles[name]}” ({str(found[name].status).replace('_', ' ')})" for name in waiting])
    reason = FindingReason(
        text=as_sentence(f"it waits for {told}"),
        claims=_united([ids for name in waiting for ids in (found[name].claims_for, found[name].claims_against)]),
    )
    return replace(finding, status=Status.NOT_DUE, reasons=(reason, *finding.reasons))


def _united(several: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted(set().union(*several)))
