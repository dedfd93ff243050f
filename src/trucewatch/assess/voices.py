"""Weigh each bearing by whose word it is: one voice for each origin and level, however often it is repeated.

The weight of a voice is trust in whose word it is, times the speaker's own hedging, the interest, the age and the
directness; of several claims by one origin for one level, the weightiest counts. What the origin said before, and no
longer says, does not count: a newer word, as direct, takes its place. Incidents count one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from trucewatch.assess.interest import Interest, find_interest, interest_factor
from trucewatch.assess.involved import Case, involved
from trucewatch.model.actor import ActorIndex, Leaning, SourceIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import PUBLISHER, Claim, ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing
from trucewatch.model.incident import Incident
from trucewatch.model.origin import Origin, Origins
from trucewatch.model.succession import Succession, Word
from trucewatch.model.text import Document
from trucewatch.model.wording import as_sentence, say_claim, say_teller
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin's word on one obligation, through one claim."""

    origin: Origin
    claim: Claim
    bearing: Bearing
    interest: Interest
    on: date | None
    """The day on which it was said."""
    recency: float
    """1 for today's, half for every half-life since."""
    weight: float
    """In pseudo-claims: a neutral, fully trusted, direct statement of today weighs 1."""
    event: str | None
    """Id of the incident that it tells of; None for a word on how things stand."""
    letter: str
    """Admiralty letter of whose word it is, A to F."""

    document: Document
    """The report in which it was said."""

    @property
    def reason(self) -> str:
        """Why it bears, in one sentence."""
        said = say_claim(self.claim, teller=say_teller(self.document))
        return as_sentence(f"{said}: it {self.bearing.why}")

    @property
    def is_ungraded_account(self) -> bool:
        """Whether an outlet that nobody graded says so in its own voice: that there is such an account is a fact."""
        return self.letter == "F" and self.origin.key.startswith(("source:", "report:"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What is needed to weigh a claim."""

    agreement: Agreement
    evidence: Evidence
    origins: Origins
    incidents: Sequence[Incident]
    actors: ActorIndex
    sources: SourceIndex
    settings: Settings
    stakeholders: frozenset[str] = field(init=False)
    """Ids of everybody with a stake in how the agreement looks."""
    known: dict[str, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """Claims and events by id, once somebody looked for them; handed down by whoever keeps them up."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stakeholders", involved(self.agreement))

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the evidence, by id."""
        if "claims" not in self.known:
            self.known["claims"] = {claim.id: claim for claim in self.evidence.claims}
        return self.known["claims"]

    @property
    def events(self) -> Mapping[str, str]:
        """The incidents of which claims tell: their ids, by claim id."""
        if "events" not in self.known:
            events = {claim_id: incident.id for incident in self.incidents for claim_id in incident.claims}
            self.known["events"] = events
        return self.known["events"]

    def voices_on(self, obligation: Obligation, bearings: Iterable[Bearing]) -> tuple[Voice, ...]:
        """Return the voices that still stand on the obligation, weightiest first, then by claim id.

        Args:
            bearings: Those on this obligation.
        """
        return standing(self.all_voices_on(obligation, bearings))

    def all_voices_on(self, obligation: Obligation, bearings: Iterable[Bearing]) -> list[Voice]:
        """Return every voice on the obligation, those that their origins took back among them, in any order."""
        return [
            self._voice(origin, bearing, obligation)
            for bearing in bearings
            if not self.origins.is_echo(bearing.claim)
            for origin in self.origins.of(bearing.claim)
        ]

    def _voice(self, origin: Origin, bearing: Bearing, obligation: Obligation) -> Voice:
        claim = self.claims[bearing.claim]
        on = self.evidence.said_on(claim)
        case = Case(agreement=self.agreement, obligation=obligation, actors=self.actors, on=on, located=True)
        interest = find_interest(claim, bearing.way, self.stakes_of(origin, claim), case)
        recency = self._recency(claim, on)
        letter = self.letter_of(origin, claim)
        weight = (
            self.settings.trust_by_letter[letter]
            * self._trust_in_relay(claim)
            * self.settings.trust_by_certainty[claim.certainty]
            * interest_factor(interest, self.settings)
            * recency
            * bearing.directness
        )
        return Voice(
            origin=origin,
            claim=claim,
            bearing=bearing,
            interest=interest,
            on=on,
            recency=recency,
            weight=weight,
            event=self.events.get(claim.id),
            letter=letter,
            document=self._document(claim),
        )

    def stakes_of(self, origin: Origin, claim: Claim) -> frozenset[str]:
        """Return the origin itself, and, for an outlet, those whom it is close to."""
        source = self.sources.get(self._document(claim).source) if PUBLISHER in claim.speaker else None
        leanings = source.leaning_on(claim.kind) if source else ()
        return frozenset((origin.key, *(actor for actor, leaning in leanings if leaning is Leaning.CLOSE_TO)))

    def letter_of(self, origin: Origin, claim: Claim) -> str:
        """Return the Admiralty letter of whose word it is: the outlet's own, a graded source's, or an actor's."""
        if PUBLISHER in claim.speaker:
            return self._letter_of_outlet(claim)
        speaker = self.sources.of_name(origin.name)
        if speaker and speaker.letter_on(claim.kind) != "F":
            return speaker.letter_on(claim.kind)
        return self.settings.letter_of_known_actor if self.actors.get(origin.key) else "F"

    def _letter_of_outlet(self, claim: Claim) -> str:
        outlet = self.sources.get(self._document(claim).source)
        return outlet.letter_on(claim.kind) if outlet else "F"

    def _trust_in_relay(self, claim: Claim) -> float:
        """How far the outlet is believed to have quoted rightly; its own words need no relay."""
        if PUBLISHER in claim.speaker:
            return 1.0
        return self.settings.trust_in_relay[self._letter_of_outlet(claim)]

    def _recency(self, claim: Claim, on: date | None) -> float:
        """Count the age of an incident from when it happened, that of a word from when it was said."""
        day = claim.date.last if claim.kind is ClaimKind.INCIDENT and claim.date and claim.date.last else on
        if day is None:
            return 1.0
        age_days = max(0, (self.evidence.times.as_of - day).days)
        return float(2.0 ** (-age_days / self.settings.half_life_days))

    def _document(self, claim: Claim) -> Document:
        return self.evidence.documents[claim.document]


def standing(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices that their origins still stand by, weightiest first, then by claim id."""
    return tuple(sorted(_still_standing(voices), key=lambda voice: (-voice.weight, voice.claim.id, voice.origin)))


def _still_standing(voices: Sequence[Voice]) -> list[Voice]:
    """Leave out what an origin said before it said something else as directly; incidents stand, whatever is said."""
    succession = Succession(word_of(voice) for voice in voices if voice.event is None)
    return [voice for voice in voices if voice.event is not None or not succession.replaces(word_of(voice))]


def word_of(voice: Voice) -> Word:
    """Return the voice as a word that others of its origin may replace."""
    bearing = voice.bearing
    return Word(origin=voice.origin.key, way=bearing.way, directness=bearing.directness, on=voice.on, part=bearing.part)
