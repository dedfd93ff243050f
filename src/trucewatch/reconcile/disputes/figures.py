"""Figures that cannot both be right, and figures that only seem to differ because they measure different things."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.model.claim import Claim, ClaimKind, Level
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.count import Count
from trucewatch.model.wording import say_incident
from trucewatch.reconcile.disputes.matter import Dispute, Matter
from trucewatch.reconcile.tolls import Figure, latest_by_origin

COUNTED: tuple[tuple[str, Callable[[Claim], Count | None]], ...] = (
    ("killed", lambda claim: claim.killed),
    ("civilians killed", lambda claim: claim.civilians_killed),
    ("injured", lambda claim: claim.injured),
)
"""The figures of an incident on which origins may differ, each with its words."""


def on_tolls(matter: Matter) -> Iterator[Dispute]:
    """Yield, for each incident and figure, the origins whose last ranges do not meet."""
    claims = matter.claims
    for incident in matter.incidents:
        group = [claims[claim_id] for claim_id in incident.claims if claim_id not in incident.denials]
        for words, count_of in COUNTED:
            fewer, more = _far_apart(_figures(group, count_of, matter))
            if fewer and more:
                yield Dispute(
                    type=ContradictionType.VALUE,
                    title=f"How many were {words}: {say_incident(incident)}",
                    left=matter.crowd(fewer),
                    right=matter.crowd(more),
                    incident=incident.id,
                )


def on_changed_copy(echo: str, original: str, incident_id: str | None, matter: Matter) -> Iterator[Dispute]:
    """Yield the figures with which a copied sentence came out otherwise than the one that it copies.

    Args:
        incident_id: Of the incident of which the original tells, if it is one of the matter's.
    """
    claims = matter.claims
    if claims[original].document not in matter.subjects and incident_id is None:
        return
    for words, count_of in COUNTED:
        copied, first = count_of(claims[echo]), count_of(claims[original])
        if copied and first and _miss(copied, first):
            yield Dispute(
                type=ContradictionType.VALUE,
                title=f"A copy changes how many were {words} ({echo})",
                left=matter.crowd([claims[original]]),
                right=matter.crowd([claims[echo]]),
                incident=incident_id,
            )


def on_shares(claims: Sequence[Claim], bearing: Mapping[str, str], matter: Matter) -> Iterator[Dispute]:
    """Yield shares of one area that differ, and shares of different areas, which are no contradiction of value.

    Args:
        claims: That give shares, and are no echoes.
        bearing: The first obligation on which each bears, by claim id.
    """
    by_place: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        by_place[claim.place[0].name.casefold()].append(claim)
    for one, other in combinations(sorted(by_place), 2):
        yield Dispute(
            type=ContradictionType.SCOPE,
            title=f"Shares of different areas: {_area(by_place[one])} and {_area(by_place[other])}",
            left=matter.crowd(by_place[one]),
            right=matter.crowd(by_place[other]),
            obligation=bearing[by_place[one][0].id],
        )
    for place in sorted(by_place):
        yield from _same_area(by_place[place], matter, bearing[by_place[place][0].id])


def _same_area(claims: Sequence[Claim], matter: Matter, obligation_id: str) -> Iterator[Dispute]:
    ordered = sorted(claims, key=lambda claim: (claim.share or 0.0, claim.id))
    least, most = ordered[0], ordered[-1]
    gap = (most.share or 0.0) - (least.share or 0.0)
    if gap < matter.settings.share_gap or matter.origins.of(least.id) == matter.origins.of(most.id):
        return
    days = [matter.evidence.said_on(claim) for claim in (least, most)]
    if days[0] and days[1] and abs((days[0] - days[1]).days) <= matter.settings.share_within_days:
        yield Dispute(
            type=ContradictionType.VALUE,
            title=f"How large a share of {least.place[0].name} is held",
            left=matter.crowd([least]),
            right=matter.crowd([most]),
            obligation=obligation_id,
        )


def _area(claims: Sequence[Claim]) -> str:
    return claims[0].place[0].name


def gives_share(claim: Claim) -> bool:
    """Tell whether the claim gives somebody a share of an area."""
    return (
        claim.kind is ClaimKind.CONTROL
        and claim.share is not None
        and claim.level is not Level.ATTEMPTS
        and bool(claim.place)
    )


def _figures(group: Sequence[Claim], count_of: Callable[[Claim], Count | None], matter: Matter) -> list[Figure]:
    return latest_by_origin(
        [
            Figure(origin=origin, claim=claim, count=count, on=matter.evidence.said_on(claim))
            for claim in group
            if (count := count_of(claim)) and not matter.origins.is_echo(claim.id)
            for origin in matter.origins.of(claim.id)
        ]
    )


def _far_apart(figures: Sequence[Figure]) -> tuple[list[Claim], list[Claim]]:
    """Split into those that end below where the highest begins, and those that begin above all of these."""
    top = max((figure.count.least or 0 for figure in figures), default=0)
    fewer = [figure for figure in figures if figure.count.most is not None and figure.count.most < top]
    ceiling = max((figure.count.most or 0 for figure in fewer), default=0)
    more = [figure for figure in figures if (figure.count.least or 0) > ceiling]
    return [figure.claim for figure in fewer], [figure.claim for figure in more]


def _miss(one: Count, other: Count) -> bool:
    return (one.least, one.most) != (other.least, other.most)
