"""Acts: what people decide about claims and pairs of them, each by somebody, for a reason, and never for good.

An act is recorded and never removed; who thinks otherwise records another.
What counts in the end is a function of the acts alone, so that it can be told for any instant of the past.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.errors import UnfoundedActError
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import Answer


class ActKind(StrEnum):
    """What sort of decision it is."""

    REVIEW = "review"
    """Of one claim: is it what the report says?"""
    PAIR = "pair"
    """Of two claims: are they about the same incident?"""
    UNDO = "undo"
    """Takes back one act, or all that one entry, or one run of a command, brought in."""
    NOTE = "note"
    """A remark on anything that has an id; decides nothing."""


class ReviewAnswer(StrEnum):
    """What a reviewer says of a claim; `unsure` is an answer, and is kept."""

    ACCEPT = "accept"
    AMEND = "amend"
    """It is nearly what the report says: another claim takes its place."""
    REJECT = "reject"
    """The report does not say so: the claim is set aside."""
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One decision: about what, which, by whom, why, when."""

    id: str
    """Made from all the rest, the instant of recording included."""
    kind: ActKind
    target: str
    """Id of the claim, act, entry or run; of a pair, the smaller id of the two."""
    other: str | None = None
    """The larger id of a pair; None for all other kinds."""
    answer: ReviewAnswer | Answer | None = None
    """`ReviewAnswer` of a review, `Answer` of a pair, None for all other kinds."""
    amended: Claim | None = None
    """What takes the claim's place, where the answer is `amend`."""
    by: str
    """Who decides, by the name under which others know them."""
    because: str = ""
    """Why, in their words; never empty for `reject`, `amend`, `undo` and `note`."""
    run: str = ""
    """Id of the run in which it was decided together with others, all to be taken back at once; empty where alone."""
    recorded_at: datetime | None = None
    """When the workspace recorded it, aware, UTC; None before that."""


_BECAUSE_NEEDED = (ReviewAnswer.REJECT, ReviewAnswer.AMEND)


def check_act(act: Act) -> None:
    """Make sure that the act says all that its kind must say.

    Raises:
        UnfoundedActError: Nobody stands for it, its reason is missing, or its answer does not fit its kind.
    """
    if not act.by.strip():
        raise UnfoundedActError(str(act.kind), "who decides", "--by")
    needs_reason = act.kind in (ActKind.UNDO, ActKind.NOTE) or act.answer in _BECAUSE_NEEDED
    if needs_reason and not act.because.strip():
        raise UnfoundedActError(str(act.answer or act.kind), "a reason", "--because")
    match act.kind:
        case ActKind.REVIEW:
            fits = isinstance(act.answer, ReviewAnswer) and act.other is None
        case ActKind.PAIR:
            fits = isinstance(act.answer, Answer) and act.other is not None and act.target < act.other
        case ActKind.UNDO | ActKind.NOTE:
            fits = act.answer is None and act.other is None
    if not fits:
        raise UnfoundedActError(str(act.kind), "an answer that fits it", "the answer")
    if (act.amended is not None) != (act.answer is ReviewAnswer.AMEND):
        raise UnfoundedActError(str(act.answer or act.kind), "the amended claim, and only then", "--set")


def undone(acts: Iterable[Act]) -> frozenset[str]:
    """Return the ids of all that is taken back, be it an act, an entry or a run.

    An undo only ever takes back what was recorded before it, so that one look from the last act to the first decides:
    whoever undoes an undo brings back what it had taken back. With a run go all acts that were decided in it.

    Args:
        acts: All acts, in order of recording.
    """
    acts = list(acts)
    taken_back: set[str] = set()
    for act in reversed(acts):
        if act.kind is ActKind.UNDO and act.id not in taken_back:
            taken_back.add(act.target)
    taken_back.update(act.id for act in acts if act.run and act.run in taken_back)
    return frozenset(taken_back)


def in_force(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts that count, in order of recording.

    An undone act does not count.
    A later decision of one person about the same claim or pair replaces the earlier; those of several persons all stay.

    Args:
        acts: All acts, in order of recording.
    """
    acts = tuple(acts)
    taken_back = undone(acts)
    standing = [act for act in acts if act.id not in taken_back]
    latest = {_matter(act): act.id for act in standing}
    return tuple(act for act in standing if latest[_matter(act)] == act.id)


def decisive(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Return the reviews and pairs that settle how things are counted, in order of recording.

    Where several persons decided about one claim or pair, the one who did so last settles it.

    Args:
        acts: All acts, in order of recording.
    """
    counting = [act for act in in_force(acts) if act.kind in (ActKind.REVIEW, ActKind.PAIR)]
    latest = {(act.kind, act.target, act.other): act.id for act in counting}
    return tuple(act for act in counting if latest[act.kind, act.target, act.other] == act.id)


def _matter(act: Act) -> tuple[str | None, ...]:
    """What a person decides about; each undo and each note is a matter of its own."""
    if act.kind in (ActKind.REVIEW, ActKind.PAIR):
        return act.kind, act.target, act.other, act.by
    return (act.id,)
