"""Events that were named before are found, however many there are."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from trucewatch.imports import seen
from trucewatch.imports.seen import Seen


@pytest.fixture(params=[0, 3, 1000])
def few(request: pytest.FixtureRequest, monkeypatch: Any) -> Iterator[Seen]:
    """Return none seen yet, of which so many are held without a table."""
    monkeypatch.setattr(seen, "_FEW", request.param)
    with closing(Seen()) as table:
        yield table


def test_each_event_is_new_once(few: Seen) -> None:
    """Naming an event again, in one breath or later, makes it no newer."""
    assert few.add([("a:1", 2), ("a:2", 3), ("a:1", 4)]) == 2
    assert few.add([("a:3", 5), ("a:2", 6), ("a:4", 7)]) == 2
    assert all(event in few for event in ("a:1", "a:2", "a:3", "a:4"))
    assert "a:5" not in few
