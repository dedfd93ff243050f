"""All that is looked up: agreements, actors, places, sources and settings, the shipped ones and a user's own."""

import hashlib
import os
from functools import cached_property
from pathlib import Path

from trucewatch.actors.load import load_actors
from trucewatch.actors.table import ActorTable
from trucewatch.agreements.load import Library, load_library
from trucewatch.model.reading import Reader
from trucewatch.places.gazetteer import PlaceTable, load_gazetteer
from trucewatch.places.zone_map import ZoneTable, load_zones
from trucewatch.read.choose import DEFAULT_READER, choose_reader
from trucewatch.settings import Settings, load_settings
from trucewatch.sources.load import SourceTable, load_sources

KEY_VARIABLE = "TRUCEWATCH_LLM_KEY"
"""The environment variable with what a language model's server wants to be shown; never a command's option, since
others on the machine can read those."""

_LOOKED_UP = ("actors", "agreements", "assess", "model", "places")
"""The parts of the program on which it rests what a claim bears on."""


class Libraries:
    """The libraries in use, each loaded when it is first asked for.

    Args:
        folder: Where the user's own lie: `library/{agreements,actors,places,sources}/` and `settings.yml`;
            the shipped ones alone where None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._zones: dict[str, ZoneTable] = {}

    @cached_property
    def settings(self) -> Settings:
        """The constants that decide something, with the user's own in their places."""
        return load_settings(self._folder / "settings.yml") if self._folder else Settings()

    @cached_property
    def agreements(self) -> Library:
        """Agreements, sorted by id."""
        return load_library(self._own("agreements"))

    @cached_property
    def actors(self) -> ActorTable:
        """Actors and the names they go by."""
        return load_actors(self._own("actors"))

    @cached_property
    def gazetteer(self) -> PlaceTable:
        """Places and the names they go by, those of the agreements among them."""
        return load_gazetteer([*self.agreements.folders, *self._own("places")])

    @cached_property
    def sources(self) -> SourceTable:
        """Sources and how far they are to be relied on."""
        return load_sources(self._own("sources"))

    @cached_property
    def stamp(self) -> str:
        """What the libraries and the program that looks things up in them are known by: another where a file changed.

        Contents are not read: names, sizes and times of change tell enough for what can be made anew at any time.
        """
        package = Path(__file__).parent
        own = [self._folder / "library"] if self._folder else []
        digest = hashlib.sha256()
        for folder in (*(package / name for name in _LOOKED_UP), *own):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix != ".pyc":
                    seen = path.stat()
                    digest.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\0".encode())
        return digest.hexdigest()

    def zones(self, agreement_id: str) -> ZoneTable:
        """Return the zones beside an agreement, and the user's own in `library/agreements/AGREEMENT/` over them.

        Raises:
            FaultyFileError: A file of zones has faults; all of them are told.
            UnknownNameError: There is no such agreement.
        """
        if agreement_id not in self._zones:
            own = [folder / agreement_id for folder in self._own("agreements")]
            self._zones[agreement_id] = load_zones(dict.fromkeys([self.agreements.folder_of(agreement_id), *own]))
        return self._zones[agreement_id]

    def reader(self, spec: str = DEFAULT_READER, *, may_make_folder: bool = False) -> Reader:
        """Return what reads claims out of reports, as `trucewatch.read.choose` has it.

        Args:
            spec: `english`, `spacy:PACKAGE` or `llm:URL#MODEL`.
            may_make_folder: Whether a language model's answers are kept even where the folder is not there yet.

        Raises:
            InputError: `spec` names no reader, or one that cannot be used here.
        """
        is_there = self._folder is not None and (may_make_folder or self._folder.is_dir())
        return choose_reader(
            spec,
            gazetteer=self.gazetteer,
            actors=self.actors,
            cache=self._folder / "answers" if self._folder and is_there else None,
            key=os.environ.get(KEY_VARIABLE),
        )

    def _own(self, kind: str) -> list[Path]:
        folder = self._folder / "library" / kind if self._folder else None
        return [folder] if folder and folder.is_dir() else []
