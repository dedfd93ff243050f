"""Figures in the style of other houses."""

from typing import Any

import pytest

from fakes import (
    FakeActors,
    FakeGazetteer,
    FakeSources,
    Telling,
    evidence_of,
    obligation,
    report,
    shelling,
    truce,
    verdict,
)
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, IncidentType, Verdict
from trucewatch.model.reading import Reading
from trucewatch.settings import Settings
from trucewatch.views.board import Board, board_as_json
from trucewatch.views.figures.airwars import HarmGrade
from trucewatch.views.figures.side_by_side import figures_as_json
from trucewatch.views.standing import make_board

ROUTES, UNDONE = About.OPEN_ROUTES, Verdict.NOT_FULFILLED
DEAL = truce(
    obligation(About.CEASE_FIRE), obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01", weight=2.0)
)


def board_of(*readings: Reading) -> Board:
    """Return the board of 1 August 2001."""
    return make_board(
        DEAL,
        evidence_of(*readings, as_of="2001-08-01"),
        actors=FakeActors(),
        sources=FakeSources(),
        gazetteer=FakeGazetteer(),
        settings=Settings(),
    )


def figures_of(*tellings: Telling, source: str = "agency") -> dict[str, Any]:
    """Return the figures from one report."""
    return figures_as_json(board_of(report("2001-07-20", *tellings, source=source)))


def hit(speaker: str = "publisher", **keys: Any) -> Telling:
    """Return shelling of Ash on one and the same day, as somebody tells it."""
    return shelling("Ash", "2001-07-10", speaker=speaker, **keys)


def test_every_figure_says_what_it_leaves_out() -> None:
    """Each house's figures come with their definition and what they leave out, and stand in the board's JSON."""
    content = board_as_json(board_of())["figures"]

    assert list(content) == ["pam", "trucewatch", "admiralty", "airwars", "ucdp", "acled"]
    assert all(figure["definition"] and figure["leaves_out"] for figure in content.values())


def test_plain_score_has_whole_levels_and_no_weights() -> None:
    """PAM's plain score counts the nearest whole level of each, and nothing where nothing is known."""
    figures = figures_of(*(verdict(name, about=ROUTES) for name in ("Northland", "Vale Monitor", "Peace Watch")))

    assert figures["pam"]["score"] == pytest.approx(100 * (0 + 3) / 6, abs=0.1)
    assert figures["trucewatch"]["score"] > 70.0


def test_nothing_due_has_no_score() -> None:
    """Before anything is due or begun there is neither score."""
    early = make_board(
        truce(obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-09-01")),
        evidence_of(as_of="2001-08-01"),
        actors=FakeActors(),
        sources=FakeSources(),
        gazetteer=None,
        settings=Settings(),
    )

    assert figures_as_json(early)["pam"]["score"] is None
    assert figures_as_json(early)["trucewatch"]["score"] is None


@pytest.mark.parametrize(
    ("tellings", "for_it", "against_it"),
    [
        ((), None, None),
        ((verdict("Vale Monitor", about=ROUTES),), "B3", None),
        ((verdict("a passer-by", about=ROUTES),), "F6", None),
        ((verdict("Vale Monitor", about=ROUTES), verdict("Peace Watch", about=ROUTES)), "B2", None),
        (tuple(verdict(name, about=ROUTES) for name in ("Vale Monitor", "Peace Watch", "publisher")), "B1", None),
        ((verdict("Southland", about=ROUTES), verdict("Vale Monitor", UNDONE, ROUTES)), "C4", "B4"),
        (
            (
                verdict("Southland", about=ROUTES),
                verdict("Vale Monitor", UNDONE, ROUTES),
                verdict("Peace Watch", UNDONE, ROUTES),
            ),
            "C5",
            "B2",
        ),
    ],
)
def test_admiralty_grades(tellings: tuple[Telling, ...], for_it: str | None, against_it: str | None) -> None:
    """The letter is of whose word it is, the digit of how far others bear it out; what cannot be judged is F and 6."""
    graded = figures_of(*tellings)["admiralty"]["obligations"]["open-routes"]

    found = {way: one and one["grade"] for way, one in graded.items()}
    assert (found["for"], found["against"]) == (for_it, against_it)


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        ((hit(killed=3),), None),
        ((hit("Vale Monitor", civilians_killed=3),), HarmGrade.WEAK),
        ((hit("Vale Monitor", killed=1, target="a school"),), HarmGrade.WEAK),
        ((hit("Vale Monitor", civilians_killed=3), hit("Peace Watch", civilians_killed=2)), HarmGrade.FAIR),
        ((hit("a passer-by", civilians_killed=3), hit("somebody else", civilians_killed=3)), HarmGrade.WEAK),
        (
            (
                hit("Northland", civilians_killed=3, perpetrator="Southern army"),
                hit("Southland", civilians_killed=3, perpetrator="Northern army"),
            ),
            HarmGrade.CONTESTED,
        ),
        ((hit("Southland", civilians_killed=3, perpetrator="Southern army"),), HarmGrade.CONFIRMED),
        (
            (
                hit("Northland", civilians_killed=3, perpetrator="Southern army"),
                hit("Peace Watch", perpetrator="Southern army", denied=True),
            ),
            HarmGrade.DISCOUNTED,
        ),
        (
            (
                hit("Northland", civilians_killed=3, perpetrator="Southern army"),
                hit("Southland", perpetrator="Southern army", denied=True),
            ),
            HarmGrade.WEAK,
        ),
    ],
)
def test_airwars_grades(tellings: tuple[Telling, ...], expected: HarmGrade | None) -> None:
    """Civilian harm is discounted, confirmed, contested, fair or weak, in that order of tests."""
    graded = figures_of(*tellings)["airwars"]["incidents"]

    assert [one["grade"] for one in graded] == ([str(expected)] if expected else [])
    assert all(one["claims"] and one["why"] for one in graded)


