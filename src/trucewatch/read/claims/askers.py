"""Who asks: the subject of a verb of asking, or whoever has the banner, the letter or the resolution that asks."""

from trucewatch.read.claims.bound import is_party, of_phrase
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import children, lemma_of
from trucewatch.read.tree import Token

_TEXTS = words("speech.texts") | words("deals.asking_texts")
_PEOPLE = words("speech.unattached") | words("deals.asking_people")


def may_ask(line: Line, token: Token) -> bool:
    """Tell whether a noun is of somebody, or of a text, that can ask for something."""
    return is_party(line, token) or lemma_of(token) in _PEOPLE | _TEXTS


def askers(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who asks in a clause.

    As in "The women marched with banners urging ..." (the women), "a letter from the chiefs asks ..." (the chiefs),
    "the council adopted a resolution demanding ..." (the council); nobody where a text has no author.
    """
    subjects = clause.subjects
    if not subjects or lemma_of(subjects[0]) not in _TEXTS or is_party(line, subjects[0]):
        return subjects
    text = subjects[0]
    authors = [*of_phrase(text, "of", "by", "from"), *children(text, "nmod:poss")]
    named = tuple(author for author in authors if may_ask(line, author) and lemma_of(author) not in _TEXTS)
    if named:
        return named
    if clause.head.dep_.startswith("acl") or clause.head.dep_ == "advcl":
        return _bearers(line, text)
    return ()


def _bearers(line: Line, text: Token) -> tuple[Token, ...]:
    """Return the subject of the clause in which a text or a banner is carried, issued or adopted."""
    above = text
    while above.head is not above:
        above = above.head
        clause = line.clause_at(above)
        if clause is not None and clause.doers:
            return tuple(doer for doer in clause.doers if doer is not text and may_ask(line, doer))
    return ()
