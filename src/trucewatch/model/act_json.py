"""Write acts as JSON and read them back; an act's id is made from that."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.claim_json import claim_as_json, claim_from_json
from trucewatch.model.ids import content_id
from trucewatch.model.judgement import Answer


def act_as_json(act: Act) -> dict[str, Any]:
    """Return the whole of the act; keys that say nothing are None, save `run`, which only acts of one have."""
    return {
        "id": act.id,
        "kind": str(act.kind),
        "target": act.target,
        "other": act.other,
        "answer": str(act.answer) if act.answer else None,
        "amended": claim_as_json(act.amended) if act.amended else None,
        "by": act.by,
        "because": act.because,
        **({"run": act.run} if act.run else {}),
        "recorded_at": act.recorded_at.isoformat(timespec="microseconds") if act.recorded_at else None,
    }


def act_from_json(content: dict[str, Any]) -> Act:
    """Return the act that `act_as_json` wrote.

    Raises:
        KeyError: A key is missing.
        ValueError: A value is no word of the vocabulary, or no instant.
    """
    kind, amended, at = ActKind(content["kind"]), content["amended"], content["recorded_at"]
    return Act(
        id=content["id"],
        kind=kind,
        target=content["target"],
        other=content["other"],
        answer=_answer(kind, content["answer"]),
        amended=claim_from_json(amended) if amended else None,
        by=content["by"],
        because=content["because"],
        run=content.get("run", ""),
        recorded_at=datetime.fromisoformat(at).astimezone(UTC) if at else None,
    )


def with_act_id(act: Act, recorded_at: datetime) -> Act:
    """Return the act as it is recorded at that instant, under the id that all of it makes."""
    act = dataclasses.replace(act, id="", recorded_at=recorded_at)
    return dataclasses.replace(act, id=content_id("a", act_as_json(act)))


def _answer(kind: ActKind, word: str | None) -> ReviewAnswer | Answer | None:
    if word is None:
        return None
    return ReviewAnswer(word) if kind is ActKind.REVIEW else Answer(word)
