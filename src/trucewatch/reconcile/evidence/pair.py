"""Two claims under comparison, and all that is looked at of each, made ready once.

A claim is compared with many others; whatever does not hang on the other is worked out beforehand, in its profile.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim
from trucewatch.model.period import Period
from trucewatch.model.text import Document
from trucewatch.settings import Settings

_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)[- ]")
_AGAIN = re.compile(
    r"\b(?:(?:a|the|in a|in the) (?:second|third|fourth|separate|further|different)|another|separately|elsewhere)\b",
    re.IGNORECASE,
)
_FUNCTION_LETTERS = 3
"""Words up to this length carry no content in English: "the", "and", "of"."""
_COMMON_TARGETS = frozenset(
    {
        "area", "areas", "army", "building", "buildings", "children", "city", "civilian", "civilians",
        "district", "fighters", "forces", "home", "homes", "house", "houses", "location", "locations",
        "military", "militants", "outpost", "outskirts", "people", "place", "places", "point", "points",
        "position", "positions", "post", "posts", "rebels", "region", "residents", "settlement",
        "settlements", "site", "sites", "soldiers", "target", "targets", "terrorists", "town", "towns",
        "troops", "vehicle", "vehicles", "village", "villages", "villagers", "women", "zone",
    }
)  # fmt: skip
"""Words for targets that are struck in any war every day, and tell no incident from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of one incident claim."""

    claim: Claim
    period: Period | None
    """When it happened: as the claim says, or else the days before its report came out; None where neither is known."""
    is_dated: bool
    """Whether the claim itself says when."""
    culprits: frozenset[str]
    """Ids of the culprits' principals; the name, folded, of an unknown one."""
    targets: frozenset[str]
    """Ids of known targets, and the words of the others that are not common to all targets."""
    names: frozenset[str]
    """Keys of the names of its places."""
    words: frozenset[str]
    """The words of content of its sentence."""
    text: str
    """Its sentence as places are looked for in it: words in small letters with a blank around each."""
    again: str | None
    """The words by which it is told apart from an earlier incident: "a second"."""
    is_cumulative: bool
    """Whether it sums up many incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two incident claims, the one with the smaller id on the left."""

    left: Profile
    right: Profile
    settings: Settings
    """What each sign weighs, and the bounds by which it is told."""

    def weigh(self, sign: str) -> float:
        """Return what a sign weighs, in bits."""
        return self.settings.likeness_bits[sign]

    @property
    def in_one_report(self) -> bool:
        """Whether one report carries both."""
        return self.left.claim.document == self.right.claim.document


def pair_of(one: Profile, other: Profile, settings: Settings) -> Pair:
    """Return the pair in its fixed order, so that it does not matter which claim came first."""
    left, right = (one, other) if one.claim.id <= other.claim.id else (other, one)
    return Pair(left=left, right=right, settings=settings)


def profile_of(claim: Claim, document: Document, actors: ActorIndex, settings: Settings) -> Profile:
    """Return what is compared of the claim."""
    again = _AGAIN.search(claim.sentence.text)
    words = re.findall(r"[^\W\d_]+", claim.sentence.text.casefold())
    return Profile(
        claim=claim,
        period=period_of(claim, document, settings),
        is_dated=is_dated(claim),
        culprits=frozenset(_key(name, actors) for name in claim.perpetrator),
        targets=frozenset(key for name in claim.target for key in _target_keys(name, actors)),
        names=frozenset(name_key(place.name) for place in claim.place),
        words=frozenset(word for word in words if len(word) > _FUNCTION_LETTERS),
        text=f" {' '.join(words)} ",
        again=again.group() if again else None,
        is_cumulative=is_cumulative(claim, document, settings),
    )


def is_dated(claim: Claim) -> bool:
    """Tell whether the claim itself says when, with one end at least."""
    return claim.date is not None and (claim.date.first or claim.date.last) is not None


def period_of(claim: Claim, document: Document, settings: Settings) -> Period | None:
    """Return when it happened, or else the days before its report came out; None where neither is known."""
    if is_dated(claim):
        return claim.date
    if document.published is None:
        return None
    published = document.published.day
    return Period(first=published - timedelta(days=settings.news_days), last=published)


def is_cumulative(claim: Claim, document: Document, settings: Settings) -> bool:
    """Tell whether the claim sums up many incidents: it counts them, or spans longer than any lasts."""
    if claim.count and (claim.count.least or 0) > 1:
        return True
    length = claim.date.length_days if claim.date else None
    if claim.date is None or length is None:
        return False
    published = document.published.day if document.published else None
    goes_on = published is not None and claim.date.last == published
    return length > settings.cumulative_days or (goes_on and length >= settings.ongoing_days)


def name_key(name: str) -> str:
    """Return the name as it is compared: words in small letters, without an Arabic article.

    Example:
        >>> name_key("al-Tah"), name_key("Khan Shaykhun")
        ('tah', 'khan shaykhun')
    """
    return " ".join(re.findall(r"[^\W_]+", _ARTICLE.sub("", name.casefold())))


def _key(name: str, actors: ActorIndex) -> str:
    actor = actors.principal(name)
    return actor.id if actor else name.casefold()


def _target_keys(name: str, actors: ActorIndex) -> frozenset[str]:
    actor = actors.principal(name)
    if actor:
        return frozenset((actor.id,))
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return frozenset(word for word in words if len(word) > _FUNCTION_LETTERS and word not in _COMMON_TARGETS)
