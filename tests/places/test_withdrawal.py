"""Tests of withdrawal lines by class of weapon."""

from pathlib import Path

import pytest
from pyproj import Geod
from shapely import LineString

from trucewatch.errors import FaultyFileError, UnknownNameError
from trucewatch.model.place import Point
from trucewatch.places.geodesy import Side
from trucewatch.places.withdrawal import read_withdrawal, stand, withdrawal_of

LINE = LineString([(38.0, 47.5), (38.0, 48.5)])


def east_of_the_line(km: float) -> Point:
    longitude, latitude, _ = Geod(ellps="WGS84").fwd(38.0, 48.0, 90.0, km * 1000)
    return Point(longitude=longitude, latitude=latitude)


def test_minsk_has_three_classes_and_two_lines() -> None:
    """Zones of 50, 70 and 140 km, half of each on either side, each side measuring from its own line."""
    minsk = withdrawal_of("minsk-ii-2015")

    assert [weapon.width_km for weapon in minsk.classes] == [50, 70, 140]
    assert [weapon.distance_km for weapon in minsk.classes] == [25, 35, 70]
    assert [line.debtor for line in minsk.lines] == ["ukraine", "separatists"]


@pytest.mark.parametrize(
    ("km", "radius_km", "beyond"), [(30, 0, 1.0), (20, 0, 0.0), (30, 4, 1.0), (20, 4, 0.0), (25, 4, 0.5)]
)
def test_the_share_of_the_disc_beyond_the_line_is_the_probability(km: float, radius_km: float, beyond: float) -> None:
    """All, nothing, or half of it where the point stands on the very line."""
    found = stand(LINE, east_of_the_line(km), radius_km=radius_km, side=Side.RIGHT, required_km=25)

    assert found.beyond == pytest.approx(beyond, abs=0.01)
    assert found.distance_km == pytest.approx(km, abs=0.05)


def test_on_the_other_side_nothing_is_withdrawn() -> None:
    """However far it is from the line, a weapon among the other side's has not been withdrawn."""
    found = stand(LINE, east_of_the_line(30), radius_km=2, side=Side.LEFT, required_km=25)

    assert found.beyond == 0
    assert found.distance_km == pytest.approx(-30, abs=0.05)


def test_a_disc_wider_than_the_distance_reaches_over_the_line() -> None:
    """What of it lies far enough, but on the other side, does not count."""
    found = stand(LINE, east_of_the_line(0.5), radius_km=50, side=Side.RIGHT, required_km=25)

    assert 0.15 < found.beyond < 0.22  # a segment of a disc beyond half its radius is 0.196 of it


def test_unknown_names_are_told_with_the_nearest() -> None:
    """An agreement without withdrawal lines, a class that it does not have."""
    with pytest.raises(UnknownNameError, match="minsk-ii-2015"):
        withdrawal_of("minsk-2-2015")
    with pytest.raises(UnknownNameError, match="did you mean artillery"):
        withdrawal_of("minsk-ii-2015").weapon_class("artilery")


def test_faults_of_a_file_are_told(tmp_path: Path) -> None:
    """A width that is no number, a line without its debtor."""
    path = tmp_path / "some.yml"
    path.write_text(
        "agreement: some\nlines:\n  - {id: a, title: A}\nclasses:\n  - {id: b, title: B, width_km: wide}\n",
        encoding="utf-8",
    )

    with pytest.raises(FaultyFileError) as caught:
        read_withdrawal(path)
    assert len(caught.value.faults) == 2
