"""Movements: forces or weapons go, come, dig in or are handed over; aid arrives."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from trucewatch.model.claim import Action, ClaimKind, State
from trucewatch.model.count import Count
from trucewatch.read.casualties import count_of
from trucewatch.read.claims.draft import Draft, Report, carried_place, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.grammar import (
    Clause,
    Mode,
    case_of,
    children,
    conjuncts,
    group_head,
    is_negated,
    lemma_of,
    obliques,
)
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.who import clean

_WITHDRAWS = words("moves.withdraws")
_PARTICLES = {verb: frozenset(rest) for verb, rest in entry("moves.withdraws_with_particle").items()}
_WITHDRAW_NOUNS = words("moves.withdraw_nouns")
_DEPLOYS = words("moves.deploys")
_DEPLOY_NOUNS = words("moves.deploy_nouns")
_FORTIFIES = words("moves.fortifies")
_HANDS = words("moves.hands_over")
_DELIVERS = words("moves.delivers")
_AID = words("moves.aid_words")
_FORCES = words("moves.force_words")
_STRUCTURES = words("moves.structures")
_SURE_DEPLOYS = words("syntax.movement.sure_deploys")
_GOING = words("syntax.movement.going")
_NEARER = words("syntax.movement.nearer")
_WHO_MOVES = words("syntax.movement.who_moves")
_NOT_FORCES = re.compile(
    r"\b(?:talks?|meeting|room|party|office|government post|agreement|deal|"
    r"statement|letter|message|envoys?|delegation|people dead|dead|injured|"
    r"damage|homeless)\b",
    re.IGNORECASE,
)


def read_movements(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the movements that a sentence tells of, in its order."""
    groups = group_tokens(line)
    done: set[int] = set()
    for clause in line.clauses:
        if clause.mode is Mode.HYPOTHESIS or group_head(clause.head).i * 1000 + clause.head.i in done:
            continue
        action = _action(line, clause)
        if action is None:
            continue
        yield from _drafts(line, report, clause, action, groups[group_head(clause.head).i])
    for token in line.doc:
        if lemma_of(token) in _WITHDRAW_NOUNS | _DEPLOY_NOUNS and token.pos_ == "NOUN":
            draft = _nominal(line, report, token, groups[group_head(token).i])
            if draft:
                yield draft


def _action(line: Line, clause: Clause) -> Action | None:
    lemma = lemma_of(clause.head)
    behind = [token.lower_ for token in line.doc[clause.head.i + 1 : clause.head.i + 7]]
    movers = (*clause.doers, *clause.undergoers)
    objects = clause.undergoers
    if any(_NOT_FORCES.search(o.text) for o in clause.objects):
        return None
    if _is_aid(line, clause):
        return Action.DELIVERS
    if lemma == "change" and behind[:1] == ["hands"]:
        return Action.HANDS_OVER
    if lemma == "man" and clause.head.pos_ == "VERB" and any(lemma_of(o) in _STRUCTURES for o in objects):
        return Action.DEPLOYS
    if (
        lemma in _HANDS
        and (lemma != "hand" or set(behind[:5]) & {"over", "back", "in"} or "over" in behind)
        and (lemma not in {"return", "turn", "transfer"} or any(_is_force(o) or line.place_over(o) for o in objects))
        and not _is_people(objects)
    ):
        if lemma in {"surrender"} and not objects:
            return None
        return Action.HANDS_OVER
    if lemma in _FORTIFIES and (
        "in" in behind[:1]
        or any(
            lemma_of(o) in {"trench", "position", "tunnel", "bunker", "berm", "fortification", "base", "post"}
            for o in objects
        )
        or lemma in {"fortify", "entrench"}
    ):
        return Action.FORTIFIES
    if lemma in {"observe", "see", "spot", "note", "record", "complete"} and any(
        lemma_of(o) in {"trench", "berm", "bunker", "fortification", "earthwork"} for o in objects
    ):
        return Action.FORTIFIES
    if clause.head.lower_ in {"dug", "digging"} and (
        "in" in behind[:1]
        or any(lemma_of(o) in {"trench", "ditch", "tunnel", "position", "bunker"} for o in objects)
        or "trenches" in behind
        or "ditches" in behind
    ):
        return Action.FORTIFIES
    if lemma == "build" and any(
        lemma_of(o) in {"fortification", "trench", "berm", "bunker", "earthwork", "outpost"} for o in objects
    ):
        return Action.FORTIFIES
    if (lemma in _PARTICLES and set(behind[:4]) & _PARTICLES[lemma]) or lemma in _WITHDRAWS:
        if lemma in {
            "leave",
            "quit",
            "depart",
            "evacuate",
            "abandon",
            "move",
            "step",
            "go",
            "withdraw",
            "vacate",
        } and not (any(_is_force(m, line) for m in movers)):
            return None
        if (
            lemma == "leave"
            and not (clause.objects or {"from"} & set(behind))
            and not clause.is_passive
            and any(_NOT_FORCES.search(t) for t in behind)
        ):
            return None
        return Action.WITHDRAWS
    if lemma in _DEPLOYS and _comes(line, clause, lemma, behind):
        return Action.DEPLOYS
    return None


