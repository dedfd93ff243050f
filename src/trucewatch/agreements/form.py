"""The form of an agreement file: every key, what it holds, and what it is for.

The loader takes its keys from here, and so does the JSON Schema for editors: there is no second list.
"""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.agreement import ObligationKind
from trucewatch.model.change import ChangeBasis
from trucewatch.model.claim import About
from trucewatch.model.stake import Served


class Holds(StrEnum):
    """What stands under a key, where it is neither a word of a vocabulary nor a form of its own."""

    TEXT = "text"
    ID = "id"
    EVENT = "event"
    """A word of `DealEvent`, or an id."""
    ACTOR = "actor"
    COUNTRY = "country"
    DAY = "day"
    PERIOD = "period"
    DUE = "due"
    NUMBER = "number"
    DAYS = "days"
    FLAG = "flag"
    SPAN = "span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a mapping."""

    name: str
    holds: "Holds | type[StrEnum] | Form"
    note: str
    """What it is for, in one sentence, as an editor shows it."""
    required: bool = False
    many: bool = False
    """Whether it holds a list; a lone value is taken for a list of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The keys that one sort of mapping may have."""

    name: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keys."""
        return tuple(key.name for key in self.keys)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the keys that must be there."""
        return tuple(key.name for key in self.keys if key.required)


def _key(name: str, holds: Holds | type[StrEnum] | Form, note: str) -> Key:
    """Return a key from its short form: `name` may be left out, `name!` must be there, `name*` holds a list."""
    return Key(name=name.rstrip("!*"), holds=holds, note=note, required="!" in name, many="*" in name)


