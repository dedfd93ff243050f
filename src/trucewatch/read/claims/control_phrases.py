"""Control told by a phrase, not a verb.

"rebel-held X", "the capture of X", "under Y's control", "the presence of Y in X".
"""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, Level
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.holders import actor_of_word
from trucewatch.read.claims.seats import read_seats
from trucewatch.read.claims.whereabouts import last_named, places_behind, pointed_place
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.shares import find_shares
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Span, Token

_LEVELS: dict[str, str] = entry("moves.control_attributive")
_ATTRIBUTIVE = re.compile(
    r"(?<![\w.\"”“'’-])"  # a run of quotation marks is tried from its beginning alone
    rf"(?P<who>[\w.\"”“'’-]+?)[\"”'’)]*+[- ](?P<word>{'|'.join(_LEVELS)})\b(?P<tail>[\"”]?)",
    re.IGNORECASE,
)
_NO_HOLDERS = words("moves.no_holders")
_HELD_NOUNS = frozenset({"area", "areas", "territory", "district", "town", "village", "part", "parts", "zone", "side"})
_TOWNS = frozenset({"city", "town", "village", "port"})
_BEFORE_HELD = 3
"""Tokens from "the" to "held", at most: "the SPLM-held town"."""
_RUN_BODIES = words("holding.run_bodies")
_CAPTURE = re.compile(
    r"\b(?:capture|seizure|recapture|fall|loss|liberation|takeover) of (?:the "
    r")?(?:(?:town|village|city|district|fortress|settlement)s? of )?(?=[A-Z])"
)
_UNDER = re.compile(
    r"\b(?:under|outside|out of|beyond) (?:the )?(?:full |firm |effective "
    r")?(?:(?:control|rule|occupation|sway) of (?P<after>[^,.;]{2,50})|(?P<before>[A-Z][\w.’' -]{1,40}?|rebel|"
    r"insurgent|government|army|militia|separatist|opposition|jihadist|enemy|loyalist)(?:'s|"
    r"’s)? (?:control|rule|occupation|sway))\b"
)


_HELD_BY = re.compile(
    r"\b(?:held|controlled|occupied|run|administered) by (?P<who>(?:the )?[\w\"“”. "
    r"'-]{2,60}?)(?=[,.;)]|$| since | and | who | which | for | in | near "
    r")"
)
_HANDS = re.compile(
    r"\bin (?:the )?(?:hands of (?P<after>[^,.;]{2,50}?)(?=[,.;)]|$| since "
    r"| and | who | which )|(?P<before>[A-Z][\w.’'-]+|rebel|insurgent|government|"
    r"army|militia|separatist|opposition|jihadist|enemy)(?:'s|’s)? hands)\b"
)


