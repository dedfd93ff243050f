"""Who keeps the deal, who breaks it, and which acts owed are done."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

BREACHES: list[tuple[str, dict[str, Any]]] = [
    ("Borland broke the truce on Monday.", {"by": "Borland", "about": ["cease_fire"], "date": day("2001-06-11")}),
    ("The truce began on Monday. Borland has broken it twice.", {"by": "Borland", "count": {"min": 2}}),
    ("The Hill Front shelled Birn in open defiance of the truce.", {"by": "Hill Front", "about": ["cease_fire"]}),
    ("The mission was kept from its camp. This is a violation of Article 7.", {"verdict": "violated"}),
    ("The continued presence of Averian soldiers in Birn is a breach of the agreement.", {"by": "Averian forces"}),
    ("The observers consider the raid on Birn a breach of the truce.", {"speaker": "observers"}),
    ("Averia has committed more than 50 breaches of the truce.", {"by": "Averia", "count": {"min": 50}}),
    ('Two breaches, both by "Averian hirelings", an elder said.', {"by": "Averian hirelings", "count": {"min": 2}}),
    ("Averia blamed the Hill Front for the collapse of the truce.", {"by": "Hill Front", "speaker": "Averia"}),
    ("Averia moved tanks into Birn, which Borland said was a breach of the truce.", {"by": "Averia"}),
    (
        "Borland accused Averia of flying attack drones over Birn, which it called a breach of the truce.",
        {"by": "Averia", "speaker": "Borland"},
    ),
    ("The truce is in tatters.", {"about": ["cease_fire"], "verdict": "violated"}),
]


@pytest.mark.parametrize(("passage", "wanted"), BREACHES)
def test_what_is_held_against_the_deal_is_a_breach(passage: str, wanted: dict[str, Any]) -> None:
    """Verbs, nouns and set phrases lay a breach to whoever did it."""
    assert found_with_count(passage, {"kind": "compliance", "verdict": "violated", **wanted}), claims_in(passage)


def found_with_count(passage: str, wanted: dict[str, Any]) -> bool:
    """Tell whether a claim has the values wanted, of a count the least number alone."""
    least = wanted.pop("count", {}).get("min")
    return any(
        all(claim.get(key) == value for key, value in wanted.items())
        and (least is None or claim.get("count", {}).get("min") == least)
        for claim in claims_in(passage)
    )


def test_breaches_counted_apart_are_claims_apart() -> None:
    """ "Nine by the one and five by the other" is two claims."""
    claims = claims_in("The mission counted 14 violations, nine of them by Averia and five by Borland.")

    assert {(c["by"], c["count"]["min"]) for c in claims if c["kind"] == "compliance"} == {
        ("Averia", 9),
        ("Borland", 5),
    }


def test_a_mutual_charge_is_two_claims() -> None:
    """Each side lays it to the other, also where only "the two sides" are named."""
    deal = "Averia and Borland signed a truce in Corve on Monday. "
    claims = [c for c in claims_in(deal + "Both sides accused each other of breaking it.") if c["kind"] == "compliance"]

    assert {(c["speaker"], c["by"]) for c in claims} == {("Averia", "Borland"), ("Borland", "Averia")}


def test_a_charge_called_untrue_is_denied() -> None:
    """ "The claim that ... is a lie" denies what it repeats."""
    passage = "The claim that Averia broke the truce is a lie, a minister said."

    assert found(passage, {"kind": "compliance", "by": "Averia", "verdict": "violated", "denied": True})


KEPT: list[tuple[str, dict[str, Any]]] = [
    ("Averia is abiding by the truce.", {"by": "Averia", "verdict": "fulfilled"}),
    ("Both armies have largely respected the truce.", {"by": "both armies", "verdict": "partly"}),
    ("A shaky halt in fighting was reported to be largely in place.", {"verdict": "partly"}),
    ("The truce is not holding in Corve.", {"verdict": "violated", "place": "Corve"}),
    ("Borland has not fulfilled a single point of the agreement.", {"by": "Borland", "verdict": "not_fulfilled"}),
    ("Borland failed to live up to its commitments.", {"by": "Borland", "verdict": "not_fulfilled"}),
    ("The truce has kept Borland from launching an assault on Birn.", {"by": "Borland", "about": ["no_offensive"]}),
    ("No shot has been fired on the line since May.", {"about": ["cease_fire"], "verdict": "fulfilled"}),
]


@pytest.mark.parametrize(("passage", "wanted"), KEPT)
def test_a_deal_is_kept_in_part_or_not(passage: str, wanted: dict[str, Any]) -> None:
    """How well it is kept is told by verbs, adverbs and negations."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


