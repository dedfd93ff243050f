"""Meetings: parties meet, or will, or were to."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, State
from trucewatch.model.period import Period
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens, places_in
from trucewatch.read.claims.meeting_phrases import read_meeting_phrases
from trucewatch.read.grammar import Clause, Mode, case_of, children, conjuncts, group_head, lemma_of, obliques
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_MEETS = words("moves.meets")
_NOUNS = words("moves.meeting_nouns")
_CANCELS = frozenset({"cancel", "scrap"})
_POSTPONES = frozenset({"postpone", "delay", "adjourn", "defer"})
_PLANNED = re.compile(r"\b(?:due|expected|scheduled|set|slated|planned|invited|foreseen)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\b(?:on|about|over|discuss) (?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")
_SURE_MEETS = frozenset({"meet", "convene", "reconvene", "confer", "brief"})


def read_meetings(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that a sentence tells of, in its order."""
    groups = group_tokens(line)
    done: set[int] = set()
    for told in read_meeting_phrases(line, report):
        done.add(group_head(told.at).i)
        yield told
    for clause in line.clauses:
        head = group_head(clause.head).i
        if head in done or clause.mode is Mode.HYPOTHESIS:
            continue
        draft = _of_clause(line, report, clause, groups[head])
        if draft:
            done.add(head)
            yield draft


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Draft | None:
    lemma = lemma_of(clause.head)
    text = str(line.doc[tokens[0].i : tokens[-1].i + 1].text)
    noun_subject = next((s for s in clause.subjects if lemma_of(s) in _NOUNS), None)
    noun_object = next((o for o in clause.objects if lemma_of(o) in _NOUNS), None)
    state: State | None = None
    people: list[Token] = []
    if lemma in _SURE_MEETS and clause.subjects and not clause.is_passive and not _is_condition(clause):
        state = _state(clause, text)
        people = [*clause.subjects, *clause.objects, *_with(clause.head)]
    elif noun_subject is not None and (
        lemma in _CANCELS or clause.lemma == "call off" or re.search(r"\bcalled off\b", text)
    ):
        state, people = State.CANCELLED, _members(noun_subject)
    elif noun_subject is not None and lemma in _POSTPONES:
        state, people = State.POSTPONED, _members(noun_subject)
    elif noun_subject is not None and lemma in {
        "expect",
        "foresee",
        "convene",
        "follow",
        "take",
        "hold",
        "begin",
        "open",
        "start",
        "resume",
        "end",
        "conclude",
        "schedule",
        "plan",
        "set",
    }:
        state = _state(clause, text) if lemma not in {"schedule", "plan", "set"} else State.PLANNED
        people = [*_members(noun_subject), *clause.agents]
    elif noun_object is not None and lemma in {
        "hold",
        "host",
        "attend",
        "have",
        "conclude",
        "chair",
        "convene",
        "open",
        "resume",
        "begin",
    }:
        state = _state(clause, text)
        people = [*clause.doers, *_members(noun_object)]
    elif lemma in {"hold"} and re.search(r"\bheld (?:talks|a meeting|meetings|consultations)\b", text):
        state, people = State.HELD, [*clause.doers]
    elif lemma in {"due", "expect"} and any(
        0 < p.start - clause.head.i <= 4 and p.preposition in {"in", "at"} for p in line.places
    ):
        state, people = State.PLANNED, [*clause.subjects, *_talks_with(line, tokens)]
    elif lemma in {"come", "visit", "travel", "arrive"} and re.search(r"\bfor (?:talks|a meeting|a summit)\b", text):
        state, people = _state(clause, text), [*clause.subjects, *_talks_with(line, tokens)]
    elif (
        lemma == "discuss"
        and clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH}
        and any(t.text[:1].isupper() for t in clause.subjects)
    ):
        state, people = State.PLANNED, [*clause.subjects]
    if state is None:
        return None
    people = [leader for token in people for leader in _led(token)]
    names = report.company.names(line, tuple(dict.fromkeys(part for token in people for part in conjuncts(token))))
    names = tuple(
        name
        for name in names
        if name.casefold()
        not in {
            "reporters",
            "journalists",
            "demands",
            "needs",
            "obligations",
            "requirements",
            "targets",
            "deadline",
            "resistance",
            "criteria",
        }
        and not re.match(r"\d[\d,.]*(?: |$)", name)
    )
    places = places_in(line, tokens)
    if not names and (noun_subject is None or not places):
        return None
    return Draft(
        kind=ClaimKind.MEETING,
        line=line,
        at=clause.head,
        keys={**({"participants": names} if names else {}), "state": state, **_topic(text)},
        places=(places[0].place,) if places else (),
        date=_date(line, tokens, state),
        denied=clause.is_negated,
        rule=f"meeting.{state}",
    )


def _led(token: Token) -> list[Token]:
    """Return the countries of "the leaders of A and B", else the token itself."""
    if (
        lemma_of(token) in {"leader", "head", "president", "minister", "envoy", "delegation", "representative"}
        and token.tag_ == "NNS"
    ):
        found = [part for part in obliques(token) if case_of(part) == "of" and part.pos_ == "PROPN"]
        if len(found) > 1:
            return found
    return [token]


def _is_condition(clause: Clause) -> bool:
    objects = " ".join(lemma_of(o) for o in clause.objects)
    return lemma_of(clause.head) == "meet" and bool(
        re.search(
            r"demand|need|obligation|requirement|condition|target|deadline|criteri|resistance|commitment|end", objects
        )
    )


def _state(clause: Clause, text: str) -> State:
    if clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH, Mode.POSSIBLE} or (
        _PLANNED.search(text) and clause.head.tag_ in {"VB", "VBN"}
    ):
        return State.PLANNED
    if clause.head.tag_ in {"VBP", "VBZ"} and not clause.is_past:
        return State.PLANNED
    return State.HELD


def _with(head: Token) -> list[Token]:
    return [o for o in obliques(head) if case_of(o) in {"with", "together with", "alongside"}]


def _members(noun: Token) -> list[Token]:
    found = [o for o in obliques(noun) if case_of(o) in {"of", "between", "with", "by", "among"}]
    found.extend(children(noun, "nmod:poss"))
    found.extend(c for c in children(noun, "compound") if c.text[:1].isupper())
    return found


def _talks_with(line: Line, tokens: list[Token]) -> list[Token]:
    return [
        t
        for t in tokens
        if t.pos_ in {"PROPN", "NOUN"} and case_of(t) == "with" and lemma_of(t.head) in _NOUNS | {"due", "meet", "come"}
    ]


def _topic(text: str) -> dict[str, str]:
    match = _TOPIC.search(text)
    return (
        {"topic": match.group(1)}
        if match
        and match.group(1) not in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
        and not re.match(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", match.group(1))
        else {}
    )


def _date(line: Line, tokens: list[Token], state: State) -> Period | None:
    dates = dates_in(line, tokens)
    if not dates:
        return None
    return dates[0].ahead or dates[0].period if state is State.PLANNED else dates[0].period
