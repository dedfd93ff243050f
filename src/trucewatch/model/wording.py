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
    Quoted,
    Relation,
    State,
    Tense,
    Verdict,
)
from trucewatch.model.count import Count
from trucewatch.model.period import Period

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
    Verdict.FULFILLED: "keeping to",
    Verdict.PARTLY: "keeping in part to",
    Verdict.NOT_FULFILLED: "failing in",
    Verdict.VIOLATED: "breaking",
}
_LEVELS = {
    Level.CONTROLS: "holding",
    Level.DOMINATES: "dominating",
    Level.PRESENT: "being present in",
    Level.CONTESTED: "fighting over",
    Level.SEIZED: "seizing",
    Level.LOST: "losing",
    Level.ATTEMPTS: "trying to take",
}
_ACTIONS = {
    Action.WITHDRAWS: "withdrawing",
    Action.DEPLOYS: "deploying",
    Action.FORTIFIES: "fortifying",
    Action.HANDS_OVER: "handing over",
    Action.DELIVERS: "delivering",
}
_RELATIONS = {
    Relation.BACKS: "backing",
    Relation.ALLY_OF: "being an ally of",
    Relation.AFFILIATED_WITH: "being affiliated with",
    Relation.PART_OF: "being part of",
    Relation.LEADS: "leading",
    Relation.OPPOSES: "opposing",
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

    Args:
        teller: The name to show for a report's own voice.
    """
    who = say_names([teller if name == PUBLISHER else name for name in claim.speaker])
    if claim.speaker_for and claim.speaker_for not in claim.speaker:
        who += f", for {claim.speaker_for},"
    said = f" {say_period(claim.said)}" if claim.said else ""
    plural = len(claim.speaker) > 1
    verb = _verb(claim, plural=plural)
    return f"{who}{said} {verb} {say_content(claim)}"


def say_content(claim: Claim) -> str:
    """Return what the claim says, as a noun phrase, without who says it and whether they deny it."""
    match claim.kind:
        case ClaimKind.INCIDENT:
            return _incident(claim)
        case ClaimKind.COMPLIANCE:
            verdict = _VERDICTS[claim.verdict] if claim.verdict else "keeping to"
            count = f" ({say_count(claim.count)} counted)" if claim.count else ""
            return f"{_whose(claim.by)} {verdict} {_about(claim)}{count}"
        case ClaimKind.COMMITMENT:
            return f"a commitment of {say_names(claim.by)} to {_about(claim)}{_by_when(claim)}"
        case ClaimKind.DEMAND:
            return f"a demand on {say_names(claim.of, nobody='the parties')} for {_about(claim)}{_by_when(claim)}"
        case ClaimKind.MOVEMENT:
            return _movement(claim)
        case ClaimKind.CONTROL:
            level = _LEVELS[claim.level] if claim.level else "holding"
            share = f"{claim.share:.0%} of " if claim.share is not None else ""
            return f"{_whose(claim.actor)} {level} {share}{_where(claim) or 'the area'}{_when(claim)}"
        case ClaimKind.MEETING:
            state = f"{claim.state} " if claim.state else ""
            place = f" in {_where(claim)}" if claim.place else ""
            return f"a {state}meeting of {say_names(claim.participants)}{place}{_when(claim)}"
        case ClaimKind.AGREEMENT:
            state = f" ({_words(claim.state)})" if claim.state else ""
            return f"a deal of {say_names(claim.parties, nobody='the parties')}{state} on {_about(claim)}{_when(claim)}"
        case ClaimKind.RELATION:
            past = " in the past" if claim.time is Tense.PAST else ""
            relation = _RELATIONS[claim.relation] if claim.relation else "standing with"
            return f"{claim.subject} {relation} {claim.object}{past}"
        case ClaimKind.TOLL:
            place = f" in {_where(claim)}" if claim.place else ""
            return f"a toll{place}{_when(claim)}{_victims(claim)}"
        case ClaimKind.SITUATION:
            place = f" in {_where(claim)}" if claim.place else ""
            return f"a situation{place} that is {claim.direction or 'as it was'}"


def _verb(claim: Claim, *, plural: bool) -> str:
    if claim.denied:
        return "deny" if plural else "denies"
    if claim.quoted is Quoted.NONE or claim.kind in (ClaimKind.INCIDENT, ClaimKind.TOLL):
        return "report" if plural else "reports"
    if claim.kind in (ClaimKind.DEMAND, ClaimKind.COMMITMENT):
        return "voice" if plural else "voices"
    return "speak of" if plural else "speaks of"


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
    action = _ACTIONS[claim.action] if claim.action else "moving"
    what = claim.what or "forces"
    count = f"{say_count(claim.count)} " if claim.count else ""
    place = f" ({_where(claim)})" if claim.place else ""
    state = {State.PLANNED: "planning ", State.REFUSED: "refusing "}.get(claim.state) if claim.state else None
    if state:
        return f"{_whose(claim.actor)} {state}{action} {count}{what}{place}{_when(claim)}"
    ended = ", said to be done" if claim.state is State.DONE else ""
    return f"{_whose(claim.actor)} {action} {count}{what}{place}{_when(claim)}{ended}"


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
