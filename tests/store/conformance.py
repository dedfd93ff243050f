"""What every store must do, whatever it keeps its rows in: a test module of a backend subclasses `StoreRules`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from store.entries import MARCH, a_claim, a_document, a_full_entry, an_entry, an_entry_of
from trucewatch.custody.chain import chain_faults
from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.claim_json import with_id
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.news import Difference, News
from trucewatch.model.written import write_claim
from trucewatch.store import runs
from trucewatch.store.base import Entry, EntryKind, Store, Superseded

NOON = datetime(2021, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock:
    """A clock that goes on by one second each time it is looked at, and can be set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += SECOND
        return self.now


def record(store: Store, *entries: Entry) -> list[datetime]:
    """Record the entries, one after another."""
    with store.pen() as pen:
        return [pen.record(entry) for entry in entries]


def ask(
    store: Store, *, published_by: date = date(2021, 12, 31), known_on: datetime = NOON + timedelta(days=1)
) -> Evidence:
    """Return the evidence within those times."""
    return store.evidence(Times(as_of=published_by, published_by=published_by, known_on=known_on))


class StoreRules:
    """The rules of `store.base`, one test each."""

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def make_store(self) -> Callable[[Clock], Store]:
        raise NotImplementedError

    @pytest.fixture
    def store(self, make_store: Callable[[Clock], Store], clock: Clock) -> Iterator[Store]:
        store = make_store(clock)
        yield store
        store.close()

    def test_an_empty_store(self, store: Store) -> None:
        """Nothing recorded: nothing found, and no fault."""
        assert store.latest() is None
        assert ask(store).documents == {}
        assert list(store.faults()) == []
        assert store.document("0" * 64) is None

    def test_all_comes_back_as_it_was(self, store: Store) -> None:
        """Whatever was recorded is returned equal to the value that went in, the instant of recording added."""
        first = an_entry(1)
        second = a_full_entry(2, earlier=first)

        instants = record(store, first, second)

        evidence = ask(store)
        assert list(evidence.documents.values()) == [
            replace(first.readings[0].document, recorded_at=instants[0]),
            replace(second.readings[0].document, recorded_at=instants[1]),
        ]
        assert evidence.claims == first.readings[0].claims + second.readings[0].claims
        assert evidence.copies == second.copies
        assert evidence.judgements == second.judgements
        assert list(store.issues()) == list(second.readings[0].issues)
        assert list(store.documents()) == list(evidence.documents.values())
        assert list(store.claims()) == list(evidence.claims)

    def test_recorded_once(self, store: Store) -> None:
        """A report that is held already changes nothing, even with other claims."""
        [first] = record(store, an_entry(1))

        [again] = record(store, an_entry(1, killed=99))

        assert again == first
        assert [claim.killed for claim in ask(store).claims] == [an_entry(1).readings[0].claims[0].killed]

    def test_holds(self, store: Store) -> None:
        """A report is held under its whole hash alone."""
        record(store, an_entry(1))

        assert store.holds(f"{1:064x}")
        assert not store.holds(f"{2:064x}")
        assert not store.holds(f"{1:064x}"[:10])

    def test_the_beginning_of_a_hash(self, store: Store) -> None:
        """The beginning of a hash will do, as long as it is that of one report and is no mere few digits."""
        record(store, an_entry(0xABCDEF << 232), an_entry(0xABCDEE << 232))

        found = store.document("abcdef")

        assert found is not None
        assert found.sha256.startswith("abcdef")
        assert store.document("abcde") is None
        assert store.document("abcdee0") is not None
        assert store.document("ffffff") is None

    def test_ambiguous_beginning_of_a_hash(self, store: Store) -> None:
        """A beginning that two reports share names neither."""
        record(store, an_entry(1), an_entry(2))

        assert store.document("0" * 60) is None

    def test_instants_ascend_even_when_the_clock_goes_back(self, store: Store, clock: Clock) -> None:
        """Each entry is recorded later than the one before it."""
        [first] = record(store, an_entry(1))
        clock.now = NOON - timedelta(hours=1)

        [second] = record(store, an_entry(2))

        assert second == first + timedelta(microseconds=1)
        assert store.latest() == second

    def test_published_by(self, store: Store) -> None:
        """Only reports published on that day or before count, and only their claims."""
        record(store, an_entry(1, day=MARCH), an_entry(2, day=MARCH + timedelta(days=1)))

        on_the_day = ask(store, published_by=MARCH)

        assert list(on_the_day.documents) == [f"{1:064x}"]
        assert {claim.document for claim in on_the_day.claims} == {f"{1:064x}"}
        assert not ask(store, published_by=MARCH - timedelta(days=1)).documents

    def test_a_report_without_a_day(self, store: Store) -> None:
        """A report that nobody can date counts from the day on which it was recorded."""
        record(store, an_entry(1, day=None))

        assert not ask(store, published_by=NOON.date() - timedelta(days=1)).documents
        assert ask(store, published_by=NOON.date()).documents

    def test_known_on(self, store: Store) -> None:
        """The past is not changed by what is recorded later, down to the last microsecond."""
        first = an_entry(1)
        [before] = record(store, first)
        then = ask(store, known_on=before)
        [after] = record(store, a_full_entry(2, earlier=first))

        assert ask(store, known_on=before) == then
        assert ask(store, known_on=after - timedelta(microseconds=1)).documents == then.documents
        assert len(ask(store, known_on=after).documents) == 2
        assert ask(store, known_on=after).judgements

    def test_judgements_and_copies_beyond_the_times(self, store: Store) -> None:
        """A pair of which one half is not seen is not seen either."""
        first = an_entry(1, day=MARCH + timedelta(days=9))
        record(store, first, a_full_entry(2, earlier=first))

        evidence = ask(store, published_by=MARCH)

        assert list(evidence.documents) == [f"{2:064x}"]
        assert evidence.judgements == ()
        assert evidence.copies == ()

    def test_the_order_of_evidence(self, store: Store) -> None:
        """The order rests on days, hashes and places in the text, never on when things were recorded."""
        undated = an_entry(3, day=None)
        late = an_entry(1, day=MARCH + timedelta(days=1))
        document = a_document(2)
        early = an_entry_of(document, a_claim(document, start=7), a_claim(document, killed=3), a_claim(document))

        record(store, undated, late, early)

        evidence = ask(store)
        assert list(evidence.documents) == [f"{2:064x}", f"{1:064x}", f"{3:064x}"]
        here = sorted([a_claim(document, killed=3).id, a_claim(document).id])
        assert [claim.id for claim in evidence.claims] == [
            *here,
            a_claim(document, start=7).id,
            late.readings[0].claims[0].id,
            undated.readings[0].claims[0].id,
        ]

    def test_an_entry_that_cannot_be_recorded_leaves_nothing(self, store: Store) -> None:
        """Whole or not at all: a claim that clashes with another takes its report with it."""
        record(store, an_entry(1))
        document = a_document(2)
        clashing = an_entry_of(document, a_claim(document), a_claim(document))

        with pytest.raises(Exception, match=r"never changed|violates unique"):
            record(store, clashing)

        assert not store.holds(document.sha256)
        assert list(store.faults()) == []

    def test_news_make_the_evidence(self, store: Store) -> None:
        """What was recorded since, put to what was there, is all that there is; from any instant on."""
        first = an_entry(5, day=MARCH + timedelta(days=2))
        instants = record(store, first, an_entry(9), a_full_entry(2, earlier=first), an_entry(7, day=None))
        record(store, an_entry(1, day=MARCH + timedelta(days=300)))
        times = Times(as_of=date(2021, 12, 31), published_by=date(2021, 12, 31), known_on=NOON + timedelta(days=1))

        for instant in (NOON, *instants):
            news = store.news(instant, times)
            assert news is not None
            difference = news.after(ask(store, known_on=instant))
            assert difference.later == store.evidence(times)
            assert list(difference.later.documents) == list(store.evidence(times).documents)
            assert difference == Difference.between(ask(store, known_on=instant), store.evidence(times))

    def test_news_within_the_times(self, store: Store) -> None:
        """What was published later than the day asked about, or recorded later than the instant, is no news."""
        first = an_entry(1, day=MARCH + timedelta(days=9))
        instants = record(store, first, a_full_entry(2, earlier=first), an_entry(3))
        times = Times(as_of=MARCH, published_by=MARCH, known_on=instants[1])

        news = store.news(NOON, times)

        assert news is not None
        assert [document.sha256 for document in news.documents] == [f"{2:064x}"]
        assert news.after(ask(store, published_by=MARCH, known_on=NOON)).later == store.evidence(times)
        assert (news.judgements, news.copies) == ((), ())

    def test_no_news_where_the_past_is_touched(self, store: Store) -> None:
        """Decisions, readings anew and what is superseded ask for all of the evidence; remarks do not."""
        entry = an_entry(1)
        claim = entry.readings[0].claims[0]
        [recorded] = record(store, entry)
        times = Times(as_of=date(2021, 12, 31), published_by=date(2021, 12, 31), known_on=NOON + timedelta(days=1))

        with store.pen() as pen:
            note = pen.act(Act(id="", kind=ActKind.NOTE, target=claim.id, by="Ana", because="hm"))
        news = store.news(recorded, times)
        assert news is not None
        assert news.acts == (note,)
        assert news.after(ask(store, known_on=recorded)).later == store.evidence(times)

        with store.pen() as pen:
            pen.act(
                Act(
                    id="",
                    kind=ActKind.REVIEW,
                    target=claim.id,
                    answer=ReviewAnswer.REJECT,
                    by="Ana",
                    because="not said",
                )
            )
        assert store.news(recorded, times) is None
        decided = store.latest()
        assert decided is not None
        [again] = record(store, replace(an_entry(1, killed=99), kind=EntryKind.REREAD))
        assert again > decided
        assert store.news(decided, times) is None
        assert store.news(again, times) == News(known_on=times.known_on)

    def test_written_claims_are_claims(self, store: Store) -> None:
        """A claim that comes in its final writing is recorded, found and counted as any other is."""
        document = a_document(1)
        claims = [with_id(replace(a_claim(document, killed=number), event=f"test:{number}")) for number in range(3)]
        entry = an_entry_of(document, claims[0])
        written = tuple(map(write_claim, claims[1:]))

        record(store, replace(entry, readings=(replace(entry.readings[0], written=written),)))

        assert set(store.claims_of(document.sha256)) == set(claims)
        assert list(store.counting_of(document.sha256)) == [(one.id, one.event) for one in claims]
        assert [one.claims for one in store.readings(document.sha256)] == [3]
        assert list(store.faults()) == []
        assert chain_faults(store.chain(), workspace=store.workspace_id, head=store.head()) == ()

    def test_claims_that_count(self, store: Store) -> None:
        """What a later entry supersedes counts no longer, and is no more among those that are told to."""
        first, other = an_entry(1), an_entry(2)
        [gone] = first.readings[0].claims

        record(store, first, replace(other, superseded=(Superseded(claim=gone.id, because="it came again"),)))

        assert list(store.counting_of(first.readings[0].document.sha256)) == []
        assert list(store.counting_of(other.readings[0].document.sha256)) == [(other.readings[0].claims[0].id, None)]

    def test_evidence_in_parts(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        """Part after part has the claims of the evidence, in its order, each with its report."""
        monkeypatch.setattr(runs, "_MOST_CLAIMS", 2)
        entries = [an_entry(number, day=MARCH - timedelta(days=number)) for number in range(1, 6)]
        record(store, *entries, an_entry(9, day=None))
        times = Times(as_of=MARCH, published_by=date(2021, 12, 31), known_on=NOON + timedelta(days=1))
        whole = store.evidence(times)
        wanted = [sha256 for sha256 in whole.documents if sha256 != entries[2].readings[0].document.sha256]

        headings, parts = store.headings(times), list(store.evidence_in_parts(times, wanted))

        assert list(headings) == list(whole.documents)
        assert {one.text for one in headings.values()} == {""}
        assert {sha256: replace(one, text="", blocks=(), extractor="") for sha256, one in whole.documents.items()} == (
            headings
        )
        assert len(parts) == 3
        assert [claim for part in parts for claim in part.claims] == [
            claim for claim in whole.claims if claim.document in wanted
        ]
        assert [one for part in parts for one in part.documents.values()] == [whole.documents[one] for one in wanted]

    def test_reports_without_their_texts(self, store: Store) -> None:
        """Whoever only wants to know which reports there are need not read them."""
        record(store, an_entry(1), an_entry(2))

        assert [(one.sha256, one.text) for one in store.documents(with_text=False)] == [
            (one.sha256, "") for one in store.documents()
        ]

    def test_rows_are_listed(self, store: Store) -> None:
        """Rows are found by their numbers, those of an entry taken back are told, and whole claims come by number."""
        first, second = an_entry(1), an_entry(2)
        [before, after] = record(store, first, second)
        last = store.last_row(after)
        claims = {row: content["id"] for row, _, content in store.listed("claim", 1, last)}
        ids = [entry.readings[0].claims[0].id for entry in (first, second)]

        assert list(claims.values()) == ids
        assert [one.id for one in store.claims_in([*claims, 10**6]).values()] == ids
        assert [at for _, at, _ in store.listed("document", 1, last)] == [before, after]
        assert [row for row, _, _ in store.listed("claim", store.last_row(before) + 1, last)] == [max(claims)]
        assert list(store.documents_of([f"{2:064x}", f"{9:064x}"])) == [f"{2:064x}"]
        assert store.withdrawn_rows(after) == ()
        undone = next(entry.id for entry in store.log() if entry.recorded_at == before)
        with store.pen() as pen:
            pen.act(Act(id="", kind=ActKind.UNDO, target=undone, by="ben", because="a slip"))
        [(begins, ends)] = store.withdrawn_rows(store.latest() or after)
        assert begins <= min(claims) <= ends < max(claims)
        assert store.withdrawn_rows(after) == ()

    def test_claims_since(self, store: Store) -> None:
        """What was recorded later than an instant is counted, and nothing that was recorded at it."""
        [before, after] = record(store, an_entry(1), an_entry(2))

        assert [store.claims_since(one) for one in (before - SECOND, before, after)] == [2, 1, 0]

    def test_closing_twice(self, store: Store) -> None:
        """Closing a closed store does no harm."""
        store.close()
        store.close()
