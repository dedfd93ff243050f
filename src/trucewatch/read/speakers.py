"""Tell for every word of a report whose word it is, and let a speaker go on over following sentences of a quote."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from trucewatch.model.claim import Certainty, Quoted
from trucewatch.model.period import Period
from trucewatch.read.background import give_back
from trucewatch.read.carried_speech import carries_on, label_of, tell_figures
from trucewatch.read.cue_kinds import Cue, Kind
from trucewatch.read.cues import find_cues
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, Voice
from trucewatch.read.parties import Who
from trucewatch.read.quote_ahead import CLOSING, OPENING, speaker_ahead
from trucewatch.read.spokesmen import meet_officers
from trucewatch.read.syntax import case_of, children, lemma_of
from trucewatch.read.transcripts import Turns
from trucewatch.read.tree import Token
from trucewatch.read.who import Company

_WIDEST_PHRASE = 14
"""Tokens between a speaker and its verb, at most, that count as words of the phrase."""
_NO_SPEAKERS = frozenset({"eve", "day", "morning", "evening", "night", "anniversary", "origin", "accord", "agreement"})
"""Nouns that the tree may take for a speaker, and that never speak."""
_CHARGE = re.compile(r" of (?=\d|(?:breach|violat|break|flout|dozens|scores|hundreds|some|about|over|more)\w*\b)")
"""Where a tree took what somebody is accused of for a part of his name: "the coalition of 31 breaches"."""
_TEXTS = words("speech.texts")
_MAKES = frozenset(
    {"sign", "write", "issue", "publish", "send", "release", "draft", "draw", "distribute", "leak", "read"}
)


@dataclass(slots=True, kw_only=True)
class Thread:
    """What goes on from sentence to sentence: an open quotation and whose it is."""

    is_open: bool = False
    paragraph: int = -1
    turns: Turns = field(default_factory=Turns)
    """Who has the word, in a transcript."""
    voice: Voice | None = None
    """The last speaker's."""
    subject: Who | None = None
    """The person whom the sentence before is about, in which nobody was said to speak."""
    was_told: bool = False
    """Whether somebody spoke in the sentence before."""
    charge: Voice | None = None
    """The last accusation made, to be rejected later."""
    days: dict[tuple[str, ...], Period] = field(default_factory=dict)
    """When each speaker of this sentence said the first of it: the rest was said then, too."""


def attribute(line: Line, company: Company, thread: Thread, *, ahead: Iterable[Line] = ()) -> None:
    """Fill in whose word each token of a sentence is; sentences come in the order of the text.

    Args:
        ahead: The sentences that follow in the paragraph, to be looked at where a quotation goes on into them.
    """
    company.begin(line)
    is_new = line.passage.paragraph != thread.paragraph
    if is_new and thread.is_open and not line.doc.text.startswith(tuple(OPENING)):
        thread.is_open = False
    was_open = thread.is_open and not is_new
    line.quoted_tokens, thread.is_open = _quoted(line, is_open=was_open)
    turn = thread.turns.take(line.passage.words, company) if is_new else thread.turns.voice
    line.voices = [(turn or PUBLISHED,)] * len(line.doc)
    cues = find_cues(line)
    told: set[int] = set()
    thread.days.clear()
    for index, cue in enumerate(cues):
        _apply(line, cue, cues[index + 1 :], company, thread, told)
    tell_figures(line, company)
    _colon(line, company, thread, cues)
    if not was_open:
        _look_ahead(line, company, thread, ahead if thread.is_open else (), before=None if is_new else thread.subject)
    _carry(line, thread)
    if not cues and not is_new and thread.was_told and thread.voice is not None and carries_on(line):
        _go_on(line, thread.voice)
    thread.was_told = any(voices != (PUBLISHED,) for voices in line.voices)
    thread.subject = _person_in_sight(line, company) if not cues and not line.quoted_tokens else None
    if thread.subject is not None:
        company.last_person = thread.subject  # "The envoy, Ada Lind, briefed the council. She told it that ..."
    give_back(line, told)
    meet_officers(company, line)
    line.attribution = frozenset(told)
    thread.paragraph = line.passage.paragraph


