"""Where and when an incident happened: by its own words, by the one place or day told, or without saying."""

import re

from trucewatch.model.claim import IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.read.claims.counted import told_now
from trucewatch.read.claims.draft import Report, is_wide, places_in
from trucewatch.read.claims.event import OBSERVED, Event
from trucewatch.read.claims.find_events import is_only_act
from trucewatch.read.date_mention import DateMention, Granularity, Modifier
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_FEW_DAYS = 3
_PAST_HISTORY_DAYS = 400
_LISTED = 9
"""Tokens between two places of one list, at most."""
_OPENING = 3
"""Tokens before the place that opens a sentence, at most."""
_AT = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "along", "of", "close"})
_GROUND = (
    words("syntax.places.sites")
    | words("syntax.places.place_nouns")
    | words("places.grounds")
    | {"position", "side", "direction", "territory", "battery", "launcher"}
)
_TOWARDS = frozenset({"towards", "toward"})
_DEALS = words("deals.deal_nouns")
_DATED_ASIDE = words("speech.says") | words("deals.deal_nouns") | {
    "sign", "agree", "begin", "start", "run", "expire", "meet", "announce", "declare", "reach", "talk",
}  # fmt: skip
"""On which a date may hang that is not the act's."""


def only_day(line: Line, event: Event) -> tuple[DateMention, ...]:
    """Return the one day of a sentence that tells of one act, though a clause beside the act's own holds it.

    "Soldiers shot two men who came near the fence on Friday": that was when.
    """
    days = [d for d in line.dates if d.granularity is not Granularity.CLOCK]
    if len(days) != 1 or not is_only_act(line):
        return ()
    at, _ = line.tokens_of(days[0].span)
    is_behind = event.token.i < at and line.voices[at] == line.voices[event.token.i]
    is_single = days[0].period is not None and (days[0].period.length_days or 99) <= _FEW_DAYS
    is_single = is_single or (days[0].modifier is Modifier.SINCE and not days[0].is_compared)
    over = line.doc[at]
    return tuple(told_now(line, (days[0],))) if is_behind and is_single and not _dates_other(over, event) else ()


def only_place(line: Line, event: Event) -> tuple[PlaceMention, ...]:
    """Return the one place told behind the one act of a sentence, though a clause below holds it.

    "The convoy was ambushed as it entered X", "shot two men who came near the fence at X".
    """
    every = [p for p in line.places if p.start not in line.attribution]
    behind = [p for p in every if p.start > event.token.i]
    if len(every) == 1 and not behind and event.clause is not None:
        below = {token.i for subject in event.clause.subjects for token in subject.subtree}
        behind = [p for p in every if p.start in below]  # "a drone that crossed the line at X was shot down"
    if len(behind) != 1 or not is_only_act(line) or _is_origin(line, behind[0]):
        return ()
    at = line.doc[behind[0].end - 1]
    is_same_word = line.voices[at.i] == line.voices[event.token.i]
    return tuple(behind) if is_same_word and not _dates_other(at, event) else ()


def _dates_other(date: Token, event: Event) -> bool:
    """Tell whether a date hangs on a deal, a saying or what came before: "the truce agreed on Friday"."""
    for above in date.ancestors:
        if above == event.token:
            return False
        if above.pos_ in {"VERB", "NOUN"} and lemma_of(above) in _DATED_ASIDE:
            return True
    return False


def near_words(event: Event, tokens: list[Token]) -> list[Token]:
    """Return the words of a group that hang on the act itself."""
    below = set(event.token.subtree)
    if event.is_noun:  # "the arrest of two men near A and an ambush near B": B is not the arrest's
        below -= {token for child in event.token.children if child.dep_ == "conj" for token in child.subtree}
    return [token for token in tokens if token in below]


def places_of(line: Line, event: Event, tokens: list[Token]) -> tuple[PlaceMention, ...]:
    """Return where an act was: the first place told near it, with those listed behind that."""
    found, every = places_in(line, near_words(event, tokens)), places_in(line, tokens)
    if all(is_wide(line, place) for place in found):
        found = every  # "most of the violations in X region occurred near Y"
    found = tuple(place for place in found if not _is_elsewhere(line, event, place))
    if not found:
        return ()
    found = _nearest(event, found)
    first = found[0]
    if first.preposition == "between":
        return (first,)  # "the road between X and Y" is one place
    group = [first]
    for place in found[1:]:
        between = line.doc[group[-1].end : place.start]
        if (
            len(between) <= _LISTED
            and any(t.text in {",", "and", "or"} for t in between)
            and not any(t.pos_ in {"VERB", "AUX"} for t in between)
            and not any(t.lower_ == "in" and t.i > group[-1].end for t in between)
        ):
            group.append(place)
    return tuple(group)


