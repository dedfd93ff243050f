"""Acts owed that a later clause tells only as done, or not: "It has done so", "only 40 have come", "still there"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.verdicts import Finding, compliance
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded

_DONE_SO = Guarded(
    r"\b(?P<done>(?:has|have|had) (?:since |now |duly |already |all |both )?(?:done (?:so|that|this|it)|"
    r"complied|obliged|"
    r"obeyed)\b|(?<!not )\bdid so\b|(?:has|have|had) (?:since |now |duly |already )?(?:been done|happened)\b)"
    r"|(?P<undone>(?:has|have|had|did) (?:not|never|yet to) (?:yet )?(?:do|done|been|happened|complied|"
    r"comply)\b(?: so)?"
    r"|\b(?:none|neither|nothing|no one|nobody) (?:of (?:this|that|these|it|them|the kind|the sort) )?(?:has|"
    r"have|had|did|"
    r"was|were)\b(?: (?:been )?(?:done|happened|so|yet|happen))?(?=[.,;]|$| so far| by)"
    r"|\b(?:it|they|he|she) (?:has|have|had|did) not(?=[.,;]|$| yet| so far)"
    r"|\b(?:job|work|task|business) (?:is|was|remains|remained) (?:still |far from )?(?:not (?:yet )?|un|half[- ])?"
    r"(?:finished|done|complete|completed|over)\b(?<!job is done)(?<!work is done)(?<!task is done)"
    r"|\b(?P<stays>(?:they|it|he|she|all|most|(?:the|its|their) \w+) (?:is|are|remains?) still (?:there|in place|where "
    r"(?:it|they) (?:was|were|stood)))\b"
    r"|\b(?P<waits>(?:has|have|had) (?:yet to|not|never) (?:see|seen|receive|received|get|got)(?: a| one| any)? ?"
    r"(?:single )?\w+(?=[.,;]|$| so far| since))"
    r"|\b(?:no|not (?:a|one)(?: single)?) (?:lorry|truck|convoy|parcel|sack|gun|tank|soldier|man|prisoner|captive|"
    r"monitor|observer|shovel|mine) (?:has|have|had) (?:yet |so far )?(?:left|moved|come|arrived|passed|gone|crossed|"
    r"been (?:seen|moved|freed|lifted))\b)"
    r"|\b(?P<partly>(?:only|just|barely|a mere|no more than) (?:about |some )?(?:[\d,]+|half|a (?:third|quarter|few|"
    r"handful)|two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:of (?:them|these|the \w+) )?(?:has|have|had) "
    r"(?:so far |since |yet )?(?:left|gone|moved|come|arrived|turned up|been (?:moved|freed|sent|withdrawn|posted|"
    r"handed over|released|lifted|cleared))\b)",
    re.IGNORECASE,
)
_REACH = 2
"""Sentences back in which the act was owed, at most."""
_OPENING = 40
"""Characters into a sentence within which a bare "they have not" can be of the sentence before."""
_OF_EACH = re.compile(r"\b(?:neither|both|all|none|nothing)\b", re.IGNORECASE)
_LEAVES = frozenset(
    {
        About.WITHDRAW_FORCES,
        About.WITHDRAW_HEAVY_WEAPONS,
        About.REMOVE_RADICAL_GROUPS,
        About.ESTABLISH_DEMILITARISED_ZONE,
    }
)
"""What is not done where those who owed it are "still there"."""
_NOT_HERE = frozenset({About.WHOLE_AGREEMENT, About.CEASE_FIRE, About.NO_OFFENSIVE, About.NO_AIR_ATTACK})


def read_done_so(line: Line, report: Report) -> Iterator[Draft]:
    """Yield that an act told as owed just before was done, or was not."""
    match = _DONE_SO.search(line.doc.text)
    if match is None:
        return
    span = line.doc.char_span(*match.span(), alignment_mode="contract")
    if span is None:
        return
    if line.is_asked(span[0]) or re.search(r"\b(?:if|unless|until)\b", line.doc.text[: match.start()], re.IGNORECASE):
        return
    told = [one for one in report.owed if _may_be_meant(one, match, span.start, line, report)]
    is_of_each = _OF_EACH.search(match.group()) or _OF_EACH.search(line.doc.text[: match.start()])
    for owed in told if is_of_each else told[-1:]:
        yield compliance(
            line,
            report,
            Finding(
                at=span[0],
                abouts=tuple(owed.keys["about"]),
                verdict=_verdict(match),
                rule="done_so",
                by=tuple(owed.keys.get("by") or ()),
            ),
        )


def _verdict(match: re.Match[str]) -> Verdict:
    if match["partly"]:
        return Verdict.PARTLY
    return Verdict.FULFILLED if match["done"] else Verdict.NOT_FULFILLED


def _may_be_meant(owed: Draft, match: re.Match[str], at: int, line: Line, report: Report) -> bool:
    """Tell whether a commitment is near enough, and of an act that can be done."""
    is_here = owed.line is line
    is_near = is_here or any(owed.line is other for other in report.lines[-_REACH:])
    if not is_near or (is_here and owed.at.i > at) or set(owed.keys.get("about") or ()) <= _NOT_HERE:
        return False
    if (match["stays"] and not set(owed.keys["about"]) & _LEAVES) or (
        match["waits"] and set(owed.keys["about"]) & _LEAVES
    ):
        return False
    # "because they have not" is of what its own sentence tells
    return is_here or not (match["undone"] and match.start() > _OPENING)