OWED: list[tuple[str, dict[str, Any]]] = [
    ("The Averian army has yet to withdraw from Birn.", {"by": "Averian forces", "place": "Birn"}),
    ("The army was to leave Birn by Monday, and has not.", {"by": "army", "verdict": "not_fulfilled"}),
    ("The disarmament of the militias has stalled.", {"by": "militias", "about": ["disarm"]}),
    ("The Hill Front has pulled back from Birn, as it had promised.", {"verdict": "fulfilled"}),
    ("Half of the fighters have laid down their arms so far.", {"about": ["disarm"], "verdict": "partly"}),
    ("Only 130 captives have so far been freed.", {"about": ["exchange_prisoners"], "verdict": "partly"}),
    ("The road to Corve is still closed.", {"about": ["open_routes"], "verdict": "not_fulfilled"}),
    ("Averian and Borlandic soldiers carried out a joint patrol.", {"about": ["joint_patrols"]}),
    ("Averia granted the observers full access to the camp.", {"about": ["free_movement_of_monitors"]}),
    ("Averia complains of the refusal of Borland to move its artillery away.", {"by": "Borland"}),
    ("The first withdrawal has been completed on time.", {"about": ["withdraw_forces"], "verdict": "fulfilled"}),
]


@pytest.mark.parametrize(("passage", "wanted"), OWED)
def test_acts_owed_are_done_or_not(passage: str, wanted: dict[str, Any]) -> None:
    """An act weighed against what was owed is compliance about that act."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


PRISONERS: list[tuple[str, str | list[str] | None, str, int | None]] = [
    ("The Hill Front freed 22 captives on Monday.", "Hill Front", "fulfilled", 22),
    ("Borland returned the bodies of 12 soldiers.", "Borland", "fulfilled", 12),
    ("No prisoners have been exchanged since March.", None, "not_fulfilled", None),
    ("The Hill Front still holds 40 prisoners.", "Hill Front", "not_fulfilled", 40),
    ("A prisoner swap took place at Corve.", None, "fulfilled", None),
]


@pytest.mark.parametrize(("passage", "by", "verdict", "count"), PRISONERS)
def test_prisoners_are_compliance(passage: str, by: str | None, verdict: str, count: int | None) -> None:
    """Prisoners and remains handed over, or not, tell of the exchange owed."""
    [claim] = [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]
    assert (claim.get("by"), claim["verdict"], claim["about"]) == (by, verdict, ["exchange_prisoners"])
    assert claim.get("count", {}).get("min") == count


def test_what_is_only_asked_or_hoped_for_is_no_compliance() -> None:
    """Nor is a thing among those who keep or break a deal."""
    assert not found("Averia expects Borland to keep its word.", {"kind": "compliance"})
    assert not found("A meeting of the joint committee is planned for Monday.", {"kind": "compliance"})
    assert not found("The raid violated the truce.", {"kind": "compliance", "by": "raid"})


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        (
            "The memorandum has been successfully implemented, Averian Foreign Minister Ada Lind said on Monday.",
            {"speaker": "Ada Lind", "about": ["whole_agreement"], "verdict": "fulfilled", "denied": False},
        ),
        (
            "The accord has not been implemented, Borland said.",
            {"speaker": "Borland", "about": ["whole_agreement"], "verdict": "not_fulfilled", "denied": False},
        ),
        (
            "The Borlandic government denies breaking the agreement.",
            {"about": ["whole_agreement"], "verdict": "violated", "denied": True},
        ),
    ],
)
def test_a_deal_is_carried_out_or_its_breach_denied(passage: str, wanted: dict[str, object]) -> None:
    """A deal that is carried out is kept, by nobody in particular; who denies a breach does not tell of one."""
    assert found(passage, {"kind": "compliance", **wanted})


LAPSED: list[tuple[str, dict[str, Any]]] = [
    (
        "The deadline for the withdrawal passed without a single gun leaving.",
        {"kind": "compliance", "verdict": "not_fulfilled"},
    ),
    ("Averia missed the deadline.", {"kind": "compliance", "by": "Averia", "verdict": "not_fulfilled"}),
    (
        "Electricity has returned to Arkell.",
        {"kind": "compliance", "about": ["restore_services"], "verdict": "fulfilled"},
    ),
    ("The second truce has had no effect on the ground.", {"kind": "compliance", "verdict": "violated"}),
]


@pytest.mark.parametrize(("passage", "wanted"), LAPSED)
def test_deadlines_that_pass_and_services_that_return_are_judged(passage: str, wanted: dict[str, Any]) -> None:
    """A day that passes unused, a truce without effect and power that is back tell how the deal is kept."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "missed"),
    [
        ("The deadline for the withdrawal passed on Monday without a single gun being handed in.", 1),
        ("The deadline of the truce came and went.", 1),
        ("Averia said on Monday, as the deadline of the agreement ran out, that its guns were out of the zone.", 0),
    ],
)
def test_a_deadline_that_runs_out_is_not_missed_for_that(passage: str, missed: int) -> None:
    """Only where something was left undone does its passing say that the duty was not met."""
    told = [claim for claim in claims_in(passage) if claim.get("verdict") == "not_fulfilled"]
    assert len(told) == missed, claims_in(passage)


def test_a_charge_is_no_part_of_the_name() -> None:
    """What somebody is accused of counts the breaches; his name ends before it."""
    passage = "The Hill Front accused the Averian army of about 30 breaches of the truce on Monday."
    claim = next(claim for claim in claims_in(passage) if claim["kind"] == "compliance")

    assert "breaches" not in str(claim["by"])
    assert claim["count"]["min"] == 30
