"""Follow the guide to writing an agreement to the letter, as a newcomer would, in an empty folder."""

import re
from pathlib import Path

import pytest

from cli.reports import run
from trucewatch.model.claim import About

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "write-an-agreement.md").read_text(encoding="utf-8")
_STEP = re.compile(
    r"^`(?P<path>[^`\n]+)`:\n\n```(?:yaml|text)\n(?P<content>.*?)^```|^```console\n(?P<console>.*?)^```", re.M | re.S
)


def _follow(console: str) -> None:
    """Run the commands of a block; each line that it shows below one must be printed by that one."""
    for block in re.split(r"^\$ trucewatch ", console, flags=re.M)[1:]:
        command, *shown = block.splitlines()
        ended = run(*command.split())
        assert [line for line in shown if line not in ended.out + ended.told] == [], command


def test_the_guide_leads_to_a_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is written and every command run in the order of the page, and prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    steps = list(_STEP.finditer(GUIDE))

    for step in steps:
        if step["path"]:
            Path(step["path"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["path"]).write_text(step["content"], encoding="utf-8")
        else:
            _follow(step["console"])

    assert [step["path"] is not None for step in steps].count(True) == 4
    assert (tmp_path / "northport.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_guide_has_every_word_of_about() -> None:
    """The table of words that an obligation may be about is complete."""
    assert re.findall(r"^\| `(\w+)` \| [a-z]", GUIDE, re.M) == list(About)
