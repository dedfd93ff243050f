"""Tell by the words alone for whom an office, a rank or a body speaks: "rebel officer", "Ada Lind, for the Front".

No table is asked here: what is returned are the words for the party as the report has them.
"""

import calendar
import re

from trucewatch.read.lexicon import words

_PERSONS = words("speech.persons") | words("speech.offices")
_BODIES = words("speech.bodies")
_UNATTACHED = words("speech.unattached")
_SIDES = words("speech.sides")
_TITLES = words("speech.titles") - _SIDES - {"un", "u.n", "eu", "us", "u.s"}
_PEOPLES = words("speech.peoples")
_TOPICS = words("speech.topics")
_GROUP_WORDS = words("syntax.who.group_words")
_FIGHTERS = words("syntax.who.fighters")
_FORCES = words("syntax.who.forces")
_OF_THEMSELVES = words("speech.of_themselves")
_LED = frozenset({"head", "leader", "chief", "commander", "chairman", "chairwoman", "founder", "director"})
_NAME = r"[A-Z][\w.'-]*(?: (?:(?:of|for|and|de|la|al) (?:the )?)?[A-Z0-9][\w.-]*)*"
_POSSESSIVE = re.compile(r"^(?P<owner>[^',;]+?)(?:'s|(?<=s)') (?P<rest>.+)$")
_OF = re.compile(r"^(?P<office>[^,;]*?) (?:of|for|from|with) (?:the )?(?P<owner>[^,;]+)$")
_BEHIND = re.compile(rf"^,? ?(?:of|from|for|with) (?P<the>the )?(?P<owner>{_NAME}|[a-z]+(?: [a-z]+)?)")
_APPOSITION = re.compile(r"^, (?:(?:a|an|the|its|their|his|her|one of the) )?(?P<office>[^,;]+)")
_SPEAKING_FOR = re.compile(r"^(?:speaking )?(?:for|of|from|with) (?:the )?")
_ORGAN = "|".join(sorted(words("speech.organs")))
_ORGAN_TOPIC = "|".join(sorted(words("speech.topics"), key=len, reverse=True))
_ORGAN_OF = re.compile(
    rf"^(?P<office>[\w' -]*?\b(?i:{_ORGAN})(?i: of (?:the )?(?:foreign |internal )?(?:{_ORGAN_TOPIC}))?)"
    r" (?:of|for) (?:the )?(?P<owner>[A-Z][^,;]+)$"
)
"""The organ of a party that it names: "Supreme Council of the Hill Front", "Ministry of Defence of Averia"."""
_WHERE = re.compile(r"(?<=\w) (?:in|at|on|near|there|here)\b.*$")
_LEADING = frozenset({"on", "in", "at", "by", "last", "next", "this", "since", "after", "late", "early", "then", "but"})
"""What may open a sentence before an office, and names nobody."""
_TIMES = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)
_MERE_SIDES = frozenset(
    {"loyalist", "rebel", "separatist", "insurgent", "opposition", "guerrilla", "militant", "royalist", "secessionist"}
)
"""Adjectives of a side that are no name, though they open a sentence: "Loyalist commanders"."""
_WHOLE = frozenset(
    {"federal", "southern", "northern", "eastern", "western", "breakaway", "border", "tribal", "settler"}
)
"""Adjectives that tell a force from others, and are no party alone: "the federal army"."""
_ARTICLE = re.compile(r"^(?:the|a|an|some|one|two|three|several|another|both) (?:of the )?", re.IGNORECASE)


def owner_words(text: str) -> str | None:
    """Return the words for the party in the name of an office or a body; None where they name none.

    Example:
        >>> owner_words("rebel officer")
        'rebels'
        >>> owner_words("the Hill Council's chief of staff")
        'Hill Council'
        >>> owner_words("spokesman for the guerrillas")
        'guerrillas'
        >>> owner_words("Krajina Serb news agency")
        'Krajina Serbs'
    """
    text = _ARTICLE.sub("", text.replace("’", "'").strip(" ,."))
    if match := _ORGAN_OF.match(text):
        return _party(match["owner"], is_behind=True)
    text = _WHERE.sub("", text)
    if match := _POSSESSIVE.match(text):
        return _party(match["owner"])
    if (match := _OF.match(text)) and _is_office(match["office"]):
        owner = _party(match["owner"], is_behind=True)
        if owner is not None:
            return owner
        text = match["office"]
    return _before_office(text)


