"""Tell what a check of a user's own files found, alike for every sort of file."""

from collections.abc import Sequence
from pathlib import Path

from trucewatch.cli.printing import counted, out, print_json
from trucewatch.errors import FaultyFileError


def tell_check(what: str, files: Sequence[Path], faults: Sequence[str], *, as_json: bool) -> None:
    """Print that the files are sound, or their faults as JSON where that is asked for.

    Raises:
        FaultyFileError: There are faults; all of them are told.
    """
    if as_json:
        print_json({"sound": not faults, "faults": list(faults)})
    if faults:
        raise FaultyFileError(what, faults)
    if not as_json:
        out().print(f"sound: {counted(len(files), 'file')}")
