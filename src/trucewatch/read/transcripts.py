"""Transcripts: whose turn it is, told by a label at the head of a line, and going on until the next."""

import re
from dataclasses import dataclass

from trucewatch.model.claim import Certainty, Quoted
from trucewatch.read.line import Voice
from trucewatch.read.names import Cast, without_titles
from trucewatch.read.rows import is_row
from trucewatch.read.who import Company

_LABEL = re.compile(
    r"^(?:(?P<letter>[QA])[:.]|(?P<who>[A-Z][A-Z.'’ -]{1,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}):) (?=\S)"
)
_QUESTION = re.compile(r"^(?:q|question|reporter|journalist|correspondent|moderator|interviewer)\b", re.IGNORECASE)
_FEWEST_TURNS = 3
"""Labels of the same two or more voices that make a transcript of a text."""


@dataclass(slots=True)
class Turns:
    """Who has the word in a transcript."""

    is_transcript: bool = False
    voice: Voice | None = None
    answerer: Voice | None = None
    """Who was named last, and gives the answers labelled with a mere "A"."""

    def take(self, words: str, company: Company) -> Voice | None:
        """Return whose turn it is once a line has begun with these words; None where nobody is labelled."""
        match = _LABEL.match(words) if self.is_transcript and not is_row(words) else None
        if match is None:
            return self.voice
        label = _label(match)
        self.voice = self.answerer if label == "A" and self.answerer is not None else _voice(label, company)
        if label not in {"Q", "A"} and not _QUESTION.match(label):
            self.answerer = self.voice
        return self.voice


def turns_of(text: str) -> Turns:
    """Return the turns of a text: those of a transcript where labels come back."""
    lines = [line for line in text.splitlines() if not is_row(line)]
    labels = [_label(match) for line in lines if (match := _LABEL.match(line))]
    if "Q" not in labels:
        labels = [label for label in labels if label != "A"]  # "A. The first point" of a list
    repeated = {label for label in labels if labels.count(label) > 1}
    return Turns(is_transcript=len(labels) >= _FEWEST_TURNS and bool(repeated))


def _label(match: re.Match[str]) -> str:
    return match["letter"] or match["who"]


def _voice(label: str, company: Company) -> Voice:
    if _QUESTION.match(label):
        return Voice(
            speaker=("questioner",), quoted=Quoted.DIRECT, certainty=Certainty.POSSIBLE, rule="speaker.question"
        )
    name = _person(label, company.cast) or without_titles(label.title()) or label.title()
    return Voice(
        speaker=(name,),
        speaker_for=company.known_people.get(name) or company.party_in(company.title),
        quoted=Quoted.DIRECT,
        rule="speaker.turn",
    )


def _person(label: str, cast: Cast) -> str | None:
    """Return the person whom a label means, whatever its case: "MAJ. GEN. LIND" is Mara Lind."""
    bare = without_titles(label.title()).casefold()
    last = bare.split()[-1] if bare else ""
    return next((full for key, full in cast.persons.items() if last and last in key.casefold().split()), None)
