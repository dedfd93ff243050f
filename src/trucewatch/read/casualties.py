"""Count the dead, the wounded and the uprooted of a clause, part by part."""

from dataclasses import dataclass

from trucewatch.model.count import Count
from trucewatch.read.grammar import Clause
from trucewatch.read.harm import is_kill, is_wound, victims_of
from trucewatch.read.headcounts import count_of
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token
from trucewatch.read.uprooted import away_from_home, have_returned, is_displaced, uprooted_by

_KILLS = words("violence.kills")
_WOUNDS = words("violence.wounds")
_SURE_CIVILIANS = words("violence.sure_civilians")
_CHILDREN = words("violence.children")
_CIVILIANS = words("violence.civilians")
_FIGHTERS = words("violence.fighters")
_PEOPLE = words("violence.people")
_SINGLE = _CIVILIANS | _FIGHTERS | (_PEOPLE - {"one", "other", "people", "dead", "crew", "staff"})
_ORDINALS = frozenset({"another", "second", "third", "fourth", "fifth"})
_ABOUT = frozenset({"about", "around", "some", "nearly", "almost", "roughly"})
_COLLECTIVE = frozenset({"family", "couple", "guard", "troop", "youth", "body", "dead", "other", "one"})
_THE_ONE = frozenset({"the", "its", "his", "her", "their"})
_CALAMITIES = words("deeds.calamities")
_SLAYINGS = frozenset({"killing", "killings", "murder", "execution", "massacre", "beheading"})


@dataclass(slots=True)
class Casualties:
    """What a clause says of victims."""

    killed: Count | None = None
    injured: Count | None = None
    displaced: Count | None = None
    civilians_killed: Count | None = None
    children_killed: Count | None = None

    def __bool__(self) -> bool:
        return any(value is not None for value in (self.killed, self.injured, self.displaced))

    def keys(self) -> dict[str, Count]:
        """Return the counts that were said, by key."""
        named = {
            "killed": self.killed,
            "injured": self.injured,
            "displaced": self.displaced,
            "civilians_killed": self.civilians_killed,
            "children_killed": self.children_killed,
        }
        return {key: value for key, value in named.items() if value is not None}


def count_casualties(line: Line, clauses: list[Clause], tokens: list[Token]) -> Casualties:
    """Return the victims that the clauses of one group tell of."""
    found = Casualties()
    for clause in clauses:
        if is_kill(clause):
            _add_killed(line, found, clause, tokens)
        elif is_wound(clause):
            total = _own_number(line, clause) or _total(line, victims_of(clause) or _after(line, clause))
            found.injured = total or found.injured
        elif is_displaced(clause):
            found.displaced = _own_number(line, clause) or _total(line, uprooted_by(clause)) or found.displaced
    _nouns(line, found, tokens)
    _nobody(line, found, tokens)
    if found.displaced is None and found.killed is None:
        found.displaced = away_from_home(line, tokens)
    return found


def _after(line: Line, clause: Clause) -> tuple[Token, ...]:
    """As in "... killed nine and wounded 34": a bare number behind the verb that the parse left hanging."""
    doc = clause.head.doc
    at = clause.head.i + 1
    told = next((m for m in line.counts if line.tokens_of(m.span)[0] == at), None)
    if told is not None:  # "killing up to 30 fighters": "up to" is taken for a particle
        end = line.tokens_of(told.span)[1]
        return (doc[end - 1],)
    before = clause.head.i - 1
    if at < len(doc) and doc[at].pos_ == "NUM":
        return (doc[at],)
    if at + 1 < len(doc) and doc[at].lower_ in _ABOUT and doc[at + 1].pos_ == "NUM":
        return (doc[at + 1],)
    if before >= 0 and doc[before].pos_ in {"NUM", "NOUN"}:
        return (doc[before],)
    return ()


def _is_kin(victim: Token) -> bool:
    """Tell whether victims are told as one family: civilians, whatever else is said of them."""
    return lemma_of(victim) == "member" and any(token.lower_ == "family" for token in victim.subtree)


