"""Where the words stand that tell who a person is: title, office and name, before, behind and beside each other."""

import re

from trucewatch.read.cue_reach import phrase_start
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_PERSONS = words("speech.persons")
_OF = frozenset({"of", "from", "for", "with"})
_MERE = re.compile(r"(?:[Tt]he |[Aa] )?[Ss]pokes(?:man|woman|person) (?=[A-Z])")
_WHERE = frozenset({"in", "at", "near", "on", "from", "speaking", "by"})
"""What opens an aside that tells where somebody spoke: "Ada Lind, in Arkell, said"."""
_STOPS = frozenset({",", ".", ";"})


def beside(line: Line, token: Token) -> list[Token]:
    """Return tokens where a person's name may stand beside a title: in apposition, or right after it."""
    doc = line.doc
    found = [child for child in token.children if child.dep_ in {"appos", "flat", "nmod:desc"} and child.i > token.i]
    right = token.i + 1
    if right < len(doc) and doc[right].text[:1].isupper():
        found.append(doc[right])
    # "Turkey's defence minister, Hulusi Akar, ..."; "the head of the Centre, Major General Ada Lind, ..."
    for at in range(token.i + 1, min(len(doc) - 1, token.i + 14)):
        if doc[at].text == ",":
            found.extend(doc[step] for step in range(at + 1, min(at + 4, len(doc))) if doc[step].text[:1].isupper())
            break
        if doc[at].pos_ in {"VERB", "AUX"}:
            break
    return found


def named_before(line: Line, token: Token) -> list[Token]:
    """Return the end of the name of which a title is an apposition: "Ada Lind, the mayor, who counts 40 shells"."""
    doc, edge = line.doc, phrase_start(token)
    if edge < 2 or doc[edge - 1].text != "," or doc[edge].lower_ not in {"a", "an", "the", "its", "their"}:
        return []
    return [doc[edge - 2]] if line.name_over(doc[edge - 2]) is not None else []


def description(line: Line, token: Token, person: str) -> str:
    """Return the words around a person's name that tell the office: before it, and behind it.

    In a following apposition, or in "of the Hill Command".
    """
    doc = line.doc
    name = line.name_over(token)
    at = token.i
    for other in line.names:
        if person.rsplit(maxsplit=1)[-1] in other.text and abs(other.start - token.i) < 16:
            name = other
            break
    start = end = at
    if name:
        start, end = min(at, name.start), max(at + 1, name.end)
    left = start
    while (
        left > 0
        and start - left < 14
        and doc[left - 1].pos_ not in {"VERB", "AUX", "SCONJ"}
        and doc[left - 1].text not in {".", ";", ":", '"', "“", "”", "(", ")"}
    ):
        if doc[left - 1].text == "," and not any(t.lower_ in _PERSONS for t in doc[max(0, left - 8) : left - 1]):
            break
        left -= 1
    right = end
    if right < len(doc) and doc[right].lower_ in _OF:
        while right < len(doc) and right - end < 12 and doc[right].text not in _STOPS and not _tells(doc[right]):
            right += 1
    elif right + 1 < len(doc) and doc[right].text == "," and doc[right + 1].lower_ not in _WHERE:
        right += 1
        while right < len(doc) and right - end < 14 and doc[right].text not in _STOPS and not _tells(doc[right]):
            right += 1
    return f"{doc[left:start].text} | {doc[start:end].text} | {doc[end:right].text}"


def _tells(token: Token) -> bool:
    """Tell whether a verb ends the words about somebody: not within "the head of the Iran-backed Front"."""
    return token.pos_ == "VERB" and (token.i == 0 or token.doc[token.i - 1].text != "-")


def is_bare(token: Token) -> bool:
    """Tell whether a noun stands alone behind "the": "the minister" is the one told of before."""
    before = [child for child in token.children if child.i < token.i]
    behind = [child for child in token.children if child.i > token.i and not child.is_punct]
    return [child.lower_ for child in before] in (["the"], ["the", "same"]) and not behind


def is_spokesman(about: str) -> bool:
    """Tell whether the words around a name say no more than that its bearer speaks for somebody."""
    before, name, behind = (part.strip() for part in about.split("|"))
    return _MERE.match(f"{before} {name}".strip()) is not None and behind in {"", ","}
