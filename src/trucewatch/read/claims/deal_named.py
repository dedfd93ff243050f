"""Deals that a noun phrase tells of beside what the sentence says: "the 2003 understanding", "his truce with Barad".

A deal named with its day, with both its parties, or with the clause that tells who made it, was reached: whatever the
verb of the sentence does with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from trucewatch.model.actor import ActorKind
from trucewatch.model.claim import ClaimKind, Quoted, State
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.bound import is_party, parties_of, two_sides
from trucewatch.read.claims.deal_phrases import about_of_deal, names_in
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.date_mention import DateMention, Granularity, Modifier
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_HEADS = words("deals.deal_heads")
_WEAK_HEADS = words("deals.weak_deal_heads")
OTHER_DEALS = words("deals.other_deals")
_UNREAL = words("deals.unreal_deals")
_MAKES = words("deals.makes_deals")
_OFFERS = words("accords.only_offered")
_HALTS = words("accords.halts")
_WARLIKE = words("accords.warlike")
_SIGNS = words("deals.signs_papers")
_BROKERS = words("deals.brings_deals")
_PREMODIFIER_REACH = 5
"""Tokens before the noun within which a day or a town tells which deal it is."""
_POSTMODIFIER_REACH = 6
"""Tokens behind the noun within which "of 4 May" belongs to it."""
_CLAUSE_REACH = 14
"""Tokens behind a verb of making within which a day or a place is that of the making."""
_DAYS = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.SEASON, Granularity.YEAR})
_RELATIVE = frozenset({"acl", "acl:relcl"})
_PRONOUNS = frozenset({"they", "it", "both", "he", "she"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl"})
_HAS = frozenset({"have", "keep", "hold"})
_IN_SPITE_OF = frozenset({"despite", "notwithstanding", "in spite of"})
_PLURAL = frozenset({"understanding", "accord", "agreement", "term", "point"})
_A_PAIR = 2
_ALL_HEADS = _HEADS | _WEAK_HEADS


@dataclass(slots=True, kw_only=True)
class _Named:
    """What the words around the name of a deal tell of it."""

    deal: Token
    at: Token
    date: Period | None = None
    places: tuple[Place, ...] = ()
    parties: tuple[str, ...] = ()
    brokers: list[str] = field(default_factory=list)


def read_named_deals(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the deals that noun phrases tell of, in the order of the sentence."""
    for token in line.doc:
        if not _names_deal(token):
            continue
        named = _Named(deal=token, at=token)
        _read_name(line, report, named)
        _read_making(line, report, named)
        if _is_weak(token) and named.at is token and not (named.date and named.places):
            continue
        if named.date is None and (len(named.parties) < _A_PAIR or named.at is token):
            continue  # between whom a deal was is told again and again
        if case_of(token) in {"of", "for"} and lemma_of(token.head) in _OFFERS:
            continue
        if case_of(token) in _IN_SPITE_OF or any(
            t.lower_ == "notwithstanding" for t in line.doc[token.i : token.i + 8]
        ):
            continue
        if (
            named.date is not None
            and line.published is not None
            and (named.date.first or line.published) > line.published
        ):
            continue
        yield _draft(line, named)


def _draft(line: Line, named: _Named) -> Draft:
    doc, deal = line.doc, named.deal
    around = str(doc[max(deal.left_edge.i, deal.i - _PREMODIFIER_REACH) : min(deal.right_edge.i + 1, deal.i + 20)].text)
    keys: dict[str, object] = {"state": State.REACHED, "about": about_of_deal(around, _name(deal))}
    if named.parties:
        keys["parties"] = named.parties
    if named.brokers:
        keys["broker"] = named.brokers[0]
    is_quoted = line.voices[deal.i][0].quoted is Quoted.DIRECT
    return Draft(
        kind=ClaimKind.AGREEMENT,
        line=line,
        at=named.at,
        keys=keys,
        places=named.places,
        date=named.date,
        voice=None if is_quoted else PUBLISHED,
        rule="agreement.named",
    )


def _name(deal: Token) -> str:
    """Return the noun with the words that complete it: "halt to hostilities"."""
    behind = next((part for part in children(deal, "nmod") if case_of(part) in {"of", "to", "in"}), None)
    return deal.lower_ if behind is None else f"{deal.lower_} {case_of(behind)} {behind.lower_}"


