"""Meetings: parties meet, or will, or were to."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import Certainty, ClaimKind, State
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.beside import is_loose, noun_after, noun_before, rescued
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.gatherings import read_gatherings
from trucewatch.read.claims.meeting_frames import is_unreal, read_meeting_frames, read_meeting_nouns, with_whom
from trucewatch.read.claims.meeting_phrases import read_meeting_phrases
from trucewatch.read.claims.participants import is_crowd, names_of
from trucewatch.read.claims.the_two import sits_again, told_apart
from trucewatch.read.claims.whereabouts import unknown_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, children, conjuncts, group_head, lemma_of, obliques
from trucewatch.read.tree import Token

_NOUNS = words("moves.meeting_nouns")
_MEETS = words("moves.sure_meets")
_GATHERS = words("moves.gathers")
_HOSTS = words("moves.hosts_meeting")
_ASKS = words("deals.demands")
_GOES_ON = words("moves.meeting_goes_on")
_ONLY_PLANS = frozenset({"slate", "schedule", "plan", "set", "expect", "foresee", "due"})
_CANCELS = frozenset({"cancel", "scrap"})
_POSTPONES = frozenset({"postpone", "delay", "adjourn", "defer"})
_BODIES = frozenset(
    {"committee", "commission", "council", "board", "mechanism", "assembly", "body", "parliament", "group", "court"}
)
_PLANNED = re.compile(r"\b(?:due|expected|scheduled|set|slated|planned|invited|foreseen)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\b(?:on|about|over|discuss) (?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")
_NO_TOPIC = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_CONDITIONS = re.compile(
    r"demand|need|obligation|requirement|condition|target|deadline|criteri|resistance|commitment|\bend\b|standard|challenge|fate|death"
    r"|\bdates?\b|timetable|schedule|promise|pledge|\bgoals?\b|\bterms?\b|expectation"
)
_AFTER_DAYS = re.compile(
    r"\b(?:after|following) (?:[\w-]+ ){1,3}(?:days|hours|weeks|rounds) of (?:\w+ )?(?:talks|negotiations)\b"
)
_AFTER_TALKS = re.compile(
    r"\b(?:after|following|during|at|in) (?:[\w-]+ ){0,4}"
    r"(?P<noun>talks|meetings?|negotiations|summit|session|consultations) "
    r"(?:by|between|of|with|among) "
)


def read_meetings(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that a sentence tells of, in its order."""
    groups = group_tokens(line)
    done: dict[int, set[str]] = {}
    for draft in _all(line, report, groups):
        apart = told_apart(tuple(draft.keys.get("participants", ())), report)
        if apart:
            draft.keys["participants"] = apart
        head, names = group_head(draft.at).i, set(apart)
        if head in done and (not names or not done[head] or names & done[head]):
            continue
        done.setdefault(head, set()).update(names)
        if sits_again(apart):
            report.met = apart
        yield draft
    if not done:
        told_after = tuple(_after_talks(line, report))
        yield from told_after or _after_days(line, report)


def _all(line: Line, report: Report, groups: dict[int, list[Token]]) -> Iterator[Draft]:
    """Yield what each way of telling finds, the surest first: what two find is one meeting."""
    yield from read_meeting_frames(line, report)
    yield from read_meeting_phrases(line, report)
    yield from read_gatherings(line, report)
    for clause in (*line.clauses, *rescued(line, _GATHERS | _MEETS)):
        if (clause.mode is Mode.HYPOTHESIS and not _is_told_ahead(clause)) or _is_asked(clause) or is_unreal(clause):
            continue
        draft = _of_clause(line, report, clause, groups[group_head(clause.head).i])
        if draft is not None:
            yield draft
    yield from read_meeting_nouns(line, report)


_MAY_TELL = frozenset(
    _MEETS
    | _GATHERS
    | _HOSTS
    | {"host", "see", "receive", "due", "expect", "come", "visit", "travel", "arrive", "fly", "discuss", "take"}
)
"""Verbs that tell of a meeting without a noun for it as their subject."""


