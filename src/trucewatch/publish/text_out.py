"""Write text to where bytes go: UTF-8, and line ends as they are given."""

from typing import BinaryIO


class TextOut:
    """A text file over a binary one that it does not close."""

    __slots__ = ("_out",)

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write the text; return how many characters it has."""
        self._out.write(text.encode())
        return len(text)
