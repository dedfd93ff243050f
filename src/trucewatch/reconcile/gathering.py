"""Incidents kept up as claims and judgements come and go: only the groups that a change reaches are made anew.

Claims that nothing ties to one another never meet in an incident: neither a judgement of "same", nor a person's word,
nor that one echoes the other. So what is tied together is grouped by itself, exactly as it would be among all others,
and what a change does not reach stays as it was.

What a new report costs hangs on how many claims it is tied to, directly and through others, and not on how many there
are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.model.news import Difference, judgement_place
from trucewatch.model.origin import Origins
from trucewatch.reconcile.cluster import PROGRAM, Components
from trucewatch.reconcile.group import group_incidents
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """Which incidents came and went; one that looks otherwise now went, and came."""

    gone: tuple[Incident, ...] = ()
    come: tuple[Incident, ...] = ()


class Gathering:
    """All incidents, and the ties between the claims of which they are made."""

    def __init__(self, *, actors: ActorIndex, settings: Settings) -> None:
        """Begin without claims."""
        self._actors = actors
        self._settings = settings
        self._claims: dict[str, Claim] = {}
        self._edges: defaultdict[str, dict[tuple[str, str, str], Judgement]] = defaultdict(dict)
        """Judgements by the ids at both their ends."""
        self._echo_of: dict[str, str] = {}
        self._echoes: defaultdict[str, set[str]] = defaultdict(set)
        self._tied_with: dict[str, tuple[str, ...]] = {}
        """By claim id, the ids of all claims that it is tied to, directly or through others, itself among them."""
        self._made_of: dict[str, tuple[Incident, ...]] = {}
        """Incidents, by the first id of those tied together."""

    def take_up(self, difference: Difference, origins: Origins, echoes: Collection[str]) -> Regrouped:
        """Carry on with what came and went, and return what became of the incidents.

        Args:
            origins: Whose word the claims are now.
            echoes: Ids of the claims of which it is otherwise now what they echo.
        """
        touched = {*self._note_claims(difference), *self._note_judgements(difference), *self._note(echoes, origins)}
        pool = sorted({one for claim_id in touched for one in (claim_id, *self._tied_with.get(claim_id, ()))})
        made = {groups[0]: groups for claim_id in pool if (groups := self._tied_with.get(claim_id))}
        gone = [one for first in made for one in self._made_of.pop(first, ())]
        for claim_id in pool:
            self._tied_with.pop(claim_id, None)
        here = [claim_id for claim_id in pool if claim_id in self._claims]
        if not here and not gone:
            return Regrouped()
        come = self._make(here, difference, origins)
        same = {*gone} & {*come} if gone else set()
        return Regrouped(
            gone=tuple(one for one in gone if one not in same), come=tuple(one for one in come if one not in same)
        )

    def _note_claims(self, difference: Difference) -> Iterator[str]:
        for claim in difference.gone_claims:
            if self._claims.pop(claim.id, None):
                yield claim.id
        for claim in difference.claims:
            if claim.kind is ClaimKind.INCIDENT:
                self._claims[claim.id] = claim
                yield claim.id

    def _note_judgements(self, difference: Difference) -> Iterator[str]:
        for edge in difference.gone_judgements:
            for end in (edge.left, edge.right):
                if self._edges[end].pop((edge.left, edge.right, edge.judge), None):
                    yield end
        for edge in difference.judgements:
            for end in (edge.left, edge.right):
                self._edges[end][edge.left, edge.right, edge.judge] = edge
                yield end

    def _note(self, echoes: Iterable[str], origins: Origins) -> Iterator[str]:
        for echo in echoes:
            yield echo
            before, now = self._echo_of.pop(echo, None), origins.echo_of.get(echo)
            if before is not None:
                self._echoes[before].discard(echo)
                yield before
            if now is not None:
                self._echo_of[echo] = now
                self._echoes[now].add(echo)
                yield now

    def _make(self, ids: Collection[str], difference: Difference, origins: Origins) -> list[Incident]:
        """Group these claims, of which none is tied to any other than these, and keep what came of it."""
        edges = {key: edge for one in ids for key, edge in self._edges.get(one, {}).items()}
        known = frozenset(ids)
        inside = [edge for edge in edges.values() if edge.left in known and edge.right in known]
        whole = Components(ids)
        for edge in inside:
            if edge.answer is Answer.SAME or edge.judge != PROGRAM:
                whole.join(edge.left, edge.right)
        for claim_id in ids:
            original = self._echo_of.get(claim_id)
            if original is not None and original in known:
                whole.join(claim_id, original)
        evidence = replace(
            difference.later,
            claims=tuple(self._claims[one] for one in ids),
            judgements=tuple(sorted(inside, key=judgement_place)),
            copies=(),
            set_aside=(),
        )
        here = Origins(
            by_claim=origins.by_claim, echo_of={one: self._echo_of[one] for one in ids if one in self._echo_of}
        )
        incidents = group_incidents(evidence, actors=self._actors, origins=here, settings=self._settings)
        first_of: dict[str, str] = {}
        for _, members in whole.members():
            tied = tuple(members)
            self._tied_with.update(dict.fromkeys(tied, tied))
            first_of.update(dict.fromkeys(tied, tied[0]))
        made: defaultdict[str, list[Incident]] = defaultdict(list)
        for incident in incidents:
            made[first_of[incident.claims[0]]].append(incident)
        self._made_of.update((first, tuple(several)) for first, several in made.items())
        return list(chain.from_iterable(made.values()))
