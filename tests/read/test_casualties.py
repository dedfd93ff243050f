"""How many were killed and hurt: each number with its own verb."""

from typing import Any

import pytest

from read.passages import claims_in, found

THREE, NINE, SIX, ONE, FOUR = ({"min": n, "max": n} for n in (3, 9, 6, 1, 4))
TO_THIRTY = {"min": None, "max": 30}
OVER_TWENTY = {"min": 20, "max": None}

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Three civilians were killed and nine wounded in shelling of Arkell.", {"killed": THREE, "injured": NINE}),
    ("Three people were killed and nine others injured in air strikes on Arkell.", {"killed": THREE, "injured": NINE}),
    ("The death toll of the blast in Arkell was raised to nine on Tuesday.", {"killed": NINE}),
    (
        "The Monitor lowers to six the number of civilians killed in the shelling of Arkell.",
        {"killed": SIX, "civilians_killed": SIX},
    ),
    ("Six people were killed and more than 20 hurt in shelling of Arkell.", {"killed": SIX, "injured": OVER_TWENTY}),
    ("An attack near Arkell left three soldiers dead and a fourth wounded.", {"killed": THREE, "injured": ONE}),
    ("Gunmen opened fire on a bus in Arkell, killing the driver and two passengers.", {"killed": THREE}),
    ("A rocket destroyed a lorry at Arkell, wounding its crew of four.", {"injured": FOUR}),
    ("Jets bombed a camp near Arkell on Sunday, killing up to 30 fighters.", {"killed": TO_THIRTY}),
    ("A drone struck a lorry near Arkell and killed its driver, a farmer.", {"killed": ONE, "civilians_killed": ONE}),
    ("Gunmen killed the mayor of Arkell on Monday.", {"killed": ONE}),
    ("A clash at Arkell on Monday cost the lives of four soldiers and five insurgents.", {"killed": NINE}),
]


def bounds(claim: dict[str, Any], key: str) -> dict[str, Any] | None:
    """Return a count of a claim without its words."""
    count = claim.get(key)
    return {bound: count.get(bound) for bound in ("min", "max")} if count else None


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_each_number_goes_with_its_verb(passage: str, wanted: dict[str, Any]) -> None:
    """A number whose noun is left out, and one to which a toll was raised, count like any other."""
    claims = claims_in(passage)

    assert any(all(bounds(claim, key) == count for key, count in wanted.items()) for claim in claims), claims


def test_a_toll_is_not_read_twice() -> None:
    """Wounded are not counted as killed."""
    assert not found("Nine people were wounded in shelling of Arkell.", {"killed": NINE})


def test_whoever_is_fed_is_not_uprooted_by_it() -> None:
    """Aid for displaced people tells how many it is for, and lorries are no people."""
    claims = claims_in("A convoy of 22 lorries with food for 40,000 displaced people was turned back at Arkell.")

    assert [claim["kind"] for claim in claims] == ["incident"]
    assert all(bounds(claim, "displaced") is None for claim in claims)


@pytest.mark.parametrize(
    "passage",
    [
        "A grower who has been uprooted twice spoke of the harvest.",
        "We bow our heads to the 3,700 dead of the earthquake.",
        "The mines were laid by Battalion 336 when it fled last autumn.",
    ],
)
def test_no_other_number_is_of_people(passage: str) -> None:
    """Times, units and the victims of nature are no toll."""
    assert [claim for claim in claims_in(passage) if claim["kind"] == "toll"] == []


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("Eleven people lay dead in Arkell on Monday.", {"killed": {"min": 11, "max": 11}}),
        ("The bodies of three miners were found on Monday near Birn.", {"killed": {"min": 3, "max": 3}}),
    ],
)
def test_the_dead_are_counted_where_they_lie(passage: str, wanted: dict[str, Any]) -> None:
    """Bodies found, and people who lay dead, were killed."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)
