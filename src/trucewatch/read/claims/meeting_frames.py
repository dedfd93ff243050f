"""Meetings by what kind of verb has what kind of noun beside it: a table of frames over the tree.

Whoever confers, dines or is closeted with somebody meets him; whoever opens, attends, boycotts or puts off a session
tells of that session; whoever goes to a town to talk will talk there. Which words are of which kind stands in
`phrases/meetings.yml`; who takes part, where and when hang on the verb or on the noun that names the meeting.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from trucewatch.model.claim import Certainty, ClaimKind, State
from trucewatch.read.claims.bound import line_before, told_of
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.meeting_slots import day_of, held_for, is_meeting, members_of, place_of
from trucewatch.read.claims.participants import confers, names_of
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_CONFERS = words("meetings.confers")
_CONFERS_WITH = words("meetings.confers_with")
_SEES = words("meetings.sees")
_SHUT = words("meetings.shut_with")
_GOES = words("meetings.goes")
_TO_TALK = words("meetings.to_talk")
_OF_NOUN = {verb: State(state) for state, verbs in entry("meetings.noun_does").items() for verb in verbs}
_TO_NOUN = {verb: State(state) for state, verbs in entry("meetings.done_to_noun").items() for verb in verbs}
_STAYS_AWAY = words("meetings.stays_away")
_MISSES = words("meetings.misses")
_MEETINGS_OFF = frozenset({State.CANCELLED, State.POSTPONED})
_AHEAD = frozenset({Mode.FUTURE, Mode.DUTY, Mode.WISH, Mode.POSSIBLE})
_AT = frozenset({"at", "after", "during", "in", "following", "from", "with", "before", "since", "until"})
_UNLIKELY = words("deals.demands") | words("meetings.only_willing")
_IF = frozenset({"if", "unless", "once", "until", "provided", "when", "whenever"})
_FAILS = frozenset({"fail", "refuse", "decline"})
_COMES = frozenset({"turn", "show", "attend", "come", "join", "appear", "participate"})
_LENGTHS = frozenset({"hour", "day", "week", "month", "round"})
_ONLY_PLANNED = frozenset({"expect", "due", "schedule"})
_PLAIN_MEETS = frozenset({"meet", "visit", "see"})
_BACK = frozenset({"the", "these", "those", "its", "their", "this", "that"})
_WHERE = frozenset({"in", "at"})
_A_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """A meeting told of, before its names are looked up."""

    at: Token
    state: State
    people: list[Token] = field(default_factory=list)
    noun: Token | None = None
    denied: bool = False
    needs_pair: bool = False
    """Whether it counts only with two who take part."""
    needs_setting: bool = False
    """Whether it counts only with a place or a day."""


def read_meeting_frames(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that verbs and nouns of meeting tell of, in the order of the sentence."""
    for clause in line.clauses:
        if clause.mode is Mode.HYPOTHESIS or is_unreal(clause):
            found = _failed_to_come(clause)
            if found is not None and (draft := _draft(line, report, clause, found)) is not None:
                yield draft
            continue
        found = _met(line, clause) or _shut(clause) or _gone(line, clause) or _of_noun(clause) or _to_noun(clause)
        if found is not None and (draft := _draft(line, report, clause, found)) is not None:
            yield draft


def is_unreal(clause: Clause) -> bool:
    """Tell whether somebody is only asked, ready or loath to meet, or will meet only if something comes about."""
    head = clause.head
    is_below = head.dep_ in {"xcomp", "ccomp", "advcl", "acl", "obj"} and head.tag_ == "VB"
    if is_below and lemma_of(head.head) in _UNLIKELY:
        return True
    if any(_fell_through(child) for child in children(head, "conj")):
        return True
    ahead = clause.mode in {Mode.FUTURE, Mode.WISH, Mode.POSSIBLE}
    return ahead and any(
        mark.lower_ in _IF
        for child in children(head, "advcl")
        for mark in child.children
        if mark.dep_ in {"mark", "advmod"}
    )


def _fell_through(verb: Token) -> bool:
    """Tell whether what was to be did not come about: "was due to sit on Tuesday and did not"."""
    return lemma_of(verb) == "fail" or (verb.lower_ == "did" and any(c.lower_ == "not" for c in verb.children))


