"""Find who speaks by the shape of the sentence, where its tree goes wrong: "..., a commander said on Friday".

Long sentences are parsed badly just where they tell who speaks. Commas, quotation marks and the ends of sentences
do not err: a noun phrase with a verb of speech that stands alone between two of them tells whose the rest is.
"""

from dataclasses import dataclass
from itertools import pairwise

from trucewatch.read.cue_reach import CLAUSE_OPENERS, is_clause, segment_start
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Doc, Token

_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_BOUNDS = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")", "?", "!", "•"}) | _QUOTES
_DASHES = frozenset({"-", "–", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where", "that"})
_LONGEST_ASIDE = 16
_LONGEST_PHRASE = 22
_FEWEST_TOLD = 4
_ISSUED = frozenset({"made", "published", "released", "issued", "carried", "dated", "broadcast", "read", "seen"})
"""What was done with the text in which it was said, often taken for a verb of its own."""
_ADDRESSED = frozenset(
    {
        "tell",
        "inform",
        "assure",
        "brief",
        "warn",
        "urge",
        "ask",
        "beg",
        "implore",
        "notify",
        "advise",
        "remind",
        "promise",
    }
)
"""Verbs behind which stands who is spoken to, not who speaks."""
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
    if end is None or verb.tag_ not in _TOLD or _is_passive(doc, verb, end):
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


def _is_passive(doc: Doc, verb: Token, end: int) -> bool:
    """Tell whether it is said of the noun phrase, and not by it: "the attack was reported", "a blast, assessed as"."""
    comma = next((t.i + 1 for t in reversed(doc.tokens[max(0, verb.i - 3) : verb.i]) if t.text in _BOUNDS), 0)
    before = {t.lower_ for t in doc[max(0, verb.i - 3, comma) : verb.i]}
    if {"been", "being"} & before:
        return True
    if verb.tag_ != "VBN" or verb.lower_ == "said" or {"has", "have", "had"} & before:
        return False
    is_bare = end <= verb.i + 2 or doc[verb.i + 1].lower_ in {"on", "out", "in", "to"}
    closes = end <= verb.i + 2 and (end >= len(doc) or doc[end].text in {".", ";"})
    return bool(_BE & before) or not is_bare or (doc[verb.i - 1].text in _BOUNDS and not closes)


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


def shape_behind(line: Line, verb: Token, *, last: int) -> Shape | None:
    """Return the shape in which the speaker stands behind the verb: "..., said a farmers' leader, one cannot tell"."""
    doc = line.doc
    lead = verb.i - 1
    if lead < 1 or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or doc[lead].lower_ in CLAUSE_OPENERS:
        return None
    if doc[lead].text not in _QUOTES and doc[lead].text != "," and not _is_dash(doc, lead):
        return None
    is_quoted = doc[lead].text in _QUOTES
    if lemma_of(verb) in {"hold", "find"} and not is_quoted:
        return None  # "..., he said, held the springs"
    if lemma_of(verb) in _ADDRESSED and not (is_quoted and lemma_of(verb) in {"ask", "warn", "promise"}):
        return None
    if not is_quoted and _subject_before(doc, verb.i)[1]:
        return None  # "the command, which has its seat there, reports no shooting"
    at = last + 1
    if at < len(doc) and doc[at].text == ",":  # "said, in the same hour, Ada Lind"
        closing = next((t.i for t in doc[at + 1 : at + _LONGEST_ASIDE] if t.text in _BOUNDS), 0)
        if not closing or doc[closing].text != "," or doc[at + 1].pos_ != "ADP":
            return None
        at = closing + 1
    if (
        at >= len(doc)
        or doc[at].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}
        or doc[at].lower_ in _LISTENED
    ):
        return None
    end = _tail_end(line, at)
    heads = _heads(doc, at, end) if end is not None else ()
    if end is None or not heads or heads[0].lower_ in {"it", "them", "him", "her", "us", "me"}:
        return None
    end = _past_asides(doc, end)
    first = segment_start(line, verb.i)
    is_told = _is_told(line, first, lead) or _goes_on_behind(line, first, lead, end)
    closes = end >= len(doc) or doc[end].text in {".", ";", ")", "?", "!"}
    after = 0 if closes else end if doc[end].text in _QUOTES else end + 1
    if after and _is_aside_of_time(doc, after):
        after = 0
    if after >= len(doc) - 1:
        after = 0
    if not is_told and not after:
        return None
    return Shape(heads, (verb.i, end), before=is_told, after=after)


def shape_as(line: Line, at: Token, verbs: frozenset[str]) -> Shape | None:
    """Return the shape "as the mayor tells it", "so a courier reports", "or so says the general"."""
    doc = line.doc
    if at.i > 0 and doc[at.i - 1].text not in _BOUNDS and doc[at.i - 1].lower_ not in {"or", "and"}:
        return None
    verb = next((t for t in doc[at.i + 1 : at.i + _LONGEST_ASIDE] if lemma_of(t) in verbs and t.tag_ in _TOLD), None)
    if verb is None or (verb.tag_ == "VBN" and doc[verb.i - 1].lower_ not in {"has", "have", "had"} | {"as"}):
        return None
    end = _tail_end(line, verb.i + 1)
    if end is None:
        return None
    if verb.i == at.i + 1:  # "as reported by the garrison", "so says the general"
        start = verb.i + 2 if doc[verb.i + 1 : verb.i + 2].text == "by" else verb.i + 1
        heads = _heads(doc, start, end) if verb.tag_ == "VBN" or start == verb.i + 1 else ()
    else:
        start, heads = _subject_before(doc, verb.i, opened_by=at.i)
        heads = heads if start == at.i + 1 else ()
    if not heads:
        return None
    begins = at.i if at.i == 0 or doc[at.i - 1].lower_ not in {"or", "and"} else at.i - 1
    opener = begins - 2
    opens = begins <= 1 or (opener >= 0 and doc[opener].lower_ in CLAUSE_OPENERS) or doc[begins - 1].text == ";"
    goes_on = end < len(doc) - 1 and doc[end].text == ","
    return Shape(heads, (begins, end), before=not opens, after=end + 1 if goes_on else 0)


def _past_asides(doc: Doc, end: int) -> int:
    """Return where what renames the speaker ends: ", the mission's head,", ", who asked not to be named,"."""
    while end < len(doc) and doc[end].text == "," and end + 1 < len(doc):
        opening = doc[end + 1].lower_
        if opening not in {"a", "an", "the", "its", "their", "his", "her", "who", "whose", "which", "one", "of"}:
            break
        closing = next((t.i for t in doc[end + 1 : end + _LONGEST_ASIDE] if t.text in {",", ".", ";", '"', "“"}), None)
        inside = doc[end + 1 : closing] if closing is not None else None
        if inside is None or (opening not in _RELATIVES and any(t.tag_ in _FINITE for t in inside)):
            break
        end = closing if closing is not None else end
    return end


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


def _subject_before(doc: Doc, verb: int, *, opened_by: int = -1) -> tuple[int, tuple[Token, ...]]:
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
    while at > opened_by and (doc[at].text not in _BOUNDS or _is_hyphen(doc, at)) and end - at < _LONGEST_PHRASE:
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
    if ahead[0] in {
        "after",
        "before",
        "hours",
        "days",
        "weeks",
        "months",
        "minutes",
        "as",
        "when",
        "though",
        "although",
    }:
        return True
    if (
        ahead[0] == "in"
        and ahead[1:2] in (["what"], ["the"])
        and {"first", "latest", "worst", "what"} & set(ahead[1:4])
    ):
        return True  # "..., in what would be the first deaths since the truce"
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
        for one, two in pairwise(ahead)
    )
