"""What `verify` has to say of the seals of a ledger, beside its chain."""

from collections.abc import Collection, Iterator

from trucewatch.custody.ledger import ChainedLedger, Word
from trucewatch.custody.seal import Seal, seal_from_json
from trucewatch.custody.sealed import SealWatch, told_gaps
from trucewatch.custody.signing import public_keys, told_as_damage
from trucewatch.errors import BadSealError
from trucewatch.model.issue import Issue, Loudness

_OWN_WORD = "the keys are the workspace's own word for who sealed it: name the one that you know with --key"
_NO_SEALS = "nothing is sealed: nobody signed for what it holds, though a key is named with --key"


def seal_issues(ledger: ChainedLedger, *, where: str, keys: Collection[bytes] | None = None) -> Iterator[Issue]:
    """Yield what is wrong with the seals, and what they do not prove; nothing for a ledger that was never sealed.

    Args:
        where: What to call the ledger.
        keys: Public keys that are believed; without them, those that are on record in the ledger itself.
    """
    seals: list[Seal] = []
    try:
        with told_as_damage():
            recorded = list(ledger.seals(Word.SEAL))
        believed = public_keys(ledger) if keys is None else keys
    except BadSealError as error:
        yield _fault(where, str(error))
        return
    for name, content, _ in recorded:
        try:
            seals.append(seal_from_json(content, where=f"seal {name}"))
        except BadSealError as error:
            yield _fault(where, str(error))
    if not seals:
        if keys is not None:
            yield _fault(where, _NO_SEALS)
        return
    watch = SealWatch(seals, workspace=ledger.workspace_id, keys=believed)
    for _row in watch.watching(ledger.chain(1, ledger.head().count)):
        pass
    for fault in watch.faults():
        yield _fault(where, f"seal {fault.name}: {fault.what}")
    for is_fault, told in told_gaps(watch.gaps(), last_sealed=watch.last_sealed()):
        yield _fault(where, told) if is_fault else Issue(where=where, what=told, loudness=Loudness.NOTE)
    if keys is None:
        yield Issue(where=where, what=_OWN_WORD, loudness=Loudness.NOTE)


def _fault(where: str, what: str) -> Issue:
    return Issue(where=where, what=what, loudness=Loudness.FAULT)
