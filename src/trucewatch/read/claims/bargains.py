"""Demands told as conditions: "will not return to the talks unless the army leaves", "only against an amnesty"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in
from trucewatch.read.claims.bound import is_party, parties_of
from trucewatch.read.claims.demand_nouns import Asked, NamedDemand, region_end
from trucewatch.read.claims.draft import Report
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import children, conjuncts
from trucewatch.read.tree import Token

_CUE = re.compile(
    r"\b(?P<cue>unless|(?:not )?until|till|only (?:if|when|once|after|provided)|provided(?: that)?|providing|"
    r"on (?:the )?(?:sole |single |one )?condition(?: that)?|(?:so|as) long as|if|once|before|were)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"\b(?P<cue>only (?:against|in return for|in exchange for)|condition(?:ed|s|ing|al)? (?:[\w'’-]+ ){0,7}?(?:up)?on|"
    r"contingent (?:up)?on|nothing (?:short of|less than|but)|"
    r"(?:worthless|nothing|useless|pointless|meaningless|empty) without|hinges? (?:up)?on|depends? (?:up)?on|"
    r"before any|subject to|in (?:return|exchange) for)\b (?P<what>[^;:.\"“”]{4,140})",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|would|won|wo|could|can|cannot|shall|may|might|ready|prepared|willing|offer\w*|promis\w+|accept\w*|"
    r"agree[ds]?|consider\w*|threat\w+|vow\w*|is to|are to|welcome\w*)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:not|no|never|nothing|cannot|nor|neither|nobody|refus\w+|declin\w+|reject\w+|rul\w+ out|impossible|"
    r"out of the question|without)\b|n['’]t\b",
    re.IGNORECASE,
)
_THREATENS = re.compile(
    r"\b(?:end|resume|attack|strike|bomb|hit|fight|walk|pull out|quit|suspend|storm|face)\w*\b", re.IGNORECASE
)
_STAYS = re.compile(r"\b(?:remain|stay|hold|occup|sit|keep|are|is|was|were|continu|go on)\w*\b", re.IGNORECASE)
_LASTS = frozenset({"so long as", "as long as"})
_NEED_REFUSAL = frozenset({"until", "till", "before", "before any", "so long as", "as long as", "not until"})
"""What makes a condition only where something is refused until then."""
_NEED_VOICE = frozenset({"if", "once", "before", "in return for", "in exchange for", "were", "until", "till"})
"""What is a condition only in somebody's mouth, or where somebody offers or refuses."""
_OPENS = 3
"""Tokens at most before a condition that opens its sentence."""
_FARTHEST = 9
"""Tokens from the word of the condition to whoever is to fulfil it, at most."""


def read_bargains(line: Line, report: Report, taken: set[int]) -> Iterator[NamedDemand]:
    """Yield what somebody makes the condition of what he will or will not do."""
    text = line.doc.text
    for match in _CUE.finditer(text):
        yield from _clausal(line, report, match, taken)
    for match in _FOR_WHAT.finditer(text):
        yield from _nominal(line, report, match, taken)


def _clausal(line: Line, report: Report, match: re.Match[str], taken: set[int]) -> Iterator[NamedDemand]:
    cue = match["cue"].casefold()
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or span[0].i in taken:
        return
    end = _end(line, span.end)
    region = list(line.doc[span.end : end])
    main = _main_words(line, span.start, end)
    if len(region) < 2 or not _is_bargain(cue, main):
        return
    of = _whom(line, span.start, region)
    verbs = [t for t in region if t.pos_ in {"VERB", "AUX"}]
    if of is None or not verbs or of.i > verbs[-1].i:
        return
    if of.dep_ == "compound" and of.head.i > of.i and is_party(line, of.head):
        of = of.head
    by = _asker(line, report, span[0])
    if not by or set(parties_of(line, report, (of,))) & set(by):
        return
    abouts = _abouts(cue, region)
    if not abouts:
        return
    yield NamedDemand(
        at=verbs[0],
        of=tuple(t for t in conjuncts(of) if is_party(line, t)),
        abouts=abouts,
        asked=Asked(of=(of,), start=span.end, end=end),
        rule="demand.condition",
        by=by,
    )


