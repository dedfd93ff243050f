"""A column map of one's own: what is wrong with it, or with the table, is told with file and line."""

from pathlib import Path

import pytest

from trucewatch.errors import FaultyFileError
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.table import Brought, Part
from trucewatch.model.claim import About, Certainty, Claim, ClaimKind, IncidentType, Verdict
from trucewatch.model.count import Count
from trucewatch.model.place import Point

MAP = """\
source: river-watch
title: River Watch's log
withheld: shared in confidence
published: 2001-07-01
columns:
  event: Ref
  date: {column: Day, form: "%d.%m.%Y"}
  date_last: Until
  place: Village
  admin1: Province
  country: Land
  lat: North
  lon: East
  precision_km: Reach
  type: {column: What, words: {Shells: shelling, "Air raid": air_strike}}
  perpetrator: {column: By, separator: "/"}
  killed: {low: Dead min, best: Dead, high: Dead max}
  injured: Hurt
  certainty: {column: Sure, words: {sure: certain, unsure: possible}}
codes: [Method]
"""
HEAD = "Ref,Day,Until,Village,Province,Land,North,East,Reach,What,By,Dead min,Dead,Dead max,Hurt,Sure,Method"
ROW = "7,04.05.2001,,Ash,Vale,Syria,50.01,10.02,3,Shells,Northland/Reds,2,3,5,9,sure,by phone"


def parts_of(folder: Path, table: str, column_map: str = MAP) -> tuple[list[Part], Remarks]:
    """Return what the map makes of the table."""
    (folder / "log.csv").write_text(table, encoding="utf-8")
    (folder / "map.yml").write_text(column_map, encoding="utf-8")
    opened = open_import(ImportName.CSV, folder / "log.csv", Brought(), column_map=folder / "map.yml")
    remarks = Remarks("log.csv")
    return list(opened.parts(remarks)), remarks


def claims_of(folder: Path, table: str, column_map: str = MAP) -> tuple[list[Claim], Remarks]:
    """Return the claims that the map finds in the table."""
    parts, remarks = parts_of(folder, table, column_map)
    return [claim for part in parts for claim in part.claims], remarks


def faults_of(folder: Path, table: str, column_map: str) -> tuple[str, ...]:
    """Return what is wrong with the map."""
    with pytest.raises(FaultyFileError) as told:
        parts_of(folder, table, column_map)
    return tuple(fault.replace(f"{folder}/", "") for fault in told.value.faults)


def test_a_row_becomes_what_the_map_says(tmp_path: Path) -> None:
    """Days, places, words, names and figures each come from the column that the map names."""
    [claim], remarks = claims_of(tmp_path, f"{HEAD}\n{ROW}\n")

    [place] = claim.place
    assert remarks.told_faults() == ()
    assert (claim.kind, claim.type, claim.event) == (ClaimKind.INCIDENT, IncidentType.SHELLING, "river-watch:7")
    assert claim.date
    assert claim.date.as_json() == ["2001-05-04", "2001-05-04"]
    assert (place.name, place.admin1, place.country) == ("Ash", "Vale", "SY")
    assert (place.point, place.precision_km) == (Point(longitude=10.02, latitude=50.01), 3.0)
    assert claim.perpetrator == ("Northland", "Reds")
    assert (claim.killed, claim.injured) == (Count(least=2, most=5, best=3), Count.exactly(9))
    assert claim.certainty is Certainty.CERTAIN
    assert claim.codes == (("method", "by phone"),)


def test_the_table_is_a_document_of_its_source(tmp_path: Path) -> None:
    """Source, day of publication and whether it may be passed on come from the map."""
    [part], _ = parts_of(tmp_path, f"{HEAD}\n{ROW}\n")

    document = part.document
    assert (document.source, document.title, document.withheld) == (
        "river-watch",
        "River Watch's log",
        "shared in confidence",
    )
    assert document.published
    assert document.published.day.isoformat() == "2001-07-01"
    assert (document.is_table, document.name) == (True, "log.csv")


def test_rows_may_be_of_several_kinds(tmp_path: Path) -> None:
    """A column may say of what kind each row is; keys that the kind does not know stay in the row, and are flagged."""
    column_map = """
source: river-watch
columns:
  kind: {column: Kind, words: {Verdict: compliance, Raid: incident}}
  about: On
  verdict: How
  by: Who
  type: What
"""
    table = "Kind,On,How,Who,What\nVerdict,cease fire; no_air_attack,violated,Reds,\nRaid,cease_fire,,,air strike\n"

    [part], _ = parts_of(tmp_path, table, column_map)

    verdict, raid = part.claims
    assert (verdict.kind, verdict.verdict, verdict.by) == (ClaimKind.COMPLIANCE, Verdict.VIOLATED, ("Reds",))
    assert verdict.about == (About.CEASE_FIRE, About.NO_AIR_ATTACK)
    assert (raid.kind, raid.type, raid.about) == (ClaimKind.INCIDENT, IncidentType.AIR_STRIKE, ())
    [flag] = part.issues
    assert flag.what == "`about` is no key of a claim of kind incident; it stands in the row alone"


