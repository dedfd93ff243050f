"""Print answers: JSON as it is, tables that fit 80 columns, asides on standard error."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.period import Period
from trucewatch.model.text import UNKNOWN_SOURCE, Document
from trucewatch.model.wording import say_teller

_STYLES = {Loudness.NOTE: "note", Loudness.WARNING: "warning", Loudness.FAULT: "left out"}


def out() -> Console:
    """Return where answers go; a pipe gets 80 columns without colours."""
    return Console(markup=False, emoji=False, highlight=False)


def print_json(content: Any) -> None:
    """Print one JSON value over several lines."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def print_jsonl(contents: Iterable[Any]) -> None:
    """Print one JSON value a line."""
    for content in contents:
        sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")


def aside(told: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"trucewatch: {told}\n")


def tell_issues(issues: Iterable[Issue]) -> None:
    """Print each oddity on standard error; what was odd in the same way about several reports is told once."""
    places: dict[tuple[Loudness, str], list[str]] = {}
    for issue in issues:
        places.setdefault((issue.loudness, issue.what), []).append(issue.where)
    for (loudness, what), where in places.items():
        more = f" and {len(where) - 1} more" if len(where) > 1 else ""
        aside(f"{_STYLES[loudness]}: {where[0]}{more}: {what}")


def issue_as_json(issue: Issue) -> dict[str, str]:
    """Return the issue as JSON."""
    return {"where": issue.where, "what": issue.what, "loudness": str(issue.loudness)}


def plain_table(*columns: str) -> Table:
    """Return an empty table with these headings, without rules."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def heading(words: str) -> Text:
    """Return the words as a heading."""
    return Text(words, style="bold")


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural where need be.

    Example:
        >>> counted(1, "claim"), counted(0, "report")
        ('1 claim', '0 reports')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shorten(name: str, length: int = 28) -> str:
    """Return the name, its end cut off where it is longer than that.

    Example:
        >>> shorten("a-very-long-name.html", 10)
        'a-very-lo…'
    """
    return name if len(name) <= length else name[: length - 1] + "…"


def short_period(period: Period | None) -> str:
    """Return the period in as few characters as can be: one day, `first – last`, or an open end.

    Example:
        >>> from datetime import date
        >>> short_period(Period(first=date(2019, 1, 21), last=None))
        'from 2019-01-21'
    """
    if period is None:
        return ""
    first, last = period.first, period.last
    if first and last:
        return str(first) if first == last else f"{first} – {last}"
    if first:
        return f"from {first}"
    return f"by {last}" if last else ""


def teller_of(document: Document) -> str:
    """Return how a report's own voice is called: by its source, and by its title where that is not known."""
    return say_teller(document) if document.source == UNKNOWN_SOURCE else document.source
