"""Weigh what bears on each obligation into a finding: status, level with its range, and the reasons.

Over the four levels of PAM's scale a Dirichlet is kept: a little of everything to begin with, then the weight of every
voice on the level that it speaks for. Its mean is the level, its spread the range, and the share of what it held to
begin with is what remains unknown.
"""

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.assess.amended import amend
from trucewatch.assess.beta import level_range, mean_and_variance
from trucewatch.assess.reasons import find_reasons
from trucewatch.assess.status import find_status, is_contested, status_of_deal
from trucewatch.assess.suspension import find_suspensions
from trucewatch.assess.territory import Territory
from trucewatch.assess.voices import Scale, Voice, masses
from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import About, Claim
from trucewatch.model.finding import Bearing, Finding, FindingReason, Grade, Status, Way
from trucewatch.model.wording import as_sentence, say_claim, say_teller
from trucewatch.settings import Settings

_CAME_TRUE = (Status.DONE, Status.CLAIMED_DONE, Status.KEPT)


def weigh(bearings: Sequence[Bearing], scale: Scale, *, territory: Territory) -> tuple[Finding, ...]:
    """Return one finding for each obligation of the scale's agreement, in the order in which they are coded."""
    obligations = scale.agreement.obligations
    on_each: dict[str, list[Bearing]] = {obligation.id: [] for obligation in obligations}
    for bearing in bearings:
        on_each[bearing.obligation].append(bearing)
    found = {obligation.id: _find(obligation, scale, on_each[obligation.id]) for obligation in obligations}
    waited = [_await_condition(obligation, found) for obligation in obligations]
    suspensions = find_suspensions(scale, territory)
    as_of = scale.evidence.times.as_of
    return tuple(amend(_suspend(finding, suspensions, scale), scale.agreement, as_of) for finding in waited)


def _find(obligation: Obligation, scale: Scale, bearings: Sequence[Bearing]) -> Finding:
    settings, as_of = scale.settings, scale.evidence.times.as_of
    voices = scale.voices_on(obligation, bearings)
    level, unknown = grade(voices, settings)
    status = status_of_deal(scale.agreement, as_of) or find_status(
        obligation, voices, level=level.value, as_of=as_of, settings=settings
    )
    return Finding(
        obligation=obligation.id,
        status=status,
        contested=is_contested(voices, as_of, settings),
        level=level,
        unknown=unknown,
        as_seen_by=_as_seen_by_parties(voices, scale),
        claims_for=tuple(sorted(bearing.claim for bearing in bearings if bearing.way is Way.FOR)),
        claims_against=tuple(sorted(bearing.claim for bearing in bearings if bearing.way is Way.AGAINST)),
        reasons=find_reasons(obligation, voices, as_of=as_of, settings=settings),
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


def grade(voices: Sequence[Voice], settings: Settings) -> tuple[Grade, float]:
    """Return the level that the voices come to, with its range, and the share that they leave unknown."""
    prior = settings.prior_per_level
    counts = [prior + mass for mass in masses(voices)]
    unknown = 4 * prior / sum(counts)
    mean, _ = mean_and_variance(counts)
    low, high = level_range(counts, settings.range_mass)
    heard = any(voice.weight > 0 for voice in voices)
    return Grade(value=mean if heard else None, low=low, high=high), unknown


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


def _blames_whole(voice: Voice, settings: Settings) -> bool:
    """Whoever finds the whole kept, finds every part kept; whoever finds it broken has not said in which part."""
    is_of_whole = (
        About.WHOLE_AGREEMENT in voice.claim.about and voice.bearing.directness <= settings.directness_of_whole
    )
    return is_of_whole and voice.bearing.way is Way.AGAINST


def _await_condition(obligation: Obligation, found: dict[str, Finding]) -> Finding:
    """An obligation that waits for others is not due before they are met, unless it was met all the same."""
    finding = found[obligation.id]
    waiting = [name for name in obligation.condition if name in found and found[name].status not in _CAME_TRUE]
    if not waiting or finding.status in _CAME_TRUE or finding.status is Status.SUPERSEDED:
        return finding
    return replace(finding, status=Status.NOT_DUE)
