"""Judge whether two claims are about one incident: same, different, or for a person to say; with reasons in words.

What the signs come to decides, save where the words themselves forbid it: "a second attack" is not the first, a total
is none of its parts, a count of many incidents is no single one, and a register's events are not each other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import Answer, Judgement, Reason
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.reconcile.candidates import Candidates, days_of, is_comparable
from trucewatch.reconcile.evidence.pair import Pair, Profile, pair_of, profile_of
from trucewatch.reconcile.likeness import find_signs
from trucewatch.settings import Settings

FORBIDDEN = -100.0
"""Weight of a reason that no sign outweighs, in bits."""


Recollection = Callable[[Period, Period], Iterable[Claim]]
"""Returns the incident claims recorded of some days, and the undated ones of reports published on some others."""


class Judge:
    """Holds new claims against all that it remembers; what it remembers is looked up, never gone through."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        actors: ActorIndex,
        settings: Settings | None = None,
        recollect: Recollection | None = None,
    ) -> None:
        """Take the reports of all claims to come, by sha256; the mapping may grow.

        Args:
            recollect: Asked for what is recorded of the days that a new claim reaches, once for each day; where it is
                None, `remember` has told all there is.
        """
        self._documents = documents
        self._recollect = recollect
        self._recollected: set[date] = set()
        self._actors = actors
        self._settings = settings or Settings()
        self._remembered = Candidates(
            slack_days=self._settings.candidate_slack_days, margin_km=self._settings.candidate_margin_km
        )

    def remember(self, claims: Iterable[Claim]) -> None:
        """Let later claims be compared with these."""
        for claim in claims:
            if is_comparable(claim) and not self._remembered.holds(claim.id):
                self._remembered.add(self._profile(claim))

    def judge(self, new: Sequence[Claim], *, register: str | None = None) -> list[Judgement]:
        """Return a judgement on every pair of incident claims worth comparing that holds a new one, in order of ids.

        The new claims are remembered.
        Which claim of a pair was recorded first makes no difference.

        Args:
            register: The one whose rows all new claims are, and will be. They are not compared with other rows of it,
                nor remembered: there may be a million.
        """
        judged: dict[tuple[str, str], Judgement] = {}
        for claim in filter(is_comparable, new):
            profile = self._profile(claim)
            self._recall(profile, register)
            for other in self._remembered.near(profile):
                if are_two_entries(claim.event, other.claim.event):
                    # A register of thousands of events needs no judgement on each pair: `group` keeps them apart.
                    continue
                judgement = judge_pair(pair_of(profile, other, self._settings), self._settings)
                judged[judgement.left, judgement.right] = judgement
            if register is None:
                self._remembered.add(profile)
        return [judged[key] for key in sorted(judged)]

    def _recall(self, profile: Profile, register: str | None) -> None:
        """Remember what is recorded of the days that the claim reaches."""
        if self._recollect is None:
            return
        slack = self._settings.candidate_slack_days
        missing = [day for day in days_of(profile.period, slack_days=slack) if day not in self._recollected]
        if not missing:
            return
        days = Period(first=missing[0], last=missing[-1])
        published = Period(first=missing[0], last=missing[-1] + timedelta(days=self._settings.news_days))
        found = self._recollect(days, published)
        self.remember(claim for claim in found if register is None or not is_of_register(claim.event, register))
        self._recollected.update(missing)

    def _profile(self, claim: Claim) -> Profile:
        return profile_of(claim, self._documents[claim.document], self._actors, self._settings)


def judge_pair(pair: Pair, settings: Settings) -> Judgement:
    """Return the judgement on one pair."""
    reasons = (*filter(None, (forbid(pair) for forbid in _PROHIBITIONS)), *find_signs(pair))
    score = sum(reason.weight for reason in reasons)
    return Judgement(
        left=pair.left.claim.id,
        right=pair.right.claim.id,
        answer=_answer(score, settings),
        score=score,
        reasons=reasons,
    )


def _answer(score: float, settings: Settings) -> Answer:
    if score >= settings.same_from_bits:
        return Answer.SAME
    return Answer.DIFFERENT if score <= settings.different_to_bits else Answer.UNSURE


def _another(pair: Pair) -> Reason | None:
    """Within one report, "a second attack" is told apart from what was told before it."""
    if not pair.in_one_report or pair.left.claim.sentence.span == pair.right.claim.sentence.span:
        return None
    later = max((pair.left, pair.right), key=lambda profile: profile.claim.sentence.span)
    if later.again is None:
        return None
    return Reason(evidence="words", weight=FORBIDDEN, words=f'one report tells them apart: "{later.again}"')


def _cumulative(pair: Pair) -> Reason | None:
    """A count of many incidents is no single one; two such counts may be one."""
    if pair.left.is_cumulative == pair.right.is_cumulative:
        return None
    return Reason(evidence="count", weight=FORBIDDEN, words="one counts many incidents, the other tells of one")


def _total_and_part(pair: Pair) -> Reason | None:
    """Within one report by one speaker, a toll for several places, or for a wider one, is the sum of its parts."""
    left, right = pair.left.claim, pair.right.claim
    if not pair.in_one_report or left.speaker != right.speaker or left.denied != right.denied:
        return None
    for whole, part in ((left, right), (right, left)):
        if _is_wider(whole, part) and _has_more_dead(whole, part):
            return Reason(evidence="count", weight=FORBIDDEN, words="one is the total, the other a part of it")
    return None


_PROHIBITIONS = (_another, _cumulative, _total_and_part)
"""What forbids that two claims are about one incident, whatever speaks for it."""


def are_two_entries(one: str | None, other: str | None) -> bool:
    """Tell whether one register gives the two events different ids.

    Example:
        >>> are_two_entries("ucdp:1", "ucdp:2"), are_two_entries("ucdp:1", "acled:2"), are_two_entries("ucdp:1", None)
        (True, False, False)
    """
    if one is None or other is None or one == other:
        return False
    return one.partition(":")[0] == other.partition(":")[0]


def is_of_register(event: str | None, register: str) -> bool:
    """Tell whether the register gave the event its id."""
    return event is not None and event.partition(":")[0] == register


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
