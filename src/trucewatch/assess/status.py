"""Tell how an obligation stands from who says what of it: never from the weights alone.

A debtor's own word makes it claimed, never done; whoever else says so of this very duty makes it done. A denial by
those whom it serves makes it contested; a denial by anybody else, or an admission, turns it. A duty of which nobody
speaks cannot be assessed, whatever is said of the deal as a whole: he who praises the whole has looked at no part.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.assess.interest import Interest
from trucewatch.assess.voices import Voice
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.finding import Status, Way
from trucewatch.model.rate import RateChange
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who was heard on an obligation, sorted by what they say and whom it serves; voices of no weight left out."""

    confirmed: tuple[Voice, ...]
    """Say that it is kept, gain nothing by it, and speak of this duty."""
    claimed: tuple[Voice, ...]
    """Say that it is kept, to their own credit, or only of the deal as a whole."""
    in_part: tuple[Voice, ...]
    """Say that it is kept in part."""
    denied: tuple[Voice, ...]
    """Say that it is not, and gain nothing by it, or lose."""
    accused: tuple[Voice, ...]
    """Say that it is not, at the other side's cost."""


def hear(voices: Sequence[Voice], settings: Settings) -> Hearing:
    """Sort the voices that have any weight."""
    weighty = [voice for voice in voices if voice.weight > 0]
    full = [
        voice for voice in weighty if voice.bearing.way is Way.FOR and voice.bearing.level >= settings.kept_from_level
    ]
    against = [voice for voice in weighty if voice.bearing.way is Way.AGAINST]
    return Hearing(
        confirmed=tuple(voice for voice in full if _confirms(voice, settings)),
        claimed=tuple(voice for voice in full if not _confirms(voice, settings)),
        in_part=tuple(
            voice
            for voice in weighty
            if voice.bearing.way is Way.FOR and voice.bearing.level < settings.kept_from_level
        ),
        denied=tuple(voice for voice in against if voice.interest is not Interest.OWN),
        accused=tuple(voice for voice in against if voice.interest is Interest.OWN),
    )


def _confirms(voice: Voice, settings: Settings) -> bool:
    return voice.interest is not Interest.OWN and voice.bearing.directness >= settings.directness_to_confirm


class Camps:
    """Who says that an obligation is kept, and who that it is not, neither of them long ago.

    What an outlet that nobody graded says in its own voice moves no figure and turns no status; that there are two
    accounts is true all the same.
    """

    def __init__(self, as_of: date, settings: Settings) -> None:
        """Begin with nobody."""
        self._as_of = as_of
        self._settings = settings
        self._origins: dict[Way, dict[float, Counter[str]]] = {way: {} for way in Way}
        """How often each origin speaks, by level."""

    def add(self, voice: Voice) -> None:
        """Let a voice be heard."""
        if self._is_in(voice):
            levels = self._origins[voice.bearing.way]
            levels.setdefault(voice.bearing.level, Counter())[voice.origin.key] += 1

    def take(self, voice: Voice) -> None:
        """Let a voice not have been heard."""
        if self._is_in(voice):
            levels = self._origins[voice.bearing.way]
            origins = levels[voice.bearing.level]
            origins[voice.origin.key] -= 1
            if not origins[voice.origin.key]:
                del origins[voice.origin.key]
            if not origins:
                del levels[voice.bearing.level]

    def are_at_odds(self) -> bool:
        """Tell whether somebody says that it is kept, and somebody else that it is not."""
        return any(
            kept - broken >= self._settings.levels_at_odds and (len(ones) > 1 or len(others) > 1 or ones != others)
            for kept, ones in ((level, origins.keys()) for level, origins in self._origins[Way.FOR].items())
            for broken, others in ((level, origins.keys()) for level, origins in self._origins[Way.AGAINST].items())
        )

    def _is_in(self, voice: Voice) -> bool:
        return (
            voice.bearing.directness >= self._settings.directness_to_turn
            and (voice.weight > 0 or voice.is_ungraded_account)
            and (voice.on is None or (self._as_of - voice.on).days <= self._settings.stance_lapses_after_days)
        )


