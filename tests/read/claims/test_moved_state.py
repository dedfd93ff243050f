"""How far a movement has come, and what is told of forces without their moving."""

import pytest

from read.passages import claims_in, found

OWED = [
    "Averia's howitzers, which should have been withdrawn in March, stood near Birn.",
    "The mission saw nine tanks that were to have been withdrawn to Corve.",
    "The tanks ought to have been removed from Birn long ago, monitors said.",
    "The minister told troops that the Hill Front must lay down its arms and leave Birn.",
]
BESIDE = [
    "Averian soldiers are stationed in Birn.",
    "Hill Front fighters attacked the post at Birn at dawn and were thrown back, the army said.",
    "The army crossed the river and attacked villages near Birn.",
    "The army and the Hill Front traded mortar shells near Birn on Monday.",
    '"We are not abandoning our friends," a spokesman of Averia said.',
    "In all, 63 Averians have been returned to Birn.",
]


@pytest.mark.parametrize("passage", OWED)
def test_what_ought_to_have_gone_has_not_moved(passage: str) -> None:
    """A movement that was owed, or is told to be made, is none that was made."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


@pytest.mark.parametrize("passage", BESIDE)
def test_where_forces_stand_fight_or_send_people_home_nothing_moves(passage: str) -> None:
    """Forces stationed somewhere, beaten off, in an attack or an exchange of fire, and people returned, do not move."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


def test_who_is_stationed_somewhere_is_present_there() -> None:
    """Being stationed tells of control."""
    passage = "Averian soldiers are stationed in Birn."

    assert found(passage, {"kind": "control", "level": "present", "place": "Birn"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Soldiers would not leave the posts before the rebels had withdrawn from Birn.",
        "The mission saw four Averian tanks parked between houses in Birn.",
    ],
)
def test_what_others_wait_for_and_what_is_parked_has_not_moved(passage: str) -> None:
    """The withdrawal that somebody waits for is not told, nor a coming by tanks that stand."""
    assert not found(passage, {"kind": "movement", "action": "deploys"}), claims_in(passage)
    assert not found(passage, {"kind": "movement", "state": "done"}), claims_in(passage)


def test_whose_detachment_is_moved_back_is_by_it_that_moves_it() -> None:
    """A pronoun that moves its own post does not go itself."""
    passage = "The army says that it moved its detachment at Mamasapano two kilometres back on Monday."

    assert found(passage, {"kind": "movement", "action": "withdraws", "actor": "army"}), claims_in(passage)
