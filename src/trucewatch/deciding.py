"""Turn what a person decides into an act that can be recorded: who is meant by an id, and what an amendment makes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from trucewatch.errors import AlreadyUndoneError, BadAmendmentError, UnknownNameError
from trucewatch.model.act import Act, ActKind, ReviewAnswer, undone
from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import COUNT_KEYS, KEYS_OF_KIND, Claim
from trucewatch.model.claim_json import claim_as_json, claim_from_json, with_id
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import PERSON, Answer, Judgement
from trucewatch.model.period import Period
from trucewatch.model.place import Gazetteer
from trucewatch.model.text import Document
from trucewatch.reconcile.judge import Judge
from trucewatch.settings import Settings
from trucewatch.store.base import Store

_SHARED = ("speaker", "speaker_for", "quoted", "said", "denied", "certainty", "place", "date")
_DAYS = ("said", "date", "deadline")


def find_claim(claim_id: str, evidence: Evidence) -> Claim:
    """Return the claim of that id, be it one that counts or one that was set aside.

    Raises:
        UnknownNameError: There is none.
    """
    for claim in (*evidence.claims, *evidence.set_aside):
        if claim.id == claim_id:
            return claim
    raise UnknownNameError("claim", claim_id, None, listing="trucewatch claims")


def make_review(claim: Claim, answer: ReviewAnswer, *, by: str, because: str = "", amended: Claim | None = None) -> Act:
    """Return the act by which somebody reviews the claim; it is not recorded yet."""
    return Act(
        id="", kind=ActKind.REVIEW, target=claim.id, answer=answer, amended=amended, by=by.strip(), because=because
    )


def make_pair(left: str, right: str, answer: Answer, *, by: str, because: str = "") -> Act:
    """Return the act by which somebody says of two claims whether they are about one incident.

    Raises:
        BadAmendmentError: Both are one.
    """
    if left == right:
        raise BadAmendmentError("the second claim", right, "another claim than the first")
    target, other = sorted((left, right))
    return Act(id="", kind=ActKind.PAIR, target=target, other=other, answer=answer, by=by.strip(), because=because)


def make_undo(target: str, store: Store, *, by: str, because: str) -> Act:
    """Return the act by which somebody takes back an act, an entry, or a whole run.

    Raises:
        UnknownNameError: Nothing of that id is recorded.
        AlreadyUndoneError: It is taken back already.
    """
    acts = store.acts()
    if target not in {act.id for act in acts} and not store.is_in_the_log(target):
        raise UnknownNameError("act, entry or run", target, None, listing="trucewatch log")
    if target in undone(acts):
        raise AlreadyUndoneError(target)
    return Act(id="", kind=ActKind.UNDO, target=target, by=by.strip(), because=because)


def claim_of(wanted_id: str, evidence: Evidence, incidents: Iterable[Incident]) -> str:
    """Return the id of the claim that is meant: itself, or the first of an incident's.

    Raises:
        UnknownNameError: There is none.
    """
    if wanted_id.startswith("i-"):
        for incident in incidents:
            if incident.id == wanted_id:
                return min(incident.claims)
        raise UnknownNameError("incident", wanted_id, None, listing="trucewatch incidents")
    return find_claim(wanted_id, evidence).id


def amend(claim: Claim, changes: Mapping[str, str], *, by: str, gazetteer: Gazetteer) -> Claim:
    """Return the claim with other values, under the id that they make; its sentence stays.

    Args:
        changes: New values by key, as people write them: `5`, `5-7` or `5+` for counts, `2018-10-20` or
            `2018-10-01/2018-10-20` for days, names for actors and places, several with `;` between them; empty for
            "not said".

    Raises:
        BadAmendmentError: The claim has no such key, the value is none for it, or nothing is changed.
    """
    content = claim_as_json(claim)
    for key, value in changes.items():
        allowed = keys_to_amend(claim)
        if key not in allowed:
            raise BadAmendmentError("--set", key, f"one of {', '.join(allowed)}")
        try:
            content.update(_change(key, value.strip(), gazetteer))
            claim_from_json(content)
        except (KeyError, TypeError, ValueError):
            raise BadAmendmentError(f"--set {key}", value, _EXPECTED.get(key, "a value of that key")) from None
    amended = claim_from_json({key: value for key, value in content.items() if value is not None or key in _SHARED})
    amended = with_id(replace(amended, reader=f"{PERSON}{by.strip()}"))
    if amended.id == claim.id:
        raise BadAmendmentError("amend", claim.id, "a value that differs from the claim's, with --set KEY=VALUE")
    return amended


_EXPECTED = {
    **dict.fromkeys(COUNT_KEYS, "a count like 5, 5-7 or 5+"),
    **dict.fromkeys(_DAYS, "a day like 2018-10-20, or two with / between them"),
    "denied": "true or false",
    "share": "a share from 0 to 1",
}


def _change(key: str, value: str, gazetteer: Gazetteer) -> dict[str, Any]:
    if key == "place":
        return _places(value, gazetteer)
    if not value:
        return {key: None}
    if key in COUNT_KEYS:
        return {key: _count(value)}
    if key in _DAYS:
        first, slash, last = value.partition("/")
        return {key: [first or None, (last if slash else first) or None]}
    if key in ("denied", "share"):
        return {key: json.loads(value)}
    names = [name.strip() for name in value.split(";") if name.strip()]
    return {key: names if key in _LISTS or len(names) > 1 else names[0]}


_LISTS = ("weapons", "about", "participants", "parties")


def _count(value: str) -> dict[str, int | None]:
    if value.endswith("+"):
        return {"min": int(value[:-1]), "max": None}
    least, dash, most = value.partition("-")
    return {"min": int(least) if least else None, "max": int(most if dash else least)}


def _places(value: str, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the keys of the place as a claim has them; a name that no gazetteer knows stands without a point."""
    places = []
    for name in (one.strip() for one in value.split(";") if one.strip()):
        found = gazetteer.find(name)
        place: dict[str, Any] = {"name": found.name if found else name}
        if found and found.point:
            place |= {"lat": found.point.latitude, "lon": found.point.longitude, "precision_km": found.precision_km}
        if found:
            place |= {"country": found.country, "kind": found.kind, "words": name if name != found.name else None}
        places.append({key: known for key, known in place.items() if known is not None})
    names = [place["name"] for place in places]
    return {"place": names[0] if len(names) == 1 else names or None, "places": places}


