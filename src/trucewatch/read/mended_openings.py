"""Openings of sentences that a parser misreads: a day or place with no comma behind it, a subject far from its verb."""

from trucewatch.read.lexicon import words
from trucewatch.read.syntax import SUBJECT, lemma_of
from trucewatch.read.tree import Token

_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december"}
)
_UNITS = frozenset({"week", "month", "weekend", "night", "year", "morning", "evening", "afternoon", "spring", "summer"})
_LEADING = frozenset({"on", "in", "at", "since", "during", "late", "early", "and", "but", "yet", "overnight"})
_QUALIFIES = frozenset({"last", "next", "this", "the", "that", "same", "early", "late", "mid", "about", "around"})
_PLACING = frozenset({"in", "at", "near", "outside", "around", "inside", "above", "below", "across", "from", "over"})
_LONGEST = 7
"""Words of such an opening, at most."""
_SHORTEST = 4
"""Words of a sentence that can have an opening, a subject and a verb."""


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
    day = doc[end - 1]
    verb = _hang_opening(day, noun)
    if verb is None:
        return False
    for word in doc[:end]:
        if word is not day and word.head.i >= end - 1:
            word.head = day if word.dep_ in {"case", "nummod", "compound", "amod", "nmod:unmarked", "det"} else verb
    for word in doc[end : noun.i]:
        if word.head.i < end:
            word.head, word.dep_ = noun, {"ADJ": "amod", "NUM": "nummod", "DET": "det"}.get(word.pos_, "compound")
    return True


def part_opening_place(token: Token) -> bool:
    """Part the place that opens a sentence from the subject behind it: "In Arkell soldiers opened fire on ..."."""
    if token.i > 0 or token.lower_ not in _PLACING or len(token.doc) < _SHORTEST:
        return False
    doc = token.doc
    named = 1
    while named < _LONGEST and doc[named].tag_ == "NNP" and doc[named].text[:1].isupper():
        named += 1
    noun = next((t for t in doc[named : named + _LONGEST] if t.dep_ not in {"amod", "nummod"}), None)
    if named == 1 or noun is None or noun.tag_ != "NNS" or not noun.text.islower():
        return False
    if any(word.head is not noun and not 0 < word.head.i < named for word in doc[:named]):
        return False
    place = doc[named - 1]
    if _hang_opening(place, noun) is None:
        return False
    for word in doc[: named - 1]:
        word.head, word.dep_ = place, "case" if word is token else "compound"
    return True


def _hang_opening(opening: Token, noun: Token) -> Token | None:
    """Give the verb the noun for its subject and what opens the sentence for its day or place; return the verb."""
    verb = _verb_of(noun)
    if verb is not None:
        _give_subject(noun, verb)
        opening.head, opening.dep_ = verb, "obl"
    return verb


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
    last = _end_of(noun)
    behind = noun.doc[last + 1] if last + 1 < len(noun.doc) else noun
    return any(at < end for at in inner) and behind.pos_ in {"VERB", "AUX", "ADV"} and noun.i >= end


def _end_of(noun: Token) -> int:
    """Return where a noun phrase ends: "artillery of the Third Corps" and "gunmen in uniform" are one."""
    last = noun.i
    for child in noun.children:
        is_near = child.i > last and child.left_edge.i == last + 1
        if is_near and child.dep_ == "nmod" and all(t.pos_ not in {"VERB", "AUX", "PUNCT"} for t in child.subtree):
            last = child.right_edge.i
    return last


def _verb_of(noun: Token) -> Token | None:
    """Return the verb behind a noun of which the noun is subject; None where it has another."""
    doc, last = noun.doc, _end_of(noun)
    verb = next((t for t in doc[last + 1 : last + 5] if t.pos_ == "VERB"), None)
    if verb is None or any(t.pos_ not in {"ADV", "AUX", "VERB"} for t in doc[last + 1 : verb.i]):
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


_SAYS = words("speech.says") | words("speech.denies")
_ASIDE = 12
"""Words of who says it, between commas, at most."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def give_back_topic(said: Token) -> bool:
    """Give a verb its subject that who says it parts from it: "Averia, he recalled, had undertaken to leave"."""
    if said.pos_ != "VERB" or said.i < 3 or lemma_of(said) not in _SAYS:
        return False
    doc = said.doc
    opens = next((t.i for t in reversed(doc[max(0, said.i - 5) : said.i]) if t.text == ","), 0)
    closes = next((t.i for t in doc[said.i + 1 : said.i + _ASIDE] if t.text == ","), 0)
    if opens == 0 or closes == 0 or opens + 1 >= said.i:
        return False
    topic = _noun_ending(doc[opens - 1])
    verb = _verb_behind(doc[closes])
    if topic is None or verb is None or topic.head is not said or verb.head is not said:
        return False
    if any(child.dep_ == "case" for child in topic.children):
        return False
    teller = next((c for c in said.children if c.dep_ in SUBJECT and opens < c.i < said.i), None)
    if teller is None:
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    if any(not said.i < child.i < closes for child in subjects):
        return False
    for child in subjects:  # "he told the radio": it is the one told
        child.head, child.dep_ = said, "obl"
    topic.head, topic.dep_ = verb, "nsubj"
    verb.dep_ = "ccomp"
    return True


def close_relative(whose: Token) -> bool:
    """Give a noun its verb behind a relative clause: "Averia, whose envoy had talked to both, urged ..."."""
    if whose.lower_ != "whose" or whose.i < 2 or whose.doc[whose.i - 1].text != ",":
        return False
    noun, inner = _noun_ending(whose.doc[whose.i - 2]), whose.head.head
    if noun is None or noun.head is not inner or inner.pos_ != "VERB" or whose.head.dep_ not in SUBJECT:
        return False
    verb = next(
        (c for c in inner.children if c.i > inner.i and c.dep_ in {"advcl", "conj", "parataxis", "ccomp"}), None
    )
    comma = next((t for t in reversed(whose.doc[inner.i : verb.i if verb else inner.i]) if t.text == ","), None)
    if verb is None or comma is None or _verb_behind(comma) is not verb:
        return False
    if any(child.dep_ in SUBJECT | {"mark", "cc"} for child in verb.children):
        return False
    if inner.head is inner:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = inner.head, inner.dep_
    noun.head, noun.dep_ = verb, "nsubj"
    inner.head, inner.dep_ = noun, "acl:relcl"
    return True


def _noun_ending(last: Token) -> Token | None:
    """Return the head of the noun phrase that ends in a token; None where no noun does."""
    while last.head.i < last.i and last.dep_ in {"flat", "nmod", "appos", "compound"} and last.head is not last:
        last = last.head
    return last if last.pos_ in {"NOUN", "PROPN"} else None


def _verb_behind(comma: Token) -> Token | None:
    """Return the finite verb right behind a comma, its auxiliaries and adverbs between."""
    doc = comma.doc
    behind = doc[comma.i + 1 : comma.i + 5]
    verb = next((t for t in behind if t.pos_ == "VERB" or t.dep_ == "ROOT"), None)
    if verb is None or any(t.pos_ not in {"AUX", "ADV", "PART"} for t in doc[comma.i + 1 : verb.i]):
        return None
    return verb if verb.tag_ in _FINITE or doc[comma.i + 1].pos_ == "AUX" else None
