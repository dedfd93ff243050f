"""Find the words that tell who speaks: "X said that ...", "..., said X", "according to X", "X accused Y of ..."."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from trucewatch.read.grammar import SUBJECT, case_of, children, conjuncts, lemma_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.tree import Doc, Token

_SAYS = words("speech.says")
_ONLY_WITH_CLAUSE = words("speech.says_with_clause")
_DENIES = words("speech.denies")
_REJECTS = words("speech.rejects")
_CHARGES = words("speech.charges")
_ACCUSES = words("speech.accuses")
_HEARS = words("speech.hears")
_SHOWS = words("syntax.cues.shows")
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_TELLS_OBJECT = frozenset({"describe", "report", "confirm", "announce", "acknowledge"})
_FEWEST_TOLD = 5
_QUOTES = frozenset({'"', "“", "”", "''", "``"})


class Kind(StrEnum):
    """What the words do."""

    SAYS = "says"
    DENIES = "denies"
    REJECTS = "rejects"
    ACCUSES = "accuses"
    ACCORDING = "according"
    HEARS = "hears"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One phrase that tells who speaks, and which words are theirs."""

    kind: Kind
    verb: Token
    speakers: tuple[Token, ...]
    block: tuple[int, int]
    """The tokens of the phrase itself: speaker, verb, listeners, day."""
    before: bool
    """Whether what stands before the phrase is said."""
    after: int
    """First token of what is said after the phrase; 0 for nothing."""
    accused: tuple[Token, ...] = ()
    mutual: bool = False
    """Whether the speakers say it of one another."""


def find_cues(line: Line) -> list[Cue]:
    """Return the phrases of a sentence that tell who speaks, in the order of their verbs."""
    found: list[Cue | None] = [_according(line, token) for token in line.doc if token.lower_ == "according"]
    found.extend(
        _verbal(line, token)
        for token in line.doc
        if token.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} and token.i not in line.quoted_tokens
    )
    return sorted((cue for cue in found if cue), key=lambda cue: cue.verb.i)


def _according(line: Line, token: Token) -> Cue | None:
    doc = line.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    head = token.head
    if head.i <= token.i or head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        head = next(
            (
                t
                for t in doc[token.i + 2 : token.i + 10]
                if (t.pos_ in {"NOUN", "PROPN", "PRON"} and t.head.i <= token.i) or t.dep_ == "obl"
            ),
            doc[token.i + 2],
        )
    if lemma_of(head) in {"agreement", "deal", "accord", "plan", "term", "which", "memorandum"} or head.lower_ in {
        "which",
        "plan",
        "schedule",
    }:
        return None
    end = token.i + 2
    while (
        end < len(doc)
        and doc[end].text not in {",", ".", ";", ")", '"'}
        and not (doc[end].pos_ in {"VERB", "AUX"} and end > head.i)
    ):
        end += 1
    starts = token.i == 0 or doc[token.i - 1].text in {";", "that"} or (doc[token.i - 1].text == "," and token.i < 4)
    after = end + 1 if end < len(doc) - 1 and doc[end].text == "," else (end if starts else 0)
    if lemma_of(head) in _SHOWS | {"list", "statement"}:
        made = [
            part
            for child in head.children
            for part in (child, *child.children)
            if part.i > head.i and case_of(part) in {"by", "of", "from"} and part.pos_ in {"NOUN", "PROPN"}
        ]
        head = made[0] if made else head
    return Cue(
        kind=Kind.ACCORDING,
        verb=token,
        speakers=_heads(head, token),
        block=(token.i, end),
        before=not starts,
        after=after,
    )


def _heads(head: Token, at: Token) -> tuple[Token, ...]:
    return tuple(token for token in conjuncts(head) if token.i > at.i)


