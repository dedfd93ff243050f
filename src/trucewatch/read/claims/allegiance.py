"""Who stands behind whom, in set words: "arms and feeds it", "takes its orders from", "in the pay of", "X's proxy"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Relation, Tense
from trucewatch.read.claims.beside import noun_after, noun_before
from trucewatch.read.claims.bound import is_party
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import conjuncts, lemma_of
from trucewatch.read.tree import Token

_HELPS = (
    r"(?:arm|fund|feed|financ|sponsor|back|train|equip|bankroll|suppl|shelter|harbour|subsidis|support|underwrit|"
    r"nurtur|shield|bolster)"
)
_HELPED = (
    r"(?:armed|funded|fed|financed|sponsored|backed|trained|equipped|bankrolled|supplied|sheltered|harboured|supported|"
    r"protected|propped up|directed|paid|kept afloat)"
)
_ALSO = rf"(?:(?:,? (?:and|or) |, ){_HELPS}\w*){{0,2}}"
_WITH = r"(?: with (?:weapons|arms|money|cash|rockets|guns|ammunition|drones|fuel|missiles|advisers|intelligence))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two parties that set words bind, before either is anybody's claim."""

    at: Token
    subject: str
    relation: Relation
    target: str
    time: Tense
    denied: bool = False
    is_background: bool = False
    """Whether the words only add who somebody is, whoever speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Words between two noun phrases, and how the one stands to the other."""

    pattern: re.Pattern[str]
    relation: Relation
    is_turned: bool = False
    """Whether what stands behind the words is the subject."""
    denied: bool = False
    is_past: bool = False
    """Whether the words tell that it was so and is no more."""


def _shape(words_between: str, relation: Relation, *, is_turned: bool = False, denied: bool = False) -> _Shape:
    return _Shape(
        pattern=re.compile(rf"\b(?:{words_between})\b", re.IGNORECASE),
        relation=relation,
        is_turned=is_turned,
        denied=denied,
    )


_SHAPES = (
    _shape(rf"{_HELPS}(?:s|es|ies){_ALSO}", Relation.BACKS),
    _shape(rf"(?!armed|directed|paid){_HELPS}(?:ed|d|ied)(?= (?:the|its|their|both|it|them)\b)", Relation.BACKS),
    _shape(
        rf"(?:has|have|had|is|are|was|were)(?: long| secretly| openly| been)* {_HELPS}(?:ing|ed|ying|ied)",
        Relation.BACKS,
    ),
    _shape(rf"(?:den(?:y|ies|ied|ying)|admit(?:s|ted)) (?:ever |having |to )?{_HELPS}(?:ing|ed)", Relation.BACKS),
    _shape(rf"(?:is|are|was|were|been|being) {_HELPED}(?:,? (?:and|or) {_HELPED})? by", Relation.BACKS, is_turned=True),
    _shape(
        r"(?:takes?|took|taking) (?:its|their|his|all its) (?:orders|instructions|directions) from|"
        r"(?:answers?|answered) (?:only |directly )?to",
        Relation.LEADS,
        is_turned=True,
    ),
    _shape(
        r"in the (?:pay|employ|service) of|on the payroll of|"
        r"a (?:mere )?(?:proxy|puppet|creature|instrument|client|cat's paw) (?:of|for)",
        Relation.BACKS,
        is_turned=True,
    ),
    _shape(
        r"(?:sides?|sided|siding) with|(?:makes?|made) common cause with|(?:throws?|threw) in (?:its|their) lot with|"
        r"(?:fights?|fought|fighting) (?:alongside|beside|shoulder to shoulder with|on the side of)",
        Relation.ALLY_OF,
    ),
    _shape(
        r"(?:owes?|owed|swore|swears?|pledged?) (?:allegiance|loyalty|fealty|obedience) to|"
        r"(?:is|are|was|were|remains?) (?:loyal to|an? (?:offshoot|splinter|branch|wing|arm) of)",
        Relation.AFFILIATED_WITH,
    ),
    _shape(
        r"(?:has|have|had) (?:nothing to do|no (?:links?|ties|connections?|contacts?|dealings|truck)) (?:with|to)",
        Relation.AFFILIATED_WITH,
        denied=True,
    ),
)
_LIKELY = Sieve((shape.pattern, shape) for shape in _SHAPES)
_HELPS_WORDS, _HELPED_WORDS = entry("relations.helps"), entry("relations.helped")


