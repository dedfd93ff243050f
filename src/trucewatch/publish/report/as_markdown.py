"""Set a report as Markdown: for a wiki, a mail, or a text of one's own to go on with."""

from collections.abc import Iterable, Iterator

from trucewatch.publish.report.numbers import as_ranges
from trucewatch.publish.report.outline import Bullet, Exhibit, SituationReport, Table

TITLE = "Markdown"
MIME_TYPE = "text/markdown"


def set_as_markdown(report: SituationReport) -> str:
    """Return the report as Markdown; drawings are told by their captions."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: SituationReport) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    yield ""
    yield from (f"{line}  " for line in report.lines_of_title())
    for part in report.parts:
        yield from ("", f"## {_plain(part.title)}", "")
        for bullet in part.bullets:
            yield from _bullet(bullet, report, "- ")
        if part.table:
            yield from _table(part.table, report)
        if part.drawing:
            yield from ("", f"*{_plain(part.drawing.caption)}*")
    yield from ("", "## Evidence", "")
    for exhibit in report.exhibits:
        yield from _exhibit(exhibit)


def _bullet(bullet: Bullet, report: SituationReport, mark: str) -> Iterator[str]:
    yield f"{mark}{_plain(bullet.text)}{_cited(bullet.claims, report)}"
    for child in bullet.children:
        yield from _bullet(child, report, f"  {mark}")


def _table(table: Table, report: SituationReport) -> Iterator[str]:
    yield _row(table.columns)
    yield _row("---" for _ in table.columns)
    for row in table.rows:
        yield _row(f"{_plain(cell.text)}{_cited(cell.claims, report)}" for cell in row)
    if table.note:
        yield from ("", _plain(table.note))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _cited(claims: Iterable[str], report: SituationReport) -> str:
    numbers = report.numbers_of(claims)
    return f" [{as_ranges(numbers)}]" if numbers else ""


def _exhibit(exhibit: Exhibit) -> Iterator[str]:
    yield f"{exhibit.number}. “{_plain(exhibit.sentence)}”  "
    yield f"   {_plain(exhibit.origin)}  "
    yield f"   {exhibit.whereabouts}"


def _plain(text: str) -> str:
    """Return the text so that Markdown sets it as it stands: reports may hold any sign."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|" else sign for sign in text)
    return " ".join(escaped.split())
