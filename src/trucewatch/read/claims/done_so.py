"""Acts owed that a later clause tells only as done, or not: "It has done so", "None has been", "They have not"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, ClaimKind, Verdict
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.line import Line

_DONE_SO = re.compile(
    r"\b(?P<done>(?:has|have|had) (?:since |now |duly |already |all |both )?(?:done (?:so|that|this|it)|"
    r"complied|obliged|"
    r"obeyed)\b|(?<!not )\bdid so\b|(?:has|have|had) (?:since |now |duly |already )?(?:been done|happened)\b)"
    r"|(?P<undone>(?:has|have|had|did) (?:not|never|yet to) (?:yet )?(?:do|done|been|happened|complied|"
    r"comply)\b(?: so)?"
    r"|\b(?:none|neither|nothing|no one|nobody) (?:of (?:this|that|these|it|them|the kind|the sort) )?(?:has|"
    r"have|had|did|"
    r"was|were)\b(?: (?:been )?(?:done|happened|so|yet|happen))?(?=[.,;]|$| so far| by)"
    r"|\b(?:it|they|he|she) (?:has|have|had|did) not(?=[.,;]|$| yet| so far))",
    re.IGNORECASE,
)
_REACH = 2
"""Sentences back in which the act was owed, at most."""
_OPENING = 40
"""Characters into a sentence within which a bare "they have not" can be of the sentence before."""
_NOT_HERE = frozenset({About.WHOLE_AGREEMENT, About.CEASE_FIRE, About.NO_OFFENSIVE, About.NO_AIR_ATTACK})


def read_done_so(line: Line, report: Report) -> Iterator[Draft]:
    """Yield that an act told as owed just before was done, or was not."""
    match = _DONE_SO.search(line.doc.text)
    owed = report.owed
    if match is None or owed is None or owed.kind is not ClaimKind.COMMITMENT:
        return
    span = line.doc.char_span(*match.span(), alignment_mode="contract")
    is_near = owed.line is line or any(owed.line is other for other in report.lines[-_REACH:])
    abouts = owed.keys.get("about") or ()
    if span is None or not is_near or (owed.line is line and owed.at.i > span.start) or set(abouts) <= _NOT_HERE:
        return
    if owed.line is not line and match["undone"] and match.start() > _OPENING:
        return  # "because they have not" is of what its own sentence tells
    yield compliance(
        line,
        report,
        Finding(
            at=span[0],
            abouts=tuple(abouts),
            verdict=Verdict.FULFILLED if match["done"] else Verdict.NOT_FULFILLED,
            rule="done_so",
            by=tuple(owed.keys.get("by") or ()),
        ),
    )
