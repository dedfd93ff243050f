"""Who moves, as a claim names it: whose tanks and lorries they are, and people by their own words."""

import re

from trucewatch.read.claims.acting import actor_names
from trucewatch.read.claims.belonging import unnumbered
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.things import STRUCTURES, core_of, is_arms
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of, obliques, phrase
from trucewatch.read.tree import Token

_VEHICLES = words("motion.vehicles") | words("motion.mixed") | words("motion.carriers")
_TEAMS = frozenset({"mission", "team", "patrol", "crew", "boy", "lad", "youth", "garrison", "command", "lighter"})
_THINGS = (_VEHICLES | STRUCTURES | words("motion.things")) - _TEAMS
_PEOPLE = (
    words("violence.fighters") | words("motion.people") | (words("motion.units") - {"armour"}) | words("motion.bands")
)
_ROWS = frozenset({"column", "convoy", "line", "fleet", "caravan", "motorcade"})
_SEATED = re.compile(r"\b(?:mission|office|command|force|team|assistance)$", re.IGNORECASE)
"""What is called by the country in which it is: "the mission in Borland"."""
_OWN = frozenset({"army", "police", "rebel", "government", "navy", "militia", "guerrilla", "insurgent", "opposition"})
_PIECES = frozenset({"unit", "contingent", "detachment", "element"})
_LOOKS = frozenset({"armed", "masked", "uniformed", "hooded"})
_OWNED_BY = frozenset({"of", "from"})
_TRIM = re.compile(rf"^(?:(?:{'|'.join(sorted(words('motion.how_many')))}|-?odd|[\d,.]+)[ -]+)+(?=\w)", re.IGNORECASE)


def mover_names(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the names of who moves; for tanks, lorries and posts, whose they are, where the words tell it."""
    if token.lower_ == "side" and any(child.lower_ == "neither" for child in token.children):
        return ("both sides",)
    token = core_of(token)
    if lemma_of(token) in _ROWS and (owners := owners_of(line, report, token)):
        return owners  # "a Hill Front column of some 40 pick-ups"
    token = _made_of(token)
    if token.pos_ == "PRON" or token.lower_ in {"both", "neither"}:
        return actor_names(line, report, token)
    if is_arms(token) or lemma_of(token) in _THINGS:
        is_named = not is_arms(token) and not children(token, "nmod:poss")
        return owners_of(line, report, token) or (_bare(line, token) if is_named else ())
    names = tuple(_elsewhere(line, name) for name in actor_names(line, report, token))
    before = line.doc[token.i - 1].lower_ if token.i else ""
    if before in _LOOKS and token.lower_ == "men":
        return (f"{before} men",)
    if lemma_of(token) in _PEOPLE and len(names) == 1:
        return _literal(line, report, token, names[0])
    return names


def _elsewhere(line: Line, name: str) -> str:
    """Return a name without the place in which its bearer only is: "the Hill Front in Birn"."""
    bare, parted, where = name.partition(" in ")
    is_place = bool(parted) and any(place.place.name in where or where in place.place.name for place in line.places)
    return bare if is_place and not _SEATED.search(bare) else name


def _made_of(token: Token) -> Token:
    """Return the lorries of "a column of army lorries"."""
    if lemma_of(token) not in _ROWS:
        return token
    part = next((o for o in obliques(token) if case_of(o) == "of" and o.i > token.i), None)
    return part if part is not None and part.pos_ == "NOUN" else token


def owners_of(line: Line, report: Report, thing: Token) -> tuple[str, ...]:
    """Return whose a thing is: "the Front's lorries", "lorries of the Front", "Averian tanks", "army trucks"."""
    thing = core_of(thing)
    owners = children(thing, "nmod:poss")
    if any(owner.pos_ == "PRON" for owner in owners):
        who = report.company.who(line, thing)
        return (who.acts_for,) if who is not None and who.acts_for else ()
    if owners:
        return tuple(dict.fromkeys(name for owner in owners for name in actor_names(line, report, owner)))
    for part in obliques(thing):
        if case_of(part) in _OWNED_BY and line.place_over(part) is None and part.i > thing.i:
            found = actor_names(line, report, part) if _is_body(line, part) else ()
            if found:
                return found
    for child in thing.children:
        if child.i < thing.i and child.dep_ in {"compound", "amod", "nmod", "nmod:desc"}:
            name = _owner_in(line, report, child, thing)
            if name is not None:
                return (name,)
    return ()


def _is_body(line: Line, token: Token) -> bool:
    return line.name_over(token) is not None or lemma_of(token) in _OWN | {"force", "mission", "brigade", "battalion"}


def _owner_in(line: Line, report: Report, child: Token, thing: Token) -> str | None:
    """Return the party that a word before a thing names: "Averian", "UN", "army"."""
    company = report.company
    name = line.name_over(child)
    if name is None:
        return child.lower_ if child.lower_ in _OWN else None
    if line.place_over(child) is not None and child.pos_ == "PROPN" and company.actors.find(name.text) is None:
        return None
    text = line.doc[name.start : min(name.end, thing.i)].text
    if company.actors.find(text) is not None and name.end <= thing.i and name.end - name.start > 1:
        who = company.named(text)
        return who.name if who is not None else text
    behind = line.doc[child.i + 1] if child.i + 1 < len(line.doc) else child
    if behind.lower_ in _OWN and behind is not child:
        return f"{text} {behind.text}"  # "Averian army lorries"
    forces = company.named(f"{text} forces", head="forces")
    if forces is not None and forces.acts_for and company.actors.find(forces.acts_for) is not None:
        return forces.acts_for
    if child.pos_ != "PROPN":
        return None  # "Heavy weapons"
    who = company.named(text)
    return who.name if who is not None else text


def _bare(line: Line, token: Token) -> tuple[str, ...]:
    start, end = phrase(token, with_of=False)
    text = _TRIM.sub("", line.doc[start:end].text)
    return (text,) if text else ()


def _body_in(line: Line, report: Report, token: Token) -> str | None:
    """Return the armed body whose men somebody is: "Hill Front fighters"; a people's soldiers are their own."""
    for child in token.children:
        name = line.name_over(child) if child.i < token.i and child.dep_ == "compound" else None
        if name is None or name.end > token.i or line.place_over(child) is not None:
            continue
        company = report.company
        text = company.cast.full(_TRIM.sub("", name.text))
        forces = company.named(f"{name.text} forces", head="forces")
        known = company.actors.find(name.text)
        own = {text, known.name if known is not None and lemma_of(token) in _PIECES else text}
        is_people = forces is not None and forces.acts_for is not None and forces.acts_for not in own
        if known is not None and not is_people:
            return known.name
        if not is_people and (" " in text or text.isupper() or "-" in text):
            return text
    return None


def _literal(line: Line, report: Report, token: Token, name: str) -> tuple[str, ...]:
    """Return people by their own words, where the tables would name their state's forces: "Averian paratroopers"."""
    if name == "both sides" or any(child.dep_ == "nmod:poss" for child in token.children):
        return (name,)
    start, end = phrase(token, with_of=False)
    over = line.name_over(token)
    if over is not None:
        end = max(end, over.end)
    text = _TRIM.sub("", line.doc[start:end].text)
    body = _body_in(line, report, token)
    if body is not None:
        return (body,)
    is_named = text[:1].isupper() and " " in text and token.lower_ in text.casefold()
    if is_named and name.casefold() not in text.casefold():
        return (text,)
    return (
        _TRIM.sub("", unnumbered(name))
        if not name[:1].isupper() or name.split(maxsplit=1)[0].casefold() in {"first", "last"}
        else name,
    )
