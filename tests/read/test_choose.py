"""The reader is the one that was asked for, and by default it talks to nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from read.indexes import FewActors, FewPlaces
from trucewatch.errors import UnknownReaderError, UnusablePipelineError
from trucewatch.model.reading import Reader
from trucewatch.read.choose import DEFAULT_READER, choose_reader

_PACKAGE = """
import spacy

def load(**overrides):
    nlp = spacy.blank({lang!r})
    for name in {pipes!r}:
        nlp.add_pipe(name)
    if nlp.has_pipe("parser"):
        nlp.get_pipe("parser").add_label({label!r})
    return nlp
"""
_READ_WITHOUT_SOCKETS = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError("the reader asked for the network: " + event)

sys.addaudithook(refuse)

from datetime import date
from trucewatch.actors.load import load_actors
from trucewatch.places.gazetteer import load_gazetteer
from trucewatch.read.choose import choose_reader
from trucewatch.read.extract import extract

text = b"Shelling by government forces killed eleven people in Idlib on Thursday, the monitor said.\\n"
page = b"<html><body><article><p>" + text * 5 + b"</p></article></body></html>"
reader = choose_reader("english", gazetteer=load_gazetteer(), actors=load_actors())
for content in (text, page):
    [reading] = reader.read([extract(content, name="report", published=date(2019, 2, 8))])
    assert reading.document.text
assert "httpx2" not in sys.modules
print("read", len(reading.claims))
"""


def choose(spec: str) -> Reader:
    return choose_reader(spec, gazetteer=FewPlaces(), actors=FewActors())


def install(folder: Path, name: str, *, lang: str = "en", pipes: tuple[str, ...], label: str = "obj") -> None:
    """Put a spaCy package into the folder, as pip would."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text(_PACKAGE.format(lang=lang, pipes=pipes, label=label))
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "English",
        "english:",
        "spacy",
        "spacy:",
        "spacy:../weights",
        "spacy:en-core",
        "llm:",
        "llm:127.0.0.1#m",
        "llm:http://127.0.0.1/v1",
        "llm:http://127.0.0.1/v1#",
        "llm:http://#m",
        "llm:http://[/v1#m",
        "llm:file:///v1#m",
    ],
)
def test_what_names_no_reader_is_refused(spec: str) -> None:
    """The message shows the forms that are known."""
    with pytest.raises(UnknownReaderError, match=r"expected english, spacy:PACKAGE or llm:URL#MODEL"):
        choose(spec)


def test_a_package_that_is_not_there_is_not_fetched() -> None:
    """A missing package is named, and nothing is downloaded."""
    with pytest.raises(UnusablePipelineError, match="en_no_such: there is no such package here"):
        choose("spacy:en_no_such")


@pytest.mark.parametrize(
    ("lang", "pipes", "found"),
    [
        ("en", ("tagger",), "it has no parser and no lemmatizer"),
        ("de", ("tagger", "parser", "trainable_lemmatizer"), "no lemmatizer"),
    ],
)
def test_a_pipeline_that_lacks_what_is_needed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, pipes: tuple[str, ...], found: str
) -> None:
    """Without tags, trees and lemmas there is nothing to read by."""
    install(tmp_path, f"tiny_{lang}_refused", lang=lang, pipes=pipes)
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(UnusablePipelineError, match=found):
        choose(f"spacy:tiny_{lang}_refused")


def test_a_package_that_is_no_pipeline_is_refused() -> None:
    """A package that has nothing to do with spaCy is told as such."""
    with pytest.raises(UnusablePipelineError, match="it does not load"):
        choose("spacy:pytest")


@pytest.mark.parametrize(("label", "is_converted"), [("dobj", True), ("obj", False)])
def test_a_spacy_package_reads_in_the_place_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, label: str, *, is_converted: bool
) -> None:
    """A package by its name; one with other labels has its trees converted, as its last step."""
    name = f"tiny_{label}"
    install(tmp_path, name, pipes=("tagger", "parser", "lemmatizer"), label=label)
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    class Recording:
        name, version = "recording", "1"

        def __init__(self, *, gazetteer: object, actors: object, nlp: object = None) -> None:
            made.append(nlp)

    monkeypatch.setattr("trucewatch.read.reader.EnglishReader", Recording)

    choose(f"spacy:{name}")

    [nlp] = made
    assert nlp.pipe_names[:3] == ["tagger", "parser", "lemmatizer"]  # type: ignore[attr-defined]
    assert (len(nlp.pipe_names) == 4) is is_converted  # type: ignore[attr-defined]


def test_a_language_model_is_named_with_its_address() -> None:
    """The part behind the hash sign is the model, and naming it asks nothing yet."""
    reader = choose("llm:http://127.0.0.1:9/v1#qwen3:8b")

    assert reader.name == "language model"
    assert reader.version.startswith("qwen3:8b (prompt ")


def test_the_default_reads_without_any_socket() -> None:
    """From bytes to claims, text and page alike: not one socket is made, and no HTTP client loaded."""
    run = subprocess.run(
        [sys.executable, "-c", _READ_WITHOUT_SOCKETS], capture_output=True, text=True, check=False, timeout=120
    )

    assert (run.returncode, run.stdout.split()[:1]) == (0, ["read"]), run.stderr
    assert DEFAULT_READER == "english"
