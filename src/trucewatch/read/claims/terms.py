"""Terms and promises in plain words, whatever the tree of the sentence makes of them.

"is expected under the deal to give up ...", "and the council until May to clear ...", "neither side may bring ...",
"has promised 200 observers", "in return, X lifts ...", "their part of the bargain is to ...", "(c) an exchange of
all prisoners within ten days;".
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in, exact_abouts, has_deal
from trucewatch.read.claims.bound import deadline_in, is_party, line_before, parties_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.promises import Undertaking, after_length, commitment, deal_near, is_old
from trucewatch.read.claims.term_words import (
    AGREED,
    AND_UNTIL,
    ANNOUNCED,
    ASKS,
    BACKS_OUT,
    BEGINS_TALKS,
    BOUND_BY_WORD,
    COMMITTED,
    DEAL_BEFORE,
    DEPENDS,
    DUTY,
    FOR_ITS_PART,
    FREE_ON,
    GAVE_WORD,
    HAS_UNTIL,
    IN_RETURN,
    IS_DEAL,
    IS_TO,
    ITEM,
    LAID_DOWN,
    MAY_NOT,
    MEETS,
    MUST,
    NEVER,
    NO_DUTY,
    NOUN_DUE,
    OF_GOODS,
    ONLY_EXPECTED,
    ONLY_SINCE,
    OUGHT,
    OWES,
    OWN_WORD,
    PART_OF_BARGAIN,
    PROLONGS,
    PROMISED,
    PROMISES,
    READY,
    REFRAINS,
    RULES_OUT,
    TALKS,
    TO_COME,
    VAGUE,
    WILL_BY_TERM,
    WILL_SET,
)
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.sieve import Sieve
from trucewatch.read.tree import Span, Token

_KEEPS = re.compile(
    r"\b(?:keep|honou?r|implement|respect|fulfil|carry out|abide|comply|live up|stick|adher|observ|uphold|stand by|"
    r"commit)\w*|^\s*(?:the|its|their|this|that)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\s*(?:on \w+ |in \w+ |at \w+ )?(?:not |never )?to [a-z]+ (?!revenge|war|fight)", re.IGNORECASE)
_UNATTACHED = words("speech.unattached")
_THREATS = frozenset({About.NO_OFFENSIVE, About.NO_REINFORCEMENT, About.NO_FORTIFICATION, About.ARMS_EMBARGO})
"""What one promises only to refrain from."""
_LONGEST_LIST = 12
"""Sentences back in which the opening of a list of terms is looked for."""


class _Way(Enum):
    """How a phrase binds."""

    PLAIN = auto()
    OWN_WORD = auto()
    """By what one says of oneself."""
    UNTIL = auto()
    """Where the sentence gives somebody else a term before it."""
    MAY_NOT = auto()
    """In the report's own voice."""
    IF_A_TERM = auto()
    """In the report's own voice, where a deal or a day is told of."""
    BY_TERM = auto()
    """In the report's own voice, where the words say under which deal."""
    DENIED = auto()
    """By what one says that one has not promised, or will not do."""


_WAYS = Sieve(
    [
        (NEVER, _Way.DENIED),
        (RULES_OUT, _Way.DENIED),
        *(
            (p, _Way.PLAIN)
            for p in (IN_RETURN, FOR_ITS_PART, PART_OF_BARGAIN, DUTY, GAVE_WORD, PROMISED, READY, COMMITTED)
        ),
        (OWN_WORD, _Way.OWN_WORD),
        (ANNOUNCED, _Way.OWN_WORD),
        (AND_UNTIL, _Way.UNTIL),
        (MUST, _Way.IF_A_TERM),
        (MAY_NOT, _Way.MAY_NOT),
        *((p, _Way.IF_A_TERM) for p in (IS_TO, FREE_ON, WILL_SET, OUGHT, OWES, NOUN_DUE)),
        (WILL_BY_TERM, _Way.BY_TERM),
    ]
)


def read_terms(line: Line, report: Report, told: set[int]) -> Iterator[Draft]:
    """Yield the terms and promises of a sentence that neither its clauses nor the set phrases told.

    Args:
        line: The sentence.
        report: What was told before it.
        told: Tokens that commitments told already cover; those of the new ones are added.
    """
    text = line.doc.text
    for pattern, way in _WAYS.likely(text):
        if way is _Way.UNTIL and not HAS_UNTIL.search(text):
            continue
        for match in pattern.finditer(text):
            if way is _Way.OWN_WORD:
                yield from _own_word(line, report, match, told)
                continue
            if way is _Way.BY_TERM and not LAID_DOWN.search(text):
                continue
            is_published = way in {_Way.MAY_NOT, _Way.IF_A_TERM, _Way.BY_TERM}
            for draft in _draft(line, report, match, told, published=is_published):
                is_sure = match.group().startswith("shall") or (
                    draft.keys.get("deadline") and (pattern is not IS_TO or _is_by_a_day(line, match))
                )
                draft.denied = way is _Way.DENIED
                if way is not _Way.IF_A_TERM or is_sure or _is_term(line, report):
                    yield draft
    item = ITEM.match(text) if _has_no_verb(line) else None
    if item is not None:
        for draft in _draft(line, report, item, told, published=True):
            if draft.keys.get("deadline") or (text.rstrip().endswith(";") and _is_term(line, report)):
                yield draft


