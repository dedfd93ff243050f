"""Print what became of incidents: alleged, answered, denied, borne out, left open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding

from trucewatch.cli.printing import heading, out, print_json
from trucewatch.model.wording import say_incident

if TYPE_CHECKING:
    from trucewatch.views.life import Life


def print_lives(lives: "Sequence[Life]", *, as_json: bool) -> None:
    """Print each life, in sentences or as JSON."""
    from trucewatch.views.life import life_as_json, say_life  # noqa: PLC0415  # `--help` need not load it

    if as_json:
        print_json([life_as_json(life) for life in lives])
        return
    console = out()
    for life in lives:
        console.print()
        told = say_incident(life.incident)
        console.print(heading(f"{told[0].upper()}{told[1:]} ({life.incident.id})"))
        for sentence in say_life(life):
            console.print(Padding(sentence, (0, 0, 0, 2)))
