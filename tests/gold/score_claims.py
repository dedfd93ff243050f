"""Score a reading against an annotated report: which claims were found, and which of their keys are right.

A claim read can stand for an annotated one of the same kind when its sentence begins where the annotation's does.
Pairs are made greedily, those that share most keys first. Every annotated key then counts once: right, or missed.
A key that was read wrong counts as false too, and so does every telling key of a claim that stands for nothing.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

COUNTS = frozenset({"killed", "injured", "displaced", "civilians_killed", "children_killed", "count"})
DATES = frozenset({"date", "said", "deadline"})
SETS = frozenset({"about", "weapons", "participants", "parties"})
NAMES = frozenset(
    {
        "speaker",
        "speaker_for",
        "by",
        "of",
        "actor",
        "perpetrator",
        "target",
        "subject",
        "object",
        "what",
        "topic",
        "broker",
    }
)
WORDS = frozenset(
    {"type", "verdict", "action", "state", "level", "relation", "time", "direction", "quoted", "certainty"}
)
KEYS = COUNTS | DATES | SETS | NAMES | WORDS | {"place", "share", "denied"}
FREE = frozenset({"what", "topic", "target", "weapons", "broker"})
"""Keys in free words: left out of the score."""
_HEDGES = frozenset({"quoted", "certainty"})
"""Keys that count only where the annotation gives them."""
_UNSAID: Mapping[str, object] = {"denied": False, "certainty": "certain"}
_LEAD_IN = 60
"""Characters that may stand before the annotation's opening: a dateline, a bullet."""
_NEAR_KM = 25.0
_SHARE_SLACK = 0.011
_EARTH_KM = 6371.0088


@dataclass(slots=True)
class Tally:
    """How many keys were right, missed and false."""

    right: float = 0.0
    missed: float = 0.0
    false: float = 0.0

    def add(self, right: float, missed: float, false: float) -> None:
        """Count one more key."""
        self.right += right
        self.missed += missed
        self.false += false

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was right."""
        return 2 * self.right / (2 * self.right + self.missed + self.false) if self.right else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of all claims, of all keys, and of the keys of each kind."""

    claims: Tally = field(default_factory=Tally)
    keys: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)

    def _count(self, kind: str, key: str, tally: tuple[float, float, float]) -> None:
        if key in FREE:
            return
        self.keys.add(*tally)
        self.kinds.setdefault(kind, Tally()).add(*tally)
        if key == "kind":
            self.claims.add(*tally)

    def add(self, wanted: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]]) -> None:
        """Count one report.

        Args:
            wanted: The annotated claims, with `at`, the opening of their sentence.
            read: The claims read, as their JSON has them.
        """
        mates = _paired(wanted, read)
        for index, claim in enumerate(wanted):
            if claim.get("optional"):
                continue
            keys = sorted(KEYS & set(claim))
            if index not in mates:
                for key in ("kind", *keys):
                    self._count(claim["kind"], key, (0, 1, 0))
                continue
            found = read[mates[index]]
            self._count(claim["kind"], "kind", (1, 0, 0))
            for key in dict.fromkeys([*keys, "denied"]):
                self._count(claim["kind"], key, compare(key, claim, found))
        for index, claim in enumerate(read):
            if index not in mates.values():
                telling = KEYS - _HEDGES - {"denied"}
                for key in ("kind", *sorted(key for key in telling if claim.get(key) not in (None, [], {}, False))):
                    self._count(str(claim["kind"]), key, (0, 0, 1))


