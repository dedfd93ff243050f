"""Find who speaks a verb of speech: its subject, or a name that stands where the tree does not look for it."""

from trucewatch.read.cue_reach import is_clause, phrase_start, segment_start
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import SUBJECT, case_of, children, conjuncts, lemma_of
from trucewatch.read.tree import Doc, Token

_TELLING = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_TELLS = frozenset({"tell", "inform", "assure", "notify", "advise"})
_PAPERS = frozenset({"report", "document", "figure", "datum", "data", "reason", "source", "record", "law", "concern"})
_NEAR_CITED = 12
"""Tokens between "citing" and the verb of the paper that cites, at most."""
_LONGEST_ASIDE = 16
_LONGEST_NAME = 9
"""Tokens of a name with its titles, at most."""
_SAYS = words("speech.says")
_PLEADS = words("speech.pleads")
_INVERTED = frozenset(
    {
        *(
            "said",
            "say",
            "says",
            "added",
            "reported",
            "wrote",
            "announced",
            "warned",
            "insisted",
            "claimed",
            "declared",
        ),
        *("argued", "conceded", "admitted", "complained", "maintained", "recalled", "explained", "stated", "noted"),
    }
)
"""Verbs behind which their speaker stands, after a comma."""
_QUOTES = frozenset({'"', "“", "”", "''", "``"})


def speakers_of(line: Line, verb: Token, lemma: str) -> tuple[tuple[Token, ...], bool]:
    """Return the speakers of a verb and whether they stand behind it."""
    doc = line.doc
    above = verb.head
    is_participle = verb.tag_ == "VBG"
    cited = _cited(line, verb)
    if cited:
        return cited, False
    if is_participle and lemma_of(above) in {"quote", "cite"}:
        passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in above.children)
        chosen = children(above, "nsubj:pass", "nsubj") if passive else children(above, "obj")
        return tuple(part for child in chosen for part in conjuncts(child)), False
    if any(child.dep_ == "aux:pass" for child in verb.children):
        told_by = [child for child in children(verb, "obl:agent", "obl") if case_of(child) == "by"]
        is_told = lemma in _TELLS and any(
            t.lower_ == "that" for t in doc[max((a.i for a in told_by), default=verb.i) :][:4]
        )
        return tuple(part for child in told_by for part in conjuncts(child)) if is_told else (), False
    relative = next((c for c in verb.children if c.dep_ in SUBJECT and c.lower_ in {"who", "which", "that"}), None)
    if relative is not None and verb.dep_.startswith("acl") and above.i < verb.i and above.pos_ in {"NOUN", "PROPN"}:
        return (above,), False
    own = [
        child
        for child in verb.children
        if child.dep_ in SUBJECT
        and child.lower_ not in {"which", "that"}
        and (child.i not in line.quoted_tokens or verb.i in line.quoted_tokens)  # `"Fiction," replied the ministry`
    ]
    left = _nearest([child for child in own if child.i < verb.i and child.lower_ not in {"who"}])
    if left:
        parts = tuple(part for child in left for part in conjuncts(child) if part.i < verb.i)
        if len(parts) == 1:
            return _with_partner(line, _named_before(line, _head_of(parts[0]), verb)), False
        return tuple(part for part in parts if part == parts[0] or not _is_renamed(part)), False
    behind = _behind(line, verb)
    if behind:
        return behind, True
    near = _right_before(line, verb) or _before_relative(line, verb) or _renamed(line, verb) or _opening(line, verb)
    if near is not None:
        return _with_partner(line, near), False
    head = above
    steps = 0
    if _is_of_teller(verb):
        head = above.head
    while head != verb and steps < 3 and (is_participle or verb.dep_ in {"conj", "advcl", "xcomp", "parataxis"}):
        subjects = [child for child in head.children if child.dep_ in SUBJECT and child.i < verb.i]
        if subjects and subjects[0].lower_ in {"which", "who"} and head.dep_.startswith("acl"):
            return (head.head,), False  # "Russia, which backs him but has always denied sending men"
        if subjects:
            return tuple(part for child in subjects for part in conjuncts(child) if part.i < verb.i), False
        if head.head == head:
            break
        head = head.head
        steps += 1
    if is_participle and verb.i > 2 and doc[verb.i - 1].text == ",":
        return (), False
    return (), False


def _is_of_teller(verb: Token) -> bool:
    """Tell whether a verb goes on with who speaks, and not with what he says.

    As in "she said that her men had only fired back and accused the rebels": what is told has another tense.
    """
    inner = verb.head
    outer = inner.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or inner.dep_ != "ccomp" or outer.tag_ != verb.tag_:
        return False
    is_apart = any(child.dep_ in {"aux", "aux:pass", "cop"} and child.lower_ != "did" for child in inner.children)
    is_alone = not any(child.dep_ in {"aux", "aux:pass", "mark", *SUBJECT} for child in verb.children)
    return is_apart and is_alone and lemma_of(outer) in _SAYS


def _cited(line: Line, verb: Token) -> tuple[Token, ...]:
    """Return whose word it is that a paper reports "citing the ministry", or "quoting two officers"."""
    doc = line.doc
    if lemma_of(verb) in {"quote", "cite"}:
        return ()
    by = next(
        (t for t in doc[max(0, verb.i - _NEAR_CITED) : verb.i + _NEAR_CITED] if t.lower_ in {"citing", "quoting"}), None
    )
    if by is None or any(t.text in {";", '"', "“"} for t in doc[min(by.i, verb.i) : max(by.i, verb.i)]):
        return ()
    named = children(by, "obj")
    return tuple(part for child in named for part in conjuncts(child) if lemma_of(part) not in _PAPERS)


