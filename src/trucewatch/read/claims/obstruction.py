"""Monitors, patrols or aid stopped on their way; ships and goods seized."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.read.claims.deeds import is_attribute
from trucewatch.read.claims.doers import doer_name, owner_of_noun
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.kept_out import doers_behind, is_kept_out, is_order, repeated
from trucewatch.read.claims.stopped import is_obstruction
from trucewatch.read.claims.takers import is_calamity
from trucewatch.read.claims.things_of_war import owner_of_thing
from trucewatch.read.claims.whereabouts import places_behind
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, group_head, lemma_of, obliques
from trucewatch.read.tree import Token

_STOPS = words("violence.stops")
_MONITORS = re.compile(
    r"\b(?:monitors?|observers?|mission|mechanism|verification|delegation|"
    r"patrols?|convoys?|peacekeepers?|smm|unifil|inspectors?|inspection|teams?|"
    r"aid|humanitarian|uavs?|envoys?|ambulances?|un staff|access|passage|entry|admission|freedom "
    r"of movement|signal|gps|red cross|journalists|trucks|relief)\b",
    re.IGNORECASE,
)
_JAMMED = re.compile(r"\b(?:signal interference|jamming|gps interference)\b", re.IGNORECASE)
_FROM_WORK = re.compile(
    r"\bfrom (?:entering|visiting|reaching|accessing|monitoring|patrolling|observing|inspecting|proceeding|verifying"
    r"|passing)\b",
    re.IGNORECASE,
)
_DENIES = frozenset({"deny", "refuse", "withhold", "restrict", "block", "limit", "bar"})
_LEAVE = frozenset({"access", "entry", "passage", "permission", "admission", "admittance", "movement"})
"""What is denied to those who are stopped."""
_HALTED = frozenset({"ban", "suspend", "bar", "block", "restrict", "ground", "forbid", "prohibit"})
_HALTS_WHAT = frozenset(
    {"flight", "patrol", "access", "movement", "delivery", "convoy", "monitor", "observer", "entry"}
)
_SUSPENDS = frozenset({"suspend", "halt", "block", "ban", "forbid", "stop", "cut", "bar"})
_FLOWS = frozenset({"entry", "delivery", "passage", "flow", "access", "convoy"})
_STOPPED_AT = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "along", "of", "to"})
_POSTS = frozenset({"checkpoint", "roadblock", "post", "barrier", "gate"})
_RESTRICTED = re.compile(
    r"\bfreedom of movement\b.{0,40}\b(?:restricted|limited|denied|curtailed|"
    r"impeded)\b|\b(?:restrict|den|impe)\w+.{0,40}\bfreedom of movement\b|"
    r"\bdenied (?:the )?(?:\w+ ){0,3}(?:access|passage|entry)\b",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\b(?:ships?|vessels?|boats?|tankers?|trawlers?|freighters?|cargo|trucks?|lorr(?:y|ies)|weapons|pickups?|"
    r"arms|goods|vehicles|equipment|supplies|cattle|crops|fuel|ammunition|"
    r"rifles)\b",
    re.IGNORECASE,
)


def read_obstructions(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what was stopped or seized, in the order of the sentence."""
    groups = group_tokens(line)
    done: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if any(is_calamity(token) for token in (*clause.doers, *obliques(clause.head))):
            continue  # mud and fog stop convoys as well
        is_unpermitted = head not in done and is_kept_out(line, clause, report)
        if (clause.mode is not Mode.FACT and not is_unpermitted) or head in done:
            continue
        if clause.is_negated and not is_unpermitted:
            continue
        kind = IncidentType.OBSTRUCTION if is_unpermitted else _kind(line, clause)
        if kind is not None:
            done.add(head)
            draft = _draft(line, report, clause, kind, groups[head])
            yield from _shared_out(line, report, clause, draft)
    match = None if done else _JAMMED.search(line.doc.text)
    span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand") if match else None
    if span is not None:
        yield Draft(
            kind=ClaimKind.INCIDENT,
            line=line,
            at=span[0],
            keys={"type": IncidentType.OBSTRUCTION},
            places=tuple(p.place for p in places_in(line, list(line.doc))[:1]),
            date=next((d.period for d in dates_in(line, list(line.doc))), None),
            certainty=certainty_of(line, list(line.doc)),
            rule="incident.jamming",
        )


_OCCASIONS = re.compile(r"\b(?:on )?(?P<number>[\w-]+) (?:occasions|times)\b", re.IGNORECASE)
_TIMES = re.compile(r"\b(?P<times>once|twice|(?:[\w-]+) (?:times|occasions)) by\b", re.IGNORECASE)


def _shared_out(line: Line, report: Report, clause: Clause, draft: Draft) -> Iterator[Draft]:
    """As in "on four occasions, three times by X and once by Y": one claim for each of those who did it."""
    text = line.doc.text
    shares = list(_TIMES.finditer(text, clause.head.idx))
    if len(shares) < 2:
        yield draft
        return
    for match in shares:
        behind = line.doc.char_span(match.end(), min(len(text), match.end() + 40), alignment_mode="expand")
        head = next((t for t in behind or () if is_named_end(line, t)), None)
        names = report.company.names(line, (head,)) if head is not None else ()
        count = _times(line, match)
        yield replace(
            draft,
            keys={
                **draft.keys,
                **({"perpetrator": names} if names else {}),
                **({"count": count} if count is not None else {}),
            },
        )


