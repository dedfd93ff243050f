"""Write claims as the cells of a table, and read them back: nothing that a claim says is lost on the way.

Several values in one cell are parted by semicolons; a semicolon or backslash within one has a backslash before it.
Cells that a spreadsheet would run as a formula have an apostrophe before them, which is taken away when they are read.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from trucewatch.model.claim import COUNT_KEYS

_PERIODS = ("said", "date", "deadline")
_LISTS = (
    "speaker",
    "place",
    "perpetrator",
    "target",
    "weapons",
    "by",
    "of",
    "about",
    "actor",
    "participants",
    "parties",
)
_TEXTS = (
    "speaker_for", "quoted", "certainty", "type", "verdict", "action", "what", "state", "level", "topic", "broker",
    "subject", "relation", "object", "time", "direction",
)  # fmt: skip
_ALWAYS_LISTS = ("weapons", "about", "participants", "parties")
_PLAIN = (
    "speaker_for", "quoted", "denied", "certainty", "place", "lat", "lon", "precision", "type", "perpetrator", "target",
    "weapons", "by", "of", "about", "verdict", "actor", "action", "what", "state", "level", "share", "participants",
    "topic", "parties", "broker", "subject", "relation", "object", "time", "direction",
)  # fmt: skip
_COUNT_ENDS = ("min", "max", "best", "approximate", "words")
_JSON = ("places", "codes", "grounds")
COLUMNS = (
    "id", "kind", "document", "source", "published", "start", "end", "text", "speaker",
    *(f"{key}_{end}" for key in _PERIODS for end in ("first", "last")),
    *_PLAIN,
    *(f"{key}_{end}" for key in COUNT_KEYS for end in _COUNT_ENDS),
    "event", "places", "codes", "grounds", "reader",
)  # fmt: skip
"""All columns, in order; the keys are those of `docs/reference/claims.md`; `places`, `codes` and `grounds` are JSON."""
_RUN_BY_SPREADSHEETS = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_UNPARTED = re.compile(r"(?:\\.|[^;\\])+", re.DOTALL)


def cells_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a claim in its published form, by column; empty where it says nothing.

    Args:
        content: What `claim_json.claim_as_json` makes of a claim and its document.
    """
    document, sentence = content["document"], content["sentence"]
    cells: dict[str, Any] = {
        "id": content["id"],
        "kind": content["kind"],
        "document": document["sha256"],
        "source": document["source"],
        "published": document["published"],
        "start": sentence["start"],
        "end": sentence["end"],
        "text": sentence["text"],
        "speaker": content["speaker"],
        "event": content.get("event"),
        "reader": content["reader"],
        **{key: content.get(key) for key in _PLAIN},
    }
    for key in _LISTS:
        cells[key] = _join(cells[key])
    for key in _PERIODS:
        cells[f"{key}_first"], cells[f"{key}_last"] = content.get(key) or (None, None)
        # An interval that is open at both ends is still one: the date of something that is dated vaguely.
        if content.get(key) == [None, None]:
            cells[f"{key}_first"] = cells[f"{key}_last"] = "open"
    for key in COUNT_KEYS:
        cells.update((f"{key}_{end}", (content.get(key) or {}).get(end)) for end in _COUNT_ENDS)
    for key in _JSON:
        cells[key] = json.dumps(content[key], ensure_ascii=False, sort_keys=True) if content.get(key) else None
    return {column: guard(cells[column]) for column in COLUMNS}


def content_of(cells: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the published form of the claim whose cells these are.

    Raises:
        ValueError: A cell is not what its column holds.
        KeyError: A column is missing without which there is no claim.
    """
    told = {column: unguard(text) for column, text in cells.items() if text}
    content: dict[str, Any] = {
        "id": told["id"],
        "kind": told["kind"],
        "document": {"sha256": told["document"], "source": told.get("source"), "published": told.get("published")},
        "sentence": {"start": _whole(told["start"]), "end": _whole(told["end"]), "text": told.get("text", "")},
        "reader": told.get("reader", ""),
        "event": told.get("event"),
        "denied": _flag(told["denied"]),
        **{key: told.get(key) for key in _TEXTS},
    }
    for key in _LISTS:
        parts = _part(told.get(key, ""))
        content[key] = parts if key in _ALWAYS_LISTS or len(parts) != 1 else parts[0]
        if not parts:
            content[key] = None
    for key in _PERIODS:
        ends = [told.get(f"{key}_{end}") for end in ("first", "last")]
        content[key] = None if ends == [None, None] else [None if end == "open" else end for end in ends]
    for key in COUNT_KEYS:
        content[key] = _count(told, key)
    for key in _JSON:
        content[key] = json.loads(told[key]) if key in told else None
    content["share"] = float(told["share"]) if "share" in told else None
    return {key: value for key, value in content.items() if value is not None}


def guard(value: Any) -> str:
    """Return the cell's text, guarded against being run.

    Example:
        >>> guard("=1+1"), guard(-3), guard(True)
        ("'=1+1", '-3', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    text = str(value)
    return f"'{text}" if _RUN_BY_SPREADSHEETS.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` guarded.

    Example:
        >>> unguard("'=1+1"), unguard("'tis")
        ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _RUN_BY_SPREADSHEETS.match(text) else text


def _join(value: Any) -> str | None:
    if value is None:
        return None
    parts = value if isinstance(value, list) else [value]
    return "; ".join(str(part).replace("\\", "\\\\").replace(";", "\\;") for part in parts)


def _part(text: str) -> list[str]:
    parts = (found.group() for found in _UNPARTED.finditer(text))
    return [re.sub(r"\\(.)", r"\1", part.removeprefix(" ") if place else part) for place, part in enumerate(parts)]


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,15}", text, re.ASCII):
        raise ValueError(f"expected a whole number, found {text[:40]!r}")
    return int(text)


def _flag(text: str) -> bool:
    if text.casefold() not in ("true", "false"):
        raise ValueError(f"expected true or false, found {text[:40]!r}")
    return text.casefold() == "true"


def _count(told: Mapping[str, str], key: str) -> dict[str, Any] | None:
    found = {end: told[f"{key}_{end}"] for end in _COUNT_ENDS if f"{key}_{end}" in told}
    if not found:
        return None
    content: dict[str, Any] = {"min": None, "max": None}
    for end, text in found.items():
        content[end] = text if end == "words" else _flag(text) if end == "approximate" else _whole(text)
    return content
