"""Find the words that tell who speaks: "X said that ...", "..., said X", "according to X", "X accused Y of ..."."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from trucewatch.read.cue_reach import CLAUSE_OPENERS, block_of, content_of, has_clause, phrase_start
from trucewatch.read.cue_shapes import shape_of
from trucewatch.read.cue_speakers import speakers_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of
from trucewatch.read.tree import Doc, Token

_SAYS = words("speech.says")
_ONLY_WITH_CLAUSE = words("speech.says_with_clause")
_CLAIMS = frozenset({"maintain", "insist", "contend", "claim", "believe", "think", "have"})
_SPEAKS_OF = frozenset({"speak", "talk", "tell", "complain", "warn"})
_VIEWS = re.compile(
    r"(?:it|the view|the opinion|no doubt|of the view|of the opinion|little doubt) that\b", re.IGNORECASE
)
_PLEADS = words("speech.pleads")
_ASIDES = words("speech.asides") | _PLEADS
_CLOSING = frozenset({'"', "”", "''"})
_DENIES = words("speech.denies")
_REJECTS = words("speech.rejects")
_CHARGES = words("speech.charges")
_ACCUSES = words("speech.accuses")
_HEARS = words("speech.hears")
_SHOWS = words("syntax.cues.shows")
_CONVICTIONS = words("speech.convictions")
_ACCOUNTS = words("speech.accounts")
_KNOWN = re.compile(r"(?:it (?:be )?known|clear|plain) that\b", re.IGNORECASE)
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "that"})
_TELLS_OBJECT = frozenset({"describe", "report", "confirm", "announce", "acknowledge"})


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
    until: int = 0
    """One past the last token of what is said after the phrase; 0 where no clause bounds it."""
    mutual: bool = False
    """Whether the speakers say it of one another."""


def find_cues(line: Line) -> list[Cue]:
    """Return the phrases of a sentence that tell who speaks, in the order of their verbs."""
    found: list[Cue | None] = [_according(line, token) for token in line.doc if token.lower_ == "according"]
    found.extend(_by_account(line, token) for token in line.doc if token.lower_ in _ACCOUNTS)
    found.extend(_as_put(line, token) for token in line.doc if token.lower_ == "as")
    found.extend(_claimed(line, token) for token in line.doc if token.pos_ == "NOUN" and lemma_of(token) in _CHARGES)
    found.extend(_told_so(line))
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
    opener = token.i - 2 if doc[token.i - 1].text == "," else token.i - 1
    opens = opener >= 0 and doc[opener].lower_ in CLAUSE_OPENERS
    starts = token.i == 0 or doc[token.i - 1].text == ";" or opens or (doc[token.i - 1].text == "," and token.i < 4)
    after = end + 1 if end < len(doc) - 1 and doc[end].text == "," else (end if starts else 0)
    if lemma_of(head) in _SHOWS | {"list", "statement"}:
        made = [
            part
            for child in head.children
            for part in (child, *child.children)
            if part.i > head.i and case_of(part) in {"by", "of", "from"} and part.pos_ in {"NOUN", "PROPN"}
        ]
        owned = any(part.pos_ == "PROPN" for part in head.subtree if part.i > token.i)
        if not made and not owned:
            return None  # "according to preliminary data": nobody's
        head = made[0] if made else head
    return Cue(
        kind=Kind.ACCORDING,
        verb=token,
        speakers=_heads(head, token),
        block=(token.i, end),
        before=not starts,
        after=after,
        until=_clause_end(doc, opener) if opens and doc[opener].lower_ in _RELATIVES else 0,
    )


def _by_account(line: Line, token: Token) -> Cue | None:
    """As in "by the army's account", "by the reckoning of the mission", "in the words of the envoy"."""
    if case_of(token) not in {"by", "in"}:
        return None
    owners = [*children(token, "nmod:poss"), *(c for c in children(token, "nmod") if case_of(c) == "of")]
    owners.extend(c for c in children(token, "compound", "amod") if c.text[:1].isupper())
    owners = [o for o in owners if o.pos_ in {"NOUN", "PROPN"} or o.tag_ == "PRP$"]
    case = next((child for child in token.children if child.dep_ == "case"), None)
    if not owners or case is None:
        return None
    end = max(token.i, *(o.right_edge.i if o.i > token.i else token.i for o in owners)) + 1
    return _ascribed(line, token, case.i, end, conjuncts(owners[0]))


def _as_put(line: Line, token: Token) -> Cue | None:
    """As in "as the mayor put it", "as he tells it"."""
    doc = line.doc
    it = next((t for t in doc[token.i + 2 : token.i + 10] if t.lower_ == "it"), None)
    verb = doc[it.i - 1] if it is not None else None
    if (
        it is None
        or verb is None
        or lemma_of(verb) not in {"put", "tell", "see", "have", "describe"}
        or verb.i <= token.i + 1
    ):
        return None
    subjects = [t for t in doc[token.i + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    named = [t for t in subjects if t.i + 1 >= verb.i or doc[t.i + 1].pos_ not in {"NOUN", "PROPN", "PART"}]
    return _ascribed(line, verb, token.i, it.i + 1, tuple(named[:1])) if named else None


_TOLD_SO = re.compile(
    r"[,–—-]+ (?:or )?(?:so|that|this|such)(?:,? at least,?)? (?:(?:is|was|were|are) (?:what|how|the way) )?"
    r"(?P<who>(?:the |a |an |its |"
    r"their )?[^,.;:\"“”]{2,50}?(?:, [^,.;:]{2,40},)?) (?P<verb>[a-z]+)(?: it)?(?=[.,;]|$)"
    r"|\b(?:[Ii]n|[Bb]y) (?:the )?(?P<who2>[^,.;:]{2,40}?)(?:['’]s|s['’]) (?:own )?(?P<verb2>telling|account|"
    r"words|version|"
    r"reckoning|estimate|view|opinion|reading|count|tally)(?=[,.;]|$)"
)
"""As in "..., or so the governor maintains", "- that is what the army says", "In the general's telling, ..."."""


def _told_so(line: Line) -> list[Cue]:
    doc, found = line.doc, []
    for match in _TOLD_SO.finditer(doc.text):
        suffix = "" if match["who"] else "2"
        span = doc.char_span(*match.span(), alignment_mode="contract")
        who = doc.char_span(*match.span(f"who{suffix}"), alignment_mode="expand")
        verb = doc.char_span(*match.span(f"verb{suffix}"), alignment_mode="expand")
        if span is None or who is None or verb is None or (not suffix and lemma_of(verb[0]) not in _SAYS | _CLAIMS):
            continue
        heads = [
            t
            for t in who
            if t.pos_ in {"NOUN", "PROPN", "PRON"}
            and (t.i + 1 >= len(doc) or doc[t.i + 1].pos_ not in {"NOUN", "PROPN"})
        ]
        if heads:
            found.append(_ascribed(line, verb[0], span.start, span.end, (heads[0],)))
    return found


def _ascribed(line: Line, at: Token, start: int, end: int, speakers: tuple[Token, ...]) -> Cue:
    """Return the phrase that ascribes what stands around it, or behind it where it opens the sentence."""
    doc = line.doc
    opener = start - 2 if start > 0 and doc[start - 1].text == "," else start - 1
    opens = start <= 1 or doc[start - 1].text == ";" or (opener >= 0 and doc[opener].lower_ in CLAUSE_OPENERS)
    after = end + 1 if end < len(doc) - 1 and doc[end].text == "," else (end if opens else 0)
    return Cue(kind=Kind.ACCORDING, verb=at, speakers=speakers, block=(start, end), before=not opens, after=after)


def _claimed(line: Line, noun: Token) -> Cue | None:
    """As in "denied a claim by the general that its men are moving guns": the general's words."""
    doc = line.doc
    owners = [*children(noun, "nmod:poss"), *(c for c in children(noun, "nmod") if case_of(c) in {"by", "of", "from"})]
    owners = [o for o in owners if o.pos_ in {"NOUN", "PROPN"}]
    that = next(
        (t for t in doc[noun.i + 1 : noun.i + 12] if t.lower_ == "that" and t.dep_ in {"mark", "nsubj", "obj"}), None
    )
    if not owners or that is None or any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in doc[noun.i + 1 : that.i]):
        return None
    clause = that.head
    start = min(noun.i, *(o.left_edge.i for o in owners))
    return Cue(
        kind=Kind.SAYS,
        verb=noun,
        speakers=conjuncts(owners[0]),
        block=(start, that.i),
        before=False,
        after=that.i + 1,
        until=max(clause.right_edge.i + 1, that.i + 2),
    )


