"""What goes out of a workspace to others, with nothing in it that they may not have."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from trucewatch.model.evidence import Times
from trucewatch.publish import FORMATS, in_parts
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.licences import count_withheld
from trucewatch.publish.profiles import PROFILES
from trucewatch.views.ledger import ClaimFilter, select_claims
from trucewatch.workspace.answering import Answering

if TYPE_CHECKING:
    from trucewatch.custody.bundle import Bundle
    from trucewatch.publish.report.outline import SituationReport
    from trucewatch.publish.site.compose import Telling

_MOST_HELD = 16_000_000
"""Bytes of an export that are held in memory; more lie in a file until all is written."""


class HandingOver(Answering):
    """What goes out of a workspace to others, with nothing in it that they may not have."""

    def export(
        self,
        form: str,
        out: BinaryIO,
        times: Times,
        claim_filter: ClaimFilter | None = None,
        *,
        profile: str = "full",
    ) -> Handover:
        """Write the claims that pass the filter to `out`, and return what was written and what had to stay behind.

        Args:
            form: A name of `trucewatch.publish.FORMATS`.
            profile: A name of `trucewatch.publish.profiles.PROFILES`.

        Raises:
            LooseEndsError: A claim does not lead back to its sentence; nothing is written.
        """
        wanted = claim_filter or ClaimFilter()
        handover = (
            self._whole(wanted, times, profile=profile, with_incidents=form == "prov")
            if form == "prov" or self._shown or wanted.obligation
            else self._in_parts(wanted, times, profile=profile)
        )
        with tempfile.SpooledTemporaryFile(max_size=_MOST_HELD) as written:
            # Nothing is handed over before the last claim is found to lead back to its sentence.
            FORMATS[form].write(handover, cast(BinaryIO, written))
            written.seek(0)
            shutil.copyfileobj(written, out)
        return handover

    def _whole(self, wanted: ClaimFilter, times: Times, *, profile: str, with_incidents: bool) -> Handover:
        """Return what is handed over, all of it held: figures, boards and what others may be told rest on the whole."""
        return prepare(
            self.claims(wanted, times),
            self.evidence(times),
            sources=self.sources,
            profile=PROFILES[profile],
            incidents=self._group if with_incidents else None,
            settings=self.settings,
        )

    def _in_parts(self, wanted: ClaimFilter, times: Times, *, profile: str) -> Handover:
        """Return the same, to be read some thousand claims at a time."""
        store, settled = self._opened(), self.settle(times)
        source = in_parts.Source(
            times=times,
            headings=store.headings(settled),
            parts=lambda hashes: (replace(one, times=times) for one in store.evidence_in_parts(settled, hashes)),
            wanted=lambda evidence: select_claims(evidence, wanted),
        )
        return in_parts.prepare_in_parts(
            source, sources=self.sources, profile=PROFILES[profile], finest_km=self.settings.protected_place_km
        )

    def report(self, agreement_id: str, times: Times, *, since: date, leave_out: bool = False) -> "SituationReport":
        """Return the situation report on the days from `since` to the day of the times, fit to be handed out.

        Args:
            leave_out: Whether sentences that would say more than their evidence are left out rather than stop it.

        Raises:
            UngroundedReportError: A sentence of it would say more than its evidence.
            UnknownNameError: There is no such agreement.
        """
        from trucewatch.publish.report.compose import compose_report  # noqa: PLC0415  # draws

        shown = self.for_others(is_handed_over=True)
        before = replace(times, as_of=since, published_by=min(since, times.published_by))
        whole, evidence = self.evidence(times), shown.evidence(times)
        return compose_report(
            shown.board(agreement_id, before),
            shown.board(agreement_id, times),
            evidence,
            actors=self.actors,
            zones=self.zones(agreement_id).on(times.as_of),
            withheld=count_withheld(whole.claims, whole, self.sources),
            leave_out=leave_out,
        )

    def site_files(
        self,
        times: Times,
        *,
        agreement_ids: Sequence[str] = (),
        profile: str = "public",
        embargo_days: int = 0,
        report_days: int = 30,
    ) -> "tuple[Telling, dict[str, bytes]]":
        """Return what a public site tells, and its files by name.

        Args:
            agreement_ids: Which agreements it has boards of; by default all on which some claim bears.
            profile: A name of `trucewatch.publish.profiles.PROFILES`.
            embargo_days: Nothing published within so many days is told.
            report_days: Days up to the day shown on which each agreement has a situation report; 0 for no report.

        Raises:
            UnknownNameError: There is no such agreement.
            LooseEndsError: A claim does not lead back to its sentence.
        """
        from trucewatch.publish.site.compose import Telling, compose_site  # noqa: PLC0415  # draws
        from trucewatch.publish.site.embargo import before_embargo, without_undated  # noqa: PLC0415  # likewise

        settled = self.settle(times)
        early = before_embargo(settled, embargo_days)
        every = len(self.evidence(settled).claims)
        evidence = without_undated(self.evidence(early)) if embargo_days else self.evidence(early)
        shown = self.for_others(is_handed_over=True)
        if embargo_days:
            withholding = shown._shown or (lambda found: found)  # noqa: SLF001 - its own
            shown._shown = lambda found: withholding(without_undated(found))  # noqa: SLF001 - its own
        ids = agreement_ids or [agreement.id for agreement in self.agreements.agreements]
        boards = [shown.board(agreement_id, early) for agreement_id in dict.fromkeys(ids)]
        told = [board for board in boards if agreement_ids or board.bearings]
        since = early.as_of - timedelta(days=report_days)
        first = replace(early, as_of=since, published_by=min(since, early.published_by))
        telling = Telling(
            boards=told,
            incidents=shown.incidents(early),
            handover=prepare(
                evidence.claims, evidence, sources=self.sources, profile=PROFILES[profile], settings=self.settings
            ),
            times=early,
            profile_name=profile,
            profile=PROFILES[profile],
            embargo_days=embargo_days,
            embargoed=every - len(evidence.claims),
            lives={one.agreement.id: shown.lives(early, one.agreement.id) for one in told},
            zones={one.agreement.id: self.zones(one.agreement.id).on(early.as_of) for one in told},
            earlier={one.agreement.id: shown.board(one.agreement.id, first) for one in told if report_days},
        )
        return telling, compose_site(telling, actors=self.actors, sources=self.sources)

    def bundle(
        self, asked: Sequence[tuple[str, str]], out: BinaryIO, times: Times, *, key: Path | None = None
    ) -> "Bundle":
        """Write an evidence bundle about what is asked for, and return what is in it.

        Args:
            asked: Pairs of `claim`, `incident`, `obligation`, `agreement` or `contradiction`, and an id.
            out: At its beginning, and able to seek.
            key: The signing key's file; by default the one beside the workspace, if it is there and in use.

        Raises:
            UnknownNameError: Nothing within the times has one of the ids.
            BrokenChainError: The chain is broken: nothing is handed over as evidence.
            LostBytesError: The bytes of a report are gone, or are other ones.
        """
        from trucewatch import bundling  # noqa: PLC0415  # loads the cryptography toolkit
        from trucewatch.custody.bundle import write_bundle  # noqa: PLC0415  # likewise
        from trucewatch.custody.chosen import check_ledger  # noqa: PLC0415  # likewise

        # Before anything is read out of rows that somebody may have changed.
        checked = check_ledger(self._opened())
        times = self.settle(times)
        shown = self.for_others(is_handed_over=True)
        signing = self._signing()
        signer = signing.key(key) if key else signing.key_at_hand()
        means = bundling.BundleMeans(
            ledger=self._opened(),
            checked=checked,
            keep=self._site.keep,
            libraries=self._libraries,
            evidence=self.evidence(times),
            shown=shown.evidence(times),
        )
        found = [bundling.ask(kind, wanted_id, times, shown, self) for kind, wanted_id in asked]
        bundle = bundling.make_bundle(found, means)
        write_bundle(bundle, out, key=signer)
        return bundle
