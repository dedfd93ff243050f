"""What other settings, or other grades of sources, would make of a board: what moves, and how far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from trucewatch.model.actor import ActorIndex, Source, SourceIndex
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding, Score
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import PERSON
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.judge import Judge
from trucewatch.settings import Settings
from trucewatch.views.board import Board, score_as_json
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.incidents import incidents_as_json

JUDGED_WITH = (
    "candidate_margin_km",
    "candidate_slack_days",
    "count_close_ratio",
    "count_far_ratio",
    "cumulative_days",
    "different_to_bits",
    "far_km",
    "likeness_bits",
    "meet_if_same",
    "near_km",
    "news_days",
    "ongoing_days",
    "open_end_days",
    "same_from_bits",
    "season_days",
    "story_within_letters",
    "theatre_km",
    "town_km",
    "wording_least_words",
    "wording_many_from",
    "wording_most_from",
)
"""Settings by which pairs of claims are judged as they are recorded: where they differ, all are judged anew."""
COMPARED_WITH = ("copy_least_lifted", "copy_like_from", "copy_most_holders", "copy_whole_from")
"""Settings by which reports are compared as they are recorded: where they differ, all are compared anew."""
_LEAST_MOVE = 0.005
"""Levels and shares that differ by less look the same on the board."""


class RegradedSources:
    """The sources, some of them with another grade.

    Args:
        letters: Admiralty letters by source id; a regraded source has that letter on every topic.
    """

    def __init__(self, sources: SourceIndex, letters: Mapping[str, str]) -> None:
        self._sources = sources
        self._letters = letters

    def get(self, source_id: str) -> Source | None:
        """Return the source of that id; None when unknown."""
        return self._regraded(self._sources.get(source_id))

    def of_host(self, host: str) -> Source | None:
        """Return the source whose pages lie on that host or above it; None when unknown."""
        return self._regraded(self._sources.of_host(host))

    def of_name(self, name: str) -> Source | None:
        """Return the source that goes by that name; None when unknown."""
        return self._regraded(self._sources.of_name(name))

    def _regraded(self, source: Source | None) -> Source | None:
        if source is None or source.id not in self._letters:
            return source
        return replace(source, reliability=self._letters[source.id], topics=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One obligation that would stand otherwise."""

    obligation: str
    before: Finding
    after: Finding

    @property
    def turns(self) -> bool:
        """Whether its status, or whether it is contested, changes."""
        return (self.before.status, self.before.contested) != (self.after.status, self.after.contested)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrade:
    """One board under two sets of settings."""

    before: Board
    after: Board
    settings: tuple[tuple[str, Any, Any], ...]
    """Names of the settings that differ, each with its value before and after, in order of name."""
    moves: tuple[Move, ...]
    """Obligations whose status, level, range or share unknown moves, in the order in which they are coded."""
    gone: tuple[Contradiction, ...]
    """Contradictions that would no longer be there."""
    new: tuple[Contradiction, ...]
    """Contradictions that would be there as well."""
    incidents_gone: tuple[Incident, ...] = ()
    """Incidents of which no other has just these claims."""
    incidents_new: tuple[Incident, ...] = ()
    """What their claims would come to."""


def compare_boards(before: Board, after: Board) -> Regrade:
    """Return what moved between two boards of one agreement."""
    then = {finding.obligation: finding for finding in after.findings}
    pairs = [(finding, then[finding.obligation]) for finding in before.findings]
    joined_before = {one.claims for one in before.incidents}
    joined_after = {one.claims for one in after.incidents}
    ids_before = {one.id for one in before.contradictions}
    ids_after = {one.id for one in after.contradictions}
    return Regrade(
        before=before,
        after=after,
        settings=tuple(_differing(before.scale.settings, after.scale.settings)),
        moves=tuple(
            Move(obligation=one.obligation, before=one, after=other) for one, other in pairs if _moved(one, other)
        ),
        gone=tuple(one for one in before.contradictions if one.id not in ids_after),
        new=tuple(one for one in after.contradictions if one.id not in ids_before),
        incidents_gone=tuple(one for one in before.incidents if one.claims not in joined_after),
        incidents_new=tuple(one for one in after.incidents if one.claims not in joined_before),
    )


