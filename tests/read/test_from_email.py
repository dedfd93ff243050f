"""E-mail to a page."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.errors import UnreadableReportError
from trucewatch.read.from_email import page_from_email

HEAD = (
    b"From: Northland Gazette <news@gazette.example>\r\nTo: you@example\r\nSubject: Calm in\r\n Dresda\r\n"
    b"Date: Mon, 15 Oct 2018 00:30:00 +0300\r\nMIME-Version: 1.0\r\n"
)
SENTENCE = "No fire was heard in Dresda on Monday, the monitors said."


def test_plain_body() -> None:
    """The subject is the title, the sender the outlet, the date the publication; quotes and signature go."""
    mail = HEAD + f"\r\n{SENTENCE}\r\n\r\n> an older mail\r\n-- \r\nThe newsroom\r\n".encode()

    page = page_from_email(mail, name="a")

    assert page.text.split("\n\n")[0] == "Calm in Dresda"
    assert SENTENCE in page.text
    assert "older mail" not in page.text
    assert "newsroom" not in page.text
    assert page.particulars.site == "Northland Gazette"
    assert page.particulars.published is not None
    assert page.particulars.published.day == date(2018, 10, 15)
    assert page.particulars.published.at == datetime(2018, 10, 14, 21, 30, tzinfo=UTC)
    assert [page.text[block.span.start : block.span.end] for block in page.blocks] == ["Calm in Dresda", SENTENCE]


def test_html_body() -> None:
    """Where there is no plain body, the HTML one is read."""
    mail = HEAD + f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{SENTENCE}</p></body></html>".encode()

    assert SENTENCE in page_from_email(mail, name="a").text


def test_encoded_body() -> None:
    """The charset that the mail declares is used where the bytes are not UTF-8."""
    body = "Le café: nothing. ".encode("cp1252") + SENTENCE.encode()
    mail = HEAD + b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n" + body

    assert "café" in page_from_email(mail, name="a").text


@pytest.mark.parametrize("day", [b"Date: soon\r\n", b""])
def test_mail_without_a_date(day: bytes) -> None:
    """A mail whose date is none has no day of publication."""
    mail = b"From: news@gazette.example\r\n" + day + f"Subject: Calm\r\n\r\n{SENTENCE}\r\n".encode()

    assert page_from_email(mail, name="a").particulars.published is None


def test_mail_without_text_is_refused() -> None:
    """A mail that only carries a picture is refused."""
    with pytest.raises(UnreadableReportError, match="without a text"):
        page_from_email(HEAD + b"Content-Type: image/png\r\n\r\n....", name="a")
