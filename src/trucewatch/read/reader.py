"""The reader of English reports: documents in, attributed claims out."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc as Parsed

from trucewatch.model.actor import ActorIndex, ActorKind
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import with_id
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.period import Period
from trucewatch.model.place import Gazetteer, Place
from trucewatch.model.reading import OnProgress, Reading
from trucewatch.model.text import BlockKind, Document
from trucewatch.read.claims.draft import Draft, Report, dates_a_deal, finish
from trucewatch.read.claims.rules import rules_for
from trucewatch.read.claims.scene import set_scene
from trucewatch.read.claims.unique import unique
from trucewatch.read.counts import find_counts
from trucewatch.read.date_mention import Anchor, Basis, DateMention, Granularity
from trucewatch.read.dateline import reporting_period
from trucewatch.read.dates import find_dates, narrative_after
from trucewatch.read.demonyms import government_of
from trucewatch.read.grammar import clauses_of
from trucewatch.read.home import home_of
from trucewatch.read.language_model import load_english
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.looked_up import LookedUpActors, LookedUpPlaces
from trucewatch.read.mended import mended
from trucewatch.read.names import Cast, Name, find_names
from trucewatch.read.places import find_places, places_told
from trucewatch.read.sentences import Passage, split_sentences
from trucewatch.read.speakers import Thread, attribute
from trucewatch.read.surroundings import country_of, surroundings
from trucewatch.read.syntax import case_of
from trucewatch.read.transcripts import turns_of
from trucewatch.read.tree import Doc, Words
from trucewatch.read.who import Company

NAME = "trucewatch-english"
VERSION = "1"
_BATCH_DOCUMENTS = 32
_BATCH_SENTENCES = 128
_ARTICLES = words("syntax.names.articles")
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall)\b|\b(?:is|are) (?:to|due|expected|set|scheduled|slated)\b|\bwould be\b", re.IGNORECASE
)
_SAME_DAY = re.compile(r"\b(?:that|the) (?:very )?same (?:day|week|evening|night|morning)\b", re.IGNORECASE)
_OLD_DAYS = 366
"""Days before publication from which on a time told of is history."""
_HOLDS = frozenset({"reached", "in_force", "extended"})
"""States of a deal that tell since when it holds."""
_DAYS_OF_DEAL = 2
_LIKELIER = 4
"""By how many times nearer a day gone by is than one to come, to be the one meant."""
_WEEKS = 60
"""Days within which a weekday comes again, and any day that is told without its month."""
_LINES_HELD = 3
"""Sentences before the one at hand that rules may look at."""
_Any = TypeVar("_Any")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_HOME = re.compile(r"\b([A-Z]\w+)(?:'s|’s)? (?:government|army|state|regime|military|troops|authorities)\b")


class EnglishReader:
    """Reads English reports with the pipeline given, the one shipped, or patterns alone."""

    def __init__(self, *, gazetteer: Gazetteer, actors: ActorIndex, nlp: Language | None = None) -> None:
        self._gazetteer = LookedUpPlaces(gazetteer)
        self._actors = LookedUpActors(actors)
        if nlp is None:
            self._nlp, self._pipeline, self._is_trained = load_english()
        else:
            told = nlp.meta
            self._nlp, self._pipeline, self._is_trained = nlp, f"{told['lang']}_{told['name']} {told['version']}", True

    @property
    def name(self) -> str:
        """Which reader it is."""
        return NAME

    @property
    def version(self) -> str:
        """Its version and that of its pipeline."""
        return f"{VERSION}+{self._pipeline}"

    def read(self, documents: Iterable[Document], *, on_progress: OnProgress | None = None) -> Iterator[Reading]:
        """Yield one reading for each document, in their order."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH_DOCUMENTS)):
            # What the pipeline learns of new words is let go with the batch: over many reports it would add up.
            with self._nlp.memory_zone():
                readings = list(self._read_batch(batch, on_progress))
            yield from readings

    def _read_batch(self, batch: Sequence[Document], on_progress: OnProgress | None) -> Iterator[Reading]:
        cut = [split_sentences(document) for document in batch]
        known = Words(self._nlp.vocab.strings)
        steps = _Steps(total=2 * sum(map(len, cut)), on_progress=on_progress)
        docs = self._nlp.pipe(self._unparsed(passages for passages in cut), batch_size=_BATCH_SENTENCES)
        for document, passages in zip(batch, cut, strict=True):
            parsed = deque(mended(Doc(doc, known)) for doc in steps.counted(islice(docs, len(passages))))
            yield self._reading(document, passages, parsed, steps)

    def _unparsed(self, cut: Iterable[tuple[Passage, ...]]) -> Iterator[Parsed]:
        for passages in cut:
            for passage in passages:
                doc = self._nlp.make_doc(passage.words)
                _join_articles(doc)
                for token in doc:
                    token.is_sent_start = token.i == 0
                yield doc

    def _reading(self, document: Document, passages: tuple[Passage, ...], docs: deque[Doc], steps: "_Steps") -> Reading:
        names = [find_names(doc) for doc in docs]
        title = document.title or document.text.split("\n", 1)[0]
        cast = Cast.of(docs, names, self._actors, title=title)
        cast.places = places_told(docs, names, cast)
        report = self._report(document, cast, title)
        thread = Thread(turns=turns_of(document.text))
        near = surroundings(names, cast, self._gazetteer)
        report.find_place = partial(self._known_place, cast, near)
        claims: list[Claim] = []
        for at, (passage, found) in enumerate(steps.counted(zip(passages, names, strict=True)), start=1):
            doc = docs.popleft()  # let go once it is read: the trees of a long report take most of the memory
            line = self._line(document, passage, doc, found, report, near)
            if report.company.home is None:
                report.company.home = home_of(near, self._actors)
            ahead = _rest_of_paragraph(passages, names, docs, at)
            attribute(line, report.company, thread, ahead=ahead)
            drafts: list[Draft] = []
            for rule in rules_for(line):
                for draft in rule(line, report):
                    if line.is_asked(draft.at):
                        continue
                    drafts.append(draft)
                    report.recent.append(draft)
                    if draft.kind in {ClaimKind.INCIDENT, ClaimKind.COMPLIANCE, ClaimKind.TOLL}:
                        report.told.append(draft)
                    if draft.kind is ClaimKind.COMMITMENT:
                        report.owed = [*(one for one in report.owed if one.line is line), draft]
            set_scene(drafts, line, report)
            report.begun = _deal_begun(drafts, line, report)
            for draft in drafts:
                claims.extend(
                    finish(
                        draft,
                        document=document.sha256,
                        reader=f"{NAME} {self.version}",
                        actors=report.company.actors,
                    )
                )
            _remember(line, report)
            report.lines = [*report.lines, line][-_LINES_HELD:]
            _keep_recent(report)
        kept = unique(claims)
        return Reading(document=document, claims=tuple(with_id(claim) for claim in kept), issues=self._issues(document))

    def _report(self, document: Document, cast: Cast, title: str) -> Report:
        day = document.published.day if document.published else None
        company = Company(cast=cast, actors=self._actors, home=_home(document.text, self._actors), title=title)
        if company.home is None:
            company.own_government = government_of(document.text)
        company.own_party = company.party_in(title) if company.is_bulletin() else None
        covered = reporting_period(document)
        return Report(
            company=company,
            published=Period.day(day) if day else None,
            lines=[],
            covered=covered,
            period=covered,
            named=_CAPITALISED.findall(title),
        )

    def _line(
        self, document: Document, passage: Passage, doc: Doc, names: tuple[Name, ...], report: Report, near: list[Place]
    ) -> Line:
        published = document.published.day if document.published else None
        line = Line(passage=passage, doc=doc, names=names, published=published)
        # What lies ahead lies ahead of the day of publication, not of a past that was told of before.
        if published is not None and _is_aside_of_history(passage, report, published):
            report.narrative = None
        is_ahead = _LOOKS_AHEAD.search(passage.words) and not _SAME_DAY.search(passage.words)
        narrative = None if is_ahead else report.narrative
        anchor = Anchor(published=published, narrative=narrative, covered=report.covered, begun=report.begun)
        mentions = find_dates(passage.words, offset=passage.offset, anchor=anchor)
        mentions = [_likeliest(mention, published) for mention in _of_their_own_time(line, mentions)]
        report.narrative = narrative_after([m for m in mentions if _carries_on(line, m)], report.narrative)
        report.narrative_paragraph = passage.paragraph
        line.dates = tuple(mention for mention in mentions if mention.period is not None)
        line.terms = tuple(mention for mention in mentions if mention.period is None and mention.ahead is not None)
        line.counts = tuple(find_counts(passage.words, offset=passage.offset))
        line.clauses = clauses_of(doc)
        line.places = find_places(line, self._gazetteer, report.company.cast, near)
        return line

    def _known_place(self, cast: Cast, near: list[Place], name: str) -> Place | None:
        """Return the place that bears a name, where nobody does; by the word for its people, their country."""
        actor = cast.known(name)
        is_somebody = cast.person(name) or (actor is not None and actor.kind is not ActorKind.STATE)
        if is_somebody or not self._gazetteer.is_known(name):
            return country_of(name, cast, self._gazetteer)
        return self._gazetteer.find(name, near=near)

    def _issues(self, document: Document) -> tuple[Issue, ...]:
        if self._is_trained:
            return ()
        return (
            Issue(
                where=document.name,
                what="read with patterns alone, because no English pipeline is installed: "
                "install trucewatch_model_en for more and surer claims",
                loudness=Loudness.WARNING,
            ),
        )


