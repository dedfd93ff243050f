"""What changed on a board between two looks at it: statuses, levels, new disputes, new incidents."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from trucewatch.model.contradiction import Contradiction
from trucewatch.model.finding import Finding, Status
from trucewatch.model.incident import Incident
from trucewatch.views.board import Board

_WORTH_TELLING = 0.25
"""Of a level of 0 to 3: smaller steps come of mere passing of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """How one obligation stood, and stands."""

    obligation: str
    title: str
    before: Finding
    after: Finding

    @property
    def status(self) -> tuple[Status, Status] | None:
        """The status before and after; None where it is the same."""
        return None if self.before.status is self.after.status else (self.before.status, self.after.status)

    @property
    def became_contested(self) -> bool:
        """Whether somebody has come to contradict it."""
        return self.after.contested and not self.before.contested

    @property
    def settled(self) -> bool:
        """Whether nobody contradicts it any longer."""
        return self.before.contested and not self.after.contested

    @property
    def level(self) -> tuple[float | None, float | None] | None:
        """The level before and after, where it moved far enough to be told."""
        before, after = self.before.level.value, self.after.level.value
        if before is None or after is None:
            return None if before is after else (before, after)
        return (before, after) if abs(before - after) >= _WORTH_TELLING else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChanges:
    """All that changed."""

    before: Board
    after: Board
    findings: tuple[FindingChange, ...]
    """Of the obligations that stand otherwise, in the order in which they are coded."""
    contradictions: tuple[Contradiction, ...]
    """Those that are new, the most telling first."""
    incidents: tuple[Incident, ...]
    """Those none of whose claims was known before, in order of time."""

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.findings or self.contradictions or self.incidents)

    def of(self, obligation_id: str) -> FindingChange | None:
        """Return what changed about one obligation."""
        return next((one for one in self.findings if one.obligation == obligation_id), None)


def find_changes(before: Board, after: Board) -> BoardChanges:
    """Return what is otherwise on the later board than on the earlier; both are of one agreement."""
    titles = {obligation.id: obligation.title for obligation in after.agreement.obligations}
    stood = {finding.obligation: finding for finding in before.findings}
    changes = [
        FindingChange(
            obligation=finding.obligation,
            title=titles[finding.obligation],
            before=stood[finding.obligation],
            after=finding,
        )
        for finding in after.findings
        if finding.obligation in stood
    ]
    known = {one.id for one in before.contradictions}
    told = _claims_of(before.incidents)
    return BoardChanges(
        before=before,
        after=after,
        findings=tuple(one for one in changes if one.status or one.became_contested or one.settled or one.level),
        contradictions=tuple(one for one in after.contradictions if one.id not in known and not _is_old(one, before)),
        incidents=tuple(one for one in after.incidents if not told & set(one.claims)),
    )


def changes_as_json(changes: BoardChanges) -> dict[str, Any]:
    """Return the changes in their published form."""
    return {
        "agreement": changes.after.agreement.id,
        "before": changes.before.times.as_of.isoformat(),
        "after": changes.after.times.as_of.isoformat(),
        "obligations": [
            {
                "id": one.obligation,
                "title": one.title,
                "status": [str(one.before.status), str(one.after.status)],
                "contested": [one.before.contested, one.after.contested],
                "level": [_rounded(one.before.level.value), _rounded(one.after.level.value)],
            }
            for one in changes.findings
        ],
        "contradictions": [one.id for one in changes.contradictions],
        "incidents": [one.id for one in changes.incidents],
    }


def _is_old(contradiction: Contradiction, before: Board) -> bool:
    """Tell whether the earlier board had it in other words: an id is made of the claims, which are more by now."""
    return any(
        (one.type, one.title, one.obligation) == (contradiction.type, contradiction.title, contradiction.obligation)
        for one in before.contradictions
    )


def _claims_of(incidents: Iterable[Incident]) -> set[str]:
    return {claim_id for incident in incidents for claim_id in incident.claims}


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)
