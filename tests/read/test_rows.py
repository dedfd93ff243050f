"""Rows of tables as lines."""

from trucewatch.read.rows import is_row, row_as_line


def test_row_carries_its_heads() -> None:
    """Each cell stands behind its column's head; an empty one says nothing."""
    line = row_as_line(["Dresda", "12", ""], ["Place", "Violations", "Killed"])

    assert line == "Place: Dresda; Violations: 12."
    assert is_row(line)


def test_row_without_heads() -> None:
    """A row without column heads is its cells; a single cell is prose as it stands."""
    assert row_as_line(["6 December", "Dresda", "12"], []) == "6 December; Dresda; 12."
    assert row_as_line(["All was calm"], []) == "All was calm"
