"""Find who speaks by the shape of the sentence, where its tree goes wrong: "..., a commander there said on Friday."

Long sentences are parsed badly just where they tell who speaks. Commas, quotation marks and the ends of sentences
do not err: a noun phrase with a verb of speech that stands alone between two of them tells whose the rest is.
"""

from dataclasses import dataclass

from trucewatch.read.cue_reach import CLAUSE_OPENERS, is_clause, segment_start
from trucewatch.read.line import Line
from trucewatch.read.tree import Doc, Token

_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_BOUNDS = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")", "?", "!", "•"}) | _QUOTES
_DASHES = frozenset({"-", "–", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where", "that"})
_LONGEST_ASIDE = 16
_LONGEST_PHRASE = 22
_FEWEST_TOLD = 4
_ISSUED = frozenset({"made", "published", "released", "issued", "carried", "dated", "broadcast", "read", "seen"})
"""What was done with the text in which it was said, often taken for a verb of its own."""
_LISTENED = frozenset({"that", "how", "why", "what"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A noun phrase and a verb of speech that stand alone in a sentence."""

    speakers: tuple[Token, ...]
    block: tuple[int, int]
    before: bool
    after: int


def shape_of(line: Line, verb: Token, *, last: int) -> Shape | None:
    """Return the shape in which a verb of speech stands behind what is said; None where it stands in no such shape.

    Args:
        last: The last token of the verb with its particle: "pointed out".
    """
    doc = line.doc
    end = _tail_end(line, last + 1)
    if end is None or verb.tag_ not in _TOLD or _is_passive(doc, verb):
        return None
    start, speakers = _subject_before(doc, verb.i)
    if not speakers or start == 0:
        return None
    lead = doc[start - 1]
    if lead.text not in _QUOTES and lead.text != "," and not _is_dash(doc, start - 1):
        return None
    if start > 1 and doc[start - 2].lower_ in CLAUSE_OPENERS:
        return None
    first = segment_start(line, start)
    if not _is_told(line, first, start - 1) and not _goes_on_behind(line, first, start - 1, end):
        return None
    closes = end >= len(doc) or doc[end].text in {".", ";", ":", ")", "?", "!"}
    after = 0 if closes else end if doc[end].text in _QUOTES else end + 1
    if after and _is_aside_of_time(doc, after):
        after = 0
    if after >= len(doc) - 1:
        after = 0
    return Shape(speakers, (start, end), before=True, after=after)


def _is_passive(doc: Doc, verb: Token) -> bool:
    """Tell whether it is said of the noun phrase, and not by it: "the attack was reported", "one blast, assessed"."""
    before = [t.lower_ for t in doc[max(0, verb.i - 3) : verb.i]]
    return verb.tag_ == "VBN" and verb.lower_ != "said" and not {"has", "have", "had"} & set(before)


def _is_hyphen(doc: Doc, at: int) -> bool:
    return doc[at].text == "-" and not doc[at].whitespace_ and at > 0 and not doc[at - 1].whitespace_


def _is_dash(doc: Doc, at: int) -> bool:
    return doc[at].text in _DASHES and (doc[at].text != "-" or doc[at].whitespace_ != "")


def _is_told(line: Line, first: int, end: int) -> bool:
    """Tell whether the words before can be what is said: a clause, or a quotation, and no mere lead-in."""
    doc = line.doc
    if end - first < 1:
        return False
    if any(t.i in line.quoted_tokens for t in doc[first:end]):
        return True
    opening = doc[first]
    if opening.pos_ == "SCONJ" or opening.lower_ in {
        "as",
        "when",
        "while",
        "after",
        "before",
        "if",
        "asked",
        "speaking",
    }:
        comma = next((t.i for t in doc[first:end] if t.text == ","), end)
        return is_clause(line, comma, end, finite=True)
    if opening.tag_ in {"VBG", "VBN"} and not is_clause(line, first, end, finite=True):
        return False
    return is_clause(line, first, end, finite=True) or (
        end - first >= _FEWEST_TOLD
        and opening.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM"}
        and is_clause(line, first, end)
    )


def _goes_on_behind(line: Line, first: int, end: int, tail: int) -> bool:
    """Tell whether the phrase parts a subject from its verb: "Mercenaries, the general said, would leave"."""
    doc = line.doc
    if end - first < 1 or tail + 1 >= len(doc) or doc[tail].text != ",":
        return False
    opens = doc[first].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    behind = doc[tail + 1]
    return opens and (behind.tag_ in _FINITE or behind.text in _QUOTES or behind.pos_ == "AUX")


def _tail_end(line: Line, start: int) -> int | None:
    """Return where listeners, place and day end behind the verb; None where what is said goes on there."""
    doc = line.doc
    at = start
    while at < len(doc) and doc[at].text not in {",", ";", ":", ".", "?", "!"} and doc[at].text not in _QUOTES:
        token = doc[at]
        if _is_dash(doc, at):
            break
        is_relative = at > start and doc[at - 1].lower_ in _RELATIVES
        if token.tag_ in _FINITE and not is_relative and token.lower_ not in _ISSUED:
            return None
        if at == start and (token.lower_ in _LISTENED or token.lower_ == "not" or _opens_infinitive(doc, at)):
            return None
        if token.lower_ == "that" and at + 1 < len(doc) and doc[at + 1].tag_ not in _FINITE:
            return None
        if at - start > _LONGEST_ASIDE:
            return None
        at += 1
    return at


def _opens_infinitive(doc: Doc, at: int) -> bool:
    """Tell whether what is said follows as an infinitive: "claimed to have left"."""
    return doc[at].lower_ == "to" and at + 1 < len(doc) and doc[at + 1].tag_ == "VB"


def _subject_before(doc: Doc, verb: int) -> tuple[int, tuple[Token, ...]]:
    """Return where the noun phrase right before a verb begins, and its heads; nothing where there is none."""
    at = verb - 1
    while at >= 0 and (doc[at].pos_ in {"ADV", "AUX"} or doc[at].tag_ == "RB") and doc[at].lower_ != "there":
        at -= 1
    steps = 0
    while at > 0 and doc[at].text in {",", ")"} and steps < 2:
        opened = _aside_start(doc, at)
        if opened is None:
            return 0, ()
        at = opened - 1
        steps += 1
    if at < 0 or doc[at].text in _BOUNDS:
        return 0, ()
    end = at + 1
    while at >= 0 and (doc[at].text not in _BOUNDS or _is_hyphen(doc, at)) and end - at < _LONGEST_PHRASE:
        if doc[at].tag_ in _FINITE or doc[at].lower_ in _RELATIVES:
            return 0, ()
        if doc[at].pos_ == "SCONJ" or doc[at].lower_ in {"as", "so"}:
            return 0, ()
        at -= 1
    start = at + 1
    return start, _heads(doc, start, end)


def _aside_start(doc: Doc, close: int) -> int | None:
    """Return the comma or bracket that opens an aside which ends in another; None where it is a clause of its own."""
    opening = "(" if doc[close].text == ")" else ","
    for at in range(close - 1, max(0, close - _LONGEST_ASIDE), -1):
        if doc[at].text == opening:
            inside = doc[at + 1 : close]
            is_relative = bool(len(inside)) and inside[0].lower_ in _RELATIVES
            has_verb = any(t.tag_ in _FINITE for t in inside)
            return at if is_relative or not has_verb else None
        if doc[at].text in _BOUNDS - {",", "-"}:
            return None
    return None


def _heads(doc: Doc, start: int, end: int) -> tuple[Token, ...]:
    """Return the heads of the noun phrases in a stretch, by the words alone: "workers and reporters on the spot"."""
    if start >= end or doc[start].pos_ in {"ADP", "SCONJ", "CCONJ", "VERB", "PUNCT"}:
        return ()
    heads: list[Token] = []
    at = start
    while at < end:
        token = doc[at]
        if token.pos_ in _NOUNS or token.tag_ in {"NNP", "NNPS", "NN", "NNS"}:
            nxt = doc[at + 1] if at + 1 < end else None
            goes_on = nxt is not None and (
                nxt.pos_ in _NOUNS or nxt.tag_ in {"NNP", "NNPS", "NN", "NNS", "POS"} or _joins(doc, at + 1, end)
            )
            if not goes_on:
                heads.append(token)
                if nxt is None or nxt.lower_ not in {"and", "or"} or len(heads) > 2:
                    break
        at += 1
    return tuple(heads)


def _joins(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a hyphen or an owner's mark goes on with a name: "secretary-general", "residents' committees"."""
    if doc[at].text in {"'", "’", "'s", "’s"}:
        return at + 1 < end
    if doc[at].text == "-" and at + 1 < end and not doc[at].whitespace_:
        return True
    return doc[at].lower_ in {"al", "el", "bin", "ibn", "dos", "de", "da", "van", "von"} or (
        doc[at].text[:1].isupper() and doc[at - 1].text[:1].isupper()
    )


def _is_aside_of_time(doc: Doc, at: int) -> bool:
    """Tell whether what follows only sets the time, by the report's own word: ", six days after the truce"."""
    ahead = [t.lower_ for t in doc[at : at + 7]]
    if not ahead:
        return False
    if ahead[0] in {"after", "before", "hours", "days", "weeks", "months", "minutes", "as", "when"}:
        return True
    units = {
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "minutes",
        "years",
        "year",
        "fortnight",
    }
    return any(
        one in units and two in {"after", "before", "since", "into", "later", "earlier", "ahead"}
        for one, two in zip(ahead, ahead[1:], strict=False)
    )
