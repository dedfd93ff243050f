"""Who is there: two parties, their armies and officials, monitors, outlets that lean, and the deal between the two."""

from datetime import date, timedelta

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind, Leaning, Source, SourceKind
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.sources.load import SourceTable

SIGNED = date(2031, 3, 3)
"""The day on which the deal is signed, in every world."""
BEFORE_DAYS = 45
"""Days of war before it of which reports are kept."""
AFTER_DAYS = 90
"""Days after it."""
SIDES = ("norland", "sudland")
MONITORS = ("plain-watch", "river-mission")

ACTORS = ActorTable(
    (
        Actor(id="norland", name="Norland", kind=ActorKind.STATE, adjectives=("Norlandic",)),
        Actor(id="sudland", name="Sudland", kind=ActorKind.STATE, adjectives=("Sudlandic",)),
        Actor(id="norland-guard", name="Norland Guard", kind=ActorKind.FORCES, acts_for="norland"),
        Actor(id="sudland-brigades", name="Sudland Brigades", kind=ActorKind.FORCES, acts_for="sudland"),
        Actor(id="ada-norman", name="Ada Norman", kind=ActorKind.PERSON, acts_for="norland"),
        Actor(id="emil-sutter", name="Emil Sutter", kind=ActorKind.PERSON, acts_for="sudland"),
        Actor(id="plain-watch", name="Plain Watch", kind=ActorKind.BODY),
        Actor(id="river-mission", name="River Mission", kind=ActorKind.BODY),
    )
)
ARMY = {"norland": "Norland Guard", "sudland": "Sudland Brigades"}
OFFICIAL = {"norland": "Ada Norman", "sudland": "Emil Sutter"}
STATE_OF = {"norland": "Norland", "sudland": "Sudland"}

PRESS_OF = {"norland": ("norland-herald", "norland-radio"), "sudland": ("sudland-voice", "sudland-post")}
AGENCIES = ("world-wire", "meridian-desk")
COPIERS = tuple(f"paper-{number}" for number in range(1, 21))

SOURCES = SourceTable(
    (
        Source(id="plain-watch", name="Plain Watch", reliability="B", kind=SourceKind.MONITOR),
        Source(id="river-mission", name="River Mission", reliability="B", kind=SourceKind.MONITOR),
        Source(id="world-wire", name="World Wire", reliability="B", kind=SourceKind.AGENCY),
        Source(id="meridian-desk", name="Meridian Desk", reliability="C", kind=SourceKind.AGENCY),
        *(
            Source(
                id=source_id,
                name=source_id.replace("-", " ").title(),
                reliability="D",
                kind=SourceKind.STATE_MEDIA,
                leaning=((side, Leaning.SPEAKS_FOR if number == 0 else Leaning.CLOSE_TO),),
            )
            for side, ids in PRESS_OF.items()
            for number, source_id in enumerate(ids)
        ),
        *(Source(id=source_id, name=source_id.replace("-", " ").title(), reliability="F") for source_id in COPIERS),
    )
)

_DUTIES = (
    (About.WITHDRAW_HEAVY_WEAPONS, ObligationKind.ONE_OFF, "sudland", 25),
    (About.DEPLOY_MONITORS, ObligationKind.ONE_OFF, "sudland", 30),
    (About.REMOVE_RADICAL_GROUPS, ObligationKind.ONE_OFF, "sudland", 40),
    (About.EXCHANGE_PRISONERS, ObligationKind.ONE_OFF, "norland", 20),
    (About.OPEN_ROUTES, ObligationKind.ONE_OFF, "norland", 28),
    (About.WITHDRAW_FORCES, ObligationKind.ONE_OFF, "norland", 35),
    (About.JOINT_PATROLS, ObligationKind.CONTINUING, "sudland", None),
    (About.HUMANITARIAN_ACCESS, ObligationKind.CONTINUING, "norland", None),
    (About.RETURN_DISPLACED, ObligationKind.CONTINUING, "norland", None),
)


def _duty(about: About, kind: ObligationKind, debtor: str, due_after: int | None) -> Obligation:
    due = Period(first=SIGNED, last=SIGNED + timedelta(days=due_after)) if due_after else None
    return Obligation(
        id=about.replace("_", "-"),
        agreement="plain-truce",
        clause="1",
        title=about.replace("_", " ").capitalize(),
        about=about,
        kind=kind,
        debtors=(debtor,),
        due=due,
    )


DEAL = Agreement(
    id="plain-truce",
    title="Truce of the Plain",
    signed=SIGNED,
    in_force=Period(first=SIGNED, last=None),
    names=("Plain truce",),
    parties=SIDES,
    territory=("the Plain",),
    countries=("XP",),
    obligations=tuple(_duty(*duty) for duty in _DUTIES),
)


def other_side(side: str) -> str:
    """Return the party that this one is not."""
    return SIDES[1 - SIDES.index(side)]
