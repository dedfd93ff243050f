"""Read reports again with a better reader: its readings take the place of those before, which stay in sight."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from trucewatch.engine.base import Failed
from trucewatch.model.claim import Claim
from trucewatch.model.judgement import Judgement
from trucewatch.model.reading import Reader, Reading
from trucewatch.pipeline import Means, Step, as_issue, name_of, read_one
from trucewatch.recalling import Recorded
from trucewatch.store.base import Entry, EntryKind, Store, Superseded


def to_be_read_again(store: Store, reader: Reader) -> list[str]:
    """Return the hashes of the reports that this reader, in this version, did not read last, in order of recording.

    What was imported as a table has no sentences to be read, and is left as it is.
    """
    last = {reading.document: reading for reading in store.readings()}
    return [
        sha256
        for sha256, reading in last.items()
        if reading.kind is not EntryKind.IMPORT and reading.reader != name_of(reader)
    ]


def read_again(hashes: Iterable[str], means: Means) -> Iterator[Step]:
    """Read each report again, and record the reading in place of the last one, which stays and is superseded.

    A claim that is found again keeps its id, and with it what was judged and decided of it.
    """
    with means.store.pen() as pen, means.recalled() as recorded:
        for document in (recorded.documents[sha256] for sha256 in hashes):
            path = Path(document.name)
            [result] = means.engine.map(lambda one: read_one(means.reader, one, means.on_progress), [document])
            if isinstance(result, Failed):
                yield Step(path=path, issue=as_issue(path, result))
                continue
            earlier = means.store.claims_of(document.sha256)
            pen.record(_entry_of_again(result, earlier, recorded, means), means.run)
            yield Step(path=path, reading=result)


def _entry_of_again(reading: Reading, earlier: Sequence[Claim], recorded: Recorded, means: Means) -> Entry:
    reader = name_of(means.reader)
    found = {claim.id for claim in reading.claims}
    known = {claim.id for claim in earlier}
    told = {True: f"found again by {reader}", False: f"not found by {reader}"}
    return Entry(
        kind=EntryKind.REREAD,
        readings=(reading,),
        reader=reader,
        judgements=tuple(_new_judgements([one for one in reading.claims if one.id not in known], recorded, means)),
        superseded=tuple(Superseded(claim=claim.id, because=told[claim.id in found]) for claim in earlier),
    )


def _new_judgements(claims: Sequence[Claim], recorded: Recorded, means: Means) -> list[Judgement]:
    """Return the judgements on claims, but those that are recorded: another reading may have found the claim before."""
    known = {(one.left, one.right, one.judge) for one in means.store.judgements_of([claim.id for claim in claims])}
    return [one for one in recorded.judge.judge(claims) if (one.left, one.right, one.judge) not in known]
