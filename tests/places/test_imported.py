"""Tests of taking in a country dump of GeoNames."""

import sqlite3
from pathlib import Path

import pytest

from trucewatch.errors import FaultyFileError, NoSuchFileError, OutdatedGazetteerError, ReadOnlyWorkspaceError
from trucewatch.model.place import Place
from trucewatch.places import imported
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.places.imported import FILE_NAME, import_dump, open_imported


def row(  # the columns that matter
    number: int,
    name: str,
    *,
    others: str = "",
    latitude: str = "35.5",
    longitude: str = "36.5",
    feature: str = "P.PPL",
    country: str = "SY",
    admin1: str = "12",
    admin2: str = "",
    population: str = "0",
) -> str:
    """One line of a dump: 19 columns parted by tabs."""
    feature_class, _, code = feature.partition(".")
    cells = [str(number), name, name, others, latitude, longitude, feature_class, code, country, "", admin1, admin2]
    return "\t".join([*cells, "", "", population, "", "300", "Asia/Damascus", "2020-01-01"])


def write(path: Path, *rows: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in rows), encoding="utf-8")
    return path


ROWS = (
    row(101, "Khirbat Xanfold", others="Xanfold Ruin,Zanfuld"),
    row(102, "Upper Xanfold", latitude="35.7"),
    row(103, "Xanfold District", feature="A.ADM2", admin2="7", latitude="10", longitude="10"),
    row(104, "Hotel Xanfold Palace", feature="S.HTL"),
    row(105, "Jabal Yarrow", feature="T.MT"),
    row(106, "Yarrow Camp", feature="S.CMPRF"),
    row(107, "Syrian Arab Republic", feature="A.PCLI", admin1="00"),
    row(108, "Lower Xanfold", admin2="7", latitude="35.1", longitude="36.1"),
)


def test_hamlets_of_the_dump_are_found(tmp_path: Path) -> None:
    """By their names, other names and transliterations; hotels are left out, camps are not."""
    found = import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path / "places")
    gazetteer = load_gazetteer([tmp_path / "places"])
    syria = Place(name="Syria", country="SY", kind="country")

    assert found.places == {"SY": 6}
    for name in ("Khirbat Xanfold", "Zanfuld", "Kherbet Xanfold"):
        place = gazetteer.find(name, near=[syria])
        assert place is not None
        assert (place.name, place.kind) == ("Khirbat Xanfold", "village")
    camp = gazetteer.find("Yarrow Camp")
    assert camp is not None
    assert camp.kind == "camp"
    assert gazetteer.find("Hotel Xanfold Palace") is None


def test_a_district_is_where_its_towns_are(tmp_path: Path) -> None:
    """The point of a division is the mean of its towns, with a radius that holds them."""
    import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path / "places")

    place = load_gazetteer([tmp_path / "places"]).find("Xanfold District")

    assert place is not None
    assert place.point is not None
    assert (place.point.latitude, place.point.longitude, place.precision_km) == (35.1, 36.1, 10.0)


def test_what_was_imported_goes_before_what_is_shipped(tmp_path: Path) -> None:
    """Of a place that both have, the user's own row counts."""
    import_dump(write(tmp_path / "SY.txt", row(164816, "Saraqib", latitude="35.9", population="40000")), tmp_path)

    place = load_gazetteer([tmp_path]).find("Saraqib")

    assert place is not None
    assert place.point is not None
    assert place.point.latitude == 35.9


def test_importing_again_replaces_that_country_alone(tmp_path: Path) -> None:
    """What an earlier dump of the country had is gone, other countries stay."""
    import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path / "places")
    import_dump(write(tmp_path / "IQ.txt", row(201, "Irak Xanfold", country="IQ")), tmp_path / "places")
    found = import_dump(write(tmp_path / "SY.txt", row(109, "Newfold")), tmp_path / "places")
    there = open_imported(tmp_path / "places")

    assert found.replaced == 6
    assert there is not None
    assert [entry.name for entry in there.named("newfold")] == ["Newfold"]
    assert there.named("khirbat xanfold") == []
    assert [entry.name for entry in there.named("irak xanfold")] == ["Irak Xanfold"]


