"""Who and what stands beside a verb, by position: for verbs tagged as nouns, and trees that went astray."""

from collections.abc import Collection, Iterator

from trucewatch.read.agency import is_day
from trucewatch.read.grammar import Clause, Mode, is_predicate
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, conjuncts, is_negated, lemma_of
from trucewatch.read.tree import Doc, Token

_RELATIVES = frozenset({"which", "who", "that", "whom"})
_ADVERBS = frozenset(
    {"now", "still", "already", "also", "once", "later", "since", "then", "not", "n't", "never", "long", "nevertheless"}
)
_QUANTIFIERS = frozenset({"all", "most", "much", "about", "some", "part", "parts", "two"})
_QUOTES = frozenset({'"', "“", "”", "'", "’"})
_QUANTIFIED = frozenset({"none", "nobody", "neither", "both", "all", "most", "nothing"})
_HAVE = frozenset({"has", "have", "had"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "ADV", "SYM"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PERSONAL = frozenset({"it", "they", "we", "he", "she", "one", "both", "i"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})


def rescued(line: Line, verbs: Collection[str]) -> Iterator[Clause]:
    """Yield clauses of verbs that were tagged as nouns or adjectives: a noun before them, an object behind."""
    for token in line.doc:
        if lemma_of(token) not in verbs or is_predicate(token):
            continue
        is_going = token.tag_ == "VBG" and token.i > 0 and line.doc[token.i - 1].pos_ == "AUX"
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and not is_going:
            continue
        left, right = noun_before(line.doc, token.i), noun_after(line.doc, token.i)
        if left is None or right is None or not (is_going or _reads_as_verb(token, left)):
            continue
        yield Clause(
            head=token,
            lemma=lemma_of(token),
            subjects=(left,),
            objects=conjuncts(right),
            agents=(),
            is_passive=False,
            is_negated=False,
            is_past=token.lower_ != lemma_of(token) and not token.lower_.endswith("s"),
            is_perfect=False,
            is_progressive=is_going,
            mode=Mode.FACT,
            has_own_subject=True,
        )


def _reads_as_verb(token: Token, left: Token) -> bool:
    """Tell whether a word between two nouns is their verb: by its form, or by a plural before and an article behind."""
    doc = token.doc
    before, behind = doc[token.i - 1], doc[token.i + 1]
    if before.lower_ in _ARTICLES or before.text in {"-", "–", "'s", "’s", "'"} or before.pos_ in {"ADP", "NUM"}:
        return False
    form, lemma = token.lower_, lemma_of(token)
    opens = behind.lower_ in _ARTICLES | _QUANTIFIERS or behind.pos_ in {"NUM", "PROPN"}
    if form != lemma and not form.endswith(("s", "ing")):
        return opens and left.i >= token.i - 3
    if form.endswith("s"):
        return opens and before.tag_ in {"NNP", "NN", "RB", "WDT", "WP"}
    return opens and form == lemma and before.tag_ in {"NNS", "NNPS", "RB"}


def noun_before(doc: Doc, at: int) -> Token | None:
    """Return the noun that a verb has for its subject, by position.

    Over adverbs, "which", and what stands between commas.
    """
    at -= 1
    is_bracketed = False
    while at >= 0:
        token = doc[at]
        if token.pos_ in {"ADV", "AUX"} or token.lower_ in _ADVERBS | _RELATIVES | _HAVE:
            at -= 1
        elif token.text == "," and not is_bracketed:
            if at + 1 < len(doc) and doc[at + 1].lower_ in _RELATIVES:
                at -= 1
                continue
            opening = next((i for i in range(at - 1, max(at - 14, -1), -1) if doc[i].text == ","), None)
            if opening is None:
                at, is_bracketed = at - 1, True  # "The Front, once allied with X": the comma opens what follows
                continue
            at, is_bracketed = opening - 1, True
        elif token.text in {'"', "“", "”", ")"}:
            at -= 1
        elif token.pos_ in _NOMINAL or token.lower_ in _PERSONAL:
            return _leading_noun(token)
        else:
            return None
    return None


def _leading_noun(token: Token) -> Token:
    """Return "groups" for "groups of militants", "Khan" for "Khan Sheikhoun"."""
    while token.head != token and token.head.i < token.i:
        is_name = token.dep_ in {"flat", "compound"}
        case = case_of(token)
        is_part = token.dep_ == "nmod" and (case == "of" or (bool(case) and token.pos_ == "NOUN"))
        is_part = is_part and token.i - token.head.i < 7
        if not (is_name or is_part) or token.head.pos_ not in _NOMINAL:
            break
        token = token.head
    return token


def noun_after(doc: Doc, at: int) -> Token | None:
    """Return the noun right behind a verb, by position: what it has for its object."""
    at += 1
    first = at
    while at < len(doc):
        token = doc[at]
        if token.pos_ in _NOMINAL and lemma_of(token) not in {"per"}:
            while at + 1 < len(doc) and doc[at + 1].pos_ in _NOMINAL and token.pos_ == "NOUN":
                at += 1
            return doc[at] if doc[at].pos_ in _NOMINAL else token
        # "backs moderate Syrian rebels": an adjective tagged as a verb
        behind = doc[min(at + 1, len(doc) - 1)].pos_
        is_mistaken = (
            token.pos_ == "VERB" and behind in {"ADJ", "NOUN", "PROPN"} and (at == first or token.tag_ == "VBN")
        )
        if is_mistaken:
            at += 1
            continue
        is_inside = token.pos_ in _INSIDE or token.lower_ in {"per", "of", "'s", "’s", "the", "-"}
        if not is_inside and token.text not in _QUOTES:
            return token if token.lower_ in {"it", "them", "him"} else None
        at += 1
    return None


def stretch(line: Line, clause: Clause) -> list[Token]:
    """Return what stands behind a verb up to the next finite verb with its own subject, or the next semicolon."""
    doc, found = line.doc, []
    heads = {other.head.i for other in line.clauses if other.has_own_subject and other.head.i > clause.head.i}
    end = min(heads, default=len(doc))
    for token in doc[clause.head.i : end]:
        if token.text in {";", "“", "”"} and token.i > clause.head.i + 1:
            break
        found.append(token)
    if end < len(doc) and found:
        # The words of the next clause's subject are not this one's.
        starts = [subject.left_edge.i for other in line.clauses if other.head.i == end for subject in other.subjects]
        first = min((start for start in starts if start > clause.head.i), default=end)
        found = [token for token in found if token.i < first]
    return found


def is_denied(clause: Clause) -> bool:
    """Tell whether a clause is negated, itself or by the verb over it.

    "had seen no fighters leaving", "denied having".
    """
    if clause.is_negated:
        return True
    head = clause.head
    above = head.head
    if above == head:
        return False
    if head.dep_ in {"acl", "xcomp", "ccomp"} and head.tag_ == "VBG":
        if any(is_negated(subject) for subject in clause.subjects):
            return True
        return lemma_of(above) == "stop" and not is_negated(above)
    return False


def is_loose(clause: Clause) -> bool:
    """Tell whether a verb took its subject from another one, though a noun or a comma stands right before it."""
    doc, head = clause.head.doc, clause.head
    if not clause.subjects or any(subject.lower_ in _RELATIVES for subject in clause.subjects):
        return not clause.is_passive
    if clause.has_own_subject or head.i == 0 or any(s.lower_ in _QUANTIFIED for s in clause.subjects):
        return False
    if (
        head.dep_ == "acl:relcl"
        and clause.subjects[0].i < head.i
        and any(c.lower_ in _RELATIVES for c in head.children)
    ):
        return False
    at = head.i - 1
    while at > 0 and (doc[at].pos_ in {"ADV", "AUX"} or doc[at].lower_ in _ADVERBS | _HAVE):
        at -= 1
    is_joined = any(child.dep_ == "cc" for child in head.children)
    is_finite = head.tag_ in {"VBD", "VBZ", "VBP", "VB"}
    return doc[at].pos_ in _NOMINAL or (doc[at].text == "," and is_finite and not is_joined)


def agents_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who acts in a passive; by position, behind "by", where the tree hangs it on something else."""
    if clause.agents:
        return clause.agents
    for token in line.doc[clause.head.i + 1 : clause.head.i + _AGENT_REACH]:
        if token.text in {";", ":"} or (token.pos_ == "VERB" and line.clause_at(token) and _is_other(line, token)):
            break
        if token.lower_ != "by":
            continue
        agent = noun_after(line.doc, token.i)
        return (agent,) if agent is not None and not is_day(line, agent) else ()
    return ()


_AGENT_REACH = 16
"""Tokens from a verb in the passive to the "by" of its agent, at most."""


def _is_other(line: Line, verb: Token) -> bool:
    clause = line.clause_at(verb)
    return clause is not None and clause.has_own_subject and verb.dep_ != "acl:relcl"
