"""Claims by what they bear on, and by the zone that they lie in, without a board being made for it."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace

from trucewatch.assess.bear import Bearer
from trucewatch.assess.marks import DrawnZones
from trucewatch.assess.territory import find_territory
from trucewatch.bearing_index import BearingIndex, Marking
from trucewatch.errors import UnknownNameError
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.text import Document
from trucewatch.store.base import Store
from trucewatch.workspace.core import Core
from trucewatch.yaml_lines import nearest


class Pinpointing(Core):
    """Claims by what they bear on, and by the zone that they lie in."""

    def reports(self, times: Times) -> Mapping[str, Document]:
        """Return the reports within the times, by sha256; it need not hold on to their texts."""
        return self.evidence(times).documents if self._shown else self._opened().headings(self.settle(times))

    def _bearing_on(self, obligation: str | None, zone: str | None, times: Times) -> Evidence:
        """Return evidence with just the claims that bear on the obligation, and lie in the zone, at those times.

        Args:
            obligation: `AGREEMENT/OBLIGATION`.
            zone: `AGREEMENT/ZONE`; the zone alone will do beside an obligation.

        Raises:
            UnknownNameError: There is no such agreement, obligation or zone.
        """
        agreement = self.agreements.get((obligation or zone or "").partition("/")[0])
        obligation_id = self._obligation_at(obligation).id if obligation else None
        marking = self._marking(agreement, times)
        zone_id = _zone_in(marking, zone) if zone else None
        folder = self._site.derived
        if folder is None or self._shown:
            # What others may be told of a claim may bear otherwise than the claim itself.
            return _by_marks(self.evidence(times), marking, obligation_id, zone_id)
        with closing(BearingIndex(folder, self._opened(), marking)) as index:
            return _by_index(index, self._opened(), self.settle(times), obligation_id, zone_id)

    def _marking(self, agreement: Agreement, times: Times) -> Marking:
        # Of an agreement that was never amended there is one for all days.
        key = agreement.id, times.as_of if agreement.amended_by else None
        if key not in self._markings:
            self._markings[key] = self._make_marking(agreement, times)
        return self._markings[key]

    def _make_marking(self, agreement: Agreement, times: Times) -> Marking:
        standing, zones = agreement.on(times.as_of), self._libraries.zones(agreement.id)
        names: dict[str, tuple[str, ...]] = {}
        for shape in zones:
            if shape.is_area:
                names[shape.id] = tuple(dict.fromkeys((*names.get(shape.id, ()), *shape.draws)))
        bearer = Bearer(
            agreement=standing,
            actors=self.actors,
            settings=self.settings,
            zones=zones,
            territory=find_territory(standing, self.gazetteer),
        )
        return Marking.of(bearer, DrawnZones(zones, names), stamp=self._libraries.stamp)

    def _obligations(self) -> Iterator[Obligation]:
        """Yield every obligation that is coded, the latest agreements' last."""
        for agreement in sorted(self.agreements.agreements, key=lambda one: (one.signed, one.id)):
            yield from agreement.obligations

    def _obligation_at(self, address: str) -> Obligation:
        """Return the obligation at `AGREEMENT/OBLIGATION`."""
        agreement_id, slash, obligation_id = address.partition("/")
        if not slash and agreement_id not in {one.id for one in self.agreements.agreements}:
            addresses = {one.id: f"{one.agreement}/{one.id}" for one in self._obligations()}
            near = addresses.get(nearest(address, list(addresses)) or "")
            raise UnknownNameError("obligation", address, near, listing="trucewatch agreements list")
        known = {obligation.id: obligation for obligation in self.agreements.get(agreement_id).obligations}
        if obligation_id not in known:
            near = nearest(obligation_id, list(known))
            listing = f"trucewatch agreements show {agreement_id}"
            raise UnknownNameError("obligation", address, near, listing=listing)
        return known[obligation_id]


def _zone_in(marking: Marking, address: str) -> str:
    """Return the id of the zone at `AGREEMENT/ZONE`, or of that id alone."""
    agreement_id = marking.bearer.agreement.id
    before, slash, zone_id = address.rpartition("/")
    if zone_id in marking.zones.ids and before in ("", agreement_id):
        return zone_id
    near = nearest(zone_id, marking.zones.ids)
    raise UnknownNameError("zone", address if slash else f"{agreement_id}/{address}", near, listing="trucewatch zones")


def _by_marks(evidence: Evidence, marking: Marking, obligation: str | None, zone: str | None) -> Evidence:
    """Return the evidence with the claims whose own marks say so."""
    documents, day = evidence.documents, evidence.times.as_of
    claims = (
        claim for claim in evidence.claims if marking.bears(claim, documents, obligation=obligation, zone=zone, day=day)
    )
    return replace(evidence, claims=tuple(claims))


def _by_index(index: BearingIndex, store: Store, times: Times, obligation: str | None, zone: str | None) -> Evidence:
    """Return the same by the index.

    A person's amendment has no row: it is found by the row of what it amends, and marked by itself.
    """
    rows = set(index.rows(obligation=obligation, zone=zone, day=times.as_of))
    evidence = store.evidence_of_rows(times, rows)
    reviews = [act for act in evidence.acts if act.amended]
    if not reviews:
        return evidence
    reviewed = store.rows_of({act.target for act in reviews})
    evidence = store.evidence_of_rows(times, rows.union(*reviewed.values()))
    amendments = {act.amended.id for act in reviews if act.amended}
    unmarked = {claim_id for claim_id, found in reviewed.items() if rows.isdisjoint(found)}
    kept = []
    for claim in evidence.claims:
        if claim.id in amendments:
            document = store.document(claim.document)
            if document and index.bears(claim, document, obligation=obligation, zone=zone, day=times.as_of):
                kept.append(claim)
        elif claim.id not in unmarked:
            kept.append(claim)
    return replace(evidence, claims=tuple(kept))
