"""The whole model of likeness: every sign that two claims are about one incident, in one list.

Each sign is a base-2 logarithm of how much likelier it is to be seen if the two are the same than if they are not; they
are added up, as Fellegi and Sunter do for records ("A Theory for Record Linkage", 1969). What each weighs stands in
`Settings.likeness_bits`.
"""

from collections.abc import Callable

from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.how_many import how_many
from trucewatch.reconcile.evidence.pair import Pair
from trucewatch.reconcile.evidence.story import story
from trucewatch.reconcile.evidence.what import what
from trucewatch.reconcile.evidence.when import when
from trucewatch.reconcile.evidence.where import where
from trucewatch.reconcile.evidence.who import who, whom
from trucewatch.reconcile.evidence.words import again, words

SIGNS: tuple[Callable[[Pair], Reason | None], ...] = (when, where, what, who, whom, how_many, words, again, story)
"""In the order in which the reasons are told."""


def find_signs(pair: Pair) -> tuple[Reason, ...]:
    """Return what speaks for and against the two being one incident."""
    return tuple(reason for sign in SIGNS if (reason := sign(pair)))
