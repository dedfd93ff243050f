"""When and where, for what a rule left open: the time and the place told nearest to it, here or in the sentence before.

Rules look for both among the words of their own clause. But "planted a bomb at X that derailed a train on Friday" tells
the place above the train and the day above the bomb, and "Two people died" is told of the day and the town just named.
"""

from collections.abc import Iterable

from trucewatch.model.claim import ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report, Scene, dates_a_deal
from trucewatch.read.claims.gapped import gapped_places
from trucewatch.read.claims.open_ground import ground_near, way_between
from trucewatch.read.claims.undated import told_day
from trucewatch.read.date_mention import DateMention, Granularity, Modifier
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import nouns_of_violence, words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_TOLD = words("speech.says") | words("speech.accuses") | words("speech.denies") | {"according"}
_DEALS = words("deals.deal_nouns") | {"talk", "negotiation", "resolution", "summit", "conference"}
_DATED = frozenset(
    {
        ClaimKind.INCIDENT,
        ClaimKind.MOVEMENT,
        ClaimKind.CONTROL,
        ClaimKind.COMPLIANCE,
        ClaimKind.MEETING,
        ClaimKind.AGREEMENT,
        ClaimKind.SITUATION,
        ClaimKind.COMMITMENT,
        ClaimKind.DEMAND,
    }
)
_UNDERTAKEN = frozenset({ClaimKind.COMMITMENT, ClaimKind.DEMAND})
"""Kinds whose own day is that of the word given: other times are terms of it."""
_PLACED = _DATED | {ClaimKind.TOLL}
_UNDER_HEADING = _PLACED - _UNDERTAKEN - {ClaimKind.AGREEMENT, ClaimKind.MEETING}
_ACTS = frozenset({ClaimKind.INCIDENT, ClaimKind.MOVEMENT, ClaimKind.CONTROL})
_BOUNDS = frozenset({Modifier.BY, Modifier.UNTIL, Modifier.BEFORE, Modifier.AFTER, Modifier.WITHIN})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_WAS = frozenset({"was", "were", "has", "have", "had", "been"})
_MAY = frozenset({"would", "should", "may", "might", "could", "can", "must", "to"})
_DUE = frozenset({"due", "set", "schedule", "expect", "slate", "go", "plan", "likely", "bind"})
_FARTHEST = 12
_OF_ONE_DAY = frozenset({ClaimKind.INCIDENT, ClaimKind.MEETING})
_DEEDS = nouns_of_violence() | {"breach", "violation"}
_NEAREST = 3
"""How far from a pledge or a demand its own day may stand: what is farther off is a day of what is owed."""
_WIDE = frozenset({"country", "continent", "sea", "river", "ocean"})
_LONGEST_CARRIED = 31
_LONGEST_HEADING = 9
_ACRONYM = 6
_STAGED = frozenset({"in", "at", "near", "around", "round", "outside", "inside", "on"})


def set_scene(drafts: Iterable[Draft], line: Line, report: Report) -> None:
    """Give each claim of a sentence the time and the place that it has not, and keep them for the next sentence."""
    told = list(drafts)
    for draft in told:
        if draft.kind in _DATED and draft.date is None:
            draft.date = _date_near(draft, line)
            if draft.date is None and _carries(draft, line, report) and not _own_dates(line):
                draft.date = _date_before(report)
            if draft.date is None:
                draft.date = _only_date(draft, line) if _own_dates(line) else told_day(draft, line, report)
        draft.date = _turned(draft, line)
        _date_apart(draft, line)
        if draft.kind in _PLACED and not draft.places and not draft.is_whole:
            place = _place_near(draft, line)
            if place is not None:
                draft.places = (place.place,)
                draft.ground("place", "scene.near", (place.start, place.end))
            elif draft.kind is ClaimKind.INCIDENT and (only := _only_place(line)) is not None:
                draft.places = (only.place,)
                draft.ground("place", "scene.only", (only.start, only.end))
            elif _carries(draft, line, report) and not _own_places(line):
                draft.places = _places_before(line, report)
            if not draft.places:
                draft.places = ground_near(draft, line, report)
    acts = [draft for draft in told if draft.kind in _ACTS]
    if acts:
        date = next((draft.date for draft in reversed(acts) if draft.date is not None), None)
        places = next((draft.places for draft in reversed(acts) if draft.places), ())
        report.scene = Scene(line=line, date=date, places=places or _stage(line))
    elif heading := _heading(line, report):
        report.scene = heading
    elif report.scene is None or not report.scene.is_heading or _own_places(line):
        report.scene = Scene(line=line, date=None, places=_stage(line))


def _date_apart(draft: Draft, line: Line) -> None:
    """Give an act at a place with a day of its own that day: "shelled Arkell on Monday and Brask on Tuesday"."""
    if draft.kind in _ACTS and draft.places and draft.date is not None:
        own = next((day for place, day in gapped_places(line, draft.at) if place.place in draft.places), None)
        draft.date = own or draft.date


