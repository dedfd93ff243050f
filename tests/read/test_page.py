"""Lines laid out as one text."""

from trucewatch.model.text import BlockKind
from trucewatch.read.page import Line, lay_out


def test_blocks_lie_on_their_lines() -> None:
    """Each line is a paragraph of the text, and its block covers just its words."""
    text, blocks = lay_out(
        [Line(text="Calm", kind=BlockKind.TITLE), Line(text="No fire was heard.", kind=BlockKind.PARAGRAPH)]
    )

    assert text == "Calm\n\nNo fire was heard."
    assert [text[block.span.start : block.span.end] for block in blocks] == ["Calm", "No fire was heard."]


def test_no_lines_no_text() -> None:
    """Nothing laid out is an empty text."""
    assert lay_out([]) == ("", ())
