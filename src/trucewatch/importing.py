"""One run of `import`: a file is read and checked whole, held against what is recorded, and recorded part by part.

Unless only the good rows are wanted, a file with a faulty row changes nothing. Each part is one transaction, so that an
import that was killed leaves every part wholly in or wholly out, and ends where an undisturbed one does when it is run
again. An event that came before counts from now on as the new file has it; events that the file has dropped count no
longer where it is a new version of the file that brought them.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from trucewatch.archive.base import Keep
from trucewatch.errors import NoRowsError
from trucewatch.imports.choose import Opened
from trucewatch.imports.difference import ChangedEvent, changed_values
from trucewatch.imports.held import HeldEvent, HeldEvents
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.seen import Seen
from trucewatch.imports.table import Part
from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.reading import Reading
from trucewatch.model.text import Document
from trucewatch.model.written import WrittenClaim
from trucewatch.recalling import Recorded, recalled
from trucewatch.settings import Settings
from trucewatch.store.base import Entry, EntryKind, Pen, Run, Store, Superseded

_MOST_TOLD = 1000
"""Changes of events that are spelt out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How an import is wanted."""

    keep_good: bool = False
    """Whether sound rows are recorded although others are faulty."""
    is_dry: bool = False
    """Whether to tell what would be recorded, and record nothing."""
    replaces: str | None = None
    """Name of the file of which this is a new version; its own name where None."""


@dataclass(slots=True, kw_only=True)
class Imported:
    """What became of a file."""

    run: str | None = None
    """Id by which all of it can be taken back; None where nothing was recorded."""
    claims: int = 0
    """Claims recorded, or to be recorded in a dry run."""
    already_there: int = 0
    """Claims of parts that were recorded before."""
    documents: list[str] = field(default_factory=list)
    """sha256 of what was recorded."""
    flagged: int = 0
    """Rows that are kept although something about them is odd."""
    left_out: int = 0
    """Sound rows that claim nothing."""
    faulty: int = 0
    """Rows that cannot be used."""
    new_events: int = 0
    unchanged_events: int = 0
    """Events that came before, and of which the file says the same."""
    changed: list[ChangedEvent] = field(default_factory=list)
    """The first thousand events of which it says something else."""
    changed_events: int = 0
    gone: list[str] = field(default_factory=list)
    """Ids of events that the earlier version of the file had, and this one has not, in ascending order."""
    issues: list[Issue] = field(default_factory=list)
    """What is to be told, in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMeans:
    """What an import works with."""

    store: Store
    keep: Keep
    actors: ActorIndex
    settings: Settings
    run: Run
    derived: Path | None = None
    """The folder for what can be made anew from the ledger at any time; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was read from end to end, and may be recorded."""

    opened: Opened
    only: Part | None
    """Its part, where it has but one; longer files are read again."""
    number: int
    """How many parts it has."""
    remarks: Remarks
    events: Seen
    """Ids of all its events."""
    registers: Set[str]
    """Which registers they are of."""
    is_register: bool
    """Whether it is the table of a single register, in which every claim tells an event."""

    def parts(self) -> Iterable[Part]:
        """Return its parts, in order."""
        return [self.only] if self.only else self.opened.parts(Remarks(self.opened.path.name))


