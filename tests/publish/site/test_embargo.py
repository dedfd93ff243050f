"""What is too young to be told."""

from dataclasses import replace
from datetime import UTC, date, datetime

from fakes import evidence_of, report, shelling
from trucewatch.model.evidence import Times
from trucewatch.publish.site.embargo import before_embargo, without_undated

TIMES = Times(as_of=date(2001, 6, 20), published_by=date(2001, 6, 20), known_on=datetime(2001, 6, 21, tzinfo=UTC))


def test_nothing_of_the_last_days_is_asked_for() -> None:
    """The days are counted back from the day that is shown."""
    assert before_embargo(TIMES, 7).published_by == date(2001, 6, 13)
    assert before_embargo(TIMES, 0) == TIMES


def test_an_embargo_never_shows_more() -> None:
    """An earlier bound on what had been published stands."""
    early = replace(TIMES, published_by=date(2001, 6, 1))

    assert before_embargo(early, 7) == early


def test_what_nobody_dates_is_kept_back() -> None:
    """A report without a day cannot be shown to be old enough, nor can its claims."""
    evidence = evidence_of(report("2001-06-02", shelling(killed=11)), report("2001-06-03", shelling(killed=12)))
    undated, dated = evidence.documents.values()
    unsure = replace(evidence, documents={undated.sha256: replace(undated, published=None), dated.sha256: dated})

    kept = without_undated(unsure)

    assert list(kept.documents) == [dated.sha256]
    assert {claim.document for claim in kept.claims} == {dated.sha256}
    assert len(kept.claims) == 1
