"""Put what a store found in the one order that `model.evidence` states, and let people's decisions rule it.

Who counts is decided anew each time, from all that was recorded by then: nothing is stored of it, so that an act and
its undo leave no trace in the answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trucewatch.model.act import Act, ActKind, ReviewAnswer, decisive
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.judgement import PERSON, Answer, Copy, Judgement, Reason
from trucewatch.model.news import copy_place, document_place, judgement_place
from trucewatch.model.text import Document

_BITS = {Answer.SAME: 100.0, Answer.DIFFERENT: -100.0, Answer.UNSURE: 0.0}
"""The score of a person's word: more than any signs come to."""


def in_order(  # noqa: PLR0913 - one argument for each table
    times: Times,
    *,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    superseded: Iterable[Claim],
    judgements: Iterable[Judgement],
    copies: Iterable[Copy],
    acts: tuple[Act, ...],
) -> Evidence:
    """Return the evidence: claims of those documents, judgements of those claims, copies among those documents.

    What a person accepted or amended stays although a later reading supersedes it.

    Args:
        claims: Of the readings that count.
        superseded: Of readings that count no longer.
        acts: All acts within the times, in the order of recording.
    """
    by_hash = {document.sha256: document for document in sorted(documents, key=document_place)}
    places = {sha256: place for place, sha256 in enumerate(by_hash)}
    settled = decisive(acts)
    reviews = {act.target: act for act in settled if act.kind is ActKind.REVIEW}
    counting: dict[str, Claim] = {}
    aside: dict[str, Claim] = {}
    stands_for: dict[str, str] = {}
    for claim, is_superseded in _each_once(claims, superseded):
        if claim.document not in places:
            continue
        if is_superseded and not is_upheld(claim, reviews):
            aside[claim.id] = claim
            continue
        last, passed = follow(claim, reviews)
        aside.update((one.id, one) for one in passed)
        if last is not None:
            counting[last.id] = last
            stands_for.update((one.id, last.id) for one in passed)

    def place_of(claim: Claim) -> tuple[object, ...]:
        return places[claim.document], claim.sentence.span, claim.id

    return Evidence(
        times=times,
        documents=by_hash,
        claims=tuple(sorted(counting.values(), key=place_of)),
        judgements=_judgements(judgements, settled, counting, stands_for),
        copies=tuple(
            sorted(
                (copy for copy in copies if copy.copy in places and copy.original in places),
                key=copy_place,
            )
        ),
        acts=acts,
        set_aside=tuple(sorted((one for one in aside.values() if one.id not in counting), key=place_of)),
    )


def _each_once(claims: Iterable[Claim], superseded: Iterable[Claim]) -> list[tuple[Claim, bool]]:
    """Return each claim once, with whether it is superseded: what is found again by a later reading is not."""
    current = {claim.id: claim for claim in claims}
    earlier = {claim.id: claim for claim in superseded if claim.id not in current}
    return [*((claim, False) for claim in current.values()), *((claim, True) for claim in earlier.values())]


def is_upheld(claim: Claim, reviews: Mapping[str, Act]) -> bool:
    """Tell whether a person accepted or amended the claim: then it stays though a later reading supersedes it."""
    review = reviews.get(claim.id)
    return review is not None and review.answer in (ReviewAnswer.ACCEPT, ReviewAnswer.AMEND)


def follow(claim: Claim, reviews: Mapping[str, Act]) -> tuple[Claim | None, list[Claim]]:
    """Return what counts in the end in place of the claim, None where it is rejected, and what was set aside for it."""
    passed: list[Claim] = []
    current = claim
    while review := reviews.get(current.id):
        if review.answer is ReviewAnswer.REJECT:
            return None, [*passed, current]
        if review.amended is None or review.amended.id in (current.id, *(one.id for one in passed)):
            # Amended back to what it was before: then that counts.
            return review.amended or current, [*passed, *([current] if review.amended else [])]
        passed.append(current)
        current = review.amended
    return current, passed


def _judgements(
    judgements: Iterable[Judgement],
    settled: Iterable[Act],
    counting: Mapping[str, Claim],
    stands_for: Mapping[str, str],
) -> tuple[Judgement, ...]:
    """Return the judgements of pairs of claims that count; what was said of an amended claim holds of its amendment."""
    found: dict[tuple[str, str, str], Judgement] = {}
    moved: dict[tuple[str, str, str], Judgement] = {}
    for judgement in (*judgements, *map(_as_judgement, _pairs(settled))):
        ends = stands_for.get(judgement.left, judgement.left), stands_for.get(judgement.right, judgement.right)
        if ends[0] == ends[1] or not (ends[0] in counting and ends[1] in counting):
            continue
        left, right = sorted(ends)
        key = left, right, judgement.judge
        if ends == (judgement.left, judgement.right):
            found[key] = judgement
        else:
            moved[key] = replace(judgement, left=left, right=right)
    return tuple(sorted({**moved, **found}.values(), key=judgement_place))


def _pairs(settled: Iterable[Act]) -> list[Act]:
    return [act for act in settled if act.kind is ActKind.PAIR]


def _as_judgement(act: Act) -> Judgement:
    answer = Answer(str(act.answer))
    words = act.because or f"{act.by} says so"
    return Judgement(
        left=act.target,
        right=act.other or act.target,
        answer=answer,
        score=_BITS[answer],
        reasons=(Reason(evidence="person", weight=_BITS[answer], words=words),),
        judge=f"{PERSON}{act.by}",
    )
