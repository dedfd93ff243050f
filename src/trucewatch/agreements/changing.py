"""Read what a deal changes in an earlier one, and competing versions of its text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from trucewatch.agreements.deadlines import read_period
from trucewatch.agreements.form import CHANGE, DIFFERENCE, VERSION
from trucewatch.agreements.names import read_all_known, read_id, read_known
from trucewatch.model.agreement import Version, VersionDifference
from trucewatch.model.change import Change, ChangeBasis, ChangeKind
from trucewatch.model.period import Period
from trucewatch.yaml_lines import YamlFields, YamlNode

_WITH_DUE = (ChangeKind.EXTENDS, ChangeKind.PROLONGS)
_ADDRESS = "the id of an obligation of the agreement that is amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """What the changes of one deal must fit."""

    agreement_id: str
    amends: str
    """Id of the earlier deal; empty where none is named."""
    own: Collection[str]
    """Ids of its own obligations."""
    earlier: Collection[str] | None
    """Ids of the obligations of the earlier deal; None where that deal is not at hand."""
    binds: Period
    """The days on which it binds."""


def read_earlier(fields: YamlFields, key: str, deals: Mapping[str, Collection[str]] | None) -> str | None:
    """Return the id of the earlier deal under `key`; where deals are known, one that there is not is a fault."""
    if deals is None:
        return read_id(fields, key)
    others = [deal for deal in deals if deal != fields.node.peek("id")]
    return read_known(fields, key, "the id of another agreement", others)


def read_changes(fields: YamlFields, amending: Amending) -> tuple[Change, ...]:
    """Return the changes; each that does not fit is a fault."""
    nodes = fields.entries("changes")
    if nodes and fields.get("amends") is None:
        fields.node.fault("the key 'amends' beside 'changes'", found="none")
    found = (_change(node, amending) for node in nodes)
    return tuple(change for change in found if change is not None)


def _change(node: YamlNode, amending: Amending) -> Change | None:
    fields = node.fields(CHANGE.names)
    kinds = [kind for kind in ChangeKind if fields.get(kind)]
    if len(kinds) != 1:
        told = ", ".join(kinds) or "none"
        node.fault("one of the keys " + ", ".join(ChangeKind), found=told)
        return None
    kind = kinds[0]
    obligation = _changed(fields, kind, amending)
    by = read_all_known(fields, "by", "the id of an obligation of this file", amending.own)
    due, basis = read_period(fields.get("due")), fields.word("basis", ChangeBasis)
    if (kind in _WITH_DUE) != (fields.get("due") is not None):
        node.fault("'due' with 'extends' or 'prolongs', and with nothing else", found=f"'{kind}'")
    if by and kind is not ChangeKind.SUPERSEDES:
        node.fault("'by' with 'supersedes' alone", found=f"'{kind}'")
    first, last = fields.day("from") or amending.binds.first, fields.day("until")
    if first and last and last < first:
        node.fault("an end that is not before the start", found=f"{first} to {last}")
        return None
    if obligation is None:
        return None
    return Change(
        kind=kind,
        agreement=amending.agreement_id,
        amends=amending.amends,
        obligation=obligation,
        period=Period(first=first, last=last),
        by=by,
        due=due,
        basis=basis or ChangeBasis.STATED,
        note=fields.text("note"),
    )


def _changed(fields: YamlFields, kind: ChangeKind, amending: Amending) -> str | None:
    match kind:
        case ChangeKind.ADDS:
            return read_known(fields, kind, "the id of an obligation of this file", amending.own)
        case ChangeKind.PROLONGS:
            return read_known(fields, kind, "the id of the agreement that is amended", [amending.amends])
        case ChangeKind.SUPERSEDES | ChangeKind.EXTENDS | ChangeKind.SUSPENDS:
            if amending.earlier is None:
                return read_id(fields, kind)
            return read_known(fields, kind, _ADDRESS, amending.earlier)


def read_versions(fields: YamlFields, *, clauses: Collection[str], obligations: Collection[str]) -> tuple[Version, ...]:
    """Return the competing versions of the text."""
    versions: dict[str, Version] = {}
    for node in fields.entries("versions"):
        parts = node.fields(VERSION.names, required=VERSION.required)
        version_id, title = read_id(parts), parts.text("title")
        differences = [_difference(one, clauses, obligations) for one in parts.entries("differences")]
        if version_id is None or title is None:
            continue
        if version_id in versions:
            node.fault("each id once", found=f"{version_id!r} again")
        versions[version_id] = Version(
            id=version_id,
            title=title,
            source=parts.text("source"),
            differences=tuple(one for one in differences if one is not None),
        )
    return tuple(versions.values())


def _difference(node: YamlNode, clauses: Collection[str], obligations: Collection[str]) -> VersionDifference | None:
    fields = node.fields(DIFFERENCE.names)
    clause = read_known(fields, "clause", "the number of a clause", clauses)
    obligation = read_known(fields, "obligation", "the id of an obligation", obligations)
    if (fields.get("clause") is None) == (fields.get("obligation") is None):
        node.fault("either 'clause' or 'obligation'", found="both" if fields.get("clause") else "none")
        return None
    text, due = fields.text("text"), read_period(fields.get("due"))
    missing = read_flag(fields.get("missing"))
    if not missing and fields.get("text" if fields.get("clause") else "due") is None:
        node.fault("'text' for a clause, 'due' for an obligation, or 'missing: yes'", found="none")
    if clause is None and obligation is None:
        return None
    return VersionDifference(clause=clause, text=text, obligation=obligation, due=due, missing=missing)


def read_flag(node: YamlNode | None) -> bool:
    """Return whether it says yes; anything but yes, no, true and false is a fault."""
    word = (node.text() or "no").lower() if node else "no"
    if node and word not in ("yes", "no", "true", "false"):
        node.fault("yes or no")
    return word in ("yes", "true")
