"""Demands with a term: "gave the garrison until noon to leave", "the parties have until Friday to sign, he warned"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in, has_deal
from trucewatch.read.claims.bound import is_party, parties_before, parties_of, phrase_before
from trucewatch.read.claims.demand_nouns import Asked, NamedDemand, region_end
from trucewatch.read.claims.draft import Report
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.numbers import NUMBER
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import conjuncts, is_first_person, lemma_of
from trucewatch.read.tree import Token

_LENGTH = rf"(?:up to |just |another |only |a further )?(?:{NUMBER}|an?)[- ](?:hours?|days?|weeks?|minutes?|months?)"
_TERM = rf"(?:until|till|{_LENGTH})\b"
_TO = r"[\"“”]?,? ?(?:in which |within which )?(?P<to>to) (?P<verb>[a-z]+)"
_GIVES = re.compile(
    rf"\b(?:g[ai]ve[sn]?|giving|allow(?:s|ed)|grant(?:s|ed)) (?P<of>[^,;.\"“]{{2,50}}?) [\"“]?{_TERM}"
    rf"(?P<when>[^;.]{{0,60}}?) ?{_TO}",
    re.IGNORECASE,
)
_GIVES_ALONE = re.compile(
    r"\b(?:g[ai]ve|giving) (?P<of>[^,;.\"“]{2,50}?) (?P<to>until|till)\b [^;.,]{2,40}$", re.IGNORECASE
)
_HAS = re.compile(
    rf"\b(?:has|have|had|was given|were given|is given|are given) (?:only |just |now )?{_TERM}(?P<when>[^;.]{{0,50}}?) "
    rf"?{_TO}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"\b(?:ultimatum|deadline|final warning|last warning|notice|last call)s?\b[^,;.]{{0,20}}? (?:to|for|on) "
    rf"(?P<of>[^,;.\"“]{{2,50}}?) {_TO}",
    re.IGNORECASE,
)
_TEXTS = words("deals.text_nouns")
_NO_DEMANDERS = frozenset({"court", "judge", "nature", "rain", "league", "club"})

_TERMS_GIVEN = Sieve((pattern, None) for pattern in (_GIVES, _GIVES_ALONE, _HAS, _NOTICE))


def read_ultimatums(line: Line, report: Report, taken: set[int]) -> Iterator[NamedDemand]:
    """Yield what somebody is given a term to do, by whoever gives it."""
    text = line.doc.text
    for pattern, _ in _TERMS_GIVEN.likely(text):
        for match in pattern.finditer(text):
            demand = _demand(line, report, match, taken)
            if demand is not None:
                taken.update(range(demand.asked.start, demand.asked.end))
                yield demand


def _demand(line: Line, report: Report, match: re.Match[str], taken: set[int]) -> NamedDemand | None:
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    to = line.doc.char_span(*match.span("to"), alignment_mode="expand")
    if span is None or to is None or to[0].i in taken or any(t.i in taken for t in span[:1]):
        return None
    voice = line.voices[span.start][0]
    if match.re is _HAS:
        near = phrase_before(span[0])
        while near is not None and near.dep_ == "nmod" and near.head.i < near.i:  # "the parties to the accord have ..."
            near = near.head
        if voice.rule == PUBLISHED.rule or near is None or is_first_person(near) or not is_party(line, near):
            return None
        of: tuple[Token, ...] = (near,)
        by = (voice.speaker_for,) if voice.speaker_for else voice.speaker
    else:
        whom = line.doc.char_span(*match.span("of"), alignment_mode="contract")
        named = [
            t
            for t in whom or ()
            if is_party(line, t) and t.dep_ not in {"compound", "amod", "det", "flat", "nmod:poss"}
        ]
        of = tuple(named[:1])
        by = _giver(line, report, match, span[0])
        if not of or not by:
            return None
    if set(parties_of(line, report, of)) & set(by):
        return None
    end = max(region_end(line, to[-1]), to.end)
    abouts = abouts_in(str(line.doc[to.start : end].text))[:2] or (About.WHOLE_AGREEMENT,)
    parties = tuple(part for one in of for part in conjuncts(one) if is_party(line, part))
    return NamedDemand(
        at=span[0],
        of=parties,
        abouts=abouts,
        asked=Asked(of=of, start=span.start, end=end),
        rule="demand.ultimatum",
        by=by,
    )


def _giver(line: Line, report: Report, match: re.Match[str], at: Token) -> tuple[str, ...]:
    """Return who gives the term: the subject of the verb, or whose ultimatum it is; nobody where a deal gives it."""
    clause = line.clause_at(at)
    if match.re is _NOTICE:
        owners = [t for t in at.children if t.dep_ == "nmod:poss" and is_party(line, t)]
        top = next((c for c in line.clauses if c.subjects and is_party(line, c.subjects[0])), None)
        whose = parties_of(line, report, tuple(owners)) or parties_before(line, report, at.i)
        return whose or (parties_of(line, report, top.subjects) if top else ())
    subjects = clause.subjects if clause is not None and not clause.is_passive else ()
    if any(lemma_of(s) in _TEXTS | _NO_DEMANDERS or has_deal(s.text) for s in subjects):
        return ()
    near = phrase_before(at)
    if near is not None and (has_deal(near.text) or lemma_of(near) in _TEXTS):
        return ()
    named = tuple(s for s in subjects if is_party(line, s))
    return parties_of(line, report, named) or parties_before(line, report, at.i)
