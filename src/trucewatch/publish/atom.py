"""Write changes of a board as an Atom feed (RFC 4287): one entry for each status that changed, and each new dispute.

Ids and instants come from what changed, never from the clock: the same ledger gives the same feed.
"""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from trucewatch.model.agreement import Agreement
from trucewatch.model.wording import say_day
from trucewatch.views.changes import BoardChanges, FindingChange

MIME_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")


def write_atom(changes: Iterable[BoardChanges], agreement: Agreement, *, address: str) -> bytes:
    """Return the feed of an agreement.

    Args:
        changes: The latest first.
        address: Where the agreement's board is read, as an absolute address.
    """
    ElementTree.register_namespace("", _ATOM)
    changes = list(changes)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    updated = changes[0].after.times.as_of if changes else agreement.signed
    _add(feed, "id", _urn(agreement.id))
    _add(feed, "title", f"{agreement.title}: what changed")
    _add(feed, "updated", _instant(updated))
    _add(_sub(feed, "author"), "name", "Trucewatch")
    _sub(feed, "link", rel="alternate", href=f"{address}/history")
    _sub(feed, "link", rel="self", href=f"{address}/changes.atom")
    for change in changes:
        _add_entries(feed, change, agreement, address)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def say_change(change: FindingChange) -> str:
    """Return what changed about one obligation, in one line.

    The status comes first, then whether it has come to be contested, then the level.
    """
    parts = []
    if change.status:
        before, after = (str(one).replace("_", " ") for one in change.status)
        parts.append(f"from {before} to {after}")
    if change.became_contested:
        parts.append("now contested")
    if change.settled:
        parts.append("no longer contested")
    if change.level:
        before, after = ("unknown" if one is None else f"{one:.1f}" for one in change.level)
        parts.append(f"level from {before} to {after} of 3")
    return ", ".join(parts)


def _add_entries(feed: ElementTree.Element, changes: BoardChanges, agreement: Agreement, address: str) -> None:
    day = changes.after.times.as_of
    for change in changes.findings:
        if change.status or change.became_contested or change.settled:
            entry = _entry(
                feed, day, f"{agreement.id}/{change.obligation}@{day}", f"{change.title}: {say_change(change)}"
            )
            _sub(entry, "link", rel="alternate", href=f"{address}/obligations/{change.obligation}?as_of={day}")
            reasons = " ".join(reason.text for reason in change.after.reasons[:3])
            _add(entry, "summary", f"As of {say_day(day)}. {reasons}")
    for contradiction in changes.contradictions:
        entry = _entry(feed, day, f"{contradiction.id}@{day}", f"In dispute: {contradiction.title}")
        root = address.rpartition("/agreements/")[0]
        _sub(entry, "link", rel="alternate", href=f"{root}/contradictions/{contradiction.id}?as_of={day}")
        _add(entry, "summary", " — ".join(side.says for side in contradiction.sides))


def _entry(feed: ElementTree.Element, day: date, what: str, title: str) -> ElementTree.Element:
    entry = _sub(feed, "entry")
    _add(entry, "id", _urn(what))
    _add(entry, "title", title)
    _add(entry, "updated", _instant(day))
    return entry


def _urn(what: str) -> str:
    return f"tag:trucewatch.invalid,2018:{what}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _sub(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    _sub(parent, name).text = text.translate(_NOT_XML)
