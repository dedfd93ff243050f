"""Demands: somebody calls on a party to do something."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import About, ClaimKind, Quoted
from trucewatch.read.claims.about import abouts_in, has_deal, noun_words, words_of
from trucewatch.read.claims.askers import askers, may_ask
from trucewatch.read.claims.bargains import read_bargains
from trucewatch.read.claims.bound import deadline_in, is_party, of_phrase, parties_of, phrase_before, sole_place
from trucewatch.read.claims.demand_nouns import Asked, read_burdens, read_demand_nouns, region_end, subjects_of
from trucewatch.read.claims.draft import Draft, Report, dates_in, places_in
from trucewatch.read.claims.promises import after_length, day_told, deal_meant, deal_near
from trucewatch.read.claims.ultimatums import read_ultimatums
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.parties import Who
from trucewatch.read.syntax import case_of, children, conjuncts, is_first_person, lemma_of, obliques
from trucewatch.read.tree import Token

_DEMANDS = words("deals.demands")
_WEAK = words("deals.weak_demands")
_HOPES = words("deals.hopes")
_OWED_NOUNS = words("deals.owed_nouns")
_PREPOSITIONS = {"call": {"on", "upon"}, "appeal": {"to"}, "plead": {"with"}, "insist": {"on"}, "press": {"on"}}
_ASKS_FOR = frozenset(
    {"seek", "call", "appeal", "press", "insist", "push", "plead", "ask", "clamour", "clamor", "lobby", "petition"}
)
_CIVILIANS = frozenset(
    {"resident", "villager", "civilian", "people", "reporter", "journalist", "citizen", "witness", "farmer", "us", "me"}
)
_COMMANDS = frozenset({"order", "instruct", "direct", "tell"})
_HAS_TO = re.compile(r"\b(?:has|have|had|needs?|needed) to(?: be)?(?: \w+ly)?$", re.IGNORECASE)
_KEEP_WORD = re.compile(
    r"\b(?:fulfil|honou?r|keep|carry out|meet|respect|implement|live up to|abide by|stick to)\w* (?:all "
    r")?(?:of )?(?:its |their |the |his )?(?:\w+ )?(?:promises|obligations|commitments|pledges|agreement|"
    r"deal|accord|word)\b",
    re.IGNORECASE,
)
_NO_SPEECH = frozenset({"reporter", "journalist", "question", "whether", "why"})


def read_demands(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what is demanded in a sentence, one demand for each party it is asked of."""
    taken: set[int] = set()
    for clause in line.clauses:
        if clause.head.i in taken or (clause.mode is Mode.HYPOTHESIS and lemma_of(clause.head) != "like"):
            continue
        drafts = (
            [*_verbal(line, report, clause)] or [*_must(line, report, clause)] or [*_imperative(line, report, clause)]
        )
        for draft in drafts:
            end = region_end(line, draft.at)
            taken.update(t.i for t in draft.at.subtree if draft.at.i < t.i < end and lemma_of(t) not in _DEMANDS)
            yield draft
    named = (
        *read_demand_nouns(line, report, taken),
        *read_burdens(line, report, taken),
        *read_ultimatums(line, report, taken),
        *read_bargains(line, report, taken),
    )
    for other in named:
        yield _draft(line, report, other.at, (), other.of, other.abouts, other.asked, other.rule, by=other.by)


