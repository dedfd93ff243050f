"""Weigh what bears on each obligation into a finding: status, level with its range, and the reasons.

How likely each of the four levels of PAM's scale is, follows from the odds of all that was said: its mean is the
level, and its spread the range. How much was said at all is another matter: on each level there is a little to begin
with, then the weight of every voice that speaks for it; the share of what was there to begin with remains unknown.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.assess.amended import amend
from trucewatch.assess.interest import Interest
from trucewatch.assess.involved import involved
from trucewatch.assess.posterior import chance_met, find_posterior, find_range, mean_level
from trucewatch.assess.rates import Ground, find_rate
from trucewatch.assess.reasons import find_reasons, reason_of_rate, reason_of_watch
from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.assess.status import find_status, is_contested, status_of_deal
from trucewatch.assess.suspension import find_suspensions
from trucewatch.assess.territory import Territory
from trucewatch.assess.voices import Scale, Voice, masses
from trucewatch.model.agreement import Obligation, ObligationKind
from trucewatch.model.claim import About, Claim
from trucewatch.model.finding import Bearing, Finding, FindingReason, Grade, Opinion, Status, Way
from trucewatch.model.period import Period
from trucewatch.model.rate import RateChange
from trucewatch.model.wording import as_sentence, say_claim, say_names, say_teller
from trucewatch.settings import Settings

_CAME_TRUE = (Status.DONE, Status.CLAIMED_DONE, Status.KEPT)


def weigh(bearings: Sequence[Bearing], scale: Scale, *, territory: Territory) -> tuple[Finding, ...]:
    """Return one finding for each obligation of the scale's agreement, in the order in which they are coded."""
    obligations = scale.agreement.obligations
    on_each: dict[str, list[Bearing]] = {obligation.id: [] for obligation in obligations}
    for bearing in bearings:
        on_each[bearing.obligation].append(bearing)
    ground = Ground(scale, territory)
    found = {obligation.id: _find(obligation, scale, on_each[obligation.id], ground) for obligation in obligations}
    waited = [_await_condition(obligation, found, obligations) for obligation in obligations]
    suspensions = find_suspensions(scale, territory)
    as_of = scale.evidence.times.as_of
    return tuple(amend(_suspend(finding, suspensions, scale), scale.agreement, as_of) for finding in waited)


def _find(obligation: Obligation, scale: Scale, bearings: Sequence[Bearing], ground: Ground) -> Finding:
    settings, as_of = scale.settings, scale.evidence.times.as_of
    voices = scale.voices_on(obligation, bearings)
    rate = find_rate(obligation, ground, scale)
    watched = share_watched(obligation, ground, as_of, settings)
    level, opinion = grade(voices, settings, rate=rate, watched=watched)
    status = status_of_deal(scale.agreement, as_of) or find_status(
        obligation, voices, level=level.value, as_of=as_of, settings=settings, rate=rate
    )
    summary, *single = find_reasons(obligation, voices, as_of=as_of, settings=settings)
    return Finding(
        obligation=obligation.id,
        status=status,
        contested=is_contested(voices, as_of, settings),
        level=level,
        unknown=opinion.ignorance,
        as_seen_by=_as_seen_by_parties(voices, scale),
        independent=_as_seen_by_independents(voices, scale),
        opinion=opinion,
        chance=chance_met(find_posterior(voices, settings, rate=rate), settings),
        watched=watched,
        rate=rate,
        claims_for=tuple(sorted(bearing.claim for bearing in bearings if bearing.way is Way.FOR)),
        claims_against=tuple(sorted(bearing.claim for bearing in bearings if bearing.way is Way.AGAINST)),
        reasons=(
            summary,
            *([reason_of_rate(rate, ground.claims_of(rate), settings)] if rate else ()),
            *([reason_of_watch(watched, ground.watch.denials, settings)] if watched < 1.0 else ()),
            *single,
        ),
    )