def test_airwars_adds_up_what_is_borne_out() -> None:
    """Civilians killed are added up over what is confirmed, contested or fair, not over single sources."""
    fair = figures_of(hit("Vale Monitor", civilians_killed=3), hit("Peace Watch", civilians_killed=5))["airwars"]
    weak = figures_of(hit("Vale Monitor", civilians_killed=3))["airwars"]
    open_ended = figures_of(hit("Vale Monitor", civilians_killed="3+"), hit("Peace Watch", civilians_killed=5))

    assert fair["civilians_killed"] == {"low": 3, "high": 5}
    assert weak["civilians_killed"] == {"low": 0, "high": 0}
    assert open_ended["airwars"]["civilians_killed"] == {"low": 3, "high": None}


@pytest.mark.parametrize(
    ("tellings", "source", "expected"),
    [
        ((hit("Vale Monitor", killed=3), hit("Peace Watch", killed=6)), "agency", (1, 3, 3, 6)),
        ((hit("Vale Monitor", killed="4-6"),), "agency", (1, 4, 5, 6)),
        ((hit("Vale Monitor", killed="3+"),), "agency", (1, 3, 3, 3)),
        ((hit("Vale Monitor", killed="dozens"),), "agency", (0, 0, 0, 0)),
        ((hit("Vale Monitor", killed=0),), "agency", (0, 0, 0, 0)),
        ((hit(killed=90), hit("Vale Monitor", killed=3)), "liar", (1, 3, 3, 3)),
        ((hit("Vale Monitor"),), "agency", (0, 0, 0, 0)),
    ],
)
def test_ucdp_counts_deaths(tellings: tuple[Telling, ...], source: str, expected: tuple[int, ...]) -> None:
    """An incident with a death is an event; low, best and high are those of the origins that are reliable."""
    ucdp = figures_of(*tellings, source=source)["ucdp"]

    assert (ucdp["events"], *ucdp["deaths"].values()) == expected


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        ((hit("Vale Monitor", killed=3), hit("Peace Watch", killed=6)), (1, 3)),
        ((hit("Vale Monitor", killed="dozens"),), (1, 12)),
        ((hit("Vale Monitor"),), (1, 0)),
        ((hit("Vale Monitor", type=IncidentType.OBSTRUCTION),), (0, 0)),
        ((hit("Vale Monitor", denied=True),), (0, 0)),
    ],
)
def test_acled_counts_every_violent_event(tellings: tuple[Telling, ...], expected: tuple[int, int]) -> None:
    """Every violent incident counts, with the lowest figure; words become figures; a mere denial is no event."""
    acled = figures_of(*tellings)["acled"]

    assert (acled["events"], acled["fatalities"]) == expected


def test_the_last_word_of_an_origin_counts() -> None:
    """A later figure by the same origin takes the place of its earlier one."""
    first = report("2001-07-12", hit("Vale Monitor", killed=9), source="agency")
    second = report("2001-07-15", hit("Vale Monitor", killed=4), source="gazette")

    assert figures_as_json(board_of(first, second))["acled"]["fatalities"] == 4
