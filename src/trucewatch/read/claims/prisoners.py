"""Prisoners, hostages and the dead: exchanged, freed, handed over, or still held."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.model.count import Count
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import is_party
from trucewatch.read.claims.captives import (
    frees,
    goes_free,
    holders_of,
    is_held,
    is_of_a_deal,
    is_still_to_come,
    may_be_held,
)
from trucewatch.read.claims.conduct import is_wished
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, group_head, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_HELD = words("deals.held_nouns")
_EXCHANGES = words("deals.exchange_nouns")
_PASSES = frozenset(
    {
        "take",
        "happen",
        "occur",
        "complete",
        "conclude",
        "finish",
        "carry",
        "hold",
        "facilitate",
        "observe",
        "oversee",
        "witness",
        "conduct",
        "begin",
        "resume",
    }
)
_STILL = re.compile(r"\b(?:still|continu\w+ to|remain\w*)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:back|home|free)\b")
_FORESEEN = re.compile(r"\b(?:foreseen|agreed|planned|due|promised|scheduled|set|expected|announced) (?:for|on|in)\b")
_NEAR = 9
_SURELY = words("faith.frees_surely")
_RETAINS = words("faith.retains")
_NO_CAPTIVES = frozenset({"statement", "report", "film", "weapon", "gun", "road", "post", "fund", "water"})
_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|dozen)"
)
_OF_SO_MANY = re.compile(
    rf"\b{_NUMBER} (?:out )?of (?:the |its |their )?{_NUMBER}\b"
    rf"|\bof the {_NUMBER} (?:[\w-]+ ){{0,3}}(?:prisoners|captives|hostages|detainees)\b",
    re.IGNORECASE,
)
_Finding = tuple[Verdict, tuple[Token, ...], tuple[Token, ...]]
_HOLDERS = re.compile(r"\bheld by\b", re.IGNORECASE)


def read_prisoners(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what is told of prisoners and remains: handed over or not, as the deal has it."""
    taken: set[int] = set()
    exchanged: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if (
            head in taken
            or clause.mode is not Mode.FACT
            or is_wished(clause)
            or any(t.i in exchanged for t in clause.head.ancestors)
        ):
            continue
        finding = (
            _freed(line, report, clause)
            or _exchange(line, clause)
            or _still_held(line, report, clause)
            or _at_large(line, clause)
        )
        if finding is None:
            continue
        verdict, about_whom, doers = finding
        taken.add(head)
        exchanged.update(t.i for t in clause.head.subtree if lemma_of(t) in _EXCHANGES)
        yield compliance(
            line,
            report,
            Finding(
                at=clause.head,
                abouts=(About.EXCHANGE_PRISONERS,),
                verdict=verdict,
                rule="prisoners",
                doers=doers,
                count=None if _ALL_BUT.search(own_words(clause)) else _count(line, about_whom),
            ),
        )


def _freed(line: Line, report: Report, clause: Clause) -> _Finding | None:
    """As in "X freed 20 prisoners", "the bodies of nine soldiers were handed over (by X)", "has yet to release".

    "30 captives came home".
    """
    lemma = lemma_of(clause.head)
    is_going = not clause.is_passive and not clause.objects and goes_free(clause)
    if not (is_going or frees(clause)) or is_still_to_come(clause):
        return None
    pool = [
        *clause.undergoers,
        *(t for t in obliques(clause.head) if lemma in {"exchange", "swap", "trade"} and case_of(t) in {"for", "of"}),
        *(t for t in obliques(clause.head) if lemma == "let" and case_of(t) == "of"),
    ]
    if lemma == "let" and not pool:
        pool = [t for t in clause.head.subtree if t.i > clause.head.i and t.pos_ in {"NOUN", "PROPN", "NUM"}][:1]
    if is_going:
        pool = [*clause.subjects]
    is_sure = lemma in _SURELY | {"let", "set"} or _BACK.search(str(line.doc[clause.head.i : clause.head.i + 4].text))
    doers = () if is_going else holders_of(line, clause)
    held = tuple(t for t in dict.fromkeys(pool) if is_held(t) or (is_sure and may_be_held(line, report, t, doers)))
    if not held or any(lemma_of(token) in _NO_CAPTIVES for token in held):
        return None
    if not is_sure and not doers and not clause.is_passive and not is_going:
        return None
    if clause.is_passive and not doers:
        doers = _holders(held)
    yet = re.search(r"\byet to\b", clause.head.doc[max(0, clause.head.i - 4) : clause.head.i].text)
    if clause.is_negated or yet:
        return (Verdict.NOT_FULFILLED, (), doers) if clause.is_perfect or yet or clause.is_past else None
    is_done = clause.is_past or clause.is_perfect or clause.head.tag_ in {"VBD", "VBN"}
    if not (is_done or (is_going and lemma not in {"come", "go", "walk", "return", "cross", "fly"})):
        return None
    own = own_words(clause)
    is_part = _OF_SO_MANY.search(line.doc.text) or _ALL_BUT.search(own) or _ONLY.search(own)
    return Verdict.PARTLY if is_part else Verdict.FULFILLED, held, doers


