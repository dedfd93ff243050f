"""One speaker's words on each obligation along time, with the days on which they changed.

Words on the duty itself count, and verdicts on the deal as a whole as words on the deal; acts, hints, and words on what
is only a part of the duty do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.errors import UnknownNameError
from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import About, Claim, ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Way
from trucewatch.model.origin import Origins
from trucewatch.model.wording import as_sentence, say_claim, say_teller
from trucewatch.settings import Settings
from trucewatch.views.board import Board
from trucewatch.yaml_lines import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedWord:
    """What the speaker said on one day."""

    on: date
    way: Way
    claim: Claim
    says: str
    """In one sentence."""
    is_change: bool
    """Whether the word before it went the other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """All words of one speaker on one obligation, or on the deal as a whole."""

    agreement: str
    obligation: str | None
    """None for the deal as a whole."""
    title: str
    words: tuple[DatedWord, ...]
    """In order of day, then of claim id; never empty."""


def find_drift(  # noqa: PLR0913 - what the words are looked up in, handed on part by part
    speaker: str,
    boards: Iterable[Board],
    evidence: Evidence,
    *,
    actors: ActorIndex,
    origins: Origins,
    settings: Settings,
) -> tuple[Drift, ...]:
    """Return the words of the speaker's party, on the deal as a whole first, then by obligation as coded.

    Copies of a word are left out.

    Raises:
        UnknownNameError: No claim is by a speaker of that name, or of a party of that name.
    """
    spoken = {
        claim_id: claim
        for claim_id, claim in _spoken_by(speaker, evidence, actors).items()
        if not origins.is_echo(claim_id)
    }
    return tuple(drift for board in boards for drift in _on_board(board, spoken, evidence, settings))


def drift_as_json(drifts: Iterable[Drift]) -> list[dict[str, Any]]:
    """Return the words in their published form; `changed_on` has the days of the changes."""
    return [
        {
            "agreement": drift.agreement,
            "obligation": drift.obligation,
            "title": drift.title,
            "changed_on": [word.on.isoformat() for word in drift.words if word.is_change],
            "words": [
                {"date": word.on.isoformat(), "way": str(word.way), "claim": word.claim.id, "says": word.says}
                for word in drift.words
            ],
        }
        for drift in drifts
    ]


def _spoken_by(speaker: str, evidence: Evidence, actors: ActorIndex) -> dict[str, Claim]:
    wanted = _key(speaker, actors)
    spoken = {
        claim.id: claim for claim in evidence.claims if wanted in {_key(name, actors) for name in _voices_of(claim)}
    }
    if not spoken:
        known = sorted({name for claim in evidence.claims for name in _voices_of(claim)})
        raise UnknownNameError("speaker", speaker, nearest(speaker, known), listing="trucewatch claims")
    return spoken


def _voices_of(claim: Claim) -> tuple[str, ...]:
    return (*claim.speaker, *((claim.speaker_for,) if claim.speaker_for else ()))


def _key(name: str, actors: ActorIndex) -> str:
    actor = actors.principal(name)
    return actor.id if actor else name.casefold()


def _on_board(board: Board, spoken: dict[str, Claim], evidence: Evidence, settings: Settings) -> Iterable[Drift]:
    titles: dict[str | None, str] = {None: board.agreement.title}
    titles |= {obligation.id: obligation.title for obligation in board.agreement.obligations}
    said: dict[str | None, dict[str, tuple[date, Way]]] = {name: {} for name in titles}
    for bearing in board.bearings:
        claim = spoken.get(bearing.claim)
        on = evidence.said_on(claim) if claim else None
        if claim is None or on is None or claim.kind is ClaimKind.INCIDENT:
            continue
        if claim.kind is ClaimKind.COMPLIANCE and About.WHOLE_AGREEMENT in claim.about:
            said[None][claim.id] = (on, bearing.way)
        if bearing.part is None and bearing.directness >= settings.directness_to_confirm:
            said[bearing.obligation][claim.id] = (on, bearing.way)
    for name, words in said.items():
        if words:
            yield Drift(
                agreement=board.agreement.id,
                obligation=name,
                title=titles[name],
                words=_in_time(words, spoken, evidence),
            )


def _in_time(words: dict[str, tuple[date, Way]], spoken: dict[str, Claim], evidence: Evidence) -> tuple[DatedWord, ...]:
    ordered = sorted(words.items(), key=lambda word: (word[1][0], word[0]))
    before = [None, *(way for _, (_, way) in ordered)]
    return tuple(
        DatedWord(
            on=on,
            way=way,
            claim=spoken[claim_id],
            says=as_sentence(
                say_claim(spoken[claim_id], teller=say_teller(evidence.documents[spoken[claim_id].document]))
            ),
            is_change=earlier not in (None, way),
        )
        for earlier, (claim_id, (on, way)) in zip(before, ordered, strict=False)
    )
