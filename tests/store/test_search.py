"""Search in a store: the index finds what a look at every claim finds, on either database."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cluster import Cluster
from store.conformance import NOON, Clock, record
from store.entries import a_document
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import with_id
from trucewatch.model.evidence import Times
from trucewatch.model.folding import read_query
from trucewatch.model.reading import Reading
from trucewatch.model.text import Sentence, Span
from trucewatch.store import postgres, sqlite
from trucewatch.store.base import Entry, Store
from trucewatch.store.search_sqlite import WORDS_FILE
from trucewatch.views.search import search_claims

SENTENCES = (
    "Shells fell on Arz.",
    "Türkiye'nin Diyarbakır'daki açıklaması",
    "قَصْفُ مدينة إدلب",
    "Обстрелы продолжались в Алеппо",
    "it's a \\ 'quoted' ~ word & more | less !",
    "协议生效",
)


def an_entry(number: int, sentence: str) -> Entry:
    """Return a report of one sentence, which makes one claim."""
    document = replace(a_document(number), text=sentence, blocks=())
    claim = with_id(
        Claim(
            id="",
            kind=ClaimKind.SITUATION,
            document=document.sha256,
            sentence=Sentence(span=Span(start=0, end=len(sentence)), text=sentence),
            speaker=("Anna Nord",),
            reader="test 1",
        )
    )
    return Entry(readings=(Reading(document=document, claims=(claim,)),), reader="test 1")


@pytest.fixture(params=["sqlite", "postgres"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Return what opens one and the same store."""
    clock = Clock()
    if request.param == "sqlite":
        return lambda: sqlite.open_store(tmp_path / "ws" / "trucewatch.sqlite", create=True, clock=clock)
    cluster: Cluster = request.getfixturevalue("cluster")
    address = cluster.new_place()
    return lambda: postgres.open_store(address, create=True, clock=clock)


@pytest.fixture
def store(make_store: Callable[[], Store], tmp_path: Path) -> Iterator[Store]:
    """Return a store with a claim in every script."""
    (tmp_path / "ws").mkdir()
    with closing(make_store()) as store:
        record(store, *(an_entry(number, sentence) for number, sentence in enumerate(SENTENCES, start=1)))
        yield store


def times(published_by: date = date(2022, 1, 1), hours: float = 24) -> Times:
    """Return the times of a question."""
    return Times(as_of=published_by, published_by=published_by, known_on=NOON + timedelta(hours=hours))


def found(store: Store, words: str, asked: Times | None = None) -> list[str]:
    """Return the sentences that have the words, as the index and a look at what was written tell."""
    query = read_query(words)
    evidence = store.search(query, asked or times())
    return [one.claim.sentence.text for one in search_claims(query, evidence.claims, evidence)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("shells", [0]),
        ("SHELL* arz", [0]),
        ("turkiye", [1]),
        ("diyarbakir", [1]),
        ("قصف ادلب", [2]),
        ("обстрел*", [3]),
        ("it's quoted", [4]),
        ("协议", [5]),
        ("议协", []),
        ("nord", [0, 1, 2, 3, 4, 5]),
        ("none of these", []),
    ],
)
def test_words_in_any_script(store: Store, words: str, places: list[int]) -> None:
    """Every claim that has the words is found, and no other."""
    assert sorted(found(store, words)) == sorted(SENTENCES[place] for place in places)


def test_what_is_recorded_later_is_found(store: Store) -> None:
    """The index takes in what came since the last search."""
    before = found(store, "drones")
    record(store, an_entry(7, "Drones over Arz."))

    assert (before, found(store, "drones"), len(found(store, "arz"))) == ([], ["Drones over Arz."], 2)


def test_the_times_rule_the_answer(store: Store) -> None:
    """What was published or recorded later is not found."""
    assert found(store, "shells", times(date(2021, 2, 1))) == []
    assert found(store, "shells", times(hours=-1)) == []


def test_an_index_of_another_ledger_is_made_anew(tmp_path: Path) -> None:
    """A ledger that was put in the place of another is not answered for by its index."""
    for sentence in ("Shells fell.", "Drones came."):
        path = tmp_path / "trucewatch.sqlite"
        path.unlink(missing_ok=True)
        with closing(sqlite.open_store(path, create=True, clock=Clock())) as store:
            record(store, an_entry(1, sentence))
            query = sentence.split()[0]
            assert found(store, query) == [sentence]
            assert found(store, "fell") == (["Shells fell."] if sentence.startswith("Shells") else [])


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """The index is no evidence: whatever becomes of it, what is found is the same."""
    with closing(sqlite.open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, an_entry(1, SENTENCES[0]))
        before = found(store, "shells")
        (tmp_path / WORDS_FILE).write_bytes(content)

        assert (before, found(store, "shells")) == ([SENTENCES[0]], [SENTENCES[0]])


def test_without_an_index_every_claim_is_looked_at(tmp_path: Path) -> None:
    """Where the index cannot be written, the answer is the same."""
    with closing(sqlite.open_store(tmp_path / "trucewatch.sqlite", create=True, clock=Clock())) as store:
        record(store, an_entry(1, SENTENCES[2]))
        (tmp_path / WORDS_FILE).mkdir(parents=True)

        assert found(store, "ادلب") == [SENTENCES[2]]
        assert found(store, "حلب") == []
