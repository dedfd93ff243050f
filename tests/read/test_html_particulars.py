"""What a web page says of itself."""

from datetime import date

import pytest
from lxml import html

from trucewatch.read.html_particulars import particulars_of


@pytest.mark.parametrize(
    "mark",
    [
        '<meta property="article:published_time" content="2018-10-15T09:30:00+03:00">',
        '<meta name="date" content="2018-10-15">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-10-15T09:30:00Z"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type": ["Report"], "datePublished": "2018-10-15"}]}</script>',
        '<article><time datetime="2018-10-15T09:30:00Z">then</time></article>',
        '<span itemprop="datePublished" datetime="2018-10-15">then</span>',
    ],
)
def test_places_where_a_page_keeps_its_day(mark: str) -> None:
    """Meta elements, JSON-LD and time elements all tell the day of publication."""
    tree = html.document_fromstring(f"<html><head></head><body>{mark}<p>text</p></body></html>")

    published = particulars_of(tree).published

    assert published is not None
    assert published.day == date(2018, 10, 15)


def test_instant_with_zone_goes_first() -> None:
    """An instant with its zone says more than a day that stands before it."""
    tree = html.document_fromstring(
        '<html><head><meta property="article:published_time" content="2018-10-14">'
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2018-10-15T00:30:00+03:00"}</script>'
        "</head><body><p>text</p></body></html>"
    )

    published = particulars_of(tree).published

    assert published is not None
    assert published.day == date(2018, 10, 15)
    assert published.at is not None


@pytest.mark.parametrize("broken", ["{", "[[[[", '{"@type": "Article", "datePublished": 5}', '"text"'])
def test_broken_json_is_passed_over(broken: str) -> None:
    """JSON-LD that is broken or odd says nothing, and stops nothing."""
    tree = html.document_fromstring(
        f'<html><head><title>News</title><script type="application/ld+json">{broken}</script></head><body>x</body>'
    )

    told = particulars_of(tree)

    assert told.published is None
    assert told.title == "News"


def test_publisher_of_linked_data_names_the_outlet() -> None:
    """Without a site name the publisher of the JSON-LD is the outlet."""
    tree = html.document_fromstring(
        '<html><head><script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Gazette"}}</script>'
        "</head><body>x</body></html>"
    )

    assert particulars_of(tree).site == "Gazette"
