"""Tell whom a statement serves: what costs its speaker to say weighs most, self-praise least.

The parties to a deal have an interest in looking faithful and in the others' looking faithless. Where that is not so,
the agreement's or the actor's own file says by what they are served, topic by topic.
"""

import math
from collections.abc import Iterable
from enum import StrEnum

from trucewatch.assess.involved import Case, involved, owing
from trucewatch.model.claim import About, Claim
from trucewatch.model.finding import Way
from trucewatch.model.stake import Served
from trucewatch.settings import Settings


class Interest(StrEnum):
    """How a statement stands to its speaker's interest."""

    OWN = "own"
    NEUTRAL = "neutral"
    AGAINST = "against"
    """An admission, or a word in favour of the other side."""


def find_interest(claim: Claim, way: Way, speakers: Iterable[str], case: Case) -> Interest:
    """Tell whom the claim serves.

    Args:
        speakers: Ids of the actors whose word it is.
    """
    speaking = frozenset(speakers)
    named = case.ids_of((*claim.by, *claim.perpetrator, *claim.actor))
    served = _served(speaking, case)
    if served and not named & speaking:
        return _by_stake(served, way)
    stakes = speaking & involved(case.agreement)
    if not stakes:
        return Interest.NEUTRAL
    answerable = named or _answerable(claim, case)
    if way is Way.FOR:
        return Interest.OWN if stakes & answerable or not answerable else Interest.AGAINST
    # A debtor who says that a shared duty is not done rarely means himself: only a sole or named culprit admits.
    admits = stakes & answerable and (bool(named) or answerable <= stakes)
    return Interest.AGAINST if admits else Interest.OWN


def _answerable(claim: Claim, case: Case) -> frozenset[str]:
    """Those on whom the claim reflects where it names nobody: all who made the deal, if it is about the whole of it."""
    if About.WHOLE_AGREEMENT in claim.about:
        return frozenset((*case.agreement.parties, *case.agreement.guarantors))
    return owing(case.obligation)


def _served(speaking: frozenset[str], case: Case) -> Served | None:
    """What the speakers gain by on this topic, by the agreement's file first, then by their own; None where unsaid."""
    own = (stake for actor_id in sorted(speaking) if (actor := case.actors.get(actor_id)) for stake in actor.stakes)
    for stakes in (case.agreement.stakes, tuple(own)):
        fitting = [one for one in stakes if one.actor in speaking and one.covers(case.obligation.about)]
        if fitting:
            # What is said of one topic goes before what is said of all.
            return max(fitting, key=lambda one: bool(one.about)).served_by
    return None


def _by_stake(served: Served, way: Way) -> Interest:
    if served is Served.NEITHER:
        return Interest.NEUTRAL
    return Interest.OWN if (way is Way.FOR) is (served is Served.KEPT) else Interest.AGAINST


def interest_factor(interest: Interest, settings: Settings) -> float:
    """Return the weight of a statement for its interest: its log-odds over those of a neutral one."""
    odds = {
        Interest.OWN: settings.odds_in_own_interest,
        Interest.NEUTRAL: settings.odds_neutral,
        Interest.AGAINST: settings.odds_against_interest,
    }
    return math.log(odds[interest]) / math.log(settings.odds_neutral)
