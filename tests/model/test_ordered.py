"""Rows in order, in pages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.ordered import Ordered

KEYS = st.lists(st.integers(0, 2000), max_size=400)


def rows(keys: list[int]) -> list[tuple[int, str]]:
    return [(key, f"v{key}") for key in dict.fromkeys(keys)]


@given(st.lists(st.tuples(KEYS, KEYS), max_size=6))
def test_edits_come_to_what_a_dict_would_come_to(steps: list[tuple[list[int], list[int]]]) -> None:
    """However rows come and go, the values are those of the keys left, in order; earlier states stay as they were."""
    held: dict[int, str] = {}
    state: Ordered[str] = Ordered()
    for gone, come in steps:
        before, state = state, state.edited(gone, rows(come))
        was = tuple(held[key] for key in sorted(held))
        held = {**{key: value for key, value in held.items() if key not in gone}, **dict(rows(come))}
        assert before == was
        assert state == tuple(held[key] for key in sorted(held)) == tuple(state)
        assert len(state) == len(held)
        assert f"[{state.text}]" == f"[{Ordered(held.items()).text}]" == json.dumps([held[key] for key in sorted(held)])
        assert all(state.value_of(key) == value and state.has(key) for key, value in held.items())


@given(KEYS, KEYS)
def test_differences_are_those_of_the_keys(ones: list[int], others: list[int]) -> None:
    """The keys of one state and not of the other are told, whether or not the two have pages in common."""
    state = Ordered(rows(ones))
    later = state.edited(others[::2], rows(others[1::2]))
    mine, theirs = set(ones), (set(ones) - set(others[::2])) | set(others[1::2])
    assert state.differences(later) == (sorted(mine - theirs), sorted(theirs - mine))


def test_a_sequence_as_any_other() -> None:
    """Places, slices, the last, length and equality are those of the tuple; what is not there is an error."""
    state = Ordered(rows(list(range(1500))))
    assert (state[0], state[1499], state[-1], state[700]) == ("v0", "v1499", "v1499", "v700")
    assert state[3:5] == ("v3", "v4")
    assert state.last == "v1499"
    assert hash(state) == hash(tuple(state))
    assert state != tuple(reversed(state))
    assert not state.has(9999)
    assert state.value_of(9999) is None
    with pytest.raises(IndexError, match="1500"):
        state[1500]


def test_a_page_is_written_once() -> None:
    """Only what stands on a page that changed is written anew."""
    written: list[str] = []

    def write(value: str) -> str:
        written.append(value)
        return value

    state = Ordered(rows(list(range(10_000))), write=write)
    assert state.text.startswith("v0, v1, ")
    written.clear()
    assert "v5000, new, v5001" in state.edited(come=[(5000.5, "new")]).text
    assert len(written) < 1000
