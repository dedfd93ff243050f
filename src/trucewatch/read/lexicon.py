"""The words that the reader knows: `phrases/*.yml`, as sets to look into and patterns to search with."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from trucewatch.read.sieve import Sieve

_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it is there: the phrases take it a tenth of the time."""


@cache
def _content(name: str) -> Any:
    """Return what one phrase file holds."""
    folder = files("trucewatch.read") / "phrases"
    return yaml.load((folder / f"{name}.yml").read_text(encoding="utf-8"), Loader=_Loader)


def entry(path: str) -> Any:
    """Return what stands in the phrase files at `path`, as "deals.violates"."""
    name, *keys = path.split(".")
    value: Any = _content(name)
    for key in keys:
        value = value[key]
    return value


@cache
def words(path: str) -> frozenset[str]:
    """Return the list at `path` as a set of lower-case words."""
    return frozenset(str(word).casefold() for word in entry(path))


@cache
def any_of(path: str) -> re.Pattern[str]:
    """Return a pattern that finds any word or phrase of the list at `path` as whole words."""
    options = sorted((re.escape(str(word)) for word in entry(path)), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(options)})(?![\w-])", re.IGNORECASE)


@cache
def patterns(path: str, key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of the table at `path`, in its order, each with its value for `key`."""
    return tuple((re.compile(rf"(?<!\w)(?:{row['words']})(?!\w)", re.IGNORECASE), str(row[key])) for row in entry(path))


@cache
def sieve(path: str, key: str) -> Sieve[str]:
    """Return the same patterns, to be tried only on texts in which they may find something."""
    return Sieve(patterns(path, key))


@cache
def all_words() -> frozenset[str]:
    """Return every single lower-case word that stands as an entry of a list, or as a part of one.

    In the phrase files.
    """
    found: set[str] = set()
    for name in ("speech", "violence", "deals", "moves", "motion", "deeds", "meetings", "accords"):
        _gather(_content(name), found)
    _gather(entry("irregular.also"), found)
    _gather(entry("syntax.grammar.planning"), found)
    return frozenset(word for word in found if word.isalpha() and len(word) > 2)


def _gather(value: Any, found: set[str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"words", "state"}:
                _gather(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, found)
    elif isinstance(value, str):
        word = value.casefold()
        found.update([word] if " " not in word else [word.split()[0]])


@cache
def nouns_of_violence() -> frozenset[str]:
    """Return the nouns that head the names of incidents: "exchange" for "exchange of fire"."""
    nouns = (noun for row in entry("violence.types").values() for noun in row["nouns"])
    return frozenset(noun.split(" of ")[0].split()[-1] for noun in nouns)
