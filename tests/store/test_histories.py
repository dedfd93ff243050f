"""Whatever happens later, the past stays as it was: over random histories of adding, deciding, rereading, undoing."""

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.conformance import NOON, Clock, ask, record
from store.entries import a_claim, a_document, a_full_entry, a_review, an_entry, an_undo
from trucewatch.errors import UnfoundedActError
from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.act_json import act_as_json
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.ids import canonical_json
from trucewatch.model.judgement import Answer
from trucewatch.model.reading import Reading
from trucewatch.store.base import Entry, EntryKind, Run, Store, Superseded
from trucewatch.store.content import copy_as_json, document_as_json, judgement_as_json
from trucewatch.store.sqlite import open_store

STEPS = ("add", "reread", "accept", "reject", "amend", "pair", "undo", "undo_run")
histories = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 20)), min_size=1, max_size=12)


def as_bytes(evidence: Evidence) -> bytes:
    """Return all of the evidence as one text."""
    return canonical_json(
        [
            [document_as_json(document) for document in evidence.documents.values()],
            [claim_as_json(claim) for claim in evidence.claims],
            [claim_as_json(claim) for claim in evidence.set_aside],
            [judgement_as_json(judgement) for judgement in evidence.judgements],
            [copy_as_json(copy) for copy in evidence.copies],
            [act_as_json(act) for act in evidence.acts],
        ]
    ).encode()


@dataclass(slots=True)
class History:
    """A store to which things happen."""

    store: Store
    entries: list[Entry] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    readings: int = 1

    def happen(self, step: str, number: int) -> None:
        """Let one thing happen; what needs an earlier one that is not there does nothing."""
        if step == "add":
            self._add(number)
        elif step == "reread" and self.entries:
            self._reread(number)
        elif step == "undo_run" and self.runs:
            self._act(an_undo(self.runs[number % len(self.runs)].id))
        elif step == "undo" and (acts := self.store.acts()):
            self._act(an_undo(acts[number % len(acts)].id))
        elif step == "pair" and len(self.entries) > 1:
            one, other = sorted(entry.readings[0].claims[0].id for entry in self.entries[:2])
            answer = list(Answer)[number % 3]
            self._act(Act(id="", kind=ActKind.PAIR, target=one, other=other, answer=answer, by="ab"[number % 2]))
        elif step in ("accept", "reject", "amend") and self.entries:
            claim = self.entries[number % len(self.entries)].readings[0].claims[0]
            amended = with_id(replace(claim, killed=Count.exactly(number + 50))) if step == "amend" else None
            self._act(a_review(claim, ReviewAnswer(step), amended=amended, by="ab"[number % 2]))

    def _add(self, number: int) -> None:
        own = len(self.entries) + 1
        entry = a_full_entry(own, earlier=self.entries[number % len(self.entries)]) if self.entries else an_entry(own)
        run = Run.of("add", by=str(number), started_at=NOON + timedelta(seconds=own))
        with self.store.pen() as pen:
            pen.record(entry, run)
        self.entries.append(entry)
        self.runs.append(run)

    def _reread(self, number: int) -> None:
        document = self.entries[number % len(self.entries)].readings[0].document
        self.readings += 1
        earlier = self.store.claims_of(document.sha256)
        again = Reading(document=document, claims=(a_claim(document, killed=2 + number % 2),))
        superseded = tuple(Superseded(claim=claim.id, because="read again") for claim in earlier)
        record(
            self.store,
            Entry(kind=EntryKind.REREAD, readings=(again,), reader=f"test {self.readings}", superseded=superseded),
        )

    def _act(self, act: Act) -> None:
        with self.store.pen() as pen:
            pen.act(act)


@pytest.mark.parametrize("turned_back", [timedelta(), timedelta(days=2)])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=histories, after=histories)
def test_the_past_stays(
    tmp_path_factory: pytest.TempPathFactory,
    turned_back: timedelta,
    before: list[tuple[str, int]],
    after: list[tuple[str, int]],
) -> None:
    """What was known on a day is the same bytes before and after whatever is recorded later; the chain stays sound."""
    ledger = tmp_path_factory.mktemp("history") / "trucewatch.sqlite"
    clock = Clock()
    with closing(open_store(ledger, create=True, clock=clock)) as store:
        history = History(store)
        history.happen("add", 0)
        for step, number in before:
            history.happen(step, number)
        then = store.latest() or NOON
        known = as_bytes(ask(store, known_on=then))
        clock.now -= turned_back

        for step, number in after:
            history.happen(step, number)

        assert as_bytes(ask(store, known_on=then)) == known
        assert list(store.faults()) == []


@settings(max_examples=15, deadline=None)
@given(before=histories, answer=st.sampled_from(["reject", "amend", "accept", "pair"]), number=st.integers(0, 20))
def test_a_decision_and_its_undo_leave_no_trace(
    tmp_path_factory: pytest.TempPathFactory, before: list[tuple[str, int]], answer: str, number: int
) -> None:
    """Whatever was decided before: after an act and its undo, the same claims count for the same reasons."""
    ledger = tmp_path_factory.mktemp("history") / "trucewatch.sqlite"
    with closing(open_store(ledger, create=True, clock=Clock())) as store:
        history = History(store)
        for step, index in [("add", 0), ("add", 1), *before]:
            history.happen(step, index)
        known = ask(store)

        history.happen(answer, number)
        with store.pen() as pen:
            pen.act(an_undo(store.acts()[-1].id))

        assert as_bytes(replace(ask(store), acts=())) == as_bytes(replace(known, acts=()))


def test_an_instant_between_two_entries(tmp_path: Path) -> None:
    """A microsecond before an act it is not known, and at its instant it is."""
    with closing(open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, an_entry(1))
        with store.pen() as pen:
            act = pen.act(a_review(a_claim(a_document(1)), ReviewAnswer.REJECT))
            with pytest.raises(UnfoundedActError):
                pen.act(replace(act, because=""))

        at = act.recorded_at
        assert isinstance(at, datetime)
        assert ask(store, known_on=at - timedelta(microseconds=1)).acts == ()
        assert ask(store, known_on=at).acts == (act,)
