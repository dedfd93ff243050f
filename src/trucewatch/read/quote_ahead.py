"""Whose a quotation is that goes on over several sentences, told only behind the last of them."""

from collections.abc import Iterable
from itertools import islice

from trucewatch.model.claim import Quoted
from trucewatch.read.cue_kinds import Kind
from trucewatch.read.cues import find_cues
from trucewatch.read.line import Line, Voice
from trucewatch.read.parties import Who
from trucewatch.read.who import Company

OPENING = frozenset({'"', "“", "«", "``"})
CLOSING = frozenset({'"', "”", "»", "''"})
_LONGEST = 12
"""Sentences of one paragraph that are looked through for the end of a quotation, at most."""


def speaker_ahead(ahead: Iterable[Line], company: Company) -> tuple[Who, Voice] | None:
    """Return who speaks a quotation that is open when the sentences `ahead` begin, and the voice of it.

    Only the words right behind its end tell: `"The guns are silent. The men went home," said Ivo Brand.`

    Args:
        ahead: The sentences that follow in the paragraph, with their clauses; nothing else of them need be known.
    """
    for line in islice(ahead, _LONGEST):
        end = next((token.i for token in line.doc if token.text in CLOSING), None)
        if end is None:
            continue
        line.quoted_tokens = frozenset(range(end))
        told = (cue for cue in find_cues(line) if cue.kind is Kind.SAYS and cue.before and cue.block[0] >= end)
        cue = next(told, None)
        if cue is None:
            return None
        speakers = [who for token in cue.speakers if (who := company.who(line, token))]
        if not speakers:
            return None
        voice = Voice(
            speaker=tuple(dict.fromkeys(who.name for who in speakers)),
            speaker_for=speakers[0].acts_for if len({who.acts_for for who in speakers}) == 1 else None,
            quoted=Quoted.DIRECT,
            rule="speaker.ahead",
            span=line.span(*cue.block),
        )
        return speakers[0], voice
    return None
