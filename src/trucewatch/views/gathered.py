"""What all boards rest on, kept up as the evidence grows: whose word claims are, and which incidents they tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.news import Difference
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origins
from trucewatch.reconcile.gathering import Gathering
from trucewatch.reconcile.group import place_in_time
from trucewatch.reconcile.origins import Tracing
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came and went with a change of the evidence, and what there is now."""

    evidence: Evidence
    """All that there is now."""
    difference: Difference
    origins: Origins
    incidents: Ordered[Incident]
    """All there are now, in order of time."""
    come: Sequence[Incident]
    gone: Sequence[Incident]
    echoes: Mapping[str, Claim]
    """Claims that were there before and echo another now, or no longer, by id."""
    moved: Mapping[str, Claim]
    """Claims that were there before and tell of another incident now, by id."""
    claims: Mapping[str, Claim]
    """All claims by id, those that went among them; kept up in place, and so of use until the next step."""
    events: Mapping[str, str]
    """Ids of the incidents of which claims tell, by claim id; kept up in place as well."""


class Gathered:
    """Origins and incidents of all claims; a step forward costs what the change touches."""

    def __init__(self, *, actors: ActorIndex, sources: SourceIndex, settings: Settings) -> None:
        """Begin without evidence."""
        self._tracing = Tracing(actors=actors, sources=sources, settings=settings)
        self._gathering = Gathering(actors=actors, settings=settings)
        self._claims: dict[str, Claim] = {}
        self._events: dict[str, str] = {}
        self.incidents: Ordered[Incident] = Ordered()
        """In order of time."""
        self.evidence: Evidence | None = None
        """What was taken up last."""

    @classmethod
    def of(
        cls, evidence: Evidence, *, actors: ActorIndex, sources: SourceIndex, settings: Settings
    ) -> "tuple[Gathered, Step]":
        """Return what all of the evidence comes to, and the step to there from nothing."""
        gathered = cls(actors=actors, sources=sources, settings=settings)
        return gathered, gathered.take_up(Difference.of_all(evidence))

    @property
    def origins(self) -> Origins:
        """Whose word the claims are."""
        return self._tracing.origins

    def from_nothing(self) -> Step:
        """Return the step from nothing to all that was taken up.

        Raises:
            ValueError: Nothing was.
        """
        if self.evidence is None:
            raise ValueError("nothing was taken up")
        return Step(
            evidence=self.evidence,
            difference=Difference.of_all(self.evidence),
            origins=self.origins,
            incidents=self.incidents,
            come=self.incidents,
            gone=(),
            echoes={},
            moved={},
            claims=self._claims,
            events=self._events,
        )

    @staticmethod
    def can_take_up(difference: Difference) -> bool:
        """Tell whether a change can be carried on with: not where reports went, or are told of otherwise now."""
        return not (difference.gone_documents or difference.gone_copies)

    def take_up(self, difference: Difference) -> Step:
        """Carry on with a change that `can_take_up`."""
        self._claims.update((claim.id, claim) for claim in difference.claims)
        come_ids = {claim.id for claim in difference.claims}
        gone_ids = {claim.id for claim in difference.gone_claims}
        echoing = self._tracing.take_up(difference)
        origins = self._tracing.origins
        regrouped = self._gathering.take_up(difference, origins, echoing)
        before: dict[str, str] = {}
        for incident in regrouped.gone:
            before.update((claim_id, self._events.pop(claim_id)) for claim_id in incident.claims)
        for incident in regrouped.come:
            self._events.update(dict.fromkeys(incident.claims, incident.id))
        turned = {*before, *(claim_id for incident in regrouped.come for claim_id in incident.claims)}
        self.incidents = self.incidents.edited(
            [place_in_time(incident) for incident in regrouped.gone],
            [(place_in_time(incident), incident) for incident in regrouped.come],
        )
        self.evidence = difference.later
        return Step(
            evidence=difference.later,
            difference=difference,
            origins=origins,
            incidents=self.incidents,
            come=regrouped.come,
            gone=regrouped.gone,
            echoes={one: self._claims[one] for one in echoing - come_ids - gone_ids},
            moved={
                one: self._claims[one]
                for one in turned - come_ids - gone_ids
                if before.get(one) != self._events.get(one)
            },
            claims=self._claims,
            events=self._events,
        )