@contextmanager
def checked_file(opened: Opened, *, keep_good: bool) -> Iterator[Checked]:
    """Read the file from end to end, and hold what was found until it is recorded.

    Raises:
        FaultyFileError: A row is faulty, and not only the good ones are wanted, or there are none.
        NoRowsError: There is nothing in it that could be recorded.
    """
    with closing(Seen()) as events, _collector_at_rest():
        yield _check(opened, events, keep_good=keep_good)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from looking through thousands of rows, of which none ever holds another."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check(opened: Opened, events: Seen, *, keep_good: bool) -> Checked:
    remarks = Remarks(opened.path.name)
    only: Part | None = None
    registers: set[str] = set()
    parts = claims = 0
    is_register = True
    for part in opened.parts(remarks):
        parts += 1
        claims += len(part.written)
        named = [(one.event, parts) for one in part.written if one.event]
        events.add(named)
        registers.update({_register_of(event) for event, _ in named})
        is_register &= part.document.is_table and len(named) == len(part.written)
        # Of a file in several parts none is held on to, so that its length does not matter.
        only = part if parts == 1 else None
        del part, named
    if not keep_good or not claims:
        remarks.raise_any()
    if not claims and not remarks.rows_left_out:
        raise NoRowsError(opened.path)
    return Checked(
        opened=opened,
        only=only,
        number=parts,
        remarks=remarks,
        events=events,
        registers=registers,
        is_register=is_register and len(registers) == 1,
    )


def import_file(checked: Checked, wanted: Wanted, means: ImportMeans | None) -> Imported:
    """Record what the file claims, and return what became of it.

    Args:
        means: None where there is no workspace yet, which only a dry run may lack.
    """
    remarks = checked.remarks
    done = Imported(flagged=remarks.flagged_rows, left_out=remarks.rows_left_out, faulty=remarks.faulty_rows)
    if means is None:
        for part in checked.parts():
            done.claims += len(part.written)
            done.new_events += sum(one.event is not None for one in part.written)
            done.issues.extend(part.issues)
    else:
        with closing(HeldEvents()) as held:
            _Import(checked, wanted, means, done, held).take()
    done.issues.extend(remarks.told_left_out())
    done.issues.extend(Issue(where="", what=fault, loudness=Loudness.FAULT) for fault in remarks.told_faults())
    return done


