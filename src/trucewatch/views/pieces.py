"""Published forms whose long lists are ordered rows: as plain values, and as text without going through all rows.

What a page of rows says is written once, however many answers it is in (`trucewatch.model.ordered`); so the text of a
board after one report more costs what changed, and a copying of the rest.
"""

import json
from collections.abc import Iterator, Mapping
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
    return "".join(_written(content))


def _written(content: Any) -> Iterator[str]:
    if isinstance(content, Ordered):
        yield f"[{content.text}]"
    elif isinstance(content, Mapping):
        yield "{"
        for place, (key, value) in enumerate(content.items()):
            yield f"{', ' if place else ''}{json.dumps(str(key), ensure_ascii=False)}: "
            yield from _written(value)
        yield "}"
    elif isinstance(content, list | tuple):
        yield "["
        for place, value in enumerate(content):
            if place:
                yield ", "
            yield from _written(value)
        yield "]"
    else:
        yield json.dumps(content, ensure_ascii=False)
