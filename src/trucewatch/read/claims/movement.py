"""Movements: forces or weapons go, come, dig in or are handed over; aid arrives."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from trucewatch.model.claim import Action, ClaimKind, State
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.acting import actor_names
from trucewatch.read.claims.beside import agents_of, is_denied, rescued, stretch
from trucewatch.read.claims.bringing import LETS
from trucewatch.read.claims.draft import Draft, Report, certainty_of, group_tokens
from trucewatch.read.claims.giving import givers_of, handed, receives
from trucewatch.read.claims.moved_answers import read_moved_answers
from trucewatch.read.claims.moved_state import OBSERVES, is_unsaid, state_of
from trucewatch.read.claims.moved_when import date_moved
from trucewatch.read.claims.moved_where import places_moved
from trucewatch.read.claims.movement_nouns import read_movement_nouns
from trucewatch.read.claims.mover_names import mover_names
from trucewatch.read.claims.movers import movers_of
from trucewatch.read.claims.moving import action_of, goals_of
from trucewatch.read.claims.standing_away import read_standing
from trucewatch.read.claims.tallied import read_tallied
from trucewatch.read.claims.things import FORCES, STRUCTURES, core_of, is_force
from trucewatch.read.clean import clean
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, group_head, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_VERBS = words("moves.deploys") | words("moves.withdraws")
_GOALS = ("from", "to", "into", "at", "near", "towards")
_BARE = frozenset(
    {"men", "units", "platoons", "companies", "columns", "divisions", "battalions", "brigades", "troops", "soldiers"}
)
_CARRIES = frozenset({"convoy", "column", "group", "fleet", "company"})
_STAYS = re.compile(
    r"\b(?:will|shall|'ll|’ll) (?:stay|remain) (?:where (?:they|we|it)|put\b|in place|in position|there\b|here\b)"
    r"|\bto (?:stay|remain) (?:on )?(?:beyond|past|after) "
)


def read_movements(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the movements that a sentence tells of, in its order, and those told before that it denies."""
    last = None
    nouns = list(read_movement_nouns(line, report))
    for draft in (*_told(line, report), *nouns, *read_tallied(line, report, told=nouns)):
        yield draft
        last = draft
    denied = list(read_moved_answers(line, report)) if last is None else []
    if last is not None:
        report.moved = last
        denied = [answer for answer in read_moved_answers(line, report) if answer.at.i != last.at.i]
    yield from denied