def owner_of_person(before: str, behind: str) -> str | None:
    """Return the words for the party of a person by those around his name.

    Example:
        >>> owner_of_person("The rebels'", "")
        'rebels'
        >>> owner_of_person("", ", for the Front,")
        'Front'
        >>> owner_of_person("", ", a rebel commander")
        'rebels'
    """
    before = _ARTICLE.sub("", before.replace("’", "'").strip(" ,"))
    if before:
        parts = before.split()
        while parts and not parts[-1].endswith(("'", "'s")) and _is_mere_title(parts[-1]):
            parts.pop()
        if parts and parts[-1].endswith(("'s", "s'")):
            return _party(" ".join(parts).removesuffix("'s").removesuffix("'"))
        if found := owner_words(before):
            return found
    behind = behind.replace("’", "'")
    if match := _BEHIND.match(behind):
        owner = _party(match["owner"], is_behind=True)
        if owner is not None:
            return owner
    match = _APPOSITION.match(behind)
    return owner_words(_SPEAKING_FOR.sub("", match["office"])) if match else None


def is_of_office(text: str) -> bool:
    """Tell whether a noun phrase names people in somebody's office: "U.N. officers", "the envoy of the League"."""
    head = _WHERE.sub("", text).split(" of ")[0].split(" for ")[0].split()
    last = head[-1].casefold() if head else ""
    return bool({last, last.removesuffix("s")} & _PERSONS) and not {last, last.removesuffix("s")} & _UNATTACHED


def names_organ(text: str) -> bool:
    """Tell whether a name is that of a party's organ: "Supreme Council of the Hill Front"."""
    return _ORGAN_OF.match(_ARTICLE.sub("", text)) is not None


def stands_for_itself(name: str) -> bool:
    """Tell whether a body, a group or a force that nobody else owns speaks for itself: "the federal army"."""
    last = name.casefold().split()[-1]
    if {last, last.removesuffix("s")} & _UNATTACHED:
        return False
    return last in _OF_THEMSELVES or last in _GROUP_WORDS or last.removesuffix("s") in _SIDES | _PEOPLES


def _is_office(words_: str) -> bool:
    last = words_.casefold().split()[-1] if words_.split() else ""
    forms = {last, last.removesuffix("s")}
    return bool(forms & (_PERSONS | _BODIES | _FIGHTERS | _FORCES)) and not forms & (_UNATTACHED - {"source", "agency"})


def _is_mere_title(word: str) -> bool:
    low = word.casefold().strip(".,")
    return low in _TITLES | _PERSONS or word[:1].islower()


def _party(owner: str, *, is_behind: bool = False) -> str | None:
    """Return an owner's words as those of a party; None where it is none, as in "chief of staff"."""
    owner = _ARTICLE.sub("", owner.strip(" ,.'"))
    if not owner:
        return None
    if is_behind:
        owner = re.split(r" (?:in|at|on|near|that|which|who) ", owner)[0]
        nested = _OF.match(owner)
        if nested and owner[:1].islower():
            owner = nested["owner"]
    last = owner.split()[-1]
    low = last.casefold()
    forms = {low, low.removesuffix("s")}
    if forms & (_UNATTACHED | _TOPICS):
        return None
    if owner[:1].isupper():
        return _as_people(owner)
    is_side = bool(forms & (_SIDES | _GROUP_WORDS | _OF_THEMSELVES | _PEOPLES | _FIGHTERS | _BODIES))
    if is_side and not (is_behind and low in {"staff", "office", "service"}):
        return owner
    if forms & _PERSONS and not is_behind:
        return owner
    return None


def _before_office(text: str) -> str | None:
    """Return the party that stands as an adjective before an office: "rebel officer", "Chechen vice president"."""
    parts = text.split()
    if len(parts) < 2 or not _is_office(text):
        return None
    named: list[str] = []
    for part in parts[:-1]:
        low = part.casefold().strip(".,")
        if not named and (low in _LEADING or low in _TIMES):
            continue  # "On Friday chief negotiator Ada Lind"
        if part[:1].isupper() and low not in _TITLES | _PERSONS | _TOPICS | _MERE_SIDES:
            named.append(part.strip(","))
        elif named:
            break
        elif low in _WHOLE and stands_for_itself(text):
            return text
        elif low in _SIDES:
            return f"{low}s" if low in _PERSONS or f"{low}s" in _GROUP_WORDS | _FIGHTERS else low
    return _as_people(" ".join(named)) if named else None


def _as_people(name: str) -> str:
    """Return the plural of a people: "Krajina Serb" is the word of the Krajina Serbs."""
    return f"{name}s" if name.rsplit(maxsplit=1)[-1].casefold() in _PEOPLES else name
