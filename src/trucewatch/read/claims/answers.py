"""Answers to what was told before: a charge denied, rejected or called a lie, blame laid, responsibility claimed."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, Verdict
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report, give_voice
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import SUBJECT, conjuncts
from trucewatch.read.tree import Token

_LIES = (
    r"(?:fabricat\w+|lies?|fiction|groundless|baseless|false|untrue|invent\w+|"
    r"nonsense|disinformation|misinformation|propaganda|absurd|unfounded|slander|"
    r"hoax|fake|fairy tale|provocation)"
)
_CHARGE = (
    r"(?:it|this|that(?=[,.;]| and| but|$)|them|both|doing so|the (?:\w+ )?(?:charges?|"
    r"accusations?|claims?|allegations?|reports?|account|version)|th(?:ose|"
    r"ese) (?:\w+ )?(?:charges?|accusations?|claims?|allegations?|reports?)|"
    r"any (?:involvement|responsibility|role|such \w+|wrongdoing)|responsibility|"
    r"involvement|all (?:charges|responsibility)|(?:the )?\w+ (?:charges?|"
    r"accusations?|claims?|allegations?))"
)
_DENIES = re.compile(
    rf"\b(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|"
    rf"ed)|refut(?:es?|ed)|rebuff(?:s|ed)?) {_CHARGE}\b(?! (?:of|by|from) )",
    re.IGNORECASE,
)
_DENIES_OF = re.compile(
    r"\b(?P<verb>den(?:ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?) (?:the "
    r"|those |these )?(?:\w+ )?(?:charges?|accusations?|claims?|allegations?)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    rf"\b(?P<verb>call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|dismiss(?:es|"
    rf"ed)|label(?:s|led)) (?:it|that|this|them|the (?:\w+ ){{0,2}}(?:charges?|"
    rf"accusations?|claims?|allegations?|reports?|shooting|incident|strike|"
    rf"statements?)|such \w+)(?: as)? (?:\"|“)?(?:a |an |pure |complete |simply "
    rf"|outright )*{_LIES}",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?:,|-) (?:which|(?:a|an) (?:charge|accusation|claim|allegation|figure|"
    r"report)(?: (?:that|which))?) (?P<who>[^,.;]{2,60}?) (?:has |have |had "
    r")?(?:promptly |flatly |immediately )?(?P<verb>den(?:y|ies|ied)|reject(?:s|"
    r"ed)?|dismiss(?:es|ed)?|disput(?:es?|ed))\b",
    re.IGNORECASE,
)
_QUOTED_LIE = re.compile(
    rf"^[\"“](?:\w+ )?{_LIES}[,.!]?[\"”],? (?P<verb>replied|said|answered|retorted|responded)\b", re.IGNORECASE
)
_NOTHING = re.compile(
    r"\b(?P<verb>said|says|insist(?:s|ed)) (?:that )?nothing of the (?:kind|"
    r"sort) (?:had )?(?:happened|occurred)|\b(?:does|do|did) (?P<not>not) "
    r"correspond to reality|\bare (?:an? )?(?:outright |complete )?lie\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?P<verb>blam(?:es?|ed)) (?P<who>[^,.;]{2,60}?)(?: for (?:it|this|that|the \w+))?(?=[,.;]|$| and | but )",
    re.IGNORECASE,
)
_BLAMING = re.compile(
    r"\b(?:blaming|accusing) (?P<who>[^,.;]{2,60}?)(?: for (?:it|the \w+)| of \w+| and |[,.;]|$)", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:no (?:group|one|side|party|faction)|nobody|none)\b[^;,.]*$", re.IGNORECASE)
_CLAIMS = re.compile(r"\b(?P<verb>claim(?:s|ed)|took|takes) responsibility\b", re.IGNORECASE)


def read_answers(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the claims that a sentence makes about what was told before it, or earlier in it."""
    text = line.doc.text
    if match := (_DENIES.search(text) or _CALLS.search(text) or _DENIES_OF.search(text)):
        yield from _answer(line, report, match, denied=True)
    elif match := _WHICH.search(text):
        yield from _answer(line, report, match, denied=True, who=_named(line, report, *match.span("who")))
    elif match := (_QUOTED_LIE.search(text) or _NOTHING.search(text)):
        yield from _answer(line, report, match, denied=True)
    if match := _BLAMING.search(text):
        _lay(line, report, match)
    if match := _CLAIMS.search(text):
        yield from _claimed(line, report, match)
    elif match := _BLAMES.search(text):
        yield from _blame(line, report, match)


def _lay(line: Line, report: Report, match: re.Match[str]) -> None:
    """Lay the incidents of the same sentence and speaker to whom a participle blames: "..., he said, blaming X"."""
    accused = _named(line, report, *match.span("who"))
    if accused is None:
        return
    for draft in report.told:
        if draft.line is line and draft.kind is ClaimKind.INCIDENT and not draft.keys.get("perpetrator"):
            draft.keys["perpetrator"] = (accused.name,)


