"""The block of `key: value` lines with which a text or Markdown report may open."""

import re
from datetime import UTC, date, datetime
from typing import Any

import yaml

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import DateBasis, Publication
from trucewatch.read.page import Particulars

_BLOCK = re.compile(r"\s*---[ \t]*\n((?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|$)")
_KEY_LINE = re.compile(r"^[A-Za-z_]+:(?: |$)", re.MULTILINE)


def split_front_matter(text: str, *, name: str) -> tuple[Particulars, str]:
    """Return what the front matter says, and the text below it.

    Raises:
        UnreadableReportError: A front matter that is no YAML, or whose `published` is no date.
    """
    block = _BLOCK.match(text)
    if block is None or not _KEY_LINE.match(block.group(1)):
        return Particulars(), text
    return _particulars(_values(block.group(1), name), name), text[block.end() :].lstrip("\n")


def publication(value: date | datetime, basis: DateBasis) -> Publication:
    """Return when a report was published: the day in the zone in which the value was written."""
    if not isinstance(value, datetime):
        return Publication(day=value, basis=basis)
    at = value.astimezone(UTC) if value.tzinfo else None
    return Publication(day=value.date(), at=at, basis=basis)


def read_instant(words: str) -> date | datetime | None:
    """Return the day or instant that an ISO 8601 string names; None where it is none."""
    words = words.strip()
    try:
        return (
            date.fromisoformat(words) if len(words) <= 10 else datetime.fromisoformat(words.replace(" UTC", "+00:00"))
        )
    except ValueError:
        return None


def _values(block: str, name: str) -> dict[str, Any]:
    try:
        # BaseLoader leaves every value a string: YAML's own timestamps lose the zone in which they were written.
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in its line {mark.line + 2}" if mark else ""
        raise UnreadableReportError(
            name, f"a front matter that is no YAML{where}", "write `key: value` lines between the two `---`"
        ) from error
    return values if isinstance(values, dict) else {}


def _particulars(values: dict[str, Any], name: str) -> Particulars:
    published = None
    if _word(values, "published"):
        instant = read_instant(str(values["published"]))
        if instant is None:
            raise UnreadableReportError(
                name,
                f"`published` in the front matter is {values['published']!r}",
                "write a date like 2019-02-08, or an instant like 2019-02-08T12:00:00+02:00",
            )
        published = publication(instant, DateBasis.METADATA)
    return Particulars(
        title=_word(values, "title"),
        url=_word(values, "url"),
        source=_word(values, "source"),
        language=_word(values, "language"),
        published=published,
        constructed=(_word(values, "constructed") or "").lower() in {"yes", "true", "on", "1"},
    )


def _word(values: dict[str, Any], key: str) -> str | None:
    value = values.get(key)
    return value.strip() or None if isinstance(value, str) else None
