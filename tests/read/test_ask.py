"""A language model is asked once for each text, and once more when its answer does not fit."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from read.model_stub import ModelStub, model_stub
from read.test_told import INCIDENT
from trucewatch.errors import LanguageModelError
from trucewatch.read.ask import PROMPT, LanguageModel

TEXT = "Shells hit Morek."


@pytest.fixture
def stub() -> Iterator[ModelStub]:
    with model_stub() as server:
        yield server


def test_the_request_leaves_nothing_to_chance(stub: ModelStub) -> None:
    """Temperature 0, the schema, the prompt and the text, to `chat/completions` below the address."""
    stub.say(INCIDENT)

    told, faults = LanguageModel(address=stub.address, model="m", key="k").claims_in(TEXT)

    assert [one.sentence for one in told] == [TEXT]
    assert faults == ()
    [request] = stub.requests
    assert stub.paths == ["/v1/chat/completions"]
    assert (request["model"], request["temperature"]) == ("m", 0)
    assert request["response_format"]["type"] == "json_schema"
    assert [message["content"] for message in request["messages"]] == [PROMPT, TEXT]
    assert stub.headers[0]["Authorization"] == "Bearer k"


def test_the_same_text_is_asked_for_once(stub: ModelStub, tmp_path: Path) -> None:
    """An answer is kept by model, prompt and text; another model is asked anew."""
    stub.say(INCIDENT)
    stub.say()
    model = LanguageModel(address=stub.address, model="m", cache=tmp_path)

    first, again = model.claims_in(TEXT), model.claims_in(TEXT)
    other, _ = LanguageModel(address=stub.address, model="n", cache=tmp_path).claims_in(TEXT)

    assert first == again
    assert other == ()
    assert len(stub.requests) == 2
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json", ".json"]


def test_a_faulty_answer_is_sent_back_once(stub: ModelStub) -> None:
    """The second request shows the model its answer and what is wrong with it."""
    stub.say(INCIDENT | {"type": "volcano"})
    stub.say(INCIDENT)

    told, faults = LanguageModel(address=stub.address, model="m").claims_in(TEXT)

    assert (len(told), faults) == (1, ())
    assert len(stub.requests) == 2
    assert "volcano" in stub.requests[1]["messages"][2]["content"]
    assert "claims[0]: type" in stub.requests[1]["messages"][3]["content"]


def test_faults_that_stay_are_told(stub: ModelStub) -> None:
    """Of an answer that is faulty twice the sound claims are taken, and the faults told."""
    for _ in range(2):
        stub.say(INCIDENT, INCIDENT | {"type": "volcano"})

    told, faults = LanguageModel(address=stub.address, model="m").claims_in(TEXT)

    assert len(told) == 1
    assert len(faults) == 1
    assert len(stub.requests) == 2


def test_an_answer_that_is_none_twice_is_an_error(stub: ModelStub, tmp_path: Path) -> None:
    """A model that only chats cannot be used, and nothing is kept of it."""
    stub.answers = ["Certainly!", "Here you are:"]

    with pytest.raises(LanguageModelError, match="asked for twice"):
        LanguageModel(address=stub.address, model="m", cache=tmp_path).claims_in(TEXT)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (500, b"out of memory", r"status 500 \(out of memory\)"),
        (404, b"", "status 404"),
        (200, b"<html>", "another form"),
        (200, b"[]", "another form"),
        (200, b'{"choices": []}', "another form"),
        (200, json.dumps({"choices": [{"message": {"content": None}}]}).encode(), "without content"),
    ],
)
def test_a_server_in_trouble_is_told(stub: ModelStub, status: int, body: bytes, told: str) -> None:
    """What the server said instead of an answer is in the message."""
    stub.status, stub.whole_body = status, body

    with pytest.raises(LanguageModelError, match=told):
        LanguageModel(address=stub.address, model="m").claims_in(TEXT)


@pytest.mark.parametrize("address", ["http://127.0.0.1:{closed}/v1", "http://[/v1", "ftp://127.0.0.1/v1"])
def test_an_address_where_nobody_listens_is_told(address: str) -> None:
    """The message names the address and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        closed = free.getsockname()[1]

    with pytest.raises(LanguageModelError, match=r"cannot be asked .*--reader english"):
        LanguageModel(address=address.format(closed=closed), model="m").claims_in(TEXT)


def test_a_proxy_of_the_environment_is_passed_by(stub: ModelStub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports go to the address that was named, and to nobody in between."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    stub.say(INCIDENT)

    told, _ = LanguageModel(address=stub.address, model="m").claims_in(TEXT)

    assert len(told) == 1
