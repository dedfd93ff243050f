"""Give back to the report what is its own in the midst of somebody's speech: background that only helps the reader."""

from trucewatch.model.claim import Quoted
from trucewatch.read.cue_reach import segment_start
from trucewatch.read.line import PUBLISHED, Line


def give_back(line: Line, told: set[int]) -> None:
    """Give background in a relative clause within somebody's indirect speech back to the publisher."""
    doc = line.doc
    for token in doc:
        if token.dep_ not in {"acl:relcl"} or token.i in line.quoted_tokens or token.i in told:
            continue
        first = min(t.i for t in token.subtree if not t.is_punct)  # the comma before it may hang on its verb
        if (
            first == 0
            or doc[first - 1].text != ","
            or doc[first].lower_ not in {"who", "which", "whose", "where", "whom"}
        ):
            continue
        last = max(t.i for t in token.subtree)
        if any(at in told for at in range(first, last + 1)) or _is_cleft(line, first):
            continue  # "which, according to the agencies, has ...": somebody else's word
        for at in range(first, last + 1):
            if all(voice.quoted is Quoted.INDIRECT for voice in line.voices[at]):
                line.voices[at] = (PUBLISHED,)


def _is_cleft(line: Line, relative: int) -> bool:
    """Tell whether a relative clause is what is said: "It was the army, according to the mayor, who shelled it"."""
    opening = [t.lower_ for t in line.doc[segment_start(line, relative) :][:2]]
    return opening[:1] == ["it"] and opening[1:] in (["was"], ["is"])
