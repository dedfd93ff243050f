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
from trucewatch.model.incident import Incident
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
    Verdict.NOT_FULFILLED: "failed to keep to",
    Verdict.VIOLATED: "broke",
}
"""What somebody did to a rule of conduct, or to the deal as a whole."""
_VERDICTS_ON_DEEDS = {
    Verdict.FULFILLED: "saw to",
    Verdict.PARTLY: "saw in part to",
    Verdict.NOT_FULFILLED: "failed to see to",
    Verdict.VIOLATED: "broke its word on",
}
"""What somebody did about a deed owed."""
_CONDUCT = frozenset(
    {
        About.CEASE_FIRE,
        About.NO_OFFENSIVE,
        About.NO_AIR_ATTACK,
        About.NO_REINFORCEMENT,
        About.ARMS_EMBARGO,
        About.NO_FORTIFICATION,
        About.WHOLE_AGREEMENT,
    }
)
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
        'between 21 and 31 January 2019'
    """
    first, last = period.first, period.last
    if first and last:
        if first == last:
            return f"on {say_day(first)}"
        if period == Period.month(first.year, first.month):
            return f"in {_MONTHS[first.month - 1]} {first.year}"
        return f"between {_begin(first, last)} and {say_day(last)}"
    if first:
        return f"since {say_day(first)}"
    return f"by {say_day(last)}" if last else "at some time"


def _begin(first: date, last: date) -> str:
    """The first day of a period, without what its last day says anyway."""
    if first.year != last.year:
        return say_day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]}"


def say_share(share: float) -> str:
    """Return the share in percent.

    Example:
        >>> say_share(0.7)
        '70 %'
    """
    return f"{share * 100:.0f} %"


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
    who = say_names([teller if name == PUBLISHER else say_speaker(name) for name in claim.speaker])
    if claim.speaker_for and claim.speaker_for not in claim.speaker:
        who += f" ({claim.speaker_for})"
    return f"{who} {_verb(claim)} {say_content(claim)}"


def say_speaker(name: str) -> str:
    """Return how a speaker is called who may have no name.

    Example:
        >>> say_speaker("source"), say_speaker("residents"), say_speaker("Turkey")
        ('an unnamed source', 'unnamed residents', 'Turkey')
    """
    if not name[:1].islower():
        return name
    if name.endswith("s"):
        return f"unnamed {name}"
    return f"an unnamed {name}"


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
            verbs = _VERDICTS if not claim.about or set(claim.about) & _CONDUCT else _VERDICTS_ON_DEEDS
            verdict = verbs[claim.verdict or Verdict.FULFILLED]
            count = f" ({say_count(claim.count)} counted)" if claim.count else ""
            return f"{_whose_own(claim.by, claim)} {verdict} {_about(claim)}{count}"
        case ClaimKind.COMMITMENT:
            return f"{_whose_own(claim.by, claim)} undertook to see to {_about(claim)}{_by_when(claim)}"
        case ClaimKind.DEMAND:
            return f"{_about(claim)} from {_whose(claim.of)}{_by_when(claim)}"
        case ClaimKind.MOVEMENT:
            return _movement(claim)
        case ClaimKind.CONTROL:
            level = _LEVELS[claim.level] if claim.level else "held"
            share = f"{say_share(claim.share)} of " if claim.share is not None else ""
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


_PLURALS = (
    "forces",
    "helmets",
    "sources",
    "officials",
    "rescuers",
    "militants",
    "rebels",
    "fighters",
    "groups",
    "activists",
    "residents",
    "troops",
    "media",
)
"""Ends of names that take a verb in the plural."""


def _verb(claim: Claim) -> str:
    """What the speaker does, with the day on which he did it, where that is told."""
    several = len(claim.speaker) > 1 or any(name.casefold().endswith(_PLURALS) for name in claim.speaker)
    that = "" if claim.kind in _NAMED_THINGS else "that"
    if claim.kind is ClaimKind.DEMAND:
        verb, that = "demanded", ""
    elif claim.denied:
        verb = "denied" if claim.said else "deny" if several else "denies"
    elif claim.kind in _NAMED_THINGS:
        verb = "reported" if claim.said else "report" if several else "reports"
    else:
        verb = "said" if claim.said else "say" if several else "says"
    said = say_period(claim.said) if claim.said else ""
    return " ".join(filter(None, (verb, said, that)))


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
    what = claim.what or "forces"
    if claim.action in (Action.WITHDRAWS, Action.DEPLOYS) and claim.actor == (what,):
        return f"{count}{what} {did}{place}{_when(claim)}"
    return f"{_whose(claim.actor)} {did} {count}{what}{place}{_when(claim)}"


def say_incident(incident: Incident) -> str:
    """Return what sort of incident it is, where and when.

    Example:
        >>> from trucewatch.model.claim import IncidentType
        >>> say_incident(Incident(id="i-1", type=IncidentType.AIR_STRIKE, types=(), date=None, place=None))
        'air strike, place and day not told'
    """
    kind = _words(incident.type)
    if incident.place is None and incident.date is None:
        return f"{kind}, place and day not told"
    place = f" in {_with_article(incident.place.told)}" if incident.place else ", place not told,"
    return f"{kind}{place} {say_period(incident.date)}" if incident.date else f"{kind}{place}, day not told"


def _whose_own(names: Sequence[str], claim: Claim) -> str:
    """Whose deed it is: a party that speaks of itself is not named twice, nor a person for whose state he speaks."""
    if names and tuple(names) == claim.speaker == (claim.speaker_for,):
        return "it"
    if names and tuple(names) == claim.speaker and claim.speaker_for:
        return claim.speaker_for
    return _whose(names)


def _whose(names: Sequence[str]) -> str:
    return say_names(names, nobody="the parties")


def _about(claim: Claim) -> str:
    return say_names([ABOUT_WORDS[about] for about in claim.about], nobody="what was agreed")


def _by_when(claim: Claim) -> str:
    return f" {say_period(claim.deadline)}" if claim.deadline else ""


def _where(claim: Claim) -> str:
    return say_names([_with_article(place.told) for place in claim.place], nobody="")


def _with_article(name: str) -> str:
    """A zone or an area is no town: it has an article before it."""
    return f"the {name}" if name.endswith((" zone", " area")) else name


def _when(claim: Claim) -> str:
    return f" {say_period(claim.date)}" if claim.date else ""


def _words(word: str) -> str:
    return word.replace("_", " ")
