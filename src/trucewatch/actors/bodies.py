"""What every state has and no table needs to list: its forces, its ministries, its offices.

"Turkish Defence Ministry", "the defence ministry in Ankara" and "Turkey's MoD" are one body, that acts for Turkey.
"""

from dataclasses import dataclass

from trucewatch.model.actor import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body that any state may have."""

    id: str
    label: str
    """What follows the adjective in its canonical name."""
    kind: ActorKind
    words: tuple[str, ...]
    """Folded words that name it, after or before the name of its state."""


def _body(label: str, kind: ActorKind, words: str) -> Body:
    return Body(
        id=label.casefold().replace(" ", "-"),
        label=label,
        kind=kind,
        words=tuple(word.strip() for word in words.split(",")),
    )


ITSELF = frozenset({"government", "authorities", "regime", "side", "leadership", "state", "administration", "cabinet"})
"""Words that, beside the name of a party, mean that party."""

FORCES = _body(
    "forces",
    ActorKind.FORCES,
    "forces, army, military, armed forces, troops, soldiers, units, army units, military units, defence forces, "
    "national army, national armed forces, ground forces, ground troops, army forces, military forces, servicemen, "
    "artillery, tanks, paratroopers, army troops, snipers, gunners",
)
"""The armed forces of whoever is named beside the word."""

IRREGULARS = frozenset(
    {
        "fighters",
        "militants",
        "rebels",
        "militia",
        "militias",
        "gunmen",
        "combatants",
        "insurgents",
        "guerrillas",
        "members",
    }
)
"""Words that, beside the name of a group, mean that group; "Syrian fighters" are not Syria's forces."""

BODIES = (
    FORCES,
    _body(
        "air force",
        ActorKind.FORCES,
        "air force, warplanes, warplane, jets, fighter jets, warplanes and helicopters, air forces, aircraft, "
        "aviation, planes, military aircraft, drones, aerospace forces, helicopters, air defences, air defence",
    ),
    _body("navy", ActorKind.FORCES, "navy, naval forces, warships, warship, gunboats"),
    _body("police", ActorKind.FORCES, "police, police forces, police officers, national police"),
    _body("military police", ActorKind.FORCES, "military police, military policemen"),
    _body("border guards", ActorKind.FORCES, "border guards, border guard, border service, border police"),
    _body(
        "peacekeepers",
        ActorKind.FORCES,
        "peacekeepers, peacekeeping forces, peacekeeping force, peacekeeping contingent",
    ),
    _body("general staff", ActorKind.BODY, "general staff"),
    _body(
        "Foreign Ministry",
        ActorKind.BODY,
        "foreign ministry, ministry of foreign affairs, foreign affairs ministry, foreign office, mfa, "
        "ministry for foreign affairs, ministry of external affairs, external affairs ministry",
    ),
    _body(
        "Defence Ministry",
        ActorKind.BODY,
        "defence ministry, ministry of defence, ministry of national defence, mod, national defence ministry",
    ),
    _body(
        "Interior Ministry",
        ActorKind.BODY,
        "interior ministry, ministry of interior, ministry of internal affairs, internal affairs ministry",
    ),
    _body("Health Ministry", ActorKind.BODY, "health ministry, ministry of health, ministry of public health"),
    _body("Information Ministry", ActorKind.BODY, "information ministry, ministry of information"),
    _body("presidency", ActorKind.BODY, "presidency, presidential office, office of president, president office"),
    _body("parliament", ActorKind.BODY, "parliament, national assembly"),
)

OFFICES = (
    "president",
    "prime minister",
    "foreign minister",
    "defence minister",
    "interior minister",
    "chief of general staff",
    "foreign ministry spokesman",
    "defence ministry spokesman",
    "presidential spokesman",
    "military spokesman",
    "special envoy",
    "secretary general",
    "head",
    "leader",
    "commander",
    "spokesman",
)
"""Offices by which a person may be meant without a name, where the tables know who held it that day."""