def read_control_phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the control that attributives, nouns and prepositional phrases tell of."""
    yield from _attributives(line, report)
    yield from _phrases(line, report)
    yield from _in_hands(line, report)
    yield from _presences(line, report)
    yield from read_seats(line, report)


def _attributives(line: Line, report: Report) -> Iterator[Draft]:
    """As in "rebel-held X", "government-controlled X", "non-government-controlled X": once a report and pair."""
    text = line.doc.text
    for match in _ATTRIBUTIVE.finditer(text):
        span = line.doc.char_span(match.start("word"), match.end("word"), alignment_mode="expand")
        if span is None:
            continue
        end = span.end
        if end < len(line.doc) and line.doc[end].lower_ == "by":
            continue
        if "-" not in text[match.start("who") : match.end("word")]:
            continue
        word = match.group("who").strip("\"“”'’").removesuffix("-")
        if word.casefold().endswith("non-government") or word.casefold() in _NO_HOLDERS:
            continue
        if end < len(line.doc) and lemma_of(line.doc[end]) in _RUN_BODIES:
            continue
        place = next((p for p in line.places if end <= p.start <= end + 6), None)
        area = _area(line, end) if place is None else None
        bracketed = (
            None
            if place or area
            else next((p for p in reversed(line.places) if p.end <= span.start and span.start - p.end < 6), None)
        )
        chosen = place.place if place else bracketed.place if bracketed else area or _the_town(line, report, span)
        if chosen is None:
            continue
        actor = actor_of_word(report, word)
        pair = ("control", actor, chosen.name)
        if pair in report.seen:
            continue
        report.seen.add(pair)
        draft = Draft(
            kind=ClaimKind.CONTROL,
            line=line,
            at=span[0],
            keys={"actor": (actor,), "level": Level(_LEVELS[match.group("word").casefold()])},
            places=(chosen,),
            rule="control.attributive",
        )
        draft.voice = PUBLISHED
        yield draft


def _the_town(line: Line, report: Report, word: Span) -> Place | None:
    """As in "in the rebel-held city": the one told of before."""
    start = next((t.i for t in reversed(line.doc[: word.start]) if t.pos_ == "DET"), word.start)
    noun = line.doc[word.end] if word.end < len(line.doc) else None
    is_the = 0 < word.start - start <= _BEFORE_HELD and line.doc[start].lower_ in {"the", "that", "this"}
    if noun is None or noun.lower_ not in _TOWNS or not is_the:
        return None
    return next(iter(last_named(report, noun.lower_)), None)


def _area(line: Line, at: int) -> Place | None:
    """As in "rebel-held areas in the south": the place named behind the noun."""
    doc = line.doc
    nearby = next(
        (
            p
            for p in line.places
            if at < p.start <= at + 7 and p.preposition in {"in", "of", "near", "around", "outside"}
        ),
        None,
    )
    if nearby and not any(t.pos_ in {"VERB", "AUX"} for t in doc[at : nearby.start]):
        return nearby.place
    return None


def _phrases(line: Line, report: Report) -> Iterator[Draft]:
    """As in "the capture of the town of X", "70 per cent of Y is under Z's control"."""
    text = line.doc.text
    for match in _CAPTURE.finditer(text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        place = next((p for p in line.places if span is not None and span.end - 1 <= p.start <= span.end + 1), None)
        if span is None or place is None:
            continue
        voice = line.voices[span.start][0]
        keys: dict[str, object] = {"level": Level.LOST if match.group().startswith("loss") else Level.SEIZED}
        actor = (
            voice.speaker_for
            if match.group().split()[0] in {"capture", "recapture", "liberation", "takeover"}
            else None
        )
        if actor:
            keys["actor"] = (actor,)
        yield Draft(
            kind=ClaimKind.CONTROL, line=line, at=span[0], keys=keys, places=(place.place,), rule="control.capture"
        )
    for match in _HELD_BY.finditer(text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or (line.clause_at(span[0]) is not None and line.place_over(span[0].head) is not None):
            continue
        before = [p for p in line.places if p.end <= span.start and span.start - p.end <= 12]
        nouns = {token.lower_ for token in line.doc[max(0, span.start - 4) : span.start]}
        who = report.company.named(clean(match.group("who")))
        if who is not None and (nouns & _HELD_NOUNS or (before and span.start - before[-1].end <= 2)):
            yield Draft(
                kind=ClaimKind.CONTROL,
                line=line,
                at=span[0],
                keys={"actor": (who.name,), "level": Level.CONTROLS},
                places=(before[-1].place,) if before else (),
                rule="control.held_by",
            )
    for match in _UNDER.finditer(text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        word = match.group("after") or match.group("before")
        actor = actor_of_word(report, word) if match.group("before") and word.islower() else None
        who = report.company.named(clean(word)) if word and actor is None else None
        actor = actor or (who.name if who else None)
        shares = find_shares(text[: match.start()])
        places = [p for p in line.places if span is not None and p.end <= span.start]
        if span is None or actor is None or not places or not match.group().startswith("under"):
            continue
        keys = {"actor": (actor,), "level": Level.CONTROLS}
        if shares:
            keys["share"] = round(shares[-1].share, 3)
        yield Draft(
            kind=ClaimKind.CONTROL, line=line, at=span[0], keys=keys, places=(places[-1].place,), rule="control.under"
        )


def _in_hands(line: Line, report: Report) -> Iterator[Draft]:
    """As in "X is in the hands of Y", "X remains in rebel hands"."""
    for match in _HANDS.finditer(line.doc.text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        places = [p for p in line.places if p.end <= span.start and p.start not in line.attribution]
        place = (places[-1].place,) if places else pointed_place(line, report, list(line.doc[: span.start]))
        word = match.group("before")
        who = report.company.named(clean(match.group("after"))) if match.group("after") else None
        actor = actor_of_word(report, word) if word else who.name if who else None
        if not place or actor is None:
            continue
        keys: dict[str, object] = {"actor": (actor,), "level": Level.CONTROLS}
        shares = find_shares(line.doc.text[: match.start()])
        if shares:
            keys["share"] = round(shares[-1].share, 3)
        yield Draft(kind=ClaimKind.CONTROL, line=line, at=span[0], keys=keys, places=place, rule="control.hands")


def _presences(line: Line, report: Report) -> Iterator[Draft]:
    """As in "The continued presence of X north of Y", "X's presence in Y"."""
    for token in line.doc:
        if token.lower_ != "presence" or token.pos_ != "NOUN":
            continue
        owners = [o for o in obliques(token) if case_of(o) == "of" and not line.place_over(o)]
        owners = owners or [c for c in token.children if c.dep_ == "nmod:poss"]
        owners = [o for o in owners if o.dep_ != "conj" or o.pos_ == "PROPN"]
        named = [who.name for o in owners if (name := line.name_over(o)) and (who := report.company.named(name.text))]
        actors = tuple(named) or report.company.names(line, tuple(owners)) or _holder_before(report, token)
        behind = [t for t in line.doc[token.i : token.i + 14] if t not in owners]
        end = next(
            (i for i, t in enumerate(behind) if t.pos_ in {"VERB", "AUX"} or t.text in {",", ";", "."}), len(behind)
        )
        places = tuple(p for p in places_behind(line, behind[:end]) if p.preposition not in {"from", "by"})
        place = (places[0].place,) if places else pointed_place(line, report, behind[:end])
        actors = tuple(re.split(r" (?:north|south|east|west) of ", actor)[0] for actor in actors)
        actors = tuple(who.name if (who := report.company.named(actor)) else actor for actor in actors)
        if actors and place:
            yield Draft(
                kind=ClaimKind.CONTROL,
                line=line,
                at=token,
                keys={"actor": actors, "level": Level.PRESENT},
                places=place,
                rule="control.presence",
            )


def _holder_before(report: Report, token: Token) -> tuple[str, ...]:
    """As in "the Russian presence", "Iran's military presence": whose the adjective says it is."""
    for child in token.children:
        if child.i < token.i and child.dep_ in {"amod", "compound"} and child.text[:1].isupper():
            who = report.company.named(f"{child.text} forces", head="forces")
            if who is not None and who.acts_for:
                return (who.name,)
    return ()