def _is_by_a_day(line: Line, match: re.Match[str]) -> bool:
    """Tell whether what is to be is to be by a day, not on one: else it is a plan."""
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    return span is not None and deadline_in(line, list(span)) is not None


def _is_term(line: Line, report: Report) -> bool:
    """Tell whether the sentence tells of a deal, or of what one lays down, or the one before does."""
    text = line.doc.text
    return bool(DEAL_BEFORE.search(text) or _before_has_deal(line, report) or deal_near(line, report))


def _own_word(line: Line, report: Report, match: re.Match[str], told: set[int]) -> Iterator[Draft]:
    """As in "The general said his men would leave", "it will free the others": what one says of oneself binds one."""
    at = line.doc.char_span(*match.span("what"), alignment_mode="expand")
    if at is None:
        return
    voices = line.voices[at.start]
    if (
        voices[0].rule == PUBLISHED.rule
        or len(voices) != 1
        or _speaks_for_nobody(voices[0])
        or ASKS.match(match["what"])
        or DEPENDS.search(line.doc.text[: match.end()])
    ):
        return
    for draft in _draft(line, report, match, told):
        draft.keys["by"] = (voices[0].speaker_for,) if voices[0].speaker_for else voices[0].speaker
        refuses = re.match(r"\s*not\b", match["what"]) if "what" in match.groupdict() else None
        draft.denied = bool(refuses) and not set(draft.keys["about"]) & (
            _THREATS | {About.CEASE_FIRE, About.NO_AIR_ATTACK}
        )
        yield draft


def _speaks_for_nobody(voice: Voice) -> bool:
    """Tell whether it is a resident or the like who speaks: he can bind no party."""
    last = voice.speaker[0].split()[-1]
    return voice.speaker_for is None and last in _UNATTACHED | {last.removesuffix("s") for last in _UNATTACHED}


def _draft(
    line: Line, report: Report, match: re.Match[str], told: set[int], *, published: bool = False
) -> Iterator[Draft]:
    groups = match.groupdict()
    key = next((k for k in ("what", "what2", "what4") if groups.get(k)), None)
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    what = line.doc.char_span(*match.span(key), alignment_mode="expand") if key else None
    if span is None or what is None or any(token.i in told for token in what):
        return
    voice = line.voices[what.start][0]
    if (published and voice.rule != PUBLISHED.rule) or "questioner" in voice.speaker:
        return
    before = line.doc.text[max(0, match.start() - 60) : match.start()]
    if BACKS_OUT.search(re.split(r"[;:]|, ", before)[-1]) or is_old(line, list(line.doc[: span.end])):
        return
    words = str(groups[key or "what"])
    if match.re is IS_TO and (MEETS.match(words) or BEGINS_TALKS.search(before) or NO_DUTY.match(words)):
        return
    if match.re is PROMISED and (OF_GOODS.match(match.group()) or ONLY_SINCE.search(before)):
        return
    if match.re is OWN_WORD and PROLONGS.match(words):
        return  # that is the deal prolonged
    if match.re is PROMISED and (
        (VAGUE.match(match["verb"]) and not TO_COME.search(words)) or IS_DEAL.match(match.group())
    ):
        return
    if match.re is DUTY and ONLY_EXPECTED.match(match.group()) and not LAID_DOWN.search(line.doc.text):
        return
    abouts = _abouts(match, f"{groups.get('verb') or ''} {words}")
    if (
        not abouts and match.re in {DUTY, MUST, IS_TO, FREE_ON, OUGHT, WILL_BY_TERM} and not TALKS.search(words)
    ):  # "mixed patrols shall begin"
        clause = re.split(r"[;:]|, (?:and|while|but) ", line.doc.text[: match.start()])[-1]
        abouts = exact_abouts(f"{clause} {words}")
    by = _bound(line, report, match, span)
    if not abouts and match.re is OWN_WORD:
        abouts = exact_abouts(match.group())
    near = deal_near(line, report)
    if (
        not abouts
        and by
        and near
        and match.re is PROMISED
        and BOUND_BY_WORD.match(match["verb"])
        and _TO_DO.match(words)
    ):
        abouts = (About.WHOLE_AGREEMENT,)
    if not abouts and by and ((match.re is NEVER and PROMISES.match(match.group())) or (match.re is OWES and near)):
        abouts = abouts_in(words) or (About.WHOLE_AGREEMENT,)
    if not abouts and by and match.re in {DUTY, MUST, MAY_NOT, OUGHT, WILL_BY_TERM} and LAID_DOWN.search(line.doc.text):
        abouts = (About.WHOLE_AGREEMENT,)  # whatever it is: the words lay it down as a term
    if not abouts:
        return
    told.update(token.i for token in what)
    is_owed = match.re not in {GAVE_WORD, COMMITTED, NEVER, RULES_OUT}
    deadline = deadline_in(line, _what_is_due(match, span, what), owed=is_owed) or (
        None if match.re is ITEM else after_length(line, match.group())
    )
    if deadline is None and match.re is WILL_SET:
        deadline = deadline_in(line, list(_clause_before(line, span)), owed=True)
    yield commitment(
        line, Undertaking(at=what[0], tokens=what, abouts=abouts[:3], by=by, deadline=deadline, rule="words")
    )


