"""Notice what was not said: reports that did not come, sources that fell silent, deadlines passed without a word.

What is missing is missing among the reports at hand: it may have come, and not have been taken in.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, timedelta

from trucewatch.assess.status import is_due
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import ExpectedReport, Obligation, ObligationKind
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.finding import Bearing
from trucewatch.model.period import Period
from trucewatch.model.silence import Silence, SilenceKind
from trucewatch.model.text import Document
from trucewatch.model.wording import as_sentence, say_day, say_names, say_period

_WEEK = timedelta(days=7)


def find_silences(scale: Scale, bearings: Iterable[Bearing]) -> tuple[Silence, ...]:
    """Return all silences on the day asked about: reports, then sources, then obligations, each in order of time."""
    listening = Listening(scale)
    listening.take_up(
        scale,
        documents=scale.evidence.documents.values(),
        claims=scale.evidence.claims,
        bearings=bearings,
    )
    return listening.silences(scale)


class Days:
    """Days, in order, each as often as something was heard on it."""

    def __init__(self) -> None:
        """Begin without any."""
        self._days: list[date] = []

    def add(self, day: date) -> None:
        """Let something be heard on that day."""
        insort(self._days, day)

    def take(self, day: date) -> None:
        """Let it not have been heard."""
        del self._days[bisect_left(self._days, day)]

    def number(self, first: date, last: date) -> int:
        """Return how often something was heard from the first day to the last."""
        return bisect_right(self._days, last) - bisect_left(self._days, first)

    @property
    def first(self) -> date | None:
        """The first day; None where nothing was heard."""
        return self._days[0] if self._days else None

    @property
    def last(self) -> date | None:
        """The last day; None where nothing was heard."""
        return self._days[-1] if self._days else None


class Listening:
    """On which days whom was heard, what was published, and who spoke of which duty: kept up as claims come and go."""

    def __init__(self, scale: Scale) -> None:
        """Begin with nothing heard: the claims of the scale are not looked at."""
        self.published = Days()
        self.by_actor: defaultdict[str, Days] = defaultdict(Days)
        """When something was said by an actor, or published by an outlet of its name; by actor id."""
        self.by_source: defaultdict[str, Days] = defaultdict(Days)
        """By source id, a day for each report."""
        self._said_by: dict[str, list[tuple[str, date]]] = {}
        self._silent: dict[str, tuple[Silence, ...]] = {}
        """What was found of each source; of one that was heard again, nothing is."""
        self._on_duty = {obligation.id: Days() for obligation in scale.agreement.obligations}
        """When somebody spoke of each duty itself."""
        self._speakers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """Who did, by obligation id."""

    def take_up(  # noqa: PLR0913 - what came and what went, each by its name
        self,
        scale: Scale,
        *,
        documents: Iterable[Document] = (),
        gone_claims: Iterable[str] = (),
        claims: Iterable[Claim] = (),
        gone_bearings: Iterable[Bearing] = (),
        bearings: Iterable[Bearing] = (),
    ) -> None:
        """Carry on with what came and went; the scale still knows the claims of bearings that went.

        Args:
            gone_claims: Ids; of those that are echoes now, or no longer, too.
            claims: Those that came; of those that are echoes now, or no longer, too.
        """
        for document in documents:
            self._note_report(document, scale)
        for claim_id in gone_claims:
            for actor_id, said in self._said_by.pop(claim_id, ()):
                self.by_actor[actor_id].take(said)
        for claim in claims:
            self._note_speakers(claim, scale)
        for bearing in gone_bearings:
            self._note_duty(bearing, scale, Days.take, -1)
        for bearing in bearings:
            self._note_duty(bearing, scale, Days.add, 1)

    def silences(self, scale: Scale) -> tuple[Silence, ...]:
        """Return all silences on the day asked about: reports, then sources, then duties, each in order of time."""
        for source_id in self.by_source:
            if source_id not in self._silent:
                self._silent[source_id] = tuple(_silent_source(source_id, self.by_source[source_id], scale))
        return (
            *_missed_reports(scale, self),
            *(silence for source_id in sorted(self._silent) for silence in self._silent[source_id]),
            *(
                silence
                for obligation in scale.agreement.obligations
                for silence in _on_obligation(
                    obligation, self._on_duty[obligation.id].last, +self._speakers[obligation.id], scale
                )
            ),
        )

    def _note_report(self, document: Document, scale: Scale) -> None:
        if document.published is None:
            return
        day = document.published.day
        self.published.add(day)
        self.by_source[document.source].add(day)
        self._silent.pop(document.source, None)
        source = scale.sources.get(document.source)
        outlet = scale.actors.find(source.name, on=day) if source else None
        if outlet:
            self.by_actor[outlet.id].add(day)

    def _note_speakers(self, claim: Claim, scale: Scale) -> None:
        said = scale.evidence.said_on(claim)
        if said is None or scale.origins.is_echo(claim.id):
            return
        heard = [
            (actor.id, said)
            for name in claim.speaker
            if name != PUBLISHER
            for actor in (scale.actors.find(name, on=said), scale.actors.principal(name, on=said))
            if actor
        ]
        for actor_id, day in heard:
            self.by_actor[actor_id].add(day)
        if heard:
            self._said_by[claim.id] = heard

    def _note_duty(self, bearing: Bearing, scale: Scale, turn: Callable[[Days, date], None], step: int) -> None:
        if bearing.directness < scale.settings.directness_to_confirm:
            return
        day = scale.evidence.said_on(scale.claims[bearing.claim])
        if day is not None:
            turn(self._on_duty[bearing.obligation], day)
        for origin in scale.origins.of(bearing.claim):
            self._speakers[bearing.obligation][origin.key] += step


def _missed_reports(scale: Scale, listening: Listening) -> Iterator[Silence]:
    """A report is missed where the workspace holds others of that time, and none by him who owed it."""
    as_of, grace = scale.evidence.times.as_of, timedelta(days=scale.settings.report_grace_days)
    for report in scale.agreement.expected_reports:
        first, last = report.due.first, report.due.last
        if last is None or as_of <= last + grace:
            continue
        window = (first or last, last + grace)
        heard = listening.by_actor.get(report.by)
        if listening.published.number(*window) and not (heard and heard.number(*window)):
            yield Silence(
                kind=SilenceKind.REPORT,
                period=report.due,
                text=_said_of_report(report, scale),
                by=report.by,
                obligation=report.obligation,
            )


def _said_of_report(report: ExpectedReport, scale: Scale) -> str:
    title = report.title[0].lower() + report.title[1:] if report.title[1:2].islower() else report.title
    return as_sentence(
        f"the {title} that {_name(report.by, scale)} owed {say_period(report.due)} is not among the reports at hand,"
        " although others of that time are"
    )


def _silent_source(source_id: str, days: Days, scale: Scale) -> Iterator[Silence]:
    """Weeks are counted from a source's first report; the last, unfinished one is not counted."""
    as_of = scale.evidence.times.as_of
    source, start = scale.sources.get(source_id), days.first
    expected = source.items_a_week if source else None
    if source is None or start is None or not expected:
        return
    silent: list[Period] = []
    while start + _WEEK <= as_of + timedelta(days=1):
        week_ends = start + _WEEK - timedelta(days=1)
        if days.number(start, week_ends) < expected:
            silent.append(Period(first=start, last=week_ends))
        start += _WEEK
    for period, weeks in _runs(silent):
        if weeks >= scale.settings.silence_from_weeks:
            told = f"{source.name} brought fewer than {expected} a week {say_period(period)}, {weeks} weeks running"
            yield Silence(kind=SilenceKind.SOURCE, period=period, text=as_sentence(told), by=source_id)


