"""Set a report as PDF with Typst: bundled fonts alone, no clock, no network, and no word of a report taken for markup.

Arabic text cannot be copied out of a PDF faithfully; the evidence is the ledger, to which every sentence leads back.
"""

import json
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from trucewatch.publish.report.numbers import as_ranges
from trucewatch.publish.report.outline import Bullet, SituationReport, Table

TITLE = "PDF"
MIME_TYPE = "application/pdf"

_NO_CLOCK = datetime.fromtimestamp(0, UTC)
"""A report bears the times of what it was made of; when it was set is nobody's evidence."""


def set_as_pdf(report: SituationReport) -> bytes:
    """Return the report as PDF/UA-1 (tagged, for screen readers); the same report gives the same bytes."""
    import typst  # noqa: PLC0415  # a large library, which only this form needs

    here = files("trucewatch.publish.report")
    with as_file(here / "fonts") as fonts, TemporaryDirectory() as folder:
        # Alone in a folder of its own: nothing but what is handed in can be read from within.
        template = Path(folder) / "report.typ"
        template.write_bytes((here / "templates" / "report.typ").read_bytes())
        return typst.compile(
            template,
            root=Path(folder),
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"report": json.dumps(_as_json(report), ensure_ascii=False)},
            timestamp=_NO_CLOCK,
        )


def _as_json(report: SituationReport) -> dict[str, Any]:
    """Return all that the template sets, in words."""
    return {
        "title": report.title,
        "lines": report.lines_of_title(),
        "parts": [
            {
                "title": part.title,
                "bullets": [_bullet(bullet, report) for bullet in part.bullets],
                "table": _table(part.table, report) if part.table else None,
                "drawing": {"svg": part.drawing.svg, "caption": part.drawing.caption} if part.drawing else None,
            }
            for part in report.parts
        ],
        "exhibits": [
            {"sentence": one.sentence, "about": one.origin, "where": one.whereabouts} for one in report.exhibits
        ],
    }


def _bullet(bullet: Bullet, report: SituationReport) -> dict[str, Any]:
    # Where the sentences below cite their own evidence, the line above them need not repeat it.
    cited = "" if bullet.children else as_ranges(report.numbers_of(bullet.claims))
    return {
        "text": bullet.text,
        "cited": cited,
        "children": [_bullet(child, report) for child in bullet.children],
    }


def _table(table: Table, report: SituationReport) -> dict[str, Any]:
    return {
        "columns": table.columns,
        "shares": table.shares,
        "rows": [
            [{"text": cell.text, "cited": as_ranges(report.numbers_of(cell.claims))} for cell in row]
            for row in table.rows
        ],
        "note": table.note,
    }
