"""The Sochi memorandum on Idlib, from October 2018 to August 2019, as its dated claims tell it.

The claims are those of public record, put in our own words by hand; no report is quoted.
What a careful analyst would say on three days is what the board has to say.
"""

from collections.abc import Iterable
from functools import cache

import pytest

from fakes import FakeSources, evidence_of, report, shelling, tell, verdict
from trucewatch.actors.load import load_actors
from trucewatch.agreements.load import load_library
from trucewatch.model.actor import Leaning, Source
from trucewatch.model.claim import About, Action, ClaimKind, IncidentType, Level, State, Verdict
from trucewatch.model.contradiction import Contradiction, ContradictionType
from trucewatch.model.finding import Finding, Status
from trucewatch.model.place import Place
from trucewatch.model.reading import Reading
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.publish.checks import find_loose_ends
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.standing import make_board

ZONE = Place(name="demilitarised zone", country="SY", kind="zone")
AREA = Place(name="Idlib de-escalation zone", country="SY", kind="zone")
SOHR = "Syrian Observatory for Human Rights"
HTS = "Hay'at Tahrir al-Sham"
RADICALS, WEAPONS = About.REMOVE_RADICAL_GROUPS, About.WITHDRAW_HEAVY_WEAPONS
DMZ = About.ESTABLISH_DEMILITARISED_ZONE
UNDONE = Verdict.NOT_FULFILLED

SOURCES = FakeSources(
    [
        Source(id="agency", name="A news agency", reliability="B"),
        Source(id="paper", name="A newspaper", reliability="C"),
        Source(id="blog", name="A war blog", reliability="D"),
        Source(id="state-tv", name="A state broadcaster", leaning=(("russia", Leaning.CLOSE_TO),), reliability="C"),
    ]
)


def autumn() -> list[Reading]:
    """Return what was published up to the middle of October 2018."""
    return [
        report(
            "2018-10-10",
            verdict("Turkish Ministry of National Defence", about=WEAPONS, said="2018-10-10"),
            tell(
                ClaimKind.MOVEMENT,
                speaker="Russian Foreign Ministry",
                said="2018-10-10",
                action=Action.WITHDRAWS,
                actor="militants",
                what="militants",
                count="1000+",
                state=State.UNDER_WAY,
                place=ZONE,
            ),
            tell(
                ClaimKind.MOVEMENT,
                speaker="Russian Foreign Ministry",
                said="2018-10-10",
                action=Action.WITHDRAWS,
                what="units of heavy weapons",
                count=100,
                state=State.UNDER_WAY,
                place=ZONE,
            ),
            source="paper",
            opening="On the Sochi deal over Idlib.",
        ),
        report(
            "2018-10-11",
            verdict(SOHR, about=WEAPONS, said="2018-10-10"),
            source="agency",
            opening="From Idlib.",
        ),
        report(
            "2018-10-15",
            tell(
                ClaimKind.COMMITMENT,
                "The group signalled that it would go along with the plan for Idlib.",
                speaker=HTS,
                by=HTS,
                about=(About.WHOLE_AGREEMENT,),
                said="2018-10-14",
            ),
            source="blog",
        ),
        report(
            "2018-10-15",
            tell(
                ClaimKind.AGREEMENT,
                "The group turned down the Idlib deal and will keep its arms.",
                speaker=HTS,
                state=State.REJECTED,
                said="2018-10-14",
            ),
            shelling(ZONE, "2018-10-14", speaker=SOHR, perpetrator="Syrian government forces", injured=1),
            source="paper",
        ),
        report(
            "2018-10-16",
            verdict(SOHR, UNDONE, RADICALS, said="2018-10-15", place=ZONE),
            source="agency",
            opening="From Idlib.",
        ),
    ]


def winter() -> list[Reading]:
    """Return what was published from then up to January 2019."""
    return [
        report(
            "2018-10-19",
            verdict("Vladimir Putin", UNDONE, DMZ, said="2018-10-18"),
            verdict("Vladimir Putin", UNDONE, RADICALS, said="2018-10-18"),
            source="agency",
            opening="On Idlib.",
        ),
        report(
            "2018-10-31",
            verdict("Mevlut Cavusoglu", by="Turkey", said="2018-10-30"),
            tell(
                ClaimKind.COMMITMENT,
                speaker="Mevlut Cavusoglu",
                said="2018-10-30",
                by="Turkey",
                about=(About.OPEN_ROUTES,),
                deadline="2018-12-31",
            ),
            source="paper",
            opening="On the Idlib agreement.",
        ),
        report(
            "2018-11-09",
            verdict("Maria Zakharova", about=DMZ, denied=True, said="2018-11-08"),
            source="agency",
            opening="On Idlib.",
        ),
        report(
            "2018-11-29",
            shelling(
                "Jurin",
                "2018-11-24",
                speaker="Maria Zakharova",
                type=IncidentType.GROUND_ASSAULT,
                perpetrator="militants",
                target="Syrian soldiers",
                killed=18,
            ),
            verdict("Mevlut Cavusoglu", Verdict.PARTLY, DMZ, said="2018-11-28"),
            source="blog",
            opening="On Idlib.",
        ),
        report(
            "2019-01-14",
            verdict("Mevlut Cavusoglu", by="Turkey", said="2019-01-14"),
            verdict("Mevlut Cavusoglu", Verdict.VIOLATED, About.CEASE_FIRE, by="Syrian government", said="2019-01-14"),
            source="paper",
            opening="On the Idlib deal.",
        ),
        report(
            "2019-01-18",
            tell(
                ClaimKind.CONTROL,
                speaker="Sergey Lavrov",
                said="2019-01-18",
                actor="terrorists",
                level=Level.CONTROLS,
                share=0.7,
                place=ZONE,
            ),
            source="state-tv",
            opening="On Idlib.",
        ),
    ]


