"""Tests of the JSON Schema for editors: it is up to date, all that ships fits it, and what is wrong does not."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.files import PROTOCOL, TRUCE
from agreements.schema_reader import faults_of
from trucewatch.agreements.load import LIBRARY
from trucewatch.agreements.schema import agreement_schema
from trucewatch.agreements.skeleton import write_skeleton

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "agreement.schema.json"
SHIPPED = sorted(LIBRARY.glob("*/agreement.yml"))


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, as editors read it for a schema: days are text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _read(text: str) -> Any:
    return yaml.load(text, _AsEditorsRead)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(COMMITTED.read_text(encoding="utf-8"))
    return loaded


def test_the_committed_schema_is_up_to_date(schema: dict[str, Any]) -> None:
    """It is what the loader's own form gives; `./dev docs` writes it anew."""
    assert schema == agreement_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_shipped_agreement_fits(schema: dict[str, Any], path: Path) -> None:
    """What the loader takes, an editor must not underline."""
    assert list(faults_of(_read(path.read_text(encoding="utf-8")), schema)) == []


def test_skeleton_and_amendment_fit(schema: dict[str, Any], tmp_path: Path) -> None:
    """The skeleton as it is written, and a file with changes and counted deadlines."""
    skeleton = write_skeleton("river-truce", tmp_path)[0].read_text(encoding="utf-8")

    assert [list(faults_of(_read(text), schema)) for text in (skeleton, TRUCE, PROTOCOL)] == [[], [], []]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: river-truce\n", ""),
        ("id: river-truce\n", "id: River Truce\n"),
        ("signed: 2001-05-04", "signed: 4 May 2001"),
        ("parties:", "partys:"),
        ("parties: [northland", "countries: [Northland]\nparties: [northland"),
        ("about: cease_fire", "about: ceasefire"),
        ("kind: continuing", "kind: continuous"),
        ("within_days: 21", "within_days: 0"),
        ("after: entry_into_force", "after: entry_in_force"),
        ("after: entry_into_force", "before: entry_into_force"),
    ],
)
def test_what_is_wrong_in_form_does_not_fit(schema: dict[str, Any], old: str, new: str) -> None:
    """Keys, words, days, ids and numbers are told apart from what only looks like them."""
    assert old in TRUCE

    assert list(faults_of(_read(TRUCE.replace(old, new, 1)), schema))
