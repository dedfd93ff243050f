"""What other settings would make of a board."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import trucewatch.reconcile
from fakes import FakeActors, FakeGazetteer, FakeSources, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.model.agreement import ObligationKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.evidence import Evidence
from trucewatch.model.judgement import Answer, Judgement
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.regrade import (
    COMPARED_WITH,
    JUDGED_WITH,
    RegradedSources,
    compare_boards,
    has_moved,
    judge_anew,
    regrade_as_json,
)
from trucewatch.views.standing import make_board

ROUTES, UNDONE = About.OPEN_ROUTES, Verdict.NOT_FULFILLED
DEAL = truce(obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01"), obligation(About.CEASE_FIRE))
PAPER = report(
    "2001-07-20",
    verdict("Southland", about=ROUTES),
    verdict("publisher", UNDONE, ROUTES),
    source="agency",
)


def board_of(settings: Settings, letters: dict[str, str] | None = None) -> Board:
    """Return the board of 1 August 2001 under these settings and grades."""
    return make_board(
        DEAL,
        evidence_of(PAPER, as_of="2001-08-01"),
        actors=FakeActors(),
        sources=RegradedSources(FakeSources(), letters or {}),
        gazetteer=FakeGazetteer(),
        settings=settings,
    )


def test_the_same_settings_move_nothing() -> None:
    """A board held against itself has nothing to tell."""
    same = compare_boards(board_of(Settings()), board_of(Settings()))

    assert not has_moved(same)
    assert (same.settings, same.moves, same.gone, same.new) == ((), (), (), ())


def test_other_settings_move_levels() -> None:
    """What moves is told with the settings that moved it, before and after."""
    moved = compare_boards(board_of(Settings()), board_of(Settings(odds_in_own_interest=2.0, half_life_days=30.0)))

    [content] = regrade_as_json([moved])

    assert has_moved(moved)
    assert [one["name"] for one in content["settings"]] == ["half_life_days", "odds_in_own_interest"]
    [move] = content["obligations"]
    assert move["id"] == "open-routes"
    assert move["before"]["level"]["value"] != move["after"]["level"]["value"]
    assert not moved.moves[0].turns


def test_one_grade_moves_every_score_that_used_it() -> None:
    """With the outlet found unreliable, what it denied is claimed again, and nobody contests it."""
    moved = compare_boards(board_of(Settings()), board_of(Settings(), {"agency": "E"}))

    [move] = moved.moves
    assert move.turns
    assert (str(move.before.status), str(move.after.status)) == ("not_done", "claimed_done")
    assert (move.before.contested, move.after.contested) == (True, False)


def test_a_ground_that_falls_away() -> None:
    """Where nothing has weight any more, the level is gone, and that is a move."""
    nobody = Settings(trust_by_letter=dict.fromkeys("ABCDEF", 0.0))

    [move] = compare_boards(board_of(Settings()), board_of(nobody)).moves

    assert move.after.level.value is None


def test_contradictions_come_and_go() -> None:
    """A contradiction that rests on the levels between two words falls with the setting, and comes back with it."""
    strict = board_of(Settings(levels_at_odds=9.0))

    gone = compare_boards(board_of(Settings()), strict)
    new = compare_boards(strict, board_of(Settings()))

    assert [one.obligation for one in gone.gone] == [one.obligation for one in new.new] == ["open-routes"]


def test_regraded_sources_are_found_by_every_name() -> None:
    """A source has its new grade however it is looked up, and on every topic; others keep theirs."""
    sources = RegradedSources(FakeSources(), {"monitor": "D"})

    found = [sources.get("monitor"), sources.of_name("Vale Monitor"), sources.get("wire")]

    assert [one.reliability for one in found if one] == ["D", "D", "B"]
    assert sources.of_host("nowhere.example") is None


@pytest.fixture
def twice_told() -> Evidence:
    """Return two claims on one shelling, with a person's word on them."""
    one = report("2001-06-02", shelling(killed=3), source="agency")
    other = report("2001-06-02", shelling(killed=3), source="wire")
    evidence = evidence_of(one, other)
    pair = evidence.judgements[0]
    by_person = Judgement(left=pair.left, right=pair.right, answer=Answer.DIFFERENT, score=0.0, judge="person:ada")
    return evidence_of(one, other, judgements=[pair, by_person])