def _whom(line: Line, cue: int, region: list[Token]) -> Token | None:
    """Return who is to fulfil a condition; "it" and "they" are whom the words before the condition name last."""
    for token in region[:_FARTHEST]:
        if token.lower_ in {"it", "they"} and token.i == region[0].i:
            before = [t for t in line.doc[max(0, cue - _FARTHEST) : cue] if t.pos_ in {"NOUN", "PROPN"}]
            return before[-1] if before and is_party(line, before[-1]) else None
        if token.pos_ in {"NOUN", "PROPN"} and is_party(line, token):
            return token
    return None


def _nominal(line: Line, report: Report, match: re.Match[str], taken: set[int]) -> Iterator[NamedDemand]:
    cue = match["cue"].casefold()
    span = line.doc.char_span(*match.span("what"), alignment_mode="expand")
    at = line.doc.char_span(*match.span("cue"), alignment_mode="expand")
    if span is None or at is None or at[0].i in taken:
        return
    end = _end(line, span.start)
    region = list(line.doc[span.start : end])
    is_exchange = cue in {"in return for", "in exchange for"}
    if not region or (is_exchange and not _WILL.search(_main_words(line, at.start, end))):
        return
    abouts = _abouts(cue, region)
    by = _asker(line, report, at[0])
    if not abouts or not by:
        return
    of = [t for t in region if t.dep_ == "nmod:poss" and is_party(line, t)]
    names = set(parties_of(line, report, tuple(of)))
    yield NamedDemand(
        at=region[0],
        of=() if names & set(by) else tuple(of[:1]),
        abouts=abouts,
        asked=Asked(of=(), start=span.start, end=end),
        rule="demand.condition",
        by=by,
    )


def _is_bargain(cue: str, main: str) -> bool:
    """Tell whether the words beside the condition refuse, offer or threaten something."""
    if cue in _NEED_REFUSAL:
        return bool(_REFUSES.search(main))
    if cue == "unless":
        return bool(_WILL.search(main) or _REFUSES.search(main) or _THREATENS.search(main))
    return bool(_WILL.search(main))


def _abouts(cue: str, region: list[Token]) -> tuple[About, ...]:
    words = str(region[0].doc[region[0].i : region[-1].i + 1].text)
    if cue in _LASTS and _STAYS.search(words):
        words = f"stop end leave {words}"  # what goes on is to end
    return tuple(about for about in abouts_in(words) if about is not About.WHOLE_AGREEMENT)[:2]


def _end(line: Line, start: int) -> int:
    """Return where a condition ends: with its clause, before a comma that turns to the rest."""
    doc = line.doc
    last = region_end(line, doc[start]) if start < len(doc) else len(doc)
    for token in doc[start:last]:
        if (
            token.text == ","
            and token.i > start + 2
            and (token.i + 1 >= last or doc[token.i + 1].lower_ not in {"and", "or"})
        ):
            return token.i
    return last


def _main_words(line: Line, start: int, end: int) -> str:
    """Return the words of the sentence around a condition, up to the nearest semicolon on either side."""
    doc = line.doc
    first = next((t.i + 1 for t in reversed(list(doc[:start])) if t.text == ";"), 0)
    last = next((t.i for t in doc[end:] if t.text == ";"), len(doc))
    return f"{doc[first:start].text} {doc[end:last].text}"


def _asker(line: Line, report: Report, at: Token) -> tuple[str, ...]:
    """Return whose condition it is: whoever speaks, else the subject of the clause before it."""
    voices = line.voices[at.i]
    if voices[0].rule == PUBLISHED.rule and at.i < _OPENS:  # "Unless Averia leaves, said X, it will ..."
        voices = next((others for others in line.voices if others[0].rule != PUBLISHED.rule), voices)
    if voices[0].rule != PUBLISHED.rule:
        if len(voices) != 1:
            return ()
        return (voices[0].speaker_for,) if voices[0].speaker_for else voices[0].speaker
    for clause in reversed([c for c in line.clauses if c.head.i < at.i]):
        named = tuple(s for s in clause.subjects if s.i < at.i and is_party(line, s) and s.pos_ != "PRON")
        if named and not children(clause.head, "mark"):
            return parties_of(line, report, named[:1])
    return ()
