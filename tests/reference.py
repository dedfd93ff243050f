"""Write the reference pages from the program itself; `./dev docs` writes them anew, a test holds them to it."""

import ast
import inspect
import json
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from trucewatch import settings
from trucewatch.agreements.schema import agreement_schema
from trucewatch.cli import app
from trucewatch.publish import FORMATS
from trucewatch.publish.to_hxl import TAGS
from trucewatch.publish.typed_table import TYPES
from trucewatch.settings import Settings

FOLDER = Path(__file__).parents[1] / "docs" / "reference"

_FEW = 5
"""Words from which an option's choices are not spelt out."""

_COMMANDS_HEAD = """# Commands

Written from the program by `./dev docs`.
`-w WORKSPACE` may also stand before the command; without it, `./trucewatch` is the workspace.
Days are written like 2019-02-08, instants like 2019-02-08T12:00:00Z.
What is wrong with the input is told on standard error, with exit status 2.
"""
_SETTINGS_HEAD = """# Settings

Written from the program by `./dev docs`.
Every constant that decides something, with its default and where it comes from.
A workspace's `settings.yml` may set any of them otherwise; a value that is a mapping may set some of its keys.
"""
_EXPORTS_HEAD = """# Exports

Written from the program by `./dev docs`.
`trucewatch export FORMAT` writes the claims within the three times that pass its filters.
[The guide](../guides/export.md) tells how.
The keys are those of [the form of claims](claims.md).
"""


def commands_page() -> str:
    """Return the page of all commands with their arguments and options."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    return _COMMANDS_HEAD + "".join(_command(name, command) for name, command in _walk("trucewatch", root))


def settings_page() -> str:
    """Return the page of all settings."""
    notes, defaults = dict(_notes_on_settings()), Settings()
    rows = [
        f"| `{field.name}` | {_default(getattr(defaults, field.name))} | {notes[field.name]} |\n"
        for field in fields(Settings)
    ]
    return f"{_SETTINGS_HEAD}\n| setting | default | meaning |\n|---|---|---|\n{''.join(rows)}"


def exports_page() -> str:
    """Return the page of the export formats, with what each has in its columns."""
    lines = [_EXPORTS_HEAD, "\n| format | what it is | suffix | media type |\n|---|---|---|---|\n"]
    lines += [f"| `{name}` | {form.TITLE} | `{form.SUFFIX}` | `{form.MIME_TYPE}` |\n" for name, form in FORMATS.items()]
    for name, form in FORMATS.items():
        lines.append(f"\n## Columns of {form.TITLE} (`{name}`)\n\n")
        lines += [f"- `{column}`{_kind_of(name, column)}\n" for column in form.COLUMNS]
    return "".join(lines)


def _kind_of(name: str, column: str) -> str:
    """The tag of an HXL column, the type of a typed one; nothing for the others."""
    if name == "hxl":
        return f": `{TAGS[column]}`"
    return f": {TYPES[column]}" if name in ("geoparquet", "gpkg") and column in TYPES else ""


def agreement_schema_page() -> str:
    """Return the JSON Schema of agreement files, for editors."""
    return json.dumps(agreement_schema(), ensure_ascii=False, indent=2) + "\n"


PAGES = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "exports.md": exports_page,
    "agreement.schema.json": agreement_schema_page,
}


def _walk(name: str, group: TyperGroup) -> Iterator[tuple[str, TyperCommand]]:
    for word, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _walk(f"{name} {word}", command)
        elif isinstance(command, TyperCommand):
            yield f"{name} {word}", command


def _command(name: str, command: TyperCommand) -> str:
    lines = [f"\n## {name}\n\n{inspect.cleandoc(command.help or '')}\n"]
    arguments = [one for one in command.params if isinstance(one, TyperArgument)]
    options = [one for one in command.params if isinstance(one, TyperOption)]
    if arguments:
        lines.append("\n| argument | meaning |\n|---|---|\n")
        lines += [f"| `{_cell(one.metavar or one.name)}` | {_cell(one.help)} |\n" for one in arguments]
    if options:
        lines.append("\n| option | meaning |\n|---|---|\n")
        lines += [f"| {_flags(one)} | {_cell(one.help)}{_by_default(one)} |\n" for one in options]
    return "".join(lines)


def _flags(option: TyperOption) -> str:
    flags = ", ".join(f"`{flag}`" for flag in sorted(option.opts, key=len))
    kind = option.type_descriptor.annotation
    return flags if kind is bool else f"{flags} {option.metavar or _word_for(kind)}"


def _word_for(kind: Any) -> str:
    inner = get_args(kind)[0] if get_args(kind) else kind
    if issubclass(inner, StrEnum):
        return " or ".join(f"`{word}`" for word in inner) if len(inner) < _FEW else "WORD"
    return {int: "NUMBER", Path: "PATH"}.get(inner, "TEXT")


def _by_default(option: TyperOption) -> str:
    is_shown = option.show_default and option.default not in (None, False, ())
    return f" By default `{option.default}`." if is_shown else ""


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ")


def _notes_on_settings() -> Iterator[tuple[str, str]]:
    """Yield each setting's name with the docstring below it."""
    tree = ast.parse(inspect.getsource(settings))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    for field, note in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(note, ast.Expr):
            assert isinstance(note.value, ast.Constant)
            yield field.target.id, _cell(" ".join(str(note.value.value).split()))


def _default(value: Any) -> str:
    match value:
        case str() | int() | float():
            return f"`{value}`"
        case tuple():
            return ", ".join(f"`{one}`" for one in value)
        case _:
            return ", ".join(f"{key} `{one}`" for key, one in value.items())


if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page())
