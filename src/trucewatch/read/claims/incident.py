"""Incidents: something violent, or in breach, happened, or did not."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.read.casualties import Casualties, count_casualties, count_of, is_kill, is_wound, victims_of
from trucewatch.read.claims.carried import goes_on, lead_dates, pointed_at
from trucewatch.read.claims.counted import TOLL_KEYS, compared, count_told, enumerated, told_now
from trucewatch.read.claims.doers import perpetrators, targets
from trucewatch.read.claims.draft import Draft, Report, carried_place, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.event import OBSERVED, Event
from trucewatch.read.claims.find_events import find_events, is_only_act
from trucewatch.read.claims.incident_types import weapon_type, weapons_in
from trucewatch.read.claims.laid import violation_party
from trucewatch.read.claims.mutual import of_each
from trucewatch.read.claims.totals import is_toll, joined, stretch
from trucewatch.read.claims.victims import (
    MURDERS,
    act_before,
    add_victims,
    earlier_type,
    read_unhurt,
    same_event,
    taken_by_force,
    tells_how,
)
from trucewatch.read.date_mention import DateMention, Granularity
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, conjuncts, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_GENERIC = words("violence.open_acts")
_BY_WEAPON = frozenset(
    {IncidentType.AIR_STRIKE, IncidentType.DRONE_STRIKE, IncidentType.MISSILE_STRIKE, IncidentType.SHELLING}
)
_APART = frozenset(
    {
        IncidentType.ABDUCTION,
        IncidentType.ARREST,
        IncidentType.DEMOLITION,
        IncidentType.LOOTING,
        IncidentType.KILLING,
        IncidentType.SEIZURE,
    }
)
"""Acts that are told apart from the attack in which they were done."""
_FEW_DAYS = 3
_DATED_ASIDE = words("speech.says") | words("deals.deal_nouns") | {
    "sign", "agree", "begin", "start", "run", "expire", "meet", "announce", "declare", "reach", "talk",
}  # fmt: skip
"""On which a date may hang that is not the act's."""
_PIECES = frozenset({"burst", "shot", "round", "volley", "instance", "case", "exchange", "series", "sound"})


