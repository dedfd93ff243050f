"""Turn noun phrases into actors.

The fullest form of a name, forces of a state, pronouns and descriptions that refer back.
"""

import re
from dataclasses import dataclass, field

from trucewatch.model.actor import ActorIndex, ActorKind
from trucewatch.read.agency import can_act, is_day
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.names import Cast
from trucewatch.read.parties import (
    Who,
    forces_of,
    is_of_state,
    named,
    of_actor,
    party_in,
)
from trucewatch.read.persons import beside, is_bare, named_before
from trucewatch.read.spokesmen import person_named
from trucewatch.read.syntax import case_of, children, lemma_of, phrase
from trucewatch.read.tree import Token

_PERSONS = words("speech.persons")
_BODIES = words("speech.bodies")
_UNATTACHED = words("speech.unattached")
_FORCES = words("syntax.who.forces")
_FIGHTERS = words("syntax.who.fighters")
_HE = frozenset({"he", "she", "him", "her", "his"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_WE = frozenset({"we", "our", "us", "ours", "i", "my", "me"})
_BULLETIN = re.compile(
    r"\b(?:report|bulletin|update|statement|summary|note|situation|daily|release|"
    r"communiqu|latest news|mechanism|spot)\w*\b",
    re.IGNORECASE,
)
_ABSTRACT = words("syntax.who.abstract")
_PREMODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod:desc", "det"})
_GOVERNMENT = words("syntax.who.government") - words("speech.persons")
_OWN_NOTHING = frozenset({"people", "person", "population", "percent", "cent", "civilian", "number", "half", "rest"})
"""Subjects whose ombudsman or office "its ombudsman" is not."""
_OF_TOWN = re.compile(r"(?:mayor|police chief|fire chief)$")
"""Offices of a town, which are no party's: "its police chief"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_VAGUE = frozenset({"same", "other", "several", "many", "hundred", "thousand", "dozen"})
_GROUP_WORDS = words("syntax.who.group_words")
_OWN_SIDE = frozenset({"party", "side", "movement", "organisation", "organization", "country", "nation", "faction"})
_GROUP_ENDS = words("syntax.who.group_ends")
_OWN_BODIES = words("syntax.who.own_bodies")
"""What a mission calls itself and its own in its bulletins."""
_OF_MISSION = re.compile(r"\b(?:of the [Mm]ission$|[Mm]ission (?=drone|patrol|team|camera))")
_OWN_MEANS = words("syntax.who.own_means")
"""With what, or through whom, a mission sees: "the patrol team", "an aerial vehicle of the mission"."""


def _is_many(who: Who) -> bool:
    """Tell whether a name is that of several: "police", "residents", "Hill militiamen"."""
    last = who.name.casefold().split()[-1]
    return last in {"police", "people", "peacekeepers"} or (last.endswith(("s", "men")) and not last.endswith("ss"))


def _is_nobody(who: Who) -> bool:
    """Tell whether it is only somebody who speaks: "they shelled it, residents said" is not told of residents."""
    return who.acts_for is None and who.name.casefold().split()[-1].removesuffix("s") in _UNATTACHED | _PERSONS


@dataclass(slots=True, kw_only=True)
class Company:
    """Everybody met so far in a report, so that "he", "it" and "the group" can be told."""

    cast: Cast
    actors: ActorIndex
    home: str | None = None
    """The adjective of the state whose "government" and "army" are meant where none is named."""
    own_government: str | None = None
    """The government that is meant where no table knows the report's state."""
    last_person: Who | None = None
    last_body: Who | None = None
    last_group: Who | None = None
    last_speaker: Who | None = None
    own_party: str | None = None
    """Whose bulletin or statement the report is: "our positions" are theirs."""
    title: str = ""
    """The report's headline."""
    bodies: dict[str, Who] = field(default_factory=dict)
    """The last body met for each last word of a name: "ministry"."""
    offices: dict[str, Who] = field(default_factory=dict)
    """The last person met for each office or role: "minister", "source"."""
    memory: dict[tuple[int, int, int], Who | None] = field(default_factory=dict)
    before: tuple[Who | None, Who | None, Who | None] = (None, None, None)
    """The last person, body and group of the sentences before: what a pronoun ahead of a speaker means."""
    met_from: int = 0
    """The token from which on this sentence's own speakers are met."""

    def begin(self, line: Line) -> None:
        """Begin a sentence: pronouns before its first speaker mean those met so far."""
        self.before = (self.last_person, self.last_body, self.last_group)
        self.met_from = len(line.doc)

    def who(self, line: Line, token: Token) -> Who | None:
        """Return the actor that a noun phrase means; None where it means none."""
        if is_day(line, token):
            return None
        key = (line.passage.sentence.span.start, token.i, id(self.last_speaker))
        if key not in self.memory:
            self.memory[key] = self._who(line, token)
        return self.memory[key]

    def is_bulletin(self) -> bool:
        """Tell whether the title is that of a bulletin, a statement or a situation report."""
        return bool(_BULLETIN.search(self.title))

    def is_own(self, who: Who) -> bool:
        """Tell whether a body speaks in its own document: its name stands in the title of a bulletin or statement."""
        if not self.is_bulletin() and not _OF_MISSION.search(who.name):
            return False
        title = self.title.casefold()
        acronym = next((short for short, full in self.cast.acronyms.items() if full == who.name), "")
        means = who.name.casefold().split(" of ")[0].split()[-1]
        return (
            who.name.casefold() in title
            or (means in _OWN_MEANS and who.acts_for is None)
            or bool(acronym and acronym.casefold() in title)
            or who.name.casefold() in _OWN_BODIES
            or (bool(acronym) and any(word in title for word in [acronym.casefold()]))
        )

    def state_of(self, who: Who) -> str | None:
        """Return the party of an army or a ministry of which no state is told: that of the last speaker, if any is."""
        return self.state_told() if self.home is None and is_of_state(who.name) else None

    def state_told(self) -> str:
        """Return the state told of last, or else the government of which the report speaks."""
        for who in (self.last_body, self.last_speaker):
            actor = self.actors.find(who.acts_for) if who is not None and who.acts_for is not None else None
            if actor is not None and actor.kind is ActorKind.STATE:
                return actor.name
        return self.own_government or "government"

    def names(self, line: Line, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """Return the names of several noun phrases, each once, in order, without those of what cannot act."""
        found = [who.name for token in tokens if can_act(line, token) and (who := self.who(line, token))]
        return tuple(dict.fromkeys(found))

    def party_in(self, text: str) -> str | None:
        """Return the party that words about an office or a body name: Russia in "Russian foreign minister"."""
        return party_in(self, text)

    def named(self, text: str, *, head: str = "") -> Who | None:
        """Return the actor of that name or description."""
        return named(self, text, head=head)

    def meet(self, who: Who | None) -> None:
        """Remember an actor for the pronouns to come."""
        if who is None:
            return
        office = next((word for word in who.name.casefold().split() if word in _PERSONS), None)
        if office is not None:
            self.offices[office] = who
        if who.is_person:
            self.last_person = who
            return
        self.last_body = who
        words_of = who.name.casefold().split(" in ")[0].split()
        if len(words_of) > 1 and words_of[-1] in _BODIES | {"coalition", "mission"}:
            self.bodies[words_of[-1]] = who
        actor = self.actors.find(who.name)
        if (
            actor is not None
            and actor.kind in {ActorKind.ARMED_GROUP, ActorKind.PARTY}
            and "government" not in who.name
        ) or (
            actor is None
            and len(words_of) > 1
            and (words_of[-1] in _GROUP_WORDS or (words_of[-1] in _GROUP_ENDS and who.name.split()[-1][:1].isupper()))
        ):
            self.last_group = who

    def _who(self, line: Line, token: Token) -> Who | None:
        low = token.lower_
        is_ahead = token.i < self.met_from
        person, body, group = self.before if is_ahead else (self.last_person, self.last_body, self.last_group)
        if low in _HE:
            return person
        if low in _IT | _THEY and token.dep_ != "nmod:poss":
            teller = self._teller(line, token) if token.i not in line.quoted_tokens else None
            if teller is not None and not teller.is_person and not (is_ahead and _is_nobody(teller)):
                return teller
        if low in _IT:
            return body
        if low in _THEY:
            return body if body is not None and _is_many(body) else group or body
        if low in _WE:
            return self._speaking_party(line, token)
        if token.pos_ in {"PRON", "DET", "ADP", "VERB", "PUNCT"} and low not in {"both", "those"}:
            return None
        if low == "whose" or any(child.lower_ == "whose" for child in token.children):
            return self._whose(line, token)
        is_renaming = token.dep_ == "appos" and token.pos_ == "NOUN" and not case_of(token.head)
        if is_renaming and token.head.pos_ == "PROPN" and token.head.i < token.i:
            token = token.head
        person = self._person(line, token)
        return person or self._party(line, token)

    def _whose(self, line: Line, token: Token) -> Who | None:
        """Return whose forces "whose troops" are: those of whom the clause is about."""
        at = token
        while at.head != at and not at.dep_.startswith("acl"):
            at = at.head
        if at.head == at:
            return None
        holder = self.who(line, at.head)
        if holder is None:
            return None
        party = holder.acts_for or holder.name
        return forces_of(self, party) or Who(name=party, acts_for=party)

    def _teller(self, line: Line, token: Token) -> Who | None:
        """Return who tells the words in which a pronoun stands, where that is not the publisher."""
        voice = line.voices[token.i][0] if line.voices else None
        if voice is None or voice.rule == "publisher":
            return None
        is_person = voice.speaker[0] in self.cast.persons or (
            self.last_person is not None and self.last_person.name == voice.speaker[0]
        )
        return Who(name=voice.speaker[0], acts_for=voice.speaker_for, is_person=is_person)

    def _speaking_party(self, line: Line, token: Token) -> Who | None:
        speaker = self._teller(line, token)
        if self.own_party is not None and (speaker is None or token.i not in line.quoted_tokens):
            return Who(name=self.own_party, acts_for=self.own_party)  # "the enemy asserts that our aircraft ..."
        speaker = speaker or self.last_speaker
        if speaker is None:
            return None
        return Who(name=speaker.acts_for) if speaker.acts_for else speaker

    def _person(self, line: Line, token: Token) -> Who | None:
        name = line.name_over(token)
        if name and (found := self.cast.person(name.text)):
            return person_named(self, line, token, found)
        if token.lower_ in _PERSONS or token.lemma_.casefold() in _PERSONS:
            for near in (*named_before(line, token), *beside(line, token)):
                other = line.name_over(near)
                if other and (found := self.cast.person(other.text)):
                    return person_named(self, line, token, found)
            return self.offices.get(token.lower_) if is_bare(token) else None
        return None

    known_people: dict[str, str] = field(default_factory=dict)

    def _party(self, line: Line, token: Token) -> Who | None:
        if token.pos_ == "NOUN" and token.lemma_.casefold() in _ABSTRACT and line.name_over(token) is None:
            return None
        loyal = self._loyal(line, token) or self._speaking_for(line, token)
        if loyal is not None:
            return loyal
        start, end = phrase(token)
        doc = line.doc
        if start > 2 and doc[start - 1].text in {'"', "”"} and doc[start - 3].text in {'"', "“"}:
            start -= 3  # “terrorist” groups
        while start < token.i and (
            doc[start].pos_ in {"NUM", "CCONJ", "ADV", "DET", "PUNCT"} or doc[start].lower_ in _VAGUE
        ):
            start += 1
        if start > 1 and doc[start - 1].text in {"'s", "’s"}:  # "Vale's health bureau lists 40 dead"
            holder = line.name_over(doc[start - 2])
            start = holder.start if holder is not None else start
        if start == token.i > 0 and token.lower_ in _PERSONS and (led := line.name_over(doc[start - 1])) is not None:
            start = led.start  # "an Averian Armed Forces major"
        name = line.name_over(token)
        if name and start < name.start <= token.i < name.end:
            # "Averia's ally Borland", "the armed group Hill Front"
            known = self.actors.find(self.cast.full(name.text))
            if known is not None and known.kind is not ActorKind.PERSON:
                return of_actor(self, known, name.text)
            is_office = name.text.rsplit(maxsplit=1)[-1].casefold() in _BODIES  # "Averia's Defence Ministry"
            if not is_office and any(other.text in {"'s", "’s"} for other in doc[start : name.start]):
                at = name.start - 1 if _ORDINAL.fullmatch(doc[name.start - 1].text) else name.start
                return self.named(doc[at : name.end].text)  # "the army's 9th Brigade"
        if name and name.start < start:
            start = name.start
        if name and name.end > end:
            end = name.end
        last = line.name_over(doc[end - 1])
        if last is not None and last.end > end and last.start > token.i:
            end = last.end  # "terrorists of Jabhat al-Nusra"
        if (
            token.lower_ in _BODIES
            and end + 1 < len(line.doc)
            and line.doc[end].lower_ in {"in", "for"}
            and line.doc[end + 1].text[:1].isupper()
            and not is_day(line, line.doc[end + 1])  # "violations by the army in June"
        ):
            behind = line.name_over(line.doc[end + 1])
            end = behind.end if behind else end + 2
        if (
            token.lower_ in _GOVERNMENT
            and end + 1 < len(doc)
            and doc[end].text == "of"
            and doc[end + 1].text[:1].isupper()
        ):
            behind = line.name_over(doc[end + 1])  # "the regional government of the Vale denies"
            end = behind.end if behind is not None else end
        is_bare_source = end - start == 1 and token.lower_ in {"source", "sources"}
        if is_bare_source and end + 1 < len(doc) and doc[end].text == "in" and not is_day(line, doc[end + 1]):
            behind = line.name_over(doc[end + 1])  # "a source in Arkell"
            end = behind.end if behind is not None else end
        text = clean(line.doc[start:end].text)
        if not text or not any(char.isalpha() for char in text):
            return None
        if re.fullmatch(r"(?:both|two|the|rival|warring|all)? ?(?:sides|parties|camps)", text.casefold()):
            return Who(name="both sides")
        if token.tag_ == "NNS" and token.text.islower() and any(c.lower_ == "both" for c in children(token, "det")):
            return Who(name=f"both {token.lower_}")
        if re.match(r"(?:its|their|his|her|our)\b", line.doc[start].lower_) or any(
            child.dep_ == "nmod:poss" and child.lower_ in {"its", "their", "his", "her", "our"}
            for child in token.children
        ):
            owner = next((child for child in token.children if child.dep_ == "nmod:poss"), line.doc[start])
            if owner.lower_ in _IT | _THEY | _HE | _WE:
                return self._owned(line, owner, token, text)
        return self.named(text, head=token.lower_)

    def _loyal(self, line: Line, token: Token) -> Who | None:
        """Return whose forces "forces loyal to X" are."""
        doc = line.doc
        at = token.i + 1
        if token.lower_ not in _FORCES | _FIGHTERS or at + 2 >= len(doc) or doc[at + 1].lower_ != "to":
            return None
        if doc[at].lower_ not in {"loyal", "allied", "close", "faithful", "answering"}:
            return None
        lord = next(
            (t for t in doc[at + 2 : at + 8] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in _PREMODIFIERS), None
        )
        holder = self.who(line, lord) if lord is not None else None
        if holder is None:
            return None
        return Who(name=f"{token.lower_} {doc[at].lower_} to {holder.name}", acts_for=holder.acts_for or holder.name)

    def _speaking_for(self, line: Line, token: Token) -> Who | None:
        """Return "a spokesman for it" with whom "it" means."""
        pronoun = next((child for child in children(token, "nmod") if child.lower_ in {"it", "them"}), None)
        if pronoun is None or token.lower_ not in _PERSONS or case_of(pronoun) not in {"for", "of"}:
            return None
        holder = self.subject_before(line, pronoun, token) or self.who(line, pronoun)
        if holder is None:
            return None
        party = holder.acts_for or holder.name
        return Who(name=f"{token.lower_} for {holder.name}", acts_for=party)

    def _owned(self, line: Line, owner: Token, token: Token, text: str) -> Who | None:
        before = self.subject_before(line, owner, token) if owner.lower_ in _IT | _THEY else None
        holder = before or self._person_before(line, owner) or self._who(line, owner)
        bare = re.sub(r"^(?:its|their|his|her|our)\s+", "", text, flags=re.IGNORECASE)
        if _OF_TOWN.search(bare):
            return Who(name=bare)  # "Rockets hit the town, its mayor said"
        if holder is None:
            return self.named(bare, head=token.lower_)
        party = holder.acts_for or holder.name
        if holder.acts_for and lemma_of(token) in _OWN_SIDE:
            return Who(name=party, acts_for=party)
        if token.lower_ in (_FORCES | _FIGHTERS) - _PERSONS:
            return forces_of(self, party) or Who(name=party, acts_for=party)
        if token.lower_ in _BODIES | _PERSONS:
            found = self.named(f"{holder.name}'s {bare}", head=token.lower_)
            return Who(name=found.name if found else bare, acts_for=party)
        return Who(name=bare, acts_for=party)

    def _person_before(self, line: Line, owner: Token) -> Who | None:
        """Return the person who is the subject before "his": "President Ada Lind will send men, her office said"."""
        if owner.lower_ not in {"his", "her"}:
            return None
        subjects = (s for clause in reversed(line.clauses) for s in clause.subjects if s.i < owner.i - 1)
        found = (self.who(line, s) for s in subjects if s.pos_ == "PROPN" and line.name_over(s) is not None)
        return next((who for who in found if who is not None and who.is_person), None)

    def subject_before(self, line: Line, owner: Token, owned: Token) -> Who | None:
        """Return the last subject before "its" or "their" in the sentence, but not the thing owned.

        A person is not meant by "its", but the party is for which he speaks.
        """
        for clause in reversed(line.clauses):
            for subject in clause.subjects:
                is_owner = subject.pos_ in {"NOUN", "PROPN"} and lemma_of(subject) not in _OWN_NOTHING
                if subject.i < owner.i and subject.i != owned.i and is_owner:
                    who = self.who(line, subject)
                    is_several = owner.lower_ == "its" and subject.tag_ == "NNS" and len(line.names) > 0
                    if who is None or is_several:
                        continue
                    if not (who.is_person and owner.lower_ == "its"):
                        return who
                    if who.acts_for is not None:
                        return Who(name=who.acts_for, acts_for=who.acts_for)
        return None
