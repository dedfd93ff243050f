"""Incidents: something violent, or in breach, happened, or did not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from spacy.tokens import Token

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.read.casualties import Casualties, count_casualties, count_of, is_kill, is_wound, victims_of
from trucewatch.read.claims.compliance import agents_behind, violation_party
from trucewatch.read.claims.draft import Draft, Report, carried_place, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.grammar import Clause, Mode, case_of, conjuncts, is_negated, lemma_of, obliques
from trucewatch.read.lexicon import entry, patterns, words
from trucewatch.read.line import Line, PlaceMention

_OPEN_VERBS = words("violence.open_verbs")
_OPEN_NOUNS = words("violence.open_nouns")
_HAPPENS = frozenset(
    [
        "occur",
        "happen",
        "erupt",
        "break",
        "take",
        "continue",
        "resume",
        "hear",
        "report",
        "record",
        "register",
        "note",
        "observe",
        "see",
        "document",
        "kill",
        "wound",
        "injure",
        "hit",
        "strike",
        "rock",
        "shake",
        "carry",
        "launch",
        "conduct",
        "come",
        "leave",
        "destroy",
        "damage",
        "cause",
        "force",
        "follow",
        "count",
        "confirm",
        "log",
        "go",
        "begin",
        "start",
        "flare",
        "stage",
        "mount",
        "describe",
        "face",
        "witness",
        "include",
        "verify",
        "attribute",
        "show",
        "be",
        "hold",
        "reach",
        "last",
        "intensify",
        "persist",
        "spread",
        "rage",
        "subject",
        "target",
        "suffer",
        "sustain",
        "receive",
        "spot",
        "claim",
        "detect",
        "experience",
        "make",
        "say",
        "commit",
        "accuse",
        "blame",
        "open",
        "have",
        "prevent",
        "be-reported",
        "drive",
        "send",
        "fire",
        "assess",
        "attack",
        "total",
        "stop",
        "cease",
    ]
)
_AVOIDS = frozenset(
    [
        "halt",
        "end",
        "prevent",
        "avoid",
        "suspend",
        "refrain",
        "condemn",
        "fear",
        "threaten",
        "deter",
        "discuss",
        "urge",
        "demand",
        "call",
        "investigate",
        "probe",
        "plan",
        "prepare",
        "intend",
        "want",
        "against",
        "ban",
        "prohibit",
        "forbid",
        "answer",
        "respond",
    ]
)
_GENERIC = frozenset(
    {
        "attack",
        "hit",
        "strike",
        "target",
        "fire",
        "open",
        "launch",
        "carry",
        "stage",
        "mount",
        "conduct",
        "unleash",
        "resume",
        "lob",
        "rain",
        "drop",
        "land",
        "fall",
        "crash",
        "slam",
        "explode",
        "kill",
        "wound",
        "injure",
        "pound",
        "raid",
    }
)
_INANIMATE = re.compile(
    r"\b(?:shells?|rockets?|missiles?|mortars?|rounds?|bullets?|mines?|explosions?|blasts?|fire|shelling|strikes?|raids?|attacks?|drones?|bombs?|bombardment|shellfire|gunfire|shrapnel|clashes|fighting|violence|projectiles?|war|conflict|offensive|airstrikes?|shots?|bursts?)$",
    re.IGNORECASE,
)
_OBSERVED = frozenset(
    {"record", "register", "count", "observe", "hear", "note", "log", "document", "report", "see", "detect", "spot"}
)
_TOLL_KEYS = ("killed", "injured", "civilians_killed", "children_killed")
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|down from|up from|as opposed to|versus)\b", re.IGNORECASE)
_NOT_VIOLENT = re.compile(r"\b(?:talks?|deal|agreement|chord|tone|road|market|target of|goal|balance)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One word of a sentence that tells of violence."""

    token: Token
    types: tuple[IncidentType, ...]
    """Empty where only the doer or the weapon can tell."""
    clause: Clause | None
    is_noun: bool


