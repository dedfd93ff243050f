"""Find contradictions, name their kind, and put the most telling first; never say who is right."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import Contradiction, ContradictionType
from trucewatch.model.finding import Bearing
from trucewatch.model.incident import Incident
from trucewatch.model.news import claim_place
from trucewatch.model.ordered import Ordered
from trucewatch.reconcile.disputes.events import on_culprits, on_denials
from trucewatch.reconcile.disputes.figures import gives_share, on_changed_copy, on_shares, on_tolls
from trucewatch.reconcile.disputes.matter import Dispute, Matter
from trucewatch.reconcile.disputes.meanings import belonging, names_groups, on_belonging, on_meaning
from trucewatch.reconcile.disputes.readings import is_quoted, on_reading
from trucewatch.reconcile.disputes.verdicts import OnObligation, OnTheWhole, Overlap, is_word, on_changed_mind

Topic = tuple[str, ...]
"""What claims may be at odds about: a kind, and what it is about."""
_Rank = tuple[float, bool, str]
_VERDICTS: Topic = ("verdicts",)


def find_contradictions(matter: Matter) -> tuple[Contradiction, ...]:
    """Return all contradictions, the most telling first, then by id.

    A side on which nobody can be asked ("a source") is no side.
    """
    disputes = Disputes(matter.agreement)
    disputes.take_up(
        Heard(
            claims=matter.claims,
            bearings=_by_claim(matter.bearings),
            incidents=matter.incidents,
            echoes=matter.origins.echo_of,
        ),
        matter,
    )
    return tuple(disputes.contradictions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came and went since contradictions were last looked for."""

    claims: Mapping[str, Claim]
    """By id: those that came, or echo another now, or no longer."""
    gone: Collection[str] = ()
    """Ids of claims that went."""
    bearings: Mapping[str, Sequence[Bearing]]
    """Of those that came, by claim id, in order of obligation as coded."""
    incidents: Iterable[Incident] = ()
    """Where and while the agreement holds."""
    gone_incidents: Iterable[Incident] = ()
    echoes: Collection[str] = ()
    """Ids of the claims that echo another now, or no longer."""


