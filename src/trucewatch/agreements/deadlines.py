"""Read deadlines: days, periods, and so many days after something, which are counted out once all are read."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from trucewatch.agreements.form import PERIOD, RECKONING
from trucewatch.agreements.names import known_text
from trucewatch.model.agreement import DealEvent, Obligation, Reckoning
from trucewatch.model.period import Period
from trucewatch.yaml_lines import YamlNode


def read_period(node: YamlNode | None) -> Period | None:
    """Return the period that a day, or `{from: ..., until: ...}`, stands for; None, and a fault, when it is none."""
    if node is None:
        return None
    if not node.is_mapping:
        day = node.day()
        return Period.day(day) if day else None
    fields = node.fields(PERIOD.names)
    first, last = fields.day("from"), fields.day("until")
    if first and last and last < first:
        node.fault("an end that is not before the start", found=f"{first} to {last}")
        return None
    return Period(first=first, last=last)


def read_due(node: YamlNode | None, others: Collection[str]) -> tuple[Period | None, Reckoning | None]:
    """Return the deadline, or how it is to be counted.

    Args:
        others: Ids of the obligations that it may be counted from.
    """
    if node is None or (node.peek("within_days") is None and node.peek("after") is None):
        return read_period(node), None
    fields = node.fields(RECKONING.names, required=RECKONING.required)
    days = read_days(fields.get("within_days"))
    after = fields.get("after")
    expected = "signing, entry_into_force, or the id of another obligation"
    event = known_text(after, expected, [*DealEvent, *others]) if after else None
    return None, Reckoning(within_days=days, after=event) if days is not None and event is not None else None


def read_days(node: YamlNode | None) -> int | None:
    """Return how many days; None, and a fault, when it is no whole number from 1."""
    number = node.number() if node else None
    if node is None or number is None:
        return None
    if number < 1 or number != int(number):
        node.fault("a whole number of days, from 1")
        return None
    return int(number)


def count_out(obligations: Sequence[Obligation], events: dict[str, Period]) -> list[Obligation]:
    """Return the obligations with every deadline counted that can be: what waits for no day stays without.

    Args:
        events: The day of each word of `DealEvent`.
    """
    known = {obligation.id: obligation for obligation in obligations}
    return [_counted(obligation, known, events, frozenset()) for obligation in obligations]


def _counted(
    obligation: Obligation, known: dict[str, Obligation], events: dict[str, Period], waiting: frozenset[str]
) -> Obligation:
    reckoning = obligation.reckoning
    if reckoning is None or obligation.id in waiting:
        return obligation
    start = events.get(reckoning.after)
    if start is None and reckoning.after in known:
        start = _counted(known[reckoning.after], known, events, waiting | {obligation.id}).due
    if start is not None and start.last is not None:
        return replace(obligation, due=reckoning.counted_from(start.last))
    why = f"It is owed within {reckoning.within_days} days of {reckoning.after!r}, which has no day of its own."
    return replace(obligation, due_unclear=obligation.due_unclear or why)
