"""Published forms with ordered rows in them."""

import json

import pytest

from trucewatch.model.ordered import Ordered
from trucewatch.views.pieces import whole, written

ROWS = Ordered([(2, "b"), (1, "a")], publish=lambda value: {"name": value})


@pytest.mark.parametrize(
    "content",
    [
        ROWS,
        {"rows": ROWS, "again": [ROWS, Ordered[str]()], "ü": ("x", None, 1.5, True)},
        {"odd": "\x00rows\x00", "rows": ROWS},
        {},
    ],
)
def test_the_text_is_that_of_the_whole(content: object) -> None:
    """With its rows as lists, a published form says what its text says; a text that looks like a gap does no harm."""
    assert written(content) == json.dumps(whole(content), ensure_ascii=False)


def test_what_has_no_text() -> None:
    """What JSON does not know is refused, as `json.dumps` would."""
    with pytest.raises(TypeError, match="no JSON for object"):
        written({"x": object()})
