"""Reports as odd as chance makes them, and what must hold of whatever is read of any bytes at all."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from trucewatch.errors import UnreadableReportError
from trucewatch.model.claim import foreign_keys
from trucewatch.model.claim_json import claim_as_json, claim_from_json
from trucewatch.model.ids import canonical_json
from trucewatch.model.reading import Reader, Reading
from trucewatch.model.text import Document
from trucewatch.read.extract import extract

_WORDS = """
the a an at least up to more than about between and or of in on by for since until from during within after
before Russia Turkey Ankara Idlib Hama Sana'a Goma army rebels militia fighters ministry Observatory spokesman
Lavrov he it  they its who which that said says told denied rejected accused announced warned urged agreed
called will would may  must has have had was were been not no nobody never killed wounded shelled struck seized
withdrew deployed met  violated handed opened closed dozens hundreds several 11 nine two 3,500 70 percent 1.5
million half thirds  Monday Thursday yesterday overnight last next week month year September 17 31 2018 1999 0
99999999999999999999 29  February 2019-02-30 1st 20:00 hours days weeks ceasefire truce agreement zone weapons
soldiers civilians children  people artillery drone aid convoy prisoners patrol talks reportedly allegedly
according if unless although while
""".split()  # noqa: SIM905  # a list of words is easier to read as one string
_MARKS = [
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    '" ',
    ' "',
    ": ",
    "; ",
    " - ",
    "-",
    " (",
    ") ",
    "\n",
    "\n\n",
    "’s ",
    "? ",
    "“",
    "”",
]
_ODD = [
    "\0",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\u200d",
    "\u0301" * 5,
    "\ud800",
    "\u2028",
    "\x0c",
    "\x85",
    "\U0001f4a3",
    "ﷺ",
    "\r",
    "\xa0",
    "İ",
    "ß",
    "ǅ",
]
_TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "<b>",
    "</b>",
    "<table><tr><td>",
    "</td>",
    "<li>",
    "<br/>",
    "<!--",
    "-->",
    "<script>",
    "<h1>",
    "&amp;",
    "&#0;",
    "&#xd800;",
    "<![CDATA[",
    "<td colspan=99999>",
    "<img src=x>",
    "<a href='",
    "<blockquote>",
    "<ul>",
]
_PAGE = """<!DOCTYPE html><html><head><title>Shells on a town</title><meta charset="utf-8">
<meta property="article:published_time" content="2019-02-08T09:30:00+03:00">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-02-08"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Shells on a town</h1><p>At least 11 people were killed in Idlib on
Thursday, the army said. "We keep to the truce," a spokesman told reporters, denying the charge.</p>
<table><tr><th>Place</th><th>Violations</th></tr><tr><td>Hama</td><td>12</td></tr></table></article></body></html>"""
_MAIL = """From: Desk <desk@example.org>\r\nDate: Fri, 08 Feb 2019 10:00:00 +0300\r\nSubject: =?utf-8?q?Shells?=\r
MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r
Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
At least 11 people were killed in Idlib on Thursday, the army said.=20\r\n\r\n--b--\r\n"""
_FRONT = """---
title: Shells
published: 2019-02-08
source: desk
language: en
---

At least 11 people were killed in Idlib.
"""


def pdf(pages: Sequence[str]) -> bytes:
    """Return a PDF with these words on its pages, line by line, written by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown = " ".join(f"({line}) Tj T*" for line in escaped.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 50 760 Td {shown} ET"
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    content = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    return "".join(word + mark for word, mark in parts)


_WHO = [
    "Russia",
    "The rebels",
    "Government forces",
    "Turkey and Iran",
    "He",
    "Nobody",
    "The Goma Observatory",
    "Col. Ali",
]
_ACT = [
    "shelled", "killed", "denied that it had struck", "withdrew from", "accused the army of shelling", "will meet in",
    "has violated the ceasefire in", "seized", "agreed to open", "handed over", "demanded that the rebels leave",
    "controls 70 percent of", "was hit by", "were killed in",
    "called on Turkey to withdraw from", "backs the militia in",
]  # fmt: skip
_WHAT = [
    "Idlib", "at least 11 people", "dozens of fighters", "a village near Hama", "Geneva", "heavy weapons", "the truce",
    "eleven people, including nine civilians", "between 10 and 15 soldiers", "the town of Goma and two villages",
]  # fmt: skip
_WHEN = [
    "",
    " on Thursday",
    " last month",
    " on 31 February",
    " in the past 24 hours",
    " since 2011",
    " by the end of May",
]
_SAID = [
    "",
    ", the army said",
    ", according to the Observatory",
    ', "a lie", he told reporters',
    ", it denied",
    " (SANA)",
]
plausible = st.builds(
    "{} {} {}{}{}{}".format,
    *(st.sampled_from(part) for part in (_WHO, _ACT, _WHAT, _WHEN, _SAID)),
    st.sampled_from([". ", ".\n", "; ", " and ", ".\n\n", '." ', "? "]),
)
"""Sentences that carry claims, if not always sense."""
jumble = st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), min_size=1, max_size=60).map(_joined)
"""Words of reports in any order."""
prose = st.lists(st.one_of(plausible, plausible, plausible, jumble), min_size=1, max_size=5).map("".join)
odd_prose = st.lists(st.one_of(prose, st.sampled_from(_ODD), st.text(max_size=20)), max_size=12).map("".join)
long_lines = st.builds(lambda words, times: words * times, prose, st.sampled_from([2, 2, 3, 3, 5, 60]))
pages = st.builds(
    lambda parts, times: "<html><body>" + "".join(parts) * times,
    st.lists(st.one_of(st.sampled_from(_TAGS), prose, st.sampled_from(_ODD)), max_size=25),
    st.sampled_from([1, 1, 1, 1, 1, 1, 2, 2, 40]),
)
nested = st.builds(
    lambda tag, depth, words: f"<{tag}>" * depth + words,
    st.sampled_from(["div", "b", "table", "ul", "p"]),
    st.sampled_from([1, 2, 5, 20, 50, 150, 400, 3000]),
    prose,
)
texts = st.one_of(plausible, jumble, prose, odd_prose, odd_prose, st.text(max_size=200), long_lines, pages, nested)
"""Most are short, so that many can be tried: what trips a reader is seldom long, and long ones are timed elsewhere."""

