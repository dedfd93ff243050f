"""What a house tells of single incidents, in their order, kept up as incidents come and go."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from trucewatch.model.incident import Incident
from trucewatch.model.ordered import Ordered
from trucewatch.reconcile.group import place_in_time

T = TypeVar("T")


class Rows(Generic[T]):
    """One row for each incident of which the house tells."""

    def __init__(self, publish: Callable[[T], dict[str, Any]]) -> None:
        """Begin without incidents; `publish` makes the published form of a row."""
        self._made: dict[str, T] = {}
        self.rows: Ordered[T] = Ordered(publish=publish)
        """In the order of the incidents."""

    def turn(
        self, gone: Iterable[Incident], come: Iterable[Incident], make: Callable[[Incident], T | None]
    ) -> tuple[list[T], list[T]]:
        """Carry on without some incidents and with others; return the rows that went, and those that came.

        Args:
            make: Makes the row of an incident; None where the house does not tell of it.
        """
        keys = [place_in_time(incident) for incident in gone if incident.id in self._made]
        left = [self._made.pop(incident_id) for _, incident_id in keys]
        entered = [(place_in_time(incident), row) for incident in come if (row := make(incident)) is not None]
        self._made.update((incident_id, row) for (_, incident_id), row in entered)
        self.rows = self.rows.edited(keys, entered)
        return left, [row for _, row in entered]
