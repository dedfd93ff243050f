"""Write the beginnings of a new agreement: a commented file to fill in, and a page for where it comes from."""

import re
import textwrap
from pathlib import Path

from trucewatch.agreements.names import ID_PATTERN
from trucewatch.errors import AlreadyThereError, BadIdError, CannotWriteError
from trucewatch.model.claim import About

_SKELETON = Path(__file__).parent / "skeleton"
_FILES = ("agreement.yml", "README.md")


def write_skeleton(agreement_id: str, into: Path) -> tuple[Path, ...]:
    """Write the skeleton into a folder of that name below `into`, and return the files; nothing is ever overwritten.

    Raises:
        AlreadyThereError: One of the files is there.
        BadIdError: The id is badly formed.
        CannotWriteError: The folder cannot be written.
    """
    if not re.fullmatch(ID_PATTERN, agreement_id):
        raise BadIdError(agreement_id)
    folder = into / agreement_id
    paths = tuple(folder / name for name in _FILES)
    for path in paths:
        if path.exists():
            raise AlreadyThereError(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            with path.open("x", encoding="utf-8") as out:
                out.write(_filled((_SKELETON / path.name).read_text(encoding="utf-8"), agreement_id))
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from None
    return paths


def _filled(text: str, agreement_id: str) -> str:
    words = textwrap.fill(", ".join(About), width=100).replace("\n", "\n    #   ")
    return text.replace("@ID@", agreement_id).replace("@ABOUT@", words)
