"""People reject and accept, reports come later: what the board says on a past day stays what it was."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch import open_workspace
from trucewatch.model.act import ReviewAnswer
from trucewatch.model.evidence import Times
from trucewatch.settings import set_each
from trucewatch.views.board import board_as_json
from trucewatch.views.explain import explanation_as_json
from trucewatch.views.regrade import has_moved
from trucewatch.workspace import Workspace

AGREEMENT = "idlib-sochi-2018"
GROUPS = f"{AGREEMENT}/remove-radical-groups"
JANUARY = date(2019, 1, 20)
STORY = Path(__file__).parent / "idlib"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with what had been published by 20 January 2019."""
    folder = tmp_path_factory.mktemp("replay")
    shutil.copytree(STORY / "library", folder / "workspace" / "library")
    with open_workspace(folder / "workspace", create=True) as opened:
        opened.add([path for path in sorted((STORY / "reports").iterdir()) if path.name <= "2019-01-20"])
        yield opened


def told(opened: Workspace, times: Times) -> dict[str, Any]:
    """Return the board, but for the instant up to which it looks."""
    content = board_as_json(opened.board(AGREEMENT, times))
    return {key: value for key, value in content.items() if key != "known_on"}


def now(opened: Workspace) -> Times:
    """Return the times of a question asked now about January."""
    return opened.times(as_of=JANUARY)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(chosen=st.sets(st.integers(0, 11), min_size=1, max_size=4))
def test_rejecting_and_accepting_again_is_no_change(workspace: Workspace, chosen: set[int]) -> None:
    """Claims that are rejected and accepted again leave the board as it was, to the last digit."""
    before = told(workspace, now(workspace))
    claims = workspace.evidence(now(workspace)).claims
    picked = [claims[number % len(claims)].id for number in sorted(chosen)]

    for claim_id in picked:
        workspace.review(claim_id, ReviewAnswer.REJECT, by="ada", because="misread")
    for claim_id in picked:
        workspace.review(claim_id, ReviewAnswer.ACCEPT, by="ada")

    assert told(workspace, now(workspace)) == before


def test_what_would_change_it_does(workspace: Workspace) -> None:
    """Rejecting the very claims that are said to turn a status turns it, to what was foretold; undone, it is back."""
    explained = explanation_as_json(workspace.explain(GROUPS, now(workspace)))
    turn = explained["would_change"]

    acts = [
        workspace.review(claim_id, ReviewAnswer.REJECT, by="ada", because="to see what happens")
        for claim_id in turn["claims"]
    ]
    without = explanation_as_json(workspace.explain(GROUPS, now(workspace)))
    for act in acts:
        workspace.undo(act.id, by="ada", because="seen")
    again = explanation_as_json(workspace.explain(GROUPS, now(workspace)))

    assert without["status"] == turn["to"] != explained["status"]
    assert again == explained


def test_regrading_changes_nothing(workspace: Workspace) -> None:
    """What other settings would make of the board is shown, and the board stays as it is."""
    before = told(workspace, now(workspace))
    other = set_each(["odds_in_own_interest=2.5", "trust_by_letter.D=0.0"], workspace.settings)

    [moved] = workspace.regrade(now(workspace), other, agreements=[AGREEMENT])
    [graded] = workspace.regrade(
        now(workspace), workspace.settings, agreements=[AGREEMENT], letters={"harbour-agency": "E"}
    )

    assert has_moved(moved)
    assert [name for name, _, _ in moved.settings] == ["odds_in_own_interest", "trust_by_letter"]
    assert has_moved(graded)
    assert told(workspace, now(workspace)) == before
    assert all(one.before.bearings for one in workspace.regrade(now(workspace), workspace.settings))


def test_the_past_is_untouched_by_what_comes_later(workspace: Workspace) -> None:
    """The board as it was known on an instant stays, byte for byte, when reports and reviews come in afterwards."""
    then = now(workspace)
    before = json.dumps(board_as_json(workspace.board(AGREEMENT, then)))

    workspace.add([path for path in sorted((STORY / "reports").iterdir()) if path.name > "2019-01-20"])
    late = workspace.add([_late_report(workspace.path.parent)])
    workspace.review(workspace.evidence(then).claims[0].id, ReviewAnswer.REJECT, by="ada", because="misread")

    assert late.claims
    assert json.dumps(board_as_json(workspace.board(AGREEMENT, then))) == before
    assert told(workspace, now(workspace)) != json.loads(before)


def _late_report(folder: Path) -> Path:
    """A report of January that comes to hand only now."""
    path = folder / "late.txt"
    path.write_text(
        '---\ntitle: "Found in a drawer"\nsource: harbour-agency\npublished: 2019-01-12\nconstructed: true\n---\n'
        "The Syrian Observatory for Human Rights said on Saturday that all radical groups had left the demilitarised"
        " zone around Idlib.\n",
        encoding="utf-8",
    )
    return path
