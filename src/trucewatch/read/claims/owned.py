"""Places told as somebody's own: "Dorn is theirs", "the hill is the army's again", "all of it is rebel ground"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import Level
from trucewatch.read.agency import is_day
from trucewatch.read.claims.areas import areas_behind, areas_of, labelled
from trucewatch.read.claims.beside import noun_before
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.held import Held
from trucewatch.read.claims.holders import holder_told, holders
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_BE = r"(?:is|are|was|were|has been|have been|had been|remains?|remained|became|becomes)"
_ADVERBS = r"(?:(?: now| already| still| again| once more| once again| all| back|[a-z]+ly| not| no longer|n't))*+"
_OWN = re.compile(
    rf"(?<!\w){_BE}{_ADVERBS} (?:(?P<we>ours|theirs|mine)|(?P<who>(?:the )?(?:[\w-]+ ){{0,3}}?[\w-]+)['’]s?)"
    r"(?= (?:again|now|once|for|since|at|in|on|from|until|alone|entirely|no|by|too|today)\b|[,.;:!?”\"]| and |$)"
)
_LABELLED = re.compile(
    r"^(?:(?:the )?(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)*)['’]s?|(?P<we>[Oo]urs|[Tt]heirs))"
    r"(?= (?:since|now|again|for)\b|[.,;]|$)"
)
_GROUND = re.compile(
    rf"(?<!\w){_BE}{_ADVERBS} (?P<who>[\w-]+)(?: ground| territory| country| land| turf| terrain| soil)"
    rf"|(?<!\w){_BE}{_ADVERBS} (?P<adjective>[A-Z][\w-]+)(?= (?:now|again|for|since|once more|until|till)\b)"
)
_NO_ADJECTIVES = words("holding.no_adjectives")
_HOLDS = frozenset({"hold", "grip", "stranglehold", "grasp", "control"})
_ENDS = words("holding.ends_holds")


def read_owned(line: Line, report: Report) -> Iterator[Held]:
    """Yield what a possessive or an adjective alone tells of who holds a place."""
    text = line.doc.text
    if "s" in text:
        yield from _owned(line, report)
    for match in _GROUND.finditer(text):
        word = match["who"] or match["adjective"]
        if word.casefold() not in _NO_ADJECTIVES:
            yield from _held(line, report, match, word, "who" if match["who"] else "adjective")
    yield from _nominal(line, report)
    yield from _flags(line, report)


_FLAG = re.compile(
    r"(?<!\w)(?:flags?|banners?|colours|tricolours?|standards?|pennants?)\b[^.;:]{0,60}?"
    r"\b(?:fl(?:ies|ew|y|ying|own)|flutter\w*|wav(?:es?|ed|ing)|hangs?|hung|went up|goes up|rose|rises"
    r"|(?:was|were|is|are|has been|had been) (?:hoisted|raised|planted|run up|unfurled|put up)|hoisted|raised|planted"
    r"|is|was)"
    r"(?: now| again| once more| already| still)*+ (?:over|above|on|at|from|atop|in)(?= )"
)


def _flags(line: Line, report: Report) -> Iterator[Held]:
    """As in "the flag of the Front flies over Dorn", "the Front's flag was hoisted over Dorn"."""
    for match in _FLAG.finditer(line.doc.text):
        span = line.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or line.is_asked(span[0]):
            continue
        flag = span[0]
        owners = tuple(o for o in obliques(flag) if case_of(o) == "of") or tuple(children(flag, "nmod:poss"))
        who = holders(line, report, owners)
        if not who:
            words_before = line.doc[flag.left_edge.i : flag.i]
            told = next(
                (holder_told(line, report, t.text, t) for t in words_before if t.pos_ in {"ADJ", "PROPN"}), None
            )
            who = (told,) if told else ()
        areas = areas_behind(line, report, span.end)
        if who and areas:
            yield Held(at=flag, level=Level.CONTROLS, who=who, areas=areas)


def _owned(line: Line, report: Report) -> Iterator[Held]:
    for match in _OWN.finditer(line.doc.text):
        yield from _held(line, report, match, match["who"], "who")
    label = labelled(line)
    if label:
        behind = line.doc[label[0].end + 1 :]
        told = _LABELLED.match(behind.text) if len(behind) else None
        who = _whose(line, report, told["we"], told["who"], behind[0]) if told else None
        if who:
            yield Held(at=behind[0], level=Level.CONTROLS, who=(who,), areas=label)


def _held(line: Line, report: Report, match: re.Match[str], word: str | None, group: str) -> Iterator[Held]:
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or span.start == 0 or line.is_asked(span[0]):
        return
    own = match.groupdict().get("we")
    first = line.doc.char_span(*match.span("we" if own else group), alignment_mode="expand")
    if first is None or any(is_day(line, token) for token in first):
        return
    who = _whose(line, report, own, word, first[0])
    subjects = _subjects(line, span.start)
    areas = areas_of(line, report, subjects)
    if who is None or not areas:
        return
    denied = any(token.lower_ in {"not", "n't", "longer", "never"} for token in line.doc[span.start : span.end + 3])
    denied = denied or any(is_negated(token) for token in subjects)
    yield Held(at=span[0], level=Level.CONTROLS, who=(who,), areas=areas, denied=denied)


def _whose(line: Line, report: Report, own: str | None, word: str | None, first: Token) -> str | None:
    if own is None:
        return holder_told(line, report, f"{word}'s" if word and word[0].islower() else word or "", first)
    company = report.company
    teller = line.voices[first.i][0] if line.voices else None
    speakers = teller.speaker if teller is not None else ()
    if own.casefold() == "theirs":
        told = (company.before[2], company.before[1], company.last_group, company.last_body)
        who = next((w for w in told if w is not None and not w.is_person and w.name not in speakers), None)
    else:
        if teller is not None and teller.rule != "publisher":
            return teller.speaker_for or teller.speaker[0]
        return company.own_party
    return who.name if who is not None else None


def _subjects(line: Line, at: int) -> tuple[Token, ...]:
    clause = next((c for c in line.clauses if c.subjects and c.head.left_edge.i <= at <= c.head.right_edge.i and any(
        child.i == at for child in (c.head, *c.head.children))), None)  # fmt: skip
    if clause is not None and all(token.i < at for token in clause.subjects):
        return clause.subjects
    near = noun_before(line.doc, at)
    return conjuncts(near) if near is not None else ()


def _nominal(line: Line, report: Report) -> Iterator[Held]:
    """As in "the Front's hold on the highlands"."""
    doc = line.doc
    for token in doc:
        if lemma_of(token) not in _HOLDS or token.pos_ != "NOUN" or token.i + 2 >= len(doc) or token.i < 2:
            continue
        if doc[token.i + 1].lower_ not in {"on", "over", "of"}:
            continue
        mark = next((i for i in (token.i - 1, token.i - 2) if doc[i].text in {"'s", "’s", "'", "’"}), None)
        if mark is None or mark < 1 or any(lemma_of(t) in _ENDS for t in doc[max(0, mark - 5) : mark]):
            continue
        who = holders(line, report, (doc[mark - 1],))
        areas = areas_behind(line, report, token.i + 2)
        if who and areas and areas[0].is_named:
            yield Held(at=token, level=Level.CONTROLS, who=who, areas=areas)
