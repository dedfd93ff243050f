"""Find the words that tell who speaks: "X said that ...", "..., said X", "according to X", "X accused Y of ..."."""

import re
from itertools import pairwise

from trucewatch.read.agency import is_day
from trucewatch.read.cue_accounts import find_accounts
from trucewatch.read.cue_kinds import Cue, Kind
from trucewatch.read.cue_reach import block_of, content_of, has_clause, phrase_start
from trucewatch.read.cue_shapes import Shape, shape_behind, shape_of
from trucewatch.read.cue_speakers import speakers_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of
from trucewatch.read.tree import Token

_SAYS = words("speech.says")
_ONLY_WITH_CLAUSE = words("speech.says_with_clause")
_CLAIMS = frozenset({"maintain", "insist", "contend", "claim", "believe", "think", "have"})
_SPEAKS_OF = frozenset({"boast", "speak", "talk", "tell", "complain", "warn"})
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
_HOLDS_AS = words("deals.holds_as")
_COUNTS = frozenset({"count", "list", "enumerate", "tally", "itemise", "itemize", "catalogue"})
_REPORTED = frozenset({"report", "count", "record", "register", "observe", "document", "log", "confirm", "hear"})
"""What is done by those who tell, in "was reported by"."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TRADED = frozenset({"accusation", "charge", "blame", "recrimination", "allegation", "barb", "reproach", "claim"})
_KNOWN = re.compile(r"(?:it (?:be )?known|clear|plain) that\b", re.IGNORECASE)
_TELLS_OBJECT = frozenset({"describe", "report", "confirm", "announce", "acknowledge"})


def find_cues(line: Line) -> list[Cue]:
    """Return the phrases of a sentence that tell who speaks, in the order of their verbs."""
    found: list[Cue | None] = [*find_accounts(line)]
    found.extend(
        _verbal(line, token)
        for token in line.doc
        if token.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} and token.i not in line.quoted_tokens
    )
    return sorted((cue for cue in found if cue), key=lambda cue: cue.verb.i)


def _verbal(line: Line, verb: Token) -> Cue | None:
    lemma = lemma_of(verb)
    shaped = _shaped(line, verb, lemma)
    if shaped is not None:
        return shaped
    if (mutual := _mutual(line, verb)) is not None:
        return mutual
    if lemma in _REPORTED and (reported := _reported_by(verb)) is not None:
        return reported
    kind = _kind_of(verb, lemma)
    if kind is None or _is_hearsay(verb):
        return None
    if kind is Kind.ACCUSES:
        accusation = _accusation(line, verb)
        if accusation is not None or not any(child.lower_ == "that" for c in verb.children for child in c.children):
            return accusation
        kind = Kind.SAYS  # "charged that the army had shelled the town"
    speakers, inverted = speakers_of(line, verb, lemma)
    if not speakers or _is_compound(verb, speakers):
        return None
    start, end = block_of(line, verb, speakers, inverted=inverted)
    before, after = content_of(line, verb, (start, end), inverted=inverted)
    if verb.tag_ == "VBG" and before and after:
        before = False  # "walked out of the talks, saying that ..."
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
    until = _reach(line, verb, start, after)
    return Cue(kind=kind, verb=verb, speakers=speakers, block=(start, end), before=before, after=after, until=until)


def _reported_by(verb: Token) -> Cue | None:
    """As in "shooting was reported by both sides", "40 shells had been counted by the monitors"."""
    if not any(child.dep_ == "aux:pass" for child in verb.children):
        return None
    by = next((c for c in children(verb, "obl:agent", "obl") if case_of(c) == "by" and c.i > verb.i), None)
    if by is None or not any(child.dep_ == "nsubj:pass" and child.i < verb.i for child in verb.children):
        return None
    speakers = conjuncts(by)
    end = max(token.i for token in speakers) + 1
    return Cue(kind=Kind.HEARS, verb=verb, speakers=speakers, block=(verb.i, end), before=True, after=0)


def _reach(line: Line, verb: Token, start: int, after: int) -> int:
    """Return where speech ends that the words bound: 0 where it goes on to the end of the sentence.

    As in "mercenaries, whom Averia says it never saw, are in the town", 'told them to "go home" after men were shot'.
    """
    doc = line.doc
    if start > 1 and doc[start - 1].lower_ in {"whom", "which", "who"} and doc[start - 2].text == ",":
        return next((t.i for t in doc[verb.i :] if t.text in {",", ";"}), 0)
    if after and lemma_of(verb) == "tell" and "to" in {t.lower_ for t in doc[max(after - 1, 0) : after + 2]}:
        quoted = next((t.i for t in doc[after : after + 3] if t.i in line.quoted_tokens), 0)
        return next((t.i for t in doc[quoted:] if t.i not in line.quoted_tokens), 0) if quoted else 0
    return 0


def _shaped(line: Line, verb: Token, lemma: str) -> Cue | None:
    """Return the phrase of a verb of speech that stands alone behind what is said, whatever the tree."""
    doc = line.doc
    behind = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    is_phrasal = f"{lemma} {behind}" in _ASIDES
    if not is_phrasal and lemma not in _SAYS and lemma not in _ASIDES and verb.lower_ not in {"said", "says"}:
        return None
    last = verb.i + is_phrasal
    is_perfect = verb.i > 0 and verb.doc[verb.i - 1].lower_ in {"has", "have", "had"}
    shape = shape_of(line, verb, last=last) if not is_perfect or lemma in _SAYS else None
    shape = shape or shape_behind(line, verb, last=last)
    return _cue_of(shape, verb, Kind.SAYS) if shape is not None else None


def _is_compound(verb: Token, speakers: tuple[Token, ...]) -> bool:
    """Tell whether a plural was taken for a verb: "moved back into guard posts that they had left"."""
    before = speakers[-1]
    return (
        verb.lower_ in {"posts", "reports", "claims", "charges", "notes", "states", "remarks", "rules"}
        and before.i == verb.i - 1
        and before.tag_ == "NN"
        and before.i > 0
        and before.text.islower()
        and not any(child.dep_ in {"det", "nmod:poss", "amod", "nummod"} for child in before.children)
        and before.doc[before.i - 1].pos_ in {"ADP", "VERB", "DET", "ADJ"}
    )


def _is_hearsay(verb: Token) -> bool:
    """Tell whether a participle only hands on what is said of a noun: "soldiers, said to be from the division"."""
    doc = verb.doc
    return (
        0 < verb.i < len(doc) - 2
        and doc[verb.i - 1].text in {",", "("}
        and verb.lower_ in {"said", "reported", "believed", "thought", "alleged", "assessed"}
        and (doc[verb.i + 1].lower_ == "as" or (doc[verb.i + 1].lower_ == "to" and doc[verb.i + 2].tag_ == "VB"))
    )


def _cue_of(shape: Shape, verb: Token, kind: Kind) -> Cue:
    return Cue(kind=kind, verb=verb, speakers=shape.speakers, block=shape.block, before=shape.before, after=shape.after)


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
    if lemma in _HOLDS_AS and verb.tag_ in _FINITE and _is_held_as(verb):
        return Kind.HEARS  # "Ankara regards the militia as a part of the party"
    if lemma in _ASIDES and verb.tag_ in _FINITE and verb.doc[verb.i + 1 : verb.i + 2].text == "that":
        return Kind.SAYS  # "a colonel growled that ..."
    particle = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")
    if lemma in _SAYS or verb.lower_ in {"said", "says"} or f"{lemma} {particle}" in _SAYS:
        return Kind.SAYS
    if lemma in _PLEADS and verb.i > 0 and verb.doc[verb.i - 1].text in _CLOSING and verb.tag_ in {"VBD", "VBZ", "VBN"}:
        return Kind.SAYS
    if lemma in _SPEAKS_OF and verb.tag_ in {"VBD", "VBP", "VBZ"}:
        behind = verb.doc[verb.i + 1 : verb.i + 5].text
        if behind.casefold().startswith(("of ", "about ")):
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
    if verb.tag_ == "VBG" and lemma in _COUNTS and verb.i > 0 and verb.doc[verb.i - 1].text == ",":
        return Kind.HEARS  # "The general went further, counting 21 breaches"
    has = any(child.lower_ in {"has", "have", "had"} for child in verb.children)
    is_seen = lemma in _HEARS and (verb.tag_ in {"VBD", "VBP", "VBZ"} or has)
    return Kind.HEARS if is_seen and not any(child.lower_ == "never" for child in verb.children) else None


def _is_held_as(verb: Token) -> bool:
    """Tell whether "as" follows a verb in its own stretch: "regards the militia as a part of the party"."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 12]]
    stop = next((at for at, word in enumerate(behind) if word in {",", ";", ".", "that"}), len(behind))
    return "as" in behind[1:stop]


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


