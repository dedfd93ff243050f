"""Builders for tests: reports with their claims, agreements, and what is known beforehand; one short call each.

The war told of is invented: Northland and Southland signed a truce over the Vale, where the Reds are banned.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from trucewatch.model.actor import Actor, ActorIndex, ActorKind, Leaning, Source
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, IncidentType, Quoted, Verdict
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.judge import Judge

NOON = datetime(2001, 12, 1, 12, tzinfo=UTC)
"""When every workspace of the tests knew all that it knows."""

PLACES = {
    "Ash": Place(
        name="Ash", point=Point(longitude=10.0, latitude=50.0), precision_km=2.0, country="XN", kind="village"
    ),
    "Birch": Place(
        name="Birch", point=Point(longitude=10.5, latitude=50.0), precision_km=2.0, country="XN", kind="village"
    ),
    "Vale": Place(
        name="Vale", point=Point(longitude=10.2, latitude=50.0), precision_km=50.0, country="XN", kind="province"
    ),
    "Faraway": Place(
        name="Faraway", point=Point(longitude=20.0, latitude=40.0), precision_km=2.0, country="XF", kind="village"
    ),
}
"""Ash and Birch lie 36 km apart in the Vale; Faraway lies in another country."""


def day(text: str | None) -> date | None:
    """Return the ISO day."""
    return date.fromisoformat(text) if text else None


def days(text: str | None) -> Period | None:
    """Return the period: "2001-05-04", "2001-05-04/2001-05-09", with an open end left empty."""
    if text is None:
        return None
    first, slash, last = text.partition("/")
    return Period(first=day(first), last=day(last if slash else first))


def count(text: str | int | Count | None) -> Count | None:
    """Return the count: 11, "11-14", "11+", "dozens" (24 or more)."""
    if isinstance(text, Count):
        return text
    if text is None or isinstance(text, int):
        return None if text is None else Count.exactly(text)
    if text == "dozens":
        return Count(least=24, most=None, words="dozens")
    if text.endswith("+"):
        return Count(least=int(text[:-1]), most=None)
    least, _, most = text.partition("-")
    return Count(least=int(least), most=int(most))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim before it stands in a report."""

    sentence: str
    keys: dict[str, Any]


def tell(kind: ClaimKind, sentence: str = "", **keys: Any) -> Telling:
    """Return a claim to be put into a report.

    Days, counts and places may be given as text, and one name instead of a tuple.
    """
    return Telling(sentence=sentence, keys={"kind": kind, **keys})


def shelling(
    place: str | Place | Sequence[str] | None = "Ash", date: str | None = "2001-06-01", **keys: Any
) -> Telling:
    """Return shelling told of by the report itself, unless `speaker` says otherwise."""
    return tell(ClaimKind.INCIDENT, type=keys.pop("type", IncidentType.SHELLING), place=place, date=date, **keys)


def verdict(
    speaker: str | Sequence[str],
    found: Verdict | None = Verdict.FULFILLED,
    about: About = About.WHOLE_AGREEMENT,
    **keys: Any,
) -> Telling:
    """Return somebody's verdict on what was agreed."""
    return tell(ClaimKind.COMPLIANCE, speaker=speaker, verdict=found, about=(about,), **keys)


def report(
    published: str | None, *tellings: Telling, source: str = "unknown", opening: str = "News from the Vale."
) -> Reading:
    """Return a report that carries the claims, each in a sentence of its own after the opening."""
    sentences = [telling.sentence or _sentence(telling, number) for number, telling in enumerate(tellings)]
    whole = "\n".join([opening, *sentences])
    sha256 = hashlib.sha256(f"{published}{source}{whole}".encode()).hexdigest()
    document = Document(
        sha256=sha256,
        text=whole,
        extractor="test 1",
        name=f"{source}-{published}.txt",
        source=source,
        published=Publication(day=date.fromisoformat(published), basis=DateBasis.GIVEN) if published else None,
    )
    claims = [_claim(telling, sentence, document) for telling, sentence in zip(tellings, sentences, strict=True)]
    return Reading(document=document, claims=tuple(claims))


def evidence_of(
    *readings: Reading,
    as_of: str = "2001-12-01",
    judgements: Sequence[Judgement] | None = None,
    actors: ActorIndex | None = None,
) -> Evidence:
    """Return all that the reports say, compared and judged, in the order in which a store would return it."""
    documents = sorted((reading.document for reading in readings), key=_by_day)
    by_sha256 = {document.sha256: document for document in documents}
    claims = [claim for document in documents for claim in _claims_of(document, readings)]
    judged = Judge(by_sha256, actors=actors or FakeActors()).judge(claims)
    index = CopyIndex()
    copies = [copy for document in documents for copy in index.add(document)]
    return Evidence(
        times=Times(as_of=date.fromisoformat(as_of), published_by=date.fromisoformat(as_of), known_on=NOON),
        documents=by_sha256,
        claims=tuple(claims),
        judgements=tuple(judged if judgements is None else judgements),
        copies=tuple(sorted(copies, key=_by_copy)),
    )


def obligation(about: About, **keys: Any) -> Obligation:
    """Return an obligation of the truce; continuing, and owed by Southland, unless said otherwise."""
    keys.setdefault("id", about.replace("_", "-"))
    keys.setdefault("kind", ObligationKind.CONTINUING)
    keys.setdefault("debtors", ("southland",))
    if isinstance(keys.get("due"), str):
        keys["due"] = days(keys["due"])
    return Obligation(agreement="vale-truce", clause="1", title=f"Duty: {about.replace('_', ' ')}", about=about, **keys)


