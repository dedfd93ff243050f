"""Monitors, patrols and aid stopped by whatever verb: the words for whom, and what stands behind the verb."""

import re
from functools import cache

from trucewatch.read.claims.deeds import is_attribute, words_behind
from trucewatch.read.claims.takers import is_calamity, undergone, whole_of_count
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_OBSTRUCTED = words("deeds.obstructed")
_SURELY = words("deeds.surely_obstructed")
_MARKS = words("deeds.obstructed_marks")
_OF_ARMIES = words("deeds.not_obstructed_marks")
_BEFORE = 5
"""How many words before a noun may tell whose it is."""


@cache
def _obstructs() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for row in entry("deeds.obstructs"):
        pattern = re.compile(row["behind"])
        for verb in row["verbs"]:
            found.setdefault(str(verb), []).append(pattern)
    return {verb: tuple(patterns) for verb, patterns in found.items()}


def is_obstruction(line: Line, clause: Clause) -> bool:
    """Tell whether a clause says that monitors or aid were stopped, sent back, kept waiting or beaten."""
    patterns = _obstructs().get(lemma_of(clause.head))
    if patterns is None or is_attribute(clause) or any(is_calamity(o) for o in (*clause.doers, *obliques(clause.head))):
        return False
    behind = words_behind(clause)
    if not any(pattern.search(behind) for pattern in patterns):
        return False
    whom = undergone(clause) or tuple(o for o in obliques(clause.head) if case_of(o) in {"at", "with"})
    return any(is_of_mission(line, token) for token in whom)


def is_of_mission(line: Line, token: Token) -> bool:
    """Tell whether a noun phrase is of monitors, of a patrol of theirs or of aid: an army's lorries are neither."""
    core = whole_of_count(token)
    lemma = lemma_of(core).removesuffix("s")
    if lemma in _SURELY:
        return not any(other.lower_ in _OF_ARMIES for other in core.children)
    if lemma not in _OBSTRUCTED:
        return False
    around = line.doc[max(0, core.i - _BEFORE, core.left_edge.i) : min(core.right_edge.i + 1, core.i + _BEFORE)]
    return any(other.lower_ in _MARKS for other in around if other is not core)
