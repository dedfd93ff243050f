"""Load the actors: those that ship with Trucewatch, and the user's own over them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind, DatedName, Office
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.model.stake import Served, Stake
from trucewatch.model.tie import Becoming, Descent, Tie, TieKind
from trucewatch.yaml_lines import Faults, YamlFields, YamlNode, library_files, read_yaml

LIBRARY = Path(__file__).parent / "library"
"""The folder of the actors that ship with Trucewatch."""

_FILE_KEYS = ("about", "kind", "actors")
_ACTOR_KEYS = (
    "id", "name", "kind", "names", "adjectives", "acts_for", "country", "offices", "member_of", "allegiance",
    "backed_by", "came_from", "stakes",
)  # fmt: skip
_TIE_KEYS = ("to", "from", "until", "said_by", "disputed_by", "note")
_DESCENT_KEYS = ("of", "how", "on", "note")


def load_actors(folders: Sequence[Path] = ()) -> ActorTable:
    """Return the actors of the shipped library and of `folders`; a later one of the same id wins.

    Raises:
        FaultyFileError: A file has faults; all of them are told.
    """
    faults = Faults()
    actors: dict[str, Actor] = {}
    lines: dict[str, YamlNode] = {}
    for path in library_files([LIBRARY, *folders]):
        for actor, node in _read_file(path, faults):
            if actor.id in lines and lines[actor.id].file == node.file:
                node.fault("each id once in a file", found=f"{actor.id!r} again")
            actors[actor.id] = actor
            lines[actor.id] = node
    _check_ids(actors, lines)
    faults.raise_any("actors")
    return ActorTable(actors.values())


def check(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return every fault of the actor files at `paths`, in order of file and line."""
    faults = Faults()
    for path in paths:
        _read_file(path, faults)
    return faults.told()


def slug(name: str) -> str:
    """Return the id that a name gives where the file gives none.

    Example:
        >>> slug("Hay'at Tahrir al-Sham")
        'hayat-tahrir-al-sham'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _read_file(path: Path, faults: Faults) -> list[tuple[Actor, YamlNode]]:
    top = read_yaml(path, faults)
    if top is None:
        return []
    fields = top.fields(_FILE_KEYS, required=("actors",))
    kind = fields.word("kind", ActorKind)
    read = [(_read_actor(node, kind), node) for node in fields.entries("actors")]
    return [(actor, node) for actor, node in read if actor is not None]


def _read_actor(node: YamlNode, kind_of_file: ActorKind | None) -> Actor | None:
    needed = ("name",) if kind_of_file else ("name", "kind")
    fields = node.fields(_ACTOR_KEYS, required=needed)
    name = fields.text("name")
    kind = fields.word("kind", ActorKind) or kind_of_file
    plain, dated = _read_names(fields)
    offices = tuple(office for entry in fields.entries("offices") if (office := _read_office(entry)))
    ties = tuple(tie for tie_kind in TieKind for tie in _read_ties(fields, tie_kind))
    served = [tie for tie in ties if tie.kind is TieKind.ACTS_FOR]
    serves = next((tie.to for tie in served if tie.during.last is None), None)
    if name is None or kind is None:
        return None
    return Actor(
        id=fields.text("id") or slug(name),
        name=name,
        kind=kind,
        names=plain,
        acts_for=serves if served else offices[-1].of if offices else None,
        adjectives=fields.texts("adjectives"),
        country=fields.text("country"),
        dated_names=dated,
        offices=offices,
        ties=ties,
        came_from=tuple(descent for entry in fields.entries("came_from") if (descent := _read_descent(entry))),
        stakes=_read_stakes(fields, fields.text("id") or slug(name)),
    )


def _read_names(fields: YamlFields) -> tuple[tuple[str, ...], tuple[DatedName, ...]]:
    plain, dated = [], []
    for entry in fields.entries("names"):
        if not entry.is_mapping:
            plain.append(entry.text())
            continue
        parts = entry.fields(("name", "from", "until"), required=("name",))
        name = parts.text("name")
        if name is not None:
            dated.append(DatedName(name=name, during=_period(parts)))
    return tuple(name for name in plain if name is not None), tuple(dated)


def _read_stakes(fields: YamlFields, actor_id: str) -> tuple[Stake, ...]:
    stakes = []
    for entry in fields.entries("stakes"):
        parts = entry.fields(("served_by", "about", "note"), required=("served_by",))
        served_by = parts.word("served_by", Served)
        about = tuple(word for one in parts.entries("about") if (word := one.word(About)))
        if served_by is not None:
            stakes.append(Stake(actor=actor_id, served_by=served_by, about=about, note=parts.text("note")))
    return tuple(stakes)


def _read_ties(fields: YamlFields, kind: TieKind) -> Iterator[Tie]:
    """Yield the ties under the key of that kind: an id, or a mapping with `to`, days, and who says and disputes it."""
    for entry in fields.entries(kind):
        if not entry.is_mapping:
            if other := entry.text():
                yield Tie(kind=kind, to=other, during=Period(first=None, last=None))
            continue
        parts = entry.fields(_TIE_KEYS, required=("to",))
        said_by, disputed_by = parts.texts("said_by"), parts.texts("disputed_by")
        if disputed_by and not said_by:
            entry.fault("the key 'said_by' beside 'disputed_by': who says what is disputed", found="none")
        if other := parts.text("to"):
            yield Tie(
                kind=kind,
                to=other,
                during=_period(parts),
                said_by=said_by,
                disputed_by=disputed_by,
                note=parts.text("note"),
            )


def _read_descent(node: YamlNode) -> Descent | None:
    fields = node.fields(_DESCENT_KEYS, required=("of", "how"))
    of, how = fields.text("of"), fields.word("how", Becoming)
    if of is None or how is None:
        return None
    return Descent(of=of, how=how, on=fields.day("on"), note=fields.text("note"))


def _read_office(node: YamlNode) -> Office | None:
    fields = node.fields(("title", "of", "from", "until"), required=("title", "of"))
    title, of = fields.text("title"), fields.text("of")
    return Office(title=title, of=of, during=_period(fields)) if title and of else None


def _period(fields: YamlFields) -> Period:
    first, last = fields.day("from"), fields.day("until")
    if _is_backwards(first, last):
        fields.node.fault("an end that is not before the start", found=f"{first} to {last}")
        return Period(first=first, last=None)
    return Period(first=first, last=last)


def _is_backwards(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


def _check_ids(actors: dict[str, Actor], lines: dict[str, YamlNode]) -> None:
    for actor in actors.values():
        tied = [(tie.to, *tie.said_by, *tie.disputed_by) for tie in actor.ties]
        named = [*(office.of for office in actor.offices), *chain(*tied), *(one.of for one in actor.came_from)]
        for actor_id in named:
            if actor_id not in actors:
                lines[actor.id].fault("the id of an actor", found=repr(actor_id), known=actors)
