"""The commands by which people decide."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.reports import run, write_reports

ANA = ("--by", "ana", "--because", "the report says otherwise")


def answer(*words: str | Path) -> Any:
    """Run a command with `--json` and return its answer."""
    ended = run(*words, "--json")
    assert ended.status == 0, ended.told
    return json.loads(ended.out)


def claims(workspace: Path, *options: str) -> list[dict[str, Any]]:
    """Return the claims as the command lists them."""
    found: list[dict[str, Any]] = answer("-w", workspace, "claims", *options)
    return found


def shelling(workspace: Path) -> dict[str, Any]:
    """Return the claim about the shelling."""
    return next(claim for claim in claims(workspace) if claim["kind"] == "incident")


def test_rejecting_and_taking_back(workspace: Path) -> None:
    """A rejected claim is gone from every list, is there for whoever asks of an earlier instant, and comes back."""
    claim, before = shelling(workspace), claims(workspace)

    act = answer("-w", workspace, "judge", claim["id"], "reject", *ANA)
    rejected = claims(workspace)
    undo = answer("-w", workspace, "undo", act["id"], "--by", "ben", "--because", "it does say so")

    assert (act["kind"], act["target"], act["answer"], act["by"]) == ("review", claim["id"], "reject", "ana")
    assert [one["id"] for one in rejected] == [one["id"] for one in before if one["id"] != claim["id"]]
    assert claims(workspace) == before
    assert claims(workspace, "--known-on", act["recorded_at"]) == rejected
    assert answer("-w", workspace, "log", "--what", "acts") == [
        {**undo, "is_undone": False},
        {**act, "is_undone": True},
    ]


def test_amending(workspace: Path) -> None:
    """An amended claim stands in place of the original, with what was changed and the person as its reader."""
    claim = shelling(workspace)

    act = answer(
        "-w", workspace, "judge", claim["id"], "amend", "--set", "killed=5-7", "--set", "place=Morek",
        "--set", "date=2018-10-18/2018-10-19", "--set", "denied=true", "--set", "perpetrator=A; B",
        "--set", "certainty=possible", "--set", "speaker_for=", *ANA,
    )  # fmt: skip

    found = next(one for one in claims(workspace) if one["id"] == act["amended"]["id"])
    assert claim["id"] not in [one["id"] for one in claims(workspace)]
    assert (found["killed"]["min"], found["killed"]["max"], found["place"]) == (5, 7, "Morek")
    assert (found["date"], found["denied"], found["perpetrator"]) == (["2018-10-18", "2018-10-19"], True, ["A", "B"])
    assert (found["certainty"], found["speaker_for"], found["reader"]) == ("possible", None, "person:ana")
    assert found["sentence"] == claim["sentence"]
    assert run("-w", workspace, "trace", found["id"]).status == 0


def test_a_pair(workspace: Path) -> None:
    """Two claims, or two incidents, are told to be one or not; the order in which they are named does not matter."""
    one, other = (claim["id"] for claim in claims(workspace)[:2])

    act = answer("-w", workspace, "judge", other, one, "different", "--by", "ana")

    assert (act["kind"], act["answer"]) == ("pair", "different")
    assert [act["target"], act["other"]] == sorted([one, other])


def test_a_whole_run_is_taken_back(workspace: Path) -> None:
    """One act takes back all that `add` brought in; another brings it back."""
    before = claims(workspace)
    [*_, first] = answer("-w", workspace, "log")

    act = answer("-w", workspace, "undo", first["run"], *ANA)
    assert claims(workspace) == []
    assert all(entry["is_undone"] for entry in answer("-w", workspace, "log") if entry["run"] == first["run"])
    answer("-w", workspace, "undo", act["id"], *ANA)

    assert claims(workspace) == before
    assert run("-w", workspace, "verify").status == 0


def test_a_run_taken_back_can_be_added_anew(tmp_path: Path) -> None:
    """Whoever named the wrong source takes the run back and adds the reports again, under the right one."""
    reports = write_reports(tmp_path / "reports")
    place = tmp_path / "workspace"
    assert run("-w", place, "add", reports, "--source", "wrong-wire").status == 0
    [latest, *_] = answer("-w", place, "log")
    answer("-w", place, "undo", latest["run"], *ANA)

    added = answer("-w", place, "add", reports, "--source", "right-wire")

    assert (len(added["new"]) > 0, added["already_there"]) == (True, 0)
    assert {claim["document"]["source"] for claim in claims(place)} == {"right-wire"}
    assert len(claims(place)) == added["claims"]
    assert run("-w", place, "verify").status == 0


def test_as_text(workspace: Path) -> None:
    """Whoever decides is told how to take it back; the log says who decided what and why."""
    claim = shelling(workspace)["id"]

    told = run("-w", workspace, "judge", claim, "reject", *ANA)
    entries, acts = run("-w", workspace, "log"), run("-w", workspace, "log", "--what", "acts")

    assert "takes it back" in told.out
    assert "1 act" in entries.out
    assert claim in acts.out.replace("\n", "")
    assert "ana" in acts.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("reject",), "expected who decides"),
        (("reject", "--by", "ana"), "expected a reason"),
        (("amend", *ANA), "amend: expected a value that differs"),
        (("perhaps", *ANA), "ANSWER: expected one of accept, amend, reject, unsure; found 'perhaps'"),
        (("amend", "--set", "killed=many", *ANA), "--set killed: expected a count like 5, 5-7 or 5+; found 'many'"),
        (("amend", "--set", "date=2018-02-31", *ANA), "--set date: expected a day like 2018-10-20"),
        (("amend", "--set", "colour=red", *ANA), "--set: expected one of"),
        (("amend", "--set", "killed", *ANA), "KEY=VALUE"),
    ],
)
def test_what_cannot_be_recorded(workspace: Path, words: tuple[str, ...], told: str) -> None:
    """A decision without a person, a reason or a meaning is refused in a sentence, and nothing is recorded."""
    ended = run("-w", workspace, "judge", shelling(workspace)["id"], *words)

    assert ended.status == 2
    assert told in ended.told
    assert answer("-w", workspace, "log", "--what", "acts") == []


def test_ids_that_name_nothing(workspace: Path) -> None:
    """An id that names nothing is refused, and so is to take back what is taken back."""
    act = answer("-w", workspace, "judge", shelling(workspace)["id"], "unsure", "--by", "ana")
    answer("-w", workspace, "undo", act["id"], *ANA)

    assert "unknown claim" in run("-w", workspace, "judge", "c-0", "accept", *ANA).told
    assert "unknown incident" in run("-w", workspace, "judge", "i-0", "i-1", "same", *ANA).told
    assert "unknown act, entry or run" in run("-w", workspace, "undo", "a-0", *ANA).told
    assert "taken back already" in run("-w", workspace, "undo", act["id"], *ANA).told
    assert run("-w", workspace, "judge", "a", "b", "c", "same", *ANA).status == 2