def _comes(line: Line, clause: Clause, lemma: str, behind: list[str]) -> bool:
    objects = clause.undergoers
    if lemma in _SURE_DEPLOYS:
        return any(_is_force(t, line) for t in (*clause.doers, *objects)) or not objects
    if lemma in {"send", "bring", "transfer", "position", "gather", "station", "land"}:
        return any(_is_force(t) for t in (objects or clause.subjects))
    if lemma in {"arrive", "enter", "move", "patrol"}:
        into = (
            lemma != "move"
            or bool(_NEARER & set(behind[:2]))
            or bool({"into", "in", "to", "towards"} & set(behind[:3]))
        )
        return (
            into
            and any(_is_force(t, line) for t in clause.subjects)
            and bool(places_in(line, list(clause.head.subtree)) or clause.objects)
        )
    if lemma in {"establish", "open", "set", "launch"}:
        return any(lemma_of(t) in _STRUCTURES for t in objects) and (lemma != "set" or "up" in behind)
    return False


def _is_aid(line: Line, clause: Clause) -> bool:
    lemma = lemma_of(clause.head)
    if lemma not in _DELIVERS:
        return False
    movers = [*clause.subjects, *clause.objects]
    text = " ".join(str(line.doc[m.left_edge.i : m.i + 1].text) for m in movers).casefold()
    return bool(
        re.search(
            r"\b(?:aid|relief|humanitarian|food|medicines?|medical|wfp|icrc|unicef|"
            r"un convoy|supplies|flour|fuel|tents|blankets|wheat|vaccines?)\b",
            text,
        )
    )


def _is_force(token: Token, line: Line | None = None) -> bool:
    if lemma_of(token) in _FORCES:
        return True
    for child in token.children:
        if child.dep_ in {"nmod", "compound"} and lemma_of(child) in _FORCES:
            return True
    if line is None:
        return False
    name = line.name_over(token)
    return (name is not None and line.place_over(token) is None) or token.lower_ in _WHO_MOVES


def _is_people(tokens: tuple[Token, ...]) -> bool:
    return any(
        lemma_of(t) in {"prisoner", "detainee", "captive", "hostage", "body", "remains", "person", "people"}
        for t in tokens
    )


def _state(clause: Clause, line: Line) -> State:
    before = " ".join(t.lower_ for t in line.doc[max(0, clause.head.i - 6) : clause.head.i])
    if (
        re.search(r"\b(?:refus\w+|declin\w+|will not|would not|won't|shall not|never)\b", before)
        and clause.mode is not Mode.FACT
    ) or re.search(r"\b(?:refus\w+ to|declin\w+ to|will not|won't|would not)\b", before):
        return State.REFUSED
    if clause.mode in {Mode.FUTURE, Mode.DUTY, Mode.WISH, Mode.POSSIBLE}:
        if re.search(r"\b(?:began|begun|begin|begins|started|start|continu\w+|beginning)\b", before):
            return State.UNDER_WAY
        return State.PLANNED
    if clause.is_progressive or re.search(r"\b(?:began|begun|started|start|begin|begins|continu\w+)\b", before):
        return State.UNDER_WAY
    if clause.head.tag_ in {"VBP", "VBZ"}:
        return State.UNDER_WAY
    if clause.head.tag_ == "VBG" and clause.head.dep_ in {"xcomp", "ccomp"}:
        return State.UNDER_WAY
    return State.DONE


def _drafts(line: Line, report: Report, clause: Clause, action: Action, tokens: list[Token]) -> Iterator[Draft]:
    state = _state(clause, line)
    if clause.mode is Mode.WISH and lemma_of(clause.head.head) in {
        "demand",
        "urge",
        "ask",
        "call",
        "require",
        "oblige",
        "threaten",
        "fear",
        "force",
        "want",
        "accuse",
        "tell",
    }:
        return
    if clause.mode is Mode.WISH and state is State.PLANNED and clause.head.dep_ in {"advcl", "acl"}:
        return
    if clause.mode is Mode.DUTY and {c.lower_ for c in clause.head.children} & {"must", "should", "ought"}:
        return
    actors = _actors(line, report, clause, action)
    what = _what(line, clause, action)
    keys: dict[str, object] = {"action": action, "state": state}
    if actors:
        keys["actor"] = actors
    if what is not None:
        keys["what"] = (
            clean(str(line.doc[what.left_edge.i if what.left_edge.i > what.i - 6 else what.i : what.i + 1].text))
            or what.text
        )
        count = _count(line, what)
        if count is not None:
            keys["count"] = count
    own = [t for t in tokens if t in set(clause.head.subtree)]
    places = _places(line, action, own) or _places(line, action, tokens)
    dates = dates_in(line, tokens)
    date = None
    if dates:
        date = (dates[0].ahead or dates[0].period) if state is State.PLANNED else dates[0].period
    denied = clause.is_negated and state is not State.REFUSED
    for group in _spread(line, places, what is not None and "count" in keys):
        yield Draft(
            kind=ClaimKind.MOVEMENT,
            line=line,
            at=clause.head,
            keys=dict(keys),
            places=tuple(p.place for p in group) or carried_place(line, report, tokens),
            date=date,
            denied=denied,
            certainty=certainty_of(line, tokens),
            rule=f"movement.{action}",
        )


