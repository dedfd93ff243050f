"""Make the rows of an entry, put them into the chain, and write them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from trucewatch.custody.chain import Head, chained, genesis
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.ids import canonical_json
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.reading import Reading
from trucewatch.model.written import WrittenClaim
from trucewatch.store.backend import Backend, Row
from trucewatch.store.columns import columns_of, columns_of_written
from trucewatch.store.content import copy_as_json, document_as_json, issue_as_json, judgement_as_json, text_as_json
from trucewatch.store.tables import CHAINED, CLAIM, HEAD, WORKSPACE

Content = dict[str, Any]
Fresh = tuple[str, Content | WrittenClaim]
"""A row before it has its place: the name of its table, and its content."""


def rows_of_document(reading: Reading, options: Mapping[str, Any], previous: str | None) -> Iterator[Fresh]:
    """Yield the rows of a report that is new.

    Args:
        previous: sha256 of the version before it, where there is one.
    """
    document = reading.document
    yield "document", document_as_json(document)
    yield "text", text_as_json(document, options)
    if previous is not None:
        yield "version", {"document": document.sha256, "previous": previous}


def rows_of_reading(reading: Reading, reader: str) -> Iterator[Fresh]:
    """Yield the rows of what was read in a report, and of what was odd about it."""
    sha256 = reading.document.sha256
    yield "reading", {"document": sha256, "reader": reader, "claims": len(reading.claims) + len(reading.written)}
    for claim in reading.claims:
        yield "claim", claim_as_json(claim)
    for one in reading.written:
        yield "claim", one
    for issue in reading.issues:
        yield "issue", issue_as_json(issue, sha256)


def rows_of_pairs(copies: Iterable[Copy], judgements: Iterable[Judgement]) -> Iterator[Fresh]:
    """Yield the rows of what was found of pairs of reports and pairs of claims."""
    for copy in copies:
        yield "copy", copy_as_json(copy)
    for judgement in judgements:
        yield "judgement", judgement_as_json(judgement)


def head_of(connection: Connection) -> Head:
    """Return where the chain ends."""
    last = connection.execute(select(HEAD.c.last, HEAD.c.link).order_by(HEAD.c.last.desc()).limit(1)).first()
    if last is not None:
        return Head(count=last.last, link=bytes(last.link))
    return Head(count=0, link=genesis(connection.execute(select(WORKSPACE.c.id)).scalar_one()))


def write_rows(backend: Backend, connection: Connection, fresh: Iterable[Fresh], recorded_at: int) -> None:
    """Write the rows after the last of the chain, and where it ends now.

    Args:
        recorded_at: In whole microseconds since 1970 in UTC.
    """
    places = _Places(head_of(connection), recorded_at)
    # Claims, of which there are many, are written while the rows after them are still made.
    backend.insert(connection, CLAIM, places.claims(fresh))
    for table in CHAINED:
        if table.name in places.others:
            backend.insert(connection, table, places.others[table.name])
    backend.insert(connection, HEAD, [(places.count, places.link)])


class _Places:
    """Gives each row of an entry its place in the chain."""

    def __init__(self, head: Head, recorded_at: int) -> None:
        self._head = head
        self._recorded_at = recorded_at
        self.count, self.link = head.count, head.link
        """Where the chain ends so far."""
        self.others: defaultdict[str, list[Row]] = defaultdict(list)
        """The rows that are no claims, by table."""

    def claims(self, fresh: Iterable[Fresh]) -> Iterator[Row]:
        """Yield the rows of claims, and lay the others aside."""
        own: list[Row] = []
        recorded_at, is_claim = self._recorded_at, CLAIM.name
        for row in chained(self._head, _texts(fresh, own, recorded_at)):
            seq, table, _, content, digest, link = row
            values = (seq, *own.pop(), content, digest, link, recorded_at)
            self.count, self.link = seq, link
            if table == is_claim:
                yield values
            else:
                self.others[table].append(values)


def _texts(fresh: Iterable[Fresh], own: list[Row], recorded_at: int) -> Iterator[tuple[str, int, str]]:
    """Yield the rows as the chain takes them, each with its own columns laid into `own`.

    Contents are let go of one by one: thousands of them at once would keep the garbage collector busy for nothing.
    """
    for table, content in fresh:
        if isinstance(content, WrittenClaim):
            own.append(columns_of_written(content))
            yield table, recorded_at, content.text
        else:
            own.append(columns_of(table, content, recorded_at))
            yield table, recorded_at, canonical_json(content)
