"""One world: what is so in it, and all that is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from bench.worlds.cast import ACTORS, AFTER_DAYS, SIGNED, SOURCES
from bench.worlds.conditions import Conditions, Density, draw_conditions
from bench.worlds.land import draw_land
from bench.worlds.lockouts import draw_lockouts
from bench.worlds.press import Newsroom
from bench.worlds.sheet import Pile, Sheet
from bench.worlds.statements import Rostrum
from bench.worlds.truth import Duty, Event, draw_duties, draw_events

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.judge import Judge
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

_KNOWN_ON = datetime(2032, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A war as it was, and as it was reported."""

    seed: int
    conditions: Conditions
    events: tuple[Event, ...]
    duties: tuple[Duty, ...]
    sheets: tuple[Sheet, ...]
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    event_of: Mapping[str, int]
    """What each incident claim is truly about; a number below zero for what is about no single incident."""
    copied: frozenset[str]
    """Ids of the claims in copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """A world's reports after they were compared with one another."""

    world: World
    judgements: tuple[Judgement, ...]
    copies: tuple[Copy, ...]

    def evidence(self, as_of: date) -> Evidence:
        """Return all that had been published by the end of that day."""
        world = self.world
        documents = {
            document.sha256: document
            for document in sorted(world.documents.values(), key=_by_day)
            if document.published and document.published.day <= as_of
        }
        claims = {claim.id: claim for claim in world.claims.values() if claim.document in documents}
        rank = {sha256: number for number, sha256 in enumerate(documents)}
        return Evidence(
            times=Times(as_of=as_of, published_by=as_of, known_on=_KNOWN_ON),
            documents=documents,
            claims=tuple(
                sorted(claims.values(), key=lambda one: (rank[one.document], one.sentence.span.start, one.id))
            ),
            judgements=tuple(edge for edge in self.judgements if edge.left in claims and edge.right in claims),
            copies=tuple(copy for copy in self.copies if copy.copy in documents and copy.original in documents),
        )


def make_world(seed: int, density: Density) -> World:
    """Return the world of that seed: the same to the last letter on every machine."""
    chance = Random(f"{density}-{seed}")
    conditions = draw_conditions(density, chance)
    land = draw_land(chance)
    lockouts = draw_lockouts(conditions, chance)
    events = draw_events(conditions, land, chance)
    duties = draw_duties(conditions, chance)
    is_dense = density is Density.DENSE
    sheets = [
        *Newsroom(conditions=conditions, land=land, lockouts=lockouts, chance=chance).tell(events),
        # What is said of the duties does not hang on how closely violence is reported: one kind of world is enough.
        *(Rostrum(conditions=conditions, lockouts=lockouts, chance=chance).tell(duties) if is_dense else ()),
    ]
    return lay_out(seed, conditions, events, duties, sheets)


def lay_out(
    seed: int, conditions: Conditions, events: tuple[Event, ...], duties: tuple[Duty, ...], sheets: list[Sheet]
) -> World:
    """Return the world in which those reports are published."""
    pile = Pile()
    for sheet in sheets:
        pile.put(sheet)
    return World(
        seed=seed,
        conditions=conditions,
        events=events,
        duties=duties,
        sheets=tuple(sheets),
        documents=pile.documents,
        claims=pile.claims,
        event_of=pile.event_of,
        copied=frozenset(pile.copied),
    )


def reconcile(world: World, settings: Settings) -> Reconciled:
    """Compare the world's reports with one another, as a workspace would on their arrival.

    Echoes go where what they echo goes, so that nothing hangs on what is judged of them; here they are not compared.
    """
    index = CopyIndex()
    copies = [copy for document in world.documents.values() for copy in index.add(document)]
    copied = Reconciled(
        world=world, judgements=(), copies=tuple(sorted(copies, key=lambda copy: (copy.copy, copy.original)))
    )
    echoes = find_origins(copied.evidence(date.max), actors=ACTORS, sources=SOURCES, settings=settings).echo_of
    own = [claim for claim in world.claims.values() if claim.id not in echoes]
    judgements = Judge(world.documents, actors=ACTORS, settings=settings).judge(own)
    return replace(copied, judgements=tuple(judgements))


def check_days() -> tuple[date, ...]:
    """Return the days on which the board is held against the truth."""
    return tuple(SIGNED + timedelta(days=days) for days in (AFTER_DAYS // 3, 2 * AFTER_DAYS // 3, AFTER_DAYS))


def _by_day(document: Document) -> tuple[date, str]:
    return (document.published.day if document.published else date.max), document.sha256