_encoded = st.builds(
    lambda text, encoding: text.encode(encoding, "replace" if encoding not in {"utf-8"} else "surrogatepass"),
    texts,
    st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1251", "utf-16-be"]),
)
_whole = st.one_of(
    st.just(_PAGE.encode()),
    st.just(_MAIL.encode()),
    st.just(_FRONT.encode()),
    st.lists(prose, min_size=1, max_size=3).map(
        lambda lines: pdf([line.replace("\n", " ").encode("ascii", "replace").decode() for line in lines])
    ),
    prose.map(lambda words: _PAGE.replace("At least 11", words).encode("utf-8", "replace")),
    prose.map(lambda words: _MAIL.replace("At least 11", words).encode("utf-8", "replace")),
    prose.map(lambda words: _FRONT.replace("2019-02-08", words).encode("utf-8", "replace")),
)
_scraps = st.one_of(st.binary(max_size=8), st.sampled_from([tag.encode() for tag in _TAGS]), st.just(b""))
_edits = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), _scraps), max_size=6)


def _edited(content: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    for place, length, scrap in edits:
        at = place % (len(content) + 1)
        content = content[:at] + scrap + content[at + length :]
    return content


_heads = st.sampled_from(
    [b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"From: a\nTo: b\n\n", b"---\n"]
)
contents = st.one_of(
    _encoded,
    st.builds(_edited, _whole, _edits),
    st.builds(_edited, _encoded, _edits),
    st.builds(bytes.__add__, _heads, st.binary(max_size=200)),
    st.binary(max_size=400),
)
"""Bytes of every sort that may come as a report."""

days = st.one_of(st.none(), st.just(date(2019, 2, 8)), st.dates(), st.sampled_from([date.min, date.max]))
"""Days of publication, the first and the last of the calendar among them."""


def seeds() -> list[bytes]:
    """Return a whole report of every sort, for a fuzzer to start from."""
    sorts = [_PAGE, _MAIL, _FRONT, f"# Shells\n\n{_FRONT.splitlines()[-1]}\n"]
    return [*(sort.encode() for sort in sorts), pdf(["The army shelled Hama on Thursday."])]


def read_soundly(content: bytes, published: date | None, reader: Reader) -> Reading | None:
    """Return the reading of the bytes; None where they are refused. Fail where it is unsound, or not the same twice."""
    [reading] = read_all_soundly([(content, published)], reader)
    return reading


def read_all_soundly(reports: Sequence[tuple[bytes, date | None]], reader: Reader) -> list[Reading | None]:
    """Return a reading for each report, None for one refused; fail where one is unsound, or is not the same twice.

    The second time they are read in the opposite order: what a report says owes nothing to those read along with it.
    """
    readings = _read_all(reports, reader)
    for reading in readings:
        if reading is not None:
            _check_document(reading.document)
            _check_claims(reading)
    again = reversed(_read_all(list(reversed(reports)), reader))
    assert [_as_bytes(reading) for reading in readings] == [_as_bytes(reading) for reading in again]
    return readings


def _read_all(reports: Sequence[tuple[bytes, date | None]], reader: Reader) -> list[Reading | None]:
    documents = [_extracted(content, published) for content, published in reports]
    readings = iter(list(reader.read([document for document in documents if document is not None])))
    return [None if document is None else next(readings) for document in documents]


def _extracted(content: bytes, published: date | None) -> Document | None:
    try:
        # Of what comes without a day nobody says anything: its language is told by its words, too.
        return extract(content, name="report", published=published, language="en" if published else None)
    except UnreadableReportError:
        return None


def _check_document(document: Document) -> None:
    document.text.encode()
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        assert "\n" not in document.text[block.span.start : block.span.end]
        end = block.span.end


def _check_claims(reading: Reading) -> None:
    text = reading.document.text
    for claim in reading.claims:
        span = claim.sentence.span
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == claim.sentence.text
        assert "\n" not in claim.sentence.text
        assert foreign_keys(claim) == []
        assert claim_from_json(claim_as_json(claim)) == claim
        for ground in claim.grounds:
            assert ground.span is None or 0 <= ground.span.start < ground.span.end <= len(text)


def _as_bytes(reading: Reading | None) -> bytes:
    if reading is None:
        return b"refused"
    claims = [claim_as_json(claim, reading.document) for claim in reading.claims]
    return canonical_json([reading.document.text, claims]).encode()
