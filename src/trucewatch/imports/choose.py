"""Open a file as what somebody says it is: a register by name, a table by its column map, or one of our own exports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from trucewatch.errors import FaultyFileError, OptionNotTakenError
from trucewatch.imports import acled, incidents, ucdp
from trucewatch.imports.column_map import read_column_map
from trucewatch.imports.exported import read_exported_lines, read_exported_table
from trucewatch.imports.layout import check_columns, find_layout
from trucewatch.imports.register import Register
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.table import Brought, Part, read_table
from trucewatch.model.claim_cells import COLUMNS


class ImportName(StrEnum):
    """What a file may be."""

    UCDP = "ucdp"
    ACLED = "acled"
    INCIDENTS = "incidents"
    CSV = "csv"
    """A table of one's own, with a column map; without one, our own export."""
    JSONL = "jsonl"
    """Our own export."""


REGISTERS: dict[ImportName, Register] = {
    ImportName.UCDP: ucdp,
    ImportName.ACLED: acled,
    ImportName.INCIDENTS: incidents,
}
_OF_AN_EXPORT = ("id", "kind", "document", "start", "end", "text", "speaker", "quoted", "denied", "certainty")
"""The columns by which our own export is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that can be read, as often as is needed."""

    path: Path
    reader: str
    """Name and version of what reads its rows; empty where each claim brings its own."""
    parts: Callable[[Remarks], Iterator[Part]]
    """Reads it from the start; what is amiss goes to the remarks."""
    options: dict[str, str] = field(default_factory=dict)
    """What was said of it, to be recorded with it."""


def open_import(name: ImportName, path: Path, brought: Brought, *, column_map: Path | None = None) -> Opened:
    """Return the file, ready to be read.

    Args:
        column_map: The YAML file that says what the columns of a table of one's own hold.

    Raises:
        InputError: It is not there, is empty, is no text, or has not the columns that it should.
    """
    _check_options(name, brought, column_map)
    told = {
        "source": brought.source,
        "published": brought.published.isoformat() if brought.published else None,
        "encoding": brought.encoding,
    }
    options = {key: value for key, value in told.items() if value}
    if name is ImportName.JSONL:
        return Opened(path=path, reader="", parts=lambda remarks: read_exported_lines(path, remarks), options=options)
    if name is not ImportName.CSV:
        return _of_register(path, REGISTERS[name], brought, options)
    if column_map is not None:
        return _of_map(path, column_map, brought, options)
    layout = find_layout(path, known=COLUMNS, encoding=brought.encoding)
    missing = [column for column in _OF_AN_EXPORT if layout.place_of(column) is None]
    if missing:
        told_columns = f"no column {missing[0]!r}" if len(missing) < len(_OF_AN_EXPORT) else "none of them"
        expected = "the columns of `trucewatch export csv`, or a column map (--map MAP.yml) that says what yours hold"
        raise FaultyFileError(path.name, [f"{path.name}:1: expected {expected}, found {told_columns}"])
    return Opened(
        path=path, reader="", parts=lambda remarks: read_exported_table(path, layout, remarks), options=options
    )


def _check_options(name: ImportName, brought: Brought, column_map: Path | None) -> None:
    """Refuse what would be passed over in silence.

    Raises:
        OptionNotTakenError: An option says nothing of such a file.
    """
    if column_map is not None and name is not ImportName.CSV:
        raise OptionNotTakenError("--map", name, "its columns are known; a map is for `csv`")
    if name is ImportName.JSONL and brought.encoding:
        raise OptionNotTakenError("--encoding", name, "our own exports are UTF-8")
    is_export = name is ImportName.JSONL or (name is ImportName.CSV and column_map is None)
    for option, value in (("--source", brought.source), ("--published", brought.published)):
        if is_export and value:
            raise OptionNotTakenError(option, f"an export by `{name}`", "each of its claims says it for itself")


def _of_register(path: Path, register: Register, brought: Brought, options: dict[str, str]) -> Opened:
    layout = find_layout(path, known=register.REQUIRED, encoding=brought.encoding)
    check_columns(layout, register.REQUIRED)
    return Opened(
        path=path,
        reader=register.READER,
        parts=lambda remarks: read_table(path, layout, register, brought, remarks),
        options=options,
    )


def _of_map(path: Path, column_map: Path, brought: Brought, options: dict[str, str]) -> Opened:
    register, faults = read_column_map(column_map)
    encoding = brought.encoding or register.encoding
    layout = find_layout(path, known=register.columns, encoding=encoding)
    register.check(layout)
    faults.raise_any("column map")
    told = replace(brought, published=brought.published or register.published, encoding=encoding)
    return Opened(
        path=path,
        reader=register.READER,
        parts=lambda remarks: read_table(path, layout, register, told, remarks),
        options={**options, "map": column_map.read_text(encoding="utf-8")},
    )