@cache
def _noun_patterns() -> tuple[tuple[re.Pattern[str], IncidentType], ...]:
    rows = []
    for name, row in entry("violence.types").items():
        for noun in row["nouns"]:
            ending = "(?:ies|y)" if noun.endswith("y") else "(?:es|s)?"
            stem = noun[:-1] if noun.endswith("y") else noun
            first, _, rest = stem.partition(" of ")
            stem = re.escape(stem) if not rest else re.escape(first) + "s?" + re.escape(f" of {rest}")
            rows.append(
                (len(noun), re.compile(rf"(?<![\w-]){stem}{ending}(?![\w-])", re.IGNORECASE), IncidentType(name))
            )
    return tuple((pattern, kind) for _, pattern, kind in sorted(rows, key=lambda row: -row[0]))


@cache
def _verb_types() -> dict[str, IncidentType]:
    return {verb: IncidentType(name) for name, row in entry("violence.types").items() for verb in row["verbs"]}


@cache
def _any_noun() -> re.Pattern[str]:
    heads = {
        re.escape(noun.split()[-1].rstrip("y")) for row in entry("violence.types").values() for noun in row["nouns"]
    }
    return re.compile("|".join(sorted(heads, key=len, reverse=True)), re.IGNORECASE)


def read_incidents(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the incidents that a sentence tells of, in its order."""
    events = _events(line)
    if not events:
        return
    groups = group_tokens(line)
    by_group: dict[int, list[Event]] = {}
    owner = {token.i: head for head, tokens in groups.items() for token in tokens}
    for event in events:
        by_group.setdefault(owner[event.token.i], []).append(event)
    told: list[Draft] = []
    for head, found in by_group.items():
        drafts = list(_of_group(line, report, found, groups[head]))
        if drafts and not any(event.types for event in found) and (before := _same_event(told, drafts[0])) is not None:
            before.keys.update(
                {key: value for key, value in drafts[0].keys.items() if key in _TOLL_KEYS and key not in before.keys}
            )
            continue
        told.extend(drafts)
    yield from told
    if told:
        yield from _enumerated(line, report, told[0])
        yield from _compared(line, report, told[0])


def _same_event(told: list[Draft], casualties: Draft) -> Draft | None:
    """Return the incident of the same sentence and speaker to which victims told behind it belong."""
    line = casualties.line
    for draft in reversed(told):
        if line.voices[draft.at.i][0].speaker != line.voices[casualties.at.i][0].speaker or draft.denied:
            continue
        if casualties.places and casualties.places != draft.places:
            return None
        if any(key in draft.keys for key in casualties.keys if key in _TOLL_KEYS):
            return None
        return draft
    return None


def _enumerated(line: Line, report: Report, first: Draft) -> Iterator[Draft]:
    """ "31 cases: 18 in A, nine in B and four in C": a claim for each part, beside the total."""
    if "count" not in first.keys:
        return
    parts = []
    for place in line.places:
        for mention in line.counts:
            start, end = line.tokens_of(mention.span)
            between = str(line.doc[end : place.start].text).casefold() if end <= place.start else ""
            if (
                start > first.at.i
                and 0 < place.start - end <= 7
                and re.fullmatch(
                    r"(?:of (?:them|these|which) )?(?:in|at|near|around)(?: the)?(?: \w+){0,3}", between.strip()
                )
            ):
                parts.append((place, mention.count))
    if len(parts) < 2:
        return
    first.places = ()
    for place, count in parts:
        keys = {**first.keys, "count": count}
        yield Draft(
            kind=first.kind,
            line=line,
            at=first.at,
            keys=keys,
            places=(place.place,),
            date=first.date,
            denied=first.denied,
            rule="incident.part",
        )


def _compared(line: Line, report: Report, first: Draft) -> Iterator[Draft]:
    """ "Compared with K in the previous period": a second claim with the earlier date."""
    match = _COMPARED.search(line.doc.text)
    if not match or not ("count" in first.keys or first.denied):
        return
    offset = line.passage.offset + match.end()
    mention = next((m for m in line.counts if offset - 1 <= m.span.start <= offset + 25), None)
    if mention is None:
        return
    dates = [d for d in line.dates if d.span.start >= mention.span.start and d.period]
    date = dates[0].period if dates else _before(first.date or report.period)
    if date == first.date:
        date = _before(first.date)
    keys = {key: value for key, value in first.keys.items() if key not in _TOLL_KEYS and key != "weapons"}
    keys["count"] = mention.count
    yield Draft(
        kind=first.kind, line=line, at=first.at, keys=keys, places=first.places, date=date, rule="incident.compared"
    )


def _before(period: Period | None) -> Period | None:
    """Return the period of the same length right before; periods of two half days share their day."""
    if period is None or period.first is None or period.last is None:
        return None
    days = (period.last - period.first).days
    if days <= 1:
        return Period(first=period.first - timedelta(days=1), last=period.last - timedelta(days=1))
    return Period(first=period.first - timedelta(days=days + 1), last=period.first - timedelta(days=1))


def _events(line: Line) -> list[Event]:
    found = [event for clause in line.clauses if (event := _verbal(line, clause))]
    taken = {event.token.i for event in found}
    found.extend(event for event in _nominal(line) if event.token.i not in taken)
    return sorted(found, key=lambda event: event.token.i)


def _verbal(line: Line, clause: Clause) -> Event | None:
    lemma = clause.lemma
    bare = lemma_of(clause.head)
    kind = _verb_types().get(lemma) or (
        _verb_types().get(bare) if lemma == bare or bare not in {"blow", "shoot"} else None
    )
    if clause.mode not in {Mode.FACT, Mode.POSSIBLE} or (clause.mode is Mode.POSSIBLE and not clause.is_perfect):
        return None
    if is_kill(clause) or is_wound(clause):
        return Event(token=clause.head, types=(), clause=clause, is_noun=False)
    if kind is None and bare not in _OPEN_VERBS:
        return None
    if kind is None:
        kind = _refined(line, clause)
        if kind is None:
            return None
    elif kind in {IncidentType.GROUND_ASSAULT, IncidentType.SHELLING, IncidentType.CLASH}:
        kind = _weapon_type(line, _doer_words(line, clause)) or kind
    if bare in {"fight", "battle"} and not _is_armed(line, clause):
        return None
    if bare == "shoot" and lemma == "shoot down":
        kind = IncidentType.SHOOTDOWN
    return Event(token=clause.head, types=(kind,), clause=clause, is_noun=False)


def _is_armed(line: Line, clause: Clause) -> bool:
    return clause.is_progressive or bool(places_in(line, list(clause.head.subtree)))


def _refined(line: Line, clause: Clause) -> IncidentType | None:
    """Tell what a bare "hit", "fired", "opened fire" or "attacked" was, by its doer and its weapon."""
    bare = lemma_of(clause.head)
    around = _doer_words(line, clause)
    objects = " ".join(line.doc[o.left_edge.i : o.i + 1].text for o in clause.objects)
    if bare in {"land", "fall", "crash", "slam"}:
        kind = _weapon_type(line, around)
        return kind if kind is not IncidentType.AIR_STRIKE else None
    if bare in {
        "open",
        "resume",
        "rain",
        "carry",
        "launch",
        "conduct",
        "stage",
        "mount",
        "unleash",
        "drop",
        "lob",
        "land",
        "fall",
        "crash",
        "slam",
        "explode",
    }:
        if bare == "open" and not re.search(
            r"\bfire\b|\bup\b", clause.head.doc[clause.head.i : clause.head.i + 4].text
        ):
            return None
        kind = _weapon_type(line, f"{objects} {around}")
        if bare == "open":
            return _weapon_type(line, clause.head.doc[clause.head.i :].text[:120]) or IncidentType.SMALL_ARMS_FIRE
        if (
            bare in {"launch", "mount", "stage", "conduct"}
            and kind is None
            and re.search(r"\b(?:attacks?|offensive|assault|operation|raids?)\b", objects)
        ):
            return IncidentType.GROUND_ASSAULT
        return kind
    if _NOT_VIOLENT.search(objects):
        return None
    kind = _weapon_type(line, around)
    if bare == "fire":
        return kind or _weapon_type(line, objects) or IncidentType.SMALL_ARMS_FIRE
    if bare == "explode":
        return kind or IncidentType.BOMBING
    if kind is None and bare in {"hit", "strike", "target"}:
        return None
    return kind or IncidentType.GROUND_ASSAULT


def _doer_words(line: Line, clause: Clause) -> str:
    parts = [line.doc[doer.left_edge.i : doer.i + 1].text for doer in clause.doers]
    parts.extend(
        line.doc[o.left_edge.i : o.i + 1].text
        for o in obliques(clause.head)
        if case_of(o) in {"with", "by", "from", "using"}
    )
    return " ".join(parts)


def _weapon_type(line: Line, text: str) -> IncidentType | None:
    found = [
        (match.end(), kind) for pattern, kind in patterns("violence.weapons", "type") if (match := pattern.search(text))
    ]
    return IncidentType(found[0][1]) if found else None


def _nominal(line: Line) -> Iterator[Event]:
    text = line.doc.text
    if not _any_noun().search(text) and not any(lemma_of(t) in _OPEN_NOUNS for t in line.doc):
        return
    covered: set[int] = set()
    for pattern, kind in _noun_patterns():
        for match in pattern.finditer(text):
            span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or covered & set(range(span.start, span.end)):
                continue
            covered |= set(range(span.start, span.end))
            head = span[-1] if " of " not in match.group().casefold() else span[0]
            if head.pos_ in {"VERB", "AUX"} and len(span) == 1 and head.dep_ not in {"amod", "nsubj", "obj", "obl"}:
                continue
            if _is_modifier(head, span.end) or not _is_told(line, head):
                continue
            yield Event(token=head, types=(_sharpened(line, head, kind),), clause=None, is_noun=True)
    for token in line.doc:
        if (
            token.i not in covered
            and token.pos_ == "NOUN"
            and lemma_of(token) in _OPEN_NOUNS
            and not _is_modifier(token, token.i + 1)
            and _is_told(line, token)
        ):
            kind = _weapon_type(line, line.doc[token.left_edge.i : token.i].text) or (
                _weapon_type(line, token.text)
                if lemma_of(token) not in {"shell", "rocket", "mortar", "missile", "round", "shot"}
                else _weapon_type(line, token.text)
            )
            if kind:
                yield Event(token=token, types=(kind,), clause=None, is_noun=True)


def _sharpened(line: Line, head: Token, kind: IncidentType) -> IncidentType:
    """ "Attacks with mortars" are shelling, "an explosion of a mine" a bombing."""
    if kind in {IncidentType.GROUND_ASSAULT, IncidentType.CEASEFIRE_VIOLATION} and lemma_of(head) in {
        "attack",
        "raid",
        "strike",
    }:
        around = line.doc[head.left_edge.i : head.i].text
        return _weapon_type(line, around) or kind
    return kind


def _is_modifier(token: Token, end: int) -> bool:
    """Tell whether the word only qualifies another: "shelling victims", "the bombing campaign's end"."""
    return token.dep_ in {"compound", "amod", "nmod:poss"} and token.head.i >= end


def _is_told(line: Line, token: Token) -> bool:
    """Tell whether a nominal event is told as a fact: it happened, was heard, killed somebody, or was counted."""
    top = token
    while top.dep_ == "conj" and top.head != top and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    head, dep = top.head, top.dep_
    if head == top:
        return True
    if dep in {"nmod", "nmod:of"} and case_of(top) in {"of", "from", "in"} and head.pos_ == "NOUN":
        if lemma_of(head) in {
            "hour",
            "number",
            "series",
            "wave",
            "sound",
            "exchange",
            "burst",
            "instance",
            "case",
            "report",
            "majority",
            "most",
            "total",
            "victim",
            "dozen",
            "night",
            "spate",
            "round",
            "result",
            "rate",
        }:
            return lemma_of(head) != "report" or _is_told(line, head)
        return False
    if dep.startswith(("nsubj", "csubj")):
        clause = line.clause_at(head)
        return (clause is None or clause.mode in {Mode.FACT}) and lemma_of(head) in _HAPPENS
    if dep in {"obj", "iobj"}:
        clause = line.clause_at(head)
        return (
            clause is not None
            and clause.mode is Mode.FACT
            and lemma_of(head) in _HAPPENS
            and lemma_of(head) not in {"stop", "cease", "prevent", "halt"}
        )
    if dep.startswith("obl"):
        clause = line.clause_at(head)
        if clause is not None and clause.mode not in {Mode.FACT}:
            return False
        return case_of(top) in {
            "by",
            "in",
            "during",
            "from",
            "under",
            "as a result of",
            "because of",
            "after",
            "with",
            "as",
            "result of",
            "to",
            "through",
        } and (
            lemma_of(head)
            in {
                "kill",
                "wound",
                "injure",
                "die",
                "hit",
                "come",
                "damage",
                "destroy",
                "hurt",
                "describe",
                "perish",
                "displace",
                "strike",
                "evacuate",
                "fall",
                "shoot",
                "subject",
            }
        )
    if dep == "conj":
        return head.pos_ in {"VERB", "AUX"}
    return dep in {"appos", "parataxis", "root", "ROOT", "dep", "list"}


def _of_group(line: Line, report: Report, events: list[Event], tokens: list[Token]) -> Iterator[Draft]:
    clauses = [
        clause
        for clause in line.clauses
        if clause.head in tokens and (is_kill(clause) or is_wound(clause)) and clause.mode in {Mode.FACT, Mode.POSSIBLE}
    ]
    toll = count_casualties(line, clauses, tokens)
    typed = [event for event in events if event.types]
    if _is_toll(line, tokens, toll, typed, report):
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
            _weapon_type(line, " ".join(t.text for t in tokens if t not in {v for c in clauses for v in victims_of(c)}))
            or IncidentType.KILLING
        )
        if kind is IncidentType.KILLING and toll.killed is None and toll.injured is not None:
            kind = _earlier_type(report) or IncidentType.KILLING
        leaders = [(deaths[0], kind)]
    for index, (event, kind) in enumerate(leaders):
        yield from _drafts(
            line, report, event, kind, tokens, toll if index == 0 or len(leaders) == 1 else Casualties(), clauses
        )


def _is_laid(line: Line, report: Report, event: Event, toll: Casualties) -> bool:
    """Breaches counted and laid to a party, with no act, place or victims, are compliance alone."""
    return not toll and not is_negated(event.token) and bool(violation_party(line, report, event.token))


def _earlier_type(report: Report) -> IncidentType | None:
    kept = report.seen_type
    return IncidentType(kept) if kept else None


def _leaders(typed: list[Event]) -> list[tuple[Event, IncidentType]]:
    """Return the events that make claims of their own: coordinated nouns do, a verb and its object make one."""
    if not typed:
        return []
    nouns = [event for event in typed if event.is_noun]
    verbs = [event for event in typed if not event.is_noun]
    coordinated = [
        e for e in nouns if any(e.token in conjuncts(other.token) and e.token != other.token for other in nouns)
    ]
    if coordinated:
        kinds: list[tuple[Event, IncidentType]] = [(nouns[0], nouns[0].types[0])]
        for event in nouns[1:]:
            if event.types[0] is not kinds[-1][1] and event in coordinated:
                kinds.append((event, event.types[0]))
        return kinds
    if verbs and nouns:
        verb, noun = verbs[0], nouns[0]
        if lemma_of(verb.token) in _GENERIC or noun.types[0] in {
            IncidentType.SUICIDE_ATTACK,
            IncidentType.CHEMICAL_ATTACK,
        }:
            return [(noun if noun.token.dep_ in {"nsubj", "obj"} else verb, noun.types[0])]
        return [(verb, verb.types[0])]
    if len(verbs) > 1:
        first = verbs[0]
        others = [
            v
            for v in verbs[1:]
            if v.token.dep_ == "conj" and v.types[0] is not first.types[0] and lemma_of(v.token) not in _GENERIC
        ]
        if lemma_of(first.token) in _GENERIC and others:
            return [(others[0], others[0].types[0])]
        return [(first, first.types[0]), *[(o, o.types[0]) for o in others]]
    first = (verbs or nouns)[0]
    kind = first.types[0]
    if kind is IncidentType.CEASEFIRE_VIOLATION and len(nouns) > 1:
        return [(first, kind)]
    return [(first, kind)]


def joined(line: Line, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a clause and of those behind it in the same stretch between semicolons and quotes."""
    if not tokens:
        return tokens
    first = tokens[0].i
    last = next((t.i for t in line.doc[tokens[-1].i :] if t.text in {";", '"'}), len(line.doc))
    return [t for t in line.doc[first:last]]


def is_total(line: Line, tokens: list[Token], toll: Casualties, report: Report) -> bool:
    """Tell whether a clause tells a total over a week or longer, or over a whole war."""
    inside = {token.i for token in tokens}
    typed = [event for event in _events(line) if event.types and event.token.i in inside]
    return _is_toll(line, tokens, toll, typed, report)


def _is_toll(line: Line, tokens: list[Token], toll: Casualties, typed: list[Event], report: Report) -> bool:
    """A total over a week or longer, or over a whole war, is no incident."""
    if not toll:
        return False
    longest = max(
        (
            mention.period.length_days or 0
            for mention in dates_in(line, tokens)
            if mention.period.first and mention.period.last
        ),
        default=0,
    )
    text = " ".join(token.lower_ for token in tokens)
    over_time = longest >= 7 and bool(
        re.search(
            r"\bsince\b|\bbetween\b|\bover the\b|\bin the (?:past|last)\b|\bduring\b|\bweeks?\b|\bmonths?\b|\byears?\b|\bso far\b",
            text,
        )
    )
    war = bool(re.search(r"\b(?:war|conflict|uprising|insurgency)\b(?! crime)", text)) and not typed
    total = bool(re.search(r"\b(?:so far|in all|altogether|total|losses|death toll|toll|figures since|overall)\b", text)) and not typed
    return (over_time and (not typed or (toll.killed is not None and (toll.killed.least or 0) >= 20))) or war or total


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
    places = _places_of(line, event, near, tokens)
    dates = dates_in(line, tokens) or _lead_dates(line, event)
    date = dates[0].period if dates else None
    if date is None:
        date = _implied(line, report, event, tokens, kind)
    if _is_history(date, report):
        return
    count = _count(line, event, kind)
    perpetrator = _perpetrator(line, report, event, tokens, clauses)
    target = _target(line, report, event, clauses, places)
    keys: dict[str, object] = {"type": kind, **toll.keys()}
    if count is not None:
        keys["count"] = count
    if perpetrator:
        keys["perpetrator"] = perpetrator
    if target:
        keys["target"] = target
    weapons = _weapons(tokens)
    if weapons:
        keys["weapons"] = weapons
    denied = _denied(line, event)
    report.seen_type = str(kind)
    spread = _spread(line, places, count, toll)
    for index, (chosen, own_count) in enumerate(spread):
        draft = Draft(
            kind=ClaimKind.INCIDENT,
            line=line,
            at=event.token,
            keys=dict(keys),
            places=tuple(p.place for p in chosen) or carried_place(line, report, tokens),
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


def _near(event: Event, tokens: list[Token]) -> list[Token]:
    below = set(event.token.subtree)
    return [token for token in tokens if token in below]


def _places_of(line: Line, event: Event, near: list[Token], tokens: list[Token]) -> tuple[PlaceMention, ...]:
    found = places_in(line, near) or places_in(line, tokens)
    found = tuple(place for place in found if not _is_origin(line, place))
    if not found:
        return ()
    first = found[0]
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
    return place.preposition == "from"


def _spread(
    line: Line, places: tuple[PlaceMention, ...], count: Count | None, toll: Casualties
) -> list[tuple[tuple[PlaceMention, ...], Count | None]]:
    """One claim a place, unless one count or one toll covers them all; "18 in X, nine in Y" has counts of its own."""
    if len(places) < 2:
        return [(places, count)]
    if count is not None or toll:
        return [((places[0],), count)]
    return [((place,), None) for place in places]


def _lead_dates(line: Line, event: Event) -> tuple:  # type: ignore[type-arg]
    """Return the dates of the clause above, where this one only goes on: "On Monday X shelled A and Y shelled B"."""
    head = event.token
    while head.dep_ not in {"conj"} and head.head != head:
        head = head.head
    if head.dep_ != "conj" or head.head == head:
        return ()
    above = [token for token in head.head.subtree if token.i < head.left_edge.i]
    found = dates_in(line, above)
    first = [d for d in found if line.tokens_of(d.span)[0] < head.head.i]
    return tuple(first)


def _implied(line: Line, report: Report, event: Event, tokens: list[Token], kind: IncidentType) -> Period | None:
    """Return the day that nobody needs to say: that of a bulletin, of the hour just named, of what is going on now."""
    if report.period is not None and (kind in {IncidentType.CEASEFIRE_VIOLATION, IncidentType.AIR_INCURSION} or any(lemma_of(t) in _OBSERVED for t in tokens)):
        return report.period
    if re.search(r"\b\d{1,2}[:.]\d\d\b", " ".join(t.text for t in tokens)) and report.day is not None:
        return report.day
    is_own = line.voices[event.token.i][0].rule == "publisher"
    if is_own and report.covered is not None and (report.covered.length_days or 99) <= 2:
        return report.covered
    if is_own and event.clause is not None and event.clause.head.tag_ in {"VBP", "VBZ"} and lemma_of(event.token) in {"continue", "rage"}:
        return report.published
    return None


def _is_history(date: Period | None, report: Report) -> bool:
    """Past history makes no incident: whatever ended more than a year before the report."""
    if date is None or report.published is None or report.published.first is None:
        return False
    if date.last is None:
        return False
    return (report.published.first - date.last).days > 400


def _count(line: Line, event: Event, kind: IncidentType) -> Count | None:
    token = event.token
    if not event.is_noun:
        return _times(line, token)
    if token.tag_ not in {"NNS", "NNPS", "NN"}:
        return None
    count = count_of(line, token)
    if count is None:
        return None
    if count.least == 1 and count.most == 1 and any(child.lower_ in {"a", "an"} for child in token.children):
        return None
    if count.least == 0:
        return None
    return count


def _times(line: Line, verb: Token) -> Count | None:
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        if end < len(line.doc) and line.doc[end].lower_ == "times" and abs(end - verb.i) < 25:
            return mention.count
    return None


def _perpetrator(
    line: Line, report: Report, event: Event, tokens: list[Token], clauses: list[Clause]
) -> tuple[str, ...]:
    company = report.company
    candidates: list[Token] = []
    if event.is_noun:
        candidates.extend(
            [o for o in obliques(event.token) if case_of(o) in {"by", "from"} and not line.place_over(o)]
            or agents_behind(event.token)
        )
        candidates.extend(t for o in obliques(event.token) if case_of(o) == "between" for t in [o])
        owner = [
            c for c in event.token.children if c.dep_ in {"nmod:poss", "amod", "compound"} and c.text[:1].isupper()
        ]
        if not candidates and owner:
            who = (
                company.named(f"{owner[0].text} forces", head="forces")
                if owner[0].dep_ == "amod"
                else company.who(line, owner[0])
            )
            if who and (owner[0].dep_ != "amod" or who.acts_for):
                return (who.name,)
        if not candidates and any(c.lower_ in {"government", "regime", "army"} for c in event.token.children):
            who = company.named("government forces")
            if who:
                return (who.name,)
        verb = line.clause_at(event.token.head)
        if (
            not candidates
            and verb is not None
            and event.token.dep_ in {"obj"}
            and lemma_of(verb.head) not in _OBSERVED | {"describe", "suffer", "face", "say"}
        ):
            candidates.extend(verb.doers)
        if not candidates and verb is not None and event.token.dep_.startswith("nsubj") and verb.agents:
            candidates.extend(verb.agents)
    elif event.clause is not None:
        candidates.extend(event.clause.doers)
        if not candidates or all(_is_thing(c) for c in candidates):
            candidates.extend(o for o in obliques(event.clause.head) if case_of(o) in {"by"})
    names = []
    for token in candidates:
        if line.attribution and token.i in line.attribution and line.voices[event.token.i][0].rule == "publisher":
            continue
        if _is_thing(token):
            owned = _owner_of_thing(line, report, token)
            names.extend(owned)
            continue
        who = company.who(line, token)
        if who and not any(char.isdigit() for char in who.name[:1]):
            names.append(who.name)
    return tuple(dict.fromkeys(names))


def _is_thing(token: Token) -> bool:
    return bool(_INANIMATE.search(token.text)) or token.lower_ in {
        "it",
        "that",
        "which",
        "this",
        "aircraft",
        "jets",
        "warplanes",
        "planes",
        "helicopters",
        "tank",
        "tanks",
        "artillery",
    }


def _owner_of_thing(line: Line, report: Report, token: Token) -> list[str]:
    """ "Israeli jets", "Houthi missiles", "government artillery": whose they are."""
    for child in token.children:
        if child.i < token.i and child.dep_ in {"amod", "compound", "nmod:poss"}:
            if child.text[:1].isupper() and child.lower_ not in {"government", "army", "regime", "rebel"}:
                who = (
                    report.company.named(f"{child.text} forces", head="forces")
                    if child.dep_ != "nmod:poss"
                    else report.company.who(line, child)
                )
                if who and (who.acts_for or child.dep_ != "amod"):
                    return [who.name.removesuffix(" forces") if who.acts_for is None else who.name]
            elif child.lower_ in {"government", "army", "regime"}:
                who = report.company.named("government forces")
                return [who.name] if who else []
            elif child.lower_ in {"rebel", "insurgent", "militant", "separatist", "enemy"} and child.lower_ != "enemy":
                return [f"{child.lower_}s"]
    return [
        name
        for o in obliques(token)
        if case_of(o) == "by" and (who := report.company.who(line, o))
        for name in [who.name]
    ]


def _target(
    line: Line, report: Report, event: Event, clauses: list[Clause], places: tuple[PlaceMention, ...]
) -> tuple[str, ...]:
    clause = event.clause
    tokens = (
        clause.undergoers
        if clause is not None
        else tuple(o for o in obliques(event.token) if case_of(o) in {"on", "against", "at"})
    )
    if clause is None and event.token.dep_ == "nsubj":
        above = line.clause_at(event.token.head)
        tokens = tokens or (above.objects if above else ())
    names = []
    for token in tokens:
        if line.place_over(token) or token.pos_ in {"PRON", "NUM"} or _INANIMATE.search(token.text):
            continue
        who = report.company.who(line, token)
        if who:
            names.append(who.name)
    return tuple(dict.fromkeys(names))


def _weapons(tokens: list[Token]) -> tuple[str, ...]:
    text = " ".join(token.text for token in tokens)
    return tuple(dict.fromkeys(name for pattern, name in patterns("violence.weapons", "name") if pattern.search(text)))


def _denied(line: Line, event: Event) -> bool:
    token = event.token
    if is_negated(token) or (event.clause is not None and event.clause.is_negated):
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
