"""What holds of every register: no row crashes it, and whatever it cannot use is told."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imports.tables import ACLED_ROW, HARM_ROW, REGISTERS, UCDP_ROW, as_csv, claims_in
from trucewatch.imports import acled, incidents, ucdp
from trucewatch.imports.register import Register

SHORT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ODD_CELLS = (
    "", " ", "0", "-1", "1e5", "nan", "inf", "9" * 30, "1.0", "٣", "2001-02-30", "2001-13-01", "0000-00-00", "=1+1",
)  # fmt: skip
ODD = st.sampled_from(ODD_CELLS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@pytest.mark.parametrize(("register", "base"), REGISTERS, ids=["ucdp", "acled", "incidents"])
@SHORT
@given(data=st.data())
def test_no_cell_crashes_it(tmp_path: Path, register: Register, base: Mapping[str, str], data: st.DataObject) -> None:
    """Whatever stands in a cell, a row becomes a claim, is told as faulty with its line, or counted as left out."""
    columns = data.draw(st.lists(st.sampled_from(sorted(base)), max_size=3, unique=True))
    row = {**base, **{column: data.draw(ODD) for column in columns}}
    path = tmp_path / "events.csv"
    content = as_csv([row])
    path.write_bytes(content.encode())
    # A blank line is no row; a carriage return within a cell is written without quotation marks by some.
    rows = [one for one in csv.reader(io.StringIO(content, newline="")) if one]

    claims, remarks = claims_in(path, register)

    assert len(claims) + remarks.faulty_rows + remarks.rows_left_out == len(rows) - 1
    assert all(fault.startswith("events.csv:") for fault in remarks.told_faults())
    for claim in claims:
        assert claim.sentence.text in content


@pytest.mark.parametrize(
    ("register", "base"), [(ucdp, UCDP_ROW), (acled, ACLED_ROW), (incidents, HARM_ROW)], ids=["ucdp", "acled", "harm"]
)
def test_a_claim_can_be_told_from_the_codes_alone(tmp_path: Path, register: Register, base: Mapping[str, str]) -> None:
    """Every code that the claim keeps stands in its row, as it is written."""
    path = tmp_path / "events.csv"
    path.write_text(as_csv([base]))

    [claim], _ = claims_in(path, register)

    assert claim.codes
    assert all(base[column] == value for column, value in claim.codes)
