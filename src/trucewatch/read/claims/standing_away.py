"""Movements told by where somebody is then: "will be out of X by May", "are on their way home", "are back in X"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import Action, ClaimKind, State
from trucewatch.read.claims.beside import noun_after, noun_before
from trucewatch.read.claims.draft import Draft, Report, group_tokens
from trucewatch.read.claims.moved_when import date_moved
from trucewatch.read.claims.moved_where import place_after
from trucewatch.read.claims.mover_names import mover_names
from trucewatch.read.claims.things import core_of, is_force, is_ground
from trucewatch.read.headcounts import count_of
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import conjuncts, group_head
from trucewatch.read.tree import Token

_BE = frozenset({"is", "are", "was", "were", "be", "been", "'re", "'s", "’re", "’s"})
_WAYS: tuple[tuple[Action, State | None, bool, re.Pattern[str]], ...] = tuple(
    (action, state, is_placed, re.compile(rf"(?:{words_of})\b"))
    for action, state, is_placed, words_of in (
        (
            Action.WITHDRAWS,
            None,
            False,
            r"(?:long )?gone(?: from| by| home|(?= (?:before|within|on|in|as)\b)|(?=[.,;]|$))",
        ),
        (Action.WITHDRAWS, None, True, r"out of|outside|clear of|away from|rid of the|off the"),
        (
            Action.WITHDRAWS,
            State.UNDER_WAY,
            False,
            r"on (?:its|their|the|his) way (?:home|out|back)|homeward bound|bound for home",
        ),
        (Action.WITHDRAWS, State.UNDER_WAY, False, r"packing|packing up"),
        (
            Action.DEPLOYS,
            State.UNDER_WAY,
            True,
            r"on (?:its|their|the|his) way (?:to|into|towards|in)|en route (?:to|for)|bound for|inbound",
        ),
        (
            Action.DEPLOYS,
            None,
            True,
            r"back (?:in|at|on)|in (?:place|position) (?:in|at|on|along|around|near)|in position (?:in|at|along)",
        ),
    )
)
_AFTERWARDS = frozenset({"will", "would", "shall", "'ll", "’ll", "to"})
_SHADES = frozenset(
    {
        "now",
        "already",
        "all",
        "still",
        "soon",
        "finally",
        "almost",
        "nearly",
        "completely",
        "fully",
        "also",
        "both",
        "currently",
        "again",
        "not",
        "n't",
        "long",
    }
)
_AHEAD = 25
"""Tokens behind a form of "be" among which its date is looked for, at most."""
_HELPERS = frozenset({"has", "have", "had", "due", "expected", "supposed", "meant", "must", "should"})
_MOVERS_BEFORE = 8
"""Tokens from a form of "be" back to who is meant, at most."""


def read_standing(line: Line, report: Report, told: set[int]) -> Iterator[Draft]:
    """Yield the movements that a sentence tells of by a form of "be" and a way.

    Args:
        line: The sentence.
        report: What was told before it.
        told: The verbs, by their places, that were read already.
    """
    groups = group_tokens(line)
    for verb in line.doc:
        if verb.lower_ not in _BE:
            continue
        draft = _standing(line, report, verb)
        if draft is None or draft.at.i in told:
            continue
        tokens = groups[group_head(verb).i]
        ahead = list(line.doc[verb.i : verb.i + _AHEAD])
        is_planned = draft.keys["state"] is State.PLANNED
        draft.date = date_moved(line, draft.at, tokens, ahead, is_planned=is_planned)
        yield draft


def _standing(line: Line, report: Report, verb: Token) -> Draft | None:
    doc = line.doc
    at = verb.i + 1
    is_denied = False
    while at < len(doc) and doc[at].lower_ in _SHADES:
        is_denied = is_denied or doc[at].lower_ in {"not", "n't"}
        at += 1
    text = doc[at : at + 8].text
    found = next(((row, m) for row in _WAYS if (m := row[3].match(text))), None)
    if found is None:
        return None
    (action, state, is_placed, _), match = found
    start, last = _helpers(line, verb)
    helpers = {token.lower_ for token in doc[start : verb.i]}
    who = _subject(line, verb, doc[at]) or noun_before(doc, start)
    if who is None or start - who.i > _MOVERS_BEFORE or not (is_force(who) or _is_band(line, who)):
        return None
    ends = doc.char_span(doc[at].idx, doc[at].idx + match.end(), alignment_mode="expand")
    behind = noun_after(doc, (ends.end if ends is not None else at + 1) - 1)
    if is_placed and (behind is None or not (is_ground(line, behind))):
        return None
    if state is None or last in _AFTERWARDS:
        state = State.PLANNED if last in _AFTERWARDS else State.DONE
    if "to" in helpers and helpers & {"have", "has", "had"}:
        return None
    if helpers & {"must", "should", "supposed", "meant"} or ("to" in helpers and helpers & {"was", "were"}):
        return None  # what is owed
    if last == "would" and line.voices[verb.i] == (PUBLISHED,):
        return None
    keys: dict[str, object] = {"action": action, "state": state}
    names = tuple(dict.fromkeys(name for part in conjuncts(who) for name in mover_names(line, report, part)))
    if names:
        keys["actor"] = names
    keys["what"] = core_of(who).text
    count = count_of(line, who)
    if count is not None and count.least is not None and count.least > 1:
        keys["count"] = count
    places = place_after(line, report, doc[at].i) if is_placed else ()
    return Draft(
        kind=ClaimKind.MOVEMENT,
        line=line,
        at=doc[at],
        keys=keys,
        places=places,
        denied=is_denied,
        rule="movement.standing",
    )


def _subject(line: Line, verb: Token, told: Token) -> Token | None:
    """Return the subject that the tree gives to the form of "be" or to the word behind it."""
    clause = next((c for c in line.clauses if c.head is told or c.head is verb or verb in c.head.children), None)
    subjects = [s for s in clause.subjects if s.i < verb.i] if clause is not None and clause.has_own_subject else []
    return subjects[0] if subjects else None


def _helpers(line: Line, verb: Token) -> tuple[int, str]:
    """Return where the helping verbs of a form of "be" begin, and which word of the future is among them."""
    at, ahead = verb.i, ""
    while at > 0 and (line.doc[at - 1].lower_ in _AFTERWARDS | _BE | _SHADES | _HELPERS):
        at -= 1
        if line.doc[at].lower_ in _AFTERWARDS:
            ahead = line.doc[at].lower_
    return at, ahead


def _is_band(line: Line, token: Token) -> bool:
    """Tell whether a name is that of an armed body, a people or a number of fighters."""
    name = line.name_over(token)
    if token.pos_ == "NUM" or core_of(token).lower_ == "them":
        return is_force(token, line)
    return (
        name is not None and line.place_over(token) is None and token.pos_ == "PROPN" and token.dep_.startswith("nsubj")
    )