def test_pairs_are_judged_anew_where_it_matters(twice_told: Evidence) -> None:
    """With another threshold every pair is judged again; what a person judged stays."""
    anew = judge_anew(twice_told, Settings(), Settings(same_from_bits=500.0), actors=FakeActors())

    assert [(one.judge, one.answer) for one in anew.judgements] == [
        ("person:ada", Answer.DIFFERENT),
        ("trucewatch", Answer.UNSURE),
    ]


def test_nothing_is_judged_anew_without_need(twice_told: Evidence) -> None:
    """Settings that only weigh leave the judgements as they were recorded."""
    assert judge_anew(twice_told, Settings(), Settings(half_life_days=1.0), actors=FakeActors()) is twice_told


def test_all_settings_of_the_judge_are_known() -> None:
    """Whatever setting judges pairs is among those after which they are judged anew."""
    folder = Path(trucewatch.reconcile.__path__[0])
    files = [folder / "judge.py", folder / "candidates.py", folder / "likeness.py", *(folder / "evidence").glob("*.py")]
    used = {name for file in files for name in re.findall(r"settings\.(\w+)", file.read_text())}

    assert used & {field.name for field in fields(Settings)} == set(JUDGED_WITH)


def test_all_settings_by_which_copies_are_told_are_known() -> None:
    """Whatever setting compares reports is among those after which they are compared anew."""
    used = re.findall(r"settings\.(\w+)", (Path(trucewatch.reconcile.__path__[0]) / "copies.py").read_text())

    assert set(used) & {field.name for field in fields(Settings)} == set(COMPARED_WITH)


def test_reports_are_compared_anew_where_it_matters() -> None:
    """Under a stricter threshold a shortened report is no copy any longer, and its claim is a witness of its own."""
    opening = "Gunners on the ridge above the old bridge fired some forty rounds at the town before dawn on Friday."
    rest = (
        "Residents who fled to the valley said that nobody had come to clear the road since the last rain fell there."
    )
    told = shelling(
        sentence="Gunners on the ridge above Ash fired some forty rounds at the bridge, killing 3 villagers.", killed=3
    )
    whole = report("2001-06-02", told, source="agency", opening=f"{opening}\n{rest}")
    part = report(
        "2001-06-03",
        told,
        source="wire",
        opening=f"Much else was heard in the town on market day, as every week.\n{opening}",
    )
    evidence = evidence_of(whole, part)

    strict = judge_anew(evidence, Settings(), Settings(copy_whole_from=1.0, copy_least_lifted=3), actors=FakeActors())

    assert (len(evidence.copies), len(strict.copies)) == (1, 0)
    assert strict.judgements == evidence.judgements


def test_incidents_that_are_joined_otherwise_are_told() -> None:
    """A threshold that parts two claims shows the one incident gone, and the two that come instead."""
    paper = report("2001-07-20", verdict("Southland", about=ROUTES), source="gazette")
    told = [report("2001-06-02", shelling(killed=3), source=name) for name in ("agency", "wire")]
    evidence = evidence_of(paper, *told, as_of="2001-08-01")
    other = Settings(same_from_bits=500.0)

    def board_under(settings: Settings) -> Board:
        return make_board(
            DEAL,
            judge_anew(evidence, Settings(), settings, actors=FakeActors()),
            actors=FakeActors(),
            sources=FakeSources(),
            gazetteer=FakeGazetteer(),
            settings=settings,
        )

    moved = compare_boards(board_under(Settings()), board_under(other))

    assert has_moved(moved)
    assert [len(one.claims) for one in moved.incidents_gone] == [2]
    assert [len(one.claims) for one in moved.incidents_new] == [1, 1]
    [content] = regrade_as_json([moved])
    assert (len(content["incidents_gone"]), len(content["incidents_new"])) == (1, 2)
