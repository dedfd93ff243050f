"""Who and what goes, comes, digs in, is handed over or delivered."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia has withdrawn its howitzers from Birn.", {"action": "withdraws", "state": "done", "actor": "Averia"}),
    ("The mission had seen no fighters leaving Birn.", {"action": "withdraws", "denied": True}),
    ("The Hill Front refused to withdraw from Corve.", {"action": "withdraws", "state": "refused"}),
    ("The withdrawal of Averian troops from Birn has begun.", {"action": "withdraws", "state": "under_way"}),
    ("Averian soldiers were withdrawn from all posts by Averia.", {"action": "withdraws", "actor": "Averia"}),
    ("A convoy of about 70 army lorries left Arkell for Corve.", {"action": "deploys", "place": "Corve"}),
    ("Averia has sent 300 soldiers to Birn.", {"action": "deploys", "count": {"min": 300, "max": 300}}),
    ("The Hill Front dug trenches near Corve.", {"action": "fortifies", "actor": "Hill Front", "place": "Corve"}),
    ("The Hill Front handed over 30 rifles at Birn.", {"action": "hands_over", "count": {"min": 30, "max": 30}}),
    ("Averia withdrew 600 soldiers and 50 police officers.", {"count": {"min": 650, "max": 650}}),
    ("The first food convoy since April reached Birn on Monday.", {"action": "delivers", "place": "Birn"}),
    ("Foreign fighters: no departures seen.", {"action": "withdraws", "actor": "Foreign fighters", "denied": True}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_movements_are_told_with_who_moves_and_how_far_it_got(passage: str, wanted: dict[str, Any]) -> None:
    """The mover, the state and the count are found wherever the words put them."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Averia demanded that the post at Birn be evacuated.",
        "The envoy left Birn on Monday.",
        "Will you pull the guns back?",
        "A medical convoy was kept from entering Birn.",
        "A commercial flight landed in Birn on Monday.",
        "The officer left hospital on Monday.",
    ],
)
def test_what_is_asked_for_or_is_no_force_does_not_move(passage: str) -> None:
    """Demands, questions, hindrances, passengers and persons make no movement."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


GOING: list[tuple[str, dict[str, Any]]] = [
    (
        "Two lorries with rifles had come over the border near Arkell on Monday.",
        {"kind": "movement", "action": "deploys"},
    ),
    ("Fighters walked into Arkell on Monday.", {"kind": "movement", "action": "deploys", "place": "Arkell"}),
    ("Ten soldiers crossed the line on Monday.", {"kind": "movement", "action": "deploys"}),
    ("Averian troops streamed out of Birn on Monday.", {"kind": "movement", "action": "withdraws", "place": "Birn"}),
    ("Trenches have been deepened near Arkell.", {"kind": "movement", "action": "fortifies"}),
    ("Police took up positions in Arkell on Monday.", {"kind": "movement", "action": "deploys"}),
]


@pytest.mark.parametrize(("passage", "wanted"), GOING)
def test_a_verb_of_going_tells_the_way_by_its_preposition(passage: str, wanted: dict[str, Any]) -> None:
    """Forces that walk, stream or cross into a place come to it, those that do so out of it leave it."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("Averian forces advanced to within 5 km of Arkell.", {"action": "deploys", "place": "Arkell"}),
        ("Heavy guns were towed away from Arkell on Tuesday.", {"action": "withdraws", "place": "Arkell"}),
        ("The last checkpoint near Arkell was dismantled.", {"action": "withdraws", "place": "Arkell"}),
        ("Two hundred tonnes of flour reached Arkell.", {"action": "delivers", "place": "Arkell"}),
        ("Averian engineers laid mines near Arkell.", {"action": "fortifies", "place": "Arkell"}),
    ],
)
def test_verbs_of_hauling_and_laying_move(passage: str, wanted: dict[str, Any]) -> None:
    """Guns are towed, troops come near, and mines dig a side in."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The Hill Front tried to take the dam at Arkell but was driven off.",
        "The Command has entered in its register 71 infringements.",
        "The general was supposed to bring every rifle to the depot at Arkell.",
        "Averian soldiers opened fire on a group of fighters walking to the camp at Arkell.",
    ],
)
def test_what_only_looks_like_going_is_no_movement(passage: str) -> None:
    """Who is beaten off, writes in a register, ought to bring or is shot at on the way tells of no movement."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