def _verbal(line: Line, verb: Token) -> Cue | None:
    lemma = lemma_of(verb)
    kind = _kind_of(verb, lemma)
    if kind is None:
        return None
    if kind is Kind.ACCUSES:
        return _accusation(line, verb)
    speakers, inverted = _speakers(line, verb, lemma)
    if not speakers:
        return None
    start, end = _block(line, verb, speakers, inverted=inverted)
    before, after = _content(line, verb, (start, end), inverted=inverted)
    if kind is Kind.HEARS or (not before and not after and lemma in _TELLS_OBJECT):
        before, after = False, verb.i + 1
    if not before and not after:
        if kind not in {Kind.REJECTS, Kind.DENIES}:
            return None
        after = verb.i + 1
    if kind is Kind.SAYS and lemma in _ONLY_WITH_CLAUSE and not _has_clause(line, verb, before=before, after=after):
        if lemma not in _HEARS or verb.dep_ in {"ccomp", "acl:relcl"}:
            return None
        kind, before, after = Kind.HEARS, False, verb.i + 1
    return Cue(kind=kind, verb=verb, speakers=speakers, block=(start, end), before=before, after=after)


def _kind_of(verb: Token, lemma: str) -> Kind | None:
    if verb.pos_ in {"ADJ", "NOUN", "PROPN"} and verb.lower_ not in {"said", "says", "reported", "added"}:
        if not _is_mistagged(verb):
            return None
        lemma = verb.lower_.removesuffix("s") if not verb.lower_.endswith("ies") else verb.lower_[:-3] + "y"
    if lemma in _REJECTS and (
        any(lemma_of(t) in _CHARGES for child in children(verb, "obj", "nsubj:pass", "obl") for t in conjuncts(child))
        or _rejects_behind(verb)
    ):
        return Kind.REJECTS
    if lemma in _DENIES:
        return Kind.DENIES
    if lemma in _ACCUSES:
        return Kind.ACCUSES
    if lemma in _SAYS or verb.lower_ in {"said", "says"}:
        return Kind.SAYS
    if (
        lemma == "put"
        and any(t.lower_ == "at" for t in verb.doc[verb.i : verb.i + 9])
        and any(t.like_num for t in verb.doc[verb.i : verb.i + 14])
    ):
        return Kind.HEARS
    has = any(child.lower_ in {"has", "have", "had"} for child in verb.children)
    return Kind.HEARS if lemma in _HEARS and (verb.tag_ in {"VBD", "VBP", "VBZ"} or has) else None


def _rejects_behind(verb: Token) -> bool:
    """Tell whether a charge with its content follows: "dismissed as lies the reports that ..."."""
    behind = verb.doc[verb.i + 1 : verb.i + 8]
    return any(lemma_of(one) in _CHARGES and other.lower_ == "that" for one, other in pairwise(behind))


def _is_mistagged(verb: Token) -> bool:
    """Tell whether what was taken for a noun is a verb: "denies that ...", "..., a source claims."."""
    doc = verb.doc
    if (
        verb.lower_ not in {"denies", "claims", "reports", "states", "notes", "warns", "alleges", "insists", "adds"}
        or verb.i == 0
        or verb.i + 1 >= len(doc)
    ):
        return False
    return (
        doc[verb.i + 1].lower_ in {"that", "its", "it", "the", "they"} and doc[verb.i - 1].pos_ in {"NOUN", "PROPN"}
    ) or (
        (doc[verb.i + 1].text == "." or (verb.lower_ == "denies" and doc[verb.i + 1].tag_ == "VBG"))
        and doc[verb.i - 1].pos_ in {"NOUN", "PROPN"}
    )


def _speakers(line: Line, verb: Token, lemma: str) -> tuple[tuple[Token, ...], bool]:
    """Return the speakers of a verb and whether they stand behind it."""
    doc = line.doc
    above = verb.head
    is_participle = verb.tag_ == "VBG"
    if is_participle and lemma_of(above) in {"quote", "cite"}:
        passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in above.children)
        chosen = children(above, "nsubj:pass", "nsubj") if passive else children(above, "obj")
        return tuple(part for child in chosen for part in conjuncts(child)), False
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return (), False
    own = [child for child in verb.children if child.dep_ in SUBJECT and child.lower_ not in {"which", "that"}]
    left = [child for child in own if child.i < verb.i and child.lower_ not in {"who"}]
    if left:
        parts = tuple(part for child in left for part in conjuncts(child) if part.i < verb.i)
        if len(parts) == 1:
            return _with_partner(line, parts[0]), False
        return tuple(part for part in parts if part == parts[0] or not _is_renamed(part)), False
    behind = _behind(line, verb)
    if behind:
        return behind, True
    near = _right_before(line, verb) or _opening(line, verb)
    if near is not None:
        return _with_partner(line, near), False
    head = above
    steps = 0
    while head != verb and steps < 3 and (is_participle or verb.dep_ in {"conj", "advcl", "xcomp", "parataxis"}):
        subjects = [child for child in head.children if child.dep_ in SUBJECT and child.i < verb.i]
        if subjects:
            return tuple(part for child in subjects for part in conjuncts(child) if part.i < verb.i), False
        if head.head == head:
            break
        head = head.head
        steps += 1
    if is_participle and verb.i > 2 and doc[verb.i - 1].text == ",":
        return (), False
    return (), False


