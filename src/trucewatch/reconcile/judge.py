"""Judge whether two claims are about one incident: same, different, or for a person to say; with reasons in words.

What the signs come to decides, save where the words themselves forbid it: "a second attack" is not the first, a total
is none of its parts, and a count of many incidents is no single one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import Answer, Judgement, Reason
from trucewatch.model.text import Document
from trucewatch.reconcile.candidates import Candidates, is_comparable
from trucewatch.reconcile.evidence.pair import Pair, pair_of
from trucewatch.reconcile.likeness import find_signs
from trucewatch.settings import Settings

_FORBIDDEN = -100.0
"""Weight of a reason that no sign outweighs, in bits."""
_ANOTHER = re.compile(
    r"\b(?:(?:a|the|in a|in the) (?:second|third|fourth|separate|further|different)|another|separately|elsewhere)\b",
    re.IGNORECASE,
)
_CUMULATIVE_DAYS = 31
"""Stretches longer than this hold many incidents."""
_ONGOING_DAYS = 14
"""Stretches at least as long as this that run up to the report ("for weeks", "since") hold many incidents too."""


class Judge:
    """Holds new claims against all that it remembers; what it remembers is looked up, never gone through."""

    def __init__(
        self, documents: Mapping[str, Document], *, actors: ActorIndex, settings: Settings | None = None
    ) -> None:
        """Take the reports of all claims to come, by sha256; the mapping may grow."""
        self._documents = documents
        self._actors = actors
        self._settings = settings or Settings()
        self._remembered = Candidates(documents, slack_days=self._settings.candidate_slack_days)

    def remember(self, claims: Iterable[Claim]) -> None:
        """Let later claims be compared with these."""
        for claim in claims:
            if is_comparable(claim):
                self._remembered.add(claim)

    def judge(self, new: Sequence[Claim]) -> list[Judgement]:
        """Return a judgement on every pair of incident claims worth comparing that holds a new one, in order of ids.

        The new claims are remembered.
        Which claim of a pair was recorded first makes no difference.
        """
        judged: dict[tuple[str, str], Judgement] = {}
        for claim in filter(is_comparable, new):
            for other in self._remembered.near(claim):
                judgement = judge_pair(pair_of(claim, other, self._actors), self._documents, self._settings)
                judged[judgement.left, judgement.right] = judgement
            self._remembered.add(claim)
        return [judged[key] for key in sorted(judged)]


def judge_pair(pair: Pair, documents: Mapping[str, Document], settings: Settings) -> Judgement:
    """Return the judgement on one pair."""
    forbidden = [reason for reason in (_another(pair), _cumulative(pair, documents), _total_and_part(pair)) if reason]
    reasons = (*forbidden, *find_signs(pair))
    score = sum(reason.weight for reason in reasons)
    return Judgement(
        left=pair.left.id, right=pair.right.id, answer=_answer(score, settings), score=score, reasons=reasons
    )


def _answer(score: float, settings: Settings) -> Answer:
    if score >= settings.same_from_bits:
        return Answer.SAME
    return Answer.DIFFERENT if score <= settings.different_to_bits else Answer.UNSURE


def _another(pair: Pair) -> Reason | None:
    """Within one report, "a second attack" is told apart from what was told before it."""
    if not pair.in_one_report:
        return None
    later = max((pair.left, pair.right), key=lambda claim: claim.sentence.span)
    found = _ANOTHER.search(later.sentence.text)
    if found is None or pair.left.sentence.span == pair.right.sentence.span:
        return None
    return Reason(evidence="words", weight=_FORBIDDEN, words=f'one report tells them apart: "{found.group()}"')


def _cumulative(pair: Pair, documents: Mapping[str, Document]) -> Reason | None:
    """A count of many incidents is no single one; two such counts may be one."""
    sums = [is_cumulative(claim, documents[claim.document]) for claim in (pair.left, pair.right)]
    if sums[0] == sums[1]:
        return None
    return Reason(evidence="count", weight=_FORBIDDEN, words="one counts many incidents, the other tells of one")


def is_cumulative(claim: Claim, document: Document) -> bool:
    """Tell whether the claim sums up many incidents: it counts them, or spans longer than any lasts."""
    if claim.count and (claim.count.least or 0) > 1:
        return True
    length = claim.date.length_days if claim.date else None
    if claim.date is None or length is None:
        return False
    published = document.published.day if document.published else None
    goes_on = published is not None and claim.date.last == published
    return length > _CUMULATIVE_DAYS or (goes_on and length >= _ONGOING_DAYS)


def _total_and_part(pair: Pair) -> Reason | None:
    """Within one report by one speaker, a toll for several places, or for a wider one, is the sum of its parts."""
    left, right = pair.left, pair.right
    if not pair.in_one_report or left.speaker != right.speaker or left.denied != right.denied:
        return None
    for whole, part in ((left, right), (right, left)):
        if _is_wider(whole, part) and _has_more_dead(whole, part):
            return Reason(evidence="count", weight=_FORBIDDEN, words="one is the total, the other a part of it")
    return None


def _is_wider(whole: Claim, part: Claim) -> bool:
    if len(whole.place) > len(part.place):
        return True
    if not whole.place or not part.place:
        return False
    reach = [max((place.precision_km or 0.0) for place in claim.place) for claim in (whole, part)]
    return reach[0] > reach[1]


def _has_more_dead(whole: Claim, part: Claim) -> bool:
    if whole.killed is None or part.killed is None:
        return False
    return (whole.killed.least or 0) > (part.killed.least or 0)