@dataclass(slots=True, kw_only=True)
class _Steps:
    """How far a batch has come: each sentence is a step to the pipeline, and one to the rules."""

    total: int
    done: int = 0
    on_progress: OnProgress | None = None

    def counted(self, sentences: Iterable[_Any]) -> Iterator[_Any]:
        """Yield the sentences, and tell now and then how many steps were taken."""
        for sentence in sentences:
            yield sentence
            self.done += 1
            if self.on_progress is not None and (self.done % _BATCH_SENTENCES == 0 or self.done == self.total):
                self.on_progress(self.done, self.total)


def _deal_begun(drafts: Iterable[Draft], line: Line, report: Report) -> Period | None:
    """Return the day of the latest deal told of by now: of one reached, or of one told apart by its day."""
    told = [draft.date for draft in drafts if draft.kind is ClaimKind.AGREEMENT and draft.keys.get("state") in _HOLDS]
    told += [mention.period for mention in line.dates if mention.modifier is None and dates_a_deal(line, mention)]
    published = report.published.first if report.published is not None else None
    begun = report.begun
    for period in told:
        if period is None or period.first is None or (period.length_days or _OLD_DAYS) > _DAYS_OF_DEAL:
            continue
        is_later = begun is None or begun.first is None or begun.first <= period.first
        if is_later and (published is None or period.first <= published):
            begun = Period.day(period.first)
    return begun