class Disputes:
    """The contradictions on one agreement, kept up as claims and incidents come and go."""

    def __init__(self, agreement: Agreement, nothing: Ordered[Contradiction] | None = None) -> None:
        """Begin without claims.

        Args:
            nothing: No contradictions, which know how they are published.
        """
        self.contradictions = nothing if nothing is not None else Ordered[Contradiction]()
        """The most telling first, then by id."""
        deeds = [one for one in agreement.obligations if one.kind is not ObligationKind.DECLARATORY]
        self._obligations = {obligation.id: obligation for obligation in agreement.obligations}
        self._whole = OnTheWhole()
        self._each = {obligation.id: OnObligation(obligation) for obligation in deeds}
        self._overlap = Overlap()
        self._bearings: dict[str, Sequence[Bearing]] = {}
        self._topics: dict[str, frozenset[Topic]] = {}
        """By claim id."""
        self._claims_on: defaultdict[Topic, dict[str, Claim]] = defaultdict(dict)
        self._incident_of: dict[str, str] = {}
        self._echoes: defaultdict[str, set[str]] = defaultdict(set)
        self._original: dict[str, str] = {}
        self._keys: dict[Topic, list[_Rank]] = {}

    def take_up(self, heard: Heard, matter: Matter) -> None:
        """Carry on with what came and went; only what that touches is looked at."""
        for claim_id in heard.gone:
            self._bearings.pop(claim_id, None)
        self._bearings.update((claim_id, several) for claim_id, several in heard.bearings.items() if several)
        found = {topic: list(self._on_topic(topic, matter)) for topic in {*self._note_topics(heard, matter)}}
        if heard.claims or heard.gone:
            self._turn_verdicts(heard, matter)
            found[_VERDICTS] = list(self._on_verdicts(matter))
        found.update((("incident", incident.id), []) for incident in heard.gone_incidents)
        for incident in heard.incidents:
            found["incident", incident.id] = list(_on_incident(incident, matter))
        for echo in self._note_echoes(heard, matter):
            found["copy", echo] = list(self._on_copy(echo, matter))
        self._put(found, matter)

    def _note_topics(self, heard: Heard, matter: Matter) -> Iterator[Topic]:
        for claim_id in (*heard.gone, *heard.claims):
            for topic in self._topics.pop(claim_id, ()):
                del self._claims_on[topic][claim_id]
                yield topic
        for claim_id, claim in heard.claims.items():
            topics = frozenset(self._topics_of(claim, matter))
            if topics:
                self._topics[claim_id] = topics
            for topic in topics:
                self._claims_on[topic][claim_id] = claim
                yield topic

    def _topics_of(self, claim: Claim, matter: Matter) -> Iterator[Topic]:
        """Yield what the claim may be at odds with others about, besides whether a duty is kept."""
        bearings = self._bearings.get(claim.id, ())
        keys = [origin.key for origin in matter.origins.of(claim.id)]
        if is_quoted(claim, matter):
            yield from (("reading", key) for key in keys)
        bears_on = {bearing.obligation for bearing in bearings}
        for obligation in self._obligations.values():
            if names_groups(claim, obligation, matter, bears=obligation.id in bears_on):
                yield ("meaning", obligation.id)
        if ids := belonging(claim, matter):
            yield ("belonging", *ids)
        if bearings and gives_share(claim) and not matter.origins.is_echo(claim.id):
            yield ("share",)
        for bearing in bearings:
            if bearing.obligation in self._each and is_word(bearing, matter):
                yield from (("mind", bearing.obligation, key, bearing.part or "") for key in keys)

    def _on_topic(self, topic: Topic, matter: Matter) -> Iterator[Dispute]:
        claims = sorted(self._claims_on[topic].values(), key=lambda claim: _place(claim, matter))
        if not claims:
            return
        match topic:
            case ("reading", key):
                yield from on_reading(claims, _name(key, claims, matter), matter)
            case ("meaning", obligation_id):
                yield from on_meaning(self._obligations[obligation_id], claims, matter)
            case ("belonging", subject, other):
                yield from on_belonging((subject, other), claims, matter)
            case ("share",):
                bearing = {claim.id: self._bearings[claim.id][0].obligation for claim in claims}
                yield from on_shares(claims, bearing, matter)
            case ("mind", obligation_id, key, _):
                bearings = [
                    bearing
                    for claim in claims
                    for bearing in self._bearings[claim.id]
                    if bearing.obligation == obligation_id
                ]
                name = _name(key, claims, matter)
                yield from on_changed_mind(self._obligations[obligation_id], bearings, name, matter)
            case _:
                raise ValueError(topic)

    def _turn_verdicts(self, heard: Heard, matter: Matter) -> None:
        for obligation_id, each in self._each.items():
            said: dict[str, Bearing | None] = dict.fromkeys(heard.gone)
            for claim_id in heard.claims:
                on_it = (one for one in self._bearings.get(claim_id, ()) if one.obligation == obligation_id)
                said[claim_id] = next(on_it, None)
            each.turn(said, matter)
        verdicts: dict[str, Claim | None] = dict.fromkeys(heard.gone)
        verdicts.update((one, claim if one in self._bearings else None) for one, claim in heard.claims.items())
        self._whole.turn(verdicts, matter)

    def _on_verdicts(self, matter: Matter) -> Iterator[Dispute]:
        if (whole := self._whole.dispute(matter)) is not None:
            yield whole
        yield from self._overlap.once([one for each in self._each.values() if (one := each.dispute(matter))])

    def _note_echoes(self, heard: Heard, matter: Matter) -> set[str]:
        """The echoes of which it may be told otherwise now that their figures changed."""
        moved: set[str] = set()
        for incident in heard.gone_incidents:
            for claim_id in incident.claims:
                self._incident_of.pop(claim_id, None)
                moved.add(claim_id)
        for incident in heard.incidents:
            for claim_id in incident.claims:
                self._incident_of[claim_id] = incident.id
                moved.add(claim_id)
        for echo in heard.echoes:
            before, now = self._original.pop(echo, None), matter.origins.echo_of.get(echo)
            if before is not None:
                self._echoes[before].discard(echo)
            if now is not None:
                self._original[echo] = now
                self._echoes[now].add(echo)
        return set(heard.echoes).union(*(self._echoes[one] for one in moved if one in self._echoes))

    def _on_copy(self, echo: str, matter: Matter) -> Iterator[Dispute]:
        original = self._original.get(echo)
        if original is not None:
            yield from on_changed_copy(echo, original, self._incident_of.get(original), matter)

    def _put(self, found: Mapping[Topic, Iterable[Dispute]], matter: Matter) -> None:
        gone: list[_Rank] = []
        come: list[tuple[_Rank, Contradiction]] = []
        for topic, disputes in found.items():
            gone += self._keys.pop(topic, [])
            ranked = list(_ranked(disputes, matter))
            if ranked:
                self._keys[topic] = [rank for rank, _ in ranked]
                come += ranked
        self.contradictions = self.contradictions.edited(gone, come)


