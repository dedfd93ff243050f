"""Tests of loading sources: what ships, what the user adds, and faults."""

from pathlib import Path

import pytest

from trucewatch.actors.load import load_actors
from trucewatch.errors import FaultyFileError
from trucewatch.model.actor import Leaning, SourceKind
from trucewatch.model.claim import ClaimKind
from trucewatch.sources.load import SourceTable, check, load_sources

FIVE_FAULTS = """\
kind: newspaper
sources:
  - {id: river post, name: River Post}
  - {id: hill-post, name: Hill Post, hosts: ["https://hill.example"]}
  - {id: lake-post, name: Lake Post, reliability: G}
  - {id: ford-post, name: Ford Post, leaning: {northland: close}}
  - {id: mill-post, name: Mill Post, reliability: B}
"""


@pytest.fixture(scope="module")
def shipped() -> SourceTable:
    return load_sources()


@pytest.mark.parametrize(
    ("host", "source_id"),
    [
        ("tass.com", "tass"),
        ("www.aa.com.tr", "anadolu"),
        ("NEWS.UN.ORG", "un-news"),
        ("unifil.unmissions.org", "unifil"),
        ("nottass.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_a_host_leads_to_the_source_above_it(shipped: SourceTable, host: str, source_id: str | None) -> None:
    """Sub-domains belong to their domain, look-alikes do not."""
    source = shipped.of_host(host)

    assert (source.id if source else None) == source_id


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("Anadolu Agency", "anadolu"),
        ("the Guardian", "guardian"),
        ("SOHR", "sohr"),
        ("Yeni Safak", "yeni-safak"),
        ("x", None),
    ],
)
def test_a_name_leads_to_its_source(shipped: SourceTable, name: str, source_id: str | None) -> None:
    """Articles, case and accents aside, an outlet is known by its names."""
    source = shipped.of_name(name)

    assert (source.id if source else None) == source_id


def test_every_shipped_letter_has_its_reason(shipped: SourceTable) -> None:
    """No outlet is called reliable, or unreliable, without saying why."""
    assert len(shipped) > 50
    assert all(source.reliability_reason for source in shipped if source.reliability != "F")
    assert all(source.kind for source in shipped)


def test_shipped_sources_lean_to_known_actors(shipped: SourceTable) -> None:
    """A leaning names an actor that the shipped libraries know."""
    actors = load_actors()

    assert [actor_id for source in shipped for actor_id, _ in source.leaning if actors.get(actor_id) is None] == []


def test_a_source_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every key of the file has its place in the model; what is left out is F."""
    (tmp_path / "mine.yml").write_text(
        "sources:\n  - {id: river-post, name: River Post, kind: blog, leaning: {turkey: critical_of},\n"
        "     items_a_week: 5, constructed: yes, country: NO}\n",
        encoding="utf-8",
    )

    source = load_sources([tmp_path]).get("river-post")

    assert source is not None
    assert (source.kind, source.country, source.reliability) == (SourceKind.BLOG, "NO", "F")
    assert source.leaning == (("turkey", Leaning.CRITICAL_OF),)
    assert (source.items_a_week, source.constructed) == (5, True)


def test_the_users_own_source_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    """A workspace may judge an outlet otherwise."""
    (tmp_path / "mine.yml").write_text("sources:\n  - {id: tass, name: TASS}\n", encoding="utf-8")

    table = load_sources([tmp_path])

    tass = table.get("tass")
    assert tass is not None
    assert tass.reliability == "F"
    assert table.of_host("tass.com") is None


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Five faults make five sentences, each with file, line and path."""
    path = tmp_path / "mine.yml"
    path.write_text(FIVE_FAULTS, encoding="utf-8")

    told = [fault.removeprefix(f"{path}:") for fault in check([path])]

    assert [fault.split(": expected")[0] for fault in told] == [
        "3: sources[0].id",
        "4: sources[1].hosts[0]",
        "5: sources[2].reliability",
        "6: sources[3].leaning.northland",
        "7: sources[4].reliability",
    ]
    assert told[3].endswith("found 'close'; did you mean close_to?")
    with pytest.raises(FaultyFileError, match="sources: 5 faults"):
        load_sources([tmp_path])


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    """Within one file a second source of the same id is a slip, not an override."""
    path = tmp_path / "mine.yml"
    path.write_text("sources:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", encoding="utf-8")

    assert "each id once in a file" in check([path])[0]


def test_a_source_may_be_graded_otherwise_by_kind_of_claim(tmp_path: Path) -> None:
    """What a topic does not say holds as elsewhere."""
    (tmp_path / "mine.yml").write_text(
        "sources:\n"
        "  - {id: a, name: A, reliability: C, reason: r, leaning: {turkey: close_to}, "
        "topics: {toll: {reliability: E, reason: r}, control: {leaning: {russia: critical_of}}}}\n"
    )
    source = load_sources([tmp_path]).get("a")

    assert source is not None
    assert [source.letter_on(kind) for kind in (ClaimKind.TOLL, ClaimKind.CONTROL, ClaimKind.MEETING)] == [
        "E",
        "C",
        "C",
    ]
    assert source.leaning_on(ClaimKind.CONTROL) == (("russia", Leaning.CRITICAL_OF),)
    assert source.leaning_on(ClaimKind.TOLL) == (("turkey", Leaning.CLOSE_TO),)
