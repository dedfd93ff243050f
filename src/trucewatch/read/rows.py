"""Tell the rows of tables from prose: a row has each cell under its column's head ("Place: Dresda; Killed: 2.")."""

import re

_ROW = re.compile(r"^(?:[A-Z][^:;.]{0,40}: [^;]*(?:; |\.?$)){2,}$")


def is_row(words: str) -> bool:
    """Tell whether a line is a row of a table, with the heads of its columns.

    Example:
        >>> is_row("Place: Dresda; Type: Shelling; Killed: 2."), is_row("QUESTION: Will you pull back?")
        (True, False)
    """
    return _ROW.match(words) is not None
