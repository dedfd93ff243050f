"""Claims in plain English."""

from dataclasses import replace

import pytest

from fakes import Telling, count, days, report, shelling, tell, verdict
from trucewatch.model.claim import (
    About,
    Action,
    ClaimKind,
    Direction,
    IncidentType,
    Level,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.count import Count
from trucewatch.model.incident import Incident
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.wording import say_claim, say_count, say_incident, say_period, say_teller

ROUTES = (About.OPEN_ROUTES,)


@pytest.mark.parametrize(
    ("telling", "expected"),
    [
        (shelling(), "The Paper reports shelling in Ash on 1 June 2001"),
        (
            shelling(perpetrator="Reds", killed="11+", civilians_killed=9, injured="dozens", speaker="Anna North"),
            (
                "Anna North reports shelling by Reds in Ash on 1 June 2001, "
                "with at least 11 killed, 9 of them civilians, dozens injured"
            ),
        ),
        (
            shelling(civilians_killed=2, children_killed=1, count=3, place=None, date=None),
            "The Paper reports shelling (3 counted), with 2 civilians killed, 1 children killed",
        ),
        (shelling(type=None, date=None, denied=True), "The Paper denies an incident in Ash"),
        (
            shelling(type=IncidentType.AIR_STRIKE, date=None, speaker=("Anna North", "Bert South"), denied=True),
            "Anna North and Bert South deny air strike in Ash",
        ),
        (
            verdict("Anna North", said="2001-06-01"),
            "Anna North said on 1 June 2001 that the parties kept to the agreement as a whole",
        ),
        (
            verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE, by="Southland", count=3, speaker_for="Northland"),
            "Anna North (Northland) says that Southland broke the ceasefire (3 counted)",
        ),
        (
            verdict("Southland", Verdict.NOT_FULFILLED, About.OPEN_ROUTES, by="Southland", speaker_for="Southland"),
            "Southland says that it failed to see to the opening of routes",
        ),
        (
            verdict("Bert South", Verdict.PARTLY, About.OPEN_ROUTES, by="Bert South", speaker_for="Southland"),
            "Bert South (Southland) says that Southland saw in part to the opening of routes",
        ),
        (
            verdict("residents", said="2001-06-01/2001-06-09", denied=True),
            "unnamed residents denied between 1 and 9 June 2001 that the parties kept to the agreement as a whole",
        ),
        (
            shelling(Place(name="buffer zone"), None, speaker="source"),
            "an unnamed source reports shelling in the buffer zone",
        ),
        (
            tell(ClaimKind.MOVEMENT, actor="fighters", what="fighters", action=Action.WITHDRAWS, denied=True),
            "The Paper denies that fighters withdrew",
        ),
        (
            verdict("Anna North", None, denied=True),
            "Anna North denies that the parties kept to the agreement as a whole",
        ),
        (
            verdict(("Anna North", "Bert South"), Verdict.PARTLY, denied=True),
            "Anna North and Bert South deny that the parties kept in part to the agreement as a whole",
        ),
        (
            tell(ClaimKind.COMMITMENT, speaker=("A", "B"), by="Southland", about=ROUTES, deadline="/2001-07-01"),
            "A and B say that Southland undertook to see to the opening of routes by 1 July 2001",
        ),
        (
            tell(ClaimKind.DEMAND, speaker="Anna North", of="Southland", about=ROUTES),
            "Anna North demanded the opening of routes from Southland",
        ),
        (
            tell(ClaimKind.MOVEMENT, actor="Reds", action=Action.WITHDRAWS, what="tanks", count=9, state=State.PLANNED),
            "The Paper says that Reds planned to withdraw 9 tanks",
        ),
        (
            tell(ClaimKind.MOVEMENT, actor="Reds", action=Action.WITHDRAWS, state=State.REFUSED, place="Ash"),
            "The Paper says that Reds refused to withdraw forces (Ash)",
        ),
        (tell(ClaimKind.MOVEMENT, state=State.UNDER_WAY), "The Paper says that the parties began to move forces"),
        (
            tell(ClaimKind.MOVEMENT, actor="Reds", action=Action.DELIVERS, what="aid", state=State.DONE),
            "The Paper says that Reds delivered aid",
        ),
        (
            tell(ClaimKind.CONTROL, actor="Reds", level=Level.PRESENT, share=0.7, place="Vale"),
            "The Paper says that Reds operated in 70 % of Vale",
        ),
        (tell(ClaimKind.CONTROL, actor="Reds"), "The Paper says that Reds held the area"),
        (
            tell(ClaimKind.MEETING, participants=("A", "B", "C"), state=State.PLANNED, place="Ash", date="2001-07-01/"),
            "The Paper reports a planned meeting of A, B and C in Ash since 1 July 2001",
        ),
        (tell(ClaimKind.MEETING), "The Paper reports a meeting of the parties"),
        (
            tell(ClaimKind.AGREEMENT, parties=("A", "B"), state=State.IN_FORCE),
            "The Paper reports a deal of A and B (in force) on what was agreed",
        ),
        (tell(ClaimKind.AGREEMENT, about=ROUTES), "The Paper reports a deal of the parties on the opening of routes"),
        (
            tell(ClaimKind.RELATION, subject="A", relation=Relation.BACKS, object="B", time=Tense.PAST),
            "The Paper says that A backed B in the past",
        ),
        (tell(ClaimKind.RELATION, subject="A", object="B"), "The Paper says that A stood by B"),
        (
            tell(ClaimKind.TOLL, place="Vale", date="2001-06-01/2001-06-30", displaced=400),
            "The Paper reports a toll in Vale in June 2001, with 400 displaced",
        ),
        (
            tell(ClaimKind.SITUATION, place="Vale", direction=Direction.CALM),
            "The Paper says that the situation in Vale was calm",
        ),
        (tell(ClaimKind.SITUATION), "The Paper says that the situation was unchanged"),
    ],
)
def test_sentences(telling: Telling, expected: str) -> None:
    """Each kind of claim is said in a sentence that names who says it."""
    [claim] = report("2001-06-05", telling).claims

    assert say_claim(claim, teller="The Paper") == expected


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (count(1200), "1,200"),
        (count("11-14"), "11 to 14"),
        (count("11+"), "at least 11"),
        (count("dozens"), "dozens"),
        (Count(least=None, most=9), "up to 9"),
        (Count(least=70, most=70, approximate=True), "about 70"),
        (Count(least=11, most=None, words="at least 11"), "at least 11"),
        (Count(least=None, most=None), "some"),
    ],
)
def test_counts(counted: Count, expected: str) -> None:
    """A count is said in its own words where they are vague, else in its bounds."""
    assert say_count(counted) == expected


