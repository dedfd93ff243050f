"""Incidents: something violent, or in breach, happened, or did not."""

from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.read.casualties import Casualties, count_casualties
from trucewatch.read.claims.carried import charged_type, goes_on, lead_dates, pointed_at
from trucewatch.read.claims.counted import TOLL_KEYS, compared, count_told, enumerated, told_now
from trucewatch.read.claims.doers import perpetrators, targets
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_a_deal, dates_in, group_tokens, places_in
from trucewatch.read.claims.event import Event
from trucewatch.read.claims.find_events import find_events
from trucewatch.read.claims.incident_types import weapon_type, weapons_in
from trucewatch.read.claims.laid import violation_party
from trucewatch.read.claims.mutual import of_each
from trucewatch.read.claims.setting import (
    implied_date,
    is_counted,
    is_history,
    only_day,
    only_place,
    opened_by,
    places_of,
    spread_over,
)
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
    type_of_deaths,
)
from trucewatch.read.claims.whereabouts import carried_place
from trucewatch.read.claims.witnesses import witness_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.harm import is_kill, is_wound, victims_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import conjuncts, is_negated, lemma_of, obliques
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
        return type_of_deaths(told.keys["type"]) if told is not None else None
    if places_in(line, tokens) or dates_in(line, tokens):
        return None
    before = act_before(report, line)
    return type_of_deaths(before.keys["type"]) if before is not None else None


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
    places = places_of(line, event, tokens) or only_place(line, event)
    if not places and (seen_from := witness_place(line, event.token)) is not None:
        places = (seen_from,)
    before = pointed_at(line, report, event, kind)
    if before is not None:
        kind = before.keys["type"]
    own = tuple(mention for mention in dates_in(line, tokens) if not dates_a_deal(line, mention))
    dates = told_now(line, own) or lead_dates(line, event) or only_day(line, event)
    date = dates[0].period if dates else None
    if date is None:
        date = before.date if before is not None else implied_date(line, report, event, tokens, kind)
    is_bare = not line.dates and not line.places
    told_before = goes_on(line, report, is_of_victims=not event.types) if is_bare else None
    if date is None and told_before is not None:
        date = told_before.date
    if is_history(opened_by(line, event, date), report):
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
    if denied and not weapons:
        kind = keys["type"] = charged_type(line, report, event, kind)
    report.seen_type = str(kind)
    spread = spread_over(places, count, is_covered=bool(toll) or denied or is_counted(line, event))
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


def _denied(line: Line, event: Event) -> bool:
    token = event.token
    if _goes_on(line, token):
        return False
    if is_negated(token) or (event.clause is not None and event.clause.is_negated):
        return True
    if any(oblique.lower_ in {"nobody", "none", "nothing"} for oblique in obliques(token)):
        return True
    top = token
    while top.head != top and (top.dep_ in {"conj", "nmod"} or (top.dep_ == "acl" and _is_of(top))):
        top = top.head
        if is_negated(top) and top.pos_ == "NOUN":
            return True
    above = line.clause_at(top.head)
    if above is None:
        return False
    if above.is_negated and top.dep_.startswith(("nsubj", "obj")):
        return True
    return lemma_of(above.head) in {"stop", "cease", "end"} and top.dep_.startswith("nsubj")


def _goes_on(line: Line, token: Token) -> bool:
    """Tell whether it is denied that something stopped: "the shelling has not stopped"."""
    above = line.clause_at(token.head)
    if above is None or not token.dep_.startswith("nsubj") or lemma_of(above.head) not in _STOPS:
        return False
    return above.is_negated or any(word.lower_ in {"nor", "hardly", "scarcely"} for word in above.head.children)


_STOPS = frozenset({"stop", "cease", "end", "abate", "subside", "pause", "relent", "ease"})


def _is_of(token: Token) -> bool:
    """Tell whether a gerund hangs on a noun by "of": "no sign of fighting"."""
    return token.i > 0 and token.doc[token.i - 1].lower_ == "of"
