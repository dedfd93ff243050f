"""The history of a board: on which days it came to stand otherwise, and what changed then.

A board changes when something is published that bears on it, and when a deadline passes; on no other day is it looked
at. All of it is replayed from the ledger: nothing of it is stored.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from trucewatch.model.evidence import Evidence
from trucewatch.views.board import Board
from trucewatch.views.changes import BoardChanges, find_changes


def days_of_change(board: Board, evidence: Evidence) -> tuple[date, ...]:
    """Return the days on which the board may have come to stand otherwise, in order, up to its own day."""
    carriers = {claim.id: claim.document for claim in evidence.claims}
    told = {bearing.claim for bearing in board.bearings} | {one for each in board.incidents for one in each.claims}
    published = (evidence.documents[carriers[claim_id]].published for claim_id in told if claim_id in carriers)
    days = {publication.day for publication in published if publication}
    dues = (obligation.due.last for obligation in board.agreement.obligations if obligation.due)
    days |= {due + timedelta(days=1) for due in dues if due}
    return tuple(sorted(day for day in days if day <= board.times.as_of))


def changes_along(days: Sequence[date], board_on: Callable[[date], Board]) -> Iterator[BoardChanges]:
    """Yield what changed on each of the days but the first, the latest first; days without a change are left out.

    Args:
        days: In order.
        board_on: Makes the board as of a day.
    """
    for before, after in reversed(list(pairwise(days))):
        changes = find_changes(board_on(before), board_on(after))
        if changes:
            yield changes
