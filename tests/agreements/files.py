"""A truce to test with, a protocol that changes it, and the writing of such files."""

from pathlib import Path

TRUCE = """\
id: river-truce
title: Truce on the river
signed: 2001-05-04
in_force: {from: 2001-05-10}
parties: [northland, southland]
clauses:
  - {number: "1", text: Nobody shoots across the river.}
  - {number: "2", text: Guns leave the banks within 21 days.}
  - {number: "3", text: A commission looks on.}
obligations:
  - {id: no-shooting, clause: "1", title: Hold fire, about: cease_fire, kind: continuing, debtors: [northland]}
  - id: guns-out
    clause: "2"
    title: Take the guns away
    about: withdraw_heavy_weapons
    kind: one_off
    due: {within_days: 21, after: entry_into_force}
  - {id: commission, clause: "3", title: Set up the commission, about: coordination_body, kind: one_off}
"""

PROTOCOL = """\
id: river-protocol
title: Protocol to the truce on the river
signed: 2001-06-01
in_force: {from: 2001-06-02}
parties: [northland, southland]
amends: river-truce
changes:
  - {extends: guns-out, due: 2001-07-15}
  - {supersedes: commission, by: observers, basis: inferred, note: Observers do what it was for.}
  - {suspends: no-shooting, from: 2001-06-10, until: 2001-06-12}
  - {adds: observers}
clauses:
  - {number: "1", text: Observers come.}
obligations:
  - {id: observers, clause: "1", title: Let observers in, about: deploy_monitors, kind: one_off, due: 2001-06-20}
"""


def written(folder: Path, text: str) -> Path:
    """Write the text as the agreement of the folder and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "agreement.yml"
    path.write_text(text, encoding="utf-8")
    return path


def both(folder: Path, *, protocol: str = PROTOCOL) -> Path:
    """Write the truce and its protocol below the folder and return it."""
    written(folder / "river-truce", TRUCE)
    written(folder / "river-protocol", protocol)
    return folder
