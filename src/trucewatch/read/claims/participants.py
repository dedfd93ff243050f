"""Who takes part in a meeting, as the words name them."""

import re

from trucewatch.read.claims.acting import actor_names
from trucewatch.read.claims.bound import is_party, nations_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Span, Token

_NOUNS = words("moves.meeting_nouns")
_PEOPLE = words("meetings.people")
_SIDES = words("deals.side_nouns") | {"delegation", "leader", "president", "minister", "army", "government", "general"}
_COUNTS_NOT = words("moves.no_participants")
_PART_OF_NAME = frozenset({"compound", "flat", "amod", "nmod:poss", "nmod:desc", "appos", "nummod", "det"})
_NO_NOUNS = frozenset({"ADV", "AUX", "PART"})
_NO_PEOPLE = words("moves.force_words") | {
    *("convoy", "aid", "plane", "lorry", "truck", "shell", "report", "shipment", "tank", "column", "resident"),
    *("villager", "mourner", "relative", "crowd", "protester", "people", "family", "thousand", "hundred"),
}
_PLURAL_TITLE = re.compile(
    r"^(?:Presidents|Ministers|Generals|Colonels|Foreign Ministers|Prime Ministers|Messrs\.?) (?=[A-Z])"
)
_HALF_NUMBER = re.compile(r"^-(?:member|man|person|strong|nation|party) ")
"""What is left of "five-member" where the number is cut off."""
_THEM = frozenset({"he", "she", "they", "it", "him", "her", "them", "both", "we", "us", "i", "who", "whom"})
_COUNTED = frozenset({"both", "all"})
_WHOSE = frozenset({"of", "from"})
_FEW_WORDS = 3
_BETWEEN_PARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "CCONJ", "PUNCT", "PART", "PRON", "ADP"})


def names_of(line: Line, report: Report, people: list[Token]) -> tuple[str, ...]:
    """Return the names of all that noun phrases tell of, coordinated ones included: each once, in order."""
    found: dict[str, None] = {}
    for token in (_sent_by(part) for person in people for part in conjuncts(person)):
        both = _both(line, report, token) or tuple(nations_of(line, report, token)) or _sides(line, token)
        for part in () if both else _led(token):
            for name in _names(line, report, part):
                found.setdefault(name)
        for name in both:
            found.setdefault(name)
    found = dict.fromkeys(_HALF_NUMBER.sub("", _PLURAL_TITLE.sub("", name)) for name in found)
    return tuple(
        name for name in found if name.casefold() not in _COUNTS_NOT and not re.match(r"\d[\d,.]*(?: |$)", name)
    )


def _names(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the names of one who meets; of "he" that nothing else tells, whom the sentence is about."""
    if token.pos_ != "PRON":
        return actor_names(line, report, token) if confers(line, token) else ()
    if token.lower_ == "they" and report.met and any(other.lower_ == "again" for other in line.doc[token.i :]):
        return report.met  # "They will meet again in May"
    names = actor_names(line, report, token)
    if names or token.lower_ not in {"he", "she", "they", "it"}:
        return names
    earlier = [s for c in line.clauses for s in c.subjects if s.i < token.i and s.pos_ != "PRON" and confers(line, s)]
    return actor_names(line, report, earlier[0]) if earlier else ()


def _sent_by(token: Token) -> Token:
    """Return the party in "a delegation from the Front"."""
    if lemma_of(token) not in {"delegation", "team", "envoy", "emissary", "representative", "negotiator"}:
        return token
    return next((o for o in obliques(token) if case_of(o) == "from" and o.pos_ == "PROPN" and o.head is token), token)


def confers(line: Line, token: Token) -> bool:
    """Tell whether a noun can mean somebody who meets others: a party, a body, a person, and no thing or crowd."""
    lemma = lemma_of(token)
    if lemma in _NOUNS or token.lower_ == "camps" or (is_crowd(token) and lemma not in _PEOPLE):
        return False
    if token.pos_ == "PRON":
        return token.lower_ in _THEM
    if token.pos_ == "NUM":
        return token.lower_ in {"two", "three", "four", "both"}
    return token.pos_ in {"NOUN", "PROPN"} and (lemma in _PEOPLE or is_party(line, token))


def _sides(line: Line, token: Token) -> tuple[str, ...]:
    """Return the sides as the words have them: "the two delegations", "all parties", "the warring sides"."""
    if token.tag_ != "NNS" or lemma_of(token) not in _SIDES or any(case_of(o) in _WHOSE for o in obliques(token)):
        return ()
    own = [child for child in token.children if child.dep_ in {"amod", "compound", "nummod", "det", "nmod:poss"}]
    if any(child.text[:1].isupper() and child.i > 0 for child in own if child.dep_ != "det"):
        return ()
    told = [child for child in own if child.dep_ in {"amod", "compound", "nummod"} or child.lower_ in _COUNTED]
    first = min((child.i for child in told), default=token.i)
    return (str(line.doc[first : token.i + 1].text),) if told and token.i - first <= _FEW_WORDS else ()


def _both(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the two persons named before "the two" or "the two men" in the sentence."""
    is_two = token.lower_ == "two" or (
        lemma_of(token) in {"man", "leader", "president", "minister", "woman", "official"}
        and any(child.lower_ == "two" for child in token.children)
    )
    persons = [p for name in line.names if name.end <= token.i and (p := report.company.cast.person(name.text))]
    named = tuple(dict.fromkeys(persons))
    return named[-2:] if is_two and len(named) >= 2 else ()


def _led(token: Token) -> list[Token]:
    """Return the countries of "the leaders of A and B", else the token itself."""
    if lemma_of(token) in words("moves.heads_of") and token.tag_ == "NNS":
        found = [part for part in obliques(token) if case_of(part) == "of" and part.pos_ == "PROPN"]
        if len(found) > 1:
            return found
    return [token]


def people_before(line: Line, end: int) -> list[Token]:
    """Return the noun phrase that ends right before a token, adverbs and auxiliaries between left out."""
    doc = line.doc
    at = end - 1
    while at >= 0 and (doc[at].pos_ in _NO_NOUNS or doc[at].text == "," or doc[at].lower_ in {"both", "together"}):
        at -= 1
    if at < 0 or doc[at].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    top = doc[at]
    while (
        top.dep_ in {*_PART_OF_NAME, "conj", "nmod"}
        and top.head.i < top.i
        and all(t.pos_ in _BETWEEN_PARTS for t in doc[top.head.i : top.i])
    ):
        top = top.head
    return [top]


def people_in(span: Span) -> list[Token]:
    """Return the nouns that head the noun phrases of a stretch of words."""
    inside = {token.i for token in span}
    return [
        token
        for token in span
        if token.pos_ in {"NOUN", "PROPN", "PRON"}
        and not (token.dep_ in {*_PART_OF_NAME, "conj"} and token.head.i in inside)
        and not (token.dep_ == "nmod" and token.head.i in inside)
    ]


def is_crowd(token: Token) -> bool:
    """Tell whether it is troops, things or a crowd that comes together, and no party that confers."""
    return lemma_of(token) in _NO_PEOPLE or token.lower_ in {"it", "this", "that", "which", "there"}
