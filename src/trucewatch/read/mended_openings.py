"""Sentences that open with a day and no comma: a parser takes "On 20 November rebel soldiers" for one phrase."""

from trucewatch.read.syntax import SUBJECT
from trucewatch.read.tree import Token

_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december"}
)
_UNITS = frozenset({"week", "month", "weekend", "night", "year", "morning", "evening", "afternoon", "spring", "summer"})
_LEADING = frozenset({"on", "in", "at", "since", "during", "late", "early", "and", "but", "yet", "overnight"})
_QUALIFIES = frozenset({"last", "next", "this", "the", "that", "same", "early", "late", "mid", "about", "around"})
_LONGEST = 7
"""Words of such an opening, at most."""


def part_opening_day(token: Token) -> bool:
    """Part the day that opens a sentence from the subject behind it, and give the verb its subject and its day.

    As in "On 20 November rebel soldiers killed ...", "Last Thursday tanks pushed ...", "On Friday night men fired ...".
    """
    end = _day_end(token)
    if end == 0:
        return False
    doc = token.doc
    noun = next((t for t in doc[end : end + _LONGEST] if _holds_day(t, end)), None)
    if noun is None or any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in doc[end : noun.i] if t.dep_ != "amod"):
        return False
    verb = _verb_of(noun)
    if verb is None:
        return False
    day = doc[end - 1]
    _give_subject(noun, verb)
    day.head, day.dep_ = verb, "obl"
    for word in doc[:end]:
        if word is not day and word.head.i >= end - 1:
            word.head = day if word.dep_ in {"case", "nummod", "compound", "amod", "nmod:unmarked", "det"} else verb
    for word in doc[end : noun.i]:
        if word.head.i < end:
            word.head, word.dep_ = noun, {"ADJ": "amod", "NUM": "nummod", "DET": "det"}.get(word.pos_, "compound")
    return True


def _day_end(token: Token) -> int:
    """Return where the day ends that opens a sentence; 0 where the token opens none."""
    if token.i > 0 or token.lower_ not in _LEADING | _QUALIFIES | _DAYS:
        return 0
    end, is_numbered = 0, False
    for word in token.doc[:_LONGEST]:
        if word.lower_ in _DAYS or (word.lower_ in _UNITS and word.i > 0) or word.lower_ == "overnight":
            end = word.i + 1
        elif word.text.isdigit() and not is_numbered:
            is_numbered = True
            end = word.i + 1 if end == word.i > 0 else end  # "On May 3"
        elif word.lower_ not in _LEADING | _QUALIFIES:
            break
    return end


def _holds_day(noun: Token, end: int) -> bool:
    """Tell whether a noun behind the day has words of the day among its own."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.head.i in range(noun.i):
        return False
    below = (child for child in noun.children if child.i < noun.i)
    inner = {word.i for child in below for word in (child, *child.children)}
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return any(at < end for at in inner) and behind.pos_ in {"VERB", "AUX", "ADV"} and noun.i >= end


def _verb_of(noun: Token) -> Token | None:
    """Return the verb behind a noun of which the noun is subject; None where it has another."""
    doc = noun.doc
    verb = next((t for t in doc[noun.i + 1 : noun.i + 5] if t.pos_ == "VERB"), None)
    if verb is None or any(t.pos_ not in {"ADV", "AUX", "VERB"} for t in doc[noun.i + 1 : verb.i]):
        return None
    if any(child.dep_ in SUBJECT and child is not noun for child in verb.children):
        return None
    is_of_noun = verb.head is noun and verb.dep_ in {"acl", "amod"} and verb.tag_ in {"VBN", "VBD"}
    return verb if noun.head is verb or is_of_noun else None


def _give_subject(noun: Token, verb: Token) -> None:
    """Hang a noun on its verb as its subject, wherever the two stood before."""
    is_passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if verb.head is noun:
        if verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "aux:pass"} for child in verb.children):
            verb.tag_ = "VBD"
        above, dep = noun.head, noun.dep_
        for child in noun.children:
            if child.i > verb.i and child.dep_ in {"conj", "punct", "parataxis", "advcl"}:
                child.head = verb
        if above is noun:
            verb.head, verb.dep_ = verb, "ROOT"
        else:
            verb.head, verb.dep_ = above, "parataxis" if dep in SUBJECT else dep
    noun.head, noun.dep_ = verb, "nsubj:pass" if is_passive else "nsubj"
