"""Claimed sentences are marked in the kept text without changing a character of it."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.text import Block, BlockKind, Document, Sentence, Span
from trucewatch.web.marking import mark_lines

TEXT = "The truce\nIt was calm at dawn. Guns were heard at noon.\nNobody was hurt."
LINES = (
    Block(span=Span(start=0, end=9), kind=BlockKind.TITLE),
    Block(span=Span(start=10, end=55), kind=BlockKind.PARAGRAPH),
    Block(span=Span(start=56, end=72), kind=BlockKind.PARAGRAPH),
)


def report(text: str = TEXT, blocks: tuple[Block, ...] = LINES) -> Document:
    return Document(sha256="0" * 64, text=text, extractor="text 1", name="report.txt", blocks=blocks)


def claim_at(document: Document, start: int, end: int, claim_id: str = "c-1") -> Claim:
    return Claim(
        id=claim_id,
        kind=ClaimKind.SITUATION,
        document=document.sha256,
        sentence=Sentence(span=Span(start=start, end=end), text=document.text[start:end]),
        speaker=("publisher",),
    )


def test_a_claimed_sentence_is_a_part_of_its_own() -> None:
    """Only the characters of the sentence are marked."""
    document = report()

    lines = mark_lines(document, [claim_at(document, 31, 55)])

    assert [(part.text, part.claims) for part in lines[1].parts] == [
        ("It was calm at dawn. ", ()),
        ("Guns were heard at noon.", ("c-1",)),
    ]


def test_two_claims_of_one_sentence_share_its_mark() -> None:
    """A sentence that says two things is marked once, for both."""
    document = report()

    lines = mark_lines(document, [claim_at(document, 56, 72, "c-1"), claim_at(document, 56, 72, "c-2")])

    assert [part.claims for part in lines[2].parts] == [("c-1", "c-2")]


def test_a_text_without_lines_is_one_paragraph() -> None:
    """A document whose lines nobody noted is shown whole."""
    lines = mark_lines(report(blocks=()), [])

    assert [part.text for part in lines[0].parts] == [TEXT]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=5))
def test_marking_changes_no_character(ends: list[tuple[int, int]]) -> None:
    """Whatever is claimed, the parts of a line put together are the line."""
    document = report()
    claims = [claim_at(document, min(pair), max(pair), f"c-{number}") for number, pair in enumerate(ends)]

    lines = mark_lines(document, claims)

    assert [line.text for line in lines] == [TEXT[block.span.start : block.span.end] for block in LINES]
