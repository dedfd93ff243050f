"""Write text to where bytes go: UTF-8, and lines that end in a line feed."""

import csv
from collections.abc import Sequence
from typing import BinaryIO


class _Lines:
    """A text file over a binary one that it does not close; each write is one row."""

    __slots__ = ("_out",)

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """Write a row, ended by a line feed alone; return how many characters it has."""
        self._out.write(f"{row.removesuffix(_ROW_END)}\n".encode())
        return len(row)


_ROW_END = "\r\n"
"""What the writer ends rows by: it puts quotation marks around cells that hold any of these, and around no others."""


def table_writer(out: BinaryIO, columns: Sequence[str]) -> "csv.DictWriter[str]":
    """Return what writes rows of these columns as comma-separated values."""
    return csv.DictWriter(_Lines(out), fieldnames=columns, lineterminator=_ROW_END)
