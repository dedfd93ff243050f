"""Words for keeping faith with a deal, or breaking it, that are no single verb: "living up to", "a mockery of"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import abouts_in, deal_about, has_deal
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import is_party, of_phrase
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import any_of
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import children, is_negated, lemma_of
from trucewatch.read.tree import Token

_RULES = any_of("deals.rule_words")
_FAITHFUL = Guarded(
    r"\b(?:liv(?:e[sd]?|ing) up to|(?:make|makes|made|making) good on|deliver(?:s|ed|ing)? on|follow(?:s|ed|"
    r"ing)? through "
    r"on|st(?:and|ands|ood|anding) by|act(?:s|ed|ing)? (?:on|in keeping with|in line with)|play(?:s|ed|ing)? by|"
    r"(?:keep|keeps|kept|keeping) (?:faith with|(?:its|their|his) (?:side|end|part) of)|"
    r"(?:hold|holds|held|holding) up (?:its|their|his) (?:end|side) of|"
    r"(?:is|are|was|were|be|been|remain(?:s|ed)?|stay(?:s|ed)?) (?:fully |strictly |still |firmly |well |“|"
    r"\")*(?:within|in "
    r"(?:line|compliance|conformity) with|faithful to|true to|loyal to))\b(?P<what>[^.;:]{3,60})",
    re.IGNORECASE,
)
_FAITHLESS = Guarded(
    r"\b(?:(?:make|makes|made|making) (?:an? )?(?:nonsense|mockery|farce|joke|laughing stock) of|rid(?:e[sn]?|ing) "
    r"roughshod over|rode roughshod over|r[au]n(?:s|ning)? roughshod over|(?:pay|pays|paid|paying) (?:no|little|"
    r"scant) "
    r"(?:heed|attention|regard) to|(?:drive|drives|drove|driving) a (?:coach and horses|hole) through|"
    r"trampl(?:e[sd]?|ing) (?:on|upon|underfoot)|(?:go|goes|went|gone|going) back on|back(?:s|ed|ing)? out of|"
    r"walk(?:s|ed|"
    r"ing)? away from|turn(?:s|ed|ing)? (?:its|their|his) back on|renege[sd]? on|reneging on|ris(?:e|ing) against|"
    r"(?:is|are|was|were|be|been|remain(?:s|ed)?|stay(?:s|ed)?) (?:still |clearly |openly )?in "
    r"(?:\w+ )?(?:breach|violation|contempt|defiance) of)\b(?P<what>[^.;:]{3,60})",
    re.IGNORECASE,
)
_TO_BLAME = Guarded(
    r"\b(?:responsible|to blame|answerable|accountable|at fault) for\b(?P<what>[^.;:]{0,40}?\b(?:violations?|"
    r"breach(?:es)?|"
    r"infringements?|(?:collapse|breakdown|failure|unravelling|rupture) of)\b[^.;:]{0,40})",
    re.IGNORECASE,
)
_REFRAINS = frozenset({"refrain", "abstain", "desist"})
_KEEPS_FROM = frozenset({"keep", "hold", "stay", "ground", "leave"})
_RESTRAINTS = frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION})
_TIMES = Guarded(
    r"\b(?:it|them)\b[^.;:]{0,20}? (?:[\d,]+|[a-z-]+|hundreds of|dozens of|scores of) times\b", re.IGNORECASE
)


def read_faith(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how parties are said to keep faith with a deal, or to break it, in the order of the clauses."""
    text = line.doc.text
    may_tell = (
        _FAITHFUL.search(text) or _FAITHLESS.search(text) or _TO_BLAME.search(text) or _TIMES.search(text)
        if has_deal(text) or _RULES.search(text) or "violat" in text or "breach" in text
        else None
    )
    for clause in line.clauses:
        if clause.mode is not Mode.FACT:
            continue
        found = (_told(line, clause) if may_tell else None) or _refrains(clause)
        if found is None:
            continue
        abouts, verdict, doers, rule = found
        yield compliance(line, report, Finding(at=clause.head, abouts=abouts, verdict=verdict, rule=rule, doers=doers))


_Found = tuple[tuple[About, ...], Verdict, tuple[Token, ...], str]


def _told(line: Line, clause: Clause) -> _Found | None:
    head, doc = clause.head, line.doc
    end = min(len(doc), head.i + 14)
    text = str(doc[max(0, head.i - 2) : end].text)
    offset = doc[max(0, head.i - 2)].idx
    for pattern, kept, broken, rule in _PATTERNS:
        match = pattern.search(text)
        if match is None or not offset + match.start() <= head.idx <= offset + match.end():
            continue
        what = match["what"]
        if not (has_deal(what) or _RULES.search(what) or rule == "blame"):
            continue
        if rule == "blame":
            what = what if has_deal(what) else "ceasefire"
            if clause.is_negated:
                return None
        return deal_about(what), broken if is_negated(head) else kept, _doers(line, clause), rule
    if lemma_of(head) in {"violate", "breach", "break"} and not clause.is_negated:
        behind = str(doc[head.i + 1 : head.i + 9].text)
        if _TIMES.match(behind):
            return (About.CEASE_FIRE,), Verdict.VIOLATED, _doers(line, clause), "times"
    return None


_PATTERNS = (
    (_FAITHFUL, Verdict.FULFILLED, Verdict.NOT_FULFILLED, "faithful"),
    (_FAITHLESS, Verdict.VIOLATED, Verdict.FULFILLED, "faithless"),
    (_TO_BLAME, Verdict.VIOLATED, Verdict.VIOLATED, "blame"),
)
"""Words, the verdict that they tell, and the one that they tell when negated."""


def _doers(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who keeps or breaks it: the subject, or whose act or failure the subject is."""
    found: list[Token] = []
    for subject in clause.doers or clause.subjects:
        if is_party(line, subject):
            found.append(subject)
        else:
            found.extend(children(subject, "nmod:poss") or of_phrase(subject, "by", "of"))
    return tuple(found)


def _refrains(clause: Clause) -> _Found | None:
    """As in "They have refrained from any offensive", "the army has kept its planes on the ground"."""
    lemma = lemma_of(clause.head)
    if lemma not in _REFRAINS | _KEEPS_FROM or not (clause.is_past or clause.is_perfect or clause.is_progressive):
        return None
    text = own_words(clause)
    wanted = _RESTRAINTS | ({About.CEASE_FIRE} if lemma in _REFRAINS else set())
    abouts = tuple(about for about in abouts_in(text) if about in wanted)
    if not abouts or (lemma in _KEEPS_FROM and not (clause.is_perfect or "since" in text)):
        return None
    if lemma in _KEEPS_FROM and abouts[0] is not About.NO_AIR_ATTACK:
        return None
    return abouts[:1], Verdict.VIOLATED if clause.is_negated else Verdict.FULFILLED, clause.doers, "refrains"