def summer() -> list[Reading]:
    """Return what was published from then up to August 2019."""
    return [
        report(
            "2019-03-01",
            verdict("Sergey Lavrov", Verdict.PARTLY, DMZ, said="2019-02-28"),
            source="state-tv",
            opening="On Idlib.",
        ),
        report(
            "2019-03-15",
            shelling(
                AREA,
                "2019-01-01/2019-03-15",
                speaker="Maria Zakharova",
                type=IncidentType.CEASEFIRE_VIOLATION,
                count=460,
                killed="30+",
                injured=100,
            ),
            source="agency",
        ),
        report(
            "2019-08-01",
            tell(
                ClaimKind.CONTROL,
                speaker="Alexander Lavrentyev",
                said="2019-08-01",
                actor=HTS,
                level=Level.CONTROLS,
                share=0.9,
                place=AREA,
            ),
            source="state-tv",
        ),
    ]


@cache
def board_on(day: str) -> Board:
    """Return the board of that day, from all that had been published by then."""
    readings = [one for one in (*autumn(), *winter(), *summer()) if _published(one) <= day]
    return make_board(
        load_library().get("idlib-sochi-2018"),
        evidence_of(*readings, as_of=day, actors=load_actors()),
        actors=load_actors(),
        sources=SOURCES,
        gazetteer=load_gazetteer(),
        settings=Settings(),
    )


def _published(reading: Reading) -> str:
    assert reading.document.published
    return reading.document.published.day.isoformat()


def finding(day: str, obligation: str) -> Finding:
    """Return how an obligation stood that day."""
    return next(one for one in board_on(day).findings if one.obligation == obligation)


def of_type(contradictions: Iterable[Contradiction], wanted: ContradictionType) -> list[Contradiction]:
    """Return the contradictions of that type, in their order."""
    return [one for one in contradictions if one.type is wanted]


@pytest.mark.parametrize("obligation", ["withdraw-heavy-weapons", "demilitarised-zone", "remove-radical-groups"])
def test_before_the_deadlines(obligation: str) -> None:
    """On 1 October the obligations of 10 and 15 October are not due; on 16 October they no longer are not."""
    assert finding("2018-10-01", obligation).status is Status.NOT_DUE
    assert finding("2018-10-16", obligation).status is not Status.NOT_DUE


def test_the_day_after_the_deadline() -> None:
    """On 16 October the weapons are out on an observer's word too, of the groups some at most, and fire was opened."""
    day = "2018-10-16"

    assert finding(day, "withdraw-heavy-weapons").status is Status.DONE
    assert finding(day, "remove-radical-groups").status is Status.PARTLY
    assert finding(day, "remove-radical-groups").contested
    assert finding(day, "no-offensive").status is Status.VIOLATED
    assert finding(day, "open-m4-m5").status is Status.NOT_DUE
    assert finding(day, "fix-lines").status is Status.CANNOT_ASSESS


def test_one_statement_read_in_two_ways() -> None:
    """Two outlets take one statement for a yes and for a no: that is told as a matter of reading, not of fact."""
    [found] = of_type(board_on("2018-10-16").contradictions, ContradictionType.INTERPRETATION)

    assert [side.speakers for side in found.sides] == [(found.sides[0].speakers[0],)] * 2
    assert found.sides[0].claims != found.sides[1].claims


def test_the_contradiction_on_top_in_january() -> None:
    """On 20 January one minister's word that all is done stands beside the other's seventy percent, before all else."""
    top = board_on("2019-01-20").contradictions[0]

    assert (top.type, top.obligation) == (ContradictionType.POLARITY, "remove-radical-groups")
    assert "Mevlut Cavusoglu" in top.sides[0].says
    assert "Sergey Lavrov" in top.sides[1].says
    assert "70 %" in top.sides[1].says
    assert "Turkey" in top.sides[0].speakers
    assert "Russia" in top.sides[1].speakers


