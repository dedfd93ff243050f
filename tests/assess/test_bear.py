"""Which claims bear on which obligations."""

import pytest

from assess.boards import bearings_of, scale_of
from fakes import Telling, evidence_of, obligation, report, shelling, tell, truce, verdict
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Action, ClaimKind, Direction, IncidentType, Level, State, Verdict
from trucewatch.model.finding import Way

ON_TRUCE = (About.CEASE_FIRE,)


def ways(about: About, *tellings: Telling, published: str = "2001-06-05", **keys: object) -> list[tuple[Way, float]]:
    """Return which way, and towards which level, the claims bear on an obligation about that."""
    evidence = evidence_of(report(published, *tellings))
    agreement = truce(obligation(about, **keys))
    return [(bearing.way, round(bearing.level, 2)) for bearing in bearings_of(agreement, evidence)]


@pytest.mark.parametrize(
    ("about", "telling", "expected"),
    [
        (About.CEASE_FIRE, verdict("Northland", about=About.CEASE_FIRE), (Way.FOR, 3.0)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.VIOLATED, about=About.CEASE_FIRE), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.VIOLATED, about=About.CEASE_FIRE, denied=True), (Way.FOR, 3.0)),
        (About.CEASE_FIRE, verdict("Northland", about=About.CEASE_FIRE, denied=True), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.PARTLY, about=About.CEASE_FIRE), (Way.FOR, 1.5)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.PARTLY, About.CEASE_FIRE, denied=True), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.VIOLATED, about=About.NO_OFFENSIVE), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, verdict("Northland", about=About.NO_OFFENSIVE), (Way.FOR, 1.5)),
        (About.CEASE_FIRE, verdict("Northland"), (Way.FOR, 3.0)),
        (About.CEASE_FIRE, verdict("Northland", Verdict.VIOLATED), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, shelling(perpetrator="Southern army"), (Way.AGAINST, 1.0)),
        (About.CEASE_FIRE, shelling(killed=12), (Way.AGAINST, 0.0)),
        (About.CEASE_FIRE, shelling(denied=True), (Way.FOR, 3.0)),
        (About.CEASE_FIRE, shelling(perpetrator="some gunmen"), (Way.AGAINST, 1.0)),
        (About.CEASE_FIRE, tell(ClaimKind.SITUATION, place="Vale", direction=Direction.CALM), (Way.FOR, 3.0)),
        (About.NO_OFFENSIVE, shelling(type=IncidentType.GROUND_ASSAULT), (Way.AGAINST, 0.0)),
        (About.NO_AIR_ATTACK, shelling(type=IncidentType.DRONE_STRIKE), (Way.AGAINST, 1.0)),
        (About.OPEN_ROUTES, shelling(type=IncidentType.BLOCKADE), (Way.AGAINST, 1.0)),
        (About.OPEN_ROUTES, shelling(type=IncidentType.BLOCKADE, denied=True), (Way.FOR, 3.0)),
        (About.FREE_MOVEMENT_OF_MONITORS, shelling(type=IncidentType.OBSTRUCTION), (Way.AGAINST, 1.0)),
        (
            About.CEASE_FIRE,
            tell(ClaimKind.TOLL, date="2001-05-10/2001-06-05", place="Vale", killed=40),
            (Way.AGAINST, 1.0),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="the tanks", state=State.DONE, place="Vale"),
            (Way.FOR, 3.0),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="units of equipment", state=State.DONE),
            (Way.FOR, 3.0),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", count=9, state=State.DONE, place="Vale"),
            (Way.FOR, 1.5),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", count=0, state=State.DONE, place="Vale"),
            (Way.AGAINST, 0.0),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", state=State.UNDER_WAY, place="Vale"),
            (Way.FOR, 1.5),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", state=State.REFUSED, place="Vale"),
            (Way.AGAINST, 0.0),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", state=State.DONE, denied=True),
            (Way.AGAINST, 0.0),
        ),
        (
            About.WITHDRAW_FORCES,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, actor="Southern army", place="Vale"),
            (Way.FOR, 1.5),
        ),
        (
            About.NO_REINFORCEMENT,
            tell(ClaimKind.MOVEMENT, action=Action.DEPLOYS, actor="Southern army", place="Vale"),
            (Way.AGAINST, 1.0),
        ),
        (
            About.NO_REINFORCEMENT,
            tell(ClaimKind.MOVEMENT, action=Action.DEPLOYS, actor="Southern army", place="Vale", denied=True),
            (Way.FOR, 3.0),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="terrorists", level=Level.PRESENT, share=0.7, place="Vale"),
            (Way.AGAINST, 0.9),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="“radical” groups", level=Level.DOMINATES, place="Vale"),
            (Way.AGAINST, 0.0),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="jihadists", level=Level.ATTEMPTS, share=1.0, place="Vale"),
            (Way.AGAINST, 1.0),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="jihadists", level=Level.LOST, place="Ash"),
            (Way.FOR, 2.0),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="jihadists", level=Level.PRESENT, place="Ash", denied=True),
            (Way.FOR, 3.0),
        ),
    ],
)
def test_what_bears(about: About, telling: Telling, expected: tuple[Way, float]) -> None:
    """A claim bears the way, and towards the level, that its words give."""
    found = ways(about, telling)

    assert found == [expected]