def status_with(voices: Sequence[Voice], finding: Finding, obligation: Obligation, scale: Scale) -> Status:
    """Return how an obligation would stand with these voices alone, all else being as it was found.

    Args:
        voices: Those that stand.
        finding: How it stands with all of them: its counted rates are taken as they are.
    """
    settings, as_of = scale.settings, scale.evidence.times.as_of
    level = level_of(voices, settings, finding.rate)
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
    voices: Sequence[Voice], settings: Settings, *, rate: RateChange | None = None, watched: float = 1.0
) -> tuple[Grade, Opinion]:
    """Return the level that the voices come to, with its range, and how much speaks for it, against it, or is unknown.

    Where rates can be compared, they stand in the place of the single incidents. Time in which observers were turned
    away widens the range and adds to what is unknown; it does not move the level.
    """
    level = level_of(voices, settings, rate)
    low, high = find_range(find_posterior(voices, settings, rate=rate, share=watched), settings)
    if level is not None:
        low, high = min(low, level), max(high, level)
    weights = [watched * weight for weight in weights_by_level(voices, settings, rate)]
    return Grade(value=level, low=low, high=high), form_opinion(weights, settings)


def level_of(voices: Sequence[Voice], settings: Settings, rate: RateChange | None) -> float | None:
    """Return the level that the voices come to, 0 to 3; None where nothing has weight."""
    if rate is None and not any(voice.weight > 0 for voice in voices):
        return None
    return mean_level(find_posterior(voices, settings, rate=rate))


def weights_by_level(voices: Sequence[Voice], settings: Settings, rate: RateChange | None) -> tuple[float, ...]:
    """Return the weight that the voices, and the compared rates where there are any, put on each level, 0 to 3."""
    if rate is None:
        return masses(voices)
    counted = frozenset((*rate.before.incidents, *rate.after.incidents))
    spoken = masses([voice for voice in voices if voice.event not in counted])
    return tuple(weight + settings.rate_weight * share for weight, share in zip(spoken, rate.mass, strict=True))


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


def _as_seen_by_parties(voices: Sequence[Voice], scale: Scale) -> tuple[tuple[str, float], ...]:
    seen = {}
    for party in dict.fromkeys((*scale.agreement.parties, *scale.agreement.guarantors)):
        own = [voice for voice in voices if voice.origin.key == party and not _blames_whole(voice, scale.settings)]
        total = sum(voice.bearing.directness * voice.recency for voice in own)
        if total > 0:
            actor = scale.actors.get(party)
            claimed = sum(voice.bearing.level * voice.bearing.directness * voice.recency for voice in own)
            seen[actor.name if actor else party] = claimed / total
    return tuple(sorted(seen.items()))


def _as_seen_by_independents(voices: Sequence[Voice], scale: Scale) -> float | None:
    """The level by those who gain nothing either way and whose word has weight; None where none of them spoke."""
    stakes = involved(scale.agreement)
    own = [
        voice
        for voice in voices
        if voice.weight > 0
        and voice.interest is Interest.NEUTRAL
        and not scale.stakes_of(voice.origin, voice.claim) & stakes
    ]
    total = sum(voice.weight for voice in own)
    return sum(voice.bearing.level * voice.weight for voice in own) / total if total > 0 else None


def _blames_whole(voice: Voice, settings: Settings) -> bool:
    """Whoever finds the whole kept, finds every part kept; whoever finds it broken has not said in which part."""
    is_of_whole = (
        About.WHOLE_AGREEMENT in voice.claim.about and voice.bearing.directness <= settings.directness_of_whole
    )
    return is_of_whole and voice.bearing.way is Way.AGAINST


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
        claims=tuple(
            sorted({one for name in waiting for one in (*found[name].claims_for, *found[name].claims_against)})
        ),
    )
    return replace(finding, status=Status.NOT_DUE, reasons=(reason, *finding.reasons))
