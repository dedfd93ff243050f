"""Done or not done: one obligation, or the deal as a whole, of which origins say opposite things."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from trucewatch.model.agreement import Obligation, ObligationKind
from trucewatch.model.claim import About, Claim, ClaimKind, Verdict
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.finding import Bearing, Way
from trucewatch.model.succession import Succession, Word
from trucewatch.model.wording import ABOUT_WORDS
from trucewatch.reconcile.disputes.matter import Dispute, Matter


def on_obligations(matter: Matter) -> Iterator[Dispute]:
    """Yield, for each obligation, what the origins' last words on it have against one another.

    Where the same claims meet on several obligations, they are told once, with the others named beside.
    """
    found = list(_on_each(matter))
    for dispute in found:
        if not any(_holds(other, dispute, found) for other in found):
            also = [one.obligation for one in found if one.obligation and _holds(dispute, one, found)]
            yield replace(dispute, also=also)


def _on_each(matter: Matter) -> Iterator[Dispute]:
    for obligation in _deeds(matter):
        mine = [
            bearing
            for bearing in matter.bearings
            if bearing.obligation == obligation.id
            and bearing.directness >= matter.settings.directness_to_turn
            and not matter.origins.is_echo(bearing.claim)
        ]
        kept, broken = _one_sided(*_at_odds(_last_words(mine, matter), matter.settings.levels_at_odds), matter)
        if kept and broken:
            yield Dispute(
                type=ContradictionType.POLARITY,
                title=f"Whether this is kept: {obligation.title}",
                left=_squarest_first(kept, matter),
                right=_squarest_first(broken, matter),
                obligation=obligation.id,
                directness=min(_most_direct(kept), _most_direct(broken)),
            )


def _holds(wide: Dispute, narrow: Dispute, found: Sequence[Dispute]) -> bool:
    """Tell whether all the claims of the one meet in the other too, as squarely; of two that are alike, the earlier."""
    if wide is narrow or wide.directness < narrow.directness:
        return False
    sides = [frozenset(claim.id for claim in claims) for claims in (wide.left, wide.right, narrow.left, narrow.right)]
    if not (sides[2] <= sides[0] and sides[3] <= sides[1]):
        return False
    are_alike = sides[:2] == sides[2:] and wide.directness == narrow.directness
    return not are_alike or found.index(wide) < found.index(narrow)


def on_the_whole(matter: Matter) -> Iterator[Dispute]:
    """Yield the verdicts on the deal as a whole against those that find any part of it not kept."""
    bearing_ids = {bearing.claim for bearing in matter.bearings}
    verdicts = [
        claim
        for claim in matter.evidence.claims
        if claim.kind is ClaimKind.COMPLIANCE and claim.id in bearing_ids and not matter.origins.is_echo(claim.id)
    ]
    kept = [claim for claim in verdicts if _says_kept(claim) and About.WHOLE_AGREEMENT in claim.about]
    broken = [claim for claim in verdicts if _says_broken(claim)]
    succession = Succession(
        word
        for claims, way in ((kept, Way.FOR), (broken, Way.AGAINST))
        for claim in claims
        for word in _verdict_words(claim, way, matter)
    )
    last_kept, last_broken = (
        [claim for claim in claims if not all(map(succession.replaces, _verdict_words(claim, way, matter)))]
        for claims, way in ((kept, Way.FOR), (broken, Way.AGAINST))
    )
    whole = About.WHOLE_AGREEMENT
    keys = _origin_keys(last_kept, matter)
    others = [claim for claim in last_broken if not keys & _origin_keys([claim], matter)]
    if last_kept and others:
        yield Dispute(
            type=ContradictionType.POLARITY,
            title=f"Whether this is kept: {ABOUT_WORDS[whole]}",
            left=matter.newest_first(last_kept),
            right=sorted(matter.newest_first(others), key=lambda claim: whole not in claim.about),
            directness=1.0 if any(whole in claim.about for claim in others) else matter.settings.directness_of_whole,
        )


def on_changed_minds(matter: Matter) -> Iterator[Dispute]:
    """Yield, for each obligation and origin, what it said before and says no longer."""
    for obligation in _deeds(matter):
        # Weapons out and fighters still there are words on two parts of a zone: no mind was changed.
        by_origin: defaultdict[tuple[str, str], list[Bearing]] = defaultdict(list)
        names = {}
        for bearing in matter.bearings:
            if bearing.obligation == obligation.id and _is_word(bearing, matter):
                for origin in matter.origins.of(bearing.claim):
                    key = (origin.key, bearing.part or "")
                    by_origin[key].append(bearing)
                    names[key] = origin.name
        for key in sorted(by_origin):
            before, after = _turn(by_origin[key], matter)
            if before and after:
                yield Dispute(
                    type=ContradictionType.TIME,
                    title=f"{names[key]} changes its word: {obligation.title}",
                    left=matter.newest_first(before),
                    right=matter.newest_first(after),
                    obligation=obligation.id,
                )


def _at_odds(bearings: Sequence[Bearing], gap: float) -> tuple[list[Bearing], list[Bearing]]:
    """Those for and those against, as far as they lie apart enough from somebody on the other side."""
    kept = [bearing for bearing in bearings if bearing.way is Way.FOR]
    broken = [bearing for bearing in bearings if bearing.way is Way.AGAINST]
    if not kept or not broken:
        return [], []
    floor = min(bearing.level for bearing in broken) + gap
    ceiling = max(bearing.level for bearing in kept) - gap
    return (
        [bearing for bearing in kept if bearing.level >= floor],
        [bearing for bearing in broken if bearing.level <= ceiling],
    )


def _deeds(matter: Matter) -> list[Obligation]:
    """A declaration of will is nothing that anybody could find kept or not."""
    return [one for one in matter.agreement.obligations if one.kind is not ObligationKind.DECLARATORY]


def _squarest_first(bearings: Sequence[Bearing], matter: Matter) -> list[Claim]:
    """The claims: those of known actors first, then those on the very obligation, then the newest."""
    claims = matter.claims
    directness = {bearing.claim: bearing.directness for bearing in bearings}
    ordered = matter.newest_first(claims[claim_id] for claim_id in directness)
    return sorted(ordered, key=lambda claim: (not matter.is_of_known(claim), -directness[claim.id]))


def _is_word(bearing: Bearing, matter: Matter) -> bool:
    """Acts come and go, and praise of the whole tells of no part: only words on the duty itself change a mind on it."""
    return (
        matter.claims[bearing.claim].kind is not ClaimKind.INCIDENT
        and bearing.directness >= matter.settings.directness_to_confirm
        and not matter.origins.is_echo(bearing.claim)
    )


def _turn(bearings: Sequence[Bearing], matter: Matter) -> tuple[list[Claim], list[Claim]]:
    """Split an origin's words where the last way begins; both sides of the turn, or nothing."""
    claims = matter.claims
    dated = sorted(
        ((day, bearing) for bearing in bearings if (day := matter.evidence.said_on(claims[bearing.claim]))),
        key=lambda pair: (pair[0], pair[1].claim),
    )
    if not dated:
        return [], []
    last_way = dated[-1][1].way
    before = [claims[bearing.claim] for day, bearing in dated if bearing.way is not last_way and day < dated[-1][0]]
    turned = matter.newest(before) if before else date.max
    after = [claims[bearing.claim] for day, bearing in dated if bearing.way is last_way and day > turned]
    return before, after