def _clause_end(doc: Doc, relative: int) -> int:
    """Return where the clause ends that a relative pronoun opens; 0 where the tree does not tell."""
    over = next((a for a in doc[relative].ancestors if a.dep_.startswith("acl") and a.left_edge.i <= relative), None)
    return over.right_edge.i + 1 if over is not None else 0


def _heads(head: Token, at: Token) -> tuple[Token, ...]:
    return tuple(token for token in conjuncts(head) if token.i > at.i)


def _verbal(line: Line, verb: Token) -> Cue | None:
    lemma = lemma_of(verb)
    shaped = _shaped(line, verb, lemma)
    if shaped is not None:
        return shaped
    kind = _kind_of(verb, lemma)
    if kind is None:
        return None
    if kind is Kind.ACCUSES:
        accusation = _accusation(line, verb)
        if accusation is not None or not any(child.lower_ == "that" for c in verb.children for child in c.children):
            return accusation
        kind = Kind.SAYS  # "charged that the army had shelled the town"
    speakers, inverted = speakers_of(line, verb, lemma)
    if not speakers:
        return None
    start, end = block_of(line, verb, speakers, inverted=inverted)
    before, after = content_of(line, verb, (start, end), inverted=inverted)
    if kind is Kind.HEARS or (not before and not after and lemma in _TELLS_OBJECT):
        before, after = False, verb.i + 1
    if not before and not after:
        if kind not in {Kind.REJECTS, Kind.DENIES}:
            return None
        after = verb.i + 1
    if kind is Kind.SAYS and lemma in _ONLY_WITH_CLAUSE and not has_clause(line, verb, before=before, after=after):
        if lemma not in _HEARS or verb.dep_ in {"ccomp", "acl:relcl"}:
            return None
        kind, before, after = Kind.HEARS, False, verb.i + 1
    return Cue(kind=kind, verb=verb, speakers=speakers, block=(start, end), before=before, after=after)


