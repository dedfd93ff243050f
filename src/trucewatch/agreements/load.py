"""Load agreements: those that ship with Trucewatch, and the user's own over them; every fault is told at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.agreements.coding import read_agreement
from trucewatch.errors import NoSuchFileError, UnknownNameError
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement
from trucewatch.yaml_lines import Faults, nearest

LIBRARY = Path(__file__).parent / "library"
"""The folder of the agreements that ship with Trucewatch: one folder each, named like its id."""

FILE_NAME = "agreement.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The agreements at hand."""

    agreements: tuple[Agreement, ...]
    """In ascending order of id."""
    folders: tuple[Path, ...]
    """The folder of each agreement, in the same order; its zones and its gazetteer lie there."""

    def get(self, agreement_id: str) -> Agreement:
        """Return the agreement of that id.

        Raises:
            UnknownNameError: There is none; it names the nearest.
        """
        known = {agreement.id: agreement for agreement in self.agreements}
        if agreement_id not in known:
            near = nearest(agreement_id, known)
            raise UnknownNameError("agreement", agreement_id, near, listing="trucewatch agreements list")
        return known[agreement_id]

    def folder_of(self, agreement_id: str) -> Path:
        """Return the folder where the agreement of that id lies.

        Raises:
            UnknownNameError: There is no such agreement; it names the nearest.
        """
        return self.folders[self.agreements.index(self.get(agreement_id))]


def load_agreement(path: Path, *, actors: ActorIndex | None = None) -> Agreement:
    """Return the agreement that is coded in a file, or in the `agreement.yml` of a folder.

    Args:
        actors: Where the ids of actors must be known; without it they are taken as they stand.

    Raises:
        FaultyFileError: The file has faults; all of them are told.
        NoSuchFileError: There is no such file.
    """
    faults = Faults()
    agreement = read_agreement(_file_at(path), faults, actors)
    faults.raise_any("agreement")
    if agreement is None:
        raise AssertionError("a file without faults that gives no agreement")
    return agreement


def load_library(folders: Sequence[Path] = (), *, actors: ActorIndex | None = None) -> Library:
    """Return the shipped agreements and those in `folders`; a later one of the same id takes the place of an earlier.

    Args:
        folders: Each an agreement's own folder, or one that holds such folders.

    Raises:
        FaultyFileError: An agreement has faults; those of all are told.
    """
    faults = Faults()
    found: dict[str, tuple[Agreement, Path]] = {}
    for path in _agreement_files([LIBRARY, *folders]):
        agreement = read_agreement(path, faults, actors)
        if agreement is not None:
            found[agreement.id] = (agreement, path.parent)
    faults.raise_any("agreements")
    in_order = [found[agreement_id] for agreement_id in sorted(found)]
    return Library(
        agreements=tuple(agreement for agreement, _ in in_order), folders=tuple(folder for _, folder in in_order)
    )


def check(paths: Sequence[Path] = (), *, actors: ActorIndex | None = None) -> tuple[str, ...]:
    """Return every fault of the agreements at `paths` (files or folders; by default the shipped ones), in order.

    Raises:
        NoSuchFileError: A path does not exist.
    """
    faults = Faults()
    for path in paths or [LIBRARY]:
        files = _agreement_files([path]) if path.is_dir() else [_file_at(path)]
        if not files:
            raise NoSuchFileError(path / FILE_NAME)
        for file in files:
            read_agreement(file, faults, actors)
    return faults.told()


def _file_at(path: Path) -> Path:
    file = path / FILE_NAME if path.is_dir() else path
    if not file.is_file():
        raise NoSuchFileError(file)
    return file


def _agreement_files(folders: Sequence[Path]) -> list[Path]:
    return [file for folder in folders for file in sorted([*folder.glob(FILE_NAME), *folder.glob(f"*/{FILE_NAME}")])]
