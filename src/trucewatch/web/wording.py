"""Say figures, days and names as the pages show them: the filters of the templates."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from trucewatch.model.actor import ActorIndex, SourceIndex, SourceKind
from trucewatch.model.claim import COUNT_KEYS, KEYS_OF_KIND, PUBLISHER, Claim
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.text import UNKNOWN_SOURCE, Document
from trucewatch.model.toll_words import say_toll
from trucewatch.model.wording import say_claim, say_count, say_day, say_names, say_teller
from trucewatch.publish.profiles import digits_for
from trucewatch.views.actors import key_of
from trucewatch.web.shelf import telling_first

_DASH = "–"


def word(name: str) -> str:
    """Return a word of the vocabulary as people write it."""
    return "UN body" if name == SourceKind.UN_BODY else str(name).replace("_", " ")


def clause(number: str) -> str:
    """Return how a clause is called."""
    return f"Art. {number}"


def short_day(day: date) -> str:
    """Return the day without its year's century: "5 Oct 2018"."""
    return f"{day.day} {say_day(day).split()[1][:3]} {day.year}"


def period(stretch: Period) -> str:
    """Return the days of a period, as short as they can be said."""
    first, last = stretch.first, stretch.last
    if first and last:
        return short_day(first) if first == last else _between(first, last)
    if first:
        return f"from {short_day(first)}"
    return f"until {short_day(last)}" if last else "at some time"


def _between(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{_DASH}{short_day(last)}"
    if first.year == last.year:
        return f"{short_day(first).rsplit(' ', 1)[0]} {_DASH} {short_day(last)}"
    return f"{short_day(first)} {_DASH} {short_day(last)}"


def due(stretch: Period | None) -> str:
    """Return by when something is owed: the last of the days by whose end it is."""
    if stretch is None:
        return "no deadline"
    return f"by {short_day(stretch.last)}" if stretch.last else period(stretch)


def whole(number: float | None) -> str:
    """Return a score without decimals."""
    return _DASH if number is None else f"{number:.0f}"


def level(number: float | None) -> str:
    """Return a level of 0 to 3 with one decimal."""
    return _DASH if number is None else f"{number:.1f}"


def share(number: float) -> str:
    """Return a share of 0 to 1 in per cent."""
    return f"{number:.0%}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return the number with its noun, plural where it is not one."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def lasting(seconds: float) -> str:
    """Return how long something took: "40 seconds", "3 minutes"."""
    return counted(round(seconds), "second") if seconds < 90 else counted(round(seconds / 60), "minute")


def month(day: date) -> str:
    """Return the month of a day with its year: "October 2018"."""
    return say_day(day).partition(" ")[2]


def place(named: Place) -> str:
    """Return a place as the report has it."""
    return named.told


def coordinates(named: Place) -> str:
    """Return where a place lies, with no more digits than it is known to."""
    if named.point is None:
        return _DASH
    digits = digits_for(named.precision_km or 0.0)
    return f"{named.point.latitude:.{digits}f}°, {named.point.longitude:.{digits}f}°"


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter, the rest as it was."""
    return text[:1].upper() + text[1:]


def difference(kind: ContradictionType) -> str:
    """Return in what two sides differ."""
    return ContradictionType(kind).in_words


def keys_said(claim: Claim) -> list[tuple[str, str]]:
    """Return the claim's own keys that say something, each with its value in words."""
    said = [("place", say_names([place(one) for one in claim.place]))] if claim.place else []
    if claim.date:
        said.append(("date", period(claim.date)))
    for key in KEYS_OF_KIND[claim.kind]:
        value = getattr(claim, key)
        if value not in (None, ()):
            said.append((key, _value(key, value)))
    return said


def _value(key: str, value: Any) -> str:  # whatever a claim's key may hold
    if key in COUNT_KEYS:
        return say_count(value)
    if isinstance(value, Period):
        return period(value)
    if isinstance(value, tuple):
        return say_names([word(one) for one in value])
    return share(value) if isinstance(value, float) else word(value)


def filters_for(actors: ActorIndex, sources: SourceIndex) -> Mapping[str, Callable[..., Any]]:
    """Return every filter by the name that the templates know it by."""

    def source_name(document: Document) -> str:
        known = sources.get(document.source)
        if known:
            return known.name
        return "source not named" if document.source == UNKNOWN_SOURCE else document.source

    def speaker(claim: Claim, document: Document) -> str:
        names = say_names([source_name(document) if name == PUBLISHER else name for name in claim.speaker])
        if claim.speaker_for and claim.speaker_for not in claim.speaker:
            return f"{names}, for {claim.speaker_for}"
        return names

    def said(claim: Claim, document: Document) -> str:
        teller = say_teller(document) if document.source == UNKNOWN_SOURCE else source_name(document)
        return say_claim(claim, teller=teller)

    def actor_names(ids: Iterable[str], nobody: str = "nobody named") -> str:
        known = [(actors.get(actor_id), actor_id) for actor_id in ids]
        return say_names([actor.name if actor else actor_id for actor, actor_id in known], nobody=nobody)

    def speaker_keys(claim: Claim) -> list[tuple[str, str]]:
        names = dict.fromkeys(name for name in (*claim.speaker, claim.speaker_for) if name and name != PUBLISHER)
        found = [(name, actors.find(name)) for name in names]
        return [(actor.id, actor.name) if actor else (key_of(name), name) for name, actor in found]

    return {
        "speaker_keys": speaker_keys,
        "word": word,
        "clause": clause,
        "day": say_day,
        "short_day": short_day,
        "period": period,
        "due": due,
        "toll": say_toll,
        "people": say_count,
        "whole": whole,
        "level": level,
        "share": share,
        "counted": counted,
        "lasting": lasting,
        "sentence_case": sentence_case,
        "month": month,
        "place": place,
        "coordinates": coordinates,
        "difference": difference,
        "telling_first": telling_first,
        "source_name": source_name,
        "speaker": speaker,
        "said": said,
        "actor_names": actor_names,
    }