def _behind(line: Line, verb: Token) -> tuple[Token, ...]:
    """Return the speaker of `..., said X`: the verb follows a comma or a quote and a noun phrase follows it."""
    doc = line.doc
    if (
        verb.i == 0
        or verb.i + 1 >= len(doc)
        or verb.lower_
        not in {"said", "says", "added", "reported", "wrote", "announced", "warned", "insisted", "claimed", "declared"}
    ):
        return ()
    before = doc[verb.i - 1]
    if before.text not in {",", "?", "!", "-", "–", "—"} and before.text not in _QUOTES:
        return ()
    first = _segment_start(line, verb.i)
    closing = max((t.i for t in doc[first : verb.i] if t.text in _QUOTES), default=first)
    if (
        doc[closing].text in _QUOTES and any(t.pos_ in {"NOUN", "PROPN"} for t in doc[closing + 1 : verb.i])
    ) or not _is_clause(line, first, verb.i - 1):
        return ()
    for token in doc[verb.i + 1 : verb.i + 12]:
        if token.dep_ in SUBJECT and token.head.i > token.i and token.head.dep_ != "acl:relcl":
            return ()  # "..., said 40 shells had fallen": what follows is said, it does not speak
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {
            "compound",
            "nmod:poss",
            "amod",
            "flat",
            "nmod:desc",
        }:
            if _goes_on(doc, token):
                return ()
            return tuple(part for part in conjuncts(token) if part.i > verb.i)
        if token.pos_ in {"VERB", "SCONJ", "PUNCT"} and token.text not in {'"', "'"}:
            return ()
    return ()


def _goes_on(doc: Doc, token: Token) -> bool:
    """Tell whether a verb of its own follows a noun phrase: it is then no speaker, but opens what is said."""
    for other in doc[token.i + 1 : token.i + 4]:
        if other.pos_ in {"VERB", "AUX"} and other.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return True
        if other.pos_ not in {"ADV", "NOUN", "PROPN"}:
            return False
    return False


def _right_before(line: Line, verb: Token) -> Token | None:
    """Return the noun or name right before the verb, where the parse found no subject."""
    doc = line.doc
    if verb.tag_ in {"VBG", "VB"} or verb.i == 0:
        return None
    if verb.head.i < verb.i and verb.dep_ == "conj" and any(child.dep_ in SUBJECT for child in verb.head.children):
        return None
    at = verb.i - 1
    while at >= 0 and doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    token = doc[at] if at >= 0 else None
    if token is None or token.pos_ not in {"NOUN", "PROPN", "PRON"} or token.lower_ in {"who", "which", "that"}:
        return None
    while (
        token.dep_ in {"compound", "flat", "nmod:desc", "appos", "nmod"}
        and token.head.i < verb.i
        and abs(token.head.i - verb.i) < 8
        and token.head != token
    ):
        token = token.head
    edge = _left_edge(token)
    if (
        token.i == verb.i - 1
        and edge > 1
        and doc[edge - 1].lower_ in {"in", "of", "at", "from"}
        and doc[edge - 2].pos_ == "NOUN"
    ):
        return doc[edge - 2]  # "a source in Afrin claims"
    return token


def _is_renamed(part: Token) -> bool:
    """Tell whether a noun phrase only says who the one before it is: "Al-Masirah, the television channel ..., said"."""
    doc, edge = part.doc, _left_edge(part)
    is_listed = any(child.dep_ == "cc" for child in part.children)
    return edge > 1 and doc[edge - 1].text == "," and doc[edge].lower_ in {"the", "a", "an"} and not is_listed


