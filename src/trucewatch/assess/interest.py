"""Tell whom a statement serves: what costs its speaker to say weighs most, self-praise least.

The parties to a deal have an interest in looking faithful and in the others' looking faithless.
"""

import math
from collections.abc import Iterable
from enum import StrEnum

from trucewatch.assess.involved import Case, involved, owing
from trucewatch.model.claim import Claim
from trucewatch.model.finding import Way
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
    stakes = frozenset(speakers) & involved(case.agreement)
    if not stakes:
        return Interest.NEUTRAL
    named = case.ids_of((*claim.by, *claim.perpetrator, *claim.actor))
    answerable = named or owing(case.obligation)
    if way is Way.FOR:
        return Interest.OWN if stakes & answerable or not answerable else Interest.AGAINST
    # A debtor who says that a shared duty is not done rarely means himself: only a sole or named culprit admits.
    admits = stakes & answerable and (bool(named) or answerable <= stakes)
    return Interest.AGAINST if admits else Interest.OWN


def interest_factor(interest: Interest, settings: Settings) -> float:
    """Return the weight of a statement for its interest: its log-odds over those of a neutral one."""
    odds = {
        Interest.OWN: settings.odds_in_own_interest,
        Interest.NEUTRAL: settings.odds_neutral,
        Interest.AGAINST: settings.odds_against_interest,
    }
    return math.log(odds[interest]) / math.log(settings.odds_neutral)
