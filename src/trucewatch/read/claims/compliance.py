"""Compliance: a party keeps, or breaks, what was agreed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import About, Quoted, Verdict
from trucewatch.read.claims.about import deal_about, exact_abouts, has_deal, noun_words
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import parties_of, two_sides
from trucewatch.read.claims.breaches import read_breaches
from trucewatch.read.claims.conduct import is_civil, is_wished, own_word_behind, read_conduct
from trucewatch.read.claims.deal_state import read_deal_state
from trucewatch.read.claims.done_so import read_done_so
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.faith import read_faith
from trucewatch.read.claims.measured import read_measured
from trucewatch.read.claims.owed import read_owed
from trucewatch.read.claims.prisoners import read_prisoners
from trucewatch.read.claims.silence import withheld
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line, Voice
from trucewatch.read.sieve import Sieve
from trucewatch.read.syntax import case_of, children, group_head, lemma_of, obliques
from trucewatch.read.tree import Token

_KEEPS = words("deals.keeps") | words("faith.keeps")
_HOLDS = words("deals.holds")
_PARTLY = re.compile(
    r"\b(?:largely|mostly|broadly|partly|partially|mainly|generally|by and "
    r"large|for the most part|shaky|shakily|fragile|more or less|in part|selectively|"
    r"almost everywhere)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\b(?:in (?:place|force|effect)|intact|respected|observed|upheld|honoured|honored)\b", re.IGNORECASE
)
_WORDS = frozenset({"phase", "stage", "point", "word", "promise", "part", "side", "bargain", "obligation"})
_DOES = frozenset({"fulfil", "fulfill", "implement", "meet", "carry", "execute", "honour", "honor", "keep"})
"""Verbs of doing what is owed: not to do it is no breach of what is forbidden."""
_STAYS = frozenset({"remain", "stay"})
_NEVER_PASSIVE = frozenset({"abide", "adhere", "stand", "stick", "comply"})
"""Verbs whose "by" a tree may take for that of a doer: "have abided by the truce"."""
_BEGAN = re.compile(r"\b(?:came|comes|entered|put|went) in(?:to)?\b")
_TO = frozenset({"to", "by", "with"})
_OF_THE_DEAL = frozenset({About.CEASE_FIRE, About.WHOLE_AGREEMENT})
_VAGUE = frozenset({"stand", "remain", "commit", "follow", "apply", "deliver", "carry", "hold", "maintain"})
"""Verbs that keep faith only with what a deal is called."""


def read_compliance(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how parties are said to keep or break what was agreed, each fact once, in the order of the rules."""
    told: set[tuple[object, ...]] = set()
    judged: set[tuple[int, tuple[About, ...]]] = set()
    spoken: set[int] = set()
    first = (*read_breaches(line, report), *_kept(line, report), *read_prisoners(line, report))
    behind = (
        *read_measured(line, report),
        *read_deal_state(line, report),
        *read_faith(line, report),
        *read_conduct(line, report),
        *_set_phrases(line, report),
        *read_done_so(line, report),
    )
    for draft in (*first, *read_owed(line, report), *behind):
        fact = (draft.keys["about"], draft.keys.get("by"), draft.keys["verdict"], draft.keys.get("count"))
        place = (group_head(draft.at).i, draft.keys["about"])
        is_later = draft not in first and (
            place in judged
            or draft.at.i in spoken
            or (draft.rule == "compliance.phrase" and place[0] in {at for at, _ in judged})
        )
        if (
            fact in told
            or is_later
            or _is_left_undone(draft)
            or (set(draft.keys["about"]) <= _OF_THE_DEAL and is_civil(line.doc.text))
        ):
            continue
        told.add(fact)
        judged.add(place)
        spoken.add(draft.at.i)
        if _is_called_untrue(draft):
            draft.denied = not draft.denied
        yield from _of_both(draft, report)


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
    """Return the two subjects of "A and B traded accusations"."""
    span = draft.line.doc.char_span(*match.span(), alignment_mode="expand")
    clause = draft.line.clause_at(span[0]) if span is not None else None
    names = parties_of(draft.line, report, clause.subjects) if clause is not None else ()
    return names if len(names) == 2 else ()


def _kept(line: Line, report: Report) -> Iterator[Draft]:
    for clause in line.clauses:
        if clause.mode is not Mode.FACT or is_wished(clause):
            continue
        finding = _keeps(line, clause) or _holds(line, clause) or withheld(line, clause) or _does_its_part(line, clause)
        if finding is None:
            continue
        about, verdict, doers = finding
        yield compliance(
            line, report, Finding(at=clause.head, abouts=about, verdict=verdict, rule="keeps", doers=doers)
        )


_Judged = tuple[tuple[About, ...], Verdict, tuple[Token, ...]]


def _keeps(line: Line, clause: Clause) -> _Judged | None:
    """As in "X observes the truce", "is abiding by the deal"."""
    if lemma_of(clause.head) not in _KEEPS:
        return None
    deal = _kept_deal(line, clause)
    if deal is None:
        return None
    text = own_words(clause)
    if "in the breach" in text:
        return None
    verdict = Verdict.PARTLY if _PARTLY.search(text) else Verdict.FULFILLED
    if clause.is_negated:
        is_owed = lemma_of(clause.head) in _DOES and deal_about(deal) != (About.CEASE_FIRE,)
        verdict = Verdict.NOT_FULFILLED if is_owed else Verdict.VIOLATED
    return deal_about(deal), verdict, clause.doers


