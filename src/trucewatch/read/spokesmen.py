"""Tell for whom a person speaks: by the words of his office, by tables, and by who was told of before him."""

import re
from typing import TYPE_CHECKING

from trucewatch.model.actor import ActorKind
from trucewatch.read.arms import arms_of
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.parties import Who, at_home, party_behind, party_described, party_named, party_of_words
from trucewatch.read.persons import description, is_spokesman
from trucewatch.read.principals import owner_of_person
from trucewatch.read.syntax import case_of, children, lemma_of, obliques
from trucewatch.read.tree import Token

if TYPE_CHECKING:
    from trucewatch.read.who import Company

_PERSONS = words("speech.persons")
_UNITS = words("speech.units")
_LEADS = words("moves.leads") | {"speak", "represent"}
_HEADS = re.compile(
    r", who (?:heads|leads|commands|chairs|runs|represents|speaks for|headed|led|commanded|spoke for) (?:the )?"
    r"(?P<body>(?:[A-Z][\w'’-]*(?: (?:of |for )?(?:the )?[A-Z][\w'’-]*)*|[a-z-]+(?: [a-z-]+){0,2}))(?=[,.;]|$)"
)
_WHERE = re.compile(r"\b(?:in|at|near) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
"""Where somebody speaks, and not for whom: "the council's envoy in Arkell"."""
_NEAR_OWNER = 8
"""Tokens between "its" and the name of its spokesman, at most."""
_STATE_OFFICE = re.compile(r"\b(?:ministers?|president|premier|army|armed forces|general staff)\b", re.IGNORECASE)
"""Offices of the state of which a report speaks, where it names no other."""


def person_named(company: "Company", line: Line, token: Token, person: str) -> Who:
    """Return a person as a claim names him, with the party for which he speaks."""
    return Who(name=_spelt(company, person), acts_for=_principal(company, line, token, person), is_person=True)


def meet_officers(company: "Company", line: Line) -> None:
    """Keep for whom those speak whose office is told before they say a word: "his counterpart, Ada Lind"."""
    for name in line.names:
        person = company.cast.person(name.text)
        if person is None or person in company.known_people or " " not in name.text:
            continue
        before = line.doc[name.start - 1] if name.start > 0 else None
        has_title = name.text != person or (before is not None and (before.text == "," or before.lower_ in _PERSONS))
        if has_title:
            company.who(line, line.doc[name.end - 1])


def _spelt(company: "Company", person: str) -> str:
    if len(person.split()) > 1:
        return person
    actor = company.actors.find(person)
    return actor.name if actor and actor.kind is ActorKind.PERSON else person


def _principal(company: "Company", line: Line, token: Token, person: str) -> str | None:
    known = company.known_people.get(person)
    if known:
        return known
    about = description(line, token, person)
    party = arms_of(company.actors, _party_of(company, line, token, person, about), about)
    if party:
        company.known_people[person] = party
    for word in re.findall(r"[a-z]+", about.casefold()):
        if word in _PERSONS:
            company.offices[word] = Who(name=_spelt(company, person), acts_for=party, is_person=True)
    return party


def _party_of(company: "Company", line: Line, token: Token, person: str, about: str) -> str | None:
    """Return the party that the words about a person tell, else that of the tables, else the one told of before."""
    before, middle, behind = about.split(" | ")
    flat = about.replace(" | ", " ")
    party = party_behind(company, behind) or company.party_in(_WHERE.sub("", about))
    party = party or _in_tables(company, person) or party_named(company, flat) or _led_by(company, line, token)
    is_owned = bool(re.search(r"\b(?:its|their|his|her)\b", about, re.IGNORECASE))
    if party is None and is_owned:
        party = _owner_of(company, line, token)
    if party is None:
        led = (company.bodies.get(word) for word in re.findall(r"[a-z]+", about.casefold()))
        party = next((body.acts_for for body in led if body is not None and body.acts_for), None)
    if party is None and not is_owned:
        office, comma, _ = middle.partition(",")  # "A U.N. | spokesman, Ada Lind | ,"
        owner = owner_of_person(f"{before} {office}" if comma else before, behind)
        party = party_of_words(company, owner, owner=owner) if owner else None
    party = party or party_described(company, flat) or company.party_in(about)
    if party is None and is_spokesman(about):
        party = _speaks_for_last(company)
    if party is None and not is_owned and _STATE_OFFICE.search(about):
        party = at_home(company, "government").acts_for or company.state_told()
    return party


def _in_tables(company: "Company", person: str) -> str | None:
    principal = company.actors.principal(person)
    return principal.name if principal and principal.kind is not ActorKind.PERSON else None


def _speaks_for_last(company: "Company") -> str | None:
    """Return the party told of last, for which a spokesman with no other description speaks."""
    last = company.last_group or company.last_body
    if company.last_body is not None and company.last_body.acts_for:
        last = company.last_body
    return None if last is None or last.is_person else last.acts_for


def _led_by(company: "Company", line: Line, token: Token) -> str | None:
    """Return whom a person leads or speaks for in a clause of his own: "Ada Lind, who runs the movement"."""
    clause = next((child for child in token.children if child.dep_.startswith("acl")), None)
    if clause is None or lemma_of(clause) not in _LEADS:
        return _led_behind(company, line, token)
    led = next((o for o in (*children(clause, "obj"), *obliques(clause)) if case_of(o) in {"", "for"}), None)
    body = company.who(line, led) if led is not None and led.pos_ in {"NOUN", "PROPN"} else None
    return None if body is None or body.is_person else _party_led(company, body)


def _led_behind(company: "Company", line: Line, token: Token) -> str | None:
    """Return what is led in ", who heads the Hill Group" right behind a name, whatever the tree."""
    name = line.name_over(token)
    match = _HEADS.match(line.doc[name.end :].text) if name is not None else None
    body = company.named(clean(match["body"])) if match is not None else None
    return None if body is None else _party_led(company, body)


def _party_led(company: "Company", body: Who) -> str | None:
    is_unit = body.name.islower() and body.name.rsplit(maxsplit=1)[-1] in _UNITS  # "who heads the brigade"
    return party_of_words(company, body.name) if is_unit else body.acts_for or body.name


def _owner_of(company: "Company", line: Line, token: Token) -> str | None:
    """Return whose "its spokesman, Ada Lind" is."""
    near = (other for other in line.doc[max(0, token.i - _NEAR_OWNER) : token.i + _NEAR_OWNER])
    owner = next((other for other in near if other.lower_ in {"its", "their"}), None)
    if owner is None:
        return None
    holder = company.subject_before(line, owner, token) or company.who(line, owner)
    return None if holder is None or holder.is_person else holder.acts_for or holder.name
