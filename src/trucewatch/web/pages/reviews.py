"""The review: claim by claim, the sentence beside the form; every decision in the log, and taken back by one press."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from trucewatch import deciding
from trucewatch.choices import read_word
from trucewatch.errors import BadAmendmentError, InputError, UnfoundedActError
from trucewatch.model.act import Act, ActKind, ReviewAnswer, decisive, in_force, undone
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import PERSON, Answer, Judgement
from trucewatch.views.coding import agreement_by_field
from trucewatch.views.trace import in_passage
from trucewatch.web.asking import Question
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.people.rights import may_change
from trucewatch.web.rendering import account_of, show
from trucewatch.web.sent import keep_token, token_for
from trucewatch.web.under_name import Signed, keep_name, name_of

router = page_router()

_PAIRS_SHOWN = 5
_LOG_LENGTH = 50
_PERSON = "person"
"""What the reader of a claim that a person amended is called, before their name."""
_BY_ONE_PRESS = "taken back on the review page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is left to be reviewed, in order: what is in dispute first."""

    waiting: tuple[str, ...]
    """Ids of the claims that the reviewer has not decided about."""
    reviewed: int
    """How many claims anybody has decided about."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the log: an act, or all those of a run."""

    act: Act
    """The last of the run."""
    to_undo: str
    """Id of the act, or of the run."""
    is_undone: bool
    pairs: int
    """How many acts it is."""
    claim: Claim | None
    """What it is about; None where it is no claim."""


@router.get("/review")
def queue(request: Request, question: Asked) -> HTMLResponse:
    """Show what waits, the log of decisions, and how far reviewers agree."""
    by, second = name_of(request), request.query_params.get("second") == "yes"
    evidence = question.evidence()
    claims = {claim.id: claim for claim in (*evidence.claims, *evidence.set_aside)}
    acts = question.workspace.acts(question.times)
    waiting = _queue(question, by, second=second)
    return _page(
        request,
        question,
        "reviews.html",
        by=by,
        second=second,
        waiting=waiting,
        next_up=question.told(waiting.waiting[:1]),
        log=list(_log(acts, claims)),
        documents=evidence.documents,
        agreement=agreement_by_field(acts, claims),
        reviewers=len({act.by for act in in_force(acts) if act.kind is ActKind.REVIEW}),
    )


@router.get("/review/next")
def next_claim(request: Request, question: Asked) -> RedirectResponse:
    """Lead to the next claim that waits, or back to the queue where none does."""
    second = request.query_params.get("second") == "yes"
    after = request.query_params.get("after")
    waiting = [one for one in _queue(question, name_of(request), second=second).waiting if one != after]
    path = f"/review/claims/{waiting[0]}" if waiting else "/review"
    return RedirectResponse(question.link(path, second="yes" if second else None), status_code=303)


@router.get("/review/claims/{claim_id}")
def form(request: Request, question: Asked, claim_id: str) -> HTMLResponse:
    """Show one claim's sentence beside the form in which its values can be put right."""
    return _form(request, question, claim_id)


@router.post("/review/claims/{claim_id}")
def decide(request: Request, question: Asked, claim_id: str, fields: Signed) -> Response:
    """Record the answer and lead to the next claim; a form that lacks something comes back with what it has."""
    _check_may_amend(request, question, claim_id, fields)
    try:
        _record(question, claim_id, fields)
    except (UnfoundedActError, BadAmendmentError) as error:
        return _form(request, question, claim_id, fields=fields, error=error)
    second = "yes" if fields.get("second") == "yes" else None
    return _lead(request, question.link("/review/next", second=second, after=claim_id), fields["by"])


@router.post("/review/pairs")
def decide_pair(request: Request, question: Asked, fields: Signed) -> Response:
    """Record whether two claims are about the same incident, and lead back."""
    left, right = fields.get("left", ""), fields.get("right", "")
    answer = read_word("answer", fields.get("answer", ""), Answer)
    _check_may_override(request, question, (min(left, right), max(left, right)), answer)
    question.workspace.pair(left, right, answer, by=fields.get("by", ""))
    return _lead(request, question.link(f"/review/claims/{left}"), fields["by"])


@router.post("/review/undo")
def take_back(request: Request, question: Asked, fields: Signed) -> Response:
    """Take a decision back, and lead to the log."""
    by = fields.get("by", "") or name_of(request)
    _check_may_undo(request, question, fields.get("act", ""))
    question.workspace.undo(fields.get("act", ""), by=by, because=fields.get("because") or _BY_ONE_PRESS)
    return RedirectResponse(question.link("/review") + "#log", status_code=303)


def _log(acts: Sequence[Act], claims: Mapping[str, Claim]) -> Iterator[Decision]:
    """Yield the last decisions, the latest first; those of one run as one."""
    taken_back, seen = undone(acts), set[str]()
    of_run = Counter(act.run for act in acts)
    for act in reversed(acts):
        key = act.run or act.id
        if key not in seen:
            seen.add(key)
            yield Decision(
                act=act,
                to_undo=key,
                is_undone=act.id in taken_back,
                pairs=of_run[act.run] if act.run else 1,
                claim=claims.get(act.target),
            )
        if len(seen) == _LOG_LENGTH:
            return


def _lead(request: Request, address: str, by: str) -> RedirectResponse:
    """Lead on after a decision, and have the browser keep who made it."""
    answer = RedirectResponse(address, status_code=303)
    keep_name(request, answer, by)
    return answer


