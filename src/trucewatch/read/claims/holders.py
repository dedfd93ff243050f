"""Who may hold a place: those who bear arms or govern, and whoever bears a name; not snow, tourists or a company."""

import re

from trucewatch.model.actor import ActorKind
from trucewatch.read.agency import can_act, is_day
from trucewatch.read.claims.acting import actor_names, as_told
from trucewatch.read.claims.draft import Report
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_ARMED = (
    words("holding.armed") | words("moves.force_words") | words("syntax.who.fighters") | words("syntax.who.group_words")
)
_MANY = words("moves.many") | {"several", "few", "number", "band", "bunch", "crowd", "pair", "couple", "remnant", "lot"}
_GENERIC: dict[str, str] = entry("moves.generic_holders")
_MEANT = frozenset({"it", "they", "we", "them", "us", "he", "she", "who", "which", "that", "both", "those"})
_NOBODY = frozenset({"nobody", "no-one", "none", "neither", "noone"})
_HARMLESS = words("holding.harmless")
_QUALIFIED = re.compile(
    r"^(?:(?:the|full|firm|firmly|sole|complete|effective|total|de facto|partial|direct|joint|nominal|now|still|back"
    r"|very) )+",
    re.IGNORECASE,
)
_NO_NAMES = words("holding.no_holders")


def is_nobody(token: Token) -> bool:
    """Tell whether it is nobody who is told of: "nobody", "no one", "neither side"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in _NOBODY or (token.lower_ == "one" and before == "no") or before == "neither"


def is_holder(line: Line, report: Report, token: Token) -> bool:
    """Tell whether a noun phrase means somebody who can hold a place by arms or office."""
    if is_day(line, token) or not can_act(line, token):
        return False
    if token.lower_ in _MEANT or lemma_of(token) in _ARMED or is_nobody(token):
        return True
    if lemma_of(token) in _HARMLESS:
        return False
    if token.lower_ in _MANY or token.pos_ == "NUM":
        return any(lemma_of(part) in _ARMED or _is_named(line, report, part) for part in obliques(token)) or (
            token.lower_ in {"most", "many", "some", "several"} and not obliques(token)
        )
    return _is_named(line, report, token)


def _is_named(line: Line, report: Report, token: Token) -> bool:
    name = line.name_over(token)
    if name is None:
        return False
    known = report.company.actors.find(report.company.cast.full(name.text))
    if known is not None:
        return True
    place = line.place_over(token)
    return place is None or place.place.kind == "country"


def holders(line: Line, report: Report, tokens: tuple[Token, ...], *, strictly: bool = True) -> tuple[str, ...]:
    """Return the names of those of the noun phrases that may hold a place, each once, in order.

    Args:
        strictly: Whether only those count who bear arms, govern or have a name.
    """
    found: dict[str, None] = {}
    for token in tokens:
        fits = is_holder(line, report, token) if strictly else lemma_of(token) not in _HARMLESS and can_act(line, token)
        is_label = token.i + 1 < len(line.doc) and line.doc[token.i + 1].text == ":"
        if not fits or is_label or is_nobody(token) or is_aside(token, tokens):
            continue
        for name in _names(line, report, token):
            if name.casefold() not in _MEANT:
                found.setdefault(name)
    return tuple(found)


def is_aside(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a noun that the tree coordinates only says what the one before it is: "the Front, an ally,"."""
    if token.dep_ != "conj" or token.head not in tokens:
        return False
    last = [child for child in token.head.children if child.dep_ == "conj"][-1]
    return not any(child.dep_ == "cc" for part in (last, token) for child in part.children)