def test_an_interrupted_import_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All or nothing."""
    import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path / "places")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(imported, "write_rows", interrupt)
    with pytest.raises(KeyboardInterrupt):
        import_dump(write(tmp_path / "SY.txt", row(109, "Newfold")), tmp_path / "places")

    there = open_imported(tmp_path / "places")
    assert there is not None
    assert [entry.name for entry in there.named("khirbat xanfold")] == ["Khirbat Xanfold"]


def test_all_bad_rows_are_told_with_line_and_column(tmp_path: Path) -> None:
    """A missing column, a name that is none, a latitude of 95, a word for a number, a doubled id, bad bytes."""
    path = write(
        tmp_path / "SY.txt",
        "1\tXanfold",
        row(2, ""),
        row(3, "Xanfold", latitude="95", longitude="east"),
        row(4, "Xanfold", population="many", country="Syria"),
        row(5, "Xanfold"),
        row(5, "Xanfold"),
    )
    with path.open("ab") as file:
        file.write(b"7\tX\xff\t\n")

    with pytest.raises(FaultyFileError) as caught:
        import_dump(path, tmp_path / "places")

    told = [fault.removeprefix(f"{path}:").partition(": expected")[0] for fault in caught.value.faults]
    assert told == [
        "1",
        "2: column 2 (name)",
        "3: column 5 (latitude)",
        "3: column 6 (longitude)",
        "4: column 15 (population)",
        "4: column 9 (country code)",
        "6: column 1 (geonameid)",
        "7: column 2",
    ]
    assert not (tmp_path / "places").exists()


def test_thousands_of_faults_are_counted(tmp_path: Path) -> None:
    """A file of another sort does not flood the screen."""
    path = write(tmp_path / "prose.txt", *["no dump"] * 500)

    with pytest.raises(FaultyFileError) as caught:
        import_dump(path, tmp_path / "places")

    assert len(caught.value.faults) == 201
    assert caught.value.faults[-1] == "and 300 more"


def test_an_empty_dump_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    """Nothing is no dump."""
    with pytest.raises(FaultyFileError, match="found an empty file"):
        import_dump(write(tmp_path / "SY.txt"), tmp_path / "places")
    with pytest.raises(NoSuchFileError):
        import_dump(tmp_path / "IQ.txt", tmp_path / "places")


def test_a_file_of_another_version_must_be_imported_again(tmp_path: Path) -> None:
    """It is told, not asked wrongly; importing again makes it anew."""
    dump = write(tmp_path / "SY.txt", *ROWS)
    import_dump(dump, tmp_path / "places")
    with sqlite3.connect(tmp_path / "places" / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()

    with pytest.raises(OutdatedGazetteerError):
        open_imported(tmp_path / "places")
    import_dump(dump, tmp_path / "places")
    assert open_imported(tmp_path / "places") is not None


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """What is no database cannot be asked."""
    (tmp_path / FILE_NAME).write_text("nonsense " * 100, encoding="utf-8")

    with pytest.raises(OutdatedGazetteerError):
        open_imported(tmp_path)
    with pytest.raises(OutdatedGazetteerError):
        import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path)


def test_progress_ends_at_the_last_byte(tmp_path: Path) -> None:
    """Who watches sees it reach its end."""
    path = write(tmp_path / "SY.txt", *ROWS)
    steps: list[tuple[int, int]] = []

    import_dump(path, tmp_path / "places", on_progress=lambda done, total: steps.append((done, total)))

    assert steps[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way of the workspace is an error of the user's, told as such."""
    (tmp_path / "places").write_text("in the way", encoding="utf-8")

    with pytest.raises(ReadOnlyWorkspaceError):
        import_dump(write(tmp_path / "SY.txt", *ROWS), tmp_path / "places")
