"""Give the reasons of a finding in sentences, each with the claims that it rests on."""

from collections.abc import Iterable, Sequence
from datetime import date

from trucewatch.assess.interest import Interest
from trucewatch.assess.status import is_spoken_of
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


def find_reasons(
    obligation: Obligation, voices: Sequence[Voice], *, as_of: date, settings: Settings
) -> tuple[FindingReason, ...]:
    """Return the reasons: what both sides come to, then the single voices, admissions first, then what weighs nothing.

    Args:
        voices: Weightiest first.
    """
    if not voices:
        return (FindingReason(text=as_sentence(f"{_deadline(obligation, as_of)}nothing has been said of it")),)
    weightless = [voice for voice in voices if voice.weight <= 0]
    is_general = not is_spoken_of(voices, settings)
    shown = _SHOWN_IN_GENERAL if is_general else _SHOWN_PER_SIDE
    return (
        FindingReason(
            text=_summary(obligation, voices, as_of, is_general=is_general),
            claims=_ids(voices),
        ),
        *_singly([voice for voice in voices if voice.interest is Interest.AGAINST], shown),
        *_singly(_on_side(voices, Way.FOR), shown),
        *_singly(_on_side(voices, Way.AGAINST), shown),
        *_told_as_weightless(weightless),
    )


def reason_of_rate(rate: RateChange, claims: Iterable[str], settings: Settings) -> FindingReason:
    """Return what compared rates say, with the claims about every incident counted."""
    return FindingReason(text=_say_rate(rate, settings), claims=tuple(sorted(claims)))


def reason_of_watch(watched: float, claims: Iterable[str], settings: Settings) -> FindingReason:
    """Return how far observers were kept from looking, with the claims that say so."""
    text = (
        f"observers were turned away on {say_share(1 - watched)} of the last {settings.access_within_days} days: that"
        " lowers what is known, and says nothing of whether it was kept"
    )
    return FindingReason(text=as_sentence(text), claims=tuple(sorted(claims)))


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


def _on_side(voices: Sequence[Voice], way: Way) -> list[Voice]:
    """Those that say so without cost to themselves; what costs its speaker is told before either side."""
    return [voice for voice in voices if voice.bearing.way is way and voice.interest is not Interest.AGAINST]


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


def _summary(obligation: Obligation, voices: Sequence[Voice], as_of: date, *, is_general: bool) -> str:
    kept = _names(voice for voice in voices if voice.bearing.way is Way.FOR)
    broken = _names(voice for voice in voices if voice.bearing.way is Way.AGAINST)
    if kept and broken:
        sides = f"{_speak(kept)} for it, and {_told(broken)} against it"
    else:
        sides = f"{_speak(kept or broken)} {'for' if kept else 'against'} it, and nobody {'against' if kept else 'for'}"
    if is_general:
        sides = f"nobody who can be graded speaks of this duty itself; at most in general terms, {sides}"
    return as_sentence(f"{_deadline(obligation, as_of)}{sides}")


def _speak(names: Sequence[str]) -> str:
    return f"{_told(names)} {'speaks' if len(names) == 1 else 'speak'}"


def _told(names: Sequence[str]) -> str:
    """The names, weightiest first; those beyond the first few only counted."""
    rest = len(names) - _NAMED_PER_SIDE
    return say_names(names if rest <= 1 else [*names[:_NAMED_PER_SIDE], f"{rest} others"])


def _names(voices: Iterable[Voice]) -> list[str]:
    return list(dict.fromkeys(_name_of(voice.origin) for voice in voices))


def _name_of(origin: Origin) -> str:
    """Only who is neither an actor, nor an outlet, nor a report may be without a name."""
    return say_speaker(origin.name) if origin.key.startswith("name:") else origin.name


def _singly(voices: Sequence[Voice], shown: int) -> list[FindingReason]:
    """One sentence a claim, weightiest first."""
    by_claim = {voice.claim.id: voice for voice in reversed(voices)}
    ordered = sorted(by_claim.values(), key=lambda voice: -voice.weight)
    reasons = [FindingReason(text=_with_interest(voice), claims=(voice.claim.id,)) for voice in ordered[:shown]]
    rest = [voice.claim.id for voice in ordered[shown:]]
    if rest:
        ways = {voice.bearing.way for voice in ordered[shown:]}
        way = f" the same way ({min(ways)})" if len(ways) == 1 else " one way or the other, to their speakers' cost"
        more = "more claim points" if len(rest) == 1 else "more claims point"
        reasons.append(FindingReason(text=f"{len(rest)} {more}{way}.", claims=tuple(sorted(rest))))
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
    return opening + voice.bearing.reason


def _told_as_weightless(voices: Sequence[Voice]) -> list[FindingReason]:
    if not voices:
        return []
    claims = _ids(voices)
    text = f"{len(claims)} of these claims come from sources whose word cannot be graded, and move no figure."
    if len(claims) == 1:
        text = "One of these claims comes from a source whose word cannot be graded, and moves no figure."
    return [FindingReason(text=text, claims=claims)]


def _ids(voices: Iterable[Voice]) -> tuple[str, ...]:
    return tuple(sorted({voice.claim.id for voice in voices}))
