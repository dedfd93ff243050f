"""All that is looked up: agreements, actors, places, sources and settings, the shipped ones and a user's own."""

import os
from functools import cached_property
from pathlib import Path

from trucewatch.actors.load import load_actors
from trucewatch.actors.table import ActorTable
from trucewatch.agreements.load import Library, load_library
from trucewatch.model.reading import Reader
from trucewatch.places.gazetteer import PlaceTable, load_gazetteer
from trucewatch.read.choose import DEFAULT_READER, choose_reader
from trucewatch.settings import Settings, load_settings
from trucewatch.sources.load import SourceTable, load_sources

KEY_VARIABLE = "TRUCEWATCH_LLM_KEY"
"""The environment variable with what a language model's server wants to be shown; never a command's option, since
others on the machine can read those."""


class Libraries:
    """The libraries in use, each loaded when it is first asked for.

    Args:
        folder: Where the user's own lie: `library/{agreements,actors,places,sources}/` and `settings.yml`;
            the shipped ones alone where None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

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