def read_incidents(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the incidents that a sentence tells of, in its order."""
    events = find_events(line, earlier_type(report))
    if not events:
        yield from read_unhurt(line, report, [])
        return
    groups = group_tokens(line)
    by_group: dict[int, list[Event]] = {}
    owner = {token.i: head for head, tokens in groups.items() for token in tokens}
    acts = {event.token for event in events}
    for event in events:
        # "a raid that hit a wedding": what the clause tells is told of the raid.
        is_of_noun = event.token.dep_ == "acl:relcl" and event.token.head in acts
        at = event.token.head if is_of_noun else event.token
        by_group.setdefault(owner[at.i], []).append(event)
        if is_of_noun and owner[at.i] != owner[event.token.i]:
            groups = {**groups, owner[at.i]: sorted({*groups[owner[at.i]], *groups[owner[event.token.i]]}, key=_place)}
    told: list[Draft] = []
    for head, found in by_group.items():
        drafts = list(_of_group(line, report, found, groups[head]))
        if drafts and not any(event.types for event in found) and (before := same_event(told, drafts[0])) is not None:
            add_victims(before, drafts[0])
            continue
        if told and drafts and _only_describes(told[-1], drafts[0]):
            continue
        if len(drafts) == 1 and told and tells_how(told[-1], drafts[0]):
            add_victims(drafts[0], told.pop())
        told.extend(drafts)
    if told:
        yield from read_unhurt(line, report, told)
    yield from (each for draft in told for each in of_each(draft, report))
    if told:
        yield from enumerated(line, told[0])
        yield from compared(line, report, told[0])


def _only_describes(told: Draft, draft: Draft) -> bool:
    """Tell whether a participle only pictures what was told: "a demolition, flattening a barn"."""
    is_bare = draft.at.tag_ == "VBG" and not draft.places and not any(key in draft.keys for key in TOLL_KEYS)
    return is_bare and draft.keys["type"] is told.keys["type"] and draft.date == told.date


def _place(token: Token) -> int:
    return token.i


def _of_group(line: Line, report: Report, events: list[Event], tokens: list[Token]) -> Iterator[Draft]:
    clauses = [
        clause
        for clause in line.clauses
        if clause.head in tokens and (is_kill(clause) or is_wound(clause)) and clause.mode in {Mode.FACT, Mode.POSSIBLE}
    ]
    toll = count_casualties(line, clauses, tokens)
    typed = [event for event in events if event.types]
    if is_toll(line, tokens, toll, typed, report) or (
        not typed and is_toll(line, _whole(line, tokens), toll, typed, report)
    ):
        return
    if (
        typed
        and all(event.types[0] is IncidentType.CEASEFIRE_VIOLATION for event in typed)
        and _is_laid(line, report, typed[0], toll)
    ):
        return
    leaders = _leaders(typed)
    if not leaders:
        deaths = [event for event in events if not event.types]
        if not deaths or (not toll and not any(victims_of(e.clause) for e in deaths if e.clause)):
            return
        if deaths[0].clause and deaths[0].clause.is_negated and not toll:
            return
        kind = (
            weapon_type(" ".join(t.text for t in tokens if t not in {v for c in clauses for v in victims_of(c)}))
            or IncidentType.KILLING
        )
        if kind is IncidentType.KILLING and lemma_of(deaths[0].token) not in MURDERS:
            kind = taken_by_force(line, tokens) or _kind_before(line, report, tokens, toll, deaths[0]) or kind
        leaders = [(deaths[0], kind)]
    for (event, kind), own in zip(leaders, _shared(line, leaders, clauses, toll), strict=True):
        yield from _drafts(line, report, event, kind, tokens, own, clauses)


def _shared(
    line: Line, leaders: list[tuple[Event, IncidentType]], clauses: list[Clause], toll: Casualties
) -> list[Casualties]:
    """Return the victims of each of several incidents: those told below its own word, else all at the first."""
    if len(leaders) == 1:
        return [toll]
    own = []
    for event, _ in leaders:
        below = [token for token in event.token.subtree if not _is_below_other(token, event, leaders)]
        own.append(count_casualties(line, [clause for clause in clauses if clause.head in below], below))
    return own if any(own) else [toll, *(Casualties() for _ in leaders[1:])]


def _is_below_other(token: Token, event: Event, leaders: list[tuple[Event, IncidentType]]) -> bool:
    """Tell whether a token hangs on another incident that itself hangs on this one, as coordinated nouns do."""
    while token not in (event.token, token.head):
        if any(token == other.token for other, _ in leaders if other is not event):
            return True
        token = token.head
    return False


def _kind_before(
    line: Line, report: Report, tokens: list[Token], toll: Casualties, death: Event
) -> IncidentType | None:
    """Return the type of the incident to which bare victims belong: of the last one where they were hurt only."""
    if toll.killed is None and toll.injured is not None:
        return earlier_type(report)
    if death.clause is not None and any(subject.lower_ in {"it", "they"} for subject in death.clause.subjects):
        told = goes_on(line, report)  # "On Sunday they killed a tea-seller": the shells of the sentence before
        return told.keys["type"] if told is not None else None
    if places_in(line, tokens) or dates_in(line, tokens):
        return None
    before = act_before(report, line)
    return before.keys["type"] if before is not None else None


def _whole(line: Line, tokens: list[Token]) -> list[Token]:
    """Return the words that tell whether victims are a total: all around, but where the clause has a day of its own."""
    own = [date for date in line.dates if line.tokens_of(date.span)[0] in {token.i for token in tokens}]
    return joined(line, tokens) if own else stretch(line, tokens)


def _is_laid(line: Line, report: Report, event: Event, toll: Casualties) -> bool:
    """Breaches counted and laid to a party, with no act, place or victims, are compliance alone."""
    return not toll and not is_negated(event.token) and bool(violation_party(line, report, event.token))


def _head_noun(token: Token) -> Token:
    """Return the noun that counts: the bursts of "six bursts of fire"."""
    while token.dep_ == "nmod" and token.head.pos_ == "NOUN" and lemma_of(token.head) in _PIECES:
        token = token.head
    return token


def _leaders(typed: list[Event]) -> list[tuple[Event, IncidentType]]:
    """Return the events that make claims of their own: coordinated nouns do, a verb and its object make one."""
    if not typed:
        return []
    exact = [event for event in typed if event.types[0] is not IncidentType.CEASEFIRE_VIOLATION]
    if exact and len(exact) < len(typed):
        typed = exact  # "in the worst incident, a shell hit a queue"
    nouns = [event for event in typed if event.is_noun]
    verbs = [event for event in typed if not event.is_noun]
    coordinated = [
        e
        for e in nouns
        if any(_head_noun(e.token) in conjuncts(_head_noun(other.token)) and e != other for other in nouns)
    ]
    numbered = [event for event in nouns if any(child.dep_ == "nummod" for child in event.token.children)]
    if len({event.types[0] for event in numbered}) > 1 and not coordinated:
        coordinated = numbered  # "nine shots, whose origin is unknown, and two blasts"
    if coordinated:
        kinds: list[tuple[Event, IncidentType]] = [(nouns[0], nouns[0].types[0])]
        for event in nouns[1:]:
            if event.types[0] is not kinds[-1][1] and event in coordinated:
                kinds.append((event, event.types[0]))
        return kinds
    if verbs and nouns:
        verb, noun = verbs[0], nouns[0]
        if verb.types[0] is IncidentType.CHEMICAL_ATTACK:
            return [(verb, verb.types[0])]
        if lemma_of(verb.token) in _GENERIC or noun.types[0] in {
            IncidentType.SUICIDE_ATTACK,
            IncidentType.CHEMICAL_ATTACK,
        }:
            vague = noun.types[0] is IncidentType.GROUND_ASSAULT and verb.types[0] in _BY_WEAPON
            kind = verb.types[0] if vague else noun.types[0]
            is_of_noun = noun.token.dep_ in {"nsubj", "obj"} or verb.token.head == noun.token
            return [(noun if is_of_noun else verb, kind)]
        return [(verb, verb.types[0])]
    if len(verbs) > 1:
        first = verbs[0]
        others = [v for v in verbs[1:] if v.token.dep_ in {"conj", "advcl"} and v.types[0] is not first.types[0]]
        apart = [v for v in others if v.types[0] in _APART]
        exact = [v for v in others if v not in apart and lemma_of(v.token) not in _GENERIC]
        if lemma_of(first.token) in _GENERIC and exact:
            first = exact[0]  # "attacked the town, shelling it for hours"
            exact = []
        return [(v, v.types[0]) for v in [first, *exact, *apart]]
    first = (verbs or nouns)[0]
    kind = first.types[0]
    if kind is IncidentType.CEASEFIRE_VIOLATION and len(nouns) > 1:
        return [(first, kind)]
    return [(first, kind)]


def _drafts(
    line: Line,
    report: Report,
    event: Event,
    kind: IncidentType,
    tokens: list[Token],
    toll: Casualties,
    clauses: list[Clause],
) -> Iterator[Draft]:
    near = _near(event, tokens)
    places = _places_of(line, event, near, tokens) or _only_place(line, event)
    before = pointed_at(line, report, event, kind)
    if before is not None:
        kind = before.keys["type"]
    dates = told_now(line, dates_in(line, tokens)) or lead_dates(line, event) or _only_day(line, event)
    date = dates[0].period if dates else None
    if date is None:
        date = before.date if before is not None else _implied(line, report, event, tokens, kind)
    told_before = goes_on(line, report) if not line.dates and not line.places else None
    if date is None and told_before is not None:
        date = told_before.date
    if _is_history(date, report):
        return
    count = count_told(line, event, kind)
    perpetrator = perpetrators(line, report, event) or (before.keys.get("perpetrator", ()) if before else ())
    target = targets(line, report, event)
    keys: dict[str, object] = {"type": kind, **toll.keys()}
    if count is not None:
        keys["count"] = count
    if perpetrator:
        keys["perpetrator"] = perpetrator
    if target:
        keys["target"] = target
    weapons = weapons_in(tokens)
    if weapons:
        keys["weapons"] = weapons
    denied = _denied(line, event) and not toll
    if kind is IncidentType.CEASEFIRE_VIOLATION and not denied and not (places or date or count or perpetrator or toll):
        return  # "we have had a bad incident" tells nothing of it
    report.seen_type = str(kind)
    spread = _spread(places, count, is_covered=bool(toll) or _is_counted(line, event))
    for index, (chosen, own_count) in enumerate(spread):
        draft = Draft(
            kind=ClaimKind.INCIDENT,
            line=line,
            at=event.token,
            keys=dict(keys),
            places=tuple(p.place for p in chosen)
            or carried_place(line, report, tokens)
            or (before.places if before is not None else ())
            or (told_before.places[:1] if told_before is not None else ()),
            date=date,
            denied=denied,
            certainty=certainty_of(line, tokens),
            rule=f"incident.{kind}",
        )
        if own_count is not None:
            draft.keys["count"] = own_count
        if index and len(spread) > 1:
            for key in ("killed", "injured", "civilians_killed", "children_killed"):
                draft.keys.pop(key, None)
        for place in chosen:
            draft.ground("place", "places", (place.start, place.end))
        yield draft


def _only_day(line: Line, event: Event) -> tuple[DateMention, ...]:
    """Return the one day of a sentence that tells of one act, though a clause beside the act's own holds it.

    "Soldiers shot two men who came near the fence on Friday": that was when.
    """
    days = [d for d in line.dates if d.granularity is not Granularity.CLOCK]
    if len(days) != 1 or not is_only_act(line):
        return ()
    at, _ = line.tokens_of(days[0].span)
    is_behind = event.token.i < at and line.voices[at] == line.voices[event.token.i]
    is_single = days[0].period is not None and (days[0].period.length_days or 99) <= _FEW_DAYS
    over = line.doc[at]
    return tuple(told_now(line, (days[0],))) if is_behind and is_single and not _dates_other(over, event) else ()


def _only_place(line: Line, event: Event) -> tuple[PlaceMention, ...]:
    """Return the one place told behind the one act of a sentence, though a clause below holds it.

    "The convoy was ambushed as it entered X", "shot two men who came near the fence at X".
    """
    behind = [p for p in line.places if p.start > event.token.i and p.start not in line.attribution]
    if len(behind) != 1 or not is_only_act(line) or _is_origin(line, behind[0]):
        return ()
    at = line.doc[behind[0].end - 1]
    is_same_word = line.voices[at.i] == line.voices[event.token.i]
    return tuple(behind) if is_same_word and not _dates_other(at, event) else ()


def _dates_other(date: Token, event: Event) -> bool:
    """Tell whether a date hangs on a deal, a saying or what came before: "the truce agreed on Friday"."""
    for above in date.ancestors:
        if above == event.token:
            return False
        if above.pos_ in {"VERB", "NOUN"} and lemma_of(above) in _DATED_ASIDE:
            return True
    return False


def _near(event: Event, tokens: list[Token]) -> list[Token]:
    below = set(event.token.subtree)
    if event.is_noun:  # "the arrest of two men near A and an ambush near B": B is not the arrest's
        below -= {token for child in event.token.children if child.dep_ == "conj" for token in child.subtree}
    return [token for token in tokens if token in below]


def _places_of(line: Line, event: Event, near: list[Token], tokens: list[Token]) -> tuple[PlaceMention, ...]:
    found = places_in(line, near) or places_in(line, tokens)
    found = tuple(place for place in found if not _is_origin(line, place))
    if not found:
        return ()
    first = found[0]
    if first.preposition == "between":
        return (first,)  # "the road between X and Y" is one place
    group = [first]
    for place in found[1:]:
        between = line.doc[group[-1].end : place.start]
        if (
            len(between) <= 9
            and any(t.text in {",", "and", "or"} for t in between)
            and not any(t.pos_ in {"VERB", "AUX"} for t in between)
            and not any(
                t.lower_ in {"in", "from", "of", "toward", "towards"} and t.i > group[-1].end
                for t in between
                if t.lower_ == "in"
            )
        ):
            group.append(place)
    return tuple(group)


def _is_origin(line: Line, place: PlaceMention) -> bool:
    """Tell whether a place is where it came from: "from X", "from the army's positions at X"."""
    if place.preposition == "from":
        # "Shelling was reported from X": it was there.
        return lemma_of(line.doc[place.end - 1].head) not in OBSERVED
    over = line.doc[place.end - 1]
    while over.dep_.startswith(("nmod", "flat", "compound")) and over.head is not over:
        over = over.head
        if over.pos_ in {"NOUN", "PROPN"} and case_of(over) == "from":
            return True
    return False


def _is_counted(line: Line, event: Event) -> bool:
    """Tell whether one number covers all that was hit: "forty houses were burnt in A and B"."""
    undergone = event.clause.undergoers if event.clause is not None else ()
    counts = [count_of(line, token) for token in undergone if token.tag_ == "NNS" and not line.place_over(token)]
    return any(count is not None and (count.least or 0) > 1 for count in counts)


def _spread(
    places: tuple[PlaceMention, ...], count: Count | None, *, is_covered: bool
) -> list[tuple[tuple[PlaceMention, ...], Count | None]]:
    """One claim a place, unless one count or one toll covers them all; "18 in X, nine in Y" has counts of its own."""
    if len(places) < 2:
        return [(places, count)]
    if count is not None or is_covered:
        return [((places[0],), count)]
    return [((place,), None) for place in places]


def _implied(line: Line, report: Report, event: Event, tokens: list[Token], kind: IncidentType) -> Period | None:
    """Return the day that nobody needs to say: that of a bulletin, of the hour just named, of what is going on now."""
    if report.period is not None and (
        kind in {IncidentType.CEASEFIRE_VIOLATION, IncidentType.AIR_INCURSION}
        or any(lemma_of(t) in OBSERVED for t in tokens)
    ):
        return report.period
    if re.search(r"\b\d{1,2}[:.]\d\d\b", " ".join(t.text for t in tokens)) and report.day is not None:
        return report.day
    is_own = line.voices[event.token.i][0].rule == "publisher"
    if is_own and report.covered is not None and (report.covered.length_days or 99) <= 2:
        return report.covered
    if (
        is_own
        and event.clause is not None
        and event.clause.head.tag_ in {"VBP", "VBZ"}
        and lemma_of(event.token) in {"continue", "rage"}
    ):
        return report.published
    return None


def _is_history(date: Period | None, report: Report) -> bool:
    """Past history makes no incident: whatever ended more than a year before the report."""
    if date is None or report.published is None or report.published.first is None:
        return False
    if date.last is None:
        return False
    return (report.published.first - date.last).days > 400


def _denied(line: Line, event: Event) -> bool:
    token = event.token
    if is_negated(token) or (event.clause is not None and event.clause.is_negated):
        return True
    if any(oblique.lower_ in {"nobody", "none", "nothing"} for oblique in obliques(token)):
        return True
    top = token
    while top.dep_ in {"conj", "nmod"} and top.head != top:
        top = top.head
        if is_negated(top) and top.pos_ == "NOUN":
            return True
    above = line.clause_at(top.head)
    if above is None:
        return False
    if above.is_negated and top.dep_.startswith(("nsubj", "obj")):
        return True
    return lemma_of(above.head) in {"stop", "cease", "end"} and top.dep_.startswith("nsubj")