def _what_is_due(match: re.Match[str], span: Span, what: Span) -> list[Token]:
    """Return the words that may name a term: of what is promised those from "to" on, since a day before tells when."""
    to = next((t for t in what if t.tag_ == "TO"), None) if match.re is PROMISED else None
    return list(what.doc[to.i : what.end]) if to is not None else list(span)


def _clause_before(line: Line, span: Span) -> list[Token]:
    """Return the tokens from the last semicolon on to the phrase."""
    start = next((t.i + 1 for t in reversed(list(line.doc[: span.start])) if t.text in {";", ":"}), 0)
    return list(line.doc[start : span.start])


def _abouts(match: re.Match[str], told: str) -> tuple[About, ...]:
    """Return what the words oblige to; what one only refrains from, where they say so."""
    named = re.split(r", (?:which|who|after|because|according)\b", told)[0]
    abouts = exact_abouts(named)
    if not abouts:
        kept = {About.CEASE_FIRE, *((About.WHOLE_AGREEMENT,) if _KEEPS.search(told) and has_deal(named) else ())}
        abouts = tuple(a for a in abouts_in(named) if a in kept)
        if (
            abouts
            and match.re is PROMISED
            and not re.match(r"\s*(?:\S+ ){0,3}(?:not )?(?:to|that|an?|its|all)\b", named)
        ):
            return ()
    if abouts == (About.POLITICAL_PROCESS,) and TALKS.search(told):
        return ()  # that is a meeting
    refrains = bool(REFRAINS.search(told)) or match.re is MAY_NOT
    return tuple(about for about in abouts if about not in _THREATS or refrains)


def _bound(line: Line, report: Report, match: re.Match[str], span: Span) -> tuple[str, ...]:
    """Return who is bound: whom the phrase names, or the noun phrase right before it, or whose what stands there is."""
    group = match.groupdict()
    if group.get("who"):
        named = line.doc.char_span(*match.span("who"), alignment_mode="contract")
        return parties_before(line, report, named.end) if named is not None else ()
    if match.re is ITEM:
        return ()
    if match.re is MAY_NOT and match.group().casefold().startswith("neither"):
        side = next((t for t in span if is_party(line, t)), None)
        return parties_before(line, report, side.i + 1) if side is not None else ()
    if match.re is PART_OF_BARGAIN:
        owner = next((t for t in line.doc[: span.start + 1] if t.dep_ == "nmod:poss" and t.pos_ != "PRON"), None)
        return parties_before(line, report, owner.i + 1) if owner is not None else ()
    aside = next((m for m in LAID_DOWN.finditer(line.doc.text) if 0 <= match.start() - m.end() <= 1), None)
    if aside is not None and (under := line.doc.char_span(*aside.span(), alignment_mode="expand")) is not None:
        return parties_before(line, report, under.start)  # "Averia under the accord ought to ..."
    return parties_before(line, report, span.start)


def _before_has_deal(line: Line, report: Report) -> bool:
    """Tell whether the sentence before told of a deal, or a list of terms is open: "It has been agreed that:"."""
    last = line_before(line, report)
    if last is not None and has_deal(last.doc.text):
        return True
    for other in reversed(report.lines[-_LONGEST_LIST:]):
        if other is line:
            continue
        text = other.doc.text.rstrip()
        if text.endswith(":"):
            return has_deal(text) or bool(AGREED.search(text))
        if not text.endswith((";", ",", "; and")):
            return False
    return False


def _has_no_verb(line: Line) -> bool:
    return not any(_is_finite(token) for token in line.doc)


def _is_finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ in {"VERB", "AUX"}
