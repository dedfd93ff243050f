"""Control told by what a place is to somebody: "Dorn, a stronghold of the Front", "the Front's seat, Dorn"."""

from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, Level
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import case_of, children, is_negated, lemma_of
from trucewatch.read.tree import Token

_SEATS = words("moves.seats")
_GENERIC: dict[str, str] = entry("moves.generic_holders")
_ONCE = frozenset({"former", "erstwhile", "one-time", "onetime", "old", "past", "ex", "historic", "then"})


def read_seats(line: Line, report: Report) -> Iterator[Draft]:
    """Yield which places are told to be somebody's seat or stronghold, each pair once a report."""
    for token in line.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in _SEATS or _is_past(token):
            continue
        adjective = _named_before(line, report, token)
        at = _named_place(line, report, token, is_owned=adjective is not None)
        if at is None:
            continue
        where, place = at
        actor = adjective or _owner(line, report, token, where)
        if actor is None or ("control", actor, place.name) in report.seen:
            continue
        report.seen.add(("control", actor, place.name))
        draft = Draft(
            kind=ClaimKind.CONTROL,
            line=line,
            at=token,
            keys={"actor": (actor,), "level": Level.CONTROLS},
            places=(place,),
            rule="control.seat",
        )
        if token.dep_ == "appos" and token.i not in line.quoted_tokens:
            draft.voice = PUBLISHED
        yield draft


def _is_past(token: Token) -> bool:
    return is_negated(token) or any(child.lower_ in _ONCE for child in token.children)


def _named_before(line: Line, report: Report, seat: Token) -> str | None:
    """Return whose the words before it say it is: "a rebel stronghold", "the Hill Front stronghold"."""
    for word in (child for child in children(seat, "compound", "amod") if child.i < seat.i):
        name = line.name_over(word)
        who = report.company.named(name.text) if name is not None and line.place_over(word) is None else None
        if who is not None:
            return who.acts_for or who.name
        if word.lower_ in _GENERIC:
            own = report.company.named(_GENERIC[word.lower_])
            return own.name if own is not None else _GENERIC[word.lower_]
    return None


def _owner(line: Line, report: Report, seat: Token, where: Token) -> str | None:
    """Return whose it is: "a stronghold of X", "X's stronghold"."""
    owners = [*children(seat, "nmod:poss"), *(o for o in children(seat, "nmod") if case_of(o) == "of")]
    for owner in owners:
        names = () if owner is where or line.place_over(owner) else report.company.names(line, (owner,))
        if names:
            return names[0]
    return None


def _named_place(line: Line, report: Report, seat: Token, *, is_owned: bool) -> tuple[Token, Place] | None:
    """Return the place that it is: named beside it, before "is a stronghold", or behind "in"; "of" as well if owned.

    "The Averian headquarters in X" are only there: they do not make X Averia's.
    """
    is_office = lemma_of(seat) == "headquarters" and not children(seat, "nmod:poss")
    beside = [
        *([seat.head] if seat.dep_ == "appos" else []),
        *children(seat, "appos", "nsubj"),
        *(child for child in children(seat, "nmod") if case_of(child) in {"in", "at"} and not is_office),
        *(child for child in children(seat, "nmod") if is_owned and case_of(child) == "of"),
    ]
    for token in beside:
        mention = line.place_over(token)
        if mention is not None:
            return token, mention.place
        name = line.name_over(token) if token.pos_ == "PROPN" else None
        is_somebody = name is not None and (
            report.company.actors.find(name.text) is not None or name.text in report.company.cast.persons
        )
        if name is not None and not is_somebody:
            return token, Place(name=name.text)  # no gazetteer has it, but it is told to be a place
    return None
