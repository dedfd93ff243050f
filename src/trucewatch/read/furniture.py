"""Page furniture: lines that belong to the page and say nothing in the report."""

import functools
import re
from importlib import resources

import yaml

_LONGEST_LINE = 200
"""Whatever is longer is prose, whatever it looks like."""


def is_furniture(line: str) -> bool:
    """Tell whether a line is page furniture: "Read More", a comment form, a byline, a share button.

    A line is furniture only as a whole, so that no sentence loses its beginning or end.
    """
    words = " ".join(line.split())
    return bool(words) and len(words) <= _LONGEST_LINE and _patterns().fullmatch(words) is not None


@functools.cache
def _patterns() -> re.Pattern[str]:
    listed = resources.files("trucewatch.read").joinpath("phrases", "furniture.yml").read_text("utf-8")
    patterns = [pattern for group in yaml.safe_load(listed).values() for pattern in group]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