def _mutual(line: Line, verb: Token) -> Cue | None:
    """As in "each says the other fired first", "traded charges of breaking the truce": the word of both."""
    doc = line.doc
    traded = None
    if lemma_of(verb) in {"trade", "exchange", "swap"}:
        traded = next((t for t in doc[verb.i + 1 : verb.i + 5] if lemma_of(t) in _TRADED), None)
    if traded is not None:
        of = next(
            (t.i for t in doc[traded.i + 1 : traded.i + 8] if t.lower_ in {"of", "over", "about", "for"}), traded.i
        )
        start, speakers = of + 1, speakers_of(line, verb, lemma_of(verb))[0]
    else:
        other = next((t for t in doc[verb.i + 1 : verb.i + 4] if t.lower_ == "other"), None)
        if other is None or doc[other.i - 1].lower_ != "the":
            return None
        each = next((t for t in doc[max(0, verb.i - 6) : verb.i] if t.lower_ == "each"), None)
        if each is None or doc[each.i + 1].pos_ == "NOUN":
            return None
        start, speakers = other.i, _sides_before(line, each)
    if len(speakers) < 2:
        return None
    first = min(token.i for token in speakers)
    return Cue(
        kind=Kind.ACCUSES,
        verb=verb,
        speakers=speakers,
        block=(min(first, verb.i), start),
        before=False,
        after=start,
        mutual=True,
    )