def _record(question: Question, claim_id: str, fields: Mapping[str, str]) -> Act:
    by, because = fields.get("by", ""), fields.get("because", "")
    try:
        answer = ReviewAnswer(fields.get("answer", ""))
    except ValueError:
        raise UnfoundedActError("review", "an answer: accept, amend, reject or unsure", "the answer") from None
    if answer is not ReviewAnswer.AMEND:
        return question.workspace.review(claim_id, answer, by=by, because=because)
    claim = deciding.find_claim(claim_id, question.evidence())
    changes = {
        key: fields[f"key-{key}"]
        for key in deciding.keys_to_amend(claim)
        if f"key-{key}" in fields and fields[f"key-{key}"] != deciding.written(claim, key)
    }
    return question.workspace.amend(claim_id, changes, by=by, because=because)


def _form(
    request: Request,
    question: Question,
    claim_id: str,
    *,
    fields: Mapping[str, str] | None = None,
    error: InputError | None = None,
) -> HTMLResponse:
    evidence = question.evidence()
    claim = deciding.find_claim(claim_id, evidence)
    document = evidence.documents[claim.document]
    by = (fields or {}).get("by") or name_of(request)
    at_work = request.app.state.at_work
    other = at_work.other_than(by, claim_id)
    if by and other is None:
        at_work.open(claim_id, by)
    acts = question.workspace.acts(question.times)
    taken_back = undone(acts)
    answer = _page(
        request,
        question,
        "review.html",
        by=by,
        second=request.query_params.get("second") == "yes" or (fields or {}).get("second") == "yes",
        claim=claim,
        document=document,
        passage=in_passage(claim, document),
        values=[
            (key, (fields or {}).get(f"key-{key}", deciding.written(claim, key)))
            for key in deciding.keys_to_amend(claim)
        ],
        because=(fields or {}).get("because", ""),
        error=str(error) if error else None,
        other=other,
        counts=claim_id not in {one.id for one in evidence.set_aside},
        acts=[(act, act.id in taken_back) for act in acts if claim_id in (act.target, act.other)],
        pairs=list(_pairs(question, claim)),
    )
    if error is not None:
        answer.status_code = 422
    return answer


def _pairs(question: Question, claim: Claim) -> Iterator[tuple[Judgement, Any]]:
    """Yield the claims of which it is open whether they are about the same incident, with their reports."""
    judgements = question.evidence().judgements
    settled = {(one.left, one.right) for one in judgements if one.judge.startswith(PERSON)}
    open_ones = [
        one
        for one in judgements
        if claim.id in (one.left, one.right) and one.answer is Answer.UNSURE and (one.left, one.right) not in settled
    ]
    for judgement in sorted(open_ones, key=lambda one: -one.score)[:_PAIRS_SHOWN]:
        other = judgement.right if judgement.left == claim.id else judgement.left
        for told in question.told([other]):
            yield judgement, told


def _queue(question: Question, by: str, *, second: bool) -> Queue:
    """Put what is in dispute first, then what bears on an obligation, then the rest in the order of the ledger.

    Args:
        second: Whether only claims wait that somebody else has decided about already.
    """
    evidence = question.evidence()
    reviews = [act for act in in_force(question.workspace.acts(question.times)) if act.kind is ActKind.REVIEW]
    mine = {act.target for act in reviews if act.by == by}
    others = {act.target for act in reviews if act.by != by}
    known = {claim.id for claim in (*evidence.claims, *evidence.set_aside)}
    ordered = dict.fromkeys((*_disputed(question), *(claim.id for claim in evidence.claims), *sorted(others)))
    waiting = (one for one in ordered if one in known and one not in mine and (one in others) is second)
    return Queue(waiting=tuple(waiting), reviewed=len(mine | others), total=len(known))


def _disputed(question: Question) -> Iterator[str]:
    for board in question.boards():
        for contradiction in board.contradictions:
            for side in contradiction.sides:
                yield from side.claims
        yield from (bearing.claim for bearing in board.bearings)


def _check_may_undo(request: Request, question: Question, wanted: str) -> None:
    """Refuse to have an analyst take back what is not their own: others' acts, and whole imports and readings."""
    acts = question.workspace.acts(question.times)
    makers = {act.by for act in acts if wanted in (act.id, act.run)} or {""}
    if not all(may_change(account_of(request), maker) for maker in makers):
        raise HTTPException(403, "others' decisions are taken back by an editor or an administrator")


def _check_may_amend(request: Request, question: Question, claim_id: str, fields: Mapping[str, str]) -> None:
    """Refuse to have an analyst amend or reject a claim that somebody else made by amending another."""
    if fields.get("answer") not in (ReviewAnswer.AMEND, ReviewAnswer.REJECT):
        return
    is_by, _, maker = deciding.find_claim(claim_id, question.evidence()).reader.partition(":")
    if is_by == _PERSON and not may_change(account_of(request), maker):
        raise HTTPException(403, f"this claim was amended by {maker}: it is amended further by an editor")


def _check_may_override(request: Request, question: Question, pair: tuple[str, str], answer: Answer) -> None:
    """Refuse to have an analyst override what somebody else said of the very pair."""
    for act in decisive(question.workspace.acts(question.times)):
        differs = act.kind is ActKind.PAIR and (act.target, act.other) == pair and act.answer is not answer
        if differs and not may_change(account_of(request), act.by):
            raise HTTPException(403, f"{act.by} said otherwise: others' decisions are overridden by an editor")


def _page(request: Request, question: Question, template: str, **content: Any) -> HTMLResponse:
    token = token_for(request)
    answer = show(request, question, template, section="/review", token=token, **content)
    keep_token(answer, token)
    return answer
