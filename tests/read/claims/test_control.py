"""Who holds, takes, loses and is in which place."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("The Hill Front controls about 60 percent of the zone around Arkell.", {"level": "controls", "share": 0.6}),
    ("Rebels hold two thirds of the city of Birn.", {"level": "controls", "share": 0.667, "actor": "Rebels"}),
    ("More than half of Birn is under Hill Front control.", {"level": "controls", "share": 0.5, "actor": "Hill Front"}),
    ("The Hill Front is trying to gain control of the whole of Birn.", {"level": "attempts", "share": 1.0}),
    ("The army pushed the rebels out of Corve in May.", {"level": "seized", "place": "Corve"}),
    ("The Hill Front, one of four rebel groups, seized Corve in May.", {"level": "seized", "actor": "Hill Front"}),
    ("Hill Front fighters have been pushed out of Birn.", {"level": "lost", "place": "Birn"}),
    ("Borlandic forces captured three villages east of Corve.", {"level": "seized", "place": "Corve"}),
    ("Birn is still being fought over.", {"level": "contested", "place": "Birn"}),
    ("The Hill Front lost control of Arkell in March.", {"level": "lost", "place": "Arkell"}),
    ("Hill Front fighters are still quartered in Birn.", {"level": "present", "place": "Birn"}),
    ("The continued presence of the Hill Front in Corve worries shepherds.", {"level": "present", "place": "Corve"}),
    ("Armed forces still occupy 14 schools.", {"level": "controls", "place": "14 schools"}),
    ("Corve remains in the hands of the Hill Front.", {"level": "controls", "actor": "Hill Front"}),
    ("The Hill Front remains in full control of Corve.", {"level": "controls", "place": "Corve"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_holding_is_told_by_verbs_nouns_and_phrases_alike(passage: str, wanted: dict[str, Any]) -> None:
    """Verbs, nouns and prepositional phrases all tell who holds a place, and shares go with it."""
    assert found(passage, {"kind": "control", **wanted}), claims_in(passage)


def test_a_word_in_quotation_marks_stays_with_its_noun() -> None:
    """The actor is the whole phrase, whoever doubts a part of it."""
    passage = 'Averia said "terrorist" groups were operating in Birn.'

    assert found(passage, {"kind": "control", "actor": "terrorist groups", "level": "present"}), claims_in(passage)


def test_where_a_body_has_its_seat_is_no_presence_of_forces() -> None:
    """A body that is based somewhere holds nothing there."""
    assert not found("The Vale Observatory, which is based in Birn, said so.", {"kind": "control"})


def test_a_person_in_a_building_is_no_presence_of_forces() -> None:
    """A colonel who was in a post when it was hit holds nothing."""
    assert not found("Colonel Ada Lind was inside a post at Birn when it was hit.", {"kind": "control"})


PRESENCE: list[tuple[str, dict[str, Any]]] = [
    ("Averian soldiers were back in Arkell on Monday.", {"kind": "control", "level": "present"}),
    ("Six Averian soldiers were found in Arkell on Monday.", {"kind": "control", "level": "present"}),
    ("Averian troops are trying to take the whole of Arkell.", {"kind": "control", "level": "attempts", "share": 1.0}),
    ("Averian soldiers are camped in Arkell.", {"kind": "control", "level": "present", "place": "Arkell"}),
]


@pytest.mark.parametrize(("passage", "wanted"), PRESENCE)
def test_being_found_or_back_in_a_place_is_being_there(passage: str, wanted: dict[str, Any]) -> None:
    """Soldiers found, back or camped in a place are present; "the whole of" it is all of it."""
    assert found(passage, wanted), claims_in(passage)


def test_a_town_that_changes_hands_is_contested() -> None:
    """Nothing is handed over where a village changes hands twice in a day."""
    claims = claims_in("The frontline village of Arkell changed hands twice on Monday.")

    assert [(claim["kind"], claim.get("level"), claim.get("place")) for claim in claims] == [
        ("control", "contested", "Arkell")
    ]


def test_positions_taken_up_are_not_seized() -> None:
    """To take up positions is to come; to take a position is to seize it."""
    assert not found("Averian troops have taken up positions around Arkell.", {"kind": "control", "level": "seized"})


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("Averian soldiers have sat on the ridge above Arkell since 1997.", {"level": "present", "place": "Arkell"}),
        ("The Hill Front runs 11 of the 64 islands.", {"level": "controls", "actor": "Hill Front"}),
        ("Arkell was lost again within three days.", {"level": "lost", "place": "Arkell"}),
    ],
)
def test_seats_shares_and_losses_are_told(passage: str, wanted: dict[str, Any]) -> None:
    """Soldiers who sit somewhere are there; a number of places is held like a share; what was lost is."""
    assert found(passage, {"kind": "control", **wanted}), claims_in(passage)


def test_a_committee_that_sits_holds_nothing() -> None:
    """Only people under arms are in a place by sitting in it."""
    assert not found("The Monitoring Committee sits in Arkell on Tuesday.", {"kind": "control"})
