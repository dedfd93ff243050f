"""Who did it, and to whom."""

import re

from spacy.tokens import Token

from trucewatch.read.claims.breaches import agents_behind
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.event import OBSERVED, Event
from trucewatch.read.grammar import Clause, case_of, lemma_of, obliques
from trucewatch.read.line import Line, PlaceMention

_INANIMATE = re.compile(
    r"\b(?:shells?|rockets?|missiles?|mortars?|rounds?|bullets?|mines?|explosions?|blasts?|fire|shelling|strikes?|raids?|attacks?|drones?|bombs?|bombardment|shellfire|gunfire|shrapnel|clashes|fighting|violence|projectiles?|war|conflict|offensive|airstrikes?|shots?|bursts?)$",
    re.IGNORECASE,
)


def perpetrators(
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
            and lemma_of(verb.head) not in OBSERVED | {"describe", "suffer", "face", "say"}
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
            is_named = child.text[:1].isupper() and (child.i > 0 or child.pos_ != "NOUN")
            if is_named and child.lower_ not in {"government", "army", "regime", "rebel"}:
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


def targets(
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
