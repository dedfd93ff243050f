"""Admiralty grades: a letter for whose word a claim is, a digit for how far others bear it out.

The letter is the source's, or `letter_of_known_actor`. The digit is reckoned from the other voices on the same
obligation: 1 confirmed by `confirmed_from_origins` or more further origins, one of them without a stake or with the
opposite one; 2 borne out by one such origin; 3 said by more than gainsay it, and borne out by nobody, or
only by those of the same stake; 4 gainsaid by as many as say so; 5 gainsaid by more; 6 where nobody whose word has
weight says anything either way.

Source:
    NATO AJP-2.1 (the two scales, to be judged apart from each other); the reckoning of the digit is our own.
"""

from collections.abc import Sequence
from typing import Any

from trucewatch.assess.interest import Interest
from trucewatch.assess.told import Told
from trucewatch.assess.voices import Voice
from trucewatch.model.finding import Way
from trucewatch.settings import Settings

DEFINITION = (
    "Of the weightiest claim on either side: the letter of whose word it is, A to F, and a digit, 1 (confirmed by"
    " others) to 6 (cannot be judged), from the other origins that bear it out or gainsay it."
)
LEAVES_OUT = (
    "An analyst's own judgement of how plausible a thing is. F and 6 say that it cannot be judged, and stand for no"
    " half."
)


def admiralty_grade(voice: Voice, voices: Sequence[Voice], settings: Settings) -> str:
    """Return the grade of one voice among all that still stand on the same obligation: "B2".

    Args:
        voices: Weightiest first; of each origin's for one way, the lightest that has any weight is enough.
    """
    return f"{voice.letter}{_digit(voice, voices, settings)}"


def grades_of_sides(told: Told, settings: Settings) -> dict[str, dict[str, Any] | None]:
    """Return the grade of the weightiest voice for and against, with its claim; None where nobody speaks."""
    sides: dict[str, dict[str, Any] | None] = {}
    voices = told.weighty_tails()
    for way in Way:
        first = next(iter(told.heads(way)), None)
        graded = {"grade": admiralty_grade(first, voices, settings), "claim": first.claim.id} if first else None
        sides[str(way)] = graded
    return sides


def _digit(voice: Voice, voices: Sequence[Voice], settings: Settings) -> int:
    others = [one for one in voices if one.origin.key != voice.origin.key and one.weight > 0]
    borne_out = {one.origin.key: one for one in others if one.bearing.way is voice.bearing.way}
    gainsaid = {one.origin.key for one in others if one.bearing.way is not voice.bearing.way}
    saying_so = len(borne_out) + (voice.weight > 0)
    if not saying_so and not gainsaid:
        return 6
    if len(gainsaid) >= saying_so:
        return 5 if len(gainsaid) > saying_so else 4
    if not any(_is_of_other_stake(one, voice) for one in borne_out.values()):
        return 3
    return 1 if len(borne_out) >= settings.confirmed_from_origins else 2


def _is_of_other_stake(other: Voice, voice: Voice) -> bool:
    """Tell whether the other gains nothing by saying so, or loses by what the first gains by."""
    return other.interest is not Interest.OWN or (voice.interest is Interest.AGAINST)
