"""Notice what was not said: reports that did not come, sources that fell silent, deadlines passed without a word.

What is missing is missing among the reports at hand: it may have come, and not have been taken in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.assess.status import is_due
from trucewatch.assess.voices import Scale
from trucewatch.model.agreement import ExpectedReport, Obligation, ObligationKind
from trucewatch.model.claim import PUBLISHER
from trucewatch.model.finding import Bearing
from trucewatch.model.period import Period
from trucewatch.model.silence import Silence, SilenceKind
from trucewatch.model.wording import as_sentence, say_day, say_names, say_period

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """On which days whom was heard, and what was published."""

    by_actor: Mapping[str, Sequence[date]]
    """Days, ascending, on which something was said by an actor, or published by an outlet of its name; by actor id."""
    by_source: Mapping[str, Sequence[date]]
    """Days of publication, ascending, by source id; one for each report."""


def find_silences(scale: Scale, bearings: Iterable[Bearing]) -> tuple[Silence, ...]:
    """Return all silences on the day asked about: reports, then sources, then obligations, each in order of time."""
    spoken = _hear_all(scale)
    by_obligation: defaultdict[str, list[Bearing]] = defaultdict(list)
    for bearing in bearings:
        by_obligation[bearing.obligation].append(bearing)
    return (
        *_missed_reports(scale, spoken),
        *_silent_sources(scale, spoken),
        *(
            silence
            for obligation in scale.agreement.obligations
            for silence in _on_obligation(obligation, by_obligation[obligation.id], scale)
        ),
    )


def _hear_all(scale: Scale) -> Spoken:
    evidence = scale.evidence
    actors: defaultdict[str, set[date]] = defaultdict(set)
    sources: defaultdict[str, list[date]] = defaultdict(list)
    for document in evidence.documents.values():
        if document.published is None:
            continue
        day = document.published.day
        sources[document.source].append(day)
        source = scale.sources.get(document.source)
        outlet = scale.actors.find(source.name, on=day) if source else None
        if outlet:
            actors[outlet.id].add(day)
    for claim in evidence.claims:
        said = evidence.said_on(claim)
        if said is None or scale.origins.is_echo(claim.id):
            continue
        names = [name for name in claim.speaker if name != PUBLISHER]
        for name in names:
            for actor in (scale.actors.find(name, on=said), scale.actors.principal(name, on=said)):
                if actor:
                    actors[actor.id].add(said)
    return Spoken(
        by_actor={key: sorted(days) for key, days in actors.items()},
        by_source={key: sorted(days) for key, days in sources.items()},
    )


def _missed_reports(scale: Scale, spoken: Spoken) -> Iterator[Silence]:
    """A report is missed where the workspace holds others of that time, and none by him who owed it."""
    as_of, grace = scale.evidence.times.as_of, timedelta(days=scale.settings.report_grace_days)
    published = sorted(day for days in spoken.by_source.values() for day in days)
    for report in scale.agreement.expected_reports:
        first, last = report.due.first, report.due.last
        if last is None or as_of <= last + grace:
            continue
        window = (first or last, last + grace)
        if _any_within(published, window) and not _any_within(spoken.by_actor.get(report.by, ()), window):
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


def _silent_sources(scale: Scale, spoken: Spoken) -> Iterator[Silence]:
    """Weeks are counted from a source's first report; the last, unfinished one is not counted."""
    as_of = scale.evidence.times.as_of
    for source_id in sorted(spoken.by_source):
        source, days = scale.sources.get(source_id), spoken.by_source[source_id]
        expected = source.items_a_week if source else None
        if source is None or not expected:
            continue
        silent: list[Period] = []
        start = days[0]
        while start + _WEEK <= as_of + timedelta(days=1):
            week = Period(first=start, last=start + _WEEK - timedelta(days=1))
            if sum(_is_within(day, week) for day in days) < expected:
                silent.append(week)
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


def _on_obligation(obligation: Obligation, bearings: Sequence[Bearing], scale: Scale) -> Iterator[Silence]:
    as_of = scale.evidence.times.as_of
    if as_of < scale.agreement.signed or obligation.kind is ObligationKind.DECLARATORY:
        return
    direct = [one for one in bearings if one.directness >= scale.settings.directness_to_confirm]
    last = obligation.due.last if obligation.due else None
    if last and is_due(obligation, as_of) and not _spoke_since(direct, last, scale):
        since = Period(first=last + timedelta(days=1), last=as_of)
        told = f"its deadline of {say_day(last)} passed, and nobody has spoken of this duty since"
        yield Silence(kind=SilenceKind.DEADLINE, period=since, text=as_sentence(told), obligation=obligation.id)
    speakers = {origin.key for one in direct for origin in scale.origins.of(one.claim)}
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


def _spoke_since(bearings: Iterable[Bearing], last: date, scale: Scale) -> bool:
    said = (scale.evidence.said_on(scale.claims[one.claim]) for one in bearings)
    return any(day is not None and day > last for day in said)


def _name(actor_id: str, scale: Scale) -> str:
    actor = scale.actors.get(actor_id)
    return actor.name if actor else actor_id


def _any_within(days: Iterable[date], window: tuple[date, date]) -> bool:
    return any(window[0] <= day <= window[1] for day in days)


def _is_within(day: date, period: Period) -> bool:
    return (period.first or day) <= day <= (period.last or day)
