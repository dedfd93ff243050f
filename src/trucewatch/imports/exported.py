"""Take in our own exports again: JSON lines, and CSV with or without its row of HXL tags.

Every claim comes back under its own id; a row that was edited after it was exported no longer fits its id, and is told.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from trucewatch.errors import UnreadableReportError
from trucewatch.imports.layout import Layout, not_opened, not_text
from trucewatch.imports.quoted_report import Quoted, quoted_claim, quoted_report
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.slices import RawRow, read_slices
from trucewatch.imports.table import Part
from trucewatch.model.claim_cells import content_of

_LONGEST_LINE = 20_000_000
"""Characters of one line of JSON; a longer one is no claim of ours."""


def read_exported_lines(path: Path, remarks: Remarks) -> Iterator[Part]:
    """Yield the reports that an export in JSON lines quotes, each with its claims, in the order of the file.

    Raises:
        NoSuchFileError: There is no such file.
        UnreadableReportError: It is empty, or no UTF-8 text.
    """
    yield from _reports(path, _quoted_lines(path, remarks), remarks)


def read_exported_table(path: Path, layout: Layout, remarks: Remarks) -> Iterator[Part]:
    """Yield the reports that an export in CSV quotes, each with its claims, in the order of the file.

    Raises:
        UnreadableReportError: A line is no text in the file's encoding.
    """
    rows = (row for one in read_slices(path, layout) for row in one.rows)
    claims = (quoted for row in rows if (quoted := _quoted_row(row, layout, remarks)))
    yield from _reports(path, claims, remarks)


def _reports(path: Path, claims: Iterator[Quoted], remarks: Remarks) -> Iterator[Part]:
    try:
        with path.open("rb") as file:
            told_by = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise not_opened(path, error) from None
    seen: set[str] = set()
    for sha256, group in groupby(claims, key=lambda quoted: quoted.claim.document):
        quoted = list(group)
        if sha256 in seen:
            told = "expected the claims of one report together, found others between: sort the file by document"
            remarks.fault(quoted[0].line, "document", told)
            continue
        seen.add(sha256)
        part = quoted_report(quoted, told_by=told_by, name=path.name, remarks=remarks)
        if part:
            yield part


def _quoted_lines(path: Path, remarks: Remarks) -> Iterator[Quoted]:
    number = 0
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
        while line := file.readline(_LONGEST_LINE):
            number += 1
            try:
                line.encode()
            except UnicodeEncodeError:
                raise not_text(path.name, "utf-8", number) from None
            if line.strip() and (quoted := _quoted_line(line, number, remarks)):
                yield quoted
    if number == 0:
        raise UnreadableReportError(path.name, "the file is empty", "expected one claim a line, as JSON")


def _quoted_line(line: str, number: int, remarks: Remarks) -> Quoted | None:
    try:
        content = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        remarks.fault(number, "", f"expected one claim as JSON, found that it is none ({error})")
        return None
    return quoted_claim(content, number, remarks)


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _quoted_row(row: RawRow, layout: Layout, remarks: Remarks) -> Quoted | None:
    if row.fault is not None or len(row.cells) != len(layout.columns):
        found = row.fault or f"{len(row.cells)}"
        remarks.fault(row.line, "", f"expected {len(layout.columns)} cells, found {found}")
        return None
    if row.cells[0].startswith("#"):
        return None
    try:
        content = content_of(dict(zip(layout.columns, row.cells, strict=True)))
    except (ValueError, RecursionError) as error:
        remarks.fault(row.line, "", f"expected the cells of an exported claim, found others ({error})")
        return None
    except KeyError as error:
        remarks.fault(row.line, str(error.args[0]), "expected a value, found none")
        return None
    return quoted_claim(content, row.line, remarks)