def _with_partner(line: Line, near: Token) -> tuple[Token, ...]:
    """As in "residents and an aid worker said": both, where the first follows a comma or opens the sentence."""
    doc = line.doc
    left = _left_edge(near)
    if left > 1 and doc[left - 1].lower_ == "and" and doc[left - 2].pos_ in {"NOUN", "PROPN"}:
        other = doc[left - 2]
        before = _left_edge(other) - 1
        if before < 0 or doc[before].text in {",", ";", '"'}:
            return (other, near)
    return (near,)


def _opening(line: Line, verb: Token) -> Token | None:
    """Return the noun that opens the sentence, or follows its quote.

    Where an apposition stands between it and the verb.
    """
    doc = line.doc
    if verb.tag_ in {"VBG", "VB"} or verb.i < 3 or doc[verb.i - 1].text not in {",", ")", '"', "”"}:
        return None
    first = _segment_start(line, verb.i)
    closing = max((t.i + 1 for t in doc[first : verb.i - 1] if t.text in {'"', "”"} and t.i > first), default=first)
    start = closing if closing > first and any(t.pos_ in {"NOUN", "PROPN"} for t in doc[closing : verb.i]) else first
    for token in doc[start : start + 7]:
        if token.pos_ in {"NOUN", "PROPN"} and (
            token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "PART"}
        ):
            head = token
            while (
                head.dep_ in {"compound", "flat", "nmod:desc"} and start <= head.head.i < verb.i and head.head != head
            ):
                head = head.head
            return head
        if token.pos_ in {"VERB", "ADP", "SCONJ"}:
            return None
    return None


def _block(line: Line, verb: Token, speakers: tuple[Token, ...], *, inverted: bool) -> tuple[int, int]:
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
    first = min(_left_edge(token) for token in speakers)
    first = min(first, verb.i)
    end = verb.i + 1
    return first, end


def _apposition_follows(doc: Doc, comma: int) -> bool:
    return comma + 1 < len(doc) and doc[comma + 1].lower_ in {"a", "an", "the", "who", "whose", "which"}


def _left_edge(token: Token) -> int:
    """Return where the noun phrase begins that ends in a token, by the words before it and not by the tree."""
    doc, edge = token.doc, token.i
    while edge > 0 and doc[edge].pos_ != "DET" and _belongs(doc[edge - 1], token):
        edge -= 1
    return edge


def _belongs(word: Token, token: Token) -> bool:
    return word.pos_ in _NOMINAL or word.text in {"-", "'s", "’s"} or _qualifies(word, token)


def _qualifies(word: Token, token: Token) -> bool:
    """Tell whether a word taken for a verb is part of the noun phrase behind it: "state-run", "United"."""
    return word.dep_ in {"amod", "compound"} and word.i < word.head.i <= token.i


def _content(line: Line, verb: Token, block: tuple[int, int], *, inverted: bool) -> tuple[bool, int]:
    """Tell whether the words before the phrase are said, and where those said after it begin."""
    doc = line.doc
    start, end = block
    lead = doc[start - 1] if start > 0 else None
    before = (
        lead is not None
        and (lead.text in {",", "-", "–", "—"} or lead.text in _QUOTES)
        and _is_clause(line, _segment_start(line, start), start - 1)
    )
    after = _after(line, verb, end)
    if not before and not after and lead is not None and lead.text == ",":
        # "Terrorists control half of the zone, X told reporters": the tagger may take the verb for a noun.
        before = _could_be_told(line, _segment_start(line, start), start - 1)
    tail = _tail(line, end)
    closes = tail >= len(doc) or doc[tail].text in {",", ".", ";", "-", "–", "—"}
    if before and _introduced(line, verb, start):
        before = False
    if not before and _is_aside(line, verb, (start, end)):
        return True, end + 1
    if closes:
        if before and tail < len(doc) - 1 and doc[tail].text in {",", "-", "–", "—"}:
            return True, tail + 1
        if before:
            return True, tail + 1 if tail < len(doc) - 1 and doc[tail].text == "." else 0
    if inverted:
        return before, (tail + 1 if tail < len(doc) - 1 and doc[tail].text == "," else 0)
    return (before and not after), after


