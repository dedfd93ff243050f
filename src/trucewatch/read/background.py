"""Give back to the report what is its own in the midst of somebody's speech: background that only helps the reader."""

from collections.abc import Iterator

from trucewatch.model.claim import Quoted
from trucewatch.read.cue_reach import phrase_start, segment_start
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.tree import Token

_UNITS = frozenset({"minutes", "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year"})

_LONGEST_PLACE = 10
"""Tokens of the place at which somebody speaks, at most."""


def give_back(line: Line, told: set[int]) -> None:
    """Give background in a relative clause within somebody's indirect speech back to the publisher."""
    doc = line.doc
    for token in doc:
        if token.dep_ not in {"acl:relcl"} or token.i in line.quoted_tokens or token.i in told:
            continue
        first = min(t.i for t in token.subtree if not t.is_punct)  # the comma before it may hang on its verb
        if first == 0 or not (_is_aside(line, first) or _is_of_apposition(token, first)):
            continue
        last = max(t.i for t in token.subtree)
        if any(at in told for at in range(first, last + 1)) or _is_cleft(line, first):
            continue  # "which, according to the agencies, has ...": somebody else's word
        _give(line, first, last + 1)
    if told and (end := _lead_in(line, min(told))):
        _give(line, 0, end)
    for start, end in _asides_of_time(line, told):
        _give(line, start, end)


def _give(line: Line, start: int, end: int) -> None:
    for at in range(start, end):
        if all(voice.quoted is Quoted.INDIRECT for voice in line.voices[at]):
            line.voices[at] = (PUBLISHED,)


def _is_aside(line: Line, first: int) -> bool:
    is_relative = line.doc[first].lower_ in {"who", "which", "whose", "where", "whom"}
    return is_relative and line.doc[first - 1].text == ","


def _is_of_apposition(verb: Token, first: int) -> bool:
    """Tell whether a clause stands in an apposition: "from Birn, the border town that the rebels took"."""
    doc, edge = verb.doc, phrase_start(verb.head)
    opens = edge > 0 and doc[edge - 1].text == "," and doc[edge].lower_ in {"a", "an", "the"}
    return opens and doc[first].lower_ == "that" and verb.head.i == first - 1


def _lead_in(line: Line, teller: int) -> int:
    """Return where ends what is told of the place at which somebody speaks: "In Arkell, where the two met, X said"."""
    doc = line.doc
    if doc[0].lower_ not in {"in", "at", "on", "near", "from"} or doc[teller - 1].text != ",":
        return 0
    where = next((t.i for t in doc[1:_LONGEST_PLACE] if t.lower_ == "where" and doc[t.i - 1].text == ","), teller)
    return teller if where < teller else 0


def _asides_of_time(line: Line, told: set[int]) -> Iterator[tuple[int, int]]:
    """Yield what sets the time before the speaker is named: "..., hours after their truce ran out, the navy said"."""
    doc = line.doc
    for comma in range(len(doc) - 4):
        if doc[comma].text != "," or not any(at > comma for at in told):
            continue
        unit = next((t.i for t in doc[comma + 1 : comma + 4] if t.lower_ in _UNITS), 0)
        if not unit or doc[unit + 1].lower_ not in {"after", "before", "since"}:
            continue
        end = next((t.i for t in doc[unit:] if t.i in told or t.text in {",", ";"}), len(doc))
        yield comma + 1, end


def _is_cleft(line: Line, relative: int) -> bool:
    """Tell whether a relative clause is what is said: "It was the army, according to the mayor, who shelled it"."""
    opening = [t.lower_ for t in line.doc[segment_start(line, relative) :][:2]]
    return opening[:1] == ["it"] and opening[1:] in (["was"], ["is"])
