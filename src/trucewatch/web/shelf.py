"""What is kept between requests: the boards made lately, and an index of the evidence asked of last.

All of it can be made anew from the ledger at any time; it is keyed by the last entry, so that nothing is stale.
"""

import gc
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import thread_time
from typing import Any, TypeVar

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.text import Document
from trucewatch.views.board import Board
from trucewatch.workspace import Workspace

_MOST_KEPT = 128
_LARGE_S = 1.0
"""Of the processor's time: an answer that took longer is about a large ledger."""

_Key = TypeVar("_Key", bound=Hashable)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, with the report that carries it."""

    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What every page tells of the whole workspace."""

    documents: int
    constructed: str | None
    """`all`, `some`, or None where no report says of itself that it is made up."""
    newest: date | None
    """The last day on which something was published."""
    days: Mapping[date, int]
    """How many reports were published on each day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    evidence: Evidence
    claims: Mapping[str, tuple[int, Claim]]
    """By id, each with its place in the order of the evidence."""


_Held = tuple[date, datetime]
"""What evidence depends on: published by, and known on."""


class Shelf:
    """Kept answers; a workspace answers one question at a time, and so does this."""

    def __init__(self, head: datetime | None = None) -> None:
        self.head = head
        """The last recording that pages look at unless they are asked for another; None for whatever is the last."""
        self.slowest_s = 0.0
        """How long the slowest answer took, in seconds of the processor: a busy machine makes no ledger large."""
        self._boards: OrderedDict[tuple[str, Times], Board] = OrderedDict()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._index: tuple[_Held, _Index] | None = None

    def board(self, workspace: Workspace, agreement_id: str, times: Times) -> Board:
        """Return how an agreement stands within the times."""
        key = (agreement_id, workspace.settle(times))
        board = self._kept(self._boards, key, lambda: workspace.board(agreement_id, times))
        return replace(board, times=times)

    def boards_made(self) -> tuple[tuple[str, Times], ...]:
        """Return which boards are kept, the one asked for last first."""
        return tuple(reversed(self._boards))

    def answer(self, workspace: Workspace, times: Times, what: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer to a question within the times, made only where it was not asked lately.

        Args:
            what: Names the question, with whatever its answer depends on besides the ledger and the times.
        """
        found: _Answer = self._kept(self._answers, (what, workspace.settle(times)), make)
        return found

    def told(self, workspace: Workspace, times: Times, claim_ids: Iterable[str]) -> list[Told]:
        """Return the claims of those ids with their reports, in the order of the evidence; unknown ids are left out."""
        index = self._indexed(workspace, times)
        found = sorted(index.claims[one] for one in set(claim_ids) if one in index.claims)
        return [Told(claim=claim, document=index.evidence.documents[claim.document]) for _, claim in found]

    def overview(self, workspace: Workspace, times: Times) -> Overview:
        """Return what every page tells of all that lies within the times."""
        key = ("overview", _held(workspace, times))
        found: Overview = self._kept(self._answers, key, lambda: _overview(workspace.evidence(times)))
        return found

    def _indexed(self, workspace: Workspace, times: Times) -> _Index:
        held = _held(workspace, times)
        if self._index is None or self._index[0] != held:
            evidence = workspace.evidence(times)
            # What was set aside is found under its id, behind all that counts.
            claims = {claim.id: (place, claim) for place, claim in enumerate((*evidence.claims, *evidence.set_aside))}
            self._index = (held, _Index(evidence=evidence, claims=claims))
        return self._index[1]

    def _kept(self, answers: OrderedDict[_Key, _Answer], key: _Key, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer under the key, made where it is missing; the one asked for longest ago makes room."""
        if key not in answers:
            started = thread_time()
            answers[key] = make()
            took_s = thread_time() - started
            self.slowest_s = max(self.slowest_s, took_s)
            if took_s > _LARGE_S:
                # What took long is large and stays: the collector of cycles need not look at it for every page.
                gc.freeze()
            if len(answers) > _MOST_KEPT:
                answers.popitem(last=False)
        answers.move_to_end(key)
        return answers[key]


def one_a_sentence(told: Iterable[Told]) -> list[Told]:
    """Return one claim for each sentence, the one published last first."""
    by_sentence: dict[tuple[str, int], Told] = {}
    for one in told:
        by_sentence.setdefault((one.claim.document, one.claim.sentence.span.start), one)
    return list(reversed(by_sentence.values()))


def telling_first(told: Iterable[Told]) -> list[Told]:
    """Return the claims with those first that give a share, then the words of parties, then all others."""
    return sorted(told, key=lambda one: (one.claim.share is None, one.claim.speaker_for is None))


def _held(workspace: Workspace, times: Times) -> _Held:
    settled = workspace.settle(times)
    return settled.published_by, settled.known_on


def _overview(evidence: Evidence) -> Overview:
    documents = evidence.documents.values()
    days = Counter(document.published.day for document in documents if document.published)
    flags = [document.constructed for document in documents]
    constructed = "all" if flags and all(flags) else "some" if any(flags) else None
    return Overview(documents=len(documents), constructed=constructed, newest=max(days, default=None), days=days)