def _sides_before(line: Line, each: Token) -> tuple[Token, ...]:
    """Return the two whom "each" means: the noun phrases coordinated before it."""
    subject = next((t for t in line.doc[: each.i] if t.pos_ in {"NOUN", "PROPN"} and len(conjuncts(t)) >= 2), None)
    if subject is None or any(t.tag_ in _FINITE for t in line.doc[subject.i : each.i]):
        return ()
    return conjuncts(subject)[:2]


def _accusation(line: Line, verb: Token) -> Cue | None:
    doc = line.doc
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        return None  # "shelled it in order to accuse the army"
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children):
        return _accusation_suffered(line, verb)
    speakers, _ = speakers_of(line, verb, lemma_of(verb))
    objects = [part for child in children(verb, "obj", "iobj") for part in conjuncts(child) if not is_day(line, part)]
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


def _accusation_suffered(line: Line, verb: Token) -> Cue | None:
    """As in "Turkey is accused by Armenia of sending men", "was blamed by the army for the attack"."""
    doc = line.doc
    by = [child for child in children(verb, "obl:agent", "obl") if case_of(child) == "by" and child.i > verb.i]
    if not by:
        return None
    speakers = conjuncts(by[0])
    after = next(
        (t.i + 1 for t in doc[verb.i + 1 : verb.i + 24] if t.lower_ in {"of", "for", "with"} and t.head != by[0]), 0
    )
    if not after or after <= by[0].i:
        return None
    end = max(after, speakers[-1].i + 1)
    accused = tuple(part for child in children(verb, "nsubj:pass") for part in conjuncts(child))
    return Cue(
        kind=Kind.ACCUSES, verb=verb, speakers=speakers, block=(verb.i, end), before=False, after=end, accused=accused
    )


def figures_show(line: Line, verb: Token) -> Token | None:
    """Return whose figures they are in "..., U.N. figures show"."""
    subject = next((child for child in children(verb, "nsubj") if lemma_of(child) in _SHOWS), None)
    if subject is None:
        return None
    return next(
        (c for c in children(subject, "compound", "nmod:poss", "amod") if c.pos_ == "PROPN" or c.dep_ == "nmod:poss"),
        None,
    ) or next((child for child in children(subject, "nmod") if case_of(child) in {"by", "from", "of"}), None)
