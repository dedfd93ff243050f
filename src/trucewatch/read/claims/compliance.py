"""Compliance: a party keeps, or breaks, what was agreed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import About, Quoted, Verdict
from trucewatch.read.claims.about import exact_abouts, has_deal
from trucewatch.read.claims.bound import is_party, parties_of, two_sides
from trucewatch.read.claims.breaches import read_breaches
from trucewatch.read.claims.conduct import is_civil, read_conduct
from trucewatch.read.claims.deal_state import read_deal_state
from trucewatch.read.claims.done_so import read_done_so
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.faith import read_faith
from trucewatch.read.claims.keeping import read_kept
from trucewatch.read.claims.measured import read_measured
from trucewatch.read.claims.owed import read_owed
from trucewatch.read.claims.prisoners import read_prisoners
from trucewatch.read.claims.same_guns import of_guns
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Mode
from trucewatch.read.lexicon import entry
from trucewatch.read.line import Line, Voice
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import group_head
from trucewatch.read.tree import Token

_OF_THE_DEAL = frozenset({About.CEASE_FIRE, About.WHOLE_AGREEMENT})


def read_compliance(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how parties are said to keep or break what was agreed, each fact once, in the order of the rules."""
    told: set[tuple[object, ...]] = set()
    judged: set[tuple[int, tuple[About, ...]]] = set()
    spoken: dict[int, str] = {}
    first = (*read_breaches(line, report), *read_kept(line, report), *read_prisoners(line, report))
    behind = (
        *read_measured(line, report),
        *read_deal_state(line, report),
        *read_faith(line, report),
        *read_conduct(line, report),
        *_set_phrases(line, report),
        *read_done_so(line, report),
    )
    for told_of in (*first, *read_owed(line, report), *behind):
        draft = of_guns(told_of, report)
        fact = (draft.keys["about"], draft.keys.get("by"), draft.keys["verdict"], draft.keys.get("count"))
        place = (group_head(draft.at).i, draft.keys["about"])
        is_later = told_of not in first and (
            place in judged
            or (draft.at.i in spoken and {spoken[draft.at.i], draft.rule} != {_TELLS_SEVERAL})
            or (draft.rule == "compliance.phrase" and place[0] in {at for at, _ in judged})
        )
        if (
            fact in told
            or is_later
            or _is_left_undone(draft)
            or _is_of_no_deal(draft, report)
            or (set(draft.keys["about"]) <= _OF_THE_DEAL and is_civil(line.doc.text))
        ):
            continue
        told.add(fact)
        judged.add(place)
        spoken[draft.at.i] = draft.rule
        if _is_called_untrue(draft):
            draft.denied = not draft.denied
        yield from _of_both(draft, report)


_TELLS_SEVERAL = "compliance.done_so"
"""The rule that tells several acts by one word: "Neither has happened"."""
_NEEDS_DEAL = frozenset({"done", "not_done", "none_of", "begun"})
"""Rules of acts that are owed only where there is a deal to owe them under."""
_OWED_ANYWHERE = frozenset(
    {
        About.ESTABLISH_DEMILITARISED_ZONE,
        About.REMOVE_RADICAL_GROUPS,
        About.WITHDRAW_HEAVY_WEAPONS,
        About.DEPLOY_MONITORS,
        About.JOINT_PATROLS,
        About.DISARM,
    }
)
"""Acts that nobody does but under a deal, whether or not a report names it."""
_OWED = re.compile(
    r"\b(?:agreed|agrees|promis\w+|pledg\w+|undert\w+|owe[sd]?|owing|due|deadline|supposed|meant to|(?:was|were) to|"
    r"required|ought|obligations?|exchange|swap|disarmament|envoys?|monitors?|guarantors?|mission|commission|committee|"
    r"observers?|inspectors?|verifiers?|yet to|so far|short of|fail(?:s|ed)? to|refus\w+)\b",
    re.IGNORECASE,
)


def _is_of_no_deal(draft: Draft, report: Report) -> bool:
    """Tell whether an act is told where nothing is owed: no deal and no promise here, before or in the title."""
    if draft.rule.removeprefix("compliance.") not in _NEEDS_DEAL or set(draft.keys["about"]) & _OWED_ANYWHERE:
        return False
    texts = (draft.line.doc.text, *(line.doc.text for line in report.lines), report.company.title)
    is_owed = any(has_deal(text) or _OWED.search(text) for text in texts)
    return not (is_owed or report.sides or report.owed)


def _is_left_undone(draft: Draft) -> bool:
    """Tell whether what seems done stands behind "without": "without a single gun being handed in"."""
    before = draft.line.doc[max(0, draft.at.i - 7) : draft.at.i]
    is_done = draft.keys["verdict"] is Verdict.FULFILLED and draft.at.tag_ in {"VBG", "VBN"}
    return is_done and any(token.lower_ == "without" and draft.at in token.ancestors for token in before)


_UNTRUE = re.compile(
    r"\b(?:statement|claim|report|charge|allegation|accusation|assertion|suggestion)s? that\b(?P<what>.*?)"
    r"\b(?:is|are|was|were) (?:an? |pure |complete |simply |outright |[“\"])*"
    r"(?:lies?|false|untrue|baseless|groundless|unfounded|nonsense|fabricat\w+|disinformation|not true|fiction|"
    r"fairy ?tales?|inventions?|fantas(?:y|ies)|propaganda|rubbish|slander|libels?|provocations?|absurd|ridiculous)\b"
    r"|\bno truth (?:in|to) (?:the )?(?:\w+ )?(?:reports?|claims?|charges?|allegations?)\b(?P<rest>.*)"
    r"|\bit is (?:not true|untrue|false) that\b(?P<more>.*)",
    re.IGNORECASE,
)


