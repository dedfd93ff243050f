"""One statement read in two ways: two outlets that quote one speaker of one day to opposite effect."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, State, Verdict
from trucewatch.model.contradiction import ContradictionType
from trucewatch.reconcile.disputes.matter import Dispute, Matter

_ONE_STATEMENT_DAYS = 1
"""By how many days two quotations of one statement may be dated apart: a speech at night is tomorrow's news."""
_ACCEPTING = frozenset({State.REACHED, State.IN_FORCE, State.EXTENDED})
_REJECTING = frozenset({State.REJECTED, State.SUSPENDED, State.ENDED})


def on_readings(matter: Matter) -> Iterator[Dispute]:
    """Yield, for each speaker, the quotations of one day that make him say yes in one report and no in another."""
    by_speaker: defaultdict[str, list[Claim]] = defaultdict(list)
    names = {}
    for claim in matter.evidence.claims:
        if PUBLISHER in claim.speaker or matter.origins.is_echo(claim.id) or says_yes(claim) is None:
            continue
        for origin in matter.origins.of(claim.id):
            by_speaker[origin.key].append(claim)
            names[origin.key] = origin.name
    for key in sorted(by_speaker):
        yes = [claim for claim in by_speaker[key] if says_yes(claim)]
        no = [claim for claim in by_speaker[key] if not says_yes(claim)]
        pairs = [(one, other) for one, other in product(yes, no) if _is_one_statement(one, other, matter)]
        if pairs:
            yield Dispute(
                type=ContradictionType.INTERPRETATION,
                title=f"What {names[key]} said",
                left=matter.newest_first({one.id: one for one, _ in pairs}.values()),
                right=matter.newest_first({other.id: other for _, other in pairs}.values()),
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


def _is_one_statement(one: Claim, other: Claim, matter: Matter) -> bool:
    if one.document == other.document or not _share_topic(one, other):
        return False
    days = [claim.said.last if claim.said else None for claim in (one, other)]
    said = [day or matter.evidence.said_on(claim) for day, claim in zip(days, (one, other), strict=True)]
    return bool(said[0] and said[1] and abs((said[0] - said[1]).days) <= _ONE_STATEMENT_DAYS)


def _share_topic(one: Claim, other: Claim) -> bool:
    """A deal, and whatever has no object named, is about the whole; the whole is about every part."""
    topics = [frozenset(claim.about) or frozenset({About.WHOLE_AGREEMENT}) for claim in (one, other)]
    return bool(topics[0] & topics[1]) or any(About.WHOLE_AGREEMENT in topic for topic in topics)
