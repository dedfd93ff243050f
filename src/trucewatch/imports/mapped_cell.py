"""Where a column map finds one value of a claim, and how the cells there are to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from trucewatch.imports.row import Row, figure
from trucewatch.model.claim import (
    COUNT_KEYS,
    About,
    Action,
    Certainty,
    ClaimKind,
    Direction,
    IncidentType,
    Level,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.period import Period
from trucewatch.yaml_lines import YamlNode, nearest

WORDS_OF: Mapping[str, type[StrEnum]] = {
    "kind": ClaimKind,
    "type": IncidentType,
    "about": About,
    "verdict": Verdict,
    "action": Action,
    "state": State,
    "level": Level,
    "relation": Relation,
    "time": Tense,
    "direction": Direction,
    "certainty": Certainty,
}
"""Keys whose values are words of the vocabulary."""
_NAMES = ("speaker", "perpetrator", "target", "weapons", "by", "of", "actor", "participants", "parties")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_CELL_KEYS = ("column", "words", "separator", "form", "low", "best", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of a claim: in which column it stands, or in which three."""

    key: str
    columns: Mapping[str, str]
    """Column names in small letters, under `column`, `low`, `best` or `high`."""
    lines: Mapping[str, YamlNode] = field(default_factory=dict)
    """Where the map names each of them."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the words of the table, in small letters, are called in claims."""
    separator: str = ";"
    forms: tuple[str, ...] = ()

    def value(self, row: Row) -> Any:
        """Return the value in the row; None or an empty tuple where there is none, or a fault, which is noted."""
        column = self.columns.get("column", "")
        if self.key in COUNT_KEYS:
            return self._count(row)
        if self.key == "about":
            return tuple(word for part in row.texts(column, self.separator) if (word := self._word(row, column, part)))
        if self.key in WORDS_OF:
            text = row.text(column)
            return self._word(row, column, text) if text else None
        if self.key in _NAMES:
            return tuple(self.words.get(part.casefold(), part) for part in row.texts(column, self.separator))
        match self.key:
            case "share":
                return row.number(column, least=0.0, most=1.0)
            case "denied":
                return self._yes(row, column)
            case "deadline":
                day = row.day(column, self.forms)
                return Period.day(day) if day else None
            case _:
                text = row.text(column)
                return self.words.get(text.casefold(), text) if text else None

    def _count(self, row: Row) -> Any:
        if "column" in self.columns:
            number = row.whole(self.columns["column"])
            return figure(number, number)
        low, best, high = (
            row.whole(self.columns[end]) if end in self.columns else None for end in ("low", "best", "high")
        )
        figures = [number for number in (low, best, high) if number is not None]
        if figures != sorted(figures):
            row.flag(f"{self.key}: its figures are out of order ({', '.join(map(str, figures))}); kept as they are")
        return figure(low, high, best)

    def _word(self, row: Row, column: str, text: str) -> StrEnum | None:
        words = WORDS_OF[self.key]
        told = self.words.get(text.casefold(), text.casefold().replace(" ", "_"))
        if told in list(words):
            return words(told)
        known = [*self.words, *words]
        near = nearest(text.casefold(), known)
        row.fault(column, f"a word for `{self.key}`" + (f" like {near!r}" if near else ""))
        return None

    def _yes(self, row: Row, column: str) -> bool:
        text = row.text(column)
        answer = _YES.get((text or "no").casefold())
        if answer is None:
            row.fault(column, "yes or no")
        return bool(answer)


def read_cell(key: str, node: YamlNode) -> Cell:
    """Return where the map finds the value of `key`; what is wrong is noted with its line."""
    if not node.is_mapping:
        name = node.text()
        return Cell(key=key, columns={"column": name.casefold()} if name else {}, lines={"column": node})
    fields = node.fields(_CELL_KEYS)
    ends = ("low", "best", "high") if key in COUNT_KEYS else ()
    columns, lines = {}, {}
    for place in ("column", *ends):
        found = fields.get(place)
        if found and (name := found.text()):
            columns[place], lines[place] = name.casefold(), found
    if not columns:
        node.fault("the key 'column'" + (", or 'low', 'best' and 'high'" if ends else ""), found="neither")
    return Cell(
        key=key,
        columns=columns,
        lines=lines,
        words=_words(key, fields.get("words")),
        separator=fields.text("separator") or ";",
        forms=fields.texts("form"),
    )


def _words(key: str, node: YamlNode | None) -> dict[str, str]:
    if node is None:
        return {}
    words: dict[str, str] = {}
    for told, meant in node.items():
        vocabulary = WORDS_OF.get(key)
        word = meant.word(vocabulary) if vocabulary else meant.text()
        if word is not None:
            words[told.casefold()] = str(word)
    return words
