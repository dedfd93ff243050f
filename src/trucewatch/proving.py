"""Check a whole workspace: kept bytes, rows, chain, seals and sealed identities; the first bad row is named first."""

from collections.abc import Callable, Collection, Iterable, Iterator

from trucewatch.custody.protect import Protection
from trucewatch.custody.verifying import seal_issues
from trucewatch.model.issue import Issue, Loudness
from trucewatch.site import Site
from trucewatch.store.base import Store

_LEFT_OVER = "left over by an interrupted `trucewatch add`: no report in the ledger has these bytes; add it again"


def check_workspace(store: Store, site: Site, *, keys: Collection[bytes] | None = None) -> list[Issue]:
    """Return what is wrong, and what merely is not proved.

    Args:
        keys: Public keys that are believed; without them, those that are on record in the workspace itself.

    Returns:
        A FAULT for whatever is damaged, missing, foreign or not signed; a NOTE for what is left over, erased, or not
        signed yet.
    """
    rows = [Issue(where=site.name, what=fault, loudness=Loudness.FAULT) for fault in store.faults()]
    folder = site.folder
    parts: list[Callable[[], Iterable[Issue]]] = [
        lambda: _kept_bytes(store, site),
        lambda: seal_issues(store, where=site.name, keys=keys),
        lambda: Protection(ledger=store, folder=folder / "protected").issues() if folder else (),
    ]
    found = rows[:]
    for part in parts:
        try:
            found.extend(part())
        except (KeyError, TypeError, ValueError, AttributeError):
            # Rows that somebody changed may hold anything; they are named already.
            if not rows:
                raise
    return found


def _kept_bytes(store: Store, site: Site) -> Iterator[Issue]:
    # What is only quoted by an export has no bytes of its own here; the export's are kept.
    recorded = {document.told_by or document.sha256 for document in store.documents(with_text=False)}
    for fault in site.keep.faults(recorded):
        yield Issue(where=str(fault.path), what=fault.what, loudness=Loudness.FAULT)
    for sha256 in site.keep.hashes():
        if sha256 not in recorded:
            yield Issue(where=str(site.keep.path_of(sha256)), what=_LEFT_OVER, loudness=Loudness.NOTE)
