"""Who did it."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("It was the Hill Front that had gone on shelling Arkell.", {"perpetrator": "Hill Front", "place": "Arkell"}),
    ("Nine attacks on Birn were carried out by what Averia called the Hill Front.", {"perpetrator": "Hill Front"}),
    ("Averia said it had not shelled Arkell.", {"perpetrator": "Averia", "denied": True}),
    ("Hill Front rockets had been fired near Birn.", {"perpetrator": "Hill Front", "type": "shelling"}),
    ("An Averian missile strike killed nine people in Birn.", {"perpetrator": "Averia"}),
    ("Averian soldiers shot a herder near Birn.", {"perpetrator": "Averian soldiers"}),
    ("Averian rebels shot a herder near Birn.", {"perpetrator": "Averian rebels"}),
    ("The Hill Front was blamed for an air raid on Birn.", {"perpetrator": "Hill Front", "type": "air_strike"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_doer_is_found_wherever_the_words_put_it(passage: str, wanted: dict[str, Any]) -> None:
    """Clefts, names that others give, owners of weapons and those blamed are doers like any subject."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


def test_a_weapon_at_the_head_of_a_sentence_is_no_doer() -> None:
    """A capital letter does not make an actor of "Drone"."""
    [claim] = [claim for claim in claims_in("Drone attacks killed two people in Birn.") if claim["kind"] == "incident"]

    assert "perpetrator" not in claim


@pytest.mark.parametrize(
    "passage",
    [
        "Hit by a shell, the water plant in Arkell has stopped working.",
        "The town of Arkell, shelled for a third day running, was without water.",
        "In Arkell, a bomb hidden in a cart killed four shoppers on Saturday.",
        "Seven mortar bombs fell on Arkell on 12 June.",
        "The village of Arkell was overrun on Sunday and its church burned down.",
    ],
)
def test_what_is_hit_did_nothing(passage: str) -> None:
    """Towns, buildings, carts and numbers are no doers, wherever the tree hangs them."""
    incidents = [claim for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert incidents
    assert not any(claim.get("perpetrator") for claim in incidents), incidents


@pytest.mark.parametrize(
    ("passage", "doer"),
    [
        ("The Hill Front claimed responsibility for Monday's bombing of the Arkell courthouse.", "Hill Front"),
        ("Shelling attributed to the Hill Front killed five people in Arkell.", "Hill Front"),
        ("Two Sornish jets violated Averian airspace over Arkell on Monday.", "Sornish forces"),
    ],
)
def test_acts_are_laid_to_whoever_answers_for_them(passage: str, doer: str) -> None:
    """Responsibility taken or ascribed names the doer, and so does the word for a people that no table knows."""
    assert found(passage, {"kind": "incident", "perpetrator": doer}), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "doer"),
    [
        ("A patrol was hit near Arkell by sniper fire from Hill Front positions.", "Hill Front"),
        ("Rockets from areas held by the Hill Front hit Arkell.", "Hill Front"),
        ("A ferry was shot at near Arkell from a navy launch.", "navy"),
        ("Averian tanks and aircraft pounded Arkell.", "Averia"),
        ("At 12:30 an enemy drone struck an ambulance near Arkell.", "enemy"),
        ("The Hill Front denied that any of its boats had opened fire near Arkell.", "Hill Front"),
    ],
)
def test_weapons_and_positions_act_for_whoever_has_them(passage: str, doer: str) -> None:
    """Fire from a position, a boat or an area is that of its holder, as jets and rockets are their owner's."""
    assert found(passage, {"kind": "incident", "perpetrator": doer}), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "doers"),
    [
        ("It was the Hill Front, she said, that had shelled Arkell.", "Hill Front"),
        (
            "Attacks on civilians by Averian soldiers and Hill Front militia went on.",
            ["Averian soldiers", "Hill Front"],
        ),
        (
            "A post was fired on by Averian militiamen, who say that it stood there wrongly.",
            "Averian militiamen",
        ),
        ("A suicide bomber detonated a car near Arkell.", "suicide bomber"),
    ],
)
def test_a_doer_may_stand_behind_an_aside_or_be_two(passage: str, doers: object) -> None:
    """Who says it may part a cleft, a relative clause may follow the doer, and "by" may name several."""
    assert found(passage, {"kind": "incident", "perpetrator": doers}), claims_in(passage)


def test_a_day_that_opens_a_sentence_is_no_part_of_the_doer() -> None:
    """With no comma behind the day, its words still are not those of the subject."""
    passage = "On 20 November Averian soldiers killed two herders near Birn."

    assert found(passage, {"kind": "incident", "perpetrator": "Averian soldiers"}), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "doer"),
    [
        ('Four died in two attacks, on Nov. 26 and Dec. 8, by "remnants of Averian forces", near Birn.', "remnants"),
        ("Air strikes and long-range rockets from the Averian side hit Birn.", "Averian side"),
        ("Arkell, 6 December: a Hill Front unit raided the camp of a herder.", "Hill Front"),
        ("The Hill Front answered at night with three raids on Birn.", "Hill Front"),
        ('A herder said that the Hill Front had "rained mortars and rockets" on Birn.', "Hill Front"),
        ("The 3R group, whose men massacred forty villagers near Birn, was silent.", "3R group"),
    ],
)
def test_a_doer_stands_far_from_the_act_or_beside_what_is_none(passage: str, doer: str) -> None:
    """Dates, labels, quotation marks and numbers in a name part no doer from the act."""
    named = [str(claim.get("perpetrator")) for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert any(name.startswith(doer) for name in named), named
