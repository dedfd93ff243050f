"""Tests of reading YAML with every fault told at its line."""

from enum import StrEnum
from pathlib import Path

import pytest

from trucewatch.errors import FaultyFileError
from trucewatch.yaml_lines import Faults, YamlFields, library_files, nearest, read_yaml


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def _fields(folder: Path, text: str, faults: Faults, keys: tuple[str, ...] = ("a", "b")) -> YamlFields:
    path = folder / "some.yml"
    path.write_text(text, encoding="utf-8")
    top = read_yaml(path, faults)
    assert top is not None
    return top.fields(keys)


def test_scalars_are_taken_as_written(tmp_path: Path) -> None:
    """Norway's code is NO and a clause may be 5: neither becomes a boolean nor a number."""
    faults = Faults()

    fields = _fields(tmp_path, "a: NO\nb: [5, yes]\n", faults)

    assert fields.text("a") == "NO"
    assert fields.texts("b") == ("5", "yes")
    assert faults.told() == ()


def test_a_lone_value_is_a_list_of_one(tmp_path: Path) -> None:
    """People leave the brackets out where there is one member."""
    assert _fields(tmp_path, "a: one\n", Faults()).texts("a") == ("one",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("c: 1\n", "some.yml:1: c: expected one of the keys a, b, found 'c'"),
        ("a: 1\na: 2\n", "some.yml:2: a: expected each key once, found 'a' again"),
        ("- a\n", "some.yml:1: expected a mapping of a, b, found a list"),
    ],
)
def test_keys_that_do_not_fit_are_faults(tmp_path: Path, text: str, told: str) -> None:
    """A key that is unknown or doubled, or no mapping at all, is told with its line."""
    faults = Faults()

    _fields(tmp_path, text, faults)

    assert [fault.removeprefix(f"{tmp_path}/") for fault in faults.told()] == [told]


def test_an_unknown_word_comes_with_the_nearest(tmp_path: Path) -> None:
    """What was probably meant is suggested."""
    faults = Faults()

    found = _fields(tmp_path, "a: gren\n", faults).word("a", Colour)

    assert found is None
    assert faults.told()[0].endswith("a: expected one of red, green, found 'gren'; did you mean green?")


def test_a_wrong_day_and_a_wrong_number_are_both_told(tmp_path: Path) -> None:
    """One fault does not hide the next."""
    faults = Faults()

    fields = _fields(tmp_path, "a: 2018-13-01\nb: many\n", faults)

    assert (fields.day("a"), fields.number("b")) == (None, None)
    assert [fault.split(": ", 1)[1] for fault in faults.told()] == [
        "a: expected a date like 2018-10-15, found '2018-13-01'",
        "b: expected a number, found 'many'",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "expected a mapping, found an empty file"),
        (b"a: \xff", "expected UTF-8 text, found the byte 0xff"),
        (b"a: [1\nb: 2", "expected YAML, found"),
        (b"a: 1\x00", "expected YAML, found"),
    ],
)
def test_a_file_that_is_no_yaml_is_one_fault(tmp_path: Path, content: bytes, told: str) -> None:
    """What cannot be read at all is told as a fault, not as a crash."""
    path = tmp_path / "some.yml"
    path.write_bytes(content)
    faults = Faults()

    assert read_yaml(path, faults) is None
    assert told in faults.told()[0]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A missing file is told like any other fault."""
    faults = Faults()

    assert read_yaml(tmp_path / "none.yml", faults) is None
    assert "expected a file that can be read" in faults.told()[0]


def test_faults_are_raised_together(tmp_path: Path) -> None:
    """All faults make one error, in order of file and line."""
    faults = Faults()
    faults.add("b.yml", 1, "", "last")
    faults.add("a.yml", 12, "x", "second")
    faults.add("a.yml", 2, "x", "first")

    with pytest.raises(FaultyFileError) as caught:
        faults.raise_any("files")

    assert caught.value.faults == ("a.yml:2: x: first", "a.yml:12: x: second", "b.yml:1: last")


def test_nothing_near_gives_no_suggestion() -> None:
    """A word that is like none is not guessed at."""
    assert nearest("zzz", ["red", "green"]) is None


def test_library_files_come_in_order(tmp_path: Path) -> None:
    """Order of reading is by folder, then by name, whatever the file system says."""
    for name in ("b.yml", "a.yml"):
        (tmp_path / name).write_text("", encoding="utf-8")

    assert [path.name for path in library_files([tmp_path])] == ["a.yml", "b.yml"]
