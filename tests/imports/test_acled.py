"""ACLED's events: the first actor of a one-sided act did it, and no row may be passed on."""

from pathlib import Path

import pytest

from imports.tables import ACLED_ROW, Reader, as_csv, read, reader_of
from trucewatch.imports import acled
from trucewatch.model.claim import Action, ClaimKind, IncidentType, State
from trucewatch.model.count import Count


@pytest.fixture
def rows(tmp_path: Path) -> Reader:
    """Return what reads rows of ACLED's."""
    return reader_of(acled, ACLED_ROW, tmp_path)


def test_remote_violence_has_a_culprit(rows: Reader) -> None:
    """Shelling is laid to the first actor; the codes stay as they are."""
    [claim], _ = rows({})

    assert (claim.type, claim.perpetrator, claim.target) == (
        IncidentType.SHELLING,
        ("Military Forces of Northland",),
        ("Civilians (Southland)",),
    )
    assert claim.killed == Count.exactly(4)
    assert (claim.place[0].name, claim.place[0].admin1, claim.place[0].precision_km) == ("Ash", "Vale", 25.0)
    assert dict(claim.codes)["geo_precision"] == "2"
    assert claim.event == "acled:XNL1"


@pytest.mark.parametrize("kind", ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"])
def test_battles_accuse_nobody(rows: Reader, kind: str) -> None:
    """Two sides fought; ACLED does not say who began."""
    [claim], _ = rows({"sub_event_type": kind})

    assert (claim.type, claim.perpetrator, claim.target) == (IncidentType.CLASH, (), ())


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("Air/drone strike", IncidentType.AIR_STRIKE),
        ("Suicide bomb", IncidentType.SUICIDE_ATTACK),
        ("Remote explosive/landmine/IED", IncidentType.BOMBING),
        ("Attack", IncidentType.KILLING),
        ("Abduction/forced disappearance", IncidentType.ABDUCTION),
        ("Sexual violence", None),
    ],
)
def test_manners(rows: Reader, kind: str, type_: IncidentType | None) -> None:
    """The sub-event type tells the manner, in any case of letters."""
    [claim], _ = rows({"sub_event_type": kind.upper()})

    assert (claim.kind, claim.type) == (ClaimKind.INCIDENT, type_)


def test_deals_and_bases(rows: Reader) -> None:
    """An agreement has parties; a base being set up is a deployment."""
    [deal, base], _ = rows(
        {"sub_event_type": "Agreement", "fatalities": "0"},
        {
            "event_id_cnty": "XNL2",
            "sub_event_type": "Headquarters or base established",
            "actor2": "",
            "fatalities": "0",
        },
    )

    assert (deal.kind, deal.state) == (ClaimKind.AGREEMENT, State.REACHED)
    assert deal.parties == ("Military Forces of Northland", "Civilians (Southland)")
    assert (base.kind, base.action, base.state) == (ClaimKind.MOVEMENT, Action.DEPLOYS, State.DONE)


def test_what_is_no_violence_is_counted_as_left_out(rows: Reader) -> None:
    """A protest makes no claim, and is told with how many there are and where the first stands."""
    claims, remarks = rows(
        {"sub_event_type": "Peaceful protest"}, {"event_id_cnty": "XNL2", "sub_event_type": "Peaceful protest"}
    )

    [told] = remarks.told_left_out()
    assert claims == []
    assert remarks.rows_left_out == 2
    assert told.where == "events.csv:2"
    assert told.what == "2 rows left out: there is no kind of claim for 'Peaceful protest'"


def test_no_reported_deaths_say_nothing(rows: Reader) -> None:
    """0 stands for deaths that nobody reported."""
    [claim], _ = rows({"fatalities": "0"})

    assert claim.killed is None
    assert dict(claim.codes)["fatalities"] == "0"


@pytest.mark.parametrize(
    ("exactness", "days"),
    [
        ("1", ["2001-06-14", "2001-06-14"]),
        ("2", ["2001-06-11", "2001-06-17"]),
        ("3", ["2001-06-01", "2001-06-30"]),
    ],
)
def test_time_precision_widens_the_date(rows: Reader, exactness: str, days: list[str]) -> None:
    """A day that stands for a week or a month becomes that week or month."""
    [claim], _ = rows({"event_date": "2001-06-14", "time_precision": exactness})

    assert claim.date
    assert claim.date.as_json() == days


@pytest.mark.parametrize("written", ["14 June 2001", "14-June-2001", "14/06/2001", "2001-06-14"])
def test_days_as_downloads_write_them(rows: Reader, written: str) -> None:
    """Downloads of different years write the day differently."""
    [claim], _ = rows({"event_date": written})

    assert claim.date
    assert claim.date.as_json() == ["2001-06-14", "2001-06-14"]


def test_no_such_day(rows: Reader) -> None:
    """The 31st of June is told with the forms in which days may be written."""
    _, remarks = rows({"event_date": "31 June 2001"})

    [fault] = remarks.told_faults()
    assert fault.startswith("events.csv:2: event_date: expected a day of the calendar like 08 February 2019")


def test_its_documents_may_not_be_passed_on(tmp_path: Path) -> None:
    """Whatever source is named for it, the document says why nothing of it leaves."""
    path = tmp_path / "events.csv"
    path.write_text(as_csv([ACLED_ROW]))

    [part], _ = read(path, acled)

    assert part.document.withheld == acled.WITHHELD
    assert part.document.is_table