def _is_asked(clause: Clause) -> bool:
    """Tell whether somebody is only asked to meet: "encourages the sides to meet"."""
    return clause.head.dep_ in {"xcomp", "ccomp", "advcl"} and (
        clause.head.tag_ == "VB" and lemma_of(clause.head.head) in _ASKS
    )


def _is_told_ahead(clause: Clause) -> bool:
    """Tell a future told in the past from a condition: "confirmed that it would host a summit"."""
    modal = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    marks = {child.lower_ for child in clause.head.children if child.dep_ == "mark"}
    return "would" in modal and clause.head.dep_ == "ccomp" and not marks & {"if", "unless", "whether"}


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Draft | None:
    if clause.head.pos_ == "ADJ" and clause.head.lower_ == "brief":
        return None  # "I shall be brief"
    subjects = _subjects(line, clause)
    if lemma_of(clause.head) not in _MAY_TELL and not any(lemma_of(s) in _NOUNS for s in subjects):
        return None
    text = str(line.doc[tokens[0].i : tokens[-1].i + 1].text)
    found = _told(line, clause, subjects, tokens, text)
    if found is None:
        return None
    state, people, noun = found
    names = names_of(line, report, people)
    places = _places(line, report, clause, tokens)
    date = _date(line, tokens, state)
    is_off = state in {State.CANCELLED, State.POSTPONED}
    if not names and (noun is None or not (places or date or is_off)):
        return None
    modal = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    return Draft(
        kind=ClaimKind.MEETING,
        line=line,
        at=clause.head,
        keys={**({"participants": names} if names else {}), "state": state, **_topic(text)},
        places=places[:1],
        date=date,
        denied=clause.is_negated,
        certainty=Certainty.POSSIBLE if modal & {"could", "may", "might"} else certainty_of(line, tokens),
        rule=f"meeting.{state}",
    )


def _told(
    line: Line, clause: Clause, subjects: tuple[Token, ...], tokens: list[Token], text: str
) -> tuple[State, list[Token], Token | None] | None:
    """Return the state of a meeting, who is at it, and the noun that names it; None where a clause tells of none."""
    lemma = lemma_of(clause.head)
    state = _state(clause, text)
    told = next((s for s in subjects if lemma_of(s) in _NOUNS), None)
    if told is not None:
        return _of_noun(clause, told, lemma, text, state)
    if lemma in _MEETS and subjects and not clause.is_passive and not _is_condition(clause):
        return state, [*subjects, *clause.objects, *with_whom(clause.head)], None
    if lemma == "host" and clause.objects and re.search(r"\bfor (?:\w+ )?(?:talks|a meeting|a summit)\b", text):
        return state, [*subjects, *clause.objects], None
    if lemma == "see" and subjects and str(line.doc[clause.head.i + 1 : clause.head.i + 3].text) == "each other":
        return state, [*subjects], None
    is_crowded = any(is_crowd(s) and s.pos_ == "NOUN" for s in subjects)
    if (
        lemma in _GATHERS
        and not clause.objects
        and not is_crowded
        and any(lemma_of(s) in _BODIES or _is_plural_name(s) for s in subjects)
    ):
        is_placed = any(
            place.preposition in {"in", "at"} and 0 < place.start - clause.head.i <= 5 for place in line.places
        )
        return (state, [*subjects, *with_whom(clause.head)], None) if is_placed else None
    named = _object_noun(clause)
    if named is not None and lemma in _HOSTS:
        return state, [*clause.doers, *_members(named)] if clause.is_passive else [*subjects, *_members(named)], named
    if (
        lemma == "receive"
        and clause.objects
        and any(lemma_of(o) in words("speech.persons") or o.pos_ == "PROPN" for o in clause.objects)
    ):
        is_person = all(o.pos_ == "PROPN" or o.tag_ in {"NN", "NNS"} for o in clause.objects)
        is_met = any(place.preposition in {"in", "at"} for place in line.places) and is_person
        return (state, [*subjects, *clause.objects], None) if is_met and not clause.is_passive else None
    if lemma in {"due", "expect"} and any(
        0 < p.start - clause.head.i <= 4 and p.preposition in {"in", "at"} for p in line.places
    ):
        if any(lemma_of(s) in words("moves.force_words") for s in subjects):
            return None
        return State.PLANNED, [*subjects, *_talks_with(tokens)], None
    if lemma in {"come", "visit", "travel", "arrive", "fly"} and re.search(
        r"\bfor (?:\w+ )?(?:talks|a meeting|a summit)\b", text
    ):
        return state, [*subjects, *_talks_with(tokens)], None
    is_ahead = clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH}
    takes_up = lemma == "discuss" or (lemma == "take" and any(t.lower_ == "up" for t in line.doc[clause.head.i :][:4]))
    if takes_up and is_ahead and any(t.text[:1].isupper() for t in subjects):
        return State.PLANNED, [*subjects], None
    return None


