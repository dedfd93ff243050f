"""Whom a deal binds: the parties that words name, and the day by which something is owed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.about import has_deal
from trucewatch.read.claims.draft import Report
from trucewatch.read.date_mention import DateMention, Granularity, Modifier
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of, phrase
from trucewatch.read.tree import Token

BOTH_SIDES = "both sides"
_SIDES = words("deals.side_nouns")
_PAIRED = frozenset({"both", "each", "either", "neither"})
_PARTIES = (
    words("deals.party_nouns")
    | words("speech.persons")
    | words("speech.bodies")
    | words("moves.force_words")
    | {"unit"}
)
_SHARES = frozenset(
    {
        "half",
        "third",
        "quarter",
        "most",
        "some",
        "many",
        "all",
        "part",
        "majority",
        "bulk",
        "number",
        "few",
        "none",
        "dozen",
        "hundred",
    }
)
_ROWS = frozenset({"column", "convoy", "patrol", "fleet"})
"""What is made of somebody's men and vehicles."""
_NO_PARTIES = words("deals.no_party_nouns")
_LAPSED = re.compile(
    r"\b(?:should|ought to|must) have\b|\b(?:was|were) (?:to|due|supposed|meant|obliged|bound)\b|\bhad (?:to|until)\b"
    r"|\b(?:lapsed|expired|ran out|owed|promised|required|due)\b",
    re.IGNORECASE,
)
"""Words of a term whose day is past."""
_LIKELIER = 3
"""How many times as far a day to come must lie, that the day gone by is meant."""
_REACH = 16
"""Claims back in which the two sides are looked for."""
_HALTS = re.compile(r"\b(?:suspend|halt|paus|ceas|stop|refrain|hold)\w*", re.IGNORECASE)
_TO_COME = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.SPAN, Granularity.MONTH})


