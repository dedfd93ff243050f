"""How an agreement stands, kept up as the evidence grows: a board after one report more costs what the report touches.

A standing is of one day. What it holds is a function of the evidence alone, in whatever portions that came: made of all
at once, or carried forward report by report, it makes the same board to the last letter.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.assess.bear import Bearer
from trucewatch.assess.score import score_agreement, score_as_independents_see, score_as_seen
from trucewatch.assess.silence import Listening
from trucewatch.assess.suspension import Suspensions
from trucewatch.assess.territory import Territory, find_territory
from trucewatch.assess.voices import Scale
from trucewatch.assess.weigh import Turned, Weighing
from trucewatch.assess.whole import Verdicts
from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing
from trucewatch.model.incident import Incident
from trucewatch.model.news import claim_place
from trucewatch.model.ordered import Ordered
from trucewatch.model.place import Gazetteer
from trucewatch.model.text import Document
from trucewatch.model.zone import ZoneMap
from trucewatch.reconcile.disagree import Disputes, Heard
from trucewatch.reconcile.disputes.matter import Matter
from trucewatch.reconcile.group import place_in_time
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.views.contradictions import contradiction_as_json, contradiction_in_pieces
from trucewatch.views.figures.side_by_side import Houses
from trucewatch.views.gathered import Gathered, Step
from trucewatch.views.incidents import incident_as_json, is_on_the_ground
from trucewatch.views.pieces import written
from trucewatch.views.upcoming import find_upcoming, may_be_upcoming


def make_board(  # noqa: PLR0913 - the libraries are handed in one by one, as the workspace holds them
    agreement: Agreement,
    evidence: Evidence,
    *,
    actors: ActorIndex,
    sources: SourceIndex,
    gazetteer: Gazetteer | None,
    settings: Settings,
    zones: ZoneMap | None = None,
) -> Board:
    """Return the agreement's board for the times of the evidence."""
    libraries = Libraries(actors=actors, sources=sources, gazetteer=gazetteer, settings=settings)
    _, step = Gathered.of(evidence, actors=actors, sources=sources, settings=settings)
    return Standing(agreement, step, libraries, zones=zones).board()


@dataclass(frozen=True, slots=True, kw_only=True)
class Libraries:
    """By what claims are understood and weighed."""

    actors: ActorIndex
    sources: SourceIndex
    gazetteer: Gazetteer | None
    settings: Settings


