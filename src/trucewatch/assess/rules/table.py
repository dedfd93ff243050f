"""All the rules: for each kind of claim, those that may have a word to say, in the order in which they are asked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.access import on_hindrance
from trucewatch.assess.rules.moves import on_move
from trucewatch.assess.rules.presence import on_presence
from trucewatch.assess.rules.refrain import on_calm, on_forbidden_move, on_toll, on_violence
from trucewatch.assess.rules.verdicts import on_verdict
from trucewatch.assess.rules.word import Word
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.settings import Settings

Rule = Callable[[Claim, Case, Settings], Word | None]

RULES: Mapping[ClaimKind, tuple[Rule, ...]] = MappingProxyType(
    {
        ClaimKind.COMPLIANCE: (on_verdict,),
        ClaimKind.INCIDENT: (on_violence, on_hindrance),
        ClaimKind.CONTROL: (on_presence,),
        ClaimKind.MOVEMENT: (on_move, on_forbidden_move),
        ClaimKind.TOLL: (on_toll,),
        ClaimKind.SITUATION: (on_calm,),
    }
)
"""The first that has a word to say decides.

Demands, commitments, deals, relations, meetings and feelings have no rule: they prove nothing done or undone.
"""

CONDUCT: tuple[Rule, ...] = (on_violence, on_hindrance, on_forbidden_move)
"""Those that tell of single breaches, which can be counted."""
