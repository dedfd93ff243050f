"""What every store does, and the rules that it keeps.

**Append only.** What is recorded is never changed and never removed; the store refuses both, also by the back door.
Whatever counts no longer is told so by a later row: a supersession, or an act that takes back another, an entry or a
whole run.

**Whole or not at all.** One `Entry` is one transaction: the report, its claims, what they were judged to share with
earlier ones, and what was odd about it. Whoever is killed in between leaves the report wholly in or wholly out.

**One chain.** Every row of every table is a link of one hash chain (`trucewatch.custody.chain`), in the order of
recording; where it ends is kept apart after each entry. `faults` names the first row that is not what was recorded.

**Recorded once.** A report is its bytes: a reading whose document is held already changes nothing, unless the entry
says that the document was read again, or that of the first time was taken back. A claim is recorded once a reading.

**Three times.** All rows of an entry bear the same instant of recording, in whole microseconds, UTC, later than that of
every entry before it, even where the machine's clock was turned back. A report without a day of publication counts as
published on the (UTC) day on which it was recorded: it must not appear in what was known before anybody had it.

**One pen.** Only the process that holds the pen may record; readers need none, and see whole entries only.

**Fixed order.** Whatever is returned comes in one order, which its docstring names.

**What need not be loaded.** A store may hold millions of claims; whoever adds a report need not read them all:

- `claims_of(sha256)`: those of one report, all readings;
- `claims_near(days, kinds=..., undated_days=...)`: those whose days touch some days, by the index on (kind, days), and
  those without a date of reports published within some days;
- `claims_at(keys=..., cells=...)`: those whose first place bears a key (`columns.place_key`), or lies in an H3 cell of
  resolution 7;
- `counting_of(sha256)`: which of them count, and what events they tell;
- `documents(published=...)`: the reports published within some days;
- `claims(after=...)`, `documents(after=...)`: what was recorded after an instant, so that an index kept elsewhere can
  catch up;
- `judgements_of(ids)`: what was judged of some claims.

All of these yield what was ever recorded, be it superseded or taken back: an act may bring it back, and then it must
have been compared with whatever came in between.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from trucewatch.custody.chain import ChainedRow, Head
from trucewatch.model.act import Act
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.folding import Query
from trucewatch.model.ids import content_id
from trucewatch.model.issue import Issue
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.news import News
from trucewatch.model.period import Period
from trucewatch.model.reading import Reading
from trucewatch.model.text import Document


class EntryKind(StrEnum):
    """What an entry brings in."""

    ADD = "add"
    """Reports that somebody brought."""
    IMPORT = "import"
    """Rows of a table that somebody else keeps."""
    REREAD = "reread"
    """New readings of reports that are held."""
    ACT = "act"
    """A person's decision."""
    SEAL = "seal"
    """What custody records of the chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command; all that it brings in can be taken back in one act."""

    id: str
    """`r-` and digits; made from the rest."""
    command: str
    """The command that was run: `add`, `import`, `reread`, ..."""
    by: str = ""
    """Who ran it; empty where nobody said."""
    because: str = ""
    """Why, or out of what; may be empty."""
    started_at: datetime

    @classmethod
    def of(cls, command: str, *, started_at: datetime, by: str = "", because: str = "") -> "Run":
        """Return the run under the id that the rest makes."""
        content = [command, by, because, started_at.isoformat(timespec="microseconds")]
        return cls(id=content_id("r", content), command=command, by=by, because=because, started_at=started_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A claim that counts no longer, by all its rows that are recorded before the entry."""

    claim: str
    """Its id."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is recorded all at once."""

    kind: EntryKind = EntryKind.ADD
    readings: tuple[Reading, ...] = ()
    """Of different documents; the claims of each in the order of its text, no id twice."""
    reader: str = ""
    """Name and version of the reader that made them; empty where none was needed."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What the extractor was told: what whoever brought the reports said of them."""
    copies: tuple[Copy, ...] = ()
    """Of pairs of one of these reports and another that is recorded by then."""
    judgements: tuple[Judgement, ...] = ()
    """Of pairs with at least one claim of this entry, the other recorded no later than it."""
    superseded: tuple[Superseded, ...] = ()
    """Earlier claims that count no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One entry as the log tells it."""

    id: str
    kind: EntryKind
    run: str
    """Id of the run that it belongs to; empty where it belongs to none."""
    command: str
    by: str
    because: str
    recorded_at: datetime
    rows: dict[str, int]
    """How many rows it recorded in each table, in order of table."""
    is_undone: bool
    """Whether it, or its run, is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnce:
    """One reading of a report as the log tells it."""

    document: str
    reader: str
    kind: EntryKind
    """Of the entry that it came in."""
    recorded_at: datetime
    claims: int
    superseded: int
    """How many of its claims count no longer."""
    because: str
    """Why, for the first of them; empty where all count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioned:
    """One version of a report that came more than once from the same address."""

    document: Document
    previous: str | None
    """sha256 of the version before it; None for the first."""


class Pen(Protocol):
    """The right to record, while it is held."""

    def record(self, entry: Entry, run: Run | None = None) -> datetime:
        """Record the entry and return when.

        Readings of documents that are held already are left out, unless the entry is a re-reading; where nothing is
        left to be recorded, that of the first of them is returned.
        """
        ...

    def act(self, act: Act, judgements: Iterable[Judgement] = ()) -> Act:
        """Record the act and return it under its id, with the instant.

        Args:
            judgements: What the program says of the amended claim and others.

        Raises:
            UnfoundedActError: It does not say all that its kind must say.
        """
        ...

    def acts(self, acts: Sequence[Act], run: Run) -> tuple[Act, ...]:
        """Record the acts of a run, all or none of them, and return them under their ids; an undo of it undoes all.

        Raises:
            UnfoundedActError: One does not say all that its kind must say.
        """
        ...

    def seal(self, kind: str, key: str, content: dict[str, Any]) -> datetime:
        """Record what custody has to say under that key, and return when; no key twice of one kind."""
        ...


class Store(Protocol):
    """Whatever keeps documents, claims and judgements."""

    @property
    def workspace_id(self) -> str:
        """The id of the workspace: random, made once, the same in every copy."""
        ...

    def pen(self) -> AbstractContextManager[Pen]:
        """Hold the right to record; wait for another holder for a while.

        Raises:
            BusyWorkspaceError: Another process held it for as long as this one would wait.
            ReadOnlyWorkspaceError: Nobody may record here.
        """
        ...

    def holds(self, sha256: str) -> bool:
        """Tell whether a report with that hash is recorded, and not taken back."""
        ...

    def document(self, sha256: str) -> Document | None:
        """Return the report whose hash is, or alone begins with, these digits; None when there is none, or several."""
        ...

    def documents(
        self, *, after: datetime | None = None, published: Period | None = None, with_text: bool = True
    ) -> Iterator[Document]:
        """Yield the reports, in the order in which they were recorded.

        Args:
            after: Only those recorded later.
            published: Only those published within these days, or recorded then where they are not dated.
            with_text: Whether their texts are read as well; without them, they have neither text nor blocks.
        """
        ...

    def claims(self, *, after: datetime | None = None) -> Iterator[Claim]:
        """Yield the claims, those recorded later than `after` where it is given, in the order of recording."""
        ...

    def claims_since(self, instant: datetime) -> int:
        """Return how many rows of claims were recorded later than that instant."""
        ...

    def listed(self, table: str, first: int, last: int) -> Iterator[tuple[int, datetime, dict[str, Any]]]:
        """Yield number, instant and content of the rows from one number to another, both included, in their order.

        What is listed was ever recorded; what counts of it within the times, `withdrawn_rows` and the supersessions
        among it tell.

        Args:
            table: `claim`, `document` or `supersession`.
        """
        ...

    def last_row(self, known_on: datetime) -> int:
        """Return the number of the last row recorded by that instant; 0 where there is none."""
        ...

    def withdrawn_rows(self, known_on: datetime) -> tuple[tuple[int, int], ...]:
        """Return first and last number of the rows of each entry taken back by that instant, in order."""
        ...

    def claims_in(self, rows: Collection[int]) -> dict[int, Claim]:
        """Return the claims of these rows, by their numbers; a number of no claim's row is left out."""
        ...

    def documents_of(self, hashes: Collection[str]) -> dict[str, Document]:
        """Return the reports with these hashes as they came last, by hash; unknown ones are left out."""
        ...

    def claims_of(self, sha256: str) -> tuple[Claim, ...]:
        """Return the claims of a report, each id once, as it was read last, in the order of recording."""
        ...

    def counting_of(self, sha256: str) -> Iterator[tuple[str, str | None]]:
        """Yield the id of each claim of a report that counts, and of its event, in the order of recording."""
        ...

    def claims_near(
        self, days: Period, *, kinds: Collection[ClaimKind] = (), undated_days: Period | None = None
    ) -> Iterator[Claim]:
        """Yield the claims whose days touch `days`, each id once, in order of id.

        Args:
            days: With both ends.
            kinds: Only of these kinds; of all where empty.
            undated_days: With both ends; yield claims without a date, too, of reports published within these days.
        """
        ...

    def claims_at(self, *, keys: Collection[str] = (), cells: Collection[int] = ()) -> Iterator[Claim]:
        """Yield the claims whose first place bears one of the keys, or lies in one of the cells, in order of id."""
        ...

    def judgements_of(self, claim_ids: Collection[str]) -> tuple[Judgement, ...]:
        """Return the program's judgements of pairs that hold one of the claims, in order of (left, right, judge)."""
        ...

    def issues(self) -> Iterator[Issue]:
        """Yield every issue, in the order in which they were recorded."""
        ...

    def acts(self, *, known_on: datetime | None = None) -> tuple[Act, ...]:
        """Return the acts recorded by that instant, in the order in which they were recorded; all where None."""
        ...

    def log(self, *, limit: int | None = None, known_on: datetime | None = None) -> Iterator[Logged]:
        """Yield the entries recorded by that instant, and undone by then, the latest first; all where None."""
        ...

    def is_in_the_log(self, entry_or_run: str) -> bool:
        """Tell whether an entry or a run of that id is recorded."""
        ...

    def readings(self, sha256: str | None = None) -> Iterator[ReadOnce]:
        """Yield the readings of one report, or of all, in the order in which they were recorded."""
        ...

    def versions(self, sha256: str) -> tuple[Versioned, ...]:
        """Return the versions of the report, the earliest recorded first; itself alone where it has no others."""
        ...

    def seals(self, kind: str) -> Iterator[tuple[str, dict[str, Any], datetime]]:
        """Yield key, content and instant of what custody recorded of that kind, in the order of recording."""
        ...

    def latest(self) -> datetime | None:
        """Return when the last entry was recorded; None when there is none."""
        ...

    def head(self) -> Head:
        """Return where the chain ended after the last entry."""
        ...

    def chain(self, first: int = 1, last: int | None = None) -> Iterator[ChainedRow]:
        """Yield the rows of the chain as they are found, in order of `seq`, then of table where one is there twice."""
        ...

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times, in the order that `model.evidence` states."""
        ...

    def news(self, after: datetime, times: Times) -> News | None:
        """Return what entered the evidence by what was recorded after an instant, and within the times.

        None where something recorded since may make what was there count otherwise: an act that decides something, a
        claim superseded, a report recorded or read again. Then the evidence must be read whole. With the evidence of
        that instant, published by the same day, the news make the evidence of the times.
        """
        ...

    def evidence_about(
        self,
        times: Times,
        *,
        days: Period | None = None,
        kinds: Collection[ClaimKind] = (),
        keys: Collection[str] = (),
        cells: Collection[int] = (),
    ) -> Evidence:
        """Return the claims within the times that are of some kinds, days and places, with their documents.

        They are found by the indexes, and follow the same rules as those of `evidence`; judgements and copies are left
        out. A person's amendment is found by the days and places of what it amends.

        Args:
            days: Only claims whose days touch these; an open end is no limit. Claims without a date are left out.
            kinds: Only of these kinds; of all where empty.
            keys: Only where the first place bears one of these keys, or lies in one of `cells`; anywhere where both are
                empty.
            cells: H3 cells of resolution 7.
        """
        ...

    def last_claim_row(self) -> int:
        """Return the number of the last row that holds a claim; 0 where there is none."""
        ...

    def claims_from(self, row: int) -> Iterator[tuple[int, Claim]]:
        """Yield the claims from that row of the ledger on, each with its row, in the order of recording."""
        ...

    def rows_of(self, claim_ids: Collection[str]) -> dict[str, list[int]]:
        """Return the numbers of the rows of these claims, one for each reading that found them, by id."""
        ...

    def evidence_of_rows(self, times: Times, rows: Collection[int]) -> Evidence:
        """Return what counts within the times of the claims of these rows, with their reports, these without texts.

        The rules are those of `evidence`; judgements and copies are left out.
        """
        ...

    def headings(self, times: Times) -> dict[str, Document]:
        """Return the reports within the times without their texts, by sha256, in the order of `Evidence.documents`."""
        ...

    def evidence_in_parts(self, times: Times, hashes: Collection[str]) -> Iterator[Evidence]:
        """Yield the claims of these reports within the times, with the reports, some thousands of claims at a time.

        One after the other they have the claims of `evidence`, in its order; judgements and copies are left out. A
        report is never parted. All of it is as the ledger was at the beginning, however long it lasts.
        """
        ...

    def search(self, query: Query, times: Times) -> Evidence:
        """Return evidence that has every claim within the times whose sentence or names have all words of the query.

        It may have others, and has neither judgements nor copies: whoever asks compares what was written.
        """
        ...

    def faults(self) -> Iterator[str]:
        """Yield a line for each row that is not what was recorded, or that leads nowhere."""
        ...

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        ...
