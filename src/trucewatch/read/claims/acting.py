"""Who acts, as a claim names them: what a column is made of, whose troops they are, whom "it" means."""

import re

from trucewatch.read.claims.belonging import unnumbered, whole_of
from trucewatch.read.claims.beside import noun_before
from trucewatch.read.claims.bound import line_before, told_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import case_of, lemma_of, obliques, phrase
from trucewatch.read.tree import Token

_QUOTES = frozenset({'"', "“", "”", "'", "’"})
_FORCE_WORDS = words("moves.force_words")
_MADE_OF = frozenset(
    {"column", "convoy", "reinforcement", "cent", "percent", "third", "half", "quarter", "rest", "bulk", "line"}
)
_NAMING_DEPS = frozenset({"amod", "compound", "nmod:desc", "flat"})
_LONGEST_NAME = 4
_NUMBERED = re.compile(
    r"^(?:(?:last|next|this) \w+day |(?:some|about|around|nearly) )?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty|dozens? of|hundreds of|thousands of)(?:-\w+)? )?",
    re.IGNORECASE,
)


def actor_names(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the names of a noun phrase that acts, with a word set in quotation marks before it.

    A ministry or a spokesman holds no town: the party for which it speaks does.
    """
    if token.lower_ in {"they", "it"}:
        before = _force_before(line, token) or (_named_before(line, report, token) if token.lower_ == "it" else None)
        if before is not None:
            return actor_names(line, report, before)
        told = told_of(line_before(line, report), report) if report.company.who(line, token) is None else None
        if told is not None and not told.is_person:
            return (told.name,)  # "It has not left the town": whom the sentence before is about
    holder = _whose(line, report, token)
    if holder is not None:
        return (holder,)
    who = report.company.who(line, token)
    if who is not None and lemma_of(token) in {"ministry", "spokesman", "spokeswoman"} and who.acts_for:
        return (who.acts_for,)
    inner = _made_of(line, token) or whole_of(line, token)
    if inner is not None:
        return actor_names(line, report, inner)
    names = tuple(unnumbered(_NUMBERED.sub("", n)).split(", ")[0] for n in report.company.names(line, (token,)))
    if names and names[0].startswith(("which ", "whom ")):
        # "an offensive in which President Bashar Noor's forces took X"
        bare = report.company.named(names[0].split(" ", 1)[1], head=token.lower_)
        names = (bare.name,) if bare is not None else names
    doc = line.doc
    if names and names[0] == token.text and token.i > 2 and doc[token.i - 1].text in _QUOTES:
        quoted = doc[token.i - 2]
        if doc[token.i - 3].text in _QUOTES and quoted.pos_ in {"NOUN", "ADJ"}:
            return (f"{quoted.text} {token.text}",)
    return names


def _made_of(line: Line, token: Token) -> Token | None:
    """Return whose a column, a share or reinforcements are: "a column of tanks", "65 per cent of his fighters"."""
    if lemma_of(token) not in _MADE_OF:
        return None
    parts = [o for o in obliques(token) if case_of(o) in {"of", "from"} and o.i > token.i and not line.place_over(o)]
    return parts[0] if parts else None


def _force_before(line: Line, token: Token) -> Token | None:
    """Return the forces named last as a subject in the sentence, for "they are digging in"."""
    for clause in reversed(line.clauses):
        for subject in clause.subjects:
            if subject.i < token.i and lemma_of(subject) in _FORCE_WORDS and subject.i not in line.attribution:
                return subject
    return None


def _named_before(line: Line, report: Report, token: Token) -> Token | None:
    """Return the body named as the subject of the sentence before "it"; in nobody's speech but the same."""
    for clause in line.clauses:
        for subject in clause.subjects:
            name = line.name_over(subject) if subject.i < token.i and subject.i not in line.attribution else None
            if name is None or line.place_over(subject) or report.company.cast.person(name.text):
                continue
            return subject if line.voices[subject.i] == line.voices[token.i] else None
    return None


def _whose(line: Line, report: Report, token: Token) -> str | None:
    """Return whose forces "X, whose troops" are, by position: those of the noun before."""
    at = token.i - 1
    while at > 1 and token.i - at < 4 and line.doc[at].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"}:
        at -= 1
    if at < 1 or line.doc[at].lower_ != "whose":
        return None
    before = noun_before(line.doc, at)
    who = report.company.who(line, before) if before is not None else None
    if who is None:
        return None
    party = who.acts_for or who.name if who.is_person else who.name
    forces = report.company.named(f"{party} forces", head="forces")
    return forces.name if forces is not None and forces.acts_for and lemma_of(token) in _FORCE_WORDS else party


def as_told(line: Line, token: Token, who: Who) -> str | None:
    """Return the report's own words for a state's men or arms, as "Russian soldiers"; None where it has none."""
    if who.acts_for in {None, who.name} or not who.name.casefold().endswith((" forces", " force")):
        return None
    named = (c for c in token.children if c.i < token.i and c.text[:1].isupper() and not c.text.isupper())
    start = next((c.i for c in named if c.dep_ in _NAMING_DEPS), None)
    if start is None or not token.text.islower() or token.i - start > _LONGEST_NAME:
        return None
    return str(line.doc[start : token.i + 1].text)


def clean_phrase(line: Line, token: Token) -> str:
    """Return a noun phrase as it stands, without its article."""
    start, end = phrase(token)
    left = min([start, *(child.i for child in token.children if child.dep_ == "nummod" and child.i < token.i)])
    words_of = str(line.doc[left:end].text)
    return words_of if words_of[:1].isdigit() else clean(words_of)
