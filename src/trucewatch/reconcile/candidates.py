"""Find the pairs worth comparing, so that a new report is not held against everything ever said.

Claims are laid out by day and looked up by day; one without a date stands on the days before its report came out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.text import Document

_LONGEST_DAYS = 45
"""Stretches longer than this are no incident's date, and are laid out by their last days."""
_NEWS_DAYS = 4
"""Days before publication on which an incident that a report does not date is looked for (our own)."""


class Candidates:
    """Incident claims, to be looked up by the days on which they may meet another."""

    def __init__(self, documents: Mapping[str, Document], *, slack_days: int) -> None:
        """Take the reports by sha256, and by how many days two dates may miss each other."""
        self._documents = documents
        self._slack = timedelta(days=slack_days)
        self._by_day: defaultdict[date, list[Claim]] = defaultdict(list)

    def add(self, claim: Claim) -> None:
        """Lay out one more claim."""
        first, last = self._reach(claim)
        for day in _each(first, last):
            self._by_day[day].append(claim)

    def near(self, claim: Claim) -> Iterator[Claim]:
        """Yield every claim laid out that may be about the same, each once, in order of id."""
        first, last = self._reach(claim)
        found = {one.id: one for day in _each(first, last, slack=self._slack) for one in self._by_day.get(day, ())}
        found.pop(claim.id, None)
        yield from (found[claim_id] for claim_id in sorted(found))

    def _reach(self, claim: Claim) -> tuple[date | None, date | None]:
        if claim.date and (claim.date.first or claim.date.last):
            return _ends(claim.date)
        published = self._documents[claim.document].published
        if published is None:
            return None, None
        return published.day - timedelta(days=_NEWS_DAYS), published.day


def is_comparable(claim: Claim) -> bool:
    """Tell whether the claim is about an incident at all."""
    return claim.kind is ClaimKind.INCIDENT


def _ends(period: Period) -> tuple[date | None, date | None]:
    """The ends of a period that has at least one; where one is open, the other stands for both."""
    first, last = period.first or period.last, period.last or period.first
    longest_ago = last - timedelta(days=_LONGEST_DAYS - 1) if last else None
    return max(filter(None, (first, longest_ago)), default=None), last


def _each(first: date | None, last: date | None, *, slack: timedelta = timedelta()) -> Iterator[date]:
    if first is None or last is None:
        return
    day = first - slack
    while day <= last + slack:
        yield day
        day += timedelta(days=1)