def _last_words(bearings: Sequence[Bearing], matter: Matter) -> list[Bearing]:
    """Leave out what all its origins replaced by the opposite; acts stay, whatever is said later."""
    claims = matter.claims
    acts = {bearing.claim for bearing in bearings if claims[bearing.claim].kind is ClaimKind.INCIDENT}
    succession = Succession(
        word for bearing in bearings if bearing.claim not in acts for word in _words_of(bearing, matter)
    )
    return [
        bearing
        for bearing in bearings
        if bearing.claim in acts or not all(succession.replaces(word) for word in _words_of(bearing, matter))
    ]


def _words_of(bearing: Bearing, matter: Matter) -> list[Word]:
    on = matter.evidence.said_on(matter.claims[bearing.claim])
    return [
        Word(origin=origin.key, way=bearing.way, directness=bearing.directness, on=on, part=bearing.part)
        for origin in matter.origins.of(bearing.claim)
    ]


def _origin_keys(claims: Iterable[Claim], matter: Matter) -> set[str]:
    return {origin.key for claim in claims for origin in matter.origins.of(claim.id)}


def _one_sided(
    kept: Sequence[Bearing], broken: Sequence[Bearing], matter: Matter
) -> tuple[list[Bearing], list[Bearing]]:
    """Leave out whoever gives both verdicts: he stands on neither side; nothing where one origin is all that is left.

    To tell of one breach and to find the whole kept is not to say both.
    """
    verdicts = [[claim for claim in _claims(side, matter) if not _is_act(claim)] for side in (kept, broken)]
    torn = _origin_keys(verdicts[0], matter) & _origin_keys(verdicts[1], matter)

    def speaks_one_way(bearing: Bearing) -> bool:
        claim = matter.claims[bearing.claim]
        return _is_act(claim) or not _origin_keys([claim], matter) <= torn

    sides = list(filter(speaks_one_way, kept)), list(filter(speaks_one_way, broken))
    several = len(_origin_keys(_claims((*sides[0], *sides[1]), matter), matter)) > 1
    return sides if several else ([], [])


def _claims(bearings: Iterable[Bearing], matter: Matter) -> list[Claim]:
    return [matter.claims[bearing.claim] for bearing in bearings]


def _is_act(claim: Claim) -> bool:
    return claim.kind is ClaimKind.INCIDENT


def _most_direct(bearings: Iterable[Bearing]) -> float:
    return max(bearing.directness for bearing in bearings)


def _says_kept(claim: Claim) -> bool:
    return (claim.verdict is Verdict.FULFILLED) is not claim.denied and claim.verdict is not Verdict.PARTLY


def _says_broken(claim: Claim) -> bool:
    return claim.verdict is not None and not _says_kept(claim) and (claim.verdict is not Verdict.PARTLY or claim.denied)


def _verdict_words(claim: Claim, way: Way, matter: Matter) -> list[Word]:
    """The claim as words on the deal: whatever it is about, it is as direct as any other verdict."""
    on = matter.evidence.said_on(claim)
    return [Word(origin=origin.key, way=way, directness=1.0, on=on) for origin in matter.origins.of(claim.id)]