def _runs(weeks: Sequence[Period]) -> Iterator[tuple[Period, int]]:
    """Join weeks that follow one another, with how many they are."""
    run: list[Period] = []
    for week in weeks:
        if run and week.first and run[-1].last and week.first - run[-1].last > timedelta(days=1):
            yield Period(first=run[0].first, last=run[-1].last), len(run)
            run = []
        run.append(week)
    if run:
        yield Period(first=run[0].first, last=run[-1].last), len(run)


def _on_obligation(
    obligation: Obligation, spoken: date | None, speakers: Container[str], scale: Scale
) -> Iterator[Silence]:
    """Yield what is not said of a duty.

    Args:
        spoken: The last day on which somebody spoke of the duty itself.
        speakers: Keys of the origins who did.
    """
    as_of = scale.evidence.times.as_of
    if as_of < scale.agreement.signed or obligation.kind is ObligationKind.DECLARATORY:
        return
    last = obligation.due.last if obligation.due else None
    if last and is_due(obligation, as_of) and not (spoken and spoken > last):
        since = Period(first=last + timedelta(days=1), last=as_of)
        told = f"its deadline of {say_day(last)} passed, and nobody has spoken of this duty since"
        yield Silence(kind=SilenceKind.DEADLINE, period=since, text=as_sentence(told), obligation=obligation.id)
    quiet = [actor_id for actor_id in obligation.who_could_know if actor_id not in speakers]
    if quiet and is_due(obligation, as_of):
        names = say_names([_name(actor_id, scale) for actor_id in quiet])
        verb = "has" if len(quiet) == 1 else "have"
        told = f"{names}, who could know, {verb} said nothing of this duty itself"
        period = Period(first=scale.agreement.signed, last=as_of)
        yield Silence(
            kind=SilenceKind.WITNESS,
            period=period,
            text=as_sentence(told),
            by=quiet[0] if len(quiet) == 1 else None,
            obligation=obligation.id,
        )


def _name(actor_id: str, scale: Scale) -> str:
    actor = scale.actors.get(actor_id)
    return actor.name if actor else actor_id
