"""What is no act owed, though its words are those of one."""

import pytest

from read.passages import claims_in, found

NO_ACTS_OWED = [
    "The pullout opened the way to the Averian attack on Birn.",
    "Police cleared protesters from the road to Birn.",
    "A patrol to Birn was denied passage for an hour before being allowed to proceed.",
    "Some 9,000 people, or 60 per cent of the population, have left their homes.",
    "No attack has occurred since the mission was launched on 3 June.",
    "Averian troops have to be out of Birn by Friday under the plan.",
    "The militia laid down its arms in 1989.",
    "Violence has not stopped.",
    "A joint patrol was stopped near Birn by some fifteen masked men.",
    "Alleged violations.",
]


@pytest.mark.parametrize("passage", NO_ACTS_OWED)
def test_what_nobody_owed_is_no_compliance(passage: str) -> None:
    """A way opened for an attack, people who flee, what is still to be done: none of it keeps or breaks a deal."""
    assert not [claim for claim in claims_in(passage) if claim["kind"] == "compliance"]


def test_arms_given_up_are_weighed_where_a_deal_is_spoken_of() -> None:
    """Arms laid down are an act owed only by the words that tell of the deal."""
    passage = "Under the accord the Hill Front laid down its arms at Birn on Monday."

    assert found(passage, {"kind": "compliance", "about": ["disarm"], "verdict": "fulfilled"}), claims_in(passage)


NOT_SO = [
    "Should the road to Birn stay closed, traders warn, prices could double.",
    "If the Birn bridge remains shut until Friday, the hospital will run out of oxygen.",
    "The Hill Front insists that its captives be freed before any talks.",
    "The generals want the prisoners exchanged before anything is signed.",
    "What we ask is that the Birn crossing be opened again before Sunday.",
]


@pytest.mark.parametrize("passage", NOT_SO)
def test_what_is_supposed_or_wished_for_is_no_compliance(passage: str) -> None:
    """A condition and a demand tell of nothing that was done, or left undone."""
    truce = "Averia and the Hill Front signed a truce on 1 June."

    assert not [claim for claim in claims_in(f"{truce} {passage}") if claim["kind"] == "compliance"]
