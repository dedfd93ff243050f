"""All the rules, in the order in which they are asked."""

from collections.abc import Callable

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.access import on_hindrance
from trucewatch.assess.rules.moves import on_move
from trucewatch.assess.rules.presence import on_presence
from trucewatch.assess.rules.refrain import on_calm, on_forbidden_move, on_toll, on_violence
from trucewatch.assess.rules.verdicts import on_verdict
from trucewatch.assess.rules.word import Word
from trucewatch.model.claim import Claim
from trucewatch.settings import Settings

RULES: tuple[Callable[[Claim, Case, Settings], Word | None], ...] = (
    on_verdict,
    on_violence,
    on_presence,
    on_move,
    on_forbidden_move,
    on_hindrance,
    on_toll,
    on_calm,
)
"""The first that has a word to say decides.

Demands, commitments, deals, relations, meetings and feelings have no rule: they prove nothing done or undone.
"""
