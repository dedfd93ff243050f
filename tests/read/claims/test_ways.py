"""Which way forces go or are taken."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averian soldiers lumbered off from Birn on Monday.", {"action": "withdraws", "place": "Birn"}),
    ("Two Averian tanks clattered into Birn on Monday.", {"action": "deploys", "place": "Birn"}),
    ("Averian guns were hauled out of Arkell towards Birn.", {"action": "withdraws", "place": "Arkell"}),
    ("The guns were trundled back to their barracks from Birn.", {"action": "withdraws", "place": "Birn"}),
    ("Averia bussed 300 soldiers to Birn.", {"action": "deploys", "place": "Birn"}),
    ("Fifty monitors stepped off a plane at Birn on Monday.", {"action": "deploys", "place": "Birn"}),
    ("Averia ordered two battalions north on Monday.", {"action": "deploys"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_words_behind_a_verb_tell_the_way(passage: str, wanted: dict[str, Any]) -> None:
    """ "Out of", "off" and "home" tell of going away, "into" and "up" of coming, whatever the verb."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Soldiers went from house to house in Birn.",
        "The shells had come from the west.",
        "Three prisoners were led away by soldiers.",
        "The patrol was turned back at a roadblock.",
        "The wounded soldiers were taken to hospital.",
        "A team waited two hours and then drove home.",
    ],
)
def test_who_is_led_away_or_goes_about_does_not_move(passage: str) -> None:
    """Prisoners, the wounded, shells and a search from house to house are no movement of forces."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)
