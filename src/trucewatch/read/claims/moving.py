"""Which movement a verb tells of: going, coming, digging in, handing over, delivering.

The verbs stand in classes in `phrases/motion.yml`; with the class of what moves, and the way that the words behind the
verb tell, each class tells of one movement.
"""

import re
from collections.abc import Sequence

from trucewatch.model.claim import Action
from trucewatch.read.claims.arriving import comes
from trucewatch.read.claims.beside import stretch
from trucewatch.read.claims.bringing import delivers
from trucewatch.read.claims.digging import fortifies
from trucewatch.read.claims.giving import gives, gives_way, receives
from trucewatch.read.claims.leaving import withdraws
from trucewatch.read.claims.movers import is_measured, movers_of
from trucewatch.read.claims.things import VESSELS, core_of, is_arms, is_force, is_ground, is_shot
from trucewatch.read.claims.ways import Way, has_place, way_of
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_GOES = words("motion.goes")
_SELVES = frozenset({"themselves", "itself", "himself", "ourselves"})
_COMPASS = frozenset({"north", "south", "east", "west", "northwards", "southwards", "eastwards", "westwards"})
_TALKERS = words("motion.talkers")
_TO_TALK = re.compile(r"\b(?:talks?|negotiat\w+|room|meeting|table|session|conference|hall)\b")
_LAUNCHES = frozenset({"send", "launch", "fire", "lob", "rain", "fly", "pour", "throw", "hurl", "carry"})
_LED = words("motion.led")
_STATIONED = frozenset({"station", "park", "base", "billet", "quarter", "encamp"})
_REPELS = frozenset({"throw", "fling", "hurl", "beat", "push", "drive", "force"})
_ATTACKS = frozenset({"attack", "assault", "raid", "ambush", "storm", "shell", "strike"})
_MONITORS = frozenset({"team", "patrol", "monitor", "mission", "observer", "inspector", "convoy", "delegation"})
_SENDS = words("motion.sends")
_ON_A_WAY = _GOES | _SENDS
_DRIVES = words("moves.drives_out")
_IDIOMS = {
    verb: tuple((Action(action), re.compile(words_of, re.IGNORECASE)) for action, words_of in row.items())
    for verb, row in entry("motion.idioms").items()
}
_LINES = frozenset(
    {"line", "border", "frontier", "river", "boundary", "canal", "zone", "bridge", "side", "strait", "fence"}
)
_NOT_FORCES = re.compile(
    r"\b(?:talks?|meeting|room|party|office|government post|agreement|deal|statement|letter|message|envoys?|delegation"
    r"|dead|injured|damage|homeless|wounded)\b",
    re.IGNORECASE,
)


def action_of(line: Line, clause: Clause) -> Action | None:
    """Return the movement that a clause tells of; None where it tells of none."""
    behind = [token.lower_ for token in line.doc[clause.head.i + 1 : clause.head.i + 7]]
    if any(_NOT_FORCES.search(o.text) for o in clause.objects) or any(c.dep_ == "cop" for c in clause.head.children):
        return None
    if _is_standing(line, clause) or _is_beaten_off(clause, behind) or _is_attack(clause):
        return None
    idiom = _idiom(line, clause)
    if idiom is not None:
        return idiom
    if not clause.is_passive and clause.subjects and all(lemma_of(s) in _TALKERS for s in movers_of(line, clause)):
        return None
    is_given = gives(line, clause, behind)
    if delivers(line, clause, behind) and not (is_given and "up" in behind[:2]):
        return Action.DELIVERS
    if is_given and gives_way(line, clause):
        return Action.WITHDRAWS
    if is_given or receives(line, clause):
        return Action.HANDS_OVER
    if fortifies(line, clause, behind):
        return Action.FORTIFIES
    if _leaves_for(line, clause):
        return Action.DEPLOYS
    if withdraws(line, clause, behind):
        return Action.WITHDRAWS
    return Action.DEPLOYS if comes(line, clause, behind) else _by_way(line, clause)


def _is_standing(line: Line, clause: Clause) -> bool:
    """Tell whether forces only are where they are stationed: they are present there, and do not come."""
    if lemma_of(clause.head) not in _STATIONED or clause.head.tag_ != "VBN" or clause.mode is not Mode.FACT:
        return False
    helpers = {child.lower_ for child in clause.head.children if child.dep_.startswith("aux")}
    return helpers <= {"is", "are", "was", "were"} and not clause.agents