class _Import:
    """One file on its way in, and what it is held against."""

    def __init__(self, checked: Checked, wanted: Wanted, means: ImportMeans, done: Imported, held: HeldEvents) -> None:
        self._checked = checked
        self._opened = checked.opened
        self._wanted = wanted
        self._means = means
        self._done = done
        self._held = held
        """The events of the registers of the file, as they are recorded; looked up when they are first needed."""
        self._is_looked_up = False
        self._is_alone = False
        """Whether nothing is recorded but the registers of the file, whose rows are not compared with one another."""
        self._register = next(iter(checked.registers)) if checked.is_register else None

    def take(self) -> None:
        """Record the parts, or go through them only, where the run is dry."""
        means = self._means
        if self._wanted.is_dry:
            self._take_with(None, None)
            return
        recorded = recalled(means.store, actors=means.actors, settings=means.settings, derived=means.derived)
        with means.store.pen() as pen, recorded as known:
            means.keep.clear_parts()
            self._take_with(pen, known)
        if self._done.documents:
            self._done.run = means.run.id

    def _take_with(self, pen: Pen | None, known: Recorded | None) -> None:
        for number, part in enumerate(self._checked.parts(), start=1):
            if self._means.store.holds(part.document.sha256):
                self._pass_over(part)
            else:
                superseded = self._compare_part(part, is_last=number == self._checked.number)
                if pen and known:
                    self._record(part, superseded, pen, known)
            del part

    def _look_up(self) -> HeldEvents:
        """Look up, once, what the registers of the file said before."""
        if self._is_looked_up:
            return self._held
        self._is_looked_up = True
        registers, store = self._checked.registers, self._means.store
        self._is_alone = bool(registers)
        for document in store.documents(with_text=False):
            if not document.is_table:
                self._is_alone = False
            if document.is_table or document.told_by:
                self._held.add(self._events_of(document))
        return self._held

    def _events_of(self, document: Document) -> Iterator[HeldEvent]:
        """Yield the events of the registers of the file that a report tells."""
        for claim_id, event in self._means.store.counting_of(document.sha256):
            if event is not None and _register_of(event) in self._checked.registers:
                yield HeldEvent(event, claim_id, document.sha256, _file_of(document))
            else:
                self._is_alone = False

    def _compare_part(self, part: Part, *, is_last: bool) -> tuple[Superseded, ...]:
        """Note what the part changes, and return what counts no longer."""
        superseded = (*self._compare(part.written), *(self._drop_gone() if is_last else ()))
        self._done.claims += len(part.written)
        self._done.issues.extend(part.issues)
        return superseded

    def _record(self, part: Part, superseded: tuple[Superseded, ...], pen: Pen, known: Recorded) -> None:
        document = part.document
        known.documents.put(_without_rows(document))
        entry = Entry(
            kind=EntryKind.IMPORT,
            readings=(Reading(document=document, claims=(), issues=part.issues, written=part.written),),
            reader=self._opened.reader,
            options=self._opened.options,
            copies=() if document.is_table else tuple(known.copies.add(document)),
            judgements=() if self._is_alone else tuple(known.judge.judge(part.claims, register=self._register)),
            superseded=superseded,
        )
        if part.content is not None:
            self._means.keep.keep(part.content)
        elif not self._done.documents:
            # An export stands for all the reports that it quotes.
            self._means.keep.keep(self._opened.path.read_bytes())
        known.settle(pen.record(entry, self._means.run))
        self._done.documents.append(document.sha256)

    def _pass_over(self, part: Part) -> None:
        """Note a part that was recorded before, and what of it is not there."""
        sha256, done = part.document.sha256, self._done
        there = {claim_id for claim_id, _ in self._means.store.counting_of(sha256)}
        missing = sum(one.id not in there for one in part.written)
        done.already_there += len(part.written) - missing
        if missing:
            told = (
                f"recorded before; {missing} of its claims do not count there: superseded, taken back, or of "
                "another export; `trucewatch log` shows what was taken back"
            )
            done.issues.append(Issue(where=part.document.name, what=told, loudness=Loudness.WARNING))

    def _compare(self, claims: Sequence[WrittenClaim]) -> Iterator[Superseded]:
        """Note what became of the events, and yield the claims in whose place others come."""
        done, held = self._done, self._look_up()
        named = {one.event: one for one in claims if one.event is not None}
        before = held.of(named)
        done.new_events += len(named) - len(before)
        for of_one_report in _by_document(before.values()):
            recorded = {claim.id: claim for claim in self._means.store.claims_of(of_one_report[0].document)}
            for one in of_one_report:
                self._compare_event(recorded[one.claim], named[one.event].claim())
        for event in named:
            if event in before:
                because = f"{event} came again in {self._opened.path.name}"
                yield Superseded(claim=before[event].claim, because=because)

    def _compare_event(self, before: Claim, after: Claim) -> None:
        """Note whether the file says of an event what it said before."""
        done, values = self._done, changed_values(before, after)
        done.unchanged_events += not values
        done.changed_events += bool(values)
        if values and len(done.changed) < _MOST_TOLD:
            event = str(after.event)
            done.changed.append(ChangedEvent(event=event, before=before.id, after=after.id, values=values))

    def _drop_gone(self) -> Iterator[Superseded]:
        """Note the events that an earlier version of the file had, and yield their claims."""
        name = self._wanted.replaces or self._opened.path.name
        for held in self._look_up().of_file(name):
            if held.event not in self._checked.events:
                self._done.gone.append(held.event)
                because = f"{held.event} is no longer in {self._opened.path.name}"
                yield Superseded(claim=held.claim, because=because)


def _by_document(held: Iterable[HeldEvent]) -> Iterator[list[HeldEvent]]:
    """Yield the events of one report after the other."""
    ordered = sorted(held, key=attrgetter("document"))
    yield from (list(group) for _, group in groupby(ordered, key=attrgetter("document")))


def _without_rows(document: Document) -> Document:
    """Return a table without its text: what is compared are its claims, and a large file would fill the memory."""
    return replace(document, text="") if document.is_table else document


def _register_of(event: str) -> str:
    return event.partition(":")[0]


def _file_of(document: Document) -> str:
    """Return the name of the file of which the document is a part."""
    return document.name.partition(" (part ")[0]
