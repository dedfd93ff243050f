"""What the demo shows whoever opens it first: its boards, and the reports made of them."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from trucewatch.workspace import Workspace, open_workspace

DEMO = Path(__file__).parents[2] / "demo"
DEAL = "idlib-sochi-2018"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a workspace made of the demo as the README says."""
    folder = tmp_path_factory.mktemp("demo") / "idlib"
    folder.mkdir()
    shutil.copytree(DEMO / "library", folder / "library")
    with open_workspace(folder, create=True) as opened:
        opened.add([DEMO / "reports"])
        yield opened


def test_one_minister_against_the_other_stands_on_top(demo: Workspace) -> None:
    """On 20 January 2019, "successfully implemented" beside "70 percent" comes before all other contradictions."""
    top, *_ = demo.contradictions(DEAL, demo.times(as_of=date(2019, 1, 20)))

    assert top.obligation == "remove-radical-groups"
    assert [" ".join(side.says.split()[:2]) for side in top.sides] == ["Mevlut Cavusoglu", "Sergey Lavrov"]
    sentences = {claim.id: claim.sentence.text for claim in demo.evidence(demo.times()).claims}
    assert any("successfully implemented" in sentences[one] for one in top.sides[0].claims)
    assert any("70 percent" in sentences[one] for one in top.sides[1].claims)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2018, 10, 1), date(2018, 10, 31)),
        (date(2018, 11, 1), date(2018, 11, 30)),
        (date(2018, 12, 1), date(2018, 12, 31)),
        (date(2019, 1, 1), date(2019, 1, 31)),
        (date(2019, 2, 1), date(2019, 3, 15)),
    ],
)
def test_a_report_on_every_month_of_it_is_let_out(demo: Workspace, first: date, last: date) -> None:
    """No sentence of a report says more than its evidence: "the Syrian government" stands where one says "regime"."""
    report = demo.report(DEAL, demo.times(as_of=last), since=first)

    assert report.exhibits
    assert {part.title for part in report.parts} >= {"Summary", "Obligations", "Incidents", "Contradictions"}
