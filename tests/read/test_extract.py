"""One report's bytes to a document, whatever file it came as."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import UnreadableReportError
from trucewatch.model.actor import Source
from trucewatch.model.text import UNKNOWN_SOURCE, BlockKind, DateBasis, Document
from trucewatch.read.extract import extract

REPORT = (
    "Guns fall silent near Dresda\n\n"
    "The army of Northland shelled the village of Dresda on Monday, the monitors said.\n\n"
    "Truce talks\n\n"
    "- No fire was heard in the south.\n"
    "Read More\n"
    "Please enter your comment!\n"
)


class Sources:
    """Two outlets that a test knows."""

    gazette = Source(id="gazette", name="The Northland Gazette", hosts=("gazette.example",))

    def get(self, source_id: str) -> Source | None:
        """Return the outlet of that id."""
        return self.gazette if source_id == "gazette" else None

    def of_host(self, host: str) -> Source | None:
        """Return the outlet of that host."""
        return self.gazette if host.endswith("gazette.example") else None

    def of_name(self, name: str) -> Source | None:
        """Return the outlet of that name."""
        return self.gazette if name == "The Northland Gazette" else None


def lines(document: Document) -> list[tuple[str, str]]:
    """Return each block's kind and words."""
    return [(str(block.kind), document.text[block.span.start : block.span.end]) for block in document.blocks]


def test_plain_text_is_kept_without_furniture() -> None:
    """Headline, heading, paragraph and bullet are told apart, and furniture is no part of the kept text."""
    document = extract(REPORT.encode(), name="report.txt")

    assert lines(document) == [
        ("title", "Guns fall silent near Dresda"),
        ("paragraph", "The army of Northland shelled the village of Dresda on Monday, the monitors said."),
        ("heading", "Truce talks"),
        ("bullet", "No fire was heard in the south."),
    ]
    assert "Read More" not in document.text
    assert document.title == "Guns fall silent near Dresda"
    assert document.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()


def test_kind_goes_by_content() -> None:
    """A web page under a text file's name is read as a web page."""
    page = (
        "<html><body><article><p>The army shelled the village on Monday, the monitors said.</p></article></body></html>"
    )

    document = extract(page.encode(), name="report.txt")

    assert document.extractor.startswith("html")
    assert lines(document) == [("paragraph", "The army shelled the village on Monday, the monitors said.")]


def test_given_day_goes_before_the_report_s_own() -> None:
    """Whoever brings a report knows its day best; without that the front matter tells it."""
    content = b"---\npublished: 2018-10-15T00:30:00+03:00\n---\nThe army shelled the village on Monday.\n"

    own = extract(content, name="a").published
    given_day = extract(content, name="a", published=date(2018, 10, 16)).published

    assert own is not None
    assert (own.day, own.basis) == (date(2018, 10, 15), DateBasis.METADATA)
    assert own.at == datetime(2018, 10, 14, 21, 30, tzinfo=UTC)
    assert given_day is not None
    assert (given_day.day, given_day.basis) == (date(2018, 10, 16), DateBasis.GIVEN)


def test_dateline_is_a_guess() -> None:
    """A day that the text's own first lines name is taken where nothing surer is known, and marked as a guess."""
    content = b"Daily note no. 9, 11 January 2023\n\nFour claims were received, three of them from the north.\n"

    published = extract(content, name="a").published

    assert published is not None
    assert (published.day, published.basis) == (date(2023, 1, 11), DateBasis.TEXT)


@pytest.mark.parametrize(
    ("front_matter", "given_source", "source"),
    [
        ("source: gazette", None, "gazette"),
        ("source: The Northland Gazette", None, "gazette"),
        ("source: another-paper", None, "another-paper"),
        ("url: https://www.gazette.example/1", None, "gazette"),
        ("title: News", None, UNKNOWN_SOURCE),
        ("source: gazette", "radio-south", "radio-south"),
    ],
)
def test_source(front_matter: str, given_source: str | None, source: str) -> None:
    """The outlet is the one given, or that of the front matter, by id, by name, or by the host of its address."""
    content = f"---\n{front_matter}\n---\nThe army shelled the village on Monday.\n".encode()

    document = extract(content, name="a", source=given_source, sources=Sources())

    assert document.source == source


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "white space"),
        (b"Read More\nPlease enter your comment!\n", "white space or page furniture"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "binary"),
        (b"The army\x00 shelled the village.", "NUL"),
        ("Армия обстреляла деревню в понедельник.".encode("cp1251"), "not UTF-8"),
        ("Армия обстреляла деревню в понедельник, сообщили наблюдатели.".encode(), "Russian"),
        (
            "Les forces du nord ont bombardé le village lundi, selon les observateurs. Deux civils morts.".encode(),
            "French",
        ),
        (b"lkjh gfds poiu ytre wqzx mnbv cxza asdf qwer zxcv tyui ghjk bnml rtyu fghj", "no text in any language"),
        (b"---\npublished: soon\n---\nThe army shelled the village.\n", "'soon'"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, found: str) -> None:
    """An unreadable report is refused with its name, what was found, and what to do."""
    with pytest.raises(UnreadableReportError, match=found) as caught:
        extract(content, name="bad.txt")

    assert str(caught.value).startswith("bad.txt: ")
    assert caught.value.remedy


@pytest.mark.parametrize("said", ["en", "EN", "en-GB", "en_US", "english"])
def test_language_given_goes_before_any_guess(said: str) -> None:
    """Whoever says that a text is English is believed, however it looks and however he writes it."""
    content = "Армия обстреляла деревню в понедельник, сообщили наблюдатели.".encode()

    assert extract(content, name="a", language=said).language == "en"


@pytest.mark.parametrize(("said", "named"), [("fr", "French"), ("pt-BR", "Portuguese"), ("xx-unknown", "xx")])
def test_another_language_given_is_refused_by_name_with_what_to_do(said: str, named: str) -> None:
    """A text that somebody says is in another language is not read as English, even where it looks so."""
    with pytest.raises(UnreadableReportError, match=named) as caught:
        extract(b"The army shelled the village on Monday, residents said.", name="a", language=said)

    assert "leave --language out" in caught.value.remedy


def test_short_english_is_not_refused() -> None:
    """A few words of names and figures are in no language, and so are not refused for being in another."""
    assert extract(b"Dresda, Ruvana: 3 killed", name="a").language == "en"


def test_long_line_is_read_at_once() -> None:
    """Two million characters on one line are one paragraph."""
    line = b"The army shelled the village of Dresda on Monday. " * 40_000

    document = extract(line, name="a")

    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


@settings(max_examples=60, deadline=None)  # the first page loads the libraries
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(
                ["<p>", "</p>", "<div", ">", "<table><tr><td>", "&amp;", "the army said", "%PDF-1.4", "---\n", "\n"]
            ),
            max_size=30,
        ).map(lambda parts: "".join(parts).encode()),
    )
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Whatever the bytes, they make a document whose blocks lie in its text, or one clear error; twice the same."""

    def outcome() -> Document | str:
        try:
            return extract(content, name="any", language="en")
        except UnreadableReportError as error:
            return str(error)

    first = outcome()

    assert first == outcome()
    if isinstance(first, Document):
        assert all(0 <= block.span.start <= block.span.end <= len(first.text) for block in first.blocks)
