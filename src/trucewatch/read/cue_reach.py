"""Tell which words of a sentence are those of its speaker: before the phrase that names him, behind it, or both."""

from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.tree import Doc, Token

_DENIES = words("speech.denies")
_REJECTS = words("speech.rejects")
_HEARS = words("speech.hears")
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_FEWEST_TOLD = 5
_ABOUT = frozenset({"about", "around", "over"})
"""Prepositions before a count, which is the object of a verb: "described about an hour of shelling"."""
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
CLAUSE_OPENERS = frozenset(
    {
        "and",
        "but",
        "or",
        "yet",
        "because",
        "since",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "while",
        "although",
    }
)
"""Words right behind which a phrase of speech belongs to the clause that they open."""


def block_of(line: Line, verb: Token, speakers: tuple[Token, ...], *, inverted: bool) -> tuple[int, int]:
    """Return the token range of speaker, verb and what belongs to them."""
    doc = line.doc
    if inverted:
        end = speakers[-1].i + 1
        while end < len(doc) and doc[end].text not in {";", "."} and doc[end].text not in _QUOTES:
            if doc[end].text == "," and not _apposition_follows(doc, end):
                break
            if doc[end].lower_ == "that" and any(t.pos_ in {"VERB", "AUX"} for t in doc[end + 1 : end + 12]):
                break
            end += 1
        return verb.i, end
    first = min(phrase_start(token) for token in speakers)
    first = min(first, verb.i)
    end = verb.i + 1
    return first, end


def _apposition_follows(doc: Doc, comma: int) -> bool:
    return comma + 1 < len(doc) and doc[comma + 1].lower_ in {"a", "an", "the", "who", "whose", "which"}


def phrase_start(token: Token) -> int:
    """Return where the noun phrase begins that ends in a token, by the words before it and not by the tree."""
    doc, edge = token.doc, token.i
    while edge > 0 and doc[edge].pos_ != "DET" and _belongs(doc[edge - 1], token):
        edge -= 1
    return edge


def _belongs(word: Token, token: Token) -> bool:
    is_owner = word.tag_ == "PRP$" or word.text in {"-", "'s", "’s"}
    return word.pos_ in _NOMINAL or is_owner or _qualifies(word, token)


def _qualifies(word: Token, token: Token) -> bool:
    """Tell whether a word taken for a verb is part of the noun phrase behind it: "state-run", "United"."""
    return word.dep_ in {"amod", "compound"} and word.i < word.head.i <= token.i


def content_of(line: Line, verb: Token, block: tuple[int, int], *, inverted: bool) -> tuple[bool, int]:
    """Tell whether the words before the phrase are said, and where those said after it begin."""
    doc = line.doc
    start, end = block
    lead = doc[start - 1] if start > 0 else None
    before = (
        lead is not None
        and (lead.text in {",", "-", "–", "—"} or lead.text in _QUOTES)
        and is_clause(line, segment_start(line, start), start - 1)
    )
    after = _after(line, verb, end)
    if not before and not after and lead is not None and lead.text == ",":
        # "Terrorists control half of the zone, X told reporters": the tagger may take the verb for a noun.
        before = _could_be_told(line, segment_start(line, start), start - 1)
    tail = _tail(line, end)
    closes = tail >= len(doc) or doc[tail].text in {",", ".", ";", "-", "–", "—"}
    if before and _introduced(line, verb, start):
        before = False
    if _opens_clause(line, (start, end)):
        return False, end + 1
    if not before and _is_aside(line, verb, (start, end)):
        return True, end + 1
    is_between = (
        lead is not None
        and lead.text == ","
        and end + 1 < len(doc)
        and doc[end].text == ","
        and is_clause(line, end + 1, len(doc), finite=True)
    )
    if not before and not after and is_between and not inverted:
        return True, end + 1  # "On Friday, the ministry reckons, some 300 men crossed": all of it
    if closes:
        if before and tail < len(doc) - 1 and doc[tail].text in {",", "-", "–", "—"}:
            return True, tail + 1
        if before:
            return True, tail + 1 if tail < len(doc) - 1 and doc[tail].text == "." else 0
    if inverted:
        return before, (tail + 1 if tail < len(doc) - 1 and doc[tail].text == "," else 0)
    return (before and not after), after


def _opens_clause(line: Line, block: tuple[int, int]) -> bool:
    """Tell whether the phrase stands right behind the word that opens a clause.

    "It holds the pass and, the staff claims, is moving on the town": the first half is not the staff's.
    """
    doc = line.doc
    start, end = block
    return (
        start > 1
        and end + 1 < len(doc)
        and doc[start - 1].text == doc[end].text == ","
        and doc[start - 2].lower_ in CLAUSE_OPENERS
    )


def _could_be_told(line: Line, first: int, end: int) -> bool:
    """Tell whether words before a phrase of speech can be its content: they open as a clause, and are long enough."""
    return end - first >= _FEWEST_TOLD and line.doc[first].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}


