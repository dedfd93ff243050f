"""Finished days are sealed, once each, and never over a broken chain."""

import json
from datetime import date

import pytest

from custody.ledgers import KEY, PUBLIC, WORKSPACE, FakeLedger, at, micros, sealed, three_days
from trucewatch.custody.chain import genesis
from trucewatch.custody.merkle import root_of
from trucewatch.custody.sealing import recorded_seals, seal_all, seal_latest
from trucewatch.errors import BadSealError, BrokenChainError


def reaches(ledger: FakeLedger) -> list[tuple[str, int, int]]:
    """Return day, first and last row of all seals."""
    stated = [seal.statement for seal in recorded_seals(ledger)]
    return [(one.day.isoformat(), one.first, one.last) for one in stated]


def test_every_finished_day_is_sealed() -> None:
    """A day is over when the next has begun in UTC; a day without rows has nothing to seal."""
    ledger = three_days()

    made = sealed(ledger, "2001-05-07T23:59:59")

    assert reaches(ledger) == [("2001-05-04", 1, 2), ("2001-05-06", 3, 3)]
    assert recorded_seals(ledger) == tuple(made)
    assert all(seal.is_signed() and seal.key == PUBLIC for seal in made)


def test_a_seal_states_links_and_root() -> None:
    """What is signed says where the day begins and ends in the chain, and binds every row of it."""
    ledger = three_days()
    claims = list(ledger.rows)

    first, second, third = (seal.statement for seal in sealed(ledger, "2001-05-08T00:00:00"))

    assert first.before == genesis(WORKSPACE)
    assert second.before == first.link == claims[1].link
    assert third.link == claims[-1].link
    assert third.root == root_of(row.digest for row in claims[3:])
    assert first.signed_at == micros(at("2001-05-08T00:00:00"))
    assert first.day == date(2001, 5, 4)


def test_a_sealed_day_is_not_sealed_again() -> None:
    """Running it twice leaves things as they are; what sealing itself records needs no seal of its own."""
    ledger = three_days()
    sealed(ledger, "2001-05-08T00:00:00")
    before = list(ledger.rows)

    assert sealed(ledger, "2001-05-09T00:00:00") == []
    assert sealed(ledger, "2001-05-09T00:00:00", so_far=True) == []
    assert ledger.rows == before


def test_what_sealing_records_is_under_the_next_seal() -> None:
    """A day that brings more than seals is sealed whole."""
    ledger = three_days()
    sealed(ledger, "2001-05-08T09:00:00")
    ledger.record_claims("2001-05-08", 7)

    sealed(ledger, "2001-05-09T00:00:00")

    assert reaches(ledger)[-1] == ("2001-05-08", 7, 13)


def test_today_is_sealed_so_far_on_request() -> None:
    """Today's seal covers what there is; when the day is over and brought more, another covers all of it."""
    ledger = three_days()
    sealed(ledger, "2001-05-07T13:00:00", so_far=True)
    assert reaches(ledger)[-1] == ("2001-05-07", 4, 6)
    ledger.now = at("2001-05-07T14:00:00")
    ledger.record(("claim", {"id": 7}))

    sealed(ledger, "2001-05-08T09:00:00")

    assert reaches(ledger)[-1] == ("2001-05-07", 4, 13)
    assert len(reaches(ledger)) == 4


def test_the_latest_days_are_sealed_without_looking_further_back() -> None:
    """The quick way makes the same seals as the thorough one, and reads no row of earlier sealed days."""
    ledger, thorough = three_days(), three_days()
    for one in (ledger, thorough):
        sealed(one, "2001-05-07T09:00:00")
        one.now = at("2001-05-08T09:00:00")
    ledger.rows[0] = ledger.rows[0]._replace(content="{}")

    made = seal_latest(ledger, KEY, now=ledger.now)

    assert made == seal_all(thorough, KEY, now=thorough.now)
    assert len(made) == 1


def test_the_quick_way_starts_from_nothing_as_well() -> None:
    """A ledger without seals is sealed from its first day on; an empty one has nothing to be sealed."""
    assert len(seal_latest(three_days(), KEY, now=at("2001-05-08T09:00:00"))) == 3
    assert seal_latest(FakeLedger(), KEY, now=at("2001-05-08T09:00:00")) == ()


def test_a_broken_chain_is_not_signed() -> None:
    """A signature under damage would make it lasting: nothing is sealed, and the first bad row is named."""
    ledger = three_days()
    ledger.rows[3] = ledger.rows[3]._replace(content='{"id":9}')

    with pytest.raises(BrokenChainError, match=r"row 4 \(claim\) was changed"):
        sealed(ledger, "2001-05-08T09:00:00")

    assert reaches(ledger) == []


def test_a_damaged_seal_stops_further_ones() -> None:
    """Where a seal is damaged, somebody must look before more are made."""
    ledger = three_days()
    sealed(ledger, "2001-05-07T09:00:00")
    at_seal = next(place for place, row in enumerate(ledger.rows) if row.table == "seal")
    content = json.loads(ledger.rows[at_seal].content)
    content["value"]["signature"] = "00"
    ledger.rows[at_seal] = ledger.rows[at_seal]._replace(content=json.dumps(content))

    with pytest.raises(BadSealError, match="seal 2001-05-04-000000000002: damaged"):
        sealed(ledger, "2001-05-08T09:00:00")


def test_a_row_that_is_no_seal_any_more_stops_further_ones() -> None:
    """Whatever somebody put in its place, it is told and is no crash."""
    for damage in ('{"kind":"seal"}', '{"kind":"seal","key":"k","value":7}'):
        ledger = three_days()
        sealed(ledger, "2001-05-07T09:00:00")
        at_seal = next(place for place, row in enumerate(ledger.rows) if row.table == "seal")
        ledger.rows[at_seal] = ledger.rows[at_seal]._replace(content=damage)

        with pytest.raises(BadSealError, match="damaged"):
            sealed(ledger, "2001-05-08T09:00:00")
