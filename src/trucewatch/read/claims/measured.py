"""Acts measured against what was owed: "left two days early, as the accord requires", "15 of the 38 hills it owes".

The act is told by a verb with what stands beside it (`faith.acts`), the measure by words of time, terms or shares.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import exact_abouts
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import is_party, of_phrase
from trucewatch.read.claims.conduct import is_wished
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import children, conjuncts, lemma_of
from trucewatch.read.tree import Token

_ASKS = (
    r"agreed|promised|pledged|undert(?:ook|aken)|required?s?|stipulate[sd]?|foreseen?|foresees|foresaw|scheduled|"
    r"planned|provide[sd]?|envisage[sd]?|laid down|lays? down|set out|sets out|worked out|specified|specifies|fixed|"
    r"fixes|demand(?:s|ed)?|prescribe[sd]?|oblige[sd]?|bound|owed|vowed|sworn|committed|dictate[sd]?|mandate[sd]?|"
    r"call(?:s|ed) for|bidden|bade|ordered|wants? it|sa(?:id|ys) (?:it|they) (?:must|would|should)|told (?:it|them)"
)
_DEAL = (
    r"(?:cease-?fires?|truces?|accords?|agreements?|deals?|pacts?|memorandum|memoranda|protocols?|peace|treaty|terms|"
    r"resolution|plan|calendar|timetable|schedule|roadmap|road map|armistice|settlement|arrangements?|"
    r"understandings?|"
    r"declaration|statement|annex|clauses?|articles?|paper|text|map|pledges?|promises?|commitments?|obligations?|"
    r"undertakings?|word|bargain|contract|compact)"
)
_TERM = r"(?:deadlines?|time limits?|limits?|cut-off|target dates?|due dates?|dates?|time|schedule|timetable|calendar)"
_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?|nights?|years?)"
_AS_OWED = Guarded(
    rf"\b(?:as|than|what|which|the \w+ that) (?:(?:it|they|he|she|we|both|all|is|was|were|had|has|have|been|so|then|"
    rf"solemnly|originally|first|himself|itself|themselves) )*(?:{_ASKS})\b"
    rf"|\bas (?:the|its|their|last|this|that|(?-i:[A-Z]))[^,.;]{{0,60}}?\b(?:{_ASKS})\b"
    rf"|\b(?:earlier|sooner|faster|quicker|later|more|further|farther|better) than (?:the |its |their "
    rf")?[^,.;]{{0,50}}?"
    rf"(?:{_ASKS})\b"
    rf"|\b(?:in|with|by) (?:\w+ )?(?:line|accordance|keeping|compliance|conformity|observance|fulfil?ment|execution|"
    rf"discharge|pursuance|step|tune|accord|implementation|application) (?:of|with) [^,.;]{{0,50}}?\b{_DEAL}\b"
    rf"|\b(?:under|pursuant to|in terms of|by (?:the )?terms of|according to|per) (?:the |its |their |that |this "
    rf"|(?-i:[A-Z])|article|clause|paragraph|annex)[^,.;]{{0,50}}?\b{_DEAL}\b"
    rf"|\b(?:promised|agreed|required|owed|foreseen|envisaged|stipulated|scheduled|demanded|due) (?:by|under|in|for|"
    rf"at) ",
    re.IGNORECASE,
)
_IN_TIME = Guarded(
    rf"\b(?:ahead of|on|before|inside|within|in|short of|shy of|past|beyond|after|by|well inside|to) (?:the |its |"
    rf"their )?"
    rf"(?:\w+ )?{_TERM}\b(?! (?:being|of war|to time|in \d|when|,? (?:he|she|they)))"
    rf"|\b{_UNITS} (?:early|late|ahead|behind|before (?:the|it|they)|inside (?:the|its)|short of|past (?:the|its)|"
    rf"earlier than|later than|sooner than|overdue)\b"
    rf"|\b(?:on|to|by) the (?:very )?(?:appointed|agreed|set|fixed|named|due|promised) (?:date|day|hour|time|"
    rf"minute)\b"
    rf"|\b(?:on|to|by) the (?:very )?(?:date|day|hour|time|minute) (?:appointed|agreed|set|fixed|named|laid down)\b"
    rf"|\bto the (?:day|letter|hour|minute)\b|\bon schedule\b|\bon time\b|\bas (?:scheduled|planned|agreed)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^(?:on|in|to|by|past|beyond|after|before|within|as) (?:the |its |their )?(?:\w+ )?(?:time|dates?|planned)$", re.I
)
_SHARE = re.compile(
    r"\b(?:[\d,]+|[a-z-]+)(?: [a-z-]+){0,2} (?:out )?of (?:the |its |their |some |perhaps |about |what should be "
    r")?(?:[\d,]{2,}|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)(?:-\w+)?)\b"
    r"|\ball but (?:one|two|three|four|five|six|a few|a handful|\d+)\b|\b(?:half|most|a third|two[- ]thirds|three[- "
    r"]quarters|"
    r"a quarter|a tenth|the bulk|only part|some but not all) of\b|\bsave for\b|\bbut by no means all\b|\bonly "
    r"(?:partly|in part)\b"
    r"|\b\d+ per ?cent of\b",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\b(?:owe[sd]?|listed|agreed|promised|pledged|undertook|undertaken|due|was to|were to|bound to|required|"
    r"declared|"
    r"truce|accord|agreement|deal|pact|memorandum|protocol|plan|treaty|deadline)\b",
    re.IGNORECASE,
)
_TERMS = frozenset({"deadline", "limit", "term", "date", "ultimatum", "day", "hour", "week", "month", "year", "time"})
_FAR = 130
"""Characters between an act and what measures it, at most."""
_NO_ACTS = (
    words("deals.undertakes")
    | words("deals.demands")
    | words("deals.obliges")
    | words("speech.says")
    | words("faith.no_acts")
)
_FORBEARANCES = frozenset(
    {
        About.NO_OFFENSIVE,
        About.NO_AIR_ATTACK,
        About.NO_REINFORCEMENT,
        About.ARMS_EMBARGO,
        About.COORDINATION_BODY,
        About.POLITICAL_PROCESS,
    }
)
_NOT_YET = re.compile(r"\b(?:will|would|should|shall|must|to be|if|unless|until|demand\w*|ultimatum)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    about: About
    of: frozenset[str]
    what: frozenset[str]


@cache
def _acts() -> dict[str, tuple[_Act, ...]]:
    found: dict[str, list[_Act]] = {}
    for row in entry("faith.acts"):
        classes = {key: words(f"faith.classes.{row[key]}") for key in ("of", "what") if key in row}
        act = _Act(about=About(row["about"]), of=classes.get("of", frozenset()), what=classes.get("what", frozenset()))
        for verb in row["verbs"]:
            found.setdefault(str(verb), []).append(act)
    return {verb: tuple(acts) for verb, acts in found.items()}


def read_measured(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the acts that a sentence measures against what was owed, in the order of the clauses."""
    measures = _measures(line.doc.text)
    if not measures:
        return
    acts = [(clause, abouts) for clause in line.clauses if _may_be_act(clause) and (abouts := act_told(line, clause))]
    for measure in measures:
        near = min(acts, key=lambda act: _distance(act[0], measure), default=None)
        if near is None or _distance(near[0], measure) > _FAR:
            continue
        clause, abouts = near
        verdict = _verdict(line, clause)
        if verdict is None:
            continue
        yield compliance(
            line,
            report,
            Finding(at=clause.head, abouts=abouts[:1], verdict=verdict, rule="measured", doers=_doers(line, clause)),
        )


