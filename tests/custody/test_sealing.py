"""Finished days are sealed, once each, and never over a broken chain."""

from datetime import date
from pathlib import Path

import pytest

from custody.ledgers import KEY, PUBLIC, WORKSPACE, FakeLedger, at, micros, sealing, three_days
from trucewatch.custody.chain import genesis
from trucewatch.custody.merkle import root_of
from trucewatch.errors import BadSealError, BrokenChainError


def test_every_finished_day_is_sealed(tmp_path: Path) -> None:
    """A day is over when the next has begun in UTC; a day without rows has nothing to seal."""
    ledger = three_days()

    made = sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-07T23:59:59"))

    assert [(seal.statement.day, seal.statement.first, seal.statement.last) for seal in made] == [
        (date(2001, 5, 4), 1, 2),
        (date(2001, 5, 6), 3, 3),
    ]
    assert all(seal.is_signed() and seal.key == PUBLIC for seal in made)


def test_a_seal_states_links_and_root(tmp_path: Path) -> None:
    """What is signed says where the day begins and ends in the chain, and binds every row of it."""
    ledger = three_days()

    first, second, third = sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-08T00:00:00"))

    assert first.statement.before == genesis(WORKSPACE)
    assert second.statement.before == first.statement.link == ledger.rows[1].link
    assert third.statement.link == ledger.head.link
    assert third.statement.root == root_of(row.digest for row in ledger.rows[3:])
    assert first.statement.signed_at == micros(at("2001-05-08T00:00:00"))


def test_a_sealed_day_is_not_sealed_again(tmp_path: Path) -> None:
    """Running it twice leaves things as they are."""
    ledger = three_days()
    sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-08T00:00:00"))

    assert sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-09T00:00:00")) == ()


def test_today_is_sealed_so_far_on_request(tmp_path: Path) -> None:
    """Today's seal covers what there is; when the day is over, another covers all of it."""
    ledger = three_days()
    sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-07T13:00:00"), so_far=True)
    ledger.record("2001-05-07", {"id": 7})

    [whole] = sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-08T09:00:00"))

    assert (whole.statement.first, whole.statement.last) == (4, 7)
    assert len(list((tmp_path / "seals").iterdir())) == 4


def test_the_latest_days_are_sealed_without_looking_further_back(tmp_path: Path) -> None:
    """The quick way makes the same seals as the thorough one, and reads no row of earlier sealed days."""
    ledger, thorough = three_days(), three_days()
    sealing(ledger, tmp_path / "a").seal_all(KEY, now=at("2001-05-07T09:00:00"))
    sealing(thorough, tmp_path / "b").seal_all(KEY, now=at("2001-05-07T09:00:00"))
    ledger.rows = [row for row in ledger.rows if row.seq >= 3]

    made = sealing(ledger, tmp_path / "a").seal_latest(KEY, now=at("2001-05-08T09:00:00"))

    assert made == sealing(thorough, tmp_path / "b").seal_all(KEY, now=at("2001-05-08T09:00:00"))
    assert len(made) == 1


def test_the_quick_way_starts_from_nothing_as_well(tmp_path: Path) -> None:
    """A ledger without seals is sealed from its first day on; an empty one has nothing to be sealed."""
    assert len(sealing(three_days(), tmp_path).seal_latest(KEY, now=at("2001-05-08T09:00:00"))) == 3
    assert sealing(FakeLedger(), tmp_path / "empty").seal_latest(KEY, now=at("2001-05-08T09:00:00")) == ()


def test_a_broken_chain_is_not_signed(tmp_path: Path) -> None:
    """A signature under damage would make it lasting: nothing is sealed, and the first bad row is named."""
    ledger = three_days()
    ledger.rows[3] = ledger.rows[3]._replace(content='{"id":9}')

    with pytest.raises(BrokenChainError, match=r"row 4 \(claim\) was changed"):
        sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-08T09:00:00"))

    assert not (tmp_path / "seals").exists()


def test_a_damaged_seal_stops_further_ones(tmp_path: Path) -> None:
    """Where a seal is damaged, somebody must look before more are made."""
    ledger = three_days()
    [first, *_] = sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-07T09:00:00"))
    (tmp_path / "seals" / first.name).write_bytes(b"{}\n")

    with pytest.raises(BadSealError):
        sealing(ledger, tmp_path).seal_all(KEY, now=at("2001-05-08T09:00:00"))
