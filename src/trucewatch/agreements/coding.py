"""Read the YAML in which an agreement is coded, and check it as far as it can be checked without the world."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement, Clause, ExpectedReport, Obligation, ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.yaml_lines import Faults, YamlFields, YamlNode, read_yaml

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AGREEMENT_KEYS = (
    "id", "title", "names", "signed", "in_force", "parties", "guarantors", "monitors", "bound", "territory",
    "countries", "sources", "clauses", "obligations", "expected_reports",
)  # fmt: skip
_CLAUSE_KEYS = ("number", "text", "official")
_OBLIGATION_KEYS = (
    "id", "clause", "title", "about", "kind", "debtors", "in_practice", "answers_for", "restrained", "zone", "due",
    "due_unclear", "condition", "ambiguities", "done_when", "who_could_know", "weight",
)  # fmt: skip
_REPORT_KEYS = ("title", "by", "due", "obligation", "every_days", "until")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the parts of one agreement must fit."""

    agreement_id: str
    clauses: Collection[str]
    obligations: Collection[str]
    actors: ActorIndex | None


def read_agreement(path: Path, faults: Faults, actors: ActorIndex | None) -> Agreement | None:
    """Return the agreement that the file codes; None where its faults leave none. All faults are noted."""
    top = read_yaml(path, faults)
    if top is None:
        return None
    fields = top.fields(_AGREEMENT_KEYS, required=("id", "title", "signed", "parties", "clauses", "obligations"))
    agreement_id = _id(fields) or ""
    clauses = _clauses(fields)
    context = _Context(agreement_id, [clause.number for clause in clauses], _obligation_ids(fields), actors)
    obligations = _obligations(fields, context)
    title, signed = fields.text("title"), fields.day("signed")
    reports = [report for node in fields.entries("expected_reports") for report in _reports(node, context)]
    names = {key: _actor_ids(fields, key, actors) for key in ("parties", "guarantors", "monitors", "bound")}
    in_force = _period(fields.get("in_force")) if fields.get("in_force") else Period(first=signed, last=None)
    if not agreement_id or title is None or signed is None or in_force is None:
        return None
    return Agreement(
        id=agreement_id,
        title=title,
        signed=signed,
        in_force=in_force,
        names=fields.texts("names"),
        **names,
        territory=fields.texts("territory"),
        countries=_country_codes(fields),
        clauses=tuple(clauses),
        obligations=tuple(obligations),
        expected_reports=tuple(reports),
        sources=fields.texts("sources"),
    )


def _id(fields: YamlFields) -> str | None:
    field = fields.get("id")
    text = field.text() if field else None
    if field and text and not _ID.fullmatch(text):
        field.fault("an id of small letters, digits and hyphens, like no-offensive")
        return None
    return text


def _clauses(fields: YamlFields) -> list[Clause]:
    clauses: dict[str, Clause] = {}
    for node in fields.entries("clauses"):
        parts = node.fields(_CLAUSE_KEYS, required=("number", "text"))
        number, text = parts.text("number"), parts.text("text")
        if number is None or text is None:
            continue
        if number in clauses:
            node.fault("each clause once", found=f"clause {number} again")
        clauses[number] = Clause(number=number, text=text, official=parts.text("official"))
    return list(clauses.values())


def _obligation_ids(fields: YamlFields) -> list[str]:
    """Return the ids of all obligations, without noting faults: they are noted as each is read."""
    return [text for node in fields.entries("obligations") if (text := node.peek("id"))]


def _obligations(fields: YamlFields, context: _Context) -> list[Obligation]:
    obligations: dict[str, Obligation] = {}
    for node in fields.entries("obligations"):
        obligation = _obligation(node, context)
        if obligation is None:
            continue
        if obligation.id in obligations:
            node.fault("each id once", found=f"{obligation.id!r} again")
        obligations[obligation.id] = obligation
    return list(obligations.values())


