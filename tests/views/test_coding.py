"""How far reviewers agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import evidence_of, report, shelling
from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.views.coding import agreement_by_field, alpha

EVIDENCE = evidence_of(report("2001-06-05", shelling(killed=3), shelling(place="Birch", killed=4)))
CLAIMS = {claim.id: claim for claim in EVIDENCE.claims}
ONE, OTHER = CLAIMS


def _review(number: int, target: str, answer: ReviewAnswer, by: str) -> Act:
    return Act(id=f"a-{number}", kind=ActKind.REVIEW, target=target, answer=answer, by=by, because="so")


def test_fields_are_compared_only_where_two_looked() -> None:
    """A claim that one person reviewed tells nothing of agreement."""
    acts = [
        _review(1, ONE, ReviewAnswer.ACCEPT, "Ada"),
        _review(2, ONE, ReviewAnswer.ACCEPT, "Bo"),
        _review(3, OTHER, ReviewAnswer.REJECT, "Ada"),
        _review(4, OTHER, ReviewAnswer.ACCEPT, "Bo"),
    ]

    found = {one.field: one for one in agreement_by_field(acts, CLAIMS)}

    assert found["answer"].units == 2
    assert found["answer"].alpha == pytest.approx(0.0)
    assert found["killed"].units == 1
    assert agreement_by_field(acts[:1], CLAIMS) == ()


def test_alpha_of_the_textbook() -> None:
    """Krippendorff (2011), section C: four coders, twelve units, some values missing: 0.743."""
    units = [
        "111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3",
    ]  # fmt: skip

    found = alpha([tuple(unit) for unit in units])

    assert found is not None
    assert round(found, 3) == 0.743


@given(st.lists(st.lists(st.sampled_from("xyz"), min_size=1, max_size=4), max_size=12))
def test_alpha_is_at_most_one_whatever_the_order(units: list[list[str]]) -> None:
    """Neither the order of units nor that of coders matters."""
    found = alpha(units)

    assert found is None or found <= 1.0
    again = alpha([list(reversed(unit)) for unit in reversed(units)])
    assert found == again if found is None else again == pytest.approx(found)
