"""Relations told beside the verb: by position, so that a tree gone astray does not hide them.

"X, which backs Y"; "X's ally Y"; "allies of X"; "Y, one of the members of X"; "with the support of X"; "to X's aid".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.actor import ActorKind
from trucewatch.model.claim import Relation, Tense
from trucewatch.read.claims.acting import clean_phrase
from trucewatch.read.claims.beside import noun_after, noun_before
from trucewatch.read.claims.draft import Report
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import conjuncts, lemma_of
from trucewatch.read.tree import Token

_VERBS: dict[str, str] = entry("moves.relative_relations")
_TIES: dict[str, str] = entry("moves.ties")
_KIN: dict[str, str] = entry("moves.kin_nouns")
_SITES = words("holding.sites") - {"front"}
_MEMBERS = words("moves.member_nouns")
_PAST = frozenset({"once", "formerly", "previously", "then"})
_PARTS = frozenset({"component", "part", "member", "element", "force"})
_BARE_GROUPS = frozenset({"group", "movement", "militia", "organisation", "organization", "faction"})
_RELATIVES = frozenset({"which", "who", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_PRONOUNS = frozenset({"its", "their", "his", "her"})
_WITH_SUPPORT = re.compile(
    r"\b(?:with|thanks to|under cover of) (?:the )?(?:[\w-]+ ){0,2}"
    r"(?:support|backing|help|assistance|aid|blessing|connivance|complicity) (?:of|from) "
)
_IN_SUPPORT = re.compile(r"\b(?:in support of|on behalf of|on the side of|to the aid of|to the rescue of) ")
_TO_AID = re.compile(
    r"\bto (?P<whom>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?:'s|’s) (?:aid|help|rescue|side|support|defence)\b"
)
_INTERVENES = frozenset({"intervene", "enter", "join", "deploy", "send", "dispatch", "fight", "step"})
_UPHOLDS = frozenset(
    {"restore", "help", "support", "back", "bolster", "prop", "defend", "shore", "rescue", "assist", "protect"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two parties and how one stands to the other."""

    at: Token
    subject: str
    relation: Relation
    target: str
    time: Tense = Tense.PRESENT
    is_background: bool = True


_PERSONS = words("speech.persons")


def read_ties(line: Line, report: Report) -> Iterator[Tie]:
    """Yield the relations told by position, in the order of the shapes."""
    for token in line.doc:
        # Few tokens open any shape: most are told apart by their word alone.
        low, lemma = token.lower_, lemma_of(token)
        if low in _RELATIVES:
            yield from _relative(line, report, token)
        if lemma in _VERBS:
            yield from _gapped(line, report, token)
        if low in _TIES:
            yield from _tied(line, report, token)
        if lemma in _KIN:
            yield from _kin(line, report, token)
        if low == ",":
            yield from _member(line, report, token)
        if lemma in _PARTS:
            yield from _component(line, report, token)
    yield from _supported(line, report)
    yield from _intervention(line, report)


def told_group(line: Line, report: Report, token: Token) -> str | None:
    """Return the armed group that a bare "the group" means: the last one named in the sentence, or before it."""
    before = {child.lower_ for child in token.children if child.i < token.i}
    if token.lower_ not in _BARE_GROUPS or "the" not in before or any(c.pos_ == "PROPN" for c in token.children):
        return None
    for name in reversed(line.names):
        actor = report.company.actors.find(report.company.cast.full(name.text)) if name.end <= token.i else None
        if actor is not None and actor.kind is ActorKind.ARMED_GROUP:
            return actor.name
    return report.company.last_group.name if report.company.last_group is not None else None


def apposed(line: Line, token: Token) -> Token:
    """Return the name before "X, the television channel run by Y": what the description describes."""
    left = token.left_edge.i
    at = left - 1 if line.doc[left].pos_ == "DET" else left - 2
    if token.pos_ == "NOUN" and at > 0 and line.doc[at].text == ",":
        before = noun_before(line.doc, at)
        if before is not None and line.name_over(before) is not None:
            return before
    return token


