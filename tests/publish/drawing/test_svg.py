"""SVG by hand: nothing stored can step out of its text."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publish.drawing.svg import element, text


@given(st.text())
def test_any_text_makes_well_formed_xml(words: str) -> None:
    """Whatever a report says, the drawing can be parsed, and says it as words."""
    drawn = ElementTree.fromstring(element("text", text(words), id=words))

    assert len(list(drawn)) == 0


def test_what_is_none_is_left_out() -> None:
    """An attribute without a value is not written."""
    assert element("circle", r=1.0, stroke=None) == '<circle r="1"/>'