def _at_large(line: Line, clause: Clause) -> _Finding | None:
    """As in "212 of the 230 prisoners are at liberty", "all but 40 detainees had been let out"."""
    text = own_words(clause)
    if lemma_of(clause.head) in _SAYS:
        return None
    held = tuple(token for token in clause.subjects if is_held(token) or _is_held_part(token))
    if not held and _LISTED.search(text):
        held = clause.subjects
    if not held or clause.is_negated:
        return None
    if _BEHIND_BARS.search(text):
        return Verdict.NOT_FULFILLED, held, ()
    if not _FREE.search(text):
        return None
    return (Verdict.PARTLY if _PART.search(text) else Verdict.FULFILLED), held, ()


_SAYS = words("speech.says")
_ONLY = re.compile(
    r"\b(?:only|barely|just|a mere|no more than) (?:about |some )?"
    r"(?:\d|half|part|a (?:few|handful|fraction|third|quarter)|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|thirty|forty|fifty|dozens)",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball but\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:prisoners?|detainees?|captives?|hostages?|persons? held|persons? detained)\b", re.IGNORECASE
)
_FREE = re.compile(r"\b(?:at liberty|(?:let|set|been|walked|now|is|are) (?:out|free|loose)|back home|at large)\b")
_BEHIND_BARS = re.compile(r"\b(?:behind bars|in jail|in prison|in captivity|locked up|under lock and key)\b")
_PART = re.compile(
    r"\ball but\b|\b(?:\d[\d,]*|[a-z-]+) of (?:the |its )?[\d,]+|\b(?:most|half|many|some)\b", re.IGNORECASE
)


def _is_held_part(token: Token) -> bool:
    """Tell whether a number is of people held: "212 of the 230 persons held under the law"."""
    of = [child for child in children(token, "nmod") if case_of(child) == "of"]
    return any(is_held(child) or any(lemma_of(c) in {"hold", "detain"} for c in child.children) for child in of)


