"""What every store must do with decisions, readings and the past: the second half of the suite of `conformance`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store.conformance import NOON, ask, record
from store.entries import (
    MARCH,
    RUN,
    a_claim,
    a_document,
    a_full_entry,
    a_review,
    an_entry,
    an_entry_of,
    an_undo,
    everything,
)
from trucewatch.errors import UnfoundedActError
from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.count import Count
from trucewatch.model.judgement import Answer
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.store.base import Entry, EntryKind, Store, Superseded
from trucewatch.store.columns import columns_of, place_key
from trucewatch.store.tables import CHAINED


class StandingRules:
    """The rules on what counts, one test each; `store` is a fixture of `StoreRules`."""

    def test_one_chain(self, store: Store) -> None:
        """Every row of every table has its number, and the head is the last of them."""
        everything(store)

        rows = list(store.chain())

        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert {row.table for row in rows} == {table.name for table in CHAINED}
        assert (store.head().count, store.head().link) == (rows[-1].seq, rows[-1].link)
        assert [row.seq for row in store.chain(3, 5)] == [3, 4, 5]
        assert list(store.faults()) == []

    def test_read_again(self, store: Store) -> None:
        """A later reading takes the place of the earlier, which is set aside and stays in sight; before, it counted."""
        document = a_document(1)
        old, kept, new = a_claim(document), a_claim(document, start=7), a_claim(document, killed=3)
        [before] = record(store, an_entry_of(document, old, kept))
        again = Entry(
            kind=EntryKind.REREAD,
            readings=(Reading(document=document, claims=(replace(kept, reader="test 2"), new)),),
            reader="test 2",
            superseded=(
                Superseded(claim=old.id, because="not found by test 2"),
                Superseded(claim=kept.id, because="found again by test 2"),
            ),
        )

        record(store, again)

        evidence = ask(store)
        assert set(evidence.claims) == {replace(kept, reader="test 2"), new}
        assert evidence.set_aside == (old,)
        assert set(store.claims_of(document.sha256)) == {replace(kept, reader="test 2"), new}
        assert set(ask(store, known_on=before).claims) == {old, kept}
        assert [(one.reader, one.claims, one.superseded, one.because) for one in store.readings()] == [
            ("test 1", 2, 2, "not found by test 2"),
            ("test 2", 2, 0, ""),
        ]

    def test_what_a_person_accepted_outlasts_a_reading(self, store: Store) -> None:
        """A better reader does not take away a claim that a person accepted."""
        document = a_document(1)
        record(store, an_entry_of(document, a_claim(document)))
        lost = Superseded(claim=a_claim(document).id, because="not found by test 2")
        again = Reading(document=document, claims=())

        with store.pen() as pen:
            pen.act(a_review(a_claim(document), ReviewAnswer.ACCEPT))
            pen.record(Entry(kind=EntryKind.REREAD, readings=(again,), superseded=(lost,)))

        assert ask(store).claims == (a_claim(document),)

    def test_a_rejected_claim(self, store: Store) -> None:
        """A rejected claim is set aside from then on, and not before; its undo brings it back."""
        first = an_entry(1)
        [before] = record(store, first)
        claims = first.readings[0].claims
        with store.pen() as pen:
            act = pen.act(a_review(claims[0], ReviewAnswer.REJECT))

        then = act.recorded_at or NOON
        rejected = ask(store, known_on=then)
        with store.pen() as pen:
            back = pen.act(an_undo(act.id))

        assert (rejected.claims, rejected.set_aside, rejected.acts) == ((), claims, (act,))
        assert ask(store, known_on=before).claims == claims
        assert (ask(store).claims, ask(store).set_aside, ask(store).acts) == (claims, (), (act, back))
        assert ask(store, known_on=then) == rejected

    def test_an_amended_claim(self, store: Store) -> None:
        """An amended claim stands in place of the original, and inherits what was judged of it."""
        first = an_entry(1)
        second = a_full_entry(2, earlier=first)
        record(store, first, second)
        [original] = first.readings[0].claims
        amended = with_id(replace(original, killed=Count.exactly(5)))

        with store.pen() as pen:
            pen.act(a_review(original, ReviewAnswer.AMEND, amended=amended))

        evidence = ask(store)
        assert set(evidence.claims) == {amended, *second.readings[0].claims}
        assert evidence.set_aside == (original,)
        [judgement] = evidence.judgements
        assert {judgement.left, judgement.right} == {amended.id, second.readings[0].claims[0].id}

    def test_amended_back_and_forth(self, store: Store) -> None:
        """A claim that is amended back to what it was counts as it was, and nothing is set aside twice."""
        first = an_entry(1)
        record(store, first)
        [original] = first.readings[0].claims
        amended = with_id(replace(original, killed=Count.exactly(5)))

        with store.pen() as pen:
            pen.act(a_review(original, ReviewAnswer.AMEND, amended=amended))
            pen.act(a_review(amended, ReviewAnswer.AMEND, amended=original))

        assert (ask(store).claims, ask(store).set_aside) == ((original,), (amended,))

    def test_an_amended_claim_is_rejected(self, store: Store) -> None:
        """What was amended can be rejected in turn; then neither counts."""
        first = an_entry(1)
        record(store, first)
        [original] = first.readings[0].claims
        amended = with_id(replace(original, killed=Count.exactly(5)))

        with store.pen() as pen:
            pen.act(a_review(original, ReviewAnswer.AMEND, amended=amended))
            pen.act(a_review(amended, ReviewAnswer.REJECT))

        assert ask(store).claims == ()
        assert set(ask(store).set_aside) == {original, amended}

    def test_a_person_goes_before_the_program(self, store: Store) -> None:
        """What a person says of a pair stands before what the program says; of several persons the last is heard."""
        first = an_entry(1)
        second = a_full_entry(2, earlier=first)
        record(store, first, second)
        left, right = second.judgements[0].left, second.judgements[0].right
        pair = Act(id="", kind=ActKind.PAIR, target=left, other=right, answer=Answer.UNSURE, by="ana")

        with store.pen() as pen:
            pen.act(pair)
            pen.act(replace(pair, by="ben", answer=Answer.DIFFERENT, because="a day apart"))

        person, program = ask(store).judgements
        assert (person.judge, person.answer, person.reasons[0].words) == ("person:ben", Answer.DIFFERENT, "a day apart")
        assert program == second.judgements[0]

    def test_a_run_is_taken_back_at_one_stroke(self, store: Store) -> None:
        """All that a run of a command brought in counts no longer, and comes back with the undo of its undo."""
        first = an_entry(1)
        with store.pen() as pen:
            pen.record(first, RUN)
            pen.record(a_full_entry(2, earlier=first), RUN)
            pen.record(an_entry(3))
        before = ask(store)

        with store.pen() as pen:
            act = pen.act(an_undo(RUN.id))
        taken_back = ask(store)
        with store.pen() as pen:
            pen.act(an_undo(act.id))

        assert list(taken_back.documents) == [f"{3:064x}"]
        assert {claim.document for claim in taken_back.claims} == {f"{3:064x}"}
        assert (taken_back.judgements, taken_back.copies) == ((), ())
        assert (ask(store).documents, ask(store).claims, ask(store).judgements) == (
            before.documents,
            before.claims,
            before.judgements,
        )

    def test_acts_of_a_run_are_taken_back_at_one_stroke(self, store: Store) -> None:
        """They are one entry of the log, all or none of them, and count no longer once the run is undone."""
        document = a_document(1)
        entry = an_entry_of(document, *(a_claim(document, killed=killed) for killed in (1, 2, 3)))
        record(store, entry)
        one, two, three = sorted(claim.id for claim in entry.readings[0].claims)
        same = [
            Act(id="", kind=ActKind.PAIR, target=one, other=other, answer=Answer.SAME, by="ana")
            for other in (two, three)
        ]
        with store.pen() as pen, pytest.raises(UnfoundedActError):
            pen.acts([same[0], replace(same[1], by="")], RUN)
        assert store.acts() == ()

        with store.pen() as pen:
            acts = pen.acts(same, RUN)
        joined = ask(store)
        with store.pen() as pen:
            pen.act(an_undo(RUN.id))

        assert store.acts()[:2] == acts
        assert {act.run for act in acts} == {RUN.id}
        assert store.is_in_the_log(RUN.id)
        assert [one.judge for one in joined.judgements] == ["person:ana", "person:ana"]
        assert [one.judge for one in ask(store).judgements if one.judge.startswith("person:")] == []
        assert list(store.faults()) == []

    def test_a_report_that_was_taken_back_comes_again(self, store: Store) -> None:
        """Whoever took back a run can add its reports anew, with another day or source; the past stays as it was."""
        first = an_entry(1)
        second = a_full_entry(2, earlier=first)
        with store.pen() as pen:
            pen.record(first)
            before = pen.record(second, RUN)
            pen.act(an_undo(RUN.id))
        assert not store.holds(f"{2:064x}")
        anew = replace(second.readings[0], document=replace(a_document(2), source="new"))

        record(store, replace(second, readings=(anew,)))

        evidence = ask(store)
        assert [document.source for document in evidence.documents.values()] == ["daily", "new"]
        assert (evidence.judgements, evidence.copies) == (second.judgements, second.copies)
        assert len(evidence.claims) == 2
        assert [document.source for document in store.documents()] == ["daily", "new"]
        assert [document.source for document in ask(store, known_on=before).documents.values()] == ["daily", "daily"]
        assert [one.document.source for one in store.versions(f"{2:064x}")] == ["new"]
        assert list(store.faults()) == []

    def test_a_reading_is_taken_back(self, store: Store) -> None:
        """The reading before counts again when the entry of a later one is taken back."""
        document = a_document(1)
        record(store, an_entry_of(document, a_claim(document)))
        again = Reading(document=document, claims=(a_claim(document, killed=3),))
        lost = Superseded(claim=a_claim(document).id, because="not found by test 2")
        record(store, Entry(kind=EntryKind.REREAD, readings=(again,), reader="test 2", superseded=(lost,)))

        [latest, *_] = store.log()
        with store.pen() as pen:
            pen.act(an_undo(latest.id))

        assert (ask(store).claims, ask(store).set_aside) == ((a_claim(document),), ())
        assert [one.reader for one in store.readings(document.sha256)] == ["test 1"]
        assert store.claims_of(document.sha256) == (a_claim(document),)

    def test_the_log(self, store: Store) -> None:
        """Every entry is told with its run, who asked for it and why, and what it brought in; the latest first."""
        first = an_entry(1)
        with store.pen() as pen:
            pen.record(first, RUN)
            pen.record(a_full_entry(2, earlier=first), RUN)
            pen.act(an_undo(RUN.id))

        undo, second, oldest = store.log()

        assert (undo.kind, undo.by, undo.because, undo.is_undone) == (EntryKind.ACT, "ben", "a slip", False)
        assert (second.run, second.command, second.by, second.because) == (RUN.id, "add", "ana", "the spring of Arz")
        assert second.is_undone
        assert oldest.is_undone
        brought_in = ("document", "text", "reading", "claim", "judgement", "copy", "issue")
        assert second.rows == dict.fromkeys(brought_in, 1)
        assert [one.id for one in store.log(limit=1)] == [undo.id]
        assert [one.is_undone for one in store.log(known_on=second.recorded_at)] == [False, False]
        assert store.is_in_the_log(RUN.id)
        assert store.is_in_the_log(oldest.id)
        assert not store.is_in_the_log("")
        assert not store.is_in_the_log("e-0000")

    def test_versions(self, store: Store) -> None:
        """Other bytes from the same address are a version, whichever of them one asks for."""
        first = an_entry(1)
        second = replace(a_document(2), url=a_document(1).url)
        third = replace(a_document(3), url=a_document(1).url)
        record(store, first, an_entry_of(second), an_entry_of(third), an_entry(4))

        for number in (1, 2, 3):
            found = store.versions(f"{number:064x}")
            assert [one.document.sha256 for one in found] == [f"{each:064x}" for each in (1, 2, 3)]
            assert [one.previous for one in found] == [None, f"{1:064x}", f"{2:064x}"]
        assert [one.previous for one in store.versions(f"{4:064x}")] == [None]

    def test_claims_near_some_days(self, store: Store) -> None:
        """Claims are found by days that they touch, and undated ones by the day of their report, if that is wanted."""
        document = a_document(1)
        day = Period.day(MARCH)
        on_the_day = with_id(replace(a_claim(document), date=day))
        open_end = with_id(replace(a_claim(document), date=Period(first=MARCH - timedelta(days=9), last=None)))
        week = with_id(replace(a_claim(document), date=Period(first=MARCH, last=MARCH + timedelta(days=6))))
        undated = a_claim(document)
        meeting = with_id(replace(a_claim(document), kind=ClaimKind.MEETING, type=None, killed=None, date=day))
        record(store, an_entry_of(document, on_the_day, open_end, week, undated, meeting))
        later = Period(first=MARCH + timedelta(days=3), last=MARCH + timedelta(days=30))

        def near(days: Period, *kinds: ClaimKind, undated_days: Period | None = None) -> set[Claim]:
            return set(store.claims_near(days, kinds=kinds, undated_days=undated_days))

        assert near(day) == {on_the_day, week, meeting}
        assert near(day, ClaimKind.INCIDENT) == {on_the_day, week}
        assert near(later) == {week}
        assert near(Period.day(MARCH - timedelta(days=9))) == {open_end}
        assert near(later, undated_days=day) == {week, undated}
        assert near(later, undated_days=later) == {week}
        assert [one.id for one in store.claims_near(day)] == sorted(one.id for one in near(day))

    def test_claims_at_a_place(self, store: Store) -> None:
        """Claims are found by the key of their first place, and by its cell."""
        document = a_document(1)
        here = Place(name="Arz", point=Point(longitude=36.5, latitude=35.5), precision_km=1.0, country="SY")
        placed = with_id(replace(a_claim(document), place=(here,)))
        named = with_id(replace(a_claim(document), place=(Place(name="Bel"),)))
        record(store, an_entry_of(document, placed, named, a_claim(document)))
        *_, cell = columns_of("claim", claim_as_json(placed), 0)

        assert list(store.claims_at(keys=[place_key("ARZ", "SY")])) == [placed]
        assert list(store.claims_at(keys=[place_key("bel", None)])) == [named]
        assert list(store.claims_at(cells=[cell])) == [placed]
        assert set(store.claims_at(keys=[place_key("bel", None)], cells=[cell])) == {placed, named}
        assert list(store.claims_at()) == []

    def test_claims_of_some_days_and_places(self, store: Store) -> None:
        """Within the times, claims are found by kind, days and place; what was decided of them holds here as well."""
        document, day = a_document(1), Period.day(MARCH)
        placed = with_id(replace(a_claim(document), date=day, place=(Place(name="Bel"),)))
        later = with_id(replace(placed, date=Period.day(MARCH + timedelta(days=9))))
        elsewhere = with_id(replace(placed, place=(Place(name="Arz"),)))
        [before] = record(store, an_entry_of(document, placed, later, elsewhere), an_entry(2))[:1]
        with store.pen() as pen:
            act = pen.act(a_review(placed, ReviewAnswer.REJECT))
        here = [place_key("Bel", None)]
        now = ask(store).times
        then = replace(now, known_on=before)

        assert set(store.evidence_about(then, keys=here).claims) == {placed, later}
        assert store.evidence_about(then, keys=here, days=Period(first=None, last=MARCH)).claims == (placed,)
        assert set(store.evidence_about(then, days=day).claims) == {placed, elsewhere}
        assert store.evidence_about(then, kinds=[ClaimKind.MEETING]).claims == ()
        found = store.evidence_about(now, keys=here, days=day)
        assert (found.claims, found.set_aside, found.acts) == ((), (placed,), (act,))
        assert list(found.documents) == [document.sha256]

    def test_catching_up(self, store: Store) -> None:
        """Whoever keeps an index elsewhere is told of what came after an instant, and of the reports of some days."""
        first, second = an_entry(1), an_entry(2, day=MARCH + timedelta(days=1))
        [before, _] = record(store, first, second)

        assert list(store.claims(after=before)) == list(second.readings[0].claims)
        assert [one.sha256 for one in store.documents(after=before)] == [f"{2:064x}"]
        assert [one.sha256 for one in store.documents(published=Period.day(MARCH))] == [f"{1:064x}"]
        assert list(store.claims(after=NOON + timedelta(days=1))) == []

    def test_judgements_of_some_claims(self, store: Store) -> None:
        """What was judged of a claim is found, whichever half of the pair it is."""
        first = an_entry(1)
        second = a_full_entry(2, earlier=first)
        record(store, first, second)

        for entry in (first, second):
            assert store.judgements_of([entry.readings[0].claims[0].id]) == second.judgements
        assert store.judgements_of(["c-0"]) == ()

    def test_seals(self, store: Store) -> None:
        """What custody records comes back under its key, in the order of recording; no key twice of one kind."""
        with store.pen() as pen:
            first = pen.seal("root", "2021-03-10", {"root": "00"})
            second = pen.seal("root", "2021-03-11", {"root": "11"})
            pen.seal("other", "2021-03-11", {})
            with pytest.raises(Exception, match=r"never changed|violates unique"):
                pen.seal("root", "2021-03-11", {"root": "22"})

        assert list(store.seals("root")) == [
            ("2021-03-10", {"root": "00"}, first),
            ("2021-03-11", {"root": "11"}, second),
        ]

    def test_an_unfounded_act(self, store: Store) -> None:
        """An act that nobody stands for is not recorded."""
        with store.pen() as pen, pytest.raises(UnfoundedActError):
            pen.act(a_review(a_claim(a_document(1)), ReviewAnswer.REJECT, by=""))

        assert store.acts() == ()

    def test_many_rows_at_once(self, store: Store) -> None:
        """An entry of hundreds of claims is recorded as one of few is."""
        document = a_document(1)
        claims = tuple(a_claim(document, killed=number) for number in range(700))

        record(store, an_entry_of(document, *claims))

        assert len(ask(store).claims) == 700
        assert list(store.faults()) == []
        assert set(store.claims()) == set(claims)
