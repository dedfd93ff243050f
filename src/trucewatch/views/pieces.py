"""Published forms whose long lists are ordered rows: as plain values, and as text without going through all rows.

What a page of rows says is written once, however many answers it is in (`trucewatch.model.ordered`); so the text of a
board after one report more costs what changed, and a copying of the rest.
"""

import json
from collections.abc import Mapping
from itertools import chain, zip_longest
from typing import Any

from trucewatch.model.ordered import Ordered


def whole(content: Any) -> Any:
    """Return the value with the published forms of its ordered rows as lists."""
    if isinstance(content, Ordered):
        return content.published()
    if isinstance(content, Mapping):
        return {key: whole(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [whole(value) for value in content]
    return content


def written(content: Any) -> str:
    """Return the JSON text of the value: what `json.dumps` makes of it once its ordered rows are lists."""
    rows: list[Ordered[Any]] = []

    def leave_room(value: object) -> str:
        if not isinstance(value, Ordered):
            raise TypeError(f"no JSON for {type(value).__name__}")
        rows.append(value)
        return _ROOM

    parts = json.JSONEncoder(ensure_ascii=False, default=leave_room).encode(content).split(_ENCODED_ROOM)
    if len(parts) != len(rows) + 1:
        # Some text looks like the room that is left for rows.
        return json.dumps(whole(content), ensure_ascii=False)
    texts = [f"[{one.text}]" for one in rows]
    return "".join(chain.from_iterable(zip_longest(parts, texts, fillvalue="")))


_ROOM = "\x00rows\x00"
_ENCODED_ROOM = json.dumps(_ROOM)
