"""Plain text of whatever a stranger sends."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.web.people.leads import host_of, links_in
from trucewatch.web.people.plain import plain_line, plain_text

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quarry",
        "حسن",
        "می\u200cخواهم",
        "👩\u200d🚒 was there",
        "Nguyễn Văn Á",
        "שָׁלוֹם",
        "a\nb\n\nc",
        "العربية\u200f!",
    ],
)
def test_what_real_scripts_need_stays(text: str) -> None:
    """Joiners, accents, marks of direction and lines are as they were."""
    assert plain_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\u202eevil\u202c", "evil"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("a\tb  c", "a b c"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 5),
        ("\U000e0041\U000e0042x", "x"),
        ("\u3164\u2800\u115f", ""),
        ("   \n\n ", ""),
    ],
)
def test_what_hides_or_turns_goes(text: str, kept: str) -> None:
    """Controls, overrides, heaps of accents, and letters that nobody sees."""
    assert plain_text(text) == unicodedata.normalize("NFC", kept)


@given(st.text(max_size=300))
def test_whatever_comes_is_plain_once_and_for_all(text: str) -> None:
    """Nothing that turns or controls is left, a line is one line, and making it plain again changes nothing."""
    kept, line = plain_text(text), plain_line(text)

    assert not set(kept) & set(TURNING)
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") or letter == "\n" for letter in kept)
    assert "\n" not in line
    assert "\n\n\n" not in kept
    assert plain_text(kept) == kept
    assert plain_line(line) == line


@given(st.text(max_size=200))
def test_links_are_addresses_of_the_web(text: str) -> None:
    """Whatever is found in a text leads to a host by http or https, and stands in the text."""
    for link in links_in(f"https://example.org/{text} {text}"):
        assert host_of(link)
        assert link.lower().startswith(("http://", "https://"))
        assert not set(link) & set(' \n<>"')
