"""How a deal, or an act that it asks for, is said to stand: "exists only on paper", "as good as its word".

Words of a predicate tell which way; its subject tells of what: a deal, an act owed, or a party that owes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import deal_about, exact_abouts, has_deal
from trucewatch.read.claims.acts import ACTS, about_of_act, own_words
from trucewatch.read.claims.bound import is_party, phrase_before
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.line import Line
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import group_head, lemma_of
from trucewatch.read.tree import Token

_DEAD = re.compile(
    r"\b(?:on paper (?:only|alone)|(?:only|just|merely|little more than) on paper|exists? on paper|(?:a|"
    r"the) dead letter|in (?:all but )?name only|more in the breach|in the breach|"
    r"(?:never|not|no|little|hardly|scarcely) (?:been )?(?:ever )?(?:been )?(?:anything )?more than (?:a|an|the) "
    r"(?:\w+ )?(?:word|name|promise|hope|piece of paper|scrap of paper|slogan|dream|breather)|"
    r"(?:a|an) (?:\w+ )?(?:sham|fiction|farce|mockery|mirage|scrap of paper|joke|hollow promise|empty promise|"
    r"paper tiger))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:remains?|remained|is|are|was|were) (?:still |but |only |no more than |little more than )*(?:a|"
    r"an) (?:[\w-]+ )?"
    r"(?:dotted line|dream|promise|dead letter|hope|blueprint|plan|drawing|line on (?:the|a) map|distant prospect|"
    r"construction site)\b"
    r"|\b(?:nowhere (?:in sight|to be seen)|in limbo|in arrears|bogged down|deadlocked|(?:gone|going|got|"
    r"getting) nowhere|"
    r"c[ao]me to nothing|(?:days?|weeks?|months?|years?) (?:late|behind|overdue))\b",
    re.IGNORECASE,
)
_OF_ITS_WORD = re.compile(
    r"\b(?:as good as|true to|been as good as|a man of|men of) (?:its|their|his|her) word\b", re.IGNORECASE
)
_NEVER_MEANT = re.compile(
    r"\b(?:never|not) (?:meant|intend(?:ed)?|planned|(?:had|have) (?:any|the slightest) intention)(?: of|(?= to))"
    r"(?: to)? (?:honou?r|keep|respect|observe|abide|fulfil|fulfill|implement|carry)\w*\b",
    re.IGNORECASE,
)
_KEPT_SOME = re.compile(
    r"\b(?:kept|fulfilled|honou?red|met|carried out|done|implemented) (?:only |just |barely |all but )?"
    r"(?:one|two|three|four|half|some|few|part|most|a few|a handful)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\bof (?:the|its|their|his) (?:\w+ )?(?:promises|pledges|commitments|obligations|terms|points|articles|"
    r"undertakings)\b",
    re.IGNORECASE,
)
_NOT_SILENT = re.compile(r"\bguns\b[^.;]{0,30}?\b(?:not|never)\b[^.;]{0,12}?\b(?:silent|quiet|still)\b", re.IGNORECASE)
_AS_PROMISED = re.compile(
    r"\bas (?:we|it|they|he|she|i|was|had been|were)(?: had| has| have)? (?:been )?(?:promised|agreed|pledged|"
    r"undertaken|"
    r"said (?:it|we|they) would|required|obliged|foreseen|bound)\b",
    re.IGNORECASE,
)
_NOT_SO_FAR = re.compile(
    r"\b(?:though|but|if|albeit) not (?:(?:as|so) (?:far|much|fast|many|completely|quickly) as|all of (?:it|"
    r"them|those)|to "
    r"the line)\b",
    re.IGNORECASE,
)
_DELIVERED = re.compile(
    r"\b(?:deliver(?:ed|s|ing)?|made good|follow(?:ed|s) through|moved) on (?P<done>[a-z ]{3,24}?)(?: (?:but|"
    r"though|and) not "
    r"on (?P<undone>[a-z ]{3,24}?))?(?=[.,;]|$)",
    re.IGNORECASE,
)
_TOPICS = (
    (re.compile(r"\b(?:prisoners?|captives|hostages|detainees|swaps?)\b"), About.EXCHANGE_PRISONERS),
    (re.compile(r"\b(?:mines?|demining)\b"), About.DEMINING),
    (re.compile(r"\b(?:aid|relief|food)\b"), About.HUMANITARIAN_ACCESS),
    (re.compile(r"\b(?:withdrawal|pull-?out|troops)\b"), About.WITHDRAW_FORCES),
    (re.compile(r"\b(?:weapons|arms|rifles|disarmament)\b"), About.DISARM),
    (re.compile(r"\b(?:roads?|crossings?|routes?|borders?)\b"), About.OPEN_ROUTES),
    (re.compile(r"\b(?:refugees|returns?|displaced)\b"), About.RETURN_DISPLACED),
    (re.compile(r"\b(?:elections?|talks|dialogue)\b"), About.POLITICAL_PROCESS),
)
_SECOND = 2
_Found = tuple[tuple[About, ...], Verdict, tuple[Token, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A clause under reading, with what is asked of it more than once."""

    line: Line
    clause: Clause
    text: str


