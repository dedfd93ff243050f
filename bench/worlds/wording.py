"""Sentences for the claims of a world: no two outlets word one thing alike, as far as chance has it."""

from random import Random

from trucewatch.model.claim import IncidentType

_DONE_BY = {
    IncidentType.SHELLING: ("Shells fell on", "Artillery rounds struck", "Mortar fire hit", "Guns opened up on"),
    IncidentType.MISSILE_STRIKE: ("A missile came down on", "Rockets of a heavy kind struck"),
    IncidentType.AIR_STRIKE: ("Warplanes bombed", "An air raid struck", "Jets dropped bombs over", "Aircraft hit"),
    IncidentType.DRONE_STRIKE: ("A drone dropped charges on", "Unmanned craft struck"),
    IncidentType.SMALL_ARMS_FIRE: ("Snipers fired into", "Machine guns were heard at", "Rifle fire crossed"),
    IncidentType.CLASH: ("Fighters clashed at", "A fight broke out near", "Two columns met in battle at"),
    IncidentType.GROUND_ASSAULT: ("Infantry stormed", "A ground attack was launched on", "Assault teams entered"),
    IncidentType.BOMBING: ("A bomb went off in", "An explosive charge blew up at", "A parked car exploded in"),
    IncidentType.SUICIDE_ATTACK: ("A man blew himself up in", "A bomber struck at"),
    IncidentType.ABDUCTION: ("Armed men took people away from", "Villagers were seized in", "Men were kidnapped at"),
    IncidentType.ARREST: ("People were arrested in", "A round-up took place at"),
    IncidentType.KILLING: ("People were killed at", "Deaths were reported from"),
    IncidentType.CEASEFIRE_VIOLATION: ("The truce was broken at", "A breach was recorded near"),
}
_OTHERWISE = ("The truce was broken at", "Violence was reported from")
_PLACES = (
    "beside the mill", "close to the market", "along the canal", "by the old school", "at the bus stand",
    "behind the hospital", "under the bridge", "near the granary", "on the northern edge", "in the orchards",
    "around the clinic", "next to the bakery", "in the stone quarter", "over the river bend",
)  # fmt: skip
_TIMES = (
    "before dawn", "as shops opened", "during prayers", "while families slept", "around noon", "after a quiet night",
    "amid heavy rain", "as buses left", "in thick fog", "late in the afternoon",
)  # fmt: skip
_TAILS = (
    "ambulances came late", "windows broke", "power was cut", "the road was shut", "neighbours dug", "relatives waited",
    "a school closed", "smoke hung low", "farmers left", "repairs began", "nobody else spoke", "phones went dead",
    "wells were damaged", "doctors asked for blood", "the bazaar stayed empty", "council members pleaded",
)  # fmt: skip
_SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu")


def say_event(kind: IncidentType, where: str, toll: str, chance: Random) -> str:
    """Return a sentence that tells of an incident."""
    verb = chance.choice(_DONE_BY.get(kind, _OTHERWISE))
    return f"{verb} {where} {_detail(chance)}, {toll}; {_tail(chance)}."


def say_verdict(speaker: str, duty: str, found: str, chance: Random) -> str:
    """Return a sentence that tells how somebody finds a duty kept."""
    verb = chance.choice(("said", "told visitors", "declared", "let it be known", "repeated", "insisted"))
    return f"{speaker} {verb} {_detail(chance)} that the duty named {duty} stands {found}, and {_tail(chance)}."


def _detail(chance: Random) -> str:
    return f"{chance.choice(_PLACES)} of {_name(chance)} {chance.choice(_TIMES)}"


def _tail(chance: Random) -> str:
    return f"{_name(chance)} {_name(chance)} wrote that {chance.choice(_TAILS)} at {_name(chance)}"


def _name(chance: Random) -> str:
    """A name that hardly any other sentence has, so that only copies share runs of words."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()
