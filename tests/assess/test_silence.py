"""What was not said."""

from datetime import date

import pytest

from assess.boards import bearings_of, scale_of
from fakes import FakeActors, FakeSources, days, evidence_of, obligation, report, shelling, truce, verdict
from trucewatch.assess.silence import find_silences
from trucewatch.assess.voices import Scale
from trucewatch.model.actor import Source
from trucewatch.model.agreement import Agreement, ExpectedReport, ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.model.reading import Reading
from trucewatch.model.silence import Silence, SilenceKind
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings

ROUTES = About.OPEN_ROUTES
PLEDGE = obligation(ROUTES, kind=ObligationKind.ONE_OFF, due="2001-07-01", who_could_know=("vale-monitor", "northland"))
JUNE = ExpectedReport(title="Monthly report", by="vale-monitor", due=Period.month(2001, 6))
OTHERS = report("2001-06-15", shelling(), source="agency")


def silences(
    *readings: Reading, kind: SilenceKind, as_of: str = "2001-08-01", agreement: Agreement | None = None
) -> list[Silence]:
    """Return the silences of one kind."""
    deal = agreement or truce(PLEDGE, expected_reports=(JUNE,))
    evidence = evidence_of(*readings, as_of=as_of)
    found = find_silences(scale_of(deal, evidence), bearings_of(deal, evidence))
    return [one for one in found if one.kind is kind]


def test_a_report_that_did_not_come() -> None:
    """A report that somebody owed, and that is not there although others of its time are, is missed."""
    [missed] = silences(OTHERS, kind=SilenceKind.REPORT)

    assert (missed.by, missed.period) == ("vale-monitor", JUNE.due)
    assert missed.text == (
        "The monthly report that Vale Monitor owed in June 2001 is not among the reports at hand, although others of"
        " that time are."
    )


@pytest.mark.parametrize(
    ("readings", "as_of"),
    [
        ((OTHERS, report("2001-07-03", shelling(), source="monitor")), "2001-08-01"),
        ((OTHERS, report("2001-06-20", verdict("Vale Monitor", about=ROUTES), source="agency")), "2001-08-01"),
        ((OTHERS,), "2001-07-07"),
        ((report("2001-07-20", shelling(), source="agency"),), "2001-08-01"),
    ],
)
def test_what_is_not_missed(readings: tuple[Reading, ...], as_of: str) -> None:
    """What came in time, was quoted, is not late yet, or falls where nothing at all is at hand, is no silence."""
    assert silences(*readings, kind=SilenceKind.REPORT, as_of=as_of) == []


def test_an_echo_is_no_report() -> None:
    """That an old word of the one who owes a report is reprinted in time is not his report."""
    words = "The mission in the valley said on Monday that every road to the four northern towns was open to lorries."
    telling = verdict("Vale Monitor", about=ROUTES, sentence=words)

    first = report("2001-05-10", telling, source="agency")
    again = report("2001-06-20", telling, source="gazette")

    assert len(silences(first, again, kind=SilenceKind.REPORT)) == 1


def scale_with(source: Source, *readings: Reading, as_of: str) -> Scale:
    """Return a scale that knows this source."""
    evidence, actors, sources = evidence_of(*readings, as_of=as_of), FakeActors(), FakeSources([source])
    return Scale(
        agreement=truce(PLEDGE),
        evidence=evidence,
        origins=find_origins(evidence, actors=actors, sources=sources),
        incidents=(),
        actors=actors,
        sources=sources,
        settings=Settings(),
    )


def test_a_source_that_falls_silent() -> None:
    """Weeks running with fewer reports than a source brings are told as one stretch; a single such week is not."""
    source = Source(id="weekly", name="The Weekly", reliability="B", items_a_week=1)
    published = ["2001-05-07", "2001-05-14", "2001-05-28", "2001-06-18"]
    readings = [report(day, shelling("Ash", day), source="weekly") for day in published]

    [silence] = [
        one
        for one in find_silences(scale_with(source, *readings, as_of="2001-06-26"), ())
        if one.kind is SilenceKind.SOURCE
    ]

    assert silence.period == days("2001-06-04/2001-06-17")
    assert silence.text == "The Weekly brought fewer than 1 a week between 4 and 17 June 2001, 2 weeks running."


def test_stretches_are_told_apart() -> None:
    """A report in between ends a silence, and the next begins another."""
    source = Source(id="weekly", name="The Weekly", reliability="B", items_a_week=1)
    readings = [report(day, shelling("Ash", day), source="weekly") for day in ("2001-05-07", "2001-06-04")]

    found = find_silences(scale_with(source, *readings, as_of="2001-07-10"), ())

    assert [one.period.first for one in found if one.kind is SilenceKind.SOURCE] == [
        date(2001, 5, 14),
        date(2001, 6, 11),
    ]


def test_a_deadline_passed_in_silence() -> None:
    """Where nobody spoke of a duty after its deadline, that is told, whatever was said before it."""
    before = report("2001-06-20", verdict("Southland", about=ROUTES), source="agency")
    after = report("2001-07-02", verdict("Southland", about=ROUTES), source="agency")

    [silence] = silences(before, kind=SilenceKind.DEADLINE)

    assert (silence.obligation, silence.period) == ("open-routes", days("2001-07-02/2001-08-01"))
    assert silences(before, after, kind=SilenceKind.DEADLINE) == []
    assert silences(before, kind=SilenceKind.DEADLINE, as_of="2001-07-01") == []


def test_praise_of_the_whole_breaks_no_silence() -> None:
    """Whoever says that the deal as a whole is kept has not spoken of this duty."""
    assert len(silences(report("2001-07-20", verdict("Southland")), kind=SilenceKind.DEADLINE)) == 1


def test_who_could_know() -> None:
    """Of those in a position to tell, those who did not are named."""
    one = report("2001-07-20", verdict("Vale Monitor", about=ROUTES), source="agency")

    [both] = silences(kind=SilenceKind.WITNESS)
    [other] = silences(one, kind=SilenceKind.WITNESS)

    assert both.text == "Vale Monitor and Northland, who could know, have said nothing of this duty itself."
    assert both.by is None
    assert (other.by, other.text) == ("northland", "Northland, who could know, has said nothing of this duty itself.")


@pytest.mark.parametrize("as_of", ["2001-05-01", "2001-06-30"])
def test_nobody_need_speak_yet(as_of: str) -> None:
    """Before the deal, and before a duty is due, nobody is silent."""
    assert silences(kind=SilenceKind.WITNESS, as_of=as_of) == []


def test_a_declaration_calls_for_no_word() -> None:
    """On a declaration of will nobody is expected to report."""
    told = obligation(ROUTES, kind=ObligationKind.DECLARATORY, who_could_know=("northland",))

    assert silences(kind=SilenceKind.WITNESS, agreement=truce(told)) == []
