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
from trucewatch.read.claims.promises import Undertaking, after_length, commitment, is_old
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.numbers import NUMBER
from trucewatch.read.sieve import Sieve
from trucewatch.read.tree import Span, Token

_WHAT = r"(?P<what>[^;:\"“”]{3,170}?)(?=[;:\"“”]|, (?:while|but|which|who|whereas|and (?:the|that|its))\b|\.? *$)"
_ASIDE = r"(?:,? ?(?:under|by|according to|as part of|in line with|by then|by now) ?(?:[^,;.]{2,45}?,?)?)?"
_DUTY = re.compile(
    rf"\b(?:is|are|was|were) (?:now |still |also |then )?(?:supposed|obliged|required|bound|meant|expected|committed|"
    rf"obligated|pledged|sworn|due)\b ?{_ASIDE} ?to (?:have (?:been )?)?{_WHAT}"
)
_IS_TO = re.compile(
    rf"\b(?:is|are|was|were) (?:then |now |also |first |each |both )?to (?!the |a |an |its |their )"
    rf"(?:have (?:been )?|be )?{_WHAT}"
)
_MAY_NOT = re.compile(
    rf"\b(?:may|can|must|shall) (?:not|no longer|never)\b {_WHAT}"
    r"|\b[Nn]either\b[^,;.]{2,30}? (?:may|can|is to|shall) (?P<what2>[^;:\"“”]{3,120})"
    r"|\bno (?P<what4>(?:weapons?|arms|guns|troops|armed men|drones|aircraft|tanks|forces?|soldiers|fighters)\b "
    r"[^;:\"“”]{0,60}?\b(?:may|is to|are to|shall|can) [^;:\"“”]{3,100})",
    re.IGNORECASE,
)
_MUST = re.compile(rf"\b(?:must|shall|should by now|should by then|has to|have to)\b,? ?{_ASIDE} ?{_WHAT}")
_AND_UNTIL = re.compile(
    rf"(?:,|;|\band\b|,? while) (?P<who>(?:the |its |their )?[^,;.]{{2,45}}?) (?:(?:has |have )?(?:until|till) "
    rf"[^,;.]{{3,30}}?|(?P<length>{NUMBER}) (?:hours|days|weeks|months)) (?:to|for) {_WHAT}",
    re.IGNORECASE,
)
_HAS_UNTIL = re.compile(
    r"\b(?:has|have|had|is given|are given|was given|were given|g[ai]ve[sn]?)\b[^,;.]{0,40}? (?:until|till|(?:up to )?"
    r"(?:\d+|[a-z-]+) (?:hours|days|weeks|months))\b"
)
_PROMISED = re.compile(
    rf"(?<!not )(?<!never )\b(?P<verb>promis(?:ed|es)|pledg(?:ed|es)|vow(?:ed|s)|undertook|undertakes|swore|swears|"
    rf"agree[ds]?(?= (?:not )?(?:to|that)\b)|offer(?:ed|s)|guarantee[ds]?|assure[ds]?|"
    rf"committed (?:itself|themselves|himself) to|"
    rf"(?:has|have|had) committed to|bound (?:itself|themselves)|signed up to|consented to|consents to|accepted|"
    rf"volunteered)\b (?!to (?:meet|sign|talk|discuss|hold|extend|renew|prolong|revenge|avenge|fight|retaliate|respond|"
    rf"consider|look)\b){_WHAT}"
)
_GAVE_WORD = re.compile(
    rf"\b(?:gave|gives?|given|made|makes?|renew\w*|repeat\w*|confirm\w*|reaffirm\w*|reiterat\w*|offer\w*)\b"
    rf"[^,;.]{{0,25}}? (?:undertakings?|pledges?|promises?|commitments?|assurances?|guarantees?|word)\b "
    rf"(?:to|that|of) {_WHAT}",
    re.IGNORECASE,
)
_IN_RETURN = re.compile(
    rf"\b(?:in (?:return|exchange|turn)|for (?:its|their|his) part|as a first step|by way of return),? "
    rf"(?P<who>[^,;.]{{2,45}}?),? (?:is to|are to|will|would|shall|must|may|"
    rf"(?=(?:lifts?|frees?|releases?|withdraws?|pulls?|opens?|reopens?|hands?|gives?|halts?|stops?|ends?|leaves?|lets?|"
    rf"allows?|returns?|sends?|clears?|dismantles?|disbands?)\b))(?: for (?:its|their|his) part,?)? ?{_WHAT}",
    re.IGNORECASE,
)
_FOR_ITS_PART = re.compile(rf"\b(?:will|shall),? (?:for (?:its|their|his) part|in (?:return|turn|exchange)),? {_WHAT}")
_PART_OF_BARGAIN = re.compile(
    rf"\b(?:part|side|share|half) of the (?:bargain|deal) (?:is|was) (?:to|that) {_WHAT}"
    rf"|\b[Ww]hat remains is for (?P<who>[^,;.]{{2,45}}?) to (?P<what2>[^;:\"“”]{{3,150}})"
)
_FREE_ON = re.compile(r"\b(?P<what>(?:go|goes|come|comes|walk|walks|be set) free\b[^;:\"“”]{0,80})")
_WILL_SET = re.compile(
    rf"\b(?:will|would) (?P<verb>free|release|set free|hand (?:over|back)|return|repatriate|reopen|open|lift|withdraw|"
    rf"pull (?:out|back)|disarm|demobilise|evacuate|vacate|dismantle|clear|restore)\b {_WHAT}"
)
_OWN = (
    r"(?:it|they|he|she|we|I|(?:his|her|its|their|our) (?:own )?(?:men|troops|forces|fighters|soldiers|units|side|army|"
    r"government|guns|party|movement|country|group|militia|column|battalion|police|planes|aircraft))"
)
_OWN_WORD = re.compile(
    rf"\b{_OWN} (?:would|will|shall|was to|were to) (?:now |also |soon |fully |at once |therefore |then |"
    rf"again )*{_WHAT}"
)
_ANNOUNCED = re.compile(
    r"\b(?:announc|promis|assur|pledg|confirm|guarante|vow|repeat|insist|undert)\w*\b[^;:\"“”]{0,60}? that "
    r"(?P<what>[^;:\"“”]{3,100}? (?:would|will) (?:not )?(?:be|come|go|start|begin|return|flow|reopen|resume)\b "
    r"[^;:\"“”]{0,100})",
    re.IGNORECASE,
)
_DEPENDS = re.compile(
    r"\b(?:if|unless|when|once|only after|as soon as|in case|should|"
    r"(?:until|before) (?:the|its|their|they|it|he|all|any|every) (?!end\b|close\b|middle\b))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^(?:\W*(?:\(?[a-z0-9]{1,2}[.):]|point \d+[:.]|article \d+[:.]|[-•–*]))? ?(?:(?:an?|the|full|complete|immediate|"
    r"mutual|phased|reciprocal) ){0,3}(?P<what>(?:withdrawal|pullout|pullback|exchange|release|disarmament|"
    r"redeployment|deployment|evacuation|halt|end|cessation|lifting|reopening|opening|return|removal|demining|clearance|handover|"
    r"restoration|dismantling|disbandment|cantonment|establishment|creation|resumption)\b[^\"“”]{3,200})$",
    re.IGNORECASE,
)
_BACKS_OUT = re.compile(
    r"\b(?:if|unless|whether|provided|once|refus\w*|fail\w*|declin\w*|could|might|ready|willing|prepared|hopes?|hoped|"
    r"wants?|demand\w*|urg\w+|call\w*|ask\w*|press\w*|insist\w*|likely)\b",
    re.IGNORECASE,
)
_UNATTACHED = words("speech.unattached")
_DEAL_BEFORE = re.compile(
    r"\b(?:under|according to the (?:schedule|timetable|plan|text)|as part of|by the terms|on paper|in the text|"
    r"schedule|timetable|memorandum|clause|article|annex|paragraph|provides|stipulates|in return|in exchange)\b",
    re.IGNORECASE,
)
_THREATS = frozenset({About.NO_OFFENSIVE, About.NO_REINFORCEMENT, About.NO_FORTIFICATION, About.ARMS_EMBARGO})
"""What one promises only to refrain from."""
_LAID_DOWN = re.compile(
    r"\b(?:under|according to|by) (?:the |this |that |its |their )?(?:same |new )?(?:[\w’'-]+ ){0,3}?"
    r"(?:terms|text|clause|article|annex|point|deal|agreement|accord|truce|cease-?fire|plan|pact|protocol|memorandum|treaty|roadmap|document)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:talks|negotiations?|meet\w*|conference|summit)\b", re.IGNORECASE)
