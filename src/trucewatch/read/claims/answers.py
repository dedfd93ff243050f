"""Answers to what was told before: a charge denied, rejected or called a lie, blame laid, responsibility claimed."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, Verdict
from trucewatch.model.place import Place
from trucewatch.read.claims.bound import is_party
from trucewatch.read.claims.draft import Draft, Report, give_voice
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import SUBJECT, conjuncts
from trucewatch.read.tree import Token

_LIES = (
    r"(?:fabricat\w+|lies?|fiction|groundless|baseless|false|untrue|invent\w+|"
    r"nonsense|disinformation|misinformation|propaganda|absurd|unfounded|slander|"
    r"hoax|fake|fairy tales?|provocation|theat(?:re|er)|stunt|comedy|farce|myth|rumou?rs?|concoct\w+|smears?|"
    r"pretext|joke|invention|story|stories|slanderous|malicious|laughable|ridiculous|baloney|rubbish|wishful thinking)"
)
_ACT = (
    r"(?:arrests?|shelling|attacks?|raids?|killings?|murders?|abductions?|kidnappings?|strikes?|airstrikes?|shootings?|"
    r"incidents?|breach(?:es)?|violations?|bombings?|blasts?|explosions?|looting|firing|ambush(?:es)?|assaults?|"
    r"deaths?|massacres?|incursions?|overflights?|demolitions?|seizures?|blockade|clash(?:es)?|acts?|fire)"
)
_CHARGE = (
    r"(?:it|this|that(?=[,.;]| and| but|$)|them|both|doing so|the (?:\w+ )?(?:charges?|"
    r"accusations?|claims?|allegations?|reports?|account|version)|th(?:ose|"
    r"ese) (?:\w+ )?(?:charges?|accusations?|claims?|allegations?|reports?)|"
    r"any (?:involvement|responsibility|role|such \w+|wrongdoing)|responsibility|"
    r"involvement|all (?:charges|responsibility|knowledge|involvement|blame)|(?:the )?\w+ (?:charges?|"
    rf"accusations?|claims?|allegations?)|(?:its|their|his|her) (?:involvement|part|role|hand)|the {_ACT}|having done so)"
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
_CALLS_QUOTED = re.compile(
    r"\b(?P<verb>call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|dismiss(?:es|ed)|wav(?:es|ed)) (?:away )?(?:the |this |that |such )"
    r"(?:\w+ )?(?:charges?|accusations?|claims?|allegations?|reports?|story|account|figures?)(?: away)?(?: as)?,? "
    r"(?:[\w ]{0,12},? )?[\"“]",
    re.IGNORECASE,
)
"""Whatever a charge is called in quotation marks, it is not called true."""
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
    r"sort) (?:had )?(?:happened|occurred)"
    rf"|\b(?:knows?|knew|know) nothing (?:of|about) (?:it|this|that|them|any such \w+|the {_ACT}|such \w+)\b"
    rf"|\b(?:ha[sd]|have) (?:had )?(?:nothing to do with|no (?:part|hand|role) in) (?:it|this|that|them|the {_ACT})\b"
    rf"|\b(?:was|were|is|are) (?:not|in no way) (?:responsible|behind|involved|to blame)\b"
    r"|\b(?:does|do|did) (?P<not>not) "
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
_ATTRIBUTES = re.compile(
    rf"\b(?P<verb>attribut(?:es?|ed)|ascrib(?:es?|ed)|imput(?:es?|ed)|trac(?:es?|ed)|la(?:id|ys?)|pin(?:s|ned)?|puts?)"
    rf" (?:it|this|that|them|(?:the|this|that|these|those|both|all) (?:\w+ )?{_ACT}|(?:the|all) (?:blame|responsibility))"
    r" (?:for (?:it|this|the \w+) )?(?:down )?(?:to|on|at) (?:the (?:door|feet|doorstep) of )?(?P<who>[^,.;]{2,60}?)"
    r"(?=[,.;]|$| and | but )"
    r"|\b(?P<verb2>point(?:s|ed)) (?:a |the |its |their |his )?(?:fingers? )?at (?P<who2>[^,.;]{2,60}?)(?=[,.;]|$| and | but )"
    r"|\b(?P<verb3>h(?:olds|eld|old)) (?P<who3>[^,.;]{2,50}?) (?:responsible|accountable|to account)\b"
    rf"|\b(?P<verb4>(?:was|were|is|are) the work of|(?:was|were|had been) carried out by) (?P<who4>[^,.;]{{2,60}}?)"
    r"(?=[,.;]|$| and | but | led )"
    r"|\b(?P<who5>[A-Za-z][^,.;:]{2,50}?) (?P<verb5>(?:was|were|is|are) (?:to blame|responsible|behind (?:it|this|the \w+)))\b"
    r"|\b(?P<who6>[A-Za-z][^,.;:]{2,40}?) (?P<verb6>did it|had done (?:it|so|this)|carried it out|committed it)\b",
    re.IGNORECASE,
)
"""An act laid to somebody: "attributes it to X", "lays the blame at the door of X", "was the work of X"."""
_OWNS = re.compile(
    rf"\b(?P<verb>said|says|claim(?:s|ed)|announc(?:es|ed)|admit(?:s|ted)|acknowledg(?:es|ed)|confirm(?:s|ed)|own(?:s|ed) up)"
    rf"\b[^.;]{{0,60}}?\b(?:it|its (?:men|fighters|forces|troops)|they|he|we) (?:was|were|had been|stood|are|is) behind "
    rf"(?:it|this|the (?:\w+ )?(?:{_ACT}|first|second|third|latter|former))"
    rf"|\b(?P<verb2>claim(?:s|ed)|admit(?:s|ted)|own(?:s|ed) up to|took credit for) (?:the |that |this )(?:\w+ )?{_ACT}\b"
    r"(?! (?:was|were|had|is|are|did|has))",
    re.IGNORECASE,
)
"""An act owned to: "said that it was behind the blast", "admitted the killing"."""
_NOBODY = re.compile(r"\b(?:no (?:group|one|side|party|faction)|nobody|none)\b[^;,.]*$", re.IGNORECASE)
_CLAIMS = re.compile(r"\b(?P<verb>claim(?:s|ed)|took|takes) responsibility\b", re.IGNORECASE)


def read_answers(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the claims that a sentence makes about what was told before it, or earlier in it."""
    text = line.doc.text
    if match := (_DENIES.search(text) or _CALLS.search(text) or _CALLS_QUOTED.search(text) or _DENIES_OF.search(text)):
        yield from _answer(line, report, match, denied=True)
    elif match := _WHICH.search(text):
        yield from _answer(line, report, match, denied=True, who=_named(line, report, *match.span("who")))
    elif match := (_QUOTED_LIE.search(text) or _NOTHING.search(text)):
        yield from _answer(line, report, match, denied=True)
    if match := _BLAMING.search(text):
        _lay(line, report, match)
    if match := _CLAIMS.search(text) or _OWNS.search(text):
        yield from _claimed(line, report, match)
    elif match := _BLAMES.search(text) or _ATTRIBUTES.search(text):
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
    speaker = who or (None if match.re is _NOTHING and voice.rule != "publisher" else _subject(line, report, at))
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
    group = _group_of(match, "who")
    told_by = line.voices[at.i][0] if at is not None and group in _IN_SPEECH else None
    if told_by is not None and told_by.rule != "publisher":
        speaker: Who | None = Who(name=told_by.speaker[0], acts_for=told_by.speaker_for)
    elif group in _IN_SPEECH:
        return
    else:
        speaker = _subject(line, report, at) if at is not None else None
    accused = _named(line, report, *match.span(group))
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


_IN_SPEECH = frozenset({"who4", "who5", "who6"})
"""Groups of the words in which somebody tells who did it: "it was the work of X, he said"."""


def _group_of(match: re.Match[str], name: str) -> str:
    """Return which of the groups of that name, numbered from the second on, was found."""
    return next((key for key, found in match.groupdict().items() if found and key.startswith(name)), name)


def _token(line: Line, match: re.Match[str]) -> Token | None:
    group = _group_of(match, "verb") if any(key.startswith("verb") for key in match.groupdict()) else 0
    if not match.group(group):
        group = 0
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
            and (is_party(line, token) or token.tag_ == "NNS")
            and (token.i + 1 >= span.end or line.doc[token.i + 1].pos_ not in {"NOUN", "PROPN"})
            and (who := report.company.who(line, token))
        ):
            return who
    return None
