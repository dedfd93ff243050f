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
_DETAILS = tuple(
    f"{place} {when}"
    for place in (
        "beside the mill", "close to the market", "along the canal", "by the old school", "at the bus stand",
        "behind the hospital", "under the bridge", "near the granary", "on the northern edge", "in the orchards",
        "around the clinic", "next to the bakery", "in the stone quarter", "over the river bend",
    )
    for when in (
        "shortly before dawn", "as shops opened", "during evening prayers", "while families slept", "around noon",
        "after a quiet night", "amid heavy rain", "as buses were leaving", "in thick fog", "late in the afternoon",
    )
)  # fmt: skip
_TAILS = (
    "ambulances took hours to come through", "windows broke in several streets", "power lines were cut",
    "the road was shut until morning", "neighbours dug with bare hands", "relatives waited for news",
    "a school had to be closed", "smoke hung over the roofs", "farmers left their fields", "repairs are under way",
    "nobody else has spoken of it so far", "phones went dead for a while", "the wells were damaged",
    "doctors asked for blood", "the bazaar stayed empty", "council members called for calm",
)  # fmt: skip


def say_event(kind: IncidentType, where: str, toll: str, chance: Random) -> str:
    """Return a sentence that tells of an incident."""
    verb = chance.choice(_DONE_BY.get(kind, _OTHERWISE))
    return f"{verb} {where} {chance.choice(_DETAILS)}, {toll}; {chance.choice(_TAILS)}."


def say_verdict(speaker: str, duty: str, found: str, chance: Random) -> str:
    """Return a sentence that tells how somebody finds a duty kept."""
    verb = chance.choice(("said", "told visitors", "declared", "let it be known", "repeated", "insisted"))
    return (
        f"{speaker} {verb} {chance.choice(_DETAILS)} that the duty named {duty} stands {found}, "
        f"and {chance.choice(_TAILS)}."
    )
