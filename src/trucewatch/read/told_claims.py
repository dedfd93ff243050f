"""Hold what a language model told against the text: a claim stands only if every word that it rests on does.

What the words come to, as days, counts and names, is worked out by the very rules of the default reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from trucewatch.errors import RefusedClaimError
from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import COUNT_KEYS, KEYS_OF_KIND, PUBLISHER, Claim, ClaimKind, Ground, Quoted, State
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Gazetteer, Place
from trucewatch.model.text import Document, Sentence, Span
from trucewatch.read.counts import find_counts
from trucewatch.read.date_mention import Anchor
from trucewatch.read.dates import find_dates
from trucewatch.read.sentences import LONGEST_SENTENCE, Passage
from trucewatch.read.shares import find_shares
from trucewatch.read.told import Told

_NAMES = frozenset({"perpetrator", "target", "by", "of", "actor", "participants", "parties"})
_NAME = frozenset({"broker", "subject", "object"})
_PERIODS = frozenset({"said", "date", "deadline"})
_WORDS = frozenset({"what", "topic"})
_TO_COME = frozenset({ClaimKind.COMMITMENT, ClaimKind.DEMAND})


@dataclass(slots=True, kw_only=True)
class Checked:
    """What became of the claims that were told of one report."""

    claims: list[Claim] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Why, for each that was refused."""
    unread: list[str] = field(default_factory=list)
    """Words that stand in the text, but that no rule could turn into days, a count or a share; their keys stay open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """One report, and what its names are looked up in."""

    document: Document
    gazetteer: Gazetteer
    actors: ActorIndex
    reader: str
    """Name and version of the reader, for the claims."""

    def check(self, told: Told, passages: Sequence[Passage], checked: Checked) -> None:
        """Add the claim to those checked, or the reason why it is refused.

        Args:
            passages: The sentences that the model was asked about.
        """
        try:
            draft = _Draft(checker=self, told=told, sentence=self._sentence(told.sentence.strip(), passages))
            checked.claims.append(draft.claim())
            checked.unread.extend(draft.unread)
        except RefusedClaimError as error:
            checked.refused.append(str(error))

    def _sentence(self, quote: str, passages: Sequence[Passage]) -> Sentence:
        """Return the whole sentences that hold the quoted words, within one line."""
        text = self.document.text
        start = text.find(quote, passages[0].sentence.span.start, passages[-1].sentence.span.end)
        if start < 0:
            raise RefusedClaimError("sentence", quote)
        end = start + len(quote)
        held = [p for p in passages if p.sentence.span.start < end and p.sentence.span.end > start]
        if not held or len({passage.paragraph for passage in held}) > 1:
            raise RefusedClaimError("sentence", quote, "is a heading, or runs over several lines")
        span = Span(start=held[0].sentence.span.start, end=held[-1].sentence.span.end)
        if span.end - span.start > LONGEST_SENTENCE:
            raise RefusedClaimError("sentence", quote, f"is longer than {LONGEST_SENTENCE} characters")
        return Sentence(span=span, text=text[span.start : span.end])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """One claim in the making."""

    checker: Checker
    told: Told
    sentence: Sentence
    grounds: list[Ground] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def claim(self) -> Claim:
        """Return the claim.

        Raises:
            RefusedClaimError: A word that it rests on does not stand in the text.
        """
        told = self.told
        speaker = self._speakers()
        is_own = speaker == (PUBLISHER,)
        speaker_for = None if is_own else self._speaker_for(speaker)
        place = tuple(self._place(name) for name in told.place)
        keys = ("said", "date", *KEYS_OF_KIND[told.kind])
        values = {key: self._value(key, told_value) for key in keys if (told_value := getattr(told, key))}
        claim = Claim(
            id="",
            kind=told.kind,
            document=self.checker.document.sha256,
            sentence=self.sentence,
            speaker=speaker,
            speaker_for=speaker_for,
            quoted=_quoted(told.quoted, is_own=is_own),
            denied=told.denied,
            certainty=told.certainty,
            place=place,
            reader=self.checker.reader,
            grounds=tuple(self.grounds),
            **values,
        )
        return with_id(claim)

    def _value(self, key: str, told: Any) -> Any:
        if key in _PERIODS:
            return self._period(key, told)
        if key in COUNT_KEYS:
            return self._count(key, told)
        if key == "share":
            return self._share(told)
        if key in _NAMES:
            return tuple(dict.fromkeys(self._name(key, name) for name in told))
        if key in _NAME:
            return self._name(key, told)
        if key in _WORDS:
            self._found(key, told)
            return told
        if key == "weapons":
            for words in told:
                self._found(key, words)
            return told
        # What is left is a word of the vocabulary, which the schema has checked.
        self._rests_on(key, self.sentence.span)
        return told

    def _period(self, key: str, words: str) -> Period | None:
        span = self._where(key, words)
        published = self.checker.document.published
        anchor = Anchor(published=published.day if published else None)
        # Read within its sentence where it stands there, for what stands before it: "since", "by the end of".
        text, offset = (self.sentence.text, self.sentence.span.start) if self._holds(span) else (words, span.start)
        for mention in find_dates(text, offset=offset, anchor=anchor):
            if _overlap(mention.span, span) and mention.period is not None:
                self._rests_on(key, span)
                return mention.ahead or mention.period if self._lies_ahead(key) else mention.period
        self.unread.append(words)
        return None

    def _lies_ahead(self, key: str) -> bool:
        is_to_come = self.told.kind in _TO_COME or self.told.state is State.PLANNED
        return key == "deadline" or (key == "date" and is_to_come)

    def _count(self, key: str, words: str) -> Count | None:
        span = self._where(key, words)
        mention = next(iter(find_counts(words)), None)
        if mention is None:
            self.unread.append(words)
            return None
        self._rests_on(key, span)
        return mention.count

    def _share(self, words: str) -> float | None:
        span = self._where("share", words)
        text, offset = (self.sentence.text, self.sentence.span.start) if self._holds(span) else (words, span.start)
        for mention in find_shares(text, offset=offset):
            if _overlap(mention.span, span):
                self._rests_on("share", span)
                return mention.share
        self.unread.append(words)
        return None

    def _speakers(self) -> tuple[str, ...]:
        if not self.told.speaker or PUBLISHER in self.told.speaker:
            return (PUBLISHER,)
        return tuple(dict.fromkeys(self._name("speaker", name) for name in self.told.speaker))

    def _speaker_for(self, speaker: tuple[str, ...]) -> str | None:
        if self.told.speaker_for:
            return self._name("speaker_for", self.told.speaker_for)
        principals = [self.checker.actors.principal(name, on=self._day()) for name in speaker]
        names = {principal.name if principal else None for principal in principals}
        name = names.pop()
        if names or name is None or name in speaker:
            return None
        self.grounds.append(Ground(key="speaker_for", rule="actor table"))
        return name

    def _name(self, key: str, name: str) -> str:
        self._found(key, name)
        actor = self.checker.actors.find(name, on=self._day())
        return actor.name if actor else name

    def _place(self, name: str) -> Place:
        self._found("place", name)
        return self.checker.gazetteer.find(name) or Place(name=name)

    def _found(self, key: str, words: str) -> None:
        self._rests_on(key, self._where(key, words))

    def _where(self, key: str, words: str) -> Span:
        """Return where the words stand: in the sentence, else where they stand first in the report."""
        at = self.sentence.text.find(words)
        start = self.sentence.span.start + at if at >= 0 else self.checker.document.text.find(words)
        if start < 0 or not words.strip():
            raise RefusedClaimError(key, words)
        return Span(start=start, end=start + len(words))

    def _rests_on(self, key: str, span: Span) -> None:
        self.grounds.append(Ground(key=key, rule=self.checker.reader, span=span))

    def _holds(self, span: Span) -> bool:
        return self.sentence.span.holds(span)

    def _day(self) -> date | None:
        published = self.checker.document.published
        return published.day if published else None


def _quoted(told: Quoted, *, is_own: bool) -> Quoted:
    """Return how the words are given: only the publisher is not quoted."""
    if is_own:
        return Quoted.NONE
    return Quoted.INDIRECT if told is Quoted.NONE else told


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
