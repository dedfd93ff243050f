"""What a party undertakes, or is bound to."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia pledged to reopen the road to Birn.", {"by": "Averia", "about": ["open_routes"]}),
    ("Averia has committed itself to give up 840 rifles by 31 July.", {"deadline": day("2001-07-31")}),
    ("The accord obliges both sides to let aid through.", {"by": "both sides", "about": ["humanitarian_access"]}),
    ("The truce, signed on Monday, bars Averia from flying drones.", {"about": ["no_air_attack"]}),
    ("Under the accord, neither side may send reinforcements to the line.", {"by": "both sides"}),
    ("Under the deal the Hill Front must hand over its weapons within 30 days.", {"deadline": day("2001-07-15")}),
    ("The rebels were to leave Birn by 1 June 2001.", {"by": "rebels", "deadline": day("2001-06-01")}),
    ("Joint patrols are due to start on 1 July.", {"about": ["joint_patrols"], "deadline": day("2001-07-01")}),
    ("The first mixed unit was due by 7 April.", {"deadline": day("2001-04-07")}),
    ("Borland said it would respect the truce.", {"by": "Borland", "speaker": "Borland"}),
    ("The commander ordered his troops to cease fire.", {"about": ["cease_fire"]}),
    ("Averia will release 40 prisoners next week.", {"by": "Averia", "about": ["exchange_prisoners"]}),
    ("The deadline for the withdrawal of forces is 1 July.", {"deadline": day("2001-07-01")}),
    ("Averia confirmed its commitment to refrain from offensive operations.", {"about": ["no_offensive"]}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_promises_and_terms_bind(passage: str, wanted: dict[str, Any]) -> None:
    """A promise, a term of the deal and an act due all bind, with the day by which it is owed."""
    assert found(passage, {"kind": "commitment", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Borland has failed to release the prisoners.",
        '"We shall leave Birn when the herders are safe," the elder said.',
        "Averia has committed more than 50 breaches of the truce.",
        "The joint committee will hold its first meeting in Corve.",
        "Averia protested against what it called a breach of the truce.",
        "The truce prevented Averia from launching an assault on Birn.",
        "Averia demanded that Borland keep the promises it made as part of the deal.",
    ],
)
def test_failure_and_condition_bind_nobody(passage: str) -> None:
    """What is not done, made to depend on something, or asked of another, is no commitment."""
    assert not found(passage, {"kind": "commitment"}), claims_in(passage)


def test_a_term_past_counts_from_the_day_of_the_deal() -> None:
    """ "Was to start within a week" runs from the day named before it."""
    passage = (
        "The disarmament of the rebels, which under the accord of 1 June was to start within a week, has not begun."
    )

    assert found(passage, {"kind": "commitment", "deadline": day("2001-06-08")}), claims_in(passage)
    assert found(passage, {"kind": "compliance", "verdict": "not_fulfilled"}), claims_in(passage)


UNDERTAKEN: list[tuple[str, dict[str, Any]]] = [
    ("Averia remains committed to the truce.", {"kind": "commitment", "by": "Averia", "about": ["cease_fire"]}),
    (
        "Averia promised that its troops would be gone by 1 July.",
        {"kind": "commitment", "speaker": "Averia", "deadline": ["2001-07-01", "2001-07-01"]},
    ),
    (
        "Averian troops shall leave Birn by 20 June, and return once the operation has ended.",
        {"kind": "commitment", "deadline": ["2001-06-20", "2001-06-20"]},
    ),
    ("Under the initiative both sides are to keep calm in the market towns.", {"kind": "commitment"}),
    (
        "The withdrawal of forces should have begun by 1 June.",
        {"kind": "commitment", "deadline": ["2001-06-01", "2001-06-01"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), UNDERTAKEN)
def test_to_remain_committed_is_to_undertake(passage: str, wanted: dict[str, Any]) -> None:
    """Who remains committed, promises or is to do something undertakes it; the nearest such day is the deadline."""
    assert found(passage, wanted), claims_in(passage)


PLAINLY: list[tuple[str, dict[str, Any]]] = [
    ("The army said it would halt its operations for the feast.", {"by": "army", "about": ["cease_fire"]}),
    ("Averia vowed to keep its planes on the ground.", {"by": "Averia", "about": ["no_air_attack"]}),
    ("Averia said it would send no more troops to the border.", {"by": "Averia", "about": ["no_reinforcement"]}),
    ("The Hill Front gave its word that it would not attack aid convoys.", {"by": "Hill Front"}),
    ("Averia's pledge to let monitors into its bases is in the annex.", {"by": "Averia"}),
    ("Borland accepted a ban on drone flights.", {"by": "Borland", "about": ["no_air_attack"]}),
    ("Article 4 obliges Averia to restore electricity to Birn.", {"by": "Averia", "about": ["restore_services"]}),
    ("The accord foresees a pull-out of foreign troops.", {"about": ["withdraw_forces"]}),
    ("The army must be out of Birn by Sunday under the accord.", {"deadline": day("2001-06-17")}),
    (
        "The army has until 20 June to lift its siege, and the rebels until 30 June to clear the mines.",
        {"about": ["demining"], "deadline": day("2001-06-30")},
    ),
    (
        "The envoy asked the Hill Front for the minefield maps, which it had undertaken to deliver by 1 June.",
        {"by": "Hill Front", "about": ["demining"], "deadline": day("2001-06-01")},
    ),
    ("The two southern parties are bound by the accord to free all prisoners.", {"by": "two southern parties"}),
    ("Neither side may bring up fresh troops.", {"about": ["no_reinforcement"]}),
]


@pytest.mark.parametrize(("passage", "wanted"), PLAINLY)
def test_what_one_says_that_one_will_do_is_undertaken(passage: str, wanted: dict[str, Any]) -> None:
    """Words, bans accepted, terms and what one says of oneself bind, and a day lately gone by is this year's."""
    assert found(passage, {"kind": "commitment", **wanted}), claims_in(passage)


NOT_UNDERTAKEN = [
    "Averia said that Borland would lift the siege.",
    "Averia said it would launch an offensive.",
    "The army said it would lift the siege if the rebels left.",
    "A resident said he would go home.",
]


@pytest.mark.parametrize("passage", NOT_UNDERTAKEN)
def test_nobody_undertakes_for_others_or_on_conditions(passage: str) -> None:
    """What others will do, what is threatened and what depends on something is no commitment."""
    assert not found(passage, {"kind": "commitment"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Under the accord the army has until 20 June to leave Birn.",
        "The Hill Front gave its word that it would let aid convoys in.",
        "Neither side may bring up fresh troops while the truce lasts.",
    ],
)
def test_what_is_still_owed_is_not_kept(passage: str) -> None:
    """A term, a word given and a truce that may yet end tell nothing of how the deal is kept."""
    assert not found(passage, {"kind": "compliance"}), claims_in(passage)
