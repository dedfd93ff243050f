"""Done or not done: one obligation, or the deal as a whole, of which origins say opposite things.

What stands of the words is kept up as they come and go, in cells of claims that say the same by the same origins; a
dispute is put together from the cells, so that one more word costs no more where thousands were said before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import About, Claim, ClaimKind, Verdict
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.finding import Bearing, Way
from trucewatch.model.ordered import Ordered
from trucewatch.model.origin import Origin
from trucewatch.model.succession import Rolling, Word
from trucewatch.model.wording import ABOUT_WORDS
from trucewatch.reconcile.disputes.crowd import Cell, Containment, Crowd, Union, crowd_of
from trucewatch.reconcile.disputes.matter import Dispute, Matter

_WHOLE = About.WHOLE_AGREEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What claims of one cell have in common."""

    origins: tuple[Origin, ...]
    way: Way
    level: float = 0.0
    directness: float = 1.0
    part: str | None = None
    is_act: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One claim, as what it was said."""

    claim: Claim
    kind: _Kind
    on: date | None


class _Cells:
    """What was said and stands, by what it has in common: words that others of the same origin replaced are left out.

    Acts stand, whatever is said later.
    """

    def __init__(self) -> None:
        self._said: dict[str, _Said] = {}
        self._words: Rolling[_Said] = Rolling()
        self._cells: dict[_Kind, Cell] = {}

    def turn(self, said: Mapping[str, _Said | None], matter: Matter) -> None:
        """Let claims, by their ids, say something, or nothing any longer."""
        gone = [before for claim_id in said if (before := self._said.pop(claim_id, None))]
        come = [now for now in said.values() if now]
        self._said.update((one.claim.id, one) for one in come)
        for one in gone:
            if not one.kind.is_act:
                self._words.take(one, one.claim.id, *_word(one))
        for one in come:
            if not one.kind.is_act:
                self._words.add(one, one.claim.id, *_word(one))
        words = self._words.settle()
        left = _by_kind([*(one for one in gone if one.kind.is_act), *words[0]])
        entered = _by_kind([*(one for one in come if one.kind.is_act), *words[1]])
        for kind in {**left, **entered}:
            cell = self._cells.setdefault(kind, Cell(kind.origins))
            cell.turn(left.get(kind, ()), entered.get(kind, ()), matter)
            if not len(cell):
                del self._cells[kind]

    def cells(self) -> Mapping[_Kind, Cell]:
        """Return the cells, none of them empty."""
        return self._cells


class OnObligation:
    """What the origins' last words on one obligation have against one another."""

    def __init__(self, obligation: Obligation) -> None:
        """Begin with nothing said."""
        self.obligation = obligation
        self._cells = _Cells()
        self._unions = Union(), Union()

    def turn(self, said: Mapping[str, Bearing | None], matter: Matter) -> None:
        """Let claims, by their ids, bear on the obligation, or bear on it no longer, or only as an echo."""
        self._cells.turn({claim_id: _as_said(bearing, matter) for claim_id, bearing in said.items()}, matter)

    def dispute(self, matter: Matter) -> Dispute | None:
        """Return the contradiction, if there is one."""
        kept, broken = _one_sided(*_at_odds(self._cells.cells(), matter.settings.levels_at_odds))
        if not kept or not broken:
            return None
        sides = [_squarest_first(side, union, matter) for side, union in zip((kept, broken), self._unions, strict=True)]
        return Dispute(
            type=ContradictionType.POLARITY,
            title=f"Whether this is kept: {self.obligation.title}",
            left=sides[0],
            right=sides[1],
            obligation=self.obligation.id,
            directness=min(max(kind.directness for kind in side) for side in (kept, broken)),
        )


class Overlap:
    """Tell once what meets on several obligations, with the others named beside."""

    def __init__(self) -> None:
        """Begin with nothing compared."""
        self._contained: defaultdict[tuple[str, str, int], Containment] = defaultdict(Containment)

    def once(self, found: Sequence[Dispute]) -> Iterator[Dispute]:
        """Yield those disputes that no other holds."""
        for dispute in found:
            if not any(self._holds(other, dispute, found) for other in found):
                also = [one.obligation for one in found if one.obligation and self._holds(dispute, one, found)]
                yield replace(dispute, also=also)

    def _holds(self, wide: Dispute, narrow: Dispute, found: Sequence[Dispute]) -> bool:
        """Whether all the claims of the one meet in the other too, as squarely; of two that are alike, the earlier."""
        if wide is narrow or wide.directness < narrow.directness:
            return False
        if not (self._within(narrow, wide, 0) and self._within(narrow, wide, 1)):
            return False
        is_as_long = all(
            len(one.claims) == len(other.claims)
            for one, other in ((wide.left, narrow.left), (wide.right, narrow.right))
        )
        are_alike = is_as_long and wide.directness == narrow.directness
        return not are_alike or found.index(wide) < found.index(narrow)

    def _within(self, narrow: Dispute, wide: Dispute, side: int) -> bool:
        inner, outer = ((one.left, one.right)[side].claims for one in (narrow, wide))
        if len(inner) > len(outer) or not isinstance(inner, Ordered) or not isinstance(outer, Ordered):
            return False
        return self._contained[str(narrow.obligation), str(wide.obligation), side].holds(inner, outer)


