"""A workspace's own settings."""

from dataclasses import fields
from pathlib import Path

import pytest

from trucewatch.errors import FaultyFileError
from trucewatch.settings import Settings, load_settings


def write(folder: Path, text: str) -> Path:
    """Write a settings file and return its path."""
    path = folder / "settings.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [None, "", "\n"])
def test_without_settings(tmp_path: Path, text: str | None) -> None:
    """No file, or an empty one: the defaults."""
    path = tmp_path / "settings.yml" if text is None else write(tmp_path, text)

    assert load_settings(path) == Settings()


def test_each_sort_of_value(tmp_path: Path) -> None:
    """Numbers, whole numbers, words, lists and mappings are taken over; a mapping may set some of its keys only."""
    path = write(
        tmp_path,
        "half_life_days: 90\ngrave_from_killed: 5\nletter_of_known_actor: D\nradical_groups: [one, two]\n"
        "trust_by_letter: {B: 0.7}\n",
    )

    settings = load_settings(path)

    assert settings.half_life_days == 90.0
    assert settings.grave_from_killed == 5
    assert settings.letter_of_known_actor == "D"
    assert settings.radical_groups == ("one", "two")
    assert settings.trust_by_letter == {**Settings().trust_by_letter, "B": 0.7}
    assert settings.done_from_level == Settings().done_from_level


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_can_be_set(tmp_path: Path, name: str) -> None:
    """Whatever decides something can be decided otherwise."""
    default = getattr(Settings(), name)
    written = default
    if isinstance(default, tuple):
        written = f"[{', '.join(default)}]"
    elif not isinstance(default, (int, float, str)):
        written = "{" + ", ".join(f"{key}: {value}" for key, value in default.items()) + "}"

    assert load_settings(write(tmp_path, f"{name}: {written}\n")) == Settings()


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Each fault is told with its line; the nearest name is suggested."""
    path = write(
        tmp_path, "half_live_days: 90\ngrave_from_killed: 2.5\nhalf_life_days: long\ntrust_by_letter: {X: 1}\n"
    )

    with pytest.raises(FaultyFileError) as told:
        load_settings(path)

    lines = [fault.removeprefix(f"{path}:") for fault in told.value.faults]
    assert [line.split(":")[0] for line in lines] == ["1", "2", "3", "4"]
    assert "did you mean half_life_days?" in lines[0]
    assert "expected a whole number, found '2.5'" in lines[1]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words", "a: [1\n", "half_life_days: 1\nhalf_life_days: 2\n"])
def test_no_mapping(tmp_path: Path, text: str) -> None:
    """A list, a text, broken YAML and a name given twice are told."""
    with pytest.raises(FaultyFileError, match=r"settings\.yml:[12]: "):
        load_settings(write(tmp_path, text))


def test_a_slip_of_the_pen_in_a_name_is_told_with_what_was_meant(tmp_path: Path) -> None:
    """Among so many settings the one that was meant is named, and not all of them."""
    with pytest.raises(
        FaultyFileError, match=r"expected one of \d+ keys, found 'copy_like'; did you mean copy_like_from\?"
    ):
        load_settings(write(tmp_path, "copy_like: 0.5\n"))
    with pytest.raises(FaultyFileError, match=r"expected one of the keys access_within_days, "):
        load_settings(write(tmp_path, "zzz: 0.5\n"))