def is_deal_noun(token: Token, heads: frozenset[str] = _HEADS) -> bool:
    """Tell whether a noun means a deal of a war, and is not part of another name: "truce line", "merger deal"."""
    if token.pos_ not in {"NOUN", "PROPN"} or (lemma_of(token) not in heads and not _is_halt(token)):
        return False
    if token.dep_ == "compound" and token.head.i > token.i:
        return False
    if _before(token) & OTHER_DEALS:
        return False
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return behind is None or not (behind.text == "-" or (behind.pos_ == "NOUN" and behind.head.i != token.i))


def _is_halt(token: Token) -> bool:
    """Tell whether it is a pause in a war: "a humanitarian pause", "a halt to the shelling", "a three-day lull"."""
    if lemma_of(token) not in _HALTS:
        return False
    of = {lemma_of(part) for part in children(token, "nmod", "obl")}
    return bool(of & _WARLIKE) or "humanitarian" in {child.lower_ for child in token.children if child.i < token.i}


def _before(token: Token) -> set[str]:
    return {t.lower_ for t in token.doc[max(0, token.i - _PREMODIFIER_REACH) : token.i] if t.head.i == token.i}


def _names_deal(token: Token) -> bool:
    """Tell whether a noun names one deal that is there already."""
    if token.tag_ in {"NNS", "NNPS"} and lemma_of(token) not in _PLURAL:
        return False
    return is_deal_noun(token, _ALL_HEADS) and not _before(token) & _UNREAL


def _is_weak(token: Token) -> bool:
    return lemma_of(token) in _WEAK_HEADS


def _read_name(line: Line, report: Report, named: _Named) -> None:
    """Take the day, the town and the parties that stand in the name itself."""
    deal = named.deal
    named.parties = _parties_of_name(line, report, deal)
    first = max(0, deal.i - _PREMODIFIER_REACH)
    behind = _of_day(line, deal)
    before = next(
        (
            m
            for m in line.dates
            if (_is_dated(line, m) or _is_year(line, m) or named.parties)
            and m.granularity in _DAYS
            and first <= line.tokens_of(m.span)[1] - 1 < deal.i
            and _is_inside(line, line.tokens_of(m.span)[1] - 1, deal)
        ),
        None,
    )
    mention = behind or before
    named.date = _past(mention) if mention is not None else None
    named.places = town_of(line, report, deal)


def _is_dated(line: Line, mention: DateMention) -> bool:
    """Tell "the 4 May truce" from "Sunday's truce" and "the Easter truce"."""
    start, end = line.tokens_of(mention.span)
    return mention.granularity is Granularity.DAY and any(token.like_num for token in line.doc[start:end])


def _is_year(line: Line, mention: DateMention) -> bool:
    """Tell "the 1994 accord" from "last year's accord" and "the April truce", by which reporters only remind."""
    start, end = line.tokens_of(mention.span)
    return mention.granularity is Granularity.YEAR and end - start == 1 and line.doc[start].text.isdigit()


def _is_inside(line: Line, at: int, deal: Token) -> bool:
    """Tell whether all that stands between a word and the noun belongs to the noun's own name."""
    between = line.doc[at + 1 : deal.i]
    return all(t.pos_ in {"ADJ", "PROPN", "NOUN", "PART", "NUM", "PUNCT"} and t.text not in {",", ";"} for t in between)


def _of_day(line: Line, deal: Token) -> DateMention | None:
    """Return the day of "the truce of 4 May", "the plan for Sobra dated 2 June"."""
    for mention in line.dates:
        start, _ = line.tokens_of(mention.span)
        if not deal.i < start <= deal.i + _POSTMODIFIER_REACH or mention.granularity not in _DAYS:
            continue
        before = line.doc[start - 1].lower_
        between = line.doc[deal.i + 1 : start - 1]
        if before in {"of", "dated", "from"} and not any(t.pos_ in {"VERB", "PUNCT", "AUX", "CCONJ"} for t in between):
            return mention
    return None


def _past(mention: DateMention) -> Period | None:
    period = mention.period
    if period is not None and mention.modifier is Modifier.SINCE and period.first:
        return Period.day(period.first)
    return period


def town_of(line: Line, report: Report, deal: Token) -> tuple[Place, ...]:
    """Return the town after which a deal or a meeting is called: "the Arvane accord"."""
    for name in line.names:
        head = line.doc[name.end - 1]
        if head.head.i != deal.i or head.dep_ != "compound" or head.tag_ != "NNP" or name.end > deal.i:
            continue
        is_day = any(
            start < name.end and name.start < end for start, end in map(line.tokens_of, (m.span for m in line.dates))
        )
        if not is_day and _is_town(report, name.text):
            return (Place(name=name.text),)
    return ()