_STATES = Sieve(
    (pattern, None)
    for pattern in (
        _NOT_SILENT,
        _DEAD,
        _UNDONE,
        _OF_ITS_WORD,
        _NEVER_MEANT,
        _KEPT_SOME,
        _NOT_SO_FAR,
        _AS_PROMISED,
        _DELIVERED,
    )
)
"""Without any of these a sentence tells no state: each way to tell one begins with one of them."""


def read_deal_state(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how deals and acts owed are said to stand, in the order of the clauses."""
    if not _STATES.lets_through(line.doc.text):
        return
    groups = group_tokens(line)
    for clause in line.clauses:
        if clause.mode is not Mode.FACT:
            continue
        told = _Told(line=line, clause=clause, text=own_words(clause))
        for number, found in enumerate((_of_deal(told) or _of_act(told) or _of_party(told), *_delivered(told))):
            if found is None:
                continue
            abouts, verdict, doers = found
            # The second of "on prisoners but not on mines" hangs on its own words.
            at = clause.head if number < _SECOND else line.doc[max(clause.head.i, clause.head.right_edge.i - 1)]
            yield compliance(
                line,
                report,
                Finding(
                    at=at,
                    tokens=groups[group_head(clause.head).i],
                    abouts=abouts,
                    verdict=verdict,
                    rule="state",
                    doers=doers,
                ),
            )


def _subject_words(clause: Clause) -> str:
    subject = clause.subjects[0] if clause.subjects else None
    if subject is None:
        return ""
    end = min(subject.right_edge.i, clause.head.i - 1, subject.i + 8)
    return str(subject.doc[subject.left_edge.i : max(end, subject.i) + 1].text)


def _of_deal(told: _Told) -> _Found | None:
    """As in "The pact exists only on paper", "the guns have not been silent for a night"."""
    if _NOT_SILENT.search(told.text):
        return (About.CEASE_FIRE,), Verdict.VIOLATED, ()
    named = _subject_words(told.clause)
    if not has_deal(named) or not _DEAD.search(told.text):
        return None
    abouts = deal_about(named)
    return abouts, Verdict.VIOLATED if abouts == (About.CEASE_FIRE,) else Verdict.NOT_FULFILLED, ()


def _of_act(told: _Told) -> _Found | None:
    """As in "The promised corridor remains a dotted line on the map", "disarmament is three months behind"."""
    if not _UNDONE.search(told.text):
        return None
    act = next((s for s in told.clause.subjects if lemma_of(s) in ACTS), None)
    named = _subject_words(told.clause)
    abouts = exact_abouts(named) or exact_abouts(f"open {named}")
    if act is not None and (about := about_of_act(act, abouts)):
        return (about,), Verdict.NOT_FULFILLED, ()
    is_owed = re.search(r"\b(?:promised|agreed|planned|pledged|joint)\b", named, re.IGNORECASE)
    return (abouts[:1], Verdict.NOT_FULFILLED, ()) if is_owed and abouts else None


def _of_party(told: _Told) -> _Found | None:
    """As in "The army has been as good as its word", "it has kept one of its promises", "never meant to honour it"."""
    clause, text = told.clause, told.text
    whole = str(told.line.doc.text)
    doers = tuple(d for d in clause.doers or clause.subjects if is_party(told.line, d))
    if _OF_ITS_WORD.search(text) and doers:
        return (About.WHOLE_AGREEMENT,), Verdict.VIOLATED if clause.is_negated else Verdict.FULFILLED, doers
    is_meant = lemma_of(clause.head) in {"mean", "intend", "plan", "have"}
    if is_meant and (match := _NEVER_MEANT.search(text)) and has_deal(text[match.start() :]):
        return deal_about(text[match.start() :]), Verdict.NOT_FULFILLED, doers
    if _KEPT_SOME.search(text) and _FIRST.search(whole) and (clause.is_perfect or clause.is_past):
        return (About.WHOLE_AGREEMENT,), Verdict.PARTLY, doers
    abouts = exact_abouts(text)
    if not abouts or clause.is_negated or not (clause.is_past or clause.is_perfect):
        return None
    tail = str(told.line.doc[clause.head.i : min(len(told.line.doc), clause.head.right_edge.i + 22)].text)
    if _NOT_SO_FAR.search(tail):
        return abouts[:1], Verdict.PARTLY, doers
    if _AS_PROMISED.search(tail):
        return abouts[:1], Verdict.FULFILLED, doers
    return None


def _delivered(told: _Told) -> tuple[_Found, ...]:
    """As in "Averia has delivered on prisoners but not on mines": one verdict for each."""
    head = told.clause.head
    match = _DELIVERED.search(head.doc.text)
    if match is None or told.clause.is_negated or not (told.clause.is_past or told.clause.is_perfect):
        return ()
    if not match.start() <= head.idx < match.end():
        return ()
    near = phrase_before(head)
    doers = told.clause.doers or ((near,) if near is not None else ())
    found = []
    for words_of, verdict in ((match["done"], Verdict.FULFILLED), (match["undone"], Verdict.NOT_FULFILLED)):
        topic = next((about for pattern, about in _TOPICS if words_of and pattern.search(words_of)), None)
        if topic is not None:
            found.append(((topic,), verdict, tuple(d for d in doers if is_party(told.line, d))))
    return tuple(found)