class Standing:
    """One agreement on one day."""

    def __init__(
        self,
        agreement: Agreement,
        step: Step,
        libraries: Libraries,
        *,
        as_of: date | None = None,
        zones: ZoneMap | None = None,
    ) -> None:
        """Take all that there is.

        Args:
            step: To the evidence from nothing.
            as_of: The day; that of the times of the evidence where it is not given.
        """
        self.as_of: date = as_of or step.evidence.times.as_of
        """The day on which it stands so."""
        self._agreement = agreement.on(self.as_of)
        self._libraries = libraries
        self._territory = find_territory(self._agreement, libraries.gazetteer)
        self._bearer = Bearer(
            agreement=self._agreement,
            actors=libraries.actors,
            settings=libraries.settings,
            zones=zones,
            territory=self._territory,
        )
        self._borne: dict[str, tuple[Bearing, ...]] = {}
        self._step = step
        self._scale = self._scale_of(step)
        self._weighing = Weighing(self._scale, self._territory)
        self._listening = Listening(self._scale)
        self._suspensions = Suspensions()
        self._verdicts = Verdicts()
        self._houses = Houses()
        self._incidents: Ordered[Incident] = Ordered(publish=incident_as_json)
        self._disputes = Disputes(
            self._agreement,
            Ordered(publish=contradiction_as_json, write=lambda one: written(contradiction_in_pieces(one))),
        )
        self._upcoming: dict[str, Claim] = {}
        self.take_up(step)

    def take_up(self, step: Step) -> None:
        """Carry on with the next step of the evidence, of the same day."""
        difference = step.difference
        scale = self._scale = self._scale_of(step)
        evidence, self._step = scale.evidence, step
        gone_bearings = [bearing for claim in difference.gone_claims for bearing in self._borne.get(claim.id, ())]
        borne = {claim.id: self._bearer.bearings_of(claim, evidence) for claim in difference.claims}
        self._borne.update((claim_id, several) for claim_id, several in borne.items() if several)
        bearings = [bearing for several in borne.values() for bearing in several]
        come = {claim.id: claim for claim in difference.claims}
        gone = [claim.id for claim in difference.gone_claims]
        anew = {**come, **step.echoes}
        left = [incident for incident in step.gone if self._incidents.has(place_in_time(incident))]
        here = [incident for incident in step.come if self._is_here(incident, scale)]
        self._incidents = self._incidents.edited(
            [place_in_time(incident) for incident in left], [(place_in_time(incident), incident) for incident in here]
        )
        self._weighing.take_up(
            Turned(
                scale=scale,
                claims=difference.claims,
                gone_claims=difference.gone_claims,
                bearings=bearings,
                gone_bearings=gone_bearings,
                incidents=step.come,
                gone_incidents=step.gone,
                heard={**anew, **step.moved},
                echoes=step.echoes,
            )
        )
        self._listening.take_up(
            scale,
            documents=difference.documents,
            gone_claims=[*gone, *step.echoes],
            claims=anew.values(),
            gone_bearings=gone_bearings,
            bearings=bearings,
        )
        self._suspensions.take_up(gone, difference.claims, scale, self._territory)
        self._verdicts.take_up(gone_bearings, bearings, scale)
        self._houses.take_up(left, here, scale)
        self._disputes.take_up(
            Heard(
                claims=anew,
                gone=gone,
                bearings=borne,
                incidents=here,
                gone_incidents=left,
                echoes={*step.echoes, *(one for one in come if step.origins.is_echo(one)), *gone},
            ),
            self._matter(here),
        )
        for claim_id in gone:
            self._upcoming.pop(claim_id, None)
        self._upcoming.update(
            (one.id, one) for one in come.values() if may_be_upcoming(one, evidence, self._libraries.settings)
        )

    def board(self) -> Board:
        """Return the board: it stays as it is, whatever is taken up later."""
        scale, settings = self._scale, self._libraries.settings
        evidence = scale.evidence
        findings = self._weighing.findings(scale, self._suspensions.found())
        score = score_agreement(self._agreement, findings)
        return Board(
            agreement=self._agreement,
            times=evidence.times,
            score=score,
            as_seen_by=score_as_seen(self._agreement, findings, of_whole=self._verdicts.levels(scale)),
            findings=findings,
            incidents=self._incidents,
            contradictions=self._disputes.contradictions,
            upcoming=find_upcoming(
                self._agreement,
                replace(evidence, claims=self._claims_ahead(evidence)),
                findings,
                actors=scale.actors,
                territory=self._territory,
                settings=settings,
            ),
            silences=self._listening.silences(scale),
            independent=score_as_independents_see(self._agreement, findings),
            figures=self._houses.figures(self._agreement, findings, score, self._weighing.rolls, settings),
            scale=replace(scale, known={}),
            borne=self._borne,
        )

    def _scale_of(self, step: Step) -> Scale:
        evidence = replace(step.evidence, times=replace(step.evidence.times, as_of=self.as_of))
        return Scale(
            agreement=self._agreement,
            evidence=evidence,
            origins=step.origins,
            incidents=step.incidents,
            actors=self._libraries.actors,
            sources=self._libraries.sources,
            settings=self._libraries.settings,
            known={"claims": step.claims, "events": step.events},
        )

    def _is_here(self, incident: Incident, scale: Scale) -> bool:
        return is_on_the_ground(incident, self._agreement, scale.evidence, self._territory, scale.claims)

    def _matter(self, incidents: Sequence[Incident]) -> Matter:
        return Matter(
            agreement=self._agreement,
            evidence=self._scale.evidence,
            bearings=(),
            incidents=incidents,
            actors=self._libraries.actors,
            origins=self._scale.origins,
            settings=self._libraries.settings,
            subjects=_Subjects(self._territory, self._scale.evidence.documents),
            known={"claims": self._scale.claims},
        )

    def _claims_ahead(self, evidence: Evidence) -> tuple[Claim, ...]:
        def place_of(claim: Claim) -> tuple[object, ...]:
            return claim_place(claim, evidence.documents[claim.document])

        return tuple(sorted(self._upcoming.values(), key=place_of))


class _Subjects(Container[str]):
    """The reports that are about an agreement, by sha256."""

    def __init__(self, territory: Territory, documents: Mapping[str, Document]) -> None:
        self._territory = territory
        self._documents = documents

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and self._territory.is_subject_of(self._documents[sha256])
