"""A movement that somebody denies or waves away when it was told before: "Borland called the report a fairy tale"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import State
from trucewatch.read.claims.answer_phrases import CALLS, QUOTED_LIE, WHICH
from trucewatch.read.claims.draft import Draft, Report, give_voice
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import conjuncts
from trucewatch.read.tree import Token

_TOLD = (
    r"(?:it|this|that|them|(?:the|this|that|these|those|such|both|all|any such|her|his|its|their) (?:\w+ ){0,2}"
    r"(?:reports?|claims?|story|stories|figures?|numbers?|accounts?|assertions?|statements?|versions?"
    r"|suggestions?|notion|idea|news|talk|footage|tally|rumou?rs?|photographs|pictures))"
)
_WAVES = re.compile(
    r"\b(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|contest(?:s|ed)"
    r"|refut(?:es?|ed)|rebuff(?:s|ed)|scoff(?:s|ed) at|laugh(?:s|ed) (?:off|at)|wav(?:es|ed) (?:off|away|aside)"
    r"|brush(?:es|ed) (?:off|aside)"
    r"|shrug(?:s|ged) off"
    r"|ridicul(?:es|ed)|derid(?:es|ed)|pooh-pooh(?:s|ed)|rubbish(?:es|ed)|contradict(?:s|ed)|gainsa(?:ys|id))"
    rf" {_TOLD}\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    rf"\b(?P<verb>call(?:s|ed)|brand(?:s|ed)|label(?:s|led)|describ(?:es|ed)|term(?:s|ed)) {_TOLD} (?:as )?"
    r"(?:\w+ ){0,2}(?:fantasy|fantasies|fiction|invention|nonsense|rubbish|false|untrue|a lie|lies|propaganda|fables?"
    r"|fairy tales?|rumou?rs?|hot air|theatre)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b{_TOLD} (?:was|were|is|are|has been|have been) "
    r"(?P<verb>denied|rejected|dismissed|disputed|contested|refuted|contradicted) by\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"^[\"“]?(?:not so|(?:that|this|it) (?:is|was) (?:\w+ )?"
    r"(?:untrue|false|a lie|not true|not so|nonsense|rubbish|fiction|wrong)"
    r"|untrue|nonsense|rubbish|fairy tales?|lies)\b[,.!]?[\"”]?,? .*?"
    r"(?P<verb>said|says|replied|answered|retorted|responded|countered|insisted)\b",
    re.IGNORECASE,
)
_PATTERNS = (_PASSIVE, _WAVES, _NAMES, _NOT_SO, CALLS, QUOTED_LIE, WHICH)
_WORDS = words("motion.denials")


def read_moved_answers(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the last movement told, denied by whoever denies it in this sentence; nothing where a charge came after."""
    moved, text = report.moved, line.doc.text
    if moved is None or moved.denied or not any(word in text.casefold() for word in _WORDS):
        return
    is_near = moved.line is line or moved.line in report.lines[-1:]
    if not is_near or any(draft.line is moved.line and draft.at.i > moved.at.i for draft in report.told[-3:]):
        return
    match = next((m for pattern in _PATTERNS if (m := pattern.search(text))), None)
    if match is None or (moved.line is line and match.start() < moved.at.idx):
        return
    if match.re is WHICH and not _is_last_before(line, report, moved, match.start()):
        return
    span = line.doc.char_span(*match.span("verb"), alignment_mode="expand")
    at = span[0] if span is not None else None
    if at is None:
        return
    speaker = _speaker(line, report, at)
    if speaker is None and line.voices[at.i] == (PUBLISHED,):
        return
    keys = dict(moved.keys)
    keys.pop("count", None)
    if keys.get("state") is State.REFUSED:
        return
    draft = Draft(
        kind=moved.kind,
        line=line,
        at=at,
        keys=keys,
        places=moved.places,
        date=moved.date,
        denied=True,
        rule="movement.answer",
    )
    if speaker is not None:
        give_voice(draft, speaker, report, rule="speaker.answers")
    yield draft


def _is_last_before(line: Line, report: Report, moved: Draft, at: int) -> bool:
    """Tell whether the movement is what was told right before a place of the sentence: what "which" is about."""
    told = [draft for draft in report.recent if draft.line is line and draft.at.idx < at]
    return moved.line is line and all(draft.at.i <= moved.at.i for draft in told)


def _speaker(line: Line, report: Report, verb: Token) -> Who | None:
    """Return who denies: the subject of the verb, the agent of a passive, or the noun before it."""
    clause = line.clause_at(verb)
    doers = () if clause is None else clause.doers
    for token in [part for doer in doers for part in conjuncts(doer)]:
        if token.pos_ != "PRON" and token.i not in line.quoted_tokens and (who := report.company.who(line, token)):
            return who
    behind = next((t for t in line.doc[verb.i + 1 : verb.i + 3] if t.lower_ == "by"), None)
    before = list(line.doc[max(0, verb.i - 6) : verb.i])[::-1]
    around = list(line.doc[behind.i + 1 : behind.i + 6]) if behind is not None else before
    for token in around:
        if (
            token.pos_ in {"NOUN", "PROPN"}
            and token.i not in line.quoted_tokens
            and (who := report.company.who(line, token))
        ):
            return who
    return None