def _holds(line: Line, clause: Clause) -> _Judged | None:
    """As in "The truce is holding", "a shaky lull was largely in place", "the ceasefire is being observed".

    "it has not held".
    """
    above = clause.head.head
    subjects = clause.subjects or (tuple(children(above, "nsubj:pass")) if clause.head.dep_ == "xcomp" else ())
    deal = next((s for s in subjects if has_deal(_name_of(s))), None)
    if deal is None:
        return None
    text = own_words(clause)
    lemma = lemma_of(clause.head)
    is_state = lemma in {"be", "remain", "stay", "place", "force", "effect", "intact"} and _IN_PLACE.search(text)
    if not (lemma in _HOLDS | {"observe", "respect", "place", "intact"} or is_state):
        return None
    if lemma == "force" or (is_state and _BEGAN.search(text)):
        return None
    if lemma == "last" and clause.is_past and (clause.is_negated or not clause.is_perfect):
        return None
    marks = {child.lower_ for child in clause.head.children if child.dep_ == "mark"}
    if clause.head.dep_ == "advcl" and marks & {"while", "as", "if", "so", "until"}:
        return None  # "while the truce lasts"
    verdict = (
        Verdict.VIOLATED
        if clause.is_negated
        else (Verdict.PARTLY if _PARTLY.search(f"{text} {_name_of(deal)}") else Verdict.FULFILLED)
    )
    return deal_about(_name_of(deal)), verdict, ()


def _name_of(token: Token) -> str:
    """Return the words of a noun phrase, with what it is a halt in: "a shaky halt in fighting"."""
    doc = token.doc
    return f"{noun_words(token)} {doc[token.i : token.i + 3].text}"


def _does_its_part(line: Line, clause: Clause) -> _Judged | None:
    """As in "Its side had done everything it had promised"."""
    if lemma_of(clause.head) not in {"do", "deliver", "fulfil", "fulfill"} or not (clause.is_past or clause.is_perfect):
        return None
    text = f"{own_words(clause)} {line.doc[clause.head.i : clause.head.i + 9].text}"
    if not _OWN_PART.search(text) or not re.search(
        r"\b(?:promis|agreed|owed|oblig|deal|agreement|part|share|undert|required|accord|pledg)\w*", text
    ):
        return None
    return (About.WHOLE_AGREEMENT,), Verdict.NOT_FULFILLED if clause.is_negated else Verdict.FULFILLED, clause.doers


def _kept_deal(line: Line, clause: Clause) -> str | None:
    """Return the deal that is kept.

    "abide by the truce", "holding to the agreement", "strictly observe the regime of silence".
    """
    lemma = lemma_of(clause.head)
    if lemma == "commit" and (clause.is_passive or lemma_of(clause.head.head) in _STAYS):
        # "Is committed to the truce" undertakes; only "our men are committed" tells that it is kept.
        behind = line.doc[clause.head.i + 1].text if clause.head.i + 1 < len(line.doc) else "."
        return "ceasefire" if behind in {",", ".", ";"} and clause.is_passive else None
    if lemma == "comply" and (clause.is_past or clause.is_perfect) and not obliques(clause.head):
        return "agreement"
    if clause.is_passive and lemma not in _NEVER_PASSIVE:
        is_told = bool(clause.agents) or (lemma in _DOES and _is_of_now(clause))
        return next((noun_words(s) for s in clause.subjects if is_told and has_deal(noun_words(s))), None)
    pool = [o for o in obliques(clause.head) if case_of(o) in _TO]
    if lemma not in {"hold", "remain", "adhere", "abide", "comply", "stick"}:
        pool.extend(clause.objects)
    if (
        lemma in {"keep", "implement", "fulfil", "fulfill", "complete", "meet"}
        and (own := next((o for o in clause.objects if lemma_of(o) in _WORDS), None)) is not None
    ):
        return noun_words(own) if has_deal(noun_words(own)) else "agreement"
    found = next((noun_words(o) for o in pool if has_deal(noun_words(o))), None)
    if found is None and lemma not in _VAGUE:
        found = own_word_behind(clause.head)
    if (
        found is None
        and lemma in {"abide", "adhere", "comply", "stick", "hold"}
        and re.match(r"\w+ (?:by|to|with) (?:it|what)\b", line.doc[clause.head.i : clause.head.i + 3].text)
    ):
        return "agreement"
    return found


def _is_of_now(clause: Clause) -> bool:
    """Tell whether a passive tells how things stand: "is being carried out", "has been implemented"."""
    aux = {child.lower_ for child in children(clause.head, "aux", "aux:pass")}
    return bool(aux & {"is", "are", "has", "have", "'s", "’s"}) or clause.head.dep_ == "ccomp"


_OWN_PART = re.compile(
    r"\b(?:done|did|does|doing|delivered|fulfilled) (?:everything|all|what|(?:its|their|our|his) (?:part|"
    r"share|duty|bit))\b",
    re.IGNORECASE,
)


def _set_phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Set phrases, whatever the tree of the sentence: "aid has not reached", "the road is still closed"."""
    groups = group_tokens(line)
    for pattern, row in _PHRASES.likely(line.doc.text):
        match = pattern.search(line.doc.text)
        span = line.doc.char_span(*match.span(), alignment_mode="expand") if match else None
        if span is None:
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
