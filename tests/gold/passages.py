"""Passages of news with the claims that they carry, many in a file: read into the form of the annotated reports.

A passage begins with `=== DATE FORM`; then comes its text, a line for each paragraph, then a line for each claim:

    === 2021-10-19 wire
    The rebels [hauled|1] two guns out of the zone on Monday. Nobody [counted|0] them.
    1 movement; actor: rebels; action: withdraws; count: 2; state: done; date: 2021-10-18

A claim hangs on the word with its number; 0 marks a word that only looks like one. Alternatives are parted by `|`, the
parts of a list by ` + `. Counts are `11`, `11+`, `-10`, `3-5`, `~70`; times `2021-10-18` or `2021-10-01..2021-10-10`,
either end left open. Left out are the publisher as speaker, and `denied: no`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trucewatch.model.claim import COUNT_KEYS, KEYS_OF_KIND, ClaimKind

FOLDER = Path(__file__).parent / "passages"
SETS = ("seen", "apart")
"""Those that the rules have been written with, and those kept apart from it."""
_MARK = re.compile(r"\[([^\[\]|]+)\|(\d+)\]")
_CLAIM = re.compile(r"(\d+) +([a-z]+) *(?:;|$)")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘0-9])")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Gen|Col|Lt|Maj|Capt|Dr|St|No|Sgt|Brig|Rep|Sen|Gov|U\.N|U\.S|[A-Z])\.$")
_OPENING = 70
"""Characters of a sentence by which a claim's place is told."""
_KINDS = frozenset(map(str, ClaimKind))
_DATES = frozenset({"date", "said", "deadline"})
_LISTS = frozenset({"about", "weapons", "participants", "parties"})
_WORDS = frozenset(
    {"type", "verdict", "action", "state", "level", "relation", "time", "direction", "quoted", "certainty"}
)
_SHARED = ("speaker", "speaker_for", "quoted", "said", "denied", "certainty", "place", "date")


class FaultyPassageError(ValueError):
    """A line that is not in the form above; tells where it is, and what is wrong with it."""


@dataclass(slots=True, kw_only=True)
class AnnotatedPassage:
    """A few sentences of news, and what a careful person takes from them."""

    where: str
    """File and line."""
    published: str
    """Day of publication, YYYY-MM-DD."""
    form: str
    """What sort of text it is: wire, bulletin, transcript."""
    marked: list[str] = field(default_factory=list)
    """Its paragraphs, the words on which claims hang marked."""
    told: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    """Each claim's number, and its keys."""

    @property
    def text(self) -> str:
        """The passage as a reader gets it."""
        return "\n\n".join(_MARK.sub(r"\1", paragraph) for paragraph in self.marked)

    @property
    def content(self) -> bytes:
        """The bytes of a report that is this passage alone."""
        return f"---\ntitle: Passage\npublished: {self.published}\n---\n{self.text}\n".encode()

    def claims(self) -> list[dict[str, Any]]:
        """Return the claims in the form of the annotated reports.

        Raises:
            FaultyPassageError: A claim's number stands on no word, or on two.
        """
        starts = self._starts()
        found = []
        for number, keys in self.told:
            if len(starts.get(number, ())) != 1 or number == 0:
                raise FaultyPassageError(f"{self.where}: one word marked {number} expected for the {keys['kind']}")
            found.append({"at": self._opening(starts[number][0]), "speaker": "publisher", **keys})
        return found

    def _starts(self) -> dict[int, list[int]]:
        """Return where the words of each number begin in the text."""
        starts: dict[int, list[int]] = {}
        offset = 0
        for paragraph in self.marked:
            bare = at = 0
            for mark in _MARK.finditer(paragraph):
                bare += mark.start() - at
                starts.setdefault(int(mark[2]), []).append(offset + bare)
                bare += len(mark[1])
                at = mark.end()
            offset += bare + len(paragraph) - at + 2
        return starts

    def _opening(self, start: int) -> str:
        """Return the opening of the sentence in which a word stands."""
        text = self.text
        first, last = text.rfind("\n\n", 0, start), text.find("\n\n", start)
        first, last = (0 if first < 0 else first + 2), (len(text) if last < 0 else last)
        for end in _SENTENCE_ENDS.finditer(text, first, last):
            if _NO_END.search(text[first : end.start()]):
                continue
            if end.start() > start:
                last = end.start()
                break
            first = end.end()
        return text[first : min(last, first + _OPENING)]


def read_passages(path: Path) -> Iterator[AnnotatedPassage]:
    """Yield the passages of a file.

    Raises:
        FaultyPassageError: A line is not in the form.
    """
    passage: AnnotatedPassage | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        if line.startswith("==="):
            if passage is not None:
                yield passage
            _, published, form = line.split()
            passage = AnnotatedPassage(where=where, published=published, form=form)
        elif not line:
            continue
        elif passage is None:
            raise FaultyPassageError(f"{where}: expected a line of === with a date first, found {line[:40]!r}")
        elif (claim := _CLAIM.match(line)) and claim[2] in _KINDS:
            passage.told.append((int(claim[1]), _keys(where, claim[2], line[claim.end() :])))
        elif passage.told:
            raise FaultyPassageError(f"{where}: expected a claim or a new passage, found {line[:40]!r}")
        else:
            passage.marked.append(line)
    if passage is not None:
        yield passage


def _keys(where: str, kind: str, told: str) -> dict[str, Any]:
    keys: dict[str, Any] = {"kind": kind}
    for part in filter(None, map(str.strip, told.split(";"))):
        key, colon, words = map(str.strip, part.partition(":"))
        if not colon or key not in (*_SHARED, *KEYS_OF_KIND[ClaimKind(kind)]):
            raise FaultyPassageError(f"{where}: expected a key of {kind} and its value, found {part!r}")
        try:
            keys[key] = _value(key, words)
        except ValueError as error:
            raise FaultyPassageError(f"{where}: {key}: {error}") from error
    return keys


def _value(key: str, words: str) -> Any:
    if key in COUNT_KEYS:
        return _count(words)
    if key in _DATES:
        first, dots, last = words.partition("..")
        return [first or None, (last if dots else first) or None]
    if key == "denied":
        return words == "yes"
    if key == "share":
        return float(words)
    parts = [part.strip() for part in words.split(" + ")]
    return parts if key in _LISTS or (len(parts) > 1 and key not in _WORDS) else words


def _count(words: str) -> dict[str, int | None]:
    match = re.fullmatch(r"~?(?:(\d+)(\+)?|-(\d+)|(\d+)-(\d+))", words)
    if match is None:
        raise ValueError(f"expected 11, 11+, -10, 3-5 or ~70, found {words!r}")
    exact, more, most, low, high = match.groups()
    if exact is not None:
        return {"min": int(exact), "max": None if more else int(exact)}
    return {"min": int(low) if low else None, "max": int(most or high)}
