"""Which of many words still stand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.finding import Way
from trucewatch.model.succession import Rolling, Succession, Word

WORDS = st.builds(
    lambda origin, also, way, directness, day, part: (
        tuple(sorted({origin, also})),
        Word(
            origin=origin,
            way=way,
            directness=directness,
            on=None if day is None else date(2001, 6, 1) + timedelta(days=day),
            part=part,
        ),
    ),
    st.sampled_from("abc"),
    st.sampled_from("abc"),
    st.sampled_from(list(Way)),
    st.sampled_from([0.5, 1.0]),
    st.none() | st.integers(0, 6),
    st.sampled_from([None, "half"]),
)
Said = tuple[int, tuple[str, ...], Word]


def standing(said: Iterable[Said]) -> set[int]:
    """Return the numbers of the sayings that somebody stands by, all looked at at once."""
    words = {number: [replace(word, origin=origin) for origin in origins] for number, origins, word in said}
    succession = Succession(word for several in words.values() for word in several)
    return {number for number, several in words.items() if not all(map(succession.replaces, several))}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 7), WORDS), max_size=4), max_size=6))
def test_what_stands_is_what_stands_if_all_is_looked_at_at_once(
    steps: list[list[tuple[int, tuple[tuple[str, ...], Word]]]],
) -> None:
    """However sayings come and go, in whatever portions, those stand that `Succession` would let stand."""
    rolling: Rolling[Said] = Rolling()
    said: dict[int, Said] = {}
    stand: set[int] = set()
    for step in steps:
        for number, (origins, word) in step:
            if number in said:
                gone = said.pop(number)
                rolling.take(gone, number, gone[1], gone[2])
            else:
                said[number] = (number, origins, word)
                rolling.add(said[number], number, origins, word)
        gone_by, come = rolling.settle()
        stand = stand - {one[0] for one in gone_by} | {one[0] for one in come}
        assert stand == standing(said.values())
