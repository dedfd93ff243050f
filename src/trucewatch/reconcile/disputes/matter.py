"""What contradictions are looked for in, and how one is put together."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.contradiction import Contradiction, ContradictionType, Side
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing
from trucewatch.model.ids import content_id
from trucewatch.model.incident import Incident
from trucewatch.model.origin import Origins
from trucewatch.model.wording import as_sentence, say_claim, say_teller
from trucewatch.reconcile.disputes.crowd import Crowd
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """All that is known of one agreement's claims when contradictions are looked for."""

    agreement: Agreement
    evidence: Evidence
    bearings: Sequence[Bearing]
    incidents: Sequence[Incident]
    actors: ActorIndex
    origins: Origins
    settings: Settings
    subjects: Container[str]
    """sha256 of the reports that are about the agreement: what else is quoted or copied is another deal's matter."""
    known: dict[str, Mapping[str, Claim]] = field(default_factory=dict, compare=False, repr=False)
    """The claims by id, once somebody looked for them; handed down by whoever keeps them up."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the evidence, by id."""
        if "claims" not in self.known:
            self.known["claims"] = {claim.id: claim for claim in self.evidence.claims}
        return self.known["claims"]

    def newest(self, claims: Iterable[Claim]) -> date:
        """Return the latest day on which one of the claims was said."""
        return max(self.evidence.said_on(claim) or date.min for claim in claims)

    def crowd(self, claims: Iterable[Claim]) -> Crowd:
        """Return the claims as those who speak for a side, in the order of `newest_first`."""
        return Crowd.of(self.newest_first(claims), self)

    def newest_first(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims in the order in which they may speak for a side: a known actor's newest first."""
        return sorted(claims, key=self.rank, reverse=True)

    def is_of_known(self, claim: Claim) -> bool:
        """Tell whether the claim is the word of somebody in the actor library, and not of "a source"."""
        return any(self.actors.get(origin.key) for origin in self.origins.of(claim.id))

    def is_of_party(self, claim: Claim) -> bool:
        """Tell whether the claim is the word of a signatory or a guarantor."""
        parties = (*self.agreement.parties, *self.agreement.guarantors)
        return any(origin.key in parties for origin in self.origins.of(claim.id))

    def is_of_named(self, claim: Claim) -> bool:
        """Tell whether somebody can be asked about the claim: a report or a name, and not "a source", "residents"."""
        return any(
            not origin.key.startswith("name:") or origin.name[:1].isupper() for origin in self.origins.of(claim.id)
        )

    def is_by_name(self, claim: Claim) -> bool:
        """Tell whether whoever speaks is named: a report or a minister, and not "a source" of the same country."""
        return PUBLISHER in claim.speaker or any(name[:1].isupper() for name in claim.speaker)

    def rank(self, claim: Claim) -> tuple[bool, bool, bool, bool, bool, bool, date, str]:
        """Return the key by which claims may speak for a side: the greatest first."""
        return (
            self.is_of_known(claim),
            self.is_by_name(claim),
            self.is_of_named(claim),
            self.is_of_party(claim),
            PUBLISHER not in claim.speaker,
            claim.share is not None,
            self.evidence.said_on(claim) or date.min,
            claim.id,
        )

    def side(self, crowd: Crowd) -> Side:
        """Return the crowd as one side, spoken for by the first of it."""
        document = self.evidence.documents[crowd.first.document]
        more = f" ({len(crowd.claims) - 1} more to the same effect)" if len(crowd.claims) > 1 else ""
        return Side(
            says=as_sentence(f"{say_claim(crowd.first, teller=say_teller(document))}{more}"),
            speakers=crowd.names,
            claims=crowd.claims,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A contradiction in the making: what it is about, and who speaks for either side."""

    type: ContradictionType
    title: str
    left: Crowd
    right: Crowd
    obligation: str | None = None
    also: Sequence[str] = ()
    incident: str | None = None
    directness: float = 1.0
    """How squarely the two sides meet, 0 to 1."""

    def settle(self, matter: Matter) -> Contradiction:
        """Return the contradiction, under an id that stays as further claims join its sides."""
        sides = (matter.side(self.left), matter.side(self.right))
        # An incident's name grows more exact as claims join it; the question asked of it stays.
        question = self.title.partition(":")[0] if self.incident else self.title
        about = [str(self.type), matter.agreement.id, self.obligation, self.incident, question]
        return Contradiction(
            id=content_id("x", about),
            type=self.type,
            title=self.title,
            sides=sides,
            since=self._since(),
            obligation=self.obligation,
            also=tuple(self.also),
            incident=self.incident,
        )

    def _since(self) -> date | None:
        """The day on which the later side was heard first; None where either is without a day."""
        if self.left.since is None or self.right.since is None:
            return None
        return max(self.left.since, self.right.since)