def _own_number(line: Line, clause: Clause) -> Count | None:
    """As in "... was killed and three wounded": the number before a participle that the tree hangs on it."""
    if any(child.dep_ == "nummod" and child.i < clause.head.i for child in clause.head.children):
        return count_of(line, clause.head)
    if clause.head.dep_ == "conj" and not clause.has_own_subject:
        # "Three were killed and nine wounded": the subject is left out, its number is not.
        return next((m.count for m in line.counts if line.tokens_of(m.span)[1] == clause.head.i), None)
    return None


def _add_killed(line: Line, found: Casualties, clause: Clause, tokens: list[Token]) -> None:
    victims = victims_of(clause) or _after(line, clause)
    total = _own_number(line, clause) or _total(line, victims)
    if total is None:
        return
    found.killed = total
    victims = _without_parts(line, victims)
    civilians = _part(line, victims, _SURE_CIVILIANS)
    children = _part(line, victims, _CHILDREN)
    included = _included(line, victims)
    if included:
        civilians = civilians or _part(line, included, _SURE_CIVILIANS)
        children = children or _part(line, included, _CHILDREN)
        if civilians and all(lemma_of(v) in _SURE_CIVILIANS or _is_kin(v) for v in victims):
            civilians = total
    named = [child for victim in victims for child in victim.children if child.dep_ == "appos"]
    if civilians is None and named and all(lemma_of(child) in _SURE_CIVILIANS for child in named):
        civilians = total  # "its driver, a civilian"
    found.civilians_killed = civilians or found.civilians_killed
    found.children_killed = children or found.children_killed