def _ranked(disputes: Iterable[Dispute], matter: Matter) -> Iterator[tuple[_Rank, Contradiction]]:
    """Yield the contradictions with how telling they are; all on the deal and its duties are to be ranked together."""
    told = [(_telling(dispute, matter), dispute) for dispute in disputes if _has_two_sides(dispute)]
    wholes = [(telling, dispute) for telling, dispute in told if _is_on_the_whole(dispute)]
    for telling, dispute in told:
        contradiction = dispute.settle(matter)
        most = max(telling, *_telling_of_whole(dispute, wholes, matter))
        yield (-most, _is_general(contradiction), contradiction.id), contradiction


def _on_incident(incident: Incident, matter: Matter) -> Iterator[Dispute]:
    alone = replace(matter, incidents=(incident,))
    for find in (on_denials, on_culprits, on_tolls):
        yield from find(alone)


def _by_claim(bearings: Iterable[Bearing]) -> Mapping[str, Sequence[Bearing]]:
    found: defaultdict[str, list[Bearing]] = defaultdict(list)
    for bearing in bearings:
        found[bearing.claim].append(bearing)
    return found


def _place(claim: Claim, matter: Matter) -> tuple[object, ...]:
    return claim_place(claim, matter.evidence.documents[claim.document])


def _name(key: str, claims: Sequence[Claim], matter: Matter) -> str:
    """What an origin is called where it was heard last."""
    return next(
        origin.name
        for claim in reversed(claims)
        for origin in reversed(matter.origins.of(claim.id))
        if origin.key == key
    )


def _telling_of_whole(dispute: Dispute, wholes: Sequence[tuple[float, Dispute]], matter: Matter) -> list[float]:
    """How telling it is that the same two speak first on either side of a dispute on the deal as a whole.

    Who finds the whole not kept, and says of which duty, is at odds over this duty with whoever finds the whole kept:
    that tells more than the two verdicts by themselves, and never less.
    """
    if dispute.type is not ContradictionType.POLARITY or dispute.obligation is None:
        return [0.0]
    mine = _first_voices(dispute, matter)
    return [
        telling
        for telling, whole in wholes
        if all(one & other for one, other in zip(mine, _first_voices(whole, matter), strict=True))
    ] or [0.0]


def _first_voices(dispute: Dispute, matter: Matter) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the origins whose claim is shown first on either side."""
    left, right = (
        frozenset(origin.key for origin in matter.origins.of(crowd.first.id)) for crowd in (dispute.left, dispute.right)
    )
    return left, right


def _is_on_the_whole(dispute: Dispute) -> bool:
    return dispute.type is ContradictionType.POLARITY and dispute.obligation is None and dispute.incident is None


def _is_general(contradiction: Contradiction) -> bool:
    """Of two that are equally telling, the one on a single duty or incident comes before that on the deal."""
    return contradiction.obligation is None and contradiction.incident is None


def _has_two_sides(dispute: Dispute) -> bool:
    """Tell whether somebody can be asked on either side; a figure stands for itself, whoever gave it."""
    if dispute.type is ContradictionType.VALUE:
        return True
    return dispute.left.is_of_named and dispute.right.is_of_named


def _telling(dispute: Dispute, matter: Matter) -> float:
    sides = (dispute.left, dispute.right)
    spoke = min(crowd.newest for crowd in sides)
    age_days = 0 if spoke == date.min else max(0, (matter.evidence.times.as_of - spoke).days)
    telling = (
        matter.settings.telling_by_kind[dispute.type]
        * dispute.directness
        * math.pow(2.0, -age_days / matter.settings.contradiction_half_life_days)
    )
    if all(matter.is_of_party(crowd.first) for crowd in sides):
        telling *= matter.settings.telling_between_parties
    if any(crowd.has_share for crowd in sides):
        telling *= matter.settings.telling_with_share
    return telling
