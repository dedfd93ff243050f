"""Planned meetings: one for all the reports that announce it, with who is to take part and for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim, ClaimKind, State
from trucewatch.model.evidence import Evidence
from trucewatch.model.period import Period
from trucewatch.model.wording import say_names

_CALLED_OFF = (State.CANCELLED, State.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who is to take part."""

    name: str
    party: str | None = None
    """The party that he speaks for, where it is another name than his."""

    def __str__(self) -> str:
        """Return how he is called in a list."""
        return f"{self.name} ({self.party})" if self.party else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One planned meeting, as the claims that announce it have it."""

    date: Period
    """The days that all the claims share."""
    places: tuple[str, ...]
    participants: tuple[Participant, ...]
    """In the order in which they are named; a party that somebody speaks for does not stand by itself as well."""
    claims: tuple[str, ...]
    """Claim ids, in ascending order."""

    @property
    def title(self) -> str:
        """What the meeting is, in one line."""
        where = f" in {say_names(self.places)}" if self.places else ""
        who = f" of {say_names([str(one) for one in self.participants])}" if self.participants else ""
        return f"Meeting{who}{where}"


def find_meetings(planned: Iterable[Claim], evidence: Evidence, actors: ActorIndex) -> tuple[Meeting, ...]:
    """Return the meetings that the claims announce and nobody called off since, in order of their first claim.

    Two claims announce one meeting if they share a day, and no place and no party of the one shuts out the other's.
    """
    groups: list[list[Claim]] = []
    for claim in planned:
        group = next((group for group in groups if all(_may_be_one(claim, other, actors) for other in group)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    off = [claim for claim in evidence.claims if calls_off(claim)]
    return tuple(_meeting(group, actors) for group in groups if not _is_called_off(group, off, evidence, actors))


def calls_off(claim: Claim) -> bool:
    """Tell whether the claim says that a meeting does not take place as it was planned."""
    return claim.kind is ClaimKind.MEETING and (claim.state in _CALLED_OFF) is not claim.denied


def _may_be_one(one: Claim, other: Claim, actors: ActorIndex) -> bool:
    if one.date and other.date and not one.date.overlaps(other.date):
        return False
    places = [{place.name for place in claim.place} for claim in (one, other)]
    parties = [_parties(claim, actors) for claim in (one, other)]
    return all(not left or not right or left & right for left, right in (places, parties))


def _parties(claim: Claim, actors: ActorIndex) -> set[str]:
    found = ((name, actors.principal(name)) for name in claim.participants)
    return {actor.id if actor else name.casefold() for name, actor in found}


def _is_called_off(group: Sequence[Claim], off: Iterable[Claim], evidence: Evidence, actors: ActorIndex) -> bool:
    """Tell whether somebody said so later than the meeting was last announced."""
    announced = max(evidence.said_on(claim) or date.min for claim in group)
    return any(
        (evidence.said_on(claim) or date.min) > announced and all(_may_be_one(claim, one, actors) for one in group)
        for claim in off
    )


def _meeting(group: Sequence[Claim], actors: ActorIndex) -> Meeting:
    periods = [claim.date for claim in group if claim.date]
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    return Meeting(
        date=Period(first=max(firsts, default=None), last=min(lasts, default=None)),
        places=tuple(dict.fromkeys(place.name for claim in group for place in claim.place)),
        participants=_participants(group, actors),
        claims=tuple(sorted(claim.id for claim in group)),
    )


def _participants(group: Sequence[Claim], actors: ActorIndex) -> tuple[Participant, ...]:
    named: dict[str, Participant] = {}
    for name in (name for claim in group for name in claim.participants):
        actor, party = actors.find(name), actors.principal(name)
        known = actor.name if actor else name
        other = party.name if party and party.name != known else None
        named.setdefault(actor.id if actor else name.casefold(), Participant(name=known, party=other))
    spoken_for = {one.party for one in named.values()}
    return tuple(one for one in named.values() if one.party or one.name not in spoken_for)