def _is_town(report: Report, name: str) -> bool:
    """Tell a town, also one that stands for its state, from an actor, a person and an acronym."""
    actor = report.company.actors.find(name)
    is_seat = actor is not None and actor.kind is ActorKind.STATE and actor.name != name
    if name.isupper() or report.company.cast.person(name) or (actor is not None and name in actor.adjectives):
        return False
    return actor is None or is_seat


def _parties_of_name(line: Line, report: Report, deal: Token) -> tuple[str, ...]:
    """Return both parties of "the truce between A and B", "A's bargain with B", "A signed a pact with B"."""
    between = [o for o in obliques(deal) if case_of(o) in {"between", "among"}]
    if between:
        return parties_of(line, report, between)
    other = [o for o in obliques(deal) if case_of(o) == "with" and o.pos_ in {"PROPN", "NOUN"} and is_party(line, o)]
    owner = [c for c in children(deal, "nmod:poss") if is_party(line, c)]
    if not other:
        return ()
    if not owner:
        above = next((c for c in line.clauses if c.head.i == deal.head.i and c.subjects), None)
        owner = list(above.subjects) if above is not None and lemma_of(above.head) in _MAKES | _HAS else []
    return tuple(dict.fromkeys((*parties_of(line, report, owner), *parties_of(line, report, other))))


def _read_making(line: Line, report: Report, named: _Named) -> None:
    """Take what the clause on the noun tells of the making: "which they signed in Arvane in May"."""
    making = _making(named.deal)
    if making is None:
        return
    named.at = making
    mention = _day_of(line, making)
    if mention is not None:
        named.date = _past(mention) or named.date
    where = _place_of(line, making)
    named.places = where or named.places
    agents = [o for o in obliques(making) if case_of(o) == "by"]
    subjects = [c for c in children(making, "nsubj") if c.lower_ not in {"which", "that", "who"}]
    others = [o for o in obliques(making) if case_of(o) in {"with", "between", "among"} and o.pos_ != "NUM"]
    doers = [*subjects, *agents]
    if lemma_of(making) in _BROKERS:
        named.brokers.extend(report.company.names(line, tuple(part for doer in doers for part in conjuncts(doer))))
        doers = []
    parties = _who(line, report, named.deal, doers)
    if len(parties) < _A_PAIR and subjects and lemma_of(making) not in _BROKERS:
        doc, first = line.doc, subjects[0].left_edge
        between = names_in(line, report, max(first.idx, doc[named.deal.i + 1].idx), making.idx)
        parties = between if len(between) > len(parties) else parties
    parties = tuple(dict.fromkeys((*parties, *parties_of(line, report, others))))
    if parties:
        named.parties = parties if len(parties) >= len(named.parties) else named.parties


def _who(line: Line, report: Report, deal: Token, doers: list[Token]) -> tuple[str, ...]:
    """Return the parties; of "they" and "it", whom the sentence names last before it; of "both", the two sides."""
    if not any(doer.lower_ in _PRONOUNS for doer in doers):
        return parties_of(line, report, doers)
    for token in reversed(list(line.doc[: deal.i])):
        is_argument = token.dep_ in _ARGUMENTS and token.pos_ in {"NOUN", "PROPN"} and token.i not in line.attribution
        if is_argument and is_party(line, token) and (names := parties_of(line, report, (token,))):
            return names
    return two if len(two := two_sides(report)) == _A_PAIR else parties_of(line, report, doers)


def _making(deal: Token) -> Token | None:
    """Return the verb of making in a clause on the noun, or on the noun that completes it."""
    for noun in (deal, *children(deal, "nmod")):
        for clause in noun.children:
            makes = _SIGNS if _is_weak(deal) else _MAKES
            if clause.dep_ in _RELATIVE and clause.i > deal.i and lemma_of(clause) in makes and not _is_to_be(clause):
                return clause
    return None


def _is_to_be(verb: Token) -> bool:
    """Tell whether a deal is not made, or not yet."""
    helps = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark", "advmod", "neg"}}
    return bool(
        helps & {"to", "will", "would", "may", "might", "could", "should", "must", "not", "never", "n't", "yet"}
    )


def _day_of(line: Line, making: Token) -> DateMention | None:
    for mention in line.dates:
        start, _ = line.tokens_of(mention.span)
        if making.i < start <= min(making.right_edge.i, making.i + _CLAUSE_REACH) and mention.granularity in _DAYS:
            return mention
    return None


def _place_of(line: Line, making: Token) -> tuple[Place, ...]:
    return tuple(
        p.place
        for p in line.places
        if making.i < p.start <= min(making.right_edge.i, making.i + _CLAUSE_REACH) and p.preposition in {"in", "at"}
    )[:1]
