"""Actors: states, armed groups, bodies and persons, and the sources that report on them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from trucewatch.model.claim import ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.stake import Stake
from trucewatch.model.tie import Descent, Tie


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    ARMED_GROUP = "armed_group"
    FORCES = "forces"
    """The armed forces of a state or a party."""
    PARTY = "party"
    """A party or side of a conflict that is neither a state nor one armed group."""
    BODY = "body"
    """A ministry, a mission, a monitor, an agency, an organisation."""
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """A name that an actor bore for a part of its time, or that meant it then."""

    name: str
    during: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person held."""

    title: str
    """In small letters: "foreign minister"."""
    of: str
    """Id of the actor whose office it is."""
    during: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor and the names it goes by."""

    id: str
    name: str
    """The canonical name, used in claims."""
    kind: ActorKind
    names: tuple[str, ...] = ()
    """Other names and spellings, metonyms among them ("Ankara")."""
    acts_for: str | None = None
    """Id of the actor whose word or act this one's is: the state of a minister, a ministry or an army."""
    adjectives: tuple[str, ...] = ()
    """"Turkish" for Turkey: makes "Turkish forces" its forces."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, for states."""
    dated_names: tuple[DatedName, ...] = ()
    """Names that are right for a part of its time only: those before a renaming, or after it."""
    offices: tuple[Office, ...] = ()
    """Offices that a person held, the earliest first."""
    ties: tuple[Tie, ...] = ()
    """Membership, allegiance and backing, and for whom it acted when, in the order of the file."""
    came_from: tuple[Descent, ...] = ()
    """The actors that it came out of; a mere renaming needs dated names alone."""
    stakes: tuple[Stake, ...] = ()
    """What it gains by having a duty seen as kept, or as broken, under whatever deal."""


class ActorIndex(Protocol):
    """What reader, reconciler and assessor need to know of actors."""

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor that goes by `name` on that day, in any known spelling; None when unknown."""
        ...

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id; None when unknown."""
        ...

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor at the end of the `acts_for` chain: Russia for its foreign minister; None when unknown."""
        ...


class SourceKind(StrEnum):
    """What sort of outlet a source is."""

    STATE_MEDIA = "state_media"
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    MONITOR = "monitor"
    UN_BODY = "un_body"
    BLOG = "blog"
    THINK_TANK = "think_tank"
    RADIO = "radio"
    OFFICIAL = "official"


class Leaning(StrEnum):
    """How a source stands to an actor."""

    SPEAKS_FOR = "speaks_for"
    CLOSE_TO = "close_to"
    NEUTRAL = "neutral"
    CRITICAL_OF = "critical_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTopic:
    """What is otherwise with a source where it tells of one kind of thing."""

    kind: ClaimKind
    reliability: str | None = None
    """Admiralty letter there; None where it is as elsewhere."""
    reason: str | None = None
    leaning: tuple[tuple[str, Leaning], ...] = ()
    """Pairs of actor id and stance there, in order of actor id; empty where it leans as elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet: who owns it, how it leans, how far it is to be relied on."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    owner: str | None = None
    kind: SourceKind | None = None
    country: str | None = None
    language: str | None = None
    leaning: tuple[tuple[str, Leaning], ...] = ()
    """Pairs of actor id and stance, in order of actor id."""
    reliability: str = "F"
    """Admiralty letter, A to F; F is "cannot be judged", not "half reliable"."""
    reliability_reason: str | None = None
    topics: tuple[SourceTopic, ...] = ()
    """Kinds of claims on which it is to be relied on, or leans, otherwise; each kind once."""
    feed: str | None = None
    """Address of its feed (RSS or Atom)."""
    licence: str | None = None
    items_a_week: int | None = None
    """How many reports it is expected to bring, so that its silence can be noticed."""
    constructed: bool = False
    pass_on: bool = True
    """Whether its rows and words may be passed on to others, by its licence or its terms."""
    protected: bool = False
    """Whether its reports could give a person away, so that others are told neither who speaks in them nor where."""

    def letter_on(self, kind: ClaimKind) -> str:
        """Return the Admiralty letter for claims of that kind."""
        topic = self._topic(kind)
        return topic.reliability if topic and topic.reliability else self.reliability

    def leaning_on(self, kind: ClaimKind) -> tuple[tuple[str, Leaning], ...]:
        """Return how it leans in claims of that kind: pairs of actor id and stance."""
        topic = self._topic(kind)
        return topic.leaning if topic and topic.leaning else self.leaning

    def _topic(self, kind: ClaimKind) -> SourceTopic | None:
        return next((topic for topic in self.topics if topic.kind is kind), None)


class SourceIndex(Protocol):
    """What the stages need to know of sources."""

    def get(self, source_id: str) -> Source | None:
        """Return the source of that id; None when unknown."""
        ...

    def of_host(self, host: str) -> Source | None:
        """Return the source whose pages lie on that host or above it; None when unknown."""
        ...

    def of_name(self, name: str) -> Source | None:
        """Return the source that goes by that name; None when unknown."""
        ...
