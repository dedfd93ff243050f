"""Hold a claim's place against the zone where an obligation holds, where somebody drew that zone."""

from dataclasses import replace

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.word import Word
from trucewatch.model.claim import Claim
from trucewatch.model.zone import ZoneShare
from trucewatch.settings import Settings


def weigh_by_zone(claim: Claim, word: Word, case: Case, settings: Settings) -> Word | None:
    """Return the word, as direct as its place is likely to lie in the zone; None where it hardly can.

    The likelihood is the share of the place's error disc inside the shape as drawn for the day on which it was so, or
    else was said; only what stays outside even with the edge pushed out by its uncertainty says nothing of the
    obligation. Where nothing is drawn, or a place has no point, the word stands as it is.
    """
    if case.zones is None:
        return word
    on = (claim.date and claim.date.last) or case.on or case.agreement.signed
    shares = [(place, case.zones.share(case.obligation.zone, place, on=on)) for place in claim.place]
    known = [(place, share) for place, share in shares if share]
    if not known or len(known) < len(shares):
        return word
    place, best = max(known, key=lambda pair: pair[1].probability)
    if best.high < settings.share_in_zone_to_bear:
        return None
    if best.low == 1.0:
        return word
    return replace(word, directness=word.directness * best.probability, why=f"{word.why}; {_told(place.name, best)}")


def _told(name: str, share: ZoneShare) -> str:
    return (
        f"{name} lies in the {share.title} with a probability of {share.probability:.0%} "
        f"({share.basis}, its edge up to {share.uncertainty_km:g} km off)"
    )
