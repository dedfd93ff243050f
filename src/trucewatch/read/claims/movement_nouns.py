"""Movements told by a noun: "the withdrawal of X began", "no departures seen", "a build-up south of Y"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import Action, ClaimKind, State
from trucewatch.model.place import Place
from trucewatch.read.claims.acting import actor_names
from trucewatch.read.claims.beside import is_denied, noun_before
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens, places_in
from trucewatch.read.claims.things import core_of, is_force
from trucewatch.read.claims.whereabouts import carried_place, pointed_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, group_head, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_WITHDRAWALS = words("moves.withdraw_nouns") | words("motion.goings") - {"flight", "reduction", "dismantling"}
_ARRIVALS = words("moves.deploy_nouns") | (words("motion.comings") - {"transfer", "landing", "concentration"})
_NOUNS = _WITHDRAWALS | _ARRIVALS | {"movement", "flight"}
_DIGGINGS = frozenset({"building", "construction", "digging", "erection", "excavation", "fortification", "laying"})
_WORKS = words("motion.sure_works")
_BREACHES = words("deals.violation_nouns")
_GOING = words("syntax.movement.going")
_HIDES = frozenset({"cover", "hide", "conceal", "mask", "condemn", "denounce", "protest", "welcome", "hail"})
"""Whoever hides a movement, or is told to, tells of it."""
_SEEING = frozenset(
    {"observe", "see", "confirm", "note", "report", "expect", "announce", "verify", "count", "record", "monitor"}
)
_STARTING = frozenset({"begin", "start", "continue", "resume", "speed", "proceed"})
_PUTTING_OFF = frozenset({"expect", "delay", "postpone", "schedule", "plan", "suspend"})
_UNDER_WAY = re.compile(
    r"^(?:is|was|were|are) (?:still |now |already )?(?:under ?way|in progress|going on|continuing)\b"
)
_COMPLETE = re.compile(
    r"^(?:is|was|were|are|has been|had been) (?:now |almost |nearly |already )?(?:complete|completed|over)\b"
)
_MARCHES = re.compile(r"\b(?:cargo |military )?flights? (?:in)?to\b|\bconvoys? (?:in)?to\b")


def read_movement_nouns(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the movements that nouns of going and coming tell of, in the order of the sentence."""
    groups = group_tokens(line)
    for token in line.doc:
        lemma = lemma_of(token)
        if token.lower_ in _DIGGINGS and token.tag_ in {"NN", "VBG"}:
            yield from _dug(line, report, token, groups[group_head(token).i])
            continue
        if token.pos_ != "NOUN" or lemma not in _NOUNS:
            continue
        draft = _draft(line, report, token, groups[group_head(token).i])
        if draft is not None:
            yield draft


def _dug(line: Line, report: Report, token: Token, tokens: list[Token]) -> Iterator[Draft]:
    """Yield the works of "the building of fortifications in X", seen, or listed among breaches."""
    works = next((o for o in obliques(token) if case_of(o) == "of" and lemma_of(core_of(o)) in _WORKS), None)
    over = line.clause_at(token.head)
    is_listed = token.doc[0].lower_ in {"among", "these", "they"} or "included" in {t.lower_ for t in line.doc}
    is_breach = is_listed and any(lemma_of(t) in _BREACHES for t in line.doc[: token.i])
    if works is None or not (is_breach or _is_told(line, token, over)):
        return
    makers = [o for o in obliques(token) if case_of(o) == "by"] + list(children(token, "nmod:poss"))
    actors = tuple(dict.fromkeys(n for o in makers for n in actor_names(line, report, o)))
    dates = dates_in(line, tokens)
    yield Draft(
        kind=ClaimKind.MOVEMENT,
        line=line,
        at=token,
        keys={
            "action": Action.FORTIFIES,
            "state": State.DONE,
            "what": works.text,
            **({"actor": actors} if actors else {}),
        },
        places=_places(line, report, token, tokens),
        date=dates[0].period if dates else None,
        denied=is_negated(token) or (over is not None and is_denied(over)) or _is_denial(line, token, over),
        rule="movement.noun.fortifies",
    )


def _draft(line: Line, report: Report, token: Token, tokens: list[Token]) -> Draft | None:
    over = line.clause_at(token.head)
    action = Action.WITHDRAWS if lemma_of(token) in _WITHDRAWALS else Action.DEPLOYS
    is_told = _is_told(line, token, over)
    actors = _actors(line, report, token, over)
    state = _state(line, token, over)
    places = _places(line, report, token, tokens)
    is_enough = bool(actors) or _is_placed(token, places) or _comers(token) is not None
    if not is_told or state is None or not is_enough:
        return None
    if lemma_of(token) == "flight" and not _MARCHES.search(str(line.doc[max(0, token.i - 1) : token.i + 2].text)):
        return None
    if lemma_of(token) == "movement" and not (over is not None and lemma_of(over.head) == "deny"):
        return None
    dates = dates_in(line, tokens)
    keys: dict[str, object] = {"action": action, "state": state}
    if actors:
        keys["actor"] = actors
    what = _comers(token)
    if what is not None:
        keys["what"] = what.text
    count = count_of(line, token) if token.tag_ == "NNS" else count_of(line, what) if what is not None else None
    if count is not None and count.most != 0:
        keys["count"] = count
    return Draft(
        kind=ClaimKind.MOVEMENT,
        line=line,
        at=token,
        keys=keys,
        places=places,
        date=dates[0].period if dates else None,
        denied=is_negated(token) or (over is not None and is_denied(over)) or _is_denial(line, token, over),
        rule=f"movement.noun.{action}",
    )


