"""Part incidents and join them: which pairs of claims somebody must decide about, and what the incidents become by it.

Nothing is decided here. A plan is a list of pairs, each of two claims and an answer, and together they say it outright:
which claims are about one incident, and which are not. So the outcome rests on no likeness that the program found, and
stays as it is when further claims come in.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.errors import BadAmendmentError
from trucewatch.model.act import Act, ActKind, decisive
from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.ids import content_id
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import PERSON, Answer, Judgement
from trucewatch.model.origin import Origins
from trucewatch.reconcile.cluster import PROGRAM, Components
from trucewatch.reconcile.group import group_incidents
from trucewatch.settings import Settings

_FORETOLD = PERSON
"""The judge of pairs that nobody has decided about yet: a person without a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What somebody would decide, and what would come of it."""

    pairs: tuple[tuple[str, str, Answer], ...]
    """Claim ids, the smaller first, with the answer; in order."""
    before: tuple[Incident, ...]
    """The incidents that would change, as they are; in order of time."""
    after: tuple[Incident, ...]
    """What they would become."""
    overridden: tuple[Act, ...]
    """What persons decided otherwise about the same pairs, and what would count no longer."""

    @property
    def id(self) -> str:
        """Made from the pairs: who saw one plan is not to carry out another."""
        return content_id("p", [list(pair) for pair in self.pairs])


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What plans are made of: the evidence, and what the program made of it."""

    evidence: Evidence
    origins: Origins
    actors: ActorIndex
    settings: Settings


def plan_split(incident: Incident, taken: Collection[str], grounds: Grounds) -> Plan:
    """Return the plan by which the claims taken out are an incident of their own, and those that stay are another.

    Args:
        taken: Ids of claims of the incident: some of them, not all.

    Raises:
        BadAmendmentError: None or all were taken, or one that is not of the incident.
    """
    out = sorted(set(taken))
    rest = [one for one in incident.claims if one not in set(taken)]
    foreign = sorted(set(out) - set(incident.claims))
    if foreign or not out or not rest:
        found = foreign[0] if foreign else f"{len(out)} of {len(incident.claims)}"
        raise BadAmendmentError("the claims taken out", found, "some claims of the incident, and not all of them")
    echo_of = grounds.origins.echo_of
    said: dict[tuple[str, str], Answer] = {}
    for group in (out, rest):
        _join(said, group, echo_of)
    heads = [_own(group, echo_of)[0] for group in (out, rest)]
    for one in _own(rest, echo_of):
        said[_ordered(heads[0], one)] = Answer.DIFFERENT
    for one in _own(out, echo_of):
        said[_ordered(heads[1], one)] = Answer.DIFFERENT
    sides = {**dict.fromkeys(out, 0), **dict.fromkeys(rest, 1)}
    for left, right in (*echo_of.items(), *_said_by_persons(grounds.evidence, Answer.SAME)):
        if sides.get(left, -1) != sides.get(right, -1) and left in sides and right in sides:
            said[_ordered(left, right)] = Answer.DIFFERENT
    return _keep_to_themselves(said, (out, rest), grounds)


def plan_join(incidents: Sequence[Incident], grounds: Grounds) -> Plan:
    """Return the plan by which all the claims of several incidents are about one.

    Raises:
        BadAmendmentError: There are fewer than two.
    """
    if len({incident.id for incident in incidents}) < _LEAST_TO_JOIN:
        raise BadAmendmentError("the incidents to join", str(len(incidents)), "two incidents, or more")
    claims = {one for incident in incidents for one in incident.claims}
    said: dict[tuple[str, str], Answer] = {}
    _join(said, sorted(claims), grounds.origins.echo_of)
    for left, right in _said_by_persons(grounds.evidence, Answer.DIFFERENT):
        if left in claims and right in claims:
            said[_ordered(left, right)] = Answer.SAME
    return _plan(said, grounds)


