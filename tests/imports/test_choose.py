"""A file is opened as what it is said to be, and nothing that is said of it is passed over."""

from datetime import date
from pathlib import Path

import pytest

from imports.tables import UCDP_ROW, as_csv
from trucewatch.errors import FaultyFileError, OptionNotTakenError
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.table import Brought


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of one event of UCDP's."""
    path = tmp_path / "events.csv"
    path.write_text(as_csv([UCDP_ROW]))
    return path


@pytest.mark.parametrize(
    ("name", "brought", "with_map", "told"),
    [
        (ImportName.UCDP, Brought(), True, "--map: ucdp does not take it"),
        (ImportName.JSONL, Brought(encoding="utf-16"), False, "--encoding: jsonl does not take it"),
        (ImportName.JSONL, Brought(source="daily"), False, "--source: an export by `jsonl` does not take it"),
        (ImportName.CSV, Brought(published=date(2001, 1, 1)), False, "--published: an export by `csv`"),
    ],
)
def test_options_that_say_nothing_are_refused(
    table: Path, name: ImportName, brought: Brought, *, with_map: bool, told: str
) -> None:
    """What would have no effect is told, not passed over."""
    with pytest.raises(OptionNotTakenError, match=told):
        open_import(name, table, brought, column_map=table if with_map else None)


def test_what_is_brought_goes_before_what_the_format_says(table: Path) -> None:
    """Source and day of publication may be given; they are recorded as options, too."""
    opened = open_import(ImportName.UCDP, table, Brought(source="ucdp-copy", published=date(2002, 1, 1)))

    [part] = opened.parts(Remarks("events.csv"))

    assert part.document.source == "ucdp-copy"
    assert part.document.published
    assert part.document.published.day == date(2002, 1, 1)
    assert opened.options == {"source": "ucdp-copy", "published": "2002-01-01"}


def test_a_file_can_be_read_again(table: Path) -> None:
    """Each reading starts from the beginning, with remarks of its own."""
    opened = open_import(ImportName.UCDP, table, Brought())

    first, second = (list(opened.parts(Remarks("events.csv"))) for _ in range(2))

    assert first == second


def test_another_register_lacks_columns(table: Path) -> None:
    """A file that is something else is told by the columns that are missing."""
    with pytest.raises(FaultyFileError, match="expected a column 'event_id_cnty'"):
        open_import(ImportName.ACLED, table, Brought())
