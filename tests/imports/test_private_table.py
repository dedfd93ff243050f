"""A private table answers for any number of values, and nobody else sees it."""

from contextlib import closing

from trucewatch.imports.private_table import lay_out, rows_where

_SCHEMA = "CREATE TABLE seen (event TEXT PRIMARY KEY) WITHOUT ROWID"
_QUESTION = "SELECT event FROM seen WHERE event IN"


def test_more_values_than_one_question_holds() -> None:
    """However many values are asked for, each that is there is answered for once."""
    events = [f"event {number:04}" for number in range(1_201)]

    with closing(lay_out(_SCHEMA)) as table:
        table.executemany("INSERT INTO seen VALUES (?)", [(event,) for event in events])
        rows = list(rows_where(table, _QUESTION, [*events, "event of another file"]))

    assert rows == [(event,) for event in events]


def test_nothing_asked_is_nothing_answered() -> None:
    """No values, no rows."""
    with closing(lay_out(_SCHEMA)) as table:
        table.execute("INSERT INTO seen VALUES ('event 1')")
        rows = list(rows_where(table, _QUESTION, []))

    assert rows == []


def test_two_tables_are_apart() -> None:
    """What one table holds, another of the same name does not."""
    with closing(lay_out(_SCHEMA)) as one, closing(lay_out(_SCHEMA)) as other:
        one.execute("INSERT INTO seen VALUES ('event 1')")

        assert list(rows_where(one, _QUESTION, ["event 1"])) == [("event 1",)]
        assert list(rows_where(other, _QUESTION, ["event 1"])) == []
