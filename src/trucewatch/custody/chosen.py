"""Choose the rows of a ledger that belong into a bundle, each with the proof that it is under a seal."""

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trucewatch.custody.chain import ChainedRow, Head, chain_faults, row_bytes
from trucewatch.custody.ledger import ChainedLedger
from trucewatch.custody.merkle import inclusion_proofs
from trucewatch.custody.seal import Seal
from trucewatch.custody.sealed import SealWatch
from trucewatch.custody.sealing import recorded_seals
from trucewatch.custody.signing import public_keys
from trucewatch.errors import BrokenChainError

_ID = re.compile(r'"id":"(c-[^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a bundle is about."""

    claims: Mapping[str, str]
    """Claim ids, each with the sha256 of its report."""
    documents: Collection[str] = ()
    """sha256 of further reports."""
    withheld: Mapping[str, str] = field(default_factory=dict)
    """sha256 of reports of which nothing may leave but hashes, each with the reason."""
    until: int | None = None
    """The last instant of recording that is asked about, in whole microseconds; None for all."""

    @property
    def all_documents(self) -> frozenset[str]:
        """sha256 of every report."""
        return frozenset(self.documents) | frozenset(self.claims.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRow:
    """A row in a bundle."""

    seq: int
    table: str
    recorded_at: int
    digest: bytes
    line: bytes | None
    """Its bytes; None where they are withheld."""
    withheld: str | None = None
    """Why its bytes are not there."""
    seal: str | None = None
    """Name of the seal that it is under; None where it is under none yet."""
    proof: tuple[bytes, ...] = ()
    """That its digest is among those under the root of the seal."""

    @property
    def content(self) -> Any:
        """What was recorded; None where it is withheld."""
        return json.loads(self.line)["content"] if self.line else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A ledger that was found sound up to its end."""

    workspace: str
    head: Head
    seals: tuple[Seal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The rows of a bundle and the seals that they are under."""

    workspace: str
    head: Head
    """Where the chain ended when the rows were chosen."""
    rows: tuple[ChosenRow, ...]
    """In order of `seq`."""
    seals: tuple[Seal, ...]
    """In order of the rows that they are over."""


def check_ledger(ledger: ChainedLedger) -> Checked:
    """Make sure that the whole chain and its seals are sound: nothing else is handed over as evidence.

    Raises:
        BrokenChainError: Chain or seals are broken.
        BadSealError: A seal is damaged.
    """
    workspace, head = ledger.workspace_id, ledger.head()
    seals, keys = recorded_seals(ledger), public_keys(ledger)
    watch = SealWatch(seals, workspace=workspace, keys=keys)
    if faults := chain_faults(watch.watching(ledger.chain(1, head.count)), workspace=workspace, head=head):
        raise BrokenChainError(str(faults[0]), what="bundled")
    if broken := watch.faults():
        raise BrokenChainError(f"seal {broken[0].name}: {broken[0].what}", what="bundled")
    return Checked(workspace=workspace, head=head, seals=seals)


def choose_rows(ledger: ChainedLedger, wanted: Wanted, checked: Checked) -> Chosen:
    """Return the rows about what is wanted.

    Args:
        checked: As far as the ledger was found sound; only sound rows can be relied on to hold what their table holds.
    """
    choosing = _Choosing(wanted, _furthest(checked.seals))
    choosing.take(ledger.chain(1, checked.head.count))
    rows = tuple(choosing.rows())
    used = {row.seal for row in rows}
    return Chosen(
        workspace=checked.workspace,
        head=checked.head,
        rows=rows,
        seals=tuple(seal for seal in choosing.seals if seal.name in used),
    )


def _furthest(seals: Iterable[Seal]) -> list[Seal]:
    """Return of the seals that begin with the same row the one that reaches furthest, in order of rows."""
    by_first = {seal.statement.first: seal for seal in sorted(seals, key=lambda seal: seal.statement.last)}
    return [by_first[first] for first in sorted(by_first)]


class _Choosing:
    """Takes what is wanted out of rows that go by."""

    def __init__(self, wanted: Wanted, seals: list[Seal]) -> None:
        self._wanted = wanted
        self._documents = wanted.all_documents
        self.seals = seals
        self._ids = set(wanted.claims)
        """Ids of claims, acts, entries and runs about which there may be acts."""
        self._withheld_acts: dict[str, str] = {}
        self._found: list[tuple[ChainedRow, str | None]] = []
        self._proofs: dict[int, tuple[str, tuple[bytes, ...]]] = {}
        self._entry: ChainedRow | None = None

    def take(self, rows: Iterable[ChainedRow]) -> None:
        """Look at all rows of the chain."""
        under = iter(self.seals)
        seal = next(under, None)
        digests: list[bytes] = []
        until = math.inf if self._wanted.until is None else self._wanted.until
        for row in rows:
            if row.recorded_at <= until:
                self._look(row)
            if seal and seal.statement.first <= row.seq:
                digests.append(row.digest)
                if row.seq == seal.statement.last:
                    self._prove(seal, digests)
                    seal, digests = next(under, None), []

    def rows(self) -> Iterator[ChosenRow]:
        """Yield what was found, in order of `seq`."""
        shown = {row.recorded_at for row, withheld in self._found if row.table != "entry" and withheld is None}
        for row, withheld in sorted(self._found, key=lambda pair: pair[0].seq):
            reason = withheld
            if row.table == "entry" and row.recorded_at not in shown:
                reason = "all that the entry brought is withheld"
            seal, proof = self._proofs.get(row.seq, (None, ()))
            yield ChosenRow(
                seq=row.seq,
                table=row.table,
                recorded_at=row.recorded_at,
                digest=row.digest,
                line=row_bytes(row.table, row.seq, row.recorded_at, row.content) if reason is None else None,
                withheld=reason,
                seal=seal,
                proof=proof,
            )

    def _prove(self, seal: Seal, digests: list[bytes]) -> None:
        first = seal.statement.first
        within = [row.seq - first for row, _ in reversed(self._found) if first <= row.seq <= seal.statement.last]
        if within:
            proofs = inclusion_proofs(digests, within)
            self._proofs.update((first + place, (seal.name, proof)) for place, proof in proofs.items())

    def _look(self, row: ChainedRow) -> None:
        if row.table == "entry":
            self._entry = row
            return
        if row.table == "claim" and not any(found in self._ids for found in _ID.findall(row.content)):
            return
        content = json.loads(row.content)
        if not self._is_wanted(row.table, content):
            return
        entry = self._entry
        if entry is not None and entry.recorded_at == row.recorded_at:
            self._found.append((entry, None))
            told = json.loads(entry.content)
            self._ids |= {told.get("id"), told.get("run")} - {None, ""}
            self._entry = None
        reason = self._reason(row.table, content)
        if row.table == "act":
            self._ids.add(content["id"])
            if reason:
                # What is said of a withheld decision is withheld as well.
                self._withheld_acts[content["id"]] = reason
        self._found.append((row, reason))

    def _is_wanted(self, table: str, content: Mapping[str, Any]) -> bool:
        match table:
            case "document":
                return content["sha256"] in self._documents
            case "text" | "reading" | "version" | "issue":
                return content["document"] in self._documents
            case "claim":
                return content["id"] in self._wanted.claims
            case "supersession":
                return content["claim"] in self._wanted.claims
            case "copy":
                return content["copy"] in self._documents and content["original"] in self._documents
            case "judgement":
                return content["left"] in self._wanted.claims and content["right"] in self._wanted.claims
            case "act":
                return content["target"] in self._ids or content.get("other") in self._ids
            case _:
                return False

    def _reason(self, table: str, content: Mapping[str, Any]) -> str | None:
        """Return why the row may not leave; None where it may."""
        match table:
            case "document":
                reports = [content["sha256"]]
            case "text" | "reading" | "version" | "issue":
                reports = [content["document"], content.get("previous")]
            case "copy":
                reports = [content["copy"], content["original"]]
            case "act":
                about = [content["target"], content["other"]]
                if reason := next((self._withheld_acts[one] for one in about if one in self._withheld_acts), None):
                    return reason
                reports = [self._wanted.claims.get(one) for one in about]
            case "judgement":
                reports = [self._wanted.claims[content["left"]], self._wanted.claims[content["right"]]]
            case "claim":
                reports = [self._wanted.claims[content["id"]]]
            case "supersession":
                reports = [self._wanted.claims[content["claim"]]]
            case _:
                reports = []
        return next((self._wanted.withheld[report] for report in reports if report in self._wanted.withheld), None)