def _measures(text: str) -> list[re.Match[str]]:
    """Return the words that measure something, in the order of the patterns."""
    found = [*_AS_OWED.finditer(text), *(m for m in _IN_TIME.finditer(text) if not _WEAK.match(m.group()))]
    return [*found, *_SHARE.finditer(text)] if _OWED.search(text) else found


def _distance(clause: Clause, measure: re.Match[str]) -> int:
    """Return how many characters lie between a verb and a measure; a semicolon or a colon counts for much."""
    head = clause.head
    start, end = sorted((head.idx, measure.start()))
    between = head.doc.text[start:end]
    return len(between) + _FAR * (between.count(";") + between.count(". ")) // 2


def _may_be_act(clause: Clause) -> bool:
    return (
        clause.mode is Mode.FACT
        and not is_wished(clause)
        and _is_done(clause)
        and lemma_of(clause.head) not in _NO_ACTS
        and not any(lemma_of(subject) in _TERMS for subject in clause.subjects)
        and not any(t.lower_ == "without" for t in clause.head.doc[max(0, clause.head.i - 7) : clause.head.i])
    )


def _is_done(clause: Clause) -> bool:
    if clause.head.tag_ in {"VBD", "VBN"} or clause.is_past or clause.is_perfect or clause.is_progressive:
        return not (clause.head.dep_ == "amod" or clause.head.tag_ == "VB")
    return False


