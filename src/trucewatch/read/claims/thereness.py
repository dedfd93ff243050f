"""Armed men told to be somewhere: "gunners sit on the heights", "there are tanks in the town"."""

import re
from collections.abc import Iterator

from trucewatch.model.actor import ActorKind
from trucewatch.model.claim import Level
from trucewatch.read.claims.areas import Area, areas_behind, labelled
from trucewatch.read.claims.beside import is_denied, noun_after, noun_before
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.held import Held
from trucewatch.read.claims.holders import holders
from trucewatch.read.claims.presence import subjects_of
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import conjuncts, is_negated, lemma_of, obliques
from trucewatch.read.tree import Doc, Token

_STAYS = words("holding.stays") | words("moves.presence_verbs")
_LASTS = frozenset({"stay", "remain", "stand", "sit"})
"""Verbs of being somewhere still, before which the place may stand: "In Birn, a post was still standing"."""
_SEEN = frozenset({"see", "spot", "observe", "sight", "find", "photograph", "film"})
_MEN = words("holding.armed_men")
_MANY = words("moves.many")
_AT = words("holding.at")
_FILL = words("holding.fill")
_MODEL = re.compile(r"^(?:T|BMP|BTR|BMD|MT|Mi|MiG|Su|F|AMX)-?\d{1,3}s?$")
"""The name of a tank or a gun by its model: "T-55s", "BTR80"."""
_FAR = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|stand|stands|stood|now|reported|camped|halted|encamped|within|only|just|barely)"
    r"(?: now| still| already| some| about| only| barely| just| said to be| less than| under| reported| within)*+"
    r" (?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?|an?) (?:kilomet(?:re|er)s?|km|miles?|hours?['’] (?:drive|march|walk))"
    r"(?: (?:north|south|east|west|short|up the road|away|by road|[a-z-]+))? (?:from|of|outside)(?= )"
)
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "'re", "'s"})


def read_there(line: Line, report: Report) -> Iterator[Held]:
    """Yield who is told to be where."""
    for clause in line.clauses:
        lemma = lemma_of(clause.head)
        if clause.mode is not Mode.FACT or line.is_asked(clause.head):
            continue
        if lemma in _STAYS or (lemma in _SEEN and clause.is_passive):
            yield from _stays(line, report, clause)
    for token in line.doc:
        if token.lower_ in _BEING and token.pos_ in {"AUX", "VERB"}:
            yield from _is_there(line, report, token)
    yield from _far(line, report)
    yield from _of_label(line, report)


def _stays(line: Line, report: Report, clause: Clause) -> Iterator[Held]:
    subjects = clause.subjects if clause.is_passive else subjects_of(line, clause)
    who = _men(line, report, subjects)
    areas = _where(line, report, clause.head.i + 1)
    if not areas and lemma_of(clause.head) in _LASTS:
        areas = _before(line, report, min((s.left_edge.i for s in subjects), default=0))
    if areas and who:
        denied = is_denied(clause) or any(is_negated(token) for token in subjects)
        yield Held(
            at=clause.head, level=Level.PRESENT, who=who, areas=areas, clause=clause, denied=denied, is_sure=False
        )


def _is_there(line: Line, report: Report, be: Token) -> Iterator[Held]:
    """As in "the tanks are back in Dorn", "there are soldiers in it", "inside Dorn there were guards"."""
    doc = line.doc
    clause = next((c for c in line.clauses if c.head is be or be in c.head.children), None)
    if (clause is not None and clause.mode is not Mode.FACT) or line.is_asked(be):
        return
    opens = be.i > 0 and doc[be.i - 1].lower_ == "there"
    noun = noun_after(doc, be.i) if opens else noun_before(doc, be.i)
    if noun is None:
        return
    subjects = conjuncts(noun)
    who = _men(line, report, subjects)
    if not who:
        return
    if opens:
        areas = _behind_noun(line, report, subjects[-1]) or _before(line, report, be.i - 1)
    else:
        areas = _where(line, report, be.i + 1)
    denied = any(is_negated(token) for token in (be, *subjects)) or (clause is not None and clause.is_negated)
    denied = denied or any(t.lower_ in {"no", "not", "n't", "never"} for t in doc[be.i : be.i + 3])
    if areas:
        yield Held(at=be, level=Level.PRESENT, who=who, areas=areas, denied=denied, is_sure=False)


