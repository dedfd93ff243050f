"""Find actors by any of their names, and the bodies and offices of a state without listing them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.actors.bodies import BODIES, FORCES, IRREGULARS, ITSELF, OFFICES, Body
from trucewatch.actors.names import fold, without_titles
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.period import Period
from trucewatch.model.tie import Descent, TieKind

_ALWAYS = Period(first=None, last=None)
_BODY_OF_WORDS = {word: body for body in BODIES for word in body.words}
_BODY_OF_ID = {body.id: body for body in BODIES}
_SPOKES = {"spokeswoman": "spokesman", "spokesperson": "spokesman"}
_LEADING_ARTICLE = re.compile(r"^the\s+", re.I)
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class _Bearer:
    actor: Actor
    during: Period


class ActorTable:
    """The actors that the libraries know: an `ActorIndex`."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._by_name: dict[str, list[_Bearer]] = defaultdict(list)
        self._owners: dict[str, Actor] = {}
        self._holders: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
        for actor in self._actors.values():
            self._enter(actor)
        self._adjectives = frozenset(word for name in self._owners for word in name.split())

    def __iter__(self) -> Iterator[Actor]:
        """Yield the actors in the order of the libraries."""
        return iter(self._actors.values())

    def __len__(self) -> int:
        """Return how many actors the libraries name."""
        return len(self._actors)

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor that goes by `name` on that day, in any known spelling; None when unknown.

        A name that several bear at the time tells none of them: `candidates` has them all.

        Example:
            >>> turkey = Actor(id="turkey", name="Turkey", kind=ActorKind.STATE, adjectives=("Turkish",))
            >>> ministry = ActorTable([turkey]).find("Turkey's Ministry of Defense")
            >>> ministry.id, ministry.acts_for, ministry.name
            ('turkey/defence-ministry', 'turkey', "Turkey's Ministry of Defense")
        """
        folded = fold(name)
        found = _one_of(self._bearers(folded), on)
        return (
            found or self._body_named(name, folded) or self._holder_named(folded, on) or self._person_named(folded, on)
        )

    def candidates(self, name: str) -> tuple[Actor, ...]:
        """Return all the actors that go, or went, by `name`, in the order of the libraries."""
        return tuple(dict.fromkeys(bearer.actor for bearer in self._bearers(fold(name))))

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id, the body of a state ("turkey/defence-ministry") among them."""
        if actor_id in self._actors:
            return self._actors[actor_id]
        owner_id, _, body_id = actor_id.partition("/")
        owner, body = self._actors.get(owner_id), _BODY_OF_ID.get(body_id)
        return _body_of(owner, body, name=None) if owner and body else None

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor at the end of the `acts_for` chain, as it was on that day; None when unknown.

        Of an unknown person with a known office ("Libyan interior minister ..."), it is whose office that is.
        """
        actor = self.find(name, on=on) or self._owner_before(fold(name))
        return self.principal_of(actor, on=on) if actor else None

    def principal_of(self, actor: Actor, *, on: date | None = None) -> Actor:
        """Return the actor for whom this one acted on that day, at the end of the chain; itself where there is none."""
        for _ in range(_LONGEST_CHAIN):
            above = self.get(served) if (served := _served_by(actor, on)) else None
            if above is None:
                break
            actor = above
        return actor

    def descendants(self, actor: Actor) -> Iterator[tuple[Actor, Descent]]:
        """Yield the actors that came out of this one, and how, in the order of the libraries."""
        yield from ((other, one) for other in self for one in other.came_from if one.of == actor.id)

    def _enter(self, actor: Actor) -> None:
        for name in dict.fromkeys(fold(name) for name in (actor.name, *actor.names)):
            self._by_name[name].append(_Bearer(actor, _ALWAYS))
        for dated in actor.dated_names:
            self._by_name[fold(dated.name)].append(_Bearer(actor, dated.during))
        for office in actor.offices:
            self._holders[office.of, _plain_office(fold(office.title))].append(_Bearer(actor, office.during))
        if actor.kind in {ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.FORCES}:
            for name in (*actor.adjectives, actor.name, *actor.names):
                self._owners.setdefault(fold(name), actor)

    def _bearers(self, folded: str) -> list[_Bearer]:
        return self._by_name.get(folded, [])

    def _body_named(self, name: str, folded: str) -> Actor | None:
        for owner, words in self._owned(folded):
            if words in ITSELF or (words in IRREGULARS and owner.kind is not ActorKind.STATE):
                return owner
            if body := _BODY_OF_WORDS.get(words):
                return _body_of(owner, body, name=_LEADING_ARTICLE.sub("", name.strip()))
        return None

    def _holder_named(self, folded: str, on: date | None) -> Actor | None:
        for owner, words in self._owned(_plain_office(folded)):
            if words in OFFICES:
                holders = self._holders.get((owner.id, words), [])
                return _one_of(holders, on) if on else None
        return None

    def _person_named(self, folded: str, on: date | None) -> Actor | None:
        bare = without_titles(folded, self._adjectives)
        persons = [bearer for bearer in self._bearers(bare) if bearer.actor.kind is ActorKind.PERSON]
        return _one_of(persons, on) if bare != folded else None

    def _owned(self, folded: str) -> Iterator[tuple[Actor, str]]:
        """Yield each way to read the name as an owner and what it owns, the longest owner first."""
        words = folded.split()
        for cut in range(len(words) - 1, 0, -1):
            if owner := self._owners.get(" ".join(words[:cut])):
                yield owner, " ".join(words[cut:])
        for cut, word in enumerate(words):
            if word in {"of", "in", "for"} and (owner := self._owners.get(" ".join(words[cut + 1 :]))):
                yield owner, " ".join(words[:cut])

    def _owner_before(self, folded: str) -> Actor | None:
        """Return whose office or body the name begins with: the state of a minister that no table knows."""
        words = folded.split()
        for cut in range(len(words) - 1, 1, -1):
            start = _plain_office(" ".join(words[:cut]))
            for owner, owned in self._owned(start):
                if owned in OFFICES or owned in _BODY_OF_WORDS:
                    return owner
        return None


def _one_of(bearers: list[_Bearer], on: date | None) -> Actor | None:
    """Return the one actor that bears the name that day, or else ever; None when that is not one."""
    if on is not None:
        then = {b.actor.id: b.actor for b in bearers if b.during.overlaps(Period.day(on))}
        if len(then) == 1:
            return next(iter(then.values()))
    ever = {bearer.actor.id: bearer.actor for bearer in bearers}
    return next(iter(ever.values())) if len(ever) == 1 else None


def _served_by(actor: Actor, on: date | None) -> str | None:
    """Return the id of the actor for whom this one acted on that day.

    Whoever once held an office is still taken for a voice of those whose office it was; other ties end with their time.
    """
    if on is None:
        return actor.acts_for
    then = Period.day(on)
    ties = [tie for tie in actor.ties if tie.kind is TieKind.ACTS_FOR]
    if ties:
        return next((tie.to for tie in reversed(ties) if tie.during.overlaps(then)), None)
    held = [office.of for office in actor.offices if office.during.overlaps(then)]
    return held[-1] if held else actor.acts_for


def _body_of(owner: Actor, body: Body, *, name: str | None) -> Actor:
    """Return the body of that owner, under the name that the report gives it where there is one."""
    if body is FORCES and owner.kind is not ActorKind.STATE:
        return owner  # the fighters of an armed group are that group
    adjective = owner.adjectives[0] if owner.adjectives else owner.name
    return Actor(
        id=f"{owner.id}/{body.id}",
        name=name or f"{adjective} {body.label}",
        kind=body.kind,
        acts_for=owner.id,
        country=owner.country,
    )


def _plain_office(folded: str) -> str:
    return " ".join(_SPOKES.get(word, word) for word in folded.split())
