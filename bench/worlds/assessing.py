"""How well the state of obligations is told: against the truth, and against plain ways of telling it.

What is compared is the chance that a duty is met in full or nearly (level 2 or 3), by Brier's score: the mean square of
how far the chance lies from what is so, 0 at best, 0.25 for always saying "fifty-fifty". All ways are given the same
readings: which claim bears on which duty, and which way.

Source:
    Brier, "Verification of forecasts expressed in terms of probability", 1950.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bench.worlds.cast import ACTORS, DEAL, SOURCES
from bench.worlds.truth import levels_on
from bench.worlds.world import Reconciled, check_days

from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing, Finding, Way
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.standing import make_board

MET_FROM = 2
"""Level from which a duty counts as met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One duty on one day: what is so, what our board says, and what plain ways would say."""

    level: int
    """The true level."""
    finding: Finding
    chances: Mapping[str, float]
    """By way of telling, the chance that the duty is met."""

    @property
    def is_met(self) -> bool:
        """Whether the duty is met in full or nearly."""
        return self.level >= MET_FROM

    @property
    def is_held(self) -> bool:
        """Whether the true level lies within the range."""
        return self.finding.level.low <= self.level <= self.finding.level.high


def find_cases(reconciled: Reconciled, settings: Settings) -> list[Case]:
    """Return every duty on every check day, in order of day and of duty."""
    return [case for day in check_days() for case in _on(day, reconciled, settings)]


def board_on(day: date, reconciled: Reconciled, settings: Settings) -> Board:
    """Return the deal's board on that day, from what had been published by then."""
    return make_board(DEAL, reconciled.evidence(day), actors=ACTORS, sources=SOURCES, gazetteer=None, settings=settings)


def _on(day: date, reconciled: Reconciled, settings: Settings) -> Iterable[Case]:
    evidence = reconciled.evidence(day)
    board = make_board(DEAL, evidence, actors=ACTORS, sources=SOURCES, gazetteer=None, settings=settings)
    levels = levels_on(reconciled.world.duties, day)
    for finding in board.findings:
        told = _told(finding.obligation, board.bearings, evidence)
        chances = {name: way(told) for name, way in PLAIN_WAYS.items()}
        chances[OURS] = finding.chance
        yield Case(level=levels[finding.obligation], finding=finding, chances=chances)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One claim on a duty, as a plain way looks at it."""

    day: date
    source: str
    says_met: bool


def _told(obligation: str, bearings: Iterable[Bearing], evidence: Evidence) -> list[_Told]:
    """Claims on the duty in the order in which they were published."""
    claims = {claim.id: claim for claim in evidence.claims}
    told = []
    for bearing in bearings:
        if bearing.obligation == obligation:
            document = evidence.documents[claims[bearing.claim].document]
            day = document.published.day if document.published else date.min
            told.append((day, document.sha256, document.source, bearing.way is Way.FOR))
    return [_Told(day=day, source=source, says_met=met) for day, _, source, met in sorted(told)]


def _last(told: Sequence[_Told]) -> float:
    return float(told[-1].says_met) if told else 0.5


def _most_articles(told: Sequence[_Told]) -> float:
    return _majority(one.says_met for one in told)


def _share_of_articles(told: Sequence[_Told]) -> float:
    return sum(one.says_met for one in told) / len(told) if told else 0.5


def _most_sources(told: Sequence[_Told]) -> float:
    return _majority(_by_source(told).values())


def _share_of_sources(told: Sequence[_Told]) -> float:
    votes = _by_source(told)
    return sum(votes.values()) / len(votes) if votes else 0.5


def _by_source(told: Sequence[_Told]) -> dict[str, bool]:
    """Each outlet's majority; its last word where it is torn."""
    by_source: defaultdict[str, list[bool]] = defaultdict(list)
    for one in told:
        by_source[one.source].append(one.says_met)
    return {
        source: votes[-1] if 2 * sum(votes) == len(votes) else 2 * sum(votes) > len(votes)
        for source, votes in sorted(by_source.items())
    }


def _majority(votes: Iterable[bool]) -> float:
    counted = Counter(votes)
    return 0.5 if counted[True] == counted[False] else float(counted[True] > counted[False])


OURS = "this program"
PLAIN_WAYS: Mapping[str, Callable[[Sequence[_Told]], float]] = {
    "the last report wins": _last,
    "majority of articles": _most_articles,
    "majority of sources": _most_sources,
    "share of articles": _share_of_articles,
    "share of sources": _share_of_sources,
}
"""What is compared with; the two shares are harder to beat than the majorities, and nobody promised to."""


def brier(cases: Sequence[Case], way: str) -> float:
    """Return the mean square of the gap between chance and truth."""
    return sum((case.chances[way] - case.is_met) ** 2 for case in cases) / len(cases)


def share_held(cases: Sequence[Case]) -> float:
    """Return the share of cases whose true level lies within the range."""
    return sum(case.is_held for case in cases) / len(cases)