def _quoted(line: Line, *, is_open: bool) -> tuple[frozenset[int], bool]:
    inside = set()
    for token in line.doc:
        if '"' in token.text:  # also within a word: `("DPR")-controlled`
            is_open = is_open != (token.text.count('"') % 2 == 1)
            continue
        if token.text in OPENING:
            is_open = True
            continue
        if token.text in CLOSING:
            is_open = False
            continue
        if is_open:
            inside.add(token.i)
    return frozenset(inside), is_open


def _apply(line: Line, cue: Cue, later: list[Cue], company: Company, thread: Thread, told: set[int]) -> None:
    speakers = [who for token in cue.speakers if (who := _speaker(line, token, company))]
    if not speakers or (cue.kind is Kind.HEARS and company.is_own(speakers[0])) or _is_we(line, cue):
        return
    if cue.kind is Kind.HEARS and _are_his_own(cue):
        return
    start, end = cue.block
    content = _content(line, cue, later)
    near = [token.i for token in cue.speakers if abs(token.i - cue.verb.i) < _WIDEST_PHRASE] or [cue.verb.i]
    told.update(
        range(max(start, min(near) - _WIDEST_PHRASE) if start < cue.verb.i - 2 * _WIDEST_PHRASE else start, end)
    )
    if cue.after > end:
        told.update(range(end, cue.after))
    names = tuple(who.name for who in speakers)
    said = _said(line, cue) or thread.days.get(names)
    if said is not None:
        thread.days[names] = said
    voices = _voices(line, cue, speakers, company, said)
    for at in content:
        mine = tuple(replace(voice, quoted=Quoted.DIRECT) if at in line.quoted_tokens else voice for voice in voices)
        line.voices[at] = mine
    if cue.kind in {Kind.SAYS, Kind.HEARS}:
        line.tellers[cue.verb.i] = voices
    company.met_from = min([company.met_from, start, *(token.i for token in cue.speakers)])
    for voice, who in zip(voices, speakers, strict=False):
        thread.voice = voice
        company.last_speaker = who
        company.meet(who)
    if cue.kind is Kind.ACCUSES:
        thread.charge = voices[-1]


def _are_his_own(cue: Cue) -> bool:
    """Tell whether those who see are only the speaker's own eyes: "the mission's head said his patrols had seen"."""
    above = cue.verb.head
    is_told = cue.verb.dep_ == "ccomp" and lemma_of(above) in {"say", "tell", "report", "add", "note"}
    return is_told and all(any(c.lower_ in {"his", "her"} for c in children(t, "nmod:poss")) for t in cue.speakers)


def _is_we(line: Line, cue: Cue) -> bool:
    """Tell whether a report, or whoever has his turn in a transcript, speaks of himself: "We recall that ..."."""
    return all(token.lower_ in {"we", "i"} and token.i not in line.quoted_tokens for token in cue.speakers)


def _speaker(line: Line, token: Token, company: Company) -> Who | None:
    """Return who speaks: who is named, the author of a text, or who is told of before a colon: "X is wary: it ..."."""
    if token.lower_ in {"it", "they"} and token.i > 0 and line.doc[token.i - 1].text == ":":
        before = company.subject_before(line, token, token)
        if before is not None:
            return before
    if lemma_of(token) in _NO_SPEAKERS:
        return None
    who = _author(line, token, company) or company.who(line, token)
    if who is None and token.lower_ in {"it", "they"}:
        who = company.subject_before(line, token, token)  # "The force has doubled its garrison, it said"
    is_both = who is not None and who.name == "both sides" and token.lower_ == "parties"
    return Who(name="parties") if is_both else who


def _author(line: Line, token: Token, company: Company) -> Who | None:
    """Return whose a text is that speaks: "a report by the mission says that ..."."""
    if lemma_of(token) not in _TEXTS:
        return None
    made = next((c for c in children(token, "nmod", "nmod:poss") if case_of(c) in {"by", "of", "from", ""}), None)
    if made is None:  # "a letter signed by the chiefs"
        signed = (c for c in children(token, "acl") if lemma_of(c) in _MAKES)
        made = next((a for c in signed for a in children(c, "obl:agent", "obl") if case_of(a) == "by"), None)
    return company.who(line, made) if made is not None and made.pos_ in {"NOUN", "PROPN"} else None


