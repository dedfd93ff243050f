"""What the documents say exists, and what exists is documented."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from reference import FOLDER, PAGES
from trucewatch import model
from trucewatch.model import claim as claim_module
from trucewatch.model.claim import KEYS_OF_KIND, Claim, ClaimKind
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.finding import Status
from trucewatch.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROSE = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
_LINK = re.compile(r"\[[^]]*\]\(([^)#\s]+)")


def public_types() -> Iterator[str]:
    for found in iter_modules(model.__path__):
        module = import_module(f"trucewatch.model.{found.name}")
        for name, thing in vars(module).items():
            if isinstance(thing, type) and thing.__module__ == module.__name__ and not name.startswith("_"):
                yield name


@pytest.mark.parametrize("name", sorted(public_types()))
def test_every_type_of_the_model_has_its_word(name: str) -> None:
    """The glossary has one paragraph for each public type."""
    assert f"\n**{name}**: " in (DOCS / "words.md").read_text()


@pytest.mark.parametrize("name", PAGES)
def test_reference_is_what_the_program_says(name: str) -> None:
    """Commands, settings and exports are documented as they are: `./dev docs` writes them anew."""
    assert (FOLDER / name).read_text() == PAGES[name]()


def test_claims_page_has_every_kind_with_its_keys() -> None:
    """The contract names each kind's own keys in one row."""
    page = (FOLDER / "claims.md").read_text()

    for kind in ClaimKind:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{kind}` |"))
        assert re.findall(r"`(\w+)`", row.split("|")[3]) == list(KEYS_OF_KIND[kind])


def test_claims_page_has_every_key_and_word() -> None:
    """Whatever a claim can carry or say is named in the contract."""
    page = (FOLDER / "claims.md").read_text()
    words = [
        word
        for thing in vars(claim_module).values()
        if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum
        for word in thing
    ]

    assert [key for key in (field.name for field in fields(Claim)) if f"`{key}`" not in page] == []
    assert [word for word in words if f"`{word}`" not in page] == []


def test_board_page_has_every_status_and_kind_of_contradiction() -> None:
    """Whatever may stand on a board is explained."""
    page = (FOLDER / "board.md").read_text()

    assert [word for word in (*Status, *ContradictionType) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """A link to another file of the project leads to one that is there."""
    links = [link for link in _LINK.findall(page.read_text()) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_dev_tells_all_it_can_do() -> None:
    """`./dev help` has a line for each word that `./dev` understands."""
    script = (ROOT / "dev").read_text()
    understood = re.findall(r"^  (\w+)(?: \|[^)]*)?\) ", script.partition("case $command in")[2], re.MULTILINE)
    told = subprocess.run([ROOT / "dev", "help"], capture_output=True, text=True, check=True).stdout

    assert understood
    assert re.findall(r"^\./dev (\w+)", told, re.MULTILINE) == understood


def test_method_tells_what_each_setting_does() -> None:
    """A constant that decides something is named where its use is explained."""
    page = (DOCS / "method.md").read_text()

    assert [field.name for field in fields(Settings) if f"`{field.name}`" not in page] == []
