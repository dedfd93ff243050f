"""The demo: whether its reports are what its README says they are."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

DEMO = Path(__file__).parent.parent / "demo"
REPORTS = sorted((DEMO / "reports").iterdir())
OUTLETS = sorted((DEMO / "library" / "sources").glob("*.yml"))
FIRST, LAST = date(2018, 9, 10), date(2019, 3, 15)

_META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_STAMP = re.compile(r'"datePublished": "([^"]+)"')
_DATELINE = re.compile(r"^[A-Z]+, \d{1,2} [A-Z][a-z]+ \d{4} \(", re.MULTILINE)


def _particulars(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        block = text.split("---\n")[1]
        return {key: str(value) for key, value in yaml.load(block, Loader=yaml.BaseLoader).items()}
    metas = dict(_META.findall(text))
    canonical = _CANONICAL.search(text)
    stamp = _STAMP.search(text)
    published = metas.get("article:published_time") or metas.get("dcterms.issued") or (stamp.group(1) if stamp else "")
    return {
        "constructed": {"yes": "true"}.get(metas.get("trucewatch:constructed", ""), ""),
        "source": metas.get("trucewatch:source", ""),
        "title": metas.get("og:title", ""),
        "url": canonical.group(1) if canonical else "",
        "published": published,
    }


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_every_report_says_that_it_is_constructed(path: Path) -> None:
    """A constructed report that left the demo would still say so."""
    told = _particulars(path)

    assert told["constructed"] == "true"
    assert told["title"]
    assert re.match(r"https://[a-z.-]+\.example/", told["url"])


def test_every_report_comes_from_a_constructed_outlet() -> None:
    """At least ten outlets, each described, each saying that it is invented."""
    outlets = [
        entry
        for path in OUTLETS
        for content in [yaml.safe_load(path.read_text(encoding="utf-8"))]
        for entry in content.get("sources", [content])
    ]

    assert all(outlet["constructed"] for outlet in outlets)
    assert {_particulars(path)["source"] for path in REPORTS} == {outlet["id"] for outlet in outlets}
    assert len(outlets) >= 10


def test_the_reports_span_six_months() -> None:
    """Forty reports or more, from before the signature to the middle of March, dated as their names say."""
    dated = {path: _particulars(path).get("published", "") for path in REPORTS}

    days = [date.fromisoformat(stamp[:10]) for stamp in dated.values() if stamp]

    assert len(REPORTS) >= 40
    assert min(days) == FIRST
    assert max(days) == LAST
    assert all(path.name.startswith(stamp[:10]) for path, stamp in dated.items())


def test_one_report_has_no_date_but_its_dateline() -> None:
    """What a page does not say of itself must be read out of its text."""
    undated = [path for path in REPORTS if not _particulars(path).get("published")]

    assert len(undated) == 1
    assert _DATELINE.search(undated[0].read_text(encoding="utf-8"))


def test_pages_carry_the_furniture_of_pages() -> None:
    """Menus, comment forms and links in the midst of a story are there for the reader to leave out."""
    pages = [path.read_text(encoding="utf-8") for path in REPORTS if path.suffix == ".html"]

    assert len(pages) >= 8
    assert all("<nav" in page or 'class="menu"' in page for page in pages)
    assert sum("Please enter your comment!" in page for page in pages) >= 3
    assert sum("Read More:" in page for page in pages) >= 3
    assert sum("<table class=" in page and "<td>Shelling</td>" in page for page in pages) >= 2


def test_one_agency_report_is_copied_five_times() -> None:
    """A sentence of the agency stands in five other reports, once with another figure."""
    bodies = [path.read_text(encoding="utf-8") for path in REPORTS]
    wording = "militants have left the zone and about 100 units of equipment have been withdrawn"

    assert sum(wording in body for body in bodies) == 6
    assert sum("More than 1,500 " + wording in body for body in bodies) == 1
