"""The page of a bundle that people read: what is in it, where each thing came from, and how to check it; no script.

Its headings follow the six properties by which the Berkeley Protocol on Digital Open Source Investigations judges what
is kept: authenticity, availability, identity, persistence, renderability and understandability.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from trucewatch.custody.chosen import Chosen, ChosenRow
from trucewatch.custody.seal import Seal
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.wording import say_claim

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence bundle</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; }
h1, h2, h3 { line-height: 1.2; }
blockquote { border-left: .25rem solid #777; margin: .5rem 0; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
code { font-size: .85em; overflow-wrap: anywhere; }
.withheld { background: #eee; }
</style>
</head>
<body>
"""

_HOW = """<h2>How to check it (authenticity)</h2>
<p>With Trucewatch: <code>trucewatch verify BUNDLE.zip --key KEY.pub</code>, without a network and without a workspace.
Take the public key from whoever sealed the workspace, by another way than this file: the key in <code>seal.pub</code>
is only what this file says of itself.</p>
<p>Without Trucewatch: the page “Custody” of its documentation lays down every byte, and has another verifier of some
hundred lines. In short: <code>manifest.json</code> has the sha256 of every file; each line of <code>rows.jsonl</code>
is a row of the ledger, whose digest stands in <code>proofs.jsonl</code> with the path to the Merkle root that was
signed in <code>seals/</code>; the rows have the sha256 of the original files and the very text that was read.</p>
<p>What a check shows: the rows were in the ledger when their day was sealed, and not a byte of them or of the originals
has changed since. What it cannot show: that a report is true, or that the ledger was kept well before the seal.</p>
"""
_CLAIMS = """<p>Each claim is what somebody said, with the sentence that says it and where that stands in the text that
was read, in code points from its beginning. A claim is not a finding: two claims may exclude each other.</p>
"""


def index_page(  # noqa: PLR0913 - what the bundle holds, each by its name
    chosen: Chosen,
    *,
    asked: Sequence[str],
    times: Mapping[str, str],
    program: str,
    sizes: Mapping[str, int],
    missing: Mapping[str, str],
    conclusions: Mapping[str, Any],
    redacted: Sequence[Mapping[str, Any]],
) -> str:
    """Return the page as HTML.

    Args:
        asked: What was asked for.
        times: The three times of the question.
        program: What made the bundle.
        sizes: Of the other files, in bytes, by name.
        missing: Why the bytes of reports are not there, by sha256.
        conclusions: What was concluded, by what was asked for.
        redacted: Claims of protected sources, without what could give these away.
    """
    page = _Page(chosen=chosen, sizes=sizes, missing=missing, redacted=redacted)
    return "".join(
        [
            _HEAD,
            "<h1>Evidence bundle</h1>\n",
            _facts(chosen, asked, times, program),
            *_conclusions(conclusions),
            *page.claims(),
            *page.reports(),
            *page.custody(),
            *page.decisions(),
            *page.withheld(),
            _HOW,
            *page.files(),
            "</body>\n</html>\n",
        ]
    )