def _told(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the movements that verbs tell of."""
    groups = group_tokens(line)
    delivered: tuple[Place, ...] = ()
    if line.passage.words.rstrip().endswith("?"):
        return
    told: set[int] = set()
    for clause in map(partial(_as_told, line), (*line.clauses, *rescued(line, _VERBS))):
        if clause.mode is Mode.HYPOTHESIS or is_unsaid(line, clause):
            continue
        action = action_of(line, clause)
        if action is not None:
            told.add(clause.head.i)
            for draft in _drafts(line, report, clause, action, groups[group_head(clause.head).i]):
                if action is Action.DELIVERS:
                    # "A convoy reached X, and a plane landed the day after": there as well.
                    delivered = draft.places = draft.places or delivered
                yield draft
        elif lemma_of(clause.head) in {"stay", "remain"}:
            yield from _staying(line, report, clause)
    yield from read_standing(line, report, told)


def _as_told(line: Line, clause: Clause) -> Clause:
    """Return a clause of what somebody says he would do as one that lies ahead: "they would leave, he promised"."""
    if clause.mode is not Mode.HYPOTHESIS or not any(child.lower_ == "would" for child in clause.head.children):
        return clause
    is_said = any(voice.rule != "publisher" for voice in line.voices[clause.head.i])
    is_open = any(token.lower_ in {"if", "unless", "were", "had"} for token in line.doc)
    return replace(clause, mode=Mode.FUTURE) if is_said and not is_open else clause


def _staying(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """Yield the refusal to go of "our posts will stay where they are"."""
    start = max(0, clause.head.i - 2)
    if not _STAYS.search(str(line.doc[start : clause.head.i + 5].text)):
        return
    movers = movers_of(line, clause)
    actors = _owners(line, report, movers) or tuple(n for m in movers for n in actor_names(line, report, m))
    if actors and any(is_force(m, line) for m in movers):
        keys = {"action": Action.WITHDRAWS, "state": State.REFUSED, "actor": actors}
        yield Draft(kind=ClaimKind.MOVEMENT, line=line, at=clause.head, keys=keys, rule="movement.stays")


def _drafts(line: Line, report: Report, clause: Clause, action: Action, tokens: list[Token]) -> Iterator[Draft]:
    state = state_of(clause, line)
    movers = movers_of(line, clause)
    is_transitive = any(is_force(o) for o in clause.objects)
    if action in {Action.WITHDRAWS, Action.DEPLOYS} and not is_transitive and _is_one_person(line, report, movers):
        return
    actors = _actors(line, report, clause, action)
    what = _what(line, clause, action, movers)
    keys: dict[str, object] = {"action": action, "state": state}
    if actors:
        keys["actor"] = actors
    count = None
    if what is not None:
        left = what.left_edge.i if what.left_edge.i > what.i - 6 else what.i
        while left < what.i and line.doc[left].tag_ in {"IN", "RP", "RB"}:
            left += 1  # "over its positions", "back 41"
        keys["what"] = clean(str(line.doc[left : what.i + 1].text)) or what.text
        count = _count(line, what)
        if count is not None and action is Action.HANDS_OVER and line.doc[clause.head.i + 1].lower_ == "over":
            count = Count.exactly(count.least) if count.least is not None else count  # "handed over 30 rifles"
    if count is not None:
        keys["count"] = count
    places = _places(line, report, clause, action, tokens)
    is_negated_mover = any(is_negated(m) or m.lower_ in {"none", "nobody", "neither"} for m in movers)
    denied = (is_denied(clause) or is_negated_mover) and state is not State.REFUSED
    for place in (places[:1] if count is not None else places) or (None,):
        yield Draft(
            kind=ClaimKind.MOVEMENT,
            line=line,
            at=clause.head,
            keys=dict(keys),
            places=(place,) if place else (),
            date=_date(line, clause, tokens, state),
            denied=denied,
            certainty=certainty_of(line, tokens),
            rule=f"movement.{action}",
        )


def _is_one_person(line: Line, report: Report, movers: tuple[Token, ...]) -> bool:
    """Tell whether it is only a person who goes: an envoy, a commander; a soldier is of the forces."""
    return bool(movers) and all(
        m.lower_ not in {"we", "i"}
        and lemma_of(m) not in FORCES
        and (who := report.company.who(line, m)) is not None
        and who.is_person
        for m in movers
    )


def _date(line: Line, clause: Clause, tokens: list[Token], state: State) -> Period | None:
    return date_moved(line, clause.head, tokens, stretch(line, clause), is_planned=state is State.PLANNED)


def _places(line: Line, report: Report, clause: Clause, action: Action, tokens: list[Token]) -> tuple[Place, ...]:
    goals = goals_of(line, clause) if action is Action.DEPLOYS else []
    if goals:
        mention = line.place_over(goals[0])
        return (mention.place if mention is not None else Place(name=goals[0].text),)
    return places_moved(line, report, clause, action, movers_of(line, clause), tokens)


def _actors(line: Line, report: Report, clause: Clause, action: Action) -> tuple[str, ...]:
    if lemma_of(clause.head) in OBSERVES or lemma_of(clause.head) == "change":
        return ()
    doers = _doers(line, clause, action)
    found: list[str] = []
    for doer in doers:
        whole = (
            next((o for o in obliques(doer) if case_of(o) == "of"), None)
            if doer.lower_ in {"none", "one", "some", "all", "most", "neither"}
            else None
        )
        for part in conjuncts(whole) if whole is not None else (doer,):
            found.extend(mover_names(line, report, part))
    return _of_before(line, report, tuple(dict.fromkeys(found)))


def _of_before(line: Line, report: Report, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return whose "men" or "two battalions" are by the movement told just before, where no word here tells it."""
    before = report.moved
    if before is None or len(names) != 1 or names[0].casefold().split(" ")[-1] not in _BARE or " " in names[0]:
        return names
    is_near = before.line is line or before.line in report.lines[-1:]
    return tuple(before.keys.get("actor") or names) if is_near else names


def _doers(line: Line, clause: Clause, action: Action) -> tuple[Token, ...]:
    """Return who moves: the subject; in a passive whoever acts, else what is moved, which tells whose it is."""
    if receives(line, clause):
        return givers_of(line, clause)
    movers = movers_of(line, clause)
    if action is Action.DELIVERS and lemma_of(clause.head) in LETS:
        return clause.undergoers
    if not clause.is_passive:
        return movers
    agents = agents_of(line, clause)
    things = STRUCTURES - {"team", "mission"}
    is_built = action is Action.FORTIFIES and not any(is_force(m) or m.pos_ == "PRON" for m in movers)
    if is_built or action in {Action.HANDS_OVER, Action.DELIVERS} or any(lemma_of(s) in things for s in movers):
        return agents or tuple(owner for s in movers for owner in children(core_of(s), "nmod:poss"))
    return agents or movers


def _owners(line: Line, report: Report, things: tuple[Token, ...]) -> tuple[str, ...]:
    """Return whose posts, lorries or guns they are."""
    owners = tuple(child for thing in things for child in children(thing, "nmod:poss"))
    return tuple(dict.fromkeys(name for owner in owners for name in actor_names(line, report, owner)))


def _what(line: Line, clause: Clause, action: Action, movers: tuple[Token, ...]) -> Token | None:
    pool = handed(line, clause)
    if action is Action.DELIVERS and not clause.is_passive and not any(is_force(o) for o in pool):
        pool = (*movers, *pool)
    chosen = next((t for t in pool if is_force(t) or action is Action.DELIVERS or lemma_of(t) in STRUCTURES), None)
    is_number = action is Action.WITHDRAWS and all(t.like_num for t in pool)
    if chosen is None and (action in {Action.HANDS_OVER, Action.FORTIFIES} or is_number) and pool:
        chosen = pool[0]
    if chosen is None:
        chosen = next((t for t in movers if is_force(t) or action is Action.DELIVERS), None)
    return chosen


def _count(line: Line, token: Token) -> Count | None:
    """Return how many move: parts add up, and a convoy counts its lorries."""
    if lemma_of(token) in _CARRIES:
        parts = [o for o in obliques(token) if case_of(o) == "of"]
        return count_of(line, parts[0]) if parts else None
    counts = [count_of(line, part) for part in conjuncts(token)]
    if len(counts) > 1 and all(
        c is not None and c.least is not None and c.least == c.most and c.least > 1 for c in counts
    ):
        return Count.exactly(sum(c.least or 0 for c in counts if c is not None))
    count = counts[0]
    is_one = count is not None and count.least == 1 and count.most == 1
    is_none = count is not None and count.most == 0
    return None if is_one or is_none else count
