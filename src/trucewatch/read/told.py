"""What a language model may answer: claims whose every value is a word of the vocabulary, or words of the text.

Dates, counts and shares come as the words that say them; what they come to is worked out here and never by the model.
"""

import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from trucewatch.model.claim import (
    KEYS_OF_KIND,
    OWN_KEYS,
    About,
    Action,
    Certainty,
    ClaimKind,
    Direction,
    IncidentType,
    Level,
    Quoted,
    Relation,
    State,
    Tense,
    Verdict,
)

Names = tuple[str, ...]


def _ask_for_every_key(schema: dict[str, Any]) -> None:
    """Servers that hold a model to a schema want every key required, and none with a default."""
    schema["required"] = list(schema["properties"])
    for described in schema["properties"].values():
        described.pop("default", None)


class Told(BaseModel):
    """One claim as a language model gives it."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_ask_for_every_key)

    kind: ClaimKind
    sentence: str = Field(min_length=1)
    speaker: Names
    speaker_for: str | None = None
    quoted: Quoted = Quoted.NONE
    said: str | None = None
    denied: bool = False
    certainty: Certainty = Certainty.CERTAIN
    place: Names = ()
    date: str | None = None
    type: IncidentType | None = None
    perpetrator: Names = ()
    target: Names = ()
    weapons: Names = ()
    killed: str | None = None
    injured: str | None = None
    displaced: str | None = None
    civilians_killed: str | None = None
    children_killed: str | None = None
    count: str | None = None
    by: Names = ()
    of: Names = ()
    about: tuple[About, ...] = ()
    verdict: Verdict | None = None
    deadline: str | None = None
    actor: Names = ()
    action: Action | None = None
    what: str | None = None
    state: State | None = None
    level: Level | None = None
    share: str | None = None
    participants: Names = ()
    topic: str | None = None
    parties: Names = ()
    broker: str | None = None
    subject: str | None = None
    relation: Relation | None = None
    object: str | None = None
    time: Tense | None = None
    direction: Direction | None = None

    @model_validator(mode="after")
    def _carries_keys_of_its_kind(self) -> Self:
        foreign = sorted(key for key in OWN_KEYS - set(KEYS_OF_KIND[self.kind]) if getattr(self, key) not in (None, ()))
        if foreign:
            raise ValueError(f"a claim of kind {self.kind} has no {', '.join(foreign)}")
        return self


class Answer(BaseModel):
    """All that a language model may answer."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_ask_for_every_key)

    claims: tuple[Told, ...]


def read_answer(content: str) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Return the claims of an answer that fit the schema, and what is wrong with each of the others.

    Raises:
        ValueError: The answer is no JSON object with a list of claims.
    """
    try:
        answer = json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("claims"), list):
        raise ValueError(  # noqa: TRY004  # what the text holds is wrong, not what was handed in
            'expected a JSON object {"claims": [...]}'
        )
    told: list[Told] = []
    faults: list[str] = []
    for number, claim in enumerate(answer["claims"]):
        try:
            told.append(Told.model_validate(claim))
        except ValidationError as error:
            faults.append(f"claims[{number}]: {_in_words(error)}")
    return tuple(told), tuple(faults)


def _in_words(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'claim'}: {fault['msg']}" for fault in error.errors())