def act_told(line: Line, clause: Clause) -> tuple[About, ...]:
    """Return what obligation an act is about: by its verb and those beside it, else by the words of its clause."""
    for act in _acts().get(lemma_of(clause.head), ()):
        if act.of and not _has(clause.undergoers if clause.is_passive else clause.subjects, act.of):
            continue
        if act.what and not _has(clause.undergoers, act.what):
            continue
        return (act.about,)
    found = exact_abouts(own_words(clause)) if clause.head.dep_ not in {"acl", "amod"} else ()
    return tuple(about for about in found if about not in _FORBEARANCES)


def _has(tokens: tuple[Token, ...], lemmas: frozenset[str]) -> bool:
    for token in tokens:
        for part in (*conjuncts(token), *of_phrase(token, "of")):
            if lemma_of(part) in lemmas or part.lower_ in lemmas or lemma_of(part).removesuffix("s") in lemmas:
                return True
    return False


def _verdict(line: Line, clause: Clause) -> Verdict | None:
    """Return how an act measures up: done as owed, done in part, or not done."""
    text = _reach(line, clause)
    if _NOT_YET.search(text):
        return None
    in_time = [m for m in _IN_TIME.finditer(text) if not _WEAK.match(m.group())]
    is_weighed = bool(in_time) or _AS_OWED.search(text) is not None
    if clause.is_negated:
        return Verdict.NOT_FULFILLED if is_weighed else None
    if _SHARE.search(text) and (_OWED.search(line.doc.text) or is_weighed):
        return Verdict.PARTLY
    return Verdict.FULFILLED if is_weighed else None


def _reach(line: Line, clause: Clause) -> str:
    """Return the words of a clause with what leads up to it and what trails behind, up to another's words."""
    doc, head = line.doc, clause.head
    tokens = [token for token in head.subtree if not _is_elsewhere(head, token)]
    start = min((t.i for t in tokens), default=head.i)
    end = max((t.i for t in tokens), default=head.i) + 1
    tail = end
    while tail < len(doc) and doc[tail].text not in {".", ";", ":", '"', "”"} and tail < end + 14:
        tail += 1
    return str(doc[start:tail].text)


def _is_elsewhere(head: Token, token: Token) -> bool:
    """Tell whether a token stands in a clause of its own below the verb: one told, or one coordinated."""
    while token is not head:
        if token.dep_ in {"ccomp", "parataxis"} or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}):
            return True
        token = token.head
    return False


def _doers(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who owes the act: who does it, who is moved, or whose the moved things are."""
    found: list[Token] = []
    for token in (*clause.doers, *(clause.undergoers if clause.is_passive and not clause.agents else ())):
        if is_party(line, token) and lemma_of(token) not in words("faith.classes.weapons"):
            found.append(token)
            continue
        found.extend(children(token, "nmod:poss") or of_phrase(token, "of", "by"))
        found.extend(c for c in children(token, "amod", "compound") if c.text[:1].isupper())
    return tuple(t for t in found if is_party(line, t) or t.text[:1].isupper())
