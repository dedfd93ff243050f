"""Tests of the commands about agreements: new, check, diff, timeline."""

import json
from pathlib import Path

import pytest

from agreements.files import PROTOCOL, TRUCE, both, written
from cli.reports import Ended, run
from trucewatch.agreements.form import AGREEMENT
from trucewatch.model.claim import About

SOCHI, MOSCOW = "idlib-sochi-2018", "idlib-moscow-2020"

AFTER = "signing, entry_into_force, or the id of another obligation"
TWELVE_FAULTS = """\
id: River Truce
title: Truce on the river
signed: 2001-13-04
partys: [russia]
parties: [rusia]
countries: [Russia]
clauses:
  - {number: "1", text: Nobody shoots across the river.}
  - {number: "1", text: Guns leave the banks.}
obligations:
  - id: no-shooting
    clause: "2"
    title: Hold fire
    about: cease_fires
    kind: continuous
    due: {within_days: 3, after: entry_in_force}
    debtors: [turkey]
  - id: guns-out
    clause: "1"
    title: Take the guns away
    about: withdraw_heavy_weapons
    kind: conditional
    condition: [no-shoting]
    due: {from: 2001-06-01, until: 2001-05-01}
    weight: 2
"""


def _told(ended: Ended, path: Path) -> list[tuple[str, str]]:
    """Return each fault as its line and path, and what was told."""
    faults = [line.strip().removeprefix(f"{path}:") for line in ended.told.splitlines()[1:]]
    return [(fault.partition(": expected ")[0], fault.partition(": expected ")[2]) for fault in faults]


def test_twelve_faults_are_told_at_once(tmp_path: Path) -> None:
    """Each has its line, its path, what was expected, what was found, and the nearest valid word where there is one."""
    path = written(tmp_path, TWELVE_FAULTS)

    ended = run("agreements", "check", path)

    assert (ended.status, ended.out) == (2, "")
    assert "12 faults" in ended.told.splitlines()[0]
    assert _told(ended, path) == [
        ("1: id", "an id of small letters, digits and hyphens, like no-offensive, found 'River Truce'"),
        ("3: signed", "a date like 2018-10-15, found '2001-13-04'"),
        ("4: partys", f"one of the keys {', '.join(sorted(AGREEMENT.names))}, found 'partys'; did you mean parties?"),
        ("5: parties[0]", "the id of a known actor, found 'rusia'; did you mean russia?"),
        ("6: countries[0]", "a country's two capital letters (ISO 3166-1), like SY, found 'Russia'"),
        ("9: clauses[1]", "each clause once, found clause 1 again"),
        ("12: obligations[0].clause", "the number of a clause, found '2'"),
        ("14: obligations[0].about", f"one of {', '.join(About)}, found 'cease_fires'; did you mean cease_fire?"),
        (
            "15: obligations[0].kind",
            "one of one_off, continuing, conditional, declaratory, found 'continuous'; did you mean continuing?",
        ),
        (
            "16: obligations[0].due.after",
            f"{AFTER}, found 'entry_in_force'; did you mean entry_into_force?",
        ),
        (
            "23: obligations[1].condition[0]",
            "the id of another obligation, found 'no-shoting'; did you mean no-shooting?",
        ),
        ("24: obligations[1].due", "an end that is not before the start, found 2001-06-01 to 2001-05-01"),
    ]


def test_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    """A second file is checked although the first is faulty; JSON says the same."""
    first = written(tmp_path / "one", TRUCE.replace("2001-05-04", "soon"))
    second = written(tmp_path / "two", TRUCE.replace("about: cease_fire", "about: ceasefire"))

    ended = run("agreements", "check", first, second)
    as_json = run("agreements", "check", "--json", first, second)

    assert (ended.status, as_json.status) == (2, 2)
    assert f"{first}:3: signed" in ended.told
    assert f"{second}:11: obligations[0].about" in ended.told
    shown = json.loads(as_json.out)
    assert shown["sound"] is False
    assert all(fault in ended.told for fault in shown["faults"])


