"""The Sochi memorandum on Idlib as sixteen reports tell it, from their words to the board.

The reports in `idlib/reports` are constructed, in words of our own, from positions of public record; their outlets are
invented. Nothing is put in by hand: what the reader finds is what the board stands on. Where it misses something (the
minister's promise to open the roads), the board does without.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fakes import evidence_of
from trucewatch.actors.load import load_actors
from trucewatch.agreements.load import load_library
from trucewatch.model.claim import ClaimKind
from trucewatch.model.contradiction import Contradiction, ContradictionType
from trucewatch.model.finding import Finding, Status
from trucewatch.model.reading import Reading
from trucewatch.model.silence import SilenceKind
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.publish.checks import find_loose_ends
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader
from trucewatch.settings import Settings
from trucewatch.sources.load import load_sources
from trucewatch.views.board import Board
from trucewatch.views.explain import Explanation, explain
from trucewatch.views.standing import make_board

FOLDER = Path(__file__).parent / "idlib"
OCTOBER, JANUARY, AUGUST = "2018-10-16", "2019-01-20", "2019-08-01"


@cache
def readings() -> tuple[Reading, ...]:
    """Return what is read in the reports."""
    library, actors = load_library(), load_actors()
    sources = load_sources([FOLDER / "library" / "sources"])
    reader = EnglishReader(gazetteer=load_gazetteer(library.folders), actors=actors)
    documents = [
        extract(path.read_bytes(), name=path.name, sources=sources) for path in sorted((FOLDER / "reports").iterdir())
    ]
    return tuple(reader.read(documents))


@cache
def board_on(day: str) -> Board:
    """Return the board of a day, from what had been published by then."""
    library = load_library()
    published = [one for one in readings() if one.document.published and str(one.document.published.day) <= day]
    return make_board(
        library.get("idlib-sochi-2018"),
        evidence_of(*published, as_of=day, actors=load_actors()),
        actors=load_actors(),
        sources=load_sources([FOLDER / "library" / "sources"]),
        gazetteer=load_gazetteer(library.folders),
        settings=Settings(),
    )


def finding(day: str, obligation: str) -> Finding:
    """Return how an obligation stood."""
    return next(one for one in board_on(day).findings if one.obligation == obligation)


def explained(day: str, name: str) -> Explanation:
    """Return why an obligation stood so."""
    board = board_on(day)
    obligation = next(one for one in board.agreement.obligations if one.id == name)
    return explain(board, obligation, board.scale.evidence)


def of_type(day: str, wanted: ContradictionType) -> list[Contradiction]:
    """Return the contradictions of one type."""
    return [one for one in board_on(day).contradictions if one.type is wanted]


def test_every_report_can_be_taken_in() -> None:
    """Sixteen reports, each with its day; each says something that counts."""
    silent = [one.document.name for one in readings() if not one.claims]

    assert len(readings()) == 16
    assert all(one.document.published for one in readings())
    assert silent == []


@pytest.mark.parametrize(
    ("day", "obligation", "expected"),
    [
        (OCTOBER, "withdraw-heavy-weapons", "done"),
        (OCTOBER, "remove-radical-groups", "partly, contested"),
        (OCTOBER, "no-offensive", "violated"),
        (OCTOBER, "lasting-ceasefire", "violated"),
        (OCTOBER, "open-m4-m5", "not_due"),
        (OCTOBER, "fix-lines", "cannot_assess"),
        (OCTOBER, "coordinated-patrols", "cannot_assess"),
        (JANUARY, "remove-radical-groups", "not_done, contested"),
        (JANUARY, "demilitarised-zone", "partly, contested"),
        (JANUARY, "withdraw-heavy-weapons", "done"),
        (JANUARY, "open-m4-m5", "cannot_assess"),
        (AUGUST, "remove-radical-groups", "not_done, contested"),
        (AUGUST, "withdraw-heavy-weapons", "done, contested"),
        (AUGUST, "lasting-ceasefire", "violated, contested"),
    ],
)
def test_the_board_says_what_an_analyst_would(day: str, obligation: str, expected: str) -> None:
    """The weapons went, the groups did not, fire was opened; of much, nobody spoke."""
    found = finding(day, obligation)

    assert f"{found.status}{', contested' if found.contested else ''}" == expected


def test_the_contradiction_on_top_in_january() -> None:
    """On 20 January one minister's "successfully implemented" stands beside the other's seventy percent, before all."""
    top = board_on(JANUARY).contradictions[0]

    assert (top.type, top.obligation) == (ContradictionType.POLARITY, "remove-radical-groups")
    assert top.sides[0].says.startswith("Mevlut Cavusoglu (Turkey) said on 14 January 2019")
    assert top.sides[1].says.startswith("Sergey Lavrov (Russia) said on 18 January 2019 that Terrorists held 70 %")
    sentences = {claim.id: claim.sentence.text for one in readings() for claim in one.claims}
    assert any("successfully implemented" in sentences[claim_id] for claim_id in top.sides[0].claims)


def test_one_statement_in_two_readings() -> None:
    """What the group said on 14 October is a yes in one paper and a no in another: a matter of reading."""
    [found] = of_type(OCTOBER, ContradictionType.INTERPRETATION)

    assert all(side.speakers == ("Hay'at Tahrir al-Sham",) for side in found.sides)
    assert len({side.says for side in found.sides}) == 2


def test_the_scope_trap() -> None:
    """Seventy percent of the zone and ninety of the area are told as shares of two areas, and are no values at odds."""
    [scope] = of_type(AUGUST, ContradictionType.SCOPE)

    assert {share for side in scope.sides for share in ("70 %", "90 %") if share in side.says} == {"70 %", "90 %"}
    assert of_type(AUGUST, ContradictionType.VALUE) == []


def test_a_share_of_the_area_only_touches_on_the_zone() -> None:
    """Ninety percent of the area bears on the zone less directly than seventy percent of the zone itself."""
    bearings = {
        board_on(AUGUST).scale.claims[one.claim].share: one.directness
        for one in board_on(AUGUST).bearings
        if one.obligation == "remove-radical-groups" and board_on(AUGUST).scale.claims[one.claim].share
    }

    assert bearings == {0.7: 1.0, 0.9: Settings().directness_of_kin}


def test_whose_eyes() -> None:
    """In January, Turkey holds that the groups are gone, Russia that they are not, and no independent that they are."""
    found = finding(JANUARY, "remove-radical-groups")
    seen = dict(found.as_seen_by)

    assert seen["Turkey"] > 2.5
    assert seen["Russia"] < 0.75
    assert found.independent == 0.0


def test_a_demand_is_no_evidence() -> None:
    """That Moscow asks again for the zone bears on nothing."""
    [demand] = [claim for one in readings() for claim in one.claims if claim.kind is ClaimKind.DEMAND]

    assert all(one.claim != demand.id for one in board_on("2019-12-31").bearings)


def test_a_total_is_no_attack() -> None:
    """The attacks counted since January are told over those ten weeks, and make no incident of the day of counting."""
    [paper] = [one for one in readings() if "four-hundred-sixty" in one.document.name]

    assert paper.claims
    assert all(claim.date and claim.date.first == date(2019, 1, 1) for claim in paper.claims)
    told = {claim.id for claim in paper.claims}
    assert all(set(one.claims) <= told for one in board_on(AUGUST).incidents if told & set(one.claims))


def test_a_deadline_passed_in_silence() -> None:
    """By 20 January nobody has spoken of the roads since they were due, and that is told."""
    kinds = {one.kind for one in board_on(JANUARY).silences if one.obligation == "open-m4-m5"}

    assert SilenceKind.DEADLINE in kinds


def test_what_would_change_october() -> None:
    """In October the weapons are out on one observer's word: without it they would only be said to be."""
    turn = explained(OCTOBER, "withdraw-heavy-weapons").turn

    assert turn
    assert turn.is_exact
    assert turn.to is Status.CLAIMED_DONE
    origins = {
        one.origin.name for one in explained(OCTOBER, "withdraw-heavy-weapons").voices if one.claim.id in turn.claims
    }
    assert origins == {"Syrian Observatory for Human Rights"}


@pytest.mark.parametrize("day", [OCTOBER, JANUARY, AUGUST])
def test_every_figure_leads_back(day: str) -> None:
    """No figure on any of the boards is without the sentence behind it."""
    assert find_loose_ends(board_on(day), board_on(day).scale.evidence) == ()
