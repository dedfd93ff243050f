"""Write SVG by hand, with every text escaped and every figure short."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, escaped or not (XML 1.0, 2.2)."""


def element(name: str, content: str = "", **attributes: object) -> str:
    """Return one element; content is SVG already, attributes are escaped here, and those that are None left out.

    An underscore in a name stands for a hyphen, one at its end is dropped: `class_`, `stroke_width`.

    Example:
        >>> element("circle", cx=1.5, class_="a&b")
        '<circle cx="1.5" class="a&amp;b"/>'
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={_attribute(value)}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str) -> str:
    """Return words as the content of an element.

    Example:
        >>> text("<b>")
        '&lt;b&gt;'
    """
    return escape(_NOT_XML.sub("\ufffd", words))


def figure(number: float) -> str:
    """Return a length with at most two decimals.

    Example:
        >>> figure(1.0), figure(2.345), figure(-0.0001)
        ('1', '2.35', '0')
    """
    short = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def clipped(words: str, most: int) -> str:
    """Return words of at most so many characters, the cut marked.

    Example:
        >>> clipped("Maarat al-Numan", 8)
        'Maarat …'
    """
    return words if len(words) <= most else words[: most - 1].rstrip() + " …"


def _attribute(value: object) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", figure(value) if isinstance(value, float) else str(value)))