def truce(*obligations: Obligation, **keys: Any) -> Agreement:
    """Return the truce of 4 May 2001 between Northland and Southland over the Vale."""
    base = Agreement(
        id="vale-truce",
        title="Truce in the Vale",
        signed=date(2001, 5, 4),
        in_force=Period(first=date(2001, 5, 4), last=None),
        names=("Vale truce",),
        parties=("northland", "southland"),
        territory=("Vale",),
        countries=("XN",),
        obligations=obligations,
    )
    return replace(base, **keys)


_ACTORS = (
    Actor(id="northland", name="Northland", kind=ActorKind.STATE),
    Actor(id="southland", name="Southland", kind=ActorKind.STATE),
    Actor(id="north-army", name="Northern army", kind=ActorKind.FORCES, acts_for="northland"),
    Actor(id="south-army", name="Southern army", kind=ActorKind.FORCES, acts_for="southland"),
    Actor(id="anna-north", name="Anna North", kind=ActorKind.PERSON, acts_for="northland"),
    Actor(id="bert-south", name="Bert South", kind=ActorKind.PERSON, acts_for="southland"),
    Actor(id="reds", name="Reds", kind=ActorKind.ARMED_GROUP),
    Actor(id="blues", name="Blues", kind=ActorKind.ARMED_GROUP),
    Actor(id="vale-monitor", name="Vale Monitor", kind=ActorKind.BODY),
    Actor(id="peace-watch", name="Peace Watch", kind=ActorKind.BODY),
)


class FakeActors:
    """The actors of the invented war."""

    def __init__(self, actors: Sequence[Actor] = _ACTORS) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self._by_name = {name.casefold(): actor for actor in actors for name in (actor.name, actor.id, *actor.names)}

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor of that name."""
        return self._by_name.get(name.casefold())

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id."""
        return self._by_id.get(actor_id)

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor for whom that one acts in the end."""
        actor = self.find(name)
        while actor and actor.acts_for:
            actor = self._by_id[actor.acts_for]
        return actor


_SOURCES = (
    Source(id="agency", name="The Agency", reliability="B"),
    Source(id="gazette", name="The Gazette", reliability="C"),
    Source(id="northern-voice", name="Northern Voice", reliability="D", leaning=(("northland", Leaning.SPEAKS_FOR),)),
    Source(id="southern-star", name="Southern Star", reliability="C", leaning=(("southland", Leaning.CLOSE_TO),)),
    Source(id="liar", name="The Liar", reliability="E"),
    Source(id="monitor", name="Vale Monitor", reliability="B"),
    Source(id="wire", name="The Wire", reliability="B"),
)


class FakeSources:
    """The outlets of the invented war."""

    def __init__(self, sources: Sequence[Source] = _SOURCES) -> None:
        self._by_id = {source.id: source for source in sources}

    def get(self, source_id: str) -> Source | None:
        """Return the source of that id."""
        return self._by_id.get(source_id)

    def of_host(self, host: str) -> Source | None:
        """Return the source at that host; none has any."""
        return None

    def of_name(self, name: str) -> Source | None:
        """Return the source of that name."""
        return next((source for source in self._by_id.values() if source.name == name), None)


@dataclass(frozen=True, slots=True)
class FakeGazetteer:
    """The places of the invented war."""

    places: dict[str, Place] = field(default_factory=lambda: PLACES)

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place of that name."""
        return self.places.get(name)

    def is_known(self, name: str) -> bool:
        """Tell whether there is a place of that name."""
        return name in self.places


_PERIOD_KEYS = ("said", "date", "deadline")
_COUNT_KEYS = ("killed", "injured", "displaced", "civilians_killed", "children_killed", "count")
_NAME_KEYS = ("speaker", "perpetrator", "target", "by", "of", "actor", "participants", "parties")


def _claim(telling: Telling, sentence: str, document: Document) -> Claim:
    keys = dict(telling.keys)
    speaker = keys.setdefault("speaker", PUBLISHER)
    keys.setdefault("quoted", Quoted.NONE if speaker == PUBLISHER else Quoted.INDIRECT)
    for key in _PERIOD_KEYS:
        keys[key] = days(keys.get(key)) if not isinstance(keys.get(key), Period) else keys[key]
    for key in _COUNT_KEYS:
        keys[key] = count(keys.get(key))
    for key in _NAME_KEYS:
        value = keys.get(key, ())
        keys[key] = (value,) if isinstance(value, str) else tuple(value)
    keys["place"] = _places(keys.get("place"))
    start = document.text.index(sentence)
    span = Span(start=start, end=start + len(sentence))
    return with_id(
        Claim(id="", document=document.sha256, sentence=Sentence(span=span, text=sentence), reader="test 1", **keys)
    )


def _places(value: str | Place | Sequence[str] | None) -> tuple[Place, ...]:
    if value is None:
        return ()
    if isinstance(value, Place):
        return (value,)
    names = (value,) if isinstance(value, str) else value
    return tuple(PLACES.get(name, Place(name=name)) for name in names)


def _sentence(telling: Telling, number: int) -> str:
    keys = sorted((key, str(value)) for key, value in telling.keys.items())
    mark = hashlib.sha256(str(keys).encode()).hexdigest()[:6]
    return f"Item {number} ({mark}) of {telling.keys['kind']}."


def _claims_of(document: Document, readings: Sequence[Reading]) -> list[Claim]:
    claims = next(reading.claims for reading in readings if reading.document.sha256 == document.sha256)
    return sorted(claims, key=lambda claim: (claim.sentence.span.start, claim.id))


def _by_day(document: Document) -> tuple[date, str]:
    return (document.published.day if document.published else date.max), document.sha256


def _by_copy(copy: Copy) -> tuple[str, str]:
    return copy.copy, copy.original