def _draft(line: Line, report: Report, clause: Clause, found: _Meeting) -> Draft | None:
    names = names_of(line, report, found.people)
    if not names and found.noun is not None and _points_back(found.noun):
        names = _whose(line, report, found.noun) or report.met
    is_over = clause.head.tag_ == "VBD" and found.state in _MEETINGS_OFF
    places = place_of(line, report, found.at, found.noun)
    date = day_of(line, found.at, found.noun, State.HELD if found.needs_setting and is_over else found.state)
    if (found.needs_pair and len(names) < _A_PAIR) or (found.needs_setting and not (places or date)):
        return None
    if not names and not (found.noun is not None and (places or date)):
        return None
    is_many = lemma_of(found.at) not in _PLAIN_MEETS and any(token.tag_ == "NNS" for token in found.people)
    if len(names) < _A_PAIR and not (places or date or found.state in _MEETINGS_OFF or is_many):
        return None
    modal = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    keys: dict[str, object] = {"state": found.state}
    if names:
        keys["participants"] = names
    return Draft(
        kind=ClaimKind.MEETING,
        line=line,
        at=found.at,
        keys=keys,
        places=places,
        date=date,
        denied=found.denied,
        certainty=Certainty.POSSIBLE if modal & {"could", "may", "might"} else None,
        rule=f"meeting.frame.{found.state}",
    )


def _whose(line: Line, report: Report, noun: Token) -> tuple[str, ...]:
    """Return the body of "its next session": whom the sentence before is about."""
    if not any(child.lower_ == "its" for child in children(noun, "nmod:poss")):
        return ()
    told = told_of(line_before(line, report), report)
    return (told.name,) if told is not None and not told.is_person else ()


def _points_back(noun: Token) -> bool:
    """Tell whether it is the meeting told of before: "the talks", "a fifth round", "their next session"."""
    before = {child.lower_ for child in noun.children if child.i < noun.i}
    inner = [child for child in noun.children if child.dep_ in {"compound", "nmod"} and child.pos_ != "NUM"]
    is_plain = all(case_of(child) in _WHERE for child in inner)
    return is_plain and (bool(before & _BACK) or lemma_of(noun) == "round")


def state_of(clause: Clause) -> State:
    """Return whether a clause tells of a meeting that was or that is to come."""
    head = clause.head
    is_bare = head.lower_ == lemma_of(head) and head.tag_ != "VBN" and not any(c.dep_ == "aux" for c in head.children)
    is_present = head.tag_ in {"VBP", "VBZ"} and not clause.is_past
    return State.PLANNED if clause.mode in _AHEAD or is_present or (is_bare and head.tag_ != "VBD") else State.HELD


def with_whom(head: Token) -> list[Token]:
    """Return those together with whom something is done."""
    return [o for o in obliques(head) if case_of(o) in {"with", "together with", "alongside"}]


def _parties(tokens: list[Token] | tuple[Token, ...], line: Line) -> list[Token]:
    return [token for token in tokens if any(confers(line, part) for part in conjuncts(token))]


def _met(line: Line, clause: Clause) -> _Meeting | None:
    """As in "the two sides huddled in X", "A saw B in X on Friday", "A spent eight hours with B"."""
    lemma = lemma_of(clause.head)
    doers = _parties(_who_does(clause), line)
    if not doers:
        return None
    state, company = state_of(clause), _parties(with_whom(clause.head), line)
    discussed = lemma == "discuss" and clause.objects and not clause.is_passive
    if discussed and len([part for doer in doers for part in conjuncts(doer)]) > 1:
        return _Meeting(at=clause.head, state=state, people=doers, needs_pair=True, needs_setting=True)
    if lemma in _CONFERS and not clause.objects:
        return _Meeting(at=clause.head, state=state, people=[*doers, *company], denied=clause.is_negated)
    to_each = any(t.text in {"another", "other"} for t in clause.head.doc[clause.head.i : clause.head.i + 5])
    if lemma in _CONFERS_WITH and not clause.objects and not clause.is_passive:
        is_sure = company or to_each or _at_table(clause.head)
        if is_sure or len([part for doer in doers for part in conjuncts(doer)]) > 1:
            return _Meeting(
                at=clause.head,
                state=state,
                people=[*doers, *company],
                denied=clause.is_negated,
                needs_pair=not is_sure,
                needs_setting=True,
            )
    if clause.lemma != lemma:
        return None  # "saw them off"
    seen = _parties(list(clause.objects), line)
    if lemma in _SEES and seen and not clause.is_passive and not clause.is_negated:
        return _Meeting(at=clause.head, state=state, people=[*doers, *seen], needs_pair=True)
    called = [o for o in obliques(clause.head) if case_of(o) in {"on", "upon"}]
    if lemma == "call" and (seen := _parties(called, line)) and not clause.objects and not _asks(clause):
        return _Meeting(at=clause.head, state=state, people=[*doers, *seen], needs_pair=True)
    hours = next((o for o in clause.objects if lemma_of(o) in {"hour", "day", "minute", "time", "evening"}), None)
    if lemma == "spend" and hours is not None:
        company = company or _parties(with_whom(hours), line)
        if company:
            return _Meeting(at=clause.head, state=state, people=[*doers, *company], needs_pair=True)
    return None


