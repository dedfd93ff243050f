"""What a language model answers is held to the vocabulary."""

import json
from typing import Any

import pytest

from trucewatch.model.claim import ClaimKind, IncidentType
from trucewatch.read.told import Answer, read_answer

INCIDENT = {"kind": "incident", "sentence": "Shells hit Morek.", "speaker": ["publisher"], "type": "shelling"}


def answer(*claims: object) -> str:
    return json.dumps({"claims": claims})


def test_a_claim_in_the_words_of_the_vocabulary_is_taken() -> None:
    """A claim whose every value is a word of the vocabulary fits."""
    [told], faults = read_answer(answer(INCIDENT))

    assert (told.kind, told.type) == (ClaimKind.INCIDENT, IncidentType.SHELLING)
    assert not faults


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"type": "volcano"}, "type"),
        ({"certainty": "hopeful"}, "certainty"),
        ({"sentence": ""}, "sentence"),
        ({"guess": "x"}, "guess"),
        ({"speaker": "publisher"}, "speaker"),
        ({"killed": 11}, "killed"),
        ({"verdict": "violated"}, "a claim of kind incident has no verdict"),
    ],
)
def test_what_is_no_word_of_the_vocabulary_is_a_fault(change: dict[str, Any], fault: str) -> None:
    """Each fault is told with the number of its claim and the key; the other claims stand."""
    told, faults = read_answer(answer(INCIDENT, INCIDENT | change))

    assert len(told) == 1
    assert len(faults) == 1
    assert faults[0].startswith("claims[1]: ")
    assert fault in faults[0]


@pytest.mark.parametrize("content", ["", "Sure! Here it is", "[]", "{}", '{"claims": {}}', "null", "[" * 100_000])
def test_what_is_no_list_of_claims_is_refused_whole(content: str) -> None:
    """An answer in another form raises, so that it can be asked for again."""
    with pytest.raises(ValueError, match=r"."):
        read_answer(content)


def test_the_schema_asks_for_every_key() -> None:
    """Servers that hold a model to a schema want each key required and no other allowed."""
    schema = Answer.model_json_schema()
    told = schema["$defs"]["Told"]

    assert set(told["required"]) == set(told["properties"])
    assert told["additionalProperties"] is False
    assert not any("default" in described for described in told["properties"].values())
