"""Story: what a report goes on to tell, without naming another place, is mostly about what it has just told of."""

from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair

STORY = "story"
"""What reasons of this kind are called."""


def story(pair: Pair) -> Reason | None:
    """Weigh that one claim stands shortly behind the other in one report and names no place of its own."""
    if not pair.in_one_report:
        return None
    earlier, later = sorted((pair.left, pair.right), key=lambda profile: profile.claim.sentence.span)
    gap = later.claim.sentence.span.start - earlier.claim.sentence.span.end
    if later.claim.place or not earlier.claim.place or not 0 <= gap <= pair.settings.story_within_letters:
        return None
    if earlier.claim.killed and later.claim.killed:
        # Who has told how many died goes on to other dead.
        return None
    return Reason(evidence=STORY, weight=pair.weigh("story.goes_on"), words="one report goes on without another place")
