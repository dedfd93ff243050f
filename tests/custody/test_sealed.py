"""Seals are held against the rows that go by, and whatever does not fit is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from custody.ledgers import KEY, OTHER_KEY, PUBLIC, WORKSPACE, FakeLedger, sealed, three_days
from trucewatch.custody.chain import Head, chain_faults, chained, start_of
from trucewatch.custody.key import public_bytes
from trucewatch.custody.merkle import root_of
from trucewatch.custody.seal import Seal, Statement, sign
from trucewatch.custody.sealed import SealWatch, told_gaps

Change = Callable[[Statement], Statement]


@pytest.fixture
def seals() -> list[Seal]:
    return sealed(three_days(), "2001-05-08T00:00:00")


def watched(ledger: FakeLedger, seals: list[Seal], *, keys: tuple[bytes, ...] = (PUBLIC,)) -> SealWatch:
    watch = SealWatch(seals, workspace=WORKSPACE, keys=keys)
    for _row in watch.watching(ledger.chain()):
        pass
    return watch


def forged() -> FakeLedger:
    """Return a ledger one of whose rows was changed, and all later digests and links made anew."""
    ledger = three_days()
    parts = [(row.table, row.recorded_at, row.content) for row in ledger.rows]
    parts[2] = ("claim", parts[2][1], '{"id":99}')
    ledger.rows = list(chained(start_of(WORKSPACE), parts))
    ledger.end = Head(count=6, link=ledger.rows[-1].link)
    return ledger


def test_seals_that_fit_are_not_complained_of(seals: list[Seal]) -> None:
    """Every row of every day is under a right seal."""
    watch = watched(three_days(), seals)

    assert watch.faults() == ()
    assert watch.gaps() == ()
    assert watch.last_sealed() == 6


def test_a_chain_made_anew_is_betrayed_by_the_seals(seals: list[Seal]) -> None:
    """The forged chain is sound in itself; the seals of that day and of all later ones do not fit it."""
    ledger = forged()

    assert chain_faults(ledger.rows, workspace=WORKSPACE, head=ledger.end) == ()
    first, second = watched(ledger, seals).faults()
    assert (first.name, first.what) == (seals[1].name, "row 3 is not what was sealed")
    assert (second.name, second.what) == (seals[2].name, "the link before row 4 is not the one that was sealed")


def test_rows_cut_off_are_missed_by_the_seals(seals: list[Seal]) -> None:
    """A seal remembers rows that the ledger has lost, even where the record of the end was changed as well."""
    ledger = three_days()
    del ledger.rows[4:]

    [fault] = watched(ledger, seals).faults()

    assert fault.what == "speaks of rows up to 6, which are not in the ledger"


def test_a_seal_that_nobody_believes_is_told(seals: list[Seal]) -> None:
    """A seal by a key that is not named beforehand proves nothing."""
    watch = watched(three_days(), seals, keys=(public_bytes(OTHER_KEY),))

    assert len(watch.faults()) == 3
    assert PUBLIC.hex() in watch.faults()[0].what


def test_a_changed_seal_is_told(seals: list[Seal]) -> None:
    """A statement without its signature is nobody's word."""
    broken = replace(seals[0], statement=replace(seals[0].statement, root=bytes(32)))

    [fault] = watched(three_days(), [broken, *seals[1:]]).faults()

    assert "its signature is not that of its key" in fault.what


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda stated: replace(stated, workspace="ff"), "it is of another workspace: ff"),
        (lambda stated: replace(stated, day=date(2001, 5, 3)), "row 1 was not recorded on 2001-05-03"),
        (lambda stated: replace(stated, root=bytes(32)), "rows 1 to 2 are not what was sealed"),
        (lambda stated: replace(stated, link=bytes(32)), "rows 1 to 2 are not what was sealed"),
        (lambda stated: replace(stated, last=1), "row 1 is not what was sealed"),
        (lambda stated: replace(stated, before=bytes(32)), "the link before row 1 is not the one that was sealed"),
        (lambda stated: replace(stated, first=80, last=90), "speaks of rows up to 90, which are not in the ledger"),
    ],
)
def test_a_signed_untruth_is_told(seals: list[Seal], change: Change, told: str) -> None:
    """A right signature under a statement that does not fit the rows is told for what it is."""
    untrue = sign(change(seals[0].statement), KEY)

    [fault] = watched(three_days(), [untrue, *seals[1:]]).faults()

    assert fault.what == told


def test_a_seal_over_two_days_is_told() -> None:
    """A seal speaks of one day: it does not reach into the next."""
    ledger = three_days()
    statement = Statement(
        workspace=WORKSPACE,
        day=date(2001, 5, 4),
        first=1,
        last=3,
        before=start_of(WORKSPACE).link,
        link=ledger.rows[2].link,
        root=root_of(row.digest for row in ledger.rows[:3]),
        signed_at=0,
    )

    [fault] = watched(ledger, [sign(statement, KEY)]).faults()

    assert fault.what == "row 3 was not recorded on 2001-05-04"


def test_a_lost_seal_leaves_a_gap(seals: list[Seal]) -> None:
    """A day without its seal between sealed ones is a fault; the days after the last seal are merely not sealed yet."""
    ledger = three_days()
    ledger.record_claims("2001-05-09", 7)

    watch = watched(ledger, [seals[0], seals[2]])

    assert list(told_gaps(watch.gaps(), last_sealed=watch.last_sealed())) == [
        (True, "row 3 is under no seal of 2001-05-06, though later rows are: its seal is missing"),
        (False, "row 7 is under no seal of 2001-05-09 yet"),
    ]


def test_rows_after_a_seal_of_the_same_day_are_a_gap() -> None:
    """A seal of a day so far covers that far."""
    ledger = three_days()
    seals = sealed(ledger, "2001-05-07T13:00:00", so_far=True)
    assert watched(ledger, seals).gaps() == ()
    ledger.record(("claim", {"id": 7}), ("claim", {"id": 8}))

    watch = watched(ledger, seals)

    assert watch.faults() == ()
    assert list(told_gaps(watch.gaps(), last_sealed=watch.last_sealed())) == [
        (False, "rows 7 to 14 are under no seal of 2001-05-07 yet")
    ]