def _who_does(clause: Clause) -> list[Token]:
    """Return the doers, those before "who" for a relative clause."""
    found = clause.doers or clause.subjects
    is_relative = clause.head.dep_ == "acl:relcl" and any(token.lower_ in {"who", "which", "that"} for token in found)
    return [clause.head.head] if is_relative else list(found)


def _asks(clause: Clause) -> bool:
    """Tell "called on X to leave" from "called on X in Y"."""
    below = list(clause.head.subtree)
    return any(one.lower_ == "to" and two.tag_ == "VB" for one, two in pairwise(below))


def _at_table(head: Token) -> bool:
    behind = [token.lower_ for token in head.doc[head.i + 1 : head.i + 8]]
    by_wire = {"video", "videolink", "videoconference", "telephone", "phone", "radio", "teleconference"} & {*behind[:3]}
    return bool(by_wire) or "table" in behind or behind[:1] in (["down"], ["together"])


def _shut(clause: Clause) -> _Meeting | None:
    """As in "was closeted with his generals", "are in talks under X", "in talks since Tuesday"."""
    head = clause.head
    company = with_whom(head)
    if lemma_of(head) in _SHUT and clause.is_passive and (company or clause.subjects):
        together = any(t.lower_ == "together" for t in head.doc[head.i : head.i + 5])
        if company or together:
            return _Meeting(at=head, state=state_of(clause), people=[*clause.subjects, *company])
    if lemma_of(head) in {"talk", "negotiation", "session", "conclave"} and case_of(head) == "in":
        people = [*clause.subjects, *company, *(o for o in obliques(head) if case_of(o) == "under")]
        return _Meeting(at=head, state=State.HELD, people=people, noun=head, denied=clause.is_negated)
    return None


def _gone(line: Line, clause: Clause) -> _Meeting | None:
    """As in "goes to X today to treat with the pirates", "had been to see Y", "are due in X for Friday's round"."""
    head = clause.head
    if lemma_of(head) not in _GOES or clause.is_negated:
        return None
    doers = _parties(_who_does(clause), line)
    purpose = next(
        (c for c in children(head, "xcomp", "advcl", "ccomp") if c.tag_ == "VB" and lemma_of(c) in _TO_TALK), None
    )
    talks = next((o for o in obliques(head) if case_of(o) == "for" and is_meeting(o)), None)
    if not doers or (purpose is None and talks is None):
        return None
    people = [*doers, *(members_of(talks) if talks is not None else [])]
    is_topic = purpose is not None and lemma_of(purpose) == "discuss"  # "expected to discuss Syria": no party
    if purpose is not None:
        people.extend(_parties([*with_whom(purpose), *(() if is_topic else children(purpose, "obj"))], line))
    state = State.PLANNED if lemma_of(head) in _ONLY_PLANNED else state_of(clause)
    return _Meeting(at=head, state=state, people=people, noun=talks, needs_pair=is_topic and talks is None)


def _of_noun(clause: Clause) -> _Meeting | None:
    """As in "the talks broke up", "Friday's session came to nothing", "the round was put back to Monday"."""
    noun = next((s for s in clause.subjects if is_meeting(s)), None)
    if noun is None:
        return None
    verb = f"{lemma_of(clause.head)} {_particle(clause)}".strip()
    state = (_TO_NOUN if clause.is_passive else _OF_NOUN).get(verb)
    if state is None and not clause.is_passive:
        state = _predicate(clause)
    if state is None or _is_called_off(noun, clause):
        return None
    people = [*members_of(noun), *clause.agents]
    if state in _MEETINGS_OFF:
        return _Meeting(at=clause.head, state=state, people=people, noun=noun, denied=clause.is_negated)
    state = held_for(state, state_of(clause))
    if clause.is_negated and state is State.HELD and verb in {"take", "happen", "go ahead", "hold", "materialise"}:
        return _Meeting(at=clause.head, state=State.CANCELLED, people=people, noun=noun)
    return _Meeting(at=clause.head, state=state, people=people, noun=noun, denied=clause.is_negated)


def _particle(clause: Clause) -> str:
    """Return the small word that makes another verb of "put back", "break up", "go ahead", "come to nothing"."""
    behind = [token.lower_ for token in clause.head.doc[clause.head.i + 1 : clause.head.i + 4]]
    if behind[:2] == ["to", "nothing"]:
        return "to nothing"
    return behind[0] if behind and behind[0] in {"off", "back", "up", "down", "ahead", "through", "out", "away"} else ""