def _charge(line: Line, report: Report, before: int) -> Draft | None:
    """Return the last charge told before a token: an incident or breach laid to somebody, else the last incident."""
    candidates = [
        draft
        for draft in report.told
        if not draft.denied
        and (draft.line is not line or draft.at.i < before)
        and draft.keys.get("verdict") not in {Verdict.FULFILLED, Verdict.PARTLY}
    ]
    recent = [draft for draft in candidates if draft.line.passage.paragraph >= line.passage.paragraph - 1]
    laid = [draft for draft in recent if draft.keys.get("perpetrator") or draft.keys.get("by")]
    chosen = laid or [draft for draft in recent if draft.kind is ClaimKind.INCIDENT]
    return chosen[-1] if chosen else None


def _answer(
    line: Line, report: Report, match: re.Match[str], *, denied: bool, who: Who | None = None
) -> Iterator[Draft]:
    at = _token(line, match)
    if at is None:
        return
    voice = line.voices[at.i][0]
    speaker = who or _subject(line, report, at)
    charge = _charge(line, report, at.i)
    if charge is None:
        return
    if speaker is None and voice.rule == "publisher" and match.re is not _NOTHING:
        return
    yield _again(line, charge, at, speaker, denied=denied, report=report)


def _again(line: Line, charge: Draft, at: Token, speaker: Who | None, *, denied: bool, report: Report) -> Draft:
    keys = {
        key: value
        for key, value in charge.keys.items()
        if key in {"type", "perpetrator", "by", "about", "verdict", "target"}
    }
    if charge.kind is ClaimKind.INCIDENT and denied and not keys.get("perpetrator") and speaker is not None:
        keys["perpetrator"] = (speaker.acts_for or speaker.name,)
    draft = Draft(
        kind=charge.kind,
        line=line,
        at=at,
        keys=keys,
        places=charge.places or _last_place(report, charge),
        date=charge.date,
        denied=denied,
        rule="answer",
    )
    if speaker is not None:
        give_voice(draft, speaker, report, rule="speaker.answers")
    return draft


def _last_place(report: Report, charge: Draft) -> tuple[Place, ...]:
    """Return the place of the last incident that has one, in the paragraph of the charge or the one before."""
    for draft in reversed(report.told):
        if draft.places and draft.kind is ClaimKind.INCIDENT:
            near = draft.line.passage.paragraph >= charge.line.passage.paragraph - 1
            return draft.places if near else ()
    return ()


def _blame(line: Line, report: Report, match: re.Match[str]) -> Iterator[Draft]:
    """As in "The government blamed X": the last incident, laid to X."""
    at = _token(line, match)
    speaker = _subject(line, report, at) if at is not None else None
    accused = _named(line, report, *match.span("who"))
    told = [
        draft
        for draft in report.told
        if draft.kind is ClaimKind.INCIDENT
        and not draft.denied
        and draft.line.passage.paragraph >= line.passage.paragraph - 1
    ]
    if at is None or speaker is None or accused is None or not told:
        return
    last = told[-1]
    if last.line is line and last.at.i > at.i:
        return
    draft = _again(line, last, at, speaker, denied=False, report=report)
    draft.keys["perpetrator"] = (accused.name,)
    yield draft


def _claimed(line: Line, report: Report, match: re.Match[str]) -> Iterator[Draft]:
    """As in "X claimed responsibility": the last incident, by X's own word."""
    at = _token(line, match)
    speaker = _subject(line, report, at) if at is not None else None
    told = [draft for draft in report.told if draft.kind is ClaimKind.INCIDENT and not draft.denied]
    if at is None or speaker is None or not told or _NOBODY.search(line.doc[: at.i].text):
        return
    draft = _again(line, told[-1], at, speaker, denied=False, report=report)
    draft.keys["perpetrator"] = (speaker.acts_for or speaker.name,)
    yield draft


def _token(line: Line, match: re.Match[str]) -> Token | None:
    group = "verb" if match.groupdict().get("verb") else 0
    span = line.doc.char_span(*match.span(group), alignment_mode="expand")
    return span[0] if span is not None else None


def _subject(line: Line, report: Report, verb: Token) -> Who | None:
    """Return who answers: the verb's subject, or the noun before it."""
    subjects = [part for child in verb.children if child.dep_ in SUBJECT for part in conjuncts(child)]
    clause = line.clause_at(verb)
    if clause is not None and clause.subjects:
        subjects = list(clause.subjects)
    for token in subjects:
        if token.lower_ not in {"which", "that", "who"} and (who := report.company.who(line, token)):
            return who
    for token in reversed(list(line.doc[max(0, verb.i - 6) : verb.i])):
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and (who := report.company.who(line, token)):
            return who
    return None


def _named(line: Line, report: Report, start: int, end: int) -> Who | None:
    span = line.doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    for token in span:
        if (
            token.pos_ in {"NOUN", "PROPN"}
            and (token.i + 1 >= span.end or line.doc[token.i + 1].pos_ not in {"NOUN", "PROPN"})
            and (who := report.company.who(line, token))
        ):
            return who
    return None
