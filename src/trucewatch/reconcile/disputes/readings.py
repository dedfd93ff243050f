"""One statement read in two ways: two outlets that quote one speaker of one day to opposite effect."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, State, Verdict
from trucewatch.model.contradiction import ContradictionType
from trucewatch.reconcile.disputes.matter import Dispute, Matter

_ACCEPTING = frozenset({State.REACHED, State.IN_FORCE, State.EXTENDED})
_REJECTING = frozenset({State.REJECTED, State.SUSPENDED, State.ENDED})


def is_quoted(claim: Claim, matter: Matter) -> bool:
    """Tell whether the claim quotes somebody who says yes or no, in a report about the agreement."""
    return (
        claim.document in matter.subjects
        and PUBLISHER not in claim.speaker
        and not matter.origins.is_echo(claim.id)
        and says_yes(claim) is not None
    )


def on_reading(claims: Sequence[Claim], name: str, matter: Matter) -> Iterator[Dispute]:
    """Yield the quotations of one day that make a speaker say yes in one report and no in another.

    Args:
        claims: In which the speaker is quoted.
        name: The speaker's.
    """
    pairs = list(_opposite_pairs(claims, matter))
    if pairs:
        yield Dispute(
            type=ContradictionType.INTERPRETATION,
            title=f"What {name} said",
            left=matter.crowd({one.id: one for one, _ in pairs}.values()),
            right=matter.crowd({other.id: other for _, other in pairs}.values()),
        )


def says_yes(claim: Claim) -> bool | None:
    """Tell whether the claim accepts or keeps what was agreed, or refuses or breaks it; None where it does neither."""
    match claim.kind:
        case ClaimKind.COMPLIANCE:
            if claim.verdict in (None, Verdict.PARTLY):
                return None
            return (claim.verdict is Verdict.FULFILLED) is not claim.denied
        case ClaimKind.COMMITMENT:
            return not claim.denied
        case ClaimKind.AGREEMENT if claim.state in _ACCEPTING:
            return not claim.denied
        case ClaimKind.AGREEMENT if claim.state in _REJECTING:
            return claim.denied
        case ClaimKind.MOVEMENT if claim.state in (State.PLANNED, State.REFUSED):
            return (claim.state is State.PLANNED) is not claim.denied
        case _:
            return None


def _opposite_pairs(claims: Sequence[Claim], matter: Matter) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a yes and a no to one topic, of one day or the next, in two reports."""
    refusals: defaultdict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        day = _day_of(claim, matter)
        if day and not says_yes(claim):
            refusals[day].append(claim)
    apart = matter.settings.statement_within_days
    for claim in claims:
        day = _day_of(claim, matter)
        if day and says_yes(claim):
            for step in range(-apart, apart + 1):
                for other in refusals.get(day + timedelta(days=step), ()):
                    if (
                        claim.document != other.document
                        and _share_topic(claim, other)
                        and _share_doer(claim, other, matter)
                    ):
                        yield claim, other


def _day_of(claim: Claim, matter: Matter) -> date | None:
    return claim.said.last if claim.said and claim.said.last else matter.evidence.said_on(claim)


def _share_doer(one: Claim, other: Claim, matter: Matter) -> bool:
    """That one side keeps the deal and another breaks it can be said in one breath: no two readings."""
    if not one.kind is other.kind is ClaimKind.COMPLIANCE:
        return True
    doers = [
        {actor.id if actor else name.casefold() for name in claim.by for actor in (matter.actors.principal(name),)}
        for claim in (one, other)
    ]
    return bool(doers[0] & doers[1]) or doers[0] == doers[1]


def _share_topic(one: Claim, other: Claim) -> bool:
    """A deal, and whatever has no object named, is about the whole; the whole is about every part."""
    topics = [frozenset(claim.about) or frozenset({About.WHOLE_AGREEMENT}) for claim in (one, other)]
    return bool(topics[0] & topics[1]) or any(About.WHOLE_AGREEMENT in topic for topic in topics)
