"""The commands about actors and sources."""

import json
from pathlib import Path

import pytest

from cli.reports import run

RIVER = """\
actors:
  - {name: Upland Alliance, kind: party}
  - {name: Northland, kind: state}
  - {name: Lake Front, kind: armed_group}
  - name: River Guard
    kind: armed_group
    names: [{name: Ford Militia, until: 2019-05-01}]
    acts_for: [{to: northland, until: 2021-03-04}]
    member_of: [{to: upland-alliance, from: 2021-03-04}]
    allegiance: [{to: lake-front, said_by: [northland], disputed_by: [river-guard], note: "Told since 2021."}]
    came_from: [{of: lake-front, how: split, on: 2018-02-27}]
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "actors"
    folder.mkdir(parents=True)
    (folder / "river.yml").write_text(RIVER, encoding="utf-8")
    return tmp_path


def test_an_actor_is_shown_with_all_that_ties_it(workspace: Path) -> None:
    """Names over time, where it came from, and a disputed tie with both sides."""
    told = run("-w", workspace, "actors", "show", "River Guard").out

    assert "by 2019-05-01: Ford Militia" in told
    assert "split off lake-front on 2018-02-27" in told
    assert "allegiance to lake-front; said by northland; disputed by river-guard (Told since 2021)" in told


def test_only_what_held_on_the_day_is_shown(workspace: Path) -> None:
    """The day decides for whom it acted, and under which names."""
    before = json.loads(run("-w", workspace, "actors", "show", "Ford Militia", "--on", "2019-01-01", "--json").out)
    after = json.loads(run("-w", workspace, "actors", "show", "river-guard", "--on", "2022-01-01", "--json").out)

    assert (before["acts_for"], after["acts_for"]) == ("northland", None)
    assert ([name["name"] for name in before["names"]], after["names"]) == (["Ford Militia"], [])
    assert [tie["kind"] for tie in after["ties"]] == ["member_of", "allegiance"]


def test_what_came_out_of_an_actor_is_shown_with_it(workspace: Path) -> None:
    """A split is told on both sides."""
    shown = json.loads(run("-w", workspace, "actors", "show", "lake-front", "--json").out)

    assert shown["became"] == [{"id": "river-guard", "how": "split", "on": "2018-02-27"}]


def test_an_unknown_actor_names_the_nearest(workspace: Path) -> None:
    """Whoever mistypes a name is helped."""
    ended = run("-w", workspace, "actors", "show", "River Gard")

    assert ended.status == 2
    assert "did you mean River Guard?" in ended.told


def test_actors_are_listed_by_kind(workspace: Path) -> None:
    """A kind that there is not is told with the nearest one."""
    listed = json.loads(run("-w", workspace, "actors", "list", "--kind", "party", "--json").out)
    ended = run("-w", workspace, "actors", "list", "--kind", "armed_grup")

    assert {one["kind"] for one in listed} == {"party"}
    assert "upland-alliance" in {one["id"] for one in listed}
    assert "did you mean armed_group?" in ended.told


def test_every_fault_of_a_file_of_actors_is_told(tmp_path: Path) -> None:
    """A tie that is disputed without anybody who says so, and a word for a descent that there is not."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "actors:\n"
        "  - {name: River Guard, kind: armed_group, allegiance: [{to: x, disputed_by: [y]}]}\n"
        "  - {name: Hill Front, kind: party, came_from: [{of: x, how: spilt}]}\n"
    )

    ended = run("actors", "check", path)

    assert ended.status == 2
    assert f"{path}:2: actors[0].allegiance[0]: expected the key 'said_by' beside 'disputed_by'" in ended.told
    assert "did you mean split?" in ended.told


def test_a_source_is_shown_with_its_grade_by_topic(tmp_path: Path) -> None:
    """The letter, the reason, and what is otherwise where it tells of one kind of thing."""
    folder = tmp_path / "library" / "sources"
    folder.mkdir(parents=True)
    (folder / "mine.yml").write_text(
        "sources:\n"
        "  - {id: gazette, name: Strait Gazette, hosts: [gazette.example], reliability: C, reason: Its own reporters., "
        "feed: 'https://gazette.example/rss', items_a_week: 5, pass_on: false, "
        "topics: {toll: {reliability: D, reason: Counts that nobody confirmed.}}}\n"
    )

    told = run("-w", tmp_path, "sources", "show", "www.gazette.example").out
    shown = json.loads(run("-w", tmp_path, "sources", "show", "gazette", "--json").out)

    assert "on toll: grade D: Counts that nobody confirmed." in told
    assert "expected: at least 5 reports a week" in told
    assert "passing on: no" in told
    assert shown["topics"]["toll"]["reliability"] == "D"


def test_every_fault_of_a_file_of_sources_is_told(tmp_path: Path) -> None:
    """A kind of claim that there is not, a topic that says nothing, a feed without address."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "sources:\n"
        "  - {id: a, name: A, topics: {tolls: {reliability: D, reason: x}}}\n"
        "  - {id: b, name: B, topics: {toll: {reason: x}}}\n"
        "  - {id: c, name: C, feed: rss}\n"
    )

    ended = run("sources", "check", path)

    assert ended.status == 2
    assert "did you mean toll?" in ended.told
    assert "expected 'reliability' or 'leaning', found neither" in ended.told
    assert "expected the address of a feed" in ended.told