def _predicate(clause: Clause) -> State | None:
    """Return what "is off", "is on again" and "is under way" tell of a meeting."""
    behind = {token.lower_ for token in clause.head.doc[clause.head.i : clause.head.i + 3]}
    has_copula = lemma_of(clause.head) == "be" or any(child.dep_ == "cop" for child in clause.head.children)
    return State.CANCELLED if has_copula and "off" in behind else None


def _is_called_off(noun: Token, clause: Clause) -> bool:
    """Tell whether the participle only says when a meeting was to be that did not come about: "set for noon"."""
    above = noun.head
    off = f"{lemma_of(above)} {next((c.lower_ for c in above.children if c.dep_ == 'compound:prt'), '')}".strip()
    return clause.head.dep_.startswith("acl") and (
        _TO_NOUN.get(off) in _MEETINGS_OFF or _OF_NOUN.get(off) in _MEETINGS_OFF
    )


def _to_noun(clause: Clause) -> _Meeting | None:
    """As in "cried off a meeting with X", "boycotted Saturday's session", "has called off Wednesday's visit"."""
    noun = next((o for o in clause.objects if is_meeting(o)), None)
    verb = f"{lemma_of(clause.head)} {_particle(clause)}".strip()
    if noun is None:
        cases = {"of", "off", "from", "out of", "away from", "up for", "for", "at", "to"}
        noun = next((o for o in obliques(clause.head) if case_of(o) in cases and is_meeting(o)), None)
        if noun is None or (verb not in _STAYS_AWAY and lemma_of(clause.head) not in {"attend", "invite"}):
            return None
    if clause.is_passive:
        return None
    doers = _who_does(clause)
    people = [*doers, *members_of(noun)]
    if verb in _STAYS_AWAY:
        return _Meeting(at=clause.head, state=State.CANCELLED, people=people, noun=noun, needs_setting=True)
    if verb in _MISSES and not clause.is_negated:
        return _Meeting(at=clause.head, state=State.HELD, people=people, noun=noun, needs_setting=True, denied=True)
    state = _TO_NOUN.get(verb)
    if state is None:
        return None
    if state in _MEETINGS_OFF:
        return _Meeting(at=clause.head, state=state, people=people, noun=noun, denied=clause.is_negated)
    return _Meeting(
        at=clause.head, state=held_for(state, state_of(clause)), people=people, noun=noun, denied=clause.is_negated
    )


def _failed_to_come(clause: Clause) -> _Meeting | None:
    """As in "failed to turn up for Friday's meeting", "refused to attend the session"."""
    head = clause.head
    if lemma_of(head.head) not in _FAILS or head.dep_ != "xcomp" or lemma_of(head) not in _COMES:
        return None
    noun = next((o for o in (*clause.objects, *obliques(head)) if is_meeting(o)), None)
    if noun is None:
        return None
    people = [*_who_does(clause), *members_of(noun)]
    return _Meeting(at=head, state=State.CANCELLED, people=people, noun=noun, needs_setting=True)


def read_meeting_nouns(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that stand by the way: "signed at a meeting with X in Y", "Z's encounter with X that day"."""
    for noun in line.doc:
        if not is_meeting(noun) or noun.pos_ != "NOUN" or (noun.dep_ == "compound" and noun.head.i > noun.i):
            continue
        people = members_of(noun)
        unit = noun.head if lemma_of(noun.head) in _LENGTHS and case_of(noun) == "of" else noun
        above = next((c for c in line.clauses if c.head.i == unit.head.i), None)
        if unit is not noun and case_of(unit) in {"after", "following"} and above is not None and not people:
            people = list(above.subjects)
        if case_of(unit) in {"at", "during", "after", "following", "in"} and above is not None:
            if not people or above.mode is not Mode.FACT:
                continue
            people = [*above.subjects, *people] if any(case_of(p) == "with" for p in people) else people
        elif len([p for p in people if case_of(p) == "with" or p.dep_ == "nmod:poss"]) < _A_PAIR:
            continue
        if any(
            t.lower_ in {"no", "any", "next", "new", "another", "further", "possible", "future"} for t in noun.children
        ):
            continue
        found = _Meeting(at=noun, state=State.HELD, people=people, noun=noun, needs_pair=True)
        clause = above or next(iter(line.clauses), None)
        if clause is not None and (draft := _draft(line, report, clause, found)) is not None:
            yield draft
