"""Commitments in the making: whom they bind, to what, by when; and what one says that one will do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.period import Period
from trucewatch.read.claims.about import abouts_in, has_deal, is_truce
from trucewatch.read.claims.bound import BOTH_SIDES, day_before, deadline_in, parties_of, sole_place
from trucewatch.read.claims.draft import Draft, Report, dates_in, places_in
from trucewatch.read.date_mention import Modifier
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.numbers import NUMBER, value_of
from trucewatch.read.syntax import children, is_first_person, lemma_of
from trucewatch.read.tree import Token

KEEPS = words("deals.keeps") - {"hold", "commit", "meet", "carry"}
FREES = words("deals.frees")
_HOPES = words("deals.hopes")
_FORCES = words("moves.force_words") | words("deals.party_nouns") | {"government", "army"}
WHEN = re.compile(r"\b(?:if|unless|when|once|only after|as soon as|provided that)\b", re.IGNORECASE)
"""Words that make what is said depend on something."""


_OLD_YEARS = 10
"""Promises made so many years before publication are history."""
_HOURS_A_DAY, _DAYS_A_WEEK, _DAYS_A_MONTH = 24, 7, 30


def is_old(line: Line, tokens: list[Token]) -> bool:
    """Tell whether what the words tell belongs to history: no later year is named than one long past."""
    if line.published is None:
        return False
    ends = [m.period.last for m in dates_in(line, tokens) if m.period is not None]
    years = [end.year for end in ends if end is not None]
    return bool(years) and line.published.year - max(years) >= _OLD_YEARS


def after_length(line: Line, words: str) -> Period | None:
    """Return the day on which a length of time given to somebody ends: "has ten days to leave".

    It runs from the day of the deal that the sentence names before, else from publication.
    """
    found = re.search(rf"\b({NUMBER})[- ](hour|day|week|month)s?\b", words, re.IGNORECASE)
    number = value_of(found.group(1)) if found else None
    if found is None or number is None or line.published is None:
        return None
    days = {
        "hour": number / _HOURS_A_DAY,
        "day": number,
        "week": number * _DAYS_A_WEEK,
        "month": number * _DAYS_A_MONTH,
    }[found.group(2).casefold()]
    at = line.doc.text.find(words)
    signed = day_before(line, at) if at > 0 and has_deal(line.doc.text[:at]) else None
    return Period.day((signed or line.published) + timedelta(days=round(days)))


def promise(line: Line, report: Report, clause: Clause) -> Draft | None:
    """As in "X said it would respect the truce": what one says that one will keep to, one undertakes."""
    voice = line.voices[clause.head.i][0]
    modals = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    lemma = lemma_of(clause.head)
    if (
        (voice.rule == PUBLISHED.rule and lemma not in FREES)
        or lemma in {"prolong", "extend", "renew"}  # that is the deal prolonged
        or (clause.is_negated and lemma in KEEPS | FREES)
        or not modals & {"would", "will", "shall"}
        or WHEN.search(line.doc.text)
        or (clause.head.dep_ == "ccomp" and lemma_of(clause.head.head) in _HOPES)
    ):
        return None
    text = own_words(clause)
    abouts = abouts_in(text)
    if (
        not (lemma in KEEPS and has_deal(text))
        and not (lemma in FREES and About.EXCHANGE_PRISONERS in abouts)
        and not (abouts := _undertaken(line, report, clause, abouts))
    ):
        return None
    return (
        pledge(line, report, clause.head, clause.doers, abouts, list(clause.head.subtree), "promise")
        if abouts
        else None
    )


def _undertaken(line: Line, report: Report, clause: Clause, abouts: tuple[About, ...]) -> tuple[About, ...]:
    """Return what somebody says of himself that he will do, or will leave undone: that he undertakes.

    "The army said it would let the convoys in", "we shall send no more troops": nobody undertakes for others.
    """
    voice = line.voices[clause.head.i][0]
    if voice.rule == PUBLISHED.rule or not clause.subjects or lemma_of(clause.head) in _ASKS:
        return ()
    own = parties_of(line, report, clause.subjects)
    speakers = {*voice.speaker, voice.speaker_for}
    is_own = any(is_first_person(s) for s in clause.subjects) or bool(set(own) & speakers)
    is_of_party = voice.speaker_for is not None or any(
        word.removesuffix("s") in _FORCES or word in _FORCES
        for name in voice.speaker
        for word in name.casefold().split()
    )
    if not is_own or not is_of_party:
        return ()
    is_barred = clause.is_negated or _NO_MORE.search(own_words(clause)) is not None
    wanted = _RESTRAINTS if is_barred else _ACTS
    return tuple(about for about in abouts if about in wanted)


_ASKS = words("deals.demands")
_NO_MORE = re.compile(r"\bno (?:more|new|further|fresh|additional)\b", re.IGNORECASE)
_RESTRAINTS = frozenset(
    {About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.NO_FORTIFICATION, About.ARMS_EMBARGO}
)
_ACTS = frozenset(About) - _RESTRAINTS - {About.POLITICAL_PROCESS, About.WHOLE_AGREEMENT, About.COORDINATION_BODY}


def pledge(
    line: Line,
    report: Report,
    at: Token,
    bound: Iterable[Token],
    abouts: tuple[About, ...],
    own: list[Token],
    rule: str,
) -> Draft:
    """Return a commitment of those bound, about so much, by the day that its own words tell."""
    bound = tuple(bound)
    by = parties_of(line, report, bound)
    is_joint = lemma_of(at) == "agree" or line.voices[at.i][0].rule == PUBLISHED.rule
    if is_joint and any(token.lower_ == "they" for token in bound):
        by = (BOTH_SIDES,)
    deadline = deadline_in(line, own, owed=True)
    to = next((t for t in own if t.i > at.i and t.tag_ == "TO"), None) if rule == "undertakes" else None
    if to is not None:  # "promised on Friday to leave": a day before "to" tells when
        deadline = deadline_in(line, [t for t in own if t.i >= to.i], owed=True) or deadline_in(line, own)
    behind = [token for token in at.subtree if token.i > at.i]
    return commitment(line, Undertaking(at=at, tokens=behind, abouts=abouts, by=by, deadline=deadline, rule=rule))


_BACK = 4
"""Sentences back in which a deal is still spoken of."""


def deal_near(line: Line, report: Report) -> bool:
    """Tell whether a deal is spoken of in the sentence or shortly before it."""
    return has_deal(line.doc.text) or any(has_deal(other.doc.text) for other in report.lines[-_BACK:])


_POINTS_BACK = re.compile(r"\b(?:it|them|the same|so|one|that|this)\b", re.IGNORECASE)


def deal_meant(line: Line, report: Report, words: str) -> About:
    """Return what words that name no obligation are about: the truce where they point back to one, else the deal."""
    if _POINTS_BACK.search(words):
        for other in (line, *reversed(report.lines[-_BACK:])):
            if has_deal(other.doc.text):
                return About.CEASE_FIRE if is_truce(other.doc.text) else About.WHOLE_AGREEMENT
    return About.WHOLE_AGREEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What a rule found that somebody binds himself to, before it is a claim."""

    at: Token
    tokens: Iterable[Token]
    """The words to which the place must belong."""
    abouts: tuple[About, ...]
    by: tuple[str, ...]
    deadline: Period | None
    rule: str


