"""Commitments told in set phrases, whatever the tree: "is to free ...", "the deadline for ... is ..."."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in, exact_abouts, has_deal
from trucewatch.read.claims.bound import deadline_in, is_party, of_phrase, parties_of, phrase_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.promises import Undertaking, after_length, commitment, deal_near
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.numbers import NUMBER
from trucewatch.read.syntax import children
from trucewatch.read.tree import Span as TokenSpan
from trucewatch.read.tree import Token

_WHAT = r"(?P<what>[^;:\"“”]{4,160}?)(?=[;:\"“”]|, (?:while|but|which|who|and (?:the|that))\b|\.? *$)"
_IS_TO = re.compile(
    rf"\b(?:is|are|was|were) (?:due |supposed |obliged |required |bound (?:[^,;]{{0,40}} )?|meant )?to "
    rf"(?P<verb>[a-z]+) {_WHAT}"
)
_GIVES = re.compile(
    rf"\b(?:g[ai]ve[sn]?|leaves?|left|allow(?:s|ed)?|grant(?:s|ed)?|afford(?:s|ed)?) "
    rf"(?P<who>(?:the |both )?[^,;.]{{3,40}}?) (?:(?:up to |some )?(?:\d+|[a-z]+) (?:hours|"
    rf"days|weeks|months)|until [^,;.]{{3,30}}?)(?: (?:from|after|of|since) [^,;.]{{3,40}}?)? to {_WHAT}"
)
_AND_LENGTH = re.compile(rf"\b(?:and|but) (?:another )?{NUMBER} (?:hours|days|weeks|months) to {_WHAT}")
_HAS_UNTIL = re.compile(
    rf"\b(?:has|have|had) (?:until|till|(?:\d+|[a-z-]+) (?:hours|days|weeks|months)) (?:[^,;.]{{2,30}} )??to {_WHAT}"
)
_AND_UNTIL = re.compile(rf"\band (?P<who>[^,;.]{{2,40}}?) (?:until|till) (?:[^,;.]{{2,30}} )??to {_WHAT}")
_SIGNED_UP = re.compile(
    r"\b(?:signed? up to|subscribe[sd]? to|bound (?:itself|themselves) to|accept(?:ed|s)?|agreed (?:to|on)|"
    r"consented to) (?P<what>(?:an?|the) (?:\w+ )?(?:ban|halt|limit|restriction|cap|moratorium|freeze) (?:on|to|of) "
    r"[^;:\"“”,]{4,80})"
)
_PLEDGE = re.compile(
    rf"\b(?:commitment|pledge|promise|undertaking|assurance|guarantee|vow|word|oath|engagement)s? "
    rf"(?:to (?P<verb>[a-z]+)|that) {_WHAT}"
)
_DEADLINE = re.compile(
    r"\bdeadline (?:set )?for (?P<what>[^,;.]{4,80}?) (?:is|was|falls|fell|expires|expired|passed|lapsed|"
    r"ran out)\b[^,;.]{0,50}"
)
_WAS_DUE = re.compile(r"\b(?:was|were|is|are|had been|fell) due (?:(?:by|on|in|before|to|within) )[^,;.]{3,60}")
_SHOULD_HAVE = re.compile(rf"\b(?:should|ought to|was to|were to|had to|must) have (?:been )?{_WHAT}")
_GIVEN = re.compile(
    r"\b(?:confirm|reaffirm|reiterat|renew|restat|repeat|made|make|gave|give|honou?r|under)\w*\b", re.IGNORECASE
)
_TERM = re.compile(r"\b(?:under|according to|as part of|by) (?:the|its|their|this|that|a)\b", re.IGNORECASE)


def read_commitment_phrases(line: Line, report: Report, told: set[int]) -> Iterator[Draft]:
    """Yield the commitments of a sentence that the clauses did not tell.

    Args:
        told: Tokens of the clauses that are told already.
    """
    text = line.doc.text
    is_term = bool(_TERM.search(text)) and (has_deal(text) or "plan" in text)
    for match in _IS_TO.finditer(text):
        if is_term and line.voices[_token(line, match.start()).i][0].rule == PUBLISHED.rule:
            yield from _draft(line, report, match, told, exact_abouts(f"{match['verb']} {match['what']}"))
    for match in _GIVES.finditer(text):
        if has_deal(text[: match.start()]):
            yield from _terms_given(line, report, match, told)
    for match in _HAS_UNTIL.finditer(text):
        if line.voices[_token(line, match.start()).i][0].rule != PUBLISHED.rule:
            continue  # "they have until Friday to leave, he warned" is a demand
        yield from _draft(line, report, match, told, abouts_in(match["what"]) or _whole(line, report))
    for match in _PLEDGE.finditer(text):
        if (
            _GIVEN.search(text[max(0, match.start() - 40) : match.start()]) or _is_owned(line, match.start())
        ) and "not" not in text[max(0, match.start() - 30) : match.start()].split():
            yield from _draft(line, report, match, told, abouts_in(f"{match['verb'] or ''} {match['what']}"))
    for match in _AND_UNTIL.finditer(text):
        if _HAS_UNTIL.search(text[: match.start()]):
            yield from _draft(line, report, match, set(), abouts_in(match["what"]) or (About.WHOLE_AGREEMENT,))
    for match in _SIGNED_UP.finditer(text):
        yield from _draft(line, report, match, told, exact_abouts(match["what"]))
    for match in (*_DEADLINE.finditer(text), *_SHOULD_HAVE.finditer(text), *_WAS_DUE.finditer(text)):
        for draft in _draft(line, report, match, told, exact_abouts(text[: match.end()])):
            if draft.keys.get("deadline") and "by now" not in match.group():
                yield draft


def _terms_given(line: Line, report: Report, given: re.Match[str], told: set[int]) -> Iterator[Draft]:
    """As in "gave both sides ten days to leave the port, and two weeks to quit the city": one for each term."""
    text = line.doc.text
    other = _AND_LENGTH.search(text, given.start("what"))
    first = text[given.start("what") : other.start() if other else given.end("what")]
    for draft in _draft(line, report, given, told, abouts_in(first) or (About.WHOLE_AGREEMENT,)):
        yield draft
        span = line.doc.char_span(*other.span(), alignment_mode="expand") if other else None
        abouts = abouts_in(other["what"]) if other else ()
        if other is None or span is None or not abouts:
            continue
        by = draft.keys.get("by") or ()
        deadline = after_length(line, other.group())
        yield commitment(
            line, Undertaking(at=span[0], tokens=span, abouts=abouts[:3], by=by, deadline=deadline, rule="phrase")
        )


def _whole(line: Line, report: Report) -> tuple[About, ...]:
    """Return that the deal as such is owed, where one is spoken of."""
    return (About.WHOLE_AGREEMENT,) if deal_near(line, report) else ()


def _draft(
    line: Line, report: Report, match: re.Match[str], told: set[int], abouts: tuple[About, ...]
) -> Iterator[Draft]:
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or not abouts or any(token.i in told for token in span[:3]):
        return
    told.update(token.i for token in span)
    by = parties_of(line, report, _bound(line, match, span))
    is_owed = match.re is not _PLEDGE or match["verb"] not in {"the", "a", "an", "its", "their", "this", "that", "his"}
    deadline = deadline_in(line, list(span), owed=is_owed) or _day_in(line, span, match)
    if deadline is None and match.re in {_GIVES, _HAS_UNTIL}:
        deadline = after_length(line, match.group())
    if deadline is None and match.re is _SHOULD_HAVE:
        deadline = deadline_in(line, list(line.doc[: span.start]), owed=True)
    yield commitment(
        line, Undertaking(at=span[0], tokens=span, abouts=abouts[:3], by=by, deadline=deadline, rule="phrase")
    )


def _day_in(line: Line, span: TokenSpan, match: re.Match[str]) -> Period | None:
    """Return the day on which a deadline is said to fall."""
    if match.re is not _DEADLINE:
        return None
    days = [m.ahead or m.period for m in line.dates if line.tokens_of(m.span)[0] in range(span.start, span.end)]
    return days[-1] if days else None


def _bound(line: Line, match: re.Match[str], span: TokenSpan) -> tuple[Token, ...]:
    """Return who is bound: the noun before the phrase, whom it names, or whose pledge it is."""
    if match.re in {_GIVES, _AND_UNTIL}:
        who = line.doc.char_span(*match.span("who"), alignment_mode="contract")
        return tuple(t for t in who or () if is_party(line, t) and t.dep_ not in {"compound", "amod", "det"})[-1:]
    if match.re is _PLEDGE:
        owners = children(span[0], "nmod:poss")
        if any(owner.pos_ in {"PROPN", "NOUN"} for owner in owners):
            return tuple(owners)
        clause = line.clause_at(span[0].head)
        return clause.subjects if clause is not None else tuple(owners)
    if match.re in {_DEADLINE, _SHOULD_HAVE, _WAS_DUE}:
        noun = span[0] if match.re is _DEADLINE else phrase_before(span[0])
        if noun is None:
            return ()
        return (noun,) if is_party(line, noun) else tuple(t for t in of_phrase(noun, "of") if is_party(line, t))
    near = phrase_before(span[0])
    return (near,) if near is not None and is_party(line, near) else ()


def _is_owned(line: Line, start: int) -> bool:
    """Tell whether a pledge is somebody's by name: "Averia's pledge to ...", "the Front's promise that ..."."""
    noun = _token(line, start)
    return any(child.pos_ in {"PROPN", "NOUN"} for child in children(noun, "nmod:poss"))


def _token(line: Line, start: int) -> Token:
    span = line.doc.char_span(start, start + 2, alignment_mode="expand")
    return span[0] if span is not None else line.doc[0]