def _stage(line: Line) -> tuple[Place, ...]:
    """Return where a sentence plays that tells of no act: "In Keth the market was open"."""
    return tuple(place.place for place in _own_places(line) if place.preposition in _STAGED)[:1]


def _heading(line: Line, report: Report) -> Scene | None:
    """Return the place and the days that a fragment sets over a bulletin's entries: "KETH SECTOR.", "1-15 May."."""
    if len(line.doc) > _LONGEST_HEADING or any(_is_stated(clause) for clause in line.clauses):
        return None
    over = report.scene if report.scene is not None and report.scene.is_heading else None
    places = tuple(place.place for place in line.places)[:1]
    if not places and len(line.names) == 1 and line.names[0].text.isupper() and len(line.names[0].text) > _ACRONYM:
        places = (Place(name=line.names[0].text),)
    dates = [mention.period for mention in line.dates if mention.granularity is not Granularity.CLOCK]
    if not places and not dates:
        return None
    return Scene(
        line=line,
        date=dates[0] if dates else over.date if over else None,
        places=places or (over.places if over else ()),
        is_heading=True,
    )


def _is_stated(clause: Clause) -> bool:
    """Tell whether a clause says something of what was told before, as no heading does: "That is down from nine"."""
    return clause.head.pos_ in {"VERB", "AUX"} or any(subject.pos_ == "PRON" for subject in clause.subjects)


def _date_near(draft: Draft, line: Line) -> Period | None:
    """Return the time told nearest to a claim's word in the tree."""
    ranked = []
    for mention in line.dates:
        start, _ = line.tokens_of(mention.span)
        if start >= len(line.doc) or mention.granularity is Granularity.CLOCK or mention.is_compared:
            continue
        if start in line.attribution and draft.at.i not in line.attribution:
            continue
        if draft.kind in _UNDERTAKEN and mention.modifier in _BOUNDS:
            continue
        if mention.modifier in {Modifier.WITHIN, Modifier.FOR} or _is_long(mention):
            continue
        way = way_between(draft.at, line.doc[start])
        farthest = _NEAREST if draft.kind in _UNDERTAKEN else _FARTHEST
        if way <= farthest and not _dates_other(line.doc[start], draft):
            ranked.append((way, start < draft.at.i, abs(start - draft.at.i), start, mention))
    if not ranked:
        return None
    start, mention = min(ranked, key=lambda entry: entry[:4])[3:]
    draft.ground("date", "scene.near", line.tokens_of(mention.span))
    lies_ahead = draft.keys.get("state") == "planned" and mention.ahead is not None
    return mention.ahead if lies_ahead else mention.period


def _only_date(draft: Draft, line: Line) -> Period | None:
    """Return the one day of a sentence, if no deal is named by it: "a session set for Sunday was called off"."""
    every = _own_dates(line)
    if draft.kind not in _OF_ONE_DAY or len(every) != 1 or every[0].granularity is not Granularity.DAY:
        return None
    if every[0].modifier is not None or dates_a_deal(line, every[0]):
        return None
    draft.ground("date", "scene.only", line.tokens_of(every[0].span))
    return every[0].period


def _turned(draft: Draft, line: Line) -> Period | None:
    """Return a claim's date in the direction of its tense: last Thursday if it was done, else the next.

    "By Friday" leaves open since when, and of "since the truce of 5 May" the deal's own day is the 5th.
    """
    mention = next((m for m in line.dates if draft.date is not None and draft.date in {m.period, m.ahead}), None)
    period = draft.date
    if mention is None or period is None:
        return period
    # A meeting's state has told its day already: "has been called for 10 July". A deal's name looks back.
    is_fixed = draft.kind is ClaimKind.MEETING or (draft.kind is ClaimKind.AGREEMENT and draft.at.pos_ == "NOUN")
    is_ahead = None if is_fixed else _lies_ahead(draft.at)
    if is_ahead is not None and mention.ahead is not None and mention.period is not None:
        period = mention.ahead if is_ahead else mention.period
    if draft.kind is ClaimKind.AGREEMENT and mention.modifier is Modifier.SINCE and mention.ends:
        return mention.ends[0]
    if draft.kind is ClaimKind.MOVEMENT and mention.modifier in {Modifier.BY, Modifier.UNTIL} and period.last:
        return Period(first=None, last=period.last)
    return period


def _lies_ahead(at: Token) -> bool | None:
    """Tell whether a word's verb looks ahead ("will leave", "are to leave") or back; None where it may be either."""
    verb = at
    while verb.pos_ not in {"VERB", "AUX"} and verb.head is not verb:
        verb = verb.head
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith(("aux", "cop", "mark"))}
    if helpers & _WILL:
        return True
    if verb.tag_ == "VB" and "to" in helpers:
        if helpers & {"is", "are"}:
            return True
        above = verb.head
        if verb.dep_ == "xcomp" and lemma_of(above) == "have" and above.tag_ == "VBD":
            return False
        return True if lemma_of(above) in _DUE and {"is", "are"} & {child.lower_ for child in above.children} else None
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & _WAS and not helpers & _MAY):
        return False
    return None


