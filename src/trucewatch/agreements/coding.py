"""Read the YAML in which an agreement is coded, and check it as far as it can be checked without the world."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from trucewatch.agreements.changing import Amending, read_changes, read_earlier, read_versions
from trucewatch.agreements.deadlines import count_out, read_days, read_due, read_period
from trucewatch.agreements.form import AGREEMENT, CLAUSE, OBLIGATION, REPORT, STAKE
from trucewatch.agreements.names import KnownActors, read_actors, read_all_known, read_countries, read_id, read_known
from trucewatch.agreements.official import OfficialText, read_official
from trucewatch.model.agreement import Agreement, Clause, DealEvent, ExpectedReport, Obligation, ObligationKind
from trucewatch.model.claim import About
from trucewatch.model.period import Period
from trucewatch.model.stake import Served, Stake
from trucewatch.yaml_lines import YamlFields, YamlNode

_SIDES = ("parties", "guarantors", "monitors", "bound")
_ACTOR_KEYS = ("debtors", "in_practice", "answers_for", "restrained", "beneficiaries", "who_could_know")
_OTHER = "the id of another obligation"


@dataclass(frozen=True, slots=True)
class World:
    """What lies outside the file, and what it is checked against where it is known."""

    actors: KnownActors | None = None
    deals: Mapping[str, Collection[str]] | None = None
    """The ids of the agreements at hand, each with those of its obligations."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the parts of one agreement must fit."""

    agreement_id: str
    clauses: Collection[str]
    obligations: Collection[str]
    actors: KnownActors | None
    official: OfficialText


def obligation_ids(top: YamlNode) -> list[str]:
    """Return the ids of all obligations, without noting faults: they are noted as each is read."""
    return [text for node in top.peek_entries("obligations") if (text := node.peek("id"))]


def read_agreement(top: YamlNode, world: World) -> Agreement | None:
    """Return the agreement that the top of a file codes; None where its faults leave none. All faults are noted."""
    fields = top.fields(AGREEMENT.names, required=AGREEMENT.required)
    agreement_id = read_id(fields) or ""
    official = read_official(fields.get("text"), Path(top.file).parent)
    clauses = _clauses(fields, official)
    context = _Context(agreement_id, [clause.number for clause in clauses], obligation_ids(top), world.actors, official)
    title, signed = fields.text("title"), fields.day("signed")
    in_force = read_period(fields.get("in_force")) if fields.get("in_force") else Period(first=signed, last=None)
    obligations = count_out(_obligations(fields, context), _events(signed, in_force))
    reports = [report for node in fields.entries("expected_reports") for report in _reports(node, context, in_force)]
    stakes = [stake for node in fields.entries("stakes") if (stake := _stake(node, world.actors))]
    amends = read_earlier(fields, "amends", world.deals)
    changes = read_changes(
        fields,
        Amending(
            agreement_id=agreement_id,
            amends=amends or "",
            own=context.obligations,
            earlier=world.deals.get(amends) if world.deals and amends else None,
            binds=in_force or Period(first=signed, last=None),
        ),
    )
    supplements = read_earlier(fields, "supplements", world.deals)
    versions = read_versions(fields, clauses=context.clauses, obligations=context.obligations)
    actor_ids = {key: read_actors(fields, key, world.actors) for key in _SIDES}
    countries = read_countries(fields)
    if not agreement_id or title is None or signed is None or in_force is None:
        return None
    return Agreement(
        id=agreement_id,
        title=title,
        signed=signed,
        in_force=in_force,
        names=fields.texts("names"),
        parties=actor_ids["parties"],
        guarantors=actor_ids["guarantors"],
        monitors=actor_ids["monitors"],
        bound=actor_ids["bound"],
        territory=fields.texts("territory"),
        countries=countries,
        clauses=tuple(clauses),
        obligations=tuple(obligations),
        expected_reports=tuple(reports),
        stakes=tuple(stakes),
        sources=fields.texts("sources"),
        text=fields.text("text"),
        amends=amends,
        supplements=supplements,
        changes=changes,
        versions=versions,
    )