def judge_anew(evidence: Evidence, before: Settings, after: Settings, *, actors: ActorIndex) -> Evidence:
    """Return the evidence as the program would have it under other settings; what persons judged stays.

    Reports are compared, and pairs of claims are judged, as they are recorded: both are done anew.
    """
    if _differ(COMPARED_WITH, before, after):
        index = CopyIndex(settings=after)
        reports = [document for document in evidence.documents.values() if not document.is_table]
        copies = [copy for report in reports for copy in index.add(report)]
        evidence = replace(evidence, copies=tuple(sorted(copies, key=lambda one: (one.copy, one.original))))
    if not _differ(JUDGED_WITH, before, after):
        return evidence
    judged = Judge(evidence.documents, actors=actors, settings=after).judge(evidence.claims)
    by_person = [one for one in evidence.judgements if one.judge.startswith(PERSON)]
    ordered = sorted((*judged, *by_person), key=lambda one: (one.left, one.right, one.judge))
    return replace(evidence, judgements=tuple(ordered))


def _differ(names: Iterable[str], before: Settings, after: Settings) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in names)


def regrade_as_json(regrades: Iterable[Regrade]) -> list[dict[str, Any]]:
    """Return what moved in its published form, as `docs/reference/board.md` has it."""
    return [
        {
            "agreement": one.before.agreement.id,
            "settings": [
                {"name": name, "before": _plain(value), "after": _plain(other)} for name, value, other in one.settings
            ],
            "score": {"before": score_as_json(one.before.score), "after": score_as_json(one.after.score)},
            "obligations": [_move_as_json(move) for move in one.moves],
            "contradictions_gone": [contradiction_as_json(each) for each in one.gone],
            "contradictions_new": [contradiction_as_json(each) for each in one.new],
            "incidents_gone": incidents_as_json(one.incidents_gone),
            "incidents_new": incidents_as_json(one.incidents_new),
        }
        for one in regrades
    ]


def has_moved(regrade: Regrade) -> bool:
    """Tell whether anything on the board would look otherwise."""
    told = (regrade.moves, regrade.gone, regrade.new, regrade.incidents_gone, regrade.incidents_new)
    return any(told) or _rounded(regrade.before.score) != _rounded(regrade.after.score)


def _move_as_json(move: Move) -> dict[str, Any]:
    return {"id": move.obligation, "before": _shown(move.before), "after": _shown(move.after)}


def _shown(finding: Finding) -> dict[str, Any]:
    level = finding.level
    return {
        "status": str(finding.status),
        "contested": finding.contested,
        "level": {
            "value": None if level.value is None else round(level.value, 2),
            "low": round(level.low, 2),
            "high": round(level.high, 2),
        },
        "unknown": round(finding.unknown, 3),
    }


def _moved(before: Finding, after: Finding) -> bool:
    if (before.status, before.contested) != (after.status, after.contested):
        return True
    values = [(before.level.low, after.level.low), (before.level.high, after.level.high)]
    values += [(before.unknown, after.unknown)]
    if (before.level.value is None) is not (after.level.value is None):
        return True
    if before.level.value is not None and after.level.value is not None:
        values.append((before.level.value, after.level.value))
    return any(abs(one - other) >= _LEAST_MOVE for one, other in values)


def _differing(before: Settings, after: Settings) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted(field.name for field in fields(Settings)):
        value, other = getattr(before, name), getattr(after, name)
        if value != other:
            yield name, value, other


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _rounded(score: Score) -> tuple[Any, ...]:
    return tuple(score_as_json(score).values())
