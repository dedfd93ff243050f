"""Tests of the skeleton of a new agreement."""

from pathlib import Path

import pytest

from trucewatch.agreements.form import AGREEMENT, CHANGE, CLAUSE, OBLIGATION
from trucewatch.agreements.load import load_agreement
from trucewatch.agreements.skeleton import write_skeleton
from trucewatch.errors import AlreadyThereError, BadIdError, CannotWriteError
from trucewatch.model.claim import About


def test_the_skeleton_is_sound_in_form(tmp_path: Path) -> None:
    """It loads as it is, so that a workspace works on while it is being filled in."""
    files = write_skeleton("river-truce-2001", tmp_path / "library")

    assert [file.name for file in files] == ["agreement.yml", "README.md"]
    assert load_agreement(files[0]).id == "river-truce-2001"
    assert "river-truce-2001" in files[1].read_text()


def test_the_skeleton_shows_what_there_is(tmp_path: Path) -> None:
    """Every key of an agreement, its parts and its changes, and every word of 'about' stand in it."""
    text = write_skeleton("river-truce", tmp_path)[0].read_text()

    shown = [*AGREEMENT.names, *CLAUSE.names, *OBLIGATION.names, *CHANGE.names]
    assert [name for name in shown if f"{name}:" not in text] == []
    assert [word for word in About if word not in text] == []


@pytest.mark.parametrize("name", ["agreement.yml", "README.md"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    """Where one of the files is there, none is written."""
    folder = tmp_path / "river-truce"
    folder.mkdir()
    (folder / name).write_text("mine")

    with pytest.raises(AlreadyThereError):
        write_skeleton("river-truce", tmp_path)

    assert [path.read_text() for path in folder.iterdir()] == ["mine"]


@pytest.mark.parametrize("agreement_id", ["River", "../river", "river truce", "", "river_truce"])
def test_an_id_that_is_none_is_refused(tmp_path: Path, agreement_id: str) -> None:
    """An id is a folder's name, and never leads out of the library."""
    with pytest.raises(BadIdError):
        write_skeleton(agreement_id, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is a clear error."""
    (tmp_path / "library").write_text("a file")

    with pytest.raises(CannotWriteError):
        write_skeleton("river-truce", tmp_path / "library")
