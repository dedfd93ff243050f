"""How the words of a clause say that a situation stands, or where it is heading."""

import re

from trucewatch.model.claim import Direction
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import children, is_negated, lemma_of
from trucewatch.read.tree import Token

_IMPROVES = words("moves.improving")
_WORSENS = words("moves.worsening")
_NOUNS = words("moves.situation_nouns")
_CALM = words("moves.calm") | {"silent", "quietly", "calmly", "peacefully"}
_WHERE = _NOUNS | {
    "gun",
    "border",
    "sector",
    "street",
    "neighbourhood",
    "province",
    "valley",
    "it",
    "all",
    "everything",
    "thing",
    "matter",
    "life",
    "mood",
    "atmosphere",
    "river",
    "coast",
    "shore",
    "bank",
    "hill",
    "road",
    "market",
    "morning",
    "evening",
    "afternoon",
    "weekend",
    "month",
    "sky",
    "skies",
    "village",
    "camp",
    "crossing",
    "island",
    "capital",
    "weapon",
    "north",
    "south",
    "east",
    "west",
}
_FEATURES = _NOUNS - {"area", "region", "front", "line", "city", "town", "day", "week", "night", "fire"}
_MEASURES = frozenset({"number", "rate", "level", "intensity", "frequency", "incidence"})
_VIOLENCE = (
    r"(?:ceasefire |truce |armed |military )?(?:violations?|incidents?|breaches|clashes|explosions|fire|firing|violence"
    r"|fighting|shelling|attacks|hostilities|tensions?)"
)
_CALMER = re.compile(r"\b(?:calmer|quieter|calmest|quietest|less tense|improv(?:ed|ement|ing))\b")
_WORSE = re.compile(
    r"\b(?:get|gets|getting|got|grow|growing|grew) (?:worse|tenser|more tense)\b"
    r"|\b(?:from bad to worse|the worst|deteriorating|worsening)\b"
)
_QUIETEST = re.compile(
    r"\b(?:quietest|calmest|most (?:silent|quiet|peaceful|tranquil)) "
    r"(?:night|day|week|weekend|month|morning|evening|hours?)\b"
)
_ALL_QUIET = re.compile(
    r"\b(?:all|everything) (?:is|was|has been|remained|remains|stayed) (?:\w+ )?(?:quiet|calm|silent|peaceful)\b"
)
_NAMES = frozenset({"call", "term", "describe", "label", "deem", "find", "consider"})
_NORMAL = re.compile(r"\b(?:return\w*|back|come|came|coming) to (?:normal|normality|normalcy)\b")
_SPELLS = frozenset({"night", "day", "week", "weekend", "month", "morning", "evening", "hour"})
_GRAVE = re.compile(
    r"\b(?:far from (?:satisfactory|calm|stable)|alarming|dire|grave|explosive"
    r"|(?:extremely|highly|very) (?:tense|volatile)"
    r"|increasingly (?:tense|volatile|dangerous|fragile)|out of control|on (?:a |the )?(?:knife-edge|brink|verge))\b"
)
_FEWER = re.compile(
    rf"\bfewer {_VIOLENCE}|\b(?:drop|fall|decrease|decline|reduction|lull) in {_VIOLENCE}"
    rf"|\b(?:reduced|cut|eased|lessened|lowered) (?:the )?{_VIOLENCE}"
    rf"|\b{_VIOLENCE} (?:is |are |was |were |has been )?down (?:by|from|to|some)\b"
)
_MORE = re.compile(
    rf"\bmore {_VIOLENCE} than\b|\b(?:increase|rise|surge|upsurge|spike|uptick|escalation) in {_VIOLENCE}"
    rf"|\b{_VIOLENCE} (?:is |are |was |were )?up (?:by|from|to|some)\b"
)
_DAYS_MONTHS = words("syntax.names.days_months")
_STABLE = re.compile(r"\b(?:stable|unchanged|little change|no change)\b")
_STAYS = frozenset({"remain", "stay", "be", "keep", "hold"})
_SEEMS = _STAYS | {"become", "grow", "look"}
_RETURNS = frozenset(
    {
        "settle",
        "return",
        "prevail",
        "reign",
        "hold",
        "descend",
        "fall",
        "follow",
        "be",
        "remain",
        "continue",
        "lie",
        "hang",
        "come",
        "endure",
        "last",
        "persist",
    }
)
_NOTES = frozenset(
    {
        "describe",
        "note",
        "record",
        "observe",
        "report",
        "show",
        "see",
        "reduce",
        "cut",
        "ease",
        "lower",
        "be",
        "lessen",
        "register",
    }
)
_OPENS = re.compile(
    r"^\W*(?P<word>calm(?:er)?|quiet(?:er)?|deteriorating|worsening|improving|worse|stable|tense but stable)\b",
    re.IGNORECASE,
)


