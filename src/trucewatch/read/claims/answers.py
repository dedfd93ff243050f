"""Answers to what was told before: a charge denied, rejected or called a lie, blame laid, responsibility claimed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import Certainty, ClaimKind, Verdict
from trucewatch.model.place import Place
from trucewatch.read.claims.answer_phrases import (
    ATTRIBUTES,
    BLAMES,
    BLAMING,
    CALLED_LIE,
    CALLS,
    CALLS_QUOTED,
    CLAIMS,
    DENIES,
    DENIES_OF,
    NOBODY,
    NOTHING,
    OWNS,
    QUOTED_LIE,
    WHICH,
)
from trucewatch.read.claims.bound import is_party
from trucewatch.read.claims.draft import ANSWERED, Draft, Report, give_voice
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import SUBJECT, case_of, conjuncts, lemma_of
from trucewatch.read.tree import Token

_HELD = re.compile(r" (?:responsible|accountable|answerable)$")
_FIGURE = re.compile(r"\b(?:figures?|tolls?|numbers?|count)\b", re.IGNORECASE)
_LAST_THAT = re.compile(r".*\b(?:that|which) ", re.IGNORECASE)
_DEAD = frozenset({"killed", "injured", "displaced", "civilians_killed", "children_killed"})
_ANSWERS = Sieve(
    (pattern, None)
    for pattern in (
        CALLED_LIE,
        DENIES,
        CALLS,
        CALLS_QUOTED,
        DENIES_OF,
        WHICH,
        QUOTED_LIE,
        NOTHING,
        BLAMING,
        CLAIMS,
        OWNS,
        BLAMES,
        ATTRIBUTES,
    )
)


def read_answers(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the claims that a sentence makes about what was told before it, or earlier in it."""
    text = line.doc.text
    if ANSWERED in report.seen:
        report.seen.discard(ANSWERED)
        return
    likely = {pattern for pattern, _ in _ANSWERS.likely(text)}
    if not likely:
        return

    def first(*patterns: re.Pattern[str]) -> re.Match[str] | None:
        return next((match for one in patterns if one in likely and (match := one.search(text))), None)

    if (match := first(CALLED_LIE)) and (told := _told_within(line, report, match.span("what"))):
        yield from _called_lies(line, report, match, told)
        return
    denial, laid = first(DENIES, CALLS, CALLS_QUOTED, DENIES_OF), first(BLAMES, ATTRIBUTES)
    if denial and laid and laid.start() < denial.start():  # "The mayor blamed X, who denied it"
        charges = list(_blame(line, report, laid))
        yield from charges
        yield from _answer(line, report, denial, denied=True, charge=charges[-1] if charges else None)
        return
    if match := denial:
        yield from _answer(line, report, match, denied=True)
    elif match := first(WHICH):
        yield from _which(line, report, match)
    elif match := first(QUOTED_LIE, NOTHING):
        yield from _answer(line, report, match, denied=True)
    if match := first(BLAMING):
        _lay(line, report, match)
    if match := first(CLAIMS, OWNS):
        yield from _claimed(line, report, match)
    elif match := laid:
        yield from _blame(line, report, match)


def _told_within(line: Line, report: Report, span: tuple[int, int]) -> list[Draft]:
    """Return the incidents told already by some words of a sentence."""
    inside = range(*span)
    return [
        draft
        for draft in report.told
        if draft.line is line and draft.at.idx in inside and draft.kind is ClaimKind.INCIDENT and not draft.denied
    ]


def _called_lies(line: Line, report: Report, match: re.Match[str], told: list[Draft]) -> Iterator[Draft]:
    """Turn what a claim told that is called a lie, and yield it again in the mouth of whose claim it is."""
    span = line.doc.char_span(*match.span("noun"), alignment_mode="expand")
    noun = span[0] if span is not None else None
    owners = [c for c in noun.children if c.dep_ in {"nmod:poss", "nmod"} and case_of(c) in _OF_CLAIMS] if noun else []
    who = next((who for owner in owners if (who := report.company.who(line, owner))), None)
    for draft in told:
        if who is not None:
            charge = replace(draft, keys=dict(draft.keys), grounds=[], voice=None)
            give_voice(charge, who, report, rule="speaker.claim")
            yield charge
        draft.denied = True


_OF_CLAIMS = frozenset({"", "'s", "’s", "'", "’", "by", "of", "from"})


