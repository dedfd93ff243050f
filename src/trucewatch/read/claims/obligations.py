"""Which obligations words name, told by classes of words that stand near each other: what is done, and to what.

"Let the inspectors past" names a way of letting and somebody who watches, whatever the words are. The classes and the
frames are in `phrases/obligations.yml`; a frame is found where a word of each of its classes stands within its reach.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from trucewatch.model.claim import About
from trucewatch.read.lexicon import entry

_WORD = re.compile(r"[\w'’-]+|[;:.!?]")
_ENDS = frozenset(";:.!?")
_REACH = 6
"""Words between the parts of a verb: "hand all of their rifles over"."""
_SHORTEST_STEM = 2
_NAME = "A_NAME"
"""The class of words with a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of a class: its first word is what it is kept under."""

    name: str
    """The class."""
    rest: tuple[str, ...]
    """The words that must follow the first."""
    is_parted: bool
    """Whether other words may stand between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    about: About
    classes: tuple[str, ...]
    gap: int
    """Words that may stand between two of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Find:
    """Words of a text that are of one class."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An obligation that words name."""

    about: About
    at: int
    """Character at which they begin."""
    words: frozenset[int]
    """The words, by their place in the text."""


@lru_cache(maxsize=4096)
def named_in(text: str) -> tuple[Named, ...]:
    """Return the obligations that the words of a text name, in the order of the frames.

    Example:
        >>> [str(named.about) for named in named_in("they must let the inspectors in")]
        ['free_movement_of_monitors']
    """
    words = [(match.start(), match.group().casefold().replace("’", "'")) for match in _WORD.finditer(text)]
    finds = _finds([word.removesuffix("'s") for _, word in words])
    finds[_NAME] = [_Find(start=at, end=at + 1) for at, (start, _) in enumerate(words) if at and text[start].isupper()]
    stops = [at for at, (_, word) in enumerate(words) if word in _ENDS]
    named: list[Named] = []
    for frame in _frames():
        for found in _fitting(frame, finds, stops):
            if not any(found <= other.words for other in named):
                named.append(Named(about=frame.about, at=words[min(found)][0], words=found))
    return tuple(named)


def _fitting(frame: _Frame, finds: dict[str, list[_Find]], stops: list[int]) -> Iterator[frozenset[int]]:
    """Yield the words with which a text fills a frame: for each of the first class the nearest of the others."""
    others = [finds.get(name, []) for name in frame.classes[1:]]
    if not all(others):
        return
    for first in finds.get(frame.classes[0], []):
        found = set(range(first.start, first.end))
        for choices in others:
            near = [
                one
                for one in choices
                if not found & set(range(one.start, one.end))
                and _distance(first, one) <= frame.gap
                and not _is_parted(first, one, stops)
            ]
            if not near:
                break
            best = min(near, key=lambda one: (_distance(first, one), one.start < first.start))
            found.update(range(best.start, best.end))
        else:
            yield frozenset(found)


def _distance(one: _Find, other: _Find) -> int:
    return other.start - one.end if other.start >= one.end else one.start - other.end


def _is_parted(one: _Find, other: _Find, stops: list[int]) -> bool:
    return any(min(one.end, other.end) <= stop < max(one.start, other.start) for stop in stops)


def _finds(words: list[str]) -> dict[str, list[_Find]]:
    finds: dict[str, list[_Find]] = defaultdict(list)
    for at, word in enumerate(words):
        for one in _entries_of(word):
            end = _end_of(one, words, at)
            if end is not None:
                finds[one.name].append(_Find(start=at, end=end))
    return finds


def _end_of(one: _Entry, words: list[str], at: int) -> int | None:
    """Return one past the last word of an entry that begins with a word; None where its others do not follow.

    Of a parted verb only the first word counts: what it parts stands between.
    """
    if one.is_parted:
        reach = words[at + 1 : at + 2 + _REACH]
        return at + 1 if all(any(_is_like(part, word) for word in reach) for part in one.rest) else None
    follow = words[at + 1 : at + 1 + len(one.rest)]
    if len(follow) == len(one.rest) and all(map(_is_like, one.rest, follow)):
        return at + 1 + len(one.rest)
    return None


def _is_like(entry_word: str, word: str) -> bool:
    return word.startswith(entry_word[:-1]) if entry_word.endswith("*") else word == entry_word


@cache
def _frames() -> tuple[_Frame, ...]:
    frames = []
    for number, row in enumerate(entry("obligations.frames")):
        classes = tuple(row["of"]) if "of" in row else (_class_of_words(number, row["words"]),)
        frames.append(_Frame(about=About(row["about"]), classes=classes, gap=row.get("gap", 0)))
    return tuple(frames)


def _class_of_words(number: int, words: list[str]) -> str:
    """Return the name of the class that a frame of words alone has: a class it names, or one of its own."""
    return words[0] if words[0] in entry("obligations.classes") else f"frame {number}"


@cache
def _index() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Return the entries by their whole first word, and by its stem."""
    whole: dict[str, list[_Entry]] = defaultdict(list)
    stems: dict[str, list[_Entry]] = defaultdict(list)
    classes = dict(entry("obligations.classes"))
    for number, row in enumerate(entry("obligations.frames")):
        if "words" in row and (name := _class_of_words(number, row["words"])) not in classes:
            classes[name] = row["words"]
    for name, options in classes.items():
        for option in options:
            parts = option.casefold().split()
            rest = tuple(part for part in parts[1:] if part != "~")
            one = _Entry(name=name, rest=rest, is_parted="~" in parts)
            first = parts[0]
            (stems if first.endswith("*") else whole)[first.removesuffix("*")].append(one)
    return whole, stems


@lru_cache(maxsize=16384)
def _entries_of(word: str) -> tuple[_Entry, ...]:
    whole, stems = _index()
    found = list(whole.get(word, ()))
    for end in range(_SHORTEST_STEM, len(word) + 1):
        found.extend(stems.get(word[:end], ()))
    return tuple(found)
