"""Control by frames: a table of verbs and set words tells who holds, takes, loses or is in what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Level
from trucewatch.read.claims.areas import Area, areas_behind, areas_of, labelled
from trucewatch.read.claims.beside import agents_of, is_denied, noun_before, rescued
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.driven import read_driven
from trucewatch.read.claims.held import Held, drafts_of
from trucewatch.read.claims.holders import holder_behind, holder_told, holders, is_nobody
from trucewatch.read.claims.owned import read_owned
from trucewatch.read.claims.presence import subjects_of
from trucewatch.read.claims.thereness import read_there
from trucewatch.read.claims.whereabouts import antecedent
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import is_negated, lemma_of
from trucewatch.read.tree import Token

_LEVELS: dict[str, Level] = {verb: Level(level) for level, verbs in entry("holding.verbs").items() for verb in verbs}
_FIRST_WORDS = frozenset(verb.split()[0] for verb in _LEVELS)
_LOOSE = words("holding.loose")
_RESCUED = _FIRST_WORDS - words("holding.plain_nouns")
_NO_LOOSE_AREAS = words("holding.no_loose_areas")
_NO_OWNED_AREAS, _OWNS = words("holding.no_owned_areas"), words("holding.owns")
_OF_IT = words("holding.of_it")
_PARTICLES = words("holding.particles")
"""Behind a verb that also is said of much else, they make another verb of it."""
_GIVEN = frozenset({"hand", "turn", "transfer", "deliver", "sign"})
_POSTS = frozenset({"position", "post", "outpost", "checkpoint", "point", "site"})
_NOT = frozenset({"not", "n't", "never", "no", "nor", "neither", "nowhere", "without", "hardly"})
_UNTOLD = words("holding.untold")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Set words between who and where, as the phrase files have them."""

    level: Level
    who: str
    """`before` or `behind` the words, `named` within them, or `none`."""
    where: str
    """`before` or `behind` the words."""


@cache
def _frames() -> Sieve[_Frame]:
    grips = entry("holding.grips")
    return Sieve(
        (
            re.compile(rf"(?<!\w)(?:{row['words'].replace('{grips}', grips)})(?!\w)", re.IGNORECASE),
            _Frame(level=Level(row["level"]), who=row["who"], where=row["where"]),
        )
        for row in entry("holding.frames")
    )


