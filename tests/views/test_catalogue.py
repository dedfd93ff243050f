"""The catalogue lists what the evidence holds, without reading it."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from fakes import evidence_of, report, shelling, tell, verdict
from store.conformance import NOON, Clock, ask, record
from store.entries import MARCH, an_entry
from store.test_histories import History, histories
from trucewatch.model.claim import About, Action, ClaimKind
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.period import Period
from trucewatch.store.base import Entry, Store
from trucewatch.store.sqlite import open_store
from trucewatch.views.catalogue import Catalogue, Listing
from trucewatch.views.ledger import ClaimFilter, select_claims

LATE = NOON + timedelta(days=1)


def listed(store: Store, catalogue: Catalogue, known_on: datetime = LATE) -> Listing:
    day = date(2021, 12, 31)
    return catalogue.listing(store, Times(as_of=day, published_by=day, known_on=known_on))


def same(listing: Listing, evidence: Evidence, store: Store) -> bool:
    """Tell whether the listing has the reports and claims of the evidence, in its order."""
    claims = tuple(listing.claims(range(len(listing)), store))
    return [one.sha256 for one in listing.papers] == list(evidence.documents) and claims == evidence.claims


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=histories)
@example(steps=[("amend", 0), ("reread", 1), ("reread", 0), ("amend", 3), ("undo", 0)])
@example(steps=[("accept", 0), ("reread", 1), ("undo", 0), ("reread", 0), ("reject", 0)])
def test_it_lists_what_the_evidence_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Whatever is added, read again, decided and taken back: one catalogue, carried along, lists it, now and then."""
    ledger = tmp_path_factory.mktemp("catalogue") / "trucewatch.sqlite"
    with closing(open_store(ledger, create=True, clock=Clock())) as store:
        history, catalogue = History(store), Catalogue()
        history.happen("add", 0)
        then = store.latest() or NOON
        before = ask(store, known_on=then)

        for step, number in steps:
            history.happen(step, number)
            assert same(listed(store, catalogue), ask(store), store)

        assert same(listed(store, catalogue, then), before, store)


def test_a_report_without_a_day_comes_last(tmp_path: Path) -> None:
    """And it counts from the day on which it was recorded."""
    with closing(open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, an_entry(1, day=None), an_entry(2))
        early = Times(as_of=MARCH, published_by=MARCH, known_on=LATE)

        assert [one.sha256 for one in listed(store, Catalogue()).papers] == [f"{2:064x}", f"{1:064x}"]
        assert [one.sha256 for one in Catalogue().listing(store, early).papers] == [f"{2:064x}"]


FILTERS = {
    "all": ClaimFilter(),
    "kind": ClaimFilter(kinds=(ClaimKind.MOVEMENT, ClaimKind.COMPLIANCE)),
    "speaker": ClaimFilter(speaker="nORTH"),
    "about": ClaimFilter(about=(About.CEASE_FIRE,)),
    "place": ClaimFilter(place="ash"),
    "days": ClaimFilter(period=Period(first=date(2001, 6, 1), last=date(2001, 6, 10))),
    "until": ClaimFilter(period=Period(first=None, last=date(2001, 6, 1))),
    "since": ClaimFilter(period=Period(first=date(2001, 6, 11), last=None)),
    "several": ClaimFilter(speaker="anna", about=(About.CEASE_FIRE,)),
}


@pytest.mark.parametrize("name", FILTERS)
def test_its_filters_are_those_of_the_ledger(tmp_path: Path, name: str) -> None:
    """A filter lets the same claims pass, whether they are read or only listed."""
    readings = (
        report(
            "2001-06-15",
            verdict("Anna North", about=About.CEASE_FIRE),
            verdict("Southland", about=About.OPEN_ROUTES),
            shelling("Ash", "2001-06-01"),
            shelling("Birch", "2001-05-20/2001-06-10", killed=4),
        ),
        report(
            "2001-06-02",
            tell(ClaimKind.MOVEMENT, "Northland", actor=("Northland",), action=Action.WITHDRAWS, place="Ash"),
            source="wire",
        ),
    )
    evidence = evidence_of(*readings)
    times = Times(as_of=date(2001, 12, 1), published_by=date(2001, 12, 1), known_on=LATE)
    with closing(open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, *(Entry(readings=(one,), reader="test 1") for one in readings))
        listing = Catalogue().listing(store, times)

        found = listing.claims(listing.select(FILTERS[name]), store)

    wanted = select_claims(replace(evidence, times=times), FILTERS[name])
    assert [claim.id for claim in found] == [claim.id for claim in wanted]
    assert wanted


def test_claims_are_found_by_their_ids(tmp_path: Path) -> None:
    """Those that do not count, and what is no id, are left out."""
    entry = an_entry(1)
    with closing(open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, entry)
        listing = listed(store, Catalogue())
        claim_id = entry.readings[0].claims[0].id

        assert list(listing.places_of([claim_id, "c-0000000000000000", "x", "c-xyz"])) == [0]
        assert list(listing.select(ClaimFilter(obligation="a/b"), bearing=[claim_id])) == [0]
        assert list(listing.select(ClaimFilter(document=f"{1:064x}"[:10]))) == [0]
        assert list(listing.select(ClaimFilter(document="ff"))) == []
