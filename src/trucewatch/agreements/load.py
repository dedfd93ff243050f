"""Load agreements: those that ship with Trucewatch, and the user's own over them; every fault is told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from trucewatch.agreements.coding import World, obligation_ids, read_agreement
from trucewatch.agreements.names import KnownActors
from trucewatch.errors import NoSuchFileError, UnknownNameError
from trucewatch.model.agreement import Agreement
from trucewatch.yaml_lines import Faults, YamlNode, nearest, read_yaml

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
            # Whoever types "idlib" means one of those that have it in their id.
            holding = [one for one in known if agreement_id.casefold() in one] if agreement_id else []
            near = " or ".join(holding[:3]) or nearest(agreement_id, known)
            raise UnknownNameError("agreement", agreement_id, near, listing="trucewatch agreements list")
        return known[agreement_id]

    def folder_of(self, agreement_id: str) -> Path:
        """Return the folder where the agreement of that id lies.

        Raises:
            UnknownNameError: There is no such agreement; it names the nearest.
        """
        return self.folders[self.agreements.index(self.get(agreement_id))]


def load_agreement(path: Path, *, actors: KnownActors | None = None) -> Agreement:
    """Return the agreement that is coded in a file, or in the `agreement.yml` of a folder.

    Args:
        actors: Where the ids of actors must be known; without it they are taken as they stand.

    Raises:
        FaultyFileError: The file has faults; all of them are told.
        NoSuchFileError: There is no such file.
    """
    faults = Faults()
    top = read_yaml(_file_at(path), faults)
    agreement = read_agreement(top, World(actors=actors)) if top else None
    faults.raise_any("agreement")
    if agreement is None:
        raise AssertionError("a file without faults that gives no agreement")
    return agreement


def load_library(folders: Sequence[Path] = (), *, actors: KnownActors | None = None) -> Library:
    """Return the shipped agreements and those in `folders`; a later one of the same id takes the place of an earlier.

    Args:
        folders: Each an agreement's own folder, or one that holds such folders.

    Raises:
        FaultyFileError: An agreement has faults; those of all are told.
    """
    faults = Faults()
    tops = _tops(_agreement_files([LIBRARY, *folders]), faults)
    world = World(actors=actors, deals=_deals(tops))
    found: dict[str, tuple[Agreement, Path]] = {}
    for path, top in tops.items():
        agreement = read_agreement(top, world)
        if agreement is not None:
            found[agreement.id] = (agreement, path.parent)
    faults.raise_any("agreements")
    agreements = _linked([found[agreement_id][0] for agreement_id in sorted(found)])
    return Library(agreements=agreements, folders=tuple(found[one.id][1] for one in agreements))


def check(
    paths: Sequence[Path] = (), *, actors: KnownActors | None = None, folders: Sequence[Path] = ()
) -> tuple[str, ...]:
    """Return every fault of the agreements at `paths` (files or folders; by default the shipped ones), in order.

    Args:
        actors: Where the ids of actors must be known.
        folders: Where, besides the shipped library, the agreements lie that those at `paths` may change.

    Raises:
        NoSuchFileError: A path does not exist.
    """
    faults = Faults()
    mine = _tops(_files_at(paths or [LIBRARY]), faults)
    # Faults of what the files may refer to are not asked for here.
    deals = _deals({**_tops(_agreement_files([LIBRARY, *folders]), Faults()), **mine})
    for top in mine.values():
        read_agreement(top, World(actors=actors, deals=deals))
    return faults.told()


def countries_in(paths: Sequence[Path]) -> dict[Path, tuple[str, ...]]:
    """Return the folder of each agreement at the paths, with the countries that its file names, sound or not.

    Raises:
        NoSuchFileError: A path leads to none.
    """
    tops = {path: read_yaml(path, Faults()) for path in _files_at(paths)}
    return {
        path.parent: tuple(text for node in top.peek_entries("countries") if (text := node.text())) if top else ()
        for path, top in tops.items()
    }


def load_each(paths: Sequence[Path]) -> list[tuple[Path, Agreement]]:
    """Return every agreement at the paths (files or folders) with the file that codes it, in order.

    Raises:
        FaultyFileError: One of the files has faults.
        NoSuchFileError: A path leads to none.
    """
    return [(file, load_agreement(file)) for file in _files_at(paths)]


def _linked(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements, each knowing what later ones change in it."""
    changes = sorted(
        (change for agreement in agreements for change in agreement.changes),
        key=lambda change: (change.period.first or date.min, change.agreement, change.obligation, change.kind),
    )
    return tuple(
        replace(agreement, amended_by=tuple(change for change in changes if change.amends == agreement.id))
        for agreement in agreements
    )


def _tops(files: Sequence[Path], faults: Faults) -> dict[Path, YamlNode]:
    tops = {path: read_yaml(path, faults) for path in files}
    return {path: top for path, top in tops.items() if top is not None}


def _deals(tops: Mapping[Path, YamlNode]) -> dict[str, list[str]]:
    """Return the obligation ids of each agreement, of all its codings.

    A user's own coding takes the place of a shipped one, and must not make wrong what the shipped ones say of it.
    """
    deals: dict[str, list[str]] = {}
    for top in tops.values():
        if agreement_id := top.peek("id"):
            deals.setdefault(agreement_id, []).extend(obligation_ids(top))
    return deals


def _files_at(paths: Sequence[Path]) -> list[Path]:
    """Return the agreement files at the paths.

    Raises:
        NoSuchFileError: A path leads to none.
    """
    found = []
    for path in paths:
        files = _agreement_files([path]) if path.is_dir() else [_file_at(path)]
        if not files:
            raise NoSuchFileError(path / FILE_NAME)
        found.extend(files)
    return found


def _file_at(path: Path) -> Path:
    file = path / FILE_NAME if path.is_dir() else path
    if not file.is_file():
        raise NoSuchFileError(file)
    return file


def _agreement_files(folders: Sequence[Path]) -> list[Path]:
    return [file for folder in folders for file in sorted([*folder.glob(FILE_NAME), *folder.glob(f"*/{FILE_NAME}")])]
