"""Set a report as one HTML page that needs nothing beside it: no script, no font, no picture from elsewhere."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from trucewatch.publish.report.numbers import as_runs
from trucewatch.publish.report.outline import SituationReport

TITLE = "HTML"
MIME_TYPE = "text/html"


def set_as_html(report: SituationReport) -> str:
    """Return the report as one page; whatever a report says is set as text, never as markup."""
    return _template().render(report=report, as_runs=as_runs, drawn=Markup)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("trucewatch.publish.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")
