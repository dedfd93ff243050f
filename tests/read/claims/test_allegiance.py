"""Who stands behind whom, in set words: arming and feeding, orders taken, loyalty sworn; and nothing of the sort."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia arms and trains the militia.", {"subject": "Averia", "relation": "backs", "object": "militia"}),
    ("The Hill Front is funded by neighbouring Borland.", {"subject": "Borland", "object": "Hill Front"}),
    (
        "The Ridge Army fled. Averia, which arms and feeds it, kept silent.",
        {"subject": "Averia", "relation": "backs", "object": "Ridge Army"},
    ),
    ("Borland has been supplying the rebels with rockets.", {"subject": "Borland", "object": "rebels"}),
    ("Averia denied funding the insurgents.", {"subject": "Averia", "object": "insurgents", "denied": True}),
    ("The militia takes its orders from Averia.", {"subject": "Averia", "relation": "leads", "object": "militia"}),
    ("The militia is a proxy of Averia.", {"subject": "Averia", "relation": "backs", "object": "militia"}),
    ("The militia fights alongside the Hill Front.", {"relation": "ally_of", "object": "Hill Front"}),
    ("The brigade is loyal to General Otto Berg.", {"relation": "affiliated_with", "object": "Otto Berg"}),
    (
        "Averia replied that it has nothing to do with the Hill Front.",
        {"speaker": "Averia", "relation": "affiliated_with", "denied": True},
    ),
    (
        "Averia, the Vales' traditional ally, kept silent.",
        {"subject": "Averia", "relation": "ally_of", "object": "Vales"},
    ),
    ("Averia and Borland, the Hill Front's suppliers, kept silent.", {"subject": "Borland", "relation": "backs"}),
    (
        "The Hill Front is backed by neighbouring Borland, a charge Borland has always rejected.",
        {"speaker": "Borland", "relation": "backs", "denied": True},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_set_words_bind_two_parties(passage: str, wanted: dict[str, Any]) -> None:
    """Whichever way round they are told; a charge that is said to be rejected is told twice."""
    assert found(passage, {"kind": "relation", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Averia is not arming the rebels.",
        "Averia would arm the rebels.",
        "Armed rebels were back on the road by noon.",
        "The army backed the plan.",
        "Farmers fed the cattle.",
    ],
)
def test_other_arms_and_feeding_bind_nobody(passage: str) -> None:
    """What is denied, imagined or done to cattle and plans is no relation."""
    assert not found(passage, {"kind": "relation"}), claims_in(passage)


def test_who_leads_a_gang_is_said_by_whoever_speaks_of_it() -> None:
    """A reduced clause is part of what is said, unlike an aside with "who" or "which"."""
    passage = "The raid was the work of a gang led by Otto Berg, said the Ridge Army's chief, Ada Lind."
    assert found(passage, {"kind": "relation", "relation": "leads", "speaker": "Ada Lind"}), claims_in(passage)