def _facts(chosen: Chosen, asked: Sequence[str], times: Mapping[str, str], program: str) -> str:
    sealed = sum(row.seal is not None for row in chosen.rows)
    pairs = [
        ("Asked for", ", ".join(asked)),
        ("As of", times["as_of"]),
        ("From what had been published by", times["published_by"]),
        ("From what the workspace knew on", times["known_on"]),
        ("Workspace", chosen.workspace),
        ("Rows", f"{len(chosen.rows)} of {chosen.head.count} in the ledger, {sealed} of them under a seal"),
        ("Made by", program),
    ]
    return _table([], ([escape(name), escape(value)] for name, value in pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    chosen: Chosen
    sizes: Mapping[str, int]
    missing: Mapping[str, str]
    redacted: Sequence[Mapping[str, Any]]

    def claims(self) -> Iterator[str]:
        yield "<h2>Claims (understandability)</h2>\n"
        yield _CLAIMS
        sources = {row.content["sha256"]: row.content["source"] for row in self._of("document")}
        for row in self._of("claim"):
            claim = claim_from_json(row.content)
            span, report = claim.sentence.span, escape(claim.document)
            told = say_claim(claim, teller=sources.get(claim.document, "the report"))
            yield (
                f'<h3 id="{escape(claim.id)}">{escape(claim.id)}</h3>\n<p>{escape(told)}</p>\n'
                f"<blockquote>{escape(claim.sentence.text)}</blockquote>\n"
                f'<p><a href="#r-{report}">report <code>{report[:16]}</code></a>, {span.start} to {span.end}; '
                f"read by {escape(claim.reader or 'an unnamed reader')}; {self._place(row)}</p>\n"
            )

    def reports(self) -> Iterator[str]:
        yield "<h2>Reports (identity, availability, renderability)</h2>\n"
        yield (
            "<p>The evidentiary copy of a report is its bytes as they came, never changed since, under the sha256 that "
            "names it. The working copy is the plain text that was made of it, to which all offsets refer. Evidentiary "
            "copies have no file ending, so that nothing in them is run by mistake: give a copy of the file the ending "
            "of its name to look at it.</p>\n"
        )
        texts = {row.content["document"]: row.content for row in self._of("text")}
        for row in self._of("document"):
            report = row.content
            sha256 = report["sha256"]
            published = report["published"]
            pairs = [
                ("Name", report["name"]),
                ("Title", report["title"]),
                ("Source", report["source"]),
                ("Address", report["url"]),
                ("Published", f"{published['day']} (known from: {published['basis']})" if published else "unknown"),
                ("Recorded", _instant(row.recorded_at)),
                ("Made up", "yes: it says so of itself" if report["constructed"] else None),
                ("Extracted by", texts[sha256]["extractor"] if sha256 in texts else None),
            ]
            rows = [[name, escape(value)] for name, value in pairs if value]
            rows.append(["Evidentiary copy", self._copy(sha256)])
            rows.append(["Working copy", self._link(f"texts/{sha256}.txt")])
            rows.append(["In the ledger", self._place(row)])
            yield f'<h3 id="r-{sha256}"><code>{sha256}</code></h3>\n{_table([], rows)}'

    def custody(self) -> Iterator[str]:
        yield "<h2>Chain of custody (persistence)</h2>\n"
        entries = [
            [
                _instant(row.recorded_at),
                escape(str(row.content["command"])),
                escape(str(row.content["by"] or "not said")),
                escape(str(row.content["because"])),
                self._place(row),
            ]
            for row in self._of("entry")
        ]
        yield _table(["Recorded (UTC)", "By what", "By whom", "Why", "In the ledger"], entries)
        yield "<h3>Seals</h3>\n"
        yield _table(["Day (UTC)", "Rows", "Signed at", "With the key"], map(_seal_cells, self.chosen.seals))

    def decisions(self) -> Iterator[str]:
        acts = [
            [
                _instant(row.recorded_at),
                escape(str(row.content["by"])),
                _decided(row.content),
                escape(" and ".join(filter(None, (row.content["target"], row.content["other"])))),
                escape(row.content["because"]),
            ]
            for row in self._of("act")
        ]
        if acts:
            yield "<h2>What people decided</h2>\n"
            yield _table(["Recorded (UTC)", "By whom", "What", "About", "Why"], acts)

    def withheld(self) -> Iterator[str]:
        rows = [
            [str(row.seq), escape(row.table), f"<code>{row.digest.hex()}</code>", escape(row.withheld)]
            for row in self.chosen.rows
            if row.withheld is not None
        ]
        if rows:
            yield '<h2>What is withheld</h2>\n<p class="withheld">Of these rows only the digest leaves the workspace. '
            yield "Whoever is shown a row later can check that it is the one that was sealed.</p>\n"
            yield _table(["Row", "Table", "Digest", "Why"], rows)
        if self.redacted:
            yield "<h3>What protected sources say</h3>\n"
            claims = [claim_from_json(dict(content)) for content in self.redacted]
            told = [(claim.id, say_claim(claim, teller="the report")) for claim in claims]
            yield _table(["Claim", "What is told of it"], ([escape(one) for one in pair] for pair in told))

    def files(self) -> Iterator[str]:
        yield "<h2>All files</h2>\n"
        yield _table(["File", "Bytes"], ([self._link(name), str(size)] for name, size in sorted(self.sizes.items())))

    def _of(self, table: str) -> list[ChosenRow]:
        return [row for row in self.chosen.rows if row.table == table and row.line is not None]

    def _copy(self, sha256: str) -> str:
        if sha256 in self.missing:
            return f"not in this bundle: {escape(self.missing[sha256])}; its sha256 is above"
        return self._link(f"originals/{sha256}")

    def _link(self, name: str) -> str:
        return f'<a href="{escape(name)}"><code>{escape(name)}</code></a>' if name in self.sizes else "none"

    def _place(self, row: ChosenRow) -> str:
        seal = f"under the seal {escape(row.seal)}" if row.seal else "under no seal yet"
        return f"row {row.seq}, {seal}"


def _decided(act: Mapping[str, Any]) -> str:
    told = escape(f"{act['kind']}: {act['answer'] or ''}".rstrip(": "))
    if not act["amended"]:
        return told
    claim = claim_from_json(act["amended"])
    return f"{told}, to {escape(claim.id)}: {escape(say_claim(claim, teller='the report'))}"


def _conclusions(conclusions: Mapping[str, Any]) -> Iterator[str]:
    if conclusions:
        yield "<h2>What was concluded</h2>\n<p>By the program, from the claims below, by the rules in this file; "
        yield "it never decides who is right.</p>\n"
    for asked, told in sorted(conclusions.items()):
        yield f"<h3>{escape(asked)}</h3>\n{_as_list(told)}\n"


def _as_list(value: Any) -> str:
    """Return a value of JSON as nested lists; what says nothing is left out."""
    match value:
        case dict():
            told = [(f"{escape(key.replace('_', ' '))}: {_as_list(one)}") for key, one in value.items() if _says(one)]
        case list() | tuple():
            told = [_as_list(one) for one in value]
        case bool():
            return "yes" if value else "no"
        case _:
            return escape(str(value))
    return f"<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul>"


def _says(value: Any) -> bool:
    return value is not None and value not in ("", [], {})


def _seal_cells(seal: Seal) -> list[str]:
    stated = seal.statement
    return [
        stated.day.isoformat(),
        f"{stated.first} to {stated.last}",
        _instant(stated.signed_at),
        f"<code>{seal.key.hex()}</code>",
    ]


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table; cells are HTML already."""
    head = f"<tr>{''.join(f'<th>{one}</th>' for one in heads)}</tr>\n" if heads else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n{head}{body}</table>\n"


def _instant(micros: int) -> str:
    return (_EPOCH + timedelta(microseconds=micros)).isoformat(timespec="microseconds").replace("+00:00", "Z")