_LEAST_TO_JOIN = 2
_MOST_ROUNDS = 10
"""Each round parts the two from all that they would have joined; what is parted stays so, and two or three suffice."""


def _keep_to_themselves(said: dict[tuple[str, str], Answer], groups: Sequence[Sequence[str]], grounds: Grounds) -> Plan:
    """Return the plan by which neither of the groups, once parted, joins an incident that was another before."""
    plan = _plan(said, grounds)
    own = {one for group in groups for one in group}
    for _ in range(_MOST_ROUNDS):
        strangers = {
            _ordered(_own(group, grounds.origins.echo_of)[0], one)
            for group in groups
            for incident in plan.after
            if set(group) & set(incident.claims)
            for one in incident.claims
            if one not in own
        }
        if not strangers - said.keys():
            break
        said |= dict.fromkeys(strangers, Answer.DIFFERENT)
        plan = _plan(said, grounds)
    return plan


def _join(said: dict[tuple[str, str], Answer], claims: Sequence[str], echo_of: Mapping[str, str]) -> None:
    first, *others = _own(claims, echo_of)
    for one in others:
        said[_ordered(first, one)] = Answer.SAME


def _own(claims: Sequence[str], echo_of: Mapping[str, str]) -> list[str]:
    """Return the claims that are no echo of another among them: an echo goes along by itself."""
    among = set(claims)
    return [one for one in claims if echo_of.get(one) not in among] or list(claims[:1])


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _said_by_persons(evidence: Evidence, answer: Answer) -> Iterator[tuple[str, str]]:
    for judgement in evidence.judgements:
        if judgement.judge != PROGRAM and judgement.answer is answer:
            yield judgement.left, judgement.right


def _plan(said: Mapping[tuple[str, str], Answer], grounds: Grounds) -> Plan:
    pairs = tuple(sorted((left, right, answer) for (left, right), answer in said.items()))
    near = _near(grounds.evidence, grounds.origins, pairs)
    before = _group(near, grounds)
    foretold = [
        Judgement(left=left, right=right, answer=answer, score=0.0, judge=_FORETOLD) for left, right, answer in pairs
    ]
    # Of two persons' words on one pair the later counts.
    after = _group(replace(near, judgements=(*near.judgements, *foretold)), grounds)
    return Plan(
        pairs=pairs,
        before=tuple(one for one in before if one not in after),
        after=tuple(one for one in after if one not in before),
        overridden=tuple(_overridden(grounds.evidence.acts, said)),
    )


def _group(evidence: Evidence, grounds: Grounds) -> tuple[Incident, ...]:
    return group_incidents(evidence, actors=grounds.actors, origins=grounds.origins, settings=grounds.settings)


def _near(evidence: Evidence, origins: Origins, pairs: Iterable[tuple[str, str, Answer]]) -> Evidence:
    """Return the part of the evidence that decisions about the pairs can change: all that hangs together with them."""
    pairs = tuple(pairs)
    claims = {claim.id: claim for claim in evidence.claims if claim.kind is ClaimKind.INCIDENT}
    hanging = Components(claims)
    ties = [
        *((one.left, one.right) for one in evidence.judgements if one.answer is Answer.SAME),
        *origins.echo_of.items(),
        *((left, right) for left, right, _ in pairs),
    ]
    for left, right in ties:
        if left in claims and right in claims:
            hanging.join(left, right)
    roots = {hanging.root(one) for left, right, _ in pairs for one in (left, right) if one in claims}
    near = {one for one in claims if hanging.root(one) in roots}
    return replace(
        evidence,
        claims=tuple(claim for claim in evidence.claims if claim.id in near),
        judgements=tuple(one for one in evidence.judgements if one.left in near and one.right in near),
    )


def _overridden(acts: Iterable[Act], said: Mapping[tuple[str, str], Answer]) -> Iterator[Act]:
    for act in decisive(acts):
        if act.kind is ActKind.PAIR and said.get((act.target, act.other or ""), act.answer) is not act.answer:
            yield act
