"""What one party is to another, by a noun: "Averia, their paymaster", "its Borlandic proxies", "X is a rival of Y"."""

from collections.abc import Iterator

from trucewatch.model.claim import Relation, Tense
from trucewatch.read.claims.acting import clean_phrase
from trucewatch.read.claims.allegiance import Bond, is_standing_party
from trucewatch.read.claims.beside import noun_before
from trucewatch.read.claims.draft import Report
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.parties import Who
from trucewatch.read.syntax import case_of, children, conjuncts, is_negated, lemma_of
from trucewatch.read.tree import Token

_KIN: dict[str, str] = {noun: relation for relation, nouns in entry("relations.kin").items() for noun in nouns}
_NAMED_BEFORE = words("relations.named_before")
_ONCE = words("relations.once")
_CALLS = words("relations.calls")
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
_INSIDE = frozenset({"ADJ", "NOUN", "ADV", "PROPN"})


def read_kinship(line: Line, report: Report) -> Iterator[Bond]:
    """Yield what nouns of kin tell of two parties, in the order of the sentence."""
    for token in line.doc:
        relation = _KIN.get(lemma_of(token)) or _KIN.get(token.lower_)
        if relation is None or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or _is_in_name(line, token):
            continue
        owner = _owner(line, report, token)
        if owner is None:
            continue
        for bearer in _bearers(line, report, token, owner):
            yield from _bond(line, report, token, relation, owner, bearer)


def _is_in_name(line: Line, token: Token) -> bool:
    name = line.name_over(token)
    return name is not None and name.end - name.start > 1


def _owner(line: Line, report: Report, token: Token) -> Token | None:
    """Return whose ally it is: "X's ally", "their ally", "an ally of X", "the X affiliate"."""
    doc, at = line.doc, token.i - 1
    while at >= 0 and token.i - at < 6 and doc[at].pos_ in _INSIDE and doc[at].text not in _MARKS:
        at -= 1
    if at >= 0 and doc[at].lower_ in _POSSESSIVES:
        return doc[at]
    if at > 0 and doc[at].text in _MARKS and doc[at - 1].pos_ in {"NOUN", "PROPN"}:
        return doc[at - 1]
    ahead = [o for child in token.children if child.dep_.startswith(("nmod", "obl")) for o in conjuncts(child)]
    of = next((o for o in ahead if o.i > token.i and case_of(o) in {"of", "to", "for"}), None)
    if of is not None:
        return of if is_standing_party(line, report, of) else None
    if lemma_of(token) in _NAMED_BEFORE:
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.text[:1].isupper() and line.name_over(before) is not None:
            return before
    return None


def _bearers(line: Line, report: Report, token: Token, owner: Token) -> tuple[Token | str, ...]:
    """Return who is that kin: as a subject, as what is called so, by apposition, by name behind it, or as described."""
    doc = line.doc
    subjects = children(token, "nsubj", "nsubj:outer") if children(token, "cop") else []
    if subjects:
        return tuple(part for s in subjects for part in conjuncts(s) if is_standing_party(line, report, part))
    if lemma_of(token.head) in _CALLS:
        objects = [o for o in children(token.head, "obj", "iobj") if o is not token]
        return tuple(o for o in objects if is_standing_party(line, report, o))
    if token.dep_ == "appos" and token.head.i < token.i and is_standing_party(line, report, token.head):
        return (token.head,)
    at = token.i + 1
    behind = doc[at] if at < len(doc) else None
    if behind is not None and behind.pos_ == "PROPN" and line.name_over(behind) is not None:
        return conjuncts(behind) if is_standing_party(line, report, behind) else ()
    before = _before_comma(line, token, owner)
    if before is not None:
        return (before,) if is_standing_party(line, report, before) else ()
    if owner.lower_ == "our":
        return ()  # "our Turkish partners": a courtesy, and whose it is no name tells
    if owner.i < token.i and token.tag_ == "NNS" and any(t.text[:1].isupper() for t in doc[owner.i + 1 : token.i]):
        return (clean_phrase(line, token).split("'s ")[-1].split("’s ")[-1],)
    return ()


def _before_comma(line: Line, token: Token, owner: Token) -> Token | None:
    """Return the name before the comma that opens the words of kin: "Averia, long the Front's patron"."""
    doc, opens = line.doc, min(owner.i, token.i)
    while opens > 0 and doc[opens - 1].pos_ in {"DET", "ADJ", "ADV", "PROPN", "NUM"} and doc[opens - 1].text != ",":
        opens -= 1
    if opens < 2 or doc[opens - 1].text != ",":
        return None
    before = noun_before(doc, opens - 1)
    is_name = before is not None and before.i < owner.i and line.name_over(before) is not None
    return before if is_name else None


def _bond(line: Line, report: Report, token: Token, relation: str, owner: Token, bearer: Token | str) -> Iterator[Bond]:
    holder = _holder(line, report, token, owner)
    one = bearer if isinstance(bearer, str) else _name(report.company.who(line, bearer))
    if holder is None or one is None or holder == one:
        return
    if relation == "backed" and owner.i < token.i and not isinstance(bearer, str):
        relation = "affiliated_with"  # "the Front, Averia's client", says more of the client than "its clients" does
    subject, target = (holder, one) if relation == "backed" else (one, holder)
    is_called = lemma_of(token.head) in _CALLS
    near = {t.lower_ for t in line.doc[max(0, token.i - 5) : token.i + 4]}
    is_past = bool(near & _ONCE) or any(c.lower_ in {"was", "were"} for c in children(token, "cop"))
    yield Bond(
        at=token,
        subject=subject,
        relation=Relation.BACKS if relation == "backed" else Relation(relation),
        target=target,
        time=Tense.PAST if is_past else Tense.PRESENT,
        denied=is_negated(token),
        is_background=not children(token, "cop") and not is_called and token.i not in line.quoted_tokens,
    )


def _holder(line: Line, report: Report, token: Token, owner: Token) -> str | None:
    """Return whose kin it is; "their" and "its" mean whom the sentence or the one before is about."""
    if owner.lower_ not in _POSSESSIVES:
        return _name(report.company.who(line, owner))
    beside = token.head if token.dep_ == "conj" and token.head.i < owner.i else None
    if beside is not None and is_standing_party(line, report, beside):
        return _name(report.company.who(line, beside))  # "the army and its allies"
    subjects = [s for c in line.clauses for s in c.subjects if s.i < owner.i and s.pos_ in {"NOUN", "PROPN"}]
    near = next((s for s in reversed(subjects) if is_standing_party(line, report, s)), None)
    bearer = token.head if token.dep_ == "appos" else None
    is_called = lemma_of(token.head) in _CALLS
    if near is not None and near is not bearer and not is_called and near.i not in line.attribution:
        return _name(report.company.who(line, near))
    told = (report.company.before[2], report.company.last_group, report.company.before[1])
    return _name(next((who for who in told if who is not None), None))


def _name(who: Who | None) -> str | None:
    if who is None:
        return None
    return who.acts_for if who.acts_for and who.name.endswith((" forces", " army", " troops")) else who.name
