"""The locks pin everything that pyproject.toml asks for, and name no registry."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project.get("optional-dependencies", {}).values()
    return [Requirement(line) for line in [*project["dependencies"], *(line for extra in extras for line in extra)]]


def pins() -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for name, version in _PIN.findall((ROOT / "requirements.lock").read_text()):
        found.setdefault(name.lower().replace("_", "-"), []).append(Version(version))
    return found


@pytest.mark.parametrize("requirement", asked_for(), ids=str)
def test_every_requirement_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    """What pyproject.toml asks for, the lock pins to a version that will do."""
    versions = pins().get(requirement.name.lower().replace("_", "-"), [])

    assert versions, f"{requirement} is not in requirements.lock: run ./dev lock"
    assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("lock", ["requirements.lock", "web/node.lock"])
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    """A lock says which bytes, never where from: that is the installer's business."""
    text = (ROOT / lock).read_text()
    blocks = re.split(r"\n(?=[A-Za-z])", text.strip())

    assert "://" not in text
    assert all("--hash=sha256:" in block for block in blocks)


def test_npm_lock_has_integrity_and_no_address() -> None:
    """The same holds for what npm installs."""
    packages = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    locked = {name: package for name, package in packages.items() if name}

    assert locked
    assert all("integrity" in package and "resolved" not in package for package in locked.values())


def test_npm_packages_are_pinned_exactly() -> None:
    """package.json names versions, not ranges."""
    wanted = json.loads((ROOT / "web/package.json").read_text())["devDependencies"]

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
