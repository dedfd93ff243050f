"""Make incidents of the groups of claims that judgements bring together: what, when, where, by whom, with what toll.

An echo is shown with what it echoes, and neither joins, parts nor describes anything: so a copy never matters. What a
person says of an echo and another claim is taken to be said of what it echoes; only where he says that the echo is not
about the same is it looked at by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim, ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.ids import content_id
from trucewatch.model.incident import Incident, Standing
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.reconcile.cluster import PROGRAM, bring_together
from trucewatch.reconcile.evidence.story import STORY
from trucewatch.reconcile.origins import find_origins
from trucewatch.reconcile.sides import CIVIL, Side, side_of_killed, side_of_target
from trucewatch.reconcile.tolls import Figure, span_sides, span_toll, span_whole
from trucewatch.settings import Settings

_UNPLACED_KM = 1000.0
"""Where a place without a point stands among places in order of exactness."""


def group_incidents(
    evidence: Evidence, *, actors: ActorIndex, origins: Origins | None = None, settings: Settings | None = None
) -> tuple[Incident, ...]:
    """Return all incidents, in order of their first day, then id; those without a day come last.

    A claim that only denies makes no incident of its own; it joins the one that it denies.
    """
    settings = settings or Settings()
    known = origins or find_origins(evidence, actors=actors)
    claims = {claim.id: claim for claim in evidence.claims if claim.kind is ClaimKind.INCIDENT}
    echoes = _attached_echoes(claims, known, evidence.judgements)
    followers = _followers({one: claims[one] for one in claims if one not in echoes}, evidence.judgements)
    own = {
        claim_id: claim for claim_id, claim in claims.items() if claim_id not in echoes and claim_id not in followers
    }
    entries = {claim.id: claim.event for claim in own.values() if claim.event}
    edges = _edges_of_own(evidence.judgements, echoes)
    groups = bring_together(own, edges, settings, entries=entries)
    behind = _behind(followers)
    beside = _behind(echoes)
    whole = [[one for claim_id in group for one in (claim_id, *behind[claim_id])] for group in groups]
    incidents = [
        _incident(
            [claims[claim_id] for claim_id in sorted(group)],
            [claims[echo] for claim_id in group for echo in beside[claim_id]],
            evidence=evidence,
            origins=known,
            actors=actors,
            settings=settings,
        )
        for group in whole
        if not all(claims[claim_id].denied for claim_id in group)
    ]
    return tuple(sorted(incidents, key=place_in_time))


def _attached_echoes(claims: Mapping[str, Claim], origins: Origins, judgements: Iterable[Judgement]) -> dict[str, str]:
    """The claims that go where another goes, by their ids: echoes, save where a person parts the two."""
    parted = {
        (edge.left, edge.right) for edge in judgements if edge.judge != PROGRAM and edge.answer is Answer.DIFFERENT
    }
    return {
        echo: original
        for echo, original in origins.echo_of.items()
        if echo in claims and original in claims and (min(echo, original), max(echo, original)) not in parted
    }


def _followers(claims: Mapping[str, Claim], judgements: Iterable[Judgement]) -> dict[str, str]:
    """Claims that go on with a story, by the ids of those that they go on from.

    A claim that names no place of its own could be anywhere: it is held against the others through the one before it,
    as a reader would. Where a person has judged it, it stands for itself.
    """
    edges = [edge for edge in judgements if edge.left in claims and edge.right in claims]
    judged = {claim_id for edge in edges if edge.judge != PROGRAM for claim_id in (edge.left, edge.right)}
    best: dict[str, tuple[float, int, int, str]] = {}
    for edge in edges:
        if edge.answer is not Answer.SAME or not any(reason.evidence == STORY for reason in edge.reasons):
            continue
        earlier, later = sorted((claims[edge.left], claims[edge.right]), key=lambda claim: not claim.place)
        if later.id not in judged:
            rank = (-edge.score, -earlier.sentence.span.start, _named_at(earlier), earlier.id)
            best[later.id] = min(rank, best.get(later.id, rank))
    return {follower: rank[-1] for follower, rank in best.items()}


def _named_at(claim: Claim) -> int:
    """Where its sentence names its place: of two that one sentence names, the first is what it is about."""
    place = claim.place[0]
    found = claim.sentence.text.find(place.words or place.name)
    return found if found >= 0 else len(claim.sentence.text)


def _behind(leaders: Mapping[str, str]) -> defaultdict[str, list[str]]:
    """The ids that go with each id, in ascending order."""
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(leaders):
        behind[leaders[one]].append(one)
    return behind


def _edges_of_own(judgements: Iterable[Judgement], echoes: Mapping[str, str]) -> list[Judgement]:
    """The judgements between claims that are no echoes, and a person's on echoes, put on what they echo."""
    edges = []
    for edge in judgements:
        if edge.left not in echoes and edge.right not in echoes:
            edges.append(edge)
        elif edge.judge != PROGRAM:
            left, right = sorted(echoes.get(claim_id, claim_id) for claim_id in (edge.left, edge.right))
            if left != right:
                edges.append(replace(edge, left=left, right=right))
    return edges


def place_in_time(incident: Incident) -> tuple[date, str]:
    """Return the key by which incidents are put in order: those without a day come last."""
    first = incident.date.first or incident.date.last if incident.date else None
    return first or date.max, incident.id


