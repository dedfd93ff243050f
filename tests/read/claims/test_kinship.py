"""What one party is to another, told by a noun."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("The Hill Front, Borland's client, took Corve.", {"subject": "Hill Front", "relation": "affiliated_with"}),
    ("The Hill Front is an affiliate of the Salt League.", {"relation": "affiliated_with", "object": "Salt League"}),
    ("The Salt League is the paymaster of the Hill Front.", {"subject": "Salt League", "relation": "backs"}),
    ("Hill Front gunners, paid by the Salt League, left.", {"subject": "Salt League", "relation": "backs"}),
    ("The Hill Front stands behind the Salt League.", {"subject": "Hill Front", "relation": "backs"}),
    ("The Hill Front, in league with the Salt League, left.", {"subject": "Hill Front", "relation": "ally_of"}),
    ("The Salt League, which the Hill Front trains, left.", {"subject": "Hill Front", "object": "Salt League"}),
    ("The Hill Front broke with the Salt League in May.", {"relation": "ally_of", "time": "past"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_nouns_of_kin_and_set_words_tell_who_stands_with_whom(passage: str, wanted: dict[str, Any]) -> None:
    """A client, a paymaster, a rival: the noun tells the relation, its owner the other side."""
    assert found(passage, {"kind": "relation", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The fighting would break with the winter.",
        "The talks are close to a rival plan.",
        "The Hill Front would side with the Salt League.",
        "A front of cold air stands behind the storm.",
    ],
)
def test_what_is_no_party_stands_with_nobody(passage: str) -> None:
    """Storms and plans have no allies, and what would be is not yet."""
    assert not found(passage, {"kind": "relation"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        'Borland said: "We expect our Averian partners to carry out the accord."',
        "A relief agency is sheltering 2,000 people in Birn.",
        "Sappers paid by Averia start work at Birn on Monday.",
    ],
)
def test_courtesies_and_relief_tell_no_relation(passage: str) -> None:
    """ "Our partners" is a courtesy, and who shelters or pays civilians takes no side."""
    assert not [claim for claim in claims_in(passage) if claim["kind"] == "relation"]
