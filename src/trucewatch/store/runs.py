"""Part reports into runs of some thousands of claims, so that all can be gone through in little memory."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from trucewatch.store.tables import CLAIM

_MOST_CLAIMS = 4_000
"""Claims of one run, unless a single report has more."""
_MOST_REPORTS = 500
"""Fewer than any database's limit on the values of a statement."""


def runs_of_reports(connection: Connection, hashes: Sequence[str]) -> Iterator[list[str]]:
    """Yield the reports, in their order, as many at a time as have some thousands of claims together.

    All readings are counted, so that a run has rather too few. Reports without a claim are left out.
    """
    counted = select(CLAIM.c.document, func.count()).group_by(CLAIM.c.document)
    numbers = {row[0]: int(row[1]) for row in connection.execute(counted)}
    run: list[str] = []
    claims = 0
    for sha256 in hashes:
        number = numbers.get(sha256, 0)
        if not number:
            continue
        if run and (claims + number > _MOST_CLAIMS or len(run) == _MOST_REPORTS):
            yield run
            run, claims = [], 0
        run.append(sha256)
        claims += number
    if run:
        yield run
