"""Say claims, days and figures in plain English, as a minister's aide could read them out."""

from collections.abc import Sequence
from datetime import date

from trucewatch.model.claim import (
    PUBLISHER,
    About,
    Action,
    Claim,
    ClaimKind,
    Level,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.text import Document

ABOUT_WORDS = {
    About.CEASE_FIRE: "the ceasefire",
    About.NO_OFFENSIVE: "the ban on offensives",
    About.NO_AIR_ATTACK: "the ban on air attacks",
    About.ESTABLISH_DEMILITARISED_ZONE: "the setting up of the demilitarised zone",
    About.WITHDRAW_HEAVY_WEAPONS: "the withdrawal of heavy weapons",
    About.WITHDRAW_FORCES: "the withdrawal of forces",
    About.REMOVE_RADICAL_GROUPS: "the removal of radical groups",
    About.DISARM: "disarmament",
    About.JOINT_PATROLS: "the patrols",
    About.DEPLOY_MONITORS: "the deployment of monitors",
    About.FREE_MOVEMENT_OF_MONITORS: "the free movement of monitors",
    About.DEPLOY_STATE_FORCES: "the deployment of state forces",
    About.OPEN_ROUTES: "the opening of routes",
    About.HUMANITARIAN_ACCESS: "humanitarian access",
    About.RESTORE_SERVICES: "the restoring of services",
    About.EXCHANGE_PRISONERS: "the exchange of prisoners",
    About.RETURN_DISPLACED: "the return of the displaced",
    About.NO_REINFORCEMENT: "the ban on reinforcements",
    About.ARMS_EMBARGO: "the arms embargo",
    About.NO_FORTIFICATION: "the ban on fortifications",
    About.DEMINING: "demining",
    About.COORDINATION_BODY: "the work of the coordination body",
    About.POLITICAL_PROCESS: "the political process",
    About.WHOLE_AGREEMENT: "the agreement as a whole",
}
"""What an obligation is about, as a noun."""

_VERDICTS = {
    Verdict.FULFILLED: "kept to",
    Verdict.PARTLY: "kept in part to",
    Verdict.NOT_FULFILLED: "failed in",
    Verdict.VIOLATED: "broke",
}
_LEVELS = {
    Level.CONTROLS: "held",
    Level.DOMINATES: "dominated",
    Level.PRESENT: "operated in",
    Level.CONTESTED: "fought over",
    Level.SEIZED: "seized",
    Level.LOST: "lost",
    Level.ATTEMPTS: "tried to take",
}
_ACTIONS = {
    Action.WITHDRAWS: ("withdrew", "withdraw"),
    Action.DEPLOYS: ("deployed", "deploy"),
    Action.FORTIFIES: ("fortified", "fortify"),
    Action.HANDS_OVER: ("handed over", "hand over"),
    Action.DELIVERS: ("delivered", "deliver"),
}
_RELATIONS = {
    Relation.BACKS: "backed",
    Relation.ALLY_OF: "stood as an ally by",
    Relation.AFFILIATED_WITH: "had ties with",
    Relation.PART_OF: "formed part of",
    Relation.LEADS: "led",
    Relation.OPPOSES: "opposed",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_day(day: date) -> str:
    """Return the day as written out.

    Example:
        >>> say_day(date(2018, 10, 5))
        '5 October 2018'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_period(period: Period) -> str:
    """Return the period with its preposition.

    Example:
        >>> say_period(Period(first=date(2019, 1, 21), last=date(2019, 1, 31)))
        'between 21 January 2019 and 31 January 2019'
    """
    first, last = period.first, period.last
    if first and last:
        if first == last:
            return f"on {say_day(first)}"
        if period == Period.month(first.year, first.month):
            return f"in {_MONTHS[first.month - 1]} {first.year}"
        return f"between {say_day(first)} and {say_day(last)}"
    if first:
        return f"since {say_day(first)}"
    return f"by {say_day(last)}" if last else "at some time"


def say_count(count: Count) -> str:
    """Return the count in the words that said it, or in its bounds.

    Example:
        >>> say_count(Count(least=11, most=None))
        'at least 11'
    """
    if count.words and not any(letter.isdigit() for letter in count.words):
        return count.words
    hedge = "about " if count.approximate else ""
    if count.least is not None and count.least == count.most:
        return f"{hedge}{count.least:,}"
    if count.least is not None and count.most is not None:
        return f"{count.least:,} to {count.most:,}"
    if count.least is not None:
        return f"at least {count.least:,}"
    return f"up to {count.most:,}" if count.most is not None else "some"


def say_names(names: Sequence[str], *, nobody: str = "somebody not named") -> str:
    """Return the names as a list in prose.

    Example:
        >>> say_names(("Russia", "Turkey", "Iran"))
        'Russia, Turkey and Iran'
    """
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else nobody


def say_claim(claim: Claim, *, teller: str) -> str:
    """Return who says what, in one sentence without its full stop.

    What is said stands in the past tense, which knows no number: a claim does not tell whether a name is a plural.

    Args:
        teller: The name to show for a report's own voice.
    """
    who = say_names([teller if name == PUBLISHER else name for name in claim.speaker])
    if claim.speaker_for and claim.speaker_for not in claim.speaker:
        who += f" ({claim.speaker_for})"
    said = f" {say_period(claim.said)}" if claim.said else ""
    return f"{who}{said} {_verb(claim)} {say_content(claim)}"


def as_sentence(text: str) -> str:
    """Return the text with its first letter large and a full stop.

    Example:
        >>> as_sentence("nothing has been said of it")
        'Nothing has been said of it.'
    """
    return f"{text[0].upper()}{text[1:]}."


def say_teller(document: Document) -> str:
    """Return how a report is called that speaks in its own voice: by its title, else by the end of its name."""
    name = document.title or document.name.rstrip("/").rpartition("/")[2]
    return f"the report “{name}”"


def say_content(claim: Claim) -> str:
    """Return what the claim says, without who says it and whether they deny it."""
    match claim.kind:
        case ClaimKind.INCIDENT:
            return _incident(claim)
        case ClaimKind.COMPLIANCE:
            verdict = _VERDICTS[claim.verdict] if claim.verdict else "kept to"
            count = f" ({say_count(claim.count)} counted)" if claim.count else ""
            return f"{_whose(claim.by)} {verdict} {_about(claim)}{count}"
        case ClaimKind.COMMITMENT:
            return f"{_whose(claim.by)} undertook to see to {_about(claim)}{_by_when(claim)}"
        case ClaimKind.DEMAND:
            return f"{_about(claim)} from {_whose(claim.of)}{_by_when(claim)}"
        case ClaimKind.MOVEMENT:
            return _movement(claim)
        case ClaimKind.CONTROL:
            level = _LEVELS[claim.level] if claim.level else "held"
            share = f"{claim.share:.0%} of " if claim.share is not None else ""
            return f"{_whose(claim.actor)} {level} {share}{_where(claim) or 'the area'}{_when(claim)}"
        case ClaimKind.MEETING:
            state = f"{claim.state} " if claim.state else ""
            place = f" in {_where(claim)}" if claim.place else ""
            return f"a {state}meeting of {_whose(claim.participants)}{place}{_when(claim)}"
        case ClaimKind.AGREEMENT:
            state = f" ({_words(claim.state)})" if claim.state else ""
            return f"a deal of {_whose(claim.parties)}{state} on {_about(claim)}{_when(claim)}"
        case ClaimKind.RELATION:
            past = " in the past" if claim.time is Tense.PAST else ""
            relation = _RELATIONS[claim.relation] if claim.relation else "stood by"
            return f"{claim.subject} {relation} {claim.object}{past}"
        case ClaimKind.TOLL:
            place = f" in {_where(claim)}" if claim.place else ""
            return f"a toll{place}{_when(claim)}{_victims(claim)}"
        case ClaimKind.SITUATION:
            place = f" in {_where(claim)}" if claim.place else ""
            return f"the situation{place} was {claim.direction or 'unchanged'}"


_NAMED_THINGS = (ClaimKind.INCIDENT, ClaimKind.TOLL, ClaimKind.MEETING, ClaimKind.AGREEMENT)
"""Kinds whose content is told as a noun; that of the others is a clause."""


def _verb(claim: Claim) -> str:
    several = len(claim.speaker) > 1
    if claim.kind is ClaimKind.DEMAND:
        return "demanded"
    if claim.kind in _NAMED_THINGS:
        if claim.denied:
            return "deny" if several else "denies"
        return "report" if several else "reports"
    if claim.denied:
        return "deny that" if several else "denies that"
    return "say that" if several else "says that"


def _incident(claim: Claim) -> str:
    kind = _words(claim.type) if claim.type else "an incident"
    counted = f" ({say_count(claim.count)} counted)" if claim.count else ""
    culprit = f" by {say_names(claim.perpetrator)}" if claim.perpetrator else ""
    place = f" in {_where(claim)}" if claim.place else ""
    return f"{kind}{counted}{culprit}{place}{_when(claim)}{_victims(claim)}"


def _victims(claim: Claim) -> str:
    parts = []
    if claim.killed:
        parts.append(f"{say_count(claim.killed)} killed")
    if claim.civilians_killed:
        parts.append(
            f"{say_count(claim.civilians_killed)} of them civilians"
            if claim.killed
            else f"{say_count(claim.civilians_killed)} civilians killed"
        )
    if claim.children_killed:
        parts.append(f"{say_count(claim.children_killed)} children killed")
    if claim.injured:
        parts.append(f"{say_count(claim.injured)} injured")
    if claim.displaced:
        parts.append(f"{say_count(claim.displaced)} displaced")
    return f", with {', '.join(parts)}" if parts else ""


def _movement(claim: Claim) -> str:
    did, do = _ACTIONS[claim.action] if claim.action else ("moved", "move")
    match claim.state:
        case State.PLANNED:
            did = f"planned to {do}"
        case State.REFUSED:
            did = f"refused to {do}"
        case State.UNDER_WAY:
            did = f"began to {do}"
        case _:
            pass
    count = f"{say_count(claim.count)} " if claim.count else ""
    place = f" ({_where(claim)})" if claim.place else ""
    return f"{_whose(claim.actor)} {did} {count}{claim.what or 'forces'}{place}{_when(claim)}"


def _whose(names: Sequence[str]) -> str:
    return say_names(names, nobody="the parties")


def _about(claim: Claim) -> str:
    return say_names([ABOUT_WORDS[about] for about in claim.about], nobody="what was agreed")


def _by_when(claim: Claim) -> str:
    return f" {say_period(claim.deadline)}" if claim.deadline else ""


def _where(claim: Claim) -> str:
    return say_names([place.name for place in claim.place], nobody="")


def _when(claim: Claim) -> str:
    return f" {say_period(claim.date)}" if claim.date else ""


def _words(word: str) -> str:
    return word.replace("_", " ")
