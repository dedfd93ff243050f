"""Where, when and between whom a meeting is, as hang on its verb or on the noun that names it."""

from trucewatch.model.claim import State
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.deal_named import town_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.date_mention import DateMention, Granularity
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of, obliques
from trucewatch.read.tree import Token

_NOUNS = words("meetings.nouns")
_ORDINALS = words("meetings.which_round")
_WHERE = frozenset({"in", "at", "to", "near", "outside", "inside", "from"})
_LEADS = frozenset({"host", "chair", "convene", "mediate", "facilitate", "moderate", "organise", "organize"})
_OFF = frozenset({State.CANCELLED, State.POSTPONED})
_NEXT_DAYS = 7


def is_meeting(token: Token) -> bool:
    """Tell whether a noun names a meeting; a round does only of talks, or where it is numbered, or somebody's."""
    lemma = lemma_of(token)
    if lemma not in _NOUNS:
        return False
    if lemma != "round":
        return True
    if token.tag_ == "NNS":
        return any(lemma_of(part) in _NOUNS for part in obliques(token))
    before = {child.lower_ for child in token.children if child.i < token.i}
    return (
        bool(before & _ORDINALS)
        or any(lemma_of(part) in _NOUNS for part in obliques(token))
        or any(_is_time(child) for child in children(token, "nmod:poss"))
    )


def members_of(noun: Token) -> list[Token]:
    """Return who takes part by the noun's own phrases: "talks between A and B", "A's meeting with B"."""
    found = [o for o in obliques(noun) if case_of(o) in {"of", "between", "with", "by", "among", "under"}]
    found.extend(child for child in children(noun, "nmod:poss") if not _is_time(child) and child.pos_ != "PRON")
    led = [c for c in noun.children if c.dep_ == "acl" and lemma_of(c) in _LEADS]
    found.extend(o for verb in led for o in obliques(verb) if case_of(o) == "by")
    inner = [member for token in found if lemma_of(token) in _NOUNS for member in members_of(token)]
    return [*(token for token in found if lemma_of(token) not in _NOUNS and not _is_time(token)), *inner]


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"} or token.lower_.endswith("day") or lemma_of(token) in {
        "hour", "day", "week", "month", "year", "minute", "today", "tomorrow", "yesterday", "evening", "morning",
    }  # fmt: skip


def held_for(state: State, told: State) -> State:
    """Return whether a meeting that a verb opens or plans is over or ahead, by the verb's own time."""
    return State.PLANNED if state is State.PLANNED or told is State.PLANNED else State.HELD


def place_of(line: Line, report: Report, at: Token, noun: Token | None) -> tuple[Place, ...]:
    """Return the place that hangs on the verb or the noun, else the one that opens the sentence."""
    inside = {token.i for token in at.subtree} | ({token.i for token in noun.subtree} if noun is not None else set())
    found = [
        p
        for p in line.places
        if p.start in inside
        and p.start not in line.attribution
        and p.preposition in _WHERE
        and not _is_deeper(line, p.start, at, noun)
    ]
    first = [
        p for p in line.places if p.start <= 4 and p.preposition in {"in", "at"} and p.start not in line.attribution
    ]
    towards = sorted(found, key=lambda p: (p.start < at.i, p.preposition == "from", abs(p.start - at.i)))
    if not towards and noun is not None and (town := town_of(line, report, noun)):
        return town  # "the Corve talks"
    return tuple(p.place for p in (towards or first)[:1])


def _is_deeper(line: Line, start: int, at: Token, noun: Token | None) -> bool:
    """Tell whether a place stands in a clause below the meeting's own."""
    for above in line.doc[start].ancestors:
        if above in (at, noun):
            return False
        if above.dep_ in {"acl:relcl", "advcl", "ccomp", "parataxis"}:
            return True
    return False


def day_of(line: Line, at: Token, noun: Token | None, state: State) -> Period | None:
    """Return the day that hangs on the verb or the noun: the one to come where the meeting is."""
    inside = {token.i for token in at.subtree} | ({token.i for token in noun.subtree} if noun is not None else set())
    found = [
        m
        for m in line.dates
        if m.period is not None
        and m.granularity not in {Granularity.CLOCK, Granularity.DURATION}
        and (start := line.tokens_of(m.span)[0]) in inside
        and start not in line.attribution
        and not _is_deeper(line, start, at, noun)
    ]
    found.sort(key=lambda m: (line.tokens_of(m.span)[0] < at.i, abs(line.tokens_of(m.span)[0] - at.i)))
    if state is State.POSTPONED:
        later = next(
            (m for m in found if line.doc[line.tokens_of(m.span)[0]].lower_ in _UNTIL or _is_until(line, m)), None
        )
        if later is not None:
            return later.ahead or later.period
    if not found:
        return None
    first = found[0]
    if state is State.PLANNED or (state in _OFF and _is_soon(line, first)):
        return first.ahead or first.period
    return first.period


_UNTIL = frozenset({"to", "until", "till", "for"})


def _is_until(line: Line, mention: DateMention) -> bool:
    start = line.tokens_of(mention.span)[0]
    return start > 0 and line.doc[start - 1].lower_ in _UNTIL


def _is_soon(line: Line, mention: DateMention) -> bool:
    """Tell whether the day lies within the week to come: a visit is called off before it."""
    ahead = mention.ahead
    if ahead is None or ahead.first is None or line.published is None:
        return False
    return 0 <= (ahead.first - line.published).days < _NEXT_DAYS and mention.granularity is Granularity.DAY