_MEETS = re.compile(
    r"\W*(?:(?:be )?(?:held|convened)\b|(?:hold|convene|open|resume|start|begin|attend)\b(?:\W+[\w’'-]+){0,4}?\W+"
    r"(?:sessions?|meetings?|talks|rounds?|conference|summit|consultations)\b|meet\b|gather\b|convene\b|follow\b)",
    re.IGNORECASE,
)
"""What is told as a meeting to come, or says nothing of its own."""
_REFRAINS = re.compile(
    r"\b(?:not|no|never|stop|halt|cease|end|suspend|refrain|freeze|abstain|desist|forgo|renounce|respect|honou?r|"
    r"uphold|lift|without|ban|keep)\w*\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|undertake|undertook|decided|commit|provides?|terms|points|following)\b", re.IGNORECASE
)
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


_WAYS = Sieve(
    [
        *((p, _Way.PLAIN) for p in (_IN_RETURN, _FOR_ITS_PART, _PART_OF_BARGAIN, _DUTY, _GAVE_WORD, _PROMISED)),
        (_OWN_WORD, _Way.OWN_WORD),
        (_ANNOUNCED, _Way.OWN_WORD),
        (_AND_UNTIL, _Way.UNTIL),
        (_MUST, _Way.IF_A_TERM),
        (_MAY_NOT, _Way.MAY_NOT),
        *((p, _Way.IF_A_TERM) for p in (_IS_TO, _FREE_ON, _WILL_SET)),
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
        if way is _Way.UNTIL and not _HAS_UNTIL.search(text):
            continue
        for match in pattern.finditer(text):
            if way is _Way.OWN_WORD:
                yield from _own_word(line, report, match, told)
                continue
            is_published = way in {_Way.MAY_NOT, _Way.IF_A_TERM}
            for draft in _draft(line, report, match, told, published=is_published):
                is_sure = draft.keys.get("deadline") or match.group().startswith("shall")
                if way is not _Way.IF_A_TERM or is_sure or _is_term(line, report):
                    yield draft
    item = _ITEM.match(text) if _has_no_verb(line) else None
    if item is not None:
        for draft in _draft(line, report, item, told, published=True):
            if draft.keys.get("deadline") or (text.rstrip().endswith(";") and _is_term(line, report)):
                yield draft


def _is_term(line: Line, report: Report) -> bool:
    """Tell whether the sentence tells of a deal, or of what one lays down, or the one before does."""
    text = line.doc.text
    return bool(has_deal(text) or _DEAL_BEFORE.search(text) or _before_has_deal(line, report))


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
        or _DEPENDS.search(line.doc.text[: match.end()])
    ):
        return
    for draft in _draft(line, report, match, told):
        draft.keys["by"] = (voices[0].speaker_for,) if voices[0].speaker_for else voices[0].speaker
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
    if _BACKS_OUT.search(re.split(r"[;:]|, ", before)[-1]) or is_old(line, list(line.doc[: span.end])):
        return
    words = str(groups[key or "what"])
    if match.re is _IS_TO and _MEETS.match(words):
        return
    abouts = _abouts(match, f"{groups.get('verb') or ''} {words}")
    if (
        not abouts and match.re in {_DUTY, _MUST, _IS_TO, _FREE_ON} and not _TALKS.search(words)
    ):  # "mixed patrols shall begin"
        clause = re.split(r"[;:]|, (?:and|while|but) ", line.doc.text[: match.start()])[-1]
        abouts = exact_abouts(f"{clause} {words}")
    by = _bound(line, report, match, span)
    if not abouts and by and match.re in {_DUTY, _MUST, _MAY_NOT} and _LAID_DOWN.search(line.doc.text):
        abouts = (About.WHOLE_AGREEMENT,)  # whatever it is: the words lay it down as a term
    if not abouts:
        return
    told.update(token.i for token in what)
    deadline = deadline_in(line, list(span), owed=True) or (
        None if match.re is _ITEM else after_length(line, match.group())
    )
    if deadline is None and match.re is _WILL_SET:
        deadline = deadline_in(line, list(_clause_before(line, span)), owed=True)
    yield commitment(
        line, Undertaking(at=what[0], tokens=what, abouts=abouts[:3], by=by, deadline=deadline, rule="words")
    )


def _clause_before(line: Line, span: Span) -> list[Token]:
    """Return the tokens from the last semicolon on to the phrase."""
    start = next((t.i + 1 for t in reversed(list(line.doc[: span.start])) if t.text in {";", ":"}), 0)
    return list(line.doc[start : span.start])


def _abouts(match: re.Match[str], told: str) -> tuple[About, ...]:
    """Return what the words oblige to; what one only refrains from, where they say so."""
    named = re.split(r", (?:which|who|after|because|according)\b", told)[0]
    abouts = exact_abouts(named)
    if not abouts:
        abouts = tuple(a for a in abouts_in(named) if a is About.CEASE_FIRE)
        if abouts and match.re is _PROMISED and not re.match(r"\s*(?:\S+ )?(?:not )?(?:to|that|an?|its|all)\b", named):
            return ()
    if abouts == (About.POLITICAL_PROCESS,) and _TALKS.search(told):
        return ()  # that is a meeting
    refrains = bool(_REFRAINS.search(told)) or match.re is _MAY_NOT
    return tuple(about for about in abouts if about not in _THREATS or refrains)


def _bound(line: Line, report: Report, match: re.Match[str], span: Span) -> tuple[str, ...]:
    """Return who is bound: whom the phrase names, or the noun phrase right before it, or whose what stands there is."""
    group = match.groupdict()
    if group.get("who"):
        named = line.doc.char_span(*match.span("who"), alignment_mode="contract")
        return parties_before(line, report, named.end) if named is not None else ()
    if match.re is _ITEM:
        return ()
    if match.re is _MAY_NOT and match.group().casefold().startswith("neither"):
        side = next((t for t in span if is_party(line, t)), None)
        return parties_before(line, report, side.i + 1) if side is not None else ()
    if match.re is _PART_OF_BARGAIN:
        owner = next((t for t in line.doc[: span.start + 1] if t.dep_ == "nmod:poss" and t.pos_ != "PRON"), None)
        return parties_before(line, report, owner.i + 1) if owner is not None else ()
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
            return has_deal(text) or bool(_AGREED.search(text))
        if not text.endswith((";", ",", "; and")):
            return False
    return False


def _has_no_verb(line: Line) -> bool:
    return not any(_is_finite(token) for token in line.doc)


def _is_finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ in {"VERB", "AUX"}