def _is_long(mention: DateMention) -> bool:
    return mention.period is None or mention.period.length_days is None


def _dates_other(token: Token, draft: Draft) -> bool:
    """Tell whether a time hangs on a saying or on a deal that is not the claim's own word."""
    for above in (token, *token.ancestors):
        if above is draft.at or draft.at in above.children:
            return False
        if above.pos_ in {"VERB", "AUX"}:
            return lemma_of(above) in _TOLD
        if above.pos_ in {"NOUN", "PROPN"} and lemma_of(above) in _DEALS and draft.kind is not ClaimKind.AGREEMENT:
            return True
    return False


def _place_near(draft: Draft, line: Line) -> PlaceMention | None:
    """Return the place told nearest to a claim's word in the tree."""
    ranked = []
    for place in line.places if draft.at.i in line.attribution else _own_places(line):
        token = line.doc[place.end - 1]
        way = way_between(draft.at, token)
        if draft.kind is ClaimKind.AGREEMENT and not _is_of_deal(token, place):
            continue
        if way <= _FARTHEST and not _places_other(line, place, draft):
            ranked.append((place.place.kind in _WIDE, way, abs(token.i - draft.at.i), place.start, place))
    return min(ranked, key=lambda entry: entry[:4])[4] if ranked else None


def _is_of_deal(token: Token, place: PlaceMention) -> bool:
    """Tell whether a deal may have been made at a place: in it, and it is none where something was done to somebody."""
    if place.preposition not in _STAGED | {"of", ""} or place.place.kind == "zone":
        return False
    return not any(lemma_of(above) in _DEEDS for above in token.ancestors if above.pos_ == "NOUN")


def _only_place(line: Line) -> PlaceMention | None:
    """Return the one place of a sentence, if no deal is named by it."""
    every = _own_places(line)
    if len(every) != 1:
        return None
    token = line.doc[every[0].end - 1]
    while token.dep_.startswith(("nmod", "compound", "flat", "amod")) and token.head is not token:
        token = token.head
        if token.pos_ == "NOUN" and lemma_of(token) in _DEALS:
            return None
    return every[0]


def _places_other(line: Line, place: PlaceMention, draft: Draft) -> bool:
    """Tell whether a place is that of a speaker, of a deal, or one that something came from or goes to."""
    token = line.doc[place.end - 1]
    if place.preposition == "from" or (not place.preposition and token.dep_.startswith(("compound", "amod"))):
        return True
    for above in (token, *token.ancestors):
        if above is draft.at:
            return False
        if above.pos_ in {"VERB", "AUX"}:
            is_name_given = above.head.lower_ == "what"  # "hit what it called a depot in X"
            return lemma_of(above) in _TOLD and not token.dep_.startswith("obj") and not is_name_given
        if above.pos_ in {"NOUN", "PROPN"}:
            if lemma_of(above) in _DEALS and draft.kind is not ClaimKind.AGREEMENT:
                return True
            if above is not token and above.dep_.startswith("nsubj") and lemma_of(above.head) in _TOLD:
                return True
            if above is not token and case_of(above) == "from":
                return True
    return False


def _own_dates(line: Line) -> list[DateMention]:
    return [
        mention
        for mention in line.dates
        if line.tokens_of(mention.span)[0] not in line.attribution
        and mention.granularity is not Granularity.CLOCK
        and not mention.is_compared
    ]


def _own_places(line: Line) -> list[PlaceMention]:
    return [place for place in line.places if place.start not in line.attribution]


def _carries(draft: Draft, line: Line, report: Report) -> bool:
    """Tell whether a claim goes on about what the sentence before told: an act done, in the same paragraph."""
    if draft.keys.get("state") == "planned" or not report.lines:
        return False
    if report.scene is not None and report.scene.is_heading:
        return draft.kind in _UNDER_HEADING and report.scene.line.passage.paragraph == line.passage.paragraph
    if draft.kind not in {ClaimKind.INCIDENT, ClaimKind.TOLL}:
        return False
    return bool(report.lines) and report.lines[-1].passage.paragraph == line.passage.paragraph


def _date_before(report: Report) -> Period | None:
    scene = report.scene
    if scene is None or scene.date is None or not (scene.is_heading or scene.line is report.lines[-1]):
        return None
    return scene.date if (scene.date.length_days or _LONGEST_CARRIED + 1) <= _LONGEST_CARRIED else None


def _places_before(line: Line, report: Report) -> tuple[Place, ...]:
    scene = report.scene
    if scene is not None and (scene.is_heading or scene.line is report.lines[-1]):
        return scene.places[:1]
    return ()