@cache
def _told_shapes() -> Sieve[_Shape]:
    """Return the shapes of the phrase files, which stand behind those above."""
    rows = []
    for row in entry("relations.shapes"):
        told = row["words"].replace("{helps}", _HELPS_WORDS).replace("{helped}", _HELPED_WORDS)
        shape = _Shape(
            pattern=re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE),
            relation=Relation(row["relation"]),
            is_turned=bool(row.get("turned")),
            denied=bool(row.get("denied")),
            is_past=bool(row.get("past")),
        )
        rows.append((shape.pattern, shape))
    return Sieve(rows)


_CIVIL = words("relations.civil")
"""Who takes no side by being sheltered, paid or fed: "is sheltering 2,000 people", "sappers paid by Japan"."""
_UNTOLD = frozenset({"not", "n't", "never", "neither", "nor", "would", "could", "may", "might", "if"})
_GROUPS = words("syntax.relation.groups") | words("deals.party_nouns") | words("moves.force_words")


def read_bonds(line: Line, report: Report) -> Iterator[Bond]:
    """Yield what set words tell of who stands behind whom, in the order of the shapes."""
    text = line.doc.text
    for pattern, shape in _LIKELY.likely(text):
        for match in pattern.finditer(text):
            span = line.doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or span.start == 0 or span.end >= len(line.doc):
                continue
            yield from _bond(line, report, shape, span[0], span.end)
    yield from _owned(line, report)
    for pattern, shape in _told_shapes().likely(text):
        for match in pattern.finditer(text):
            span = line.doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and span.start > 0 and span.end < len(line.doc) and not line.is_asked(span[0]):
                yield from _bond(line, report, shape, span[0], span.end, by_clause=True)


def _bond(
    line: Line, report: Report, shape: _Shape, first: Token, end: int, *, by_clause: bool = False
) -> Iterator[Bond]:
    doc = line.doc
    if any(t.lower_ in _UNTOLD for t in doc[max(0, first.i - 4) : first.i]):
        return
    before, behind = noun_before(doc, first.i), noun_after(doc, end - 1)
    clause = next((c for c in line.clauses if first.i <= c.head.i < end), None) if by_clause else None
    if clause is not None and (clause.mode is not Mode.FACT or clause.is_negated):
        return
    told = _subjects(clause, first.i) if clause is not None else ()
    if (before is None and not told) or behind is None or behind.i - end > 6:
        return
    tokens = told or (_joined(line, before) if before is not None else ())
    if by_clause:
        tokens = tuple(t for t in tokens if is_standing_party(line, report, t))
    tokens = tuple(token for token in tokens if lemma_of(token) not in _CIVIL)
    ones = [who for token in tokens if (who := _who(line, report, token)) is not None]
    other = _who(line, report, behind)
    is_party_behind = is_standing_party if by_clause else _is_behind
    if lemma_of(behind) in _CIVIL or behind.pos_ == "ADJ":
        return
    if not ones or other is None or not is_party_behind(line, report, behind):
        return
    for one in ones:
        subject, target = (other, one) if shape.is_turned else (one, other)
        if _name(subject) == _name(target):
            continue
        is_past = shape.is_past or (first.tag_ == "VBD" and not shape.denied and not by_clause)
        is_past = is_past or (by_clause and _is_of_the_past(line, first.i, end))
        yield Bond(
            at=doc[end - 1],
            subject=_name(subject),
            relation=shape.relation,
            target=_name(target),
            time=Tense.PAST if is_past else Tense.PRESENT,
            denied=shape.denied,
        )


def _subjects(clause: Clause, start: int) -> tuple[Token, ...]:
    """Return the subjects of the clause whose verb is among the words, if they stand before them."""
    return tuple(s for s in clause.subjects if s.i < start and s.pos_ in {"NOUN", "PROPN", "PRON"})


