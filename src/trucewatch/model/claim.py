"""Claims: what somebody says is so, with the sentence that says it.

The keys and their meaning are the contract of `docs/reference/claims.md`.
A key that a claim does not carry is None, or an empty tuple where several values could stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.text import Sentence, Span

PUBLISHER = "publisher"
"""The speaker of what a report says in its own voice."""


class ClaimKind(StrEnum):
    """What a claim says."""

    INCIDENT = "incident"
    COMPLIANCE = "compliance"
    COMMITMENT = "commitment"
    DEMAND = "demand"
    MOVEMENT = "movement"
    CONTROL = "control"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    RELATION = "relation"
    TOLL = "toll"
    SITUATION = "situation"


class Quoted(StrEnum):
    """How the speaker's words are given; `none` only where the publisher speaks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


class Certainty(StrEnum):
    """The speaker's own hedging."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class IncidentType(StrEnum):
    """What sort of violence or breach."""

    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    MISSILE_STRIKE = "missile_strike"
    GROUND_ASSAULT = "ground_assault"
    CLASH = "clash"
    SMALL_ARMS_FIRE = "small_arms_fire"
    SUICIDE_ATTACK = "suicide_attack"
    BOMBING = "bombing"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    KILLING = "killing"
    CHEMICAL_ATTACK = "chemical_attack"
    AIR_INCURSION = "air_incursion"
    SHOOTDOWN = "shootdown"
    DEMOLITION = "demolition"
    SEIZURE = "seizure"
    BLOCKADE = "blockade"
    LOOTING = "looting"
    OBSTRUCTION = "obstruction"
    PROVOCATION = "provocation"
    CEASEFIRE_VIOLATION = "ceasefire_violation"


class About(StrEnum):
    """What an obligation is about; one word each."""

    CEASE_FIRE = "cease_fire"
    NO_OFFENSIVE = "no_offensive"
    NO_AIR_ATTACK = "no_air_attack"
    ESTABLISH_DEMILITARISED_ZONE = "establish_demilitarised_zone"
    WITHDRAW_HEAVY_WEAPONS = "withdraw_heavy_weapons"
    WITHDRAW_FORCES = "withdraw_forces"
    REMOVE_RADICAL_GROUPS = "remove_radical_groups"
    DISARM = "disarm"
    JOINT_PATROLS = "joint_patrols"
    DEPLOY_MONITORS = "deploy_monitors"
    FREE_MOVEMENT_OF_MONITORS = "free_movement_of_monitors"
    DEPLOY_STATE_FORCES = "deploy_state_forces"
    OPEN_ROUTES = "open_routes"
    HUMANITARIAN_ACCESS = "humanitarian_access"
    RESTORE_SERVICES = "restore_services"
    EXCHANGE_PRISONERS = "exchange_prisoners"
    RETURN_DISPLACED = "return_displaced"
    NO_REINFORCEMENT = "no_reinforcement"
    ARMS_EMBARGO = "arms_embargo"
    NO_FORTIFICATION = "no_fortification"
    DEMINING = "demining"
    COORDINATION_BODY = "coordination_body"
    POLITICAL_PROCESS = "political_process"
    WHOLE_AGREEMENT = "whole_agreement"


class Verdict(StrEnum):
    """How a speaker says that an obligation stands."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    """An act owed was not done."""
    VIOLATED = "violated"
    """An act forbidden was done."""


class Action(StrEnum):
    """What forces, weapons or aid do."""

    WITHDRAWS = "withdraws"
    DEPLOYS = "deploys"
    FORTIFIES = "fortifies"
    HANDS_OVER = "hands_over"
    DELIVERS = "delivers"


class Level(StrEnum):
    """How an actor holds, or is in, an area."""

    CONTROLS = "controls"
    DOMINATES = "dominates"
    PRESENT = "present"
    CONTESTED = "contested"
    SEIZED = "seized"
    LOST = "lost"
    ATTEMPTS = "attempts"


class State(StrEnum):
    """How far a movement, a meeting or a deal has come."""

    DONE = "done"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    REFUSED = "refused"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    REACHED = "reached"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    ENDED = "ended"
    REJECTED = "rejected"


class Relation(StrEnum):
    """Who stands with whom."""

    BACKS = "backs"
    ALLY_OF = "ally_of"
    AFFILIATED_WITH = "affiliated_with"
    PART_OF = "part_of"
    LEADS = "leads"
    OPPOSES = "opposes"


class Tense(StrEnum):
    """Whether a relation holds or held."""

    PRESENT = "present"
    PAST = "past"


class Direction(StrEnum):
    """Where a situation is heading."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"
    CALM = "calm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """How one value of a claim was got."""

    key: str
    """The claim's key, as in its JSON."""
    rule: str
    """Name of the rule or model that read it."""
    span: Span | None = None
    """The words that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that somebody says is so."""

    id: str
    """Made from content: the document, the sentence and every key."""
    kind: ClaimKind
    document: str
    """sha256 of the report that carries it."""
    sentence: Sentence
    speaker: tuple[str, ...]
    """Whose word it is, in the fullest form the report gives; `("publisher",)` in the report's own voice."""
    speaker_for: str | None = None
    """The party that the speaker speaks for."""
    quoted: Quoted = Quoted.NONE
    said: Period | None = None
    """When the speaker said it."""
    denied: bool = False
    """Whether the speaker says that it is not so."""
    certainty: Certainty = Certainty.CERTAIN
    place: tuple[Place, ...] = ()
    date: Period | None = None
    """When it happened or is to happen."""
    reader: str = ""
    """Name and version of the reader."""

    type: IncidentType | None = None
    perpetrator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    displaced: Count | None = None
    civilians_killed: Count | None = None
    children_killed: Count | None = None
    count: Count | None = None
    """How many incidents, violations, prisoners, fighters or weapons, by kind."""
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    about: tuple[About, ...] = ()
    verdict: Verdict | None = None
    deadline: Period | None = None
    actor: tuple[str, ...] = ()
    action: Action | None = None
    what: str | None = None
    state: State | None = None
    level: Level | None = None
    share: float | None = None
    """How much of the place, 0 to 1."""
    participants: tuple[str, ...] = ()
    topic: str | None = None
    parties: tuple[str, ...] = ()
    broker: str | None = None
    subject: str | None = None
    relation: Relation | None = None
    object: str | None = None
    time: Tense | None = None
    direction: Direction | None = None

    grounds: tuple[Ground, ...] = ()
    """How each value was got, in the order in which they were read."""
    event: str | None = None
    """`REGISTER:ID`: the id that a register of events gives the event; different ids of one register are different
    events, whatever else speaks for one."""
    codes: tuple[tuple[str, str], ...] = ()
    """What a register codes, as it writes it: pairs of column and value, in ascending order of column."""


