"""Tests of finding an agreement by its id, its version, or its file."""

from pathlib import Path

import pytest

from agreements.files import TRUCE, written
from trucewatch.agreements.difference import DifferenceKind, compare
from trucewatch.agreements.load import Library, load_library
from trucewatch.agreements.versions import find_version
from trucewatch.errors import NoSuchFileError, UnknownNameError

_DRAFT = """\
versions:
  - id: draft
    title: the draft that leaked
    differences:
      - {clause: "1", text: Nobody shoots at all.}
      - {obligation: guns-out, due: 2001-05-17}
      - {clause: "3", missing: yes}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    written(tmp_path / "river-truce", TRUCE + _DRAFT)
    return load_library([tmp_path])


def test_a_version_reads_as_it_is_told_to(library: Library) -> None:
    """Clauses are reworded, deadlines moved, and what hangs on a missing clause is missing too."""
    found = compare(library.get("river-truce"), find_version("river-truce@draft", library))

    assert [(one.kind, one.obligation, one.after) for one in found] == [
        (DifferenceKind.WORDING_CHANGED, "river-truce/no-shooting", "Nobody shoots at all."),
        (DifferenceKind.DUE_CHANGED, "river-truce/guns-out", "2001-05-17"),
        (DifferenceKind.REMOVED, "river-truce/commission", None),
    ]


def test_a_file_or_its_folder_will_do(library: Library, tmp_path: Path) -> None:
    """What looks like a path is one."""
    folder = tmp_path / "river-truce"

    assert find_version(str(folder), library).id == "river-truce"
    assert find_version(str(folder / "agreement.yml"), library).id == "river-truce"
    with pytest.raises(NoSuchFileError):
        find_version("none.yml", library)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("river-truze", "did you mean river-truce"),
        ("river-truce@drafd", "version of river-truce 'drafd': did you mean draft"),
    ],
)
def test_what_is_not_there_is_answered_by_the_nearest(library: Library, spec: str, told: str) -> None:
    """A slip in the id of an agreement or of a version leads to the one that was meant."""
    with pytest.raises(UnknownNameError, match=told):
        find_version(spec, library)
