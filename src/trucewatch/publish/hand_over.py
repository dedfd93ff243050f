"""Hand claims over: what may not leave stays, and nothing is written that does not lead back to its sentence."""

from collections.abc import Callable, Iterable, Sequence

from trucewatch.custody.withhold import withhold
from trucewatch.errors import LooseEndsError
from trucewatch.model.actor import SourceIndex
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.publish.checks import find_loose_claims
from trucewatch.publish.form import Handover
from trucewatch.publish.licences import count_withheld, may_leave
from trucewatch.publish.profiles import PROFILES, Profile, in_profile
from trucewatch.settings import Settings


def prepare(  # noqa: PLR0913 - what is asked for, of what, for whom, and by which rules
    wanted: Iterable[Claim],
    evidence: Evidence,
    *,
    sources: SourceIndex,
    profile: Profile = PROFILES["full"],
    incidents: Callable[[Evidence], Sequence[Incident]] | None = None,
    settings: Settings | None = None,
) -> Handover:
    """Return what may be handed over of the claims that are wanted.

    Args:
        wanted: Claims of the evidence, in its order.
        incidents: What makes incidents of the evidence that may leave; None where the format has no figures.

    Raises:
        LooseEndsError: A claim does not stand where it says it does.
    """
    wanted = tuple(wanted)
    ids = {claim.id for claim in wanted}
    free = may_leave(evidence, sources)
    loose = find_loose_claims(free)
    if loose:
        raise LooseEndsError(loose)
    free = withhold(free, sources=sources, finest_km=(settings or Settings()).protected_place_km)
    leaving = [claim for claim in free.claims if claim.id in ids]
    told = {claim.id for claim in leaving}
    return Handover(
        claims=tuple(in_profile(leaving, free, profile)),
        evidence=free,
        incidents=[one for one in incidents(free) if told.issuperset(one.claims)] if incidents else (),
        withheld=count_withheld(wanted, evidence, sources),
    )
