"""How well times are read, on the GUM corpus: `python bench/gum_dates.py FOLDER [--misses]`.

FOLDER holds GUM's TEI files, each with `dateCreated` in its header and `<date when|from|to|notBefore|notAfter>` in its
text. A value is right if the interval read equals that of the corpus, `when` at its own precision: 2016 is the year.

Left out, and counted: dates whose value names no year, dates without a value, and values that are no dates (faulty).
Times within dates that hold others are judged once, as the outer one.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from trucewatch.model.period import Period
from trucewatch.read.dates import Anchor, DateMention, find_dates, narrative_after

_NO_SPACE_BEFORE = {".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "n’t", "%", "”", "'"}
_LEAD = re.compile(r"(?:(?:between|from|in|of|over|the|evenings?|mornings?) )*", re.IGNORECASE)
_NO_SPACE_AFTER = {"(", "[", "“", "$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time that the corpus marks, with its value."""

    start: int
    end: int
    period: Period
    words: str


@dataclass(slots=True)
class Tally:
    """What was judged, and what was left out."""

    right: int = 0
    judged: int = 0

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.judged if self.judged else 0.0


def main() -> int:
    """Print the share of values read right, with a digit and without."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("--misses", action="store_true", help="list what was read wrong")
    options = ask.parse_args()
    tallies = {"with a digit": Tally(), "without": Tally()}
    left_out = {"no year in its value": 0, "no value": 0, "faulty value": 0}
    for path in sorted(options.folder.glob("*.xml")):
        _judge(path, tallies, left_out, show=options.misses)
    for kind, tally in tallies.items():
        _tell(f"times {kind}: {tally.right} of {tally.judged} right ({tally.share:.1%})")
    _tell("left out: " + ", ".join(f"{times} with {reason}" for reason, times in left_out.items()))
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def _judge(path: Path, tallies: dict[str, Tally], left_out: dict[str, int], *, show: bool) -> None:
    tree = etree.parse(str(path), etree.XMLParser(recover=True))
    root = tree.getroot()
    created = root.get("dateCreated") or ""
    published = _period(created)
    day = published.first if published else None
    narrative = None
    for text, times in _paragraphs(root, left_out):
        mentions = find_dates(text, anchor=Anchor(published=day, narrative=narrative))
        narrative = narrative_after(mentions, narrative)
        for gold in times:
            tally = tallies["with a digit" if re.search(r"\d", gold.words) else "without"]
            tally.judged += 1
            over = [one for one in mentions if one.span.start < gold.end and gold.start < one.span.end]
            if any(gold.period in _values(one, gold, text) for one in over):
                tally.right += 1
            elif show:
                read = [
                    (text[one.span.start : one.span.end], one.period and one.period.as_json(), one.rule) for one in over
                ]
                _tell(f"{path.stem} {created}: {gold.words!r} is {gold.period.as_json()}, read {read}")


def _values(mention: DateMention, gold: GoldTime, text: str) -> set[Period | None]:
    """The values read for the words that the corpus marks: an end, where it marks but an end of a range."""
    values = {mention.period, mention.ahead}
    if len(mention.ends) == 2:
        is_first_end = gold.start - mention.span.start < mention.span.end - gold.end
        return {mention.ends[0] if is_first_end else mention.ends[1]} if _is_part(mention, gold, text) else values
    return values | set(mention.ends)


def _is_part(mention: DateMention, gold: GoldTime, text: str) -> bool:
    lead = _LEAD.match(text, mention.span.start, mention.span.end)
    return gold.end < mention.span.end - 1 or gold.start > (lead.end() if lead else mention.span.start)


def _paragraphs(root: etree._Element, left_out: dict[str, int]) -> Iterator[tuple[str, list[GoldTime]]]:
    """Yield each sentence as running text, with the times that it holds."""
    for sentence in root.iter("s"):
        parts: list[str] = []
        times: list[GoldTime] = []
        _walk(sentence, parts, times, left_out, inside=False)
        yield "".join(parts), times


def _walk(
    element: etree._Element, parts: list[str], times: list[GoldTime], left_out: dict[str, int], *, inside: bool
) -> None:
    is_time = element.tag == "date" and not inside
    start = sum(map(len, parts))
    _add_tokens(element.text, parts)
    for child in element:
        _walk(child, parts, times, left_out, inside=inside or is_time)
        _add_tokens(child.tail, parts)
    if is_time:
        text = "".join(parts)
        words = text[start:].strip()
        first = len(text) - len(text[start:].lstrip())
        period = _value(element, left_out)
        if period is not None and words:
            times.append(GoldTime(start=first, end=first + len(words), period=period, words=words))


def _add_tokens(lines: str | None, parts: list[str]) -> None:
    for line in (lines or "").splitlines():
        token = line.split("\t")[0]
        if token:
            last = parts[-1] if parts else ""
            glued = token in _NO_SPACE_BEFORE or last.strip() in _NO_SPACE_AFTER or not parts
            parts.append(token if glued else f" {token}")


def _value(element: etree._Element, left_out: dict[str, int]) -> Period | None:
    first = element.get("from") or element.get("notBefore") or element.get("when")
    last = element.get("to") or element.get("notAfter") or element.get("when")
    if first is None and last is None:
        left_out["no value"] += 1
        return None
    if any(end is not None and end.startswith("-") for end in (first, last)):
        left_out["no year in its value"] += 1
        return None
    begin, end = _period(first), _period(last)
    if (first and begin is None) or (last and end is None):
        left_out["faulty value"] += 1
        return None
    try:
        return Period(first=begin.first if begin else None, last=end.last if end else None)
    except ValueError:
        left_out["faulty value"] += 1
        return None


def _period(value: str | None) -> Period | None:
    numbers = [int(part) for part in re.findall(r"\d+", (value or "").split("T")[0])]
    try:
        match numbers:
            case [year, month, day]:
                return Period.day(date(year, month, day))
            case [year, month]:
                return Period.month(year, month)
            case [year]:
                return Period.year(year)
    except ValueError:
        return None
    return None


if __name__ == "__main__":
    sys.exit(main())