def _obligation(node: YamlNode, context: _Context) -> Obligation | None:
    fields = node.fields(_OBLIGATION_KEYS, required=("id", "clause", "title", "about", "kind"))
    obligation_id, title = _id(fields), fields.text("title")
    about, kind = fields.word("about", About), fields.word("kind", ObligationKind)
    clause = _known_text(fields, "clause", "the number of a clause", context.clauses)
    due = _period(fields.get("due")) if fields.get("due") else None
    if due and fields.get("due_unclear"):
        node.fault("either 'due' or 'due_unclear'", found="both")
    condition = _condition(fields, obligation_id, context)
    if kind is ObligationKind.CONDITIONAL and not fields.get("condition"):
        node.fault("the key 'condition' for a conditional obligation", found="none")
    actor_keys = ("debtors", "in_practice", "answers_for", "restrained", "who_could_know")
    actor_ids = {key: _actor_ids(fields, key, context.actors) for key in actor_keys}
    weight = fields.number("weight")
    if weight is not None and weight < 0:
        fields.node.fault("a weight of 0 or more", found=str(weight))
    if obligation_id is None or title is None or about is None or kind is None or clause is None:
        return None
    return Obligation(
        id=obligation_id,
        agreement=context.agreement_id,
        clause=clause,
        title=title,
        about=about,
        kind=kind,
        **actor_ids,
        zone=fields.texts("zone"),
        due=due,
        due_unclear=fields.text("due_unclear"),
        condition=condition,
        ambiguities=fields.texts("ambiguities"),
        done_when=fields.text("done_when"),
        weight=1.0 if weight is None else weight,
    )


def _condition(fields: YamlFields, obligation_id: str | None, context: _Context) -> tuple[str, ...]:
    others = [other for other in context.obligations if other != obligation_id]
    condition = []
    for node in fields.entries("condition"):
        text = node.text()
        if text is not None and text not in others:
            node.fault("the id of another obligation", known=others)
        elif text is not None:
            condition.append(text)
    return tuple(condition)


def _reports(node: YamlNode, context: _Context) -> list[ExpectedReport]:
    """Return the report, and those that follow it every so many days until a day."""
    fields = node.fields(_REPORT_KEYS, required=("title", "by", "due"))
    title, by = fields.text("title"), _actor_ids(fields, "by", context.actors)
    due = _period(fields.get("due"))
    obligation = _known_text(fields, "obligation", "the id of an obligation", context.obligations)
    step, until = fields.number("every_days"), fields.day("until")
    if (step is None) != (until is None) or (step is not None and step < 1):
        node.fault("'every_days' of 1 or more together with 'until'", found="one without the other, or less")
        return []
    if title is None or not by or due is None:
        return []
    reports = [ExpectedReport(title=title, by=by[0], due=due, obligation=obligation)]
    while step and until and due.last and due.last + timedelta(days=step) <= until:
        due = Period(first=due.last + timedelta(days=1), last=due.last + timedelta(days=step))
        reports.append(ExpectedReport(title=title, by=by[0], due=due, obligation=obligation))
    return reports


def _known_text(fields: YamlFields, key: str, expected: str, known: Collection[str]) -> str | None:
    field = fields.get(key)
    text = field.text() if field else None
    if field and text is not None and text not in known:
        field.fault(expected, known=known)
        return None
    return text


def _actor_ids(fields: YamlFields, key: str, actors: ActorIndex | None) -> tuple[str, ...]:
    actor_ids = []
    for node in fields.entries(key):
        text = node.text()
        if text is None:
            continue
        if not _ID.fullmatch(text.replace("/", "-")):
            node.fault("the id of an actor, of small letters, digits and hyphens")
        elif actors is not None and actors.get(text) is None:
            meant = actors.find(text)
            node.fault("the id of a known actor", known=[meant.id] if meant else ())
        actor_ids.append(text)
    return tuple(actor_ids)


def _country_codes(fields: YamlFields) -> tuple[str, ...]:
    codes = []
    for node in fields.entries("countries"):
        text = node.text()
        if text is not None and not re.fullmatch(r"[A-Z]{2}", text):
            node.fault("a country's two capital letters (ISO 3166-1), like SY")
        elif text is not None:
            codes.append(text)
    return tuple(codes)


def _period(node: YamlNode | None) -> Period | None:
    """Return the period that a day, or `{from: ..., until: ...}`, stands for; None, and a fault, when it is none."""
    if node is None:
        return None
    if not node.is_mapping:
        day = node.day()
        return Period.day(day) if day else None
    fields = node.fields(("from", "until"))
    first, last = fields.day("from"), fields.day("until")
    if first and last and last < first:
        node.fault("an end that is not before the start", found=f"{first} to {last}")
        return None
    return Period(first=first, last=last)