def _verbal(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """As in "X called on Y to ...", "X demanded that Y ...", "X wants Y to ...", "Y has been asked to ..."."""
    lemma = lemma_of(clause.head)
    if lemma == "like" and "would" in {child.lower_ for child in clause.head.children}:
        lemma = "want"
    if lemma not in _DEMANDS | _HOPES or clause.is_negated:
        return
    is_meant = clause.mode is Mode.FUTURE and lemma in _MEANS_TO
    if clause.mode is not Mode.FACT and lemma != "want" and clause.mode is not Mode.WISH and not is_meant:
        return
    if any(has_deal(noun_words(s)) for s in clause.subjects) and not clause.is_passive:
        return
    if (lemma in _HOPES and clause.is_passive) or (
        lemma == "tell" and not clause.is_passive and not _tells_to(line, clause)
    ):
        return
    if clause.mode is Mode.WISH and lemma not in {"call", "urge", "demand", "press"}:
        return
    behind = {t.lower_ for t in line.doc[clause.head.i + 1 : clause.head.i + 2]}
    before = {t.lower_ for t in line.doc[max(0, clause.head.i - 2) : clause.head.i]}
    if behind & _ASKS_ONLY or "without" in before or (lemma == "insist" and behind & {",", ".", "though"}):
        return  # "asked whether", "without being asked to", "the ministry insisted"
    demanders = clause.agents if clause.is_passive else askers(line, clause)
    if any(lemma_of(token) in _NO_SPEECH or (token.pos_ == "NOUN" and not may_ask(line, token)) for token in demanders):
        return
    if lemma == "insist" and _is_told_as_so(line, clause):
        return
    for asked in _asked(line, clause, lemma):
        text = _CONDITION.sub("", str(line.doc[asked.start : asked.end].text))
        abouts = abouts_in(text)[:2]
        if any(lemma_of(token) in _CIVILIANS for token in asked.of):
            continue
        if lemma in _COMMANDS and any(child.tag_ == "PRP$" for token in asked.of for child in token.children):
            continue  # "ordered his units to hold their fire": one's own
        if abouts and About.WHOLE_AGREEMENT not in abouts and _KEEP_WORD.search(text):
            abouts = (abouts[0], About.WHOLE_AGREEMENT)
        named = tuple(token for token in asked.of if is_party(line, token))
        is_whole = named and lemma not in _WEAK | _HOPES
        if not abouts and is_whole and (_is_infinitive(line, asked) or _is_wanted(line, asked)):
            abouts = (deal_meant(line, report, text),)
        if not abouts or (lemma in _WEAK | _HOPES and not named):
            continue
        is_visit = lemma == "call" and behind & {"on", "upon"} and not {"to", "for"} & {t.lower_ for t in line.doc}
        is_office = lemma == "command" and not _is_infinitive(line, asked)  # "who commands the Front's forces"
        if is_office or is_visit or (lemma in _COMMANDS and not asked.of and not clause.is_passive):
            continue  # "called on the president on Monday", "ordered a truce": of one's own men
        yield _draft(line, report, clause.head, demanders, named, abouts, asked, "demand.calls")


_MEANS_TO = frozenset({"seek", "demand", "insist", "press", "urge", "request", "require"})
"""Verbs that ask already where somebody says that he will: "would seek the withdrawal of"."""
_ASKS_ONLY = frozenset({"whether", "if", "who", "whom", "why", "what", "how", "when", "where", "which"})
_CONDITION = re.compile(
    r",? (?:so that|in order|after|because|since|if|as long as)\b.*|,? (?:a day|hours|days|weeks) after\b.*"
)


def _is_told_as_so(line: Line, clause: Clause) -> bool:
    """Tell whether one insists that something is so, not that it be: "insisted that the army had left"."""
    told = next((c for c in children(clause.head, "ccomp") if c.i > clause.head.i), None)
    if told is None:
        return False
    aux = {child.lower_ for child in told.children if child.dep_ in {"aux", "aux:pass", "cop"}}
    if aux & {"is", "are", "was", "were", "did", "had", "has", "does", "do"} and not aux & {"must", "should", "to"}:
        return True
    return (told.tag_ in {"VBD", "VBZ", "VBG", "VBN"} and not aux & {"must", "should", "be"}) or "would" in aux


def _is_wanted(line: Line, asked: Asked) -> bool:
    """Tell whether a clause with "that" tells what is to be: its verb stands in its bare form."""
    doc = line.doc
    return any(t.tag_ == "VB" and t.head.i <= t.i for t in doc[asked.start : min(asked.end, asked.start + 12)]) and any(
        t.lower_ == "that" for t in doc[max(0, asked.start - 1) : asked.start + 2]
    )


def _tells_to(line: Line, clause: Clause) -> bool:
    """Tell whether somebody is told to do something, not told something: "told the army to leave"."""
    to = next((t for t in line.doc[clause.head.i + 1 : clause.head.i + 14] if t.tag_ == "TO"), None)
    near = _asked_before(to) if to is not None else None
    return near is not None and not is_first_person(near) and is_party(line, near)


def _asked(line: Line, clause: Clause, lemma: str) -> Iterator[Asked]:
    """Yield what is asked of each: "... A to do this and B to do that", "that A do this", "A's withdrawal"."""
    doc, head = line.doc, clause.head
    end = region_end(line, head)
    if clause.is_passive:
        first = next((t.i for t in doc[head.i + 1 : end] if t.lower_ == "to"), None)
        if first is not None:
            yield Asked(of=clause.subjects, start=first, end=end)
        return
    starts = [t for t in doc[head.i + 1 : end] if t.lower_ == "to" and t.tag_ == "TO" and t.i + 1 < end]
    wanted = _PREPOSITIONS.get(lemma, set())
    behind = doc[head.i + 1].lower_ if head.i + 1 < len(doc) else ""
    if lemma == "call" and behind not in wanted | {"for", "that", "upon", "once", "again"}:
        return
    that = next((c for c in children(head, "ccomp", "advcl", "xcomp") if c.i > head.i and subjects_of(c)), None)
    if that is not None and not any(
        t.i < that.i for t in starts if _asked_before(t) is not None and t.head.i != that.i
    ):
        if lemma in _HOPES and not {c.lower_ for c in that.children} & {"will", "would", "to"}:
            return
        yield Asked(of=subjects_of(that), start=head.i + 1, end=end)
        return
    if behind == "that" and lemma not in _HOPES:
        named = _named_after(line, head.i + 2)
        yield Asked(of=(named,) if named is not None else (), start=head.i + 1, end=end)
        return
    if lemma in _HOPES and lemma != "expect":
        return
    parts: list[tuple[Token | None, int]] = []
    for to in starts:
        near = _asked_before(to)
        if near is not None and near.i > head.i and _opens(line, near, head, wanted, first=not parts):
            parts.append((near, to.i))
    if parts and starts:
        for index, (near, at) in enumerate(parts):
            stop = parts[index + 1][0] if index + 1 < len(parts) else None
            stop_at = stop.left_edge.i if stop is not None else end
            of = _coordinated(line, near, head) if near is not None else ()
            yield Asked(of=of, start=at, end=max(stop_at, at + 2))
        return
    yield from _things(line, clause, lemma, end)


def _asked_before(to: Token) -> Token | None:
    """Return the noun phrase before "to", over what it is asked as: "asked Norland, as guarantor, to send monitors"."""
    doc = to.doc
    if doc[to.i - 1].text == ",":
        opened = next((t for t in reversed(list(doc[max(0, to.i - _LONGEST_ASIDE) : to.i - 1])) if t.text == ","), None)
        if opened is not None and doc[opened.i + 1].lower_ == "as":
            return phrase_before(opened)
    return phrase_before(to)


_LONGEST_ASIDE = 9


def _named_after(line: Line, start: int) -> Token | None:
    """Return the first party named from a token on, where the tree tells no subject."""
    for token in line.doc[start : start + 6]:
        name = line.name_over(token)
        if name is not None:
            return line.doc[name.end - 1]
        if (
            token.pos_ == "NOUN"
            and is_party(line, token)
            and line.doc[min(token.i + 1, len(line.doc) - 1)].pos_ != "NOUN"
        ):
            return token
    return None


def _opens(line: Line, near: Token, head: Token, wanted: set[str], *, first: bool) -> bool:
    """Tell whether a noun phrase before "to" is one of whom something is asked.

    Behind the verb itself, or behind "and".
    """
    left = near.i
    while left > head.i + 1 and line.doc[left - 1].pos_ in {"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"}:
        left -= 1
    before = line.doc[left - 1]
    if before.lower_ in {"and", "or", ",", *wanted}:
        return is_party(line, near) or (first and near.pos_ != "PRON")
    return first and before.i <= head.i + 1


def _coordinated(line: Line, near: Token, head: Token) -> tuple[Token, ...]:
    """Return all those named before "to": "the army and the rebels to ..."."""
    above = near.head
    while above.dep_ == "conj" and above.head.i > head.i:
        above = above.head
    tops = [t for t in (above, near) if t.i > head.i and t.pos_ in {"NOUN", "PROPN", "PRON"} and t.i <= near.i]
    top = tops[0] if tops and near.dep_ == "conj" else near
    return tuple(part for part in conjuncts(top) if head.i < part.i <= near.i) or (near,)


def _things(line: Line, clause: Clause, lemma: str, end: int) -> Iterator[Asked]:
    """As in "demanded Turkey's withdrawal", "called for a truce", "asked X for guarantees".

    "expects full disarmament".
    """
    head = clause.head
    cases = {"for", "on", "upon", "to"} if lemma in _ASKS_FOR else set()
    things = [*clause.objects, *(o for o in obliques(head) if case_of(o) in cases and o.i > head.i)]
    if not things:
        return
    of: list[Token] = [o for o in obliques(head) if case_of(o) in {"from", "of"}]
    for thing in things:
        if lemma_of(thing) in _OWED_NOUNS:
            of.extend(children(thing, "nmod:poss") or of_phrase(thing, "of", "by", "from"))
            of.extend(c for c in children(thing, "amod", "compound") if c.text[:1].isupper())
        elif is_party(line, thing):
            of.append(thing)
    yield Asked(of=tuple(of), start=head.i + 1, end=end)


def _is_infinitive(line: Line, asked: Asked) -> bool:
    return line.doc[asked.start].lower_ == "to"


def _must(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """As in "Y must stop ...", in somebody's mouth: a demand on Y."""
    head = clause.head
    modals = {child.lower_ for child in head.children if child.dep_ in {"aux", "cop"}}
    voice = line.voices[head.i][0]
    has_to = bool(_HAS_TO.search(str(line.doc[max(0, head.i - 6) : head.i].text)))
    if voice.rule == PUBLISHED.rule or not (modals & {"must", "should", "ought"} or has_to):
        return
    if "have" in modals or not clause.subjects or any(is_first_person(s) for s in clause.subjects):
        return
    doc = line.doc
    start = min((s.left_edge.i for s in clause.subjects if s.i < head.i), default=head.i)
    asked = Asked(of=clause.agents if clause.is_passive else clause.subjects, start=start, end=region_end(line, head))
    abouts = abouts_in(str(doc[start : asked.end].text))[:2]
    named = tuple(t for t in asked.of if is_party(line, t))
    if named and set(parties_of(line, report, named)) <= {*voice.speaker, voice.speaker_for}:
        return  # what one says that one must do oneself
    if not abouts and named and not clause.is_negated and head.pos_ == "VERB" and deal_near(line, report):
        abouts = (About.WHOLE_AGREEMENT,)
    if abouts:
        yield _draft(line, report, head, (), named, abouts, asked, "demand.must")


def _imperative(line: Line, report: Report, clause: Clause) -> Iterator[Draft]:
    """As in "Stop the shelling," the mayor begged."""
    head, doc = clause.head, line.doc
    if head.tag_ == "VB" and not clause.has_own_subject and head.i in line.quoted_tokens and head.i > 0:
        opens = doc[head.i - 1].text in {'"', "“", "”"} or doc[head.i - 1].lower_ == "please"
        if opens and not children(head, "aux", "mark"):
            abouts = abouts_in(str(doc[head.i : region_end(line, head)].text))[:2]
            if abouts:
                yield _draft(
                    line,
                    report,
                    head,
                    (),
                    (),
                    abouts,
                    Asked(of=(), start=head.i, end=region_end(line, head)),
                    "demand.imperative",
                )


_OWN_WORD = frozenset({"demand.condition", "demand.ultimatum"})
"""Rules that find the words of whoever demands."""


def _draft(
    line: Line,
    report: Report,
    at: Token,
    demanders: tuple[Token, ...],
    of: tuple[Token, ...],
    abouts: tuple[About, ...],
    asked: Asked,
    rule: str,
    *,
    by: tuple[str, ...] = (),
) -> Draft:
    here = line.voices[at.i][0]
    is_published = here.rule == PUBLISHED.rule
    draft = Draft(kind=ClaimKind.DEMAND, line=line, at=at, keys={"about": abouts}, rule=rule)
    named = by
    by = named or report.company.names(line, demanders)
    if not by and any(token.lower_ in {"it", "they"} for token in demanders):
        by = parties_of(line, report, demanders)
    who = report.company.who(line, demanders[0]) if demanders else None
    if by and not any(is_first_person(token) for token in demanders):
        draft.keys["by"] = by
        if is_published and who:
            draft.voice = PUBLISHED if report.company.is_own(who) else _own_voice(line, at, who)
    elif not is_published:
        draft.keys["by"] = (here.speaker_for,) if here.speaker_for else here.speaker
    elif by:
        draft.keys["by"] = by
    names = tuple(name for name in parties_of(line, report, of) if name not in draft.keys.get("by", ()))
    if names:
        draft.keys["of"] = names
    if named and is_published and rule in _OWN_WORD:
        draft.voice = Voice(
            speaker=named, quoted=Quoted.INDIRECT, rule="speaker.demands", span=line.span(at.i, at.i + 1)
        )
    elif named and is_published:
        draft.voice = PUBLISHED
    region = list(line.doc[asked.start : asked.end])
    deadline = deadline_in(line, region)
    if deadline is None and rule == "demand.ultimatum":
        deadline = after_length(line, words_of(line, region))
    if deadline:
        draft.keys["deadline"] = deadline
    places = places_in(line, region)
    draft.places = (places[0].place,) if places else sole_place(line)
    draft.date = day_told(line, at, deadline)
    return draft


def _own_voice(line: Line, at: Token, who: Who) -> Voice:
    lead = [t for t in at.subtree if t.i < at.i + 3]
    dates = dates_in(line, lead)
    return Voice(
        speaker=(who.name,),
        speaker_for=who.acts_for,
        quoted=Quoted.INDIRECT,
        said=dates[0].period if dates else None,
        rule="speaker.demands",
        span=line.span(at.i, at.i + 1),
    )