def _without_parts(line: Line, victims: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out those told as a part of the others: "20 villagers, among them six women"."""
    if not victims:
        return victims
    doc = line.doc
    parts = (
        t.i - (t.lower_ == "of")  # the number before "of them" is the part's
        for t in doc[victims[0].i : victims[-1].i]
        if t.lower_ in {"including", "among"} or (t.lower_ == "of" and doc[t.i + 1].lower_ in {"them", "whom"})
    )
    stop = next(parts, len(doc))
    return tuple(victim for victim in victims if victim.i < stop)


def _total(line: Line, victims: tuple[Token, ...]) -> Count | None:
    victims = _without_parts(line, victims)
    counts = [count for victim in victims if (count := count_of(line, victim)) is not None]
    if not counts:
        # "Killed its driver": one of whom there is one.
        return Count.exactly(len(victims)) if victims and all(map(_is_the_one, victims)) else None
    # "Killing the driver and two passengers": beside those counted, a single person counts as one.
    counts.extend(
        Count.exactly(1)
        for victim in victims
        if victim.tag_ == "NN" and lemma_of(victim) in _SINGLE and count_of(line, victim) is None
    )
    return counts[0] if len(counts) == 1 else _sum(counts)


def _is_the_one(victim: Token) -> bool:
    articles = {child.lower_ for child in victim.children if child.dep_ in {"det", "nmod:poss"}}
    return victim.tag_ == "NN" and lemma_of(victim) in _SINGLE - _COLLECTIVE and bool(articles & _THE_ONE)


def _sum(counts: list[Count]) -> Count:
    least = None if any(c.least is None for c in counts) else sum(c.least or 0 for c in counts)
    most = None if any(c.most is None for c in counts) else sum(c.most or 0 for c in counts)
    return Count(least=least, most=most, approximate=any(c.approximate for c in counts))


def _part(line: Line, victims: tuple[Token, ...], wanted: frozenset[str]) -> Count | None:
    counts = [
        count for victim in victims if lemma_of(victim) in wanted and (count := count_of(line, victim)) is not None
    ]
    if not counts:
        return None
    return counts[0] if len(counts) == 1 else _sum(counts)


def _included(line: Line, victims: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the parts told behind the total: "including nine civilians", "among them two children"."""
    if not victims:
        return ()
    doc = line.doc
    first = victims[-1].i
    start = next(
        (
            t.i
            for t in doc[first : first + 14]
            if t.lower_ in {"including", "among", "them"}
            or (t.text == "," and t.i + 1 < len(doc) and doc[t.i + 1].pos_ == "NUM")
        ),
        None,
    )
    if start is None:
        return ()
    found: list[Token] = []
    if doc[start].lower_ == "among" and doc[start - 1].pos_ == "NOUN" and start + 1 < len(doc):
        # "..., a small boy among them"
        found.extend(t for t in doc[start - 1 : start] if lemma_of(t) in _SURE_CIVILIANS | _CHILDREN)
    for token in doc[start : start + 12]:
        if token.text in {".", ";"} or (token.tag_ in {"VBD", "VBZ"} and token.i > start + 1):
            break
        if lemma_of(token) in _SURE_CIVILIANS | _CHILDREN | {"civilian"}:
            found.append(token)
    return tuple(found)


def _nouns(line: Line, found: Casualties, tokens: list[Token]) -> None:
    """As in "left four dead", "the death of two soldiers", "losses at 2,783", "N dead and M wounded".

    "141 civilians killed".
    """
    for token in tokens:
        low = token.lower_
        if any(lemma_of(below) in _CALAMITIES for below in obliques(token)):
            continue  # "the dead of the earthquake"
        if low in {"dead", "deaths", "fatalities", "lives", "killed", "fatal"} and found.killed is None:
            found.killed = _number_before(line, token, reach=3)
            if (
                found.killed is not None
                and found.civilians_killed is None
                and _between(line, token) & {"civilian", "civilians", "women", "children"}
            ):
                found.civilians_killed = found.killed
        if (
            low in {"wounded", "injured", "injuries", "hurt", "maimed"}
            and found.injured is None
            and (token.pos_ != "VERB" or token.tag_ == "VBN")
        ):
            found.injured = _number_before(line, token) or _one_more(token)
        if low in {"losses", "death", "toll", "deaths", "dead"} and found.killed is None:
            found.killed = _stated(line, token) or _number_after(line, token)
        elif low in _SLAYINGS and found.killed is None:
            _add_slain(line, found, token)
        elif (
            low == "number"
            and found.killed is None
            and {t.lower_ for t in token.subtree} & {"killed", "dead", "deaths"}
        ):
            found.killed = _stated(line, token)
            if "civilians" in {t.lower_ for t in token.subtree}:
                found.civilians_killed = found.killed
        elif low in {"uprooted", "displaced", "fled", "homeless", "homes"} and found.displaced is None:
            if have_returned(token) or _are_served(token):
                continue
            if low != "homes" or _between(line, token, back=8) & {
                "left",
                "lost",
                "fled",
                "flee",
                "leave",
                "driven",
                "forced",
            }:
                if low == "homes":
                    found.displaced = _number_before(line, token, reach=14)
                else:
                    found.displaced = _people_before(line, token) or _people_after(line, token)
        elif low in {"bodies", "corpses", "martyrs"} and found.killed is None:
            found.killed = _number_before(line, token)
            if found.killed is None:
                _add_slain(line, found, token)
    if found.killed is not None and found.civilians_killed is None:
        found.civilians_killed = _civilians_among(line, tokens)


def _are_served(token: Token) -> bool:
    """Tell whether aid is for them: "food for 40,000 displaced people" says nothing of who was uprooted now."""
    return token.dep_ == "amod" and case_of(token.head) in {"for", "to"}


def _one_more(token: Token) -> Count | None:
    """As in "two dead and a third wounded", "one was killed and another hurt"."""
    before = [other.lower_ for other in token.doc[max(0, token.i - 2) : token.i]]
    is_one = before[-1:] == ["another"] or (before[:1] == ["a"] and before[1:] and before[1] in _ORDINALS)
    return Count.exactly(1) if is_one else None


def _add_slain(line: Line, found: Casualties, token: Token) -> None:
    """As in "the killing of eleven civilians": whoever the noun says were killed."""
    victims = tuple(
        part for child in token.children if child.dep_ == "nmod" and case_of(child) == "of" for part in conjuncts(child)
    )
    found.killed = _total(line, victims)
    if found.killed is not None:
        found.civilians_killed = _part(line, victims, _SURE_CIVILIANS) or found.civilians_killed
        found.children_killed = _part(line, victims, _CHILDREN) or found.children_killed


def _between(line: Line, token: Token, *, back: int = 3) -> set[str]:
    return {t.lower_ for t in line.doc[max(0, token.i - back) : token.i]}


def _civilians_among(line: Line, tokens: list[Token]) -> Count | None:
    """As in "... including 41 civilians", "19 of them civilians", "all of them civilians" are told behind the total."""
    for token in tokens:
        if token.lower_ in {"civilians", "civilian"}:
            before = [t.lower_ for t in line.doc[max(0, token.i - 4) : token.i]]
            if "including" in before or "among" in before or ("of" in before and "them" in before):
                return _number_before(line, token, reach=3)
    return None


def _number_before(line: Line, token: Token, *, reach: int = 2) -> Count | None:
    for mention in reversed(line.counts):
        start, end = line.tokens_of(mention.span)
        if 0 <= token.i - end <= reach and start < token.i:
            return mention.count
    return None


def _stated(line: Line, token: Token) -> Count | None:
    """Return what a toll came to: "raised the toll to nine", "the number of dead rose to nine"."""
    if not token.dep_.startswith(("nsubj", "obj")):
        return None
    named = [child for child in obliques(token.head) if case_of(child) in {"to", "at"}]
    return next((count for child in named if (count := count_of(line, child)) is not None), None)


def _people_before(line: Line, token: Token) -> Count | None:
    """Return how many were uprooted: no number of a battalion, and none told in another clause."""
    for mention in reversed(line.counts):
        start, end = line.tokens_of(mention.span)
        if 0 <= token.i - end <= _NEAR and start < token.i:
            is_name = start > 0 and line.doc[start - 1].pos_ == "PROPN" and line.doc[start].text.isdigit()
            is_apart = any(other.dep_ == "mark" or other.tag_ == "WRB" for other in line.doc[end : token.i])
            return None if is_name or is_apart else mention.count
    return None


def _people_after(line: Line, token: Token) -> Count | None:
    """As in "the displaced number 40,000": no "uprooted twice", and none of the places they left."""
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        if 0 < start - token.i <= _NEAR - 1:
            told = line.doc[start:end].text.casefold()
            is_times = told in {"once", "twice", "thrice"} or line.doc[end : end + 1].text in {
                "times",
                "weeks",
                "months",
            }
            is_within = any(other.lower_ in _WITHIN for other in line.doc[token.i : start])
            return None if is_times or is_within else mention.count
    return None


_NEAR = 5
"""Words between the uprooted and their number, at most."""
_WITHIN = frozenset({"in", "from", "across", "by", "into", "since", "within", "near", "after", "during"})


def _number_after(line: Line, token: Token, *, reach: int = 7) -> Count | None:
    for mention in line.counts:
        start, _ = line.tokens_of(mention.span)
        if 0 < start - token.i <= reach:
            return mention.count
    return None


def _nobody(line: Line, found: Casualties, tokens: list[Token]) -> None:
    """As in "Nobody was hurt" is nobody; "no casualties were reported" says nothing."""
    for token in tokens:
        if token.lower_ in {"nobody", "no-one"} or (
            token.lower_ == "no" and token.i + 1 < len(line.doc) and line.doc[token.i + 1].lower_ in {"one", "dead"}
        ):
            verb = next((t for t in tokens if t.i > token.i and lemma_of(t) in _KILLS | _WOUNDS | {"dead"}), None)
            if verb is None:
                continue
            if lemma_of(verb) in _WOUNDS:
                found.injured = Count.exactly(0)
            if lemma_of(verb) == "hurt":  # who is not even hurt is not dead
                found.killed = found.killed or Count.exactly(0)
            if lemma_of(verb) in _KILLS | {"dead"}:
                found.killed = Count.exactly(0)
