"""Tell who is meant by a name, and how they stand to an agreement and its obligations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.zone import ZoneMap


def ids_of(names: Iterable[str], actors: ActorIndex, *, on: date | None = None) -> frozenset[str]:
    """Return the ids of all known actors among the names, and of those for whom they act."""
    found = (actor for name in names for actor in (actors.find(name, on=on), actors.principal(name, on=on)))
    return frozenset(actor.id for actor in found if actor)


def owing(obligation: Obligation) -> frozenset[str]:
    """Return the ids of all whose doing fulfils the obligation: debtors, by the text, in practice and by proxy."""
    return frozenset((*obligation.debtors, *obligation.in_practice, *obligation.answers_for))


def able_to_break(obligation: Obligation, agreement: Agreement) -> frozenset[str]:
    """Return the ids of all whose acts can breach the obligation; empty where anybody's can."""
    if not obligation.restrained:
        return frozenset()
    return frozenset((*obligation.restrained, *owing(obligation), *agreement.bound))


def involved(agreement: Agreement) -> frozenset[str]:
    """Return the ids of everybody with a stake in how the agreement looks."""
    owed = (actor_id for obligation in agreement.obligations for actor_id in owing(obligation))
    broken = (actor_id for obligation in agreement.obligations for actor_id in obligation.restrained)
    return frozenset((*agreement.parties, *agreement.guarantors, *agreement.bound, *owed, *broken))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim held against one obligation: all that a rule may look at besides the claim."""

    agreement: Agreement
    obligation: Obligation
    actors: ActorIndex
    on: date | None
    """The day on which the claim was made."""
    located: bool
    """Whether the claim's place is known to lie where the agreement holds."""
    zones: ZoneMap | None = None
    """The zones of the agreement that somebody drew."""

    def ids_of(self, names: Iterable[str]) -> frozenset[str]:
        """Return the ids of all known actors among the names."""
        return ids_of(names, self.actors, on=self.on)