def written(claim: Claim, key: str) -> str:
    """Return a value of the claim as people write it, so that `amend` takes it back; empty where it says nothing."""
    if key == "place":
        return "; ".join(place.name for place in claim.place)
    value = getattr(claim, key)
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Count():
            return _written_count(value)
        case Period():
            first, last = (day.isoformat() if day else "" for day in (value.first, value.last))
            return first if first == last else f"{first}/{last}"
        case tuple():
            return "; ".join(str(one) for one in value)
        case _:
            return str(value)


def keys_to_amend(claim: Claim) -> tuple[str, ...]:
    """Return the keys that a claim of its kind may have, those that all kinds share first."""
    return (*_SHARED, *KEYS_OF_KIND[claim.kind])


def _written_count(count: Count) -> str:
    if count.most is None:
        return f"{count.least}+"
    if count.least == count.most:
        return str(count.least)
    return f"{'' if count.least is None else count.least}-{count.most}"


def judge_amended(claim: Claim, store: Store, *, actors: ActorIndex, settings: Settings) -> list[Judgement]:
    """Return the judgements on a claim that a person amended, against those that its days bring near; none twice."""
    report = store.document(claim.document)
    if report is None:
        return []
    others = list(_near(claim, report, store, settings))
    hashes = {claim.document, *(other.document for other in others)}
    documents = {sha256: document for sha256 in sorted(hashes) if (document := store.document(sha256))}
    judge = Judge(documents, actors=actors, settings=settings)
    judge.remember(others)
    known = {(one.left, one.right, one.judge) for one in store.judgements_of([claim.id])}
    return [one for one in judge.judge([claim]) if (one.left, one.right, one.judge) not in known]


def _near(claim: Claim, report: Document, store: Store, settings: Settings) -> Iterator[Claim]:
    slack = timedelta(days=settings.candidate_slack_days + max(_UNDATED_DAYS, settings.news_days))
    published = report.published.day if report.published else None
    first = (claim.date.first or claim.date.last) if claim.date else published
    last = (claim.date.last or claim.date.first) if claim.date else published
    if first is None or last is None:
        return
    days = Period(first=first - slack, last=last + slack)
    yield from store.claims_near(days, kinds=[claim.kind], undated_days=days)


_UNDATED_DAYS = 7
"""Days around a claim's own within which claims without a date are looked up; the judge decides which of them count."""