def _which(line: Line, report: Report, match: re.Match[str]) -> Iterator[Draft]:
    """As in "..., which the army denies", "a figure that envoys doubt and that the army rejects": that of a toll."""
    behind = _LAST_THAT.match(match["who"])
    who = _named(line, report, match.start("who") + (behind.end() if behind else 0), match.end("who"))
    if "figure" not in match[0][: match.start("who") - match.start()].casefold():
        yield from _answer(line, report, match, denied=True, who=who)
        return
    at = _token(line, match)
    tolls = [draft for draft in report.told if draft.line is line and _DEAD & draft.keys.keys()]
    if at is not None and who is not None and tolls:
        draft = _again(line, tolls[-1], at, who, denied=True, report=report)
        draft.keys.update({key: value for key, value in tolls[-1].keys.items() if key in _DEAD})
        yield draft


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
        and len(draft.keys.get("perpetrator") or ()) <= 1  # a clash of two is no charge
    ]
    recent = [draft for draft in candidates if draft.line.passage.paragraph >= line.passage.paragraph - 1]
    laid = [draft for draft in recent if draft.keys.get("perpetrator") or draft.keys.get("by")]
    chosen = laid or [draft for draft in recent if draft.kind is ClaimKind.INCIDENT]
    return chosen[-1] if chosen else None


def _answer(
    line: Line,
    report: Report,
    match: re.Match[str],
    *,
    denied: bool,
    who: Who | None = None,
    charge: Draft | None = None,
) -> Iterator[Draft]:
    at = _token(line, match)
    if at is None:
        return
    voice = line.voices[at.i][0]
    speaker = who or (None if match.re is NOTHING and voice.rule != "publisher" else _subject(line, report, at))
    charge = charge or _charge(line, report, at.i)
    if charge is None:
        return
    if speaker is None and voice.rule == "publisher" and match.re is not NOTHING:
        return
    yield _again(line, charge, at, speaker, denied=denied, report=report)


def _again(line: Line, charge: Draft, at: Token, speaker: Who | None, *, denied: bool, report: Report) -> Draft:
    keys = {
        key: value
        for key, value in charge.keys.items()
        if key in {"type", "perpetrator", "by", "about", "verdict", "target"}
    }
    if denied and _FIGURE.search(line.doc.text):
        keys |= {key: value for key, value in charge.keys.items() if key in _DEAD}
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
    said = _LAST_THAT.match(match[group])  # "The army suggested that the rebels had done it"
    accused = _named(line, report, match.start(group) + (said.end() if said else 0), match.end(group))
    told = [
        draft
        for draft in report.told
        if draft.kind is ClaimKind.INCIDENT
        and not draft.denied
        and draft.line.passage.paragraph >= line.passage.paragraph - 1
        and not (draft.line is line and at is not None and draft.at.i > at.i)
    ]
    if at is None or speaker is None or accused is None or not told or at.tag_ == "NNS" or _is_counted(at):
        return  # "three suspects" suspect nobody
    last = told[-1]
    draft = _again(line, last, at, speaker, denied=False, report=report)
    draft.keys["perpetrator"] = (accused.name,)
    if lemma_of(at) == "suspect":
        draft.certainty = Certainty.PROBABLE
    yield draft


def _is_counted(at: Token) -> bool:
    """Tell whether a number or an article stands before a word, which makes a noun of it."""
    return at.lower_ == "suspects" and at.i > 0 and at.doc[at.i - 1].pos_ in {"NUM", "DET", "ADJ", "ADP"}


def _claimed(line: Line, report: Report, match: re.Match[str]) -> Iterator[Draft]:
    """As in "X claimed responsibility": the last incident, by X's own word."""
    at = _token(line, match)
    speaker = _subject(line, report, at) if at is not None else None
    told = [draft for draft in report.told if draft.kind is ClaimKind.INCIDENT and not draft.denied]
    if at is None or speaker is None or not told or NOBODY.search(line.doc[: at.i].text):
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
    if told := line.tellers.get(verb.i):  # `"Fiction," replied the ministry`
        return Who(name=told[0].speaker[0], acts_for=told[0].speaker_for)
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
    """Return the party that words name: what their first noun phrase means, if it can be one."""
    span = line.doc.char_span(start, end, alignment_mode="contract")
    for token in span or ():
        behind = line.doc[token.i + 1] if token.i + 1 < len(line.doc) else None
        is_last = behind is None or (behind.pos_ not in {"NOUN", "PROPN", "PART"} and behind.text != "-")
        if token.pos_ in {"NOUN", "PROPN"} and is_last:
            can_be = is_party(line, token) or token.tag_ == "NNS"
            who = report.company.who(line, token) if can_be else None
            # "Held the rebels responsible": what they are held is no part of their name.
            return replace(who, name=_HELD.sub("", who.name)) if who is not None else None
    return None
