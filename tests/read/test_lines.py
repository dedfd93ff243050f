"""Which part a line plays."""

import pytest

from trucewatch.model.text import BlockKind
from trucewatch.read.lines import body_start, is_title, kind_of, kinds_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Truce without signatures", BlockKind.HEADING),
        ("Civilian harm", BlockKind.HEADING),
        ("Reported from the north:", BlockKind.HEADING),
        ("Ruvana, 26 October 2020", BlockKind.HEADING),
        ("Demolitions: at least 40 houses were blown up.", BlockKind.PARAGRAPH),
        ("“We hold our fire.”", BlockKind.PARAGRAPH),
        ("- No fire was heard.", BlockKind.BULLET),
        ("• No fire was heard", BlockKind.BULLET),
        ("(a) no fire was heard", BlockKind.BULLET),
        ("1. Overall. The north was calm.", BlockKind.PARAGRAPH),
        (
            "A line that runs on for many words and yet has lost its stop is a paragraph all the same, by its length",
            BlockKind.PARAGRAPH,
        ),
    ],
)
def test_kind_of(line: str, kind: BlockKind) -> None:
    """A heading is short and ends without a stop; a bullet opens with a mark; the rest are paragraphs."""
    assert kind_of(line) is kind


def test_first_line_is_the_title() -> None:
    """The first line is the title where it reads like one and more follows; a question may be one."""
    assert kinds_of(["Can the truce be saved?", "", "It held for a year."])[0] is BlockKind.TITLE
    assert kinds_of(["The truce held for a year, monitors said.", "", "Nobody signed it."])[0] is BlockKind.PARAGRAPH
    assert kinds_of(["All calm"])[0] is BlockKind.HEADING
    assert not is_title("It reads as follows:")


def test_body_start_passes_the_bullet() -> None:
    """The words of an item begin after its mark."""
    assert body_start("  - No fire.") == 4
    assert body_start("No fire.") == 0
