"""Demands told by nouns: "its call on X to ...", "an ultimatum to Y", "it is up to Z to ...", "the onus is on Z"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in
from trucewatch.read.claims.bound import is_party, of_phrase, parties_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of
from trucewatch.read.tree import Doc, Token

_DEMAND_NOUNS = words("deals.demand_nouns")
_CONDITIONS = frozenset({"condition", "precondition"})
_TO_WHOM = frozenset({"to", "on", "upon"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_FARTHEST = 12
"""Tokens between a noun and the "to" of what is asked, at most."""
_BURDEN = Guarded(
    r"\bit(?:'s| is| was|’s) (?:now |high |about )?(?:up to|time for|the turn of|incumbent (?:up)?on|for|down to|the "
    r"(?:duty|job|task|responsibility) of) (?P<of>[^,;.\"]{2,60}?) (?P<to>to) (?P<verb>[a-z]+)"
    r"|\b(?:onus|burden|responsibility|ball|duty|obligation|pressure) (?:is|was|lies|falls|rests|remains) (?:now )?"
    r"(?:on|upon|with) (?P<of2>[^,;.\"]{2,60}?) (?P<to2>to) (?P<verb2>[a-z]+)"
    r"|(?P<of3>\b[^,;.\"]{2,60}?) (?:has|have|bears?) (?:a|the|every) (?:\w+ )?(?:duty|responsibility|obligation) "
    r"(?P<to3>to) (?P<verb3>[a-z]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing asked of somebody: the words that say what, and of whom."""

    of: tuple[Token, ...]
    start: int
    end: int
    """Tokens of what is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDemand:
    """A demand that a noun tells."""

    at: Token
    of: tuple[Token, ...]
    abouts: tuple[About, ...]
    asked: Asked
    rule: str
    by: tuple[str, ...] = ()
    """Whose demand it is; empty where it is that of whoever speaks."""


def region_end(line: Line, head: Token) -> int:
    """Return where what is asked ends: with the sentence, or where something else is told."""
    doc = line.doc
    for token in doc[head.i + 1 :]:
        is_quote = token.text == "”" or (token.text == '"' and token.i > head.i + 4)
        if token.text == ";" or (is_quote and not (token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "TO")):
            return token.i
        if (
            token.text == ","
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_
            in {"while", "but", "brushing", "saying", "which", "who", "where", "whose", "as", "after", "when"}
            and not _opens_aside(doc, token.i)
        ):
            return token.i
    return len(doc) - 1 if doc[-1].is_punct else len(doc)


def _opens_aside(doc: Doc, comma: int) -> bool:
    """Tell whether an aside opens of what somebody is asked as: "asked Norland, as guarantor, to send monitors"."""
    closed = next((t.i for t in doc[comma + 1 : comma + 9] if t.text == ","), None)
    if closed is None or closed + 1 >= len(doc):
        return False
    return doc[comma + 1].lower_ == "as" and doc[closed + 1].tag_ == "TO"


def read_demand_nouns(line: Line, report: Report, taken: set[int]) -> Iterator[NamedDemand]:
    """Yield the demands that nouns tell, and whose they are: "a Russian demand that ...", "their appeal for calm"."""
    for token in line.doc:
        if token.pos_ in _NOMINAL and lemma_of(token) in _DEMAND_NOUNS and token.i not in taken:
            yield from _noun(line, report, token)


def _noun(line: Line, report: Report, token: Token) -> Iterator[NamedDemand]:
    doc = line.doc
    by = [*children(token, "nmod:poss"), *of_phrase(token, "of", "by", "from")]
    by.extend(c for c in children(token, "amod", "compound") if c.text[:1].isupper())
    found = _asked_by_noun(line, token)
    if found is None:
        return
    first, last, of = found
    by = [t for t in by if not first <= t.i < last]
    names = parties_of(line, report, tuple(t for t in by if t.dep_ not in {"amod", "compound"})) or tuple(
        who.acts_for
        for t in by
        if t.dep_ != "nmod:poss" and (who := report.company.named(f"{t.text} forces", head="forces")) and who.acts_for
    )
    clause = line.clause_at(token.head)
    is_made = token.dep_ == "obj" or lemma_of(token) in _CONDITIONS or any(t.tag_ == "PRP$" for t in by)
    if not names and clause is not None and is_made:
        names = parties_of(line, report, clause.subjects)
    abouts = abouts_in(str(doc[first:last].text))[:2]
    of_whom = tuple(t for t in of if is_party(line, t))
    if not abouts and of_whom and names and lemma_of(token) not in _CONDITIONS:
        abouts = (About.WHOLE_AGREEMENT,)
    if not abouts or not names:
        return
    asked = Asked(of=of_whom, start=first, end=last)
    yield NamedDemand(at=token, of=of_whom, abouts=abouts, asked=asked, rule="demand.noun", by=names)


def _asked_by_noun(line: Line, token: Token) -> tuple[int, int, list[Token]] | None:
    """Return the tokens of what a noun asks, and of whom; None where it asks for nothing."""
    doc = line.doc
    end = region_end(line, token)
    if any(child.dep_ == "cop" for child in token.children) and (subjects := children(token, "nsubj", "csubj")):
        of = [t for s in subjects for t in of_phrase(s, "of") if is_party(line, t)]
        return subjects[0].left_edge.i, subjects[0].right_edge.i + 1, of
    owner = next((c for c in children(token, "nmod") if case_of(c) in {"of", "by", "from"} and c.i < token.i + 6), None)
    after = owner.i + 1 if owner is not None else token.i + 1
    for mention in line.dates:  # "issued an appeal on Sunday for ..."
        first, last = line.tokens_of(mention.span)
        if first - 1 <= after <= first:
            after = last
    addressed = _addressed(line, token, after)
    if addressed is not None:
        return addressed
    if after < len(doc) and doc[after].lower_ in {"that", "for", "to"}:
        told = [t for t in doc[token.i + 1 : end] if t.dep_ in {"acl", "ccomp", "acl:relcl", "xcomp"}]
        return after, end, [s for t in told for s in subjects_of(t)][:2]
    if token.dep_ == "nsubj" and token.head.pos_ == "NOUN" and token.head.i > token.i and children(token.head, "cop"):
        of = [t for t in of_phrase(token.head, "of", "by") if is_party(line, t)]
        return token.head.left_edge.i, end, of
    return None


def _addressed(line: Line, token: Token, after: int) -> tuple[int, int, list[Token]] | None:
    """As in "its call on the parties to lift ...", "an ultimatum to the militia to leave"."""
    doc = line.doc
    if after + 1 >= len(doc) or doc[after].lower_ not in _TO_WHOM or doc[after].tag_ == "TO":
        return None
    to = next((t for t in doc[after + 1 : after + _FARTHEST] if t.tag_ == "TO"), None)
    if to is None or any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in doc[after + 1 : to.i]):
        return None
    whom = [c for c in children(token, "nmod", "obl") if case_of(c) in _TO_WHOM and c.i < to.i]
    whom = whom or [t for t in doc[after + 1 : to.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}][-1:]
    verb = to.head if to.head.i > to.i else doc[min(to.i + 1, len(doc) - 1)]
    end = min(verb.right_edge.i + 1, region_end(line, token))
    return to.i, max(end, verb.i + 1), [part for one in whom for part in conjuncts(one)]


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """Return the subjects of a verb, coordinated ones included."""
    return tuple(part for s in children(verb, "nsubj", "nsubj:pass") for part in conjuncts(s))


def read_burdens(line: Line, report: Report, taken: set[int]) -> Iterator[NamedDemand]:
    """Yield what somebody says is up to a party: "It is up to the Front to stop", "the onus is on Averia to leave"."""
    for match in _BURDEN.finditer(line.doc.text):
        groups = match.groupdict()
        suffix = next(s for s in ("", "2", "3") if groups[f"of{s}"] is not None)
        of = line.doc.char_span(*match.span(f"of{suffix}"), alignment_mode="contract")
        to = line.doc.char_span(*match.span(f"to{suffix}"), alignment_mode="contract")
        if of is None or to is None or to[0].i in taken or line.voices[to[0].i][0].rule == PUBLISHED.rule:
            continue
        verb = line.doc[min(to.start + 1, len(line.doc) - 1)]
        end = min(region_end(line, verb), max(verb.right_edge.i + 1, verb.i + 1))
        abouts = abouts_in(str(line.doc[to.start : end].text))[:2]
        named = tuple(t for t in of if is_party(line, t) and t.dep_ not in {"compound", "amod", "det", "flat"})[-1:]
        if not named or not (abouts or verb.tag_ == "VB"):
            continue
        yield NamedDemand(
            at=to[0],
            of=named,
            abouts=abouts or (About.WHOLE_AGREEMENT,),
            asked=Asked(of=named, start=to.start, end=end),
            rule="demand.burden",
        )
