"""Rows of tables as lines, and rows told from prose: each cell stands behind its column's head ("Killed: 2")."""

import re

_ROW = re.compile(r"^(?:[A-Z][^:;.]{0,40}: [^;]*(?:; |\.?$)){2,}$")


def is_row(words: str) -> bool:
    """Tell whether a line is a row of a table, with the heads of its columns.

    Example:
        >>> is_row("Place: Dresda; Type: Shelling; Killed: 2."), is_row("QUESTION: Will you pull back?")
        (True, False)
    """
    return _ROW.match(words) is not None


def row_as_line(row: list[str], heads: list[str]) -> str:
    """Return the row of a table as a line that can be read: "Place: Dresda; Violations: 12."."""
    if len(row) == len(heads):
        cells = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, row, strict=True) if cell]
    else:
        cells = [cell for cell in row if cell]
    line = "; ".join(cell.rstrip(" .;") for cell in cells)
    # A table for layout has one cell to a row, with prose in it.
    return f"{line}." if len(cells) > 1 else "".join(cell for cell in row if cell)