def commitment(line: Line, undertaking: Undertaking) -> Draft:
    """Return the draft of a commitment."""
    keys: dict[str, object] = {"about": undertaking.abouts}
    if undertaking.by:
        keys["by"] = undertaking.by
    if undertaking.deadline:
        keys["deadline"] = undertaking.deadline
    places = places_in(line, list(undertaking.tokens))
    return Draft(
        kind=ClaimKind.COMMITMENT,
        line=line,
        at=undertaking.at,
        keys=keys,
        places=(places[0].place,) if places else sole_place(line),
        date=day_told(line, undertaking.at, undertaking.deadline),
        voice=voice_for(line, undertaking.at, undertaking.by),
        rule=f"commitment.{undertaking.rule}",
    )


_AHEAD = frozenset({Modifier.BY, Modifier.UNTIL, Modifier.WITHIN, Modifier.BEFORE})


def day_told(line: Line, at: Token, deadline: Period | None) -> Period | None:
    """Return when one undertook or asked it: the day named nearest, that of the saying and the term left out."""
    days = [
        (abs(start - at.i), mention.period)
        for mention in dates_in(line, list(line.doc))
        if mention.period not in {None, deadline} and mention.ahead != deadline and mention.modifier not in _AHEAD
        for start in (line.tokens_of(mention.span)[0],)
    ]
    said = {voice.said for voice in line.voices[at.i]}
    return next((period for _, period in sorted(days, key=lambda day: day[0]) if period not in said), None)


def voice_for(line: Line, at: Token, party: tuple[str, ...]) -> Voice | None:
    """Return the voice of what one says of oneself: whoever speaks speaks for the party that he binds."""
    voices = line.voices[at.i]
    if len(voices) != 1 or len(party) != 1 or voices[0].speaker_for or voices[0].rule == PUBLISHED.rule:
        return None
    return None if party[0] == BOTH_SIDES else replace(voices[0], speaker_for=party[0])


def own_words(clause: Clause) -> str:
    """Return the words of a clause from its subject on, without what it reports."""
    doc = clause.head.doc
    first = min(
        (s.left_edge.i for s in clause.subjects if s.i < clause.head.i and clause.head.i - s.left_edge.i < 25),
        default=clause.head.i,
    )
    if clause.head.dep_ == "acl:relcl":  # "the withdrawal of the troops, which was to start ..."
        top = clause.head.head
        while top.dep_ == "nmod" and top.head.i < top.i:
            top = top.head
        first = min(first, top.left_edge.i)
    end = clause.head.i + 1
    for child in clause.head.children:
        if (
            child.dep_ not in {"parataxis", "ccomp"}
            and child.i > clause.head.i
            and not (child.dep_ in {"advcl", "conj"} and children(child, "nsubj", "nsubj:pass"))
        ):
            end = max(end, child.right_edge.i + 1)
    stop = next((t.i for t in doc[clause.head.i + 1 : end] if t.text == ";"), end)
    return str(doc[first:stop].text)