COUNT_KEYS = ("killed", "injured", "displaced", "civilians_killed", "children_killed", "count")
"""The keys whose values are counts."""

KEYS_OF_KIND: Mapping[ClaimKind, tuple[str, ...]] = {
    ClaimKind.INCIDENT: (
        "type",
        "perpetrator",
        "target",
        "weapons",
        "killed",
        "injured",
        "civilians_killed",
        "children_killed",
        "count",
    ),
    ClaimKind.COMPLIANCE: ("by", "about", "verdict", "count"),
    ClaimKind.COMMITMENT: ("by", "about", "deadline"),
    ClaimKind.DEMAND: ("by", "of", "about", "deadline"),
    ClaimKind.MOVEMENT: ("actor", "action", "what", "count", "state"),
    ClaimKind.CONTROL: ("actor", "level", "share"),
    ClaimKind.MEETING: ("participants", "state", "topic"),
    ClaimKind.AGREEMENT: ("parties", "broker", "state", "about"),
    ClaimKind.RELATION: ("subject", "relation", "object", "time"),
    ClaimKind.TOLL: ("killed", "injured", "displaced", "civilians_killed", "children_killed"),
    ClaimKind.SITUATION: ("direction",),
}
"""Which keys of its own a kind of claim may carry, in the order in which they are written."""

_SHARED_KEYS = frozenset(
    {
        "id",
        "kind",
        "document",
        "sentence",
        "speaker",
        "speaker_for",
        "quoted",
        "said",
        "denied",
        "certainty",
        "place",
        "date",
        "reader",
        "grounds",
        "event",
        "codes",
    }
)
OWN_KEYS = frozenset(field.name for field in fields(Claim)) - _SHARED_KEYS
"""Every key that only some kinds may carry."""


def foreign_keys(claim: Claim) -> list[str]:
    """Return the keys that the claim carries although its kind does not know them, sorted."""
    allowed = KEYS_OF_KIND[claim.kind]
    return sorted(key for key in OWN_KEYS - set(allowed) if getattr(claim, key) not in (None, ()))
