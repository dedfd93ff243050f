"""Bytes to characters."""

import pytest

from trucewatch.errors import UnreadableReportError
from trucewatch.read.decode import decode

TEXT = "The café of Dresda was shelled – twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_tell_themselves(encoding: str) -> None:
    """A mark, valid UTF-8 or plausible western bytes tell the encoding."""
    assert decode(TEXT.encode(encoding), name="a") == TEXT


def test_unmarked_utf_16() -> None:
    """English in UTF-16 is known by its NULs, with no mark."""
    assert decode("Dresda was shelled.".encode("utf-16-le"), name="a") == "Dresda was shelled."
    assert decode("Dresda was shelled.".encode("utf-16-be"), name="a") == "Dresda was shelled."


def test_declared_charset() -> None:
    """A declared charset is used where the bytes are not UTF-8, and an unknown one is passed over."""
    russian = "Армия обстреляла деревню."

    assert decode(russian.encode("cp1251"), name="a", declared="windows-1251") == russian
    assert decode(TEXT.encode("cp1252"), name="a", declared="no-such-charset") == TEXT
    assert decode(TEXT.encode("cp1252"), name="a", declared="hex") == TEXT


def test_a_declaration_that_could_be_read_lies() -> None:
    """A page that says in plain characters that each of them takes two bytes is taken for what it is."""
    assert decode(TEXT.encode("cp1252"), name="a", declared="utf-16") == TEXT


def test_last_character_cut_off() -> None:
    """A file cut within its last character loses that one alone."""
    assert decode("Dresda café".encode()[:-1], name="a") == "Dresda caf"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Армия обстреляла деревню.".encode("cp1251"), "byte 0"),
        (b"\xff\xfeA\xd8\x00\x00", "does not fit"),
        (b"Dresda\x00was shelled", "NUL"),
        (b"\x01\x02\x03\x04 Dresda", "control characters"),
        (b"\x00\xff\x00\x80\x81", "binary"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, found: str) -> None:
    """Bytes that no mark, trial or declaration explains are refused with where it fails."""
    with pytest.raises(UnreadableReportError, match=found):
        decode(content, name="a")