def test_january_is_contested() -> None:
    """On 20 January the groups have not gone; Turkey and Russia see it at opposite ends of the scale."""
    found = finding("2019-01-20", "remove-radical-groups")
    seen = dict(found.as_seen_by)

    assert found.status is Status.NOT_DONE
    assert found.contested
    assert seen["Turkey"] == pytest.approx(3.0)
    assert seen["Russia"] < 1.0


def test_each_side_has_its_own_board() -> None:
    """On 20 January the deal is nearly perfect as Turkey has it, and a failure as Russia has it."""
    seen = board_on("2019-01-20").as_seen_by

    assert seen["Turkey"] >= 80
    assert seen["Russia"] < 50


def test_a_general_word_is_not_much() -> None:
    """The roads were due by the end of 2018: that the deal as a whole is kept does not tell that they are open."""
    found = finding("2019-01-20", "open-m4-m5")

    assert found.status is Status.CANNOT_ASSESS
    assert found.unknown > 0.9
    assert any("speaks of the deal as a whole" in reason.text for reason in found.reasons)


def test_a_promise_is_on_the_calendar_and_proves_nothing() -> None:
    """The promise to open the roads stands among what lies ahead, and is no evidence that they are open."""
    board = board_on("2018-11-10")

    [promised] = [one for one in board.upcoming if one.claims]

    assert (promised.kind, promised.obligation) == ("deadline", "open-m4-m5")
    assert not set(promised.claims) & {bearing.claim for bearing in board.bearings}


def test_the_scope_trap() -> None:
    """Seventy percent of the zone and ninety of the area measure different things: scope, no quarrel over a value."""
    contradictions = board_on("2019-08-01").contradictions

    [scope] = of_type(contradictions, ContradictionType.SCOPE)

    assert {"70 %", "90 %"} == {word for side in scope.sides for word in ("70 %", "90 %") if word in side.says}
    assert of_type(contradictions, ContradictionType.VALUE) == []


def test_a_count_over_months_is_no_incident_of_a_day() -> None:
    """Hundreds of violations over ten weeks are never joined to a single attack."""
    board = board_on("2019-08-01")
    [sum_up] = [one for one in board.incidents if one.type is IncidentType.CEASEFIRE_VIOLATION]

    assert len(sum_up.claims) == 1


def test_august() -> None:
    """On 1 August 2019 the groups are still there, the ceasefire is violated, and it remains contested."""
    day = "2019-08-01"

    assert finding(day, "remove-radical-groups").status is Status.NOT_DONE
    assert finding(day, "remove-radical-groups").contested
    assert finding(day, "lasting-ceasefire").status is Status.VIOLATED


def test_a_minister_changes_his_tune() -> None:
    """Russia sees the groups leave, then not; the zone not made, then made in part: each turn is told, with its day."""
    turns = of_type(board_on("2019-08-01").contradictions, ContradictionType.TIME)

    assert {(one.obligation, str(one.since)) for one in turns if "Russia" in one.title} == {
        ("remove-radical-groups", "2018-10-18"),
        ("demilitarised-zone", "2019-02-28"),
    }


def test_every_figure_leads_back() -> None:
    """No figure on any of the boards is without the sentence behind it."""
    readings = [*autumn(), *winter(), *summer()]
    evidence = evidence_of(*readings, as_of="2019-08-01")

    assert find_loose_ends(board_on("2019-08-01"), evidence) == ()


def test_what_the_deal_prevented_stands_beside_the_shelling() -> None:
    """That the deal held back an offensive speaks for article 2, against the shelling; the board shows both sides."""
    paper = report(
        "2019-02-08",
        verdict("publisher", about=About.NO_OFFENSIVE, by="Syrian government"),
        shelling(
            None,
            "2019-01-21/2019-01-31",
            speaker=SOHR,
            perpetrator="forces loyal to Bashar al-Assad",
            killed="11+",
            civilians_killed=9,
        ),
        source="agency",
        opening="On the Idlib deal.",
    )
    prevented, shelled = paper.claims
    board = make_board(
        load_library().get("idlib-sochi-2018"),
        evidence_of(paper, as_of="2019-02-08", actors=load_actors()),
        actors=load_actors(),
        sources=SOURCES,
        gazetteer=load_gazetteer(),
        settings=Settings(),
    )

    article_2 = next(one for one in board.findings if one.obligation == "no-offensive")

    assert (article_2.claims_for, article_2.claims_against) == ((prevented.id,), (shelled.id,))
    assert article_2.contested
    [found] = [one for one in board.contradictions if "no-offensive" in (one.obligation, *one.also)]
    assert {claim_id for side in found.sides for claim_id in side.claims} == {prevented.id, shelled.id}
