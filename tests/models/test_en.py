"""The weights that ship are those that were measured, and read plain newswire right."""

import hashlib
import json
from pathlib import Path

import pytest
import trucewatch_model_en
from spacy.language import Language

RECIPE = Path(__file__).parents[2] / "models" / "en"
WEIGHTS = RECIPE / "package" / "src" / "trucewatch_model_en" / "weights"

SAID_BY = [
    ("Two guards died when a mine went off near the bridge, the border police said.", "said", "police"),
    ("The ministry told reporters that its soldiers had left the town.", "told", "ministry"),
    ('"Nobody has fired at us since Sunday," said the commander, a retired teacher.', "said", "commander"),
    ("The envoy denied that the talks had broken down.", "denied", "envoy"),
    ("Residents accused the militia of burning three houses.", "accused", "Residents"),
    ("At least nine people were wounded, according to the clinic, which the mayor said was full.", "said", "mayor"),
]
"""Sentence, reporting verb, and the head of its subject."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return trucewatch_model_en.load()


def test_weights_are_those_that_were_measured() -> None:
    """Every file of the weights has the sha256 that was written down when it was packed, and no file is extra."""
    lines = (RECIPE / "weights.sha256").read_text(encoding="utf-8").splitlines()
    promised = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}

    found = {
        path.relative_to(WEIGHTS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in WEIGHTS.rglob("*")
        if path.is_file()
    }

    assert found == promised


def test_scores_meet_their_gate() -> None:
    """The scores written down are good enough to ship: trees on unseen news, and who speaks."""
    scores = json.loads((RECIPE / "scores.json").read_text(encoding="utf-8"))

    assert scores["tree"]["pud_test"]["las"] >= 85.0
    assert scores["tree"]["pud_test"]["las_with_its_own_relations"] >= 85.4
    assert scores["speaker_heads"]["all"]["right"] >= 88.0


@pytest.mark.parametrize(("sentence", "verb", "subject"), SAID_BY)
def test_speaker_is_the_subject_of_the_reporting_verb(nlp: Language, sentence: str, verb: str, subject: str) -> None:
    """In the common shapes of newswire the tree hangs the speaker on the reporting verb."""
    doc = nlp(sentence)

    subjects = [(token.head.text, token.text) for token in doc if token.dep_.startswith("nsubj")]

    assert (verb, subject) in subjects