def test_a_row_without_place_or_date_is_a_claim_all_the_same(tmp_path: Path) -> None:
    """What nobody told is not there; the row is not refused."""
    [claim], _ = claims_of(tmp_path, f"{HEAD}\n7,,,,,,,,,Shells,,,,,,,\n")

    assert (claim.place, claim.date, claim.killed, claim.perpetrator) == ((), None, None, ())


def test_figures_out_of_order_are_flagged(tmp_path: Path) -> None:
    """The row is kept as it is."""
    [part], _ = parts_of(tmp_path, f"{HEAD}\n{ROW.replace('2,3,5', '4,3,5')}\n")

    assert part.claims[0].killed == Count(least=3, most=5, best=3)
    assert part.issues[0].what == "killed: its figures are out of order (4, 3, 5); kept as they are"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("04.05.2001", "31.02.2001", "Day: expected a day of the calendar like 08.02.2019, found '31.02.2001'"),
        ("Shells", "Shellz", "What: expected a word for `type` like 'shells', found 'Shellz'"),
        ("sure,", "maybe,", "Sure: expected a word for `certainty`"),
        ("50.01", "north", "North: expected a number from -90 to 90, found 'north'"),
        (",9,", ",some,", "Hurt: expected a whole number of at most 15 digits, from 0 on, found 'some'"),
        ("7,", ",", "Ref: expected a text, found nothing"),
    ],
)
def test_bad_cells_are_told_by_the_names_of_the_table(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A fault names the column as the table does."""
    claims, remarks = claims_of(tmp_path, f"{HEAD}\n{ROW.replace(old, new, 1)}\n")

    assert claims == []
    assert remarks.told_faults()[0].startswith(f"log.csv:2: {told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("source: river-watch\n", "", "map.yml:1: expected the key 'source', found none"),
        (
            "  place: Village",
            "  place: Vilage",
            "map.yml:9: columns.place: expected a column of log.csv",
        ),
        (
            "  injured: Hurt",
            "  injurd: Hurt",
            "map.yml:18: columns.injurd: expected one of 46 keys, found 'injurd'; did you mean injured?",
        ),
        ("Shells: shelling", "Shells: sheling", "map.yml:15: columns.type.words.Shells: expected one of"),
        ("  lon: East\n", "", "map.yml:12: columns.lat: expected 'lon' beside it, found none"),
        ("Dead min", "Dead least", "map.yml:17: columns.killed.low: expected a column of log.csv"),
        ("codes: [Method]", "codes: [Methods]", "map.yml:20: codes[0]: expected a column of log.csv"),
        ("{column: By,", "{colum: By,", "map.yml:16: columns.perpetrator.colum: expected one of the keys"),
        ("published: 2001-07-01", "published: July", "map.yml:4: published: expected a date like"),
    ],
)
def test_faults_of_the_map(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A key, word or column that is none is told with the line of the map."""
    assert old in MAP

    faults = faults_of(tmp_path, f"{HEAD}\n{ROW}\n", MAP.replace(old, new))

    assert any(fault.startswith(told) for fault in faults), faults


def test_the_nearest_column_is_suggested(tmp_path: Path) -> None:
    """A column that was mistyped is met by the one it is most like."""
    [fault] = faults_of(tmp_path, f"{HEAD}\n{ROW}\n", MAP.replace("Village", "Vilage"))

    assert fault.endswith("did you mean Village?")


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "source: x\ncolumns: {}\n", "source: [x\n"])
def test_no_map_at_all(tmp_path: Path, content: str) -> None:
    """What is no column map is told, whatever else it is."""
    assert faults_of(tmp_path, f"{HEAD}\n{ROW}\n", content)


def test_a_table_needs_a_map(tmp_path: Path) -> None:
    """A table that is no export of ours is not guessed at."""
    (tmp_path / "log.csv").write_text(f"{HEAD}\n{ROW}\n")

    with pytest.raises(FaultyFileError, match=r"or a column map \(--map MAP.yml\)"):
        open_import(ImportName.CSV, tmp_path / "log.csv", Brought())


def test_shares_denials_and_deadlines(tmp_path: Path) -> None:
    """Each key is read as what it is: a share of a place, yes or no, a day by which something is owed."""
    column_map = """
source: river-watch
columns:
  kind: Kind
  share: Part
  denied: Not so
  deadline: By
  topic: On
  actor: Who
"""
    table = (
        "Kind,Part,Not so,By,On,Who\n"
        "control,0.5,yes,,,Reds\n"
        "commitment,,no,2001-06-30,,\n"
        "meeting,,,,prisoners,\n"
        "control,1.5,,,,\n"
        "control,,perhaps,,,\n"
    )

    [control, commitment, meeting], remarks = claims_of(tmp_path, table, column_map)

    assert (control.share, control.denied, control.actor) == (0.5, True, ("Reds",))
    assert commitment.deadline
    assert commitment.deadline.as_json() == ["2001-06-30", "2001-06-30"]
    assert (meeting.topic, meeting.denied) == ("prisoners", False)
    assert remarks.told_faults() == (
        "log.csv:5: Part: expected a number from 0 to 1, found '1.5'",
        "log.csv:6: Not so: expected yes or no, found 'perhaps'",
    )
