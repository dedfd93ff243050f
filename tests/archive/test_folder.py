"""Finding reports."""

from pathlib import Path

import pytest

from trucewatch.archive.folder import find_reports
from trucewatch.errors import EmptyFolderError, NoSuchFileError


def test_folders_and_files_together(tmp_path: Path) -> None:
    """Files come sorted by path and once each, however they are named."""
    deep = tmp_path / "deep" / "deeper"
    deep.mkdir(parents=True)
    for path in (deep / "b.txt", tmp_path / "a.html", tmp_path / "c.txt"):
        path.write_text("text")

    found = find_reports([tmp_path / "c.txt", tmp_path])

    assert found == [tmp_path / "a.html", tmp_path / "c.txt", deep / "b.txt"]


def test_hidden_files(tmp_path: Path) -> None:
    """What is hidden in a folder is skipped; a file that is named itself is not."""
    hidden = tmp_path / ".notes.txt"
    inside = tmp_path / ".git" / "config"
    inside.parent.mkdir()
    for path in (hidden, inside, tmp_path / "a.txt"):
        path.write_text("text")

    assert find_reports([tmp_path]) == [tmp_path / "a.txt"]
    assert find_reports([hidden]) == [hidden]


def test_a_hidden_folder_above(tmp_path: Path) -> None:
    """Only what is hidden within the named folder counts, not where the folder itself lies."""
    folder = tmp_path / ".cache" / "reports"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("text")

    assert find_reports([folder]) == [folder / "a.txt"]


def test_no_such_file(tmp_path: Path) -> None:
    """A path that leads nowhere is told, although another is good."""
    (tmp_path / "a.txt").write_text("text")

    with pytest.raises(NoSuchFileError, match=r"b\.txt"):
        find_reports([tmp_path / "a.txt", tmp_path / "b.txt"])


def test_an_empty_folder(tmp_path: Path) -> None:
    """A folder that holds nothing but hidden files is told."""
    (tmp_path / ".keep").write_text("")

    with pytest.raises(EmptyFolderError):
        find_reports([tmp_path])


def test_a_workspace_among_the_reports(tmp_path: Path) -> None:
    """What a workspace keeps for itself is no new report; reports that lie in its folder are."""
    workspace = tmp_path / "trucewatch"
    for name in (
        "kept/ab/abcd",
        "trucewatch.schema-1.sqlite",
        "library/sources/own.yml",
        "settings.yml",
        "trucewatch.sqlite",
        "trucewatch.sqlite-wal",
    ):
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text("text")
    for path in (workspace / "reports" / "a.txt", tmp_path / "kept" / "b.txt"):
        path.parent.mkdir()
        path.write_text("text")

    assert find_reports([tmp_path]) == [tmp_path / "kept" / "b.txt", workspace / "reports" / "a.txt"]
    assert find_reports([workspace]) == [workspace / "reports" / "a.txt"]
