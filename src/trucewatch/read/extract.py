"""One report's bytes to a Document: the kept text, its lines, and when and by whom it was published."""

import hashlib
from datetime import date
from urllib.parse import urlsplit

from trucewatch.errors import UnreadableReportError
from trucewatch.model.actor import SourceIndex
from trucewatch.model.reading import OnProgress
from trucewatch.model.text import UNKNOWN_SOURCE, DateBasis, Document, Publication
from trucewatch.read.dateline import day_in_head
from trucewatch.read.decode import decode
from trucewatch.read.file_kind import FileKind, tell_kind
from trucewatch.read.from_text import page_from_text
from trucewatch.read.language import NO_LANGUAGE, name_of_language, tell_language
from trucewatch.read.page import Page, Particulars

_MEANING_ENGLISH = frozenset({"en", "eng", "english"})
_READABLE = "en"


def extract(
    content: bytes,
    *,
    name: str,
    published: date | None = None,
    source: str | None = None,
    sources: SourceIndex | None = None,
    language: str | None = None,
    on_progress: OnProgress | None = None,
) -> Document:
    """Return the report as text, with its particulars; the kind of file is told by its content.

    Args:
        name: File name or address, for messages and for people.
        published: The day of publication, where whoever brings the report knows it; goes before what the page says.
        source: The outlet's id or name, likewise.
        sources: Where the outlet's name or host is looked up.
        language: The language that the text is to be taken for, whatever it looks like.
        on_progress: Told how far the text of a long file has been taken out.

    Raises:
        UnreadableReportError: No text can be had of the bytes, or none in a language that is read.
    """
    page = _page(content, name, on_progress)
    if not page.text.strip() or not page.blocks:
        raise UnreadableReportError(
            name, "nothing but white space or page furniture", "check that the report was saved"
        )
    told = page.particulars
    return Document(
        sha256=hashlib.sha256(content).hexdigest(),
        text=page.text,
        extractor=page.extractor,
        name=name,
        source=_source_id(source, told, sources),
        title=told.title,
        url=told.url,
        language=_language(page.text, name, language),
        published=_published(published, page),
        blocks=page.blocks,
        constructed=told.constructed,
    )


def _page(content: bytes, name: str, on_progress: OnProgress | None) -> Page:
    kind = tell_kind(content, name=name)
    if kind is FileKind.TEXT:
        return page_from_text(decode(content, name=name), name=name)
    # Loaded when needed: the libraries for pages and PDF take longer to load than a plain text takes to read.
    match kind:
        case FileKind.HTML:
            from trucewatch.read.from_html import page_from_html  # noqa: PLC0415

            return page_from_html(content, name=name)
        case FileKind.PDF:
            from trucewatch.read.from_pdf import page_from_pdf  # noqa: PLC0415

            return page_from_pdf(content, name=name, on_progress=on_progress)
        case FileKind.EMAIL:
            from trucewatch.read.from_email import page_from_email  # noqa: PLC0415

            return page_from_email(content, name=name)


def _language(text: str, name: str, wanted: str | None) -> str:
    if wanted is not None:
        code = wanted.casefold().replace("_", "-").partition("-")[0]
        if code not in _MEANING_ENGLISH:
            raise UnreadableReportError(
                name,
                f"said to be in {name_of_language(code)} ({wanted}), while only English is read",
                "give it in English translation, and leave --language out, or say --language en",
            )
        return _READABLE
    language = tell_language(text)
    if language == NO_LANGUAGE:
        raise UnreadableReportError(name, "no text in any language", "use --language en if it is English after all")
    if language != _READABLE:
        raise UnreadableReportError(
            name,
            f"a text in {name_of_language(language)} ({language}), while only English is read",
            "give it in English translation, or use --language en if it is English after all",
        )
    return language


def _published(given: date | None, page: Page) -> Publication | None:
    """Return the day given, or that of the page's metadata, or a guess: from its first lines before any other."""
    own = page.particulars.published
    if given is None:
        is_sure = own is not None and own.basis is DateBasis.METADATA
        return own if is_sure else day_in_head(page.text, page.blocks) or own
    at = own.at if own is not None and own.day == given else None
    return Publication(day=given, at=at, basis=DateBasis.GIVEN)


def _source_id(given: str | None, told: Particulars, sources: SourceIndex | None) -> str:
    """Return the id of the outlet: as given, as the report says, by its host, by its name."""
    for named in (given, told.source):
        if named:
            return _looked_up(named, sources) or named
    host = urlsplit(told.url or "").hostname
    if sources is not None:
        found = sources.of_host(host) if host else None
        found = found or (sources.of_name(told.site) if told.site else None)
        if found is not None:
            return found.id
    return UNKNOWN_SOURCE


def _looked_up(named: str, sources: SourceIndex | None) -> str | None:
    if sources is None:
        return None
    found = sources.get(named) or sources.of_name(named)
    return found.id if found else None
