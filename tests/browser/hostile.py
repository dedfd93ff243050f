"""Reports that were written to do harm: scripts, endless names, letters that turn the direction of writing."""

from pathlib import Path

LONG = "Qalb-" * 2000
"""A name of 10,000 characters."""
TURNED = "\u202egnireeh eht ni saw ti \u202c\u2067"
SCRIPT = "<script>document.title = 'harmed'</script><img src=x onerror=\"document.title = 'harmed'\">"

REPORTS = {
    "script.md": (
        SCRIPT,
        SCRIPT,
        "2018-10-10",
        f"Government forces shelled Morek on Tuesday, killing three civilians, {SCRIPT} residents said.",
    ),
    "long.md": (
        LONG,
        LONG[:9000],
        "2018-10-12",
        (
            f"Government forces shelled {LONG} on Thursday, killing two civilians, {LONG} said. "
            f"The withdrawal of heavy weapons from the zone in Idlib has been completed, {LONG} said."
        ),
    ),
    "turned.md": (
        TURNED,
        TURNED,
        "2018-10-14",
        (
            f"Rebels shelled the village of {TURNED} on Saturday, killing two soldiers, the army said. "
            "لم تنسحب الأسلحة الثقيلة من إدلب، قالت وزارة الدفاع. "
            "Turkey's defence ministry said that radical groups had left the zone in Idlib."
        ),
    ),
    "sheet.md": (
        "=HYPERLINK(1)",
        "=1+1",
        "2018-10-15",
        "Radical groups have not left the zone in Idlib, the Syrian foreign ministry said.",
    ),
}


def write_hostile_reports(folder: Path) -> None:
    """Write the reports, each with its title, source and day in front."""
    for name, (title, source, day, text) in REPORTS.items():
        front = f"title: {_quoted(title)}\nsource: {_quoted(source)}\npublished: {day}\nconstructed: true"
        (folder / name).write_text(f"---\n{front}\n---\n# {title}\n\n{text}\n", encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = "".join(rf"\u{ord(letter):04x}" if ord(letter) > 0x2000 else letter for letter in text)
    return '"' + escaped.replace('"', '\\"') + '"'
