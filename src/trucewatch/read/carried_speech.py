"""Tell where speech has no verb of its own: behind a label, and in a sentence that goes on with speech."""

from trucewatch.model.actor import ActorKind
from trucewatch.model.claim import Quoted
from trucewatch.read.cues import figures_show
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, Voice
from trucewatch.read.names import ORGANISATION_WORDS
from trucewatch.read.parties import Who
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token
from trucewatch.read.who import Company

_LABELS = (words("speech.labels") | words("speech.persons") | words("speech.bodies")) - {"fighter", "soldier", "forces"}
_LONGEST_LABEL = 12
"""Tokens of what stands before the colon in "Arkell radio:", at most."""
_FEWEST_QUOTED = 2
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OTHER_TALES = frozenset({"meanwhile", "elsewhere", "separately", "earlier", "previously", "later"})


def label_of(line: Line, company: Company) -> tuple[Who, int] | None:
    """Return whom the label before a colon names, and where the colon stands: "11.05: State television: ..."."""
    doc = line.doc
    colons = [t.i for t in doc[:_LONGEST_LABEL] if t.text == ":" and t.i + 1 < len(doc)]
    start = 0
    for at in colons:
        label = doc[start:at]
        if len(label) and all(t.like_num or t.pos_ in {"NUM", "PUNCT", "SYM"} for t in label):
            start = at + 1
            continue
        head = _head(line, start, at)
        if head is None or not _can_speak(line, company, head):
            return None
        who = company.who(line, head)
        return (who, at) if who is not None else None
    return None


def _head(line: Line, start: int, end: int) -> Token | None:
    """Return the head of a label, which holds no verb and is a noun phrase."""
    doc = line.doc
    while start < end and (doc[start].like_num or doc[start].text in {"-", "–", "•", '"', "“"}):
        start += 1
    if start >= end or any(t.tag_ in _FINITE or t.pos_ == "VERB" for t in doc[start:end]):
        return None
    stop = next((t.i for t in doc[start:end] if t.pos_ == "ADP" or t.text in {",", '"', "”", "("}), end)
    nouns = [t for t in doc[start:stop] if t.pos_ in {"NOUN", "PROPN"} or t.text.isupper()]
    return nouns[-1] if nouns else None


def _can_speak(line: Line, company: Company, head: Token) -> bool:
    """Tell whether a label names a person, a body or a group, and not a place or a heading."""
    if lemma_of(head) in _LABELS or head.lower_ in _LABELS:
        return True
    name = line.name_over(head)
    if name is None or line.place_over(head) is not None:
        return False
    if company.cast.person(name.text):
        return True
    actor = company.actors.find(company.cast.full(name.text))
    if actor is not None:
        return actor.kind is not ActorKind.STATE
    parts = {part.casefold() for part in name.text.split()}
    return bool(parts & ORGANISATION_WORDS) and len(parts) > 1


def carries_on(line: Line) -> bool:
    """Tell whether a sentence in which nobody is said to speak goes on with the speech before it: it quotes some words.

    A verb that is shifted back ("It had lost two men") does not tell: reports tell the time before the last so as well.
    """
    doc = line.doc
    if len(doc) and doc[0].lower_ in _OTHER_TALES:
        return False
    quoted = len(line.quoted_tokens)
    return _FEWEST_QUOTED <= quoted < len(doc) - quoted


def tell_figures(line: Line, company: Company) -> None:
    """Give figures to whose they are: "40 shells fell, U.N. figures show"."""
    for token in line.doc:
        if (
            lemma_of(token) == "show"
            and (owner := figures_show(line, token)) is not None
            and (who := company.who(line, owner))
        ):
            voice = Voice(
                speaker=(who.name,),
                speaker_for=who.acts_for,
                quoted=Quoted.INDIRECT,
                rule="speaker.figures",
                span=line.span(owner.i, token.i + 1),
            )
            line.tellers[token.i] = (voice,)
            region = (
                range(owner.i)
                if any(t.tag_ in {"VBD", "VBN", "VBP"} for t in line.doc[: owner.i])
                else range(token.i + 1, len(line.doc))
            )
            for at in region:
                line.voices[at] = (voice,)