def _comers(token: Token) -> Token | None:
    """Return the forces of "the arrival of 40 pickup trucks", whoever's they are."""
    if lemma_of(token) not in {"arrival", "landing", "departure"}:
        return None
    return next((o for o in obliques(token) if case_of(o) == "of" and is_force(o)), None)


def _is_denial(line: Line, token: Token, over: Clause | None) -> bool:
    """Tell whether the verb above denies it, and the voice does not carry that already."""
    is_carried = any(voice.denies for voice in line.voices[token.i])
    return not is_carried and over is not None and lemma_of(over.head) == "deny" and not over.is_negated


def _is_told(line: Line, token: Token, over: Clause | None) -> bool:
    """Tell whether the noun is said to go on, to be seen or to be over, and not only named."""
    behind = str(line.doc[token.right_edge.i + 1 : token.right_edge.i + 7].text)
    if _UNDER_WAY.search(behind) or _COMPLETE.search(behind):
        return True
    if (
        lemma_of(token) in {"build-up", "buildup", "arrival"}
        and case_of(token) == "of"
        and lemma_of(token.head) == "report"
    ):
        return True
    if over is not None and lemma_of(over.head) in _HIDES and token.dep_ == "obj":
        return True
    if over is None:
        seen = line.doc[min(token.i + 1, len(line.doc) - 1)]
        return is_negated(token) and lemma_of(seen) in _SEEING
    modals = {child.lower_ for child in over.head.children if child.dep_ == "aux"}
    if over.mode not in {Mode.FACT, Mode.FUTURE, Mode.DUTY} or modals & {"should", "must", "ought"}:
        return False
    return token.dep_.startswith(("nsubj", "obj")) and lemma_of(over.head) in _GOING | _SEEING | {"deny"}


def _is_placed(token: Token, places: tuple[Place, ...]) -> bool:
    """Tell whether a movement without an actor says enough: where, and it is counted or of arms."""
    is_military = any(child.lower_ in {"military", "troop", "cargo", "rebel", "army"} for child in token.children)
    is_stage = token.dep_.startswith("nsubj") and lemma_of(token.head) in {"complete", "finish", "begin", "start"}
    return (bool(places) and is_military) or (is_stage and any(child.lower_ == "the" for child in token.children))


def _state(line: Line, token: Token, over: Clause | None) -> State | None:
    behind = str(line.doc[token.right_edge.i + 1 : token.right_edge.i + 7].text)
    if _UNDER_WAY.search(behind):
        return State.UNDER_WAY
    if over is None:
        return State.DONE
    lemma = lemma_of(over.head)
    if lemma in _HIDES:
        return State.DONE
    if lemma in _STARTING or over.is_progressive:
        return State.UNDER_WAY if over.mode is Mode.FACT else State.PLANNED
    return State.PLANNED if over.mode is not Mode.FACT or lemma in _PUTTING_OFF else State.DONE


def _actors(line: Line, report: Report, token: Token, over: Clause | None) -> tuple[str, ...]:
    owners = children(token, "nmod:poss") or [o for o in obliques(token) if case_of(o) in {"of", "by"}]
    found = [
        n
        for o in owners
        for part in conjuncts(o)
        if not line.place_over(part) or part.pos_ == "PROPN"
        for n in _owner(line, report, part)
    ]
    if not found:
        before = [c for c in token.children if c.dep_ in {"amod", "compound"} and c.text[:1].isupper()]
        found = [
            who.name
            for c in before
            if (who := report.company.named(f"{c.text} forces", head="forces")) and who.acts_for
        ]
    if not found and (colon := next((t.i for t in line.doc[: token.i] if t.text == ":"), None)) is not None:
        label = noun_before(line.doc, colon)  # "Foreign fighters: no departures seen."
        found = list(actor_names(line, report, label)) if label is not None else []
    is_own = token.dep_ == "obj" and over is not None and lemma_of(over.head) not in _SEEING
    if is_own and over is not None and (not found or all(o.pos_ == "PRON" for o in owners)):
        found = [name for doer in over.doers for name in actor_names(line, report, doer)]
    return tuple(dict.fromkeys(found))


def _owner(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return who goes; where it is only a place that is left, nobody."""
    place = line.place_over(token)
    if place is not None and report.company.actors.find(token.text) is None:
        return ()
    return actor_names(line, report, token)


def _places(line: Line, report: Report, token: Token, tokens: list[Token]) -> tuple[Place, ...]:
    own = places_in(line, list(token.subtree)) or places_in(line, [t for t in tokens if t.i > token.i])
    if own:
        return (own[0].place,)
    opening = places_in(line, tokens)
    if len(opening) == 1:  # "In response to reports of a build-up south of X, they denied any movement"
        return (opening[0].place,)
    return (pointed_place(line, report, list(token.subtree)) or carried_place(line, report, tokens))[:1]
