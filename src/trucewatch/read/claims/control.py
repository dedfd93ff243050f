"""Control: an actor holds, or is in, an area, takes it, loses it or tries to."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from trucewatch.model.claim import ClaimKind, Level
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report, carried_place, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.grammar import Clause, Mode, case_of, lemma_of, obliques, group_head
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.shares import find_shares
from trucewatch.read.who import clean

_SEIZES = words("moves.seizes")
_HOLDS = words("moves.holds_area")
_PRESENT = words("moves.present_in")
_LEVELS: dict[str, str] = entry("moves.control_attributive")
_ATTRIBUTIVE = re.compile(
    rf"(?P<who>[\w.\"”“'’-]+?)[\"”'’)]*[- ](?P<word>{'|'.join(_LEVELS)})\b(?P<tail>[\"”]?)", re.IGNORECASE
)
_SHARES = frozenset(
    {
        "all",
        "most",
        "half",
        "part",
        "parts",
        "much",
        "rest",
        "third",
        "thirds",
        "percent",
        "cent",
        "%",
        "quarter",
        "quarters",
        "swathes",
        "majority",
    }
)
_AREAS = words("moves.areas") | {"it"}
_FORCES = words("moves.force_words")
_OCCUPIES = frozenset({"occupy", "hold", "control", "rule", "administer", "dominate", "govern"})
_GENERIC = {
    "government": "government",
    "rebel": "rebels",
    "insurgent": "insurgents",
    "militant": "militants",
    "separatist": "separatists",
    "opposition": "opposition",
    "regime": "government",
    "guerrilla": "guerrillas",
    "army": "army",
    "state": "government",
    "jihadist": "jihadists",
}
_SHIP = re.compile(
    r"\b(?:ship|vessel|boat|tanker|weapons?|arms|goods|vehicle|truck|cargo|equipment|part|place|advantage|steps?|action|responsibility|office|power|hostage|days|risk|care|note|drones?|rockets?|missiles?)s?\b",
    re.IGNORECASE,
)


def read_control(line: Line, report: Report) -> Iterator[Draft]:
    """Yield who is said to hold, take, lose or be in which area, in the order of the sentence."""
    groups = group_tokens(line)
    yield from _attributives(line, report)
    yield from _phrases(line, report)
    for clause in line.clauses:
        if clause.mode in {Mode.HYPOTHESIS, Mode.POSSIBLE, Mode.FUTURE, Mode.DUTY}:
            continue
        yield from _of_clause(line, report, clause, groups[group_head(clause.head).i])


def _attributives(line: Line, report: Report) -> Iterator[Draft]:
    """ "rebel-held X", "government-controlled X", "non-government-controlled X": once a report and pair."""
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
        if word.casefold().endswith("non-government") or word.casefold() in {
            "non",
            "un",
            "newly",
            "strongly",
            "tightly",
            "remote",
            "radio",
            "closely",
            "hand",
            "widely",
            "well",
        }:
            continue
        place = next((p for p in line.places if end <= p.start <= end + 6), None)
        area = _area(line, end) if place is None else None
        bracketed = (
            None
            if place or area
            else next((p for p in reversed(line.places) if p.end <= span.start and span.start - p.end < 6), None)
        )
        chosen = place.place if place else bracketed.place if bracketed else area
        if chosen is None:
            continue
        actor = _actor_of(report, word)
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


def _area(line: Line, at: int) -> Place | None:
    """ "rebel-held areas in the south": the place named behind the noun."""
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


def _actor_of(report: Report, word: str) -> str:
    low = word.casefold()
    if low in {"government", "regime", "army", "state"}:
        who = report.company.named("government" if low != "army" else "army")
        return who.name if who else _GENERIC[low]
    if low in _GENERIC:
        return _GENERIC[low]
    who = report.company.named(word)
    if who and who.acts_for and who.name != word:
        return who.name
    owner = report.company.named(f"{word} forces", head="forces")
    if owner and owner.acts_for:
        return owner.acts_for
    return who.name if who else word


_HELD_NOUNS = frozenset({"area", "areas", "territory", "district", "town", "village", "part", "parts", "zone", "side"})
_CAPTURE = re.compile(
    r"\b(?:capture|seizure|recapture|fall|loss|liberation|takeover) of (?:the )?(?:(?:town|village|city|district|fortress|settlement)s? of )?(?=[A-Z])"
)
_UNDER = re.compile(
    r"\b(?:under|outside|out of|beyond) (?:the )?(?:full |firm |effective )?(?:control of (?P<after>[^,.;]{2,50})|(?P<before>[A-Z][\w.’' -]{1,40}?)(?:'s|’s)? control)\b"
)
_FELL = re.compile(
    r"\b(?P<place>[A-Z][\w'’-]+|town|city|village) (?:had |has )?(?:fell|fallen) (?=(?:on|to|in|after|without|last|the)\b)"
)


_HELD_BY = re.compile(
    r"\b(?:held|controlled|occupied|run|administered) by (?P<who>(?:the )?[\w\"“”. '-]{2,60}?)(?=[,.;)]|$| since | and | who | which | for | in | near )"
)


def _phrases(line: Line, report: Report) -> Iterator[Draft]:
    """ "the capture of the town of X", "70 per cent of Y is under Z's control"."""
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
        if span is None or line.clause_at(span[0]) is not None and line.place_over(span[0].head) is not None:
            continue
        before = [p for p in line.places if p.end <= span.start and span.start - p.end <= 12]
        nouns = {token.lower_ for token in line.doc[max(0, span.start - 4) : span.start]}
        who = report.company.named(clean(match.group("who")))
        if before and who is not None and (nouns & _HELD_NOUNS or span.start - before[-1].end <= 2):
            yield Draft(
                kind=ClaimKind.CONTROL,
                line=line,
                at=span[0],
                keys={"actor": (who.name,), "level": Level.CONTROLS},
                places=(before[-1].place,),
                rule="control.held_by",
            )
    for match in _UNDER.finditer(text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        word = match.group("after") or match.group("before")
        who = report.company.named(clean(word)) if word else None
        shares = find_shares(text[: match.start()])
        places = [p for p in line.places if span is not None and p.end <= span.start]
        if span is None or who is None or not places or not match.group().startswith("under"):
            continue
        keys = {"actor": (who.name,), "level": Level.CONTROLS}
        if shares:
            keys["share"] = round(shares[-1].share, 3)
        yield Draft(
            kind=ClaimKind.CONTROL, line=line, at=span[0], keys=keys, places=(places[-1].place,), rule="control.under"
        )


def _of_clause(line: Line, report: Report, clause: Clause, tokens: list[Token]) -> Iterator[Draft]:
    lemma = lemma_of(clause.head)
    level, actors, places = None, clause.doers, ()
    behind = str(line.doc[clause.head.i + 1 : clause.head.i + 12].text)
    objects = clause.undergoers
    object_words = " ".join(str(line.doc[o.left_edge.i : o.i + 1].text) for o in objects)
    if re.search(r"\bcontrol of\b|\bcontrol over\b", behind) and lemma in {
        "seize",
        "take",
        "gain",
        "regain",
        "have",
        "lose",
        "wrest",
        "keep",
        "retain",
        "assume",
        "cede",
        "exercise",
        "establish",
        "consolidate",
        "maintain",
    }:
        level = {
            "have": Level.CONTROLS,
            "keep": Level.CONTROLS,
            "retain": Level.CONTROLS,
            "maintain": Level.CONTROLS,
            "exercise": Level.CONTROLS,
            "lose": Level.LOST,
            "cede": Level.LOST,
        }.get(lemma, Level.SEIZED)
        if clause.mode is Mode.WISH:
            level = (
                Level.ATTEMPTS
                if lemma_of(clause.head.head) in {"try", "attempt", "seek", "aim", "want", "struggle"}
                else None
            )
    elif re.match(
        r"(?:still |firmly |fully )?in (?:full |firm |sole |complete |effective )?(?:control|charge|command|possession) of\b",
        behind,
    ):
        level = Level.CONTROLS
    elif clause.mode is not Mode.FACT:
        return
    elif lemma in _SEIZES and lemma != "fall" and _is_area(line, objects) and not _SHIP.search(object_words):
        level = Level.SEIZED
    elif (
        lemma == "fall"
        and any(line.place_over(s) or lemma_of(s) in {"town", "city", "village"} for s in clause.subjects)
        and re.search(r"^(?:to|on|in|last|after|without|into)\b", behind)
    ):
        level, actors = Level.SEIZED, tuple(o for o in obliques(clause.head) if case_of(o) == "to")
    elif (
        lemma in _OCCUPIES
        and (_is_area(line, objects) or (clause.head.dep_ == "acl" and line.place_over(clause.head.head)))
        and not _SHIP.search(object_words)
    ):
        level = Level.DOMINATES if lemma == "dominate" else Level.CONTROLS
    elif lemma == "lose" and _is_area(line, objects):
        level = Level.LOST
    elif lemma in _PRESENT | {"quarter", "garrison", "encamp"} or clause.head.pos_ != "VERB":
        level = _presence(line, clause, behind)
    elif lemma == "dominate":
        level = Level.DOMINATES
    if level is None:
        return
    names = report.company.names(line, actors)
    if (not names and lemma != "fall") or (level is Level.PRESENT and names == ("both sides",)):
        return
    own = [t for t in tokens if t in set(clause.head.subtree)]
    places = places_in(line, own)
    if not places and clause.head.dep_ in {"acl", "acl:relcl"}:
        over = line.place_over(clause.head.head)
        places = (over,) if over else ()
    dates = dates_in(line, own)
    if not places and level in {Level.PRESENT, Level.CONTROLS} and not carried_place(line, report, tokens):
        return
    date = dates[0].period if dates else None
    if (
        level is Level.SEIZED
        and date
        and date.last
        and report.published
        and report.published.first
        and (report.published.first - date.last).days > 800
    ):
        return
    listed = places if len(places) > 1 and _are_listed(line, places) else places[:1]
    for place in listed or (None,):
        keys: dict[str, object] = {"actor": names, "level": level} if names else {"level": level}
        shares = find_shares(str(line.doc[clause.head.i :].text))
        if shares:
            keys["share"] = round(shares[0].share, 3)
        elif re.search(r"\b(?:the )?(?:entire|whole|all of the)\b", behind) and level is Level.ATTEMPTS:
            keys["share"] = 1.0
        yield Draft(
            kind=ClaimKind.CONTROL,
            line=line,
            at=clause.head,
            keys=keys,
            places=(place.place,) if place else carried_place(line, report, tokens),
            date=date,
            denied=clause.is_negated,
            certainty=certainty_of(line, tokens),
            rule=f"control.{level}",
        )


def _are_listed(line: Line, places: tuple[object, ...]) -> bool:
    marks = line.doc.text
    return len(places) > 1 and bool(re.search(r", | and ", marks))


def _is_area(line: Line, tokens: tuple[Token, ...]) -> bool:
    tokens = (
        *tokens,
        *(child for token in tokens if token.lower_ in _SHARES for child in token.children if child.dep_ == "nmod"),
    )
    return any(line.place_over(t) or lemma_of(t) in _AREAS for t in tokens)


def _presence(line: Line, clause: Clause, behind: str) -> Level | None:
    """ "IDF elements remain in X", "groups were operating in 70 percent of the zone", "thousands of fighters are still in X"."""
    lemma = lemma_of(clause.head)
    if clause.is_passive and lemma not in {"base", "station", "deploy", "quarter", "garrison", "encamp", "lodge"}:
        return None
    subjects = clause.subjects
    if not any(
        lemma_of(s) in _FORCES
        or s.lower_ in {"thousands", "hundreds", "dozens", "group", "groups"}
        or (line.name_over(s) and s.pos_ == "PROPN" and not line.place_over(s))
        or any(lemma_of(c) in _FORCES for c in s.children)
        for s in subjects
    ):
        return None
    if lemma in {
        "remain",
        "stay",
        "operate",
        "base",
        "station",
        "deploy",
        "hide",
        "quarter",
        "garrison",
        "encamp",
        "lodge",
    }:
        return (
            Level.PRESENT
            if re.search(r"\b(?:in|inside|at|near|north|south|east|west|on)\b", behind)
            and not re.search(r"^(?:in (?:place|force|effect)|committed)", behind)
            else None
        )
    if clause.head.pos_ in {"NOUN", "PROPN"} and case_of(clause.head) in {"in", "inside", "at"}:
        return (
            Level.PRESENT
            if line.place_over(clause.head)
            or clause.head.lower_ in {"region", "area", "city", "town", "enclave", "district"}
            else None
        )
    return None
