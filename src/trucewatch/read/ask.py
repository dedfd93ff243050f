"""Ask a language model behind an OpenAI-compatible address for the claims in a stretch of text; keep its answers.

The one module of the reader that talks to anybody: it is loaded only where a language model was asked for by name.
"""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx2

from trucewatch.errors import LanguageModelError
from trucewatch.model.ids import canonical_json
from trucewatch.read.told import Answer, Told, read_answer

PROMPT = (files("trucewatch.read") / "prompts" / "claims.md").read_text(encoding="utf-8")
"""What the model is told to do."""
_SCHEMA = Answer.model_json_schema()
PROMPT_VERSION = hashlib.sha256(canonical_json([PROMPT, _SCHEMA]).encode()).hexdigest()[:8]
"""Made from the prompt and the schema, so that changing either asks anew."""
_AGAIN = "This does not fit the schema:\n{faults}\nGive the whole JSON object anew, with these faults mended."
_MOST_FAULTS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """A language model and where it listens."""

    address: str
    """Base address of its API, as http://127.0.0.1:8080/v1."""
    model: str
    """Name of the model at that address."""
    cache: Path | None = None
    """Folder in which its answers are kept; None keeps none."""
    key: str | None = field(default=None, repr=False)
    """What it wants to be shown as a bearer token."""
    wait_s: float = 300.0
    """How long an answer may take, in seconds."""

    def claims_in(self, text: str) -> tuple[tuple[Told, ...], tuple[str, ...]]:
        """Return the claims that the model finds in a text, and what is wrong with those that fit no schema.

        An answer with faults is sent back once, with the faults. The same text is asked for once only.

        Raises:
            LanguageModelError: It cannot be reached, refuses, or gives no JSON with claims even when asked again.
        """
        kept = self._path_of(text)
        if kept is not None and kept.exists():
            return read_answer(json.loads(kept.read_text(encoding="utf-8"))["answer"])
        content, outcome = self._ask_twice(text)
        if kept is not None:
            _write(kept, {"model": self.model, "prompt": PROMPT_VERSION, "text": _digest(text), "answer": content})
        return outcome

    def _ask_twice(self, text: str) -> tuple[str, tuple[tuple[Told, ...], tuple[str, ...]]]:
        messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": text}]
        content = self._ask(messages)
        try:
            told, faults = read_answer(content)
        except ValueError as error:
            told, faults = (), (str(error),)
        if not faults:
            return content, (told, faults)
        again = _AGAIN.format(faults="\n".join(faults[:_MOST_FAULTS_TOLD]))
        content = self._ask([*messages, {"role": "assistant", "content": content}, {"role": "user", "content": again}])
        try:
            return content, read_answer(content)
        except ValueError as error:
            raise self._error(f"its answer, asked for twice, cannot be used ({error})") from error

    def _ask(self, messages: list[dict[str, str]]) -> str:
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": messages,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": _SCHEMA},
            },
        }
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            # A report goes to the address that was named, and through no proxy that the environment happens to name.
            response = httpx2.post(
                f"{self.address.rstrip('/')}/chat/completions",
                json=body,
                headers=headers,
                timeout=self.wait_s,
                trust_env=False,
            )
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise self._error(f"cannot be asked ({error or type(error).__name__})") from error
        if response.status_code != httpx2.codes.OK:
            raise self._error(f"answered with status {response.status_code} ({response.text[:200].strip()})")
        return self._content_of(response)

    def _content_of(self, response: httpx2.Response) -> str:
        try:
            content = response.json()["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            raise self._error("answered in another form than that of chat completions") from error
        if not isinstance(content, str):
            raise self._error("gave an answer without content")
        return content

    def _path_of(self, text: str) -> Path | None:
        if self.cache is None:
            return None
        name = _digest(canonical_json([self.model, PROMPT_VERSION, _digest(text)]))
        return self.cache / name[:2] / f"{name}.json"

    def _error(self, found: str) -> LanguageModelError:
        return LanguageModelError(self.address, self.model, found)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _write(path: Path, content: dict[str, Any]) -> None:
    """Write the file whole or not at all: an answer may be interrupted while it is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file)
    Path(part).replace(path)
