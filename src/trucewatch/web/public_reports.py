"""Which reports are public, and what is told of them: as on the public site, what may not be passed on is left out.

Left out are reports that may not be passed on, those of protected sources, those under the embargo, and those without
a claim. Of the others the claims are told with their sentences, not the whole text; rows of tables without their words.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Request

from trucewatch.custody.withhold import is_protected
from trucewatch.errors import UnknownNameError
from trucewatch.model.claim import Claim
from trucewatch.model.text import Document
from trucewatch.publish.profiles import PROFILES, in_profile
from trucewatch.web.api.asked import question_to_hand_over
from trucewatch.web.asking import Question
from trucewatch.web.people.guests import Guests

_LISTING = "trucewatch comments list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport:
    """A report that strangers may read about."""

    document: Document
    claims: tuple[Claim, ...]
    """In the order of its text, as a stranger may be told them."""


class PublicReports:
    """The reports that are public at this moment, whatever times a stranger's address asks for."""

    def __init__(self, request: Request, guests: Guests) -> None:
        self._question: Question = question_to_hand_over(request, {})
        self._embargo_days = guests.opening.now().embargo_days

    def all(self) -> list[Document]:
        """Return the reports, those published last first, those of no known day last."""
        return self._question.answer(("public reports", self._embargo_days), self._find)

    def get(self, sha256: str) -> PublicReport:
        """Return one report.

        Raises:
            UnknownNameError: There is none of that hash that is public.
        """
        found = next((one for one in self.all() if one.sha256 == sha256), None)
        if found is None:
            raise UnknownNameError("public report", sha256[:80], None, listing=_LISTING)
        claims = self._question.answer("claims by report", self._by_report)[sha256]
        evidence = self._question.evidence()
        return PublicReport(document=found, claims=tuple(in_profile(claims, evidence, PROFILES["public"])))

    def titles(self) -> dict[str, Document]:
        """Return the public reports by their hash."""
        return {one.sha256: one for one in self.all()}

    def _by_report(self) -> Mapping[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._question.evidence().claims:
            found[claim.document].append(claim)
        return found

    def _find(self) -> list[Document]:
        evidence, workspace = self._question.evidence(), self._question.workspace
        latest = self._question.times.as_of - timedelta(days=self._embargo_days)
        claimed = {claim.document for claim in evidence.claims}
        found = [
            one
            for one in evidence.documents.values()
            if one.sha256 in claimed
            and not is_protected(one, workspace.sources)
            and (not self._embargo_days or (one.published is not None and one.published.day <= latest))
        ]
        return sorted(found, key=lambda one: (-_day(one).toordinal(), one.sha256))


def _day(document: Document) -> date:
    return document.published.day if document.published else date.min
