"""Who stands with whom."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia, which backs the Hill Front, has agreed.", {"relation": "backs", "subject": "Averia"}),
    ("Averia, a longtime foe of the Hill Front, has agreed.", {"relation": "opposes", "object": "Hill Front"}),
    ("Averia's ally Borland shelled Birn.", {"relation": "ally_of", "subject": "Borland", "object": "Averia"}),
    ("Averia sent fighters to Borland's aid.", {"relation": "backs", "subject": "Averia", "object": "Borland"}),
    ("Borland attacked Birn with the support of Averia.", {"relation": "backs", "subject": "Averia"}),
    ("The Hill Front, once affiliated with Averia, denied it.", {"relation": "affiliated_with", "time": "past"}),
    ("The Vale Army, in which the Hill Front is the main component, left.", {"relation": "part_of"}),
    ("Averia, whose army has fought beside the Hill Front, agreed.", {"relation": "ally_of", "object": "Hill Front"}),
    (
        "A spokesman for the Peace Mission, which is led by Ada Lind, agreed.",
        {"relation": "leads", "subject": "Ada Lind", "object": "Peace Mission"},
    ),
    (
        "Ada Lind, who leads Averia's delegation, saw nobody.",
        {"relation": "leads", "subject": "Ada Lind", "object": "Averia's delegation"},
    ),
    ("The clan, which is led by Ada Lind, has no truce.", {"relation": "leads", "object": "clan"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_relations_are_told_beside_the_news(passage: str, wanted: dict[str, Any]) -> None:
    """Relative clauses, appositions, attributives and phrases tell who stands with whom."""
    assert found(passage, {"kind": "relation", **wanted}), claims_in(passage)


def test_the_group_is_the_one_named_before_it() -> None:
    """ "The group" behind an attributive means the armed group named last."""
    passage = "Borland shelled a Hill Front depot, and the Averia-backed group fired back."

    assert found(passage, {"kind": "relation", "subject": "Averia", "object": "Hill Front"}), claims_in(passage)


def test_running_ambulances_is_not_leading() -> None:
    """Only what has a head is led."""
    assert not found("The Red Crescent, which runs the ambulances, said so.", {"kind": "relation"})
