"""Tests of what the shipped agreements make of each other."""

from datetime import date

import pytest

from trucewatch.agreements.load import Library, load_library
from trucewatch.model.change import ChangeBasis, ChangeKind


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library()


def _due(shipped: Library, agreement_id: str, obligation_id: str, day: date) -> date | None:
    obligations = {one.id: one for one in shipped.get(agreement_id).on(day).obligations}
    due = obligations[obligation_id].due
    return due.last if due else None


def test_the_truce_of_jeddah_was_prolonged_by_five_days(shipped: Library) -> None:
    """Before the extension it ends on 29 May, from then on five days later."""
    jeddah = shipped.get("sudan-jeddah-2023")

    assert [jeddah.on(date(2023, 5, day)).in_force.last for day in (28, 29)] == [date(2023, 5, 29), date(2023, 6, 3)]


def test_the_withdrawal_from_lebanon_was_put_off(shipped: Library) -> None:
    """Sixty days from the ceasefire end on 26 January 2025; from that day on 18 February is the last."""
    dues = [_due(shipped, "lebanon-2024", "israeli-withdrawal", date(2025, 1, day)) for day in (25, 26)]

    assert dues == [date(2025, 1, 26), date(2025, 2, 18)]


def test_nairobi_changes_how_heavy_weapons_are_given_up(shipped: Library) -> None:
    """What Pretoria had come first goes in step with the withdrawal of other forces, as the text itself says."""
    [change] = shipped.get("pretoria-2022").changes_on(date(2022, 11, 12), "heavy-weapons")

    assert (change.kind, change.by, change.basis) == (
        ChangeKind.SUPERSEDES,
        ("heavy-weapons-in-step",),
        ChangeBasis.STATED,
    )
    in_step = {one.id: one.concurrent for one in shipped.get("nairobi-2022").obligations if one.concurrent}
    assert in_step == {
        "heavy-weapons-in-step": ("other-forces-out",),
        "other-forces-out": ("heavy-weapons-in-step",),
    }


@pytest.mark.parametrize(
    ("agreement_id", "obligation_id", "last"),
    [
        ("hudaydah-2018", "redeploy", date(2019, 1, 8)),
        ("pretoria-2022", "light-weapons", date(2022, 12, 2)),
        ("nairobi-2022", "plan-for-light-weapons", date(2022, 11, 26)),
        ("idlib-moscow-2020", "corridor-details", date(2020, 3, 12)),
    ],
)
def test_deadlines_are_counted_out(shipped: Library, agreement_id: str, obligation_id: str, last: date) -> None:
    """So many days after signing or entry into force give the day that reports name."""
    assert _due(shipped, agreement_id, obligation_id, date(2025, 1, 1)) == last


def test_every_agreement_says_where_it_was_read(shipped: Library) -> None:
    """Sources are named in the file itself."""
    assert [agreement.id for agreement in shipped.agreements if not agreement.sources] == []