def _spread(line: Line, places: tuple[PlaceMention, ...], counted: bool) -> list[tuple[PlaceMention, ...]]:  # noqa: FBT001
    if len(places) < 2:
        return [places]
    listed = [places[0]]
    for place in places[1:]:
        between = line.doc[listed[-1].end : place.start]
        if (
            len(between) <= 6
            and any(t.text in {",", "and"} for t in between)
            and not any(t.pos_ in {"VERB", "AUX"} for t in between)
        ):
            listed.append(place)
    if len(listed) < 2 or counted:
        return [(places[0],)]
    return [(place,) for place in listed]


def _places(line: Line, action: Action, tokens: list[Token]) -> tuple[PlaceMention, ...]:
    found = places_in(line, tokens)
    if action is Action.DEPLOYS:
        found = tuple(p for p in found if p.preposition != "from") or ()
    return found


def _actors(line: Line, report: Report, clause: Clause, action: Action) -> tuple[str, ...]:
    doers = clause.doers
    if lemma_of(clause.head) in {"observe", "see", "spot", "note", "record"}:
        return ()
    if clause.is_passive and not doers:
        doers = clause.subjects
    if lemma_of(clause.head) == "change":
        return ()
    if action is Action.DELIVERS:
        doers = tuple(d for d in doers if d.pos_ == "PROPN" and lemma_of(d) not in _AID)
    if (
        action is Action.DEPLOYS
        and clause.is_passive
        and not clause.agents
        and any(lemma_of(s) in _STRUCTURES for s in clause.subjects)
    ):
        return ()
    if (
        action in {Action.WITHDRAWS, Action.DEPLOYS}
        and doers
        and not clause.is_passive
        and lemma_of(doers[0]) in {"post", "convoy", "lorry", "truck"}
    ):
        owned = [c for d in doers for c in children(d, "nmod:poss")]
        return report.company.names(line, tuple(owned)) or report.company.names(line, doers)
    return report.company.names(line, doers)


def _what(line: Line, clause: Clause, action: Action) -> Token | None:
    pool = clause.undergoers if clause.undergoers else ()
    chosen = next((t for t in pool if _is_force(t) or action is Action.DELIVERS or lemma_of(t) in _STRUCTURES), None)
    if chosen is None and action is Action.HANDS_OVER and pool:
        chosen = pool[0]
    if chosen is None:
        chosen = next((t for t in clause.subjects if _is_force(t) or action is Action.DELIVERS), None)
    return chosen


def _count(line: Line, token: Token) -> Count | None:
    count = count_of(line, token)
    if count is None or (count.least == 1 and count.most == 1):
        return None
    return count


def _nominal(line: Line, report: Report, token: Token, tokens: list[Token]) -> Draft | None:
    """As in "The withdrawal of X began", "X completed their deployment", "no departures seen"."""
    action = Action.WITHDRAWS if lemma_of(token) in _WITHDRAW_NOUNS else Action.DEPLOYS
    head = token.head
    clause = line.clause_at(head)
    if (
        clause is None
        or lemma_of(head) not in _GOING
        or clause.mode not in {Mode.FACT, Mode.FUTURE, Mode.DUTY}
        or not token.dep_.startswith(("nsubj", "obj"))
    ):
        return None
    owner = [c for c in token.children if c.dep_ == "nmod:poss"] or [
        o for o in obliques(token) if case_of(o) in {"of", "by"}
    ]
    actors = report.company.names(line, tuple(part for o in owner for part in conjuncts(o)))
    if not actors and token.dep_ == "obj":
        actors = (
            report.company.names(line, clause.doers)
            if lemma_of(head) not in {"observe", "see", "confirm", "note", "report", "expect", "announce", "verify"}
            else ()
        )
    if not actors:
        return None
    lemma = lemma_of(head)
    state = State.DONE
    if lemma in {"begin", "start", "continue", "resume"} or clause.is_progressive:
        state = State.UNDER_WAY
    if clause.mode is not Mode.FACT or lemma in {"expect", "delay", "postpone"}:
        state = State.PLANNED
    places = places_in(line, list(head.subtree))
    dates = dates_in(line, tokens)
    return Draft(
        kind=ClaimKind.MOVEMENT,
        line=line,
        at=token,
        keys={"action": action, "state": state, "actor": actors},
        places=(places[0].place,) if places else carried_place(line, report, tokens),
        date=dates[0].period if dates else None,
        denied=clause.is_negated or is_negated(token),
        rule=f"movement.noun.{action}",
    )
