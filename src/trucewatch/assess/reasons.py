"""Give the reasons of a finding in sentences, each with the claims that it rests on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from trucewatch.assess.interest import Interest
from trucewatch.assess.told import Claims, Side, Told
from trucewatch.assess.voices import Voice
from trucewatch.model.agreement import Obligation
from trucewatch.model.finding import FindingReason, Way
from trucewatch.model.origin import Origin
from trucewatch.model.rate import RateChange, RateCount
from trucewatch.model.wording import as_sentence, say_day, say_names, say_share, say_speaker
from trucewatch.settings import Settings

_SHOWN_PER_SIDE = 5
"""How many voices a side are told one by one; the rest are counted."""
_SHOWN_IN_GENERAL = 1
"""The same, where nobody speaks of this very duty: what is said of the whole deal is told on every duty's page."""
_NAMED_PER_SIDE = 4
"""How many names a side the first sentence tells; the rest are counted."""


_OPENINGS = frozenset({"The", "No", "It", "Its", "This", "That", "What", "When", "There", "Neither", "A"})
"""Words that are large only because a sentence begins with them."""


def find_reasons(obligation: Obligation, told: Told, *, as_of: date, is_general: bool) -> tuple[FindingReason, ...]:
    """Return the reasons: what both sides come to, then the single voices, admissions first, then what weighs nothing.

    Args:
        is_general: Whether nobody whose word has weight speaks of this very duty.
    """
    if not told.claims:
        return (FindingReason(text=as_sentence(f"{_deadline(obligation, as_of)}nothing has been said of it")),)
    shown = _SHOWN_IN_GENERAL if is_general else _SHOWN_PER_SIDE
    return (
        FindingReason(text=_summary(obligation, told, as_of, is_general=is_general), claims=told.claims),
        *(reason for side in Side for reason in _singly(told.sides[side], shown)),
        *_told_as_weightless(told.weightless),
    )


def reason_of_rate(rate: RateChange, claims: Sequence[str], settings: Settings) -> FindingReason:
    """Return what compared rates say, with the claims about every incident counted, in ascending order."""
    return FindingReason(text=_say_rate(rate, settings), claims=claims)


def reason_of_watch(watched: float, claims: Sequence[str], settings: Settings) -> FindingReason:
    """Return how far observers were kept from looking, with the claims that say so, in ascending order."""
    text = (
        f"observers were turned away on {say_share(1 - watched)} of the last {settings.access_within_days} days: that"
        " lowers what is known, and says nothing of whether it was kept"
    )
    return FindingReason(text=as_sentence(text), claims=claims)


def _say_rate(rate: RateChange, settings: Settings) -> str:
    before, after, ratio = rate.before, rate.after, rate.ratio
    change = f"{say_share(ratio.value)} of the rate before"
    return as_sentence(
        f"{before.violations} violations were counted {_in_observer_days(before)} before the deal, and"
        f" {after.violations} {_in_observer_days(after)} since: {change}"
        f" ({say_share(settings.range_mass)} range {say_share(ratio.low)} to {say_share(ratio.high)})"
    )


def _in_observer_days(count: RateCount) -> str:
    return f"in {count.exposure_days:,.0f} observer-days"


def _deadline(obligation: Obligation, as_of: date) -> str:
    if obligation.due is None or obligation.due.last is None:
        return f"no deadline is set ({_in_brackets(obligation.due_unclear)}); " if obligation.due_unclear else ""
    last = obligation.due.last
    if as_of <= last:
        return f"it is due by {say_day(last)}; "
    late = (as_of - last).days
    return f"it was due by {say_day(last)}, {late} {'day' if late == 1 else 'days'} before; "


def _in_brackets(sentence: str) -> str:
    """The sentence as it stands in the midst of another."""
    bare = sentence.removesuffix(".")
    return bare[0].lower() + bare[1:] if bare.split()[0] in _OPENINGS else bare


def _summary(obligation: Obligation, told: Told, as_of: date, *, is_general: bool) -> str:
    kept, broken = _names(told.heads(Way.FOR)), _names(told.heads(Way.AGAINST))
    if kept and broken:
        sides = f"{_speak(kept)} for it, and {_listed(broken)} against it"
    else:
        sides = f"{_speak(kept or broken)} {'for' if kept else 'against'} it, and nobody {'against' if kept else 'for'}"
    if is_general:
        sides = f"nobody who can be graded speaks of this duty itself; at most in general terms, {sides}"
    return as_sentence(f"{_deadline(obligation, as_of)}{sides}")


def _speak(names: Sequence[str]) -> str:
    return f"{_listed(names)} {'speaks' if len(names) == 1 else 'speak'}"


def _listed(names: Sequence[str]) -> str:
    """The names, weightiest first; those beyond the first few only counted."""
    rest = len(names) - _NAMED_PER_SIDE
    return say_names(names if rest <= 1 else [*names[:_NAMED_PER_SIDE], f"{rest} others"])


def _names(voices: Iterable[Voice]) -> list[str]:
    return list(dict.fromkeys(_name_of(voice.origin) for voice in voices))


def _name_of(origin: Origin) -> str:
    """Only who is neither an actor, nor an outlet, nor a report may be without a name."""
    return say_speaker(origin.name) if origin.key.startswith("name:") else origin.name


def _singly(claims: Claims, shown: int) -> list[FindingReason]:
    """One sentence a claim, weightiest first."""
    first = claims.first(shown)
    reasons = [FindingReason(text=_with_interest(voice), claims=(voice.claim.id,)) for voice in first]
    rest = claims.ids.edited(voice.claim.id for voice in first)
    if rest:
        ways = [way for way, number in (claims.ways - Counter(voice.bearing.way for voice in first)).items() if number]
        way = f" the same way ({min(ways)})" if len(ways) == 1 else " one way or the other, to their speakers' cost"
        more = "more claim points" if len(rest) == 1 else "more claims point"
        reasons.append(FindingReason(text=f"{len(rest)} {more}{way}.", claims=rest))
    return reasons


def _with_interest(voice: Voice) -> str:
    is_praise = voice.bearing.way is Way.FOR
    match voice.interest:
        case Interest.AGAINST:
            opening = "Praise of the other side: " if is_praise else "Admission: "
        case Interest.OWN:
            opening = "Self-praise: " if is_praise else "Accusation: "
        case Interest.NEUTRAL:
            opening = ""
    return opening + voice.reason


def _told_as_weightless(claims: Sequence[str]) -> list[FindingReason]:
    if not claims:
        return []
    text = f"{len(claims)} of these claims come from sources whose word cannot be graded, and move no figure."
    if len(claims) == 1:
        text = "One of these claims comes from a source whose word cannot be graded, and moves no figure."
    return [FindingReason(text=text, claims=claims)]
