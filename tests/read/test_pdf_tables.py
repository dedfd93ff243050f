"""Tables found on the printed page of a PDF."""

from trucewatch.read.pdf_tables import tables_of

VIOLATIONS = """\
Violations by district

  District       Type              Number    Laid to
  Upper Sel      Shelling              12    Ardan army
  Lower Sel      Small-arms fire        9
  Dunmar         Explosion              1    unknown

The mission asks both sides to hold their fire.
"""


def lines_of(layout: str, tops: tuple[float, ...] = (), carried: tuple[str, ...] = ()) -> list[list[str]]:
    """Return the rows of each table as lines."""
    return [list(table.lines()) for table in tables_of(layout, tops, carried)]


def test_each_row_has_its_heads() -> None:
    """A cell goes under the head above it, also right-aligned and behind an empty one; prose around stays out."""
    assert lines_of(VIOLATIONS) == [
        [
            "District: Upper Sel; Type: Shelling; Number: 12; Laid to: Ardan army.",
            "District: Lower Sel; Type: Small-arms fire; Number: 9.",
            "District: Dunmar; Type: Explosion; Number: 1; Laid to: unknown.",
        ]
    ]


def test_a_cell_of_several_lines_is_one() -> None:
    """A line whose first column is empty goes on with the row above it."""
    layout = "Place            Killed\nDresda           2\nthe quarry east  11\nof Arkell\nHolm             0\n"

    assert lines_of(layout.replace("the quarry", "The quarry")) == [
        ["Place: Dresda; Killed: 2.", "Place: The quarry east of Arkell; Killed: 11.", "Place: Holm; Killed: 0."]
    ]


def test_distance_tells_rows_from_lines() -> None:
    """Where rows stand further apart than lines, a figure in the middle of its cell's height is in its row."""
    layout = "Place       Killed\nDresda\n            2\nand Holm\nArkell      3\n"
    tops = (0.0, 20.0, 26.0, 32.0, 52.0)

    assert lines_of(layout, tops) == [["Place: Dresda and Holm; Killed: 2.", "Place: Arkell; Killed: 3."]]


def test_prose_in_columns_is_no_table() -> None:
    """Lines of prose begin in the middle of sentences, or say more than figures."""
    columns = (
        "Shells fell on the town      of the mission, who had\nand its market at noon,      seen the crater, spoke\n"
        "while the head of a team     of two dead, both men.\n"
    )

    assert lines_of(columns) == []
    assert lines_of("Name           Role\nAnna Bell      Head of mission\nTom Reed       Driver\n") == []


def test_rows_go_on_overleaf() -> None:
    """Rows at the top of a page stand under the heads of the page before, where there are as many columns."""
    layout = "Mission bulletin\n\nHolm       4      Ardan army\nArkell     1      unknown\n"

    assert lines_of(layout, carried=("Place", "Killed", "Laid to")) == [
        ["Place: Holm; Killed: 4; Laid to: Ardan army.", "Place: Arkell; Killed: 1; Laid to: unknown."]
    ]
    assert lines_of(layout, carried=("Place", "Killed")) == []


def test_heads_alone_are_no_table() -> None:
    """Two words far apart and nothing below them are a line of the page's head."""
    assert lines_of("Mission        Bulletin\n\nAll was calm in the zone on Monday.\n") == []
