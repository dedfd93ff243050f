"""Which part each line of a plain text plays: title, heading, paragraph or bullet.

Plain text says nothing of its own layout, so this goes by what typesetters do: a heading is short, stands on a line of
its own and ends without a stop; a paragraph ends with one.
"""

import re
from collections.abc import Sequence

from trucewatch.model.text import BlockKind

_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪◦‣●○■□►]|\(?[a-z0-9]{1,2}\))[ \t]+(?=\S)")
_STOPPED = re.compile(r"[.!?…;]$")
_CLOSERS = "\"'”’»)]*_ \t\xa0"
_LONGEST_TITLE = 200
_LONGEST_HEADING = 110
_MOST_HEADING_WORDS = 16
_LONGEST_LABEL = 60


def kinds_of(lines: Sequence[str]) -> list[BlockKind | None]:
    """Return the part that each line plays, None for blank lines.

    The title is the first line, where it reads like one and more follows.
    """
    kinds: list[BlockKind | None] = []
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number, line in enumerate(lines):
        if not line.strip():
            kinds.append(None)
        elif number == filled[0] and len(filled) > 1 and is_title(line):
            kinds.append(BlockKind.TITLE)
        else:
            kinds.append(kind_of(line))
    return kinds


def kind_of(line: str) -> BlockKind:
    """Return the part that a line plays, judged by itself."""
    if _BULLET.match(line):
        return BlockKind.BULLET
    return BlockKind.HEADING if _is_heading(line) else BlockKind.PARAGRAPH


def is_title(line: str) -> bool:
    """Tell whether the first line of a text is its headline."""
    words = line.strip()
    bare = words.rstrip(_CLOSERS)
    is_question = bare.endswith(("?", "!")) and len(bare) <= _LONGEST_HEADING
    return len(words) <= _LONGEST_TITLE and (is_question or not _STOPPED.search(bare)) and not bare.endswith(":")


def body_start(line: str) -> int:
    """Return where the words of a line begin: after its bullet and white space."""
    bullet = _BULLET.match(line)
    return bullet.end() if bullet else len(line) - len(line.lstrip())


def _is_heading(line: str) -> bool:
    bare = line.strip().rstrip(_CLOSERS)
    if bare.endswith(":"):
        return len(bare) <= _LONGEST_LABEL
    return len(bare) <= _LONGEST_HEADING and len(bare.split()) <= _MOST_HEADING_WORDS and not _STOPPED.search(bare)