def is_named_end(line: Line, token: Token) -> bool:
    """Tell whether a noun phrase ends in a token: the party behind "by"."""
    is_last = token.i + 1 >= len(line.doc) or line.doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "PART"}
    return token.pos_ in {"NOUN", "PROPN"} and is_last


def _times(line: Line, match: re.Match[str]) -> Count | None:
    words_told = match.group("times").casefold()
    if words_told in {"once", "twice"}:
        return Count.exactly(1 if words_told == "once" else 2)
    at = line.passage.offset + match.start()
    return next((m.count for m in line.counts if m.span.start == at), None)


def _kind(line: Line, clause: Clause) -> IncidentType | None:
    lemma = lemma_of(clause.head)
    below = str(line.doc[clause.head.i : min(clause.head.right_edge.i + 1, clause.head.i + 14)].text)
    undergone = " ".join(str(line.doc[t.left_edge.i : t.i + 1].text) for t in clause.undergoers)
    if lemma in {"seize", "confiscate", "impound", "commandeer", "capture", "steal"} and _GOODS.search(undergone):
        return IncidentType.SEIZURE
    if (
        clause.is_passive
        and lemma in _DENIES
        and any(lemma_of(t) in _LEAVE for t in (*clause.subjects, *clause.objects))
    ):
        return IncidentType.OBSTRUCTION
    if lemma in _HALTED and clause.is_passive and any(lemma_of(t) in _HALTS_WHAT for t in clause.subjects):
        return IncidentType.OBSTRUCTION
    if lemma in _SUSPENDS and not clause.is_passive and any(lemma_of(t) in _FLOWS for t in clause.objects):
        return IncidentType.OBSTRUCTION
    if lemma in {"remain", "restrict", "deny", "limit"} and _RESTRICTED.search(
        str(line.doc[clause.head.left_edge.i : clause.head.right_edge.i + 1].text)
    ):
        return IncidentType.OBSTRUCTION
    if clause.is_passive and lemma in {"prevent", "bar", "stop", "block", "keep"} and _FROM_WORK.search(below):
        return IncidentType.OBSTRUCTION
    if is_attribute(clause):
        return None  # "when detained persons were exchanged"
    if is_obstruction(line, clause):
        return IncidentType.OBSTRUCTION
    if lemma not in _STOPS or not _MONITORS.search(
        f"{undergone} {below if lemma in {'deny', 'refuse', 'interfere'} else ''}"
    ):
        return None
    if lemma == "turn" and "back" not in below and "away" not in below:
        return None
    if (lemma == "keep" and "from" not in below) or (
        lemma == "deny" and not re.search(r"\b(?:access|passage|entry|permission)\b", below)
    ):
        return None
    if lemma in {"threaten", "delay"} and not _MONITORS.search(undergone):
        return None
    return IncidentType.OBSTRUCTION


def _stopped(clause: Clause) -> tuple[Token, ...]:
    """Return those who were stopped: not access, which is denied to them."""
    if any(lemma_of(token) in _LEAVE for token in clause.undergoers):
        to_whom = tuple(token for token in obliques(clause.head) if case_of(token) == "to")
        return to_whom or tuple(token for token in clause.undergoers if lemma_of(token) not in _LEAVE)
    return clause.undergoers


def _occasions(line: Line, clause: Clause) -> Count | None:
    """Return how often it happened: "on four occasions", "three times"."""
    match = _OCCASIONS.search(line.doc.text, clause.head.idx)
    if match is None or "," in line.doc.text[clause.head.idx : match.start()]:
        return None
    at = line.passage.offset + match.start("number")
    return next((m.count for m in line.counts if m.span.start == at), None)


def _draft(line: Line, report: Report, clause: Clause, kind: IncidentType, tokens: list[Token]) -> Draft:
    keys: dict[str, object] = {"type": kind}
    doers = tuple(name for doer in clause.doers if (name := doer_name(line, report, doer)))
    if not doers and clause.is_passive:
        doers = report.company.names(
            line, tuple(o for o in obliques(clause.head) if case_of(o) in {"by", "at"} and not line.place_over(o))
        )
    if not doers:
        behind = doers_behind(line, clause)
        doers = tuple(name for doer in behind if (name := doer_name(line, report, doer)))
    if not doers:
        posts = [token for token in tokens if lemma_of(token) in _POSTS]
        doers = tuple(name for post in posts if (name := owner_of_noun(line, report, post)))
        doers = doers or tuple(name for post in posts for name in owner_of_thing(line, report, post)[:1])
    if doers:
        keys["perpetrator"] = doers
    target = report.company.names(line, _stopped(clause))
    if target:
        keys["target"] = target
    count = _occasions(line, clause) or repeated(clause)
    if count is not None:
        keys["count"] = count
    places, dates = places_in(line, tokens), dates_in(line, tokens)
    if not places and is_order(clause):  # "a sentry at X told the team to turn round": it was at X, and nobody's word
        places = places_behind(line, tokens)
    return Draft(
        kind=ClaimKind.INCIDENT,
        line=line,
        at=clause.head,
        keys=keys,
        places=tuple(place.place for place in _nearest(clause, places)[:1]),
        date=dates[0].period if dates else None,
        certainty=certainty_of(line, tokens),
        rule=f"incident.{kind}",
    )


def _nearest(clause: Clause, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Return the places behind a verb before those of whom it stops: "the team in X was turned back at Y"."""
    behind = tuple(p for p in places if p.start > clause.head.i and p.preposition.split(" ")[-1] in _STOPPED_AT)
    return behind or places
