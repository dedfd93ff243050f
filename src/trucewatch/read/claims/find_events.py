"""The words of a sentence that tell of violence as a fact."""

from trucewatch.model.claim import IncidentType
from trucewatch.read.claims.event import Event
from trucewatch.read.claims.nouns_of_violence import nominal_events
from trucewatch.read.claims.verbs_of_violence import verbal_event
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_OPENS = frozenset({"break", "begin", "start", "erupt", "resume", "flare"})
_VAGUE = frozenset(
    {"attack", "strike", "raid", "killing", "incident", "assault", "act", "breach", "violation", "bombing"}
)
_GAMES = words("deeds.games")
_TELLING_WORDS = 2
_LABEL_WORDS = 4
_DATED_LABEL_WORDS = 9
_HEADS = frozenset({"incident", "violation", "breach", "event", "infringement"})


def find_events(line: Line, earlier: IncidentType | None = None) -> list[Event]:
    """Return the words that tell of violence, in the order of the sentence.

    Args:
        line: The sentence.
        earlier: The type of the last incident told before, for a "hit" that names no weapon.
    """
    if _is_label(line) or _is_of_game(line):
        return []
    nouns = list(nominal_events(line))
    # "There have been suicide attacks": a noun of several words is never the verb that a tagger may see in it
    named = {event.token.i for event in nouns if event.token.pos_ == "VERB"}
    found = [
        event
        for clause in line.clauses
        if clause.head.i not in named and (event := verbal_event(line, clause, earlier))
    ]
    taken = {event.token.i for event in found}
    nouns = [event for event in nouns if not (found and _renames(event.token, found[0].token))]
    found.extend(event for event in nouns if event.token.i not in taken)
    return sorted((event for event in found if not only_dates(event.token)), key=lambda event: event.token.i)


def is_only_act(line: Line) -> bool:
    """Tell whether a sentence tells of violence with one word only, victims aside."""
    return len([event for event in find_events(line) if event.types]) <= 1


def _renames(noun: Token, act: Token) -> bool:
    """Tell whether a noun only says what the act before it was: "drones struck the port, an attack that X denied"."""
    doc, first = noun.doc, noun.left_edge.i
    opened = next((t for t in noun.children if t.dep_ == "det"), None)
    start = opened.i if opened is not None else first
    is_aside = start > 1 and doc[start - 1].text in {",", "-", "–", "—"} and noun.i > act.i
    is_vague = lemma_of(noun) in _VAGUE and opened is not None and opened.lower_ in {"a", "an", "the"}
    return is_aside and is_vague and any(child.dep_.startswith("acl") for child in noun.children)


def _is_label(line: Line) -> bool:
    """Tell whether a line only heads what follows, as "Incidents" does."""
    if line.clauses:
        return False
    if line.doc[0].lower_ in {"no", "nil"}:
        return False  # "No air strikes." denies them
    is_dated = len(line.doc) <= _DATED_LABEL_WORDS and bool(line.dates) and not line.places
    return len(line.doc) <= _LABEL_WORDS or (is_dated and lemma_of(line.doc[0]) in _HEADS)


def _is_of_game(line: Line) -> bool:
    """Tell whether a sentence tells of a match: teams bombard goals and draw fire as well."""
    return len({token.lower_ for token in line.doc} & _GAMES) >= _TELLING_WORDS


def only_dates(token: Token) -> bool:
    """Tell whether a word stands where it only says since when: "... since the fighting broke out"."""
    while token.head != token:
        marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "case"}}
        if "since" in marks or (marks & {"before", "until"} and lemma_of(token) in _OPENS):
            return True
        if token.dep_ in {"ccomp", "conj", "parataxis"}:
            return False
        token = token.head
    return False