def _is_of_the_past(line: Line, start: int, end: int) -> bool:
    """Tell whether words of the time say that it is no more: "until March", "once", "had"."""
    near = {token.lower_ for token in line.doc[max(0, start - 3) : start]}
    behind = {token.lower_ for token in line.doc[end : end + 8]}
    return bool(near & {"once", "formerly", "previously", "had"}) or bool(behind & {"until", "till"})


def is_standing_party(line: Line, report: Report, token: Token) -> bool:
    """Tell whether a noun phrase is of somebody that can stand by others or against them."""
    if token.lower_ in {"it", "them", "they", "him", "we", "us", "who", "which", "that"}:
        return _who(line, report, token) is not None
    if token.pos_ == "PROPN":
        name = line.name_over(token)
        known = name is not None and report.company.actors.find(report.company.cast.full(name.text)) is not None
        return known or (name is not None and line.place_over(token) is None)
    return lemma_of(token) in _STANDING


_STANDING = words("holding.armed") | words("syntax.relation.groups") | words("deals.party_nouns")


def _is_behind(line: Line, report: Report, token: Token) -> bool:
    who = _who(line, report, token)
    return who is not None and _is_told_of(line, report, token, who)


_KIN = {
    **dict.fromkeys(("supplier", "paymaster", "protector", "benefactor", "mentor", "armourer"), Relation.BACKS),
    **dict.fromkeys(("backer", "patron", "sponsor"), Relation.BACKS),
    "ally": Relation.ALLY_OF,
    "partner": Relation.ALLY_OF,
}
_TITLE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_OWNED = re.compile(
    rf"(?P<subject>{_TITLE}(?: and (?:the )?{_TITLE})?), (?:the )?(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}}?)"
    rf"(?P<whose>['’]s|s['’]) (?:[a-z-]+ ){{0,2}}(?P<kin>{'|'.join(_KIN)}|allie)s?\b"
)


def _owned(line: Line, report: Report) -> Iterator[Bond]:
    """As in "Russia, the Serbs' traditional ally," and "A and B, Hanoi's suppliers,"."""
    for match in _OWNED.finditer(line.doc.text):
        span = line.doc.char_span(*match.span("kin"), alignment_mode="expand")
        owner = report.company.named(match["owner"] + ("s" if match["whose"].startswith("s") else ""))
        for name in re.split(r" and (?:the )?", match["subject"].removeprefix("The ")):
            one = report.company.named(name)
            if span is None or one is None or owner is None or one.is_person or owner.is_person:
                continue
            yield Bond(
                at=span[0],
                subject=one.acts_for or one.name,
                relation=_KIN.get(match["kin"], Relation.ALLY_OF),
                target=owner.name,
                time=Tense.PRESENT,
            )


def _joined(line: Line, before: Token) -> tuple[Token, ...]:
    """Return all that are coordinated with the noun before the words."""
    above = before.head if before.dep_ == "conj" and before.head.i < before.i else before
    return tuple(part for part in conjuncts(above) if part.i <= before.i) or (before,)


def _who(line: Line, report: Report, token: Token) -> Who | None:
    is_known = report.company.actors.find(token.text) is not None
    if line.place_over(token) is not None and not is_known and line.name_over(token) is None:
        return None
    who = report.company.who(line, token)
    if who is None and token.lower_ in {"it", "them"}:
        return report.company.last_group
    return who


def _is_told_of(line: Line, report: Report, token: Token, who: Who) -> bool:
    """Tell whether a noun is of a party that can be stood behind, or can stand behind one: not of a plan or a war."""
    if token.pos_ == "PRON":
        known = report.company.actors.find(who.name)
        return known is not None or (report.company.last_group is not None and who == report.company.last_group)
    if token.pos_ == "PROPN":
        return is_party(line, token) and line.name_over(token) is not None
    return token.lower_.removesuffix("s") in _GROUPS or token.lower_ in _GROUPS


def _name(who: Who) -> str:
    """Return the party whose forces stand behind somebody: armies take no sides of their own."""
    return who.acts_for if who.acts_for and who.name.endswith((" forces", " army", " troops")) else who.name