def parties_of(line: Line, report: Report, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the parties that noun phrases name, coordinated ones included: each once, in order.

    A thing ("problem", "raid") is no party; a person who speaks for one stands for it.
    """
    found: list[str] = []
    for first in tokens:
        for token in conjuncts(first):
            whole = _whole_of(line, token)
            nations = nations_of(line, report, whole)
            name = _sides(line, whole) or _party(line, report, whole)
            found.extend(nations or ([name] if name else []))
    return tuple(dict.fromkeys(found))


def _whole_of(line: Line, token: Token) -> Token:
    """Return the fighters in "half of the fighters", and the Front in "a Front column of some 40 pick-ups"."""
    if lemma_of(token) in _ROWS:
        owners = [c for c in children(token, "compound", "nmod:poss") if line.name_over(c) is not None]
        return owners[-1] if owners else token
    if lemma_of(token) in _SHARES or token.like_num:
        return next(iter(of_phrase(token, "of")), token)
    return token


def nations_of(line: Line, report: Report, token: Token) -> list[str]:
    """Return both of "Turkish and Russian soldiers"; nothing where one nation, or none, is named."""
    first = next((c for c in children(token, "amod", "compound") if c.text[:1].isupper()), None)
    adjectives = [first, *(c for c in children(first, "conj") if c.text[:1].isupper())] if first is not None else []
    if len(adjectives) < 2:
        return []
    named = [report.company.named(f"{word.text} {token.text}", head=token.lower_) for word in adjectives]
    return [who.name for who in named if who is not None]


def is_party(line: Line, token: Token) -> bool:
    """Tell whether a noun can mean somebody who keeps or breaks a deal."""
    if token.lower_ in {"both", "everyone", "everybody"} or _is_the_two(token):
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in {"this", "that", "which", "what", "there", "nothing", "none", "all"}
    lemma = lemma_of(token)
    if lemma in _NO_PARTIES:
        return lemma == "camp" and any(child.lower_ in _PAIRED | {"two"} for child in token.children)
    if lemma in _PARTIES | _SIDES or lemma.removesuffix("s") in _PARTIES:
        return True
    return token.pos_ == "PROPN" or line.name_over(token) is not None


def _is_the_two(token: Token) -> bool:
    """Tell whether "two" stands for both parties by itself: "the two were to free all captives"."""
    return token.lower_ == "two" and token.dep_ in {"nsubj", "nsubj:pass"} and token.doc[token.i - 1].lower_ == "the"


def _sides(line: Line, token: Token) -> str | None:
    """Return the sides as the words name them: "both sides", "all parties", "parties".

    None where it is one side's name.
    """
    if token.lower_ in _PAIRED and token.dep_ != "det":
        return "both" if token.lower_ == "both" else BOTH_SIDES
    if _is_the_two(token):
        return BOTH_SIDES
    before = {t.lower_ for t in line.doc[max(0, token.i - 3) : token.i] if t.head.i == token.i or t.i == token.i - 1}
    if before & _PAIRED and lemma_of(token) in _SIDES | {
        "army",
        "general",
        "government",
        "country",
        "delegation",
        "leader",
    }:
        return f"both {token.lower_}" if "both" in before else BOTH_SIDES
    is_plain = token.tag_ in {"NNS", "NNPS"}
    is_named = token.text[:1].isupper() or any(
        child.dep_ in {"amod", "compound", "nmod:poss"} and child.text[:1].isupper() for child in token.children
    )
    if is_plain and "two" in before and is_party(line, token) and not is_named:
        two = next(t for t in line.doc[max(0, token.i - 3) : token.i] if t.lower_ == "two")
        return str(line.doc[two.i : token.i + 1].text).casefold()
    if is_plain and "all" in before and not is_named and is_party(line, token):
        start, end = phrase(token, with_of=False)
        bare = str(line.doc[start:end].text)
        return bare if bare.startswith("all ") else f"all {bare}"
    if lemma_of(token) not in _SIDES or not is_plain:
        return None
    if is_named:
        return None
    return f"all {token.lower_}" if "all" in before else token.lower_


def _party(line: Line, report: Report, token: Token) -> str | None:
    if not is_party(line, token) or (lemma_of(token) == "side" and "other" in {c.lower_ for c in token.children}):
        return None
    who = _named_before(line, report, token) or report.company.who(line, token)
    if who is None and token.lower_ in {"it", "they"}:
        earlier = [
            s for c in line.clauses for s in c.subjects if s.i < token.i and s.pos_ != "PRON" and is_party(line, s)
        ]
        who = report.company.who(line, earlier[-1]) if earlier else told_of(line_before(line, report), report)
    if who is not None and _is_of_others(line, token, who):
        return token.text
    return party_name(who) if who is not None else None


def _is_of_others(line: Line, token: Token, who: Who) -> bool:
    """Tell whether a bare "militants" was taken for the body that speaks of them: it would have said "we"."""
    voice = line.voices[token.i][0] if line.voices else None
    is_bare = token.tag_ == "NNS" and token.text.islower() and line.name_over(token) is None
    is_bare = is_bare and not any(child.dep_ in {"nmod:poss", "compound", "amod"} for child in token.children)
    return is_bare and voice is not None and who.name in voice.speaker and token.lower_ not in who.name.casefold()


def _named_before(line: Line, report: Report, token: Token) -> Who | None:
    """Return whom "it" means in "asked the Front for the maps which it had promised": the party named before."""
    relative = token.head
    while relative.dep_ in {"xcomp", "conj"} and relative.head is not relative:
        relative = relative.head
    if token.lower_ not in {"it", "they"} or relative.dep_ != "acl:relcl":
        return None
    clause = next((c for c in reversed(line.clauses) if c.head.i < relative.head.i and c.objects), None)
    named = [o for o in clause.objects if line.name_over(o) is not None and is_party(line, o)] if clause else []
    return report.company.who(line, named[0]) if named else None


def party_name(who: Who) -> str:
    """Return the party for which a person acts, or the name of the actor itself."""
    return who.acts_for if who.is_person and who.acts_for else who.name


def line_before(line: Line, report: Report) -> Line | None:
    """Return the sentence before, where there is one."""
    earlier = [other for other in report.lines[-2:] if other is not line]
    return earlier[-1] if earlier else None


def sole_place(line: Line) -> tuple[Place, ...]:
    """Return the one place, smaller than a country, that a sentence names; nothing where it names none or several."""
    found = {
        place.place.name: place.place
        for place in line.places
        if place.place.kind not in {"country", "continent"} and place.start not in line.attribution
    }
    return tuple(found.values()) if len(found) == 1 else ()


def two_sides(report: Report) -> tuple[str, ...]:
    """Return the two parties of the deal told of last, else those told of last as doers; fewer where there are none."""
    if report.sides:
        return report.sides
    found: list[str] = []
    for draft in reversed(report.told[-_REACH:]):
        for key in ("perpetrator", "by"):
            for name in draft.keys.get(key) or ():
                top = report.company.actors.principal(name)
                if top is None and name.islower() and name.split()[-1].removesuffix("s") not in _PARTIES:
                    continue  # "sniper"
                party = top.name if top is not None else name
                if party not in found and party != BOTH_SIDES:
                    found.append(party)
    return tuple(found[:2])


def told_of(line: Line | None, report: Report) -> Who | None:
    """Return whom a sentence is about: its first subject that is a party."""
    if line is None:
        return None
    subject = next((s for c in line.clauses for s in c.subjects if s.pos_ != "PRON" and is_party(line, s)), None)
    return report.company.who(line, subject) if subject is not None else None


def deadline_in(line: Line, tokens: Iterable[Token], *, owed: bool = False) -> Period | None:
    """Return the day by which something is due; with `owed`, a bare day to come is one too."""
    if not line.dates and not line.terms:
        return None
    tokens = list(tokens)
    inside = {token.i for token in tokens}
    told = " ".join(token.text for token in sorted(tokens, key=lambda t: t.i))
    is_lapsed = bool(_LAPSED.search(told))
    mentions = [m for m in (*line.dates, *line.terms) if line.tokens_of(m.span)[0] in inside]
    for mention in mentions:
        wanted = {Modifier.WITHIN, Modifier.UNTIL} | ({Modifier.FOR} if _HALTS.search(told) else set())
        if mention.granularity is Granularity.DURATION and mention.modifier in wanted:
            return _end(line, mention, is_lapsed=is_lapsed)
        if mention.modifier not in {Modifier.BY, Modifier.UNTIL, Modifier.WITHIN, Modifier.BEFORE}:
            continue
        is_past = is_lapsed or _is_long_past(line, mention)
        period = _nearer(line, mention) if is_past else mention.ahead or mention.period
        if period is not None and (period.last or period.first):
            return Period(first=period.last or period.first, last=period.last or period.first)
    if owed:
        for mention in mentions:
            period = _nearer(line, mention) if is_lapsed else mention.ahead or mention.period
            if mention.modifier is None and mention.granularity in _TO_COME and mention.basis != "absolute" and period:
                return period
    return None


def _is_long_past(line: Line, mention: DateMention) -> bool:
    """Tell whether a day with no year is hardly meant to come: it went by lately, and comes again in most of a year."""
    past, ahead = mention.period, mention.ahead
    if past is None or ahead is None or past.last is None or ahead.last is None or line.published is None:
        return False
    return (line.published - past.last).days * _LIKELIER < (ahead.last - line.published).days


def _nearer(line: Line, mention: DateMention) -> Period | None:
    """Return the reading of a lapsed term: the past one, but where that lies most of a year back and the next is near.

    "Promised that they would be gone by August 22", told in the week before.
    """
    past, ahead = mention.period, mention.ahead
    if past is None or ahead is None or past.last is None or ahead.last is None or line.published is None:
        return past
    return ahead if (ahead.last - line.published).days < (line.published - past.last).days else past


def _end(line: Line, mention: DateMention, *, is_lapsed: bool) -> Period | None:
    """Return the last day of a length of time.

    From a day named before it where the term is past or a deal's, else from publication.
    """
    start = mention.span.start
    if mention.days and (is_lapsed or has_deal(line.doc.text[:start])):
        day = day_before(line, start)
        if day is not None:
            return Period.day(day + timedelta(days=mention.days))
    period = mention.ahead or mention.period
    return Period.day(period.last) if period is not None and period.last else None


def day_before(line: Line, start: int) -> date | None:
    """Return the last day gone by that a sentence names before a character: the deal's own, where it tells of one."""
    named = [m.period for m in line.dates if m.span.start < start and m.granularity is Granularity.DAY and m.period]
    day = named[-1].last if named else None
    return None if day is None or line.published is None or day > line.published else day


def phrase_before(token: Token) -> Token | None:
    """Return the head of the noun phrase that ends right before a token: "the Guard" in "asks the Guard to leave"."""
    doc = token.doc
    at = token.i - 1
    while at >= 0 and doc[at].pos_ == "ADV":
        at -= 1
    if at > 2 and doc[at].text == ")":  # "the Front (HF) to leave"
        opened = next((t.i for t in reversed(doc.tokens[max(0, at - 5) : at]) if t.text == "("), 0)
        at = opened - 1 if opened else at
    if at < 0:
        return None
    last = doc[at]
    if last.lower_ == "both":
        return last
    return last if last.pos_ in {"NOUN", "PROPN", "PRON"} else None


_BETWEEN_PARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "CCONJ", "PUNCT", "PART", "PRON"})
_NO_NOUNS = frozenset({"ADV", "AUX", "PART"})