def _content(line: Line, cue: Cue, later: list[Cue]) -> list[int]:
    start, end = cue.block
    tokens: list[int] = []
    told_after = len(line.doc)
    if cue.kind is Kind.ACCUSES:
        told_after = _clause_end(line, cue.after)
    if cue.before:
        first = 0
        for at in range(start - 1, -1, -1):
            if line.doc[at].text == ";" or _turns(line, at):
                first = at + 1
                break
        tokens.extend(range(first, start))
    if cue.after:
        last = min(told_after, cue.until or told_after)
        for at in range(cue.after, len(line.doc)):
            if line.doc[at].text == ";" and at not in line.quoted_tokens and any(c.block[0] > at for c in later):
                last = at
                break
        for other in later:
            if (
                other.block[0] > cue.after
                and not other.before
                and other.block[0] < last
                and _is_coordinated(line, cue, other)
            ):
                last = other.block[0]
                break
        tokens.extend(range(cue.after, last))
    if cue.kind is Kind.ACCORDING and cue.before:
        return [at for at in tokens if line.voices[at] == (PUBLISHED,)]
    if cue.before and cue.after:
        return [at for at in tokens if at not in range(start, end)]
    return tokens


def _turns(line: Line, at: int) -> bool:
    """Tell whether a sentence turns to something else: "The army moved on, but the town is quiet, residents say"."""
    doc = line.doc
    return at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].lower_ == "but" and at not in line.quoted_tokens


def _clause_end(line: Line, start: int) -> int:
    """Return where an accusation ends: at ", as ...", ", while ...", ", hours after ..."."""
    doc = line.doc
    for at in range(start, len(doc) - 1):
        if doc[at].text == "," and doc[at + 1].lower_ in {
            "as",
            "while",
            "after",
            "when",
            "hours",
            "days",
            "but",
            "a",
            "though",
        }:
            return at
    return len(doc)


def _is_coordinated(line: Line, cue: Cue, other: Cue) -> bool:
    """Tell whether the other phrase is no part of what the first says."""
    lead = line.doc[other.block[0] - 1]
    return (
        (other.verb.dep_ == "conj" and other.verb.head.i == cue.verb.i)
        or lead.lower_ in {"while", "but"}
        or lead.text == ";"
    )


def _said(line: Line, cue: Cue) -> Period | None:
    """Return the day that stands with the phrase itself: between verb and content, behind it, or in a lead-in."""
    start, end = cue.block
    doc = line.doc
    if cue.after and not cue.before:
        behind = range(end, max(cue.after, _day_ahead(line, cue.after)))
    else:
        stop = next((t.i for t in doc[end:] if t.text in {",", ".", ";", ":", '"', "“"}), len(doc))
        behind = range(end, stop)
    lead = (
        range(start) if not cue.before and not any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in doc[:start]) else range(0)
    )
    for mention in line.dates:
        first, _ = line.tokens_of(mention.span)
        if first in behind or first in lead or (first in range(start, end) and not _is_background(line, first)):
            return mention.period
    return None


def _day_ahead(line: Line, start: int) -> int:
    """Return where the day ends that opens what is said, and is the day of saying it: "claimed on Sunday to have"."""
    for mention in line.dates:
        first, end = line.tokens_of(mention.span)
        if first in {start, start + 1} and end < len(line.doc) and line.doc[end].lower_ in {"to", "that"}:
            return end
    return 0


def _is_background(line: Line, at: int) -> bool:
    """Tell whether a day belongs to what is told of the speaker: "The Front, which was formed in May, warned ..."."""
    return at < len(line.doc) and any(above.dep_.startswith("acl") for above in line.doc[at].ancestors)


def _voices(line: Line, cue: Cue, speakers: list[Who], company: Company, said: Period | None) -> tuple[Voice, ...]:
    span = line.span(*cue.block)
    told = Voice(speaker=(), quoted=Quoted.INDIRECT, said=said, span=span, rule=f"speaker.{cue.kind}")
    denies = cue.kind in {Kind.DENIES, Kind.REJECTS}
    certainty = (
        Certainty.PROBABLE
        if cue.verb.lower_ in {"believes", "believe", "believed", "thinks", "thought", "fears"}
        else Certainty.CERTAIN
    )
    if cue.kind is Kind.ACCUSES and cue.mutual and len(speakers) >= 2:
        first, second = speakers[0], speakers[1]
        return (
            replace(told, speaker=(first.name,), speaker_for=first.acts_for, accused=(second.name,)),
            replace(told, speaker=(second.name,), speaker_for=second.acts_for, accused=(first.name,)),
        )
    accused = tuple(_CHARGE.split(name)[0] for name in company.names(line, cue.accused)) if cue.accused else ()
    names = tuple(dict.fromkeys(who.name for who in speakers))
    principals = {who.acts_for or company.state_of(who) for who in speakers}
    return (
        replace(
            told,
            speaker=names,
            speaker_for=next(iter(principals)) if len(principals) == 1 else None,
            denies=denies,
            certainty=certainty,
            accused=accused,
        ),
    )