def _holders(held: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return by whom they were held, where the words tell it: "three held by X and six held by Y"."""
    found = [
        part
        for token in held
        for verb in children(token, "acl", "acl:relcl", "amod")
        if lemma_of(verb) in {"hold", "detain", "capture"}
        for agent in obliques(verb)
        if case_of(agent) == "by"
        for part in conjuncts(agent)
    ]
    return tuple(found)


def _exchange(line: Line, clause: Clause) -> _Finding | None:
    """As in "A prisoner exchange took place", "no exchange had taken place".

    "the mission facilitated an exchange of ...".
    """
    if lemma_of(clause.head) not in _PASSES:
        return None
    nouns = [
        token
        for token in (*clause.subjects, *clause.objects)
        if lemma_of(token) in _EXCHANGES
        and (
            _is_of_held(token) or "prisoner" in line.doc.text or "detainee" in line.doc.text or "held" in line.doc.text
        )
    ]
    if not nouns and clause.is_negated and _FORESEEN.search(line.doc.text):
        # "The exchange agreed for 15 February did not take place": trees take the participle for the verb
        before = line.doc[max(0, clause.head.i - _NEAR) : clause.head.i]
        nouns = [token for token in before if lemma_of(token) in _EXCHANGES]
    if not nouns or re.search(
        r"\b(?:fire|blows|views|artillery|messages)\b", nouns[0].doc[nouns[0].i + 1 : nouns[0].i + 4].text
    ):
        return None
    if clause.is_negated or any(is_negated(token) for token in nouns):
        return Verdict.NOT_FULFILLED, (), ()
    if not (clause.is_past or clause.is_perfect):
        return None
    agents = [o for o in obliques(nouns[0]) if case_of(o) in {"between", "by"}]
    held = tuple(o for o in obliques(nouns[0]) if is_held(o)) or tuple(
        t for t in clause.head.subtree if is_held(t) or lemma_of(t) in {"person", "soldier"}
    )
    holders = tuple(agents) or _holders(held) or _held_by(line)
    return Verdict.FULFILLED, held, holders


def _held_by(line: Line) -> tuple[Token, ...]:
    """Return everybody named behind "held by" in the sentence."""
    found: list[Token] = []
    for match in _HOLDERS.finditer(line.doc.text):
        span = line.doc.char_span(match.end() + 1, min(match.end() + 60, len(line.doc.text)), alignment_mode="expand")
        near = next(
            (
                t
                for t in span or ()
                if t.pos_ in {"NOUN", "PROPN"} and is_party(line, t) and t.dep_ not in {"compound", "amod", "nmod:poss"}
            ),
            None,
        )
        if near is not None:
            found.append(near)
    return tuple(found)


def _is_of_held(token: Token) -> bool:
    return any(lemma_of(child) in _HELD for child in children(token, "compound", "nmod", "amod"))


def _still_held(line: Line, report: Report, clause: Clause) -> _Finding | None:
    """As in "X still holds 40 prisoners", "one captive remains in its hands"."""
    text = line.doc[clause.head.left_edge.i : clause.head.right_edge.i + 1].text
    lemma = lemma_of(clause.head)
    is_still = _STILL.search(text) or lemma in {"retain", "withhold"}
    is_now = clause.head.tag_ in {"VBZ", "VBP"} or bool(children(clause.head, "cop", "aux:pass"))
    if clause.is_negated or not is_still or not (is_now or is_of_a_deal(line, report)):
        return None
    if (
        clause.is_passive
        and lemma in {"hold", "detain", "imprison"}
        and not clause.agents
        and not any(is_held(t) for t in clause.subjects)
    ):
        return None
    if lemma in _RETAINS | {"imprison"}:
        held = tuple(token for token in clause.undergoers if is_held(token))
        return (Verdict.NOT_FULFILLED, held, clause.doers) if held else None
    if lemma in {"remain", "be", "stay", "hand", "captivity", "custody"} and re.search(
        r"\bin (?:\S+ ){0,3}(?:hands|captivity|custody|detention)\b", text
    ):
        held = tuple(token for token in clause.subjects if is_held(token))
        owner = [t for o in clause.head.subtree if lemma_of(o) in {"hand", "custody"} for t in children(o, "nmod:poss")]
        return (Verdict.NOT_FULFILLED, held, tuple(owner)) if held else None
    return None


def _own_count(line: Line, token: Token) -> Count | None:
    """Return how many a noun phrase means: three in "three captives", 12 in "the bodies of 12 soldiers"."""
    own = count_of(line, token)
    if own is not None:
        return None if own.least == own.most == 1 and not token.like_num and lemma_of(token) in _EXCHANGES else own
    return next(
        (
            count
            for child in children(token, "nmod")
            if case_of(child) == "of" and (count := count_of(line, child)) is not None
        ),
        None,
    )


def _count(line: Line, held: tuple[Token, ...]) -> Count | None:
    """Return how many, all lists and parts added up."""
    counts = [count for token in dict.fromkeys(held) if (count := _own_count(line, token)) is not None]
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0]
    least = sum(count.least or 0 for count in counts)
    most = None if any(count.most is None for count in counts) else sum(count.most or 0 for count in counts)
    return Count(least=least, most=most, approximate=any(count.approximate for count in counts))
