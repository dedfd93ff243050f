"""Bytes to characters: by mark, by trial, by what is declared; never by a guess that makes no text."""

import codecs
import re

from trucewatch.errors import UnreadableReportError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before utf-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REMEDY = "save it as UTF-8 (`iconv -f ENCODING -t utf-8 FILE`) and add it again"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN_SHARE = 0.15
"""Western text has few letters beyond ASCII; Cyrillic or Arabic bytes taken for cp1252 have little else."""
_WESTERN = re.compile(r"[^\W\d_]")
_TYPOGRAPHIC = frozenset("‘’“”„‚–—…•€£¥§©®°«»·¿¡¢±²³´¹º½¼¾×†™\xa0\xad")


def decode(content: bytes, *, name: str, declared: str | None = None) -> str:
    """Return the characters of `content`.

    UTF-8 is tried before the charset that the file declares, since a wrong declaration is common
    and text in another encoding is hardly ever valid UTF-8. A declaration that could be read as plain characters lies
    where it says that each of them takes two bytes.

    Raises:
        UnreadableReportError: The bytes are no text, or in an encoding that neither mark nor declaration tells.
    """
    text = _by_mark(content, name) or _by_trial(content, declared)
    if text is None:
        raise UnreadableReportError(name, _what_is_wrong(content), _REMEDY)
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableReportError(
            name, f"a NUL character at position {nul}: this is a binary or damaged file", _REMEDY
        )
    if len(_CONTROLS.findall(text)) > len(text) * 0.02:
        raise UnreadableReportError(name, "control characters all over: this is a binary file", _REMEDY)
    return text


def _by_mark(content: bytes, name: str) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableReportError(
                    name, f"its mark says {encoding}, but byte {error.start + len(mark)} does not fit", _REMEDY
                ) from error
    return None


def _by_trial(content: bytes, declared: str | None) -> str | None:
    for encoding in (_unmarked_utf16(content), "utf-8"):
        text = _decoded(content, encoding)
        if text is not None:
            return text
    if declared and _is_single_or_known(declared):
        text = _decoded(content, declared)
        if text is not None and not _CONTROLS.search(text):
            return text
    text = _decoded(content, "cp1252")
    return text if text is not None and _is_western(text) else None


def _decoded(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        # A file cut off within its last character is still read.
        is_cut = encoding == "utf-8" and error.reason == "unexpected end of data" and error.start > 0
        return content[: error.start].decode(encoding) if is_cut else None
    except (LookupError, UnicodeError):
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """English in UTF-16 has a NUL in every second byte: the first of each pair, or the second."""
    sample = content[:2000]
    if len(sample) < 4:
        return None
    share_first = sample[::2].count(0) / len(sample[::2])
    share_second = sample[1::2].count(0) / len(sample[1::2])
    if share_second > 0.6 and share_first < 0.1:
        return "utf-16-le"
    return "utf-16-be" if share_first > 0.6 and share_second < 0.1 else None


def _is_single_or_known(declared: str) -> bool:
    """Whether Python knows the charset, and it makes characters (not bytes, as `hex` and `zip` do)."""
    try:
        name = codecs.lookup(declared).name
        return not name.startswith(("utf-", "ascii")) and isinstance(b"".decode(declared), str)
    except (LookupError, UnicodeError, TypeError, ValueError):
        return False


def _is_western(text: str) -> bool:
    letters = len(_WESTERN.findall(text))
    foreign = [character for character in text if ord(character) > 127 and character not in _TYPOGRAPHIC]
    if _CONTROLS.search(text) or letters < len(text) * 0.3:
        return False
    return all(character.isalpha() for character in foreign) and len(foreign) <= letters * _FOREIGN_SHARE


def _what_is_wrong(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in content or len(_CONTROLS.findall(content[:4000].decode("latin-1"))) > len(content[:4000]) * 0.05:
            return "a binary file, not text"
        return f"byte {error.start} (0x{content[error.start]:02x}) is not UTF-8, and no other encoding is told or fits"
    return "bytes that make no text"