class OnTheWhole:
    """The verdicts on the deal as a whole against those that find any part of it not kept."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._cells = _Cells()
        self._unions = Union(), Union()

    def turn(self, claims: Mapping[str, Claim | None], matter: Matter) -> None:
        """Let claims that bear on anything say what they do, or nothing any longer: by their ids."""
        self._cells.turn(
            {claim_id: _as_verdict(claim, matter) if claim else None for claim_id, claim in claims.items()}, matter
        )

    def dispute(self, matter: Matter) -> Dispute | None:
        """Return the contradiction, if there is one."""
        cells = self._cells.cells()
        kept = {kind: cell for kind, cell in cells.items() if kind.way is Way.FOR}
        keys = _origin_keys(kept)
        others = {kind: cell for kind, cell in cells.items() if kind.way is Way.AGAINST and not keys & cell.keys}
        if not kept or not others:
            return None
        ordered = sorted(_newest_first(others, matter), key=lambda kind: not kind.is_whole)
        left, right = self._unions
        is_square = any(kind.is_whole for kind in others)
        return Dispute(
            type=ContradictionType.POLARITY,
            title=f"Whether this is kept: {ABOUT_WORDS[_WHOLE]}",
            left=_crowd(_newest_first(kept, matter), kept, left, matter),
            right=_crowd(ordered, others, right, matter),
            directness=1.0 if is_square else matter.settings.directness_of_whole,
        )


def on_changed_mind(
    obligation: Obligation, bearings: Sequence[Bearing], name: str, matter: Matter
) -> Iterator[Dispute]:
    """Yield what an origin said of an obligation before, and says no longer.

    Args:
        bearings: Its words on the obligation, or on one part of it: weapons out and fighters still there are words on
            two parts of a zone, and no mind was changed.
        name: The origin's.
    """
    before, after = _turn(bearings, matter)
    if before and after:
        yield Dispute(
            type=ContradictionType.TIME,
            title=f"{name} changes its word: {obligation.title}",
            left=matter.crowd(before),
            right=matter.crowd(after),
            obligation=obligation.id,
        )


def is_word(bearing: Bearing, matter: Matter) -> bool:
    """Tell whether it may change a mind: acts come and go, and praise of the whole tells of no part."""
    return (
        matter.claims[bearing.claim].kind is not ClaimKind.INCIDENT
        and bearing.directness >= matter.settings.directness_to_confirm
        and not matter.origins.is_echo(bearing.claim)
    )


def _as_said(bearing: Bearing | None, matter: Matter) -> _Said | None:
    if bearing is None or bearing.directness < matter.settings.directness_to_turn:
        return None
    if matter.origins.is_echo(bearing.claim):
        return None
    claim = matter.claims[bearing.claim]
    kind = _Kind(
        origins=matter.origins.of(claim.id),
        way=bearing.way,
        level=bearing.level,
        directness=bearing.directness,
        part=bearing.part,
        is_act=claim.kind is ClaimKind.INCIDENT,
    )
    return _Said(claim=claim, kind=kind, on=matter.evidence.said_on(claim))


def _as_verdict(claim: Claim, matter: Matter) -> _Said | None:
    """The claim as a word on the deal: whatever it is about, it is as direct as any other verdict."""
    if claim.kind is not ClaimKind.COMPLIANCE or matter.origins.is_echo(claim.id):
        return None
    is_whole = _WHOLE in claim.about
    if not (_says_broken(claim) or (_says_kept(claim) and is_whole)):
        return None
    way = Way.AGAINST if _says_broken(claim) else Way.FOR
    kind = _Kind(origins=matter.origins.of(claim.id), way=way, is_whole=is_whole)
    return _Said(claim=claim, kind=kind, on=matter.evidence.said_on(claim))


def _word(said: _Said) -> tuple[tuple[str, ...], Word]:
    kind = said.kind
    keys = tuple(origin.key for origin in kind.origins)
    # What sets cells apart otherwise than by what words replace is no part of the word.
    return keys, Word(origin=keys[0], way=kind.way, directness=kind.directness, on=said.on, part=kind.part)


def _by_kind(said: Iterable[_Said]) -> Mapping[_Kind, list[Claim]]:
    found: defaultdict[_Kind, list[Claim]] = defaultdict(list)
    for one in said:
        found[one.kind].append(one.claim)
    return found


def _at_odds(cells: Mapping[_Kind, Cell], gap: float) -> tuple[dict[_Kind, Cell], dict[_Kind, Cell]]:
    """Those for and those against, as far as they lie apart enough from somebody on the other side."""
    kept = {kind: cell for kind, cell in cells.items() if kind.way is Way.FOR}
    broken = {kind: cell for kind, cell in cells.items() if kind.way is Way.AGAINST}
    if not kept or not broken:
        return {}, {}
    floor = min(kind.level for kind in broken) + gap
    ceiling = max(kind.level for kind in kept) - gap
    return (
        {kind: cell for kind, cell in kept.items() if kind.level >= floor},
        {kind: cell for kind, cell in broken.items() if kind.level <= ceiling},
    )


def _one_sided(
    kept: Mapping[_Kind, Cell], broken: Mapping[_Kind, Cell]
) -> tuple[Mapping[_Kind, Cell], Mapping[_Kind, Cell]]:
    """Leave out whoever gives both verdicts: he stands on neither side; nothing where one origin is all that is left.

    To tell of one breach and to find the whole kept is not to say both.
    """
    verdicts = [{kind: cell for kind, cell in side.items() if not kind.is_act} for side in (kept, broken)]
    torn = _origin_keys(verdicts[0]) & _origin_keys(verdicts[1])
    sides = [
        {kind: cell for kind, cell in side.items() if kind.is_act or not cell.keys <= torn} for side in (kept, broken)
    ]
    several = len(_origin_keys(sides[0]) | _origin_keys(sides[1])) > 1
    return (sides[0], sides[1]) if several else ({}, {})


def _origin_keys(cells: Mapping[_Kind, Cell]) -> frozenset[str]:
    return frozenset().union(*(cell.keys for cell in cells.values()))


def _newest_first(cells: Mapping[_Kind, Cell], matter: Matter) -> list[_Kind]:
    return sorted(cells, key=lambda kind: matter.rank(cells[kind].first), reverse=True)


def _squarest_first(cells: Mapping[_Kind, Cell], union: Union, matter: Matter) -> Crowd:
    """The claims: those of known actors first, by name before others, then on the very obligation, then the newest."""
    ordered = sorted(
        _newest_first(cells, matter),
        key=lambda kind: (
            not matter.is_of_known(cells[kind].first),
            not matter.is_by_name(cells[kind].first),
            -kind.directness,
        ),
    )
    return _crowd(ordered, cells, union, matter)


def _crowd(ordered: Sequence[_Kind], cells: Mapping[_Kind, Cell], union: Union, matter: Matter) -> Crowd:
    ids = union.of({kind: cell.ids for kind, cell in cells.items()})
    return crowd_of([cells[kind] for kind in ordered], ids, matter)


def _turn(bearings: Sequence[Bearing], matter: Matter) -> tuple[list[Claim], list[Claim]]:
    """Split an origin's words where the last way begins; both sides of the turn, or nothing."""
    claims = matter.claims
    dated = sorted(
        ((day, bearing) for bearing in bearings if (day := matter.evidence.said_on(claims[bearing.claim]))),
        key=lambda pair: (pair[0], pair[1].claim),
    )
    if not dated:
        return [], []
    last_way = dated[-1][1].way
    before = [claims[bearing.claim] for day, bearing in dated if bearing.way is not last_way and day < dated[-1][0]]
    turned = matter.newest(before) if before else date.max
    after = [claims[bearing.claim] for day, bearing in dated if bearing.way is last_way and day > turned]
    return before, after


def _says_kept(claim: Claim) -> bool:
    return (claim.verdict is Verdict.FULFILLED) is not claim.denied and claim.verdict is not Verdict.PARTLY


def _says_broken(claim: Claim) -> bool:
    return claim.verdict is not None and not _says_kept(claim) and (claim.verdict is not Verdict.PARTLY or claim.denied)