def _events(signed: date | None, in_force: Period | None) -> dict[str, Period]:
    """Return the day of each event from which deadlines may be counted, where it is known."""
    events = {DealEvent.SIGNING: signed, DealEvent.ENTRY_INTO_FORCE: in_force.first if in_force else None}
    return {str(event): Period.day(day) for event, day in events.items() if day is not None}


def _clauses(fields: YamlFields, official: OfficialText) -> list[Clause]:
    clauses: dict[str, Clause] = {}
    for node in fields.entries("clauses"):
        parts = node.fields(CLAUSE.names, required=CLAUSE.required)
        number, text = parts.text("number"), parts.text("text")
        quote, span = official.read(parts)
        if number is None or text is None:
            continue
        if number in clauses:
            node.fault("each clause once", found=f"clause {number} again")
        clauses[number] = Clause(number=number, text=text, official=parts.text("official"), quote=quote, span=span)
    return list(clauses.values())


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
    fields = node.fields(OBLIGATION.names, required=OBLIGATION.required)
    obligation_id, title = read_id(fields), fields.text("title")
    about, kind = fields.word("about", About), fields.word("kind", ObligationKind)
    clause = read_known(fields, "clause", "the number of a clause", context.clauses)
    others = [other for other in context.obligations if other != obligation_id]
    due, reckoning = read_due(fields.get("due"), others)
    if fields.get("due") and fields.get("due_unclear"):
        node.fault("either 'due' or 'due_unclear'", found="both")
    condition = read_all_known(fields, "condition", _OTHER, others)
    concurrent = read_all_known(fields, "concurrent", _OTHER, others)
    if kind is ObligationKind.CONDITIONAL and not fields.get("condition"):
        node.fault("the key 'condition' for a conditional obligation", found="none")
    actor_ids = {key: read_actors(fields, key, context.actors) for key in _ACTOR_KEYS}
    quote, span = context.official.read(fields)
    weight = fields.number("weight")
    if weight is not None and weight < 0:
        node.fault("a weight of 0 or more", found=str(weight))
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
        reckoning=reckoning,
        concurrent=concurrent,
        quote=quote,
        span=span,
    )


def _stake(node: YamlNode, actors: KnownActors | None) -> Stake | None:
    fields = node.fields(STAKE.names, required=STAKE.required)
    actor_ids, served_by = read_actors(fields, "actor", actors), fields.word("served_by", Served)
    about = tuple(word for entry in fields.entries("about") if (word := entry.word(About)))
    if not actor_ids or served_by is None:
        return None
    return Stake(actor=actor_ids[0], served_by=served_by, about=about, note=fields.text("note"))


def _reports(node: YamlNode, context: _Context, in_force: Period | None) -> list[ExpectedReport]:
    """Return the report, and those that follow it every so many days until a day."""
    fields = node.fields(REPORT.names, required=REPORT.required)
    title, by = fields.text("title"), read_actors(fields, "by", context.actors)
    obligation = read_known(fields, "obligation", "the id of an obligation", context.obligations)
    step, until = read_days(fields.get("every_days")), fields.day("until") or (in_force.last if in_force else None)
    due, first = read_period(fields.get("due")), fields.day("from")
    if (fields.get("due") is None) == (fields.get("from") is None):
        node.fault("either 'due' or 'from'", found="both" if fields.get("due") else "none")
    if first and not fields.get("every_days"):
        node.fault("'every_days' beside 'from'", found="none")
    if (fields.get("until") and not fields.get("every_days")) or (fields.get("every_days") and until is None):
        node.fault("'every_days' of 1 or more together with 'until'", found="one without the other")
        return []
    if first and step:
        due = Period(first=first, last=first + timedelta(days=step - 1))
    if title is None or not by or due is None:
        return []
    reports = [ExpectedReport(title=title, by=by[0], due=due, obligation=obligation)]
    while step and until and due.last and due.last + timedelta(days=step) <= until:
        due = Period(first=due.last + timedelta(days=1), last=due.last + timedelta(days=step))
        reports.append(ExpectedReport(title=title, by=by[0], due=due, obligation=obligation))
    return reports
