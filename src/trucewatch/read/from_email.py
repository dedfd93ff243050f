"""E-mail to a page: the subject is its title, the date its publication, the body its text."""

import re
from dataclasses import replace
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import Block, BlockKind, DateBasis, Publication, Span
from trucewatch.read.decode import decode
from trucewatch.read.from_html import page_from_markup
from trucewatch.read.from_text import page_from_text
from trucewatch.read.front_matter import publication
from trucewatch.read.page import PARAGRAPH_BREAK, Page

_QUOTED = re.compile(r"^>.*\n?|^On .{5,120} wrote:[ \t]*\n", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- \n.*", re.MULTILINE | re.DOTALL)


def page_from_email(content: bytes, *, name: str) -> Page:
    """Return the page that a mail makes: its plain body, or its HTML body where there is no plain one.

    Raises:
        UnreadableReportError: The mail has no body that can be read.
    """
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage):
        raise UnreadableReportError(name, "a damaged e-mail", "give its text")
    body = _body_page(message, name)
    subject = _header(message, "subject")
    sender, address = parseaddr(_header(message, "from") or "")
    told = body.particulars
    particulars = replace(
        told,
        title=subject or told.title,
        site=sender or address.rpartition("@")[2] or told.site,
        published=told.published or _sent(message),
    )
    page = replace(body, extractor=f"email 1, {body.extractor}", particulars=particulars)
    return _with_title(page, subject) if subject else page


def _header(message: EmailMessage, key: str) -> str | None:
    try:
        value = message[key]
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        return None  # The standard library's header parser trips over some malformed headers; the body is still read.
    return " ".join(str(value).split()) or None if value is not None else None


def _body_page(message: EmailMessage, name: str) -> Page:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or not isinstance(part, EmailMessage):
        raise UnreadableReportError(name, "an e-mail without a text", "give the attached report by itself")
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    text = decode(payload if isinstance(payload, bytes) else b"", name=name, declared=charset)
    if part.get_content_subtype() == "html":
        return page_from_markup(text, name=name)
    plain = text.replace("\r\n", "\n")
    return page_from_text(_SIGNATURE.sub("", _QUOTED.sub("", plain)), name=name)


def _sent(message: EmailMessage) -> Publication | None:
    try:
        sent = message["date"].datetime
    except (AttributeError, ValueError, TypeError, IndexError, KeyError):
        return None  # No date, or one that is none.
    return publication(sent, DateBasis.METADATA) if isinstance(sent, datetime) else None


def _with_title(page: Page, title: str) -> Page:
    """Put the subject above the body as its title."""
    shift = len(title) + len(PARAGRAPH_BREAK)
    moved = tuple(
        Block(
            span=Span(start=block.span.start + shift, end=block.span.end + shift),
            kind=BlockKind.HEADING if block.kind is BlockKind.TITLE else block.kind,
        )
        for block in page.blocks
    )
    return replace(
        page,
        text=title + PARAGRAPH_BREAK + page.text,
        blocks=(Block(span=Span(start=0, end=len(title)), kind=BlockKind.TITLE), *moved),
    )
