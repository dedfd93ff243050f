"""Bring claims together by the judgements on pairs of them: those groups first that are likest on average.

A person's judgements go before all others: what is the same by a person's word is together, and what is different by a
person's word is apart. The program's are weighed: two groups are joined if the mean of what speaks for it, over all
pairs between them, is at least nothing; a pair that was not compared, because its days or places lie too far apart,
speaks against it. So one chance likeness does not tie two crowds together, and one slip in a report does not keep it
from where it belongs. What the program forbids outright ("a second attack") keeps two groups apart by itself.

The outcome is a function of the judgements alone: their order never matters, and whoever takes one away gets what he
would have had without it.

Source:
    Average linkage: Sokal and Michener, "A statistical method for evaluating systematic relationships", 1958.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.model.judgement import Answer, Judgement
from trucewatch.settings import Settings

PROGRAM = "trucewatch"
"""The judge whose judgements give way to every person's."""
FORBIDDEN_BITS = -50.0
"""A score at or below which the program forbids what it judges, whatever the rest of the group is like."""
_UNSURE_BITS = -1.0
"""What a person's "unsure" adds: it joins nothing by itself, and keeps nothing apart that all else joins."""


def bring_together(
    ids: Collection[str],
    judgements: Iterable[Judgement],
    settings: Settings,
    *,
    entries: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """Return the groups, each in ascending order, in order of their first id.

    Args:
        ids: Of all claims, each of which ends in one group, if only by itself.
        judgements: In any order; those that name other claims are left out.
        entries: By claim id, the id (`REGISTER:ID`) under which a register lists its event: no two of one register
            stand in one group.
    """
    edges = ruling(judgements, ids)
    joined = Components(ids)
    for edge in edges:
        if edge.answer is Answer.SAME:
            joined.join(edge.left, edge.right)
    inside: defaultdict[str, list[Judgement]] = defaultdict(list)
    for edge in edges:
        root = joined.root(edge.left)
        if root == joined.root(edge.right):
            inside[root].append(edge)
    groups = [group for root, members in joined.members() for group in _link(members, inside[root], settings, entries)]
    return sorted(groups)


def ruling(judgements: Iterable[Judgement], ids: Collection[str]) -> list[Judgement]:
    """Return the one judgement that counts on each pair, in order of pair: a person's before the program's."""
    ruled: dict[tuple[str, str], Judgement] = {}
    for edge in judgements:
        if edge.left in ids and edge.right in ids:
            key = (edge.left, edge.right)
            if key not in ruled or ruled[key].judge == PROGRAM or edge.judge != PROGRAM:
                ruled[key] = edge
    return [ruled[key] for key in sorted(ruled)]


class Components:
    """Sets of ids that grow together: union by size, with paths halved."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {one: one for one in ids}
        self._size = dict.fromkeys(self._parent, 1)

    def root(self, one: str) -> str:
        """Return the id that stands for the set."""
        while self._parent[one] != one:
            self._parent[one] = one = self._parent[self._parent[one]]
        return one

    def join(self, one: str, other: str) -> None:
        """Make one set of the two that hold these ids."""
        small, large = sorted((self.root(one), self.root(other)), key=lambda root: (self._size[root], root))
        if small != large:
            self._parent[small] = large
            self._size[large] += self._size[small]

    def members(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each set's root and its ids in ascending order, the sets in order of their first id."""
        sets: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(self._parent):
            sets[self.root(one)].append(one)
        yield from sets.items()


def _link(
    members: Sequence[str], edges: Sequence[Judgement], settings: Settings, entries: Mapping[str, str] | None
) -> list[list[str]]:
    if len(members) == 1:
        return [list(members)]
    linkage = _Linkage(missing_bits=settings.missing_pair_bits)
    for one in members:
        linkage.put(one, entries.get(one) if entries else None)
    for edge in edges:
        linkage.tie(edge.left, edge.right, _bond(edge, settings))
    for edge in edges:
        if edge.judge != PROGRAM and edge.answer is Answer.SAME:
            linkage.obey(edge.left, edge.right)
    linkage.merge()
    return linkage.groups()


@dataclass(slots=True)
class _Bond:
    """What was judged between two groups, summed up over their pairs."""

    bits: float = 0.0
    pairs: int = 0
    forbidden: bool = False
    """Whether the program forbids it."""
    denied: bool = False
    """Whether a person does."""

    def add(self, other: "_Bond") -> None:
        self.bits += other.bits
        self.pairs += other.pairs
        self.forbidden |= other.forbidden
        self.denied |= other.denied


def _bond(edge: Judgement, settings: Settings) -> _Bond:
    if edge.judge != PROGRAM:
        bits = {Answer.SAME: settings.most_bits, Answer.UNSURE: _UNSURE_BITS, Answer.DIFFERENT: -settings.most_bits}
        return _Bond(bits=bits[edge.answer], pairs=1, denied=edge.answer is Answer.DIFFERENT)
    beyond = edge.score - settings.same_from_bits
    return _Bond(
        bits=max(-settings.most_bits, min(settings.most_bits, beyond)),
        pairs=1,
        forbidden=edge.score <= FORBIDDEN_BITS,
    )


@dataclass(slots=True)
class _Group:
    """Claims joined so far."""

    ids: list[str]
    entries: dict[str, str] = field(default_factory=dict)
    """The event's id by register."""
    bonds: dict[str, _Bond] = field(default_factory=dict)
    """By the key of the other group."""
    version: int = 0


class _Linkage:
    """Groups of one component, and what lies between them; a group's key is its first id."""

    def __init__(self, *, missing_bits: float) -> None:
        self._missing_bits = missing_bits
        self._groups: dict[str, _Group] = {}
        self._key_of: dict[str, str] = {}
        self._waiting: list[tuple[float, str, str, int, int]] = []

    def put(self, one: str, entry: str | None) -> None:
        register = entry.partition(":")[0] if entry else ""
        self._groups[one] = _Group(ids=[one], entries={register: entry} if entry else {})
        self._key_of[one] = one

    def tie(self, one: str, other: str, bond: _Bond) -> None:
        self._groups[one].bonds[other] = bond
        self._groups[other].bonds[one] = bond

    def obey(self, one: str, other: str) -> None:
        """Join the groups of two claims by a person's word, unless another word of a person keeps them apart."""
        left, right = sorted((self._key_of[one], self._key_of[other]))
        if left == right:
            return
        bond = self._groups[left].bonds.get(right)
        if bond is None or not bond.denied:
            self._unite(left, right)

    def merge(self) -> None:
        """Join the likest two groups, again and again, as long as what speaks for it is at least nothing."""
        for key in sorted(self._groups):
            self._wait_for(key, after=key)
        while self._waiting:
            against, left, right, *versions = heapq.heappop(self._waiting)
            if against > 0:
                return
            if self._versions(left, right) == tuple(versions):
                self._unite(left, right)
                self._wait_for(left)

    def groups(self) -> list[list[str]]:
        return [sorted(group.ids) for group in self._groups.values()]

    def _versions(self, left: str, right: str) -> tuple[int, int]:
        mine, theirs = (self._groups[key].version if key in self._groups else -1 for key in (left, right))
        return mine, theirs

    def _wait_for(self, key: str, *, after: str = "") -> None:
        for other in self._groups[key].bonds:
            left, right = (key, other) if key < other else (other, key)
            if other > after and self._may_join(left, right):
                mine, theirs = self._versions(left, right)
                heapq.heappush(self._waiting, (-self._mean(left, right), left, right, mine, theirs))

    def _may_join(self, left: str, right: str) -> bool:
        bond = self._groups[left].bonds[right]
        mine, theirs = self._groups[left].entries, self._groups[right].entries
        clash = any(theirs.get(register, entry) != entry for register, entry in mine.items())
        return not (bond.forbidden or bond.denied or clash)

    def _mean(self, left: str, right: str) -> float:
        bond = self._groups[left].bonds[right]
        pairs = len(self._groups[left].ids) * len(self._groups[right].ids)
        return (bond.bits - self._missing_bits * (pairs - bond.pairs)) / pairs

    def _unite(self, left: str, right: str) -> None:
        """Take the right group into the left, whose key is the smaller."""
        kept, gone = self._groups[left], self._groups.pop(right)
        kept.ids.extend(gone.ids)
        kept.entries.update(gone.entries)
        kept.version += 1
        self._key_of.update(dict.fromkeys(gone.ids, left))
        kept.bonds.pop(right, None)
        gone.bonds.pop(left, None)
        for other, bond in gone.bonds.items():
            if other in kept.bonds:
                # One object stands on both sides of a bond: what is added here is added there.
                kept.bonds[other].add(bond)
            else:
                kept.bonds[other] = bond
                self._groups[other].bonds[left] = bond
            self._groups[other].bonds.pop(right, None)
