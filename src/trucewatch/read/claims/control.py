"""Control: an actor holds, or is in, an area, takes it, loses it or tries to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import ClaimKind, Level
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.acting import clean_phrase
from trucewatch.read.claims.beside import is_denied, noun_after, rescued, stretch
from trucewatch.read.claims.control_phrases import read_control_phrases
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.gapped import gapped_places
from trucewatch.read.claims.held import PAST_HISTORY_DAYS, merged
from trucewatch.read.claims.holders import is_aside, names_told
from trucewatch.read.claims.holding import read_holdings
from trucewatch.read.claims.presence import is_present, subjects_of
from trucewatch.read.claims.whereabouts import antecedent, carried_place, places_behind, pointed_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.shares import find_shares
from trucewatch.read.syntax import case_of, group_head, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_SEIZES = words("moves.seizes") - {"fall"}
_OCCUPIES = words("moves.holds_area") - {"run"}
_VERBS = (_SEIZES | _OCCUPIES) - {"take", "storm", "occupy", "hold"}
_CONTROL_VERBS: dict[str, str] = entry("moves.control_verbs")
_ATTEMPTS = words("moves.attempts_surely")
_AREAS = words("moves.areas")
_SHARES = words("moves.share_words")
_MANY = words("moves.many")
_SHIP = re.compile(
    r"\b(?:ship|vessel|boat|tanker|weapons?|arms|goods|vehicle|truck|cargo|"
    r"equipment|place|advantage|steps?|action|responsibility|office|power|"
    r"hostage|days|risk|care|note|drones?|rockets?|missiles?)s?\b"
    r"|\b(?:part|effect|breath|talks?|meetings?|fire|elections?|session|exercises?)$",
    re.IGNORECASE,
)
_IN_CONTROL = re.compile(
    r"(?:still |firmly |fully )?in (?:full |firm |sole |complete |effective "
    r")?(?:control|charge|command|possession) of\b"
)
_WHOLE = re.compile(r"\b(?:the )?(?:entire|whole|all of the|all of)\b")
_OFTEN = re.compile(
    r"\b(?:twice|thrice|times|repeatedly|again and again|back and forth|several|many|daily|nightly|one by one|\dx?)\b"
)
_DRIVES = words("moves.drives_out")
_CONTESTED = re.compile(
    r"^(?:fight|fought|battl|vie|vying|struggl|clash)\w* (?:(?:over|for) (?:the )?control of\b|over (?:the )?[A-Z])"
)
_FIGHTS = ("fight", "fought", "battl", "vie", "vying", "struggl", "clash")


def read_control(line: Line, report: Report) -> Iterator[Draft]:
    """Yield who is said to hold, take, lose or be in which area, in the order of the sentence."""
    yield from merged(list(_read(line, report)), read_holdings(line, report))


def _read(line: Line, report: Report) -> Iterator[Draft]:
    groups = group_tokens(line)
    yield from read_control_phrases(line, report)
    for clause in (*line.clauses, *rescued(line, _VERBS)):
        if clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.FUTURE, Mode.DUTY}:
            continue
        yield from _of_clause(line, report, _with_object(line, clause), groups[group_head(clause.head).i])


def _with_object(line: Line, clause: Clause) -> Clause:
    """Return a clause of taking or holding with the noun right behind it for its object, where the tree has none."""
    if clause.is_passive or clause.objects or lemma_of(clause.head) not in _SEIZES | _OCCUPIES:
        return clause
    behind = noun_after(line.doc, clause.head.i)
    return clause if behind is None else replace(clause, objects=(behind,))


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Iterator[Draft]:
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + 12].text)
    level = _level(line, clause, behind)
    if level is None:
        return
    actors = _actors(line, report, clause)
    is_taken = (clause.is_passive or lemma_of(clause.head) == "change") and level is Level.SEIZED
    if not actors and is_taken and not clause.agents:
        actors = _attackers(line, report)
    is_lost = level is Level.LOST and clause.is_passive
    if not (actors or is_taken or is_lost or level is Level.CONTESTED or lemma_of(clause.head) == "fall"):
        return
    is_person = bool(actors) and all(report.company.cast.person(actor) for actor in actors)
    if level is Level.PRESENT and (actors == ("both sides",) or is_person):
        return
    ahead = stretch(line, clause)
    date = _date(line, clause, tokens, ahead)
    if level is Level.SEIZED and report.is_long_after(date, PAST_HISTORY_DAYS):
        return
    places = _places(line, report, clause, tokens, ahead)
    is_told_of_none = lemma_of(clause.head) == "be" and _is_denied(line, clause)
    if not places and not is_told_of_none and (level in {Level.PRESENT, Level.CONTROLS, Level.DOMINATES} or not actors):
        return
    keys: dict[str, object] = {"level": level, **({"actor": actors} if actors else {})}
    share = _share(line, clause, ahead, level)
    if share is not None:
        keys["share"] = share
    others = tuple(mention.place for mention, _ in gapped_places(line, clause.head)) if places else ()
    for place in dict.fromkeys((*(p for p in places if p not in others), *others)) or (None,):
        yield Draft(
            kind=ClaimKind.CONTROL,
            line=line,
            at=clause.head,
            keys=dict(keys),
            places=(place,) if place else (),
            date=date,
            denied=_is_denied(line, clause),
            certainty=certainty_of(line, tokens),
            rule=f"control.{level}",
        )


def _is_denied(line: Line, clause: Clause) -> bool:
    """Tell whether a clause is denied; what is said of a noun behind "nor" is not."""
    before = [token.lower_ for token in line.doc[max(0, clause.head.i - 3) : clause.head.i]]
    if "longer" in before and "no" in before:
        return True
    if clause.head.dep_ == "acl:relcl":
        return is_negated(clause.head)
    if lemma_of(clause.head) == "be" and line.doc[min(clause.head.i + 1, len(line.doc) - 1)].lower_ == "none":
        return True
    return is_denied(clause) or any(is_negated(s) for s in subjects_of(line, clause) if s.i > clause.head.i)


def _level(line: Line, clause: Clause, behind: str) -> Level | None:
    lemma, objects = lemma_of(clause.head), clause.undergoers
    is_controlling = (
        lemma in _CONTROL_VERBS and re.search(r"\bcontrol (?:of|over)\b", " ".join(behind.split()[:6])) is not None
    )
    is_up = lemma == "take" and behind.startswith(("up ", "down ", "out "))
    is_taking = lemma in _SEIZES and _is_area(line, clause) and not _is_thing(line, objects) and not is_up
    if is_controlling or is_taking:
        if _is_attempt(clause):
            return Level.ATTEMPTS
        if clause.mode is not Mode.FACT:
            return None
        level = Level(_CONTROL_VERBS[lemma]) if is_controlling else Level.SEIZED
        is_habit = lemma == "occupy" and (
            clause.head.tag_ in {"VBP", "VBZ", "VB", "VBG"} or (clause.is_passive and not _was(clause))
        )
        return Level.CONTROLS if is_habit else level
    if clause.mode is not Mode.FACT:
        return None
    is_in_control = (
        clause.head.lower_ == "control" and case_of(clause.head).startswith("in") and behind.startswith("of ")
    )
    if _IN_CONTROL.match(behind) or is_in_control:
        return Level.CONTROLS
    if clause.is_passive and not subjects_of(line, clause) and _drives_out(line, clause):
        return Level.LOST
    if (lemma == "fall" and _falls(line, clause, behind)) or _drives_out(line, clause):
        return Level.SEIZED
    runs_some = lemma == "run" and any(o.pos_ == "NUM" or o.lower_ in _SHARES for o in objects)
    if (lemma in _OCCUPIES or runs_some) and _holds(line, clause):
        return Level.DOMINATES if lemma == "dominate" else Level.CONTROLS
    if lemma == "lose" and _is_area(line, clause) and not _is_thing(line, objects):
        return Level.LOST
    if clause.is_passive and lemma == "fight" and behind.startswith("over") and _is_area(line, clause):
        return Level.CONTESTED
    if (
        lemma == "change"
        and behind.startswith("hands")
        and any(line.place_over(s) or lemma_of(s) in _AREAS for s in clause.subjects)
    ):
        return Level.CONTESTED if _OFTEN.search(behind[:60]) else Level.SEIZED
    if (lemma == "contest" and _is_area(line, clause)) or _is_contested(clause.head):
        return Level.CONTESTED
    return Level.PRESENT if is_present(line, clause, behind) else None


def _is_contested(head: Token) -> bool:
    text, at = head.doc.text, head.idx
    return text.startswith(_FIGHTS, at) and _CONTESTED.search(text[at : at + 60]) is not None


def _was(clause: Clause) -> bool:
    return any(child.lower_ in {"was", "were"} for child in clause.head.children)


def _is_attempt(clause: Clause) -> bool:
    """Tell whether a verb hangs on one of trying: "is trying to seize", "an attempt to take", "in a bid to retake"."""
    to = next((child for child in clause.head.children if child.lower_ == "to" and child.i < clause.head.i), None)
    if to is None or to.i == 0:
        return False
    return lemma_of(clause.head.doc[to.i - 1]) in _ATTEMPTS or (
        clause.head.head != clause.head and lemma_of(clause.head.head) in _ATTEMPTS
    )


def _falls(line: Line, clause: Clause, behind: str) -> bool:
    is_place = any(
        line.place_over(s) or lemma_of(s) in {"town", "city", "village", "port", "capital"} for s in clause.subjects
    )
    is_place = is_place or any(
        0 <= clause.head.i - place.end <= 2
        and all(token.pos_ in {"ADV", "AUX"} or token.text == "," for token in line.doc[place.end : clause.head.i])
        for place in line.places
    )
    return is_place and bool(
        re.match(r"(?:to|on|in|last|after|without|into|at|during|while|yesterday|today)\b|$|[.,;]", behind)
    )


def _drives_out(line: Line, clause: Clause) -> bool:
    """Tell whether somebody is driven from a place: whoever drives takes it."""
    if lemma_of(clause.head) not in _DRIVES:
        return False
    driven = clause.undergoers
    is_out = any(
        place.preposition.split(" ")[-1] in {"from", "of", "out"}
        for place in places_behind(line, stretch(line, clause))
    )
    words_behind = str(line.doc[clause.head.i : clause.head.i + 12].text)
    return (
        bool(driven)
        and is_out
        and bool(re.search(r"\b(?:from|out of|off)\b", words_behind))
        and any(lemma_of(t) in words("moves.force_words") or line.name_over(t) for t in driven)
    )


def _holds(line: Line, clause: Clause) -> bool:
    objects = clause.undergoers
    is_of_place = clause.head.dep_ == "acl" and line.place_over(clause.head.head) is not None
    is_there = bool({t.lower_ for t in line.doc[clause.head.i + 1 : clause.head.i + 3]} & {"there", "here"})
    return (_is_area(line, clause) or is_of_place or is_there) and not _is_thing(line, objects)


def _is_area(line: Line, clause: Clause) -> bool:
    """Tell whether what a verb has for its object is a place, a part of one or a building."""
    tokens = clause.undergoers
    parts = tuple(o for t in tokens if t.lower_ in _SHARES | _MANY | {"both"} or t.pos_ == "NUM" for o in obliques(t))
    return antecedent(line, clause) is not None or any(
        line.place_over(t) or lemma_of(t) in _AREAS or t.lower_ in _SHARES | {"it"} for t in (*tokens, *parts)
    )


def _is_thing(line: Line, tokens: tuple[Token, ...]) -> bool:
    return bool(_SHIP.search(" ".join(str(line.doc[t.left_edge.i : t.i + 1].text) for t in tokens)))


def _actors(line: Line, report: Report, clause: Clause) -> tuple[str, ...]:
    lemma = lemma_of(clause.head)
    if lemma == "change":
        return ()  # a town changed hands: between whom, the words do not say
    if lemma == "fall":
        return report.company.names(line, tuple(o for o in obliques(clause.head) if case_of(o) == "to"))
    is_driven = lemma in _DRIVES and clause.is_passive and not subjects_of(line, clause)
    if lemma == "have" or is_driven:
        return report.company.names(line, clause.subjects)
    found: dict[str, None] = {}
    over = line.clause_at(clause.head.head) if lemma_of(clause.head.head) in _ATTEMPTS else None
    doers = subjects_of(line, over if over is not None and _is_attempt(clause) else clause)
    for told in (d for d in doers if not is_aside(d, doers) and line.doc[min(d.i + 1, len(line.doc) - 1)].text != ":"):
        is_back = told.lower_ in {"it", "they"} and clause.head.dep_.startswith("acl")
        subject = (_main_subject(line, clause) if is_back else None) or told
        is_part = subject.lower_ in _MANY | {"one", "none"}
        whole = next((o for o in obliques(subject) if case_of(o) == "of"), None) if is_part else None
        for name in names_told(line, report, whole if whole is not None else subject):
            found.setdefault(name)
    names = tuple(found)
    return names[:1] if clause.head.dep_ == "acl:relcl" else names


def _main_subject(line: Line, clause: Clause) -> Token | None:
    """Return whom the sentence is about, for the "it" of "remains in X, which it took"."""
    return next(
        (s for c in line.clauses if c.head.i < clause.head.i for s in c.subjects if s.pos_ in {"NOUN", "PROPN"}), None
    )


def _attackers(line: Line, report: Report) -> tuple[str, ...]:
    """Return who was told of as attacking, earlier in the same sentence."""
    for draft in reversed(report.told):
        if draft.line is not line:
            break
        if draft.keys.get("perpetrator"):
            return tuple(draft.keys["perpetrator"])
    return ()


def _places(line: Line, report: Report, clause: Clause, tokens: list[Token], ahead: list[Token]) -> tuple[Place, ...]:
    head = clause.head
    if lemma_of(head) == "fall":
        before = [place for place in line.places if 0 <= head.i - place.end <= 3]
        return tuple(place.place for place in before[-1:]) or pointed_place(line, report, list(line.doc[: head.i]))
    if lemma_of(head) in _DRIVES:
        out = [p.place for p in places_behind(line, ahead) if p.preposition.split(" ")[-1] in {"from", "of", "out"}]
        return tuple(out[:1])
    held = clause.subjects if lemma_of(head) == "change" else clause.undergoers
    over = [place for token in held if (place := line.place_over(token)) is not None]
    if over:
        named = dict.fromkeys(mention.place for mention in over)
        others = tuple(t for t in held if line.place_over(t) is None and t.pos_ != "PRON")
        return (*named, *_described(line, others))
    back = antecedent(line, clause)
    if back is not None:
        return (back.place,)
    if any(token.lower_ == "it" for token in held):
        return (report.last_place,) if report.last_place else ()
    if not clause.is_passive:
        found = places_behind(line, ahead) or places_in(line, [t for t in tokens if t in set(head.subtree)])
    else:
        found = places_in(line, [t for token in held for t in token.subtree]) or places_behind(line, ahead)
    found = tuple(p for p in found if p.start not in line.attribution and p.preposition != "from")
    if found:
        return tuple(place.place for place in _listed(line, found))
    looked = list(line.doc[clause.subjects[0].left_edge.i : head.i]) if clause.is_passive and clause.subjects else ahead
    pointed = pointed_place(line, report, [t for t in looked if t.i not in line.attribution])
    described = _described(line, held) or _named(line, report, ahead)
    return (pointed or described or carried_place(line, report, tokens))[:1]


def _named(line: Line, report: Report, ahead: list[Token]) -> tuple[Place, ...]:
    """Return what "control of X" names, though no gazetteer has it."""
    for token in ahead:
        name = line.name_over(token) if token.pos_ == "PROPN" else None
        is_held = (
            token.i > 1
            and lemma_of(line.doc[token.i - 2]) == "control"
            and line.doc[token.i - 1].lower_ in {"of", "over"}
        )
        if name is not None and is_held and report.company.actors.find(name.text) is None:
            return (Place(name=name.text),)
    return ()


def _described(line: Line, held: tuple[Token, ...]) -> tuple[Place, ...]:
    """Return the place that a description alone names: "14 schools", "the southern suburbs"."""
    for part in held:
        token = part
        whole = next((o for o in obliques(part) if case_of(o) == "of"), None)
        if (part.lower_ == "several" or part.pos_ == "NUM") and whole is not None and lemma_of(whole) in _AREAS:
            return (Place(name=str(line.doc[part.i : whole.i + 1].text).lower()),)
        if part.lower_ in _SHARES and whole is not None and lemma_of(whole) in _AREAS and not line.place_over(whole):
            token = whole
        if lemma_of(token) in _AREAS:
            text = clean_phrase(line, token)
            if " " in text:
                return (Place(name=text),)
    return ()


def _listed(line: Line, places: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    found = [places[0]]
    for place in places[1:]:
        between = line.doc[found[-1].end : place.start]
        is_list = len(between) <= 6 and any(t.text in {",", "and"} for t in between)
        if not is_list or any(t.pos_ in {"VERB", "AUX"} or t.lower_ in {"from", "to", "by"} for t in between):
            break
        found.append(place)
    return found


def _date(line: Line, clause: Clause, tokens: list[Token], ahead: list[Token]) -> Period | None:
    own = [token for token in tokens if token in set(clause.head.subtree)]
    dates = dates_in(line, own) or dates_in(line, ahead)
    return dates[0].period if dates else None


def _share(line: Line, clause: Clause, ahead: list[Token], level: Level) -> float | None:
    near = " ".join(token.text for token in ahead[:14])
    shares = find_shares(near)
    if not shares and clause.is_passive and clause.subjects:
        start = clause.subjects[0].left_edge.i
        shares = find_shares(str(line.doc[start : clause.head.i].text))
    if shares:
        return round(shares[0].share, 3)
    is_whole = level in {Level.ATTEMPTS, Level.CONTROLS, Level.SEIZED, Level.DOMINATES} and _WHOLE.search(near)
    return 1.0 if is_whole else None