def _is_aside(line: Line, verb: Token, block: tuple[int, int]) -> bool:
    """Tell whether the phrase stands between a subject and its verb: "Turkey, he recalled, had undertaken to ..."."""
    doc = line.doc
    start, end = block
    first = segment_start(line, start)
    if end + 1 >= len(doc) or start - 1 <= first or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    opens = doc[first].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ"} and not is_clause(line, first, start - 1)
    return opens and doc[end + 1].pos_ in {"VERB", "AUX", "ADV", "PART"} and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _introduced(line: Line, verb: Token, start: int) -> bool:
    """Tell whether the clause before the phrase is a mere lead-in: "Speaking in X, Y said ...".

    "When Z ..., Y said".
    """
    doc = line.doc
    first = segment_start(line, start)
    opening = doc[first]
    if any(t.i in line.quoted_tokens for t in doc[first : start - 1]):
        return False
    if any(child.dep_ == "ccomp" and first <= child.i < start for child in verb.children):
        return False  # the clause before is what is said, whatever "adding that ..." says behind
    # "Neighbouring Vardia has sent rockets, diplomats say" opens with no deed of the diplomats.
    if (opening.tag_ == "VBG" and opening.dep_ != "amod") or (
        opening.pos_ == "ADP" and not is_clause(line, first, start - 1, finite=True)
    ):
        return True
    has_that = any(
        t.lower_ == "that" and t.dep_ == "mark" and not any(a.dep_ == "acl:relcl" for a in (t.head, *t.head.ancestors))
        for t in doc[verb.i : verb.i + 16]
    )
    return has_that or (
        opening.pos_ == "SCONJ" and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    )


def is_clause(line: Line, start: int, end: int, *, finite: bool = False) -> bool:
    """Tell whether a stretch holds a verb form of a clause, or quoted words."""
    tags = {"VBD", "VBZ", "VBP", "MD"} if finite else {"VBD", "VBZ", "VBP", "MD", "VBN", "VBG"}
    return any(token.tag_ in tags or token.i in line.quoted_tokens for token in line.doc[start:end])


def segment_start(line: Line, at: int) -> int:
    """Return where the stretch between semicolons begins in which a token stands."""
    for index in range(at - 1, -1, -1):
        if line.doc[index].text == ";":
            return index + 1
    return 0


def _tail(line: Line, end: int) -> int:
    """Return where listeners, place and day of the phrase end."""
    doc = line.doc
    at = end
    while (
        at < len(doc)
        and (
            doc[at].pos_ in {"ADP", "NOUN", "PROPN", "DET", "NUM", "ADJ", "ADV", "PRON", "PART"}
            or doc[at].lower_ in {"'s", "telephone", "and"}
        )
        and at - end < 16
    ):
        if doc[at].lower_ == "that" or doc[at].i in line.quoted_tokens:
            break
        at += 1
    return at


def _after(line: Line, verb: Token, end: int) -> int:
    """Return where the content behind the verb begins; 0 where nothing follows."""
    doc = line.doc
    for at in range(end, min(len(doc), end + 18)):
        token = doc[at]
        if token.lower_ == "that" and (token.dep_ in {"mark", "SCONJ"} or token.pos_ == "SCONJ"):
            return at + 1
        if token.text in _QUOTES or token.i in line.quoted_tokens:
            return at
        if token.text == ":" and not any(t.text == "(" for t in doc[end:at]):
            return at + 1
        if token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG":
            break
        if token.text == ";":
            return 0
    content = [
        child
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp", "parataxis", "obj", "advcl", "obl"} and child.i > verb.i
    ]
    clause = next((child for child in content if child.dep_ in {"ccomp", "xcomp", "parataxis"}), None)
    is_object = content[:1] and (content[0].dep_ == "obj" or case_of(content[0]) in _ABOUT)
    if clause is not None and lemma_of(verb) in _HEARS and is_object:
        return end
    if clause is not None:
        return min((token.i for token in clause.subtree if token.i >= end), default=end)
    rest = doc[end:]
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in rest) and not (
        len(rest) and rest[0].text in {",", "."}
    ):
        return end
    if (
        content
        and lemma_of(verb)
        in _DENIES | _REJECTS | {"report", "claim", "register", "announce", "describe", "confirm"} | _HEARS
    ):
        return end
    return 0


def has_clause(line: Line, verb: Token, *, before: bool, after: int) -> bool:
    """Tell whether anything is said: a clause that hangs on the verb, or words before or behind it."""
    doc = line.doc
    if any(child.dep_ in {"ccomp", "parataxis"} for child in verb.children):
        return True
    region = range(after, len(doc)) if after else range(verb.i)
    if any(i in line.quoted_tokens for i in region):
        return True
    if after and after > 0 and doc[after - 1].lower_ in {"that", ":"}:
        return True
    if before:
        return True
    return lemma_of(verb) in {"report", "describe", "confirm", "announce"} and bool(children(verb, "obj"))
