"""Whether a verb said once for several places gives each its own day."""

import pytest

from read.passages import claims_in


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("Rebels captured Arkell on Monday and Corve two days later.", [("Arkell", "06-11"), ("Corve", "06-13")]),
        ("The army shelled Arkell on Sunday and Corve on Monday.", [("Arkell", "06-10"), ("Corve", "06-11")]),
        ("The army withdrew from Arkell on Sunday and from Birn on Monday.", [("Arkell", "06-10"), ("Birn", "06-11")]),
        ("The army shelled Arkell and Corve on Monday.", [("Arkell", "06-11"), ("Corve", "06-11")]),
    ],
)
def test_a_place_behind_a_day_has_its_own(passage: str, wanted: list[tuple[str, str]]) -> None:
    """The day before a second place is the first one's; the day behind it is its own."""
    claims = claims_in(passage)

    assert [(claim["place"], claim["date"][0].removeprefix("2001-")) for claim in claims] == wanted