def parties_before(line: Line, report: Report, end: int) -> tuple[str, ...]:
    """Return the parties of the noun phrase that ends right before a token, or whose a thing named there is.

    Adverbs and auxiliaries between are left out; all of "A, B and C" belong to it.
    """
    doc = line.doc
    at = end - 1
    while at >= 0 and (doc[at].pos_ in _NO_NOUNS or doc[at].text == "," or doc[at].lower_ in {"alone", "both", "each"}):
        if doc[at].lower_ in {"both", "each"} and at == end - 1:
            return (BOTH_SIDES,)
        at -= 1
    if at < 0:
        return ()
    near = doc[at]
    if near.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return ()
    top = near
    while (
        top.dep_ in {"conj", "flat", "compound", "appos", "nmod:desc"}
        and top.head.i < top.i
        and all(t.pos_ in _BETWEEN_PARTS for t in doc[top.head.i : top.i])
    ):
        top = top.head
    names = parties_of(line, report, (top,)) or parties_of(line, report, (near,))
    if names or is_party(line, near):
        return names
    return parties_of(line, report, (*children(near, "nmod:poss"), *of_phrase(near, "of", "by")))


def of_phrase(token: Token, *cases: str) -> list[Token]:
    """Return the noun phrases behind a noun that stand after one of the prepositions."""
    return [part for child in children(token, "nmod", "obl") if case_of(child) in cases for part in conjuncts(child)]


_REFUSALS = frozenset({"refusal", "failure", "reluctance", "unwillingness", "decision", "promise", "readiness"})
_OWED_WITHIN = 6


def refuser_before(to: Token) -> Token | None:
    """Return the units in "the refusal of Front units to pull back", whatever the tree says."""
    near = phrase_before(to)
    before = to.doc[max(0, to.i - _OWED_WITHIN) : to.i]
    of = next((t for t in before if t.lower_ == "of" and t.i > 0 and lemma_of(to.doc[t.i - 1]) in _REFUSALS), None)
    if of is None or near is None or near.i <= of.i:
        return None
    name = to.doc[near.i - 1]
    return name if name.pos_ == "PROPN" and name.head is not near else near
