import json
from datetime import date
from pathlib import Path

import pytest

from trucewatch.model.place import Place, Point
from trucewatch.places.zone_map import ZoneTable, load_zones

DAY = date(2021, 5, 1)
SQUARE = [[30.0, 10.0], [31.0, 10.0], [31.0, 11.0], [30.0, 11.0], [30.0, 10.0]]


def _file(folder: Path, *features: dict[str, object]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "zones.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return folder


def _feature(name: str, **properties: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": name,
        "properties": {"basis": "drawn", "uncertainty_km": 5, **properties},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }


@pytest.fixture
def zones(tmp_path: Path) -> ZoneTable:
    return load_zones(
        [_file(tmp_path / "one", _feature("buffer", title="Quiet Strip", draws=["quiet strip", "buffer"]))]
    )


def _at(longitude: float, latitude: float, **more: object) -> Place:
    return Place(name="Somewhere", point=Point(longitude=longitude, latitude=latitude), precision_km=1.0, **more)  # type: ignore[arg-type]


def test_a_place_far_within_lies_inside_whatever_the_edge(zones: ZoneTable) -> None:
    """Inside by more than the uncertainty is inside for sure."""
    share = zones.share(["the buffer"], _at(30.5, 10.5), on=DAY)
    assert share is not None
    assert (share.low, share.probability, share.high) == (1.0, 1.0, 1.0)


def test_a_place_near_the_edge_may_lie_on_either_side(zones: ZoneTable) -> None:
    """Within the uncertainty of the edge, low and high lie apart."""
    share = zones.share(["buffer"], _at(30.99, 10.5), on=DAY)
    assert share is not None
    assert share.low == 0.0
    assert share.high == 1.0
    assert 0.5 < share.probability <= 1.0


def test_the_zone_itself_lies_in_itself_without_a_point(zones: ZoneTable) -> None:
    """A report that speaks of the zone by its name needs no coordinates."""
    share = zones.share(["buffer"], Place(name="Quiet Strip"), on=DAY)
    assert share is not None
    assert share.probability == 1.0


def test_a_place_without_a_point_and_a_zone_that_nobody_drew_tell_nothing(zones: ZoneTable) -> None:
    """No number is made up where nothing is known."""
    assert zones.share(["buffer"], Place(name="Somewhere"), on=DAY) is None
    assert zones.share(["another zone"], _at(30.5, 10.5), on=DAY) is None


def test_only_the_shape_of_the_day_counts(tmp_path: Path) -> None:
    """A zone that had ended by then holds nothing."""
    zones = load_zones([_file(tmp_path / "one", _feature("buffer", valid_to="2020-12-31"))])
    assert zones.share(["buffer"], _at(30.5, 10.5), on=DAY) is None
    assert zones.share(["buffer"], _at(30.5, 10.5), on=date(2020, 12, 31)) is not None


def test_a_later_folder_replaces_the_zones_of_the_same_id(tmp_path: Path) -> None:
    """A user's own drawing takes the place of the one that ships; others stay."""
    first = _file(tmp_path / "one", _feature("buffer", title="as shipped"), _feature("other"))
    zones = load_zones([first, _file(tmp_path / "two", _feature("buffer", title="as drawn here"))])
    assert [zone.title for zone in zones] == ["as drawn here", "other"]
    assert len(load_zones([tmp_path])) == 0
