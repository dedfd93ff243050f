"""What changed between two versions of a report that came from one address: line by line, as editors show it."""

from difflib import unified_diff

from trucewatch.model.text import Document

_AROUND = 1
"""Unchanged lines shown before and after a change."""


def difference(before: Document, after: Document) -> tuple[str, ...]:
    """Return what changed in title and kept text, in the form of a unified diff without its two lines of file names.

    Returns:
        Lines that begin with `-` for what is gone, `+` for what is new, a blank for what stayed, and `@@` between
        places; nothing where the versions differ in nothing that is kept.
    """
    lines = unified_diff(_lines_of(before), _lines_of(after), lineterm="", n=_AROUND)
    return tuple(line for number, line in enumerate(lines) if number > 1)


def _lines_of(document: Document) -> list[str]:
    return [document.title or "", *document.text.splitlines()]
