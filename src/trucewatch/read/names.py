"""Names in a report: where they stand, their fullest form there, and whether they are somebody's own.

Nothing here needs a table: capitals, titles, appositions and brackets tell most of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.model.actor import Actor, ActorIndex, ActorKind
from trucewatch.read.lexicon import words
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Doc

_TITLES = words("speech.titles")
_PERSONS = words("speech.persons")
_SPEAKS = words("speech.says") | words("speech.pleads") | words("speech.denies")
_LONGEST_PERSON = 4
"""Words of a personal name without titles, at most."""
_LINKS = frozenset(
    {
        "of", "for", "the", "al", "el", "bin", "ibn", "abu", "de", "del", "di", "da", "do", "dos", "das", "du", "des",
        "la", "las", "los", "le", "van", "von", "der", "and", "to", "on", "in", "&",
    }
)  # fmt: skip
_OF_PLACES = words("places.of_opens")
_LINKED_BODIES = words("syntax.names.linked_bodies")
ORGANISATION_WORDS = _LINKED_BODIES | words("syntax.names.organisation_words")
_OWNERS = words("syntax.names.owners")
_NUMBERED = words("syntax.names.numbered")
_DAYS_MONTHS = words("syntax.names.days_months")
_OPENERS = words("syntax.names.openers")
_SIDES = frozenset({"north", "south", "east", "west"})
_ACRONYM = re.compile(r"\(\s*[\"“']?([A-Z][A-Za-z0-9+/&.-]{1,10})[\"”']?\s*\)")
_WORD = re.compile(r"^[\"'“‘(]*[A-ZÀ-ÞŠŽ0-9][\w.'’+/-]*$|^(?:al|el|ad|ed|an|en|as|es|at|et|ar|er|ash|az|ez|ul|ud)-\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A capitalised stretch of a sentence."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    text: str
    """Without an article before it and a possessive after it."""


def find_names(doc: Doc) -> tuple[Name, ...]:
    """Return the capitalised stretches of a sentence, in order; days and months are none."""
    found = []
    at = 0
    while at < len(doc):
        if not _is_name_word(doc, at):
            at += 1
            continue
        end = _stretch_end(doc, at)
        text = (
            doc[at:end].text.strip(" \"'“”‘’,.()") if end - at > 1 or not doc[at].text.endswith(".") else doc[at].text
        )
        if text and not text.isdigit():
            found.append(Name(start=at, end=end, text=text))
        at = end
    return tuple(found)


def _is_name_word(doc: Doc, at: int) -> bool:
    token = doc[at]
    if (
        not _WORD.match(token.text)
        or token.lower_ in _DAYS_MONTHS
        or not any(letter.isalpha() for letter in token.text)
    ):
        return False
    if token.text[0].isdigit():
        return "+" in token.text
    if token.lower_ == "i":
        return False
    is_first = at == 0 or doc[at - 1].text in {".", ":", '"', "“", "'", "‘", "-", "–", "—", "(", "•"}
    if is_first and token.lower_ in _OPENERS:
        # "South Orsia says ...": a side of the world opens a name where another word of it follows.
        return token.lower_ in _SIDES and _followed_by_name(doc, at)
    return (
        not is_first
        or token.pos_ in {"PROPN", "ADJ", "NOUN", "X", ""}
        or token.text.isupper()
        or _followed_by_name(doc, at)
    )


def _followed_by_name(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and bool(_WORD.match(doc[at + 1].text)) and doc[at + 1].lower_ not in _DAYS_MONTHS


def _stretch_end(doc: Doc, at: int) -> int:
    end = at + 1
    while end < len(doc):
        token = doc[end]
        if (
            _WORD.match(token.text)
            and token.lower_ not in _DAYS_MONTHS
            and not token.text[0].isdigit()
            and any(c.isalpha() for c in token.text)
        ):
            end += 1
            continue
        if joined := _joined_by_hyphen(doc, end) or _joined_by_owner(doc, end) or _joined_by_number(doc, end):
            end = joined
            continue
        if token.text == "/" and end + 1 < len(doc) and doc[end + 1].text.isupper():
            end += 2
            continue
        ahead = _linked_ahead(doc, at, end)
        if not ahead:
            break
        end = ahead
    return end


def _joined_by_hyphen(doc: Doc, at: int) -> int:
    """Return where a name goes on after a hyphen: "Ras-Ada", "Chakan-da-Bagh", "Sa-ngam"; 0 where it does not."""
    if doc[at].text != "-" or at + 1 >= len(doc) or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return 0
    if _WORD.match(doc[at + 1].text) or (doc[at + 1].tag_ == "NNP" and doc[at + 1].text.isalpha()):
        return at + 2
    is_linked = at + 3 < len(doc) and doc[at + 2].text == "-" and not doc[at + 1].whitespace_
    return at + 4 if is_linked and not doc[at + 2].whitespace_ and _WORD.match(doc[at + 3].text) else 0


def _joined_by_number(doc: Doc, at: int) -> int:
    """Return where a name goes on with the number of a height or a post: "Hill 402"; 0 where it does not."""
    is_numbered = doc[at].text.isdigit() and doc[at - 1].lower_ in _NUMBERED
    return at + 1 if is_numbered else 0


def _joined_by_owner(doc: Doc, at: int) -> int:
    """Return where a name goes on behind its own possessive: "Workers' Party", "Lord's Army"; 0 where it does not."""
    if doc[at].text not in {"'", "’", "'s", "’s"} or at + 1 >= len(doc) or doc[at - 1].lower_ not in _OWNERS:
        return 0
    return at + 2 if _WORD.match(doc[at + 1].text) and doc[at + 1].lower_ not in _DAYS_MONTHS else 0


def _linked_ahead(doc: Doc, at: int, end: int) -> int:
    """Return where a name goes on after "of the" or the like; 0 where it does not."""
    token = doc[end]
    if token.lower_ not in _LINKS:
        return 0
    is_body = any(doc[i].lower_ in _LINKED_BODIES for i in range(at, end))
    is_place = token.lower_ == "of" and doc[end - 1].lower_ in _OF_PLACES and doc[end - 1].text.istitle()
    if is_place and end + 1 < len(doc) and doc[end + 1].text.istitle() and doc[end + 1].lower_ not in _DAYS_MONTHS:
        return end + 2  # "the Line of Control"
    if token.lower_ in {"of", "for", "to", "on", "in", "and", "&", "the"} and not is_body:
        return 0
    if token.lower_ in {"to", "on", "in"} and doc[end - 1].lower_ not in {
        "mission",
        "force",
        "authority",
        "commission",
        "committee",
        "conference",
    }:
        return 0
    if (
        token.lower_ == "and"
        and doc[at].lower_ not in {"ministry"}
        and doc[end - 1].lower_
        not in {"monitoring", "justice", "security", "rescue", "verification", "defence", "relief", "freedom", "change"}
    ):
        return 0
    step = end + 1
    while step < len(doc) and step - end < 3 and doc[step].lower_ in {"the", "all", "al", "la", "las", "los"}:
        step += 1
    if step < len(doc) and _WORD.match(doc[step].text) and doc[step].lower_ not in _DAYS_MONTHS:
        return step + 1
    return 0


_BODY_OF_TITLE = re.compile(
    r"\b(?:[Bb]ulletin|[Rr]eport|[Ss]tatement|[Uu]pdate|[Cc]ommuniqu[eé]|[Ss]ummary|[Bb]riefing) (?:of|by|from) "
    r"(?:the )?(?P<name>[A-Z][\w'’-]+(?: (?:(?:of|for|to|on|in|and|the) ){0,2}[A-Z][\w'’-]+)+)"
)
_INITIAL = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][a-zà-ÿ]+")
"""A personal name that opens with initials."""
_LED = re.compile(
    r"\b([A-Z][\w.]*(?:-[A-Z]\w+)?-led) (?:\w+ ){0,2}?(coalition|alliance|force|mission|committee|campaign)\b"
)


@dataclass(slots=True)
class Cast:
    """The names of one report, and how they belong together."""

    actors: ActorIndex
    acronyms: dict[str, str] = field(default_factory=dict)
    longer: dict[str, str] = field(default_factory=dict)
    own_body: str = ""
    """The body whose bulletin the title says that it is."""
    places: frozenset[str] = frozenset()
    """Names without an entry in any table that are told as places somewhere in the report."""
    persons: dict[str, str] = field(default_factory=dict)
    """Each person's fullest name, by each of its words and by itself."""
    stretches: set[str] = field(default_factory=set)
    """Every capitalised stretch, as it stands."""

    @classmethod
    def of(
        cls, docs: Iterable[Doc], names: Iterable[tuple[Name, ...]], actors: ActorIndex, *, title: str = ""
    ) -> "Cast":
        """Return the cast of a report whose sentences and names these are."""
        cast = cls(actors=actors)
        for doc, in_doc in zip(docs, names, strict=True):
            for name in in_doc:
                cast._enter(doc, name)
        cast._enter_acronym_of_line(title)
        cast._enter_body_of_title(title)
        for doc in docs:
            cast.enter_text(doc.text)
        return cast

    def full(self, name: str) -> str:
        """Return the fullest form that the report gives of a name, as the tables spell it where they know it."""
        name = self.acronyms.get(name, name)
        return self.longer.get(name, name)

    def person(self, text: str) -> str | None:
        """Return the person meant by a capitalised stretch; None where it is nobody."""
        bare = without_titles(text)
        if not bare:
            return None
        if bare in self.persons:
            return self.persons[bare]
        last = bare.split()[-1]
        return (
            self.persons.get(last)
            if last in self.persons and len(bare.split()) < 3 and self.persons[last].endswith(last)
            else None
        )

    def known(self, name: str) -> Actor | None:
        """Return what the tables know of a name."""
        return self.actors.find(name)

    def enter_text(self, text: str) -> None:
        """Note the fuller forms of bare nouns: "the coalition" after "the Saudi-led coalition"."""
        for match in _LED.finditer(text):
            self.longer.setdefault(match.group(2), f"{match.group(1)} {match.group(2)}")

    def _enter(self, doc: Doc, name: Name) -> None:
        self.stretches.add(name.text)
        after = doc[name.end : name.end + 4].text
        acronym = _ACRONYM.match(after)
        before = doc[max(0, name.start - 1) : name.start].text.casefold()
        if acronym and not acronym.group(1).isdigit() and _fits(acronym.group(1), name.text):
            self.acronyms.setdefault(acronym.group(1), name.text)
        parts = name.text.split()
        if len(parts) > 1 and any(
            part.casefold().rstrip("s") in ORGANISATION_WORDS or part.casefold() in ORGANISATION_WORDS for part in parts
        ):
            self._enter_organisation(name.text, parts)
        if self._looks_like_person(doc, name, before):
            self._enter_person(without_titles(name.text))

    def _enter_acronym_of_line(self, title: str) -> None:
        for match in re.finditer(r"((?:[A-Z][\w'’]+(?: (?:of|for|the|and|to))*\s+){2,8})\(([A-Z]{2,8})\)", title):
            if _fits(match.group(2), match.group(1)):
                self.acronyms.setdefault(match.group(2), match.group(1).strip())

    def _enter_body_of_title(self, title: str) -> None:
        """Note the body whose bulletin it is: "the Centre" of the "Bulletin of the Centre for Reconciliation"."""
        match = _BODY_OF_TITLE.search(title)
        if match is None:
            return
        names = (match["name"], re.split(r" (?:in|at|on) ", match["name"])[0])
        known = next((name for name in names if self.actors.find(name) is not None), names[0])
        self.own_body = known
        self._enter_organisation(known, known.split())

    def _enter_organisation(self, name: str, parts: list[str]) -> None:
        for part in parts:
            if part.casefold() in {
                "observatory",
                "mission",
                "centre",
                "center",
                "commission",
                "committee",
                "front",
                "mechanism",
            }:
                kept = self.longer.get(part)
                if kept is None or (len(name) > len(kept) and name not in kept):
                    self.longer[part] = name if kept is None else kept

    def _looks_like_person(self, doc: Doc, name: Name, before: str) -> bool:
        bare = without_titles(name.text)
        parts = bare.split()
        if not bare or any(part.casefold().strip(".") in ORGANISATION_WORDS for part in parts) or len(parts) > 5:
            return False
        actor = self.actors.find(bare)
        if actor is not None:
            return actor.kind is ActorKind.PERSON
        if (
            any(char.isdigit() for char in bare)
            or (bare.isupper() and len(bare) < 8)
            or parts[-1].casefold().strip(".") in _TITLES
        ):
            return False
        had_title = bare != name.text and _ends_in_title(name.text, bare)
        if had_title and name.start + 1 <= len(doc):
            return True
        if len(parts) > 1 and _INITIAL.match(bare) and not before.endswith("-"):
            return True
        if before in _PERSONS or (before in {"mr", "mr.", "mrs", "ms", "dr", "gen.", "col.", "lt.", "maj."}):
            return True
        if 1 < len(parts) <= _LONGEST_PERSON and _speaks(doc, name):
            return True
        if before == "," and name.start > 1:
            chunk = {token.lower_ for token in doc[max(0, name.start - 12) : name.start - 1]}
            if chunk & _PERSONS and len(parts) > 1 and not (chunk & {"and"} and len(parts) < 2):
                return True
        after = doc[name.end : name.end + 12]
        if len(parts) > 1 and len(after) > 2 and after[0].text == ",":
            for token in after[1:]:
                if token.text in {",", ".", ";"}:
                    break
                if token.lower_ in _PERSONS or token.lower_ in {"who", "whose"}:
                    return True
        return False

    def _enter_person(self, bare: str) -> None:
        parts = bare.split()
        fullest = self.persons.get(parts[-1], bare)
        if len(fullest) < len(bare):
            fullest = bare
        self.persons[bare] = fullest
        self.persons[parts[-1]] = fullest
        for key, value in list(self.persons.items()):
            if value.split()[-1] == parts[-1] and len(value) < len(fullest):
                self.persons[key] = fullest


