"""Tell which claims bear on which obligations, which way, how directly, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from trucewatch.assess.in_zone import weigh_by_zone
from trucewatch.assess.involved import Case
from trucewatch.assess.rules.table import RULES
from trucewatch.assess.rules.verdicts import on_verdict
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.assess.territory import Territory, Where, find_territory
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing, Way
from trucewatch.model.period import Period
from trucewatch.model.place import Gazetteer
from trucewatch.model.zone import ZoneMap
from trucewatch.settings import Settings

_ON_THE_GROUND = (ClaimKind.INCIDENT, ClaimKind.TOLL, ClaimKind.SITUATION, ClaimKind.CONTROL, ClaimKind.MOVEMENT)
"""Kinds that happen at a place; the others speak of the deal itself."""


def bear(  # noqa: PLR0913 - the libraries are handed in one by one, as the board holds them
    agreement: Agreement,
    evidence: Evidence,
    *,
    actors: ActorIndex,
    settings: Settings,
    gazetteer: Gazetteer | None = None,
    zones: ZoneMap | None = None,
    territory: Territory | None = None,
) -> tuple[Bearing, ...]:
    """Return every bearing of a claim on an obligation, in order of obligation as coded, then of claim.

    A claim bears only if it speaks of the agreement's ground and of a time when the agreement bound.

    Args:
        territory: Where the agreement holds, if somebody has looked it up already.
    """
    bearer = Bearer(
        agreement=agreement,
        actors=actors,
        settings=settings,
        zones=zones,
        territory=territory or find_territory(agreement, gazetteer),
    )
    on_each: dict[str, list[Bearing]] = {obligation.id: [] for obligation in agreement.obligations}
    for claim in evidence.claims:
        for bearing in bearer.bearings_of(claim, evidence):
            on_each[bearing.obligation].append(bearing)
    return tuple(chain.from_iterable(on_each.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """What is needed to tell on which obligations of an agreement a claim bears."""

    agreement: Agreement
    actors: ActorIndex
    settings: Settings
    zones: ZoneMap | None
    territory: Territory

    def bearings_of(self, claim: Claim, evidence: Evidence) -> tuple[Bearing, ...]:
        """Return the claim's bearings, in order of obligation as coded; they hang on its report and the day alone."""
        if claim.kind not in RULES:
            return ()
        on_subject = self.territory.is_subject_of(evidence.documents[claim.document])
        where = _locate(claim, self.territory, on_subject=on_subject)
        if where is Where.OUTSIDE or not _is_in_time(claim, evidence, self.agreement):
            return ()
        on = evidence.said_on(claim)
        return tuple(
            _bearing(claim, word, obligation.id)
            for obligation in self.agreement.obligations
            if (
                word := _first_word(
                    claim,
                    Case(
                        agreement=self.agreement,
                        obligation=obligation,
                        actors=self.actors,
                        on=on,
                        located=where is Where.INSIDE,
                        zones=self.zones,
                    ),
                    self.settings,
                )
            )
        )


def may_bear(claims: Iterable[Claim], agreement: Agreement, evidence: Evidence, gazetteer: Gazetteer | None) -> bool:
    """Tell whether a claim may show on the agreement's board: it speaks of its ground, or stands in a report on it."""
    territory = find_territory(agreement, gazetteer)
    return any(
        _locate(claim, territory, on_subject=territory.is_subject_of(evidence.documents[claim.document]))
        is not Where.OUTSIDE
        for claim in claims
    )


def _locate(claim: Claim, territory: Territory, *, on_subject: bool) -> Where:
    """What is said of the deal itself counts where its report is about it, whatever place the words name."""
    where = territory.locate(claim, on_subject=on_subject)
    if where is Where.OUTSIDE and claim.kind not in _ON_THE_GROUND and on_subject:
        return Where.UNKNOWN
    return where


def _is_in_time(claim: Claim, evidence: Evidence, agreement: Agreement) -> bool:
    """Tell whether the claim speaks of a time after the signature and no later than the day asked about."""
    about = claim.date or _day_or_none(evidence.said_on(claim))
    if about is None:
        return True
    if claim.kind is ClaimKind.TOLL and about.first is not None and about.first < agreement.signed:
        return False
    begun = about.first is None or about.first <= evidence.times.as_of
    return begun and (about.last is None or about.last >= agreement.signed)


def _day_or_none(day: date | None) -> Period | None:
    return Period.day(day) if day else None


def _first_word(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """A declaration of will is neither kept nor broken on the ground: only verdicts bear on it."""
    rules = RULES[claim.kind]
    if case.obligation.kind is ObligationKind.DECLARATORY:
        rules = tuple(rule for rule in rules if rule is on_verdict)
    for rule in rules:
        word = rule(claim, case, settings)
        if word:
            return weigh_by_zone(claim, word, case, settings) if claim.kind in _ON_THE_GROUND else word
    return None


def _bearing(claim: Claim, word: Word, obligation_id: str) -> Bearing:
    return Bearing(
        claim=claim.id,
        obligation=obligation_id,
        way=Way.FOR if word.level >= FULL_LEVEL / 2 else Way.AGAINST,
        level=word.level,
        directness=word.directness,
        why=word.why,
        part=word.part,
    )
