"""Who and what stands beside a verb, by position.

For verbs that the tagger took for nouns, and trees that went astray.
"""

import re
from collections.abc import Collection, Iterator

from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import (
    Clause,
    Mode,
    case_of,
    conjuncts,
    is_negated,
    is_predicate,
    lemma_of,
    obliques,
    phrase,
)
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.tree import Doc, Token
from trucewatch.read.who import clean

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
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})
_AREA_WORDS = words("moves.pointing_area_words")
_FORCE_WORDS = words("moves.force_words")
_MADE_OF = frozenset(
    {"column", "convoy", "reinforcement", "cent", "percent", "third", "half", "quarter", "rest", "bulk", "line"}
)
_NUMBERED = re.compile(
    r"^(?:(?:last|next|this) \w+day |(?:some|about|around|nearly) )?(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty|dozens? of|hundreds of|thousands of)(?:-\w+)? )?",
    re.IGNORECASE,
)
_TOWNS = frozenset({"city", "town", "village", "port", "capital"})


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


def places_behind(line: Line, tokens: list[Token]) -> tuple[PlaceMention, ...]:
    """Return the places named in a stretch, whatever hangs on what in the tree."""
    inside = {token.i for token in tokens}
    return tuple(place for place in line.places if place.start in inside)


def pointed_place(line: Line, report: Report, tokens: list[Token]) -> tuple[Place, ...]:
    """Return the place that "the entire area" or "there" points to: the last one named before it, here or earlier."""
    for token in tokens:
        is_there = token.lower_ == "there" and token.dep_ != "expl"
        if not is_there and not _is_pointing(token):
            continue
        earlier = [p for p in line.places if p.end <= token.i and p.start not in line.attribution]
        here = [p for p in earlier if _fits(p, token.lower_)]
        if here:
            return (here[-1].place,)
        if is_there or token.i + 1 >= len(line.doc) or line.doc[token.i + 1].lower_ not in {"of", "where"}:
            return _last_named(report, token.lower_)
    return ()


def _last_named(report: Report, word: str) -> tuple[Place, ...]:
    """Return the place of that sort named last: a town for "the town", a region for "the region"."""
    for line in reversed(report.lines[-8:-1]):
        fitting = [place.place for place in line.places if place.start not in line.attribution and _fits(place, word)]
        if fitting:
            return (fitting[0],)
    return ()


def _fits(mention: PlaceMention, word: str) -> bool:
    kind = mention.place.kind
    if word in _TOWNS:
        return kind in {"city", "town", "village", "settlement", "port", None}
    if word in {"country", "nation"}:
        return kind == "country"
    if word in {"region", "province", "district", "territory", "governorate"}:
        return kind not in {"country", "river", "sea"} and (kind not in _TOWNS or mention.preposition == "in")
    return kind != "country"


def _is_pointing(token: Token) -> bool:
    if token.lower_ not in _AREA_WORDS:
        return False
    before = [child.lower_ for child in token.children if child.i < token.i]
    return "the" in before and not any(child.pos_ == "PROPN" for child in token.children)


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


def antecedent(line: Line, clause: Clause) -> PlaceMention | None:
    """Return the place to which the "which" of "which it took" points back: the one named right before it."""
    which = next((t for t in clause.head.children if t.lower_ in {"which", "that"} and t.i < clause.head.i), None)
    if which is None or which.dep_.startswith("nsubj") or which.dep_ == "mark":
        return None
    return next((place for place in reversed(line.places) if place.end <= which.i and which.i - place.end <= 3), None)


