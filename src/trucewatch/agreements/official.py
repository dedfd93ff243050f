"""Check quotes and their spans against an official text that lies beside the agreement.

Spans are half-open and count code points of the file as it is decoded. Runs of white space count as one space when
words are compared, since a printed page breaks its lines where a quote does not.
"""

import re
from pathlib import Path

from rapidfuzz import fuzz

from trucewatch.model.text import Span
from trucewatch.yaml_lines import YamlFields, YamlNode

_LIKE_ENOUGH = 60.0
"""Per cent of likeness below which no stretch of the text is offered for a quote."""


class OfficialText:
    """The official text, if there is one."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def read(self, fields: YamlFields) -> tuple[str | None, Span | None]:
        """Return the quote and its span under these keys; whatever does not stand in the text is a fault."""
        quote, span = fields.text("quote"), _span(fields.get("span"))
        at = fields.get("span") or fields.get("quote")
        if at is not None and quote is None and fields.get("quote") is None:
            at.fault("the key 'quote' beside 'span'", found="none")
        if at is None or quote is None or self._text is None:
            return quote, span
        return quote, self._checked(quote, span, at, is_given=fields.get("span") is not None)

    def _checked(self, quote: str, span: Span | None, at: YamlNode, *, is_given: bool) -> Span | None:
        text = self._text or ""
        if span is not None and _folded(text[span.start : span.end]) == _folded(quote):
            return span
        places = [Span(start=match.start(), end=match.end()) for match in re.finditer(_pattern(quote), text)]
        if not is_given and len(places) == 1:
            return places[0]
        if is_given and span is None:
            return None
        at.fault(f"{quote!r} to stand there", found=_found(text, span, places, quote))
        return None


def read_official(field: YamlNode | None, folder: Path) -> OfficialText:
    """Return the text in the file that the node names; that there is no such file is no fault: it may not be shared."""
    name = field.text() if field else None
    if field is None or name is None:
        return OfficialText(None)
    path = folder / name
    if Path(name).name != name:
        field.fault("the name of a file in the same folder")
        return OfficialText(None)
    if not path.is_file():
        return OfficialText(None)
    try:
        return OfficialText(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        field.fault("a file of UTF-8 text", found=f"the byte {error.object[error.start]:#04x} in {name}")
        return OfficialText(None)


def _span(node: YamlNode | None) -> Span | None:
    if node is None:
        return None
    numbers = [entry.number() for entry in node.entries()]
    match numbers:
        case [float() as start, float() as end] if 0 <= start < end and start == int(start) and end == int(end):
            return Span(start=int(start), end=int(end))
    if None not in numbers:
        node.fault("a start and a later end, like [1204, 1257]")
    return None


def _found(text: str, span: Span | None, places: list[Span], quote: str) -> str:
    if span is None and places:
        return f"it {len(places)} times: a 'span' must say which, " + " or ".join(_shown(place) for place in places)
    there = ""
    if span is not None:
        beyond = span.end > len(text)
        there = f"the end of the text at {len(text)}" if beyond else repr(_folded(text[span.start : span.end]))
    if places:
        return f"{there}; it stands at " + " and ".join(_shown(place) for place in places)
    near = _likest(text, quote)
    nowhere = "it nowhere in the text" if not there else f"{there}, and it nowhere else"
    return nowhere + (f"; nearest is {_folded(text[near.start : near.end])!r} at {_shown(near)}" if near else "")


def _likest(text: str, quote: str) -> Span | None:
    """Return the stretch of the text that is most like the quote, widened to whole words."""
    best = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_LIKE_ENOUGH)
    if best is None:
        return None
    start, end = best.dest_start, best.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start=start, end=end)


def _shown(span: Span) -> str:
    return f"[{span.start}, {span.end}]"


def _pattern(quote: str) -> str:
    return r"\s+".join(re.escape(word) for word in quote.split())


def _folded(words: str) -> str:
    return " ".join(words.split())