def _of_noun(
    clause: Clause, noun: Token, lemma: str, text: str, state: State
) -> tuple[State, list[Token], Token] | None:
    """Return what is said of talks themselves: held, called off, put off, planned."""
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 3].text.casefold()
    if (
        lemma in _CANCELS
        or clause.head.lower_.startswith("cancel")
        or clause.lemma == "call off"
        or (lemma == "call" and "off" in behind)
    ):
        return State.CANCELLED, _members(noun), noun
    if lemma in _POSTPONES or (lemma == "put" and "off" in behind):
        return State.POSTPONED, _members(noun), noun
    if lemma not in _GOES_ON | _ONLY_PLANS:
        return None
    return State.PLANNED if lemma in _ONLY_PLANS else state, [*_members(noun), *clause.agents], noun


def _subjects(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who meets: by position before "due to meet", and where the tree borrowed a subject."""
    head = clause.head
    before = [token.lower_ for token in line.doc[max(0, head.i - 2) : head.i]]
    if before[1:] == ["to"] and before[0] in {"due", "set", "scheduled", "expected", "slated"}:
        near = noun_before(line.doc, head.i - 2)
        if near is not None:
            return conjuncts(near)
    if is_loose(clause):
        near = noun_before(line.doc, head.i)
        if near is not None:
            return (near,)
    return clause.subjects


def _is_plural_name(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)


def _object_noun(clause: Clause) -> Token | None:
    """Return the meeting that is held, concluded or hosted: the object, or the first such noun soon behind the verb."""
    found = next((o for o in clause.undergoers if lemma_of(o) in _NOUNS), None)
    if found is not None or clause.objects:
        return found
    for token in clause.head.doc[clause.head.i + 1 : clause.head.i + 8]:
        if token.pos_ == "VERB" or token.text in {";", ","}:
            return None
        if token.pos_ == "NOUN" and lemma_of(token) in _NOUNS and not case_of(token):
            return token
    return None


def _after_days(line: Line, report: Report) -> Iterator[Draft]:
    """As in "A and B signed it after five days of talks in X": whoever acts has met."""
    for match in _AFTER_DAYS.finditer(line.doc.text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        clause = next((c for c in reversed(line.clauses) if c.head.i < span.start and c.subjects), None)
        names = names_of(line, report, list(clause.subjects)) if clause is not None else ()
        place = next(
            (p.place for p in line.places if 0 <= p.start - span.end <= 6 and p.preposition in {"in", "at"}), None
        )
        if len(names) > 1:
            yield Draft(
                kind=ClaimKind.MEETING,
                line=line,
                at=span[0],
                keys={"participants": names, "state": State.HELD},
                places=(place,) if place else (),
                rule="meeting.days",
            )


def _after_talks(line: Line, report: Report) -> Iterator[Draft]:
    """As in "It was agreed in X after ten hours of talks between A and B"."""
    for match in _AFTER_TALKS.finditer(line.doc.text):
        span = line.doc.char_span(match.start("noun"), match.end() - 1, alignment_mode="expand")
        first = noun_after(line.doc, span.end - 1) if span is not None else None
        if span is None or first is None:
            continue
        names = names_of(line, report, [first])
        persons = [
            person
            for name in line.names
            if first.i <= name.start < first.i + 14 and (person := report.company.cast.person(name.text))
        ]
        names = tuple(dict.fromkeys(persons)) if len(persons) > 1 else names
        before = [p for p in line.places if p.preposition in {"in", "at"} and abs(p.start - span.start) < 12]
        if len(names) > 1:
            yield Draft(
                kind=ClaimKind.MEETING,
                line=line,
                at=span[0],
                keys={"participants": names, "state": State.HELD},
                places=(before[0].place,) if before else (),
                rule="meeting.talks",
            )


def _places(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> tuple[Place, ...]:
    found = places_in(line, tokens)
    found = tuple(p for p in found if p.preposition != "of" or _is_of_place(line, p))
    placed = [p for p in found if p.preposition in {"in", "at", "to", "near"} and p.start > clause.head.i] or [
        p for p in found if p.preposition in {"in", "at", "to", "near"}
    ]
    if placed:
        return (placed[0].place,)
    named = unknown_place(line, report, clause, ("at", "in"))
    return named or tuple(place.place for place in found)


def _is_of_place(line: Line, mention: PlaceMention) -> bool:
    """Tell "the city of Sochi" from "the leaders of Russia"."""
    before = line.doc[max(0, mention.start - 3) : mention.start]
    return any(lemma_of(token) in words("moves.pointing_area_words") for token in before)


def _is_condition(clause: Clause) -> bool:
    objects = " ".join(lemma_of(o) for o in clause.objects)
    return lemma_of(clause.head) == "meet" and bool(_CONDITIONS.search(objects))


def _state(clause: Clause, text: str) -> State:
    if clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH, Mode.POSSIBLE, Mode.HYPOTHESIS} or (
        _PLANNED.search(text) and clause.head.tag_ in {"VB", "VBN", "NN"}
    ):
        return State.PLANNED
    if clause.head.tag_ in {"VBP", "VBZ"} and not clause.is_past:
        return State.PLANNED
    return State.HELD


def _members(noun: Token) -> list[Token]:
    found = [o for o in obliques(noun) if case_of(o) in {"of", "between", "with", "by", "among"}]
    found.extend(children(noun, "nmod:poss"))
    found.extend(c for c in children(noun, "compound") if c.text[:1].isupper())
    hosts = [c for c in noun.children if c.dep_ == "acl" and lemma_of(c) in {"host", "chair", "convene", "mediate"}]
    found.extend(o for verb in hosts for o in obliques(verb) if case_of(o) == "by")
    inner = [member for token in found if lemma_of(token) in _NOUNS for member in _members(token)]
    return [*(token for token in found if lemma_of(token) not in _NOUNS), *inner]


def _talks_with(tokens: list[Token]) -> list[Token]:
    return [
        t
        for t in tokens
        if t.pos_ in {"PROPN", "NOUN"} and case_of(t) == "with" and lemma_of(t.head) in _NOUNS | {"due", "meet", "come"}
    ]


def _topic(text: str) -> dict[str, str]:
    match = _TOPIC.search(text)
    return {"topic": match.group(1)} if match and not _NO_TOPIC.match(match.group(1)) else {}


def _date(line: Line, tokens: list[Token], state: State) -> Period | None:
    dates = dates_in(line, tokens)
    if not dates:
        return None
    is_ahead = state in {State.PLANNED, State.CANCELLED, State.POSTPONED}
    return dates[0].ahead or dates[0].period if is_ahead else dates[0].period