def _is_called_untrue(draft: Draft) -> bool:
    """Tell whether the words stand in a frame that calls them false: "the charge that ... is a lie"."""
    match = _UNTRUE.search(draft.line.doc.text)
    return match is not None and any(
        start <= draft.at.idx < end for start, end in map(match.span, ("what", "rest", "more"))
    )


_MUTUAL = re.compile(
    r"\b(?:accus\w+|blam\w+|charg\w+) (?:each other|one another|the other)\b|\b(?:both|each|either|two)"
    r"\b[^.;]{0,30}? (?:says?|said|claim\w*|insist\w*)(?: that)? the other\b"
    r"|\b(?:trad|exchang|swap)\w+ (?:accusations?|blame|charges|recriminations)\b",
    re.IGNORECASE,
)


def _of_both(draft: Draft, report: Report) -> Iterator[Draft]:
    """Yield a breach once for each of two sides that lay it to one another; any other as it is."""
    voices = draft.line.voices[draft.at.i]
    match = _MUTUAL.search(draft.line.doc.text)
    if (
        match is None
        or len(voices) > 1
        or draft.keys["verdict"] is not Verdict.VIOLATED
        or match.start() > draft.at.idx
    ):
        yield draft
        return
    sides = _named_before(draft, report, match) or two_sides(report)
    if len(sides) != 2:
        yield draft
        return
    for speaker, other in (sides, sides[::-1]):
        voice = Voice(
            speaker=(speaker,),
            speaker_for=speaker,
            quoted=Quoted.INDIRECT,
            said=voices[0].said,
            rule="speaker.each",
            span=draft.line.span(draft.at.i, draft.at.i + 1),
        )
        yield replace(draft, keys={**draft.keys, "by": (other,)}, voice=voice)


def _named_before(draft: Draft, report: Report, match: re.Match[str]) -> tuple[str, ...]:
    """Return the two subjects of "A and B traded accusations", whatever the tree takes them for."""
    span = draft.line.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None:
        return ()
    clause = draft.line.clause_at(span[0])
    names = parties_of(draft.line, report, clause.subjects) if clause is not None else ()
    if len(names) != 2 and span[0].dep_ == "amod":
        before = [t for t in draft.line.doc[: span[0].i] if t.pos_ in {"NOUN", "PROPN"} and is_party(draft.line, t)]
        ends = [t for t in before if draft.line.doc[t.i + 1].pos_ not in {"NOUN", "PROPN"}]
        names = tuple(dict.fromkeys(name for t in ends for name in parties_of(draft.line, report, (t,))[:1]))
    return names if len(names) == 2 else ()


def _set_phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Set phrases, whatever the tree of the sentence: "aid has not reached", "the road is still closed"."""
    groups = group_tokens(line)
    for pattern, row in _PHRASES.likely(line.doc.text):
        match = pattern.search(line.doc.text)
        span = line.doc.char_span(*match.span(), alignment_mode="expand") if match else None
        if span is None or _is_supposed(line, span[0]):
            continue
        head = group_head(span[0])
        clause = line.clause_at(head)
        doers = clause.doers if clause is not None and row.has_doer else ()
        # "Missed the deadline for leaving the port": what exactly was owed.
        exact = exact_abouts(line.doc.text[match.start() :])[:1] if row.about is About.WHOLE_AGREEMENT and match else ()
        yield compliance(
            line,
            report,
            Finding(
                at=span[-1],
                tokens=groups[head.i],
                abouts=exact or (row.about,),
                verdict=row.verdict,
                rule="phrase",
                doers=doers,
            ),
        )


_IF = frozenset({"if", "unless", "until", "till", "once", "should", "whenever", "lest"})
"""Words that open what is only supposed: "if the road stays shut", "should the port be closed"."""
_OPENS = frozenset({",", ";", ":", "and", "or", "but", "that", '"', "“", "even", "-", "–"})


def _is_supposed(line: Line, token: Token) -> bool:
    """Tell whether words stand in a condition, or in what is to be: their verb, or what opens their clause, says so."""
    clause = line.clause_at(token)
    if clause is not None and clause.mode is Mode.HYPOTHESIS:
        return True
    doc = line.doc
    for before in reversed(doc.tokens[: token.i + 1]):
        if before.text in {",", ";", ":"}:
            return False
        if before.lower_ in _IF:
            return before.lower_ != "should" or before.i == 0 or doc[before.i - 1].lower_ in _OPENS
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """Words that tell of themselves how a deal is kept."""

    about: About
    verdict: Verdict
    has_doer: bool
    """Whether the subject of their clause is who keeps or breaks it."""


_PHRASES = Sieve(
    (
        re.compile(rf"(?<!\w)(?:{row['words']})", re.IGNORECASE),
        _Phrase(about=About(row["about"]), verdict=Verdict(row["verdict"]), has_doer=bool(row.get("doer"))),
    )
    for row in entry("deals.verdict_phrases")
)