MORE: list[tuple[str, dict[str, Any]]] = [
    ("All 850 of its soldiers were recalled from Birn by Averia.", {"action": "withdraws", "actor": "Averia"}),
    ("Averian soldiers fell back two kilometres from Birn.", {"action": "withdraws", "place": "Birn"}),
    ("The Hill Front has doubled its garrison in Birn.", {"action": "deploys", "place": "Birn"}),
    ("Averian soldiers struck camp at Birn on Monday.", {"action": "withdraws", "place": "Birn"}),
    ("Hill Front fighters boarded seven buses in Birn.", {"action": "withdraws", "place": "Birn"}),
    ("Averian sappers strewed mines near Birn.", {"action": "fortifies", "place": "Birn"}),
    ("Averia is lengthening the runway at Birn.", {"action": "fortifies", "state": "under_way", "place": "Birn"}),
    ("Five lorries with lentils and blankets crawled into Birn.", {"action": "delivers", "place": "Birn"}),
]


@pytest.mark.parametrize(("passage", "wanted"), MORE)
def test_numbers_and_lengths_do_not_hide_who_moves(passage: str, wanted: dict[str, Any]) -> None:
    """What a number is of moves, how far is no object, and fixed words tell of going and coming."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "There will be no truce until the militia vacates Birn.",
        "Borland says it will sign once the army has left Birn.",
        "Under its terms the Hill Front withdraws its fighters from Birn.",
    ],
)
def test_a_condition_or_a_term_is_no_movement(passage: str) -> None:
    """What others wait for, and what a deal lays down, has not moved."""
    assert not [claim for claim in claims_in(passage) if claim["kind"] == "movement"]


FAR: list[tuple[str, dict[str, Any]]] = [
    (
        "The army moved its checkpoint at Birn three kilometres back on Sunday.",
        {"action": "withdraws", "place": "Birn"},
    ),
    ("The army has pulled back 41 of 48.", {"action": "withdraws", "count": {"min": 41, "max": 41}}),
    ("Sandbags were being filled at Birn all week.", {"action": "fortifies", "place": "Birn", "actor": None}),
    ("Concrete was being poured at Birn last week, an officer said.", {"action": "fortifies", "place": "Birn"}),
    (
        "The council let 60 lorries of the Red Cross and two churches pass its gates.",
        {"action": "delivers", "actor": "Red Cross"},
    ),
    ("Some 190 of its 265 positions had been handed to the army.", {"action": "hands_over"}),
    ("The army handed over its positions to the police.", {"action": "hands_over", "actor": "army"}),
    ("The monitors began patrolling on Monday.", {"action": "deploys", "actor": "monitors"}),
    ("Some 60 armed men had been seen massing there, the division said.", {"action": "deploys", "actor": "armed men"}),
    ("Neither side has withdrawn a single gun from Birn.", {"action": "withdraws", "actor": "both sides"}),
]


@pytest.mark.parametrize(("passage", "wanted"), FAR)
def test_a_length_a_number_or_a_gate_is_no_bar_to_a_movement(passage: str, wanted: dict[str, Any]) -> None:
    """How far, how many of what, and past whom something goes leave it a movement of whoever it belongs to."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


def test_posts_handed_over_are_no_ground_that_somebody_takes() -> None:
    """So many positions given to the army tell of a handing over alone."""
    passage = "An official said that 190 of its 265 positions had been handed to the army."

    assert not found(passage, {"kind": "control"}), claims_in(passage)
