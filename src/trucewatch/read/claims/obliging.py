"""What a deal itself obliges to, or forbids: "The accord requires both sides to ...", "the truce bans drones"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About
from trucewatch.read.claims.about import abouts_in, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.bound import is_party, line_before, phrase_before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.promises import pledge
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of, obliques
from trucewatch.read.tree import Token

_OBLIGES = words("deals.obliges")
_FORBIDS = words("deals.forbids")
_TEXTS = words("deals.text_nouns")
_NO_TERM = re.compile(
    r"\b(?:suspend|froze|freez|lift|scrap|drop|delet|amend|reject)\w* (?:the|a|that|its) [^,;.]{0,30}$"
    r"|\b(?:nothing|nowhere|no (?:clause|article|word|line|term))\b[^,;.]{0,30}$",
    re.IGNORECASE,
)


def read_obliging(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """As in "The deal obliges both sides to ...", "the truce requires Y to ...", "the accord bans drones"."""
    lemma = lemma_of(clause.head)
    if lemma not in _OBLIGES | _FORBIDS or clause.mode is not Mode.FACT or clause.is_negated:
        return
    doc = line.doc
    if _NO_TERM.search(str(doc[: clause.head.i].text)):
        return  # "suspended the clause that forbids", "nothing in the text forbids"
    own = tuple(s for s in clause.subjects if not _is_of_date(line, s))
    subjects = [*own, *(doc[t.i] for t in (clause.head.head,) if clause.head.dep_ == "acl:relcl")]
    by_deal = any(has_deal(noun_words(s)) or lemma_of(s) in _TEXTS for s in subjects) or (
        any(s.lower_ in {"which", "that", "it"} for s in own) and _spoke_of_deal(line, report, clause.head.i)
    )
    before = doc[: clause.head.i]
    by_deal = by_deal or (not own and (has_deal(str(before.text)) or any(lemma_of(t) in _TEXTS for t in before)))
    if not by_deal and not (clause.is_passive and has_deal(doc.text)):
        return
    # A verb taken for a noun heads no more than itself.
    below = list(doc[clause.head.i : len(doc) if clause.head.tag_.startswith("NN") else clause.head.right_edge.i + 1])
    text = str(doc[below[0].i : below[-1].i + 1].text)
    if lemma in {"call", "provide"} and not re.match(r"\w+ (?:on|upon|for|that)\b", text):
        return  # "what it called a breach"
    abouts = tuple(a for a in exact_abouts(text) or abouts_in(text) if a is not About.WHOLE_AGREEMENT)
    if not abouts:
        return
    bound: tuple[Token, ...] = clause.subjects if clause.is_passive else _bound(line, clause)
    yield pledge(line, report, clause.head, bound, abouts, below, "obliges")


def _bound(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who is bound: what stands before "to", the object, or the subject of the clause that the term holds."""
    head = clause.head
    to = next((t for t in line.doc[head.i + 1 : head.right_edge.i + 1] if t.tag_ == "TO" or t.lower_ == "from"), None)
    near = phrase_before(to) if to is not None else None
    if near is not None and near.i > head.i and is_party(line, near):
        top = near
        while top.dep_ == "conj" and top.head.i > head.i:
            top = top.head
        return (top,)
    if to is not None and line.doc[to.i - 1].lower_ in {"both", "each"}:
        return (line.doc[to.i - 1],)
    inner = [s for c in children(head, "ccomp", "xcomp", "csubj") for s in children(c, "nsubj", "nsubj:pass")]
    pool = [*clause.objects, *(t for t in obliques(head) if case_of(t) in {"on", "upon"}), *inner]
    return tuple(t for t in pool if is_party(line, t))[:1]


def _is_of_date(line: Line, token: Token) -> bool:
    """Tell whether a tree took the day of a deal for a subject: "The deal reached on 3 May obliges ..."."""
    spans = (line.tokens_of(mention.span) for mention in line.dates)
    return any(start <= token.i < end for start, end in spans)


def _spoke_of_deal(line: Line, report: Report, before: int) -> bool:
    """Tell whether "it" or "which" can mean the deal: it is named before, in this sentence or the last."""
    if has_deal(str(line.doc[:before].text)):
        return True
    last = line_before(line, report)
    return last is not None and has_deal(last.doc.text)
