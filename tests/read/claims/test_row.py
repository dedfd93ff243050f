"""Rows of tables: each cell under its column's head."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Date: 5 June; Place: Arkell; Type: Shelling; By: Averian forces; Killed: 0; Wounded: 3.",
        {
            "kind": "incident",
            "type": "shelling",
            "place": "Arkell",
            "date": day("2001-06-05"),
            "perpetrator": "Averian forces",
            "killed": {"min": 0, "max": 0},
            "injured": {"min": 3, "max": 3},
        },
    ),
    ("Place: Birn; Type: Rocket fire; By: Rebels; Killed: 1.", {"type": "shelling", "perpetrator": "rebels"}),
    ("Type: Car bomb; Place: Corve; By: Not known; Killed: 2.", {"type": "bombing", "place": "Corve"}),
    ("Sector: Birn; Incidents: 7; Dead: none.", {"type": "ceasefire_violation", "count": {"min": 7, "max": 7}}),
    (
        "Party: Hill Front; Violations: 12.",
        {"kind": "compliance", "by": "Hill Front", "verdict": "violated", "count": {"min": 12, "max": 12}},
    ),
    ("Village: Upper Tarn; Attack: Air strike; Injured: nine.", {"type": "air_strike", "place": "Upper Tarn"}),
]


@pytest.mark.parametrize(("row", "wanted"), ROWS)
def test_a_row_is_read_by_its_columns(row: str, wanted: dict[str, Any]) -> None:
    """The head of a column tells the key, wherever the column stands."""
    assert found(row, wanted), claims_in(row)


@pytest.mark.parametrize(
    "row",
    [
        "Place: Arkell; Population: 4,000; Market day: Friday.",
        "Place: Arkell; Violations: 0.",
    ],
)
def test_a_row_without_type_or_count_tells_nothing(row: str) -> None:
    """A row that names no kind of incident and counts none is no claim."""
    assert claims_in(row) == []


def test_nobody_known_is_nobody() -> None:
    """The words "Not known" under "By" names no perpetrator."""
    [claim] = claims_in("Place: Corve; Type: Car bomb; By: Not known; Killed: 2.")

    assert "perpetrator" not in claim or claim["perpetrator"] is None


def test_rows_are_no_turns_of_a_transcript() -> None:
    """Heads that come back in each row of a table are nobody who speaks."""
    lead = "The monitors of the truce have listed below what they saw in the week of the report."
    table = "\n\n".join(f"Date: {day} June; Place: Arkell; Type: Shelling; Killed: 1." for day in range(1, 5))

    assert {claim["speaker"] for claim in claims_in(f"{lead}\n\n{table}")} == {"publisher"}


def test_a_column_of_the_period_before_is_a_claim_of_its_own() -> None:
    """What was counted the time before is told beside what is counted now, with the earlier days."""
    [now, earlier] = claims_in("Date: 5 June; Sector: Birn; Violations: 22; Previous period: 40; Killed: 1.")

    assert (now["count"]["min"], now["killed"]["min"], now["date"]) == (22, 1, day("2001-06-05"))
    assert (earlier["count"]["min"], earlier.get("killed"), earlier["date"]) == (40, None, day("2001-06-04"))
