"""Tests of the compiled GeoNames: where they are kept, and what happens when they are damaged."""

import sqlite3
from pathlib import Path

import pytest

from trucewatch.places import compiling
from trucewatch.places.geonames import CACHE_VARIABLE, open_geonames

ROWS = {
    "cities500.json": {
        "1": {
            "geonameid": 1, "name": "Upper Xanfold", "latitude": 35.0, "longitude": 36.0, "countrycode": "SY",
            "population": 9000, "admin1code": "12", "alternatenames": ["Xanfold", "Занфольд", "上"],
        },
        "2": {
            "geonameid": 2, "name": "Lower Xanfold", "latitude": 36.0, "longitude": 36.0, "countrycode": "SY",
            "population": 0, "admin1code": "12", "alternatenames": [],
        },
    },
    "countries.json": {"SY": {"geonameid": 3, "name": "Syria", "population": 5}},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "shipped", ROWS.__getitem__)


def _only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_names_are_asked_by_their_folded_form(tmp_path: Path) -> None:
    """Every name in a script of our reports finds its place; those in others are left out."""
    compiled = open_geonames(tmp_path)

    assert [entry.name for entry in compiled.named("xanfold")] == ["Upper Xanfold"]
    assert [entry.name for entry in compiled.named("занфольд")] == ["Upper Xanfold"]
    assert compiled.named("上") == []
    assert [entry.kind for entry in compiled.named("syria")] == ["country"]


def test_a_province_is_what_its_towns_span(tmp_path: Path) -> None:
    """Its point is their mean, and its radius holds them all."""
    assert open_geonames(tmp_path).admin1("SY", "12") == (36.0, 35.5, 55.6)
    assert open_geonames(tmp_path).admin1("SY", "99") is None


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    """Emptied, overwritten or cut short: the file is compiled again instead of giving wrong answers."""
    open_geonames(tmp_path)
    path = _only_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)

    compiled = open_geonames(tmp_path)

    assert compiled.of_id(1) is not None
    assert _only_file(tmp_path).stat().st_size == len(whole)


def test_a_whole_file_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second opening reads what the first one wrote."""
    open_geonames(tmp_path)
    monkeypatch.setattr(compiling, "shipped", {}.__getitem__)

    assert open_geonames(tmp_path).of_id(1) is not None


def test_a_file_that_was_never_finished_is_made_anew(tmp_path: Path) -> None:
    """What another program left under that name is no gazetteer."""
    open_geonames(tmp_path)
    path = _only_file(tmp_path)
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE finished (pages INTEGER)")
    connection.close()

    assert open_geonames(tmp_path).of_id(1) is not None


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where nothing can be kept, the gazetteer lives in memory."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert open_geonames(tmp_path / "file").of_id(2) is not None


def test_a_folder_of_ones_own_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where TRUCEWATCH_CACHE names a folder, the compiled file is kept there."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "own"))

    open_geonames()

    assert _only_file(tmp_path / "own").suffix == ".sqlite"


def test_the_users_cache_folder_is_used_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default the file lies where the desktop keeps caches."""
    monkeypatch.delenv(CACHE_VARIABLE, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    open_geonames()

    assert _only_file(tmp_path / "trucewatch").suffix == ".sqlite"


def test_the_next_folder_is_tried_where_the_first_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only home does not mean compiling anew on every run."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))

    open_geonames()

    assert _only_file(_only_file(tmp_path / "temporary")).suffix == ".sqlite"