@pytest.mark.parametrize(
    ("about", "telling"),
    [
        (About.CEASE_FIRE, tell(ClaimKind.DEMAND, speaker="Northland", of="Southland", about=ON_TRUCE)),
        (About.CEASE_FIRE, tell(ClaimKind.COMMITMENT, speaker="Southland", by="Southland", about=ON_TRUCE)),
        (About.CEASE_FIRE, tell(ClaimKind.AGREEMENT, state=State.REACHED, about=ON_TRUCE)),
        (About.CEASE_FIRE, tell(ClaimKind.SITUATION, place="Vale", direction=Direction.WORSENING)),
        (About.CEASE_FIRE, tell(ClaimKind.SITUATION, place="Vale", direction=Direction.CALM, denied=True)),
        (About.OPEN_ROUTES, tell(ClaimKind.SITUATION, place="Vale", direction=Direction.CALM)),
        (About.CEASE_FIRE, tell(ClaimKind.TOLL, date="1999-01-01/2001-06-05", place="Vale", killed=40)),
        (About.CEASE_FIRE, tell(ClaimKind.TOLL, date="2001-05-10/2001-06-05", place="Vale", displaced=400)),
        (About.CEASE_FIRE, verdict("Northland", about=About.OPEN_ROUTES)),
        (About.CEASE_FIRE, verdict("Northland", None)),
        (About.CEASE_FIRE, shelling("Faraway")),
        (About.CEASE_FIRE, shelling(date="2001-04-01")),
        (About.CEASE_FIRE, shelling(date="2002-01-05")),
        (About.CEASE_FIRE, shelling(type=IncidentType.ARREST)),
        (About.NO_OFFENSIVE, shelling(type=IncidentType.SUICIDE_ATTACK)),
        (About.NO_AIR_ATTACK, shelling()),
        (About.OPEN_ROUTES, shelling()),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="tanks", state=State.PLANNED, place="Vale"),
        ),
        (
            About.WITHDRAW_HEAVY_WEAPONS,
            tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="observers", state=State.DONE, place="Vale"),
        ),
        (
            About.NO_REINFORCEMENT,
            tell(ClaimKind.MOVEMENT, action=Action.DEPLOYS, actor="Southern army", state=State.PLANNED, place="Vale"),
        ),
        (
            About.REMOVE_RADICAL_GROUPS,
            tell(ClaimKind.CONTROL, actor="Southern army", level=Level.CONTROLS, place="Vale"),
        ),
        (About.REMOVE_RADICAL_GROUPS, tell(ClaimKind.CONTROL, actor="jihadists", place="Vale")),
    ],
)
def test_what_does_not_bear(about: About, telling: Telling) -> None:
    """Demands, promises, deals, feelings, plans, and what is elsewhere, earlier or of another sort prove nothing."""
    assert ways(about, telling) == []


def test_only_the_restrained_can_breach() -> None:
    """Where a clause holds back certain parties, what others do is no breach of it."""
    by_reds = shelling(perpetrator="Reds")
    by_south = shelling(perpetrator="Southern army")

    found = ways(About.NO_OFFENSIVE, by_reds, by_south, restrained=("southland",))

    assert found == [(Way.AGAINST, 1.0)]