def _shaped(line: Line, verb: Token, lemma: str) -> Cue | None:
    """Return the phrase of a verb of speech that stands alone behind what is said, whatever the tree."""
    doc = line.doc
    behind = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    is_phrasal = f"{lemma} {behind}" in _ASIDES
    if not is_phrasal and lemma not in _SAYS | _ASIDES and verb.lower_ not in {"said", "says"}:
        return None
    shape = shape_of(line, verb, last=verb.i + is_phrasal)
    is_perfect = verb.i > 0 and verb.doc[verb.i - 1].lower_ in {"has", "have", "had"}
    if shape is None or (is_perfect and lemma not in _SAYS):
        return None
    return Cue(
        kind=Kind.SAYS,
        verb=verb,
        speakers=shape.speakers,
        block=shape.block,
        before=shape.before,
        after=shape.after,
    )


def _kind_of(verb: Token, lemma: str) -> Kind | None:
    if verb.lower_ in _CONVICTIONS and any(child.dep_ == "cop" for child in verb.children):
        return Kind.SAYS if any(child.dep_ in {"ccomp", "advcl"} for child in verb.children) else None
    if verb.lower_ in {"doubt", "view", "opinion"} and _is_view(verb):
        return Kind.SAYS
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
    particle = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")
    if lemma in _SAYS or verb.lower_ in {"said", "says"} or f"{lemma} {particle}" in _SAYS:
        return Kind.SAYS
    if lemma in _PLEADS and verb.i > 0 and verb.doc[verb.i - 1].text in _CLOSING and verb.tag_ in {"VBD", "VBZ", "VBN"}:
        return Kind.SAYS
    behind = verb.doc[verb.i + 1 : verb.i + 5].text
    if lemma in _SPEAKS_OF and behind.casefold().startswith(("of ", "about ")) and verb.tag_ in {"VBD", "VBP", "VBZ"}:
        return Kind.HEARS
    if lemma in {"have", "take", "be", "hold", "express"} and _is_view(verb):
        return Kind.SAYS
    if lemma in {"make", "let"} and _KNOWN.match(verb.doc[verb.i + 1 :].text):
        return Kind.SAYS
    if (
        lemma == "put"
        and any(t.lower_ == "at" for t in verb.doc[verb.i : verb.i + 9])
        and any(t.like_num for t in verb.doc[verb.i : verb.i + 14])
    ):
        return Kind.HEARS
    has = any(child.lower_ in {"has", "have", "had"} for child in verb.children)
    return Kind.HEARS if lemma in _HEARS and (verb.tag_ in {"VBD", "VBP", "VBZ"} or has) else None


def _is_view(verb: Token) -> bool:
    """Tell whether words hold a view: "has it that", "takes the view that", "was in no doubt that"."""
    text = str(verb.doc[verb.i : verb.i + 6].text)
    if verb.pos_ in {"NOUN", "PROPN"}:
        before = str(verb.doc[max(0, verb.i - 3) : verb.i].text).casefold()
        told = any(c.dep_ in {"acl", "ccomp", "advcl"} for c in verb.children) and verb.lower_ in text
        return (
            before.endswith(("in no", "in little", "of the")) and told and any(c.dep_ == "cop" for c in verb.children)
        )
    return _VIEWS.match(str(verb.doc[verb.i + 1 : verb.i + 6].text)) is not None


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
    before = doc[verb.i - 2] if doc[verb.i - 1].tag_ == "RB" and verb.i > 1 else doc[verb.i - 1]
    behind = doc[verb.i + 1]
    return before.pos_ in {"NOUN", "PROPN"} and (
        behind.lower_ in {"that", "its", "it", "the", "they"}
        or behind.text == "."
        or (verb.lower_ == "denies" and (behind.tag_ == "VBG" or behind.lower_ == "having"))
    )


def _accusation(line: Line, verb: Token) -> Cue | None:
    doc = line.doc
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        return None  # "shelled it in order to accuse the army"
    speakers, _ = speakers_of(line, verb, lemma_of(verb))
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
    first = min(phrase_start(token) for token in speakers)
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