def _could_be_told(line: Line, first: int, end: int) -> bool:
    """Tell whether words before a phrase of speech can be its content: they open as a clause, and are long enough."""
    return end - first >= _FEWEST_TOLD and line.doc[first].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}


def _is_aside(line: Line, verb: Token, block: tuple[int, int]) -> bool:
    """Tell whether the phrase stands between a subject and its verb: "Turkey, he recalled, had undertaken to ..."."""
    doc = line.doc
    start, end = block
    first = _segment_start(line, start)
    if end + 1 >= len(doc) or start - 1 <= first or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    opens = doc[first].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ"} and not _is_clause(line, first, start - 1)
    return opens and doc[end + 1].pos_ in {"VERB", "AUX", "ADV", "PART"} and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _introduced(line: Line, verb: Token, start: int) -> bool:
    """Tell whether the clause before the phrase is a mere lead-in: "Speaking in X, Y said ...".

    "When Z ..., Y said".
    """
    doc = line.doc
    first = _segment_start(line, start)
    opening = doc[first]
    if any(t.i in line.quoted_tokens for t in doc[first : start - 1]):
        return False
    if any(child.dep_ == "ccomp" and first <= child.i < start for child in verb.children):
        return False  # the clause before is what is said, whatever "adding that ..." says behind
    if opening.tag_ == "VBG" or (opening.pos_ == "ADP" and not _is_clause(line, first, start - 1, finite=True)):
        return True
    has_that = any(child.lower_ == "that" and child.dep_ == "mark" for t in doc[verb.i : verb.i + 16] for child in [t])
    return has_that or (
        opening.pos_ == "SCONJ" and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    )


def _is_clause(line: Line, start: int, end: int, *, finite: bool = False) -> bool:
    tags = {"VBD", "VBZ", "VBP", "MD"} if finite else {"VBD", "VBZ", "VBP", "MD", "VBN", "VBG"}
    return any(token.tag_ in tags or token.i in line.quoted_tokens for token in line.doc[start:end])


def _segment_start(line: Line, at: int) -> int:
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
        if token.text == ":":
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
    if clause is not None and lemma_of(verb) in _HEARS and content[0].dep_ == "obj":
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


def _has_clause(line: Line, verb: Token, *, before: bool, after: int) -> bool:
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


def _accusation(line: Line, verb: Token) -> Cue | None:
    doc = line.doc
    speakers, _ = _speakers(line, verb, lemma_of(verb))
    objects = [part for child in children(verb, "obj", "iobj") for part in conjuncts(child) if not _is_day(line, part)]
    behind = doc[verb.i + 1 : verb.i + 5]
    mutual = (
        any(
            a.lower_ in {"each", "one"} and b.lower_ in {"other", "another"}
            for a, b in zip(behind, doc[verb.i + 2 : verb.i + 6], strict=False)
        )
        or "the other" in behind.text
    )
    after = next(
        (t.i + 1 for t in doc[verb.i + 1 :] if t.lower_ in {"of", "for", "with", "over"} and t.i - verb.i < 14), 0
    )
    if not speakers or not (objects or mutual):
        return None
    if lemma_of(verb) in {"charge", "condemn", "denounce", "fault"} and not after and not mutual:
        return None
    first = min(_left_edge(token) for token in speakers)
    return Cue(
        kind=Kind.ACCUSES,
        verb=verb,
        speakers=speakers,
        block=(min(first, verb.i), after or verb.i + 1),
        before=False,
        after=after or verb.i + 1,
        accused=tuple(objects),
        mutual=mutual,
    )


def _is_day(line: Line, token: Token) -> bool:
    return any(start <= token.i < end for start, end in (line.tokens_of(mention.span) for mention in line.dates))


def figures_show(line: Line, verb: Token) -> Token | None:
    """Return whose figures they are in "..., U.N. figures show"."""
    subject = next((child for child in children(verb, "nsubj") if lemma_of(child) in _SHOWS), None)
    if subject is None:
        return None
    return next(
        (child for child in children(subject, "compound", "nmod:poss", "amod") if child.pos_ == "PROPN"), None
    ) or next((child for child in children(subject, "nmod") if case_of(child) in {"by", "from", "of"}), None)
