"""Agreements, clause by clause, and the obligations that they lay on the parties."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.claim import About
from trucewatch.model.period import Period


class ObligationKind(StrEnum):
    """How an obligation is owed."""

    ONE_OFF = "one_off"
    CONTINUING = "continuing"
    CONDITIONAL = "conditional"
    DECLARATORY = "declaratory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of an agreement, in our own words."""

    number: str
    """As printed: "5", "3(b)"."""
    text: str
    """What it says, in our own words."""
    official: str | None = None
    """Where its official wording can be read."""


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
    """Names of the places where it holds, the widest first; empty where it holds everywhere."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedReport:
    """A report that the agreement, or somebody's practice, makes due."""

    title: str
    by: str
    """Actor id."""
    due: Period
    obligation: str | None = None


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
    sources: tuple[str, ...] = ()
    """Where its text and its facts were read."""
