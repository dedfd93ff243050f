"""Two told as one: "the two presidents", "the parties' envoys", "the Averian and Borlandic ministers"."""

import re
from collections import Counter

from trucewatch.model.actor import ActorKind
from trucewatch.read.claims.bound import two_sides
from trucewatch.read.claims.draft import Report

_A_PAIR = 2
_OFFICES = (
    r"(?:presidents|(?:foreign |defen[cs]e |prime )?ministers|foreign ministries|ministries|leaders|governments|"
    r"countries|nations|states|capitals|generals|armies|sides|parties|delegations|envoys|advis[eo]rs|negotiators)"
)
_THE_TWO = re.compile(
    rf"^(?:the )?(?:two {_OFFICES}(?:[’'] \w+)?|(?:parties|sides|leaders|governments|presidents)[’'] {_OFFICES}"
    rf"|{_OFFICES} of (?:both|the two) \w+)$",
    re.IGNORECASE,
)
_OF_STATES = re.compile(r"president|minist|countr|nation|state|capital|leader")
_PEOPLES = re.compile(r"^(?:the )?(?P<one>[A-Z][\w’'-]+) and (?P<other>[A-Z][\w’'-]+) [a-z]")
_BODY = re.compile(r"\b(?:Commission|Committee|Board|Council|Mechanism|Group|Cell|Centre)\b")


def told_apart(names: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """Return the two that one description means, where the report has told of them; other names as they are."""
    if len(names) != 1:
        return names
    peoples = _PEOPLES.match(names[0])
    if peoples is not None:
        states = tuple(_state_of(word, report) for word in peoples.group("one", "other"))
        return tuple(state for state in states if state) if all(states) else names
    if _THE_TWO.match(names[0]):
        sides = two_sides(report)
        if _OF_STATES.search(names[0]) and not all(_state_over(side, report) == side for side in sides):
            sides = _two_states(report)
        is_told = len(sides) == _A_PAIR and all(report.company.actors.find(side) is not None for side in sides)
        return sides if is_told else names
    return names


def _two_states(report: Report) -> tuple[str, ...]:
    """Return the two states that the report tells of most, by what they do, owe and say; fewer where none stand out."""
    counts: Counter[str] = Counter()
    for draft in report.told:
        doers = [name for key in ("perpetrator", "by", "actor", "parties") for name in draft.keys.get(key) or ()]
        voice = draft.voice or draft.line.voices[draft.at.i][0]
        spoken = [voice.speaker_for] if voice.speaker_for else []
        counts.update({top for name in (*doers, *spoken) if (top := _state_over(name, report)) is not None})
    first = counts.most_common(_A_PAIR + 1)
    is_clear = len(first) <= _A_PAIR or first[_A_PAIR - 1][1] > first[_A_PAIR][1]
    return tuple(sorted(name for name, _ in first[:_A_PAIR])) if is_clear and len(first) >= _A_PAIR else ()


def _state_over(name: str, report: Report) -> str | None:
    actor = report.company.actors.principal(name)
    return actor.name if actor is not None and actor.kind is ActorKind.STATE else None


def sits_again(names: tuple[str, ...]) -> bool:
    """Tell whether a later session is that of the same: two or more who met, or a body that sits."""
    return len(names) > 1 or any(_BODY.search(name) for name in names)


def _state_of(word: str, report: Report) -> str | None:
    return _state_over(f"{word} forces", report)