def test_reinforcement_by_others_is_no_breach() -> None:
    """Where a clause holds back certain parties, others may move."""
    move = tell(ClaimKind.MOVEMENT, action=Action.DEPLOYS, actor="Reds", place="Vale")

    assert ways(About.NO_REINFORCEMENT, move, restrained=("southland",)) == []


def test_verdict_on_somebody_who_does_not_owe_it() -> None:
    """A verdict on the conduct of somebody who does not owe the duty says nothing of it; on the whole deal, a hint."""
    evidence = evidence_of(
        report(
            "2001-06-05",
            verdict("Reds", about=About.OPEN_ROUTES, by="Northland"),
            verdict("Northland", by="Northland"),
        )
    )

    found = bearings_of(truce(obligation(About.OPEN_ROUTES)), evidence)

    assert [bearing.directness for bearing in found] == [0.3]


def test_groups_that_the_obligation_names() -> None:
    """A group that the coding names is meant, whatever a speaker calls it."""
    held = tell(ClaimKind.CONTROL, actor="Reds", level=Level.CONTROLS, place="Vale")

    assert ways(About.REMOVE_RADICAL_GROUPS, held, restrained=("reds",)) == [(Way.AGAINST, 0.0)]


def test_no_deed_bears_on_a_declaration() -> None:
    """A declaration of will is neither kept nor broken on the ground."""
    found = ways(
        About.CEASE_FIRE,
        shelling(perpetrator="Southern army"),
        verdict("Northland", about=About.CEASE_FIRE),
        kind=ObligationKind.DECLARATORY,
    )

    assert found == [(Way.FOR, 3.0)]


def test_a_place_that_nobody_can_find() -> None:
    """An unknown village counts, though less, where the report is about the territory, and not elsewhere."""
    at_nowhere = shelling("Nowhere", perpetrator="Southern army")
    agreement = truce(obligation(About.CEASE_FIRE, restrained=("southland",)))

    in_context = bearings_of(agreement, evidence_of(report("2001-06-05", at_nowhere)))
    elsewhere = bearings_of(agreement, evidence_of(report("2001-06-05", at_nowhere, opening="News.")))

    assert [bearing.directness for bearing in in_context] == [0.6]
    assert elsewhere == ()


def test_a_verdict_counts_wherever_it_is_voiced() -> None:
    """A word on the deal, spoken in another country, bears where its report is about the deal."""
    found = ways(About.CEASE_FIRE, verdict("Northland", about=About.CEASE_FIRE, place="Faraway"))

    assert found == [(Way.FOR, 3.0)]


def test_a_claim_without_any_day() -> None:
    """A claim that no day can be given to bears all the same."""
    evidence = evidence_of(report(None, verdict("Northland", about=About.CEASE_FIRE)))

    assert len(bearings_of(truce(obligation(About.CEASE_FIRE)), evidence)) == 1


def test_the_reason_is_a_sentence() -> None:
    """Each voice says in a sentence what was said and why it bears."""
    evidence = evidence_of(report("2001-06-05", verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE)))
    fire = obligation(About.CEASE_FIRE)

    [voice] = scale_of(truce(fire), evidence).voices_on(fire, bearings_of(truce(fire), evidence))

    assert voice.reason == "Anna North says that the parties broke the ceasefire: it speaks of this very obligation."


def test_units_of_equipment_are_no_groups() -> None:
    """That guns went tells nothing of whether the men did."""
    guns = tell(ClaimKind.MOVEMENT, action=Action.WITHDRAWS, what="units of equipment", state=State.DONE)
    counted = tell(
        ClaimKind.MOVEMENT, action=Action.WITHDRAWS, actor="units of equipment", what="units", state=State.DONE
    )
    removal = truce(obligation(About.REMOVE_RADICAL_GROUPS))

    assert bearings_of(removal, evidence_of(report("2001-06-15", guns, counted))) == ()


@pytest.mark.parametrize(("mover", "expected"), [("fighters", [(Way.FOR, 3.0)]), ("Southern army", [])])
def test_only_radical_groups_can_leave_as_such(mover: str, expected: list[tuple[Way, float]]) -> None:
    """That a known force withdraws which nobody calls radical says nothing of the removal of radical groups."""
    move = tell(
        ClaimKind.MOVEMENT, action=Action.WITHDRAWS, actor=(mover,), what="forces", state=State.DONE, place="Vale"
    )

    assert ways(About.REMOVE_RADICAL_GROUPS, move) == expected