def direction_of(line: Line, clause: Clause) -> Direction | None:
    """Return how things stand by a clause; None where it does not say."""
    if clause.is_negated:
        return None
    lemma = lemma_of(clause.head)
    subjects = {lemma_of(subject) for subject in clause.subjects}
    about = bool(subjects & _WHERE) or any(
        line.place_over(subject) or subject.lower_ in _DAYS_MONTHS for subject in clause.subjects
    )
    text = str(line.doc[clause.head.left_edge.i : clause.head.right_edge.i + 1].text).casefold()
    if _is_quietest(line, clause):
        return Direction.CALM
    if clause.head.lower_ in _CALM and _ALL_QUIET.search(text):
        return Direction.CALM
    if _is_grave(clause, text, about=about):
        return Direction.WORSENING
    if about and _NORMAL.search(text):
        return Direction.IMPROVING
    changed = _changed(clause, subjects, lemma)
    if changed is not None:
        return changed
    if (
        about
        and _WORSE.search(text)
        and (lemma in _STAYS | {"get", "grow", "go"} or clause.head.lower_ in {"worse", "worst"})
    ):
        return Direction.WORSENING
    if about and any(_is_calm(token) for token in _predicates(clause)):
        return Direction.IMPROVING if _CALMER.search(text) else Direction.CALM
    if subjects & {"calm", "quiet", "lull", "silence"} and lemma in _RETURNS:
        return Direction.CALM
    if (lemma in _STAYS and about and _STABLE.search(text)) or (
        clause.head.lower_ in {"stable", "unchanged"} and about
    ):
        return Direction.STABLE
    if lemma == "describe" and _CALMER.search(text):
        return Direction.IMPROVING
    if lemma in _NOTES | {"down", "up"} or clause.head.lower_ in {"down", "up"}:
        return _counted(text)
    return None


def _is_grave(clause: Clause, text: str, *, about: bool) -> bool:
    """Tell whether a situation is said to be, or called, a bad one: "far from satisfactory"."""
    if lemma_of(clause.head) in _NAMES:
        is_told = any(lemma_of(part) in _FEATURES for part in clause.undergoers)
    else:
        is_told = about and (clause.head.pos_ == "ADJ" or lemma_of(clause.head) in _SEEMS)
    return is_told and _GRAVE.search(text) is not None


def _is_quietest(line: Line, clause: Clause) -> bool:
    """As in "the truce has given the city its most silent night in months": told by the object or the predicate."""
    told = [clause.head, *clause.objects, *children(clause.head, "obl:unmarked")]
    told = [token for token in told if lemma_of(token) in _SPELLS]
    return any(_QUIETEST.search(line.doc[t.left_edge.i : t.i + 1].text.casefold()) for t in told)


def _changed(clause: Clause, subjects: set[str], lemma: str) -> Direction | None:
    """As in "the situation worsened", "violence has fallen", "the number of violations doubled"."""
    measured = bool(subjects & _MEASURES) and bool(
        re.search(_VIOLENCE, " ".join(t.lower_ for s in clause.subjects for t in s.subtree))
    )
    bare = "rate" in subjects and not any(child.dep_ == "nmod" for s in clause.subjects for child in s.children)
    is_it = subjects == {"it"} and lemma in {"deteriorate", "worsen", "improve"}
    again = is_it and any(lemma_of(t) in _FEATURES for t in clause.head.doc[: clause.head.i])
    if not (subjects & _FEATURES or measured or bare or again):
        return None
    if lemma in _WORSENS | {"double", "triple", "grow", "climb"} and not clause.is_passive:
        return Direction.WORSENING
    if lemma in _IMPROVES | {"halve", "shrink"} and (lemma != "fall" or not subjects & {"calm", "quiet", "night"}):
        return Direction.IMPROVING
    return None


def _counted(text: str) -> Direction | None:
    if re.search(r"\d+ (?:ceasefire )?violations", text):
        return None
    if _FEWER.search(text):
        return Direction.IMPROVING
    return Direction.WORSENING if _MORE.search(text) else None


def _predicates(clause: Clause) -> list[Token]:
    below = ("xcomp", "acomp", "amod", "advcl", "obj", "advmod")
    return [clause.head, *(child for child in clause.head.children if child.dep_ in below and child.i > clause.head.i)]


def _is_calm(token: Token) -> bool:
    named = token.lower_ in _CALM | {"calmer", "quieter", "calmest", "quietest"}
    conjoined = any(child.lower_ in _CALM and child.dep_ == "conj" for child in token.children)
    night = any(child.lower_ in {"quietest", "calmest"} for child in token.children)
    return (named or conjoined or night) and not is_negated(token)


def openings(line: Line) -> list[tuple[Token, Direction]]:
    """Return what a line without a verb says, as in "Calm in the hills; worsening on the coast"."""
    found: list[tuple[Token, Direction]] = []
    starts = [0, *(token.i + 1 for token in line.doc if token.text == ";" and token.i + 1 < len(line.doc))]
    for start in starts:
        match = _OPENS.match(line.doc[start:].text)
        if match is None or any(token.pos_ in {"NOUN", "PROPN"} and token.i == start + 1 for token in line.doc):
            continue
        found.append((line.doc[start], _OPENINGS[match.group("word").casefold().split()[-1]]))
    return found


_OPENINGS = {
    "calm": Direction.CALM,
    "quiet": Direction.CALM,
    "calmer": Direction.IMPROVING,
    "quieter": Direction.IMPROVING,
    "improving": Direction.IMPROVING,
    "deteriorating": Direction.WORSENING,
    "worsening": Direction.WORSENING,
    "worse": Direction.WORSENING,
    "stable": Direction.STABLE,
}