def _names(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return whom a noun phrase means; of "some of the rebels", the rebels."""
    if token.lower_ in _MANY or token.pos_ == "NUM":
        whole = next((part for part in obliques(token) if case_of(part) == "of"), None)
        if whole is not None:
            return actor_names(line, report, whole)
    return names_told(line, report, token)


def names_told(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the names of a noun phrase that holds, in the report's own words where it tells a state's men so."""
    if token.dep_ == "appos" and token.pos_ == "NOUN" and _is_named(line, report, token.head):
        token = token.head  # "the Front, the alliance that runs Birn"
    names = actor_names(line, report, token)
    if len(names) != 1:
        return names
    person = report.company.cast.person(names[0])
    who = report.company.who(line, token)
    told = as_told(line, token, who) if who is not None and who.name == names[0] else None
    return (person or told or _LABEL.sub("", _LOYAL.sub("", names[0])),)


_LOYAL = re.compile(r"(?<=[A-Z]) (?:people|men)$|(?<=\w) (?:loyal|true|faithful)$")
_LABEL = re.compile(r"^[A-Z][\w ]+: ")


def holder_behind(line: Line, report: Report, at: int) -> tuple[Token, ...]:
    """Return the noun phrases that begin at a token, coordinated ones with them: those behind "in the hands of"."""
    doc = line.doc
    head: Token | None = None
    while at < len(doc):
        token = doc[at]
        if token.pos_ in {"NOUN", "PROPN"} or (head is None and token.pos_ == "PRON"):
            head = token
        elif token.pos_ not in {"DET", "ADJ", "NUM", "PART"} and token.text not in {
            "-",
            '"',
            "“",
            "”",
            "'",
            "'s",
            "’s",
        }:
            break
        at += 1
        if head is not None and head.pos_ == "PRON":
            break
    if head is None:
        return ()
    return tuple(part for part in conjuncts(head) if part.i - head.i < _FAR)


_FAR = 8
"""Tokens between the first and the last of those who hold together, at most."""


def holder_told(line: Line, report: Report, words_of: str, first: Token) -> str | None:
    """Return who is meant by the words before "hands" or "control": "federal", "the group's", "Averian", "their"."""
    bare = _QUALIFIED.sub("", words_of).strip()
    word = bare.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    low = word.casefold()
    if not word or low in _NO_NAMES or low.split()[0] in _NO_NAMES:
        return None
    if low in {"its", "their", "our"}:
        token = next((t for t in line.doc[first.i :] if t.lower_ == low), None)
        return None if token is None else _meant(line, report, token)
    singular = low.removesuffix("s")
    if low in _GENERIC:
        return actor_of_word(report, low)
    if bare != word and (lemma_like(low.split()[-1]) in _ARMED):
        token = next((t for t in line.doc[first.i :] if t.lower_ == low.split()[-1]), None)
        names = actor_names(line, report, token) if token is not None else ()
        return names[0] if names else clean(word)
    if word[:1].isupper() or " " in word:
        last = low.split()[-1].removesuffix("s")
        if not any(part[:1].isupper() for part in word.split()) and last not in _ARMED:
            return None
        return actor_of_word(report, word)
    return word if singular in _ARMED or low in {"federal", "royalist", "coalition", "joint"} else None


def lemma_like(word: str) -> str:
    """Return a plural without its ending."""
    return word.removesuffix("s")


def _meant(line: Line, report: Report, token: Token) -> str | None:
    """Return whose "its hands" or "our hands" are."""
    company = report.company
    if token.lower_ == "our":
        who = company.who(line, token)
    else:
        before = [c for c in line.clauses if c.head.i < token.i and c.subjects]
        subjects = [s for c in reversed(before) for s in c.subjects if s.i < token.i and s.pos_ in {"NOUN", "PROPN"}]
        near = next((s for s in subjects if is_holder(line, report, s) and line.place_over(s) is None), None)
        who = company.who(line, near) if near is not None else company.last_group or company.last_body
    if who is None:
        return None
    return who.acts_for or who.name if who.is_person else who.name


def actor_of_word(report: Report, word: str) -> str:
    """Return the actor that one word before "-held" or "hands" means: "rebel", "government", "Averian"."""
    low = word.casefold()
    if low in {"government", "regime", "army", "state"}:
        who = report.company.named("government" if low != "army" else "army")
        return who.name if who else _GENERIC[low]
    if low in _GENERIC:
        return _GENERIC[low]
    company = report.company
    known = company.actors.find(company.cast.full(word)) or company.actors.find(word)
    owner = company.actors.principal(f"{word} forces") if known is None else None
    if known is None and owner is not None and owner.kind is ActorKind.STATE:
        return owner.name
    who = company.named(word)
    if who is None or (known is None and who.name.endswith(" forces")):
        return f"{word}s" if word.endswith("ist") else word
    return who.name


def is_state(report: Report, name: str) -> bool:
    """Tell whether a name is a state's."""
    known = report.company.actors.find(name)
    return known is not None and known.kind is ActorKind.STATE
