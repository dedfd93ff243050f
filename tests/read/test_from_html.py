"""Web pages to text."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import DateBasis
from trucewatch.read.from_html import page_from_html

SENTENCE = "The army of Northland shelled the village of Dresda on Monday, the monitors of the truce said."
ARTICLE = f"""<!doctype html><html lang="en"><head><title>Guns near Dresda | Gazette</title>
<meta property="og:site_name" content="Gazette"><link rel="canonical" href="https://gazette.example/1">
<meta property="article:published_time" content="2018-10-15T00:30:00+03:00">
<meta name="trucewatch:constructed" content="yes"><meta name="trucewatch:source" content="gazette">
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Guns near Dresda</h1><p>By Anna Person</p><p>{SENTENCE}</p><h2>In the south</h2>
<p>Nothing was heard in the south.<br>The truce held there, the monitors said on the same day.</p>
<ul><li>No fire was heard in Ruvana.</li></ul>
<table><tr><th>Place</th><th>Violations</th></tr><tr><td>Dresda</td><td>12</td></tr><tr><td>Ruvana</td><td>3</td></tr></table>
<p>Please enter your comment!</p><p>Please enter your name here</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_article_without_its_furniture() -> None:
    """Menus, bylines and comment forms go; headings, items and each row of a table are lines of their own."""
    page = page_from_html(ARTICLE.encode(), name="a")

    assert [(str(block.kind), page.text[block.span.start : block.span.end]) for block in page.blocks] == [
        ("title", "Guns near Dresda"),
        ("paragraph", SENTENCE),
        ("heading", "In the south"),
        ("paragraph", "Nothing was heard in the south."),
        ("paragraph", "The truce held there, the monitors said on the same day."),
        ("bullet", "No fire was heard in Ruvana."),
        ("paragraph", "Place: Dresda; Violations: 12."),
        ("paragraph", "Place: Ruvana; Violations: 3."),
    ]


def test_particulars() -> None:
    """The page's own words on itself are kept, and its day is that of its own zone."""
    told = page_from_html(ARTICLE.encode(), name="a").particulars

    assert told.published is not None
    assert told.published.day == date(2018, 10, 15)
    assert told.published.at == datetime(2018, 10, 14, 21, 30, tzinfo=UTC)
    assert told.published.basis is DateBasis.METADATA
    assert (told.site, told.url, told.source, told.constructed) == (
        "Gazette",
        "https://gazette.example/1",
        "gazette",
        True,
    )


def test_line_with_the_day_of_publication_goes() -> None:
    """A line that only tells when a page was issued goes with its day; a sentence with a day in it stays."""
    told = '<p>The guns fell silent on <time datetime="2018-10-10">10 October</time>, the monitors say.</p>'
    issued = '<p class="d">Issued <time datetime="2018-10-15T00:30:00+03:00">15 October 2018</time></p>'
    page = page_from_html(ARTICLE.replace("<p>By Anna Person</p>", issued + told).encode(), name="a")

    assert "Issued" not in page.text
    assert "The guns fell silent on" in page.text


def test_truncated_page_is_read_as_far_as_it_goes() -> None:
    """A page cut off in its middle gives what came before the cut."""
    cut = ARTICLE[: ARTICLE.index("</p><h2>")]

    assert SENTENCE in page_from_html(cut.encode(), name="a").text


def test_lying_charset() -> None:
    """Bytes that are UTF-8 are read as such whatever the page declares, and the reverse."""
    page = (
        f"<html><head><meta charset='{{}}'></head><body><p>The café of Dresda was shelled. {SENTENCE}</p></body></html>"
    )

    utf_8 = page_from_html(page.format("iso-8859-1").encode(), name="a")
    western = page_from_html(page.format("utf-8").encode("cp1252"), name="a")

    assert "café" in utf_8.text
    assert "café" in western.text


def test_entity_bomb_does_not_explode() -> None:
    """Entities that a page declares are not expanded."""
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
        f"<html><body><p>&b; {SENTENCE}</p></body></html>"
    )

    page = page_from_html(bomb.encode(), name="a")

    assert SENTENCE in page.text
    assert "boomboom" not in page.text


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_ends(depth: int) -> None:
    """A page nested without measure is read or refused, but never hangs or crashes."""
    deep = "<html><body>" + "<div>" * depth + SENTENCE + "</div>" * depth + "</body></html>"

    try:
        text = page_from_html(deep.encode(), name="a").text
    except UnreadableReportError as error:
        text = str(error)

    assert SENTENCE in text or "without an article" in text


def test_page_without_article_is_refused() -> None:
    """A page with nothing on it is refused with what to do."""
    with pytest.raises(UnreadableReportError, match="save the article"):
        page_from_html(b"<html><head></head><body></body></html>", name="a")
