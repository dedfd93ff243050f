"""One row of a table, asked for its values by what they ought to be; an ask that fails is noted, and answered by None.

So one reading finds everything that is wrong with a file.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from trucewatch.imports.remarks import Remarks, shown
from trucewatch.imports.slices import RawRow
from trucewatch.model.claim import PUBLISHER, Claim, ClaimKind
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Point
from trucewatch.model.text import Sentence
from trucewatch.model.written import WrittenClaim, write_claim

_FEW_DIGITS = 9
"""Numbers of so few digits need no closer look."""
_WHOLE = re.compile(r"[+-]?\d{1,15}(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the rows of one document share."""

    document: str
    """Its sha256."""
    columns: Sequence[str]
    """As the file names them."""
    places: Mapping[str, int]
    """Where each lies in a row, from 0, by its name in small letters."""
    remarks: Remarks


class Row:
    """The cells of one row under the names of their columns, in small letters."""

    __slots__ = ("_found_faults", "_places", "_raw", "cells", "sheet", "words")

    def __init__(self, raw: RawRow, words: str, sheet: Sheet) -> None:
        """Take the row, its very words, and what it shares with the others."""
        self._raw = raw
        self.cells = list(map(str.strip, raw.cells))
        """Blanks around them aside, in the order of the columns."""
        self.words = words
        self.sheet = sheet
        self._places = sheet.places
        self._found_faults = False

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return self._raw.line

    @property
    def start(self) -> int:
        """Where it begins in the text of its document."""
        return self._raw.start

    @property
    def end(self) -> int:
        """Where it ends there, before its line end."""
        return self._raw.end

    @property
    def is_sound(self) -> bool:
        """Whether no ask has failed so far."""
        return not self._found_faults

    def fault(self, column: str, expected: str, found: str | None = None) -> None:
        """Note that a cell is not what it ought to be."""
        self._found_faults = True
        told = shown(self.text(column) or "") if found is None else found
        place = self._places.get(column)
        name = column if place is None else self.sheet.columns[place]
        told = "nothing" if told == shown("") else told
        self.sheet.remarks.fault(self.line, name, f"expected {expected}, found {told}")

    def flag(self, told: str) -> None:
        """Note something odd about a row that is kept all the same."""
        self.sheet.remarks.flag(self.line, told)

    def leave_out(self, why: str) -> None:
        """Note that the row makes no claim."""
        self.sheet.remarks.leave_out(self.line, why)

    def text(self, column: str) -> str | None:
        """Return the text of a cell, blanks around it aside; None where it is empty, or there is no such column."""
        place = self._places.get(column)
        return (self.cells[place] or None) if place is not None else None

    def needed(self, column: str) -> str | None:
        """Return the text of a cell that must have one."""
        text = self.text(column)
        if text is None:
            self.fault(column, "a text")
        return text

    def texts(self, column: str, separator: str = ";") -> tuple[str, ...]:
        """Return the parts of a cell that holds several values, each once."""
        text = self.text(column)
        parts = (part.strip() for part in text.split(separator)) if text else ()
        return tuple(dict.fromkeys(part for part in parts if part))

    def whole(self, column: str, *, least: int | None = 0, most: int | None = None) -> int | None:
        """Return the whole number in a cell; None where it is empty."""
        text = self.text(column)
        if text is None:
            return None
        number = read_whole(text)
        if number is None or (least is not None and number < least) or (most is not None and number > most):
            self.fault(column, _range("a whole number", least, most))
            return None
        return number

    def needed_whole(self, column: str, *, least: int | None = 0, most: int | None = None) -> int | None:
        """Return the whole number in a cell that must have one."""
        if self.text(column) is None:
            self.fault(column, _range("a whole number", least, most))
            return None
        return self.whole(column, least=least, most=most)

    def number(self, column: str, *, least: float, most: float) -> float | None:
        """Return the number in a cell; None where it is empty."""
        text = self.text(column)
        if text is None:
            return None
        number = read_number(text)
        if number is None or not least <= number <= most:
            self.fault(column, _range("a number", least, most))
            return None
        return number

    def point(self, latitude: str, longitude: str) -> Point | None:
        """Return the point that two cells tell; None where both are empty."""
        north = self.number(latitude, least=-90.0, most=90.0)
        east = self.number(longitude, least=-180.0, most=180.0)
        if (self.text(latitude) is None) != (self.text(longitude) is None):
            self.fault(
                latitude if self.text(latitude) is None else longitude, "both latitude and longitude, or neither"
            )
        return None if north is None or east is None else Point(longitude=east, latitude=north)

    def day(self, column: str, forms: Sequence[str] = ()) -> date | None:
        """Return the day in a cell; None where it is empty.

        Args:
            forms: How else than 2019-02-08 it may be written, as `datetime.strptime` has it.
        """
        text = self.text(column)
        if text is None:
            return None
        day = read_day(text, forms)
        if day is None:
            self.fault(column, "a day of the calendar like " + (_today_as(forms) if forms else "2019-02-08"))
        return day

    def needed_day(self, column: str, forms: Sequence[str] = ()) -> date | None:
        """Return the day in a cell that must have one."""
        if self.text(column) is None:
            self.fault(column, "a day like 2019-02-08")
            return None
        return self.day(column, forms)

    def period(self, first: str, last: str, forms: Sequence[str] = ()) -> Period | None:
        """Return the days from one cell to another, both included; the second may be empty."""
        start, end = self.needed_day(first, forms), self.day(last, forms)
        if start is None:
            return None
        if end is not None and end < start:
            self.fault(last, f"a day no earlier than {first} ({start})")
            return None
        return Period(first=start, last=end or start)

    def codes(self, columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return what stands in these columns, as it stands, in ascending order of column; empty cells are left out."""
        cells, places = self.cells, self._places
        found = [(column, cells[places[column]]) for column in columns if column in places]
        return tuple(sorted(pair for pair in found if pair[1]))

    def claim(self, kind: ClaimKind, *, reader: str, **keys: Any) -> WrittenClaim:
        """Return the claim that the row makes, written, under the id of its content."""
        return write_claim(
            Claim(
                id="",
                kind=kind,
                document=self.sheet.document,
                sentence=Sentence(span=self._raw.span, text=self.words),
                speaker=keys.pop("speaker", (PUBLISHER,)),
                reader=reader,
                **keys,
            )
        )


@lru_cache(maxsize=65_536)
def read_whole(text: str) -> int | None:
    """Return the whole number that the text is, `3` or `3.0`; None where it is none of at most 15 digits."""
    if len(text) <= _FEW_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def read_number(text: str) -> float | None:
    """Return the number that the text is; None where it is none."""
    return float(text) if _NUMBER.fullmatch(text) else None


def read_day(text: str, forms: Sequence[str] = ()) -> date | None:
    """Return the day that the text names; None where it names none.

    Example:
        >>> read_day("2018-02-31"), read_day("3/4/2018", ["%d/%m/%Y"])
        (None, datetime.date(2018, 4, 3))
    """
    try:
        if not forms:
            return date.fromisoformat(text[:10]) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None
    for form in forms:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return read_day(text)


def figure(least: int | None, most: int | None, best: int | None = None) -> Count | None:
    """Return the count between the bounds that are there; None where there is neither bound nor best figure."""
    figures = [number for number in (least, best, most) if number is not None]
    if not figures:
        return None
    if least is None and most is None:
        return Count.exactly(figures[0])
    # A register whose bounds are out of order is quoted as it is in `codes`; the count takes in all that it names.
    return Count(least=None if least is None else min(figures), most=None if most is None else max(figures), best=best)


def _range(what: str, least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f"{what} from {least:g} to {most:g}"
    return f"{what} of at most 15 digits" + (f", from {least:g} on" if least is not None else "")


def _today_as(forms: Sequence[str]) -> str:
    return " or ".join(date(2019, 2, 8).strftime(form) for form in forms)