def _rest_of_paragraph(
    passages: Sequence[Passage], names: Sequence[tuple[Name, ...]], docs: Sequence[Doc], at: int
) -> Iterator[Line]:
    """Yield the sentences from number `at` to the end of the paragraph before it, each with no more than its clauses.

    Args:
        docs: The trees from number `at` on.
    """
    for number in range(at, len(passages)):
        if passages[number].paragraph != passages[at - 1].paragraph:
            return
        doc = docs[number - at]
        yield Line(passage=passages[number], doc=doc, names=names[number], clauses=clauses_of(doc))


def _join_articles(doc: Parsed) -> None:
    """Make one word of "al-Sham": the tree comes out better, and names end where they should."""
    starts = [
        token.i
        for token in doc[:-2]
        if token.lower_ in _ARTICLES
        and doc[token.i + 1].text == "-"
        and not token.whitespace_
        and doc[token.i + 2].text[:1].isalpha()
    ]
    if starts:
        with doc.retokenize() as retokenizer:
            for start in starts:
                retokenizer.merge(doc[start : start + 3])


def _is_aside_of_history(passage: Passage, report: Report, published: date) -> bool:
    """Tell whether a paragraph opens behind one that told of old times: what it tells is news again."""
    last = report.narrative.last if report.narrative is not None else None
    is_old = last is not None and (published - last).days > _OLD_DAYS
    return is_old and passage.paragraph != report.narrative_paragraph


