"""Agreements, clause by clause, and the obligations that they lay on the parties."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from trucewatch.model.change import Change, ChangeKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.model.stake import Stake
from trucewatch.model.text import Span


class ObligationKind(StrEnum):
    """How an obligation is owed."""

    ONE_OFF = "one_off"
    CONTINUING = "continuing"
    CONDITIONAL = "conditional"
    DECLARATORY = "declaratory"


class DealEvent(StrEnum):
    """What a deadline may be counted from, besides another obligation."""

    SIGNING = "signing"
    ENTRY_INTO_FORCE = "entry_into_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A deadline as the text has it: so many days after something."""

    within_days: int
    after: str
    """A word of `DealEvent`, or the id of the obligation that must have been met."""

    def counted_from(self, day: date) -> Period:
        """Return the days from that day to the last: within 21 days of the 18th ends 21 days after the 18th."""
        return Period(first=day, last=day + timedelta(days=self.within_days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of an agreement, in our own words."""

    number: str
    """As printed: "5", "3(b)"."""
    text: str
    """What it says, in our own words."""
    official: str | None = None
    """Where its official wording can be read."""
    quote: str | None = None
    """Its official wording, or the words of it that matter."""
    span: Span | None = None
    """Where the quote stands in the official text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One duty that an agreement lays on its debtors; a clause with three duties makes three."""

    id: str
    """Unique within its agreement."""
    agreement: str
    """Id of the agreement."""
    clause: str
    """Number of the clause that lays it down."""
    title: str
    about: About
    kind: ObligationKind
    debtors: tuple[str, ...] = ()
    """Actor ids of those who owe it; empty where the text names nobody."""
    in_practice: tuple[str, ...] = ()
    """Actor ids of those who are held to owe it although the text does not name them."""
    answers_for: tuple[str, ...] = ()
    """Actor ids of others for whose acts the debtors answer."""
    restrained: tuple[str, ...] = ()
    """Actor ids of those whose acts can breach it; empty where anybody's can."""
    zone: tuple[str, ...] = ()
    """Names of the places where it holds: the zone itself first, then what reports call its ground; empty: anywhere."""
    due: Period | None = None
    """The days by whose end it is owed; None where no deadline is set."""
    due_unclear: str | None = None
    """Why the deadline cannot be told, where that is so."""
    condition: tuple[str, ...] = ()
    """Ids of the obligations that come first."""
    ambiguities: tuple[str, ...] = ()
    """What the text leaves open, one sentence each."""
    done_when: str | None = None
    """What would count as done."""
    who_could_know: tuple[str, ...] = ()
    """Actor ids of those in a position to tell."""
    weight: float = 1.0
    """Its share in the agreement's score, against 1 for an ordinary obligation."""
    reckoning: Reckoning | None = None
    """How `due` was counted, where the text gives no date; `due` is None where it waits for what has no day."""
    concurrent: tuple[str, ...] = ()
    """Ids of the obligations that are to be met in step with it."""
    beneficiaries: tuple[str, ...] = ()
    """Actor ids of those to whom it is owed; empty where it is owed to all."""
    quote: str | None = None
    """The official words that lay it down."""
    span: Span | None = None
    """Where the quote stands in the official text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedReport:
    """A report that the agreement, or somebody's practice, makes due."""

    title: str
    by: str
    """Actor id."""
    due: Period
    obligation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDifference:
    """Where another version of a text departs from the one that is coded."""

    clause: str | None = None
    """Number of a clause; exactly one of this and `obligation` is given."""
    text: str | None = None
    """What that version says there, in our own words."""
    obligation: str | None = None
    """Id of an obligation."""
    due: Period | None = None
    """Its deadline in that version."""
    missing: bool = False
    """Whether that version lacks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Another version of the text that is, or was, about: a draft that leaked, a translation that differs."""

    id: str
    """Unique within its agreement; `AGREEMENT@VERSION` is its address."""
    title: str
    source: str | None = None
    """Where it was read."""
    differences: tuple[VersionDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A deal: who is bound by it, to what, from when."""

    id: str
    title: str
    signed: date
    in_force: Period
    """The days on which it binds; open at the end while it lasts."""
    names: tuple[str, ...] = ()
    """What reports call it: "the Sochi deal", "the Idlib memorandum"."""
    parties: tuple[str, ...] = ()
    """Actor ids of the signatories."""
    guarantors: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    """Actor ids of those bound without having signed."""
    territory: tuple[str, ...] = ()
    """Names of the places where it holds."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of the countries where it holds."""
    clauses: tuple[Clause, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    expected_reports: tuple[ExpectedReport, ...] = ()
    stakes: tuple[Stake, ...] = ()
    """Whom it serves to have what seen as kept, or as broken, where that is not plain from who owes it."""
    sources: tuple[str, ...] = ()
    """Where its text and its facts were read."""
    text: str | None = None
    """Name of the file with the official text, if one lies beside the agreement."""
    amends: str | None = None
    """Id of the earlier deal that it changes."""
    supplements: str | None = None
    """Id of the earlier deal to which it adds, and which it leaves as it is."""
    changes: tuple[Change, ...] = ()
    """What it changes in the deal that it amends."""
    amended_by: tuple[Change, ...] = ()
    """What later deals change in this one, in order of time; known once all are loaded."""
    versions: tuple[Version, ...] = ()
    """Competing versions of its text."""

    def changes_on(self, day: date, obligation_id: str) -> tuple[Change, ...]:
        """Return what later deals make of one of its obligations, or under its own id of itself, in order of time."""
        return tuple(
            change
            for change in self.amended_by
            if change.obligation == obligation_id
            and change.kind is not ChangeKind.ADDS
            and (change.period.first is None or change.period.first <= day)
            and (change.period.last is None or day <= change.period.last)
        )

    def on(self, day: date) -> "Agreement":
        """Return the agreement with the deadlines, and the last day of its force, that hold on a day."""
        if not self.amended_by:
            return self
        ends = [change.due.last for change in self.changes_on(day, self.id) if change.due]
        return replace(
            self,
            in_force=replace(self.in_force, last=ends[-1]) if ends else self.in_force,
            obligations=tuple(self._on(day, obligation) for obligation in self.obligations),
        )

    def _on(self, day: date, obligation: Obligation) -> Obligation:
        dues = [change.due for change in self.changes_on(day, obligation.id) if change.kind is ChangeKind.EXTENDS]
        return replace(obligation, due=dues[-1], due_unclear=None) if dues else obligation
