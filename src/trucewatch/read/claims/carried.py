"""What an incident takes over from the clause above or the sentence before, where the words point back to it."""

import re

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens
from trucewatch.read.claims.event import Event
from trucewatch.read.date_mention import DateMention
from trucewatch.read.line import Line
from trucewatch.read.syntax import group_head, lemma_of

_TIES = re.compile(
    r"\b(?:it|they|them|both|another|others?|(?:two|three|four|five|six|\d+) more|more (?:people|died|were)|then|also"
    r"|a (?:second|third)|the same|that (?:day|night|morning|evening)|this time|in (?:reply|response|return)"
    r"|of (?:them|those)|the (?:dead|victims?|wounded|injured|blasts?|attackers?|gunmen|bodies|survivors)"
    r"|(?:minutes?|hours?|shortly|moments?) (?:later|after\w*)"
    r"|(?:his|her|its|their) (?:\w+ )?(?:wife|husband|son|daughter|brother|sister|driver|crew|bodies|men))\b",
    re.IGNORECASE,
)
"""Words that tie a sentence to the act told in the one before."""
_POINTING = frozenset({"the", "that", "this"})
_VAGUE = frozenset({"attack", "assault", "strike", "raid", "incident", "shooting", "explosion", "blast"})
_REACH = 2


def pointed_at(line: Line, report: Report, event: Event, kind: IncidentType) -> Draft | None:
    """Return the incident told before that "the attack" or "that strike" is; None where it may be another one.

    Args:
        line: The sentence.
        report: What was told before it.
        event: The noun of violence.
        kind: Its type, as far as its own words tell.
    """
    if not event.is_noun or not any(child.lower_ in _POINTING for child in event.token.children):
        return None
    for draft in reversed(report.told):
        if draft.line is line or line.passage.paragraph - draft.line.passage.paragraph > _REACH:
            return None
        if draft.kind is ClaimKind.INCIDENT:
            is_same = draft.keys.get("type") is kind or lemma_of(event.token) in _VAGUE
            return draft if is_same and not draft.denied else None
    return None


def goes_on(line: Line, report: Report, *, is_of_victims: bool = False) -> Draft | None:
    """Return the incident of the sentence before that this one goes on about: "Two more died", "They then burned it".

    It must be told in the same paragraph, and a word must tie the two.

    Args:
        line: The sentence.
        report: What was told before it.
        is_of_victims: Whether the sentence tells victims and no act: they are those of the act before.
    """
    if not is_of_victims and _TIES.search(line.doc.text) is None:
        return None
    for draft in reversed(report.told):
        if draft.line is line:
            continue
        is_near = draft.line.passage.paragraph == line.passage.paragraph and draft.line in report.lines[-1:]
        return draft if draft.kind is ClaimKind.INCIDENT and is_near and not draft.denied else None
    return None


def lead_dates(line: Line, event: Event) -> tuple[DateMention, ...]:
    """Return the dates of the clause above, where this one only goes on or tells what went with it.

    "On Monday X shelled A and Y shelled B", "they traded charges on Friday as gunfire was heard in A".
    """
    head = event.token
    while head.dep_ not in {"conj", "advcl"} and head.head != head:
        head = head.head
    if head.head == head:
        return ()
    if head.dep_ == "conj":
        found = dates_in(line, [token for token in head.head.subtree if token.i < head.left_edge.i])
        return tuple(date for date in found if line.tokens_of(date.span)[0] < head.head.i)
    if not any(child.dep_.startswith("nsubj") for child in head.children):
        return ()
    above = {token.i for token in group_tokens(line)[group_head(head.head).i]}
    # The day of a saying is the day of what went with it: "they traded charges on Saturday as guns were heard".
    return tuple(date for date in line.dates if line.tokens_of(date.span)[0] in above)


def charged_type(line: Line, report: Report, event: Event, kind: IncidentType) -> IncidentType:
    """Return what somebody denies who only says that he did not fire: the shelling told just before.

    "The army said the rebels had shelled Tolm. They said they had not fired a shot."

    Args:
        line: The sentence.
        report: What was told before it.
        event: The verb of firing.
        kind: Its type, as far as its own words tell.
    """
    if kind is not IncidentType.SMALL_ARMS_FIRE or line.voices[event.token.i][0].rule == "publisher":
        return kind
    for draft in reversed(report.told):
        if line.passage.paragraph - draft.line.passage.paragraph > 1:
            return kind
        if draft.kind is ClaimKind.INCIDENT and not draft.denied:
            return IncidentType.SHELLING if draft.keys.get("type") is IncidentType.SHELLING else kind
    return kind