def led_body(token: Token, verb: Token) -> Token:
    """Return what is led in "a spokeswoman for the mission, which is led by X": no person, but the noun behind."""
    if lemma_of(token) not in _PERSONS or token.i > verb.i:
        return token
    edge = next((t.i for t in reversed(verb.doc.tokens[token.i : verb.i]) if t.lower_ in {"which", "that"}), verb.i)
    at = edge - 1 if verb.doc[edge - 1].text == "," else edge
    return noun_before(verb.doc, at) or token


def _pair(
    line: Line,
    report: Report,
    at: Token,
    subjects: tuple[Token, ...],
    relation: str,
    targets: tuple[Token, ...],
    *,
    past: bool = False,
) -> Iterator[Tie]:
    for subject in report.company.names(line, subjects)[:3]:
        for target in report.company.names(line, targets)[:2]:
            if not report.company.cast.person(target) or relation != Relation.PART_OF:
                time = Tense.PAST if past else Tense.PRESENT
                yield Tie(at=at, subject=subject, relation=Relation(relation), target=target, time=time)


def _relative(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "Turkey, which backs moderate rebels": a verb of standing by right behind "which"."""
    if token.lower_ not in _RELATIVES or token.i + 2 >= len(line.doc):
        return
    verb = line.doc[token.i + 1]
    while verb.pos_ in {"ADV", "AUX"} and verb.i + 2 < len(line.doc):
        verb = line.doc[verb.i + 1]
    relation = _VERBS.get(lemma_of(verb))
    if relation is None or (verb.lower_.endswith("ing") and relation == "leads"):
        return
    subject, target = noun_before(line.doc, token.i), noun_after(line.doc, verb.i)
    if lemma_of(verb) == "run" and target is not None and (line.place_over(target) or lemma_of(target) in _SITES):
        return
    if subject is None or target is None or not _is_party(line, report, target):
        return
    past = verb.tag_ == "VBD" and not any(child.lower_ in {"has", "have"} for child in verb.children)
    yield from _pair(line, report, verb, (subject,), relation, (target,), past=past)


def _gapped(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "the units, which Averia trains", "the rebels they back": the one stood by is named first."""
    relation = _VERBS.get(lemma_of(token))
    doc = line.doc
    if relation is None or token.i < 2 or token.pos_ not in {"VERB", "NOUN"} or token.tag_ == "VBG":
        return
    behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if behind is not None and (behind.pos_ in {"DET", "NOUN", "PROPN", "ADJ", "NUM"} or behind.lower_ in _PRONOUNS):
        return
    doer = doc[token.i - 1]
    while doer.i > 1 and (doer.pos_ in {"ADV", "AUX"} or doer.lower_ in {"has", "have", "had"}):
        doer = doc[doer.i - 1]
    first = doer
    while (
        first.i > 0 and doc[first.i - 1].pos_ in {"DET", "ADJ", "PROPN", "NOUN"} and first.lower_ not in {"they", "it"}
    ):
        first = doc[first.i - 1]
    before = doc[first.i - 1] if first.i else None
    if before is None or doer.pos_ not in {"NOUN", "PROPN", "PRON"} or doer.lower_ in _RELATIVES | {"whom"}:
        return
    is_relative = before.lower_ in {"which", "whom", "that"}
    is_contact = doer.lower_ in {"they", "it"} and before.pos_ in _NOMINAL
    target = noun_before(doc, before.i) if is_relative else before if is_contact else None
    if target is not None and _is_party(line, report, target) and lemma_of(target) not in _SITES:
        yield from _pair(line, report, token, (doer,), relation, (target,), past=token.tag_ == "VBD")


def _is_party(line: Line, report: Report, token: Token) -> bool:
    """Tell whether a noun phrase is of people or a body, not of a plan, a war or a truce."""
    if line.name_over(token) is not None or lemma_of(token) in words("moves.force_words") | words("moves.party_nouns"):
        return line.place_over(token) is None or report.company.actors.find(token.text) is not None
    return False


def _tied(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "The group once affiliated with X", "forces allied to Y"."""
    relation = _TIES.get(token.lower_)
    doc = line.doc
    if relation is None or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ not in {"with", "to"} or token.i == 0:
        return
    if doc[token.i - 1].text == "-":
        return
    subject, target = noun_before(doc, token.i), noun_after(doc, token.i + 1)
    if subject is None or target is None:
        return
    group = told_group(line, report, subject)
    if group is not None:
        past = bool(_PAST & {t.lower_ for t in doc[max(0, token.i - 3) : token.i]})
        for name in report.company.names(line, (target,)):
            time = Tense.PAST if past else Tense.PRESENT
            yield Tie(at=token, subject=group, relation=Relation(relation), target=name, time=time)
        return
    past = bool(_PAST & {t.lower_ for t in doc[max(0, token.i - 3) : token.i]})
    yield from _pair(line, report, token, (subject,), relation, (target,), past=past)


def _kin(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "Turkey's ally Azerbaijan", "its ally, X", "Turkey's Syrian allies", "X, an ally of Y"."""
    relation = _KIN.get(lemma_of(token))
    if relation is None or token.pos_ not in _NOMINAL:
        return
    doc = line.doc
    owner = _owner(token)
    if owner is None:
        yield from _kin_of(line, report, token, relation)
        return
    at = token.i + 1
    is_comma = at < len(doc) and doc[at].text == ","
    behind = doc[at + is_comma] if at + is_comma < len(doc) else None
    is_named = behind is not None and behind.pos_ == "PROPN" and line.name_over(behind) is not None
    closes = not is_comma or any(t.text in {",", ".", ";"} for t in doc[at + 1 : at + 6])
    if is_named and closes and behind is not None:
        name = line.name_over(behind)
        if name is not None and token.head.i == behind.i:
            # The tree made one phrase of "Averia's ally Borland".
            who = report.company.named(str(doc[behind.i : name.end].text))
            for target in report.company.names(line, (owner,)) if who is not None else ():
                yield Tie(at=token, subject=who.name if who else "", relation=Relation(relation), target=target)
            return
        yield from _pair(line, report, token, conjuncts(behind), relation, (owner,))
    elif token.lower_.endswith("s") and doc[owner.i + 1 : token.i + 1].text.count(" ") and not is_comma:
        described = clean_phrase(line, token).split("'s ")[-1].split("’s ")[-1]
        adjective = any(t.text[:1].isupper() for t in doc[owner.i + 2 : token.i])
        for target in report.company.names(line, (owner,)) if adjective else ():
            yield Tie(at=token, subject=described, relation=Relation(relation), target=target)


def _owner(token: Token) -> Token | None:
    """Return whose ally it is: the noun with "'s" before it, up to three adjectives away, or "its"."""
    doc, at = token.doc, token.i - 1
    while at > 0 and token.i - at < 5 and doc[at].pos_ in {"ADJ", "NOUN", "ADV"} and doc[at].text not in _POSSESSIVES:
        at -= 1
    if at < 0:
        return None
    if doc[at].lower_ in _PRONOUNS:
        return doc[at]
    if doc[at].text in _POSSESSIVES and at > 0 and doc[at - 1].pos_ in _NOMINAL:
        return doc[at - 1]
    return None


def _kin_of(line: Line, report: Report, token: Token, relation: str) -> Iterator[Tie]:
    doc = line.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ not in {"of", "to"}:
        return
    comma = next((i for i in range(token.i - 1, max(token.i - 6, 0), -1) if doc[i].text == ","), None)
    target = noun_after(doc, token.i + 1)
    if comma is None or comma == 0 or target is None or any(t.pos_ in {"VERB", "AUX"} for t in doc[comma : token.i]):
        return
    subject = noun_before(doc, comma)
    if subject is None or line.name_over(subject) is None or line.name_over(target) is None:
        return
    heads = conjuncts(subject.head)[:1] if subject.dep_ == "conj" and token.lower_.endswith("s") else ()
    yield from _pair(line, report, token, (*heads, subject), relation, (target,))


def _member(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "The Army of X, one of the three members of Y", "a member of the Y alliance"."""
    doc = line.doc
    if token.text != "," or token.i + 4 >= len(doc) or token.i == 0:
        return
    opening = doc[token.i + 1 : token.i + 3].text.casefold()
    if opening not in {"one of", "part of", "a member", "a faction", "a branch", "a component"}:
        return
    subject = noun_before(doc, token.i)
    noun = next((t for t in doc[token.i + 2 : token.i + 8] if lemma_of(t) in _MEMBERS), None)
    name = line.name_over(subject) if subject is not None else None
    if subject is None or name is None or report.company.cast.person(name.text):
        return
    if opening == "part of":
        target = noun_after(doc, token.i + 2)
    elif noun is None:
        return
    elif noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in {"of", "in"}:
        target = noun_after(doc, noun.i + 1)
    elif lemma_of(noun) in {"ally", "partner"}:
        text = clean_phrase(line, noun)
        count = doc[noun.i - 1]
        text = f"{count.text} {noun.text}" if count.pos_ == "NUM" else text
        for who in report.company.names(line, (subject,)):
            yield Tie(at=noun, subject=who, relation=Relation.PART_OF, target=text)
        return
    else:
        return
    if target is not None and line.name_over(target) is not None:
        yield from _pair(line, report, token, (subject,), Relation.PART_OF, (target,))


def _component(line: Line, report: Report, token: Token) -> Iterator[Tie]:
    """As in "X, in which Y is the main component", "X, of which Y is part"."""
    doc = line.doc
    if lemma_of(token) not in _PARTS or token.pos_ != "NOUN":
        return
    which = next((i for i in range(token.i - 1, max(token.i - 12, 1), -1) if doc[i].lower_ == "which"), None)
    if which is None or doc[which - 1].lower_ not in {"in", "of"} or which < 3:
        return
    verb = next((i for i in range(which + 1, token.i) if doc[i].lower_ in {"is", "are", "was", "forms", "form"}), None)
    subject = noun_before(doc, verb) if verb is not None else None
    whole = noun_before(doc, which - 1) if doc[which - 2].text != "," else noun_before(doc, which - 2)
    if subject is not None and whole is not None:
        yield from _pair(line, report, token, (subject,), Relation.PART_OF, (whole,))


def _supported(line: Line, report: Report) -> Iterator[Tie]:
    """As in "Broken by Y, with the direct support of X": X backs whoever acts."""
    for match in _WITH_SUPPORT.finditer(line.doc.text):
        span = line.doc.char_span(match.start(), match.end() - 1, alignment_mode="expand")
        backer = noun_after(line.doc, span.end - 1) if span is not None else None
        if span is None or backer is None or not _is_party(line, report, backer):
            continue
        for target in _doer_before(line, report, span.start):
            who = report.company.who(line, backer)
            if who is not None:
                subject = who.acts_for if who.acts_for and lemma_of(backer) in words("moves.force_words") else who.name
                yield Tie(at=backer, subject=subject, relation=Relation.BACKS, target=target, is_background=False)


def _doer_before(line: Line, report: Report, at: int) -> tuple[str, ...]:
    """Return who acts in the clause that ends before a token."""
    clause = next((c for c in reversed(line.clauses) if c.head.i < at and (c.doers or c.subjects)), None)
    return report.company.names(line, clause.doers)[:1] if clause is not None else ()


def _intervention(line: Line, report: Report) -> Iterator[Tie]:
    """As in "X sent fighters to Y's aid", "X intervened to restore the government of Y"."""
    doc = line.doc
    for clause in line.clauses:
        if lemma_of(clause.head) not in _INTERVENES or clause.is_negated:
            continue
        behind = doc[clause.head.i : clause.head.i + 18]
        subjects = report.company.names(line, clause.doers)[:2]
        target = _helped(line, report, str(behind.text), behind[0].idx)
        if target is None:
            verb = next((t for t in behind[1:] if lemma_of(t) in _UPHOLDS and doc[t.i - 1].lower_ == "to"), None)
            noun = noun_after(doc, verb.i) if verb is not None else None
            if noun is not None and _is_party(line, report, noun):
                target = next(iter(report.company.names(line, (noun,))), None)
        for subject in subjects if target else ():
            yield Tie(at=clause.head, subject=subject, relation=Relation.BACKS, target=str(target), is_background=False)


def _helped(line: Line, report: Report, text: str, offset: int) -> str | None:
    if match := _TO_AID.search(text):
        who = report.company.named(match.group("whom"))
        return who.name if who is not None else None
    if match := _IN_SUPPORT.search(text):
        span = line.doc.char_span(offset + match.start(), offset + match.end() - 1, alignment_mode="expand")
        noun = noun_after(line.doc, span.end - 1) if span is not None else None
        if noun is not None and _is_party(line, report, noun):
            return next(iter(report.company.names(line, (noun,))), None)
    return None
