"""The commands that ask what a finding rests on: explain, copies, drift."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.padding import Padding

from trucewatch.cli.lives import print_lives
from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import heading, out, print_json
from trucewatch.model.wording import say_day, say_share

if TYPE_CHECKING:
    from rich.console import Console

    from trucewatch.model.claim import Claim
    from trucewatch.model.finding import Finding
    from trucewatch.model.text import Document
    from trucewatch.views.drift import Drift
    from trucewatch.views.explain import Explanation

_INDENT = (0, 0, 0, 4)
_INCIDENT = "i-"
"""How the id of an incident begins."""


def explain(
    ctx: typer.Context,
    obligation: Annotated[
        str,
        typer.Argument(
            metavar="AGREEMENT/OBLIGATION", help="Their ids, as the board shows them; or the id of an incident (i-...)."
        ),
    ],
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Tell why an obligation stands as it does, with the sentences that it rests on; or what became of an incident."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    if obligation.startswith(_INCIDENT):
        print_lives([opened.life(obligation, times)], as_json=as_json)
        return
    answer = opened.explain(obligation, times)
    if as_json:
        from trucewatch.views.explain import explanation_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json(explanation_as_json(answer))
    else:
        _print_explanation(answer)


def copies(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List which reports repeat which: whole, shortened, with another figure, or in passages."""
    from trucewatch.views.copies import copies_as_json  # noqa: PLC0415  # `--help` need not load it

    opened = open_it(ctx, workspace)
    evidence = opened.evidence(read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on))
    found = copies_as_json(evidence.copies, evidence)
    if as_json:
        print_json(found)
    else:
        _print_copies(found)


def drift(
    ctx: typer.Context,
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="A speaker, or the party whose word is wanted.")],
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Follow what a party says of each obligation along time, and on which day its word changed."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.drift(speaker, times)
    if as_json:
        from trucewatch.views.drift import drift_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json(drift_as_json(found))
    else:
        _print_drifts(found)


def _print_drifts(drifts: "Sequence[Drift]") -> None:
    console = out()
    for one in drifts:
        address = f"{one.agreement}/{one.obligation}" if one.obligation else one.agreement
        console.print()
        console.print(heading(f"{one.title} ({address})"))
        for word in one.words:
            changed = "changed: " if word.is_change else ""
            console.print(Padding(f"{changed}{word.way}, {say_day(word.on)}: {word.says} ({word.claim.id})", _INDENT))
    if not drifts:
        console.print("Nothing that they said speaks of an obligation itself.")


def _print_explanation(explanation: "Explanation") -> None:
    console, obligation, finding = out(), explanation.obligation, explanation.finding
    console.print(heading(obligation.title))
    if explanation.clause:
        console.print(f"Article {explanation.clause.number}, in our own words: {explanation.clause.text}")
    if obligation.done_when:
        console.print(f"Done when: {obligation.done_when}")
    for ambiguity in obligation.ambiguities:
        console.print(f"Left open: {ambiguity}")
    console.print()
    contested = ", contested" if finding.contested else ""
    console.print(f"Status: {str(finding.status).replace('_', ' ')}{contested}; {say_share(finding.unknown)} unknown")
    console.print(_opinion(finding))
    _print_turn(console, explanation)
    for silence in explanation.silences:
        console.print(f"Silence: {silence.text}")
    for reason in explanation.reasons:
        console.print()
        console.print(reason.text)
        # The first reason sums up the others, which tell the same sentences one by one.
        if len(reason.sentences) == 1:
            console.print(Padding(_quoted(*reason.sentences[0]), _INDENT))
    for contradiction in explanation.contradictions:
        console.print()
        console.print(f"At odds: {contradiction.title} ({contradiction.type.in_words}; {contradiction.id})")
        for side in contradiction.sides:
            console.print(Padding(side.says, _INDENT))


def _opinion(finding: "Finding") -> str:
    opinion = finding.opinion
    independent = "" if finding.independent is None else f"; as seen by those without a stake {finding.independent:.1f}"
    level = "No level" if finding.level.value is None else f"Level {finding.level.value:.1f}"
    sides = f"For it {say_share(opinion.belief)}, against it {say_share(opinion.disbelief)}"
    lines = (
        f"{level} ({finding.level.low:.1f}–{finding.level.high:.1f}) of 3{independent}",
        f"Met in full or nearly with a chance of {say_share(finding.chance)}",
        f"{sides}, not known {say_share(opinion.ignorance)}; conflict {say_share(opinion.conflict)}",
    )
    return "\n".join(lines)


def _print_turn(console: "Console", explanation: "Explanation") -> None:
    turn, strongest = explanation.turn, explanation.strongest
    if turn is None:
        console.print("What would change this: rejecting claims on it would not turn the status.")
    else:
        bound = "no fewer would do" if turn.is_exact else f"fewer than {turn.at_least} would not do"
        many = "this claim" if len(turn.claims) == 1 else f"these {len(turn.claims)} claims"
        many += f" and what repeats them ({len(explanation.echoes)})" if explanation.echoes else ""
        console.print(
            f"What would change this: without {many} it would be {str(turn.to).replace('_', ' ')} ({bound}):"
            f" {', '.join(turn.claims)}"
        )
    for side, voice in (("for", strongest.for_it), ("against", strongest.against_it)):
        if voice:
            console.print(f"Strongest {side} it ({explanation.grades[voice.claim.id]}): {voice.reason}")


def _quoted(claim: "Claim", document: "Document") -> str:
    published = f", {say_day(document.published.day)}" if document.published else ""
    return f"“{claim.sentence.text}” ({document.source}{published}; {claim.id})"


def _print_copies(found: Sequence[dict[str, Any]]) -> None:
    console = out()
    console.print(heading(f"Copies: {len(found)}"))
    for copy in found:
        shared = copy["sentences"]
        changed = sum(pair["changed"] for pair in shared)
        sentences = "shared sentence" if len(shared) == 1 else "shared sentences"
        console.print()
        console.print(f"{_named(copy['copy'])}\nrepeats {_named(copy['original'])}")
        console.print(
            f"{copy['kind']}: {len(shared)} {sentences}, {changed} of them altered;"
            f" {say_share(copy['likeness'])} of the copy",
            style="dim",
        )
        for pair in shared:
            if pair["changed"]:
                console.print(Padding(f"“{pair['original_text']}”\nbecame “{pair['text']}”", _INDENT))


def _named(report: dict[str, Any]) -> str:
    return f"{report['title'] or report['name']} ({report['source']}, {report['published'] or 'no day'})"
