"""Cut the kept text of a report into sentences, each within one line and with the part its line plays."""

import re
from dataclasses import dataclass

from trucewatch.model.text import Block, BlockKind, Document, Sentence, Span

LONGEST_SENTENCE = 900
"""Characters: what is longer is cut at a comma or a space, so that no claim points at half a page."""

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "lt",
        "col",
        "gen",
        "maj",
        "capt",
        "sgt",
        "brig",
        "adm",
        "rep",
        "sen",
        "gov",
        "st",
        "no",
        "nos",
        "dec",
        "nov",
        "oct",
        "sept",
        "sep",
        "aug",
        "jul",
        "jun",
        "apr",
        "mar",
        "feb",
        "jan",
        "vs",
        "approx",
        "fig",
        "vol",
        "km",
        "inc",
        "ltd",
        "co",
        "pres",
        "messrs",
        "hon",
        "rev",
    ]
)
_BULLET = re.compile(r"^\s*(?:[-*•–—▪·◦]|\(?\d{1,2}[.)]|\(?[a-z][)])\s+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_NEXT = re.compile(r"\s+[\"'“‘«(\[]*(?:[A-ZÀ-ÞА-Я0-9]|al-|el-)")
_LAST_WORD = re.compile(r"([\w.]+)\.$")
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,60}"
_TOWN = rf"(?:{_CAPITALS}|[A-ZÀ-Þ][\w.'’/-]+(?:,? [A-Z][\w.'’/-]+){{0,3}})"
_LAND = r"(?:, (?:[A-Z][\w.'’-]+)(?: (?:[A-Z][\w.'’-]+|of|the|and)){0,5}?)?"
_DAY = (
    r"(?:,? ?\(?(?:[A-Z][a-z]+day,? )?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)\)?)"
)
_AGENCY = r"(?: ?\([A-Z][\w ./&-]{1,40}\))"
_DATELINE = re.compile(
    rf"^(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?:{_TOWN}{_LAND}(?:"
    rf"(?:{_AGENCY}?{_DAY}?|{_DAY}?{_AGENCY}?),? ?[-–—]{{1,2}} "
    rf"|{_DAY}(?:{_AGENCY}: |\. ?/[A-Z][\w-]*/\.? (?:[-–—] )?))"  # "MOSCOW, June 3. /AGENCY/. "
    rf"|{_CAPITALS}{_LAND}{_DAY}: )"  # "DELHI, June 3: "; but "Ostrel, 3 June: " heads an entry of a bulletin
)
_HEADING_END = re.compile(r"[.!?:;…\"'”’)]$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|said|says|did|does|do|\w{3,}ed)\b")
_HARD_SPACE = re.compile(r"(?<!\d)[\u00a0\u2007\u2009\u202f]|[\u00a0\u2007\u2009\u202f](?!\d)")
"""A space at which no line may break, as web pages put it beside a name; between digits it groups thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a report and where it stands on the page."""

    sentence: Sentence
    paragraph: int
    """Which line of the text it belongs to, counted from 0."""
    kind: BlockKind
    words_from: int
    """Where its words begin within the sentence: after a bullet or a dateline."""

    @property
    def words(self) -> str:
        """The sentence without its bullet or dateline."""
        text = self.sentence.text[self.words_from :]
        return text if text.isascii() else _HARD_SPACE.sub(" ", text)

    @property
    def offset(self) -> int:
        """Where `words` begins in the kept text."""
        return self.sentence.span.start + self.words_from


def split_sentences(document: Document) -> tuple[Passage, ...]:
    """Return the sentences of those lines that may carry claims, in the order of the text.

    Titles and headings say nothing of their own and are left out; a short line
    without a full stop that the page calls a paragraph counts as a heading too.
    """
    passages: list[Passage] = []
    for number, block in enumerate(_blocks(document)):
        line = document.text[block.span.start : block.span.end]
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING} or _looks_like_heading(line, block.kind):
            continue
        passages.extend(_split_block(line, block, number))
    return tuple(passages)


def _blocks(document: Document) -> tuple[Block, ...]:
    if document.blocks:
        return document.blocks
    return tuple(
        Block(span=Span(start=line.start(), end=line.end()), kind=BlockKind.PARAGRAPH)
        for line in re.finditer(r"[^\n]+", document.text)
    )


def _looks_like_heading(line: str, kind: BlockKind) -> bool:
    words = line.split()
    if kind is not BlockKind.PARAGRAPH or not words:
        return not words
    return len(words) <= 12 and not _HEADING_END.search(line.strip()) and not _FINITE.search(line)


def _split_block(line: str, block: Block, number: int) -> list[Passage]:
    passages = []
    for start, end in _cuts(line):
        text = line[start:end]
        lead = _lead_in(text, is_first=start == _first_letter(line))
        if not text[lead:].strip():
            continue
        span = Span(start=block.span.start + start, end=block.span.start + end)
        passages.append(
            Passage(
                sentence=Sentence(span=span, text=text),
                paragraph=number,
                kind=block.kind,
                words_from=lead,
            )
        )
    return passages


def _first_letter(line: str) -> int:
    return len(line) - len(line.lstrip())


def _lead_in(text: str, *, is_first: bool) -> int:
    """Return the length of a bullet or a dateline at the head of a line."""
    if not is_first:
        return 0
    bullet = _BULLET.match(text)
    if bullet:
        return bullet.end()
    dateline = _DATELINE.match(text)
    return dateline.end() if dateline and dateline.end() < len(text) else 0


def _cuts(line: str) -> list[tuple[int, int]]:
    cuts = []
    start = _first_letter(line)
    dateline = _DATELINE.match(line[start:])
    for end in _END.finditer(line, start + (dateline.end() if dateline else 0)):
        if not _NEXT.match(line, end.end()) or _is_abbreviation(line, start, end):
            continue
        cuts.extend(_shorten(line, start, end.end()))
        start = end.end() + 1
        while start < len(line) and line[start].isspace():
            start += 1
    if line[start:].strip():
        cuts.extend(_shorten(line, start, len(line.rstrip())))
    return cuts


def _is_abbreviation(line: str, start: int, end: re.Match[str]) -> bool:
    if end.group().rstrip("\"'”’»)]") != ".":
        return False
    if end.group() != ".":
        return False
    word = _LAST_WORD.search(line, max(start, end.start() - 20), end.start() + 1)
    if not word:
        return False
    last = word.group(1)
    if last.casefold() in _ABBREVIATIONS:
        return not (last.casefold() == "no" and not re.match(r"\s+\d", line[end.end() : end.end() + 3]))
    # "U.S. envoy", "J. Smith", but "the U.S. The"
    if re.fullmatch(r"(?:[A-Za-z]\.)*[A-Z]", last):
        return not re.match(r"\s+(?:The|A|An|It|He|She|They|In|On|But|This|That|There|Its)\b", line[end.end() :])
    return False


def _shorten(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is longer than a sentence may be, at the last semicolon, comma or space that fits."""
    cuts = []
    while end - start > LONGEST_SENTENCE:
        window = line[start : start + LONGEST_SENTENCE]
        at = max(window.rfind("; "), window.rfind(", "))
        at = at if at > LONGEST_SENTENCE // 3 else window.rfind(" ")
        stop = start + (at + 1 if at > 0 else LONGEST_SENTENCE)
        cuts.append((start, stop))
        start = stop
        while start < end and line[start].isspace():
            start += 1
    if start < end:
        cuts.append((start, end))
    return cuts
