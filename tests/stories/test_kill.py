"""A story: the machine goes down in the midst of adding, three times over, and nothing comes of it."""

import subprocess
import sys
from pathlib import Path

SOAK = Path(__file__).parents[2] / "bench" / "soak_kill.py"


def test_killed_three_times_and_equal() -> None:
    """Runs killed at random moments end like an undisturbed one; `./dev soak` does it twenty times, on 200 files."""
    soaked = subprocess.run(
        [sys.executable, SOAK, "--runs", "3", "--files", "32"], capture_output=True, text=True, check=False
    )

    assert soaked.returncode == 0, soaked.stdout + soaked.stderr
    assert soaked.stdout.count(": equal") == 3