def _colon(line: Line, company: Company, thread: Thread, cues: list[Cue]) -> None:
    """Give a quote behind a colon to the subject of the clause before it: `X was blunter: "..."`."""
    doc = line.doc
    at = next((t.i for t in doc[:-1] if t.text == ":" and doc[t.i + 1].text in OPENING), None)
    if at is None and not cues:
        _label(line, company, thread)
    if at is None or any(cue.block[1] <= at + 1 and cue.after for cue in cues):
        return
    clause = next((c for c in line.clauses if c.head.i < at and c.subjects), None)
    who = company.who(line, clause.subjects[0]) if clause else None
    if who is None:
        return
    voice = Voice(
        speaker=(who.name,), speaker_for=who.acts_for, quoted=Quoted.DIRECT, rule="speaker.colon", span=line.span(0, at)
    )
    for index in range(at + 1, len(doc)):
        line.voices[index] = (voice,)
    thread.voice = voice
    company.last_speaker = who
    company.meet(who)


def _look_ahead(line: Line, company: Company, thread: Thread, ahead: Iterable[Line], *, before: Who | None) -> None:
    """Find whose a quotation is that opens here, and that nobody in the sentence speaks.

    He is named behind its end, or else the sentence before was about him: `Brand was blunt. "The guns are ours."`
    """
    last = max(line.quoted_tokens, default=None)
    if last is None or line.voices[last] != (PUBLISHED,):
        return
    found = speaker_ahead(ahead, company)
    if found is None and before is not None and line.doc[0].text in OPENING:
        told = Voice(speaker=(before.name,), speaker_for=before.acts_for, rule="speaker.before", span=line.span(0, 1))
        found = before, told
    if found is not None:
        company.last_speaker, thread.voice = found


def _person_in_sight(line: Line, company: Company) -> Who | None:
    """Return the person who is the subject of a sentence; None where it is about something else."""
    clause = next((clause for clause in line.clauses if clause.head.dep_ in {"root", "ROOT"} and clause.subjects), None)
    who = company.who(line, clause.subjects[0]) if clause else None
    return who if who is not None and who.is_person else None


def _label(line: Line, company: Company, thread: Thread) -> None:
    """Give what stands behind "Arkell radio:" or "Police:" to whom the label names."""
    found = label_of(line, company)
    if found is None:
        return
    who, at = found
    voice = Voice(
        speaker=(who.name,),
        speaker_for=who.acts_for,
        quoted=Quoted.INDIRECT,
        rule="speaker.label",
        span=line.span(0, at),
    )
    for index in range(at + 1, len(line.doc)):
        quoted = Quoted.DIRECT if index in line.quoted_tokens else Quoted.INDIRECT
        line.voices[index] = (replace(voice, quoted=quoted),)
    thread.voice = voice
    company.last_speaker = who
    company.meet(who)


def _go_on(line: Line, voice: Voice) -> None:
    """Give the publisher's words of a sentence to the speaker of the one before it."""
    told = replace(voice, quoted=Quoted.INDIRECT, denies=False, accused=(), rule="speaker.goes_on")
    for at, voices in enumerate(line.voices):
        if voices == (PUBLISHED,):
            line.voices[at] = (replace(told, quoted=Quoted.DIRECT) if at in line.quoted_tokens else told,)


def _carry(line: Line, thread: Thread) -> None:
    """Give quoted words that nobody in the sentence speaks to the last speaker."""
    if thread.voice is None or not line.quoted_tokens:
        return
    unclaimed = [at for at in line.quoted_tokens if line.voices[at] == (PUBLISHED,)]
    if len(unclaimed) < max(4, len(line.doc) * 6 // 10):
        return
    carried = replace(thread.voice, quoted=Quoted.DIRECT, denies=False, accused=(), rule="speaker.carried")
    for at in unclaimed:
        line.voices[at] = (carried,)