def test_a_sound_file_says_what_is_in_it(tmp_path: Path) -> None:
    """Where quotes are given, it says whether they could be checked."""
    actors = TRUCE.replace("northland", "russia").replace("southland", "turkey")
    coded = actors.replace("text: Nobody shoots across the river.", "text: Nobody shoots., quote: No shots.")
    path = written(tmp_path, coded.replace("signed:", "text: text.en.txt\nsigned:", 1))

    without = run("agreements", "check", path).out
    (tmp_path / "text.en.txt").write_text("1. No shots.")
    beside = run("agreements", "check", path).out

    assert "3 obligations, 1 quote not checked: the official text does not lie beside it" in without
    assert "3 obligations, 1 quote found in text.en.txt" in beside


def test_a_place_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """It is no fault of form, and no claim will ever be laid there: it is told on standard error."""
    coded = TRUCE.replace("northland", "russia").replace("southland", "turkey")
    path = written(tmp_path, coded.replace("signed:", "territory: [Idlib, Qzxville, Ford]\nsigned:", 1))
    (tmp_path / "gazetteer.yml").write_text("places:\n  - {name: Ford, country: XA, kind: crossing, in: Idlib}\n")

    ended = run("agreements", "check", path)

    assert (ended.status, "sound" in ended.out) == (0, True)
    assert (
        ended.told == f"trucewatch: note: {path}: no place is known by the name of Qzxville; gazetteer.yml may add it\n"
    )


def test_new_writes_what_check_asks_to_fill_in(tmp_path: Path) -> None:
    """The skeleton lies in the workspace, `check` tells what is left to fill in, and a second time is refused."""
    ended = run("-w", tmp_path / "w", "agreements", "new", "river-truce-2001")

    folder = tmp_path / "w" / "library" / "agreements" / "river-truce-2001"
    assert (ended.status, ended.told) == (0, "")
    assert (folder / "agreement.yml").is_file()
    checked = run("-w", tmp_path / "w", "agreements", "check", folder)
    assert {told.partition(";")[0] for _, told in _told(checked, folder / "agreement.yml")} == {
        "the id of a known actor, found 'first-party'",
        "the id of a known actor, found 'second-party'",
    }
    again = run("-w", tmp_path / "w", "agreements", "new", "river-truce-2001")
    assert (again.status, "is there already" in again.told) == (2, True)


def test_new_may_write_elsewhere(tmp_path: Path) -> None:
    """A folder that is named is written to, and the workspace is not."""
    ended = run("-w", tmp_path / "w", "agreements", "new", "river", "--into", tmp_path / "mine", "--json")

    assert json.loads(ended.out) == {
        "written": [str(tmp_path / "mine" / "river" / name) for name in ("agreement.yml", "README.md")]
    }
    assert not (tmp_path / "w").exists()


def test_the_effect_of_the_protocol_on_sochi() -> None:
    """Two duties of 2018 are superseded, four are new, the others stand; table and JSON say the same."""
    shown = json.loads(run("agreements", "diff", SOCHI, MOSCOW, "--json").out)
    table = run("agreements", "diff", SOCHI, MOSCOW).out

    by_kind = {kind: [one["obligation"] for one in shown if one["kind"] == kind] for kind in ("superseded", "added")}
    assert by_kind == {
        "superseded": [f"{SOCHI}/coordinated-patrols", f"{SOCHI}/lasting-ceasefire"],
        "added": [
            f"{MOSCOW}/{name}"
            for name in ("stop-military-action", "security-corridor", "corridor-details", "joint-patrols")
        ],
    }
    assert [one["kind"] for one in shown].count("unchanged") == 9
    assert {one["since"] for one in shown if one["kind"] != "unchanged"} == {"2020-03-06"}
    assert "unchanged: keep-observation-posts, no-offensive" in table
    assert max(len(line) for line in table.splitlines()) <= 80


def test_the_board_shows_what_was_superseded(filled: Path) -> None:
    """On and after its date, and not before, what the protocol replaced is superseded on the board of Sochi."""
    status = {}
    for day in ("2020-03-05", "2020-03-06"):
        board = json.loads(run("-w", filled, "board", SOCHI, "--as-of", day, "--json").out)
        status[day] = {one["id"]: one for one in board["obligations"]}

    assert status["2020-03-05"]["coordinated-patrols"]["status"] != "superseded"
    superseded = status["2020-03-06"]["coordinated-patrols"]
    assert superseded["status"] == "superseded"
    assert f"by {MOSCOW} (joint-patrols), as inferred" in superseded["reasons"][0]["text"]
    assert status["2020-03-06"]["demilitarised-zone"]["status"] != "superseded"