def _of_their_own_time(line: Line, mentions: list[DateMention]) -> list[DateMention]:
    """Return the times of a sentence, those read against a background in it read against the day of publication.

    "A group that left the Front in 1990 shelled the town on 8 March": this year's March.
    """
    found = []
    is_background = False
    for mention in mentions:
        is_own = _carries_on(line, mention)
        is_misled = is_background and is_own and mention.basis is Basis.NARRATIVE and bool(mention.alternatives)
        found.append(replace(mention, period=mention.alternatives[0], basis=Basis.PUBLISHED) if is_misled else mention)
        is_background = not is_own
    return found


def _likeliest(mention: DateMention, published: date | None) -> DateMention:
    """Return a day without its year as this year's, though it was planned: "set for 31 October", told in November."""
    past, ahead = mention.period, mention.ahead
    if published is None or past is None or ahead is None or past.last is None or ahead.first is None:
        return mention
    is_past = (published - past.last).days * _LIKELIER < (ahead.first - published).days
    is_yearly = mention.granularity in {Granularity.DAY, Granularity.SPAN} and (ahead.first - published).days > _WEEKS
    return replace(mention, ahead=None) if is_past and is_yearly and mention.modifier is None else mention


def _carries_on(line: Line, mention: DateMention) -> bool:
    """Tell whether a time is that of what the sentence tells: not of a deal named, nor of background in a clause."""
    start, _ = line.tokens_of(mention.span)
    if start >= len(line.doc):
        return True
    token = line.doc[start]
    if token.dep_.startswith("nmod") and case_of(token) == "of":
        return False
    return not any(above.dep_.startswith("acl") for above in (token, *token.ancestors))


def _home(text: str, actors: ActorIndex) -> str | None:
    """Return the word for the state whose government the report means by "the government": the one named most."""
    counts: dict[str, int] = {}
    for match in _HOME.finditer(text):
        word = match.group(1)
        if actors.find(f"{word} forces") is not None:
            counts[word] = counts.get(word, 0) + 1
    return max(counts, key=lambda word: counts[word]) if counts else None


def _keep_recent(report: Report) -> None:
    """Let go of claims of sentences that rules look at no more."""
    held = {id(line) for line in report.lines}
    report.recent = [draft for draft in report.recent if id(draft.line) in held]


def _remember(line: Line, report: Report) -> None:
    """Keep what later sentences may lean on: the last actor that was a subject, the last day, the days covered."""
    for clause in line.clauses:
        for subject in clause.subjects[:1]:
            is_quoted = subject.i in line.quoted_tokens and clause.head.i not in line.quoted_tokens
            name = line.name_over(subject)
            is_town = line.place_over(subject) and name and report.company.actors.find(name.text) is None
            if name and not is_quoted and not is_town:
                report.company.meet(report.company.who(line, subject))
    for mention in line.dates:
        if mention.period and mention.period.length_days == 1:
            report.day = mention.period
    # "The camera at X recorded two blasts" names the place with who tells it; it was there all the same.
    there = {place for draft in report.recent if draft.line is line for place in draft.places}
    told = tuple(place for place in line.places if place.start not in line.attribution or place.place in there)
    named = [place for place in told if place.place.kind not in {"country", "continent", "sea", "ocean"}]
    if named:
        report.last_place = named[0].place
    if told:
        report.placed.append(told)
    report.named.extend(name.text for name in line.names)
    text = line.passage.words.casefold()
    if (
        line.passage.kind is BlockKind.BULLET
        or "reporting period" in text
        or "past 24 hours" in text
        or "between the evenings" in text
    ):
        for mention in line.dates:
            if mention.period and mention.period.length_days is not None and 1 < mention.period.length_days <= 8:
                report.period = mention.period