def _incident(  # noqa: PLR0913 - what is looked at, each by its name
    group: Sequence[Claim],
    echoes: Sequence[Claim],
    *,
    evidence: Evidence,
    origins: Origins,
    actors: ActorIndex,
    settings: Settings,
) -> Incident:
    asserted = [claim for claim in group if not claim.denied]
    types = _types(asserted)
    counting = _Counting(claims=asserted, evidence=evidence, origins=origins, actors=actors, settings=settings)
    killed, civilians, injured = counting.killed(), counting.civilians_killed(), counting.injured()
    return Incident(
        id=_id_of(group, evidence),
        type=types[0],
        types=types,
        date=_narrowest([claim.date for claim in asserted if claim.date]),
        place=_most_exact([place for claim in asserted for place in claim.place]),
        perpetrators=_culprits(asserted, actors),
        killed=span_whole(killed),
        civilians_killed=span_toll(civilians),
        injured=span_whole(injured),
        by_side=span_sides([*civilians, *(one for one in killed if one.side is not CIVIL)], injured),
        claims=tuple(sorted(claim.id for claim in (*group, *echoes))),
        denials=tuple(sorted(claim.id for claim in (*group, *echoes) if claim.denied)),
        origins=_independent(group, origins),
    )


def _independent(group: Sequence[Claim], origins: Origins) -> tuple[str, ...]:
    """Those whose word the claims are."""
    return tuple(sorted({origin.name for claim in group for origin in origins.of(claim.id)}))


def _id_of(group: Sequence[Claim], evidence: Evidence) -> str:
    """Made from the first claim about it, so that the incident keeps its id as later reports join."""
    first = min(group, key=lambda claim: (claim.denied, evidence.said_on(claim) or date.max, claim.id))
    return content_id("i", first.id)


def _types(claims: Sequence[Claim]) -> tuple[IncidentType, ...]:
    counted = Counter(claim.type or IncidentType.CEASEFIRE_VIOLATION for claim in claims)
    return tuple(sorted(counted, key=lambda kind: (-counted[kind], kind)))


def _narrowest(periods: Sequence[Period]) -> Period | None:
    """The days that all the claims share; where they share none, those of the most exact claim."""
    if not periods:
        return None
    firsts = [period.first for period in periods if period.first]
    lasts = [period.last for period in periods if period.last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is None or last is None or first <= last:
        return Period(first=first, last=last)
    return min(periods, key=lambda period: (period.length_days or date.max.toordinal(), period.first or date.min))


def _most_exact(places: Sequence[Place]) -> Place | None:
    return min(places, key=lambda place: (_reach_km(place), place.name), default=None)


def _reach_km(place: Place) -> float:
    return place.precision_km if place.point and place.precision_km is not None else _UNPLACED_KM


def _culprits(claims: Sequence[Claim], actors: ActorIndex) -> tuple[str, ...]:
    """Names by which the claims call the culprits, one an actor where the actor is known."""
    named = {}
    for claim in claims:
        for name in claim.perpetrator:
            actor = actors.find(name)
            named[actor.id if actor else name.casefold()] = actor.name if actor else name
    return tuple(sorted(named.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counting:
    """What the claims of one incident count, with whose word it is and whose those are whom it counts."""

    claims: Sequence[Claim]
    evidence: Evidence
    origins: Origins
    actors: ActorIndex
    settings: Settings

    def killed(self) -> list[Figure]:
        """All the dead; those of a claim that counts civilians alone are its dead."""
        return self._figures(lambda claim: claim.killed or claim.civilians_killed, side_of_killed)

    def civilians_killed(self) -> list[Figure]:
        """The dead of whom it is told that they were civilians."""
        told = self._figures(lambda claim: claim.civilians_killed, lambda *_: CIVIL)
        return [*told, *(one for one in self.killed() if one.side is CIVIL and one.claim.civilians_killed is None)]

    def injured(self) -> list[Figure]:
        return self._figures(lambda claim: claim.injured, side_of_target)

    def _figures(
        self, count_of: Callable[[Claim], Count | None], side_of: Callable[[Claim, ActorIndex, Settings], Side]
    ) -> list[Figure]:
        return [
            Figure(
                origin=origin,
                claim=claim,
                count=count,
                on=self.evidence.said_on(claim),
                side=side,
                standing=self._standing(origin, claim, side),
            )
            for claim in self.claims
            if (count := count_of(claim)) is not None and not self.origins.is_echo(claim.id)
            for side in (side_of(claim, self.actors, self.settings),)
            for origin in self.origins.of(claim.id)
        ]

    def _standing(self, origin: Origin, claim: Claim, side: Side) -> Standing:
        """Whether whoever counts is on the side of those counted, or fought or attacked them."""
        if origin.key == side.key or origin.key in self._ids(claim.target):
            return Standing.OWN
        accused = self._ids(name for one in self.claims for name in one.perpetrator)
        hit = self._ids(name for one in self.claims for name in one.target) if side is not CIVIL else frozenset()
        return Standing.ENEMY if origin.key in accused | hit else Standing.NEUTRAL

    def _ids(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(actor.id for name in names if (actor := self.actors.principal(name)))