def read_holdings(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what verbs and set words tell of who holds what, each area once a level and holder."""
    found = (
        *_by_verb(line, report),
        *_by_frame(line, report),
        *read_owned(line, report),
        *read_driven(line, report),
        *read_there(line, report),
    )
    yield from drafts_of(line, report, found)


def _by_verb(line: Line, report: Report) -> Iterator[Held]:
    for clause in (*line.clauses, *rescued(line, _RESCUED)):
        if lemma_of(clause.head) not in _FIRST_WORDS or clause.mode is not Mode.FACT or line.is_asked(clause.head):
            continue
        verb, end = _verb_of(line, clause)
        level = _LEVELS.get(verb)
        if level is None:
            continue
        if lemma_of(clause.head) == "occupy" and clause.is_past and not clause.is_passive:
            level = Level.SEIZED
        is_loose = verb in _LOOSE
        behind = line.doc[end].text if end < len(line.doc) else ""
        if is_loose and (behind in _PARTICLES or (behind.endswith("ing") and behind.islower())):
            continue  # "kept shelling the town"
        areas = _areas_of_verb(line, report, clause, end)
        if is_loose and areas and not areas[0].is_named and _is_no_place(verb, areas[0]):
            continue
        if areas and areas[0].head.pos_ == "PRON" and (verb not in _OF_IT or areas[0].head.lower_ == "them"):
            continue
        if not areas:
            continue
        doers = agents_of(line, clause) if clause.is_passive else subjects_of(line, clause)
        who = holders(line, report, doers, strictly=is_loose)
        nobody = any(is_nobody(token) for token in doers)
        is_meant = any(token.lower_ in {"they", "it", "we"} for token in doers) or (clause.is_passive and not is_loose)
        place = areas[0].place
        is_told = areas[0].is_named or (clause.is_passive and place is not None and place.kind is not None)
        if not who and not nobody and not (is_meant and is_told):
            continue
        denied = is_denied(clause) or _is_over(line, clause)
        if nobody and not who:
            level, denied = Level.CONTESTED, False
        yield Held(
            at=clause.head, level=level, who=who, areas=areas, clause=clause, denied=denied, is_sure=not is_loose
        )


def _is_no_place(verb: str, area: Area) -> bool:
    """Tell whether what a verb of much else has for its object is hardly a place: "holds the line", "has a house"."""
    noun = lemma_of(area.head)
    return noun in _NO_LOOSE_AREAS or (verb in _OWNS and noun in _NO_OWNED_AREAS)


def _verb_of(line: Line, clause: Clause) -> tuple[str, int]:
    """Return the verb, with its particle where the table has it so, and where its object begins."""
    lemma, at = lemma_of(clause.head), clause.head.i + 1
    behind = line.doc[at].lower_ if at < len(line.doc) else ""
    if f"{lemma} {behind}" in _LEVELS:
        return f"{lemma} {behind}", at + 1
    apart = next(
        (c for c in clause.head.children if c.dep_ == "compound:prt" and f"{lemma} {c.lower_}" in _LEVELS), None
    )
    return (f"{lemma} {apart.lower_}", at) if apart is not None else (lemma, at)


def _areas_of_verb(line: Line, report: Report, clause: Clause, end: int) -> list[Area]:
    if clause.is_passive:
        near = noun_before(line.doc, clause.head.i) if not clause.subjects else None
        return areas_of(line, report, (near,) if near is not None else clause.subjects)
    back = antecedent(line, clause)
    has_other = any(o.pos_ == "NOUN" and o.i > clause.head.i for o in clause.objects)
    if has_other and lemma_of(clause.head) in {"have", "own", "keep"}:
        return areas_behind(line, report, end)  # "the road, where it has no business"
    if back is not None and clause.has_own_subject:
        return [Area(head=clause.head, end=end, place=back.place, is_named=True)]
    found = areas_behind(line, report, end)
    if found or clause.head.dep_ != "acl:relcl" or any(t.lower_ == "who" for t in clause.head.children):
        return found
    # "a city it held": but "areas that it runs" are wherever it runs some
    return [area for area in areas_of(line, report, (clause.head.head,)) if area.is_named]


def _is_over(line: Line, clause: Clause) -> bool:
    """As in "no longer holds": what was so is so no more."""
    before = [token.lower_ for token in line.doc[max(0, clause.head.i - 3) : clause.head.i]]
    return "longer" in before and "no" in before


def _by_frame(line: Line, report: Report) -> Iterator[Held]:
    for pattern, frame in _frames().likely(line.doc.text):
        for match in pattern.finditer(line.doc.text):
            span = line.doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or line.is_asked(span[0]):
                continue
            told = _of_frame(line, report, frame, match, (span.start, span.end))
            if told is not None:
                yield told


def _of_frame(line: Line, report: Report, frame: _Frame, match: re.Match[str], span: tuple[int, int]) -> Held | None:
    start, end = span
    clause = next((c for c in line.clauses if start <= c.head.i < end), None)
    if clause is not None and clause.mode is not Mode.FACT:
        return None
    before = {token.lower_ for token in line.doc[max(0, start - 3) : start]}
    if clause is None and before & _UNTOLD:
        return None
    subjects = _subjects(line, clause, start)
    areas = areas_behind(line, report, end) if frame.where == "behind" else areas_of(line, report, subjects)
    if not areas and not subjects and frame.where == "before":
        areas = labelled(line)
    if not areas or (_is_given(line, (start, end)) and _is_post(areas[0])):
        return None
    level, nobody = frame.level, False
    who: tuple[str, ...] = ()
    if frame.who == "named":
        name = holder_told(line, report, match["who"], line.doc[start])
        who = (name,) if name is not None else ()
    elif frame.who != "none":
        tokens = subjects if frame.who == "before" else holder_behind(line, report, end)
        who = holders(line, report, tokens)
        nobody = any(is_nobody(token) for token in tokens)
    if not who and frame.who != "none":
        if not nobody:
            return None
        level = Level.CONTESTED
    inside = {token.lower_ for token in line.doc[start:end]}
    denied = not nobody and (
        bool((before | inside) & _NOT)
        or (clause is not None and clause.is_negated)
        or any(is_negated(token) for token in subjects)
    )
    return Held(
        at=clause.head if clause is not None else line.doc[start],
        level=level,
        who=who,
        areas=areas,
        clause=clause,
        denied=denied,
        is_sure=frame.where == "before",
    )


def _is_given(line: Line, span: tuple[int, int]) -> bool:
    return any(lemma_of(token) in _GIVEN for token in line.doc[span[0] : span[1]])


def _is_post(area: Area) -> bool:
    """Tell whether it is only posts of which somebody hands over so many: they are moved, and no town is taken."""
    return not area.is_named and lemma_of(area.head) in _POSTS


def _subjects(line: Line, clause: Clause | None, start: int) -> tuple[Token, ...]:
    """Return of what the set words are told: the subject of their clause, else the noun before them."""
    if clause is not None:
        found = clause.subjects if clause.is_passive else subjects_of(line, clause)
        found = tuple(token for token in found if token.i < start)
        if found:
            return found
    over = next((c for c in reversed(line.clauses) if c.head.i < start <= c.head.right_edge.i and c.subjects), None)
    near = noun_before(line.doc, start)
    if near is None and over is not None:
        return over.subjects
    return (near,) if near is not None else ()