def _before_relative(line: Line, verb: Token) -> Token | None:
    """Return the noun before the clause in "two officers, who asked not to be named, told ..."."""
    doc = line.doc
    if verb.tag_ in {"VBG", "VB"} or verb.i < 4 or doc[verb.i - 1].text != ",":
        return None
    who = next((t for t in reversed(doc.tokens[: verb.i - 1]) if t.lower_ in {"who", "whose"}), None)
    if who is None or who.i < 2 or doc[who.i - 1].text != "," or verb.i - who.i > _LONGEST_ASIDE:
        return None
    noun = doc[who.i - 2]
    return noun if noun.pos_ in {"NOUN", "PROPN"} else None


def _nearest(subjects: list[Token]) -> list[Token]:
    """Leave out a subject that the words before the comma have: "no shot was fired, a diplomat says"."""
    if len(subjects) < 2:
        return subjects
    first, last = subjects[0], subjects[-1]
    if last.i == first.i + 1:
        return [last]  # "an Averian Armed Forces major said"
    start = phrase_start(last)
    tells = any(t.tag_ in _TELLING or t.pos_ == "AUX" for t in last.doc[first.i : start])
    return [last] if tells and last.doc[start - 1].text in {",", '"', "”"} else subjects


def _behind(line: Line, verb: Token) -> tuple[Token, ...]:
    """Return the speaker of `..., said X`: the verb follows a comma or a quote and a noun phrase follows it."""
    doc = line.doc
    if verb.i == 0 or verb.i + 1 >= len(doc):
        return ()
    before = doc[verb.i - 1]
    closes_quote = before.text in _QUOTES and verb.tag_ in {"VBD", "VBZ", "VBN"}
    if verb.lower_ not in _INVERTED and not (closes_quote and lemma_of(verb) in _SAYS | _PLEADS):
        return ()
    if before.text not in {",", "?", "!", "-", "–", "—"} and before.text not in _QUOTES:
        return ()
    first = segment_start(line, verb.i)
    closing = max((t.i for t in doc[first : verb.i] if t.text in _QUOTES), default=first)
    if (
        doc[closing].text in _QUOTES and any(t.pos_ in {"NOUN", "PROPN"} for t in doc[closing + 1 : verb.i])
    ) or not is_clause(line, first, verb.i - 1):
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
    while at >= 0 and (doc[at].pos_ in {"ADV", "AUX"} or doc[at].tag_ == "RB"):
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
    edge = phrase_start(token)
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
    doc, edge = part.doc, phrase_start(part)
    is_listed = any(child.dep_ == "cc" for child in part.children)
    return edge > 1 and doc[edge - 1].text == "," and doc[edge].lower_ in {"the", "a", "an"} and not is_listed


def _head_of(part: Token) -> Token:
    """Return the noun before "of" whose complement was taken for the subject: "the government of the Vale denies"."""
    edge = phrase_start(part)
    is_complement = edge > 1 and part.doc[edge - 1].lower_ in {"of", "for", "in"} and part.doc[edge - 1].head == part
    return part.doc[edge - 2] if is_complement and part.doc[edge - 2].pos_ in {"NOUN", "PROPN"} else part


def _named_before(line: Line, part: Token, verb: Token) -> Token:
    """Return the name that opens the sentence where a subject only says who it is: "Vale Radio, the channel, said"."""
    edge = phrase_start(part)
    if part.doc[verb.i - 1].text != "," or not _is_renamed(part):
        return part
    name = line.name_over(part.doc[edge - 2])
    opens = name is not None and (name.start == segment_start(line, name.start) or part.doc[name.start - 1].text == '"')
    return part.doc[edge - 2] if opens else part


def _with_partner(line: Line, near: Token) -> tuple[Token, ...]:
    """As in "residents and an aid worker said": both, where the first follows a comma or opens the sentence."""
    doc = line.doc
    left = phrase_start(near)
    if left > 1 and doc[left - 1].lower_ == "and" and doc[left - 2].pos_ in {"NOUN", "PROPN"}:
        other = doc[left - 2]
        before = phrase_start(other) - 1
        if before < 0 or doc[before].text in {",", ";", '"'}:
            return (other, near)
    return (near,)


def _renamed(line: Line, verb: Token) -> Token | None:
    """Return the office before the name that stands between commas: "..., the chief of staff, Ada Lind, told X"."""
    doc = line.doc
    if verb.tag_ in {"VBG", "VB"} or verb.i < 4 or doc[verb.i - 1].text != ",":
        return None
    opened = next((t.i for t in reversed(doc.tokens[: verb.i - 1]) if t.text == ","), 0)
    name = doc[opened + 1 : verb.i - 1]
    if not opened or len(name) > _LONGEST_NAME or any(t.pos_ in {"VERB", "AUX"} for t in name):
        return None
    if not name or not name[0].text[:1].isupper():
        return None
    start = next((t.i + 1 for t in reversed(doc.tokens[:opened]) if t.text in {",", ";", '"', "”", "-"}), 0)
    for token in doc[start:opened]:
        if token.pos_ in {"VERB", "AUX", "SCONJ"}:
            return None
        if token.pos_ in {"NOUN", "PROPN"} and doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "PART"}:
            return token
    return None


def _opening(line: Line, verb: Token) -> Token | None:
    """Return the noun that opens the sentence, or follows its quote.

    Where an apposition stands between it and the verb.
    """
    doc = line.doc
    if verb.tag_ in {"VBG", "VB"} or verb.i < 3 or doc[verb.i - 1].text not in {",", ")", '"', "”"}:
        return None
    first = segment_start(line, verb.i)
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
