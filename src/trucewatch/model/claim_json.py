"""Write claims as the contract of `docs/reference/claims.md` has them, and read them back."""

import dataclasses
from enum import StrEnum
from typing import Any

from trucewatch.model.claim import (
    COUNT_KEYS,
    KEYS_OF_KIND,
    About,
    Action,
    Certainty,
    Claim,
    ClaimKind,
    Direction,
    Ground,
    IncidentType,
    Level,
    Quoted,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.count import Count
from trucewatch.model.ids import content_id
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.text import Document, Sentence, Span

_WORDS: dict[str, type[StrEnum]] = {
    "type": IncidentType,
    "verdict": Verdict,
    "action": Action,
    "state": State,
    "level": Level,
    "relation": Relation,
    "time": Tense,
    "direction": Direction,
}
_ONE_OR_MORE = ("perpetrator", "target", "by", "of", "actor")
_LISTS = ("weapons", "participants", "parties")


def claim_as_json(claim: Claim, document: Document | None = None) -> dict[str, Any]:
    """Return the claim in its published form: keys that say nothing are left out.

    Args:
        document: The report that carries it; given, its source and day of publication stand beside its sha256.
    """
    content: dict[str, Any] = {
        "id": claim.id,
        "kind": str(claim.kind),
        "document": _document_as_json(claim, document),
        "sentence": {
            "start": claim.sentence.span.start,
            "end": claim.sentence.span.end,
            "text": claim.sentence.text,
        },
        "speaker": _one_or_list(claim.speaker),
        "speaker_for": claim.speaker_for,
        "quoted": str(claim.quoted),
        "said": claim.said.as_json() if claim.said else None,
        "denied": claim.denied,
        "certainty": str(claim.certainty),
        **place_as_json(claim.place),
        "date": claim.date.as_json() if claim.date else None,
    }
    for key in KEYS_OF_KIND[claim.kind]:
        value = _value_as_json(key, getattr(claim, key))
        if value is not None:
            content[key] = value
    if claim.event is not None:
        content["event"] = claim.event
    if claim.codes:
        content["codes"] = dict(claim.codes)
    content["reader"] = claim.reader
    if claim.grounds:
        content["grounds"] = [_ground_as_json(ground) for ground in claim.grounds]
    return content


def claim_from_json(content: dict[str, Any]) -> Claim:
    """Return the claim that `claim_as_json` wrote.

    Raises:
        KeyError: A key that every claim carries is missing.
        ValueError: A value is no word of the vocabulary, no date, or does not fit its span.
    """
    sentence = content["sentence"]
    kind = ClaimKind(content["kind"])
    own = {key: _value_from_json(key, content[key]) for key in KEYS_OF_KIND[kind] if content.get(key) is not None}
    return Claim(
        id=content["id"],
        kind=kind,
        document=content["document"]["sha256"],
        sentence=Sentence(span=Span(start=sentence["start"], end=sentence["end"]), text=sentence["text"]),
        speaker=_as_tuple(content["speaker"]),
        speaker_for=content.get("speaker_for"),
        quoted=Quoted(content["quoted"]),
        said=_period_from_json(content.get("said")),
        denied=content["denied"],
        certainty=Certainty(content["certainty"]),
        place=_place_from_json(content),
        date=_period_from_json(content.get("date")),
        reader=content.get("reader", ""),
        grounds=tuple(_ground_from_json(ground) for ground in content.get("grounds", ())),
        event=content.get("event"),
        codes=tuple(sorted(content.get("codes", {}).items())),
        **own,
    )


def with_id(claim: Claim) -> Claim:
    """Return the claim under the id that its document, sentence and keys make; grounds and reader do not count."""
    content = claim_as_json(claim)
    for key in ("id", "grounds", "reader"):
        content.pop(key, None)
    return dataclasses.replace(claim, id=content_id("c", content))


def _document_as_json(claim: Claim, document: Document | None) -> dict[str, Any]:
    if document is None:
        return {"sha256": claim.document}
    day = document.published.day.isoformat() if document.published else None
    return {"sha256": claim.document, "source": document.source, "published": day}


def _one_or_list(names: tuple[str, ...]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)


def _as_tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _value_as_json(key: str, value: Any) -> Any:
    if value is None or value == ():
        return None
    if key in COUNT_KEYS:
        return value.as_json()
    if key == "deadline":
        return value.as_json()
    if key in _ONE_OR_MORE:
        return _one_or_list(value)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _value_from_json(key: str, value: Any) -> Any:
    if key in COUNT_KEYS:
        return Count.from_json(value)
    if key == "deadline":
        return Period.from_json(value)
    if key == "about":
        return tuple(About(word) for word in value)
    if key in _ONE_OR_MORE or key in _LISTS:
        return _as_tuple(value)
    return _WORDS[key](value) if key in _WORDS else value


def _period_from_json(ends: list[str | None] | None) -> Period | None:
    return Period.from_json(ends) if ends else None


def place_as_json(places: tuple[Place, ...]) -> dict[str, Any]:
    """Return a claim's members that say where: the first place's point beside the names, and every place whole."""
    if not places:
        return {"place": None}
    content: dict[str, Any] = {"place": _one_or_list(tuple(place.name for place in places))}
    if places[0].point:
        content["lat"] = places[0].point.latitude
        content["lon"] = places[0].point.longitude
        content["precision"] = places[0].precision_km
    content["places"] = [_one_place_as_json(place) for place in places]
    return content


def _one_place_as_json(place: Place) -> dict[str, Any]:
    content = {
        "name": place.name,
        "words": place.words,
        "lat": place.point.latitude if place.point else None,
        "lon": place.point.longitude if place.point else None,
        "precision_km": place.precision_km,
        "country": place.country,
        "kind": place.kind,
        "admin1": place.admin1,
        "admin2": place.admin2,
    }
    return {key: value for key, value in content.items() if value is not None}


def _place_from_json(content: dict[str, Any]) -> tuple[Place, ...]:
    return tuple(
        Place(
            name=place["name"],
            words=place.get("words"),
            point=Point(longitude=place["lon"], latitude=place["lat"]) if "lat" in place else None,
            precision_km=place.get("precision_km"),
            country=place.get("country"),
            kind=place.get("kind"),
            admin1=place.get("admin1"),
            admin2=place.get("admin2"),
        )
        for place in content.get("places", ())
    )


def _ground_as_json(ground: Ground) -> dict[str, Any]:
    content: dict[str, Any] = {"key": ground.key, "rule": ground.rule}
    if ground.span:
        content["span"] = [ground.span.start, ground.span.end]
    return content


def _ground_from_json(content: dict[str, Any]) -> Ground:
    span = content.get("span")
    return Ground(key=content["key"], rule=content["rule"], span=Span(start=span[0], end=span[1]) if span else None)