def actor_names(line: Line, report: Report, token: Token) -> tuple[str, ...]:
    """Return the names of a noun phrase that acts, with a word set in quotation marks before it.

    A ministry or a spokesman holds no town: the party for which it speaks does.
    """
    if token.lower_ in {"they", "it"}:
        before = _force_before(line, token) or (_named_before(line, report, token) if token.lower_ == "it" else None)
        if before is not None:
            return actor_names(line, report, before)
    holder = _whose(line, report, token)
    if holder is not None:
        return (holder,)
    who = report.company.who(line, token)
    if who is not None and lemma_of(token) in {"ministry", "spokesman", "spokeswoman"} and who.acts_for:
        return (who.acts_for,)
    inner = _made_of(line, token)
    if inner is not None:
        return actor_names(line, report, inner)
    names = tuple(_NUMBERED.sub("", name).split(", ")[0] for name in report.company.names(line, (token,)))
    if names and names[0].startswith(("which ", "whom ")):
        # "an offensive in which President Bashar Noor's forces took X"
        bare = report.company.named(names[0].split(" ", 1)[1], head=token.lower_)
        names = (bare.name,) if bare is not None else names
    doc = line.doc
    if names and names[0] == token.text and token.i > 2 and doc[token.i - 1].text in _QUOTES:
        quoted = doc[token.i - 2]
        if doc[token.i - 3].text in _QUOTES and quoted.pos_ in {"NOUN", "ADJ"}:
            return (f"{quoted.text} {token.text}",)
    return names


def _made_of(line: Line, token: Token) -> Token | None:
    """Return whose a column, a share or reinforcements are: "a column of Russian tanks", "65 per cent of his fighters"."""
    if lemma_of(token) not in _MADE_OF:
        return None
    parts = [o for o in obliques(token) if case_of(o) in {"of", "from"} and o.i > token.i and not line.place_over(o)]
    return parts[0] if parts else None


def _force_before(line: Line, token: Token) -> Token | None:
    """Return the forces named last as a subject in the sentence, for "they are digging in"."""
    for clause in reversed(line.clauses):
        for subject in clause.subjects:
            if subject.i < token.i and lemma_of(subject) in _FORCE_WORDS and subject.i not in line.attribution:
                return subject
    return None


def _named_before(line: Line, report: Report, token: Token) -> Token | None:
    """Return the body named as the subject of the sentence before "it"; in nobody's speech but the same."""
    for clause in line.clauses:
        for subject in clause.subjects:
            name = line.name_over(subject) if subject.i < token.i and subject.i not in line.attribution else None
            if name is None or line.place_over(subject) or report.company.cast.person(name.text):
                continue
            return subject if line.voices[subject.i] == line.voices[token.i] else None
    return None


def _whose(line: Line, report: Report, token: Token) -> str | None:
    """Return whose forces "X, whose troops" are, by position: those of the noun before."""
    at = token.i - 1
    while at > 1 and token.i - at < 4 and line.doc[at].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"}:
        at -= 1
    if at < 1 or line.doc[at].lower_ != "whose":
        return None
    before = noun_before(line.doc, at)
    who = report.company.who(line, before) if before is not None else None
    if who is None:
        return None
    party = who.acts_for or who.name
    forces = report.company.named(f"{party} forces", head="forces")
    return forces.name if forces is not None and forces.acts_for and lemma_of(token) in _FORCE_WORDS else party


def clean_phrase(line: Line, token: Token) -> str:
    """Return a noun phrase as it stands, without its article."""
    start, end = phrase(token)
    left = min([start, *(child.i for child in token.children if child.dep_ == "nummod" and child.i < token.i)])
    words_of = str(line.doc[left:end].text)
    return words_of if words_of[:1].isdigit() else clean(words_of)


def unknown_place(line: Line, report: Report, clause: Clause, cases: Collection[str]) -> tuple[Place, ...]:
    """Return the place that a name behind "from" or "at" must be, though no gazetteer has it."""
    company = report.company
    for token in (*obliques(clause.head), *(o for x in clause.undergoers for o in obliques(x))):
        if token.pos_ != "PROPN" or case_of(token).split(" ")[-1] not in cases:
            continue
        name = line.name_over(token)
        is_date = any(start <= token.i < end for start, end in (line.tokens_of(m.span) for m in line.dates))
        if name is None or is_date or company.actors.find(name.text) or company.cast.person(name.text):
            continue
        return (Place(name=name.text),)
    return ()


def agents_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who acts in a passive; by position, behind "by", where the tree hangs it on something else."""
    if clause.agents:
        return clause.agents
    for token in stretch(line, clause)[1:]:
        if token.lower_ != "by":
            continue
        agent = noun_after(line.doc, token.i)
        is_dated = agent is not None and any(
            start <= agent.i < end for start, end in (line.tokens_of(mention.span) for mention in line.dates)
        )
        return (agent,) if agent is not None and not is_dated else ()
    return ()