def is_spoken_of(voices: Sequence[Voice], settings: Settings) -> bool:
    """Tell whether anybody whose word has weight speaks of this duty, and not only of the deal as a whole."""
    return any(voice.weight > 0 and voice.bearing.directness >= settings.directness_to_confirm for voice in voices)


def is_due(obligation: Obligation, as_of: date) -> bool:
    """Tell whether the obligation is owed by that day: the last day of a deadline still belongs to the debtor."""
    return obligation.due is None or obligation.due.last is None or as_of > obligation.due.last


def status_of_deal(agreement: Agreement, as_of: date) -> Status | None:
    """Return the status that all obligations share because the deal does not bind on that day; None while it does."""
    if as_of < agreement.signed:
        return Status.NOT_DUE
    if agreement.in_force.last is not None and as_of > agreement.in_force.last:
        return Status.SUPERSEDED
    return None


def find_status(  # noqa: PLR0913 - an obligation, what is said of it, and how that is weighed
    obligation: Obligation,
    voices: Sequence[Voice],
    *,
    level: float | None,
    as_of: date,
    settings: Settings,
    rate: RateChange | None = None,
) -> Status:
    """Return how the obligation stands while the deal binds.

    Args:
        voices: Those that still stand, in any order.
        level: The weighed level; None where nothing has weight.
        rate: How the rate of violations changed; where it is known, conduct stands as the rate says.
    """
    if rate is not None:
        return status_of_rate(rate.level, settings)
    turning = _turning(voices, settings) if is_spoken_of(voices, settings) else []
    if obligation.kind in (ObligationKind.CONTINUING, ObligationKind.DECLARATORY):
        return _status_of_conduct(hear(turning, settings), level, settings)
    if not is_due(obligation, as_of):
        return _status_before_due(hear([voice for voice in voices if voice.bearing.directness == 1.0], settings))
    if turning:
        return _status_of_act(turning, level, settings)
    has_praise = any(voice.bearing.way is Way.FOR for voice in voices)
    return Status.CANNOT_ASSESS if obligation.due is None or has_praise else Status.OVERDUE


def _turning(voices: Sequence[Voice], settings: Settings) -> list[Voice]:
    """Leave out mere hints: they move the level, and turn nothing."""
    return [voice for voice in voices if voice.bearing.directness >= settings.directness_to_turn]


def _status_of_conduct(hearing: Hearing, level: float | None, settings: Settings) -> Status:
    if hearing.denied:
        outweighed = hearing.confirmed and level is not None and level >= settings.done_from_level
        return Status.KEPT if outweighed else Status.VIOLATED
    if hearing.confirmed:
        return Status.KEPT
    if hearing.claimed:
        return Status.CLAIMED_DONE
    if hearing.accused:
        return Status.VIOLATED
    return Status.PARTLY if hearing.in_part else Status.CANNOT_ASSESS


def status_of_rate(level: float, settings: Settings) -> Status:
    """Return how conduct stands where rates are compared, by the level that their ratio comes to."""
    if level >= settings.done_from_level:
        return Status.KEPT
    return Status.VIOLATED if level <= settings.not_done_to_level else Status.PARTLY


def _status_before_due(hearing: Hearing) -> Status:
    """Only a word on this very obligation makes it done ahead of time."""
    if hearing.denied:
        return Status.NOT_DUE
    if hearing.confirmed:
        return Status.DONE
    return Status.CLAIMED_DONE if hearing.claimed else Status.NOT_DUE


def _status_of_act(voices: Sequence[Voice], level: float | None, settings: Settings) -> Status:
    hearing = hear(voices, settings)
    if hearing.denied and hearing.confirmed:
        return _by_level(level, settings)
    if hearing.denied:
        return Status.PARTLY if hearing.in_part else Status.NOT_DONE
    if hearing.confirmed:
        return Status.DONE
    if hearing.claimed:
        return Status.CLAIMED_DONE
    if hearing.in_part:
        return Status.PARTLY
    return Status.NOT_DONE


def _by_level(level: float | None, settings: Settings) -> Status:
    if level is not None and level >= settings.done_from_level:
        return Status.DONE
    if level is not None and level <= settings.not_done_to_level:
        return Status.NOT_DONE
    return Status.PARTLY