def _paired(wanted: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    pairs = sorted(
        (-_shared(claim, found), index, other)
        for index, claim in enumerate(wanted)
        for other, found in enumerate(read)
        if claim["kind"] == found["kind"] and _opens_alike(found["sentence"]["text"], claim["at"])
    )
    mates: dict[int, int] = {}
    for _, index, other in pairs:
        if index not in mates and other not in mates.values():
            mates[index] = other
    return mates


def _shared(claim: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    return sum(compare(key, claim, found)[0] for key in KEYS & set(claim))


def _opens_alike(sentence: str, opening: str) -> bool:
    return 0 <= " ".join(sentence.split()).find(" ".join(opening.split())) <= _LEAD_IN


def compare(key: str, wanted: Mapping[str, Any], read: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return how much of one key of a pair is right, missed and false."""
    want, got = wanted.get(key, _UNSAID.get(key)), read.get(key, _UNSAID.get(key))
    if key not in wanted:
        return (0, 0, 1) if key == "denied" and got else (0, 0, 0)
    if key in SETS or (key in NAMES and isinstance(want, list)):
        return _compare_sets(list(want), got if isinstance(got, list) else [got] if got else [])
    if _is_right(key, want, got, wanted, read):
        return (1, 0, 0)
    return (0, 1, 1 if got not in (None, [], {}) else 0)


def _compare_sets(want: list[str], got: list[str]) -> tuple[float, float, float]:
    left = list(got)
    hits = 0
    for option in want:
        hit = next((name for name in left if _same_name(option, name)), None)
        if hit is not None:
            left.remove(hit)
            hits += 1
    return hits / len(want), 1 - hits / len(want), min(1.0, len(left) / len(want))


def _is_right(key: str, want: Any, got: Any, wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    if key in NAMES:
        names = got if isinstance(got, list) else [got]
        return bool(names) and all(_same_name(want, name) for name in names)
    if key == "place":
        return _same_place(wanted, read, got)
    if key in COUNTS:
        return isinstance(got, dict) and all(want.get(end) == got.get(end) for end in ("min", "max"))
    if key in DATES:
        return _same_dates(want, got)
    if key == "share":
        return got is not None and abs(float(want) - float(got)) <= _SHARE_SLACK
    if key == "denied":
        return bool(want) == bool(got)
    return got is not None and str(got) in str(want).split("|")


def _folded(name: object) -> str:
    letters = unicodedata.normalize("NFKD", str(name).replace("’", "'"))
    text = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    text = re.sub(r"[^\w\s]", " ", re.sub(r"['`´ʿʾ]", "", text))
    return " ".join(re.sub(r"^(?:the|a|an)\s+", "", text.strip()).split())


def _same_name(options: object, name: object) -> bool:
    return name is not None and _folded(name) in {_folded(option) for option in str(options).split("|")}


def _same_place(wanted: Mapping[str, Any], read: Mapping[str, Any], got: Any) -> bool:
    names = got if isinstance(got, list) else [got]
    if not names or names == [None]:
        return False
    near = wanted.get("lat") is not None and read.get("lat") is not None and _apart_km(wanted, read) <= _NEAR_KM
    options = wanted["place"] if isinstance(wanted["place"], str) else "|".join(wanted["place"])
    return all(_same_name(options, name) or near for name in names)


def _apart_km(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    first, second = radians(one["lat"]), radians(other["lat"])
    across = (
        sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other["lon"] - one["lon"]) / 2) ** 2
    )
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(across)))


def _same_dates(want: Sequence[Any], got: Any) -> bool:
    if not isinstance(got, list) or len(got) != len(want):
        return False
    ends = [(_day(one), _day(other)) for one, other in zip(want, got, strict=True)]
    if all(_near(one, other) for one, other in ends):
        return True
    (first, first_read), (last, last_read) = ((one[0], other[0]) for one, other in ends)
    if first is None or last is None or first_read is None or last_read is None:
        return False
    overlap = (min(last, last_read) - max(first, first_read)).days + 1
    union = (max(last, last_read) - min(first, first_read)).days + 1
    return overlap > 0 and 2 * overlap >= union


def _day(value: Any) -> tuple[date | None, int]:
    """Return a day and how many days it may be off; "~" allows ten."""
    if value is None:
        return None, 0
    text = str(value)
    return date.fromisoformat(text.lstrip("~")), 10 if text.startswith("~") else 1


def _near(want: tuple[date | None, int], got: tuple[date | None, int]) -> bool:
    if want[0] is None or got[0] is None:
        return want[0] is None and got[0] is None
    return abs((want[0] - got[0]).days) <= want[1]