def _men(line: Line, report: Report, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return who of those told of bears arms: men, their vehicles, an armed group by its name."""
    fitting = []
    for token in tokens:
        name = line.name_over(token)
        known = report.company.actors.find(report.company.cast.full(name.text)) if name is not None else None
        is_group = known is not None and known.kind in {ActorKind.ARMED_GROUP, ActorKind.FORCES}
        is_people = token.tag_ == "NNPS" and line.place_over(token) is None and known is None
        of_men = any(lemma_of(part) in _MEN for part in obliques(token))
        is_machine = _MODEL.match(token.text) is not None
        is_told = is_machine or (token.lower_ == "they" and (token.i in line.quoted_tokens or _has_moved(report)))
        is_police = token.lower_ == "police" and any(child.lower_ == "military" for child in token.children)
        if (
            lemma_of(token) in _MEN
            or is_police
            or is_group
            or is_people
            or is_told
            or (token.lower_ in _MANY and of_men)
        ):
            fitting.append(token)
    return holders(line, report, tuple(fitting))


def _has_moved(report: Report) -> bool:
    """Tell whether the sentence before tells of forces that moved: "they" who stayed are those."""
    return report.moved is not None and any(report.moved.line is before for before in report.lines[-1:])


def _where(line: Line, report: Report, at: int) -> list[Area]:
    """Return the areas behind the preposition that follows, over adverbs: "still sit on the hills"."""
    doc = line.doc
    limit = at + 5
    while at < min(len(doc), limit):
        token = doc[at]
        if token.lower_ == "on" and _leads_on(doc, at):
            return []  # forces on the road to a place are on their way, and in none
        if token.lower_ in _AT and token.lower_ not in {"all", "about"} and at + 1 < len(doc):
            found = areas_behind(line, report, at + 1)
            if found:
                return found
        is_posture = token.tag_ in {"VBN", "VBG", "JJ"} and lemma_of(token) in _STAYS | _SEEN
        if token.lower_ not in _FILL and token.pos_ != "ADV" and token.tag_ != "RP" and not is_posture:
            return []
        at += 1
    return []


def _leads_on(doc: Doc, at: int) -> bool:
    """Tell whether it is "on the road to" a place, or from one, that somebody is."""
    ahead = [token.lower_ for token in doc[at + 1 : at + 4]]
    return ahead[1:2] == ["road"] and ahead[-1] in {"to", "from", "towards"}


def _behind_noun(line: Line, report: Report, noun: Token) -> list[Area]:
    for token in line.doc[noun.i + 1 : noun.i + 8]:
        if token.text in {",", ";", "."} or (token.pos_ == "VERB" and token.tag_ != "VBN"):
            break
        found = areas_behind(line, report, token.i + 1) if token.lower_ in _AT else []
        if found:
            return found
    return []


def _before(line: Line, report: Report, at: int) -> list[Area]:
    first = line.doc[0]
    if first.lower_ not in _AT or at < 2:
        return []
    found = areas_behind(line, report, 1)
    return found if found and found[0].end <= at else []


def _far(line: Line, report: Report) -> Iterator[Held]:
    """As in "a column is now 80 kilometres from Dorn"."""
    for match in _FAR.finditer(line.doc.text):
        span = line.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None:
            continue
        clause = next((c for c in line.clauses if span.start <= c.head.i < span.end and c.subjects), None)
        before = noun_before(line.doc, span.start)
        subjects = clause.subjects if clause is not None else conjuncts(before) if before is not None else ()
        who = _men(line, report, subjects)
        areas = [area for area in areas_behind(line, report, span.end) if area.is_named]
        if who and areas:
            yield Held(at=span[0], level=Level.PRESENT, who=who, areas=areas[:1])


def _of_label(line: Line, report: Report) -> Iterator[Held]:
    """As in "Dorn bridge: army pickets still there", "Dorn: no army."."""
    label = labelled(line)
    if not label or label[0].end + 2 >= len(line.doc):
        return
    behind = line.doc[label[0].end + 1 :]
    noun = noun_after(line.doc, label[0].end)
    if noun is None or noun.i + 1 >= len(line.doc):
        return
    rest = [token.lower_ for token in line.doc[noun.i + 1 : noun.i + 4]]
    is_there = bool({"there", "present", "manned", "in"} & set(rest)) or (
        behind[0].lower_ == "no" and rest[0] in {".", ";"}
    )
    who = _men(line, report, (noun,)) if is_there else ()
    if who:
        yield Held(at=noun, level=Level.PRESENT, who=who, areas=label, denied=behind[0].lower_ == "no")
