"""A claim in the making, and what every kind of claim asks of a sentence: where, when, how sure, whose word."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Certainty, Claim, ClaimKind, Ground, Quoted
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.text import Span
from trucewatch.read.claims.grounds import grounds_of
from trucewatch.read.date_mention import DateMention, Granularity
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import PUBLISHED, Line, PlaceMention, Voice
from trucewatch.read.parties import Who
from trucewatch.read.syntax import group_head, lemma_of
from trucewatch.read.tree import Token
from trucewatch.read.who import Company

_DEALS = words("deals.deal_nouns")
_PROBABLE = any_of("speech.probable")
_POSSIBLE = re.compile(r"\b(?:may|might|could) (?:well )?have\b|\b(?:possibly|perhaps)\b", re.IGNORECASE)
_TOLD_BY_VERBS = frozenset(
    {
        ClaimKind.INCIDENT,
        ClaimKind.COMPLIANCE,
        ClaimKind.SITUATION,
        ClaimKind.TOLL,
        ClaimKind.RELATION,
        ClaimKind.CONTROL,
        ClaimKind.MOVEMENT,
    }
)
"""Kinds of claims of which a verb of speech can be the whole ground: "described the front as calmer"."""
_BIND = frozenset({"agree", "promise", "vow", "pledge", "undertake", "hold", "tell", "warn"})
"""Verbs of speech that are deeds themselves."""
ANSWERED = ("answered",)
"""Stands among what was seen while a denial of the sentence at hand is told already."""
_WIDE = frozenset({"country", "continent", "sea", "river", "ocean"})
"""Kinds of places that are left out where a more exact one is named."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """One claim before it has a speaker."""

    kind: ClaimKind
    line: Line
    at: Token
    """The word on which it hangs: its voice is the claim's."""
    keys: dict[str, Any] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    date: Period | None = None
    denied: bool = False
    certainty: Certainty | None = None
    rule: str = ""
    grounds: list[Ground] = field(default_factory=list)
    voice: Voice | None = None
    """Set where a rule tells the speaker itself."""
    is_whole: bool = False
    """Whether it adds up parts that have their own places, and has none."""

    def ground(self, key: str, rule: str, tokens: tuple[int, int] | None = None) -> None:
        """Note how a key was got."""
        span = self.line.span(*tokens) if tokens and tokens[1] > tokens[0] else None
        self.grounds.append(Ground(key=key, rule=rule, span=span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when the last act was of which a sentence told."""

    line: Line
    date: Period | None
    places: tuple[Place, ...]
    is_heading: bool = False
    """Whether it stands over the entries of a bulletin, and not in a sentence."""


@dataclass(slots=True, kw_only=True)
class Report:
    """What the rules may look at beside the sentence."""

    company: Company
    published: Period | None
    lines: list[Line]
    """The last sentences before this one; not all of them, since a report may be long."""
    period: Period | None = None
    """The days that the report covers, where it says so."""
    is_observer: bool = False
    """Whether it is an observer's bulletin, whose counts are its own."""
    seen: set[tuple[str, ...]] = field(default_factory=set)
    """Pairs told once: attributives."""
    own_name: str | None = None
    """The body whose document it is, where the title says so."""
    told: list["Draft"] = field(default_factory=list)
    """Incidents and breaches told so far, in the order of the text."""
    recent: list["Draft"] = field(default_factory=list)
    """Claims of every kind of this sentence so far and of the last sentences before it, in the order they were told."""
    owed: list["Draft"] = field(default_factory=list)
    """The commitments of the last sentence that told of any."""
    moved: "Draft | None" = None
    """The movement told of last."""
    sides: tuple[str, ...] = ()
    """The two parties of the deal told of last."""
    met: tuple[str, ...] = ()
    """Who took part in the meeting told of last."""
    seen_type: str | None = None
    """The type of the last incident told."""
    last_place: Place | None = None
    """The place of the last incident told."""
    placed: list[tuple[PlaceMention, ...]] = field(default_factory=list)
    """The places of each sentence so far that names any, save those of phrases that only tell who speaks."""
    named: list[str] = field(default_factory=list)
    """What bears a name so far, the title first."""
    find_place: Callable[[str], Place | None] = lambda _: None
    """What the gazetteer knows of a name."""
    narrative: Period | None = None
    """The time told of last."""
    narrative_paragraph: int = -1
    """The paragraph that told of it."""
    covered: Period | None = None
    """The days that the head of a bulletin says it covers."""
    begun: Period | None = None
    """The day on which the deal took hold that was told of: the latest of them."""
    day: Period | None = None
    """The last single day named: to which a bare hour belongs."""
    scene: "Scene | None" = None
    """Where and when the last act was."""

    def is_long_after(self, date: Period | None, days: int) -> bool:
        """Tell whether a time ended more than so many days before the report."""
        if date is None or date.last is None or self.published is None or self.published.first is None:
            return False
        return (self.published.first - date.last).days > days


def group_tokens(line: Line) -> dict[int, list[Token]]:
    """Return the tokens of each finite clause by the index of its head, in order."""
    if not line.groups:  # every kind of claim asks for them
        for token in line.doc:
            line.groups.setdefault(group_head(token).i, []).append(token)
    return line.groups


def places_in(line: Line, tokens: list[Token]) -> tuple[PlaceMention, ...]:
    """Return the places that the tokens name, without those of phrases that only tell who speaks."""
    inside = {token.i for token in tokens}
    aside = _aside_of(line, inside)
    found = [place for place in line.places if inside & set(range(place.start, place.end)) and place.start not in aside]
    # "Agreed on a demilitarised zone in Idlib": what happens there is told by the name, where one is.
    found = [place for place in found if place.place.kind != "zone"] or found
    exact = [place for place in found if not is_wide(line, place)]
    if not found and tokens:
        found = _opening_places(line, tokens)
    return tuple(exact if exact and len(exact) < len(found) else found)


def _aside_of(line: Line, inside: set[int]) -> frozenset[int]:
    """Return the words that only tell who speaks; none where all that is told stands among them.

    As in "Orsia, whose planes bombed a camp on Saturday, says ...".
    """
    return frozenset() if inside and inside <= line.attribution else line.attribution


def is_wide(line: Line, place: PlaceMention) -> bool:
    """Tell whether a place is a country or the like, or is named as a region: "the Arkell sector"."""
    after = line.doc[place.end].lower_ if place.end < len(line.doc) else ""
    return place.place.kind in _WIDE or after in {"region", "province", "sector", "governorate", "oblast", "county"}


def _opening_places(line: Line, tokens: list[Token]) -> list[PlaceMention]:
    """Return the place that opens the stretch between semicolons: "In X, ...", "X, 6 December: ..."."""
    first = tokens[0].i
    start = next((at + 1 for at in range(first - 1, -1, -1) if line.doc[at].text == ";"), 0)
    for place in line.places:
        if (
            not start <= place.start <= start + 4
            or place.start in line.attribution
            or place.preposition in {"of", "from"}
        ):
            continue
        behind = line.doc[place.end : place.end + 6]
        is_label = place.start == start and any(token.text == ":" for token in behind)
        if is_label or place.preposition in {"in", "at", "near", "around", "outside", "inside"}:
            return [place]
    return []


def dates_in(line: Line, tokens: list[Token]) -> tuple[DateMention, ...]:
    """Return the dates that the tokens name, without those of phrases that only tell who speaks."""
    inside = {token.i for token in tokens}
    aside = _aside_of(line, inside)
    found = []
    for mention in line.dates:
        if mention.is_compared:
            continue
        start, _ = line.tokens_of(mention.span)
        if start in inside and start not in aside and not _is_saying_date(line, start, mention):
            found.append(mention)
    days = [mention for mention in found if mention.granularity is not Granularity.CLOCK]
    days = [mention for mention in days if not dates_a_deal(line, mention)] or days
    if not found and tokens:
        days = _leading(line, tokens)
    return tuple(days or found)


def dates_a_deal(line: Line, mention: DateMention) -> bool:
    """Tell whether a time only tells which deal is meant: "the 2003 understanding", "the accord of 6 May"."""
    start, end = line.tokens_of(mention.span)
    token = next((t for t in line.doc[start:end] if not start <= t.head.i < end), None)
    return token is not None and token.dep_ != "obl" and token.head.pos_ == "NOUN" and lemma_of(token.head) in _DEALS


def _leading(line: Line, tokens: list[Token]) -> list[DateMention]:
    """Return the one date that opens the stretch of the sentence between semicolons.

    Where the clause has none of its own.
    """
    first = tokens[0].i
    start = next((at + 1 for at in range(first - 1, -1, -1) if line.doc[at].text == ";"), 0)
    found = []
    for mention in line.dates:
        at, _ = line.tokens_of(mention.span)
        if start <= at <= start + 3 and at not in line.attribution and mention.granularity is not Granularity.CLOCK:
            found.append(mention)
    return found[:1]


def _is_saying_date(line: Line, start: int, mention: DateMention) -> bool:
    """Tell whether the date is that of the saying: its period is the voice's and it stands outside what is said."""
    if start >= len(line.doc):
        return False
    here = line.voices[start]
    return here == (PUBLISHED,) and any(
        voice.said == mention.period for voices in line.voices for voice in voices if voice is not PUBLISHED
    )


def give_voice(draft: Draft, speaker: Who, report: Report, *, rule: str) -> None:
    """Lay the claim in somebody's mouth, told by the word on which it hangs, and remember him for what follows."""
    at = draft.at.i
    draft.voice = Voice(
        speaker=(speaker.name,),
        speaker_for=speaker.acts_for,
        quoted=Quoted.INDIRECT,
        rule=rule,
        span=draft.line.span(at, at + 1),
    )
    report.company.meet(speaker)


def certainty_of(line: Line, tokens: list[Token]) -> Certainty | None:
    """Return the hedging in the words of a clause; None where there is none."""
    words = " ".join(token.text for token in tokens)
    if _POSSIBLE.search(words):
        return Certainty.POSSIBLE
    if _PROBABLE.search(words) or re.search(
        r"\b(?:is|was|were|are|been) (?:reported|believed|thought|presumed|said|understood|assessed) to\b", words
    ):
        return Certainty.PROBABLE
    return None


def finish(draft: Draft, *, document: str, reader: str, actors: ActorIndex) -> list[Claim]:
    """Return the claim once for each voice that its word has."""
    line = draft.line
    voices = (draft.voice,) if draft.voice else _voices_at(line, draft)
    claims = []
    at = line.span(draft.at.i, draft.at.i + 1)
    told = (Ground(key="kind", rule=draft.rule, span=at), *draft.grounds)
    every = tuple(name for voice in voices for name in voice.speaker)
    for voice in voices:
        keys = dict(draft.keys)
        denied = draft.denied != voice.denies
        if voice.accused:
            _lay_to(keys, draft.kind, voice.accused, every, is_accusation=voice.rule == "speaker.accuses")
        claim = Claim(
            id="",
            kind=draft.kind,
            document=document,
            sentence=line.passage.sentence,
            speaker=voice.speaker,
            speaker_for=voice.speaker_for,
            quoted=voice.quoted,
            said=voice.said,
            denied=denied,
            certainty=draft.certainty or voice.certainty,
            place=draft.places,
            date=draft.date,
            reader=reader,
            **keys,
        )
        grounds = grounds_of(claim, line, at, draft.rule, voice, actors, told)
        claims.append(replace(claim, grounds=grounds))
    return claims


def _voices_at(line: Line, draft: Draft) -> tuple[Voice, ...]:
    """Return whose word a claim is that hangs on a token: that of the verb's own speaker, where it is what he tells."""
    voices = line.voices[draft.at.i] or (PUBLISHED,)
    if voices == (PUBLISHED,) and draft.kind in _TOLD_BY_VERBS and lemma_of(draft.at) not in _BIND:
        return line.tellers.get(draft.at.i, voices)
    return voices


def _lay_to(
    keys: dict[str, Any], kind: ClaimKind, accused: tuple[str, ...], speakers: tuple[str, ...], *, is_accusation: bool
) -> None:
    """Hold the accused responsible where the words name no doer."""
    key = {ClaimKind.INCIDENT: "perpetrator", ClaimKind.COMPLIANCE: "by", ClaimKind.MOVEMENT: "actor"}.get(kind)
    if key and (is_accusation or not keys.get(key) or set(keys[key]) & set(speakers)):
        keys[key] = accused


def covering(line: Line, first: Token, last: Token) -> Span:
    """Return the span from one token to another."""
    return line.span(min(first.i, last.i), max(first.i, last.i) + 1)