def _speaks(doc: Doc, name: Name) -> bool:
    """Tell whether a name stands right before a verb of speech, or right behind one: nothing else is called so."""
    behind = doc[name.end] if name.end < len(doc) else None
    if behind is not None and behind.tag_ in {"VBD", "VBZ"} and lemma_of(behind) in _SPEAKS:
        return True
    if behind is not None and behind.text == "," and doc[name.end + 1 : name.end + 2].text.casefold() in {"of", "for"}:
        return any(t.tag_ in {"VBD", "VBZ"} and lemma_of(t) in _SPEAKS for t in doc[name.end + 2 : name.end + 12])
    at = name.start - 1
    if at > 1 and doc[at].text in {"'s", "’s", "'", "’"}:  # "said the mission's Ada Lind"
        return any(t.tag_ in {"VBD", "VBZ"} and lemma_of(t) in _SPEAKS for t in doc[max(0, at - 5) : at])
    return at > 0 and doc[at].tag_ in {"VBD", "VBZ"} and lemma_of(doc[at]) in _SPEAKS


def without_titles(text: str) -> str:
    """Return a capitalised stretch without the titles before a personal name.

    Example:
        >>> without_titles("Foreign Ministry spokeswoman Ada Lind")
        'Ada Lind'
        >>> without_titles("Major General Ada Lind")
        'Ada Lind'
    """
    parts = text.replace("’s", "'s").split()
    last_title = -1
    for index, part in enumerate(parts):
        word = part.casefold().strip(".,")
        ranks = word.split("-")  # "Lieutenant-General", "Vice-President"
        is_rank = word in _TITLES or (len(ranks) > 1 and all(rank in _TITLES for rank in ranks))
        if is_rank or (word.endswith("s") and word.removesuffix("s") in _TITLES):
            last_title = index
    rest = parts[last_title + 1 :]
    while rest and (rest[0].casefold() in {"of", "the", "to"} or rest[0].endswith("'s")):
        rest = rest[1:]
    return " ".join(rest)


def _ends_in_title(text: str, bare: str) -> bool:
    before = text[: len(text) - len(bare)].split()
    return bool(before) and before[-1].casefold().strip(".,") in _TITLES


def _fits(acronym: str, name: str) -> bool:
    """Tell whether an acronym's first letter and most others are initials of the name."""
    letters = [letter for letter in acronym.casefold() if letter.isalnum()]
    initials = [part[0].casefold() for part in re.split(r"[\s-]+", name) if part]
    if not letters or not initials:
        return False
    return (
        letters[0] in initials
        and sum(letter in initials or letter in name.casefold() for letter in letters) >= len(letters) - 1
    )
