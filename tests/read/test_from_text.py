"""Plain text and Markdown to a page."""

import pytest

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import DateBasis
from trucewatch.read.from_text import page_from_text
from trucewatch.read.page import Page


def lines(page: Page) -> list[tuple[str, str]]:
    """Return each block's kind and words."""
    return [(str(block.kind), page.text[block.span.start : block.span.end]) for block in page.blocks]


def test_plain_text_is_kept_as_it_stands() -> None:
    """But for line ends, no character of a plain text changes: places in the file are places in the kept text."""
    text = "Calm in  Dresda\r\n\r\nNo fire was heard\u00a0there,  the monitors said.\r\n"

    page = page_from_text(text, name="a")

    assert page.text == text.replace("\r\n", "\n")


def test_furniture_is_left_out() -> None:
    """Lines of furniture leave the kept text; what stands before them stays where it was."""
    page = page_from_text("No fire was heard there.\n\nRead More\nShare on Twitter\n", name="a")

    assert page.text.strip() == "No fire was heard there."


def test_broken_lines_are_one_paragraph() -> None:
    """Lines broken at a column make one paragraph, and every character stays in its place."""
    text = (
        "The army of Northland shelled the village of Dresda on Monday, killing\n"
        "three farmers and wounding two, the monitors of the truce said on\n"
        "Tuesday.\n"
        "\n"
        "Nobody answered for it.\n"
    )

    page = page_from_text(text, name="a")

    assert lines(page) == [("paragraph", text[:145].replace("\n", " ")), ("paragraph", "Nobody answered for it.")]
    assert len(page.text) == len(text)


def test_short_lines_are_not_joined() -> None:
    """A heading above its paragraph, and items one below the other, stay apart."""
    page = page_from_text(
        "Overview\nThe truce held in all four sectors.\n- one post opened.\n- two closed.\n", name="a"
    )

    assert [kind for kind, _ in lines(page)] == ["title", "paragraph", "bullet", "bullet"]


def test_front_matter() -> None:
    """The front matter is no part of the kept text, and tells the particulars."""
    page = page_from_text(
        "---\ntitle: Calm\nsource: gazette\npublished: 2018-10-15\nurl: https://gazette.example/1\nlanguage: en\n"
        "constructed: yes\n---\n\nNo fire was heard.\n",
        name="a",
    )

    told = page.particulars
    assert page.text == "No fire was heard.\n"
    assert (told.title, told.source, told.url, told.language, told.constructed) == (
        "Calm",
        "gazette",
        "https://gazette.example/1",
        "en",
        True,
    )
    assert told.published is not None
    assert told.published.basis is DateBasis.METADATA


@pytest.mark.parametrize("block", ["---\npublished: 2018-13-40\n---\n", "---\ntitle: 'open\n---\n"])
def test_faulty_front_matter_is_told(block: str) -> None:
    """A front matter that is no YAML, or whose date is none, is refused with what to write."""
    with pytest.raises(UnreadableReportError, match="front matter"):
        page_from_text(block + "No fire was heard.\n", name="a")


def test_rule_is_no_front_matter() -> None:
    """A line of dashes above plain words opens no front matter."""
    text = "---\nNo fire was heard there on Monday.\n---\nCalm held.\n"

    assert "No fire was heard there on Monday." in page_from_text(text, name="a").text


def test_markdown() -> None:
    """Markdown's marks go, its headings are headings, and its links are their words."""
    page = page_from_text(
        "# Calm in Dresda\n\nNo fire was **heard** there, the [monitors](https://monitor.example/1) said.\n\n"
        "## In the south\n\n* one post was opened.\n\nWest\n----\n\nAll was calm.\n",
        name="a",
    )

    assert lines(page) == [
        ("title", "Calm in Dresda"),
        ("paragraph", "No fire was heard there, the monitors said."),
        ("heading", "In the south"),
        ("bullet", "one post was opened."),
        ("heading", "West"),
        ("paragraph", "All was calm."),
    ]
    assert page.extractor.startswith("markdown")


def test_a_picture_within_a_link_goes() -> None:
    """What is left of a picture that is a link is what the picture shows."""
    text = page_from_text(
        "# Calm\n\nNo fire [![Map of Dresda](map.png)](https://m.example/a_(b)) there.\n", name="a"
    ).text

    assert "No fire Map of Dresda there." in text