PERIOD = Form(
    name="period",
    keys=(
        _key("from", Holds.DAY, "The first day; left out, the start is open."),
        _key("until", Holds.DAY, "The last day, which still belongs to it; left out, the end is open."),
    ),
)
RECKONING = Form(
    name="reckoning",
    keys=(
        _key("within_days!", Holds.DAYS, "How many days after it."),
        _key("after!", Holds.EVENT, "signing, entry_into_force, or the id of the obligation that must have been met."),
    ),
)
CLAUSE = Form(
    name="clause",
    keys=(
        _key("number!", Holds.TEXT, "As printed, in quotation marks; a word for its subject where none is printed."),
        _key("text!", Holds.TEXT, "What it says, in your own words."),
        _key("official", Holds.TEXT, "Where its official wording can be read."),
        _key("quote", Holds.TEXT, "Its official wording, or the words of it that matter."),
        _key("span", Holds.SPAN, "Where the quote stands in the official text: [start, end)."),
    ),
)
OBLIGATION = Form(
    name="obligation",
    keys=(
        _key("id!", Holds.ID, "Small letters, digits and hyphens; unique in this file."),
        _key("clause!", Holds.TEXT, "The number of the clause that lays it down."),
        _key("title!", Holds.TEXT, "The duty in one line, beginning with a verb."),
        _key("about!", About, "What it is about; claims and obligations meet over this word."),
        _key("kind!", ObligationKind, "How it is owed."),
        _key("debtors*", Holds.ACTOR, "Who owes it; left out where the text names nobody."),
        _key("in_practice*", Holds.ACTOR, "Who is held to owe it although the text does not say so."),
        _key("answers_for*", Holds.ACTOR, "Others for whose acts the debtors answer."),
        _key("restrained*", Holds.ACTOR, "Those whose acts can breach it; left out where anybody's can."),
        _key("beneficiaries*", Holds.ACTOR, "To whom it is owed; left out where it is owed to all."),
        _key(
            "zone*",
            Holds.TEXT,
            "Names of the places where it holds: the zone itself first, then what reports call its ground.",
        ),
        _key("due", Holds.DUE, "The deadline: a day, a period, or so many days after something."),
        _key("due_unclear", Holds.TEXT, "Why the deadline cannot be told, in one sentence."),
        _key("condition*", Holds.ID, "The obligations that must be met first."),
        _key("concurrent*", Holds.ID, "The obligations that are to be met in step with it."),
        _key("ambiguities*", Holds.TEXT, "What the text leaves open, one sentence each."),
        _key("done_when", Holds.TEXT, "What would count as done."),
        _key("who_could_know*", Holds.ACTOR, "Those in a position to tell whether it is done."),
        _key("weight", Holds.NUMBER, "Its share in the score, against 1 for an ordinary obligation."),
        _key("quote", Holds.TEXT, "The official words that lay it down."),
        _key("span", Holds.SPAN, "Where the quote stands in the official text: [start, end)."),
    ),
)
REPORT = Form(
    name="report",
    keys=(
        _key("title!", Holds.TEXT, "What is to be reported."),
        _key("by!", Holds.ACTOR, "Who is to report."),
        _key("due", Holds.PERIOD, "When it, or the first of a row, is due."),
        _key("from", Holds.DAY, "The first day that the first of a row is about, in place of 'due'."),
        _key("every_days", Holds.DAYS, "How many days lie between two of a row."),
        _key("until", Holds.DAY, "The last day of a row; by default the last day on which the agreement binds."),
        _key("obligation", Holds.ID, "The obligation that it is about."),
    ),
)
STAKE = Form(
    name="stake",
    keys=(
        _key("actor!", Holds.ACTOR, "Who has it."),
        _key("served_by!", Served, "What serves him: the duty seen as kept, as broken, or neither."),
        _key("about*", About, "The topics; left out for all of them."),
        _key("note", Holds.TEXT, "Why it is held to be so, in one sentence."),
    ),
)
CHANGE = Form(
    name="change",
    keys=(
        _key("supersedes", Holds.ID, "The obligation of the earlier deal that falls; 'by' says what takes its place."),
        _key("extends", Holds.ID, "The obligation of the earlier deal that gets a new deadline, 'due'."),
        _key("prolongs", Holds.ID, "The earlier deal itself, which now binds until the last day of 'due'."),
        _key("suspends", Holds.ID, "The obligation of the earlier deal that rests, from 'from' until 'until'."),
        _key("adds", Holds.ID, "The obligation of this file that is new."),
        _key("by*", Holds.ID, "The obligations of this file that take the place of a superseded one."),
        _key("due", Holds.PERIOD, "The new deadline, or last day."),
        _key("from", Holds.DAY, "From when it holds; by default from when this agreement binds."),
        _key("until", Holds.DAY, "Until when it holds; left out where it holds for good."),
        _key("basis", ChangeBasis, "stated where the text itself says so, inferred where you read it so."),
        _key("note", Holds.TEXT, "Why it is read so, in one sentence."),
    ),
)
DIFFERENCE = Form(
    name="difference",
    keys=(
        _key("clause", Holds.TEXT, "The number of a clause that reads otherwise."),
        _key("text", Holds.TEXT, "What that version says there, in your own words."),
        _key("obligation", Holds.ID, "The obligation that differs."),
        _key("due", Holds.PERIOD, "Its deadline in that version."),
        _key("missing", Holds.FLAG, "yes where that version lacks the clause or the obligation."),
    ),
)
VERSION = Form(
    name="version",
    keys=(
        _key("id!", Holds.ID, "Small letters, digits and hyphens; unique in this file."),
        _key("title!", Holds.TEXT, "What sort of version it is."),
        _key("source", Holds.TEXT, "Where it was read."),
        _key("differences*!", DIFFERENCE, "Where it departs from the text that is coded here."),
    ),
)
AGREEMENT = Form(
    name="agreement",
    keys=(
        _key("id!", Holds.ID, "Small letters, digits and hyphens; the name of the folder."),
        _key("title!", Holds.TEXT, "The agreement's own title, in English."),
        _key("names*", Holds.TEXT, "What reports call it."),
        _key("signed!", Holds.DAY, "The day on which it was signed or announced."),
        _key("in_force", Holds.PERIOD, "The days on which it binds; by default from the day of signing on."),
        _key("parties*!", Holds.ACTOR, "Who signed it."),
        _key("guarantors*", Holds.ACTOR, "Who vouches for it."),
        _key("monitors*", Holds.ACTOR, "Who watches over it."),
        _key("bound*", Holds.ACTOR, "Who is bound by it without having signed."),
        _key("territory*", Holds.TEXT, "Names of the places where it holds."),
        _key("countries*", Holds.COUNTRY, "Two capital letters each (ISO 3166-1)."),
        _key("sources*", Holds.TEXT, "Where its text and its facts were read."),
        _key("text", Holds.TEXT, "Name of the file beside this one with the official text."),
        _key("amends", Holds.ID, "The earlier agreement that it changes."),
        _key("supplements", Holds.ID, "The earlier agreement that it adds to, and leaves as it is."),
        _key("changes*", CHANGE, "What it changes in the agreement that it amends."),
        _key("clauses*!", CLAUSE, "Its clauses, in your own words."),
        _key("obligations*!", OBLIGATION, "Its duties, one each: a clause with three duties makes three."),
        _key("expected_reports*", REPORT, "Reports that it, or somebody's practice, makes due."),
        _key("stakes*", STAKE, "Whom it serves to have what seen as kept or broken, where that is not plain."),
        _key("versions*", VERSION, "Competing versions of its text."),
    ),
)