def _is_beaten_off(clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether attackers "were thrown back": they took no ground that they could leave."""
    return lemma_of(clause.head) in _REPELS and clause.is_passive and list(behind[:1]) == ["back"]


def _is_attack(clause: Clause) -> bool:
    """Tell whether a line is crossed in an attack that the next verb tells of: "crossed the river and attacked"."""
    return lemma_of(clause.head) == "cross" and any(
        child.dep_ == "conj" and lemma_of(child) in _ATTACKS for child in clause.head.children
    )


def _idiom(line: Line, clause: Clause) -> Action | None:
    """Return what fixed words tell of forces: "struck camp", "gave ground", "took up positions"."""
    rows = _IDIOMS.get(lemma_of(clause.head))
    if rows is None or clause.is_passive:
        return None
    movers = movers_of(line, clause)
    if not any(is_force(m, line) for m in movers):
        return None
    behind = line.doc[clause.head.i + 1 : clause.head.i + 9].text
    found = next((action for action, pattern in rows if pattern.match(behind)), None)
    if found is Action.DEPLOYS and not any(is_force(m) or m.pos_ == "NUM" for m in movers):
        return None  # "Averia drew up in the talks": only forces draw up somewhere
    return found


def _by_way(line: Line, clause: Clause) -> Action | None:
    """Return the movement of a verb of going or sending that leaves it to the words behind it which way."""
    lemma = lemma_of(clause.head)
    if lemma not in _ON_A_WAY:
        return None
    movers = movers_of(line, clause)
    is_sent = lemma in _SENDS and any(o.pos_ == "NOUN" and is_force(o) for o in clause.objects)
    if (
        lemma in _GOES
        and not (is_sent or _is_moved(clause, lemma))
        and any(is_force(m, line) and not is_shot(m) for m in movers)
    ):
        return _going(line, clause, movers)
    things = [o for o in clause.undergoers if is_force(o) or (o.pos_ == "NUM" and is_force(o, line))]
    if lemma in _LAUNCHES and things and all(map(is_shot, things)) and not _is_in(clause):
        return None  # rockets and drones sent over
    if lemma not in _SENDS or not things or (lemma == "fly" and any(map(is_shot, things)) and not _is_in(clause)):
        return None
    if lemma in _LED and not has_place(line, clause) and not all(map(is_arms, things)):
        return None  # prisoners led away, patrols turned back
    if lemma in {"pack", "load", "bundle", "herd", "cram"} and any(
        lemma_of(o) in VESSELS for o in obliques(clause.head)
    ):
        return Action.WITHDRAWS
    if lemma in {"carry", "take"} and way_of(line, clause) is Way.NEAR and clause.head.dep_.startswith("acl"):
        return None
    way = way_of(line, clause)
    if way is None and lemma not in _LED and any(child.lower_ in _COMPASS for child in clause.head.children):
        return Action.DEPLOYS  # "ordered ten battalions north"
    return None if way is None else Action.WITHDRAWS if way is Way.AWAY else Action.DEPLOYS


def _going(line: Line, clause: Clause, movers: Sequence[Token]) -> Action | None:
    lemma = lemma_of(clause.head)
    crossed = any(lemma_of(o) in _LINES or line.place_over(o) for o in clause.objects)
    if lemma == "cross" and (
        crossed
        or any(
            case_of(o) in {"over", "across", "into", "to", "at", "near", "in"} and is_ground(line, o)
            for o in obliques(clause.head)
        )
    ):
        return Action.DEPLOYS
    if lemma == "come" and any(
        case_of(o) in {"over", "across"} and lemma_of(o) in _LINES for o in obliques(clause.head)
    ):
        return Action.DEPLOYS
    is_alone = all(
        is_measured(line, o)
        or o.lower_ in _SELVES
        or {t.lower_ for t in line.doc[o.left_edge.i - 1 : o.i]} & {"off", "from", "out"}
        for o in clause.objects
    )
    if not is_alone and (lemma in _DRIVES or not any(is_force(o) for o in clause.objects)):
        return None
    if _TO_TALK.search(line.doc[clause.head.i + 1 : clause.head.i + 9].text) or not (
        any(map(is_force, movers)) or has_place(line, clause)
    ):
        return None  # delegates who walk out of the room, and names that go nowhere
    way = way_of(line, clause)
    if way is Way.AWAY and lemma in {"come", "turn"} and not _is_down(clause):
        return None  # "came from the west", "turned back at the bridge"
    if way is Way.AWAY and all(lemma_of(core_of(m)) in _MONITORS for m in movers):
        if not has_place(line, clause):
            return None  # a team that waited and drove home
        way = Way.NEAR if "into" in {case_of(o) for o in obliques(clause.head)} else way
    return None if way is None else Action.WITHDRAWS if way is Way.AWAY else Action.DEPLOYS


def _is_moved(clause: Clause, lemma: str) -> bool:
    """Tell whether somebody is moved by others; "trucks crossed" is no passive though a tree may take it for one."""
    has_help = any(child.dep_.startswith("aux") for child in clause.head.children)
    return clause.is_passive and (has_help or bool(clause.agents) or lemma in _SENDS)


def _is_in(clause: Clause) -> bool:
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 2]
    return any(token.lower_ == "in" for token in behind)


def _is_down(clause: Clause) -> bool:
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 2]
    return any(token.lower_ in {"down", "off", "home"} for token in behind)


def _leaves_for(line: Line, clause: Clause) -> bool:
    """Tell whether forces left one place for another: "a convoy left X for Y"."""
    if lemma_of(clause.head) not in {"leave", "depart"}:
        return False
    return bool(goals_of(line, clause)) and any(is_force(m, line) for m in movers_of(line, clause))


def goals_of(line: Line, clause: Clause) -> list[Token]:
    """Return the places for which somebody left."""
    return [t for t in stretch(line, clause) if t.pos_ == "PROPN" and t.dep_ in {"obl", "nmod"} and case_of(t) == "for"]