def test_periods() -> None:
    """A period is said with its preposition; a whole month by its name."""
    said = [
        say_period(period) for text in ("2001-06-01", "2001-06-01/2001-06-09", "/2001-06-09") if (period := days(text))
    ]

    assert said == ["on 1 June 2001", "between 1 and 9 June 2001", "by 9 June 2001"]
    assert say_period(Period(first=None, last=None)) == "at some time"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2001-06-28/2001-07-02", "between 28 June and 2 July 2001"),
        ("2001-12-28/2002-01-02", "between 28 December 2001 and 2 January 2002"),
    ],
)
def test_a_period_names_its_month_and_year_once(text: str, expected: str) -> None:
    """What both ends of a period have in common is said once."""
    period = days(text)

    assert period
    assert say_period(period) == expected


@pytest.mark.parametrize(
    ("place", "date", "expected"),
    [
        ("Ash", "2001-06-01", "shelling in Ash on 1 June 2001"),
        ("Ash", None, "shelling in Ash, day not told"),
        (None, "2001-06-01", "shelling, place not told, on 1 June 2001"),
        (None, None, "shelling, place and day not told"),
    ],
)
def test_incidents(place: str | None, date: str | None, expected: str) -> None:
    """An incident is called by its sort, place and day, and it is said what was not told."""
    where = Place(name=place) if place else None
    incident = Incident(id="i-1", type=IncidentType.SHELLING, types=(), date=days(date), place=where)

    assert say_incident(incident) == expected


def test_tellers() -> None:
    """A report that speaks in its own voice goes by its title, else by the last part of its name."""
    document = report("2001-06-05").document

    assert say_teller(replace(document, name="https://paper.example/2001/truce/")) == "the report “truce”"
    assert say_teller(replace(document, title="Guns fall silent")) == "the report “Guns fall silent”"