def _nearest(event: Event, found: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Return the places behind an act where one only opens the sentence: "South of X, they exchanged fire near Y"."""
    behind = tuple(place for place in found if place.start > event.token.i)
    is_told_there = behind and behind[0].preposition in _AT
    return behind if is_told_there and found[0].start <= _OPENING and found[0].preposition else found


def _is_elsewhere(line: Line, event: Event, place: PlaceMention) -> bool:
    """Tell whether something came from a place or went there, or only a deal is named by it: "the truce in X"."""
    if _is_origin(line, place) or place.preposition in _TOWARDS:
        return True
    token = line.doc[place.end - 1]
    while token.dep_.startswith(("nmod", "compound", "flat", "conj", "amod")) and token.head is not token:
        token = token.head
        if token == event.token:
            return False
        if token.pos_ == "NOUN" and lemma_of(token) in _DEALS:
            return True
    return False


def _is_origin(line: Line, place: PlaceMention) -> bool:
    """Tell whether a place is where it came from: "from X", "from the army's positions at X"."""
    if place.preposition == "from":
        # "Shelling was reported from X": it was there.
        first = line.doc[place.end - 1]
        while first.dep_ == "conj" and first.head.i < first.i:
            first = first.head
        return lemma_of(first.head) not in OBSERVED
    over = line.doc[place.end - 1]
    while over.dep_.startswith(("nmod", "flat", "compound")) and over.head is not over:
        over = over.head
        if over.pos_ in {"NOUN", "PROPN"} and case_of(over) == "from":
            return lemma_of(over) in _GROUND  # "took goats from returnees at X": it was there
    return False


def is_counted(line: Line, event: Event) -> bool:
    """Tell whether one number covers all that was hit: "forty houses were burnt in A and B"."""
    undergone = event.clause.undergoers if event.clause is not None else ()
    counts = [count_of(line, token) for token in undergone if token.tag_ == "NNS" and not line.place_over(token)]
    return any(count is not None and (count.least or 0) > 1 for count in counts)


def spread_over(
    places: tuple[PlaceMention, ...], count: Count | None, *, is_covered: bool
) -> list[tuple[tuple[PlaceMention, ...], Count | None]]:
    """One claim a place, unless one count or one toll covers them all; "18 in X, nine in Y" has counts of its own."""
    if len(places) < 2:
        return [(places, count)]
    if count is not None or is_covered:
        return [((places[0],), count)]
    return [((place,), None) for place in places]


def implied_date(line: Line, report: Report, event: Event, tokens: list[Token], kind: IncidentType) -> Period | None:
    """Return the day that nobody needs to say: that of a bulletin, of the hour just named, of what is going on now."""
    if report.period is not None and (
        kind in {IncidentType.CEASEFIRE_VIOLATION, IncidentType.AIR_INCURSION}
        or any(lemma_of(t) in OBSERVED for t in tokens)
    ):
        return report.period
    if re.search(r"\b\d{1,2}[:.]\d\d\b", " ".join(t.text for t in tokens)) and report.day is not None:
        return report.day
    is_own = line.voices[event.token.i][0].rule == "publisher"
    if is_own and report.covered is not None and (report.covered.length_days or 99) <= 2:
        return report.covered
    if (
        is_own
        and event.clause is not None
        and event.clause.head.tag_ in {"VBP", "VBZ"}
        and lemma_of(event.token) in {"continue", "rage"}
    ):
        return report.published
    return None


def is_history(date: Period | None, report: Report) -> bool:
    """Past history makes no incident: whatever ended more than a year before the report."""
    return report.is_long_after(date, _PAST_HISTORY_DAYS)


def opened_by(line: Line, event: Event, date: Period | None) -> Period | None:
    """Return the day on which "since 1984, when X shot Y" puts the act: the one since when, and none of those after."""
    is_when = any(child.lower_ == "when" for child in event.token.children)
    if date is None or date.first is None or not is_when:
        return date
    told = next((mention for mention in line.dates if mention.period == date), None)
    start = line.tokens_of(told.span)[0] if told is not None else 0
    since = {token.lower_ for token in line.doc[max(0, start - 1) : start + 1]}
    return Period(first=date.first, last=date.first) if "since" in since else date