def test_the_board_shows_a_deadline_that_was_put_off(filled: Path, workspace: Path) -> None:
    """A workspace's own amendment moves the deadline on the board from its day on."""
    both(workspace / "library" / "agreements")

    dues = []
    for day in ("2001-06-01", "2001-06-02"):
        board = json.loads(run("-w", workspace, "board", "river-truce", "--as-of", day, "--json").out)
        dues.append({one["id"]: one["due"] for one in board["obligations"]}["guns-out"])

    assert dues == [["2001-05-10", "2001-05-31"], ["2001-07-15", "2001-07-15"]]


def test_timeline(tmp_path: Path) -> None:
    """Table, JSON and calendar have the same days; the calendar's bytes never change."""
    calendars = [tmp_path / name for name in ("one.ics", "two.ics")]
    for calendar in calendars:
        assert run("agreements", "timeline", "hudaydah-2018", "--ical", calendar).status == 0
    shown = json.loads(run("agreements", "timeline", "hudaydah-2018", "--json").out)
    table = run("agreements", "timeline", "hudaydah-2018").out

    assert calendars[0].read_bytes() == calendars[1].read_bytes()
    assert calendars[0].read_text().count("BEGIN:VEVENT") == len(shown["moments"])
    assert ("2019-01-08", "redeploy") in [(one["day"], one["obligation"]) for one in shown["moments"]]
    assert all(one["day"] in table for one in shown["moments"])
    assert [one["kind"] for one in shown["moments"]].count("report") >= 4


def test_a_calendar_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder in place of a file is a clear error."""
    ended = run("agreements", "timeline", SOCHI, "--ical", tmp_path)

    assert (ended.status, "cannot write" in ended.told) == (2, True)


@pytest.mark.parametrize("words", [("diff", SOCHI, "idlib-moscou-2020"), ("timeline", "idlib-moscou-2020")])
def test_an_unknown_agreement_is_answered_by_the_nearest(words: tuple[str, ...]) -> None:
    """As everywhere."""
    ended = run("agreements", *words)

    assert (ended.status, f"did you mean {MOSCOW}?" in ended.told) == (2, True)


def test_show_tells_what_was_amended(tmp_path: Path) -> None:
    """Both ends of a change are shown: on the deal that makes it, and on the one in which it is made."""
    both(tmp_path / "w" / "library" / "agreements", protocol=PROTOCOL)

    truce = run("-w", tmp_path / "w", "agreements", "show", "river-truce")
    protocol = run("-w", tmp_path / "w", "agreements", "show", "river-protocol")
    as_json = json.loads(run("-w", tmp_path / "w", "agreements", "show", "river-truce", "--json").out)

    assert "river-protocol supersedes it, from 2001-06-02 (inferred)" in truce.out
    assert "amends river-truce" in protocol.out
    assert [one["kind"] for one in as_json["amended_by"]] == ["supersedes", "extends", "adds", "suspends"]
    assert as_json["obligations"][1]["due_counted"] == {"within_days": 21, "after": "entry_into_force"}


def test_zones_beside_an_agreement_are_checked_with_it(tmp_path: Path) -> None:
    """Faults of both files are told at once, swapped coordinates by the countries of the agreement."""
    assert run("agreements", "new", "northport-2001", "--into", tmp_path).status == 0
    folder = tmp_path / "northport-2001"
    coded = (folder / "agreement.yml").read_text(encoding="utf-8")
    (folder / "agreement.yml").write_text("countries: [SY]\n" + coded.replace("\ncountries:", "\n#"), encoding="utf-8")
    square = [[35.6, 36.4], [35.9, 36.4], [35.9, 36.8], [35.6, 36.8], [35.6, 36.4]]
    feature = {
        "type": "Feature",
        "id": "strip",
        "properties": {"basis": "drwan", "uncertainty_km": 1},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    (folder / "zones.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))

    ended = run("agreements", "check", folder)

    assert ended.status == 2
    assert "agreement.yml:" in ended.told
    assert "zones.geojson: features[0].properties.basis" in ended.told
    assert "did you mean drawn?" in ended.told
    assert "found them swapped: only the other way round in SY" in ended.told
