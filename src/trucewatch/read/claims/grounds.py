"""How each value of a claim was got: by which rule, and on which words of the sentence it rests.

What a rule did not say itself is found by the value: the mention of time that reads so, the count that is so much, the
name as it stands or as a table has it. A value that stands on no words of its sentence is told as carried from before.
"""

import re
from collections.abc import Iterator

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import COUNT_KEYS, KEYS_OF_KIND, Certainty, Claim, Ground
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.text import Span
from trucewatch.read.date_mention import Granularity
from trucewatch.read.line import Line, Voice
from trucewatch.read.sieve import folded_letters, letters_of

CARRIED = "carried"
"""From an earlier sentence, from what the report covers or from its day of publication: no words of this one say it."""
_DATES = ("date", "deadline")
_WORDS = ("type", "verdict", "action", "state", "level", "relation", "time", "direction", "about", "share", "weapons")
"""Keys that the word on which the claim hangs, or its clause, tells as a whole."""


def grounds_of(
    claim: Claim, line: Line, at: Span, rule: str, voice: Voice, actors: ActorIndex, told: tuple[Ground, ...]
) -> tuple[Ground, ...]:
    """Return a ground for each value of a claim, those that its rule told itself first.

    Args:
        claim: With its values, and without grounds.
        line: Its sentence.
        at: The word on which it hangs.
        rule: The rule that made it.
        voice: Whose word it is.
        actors: To know a party by another of its names.
        told: What the rule said itself.
    """
    known = {ground.key for ground in told}
    found = [*_of_the_voice(claim, line, voice), *_of_the_act(claim, line, at, rule, actors)]
    return (*told, *(ground for ground in found if ground.key not in known))


def _of_the_voice(claim: Claim, line: Line, voice: Voice) -> Iterator[Ground]:
    yield Ground(key="speaker", rule=voice.rule, span=voice.span)
    if voice.span is not None:
        yield Ground(key="quoted", rule=voice.rule, span=voice.span)
    if claim.speaker_for is not None:
        yield Ground(key="speaker_for", rule="actors.acts_for", span=voice.span)
    if claim.said is not None:
        told = _of_date(line, "said", claim.said)
        is_published = line.published is not None and claim.said == Period.day(line.published)
        yield told if told.span is not None or not is_published else Ground(key="said", rule="published")
    if claim.denied and voice.denies:
        yield Ground(key="denied", rule=voice.rule, span=voice.span)


def _of_the_act(claim: Claim, line: Line, at: Span, rule: str, actors: ActorIndex) -> Iterator[Ground]:
    if claim.denied:
        yield Ground(key="denied", rule=rule, span=at)
    if claim.certainty is not Certainty.CERTAIN:
        yield Ground(key="certainty", rule="hedge", span=at)
    if claim.place:
        yield _of_name(line, "place", (claim.place[0].name,), at, actors, rule="places")
    for key in (*_DATES, *KEYS_OF_KIND[claim.kind]):
        value = getattr(claim, key)
        if value is None or value == ():
            continue
        if key in _DATES:
            yield _of_date(line, key, value)
        elif key in COUNT_KEYS:
            yield _of_count(line, key, value, at)
        elif key in _WORDS:
            yield Ground(key=key, rule=rule, span=at)
        else:
            names = value if isinstance(value, tuple) else (value,)
            yield _of_name(line, key, names, at, actors, rule="names")


def _of_date(line: Line, key: str, period: Period) -> Ground:
    # A time of day tells no day by itself.
    mentions = [m for m in (*line.dates, *line.terms) if m.granularity is not Granularity.CLOCK]
    for mention in mentions:
        if period in {mention.period, mention.ahead, *mention.alternatives}:
            return Ground(key=key, rule=f"dates.{mention.rule}", span=mention.span)
    near = next((m for m in mentions if m.period and _touch(m.period, period)), None)
    return Ground(key=key, rule=f"dates.{near.rule}" if near else CARRIED, span=near.span if near else None)


def _touch(one: Period, other: Period) -> bool:
    return bool({one.first, one.last} & {other.first, other.last} - {None})


def _of_count(line: Line, key: str, count: Count, at: Span) -> Ground:
    same = [m for m in line.counts if (m.count.least, m.count.most) == (count.least, count.most)]
    if same:
        nearest = min(same, key=lambda mention: abs(mention.span.start - at.start))
        return Ground(key=key, rule=f"counts.{nearest.rule}", span=nearest.span)
    return Ground(key=key, rule="counts.parts" if len(line.counts) > 1 else "counts.grammar", span=at)


def _of_name(line: Line, key: str, names: tuple[str, ...], at: Span, actors: ActorIndex, *, rule: str) -> Ground:
    """Return where the first of the names stands: as it is, or under another name of the same actor."""
    offset = line.passage.offset
    folded, _ = letters_of(line.doc.text)
    for name in names:
        if folded_letters(name) not in folded:
            continue
        starts = [offset + match.start() for match in re.finditer(re.escape(name), line.doc.text, re.IGNORECASE)]
        if starts and name:
            start = min(starts, key=lambda start: abs(start - at.start))
            return Ground(key=key, rule=f"{rule}.as_written", span=Span(start=start, end=start + len(name)))
    for mention in line.names:
        actor = actors.find(mention.text)
        if actor is not None and actor.name in names:
            return Ground(key=key, rule=f"{rule}.known_as", span=line.span(mention.start, mention.end))
    if rule == "places" and line.places:
        there = next((place for place in line.places if place.place.name in names), None)
        if there is not None:
            return Ground(key=key, rule="places.known_as", span=line.span(there.start, there.end))
    for name in names:
        # "Averian guns" are those of the Averian forces.
        first = name.split()[0] if name[:1].isupper() else ""
        if not first or first not in line.doc.text:
            continue
        match = re.search(rf"\b{re.escape(first)}\b", line.doc.text)
        if match is not None:
            start = offset + match.start()
            return Ground(key=key, rule=f"{rule}.whose", span=Span(start=start, end=offset + match.end()))
    return Ground(key=key, rule=CARRIED)
