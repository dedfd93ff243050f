"""A story: the machine goes down in the midst of importing a register, five times over, and nothing comes of it."""

import subprocess
import sys
from pathlib import Path

SOAK = Path(__file__).parents[2] / "bench" / "soak_import.py"
ROWS = 12_100
"""Just enough for two parts."""


def test_killed_five_times_and_equal() -> None:
    """Each import that was killed verifies, and ends like an undisturbed one; `./dev soak import` does it a hundred."""
    soaked = subprocess.run(
        [sys.executable, SOAK, "--runs", "5", "--rows", str(ROWS), "--kills", "1"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert soaked.returncode == 0, soaked.stdout + soaked.stderr
    assert "2 parts" in soaked.stdout
    assert soaked.stdout.count(": equal") == 5
