"""What a web page says of itself: meta elements, JSON-LD and time elements, before any guess.

The extraction library knows the day only; a page published a little after midnight in its own zone needs the instant
and the zone, since its "today" is a day of that zone.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml import html

from trucewatch.model.text import DateBasis, Publication
from trucewatch.read.front_matter import publication, read_instant
from trucewatch.read.page import Particulars

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
)
_ARTICLE_TYPES = re.compile(r"article|posting|report|webpage|liveblog", re.IGNORECASE)
_MOST_JSON = 2_000_000
_DEEPEST_JSON = 12


def particulars_of(tree: html.HtmlElement) -> Particulars:
    """Return title, address, outlet, time of publication and marks that a parsed page carries."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    return Particulars(
        title=_first(metas, "og:title", "twitter:title", "headline")
        or _text_of(tree, "//h1")
        or _text_of(tree, "//title"),
        url=_canonical(tree) or _first(metas, "og:url"),
        site=_first(metas, "og:site_name", "application-name", "dc.publisher", "publisher") or _publisher(linked),
        source=_first(metas, "trucewatch:source"),
        language=_attribute(tree, "//html/@lang"),
        published=_published(tree, metas, linked),
        constructed=(_first(metas, "trucewatch:constructed") or "").lower() in {"yes", "true", "1"},
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if key and content:
            metas.setdefault(key.strip().lower(), content)
    return metas


def _first(metas: dict[str, str], *keys: str) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _canonical(tree: html.HtmlElement) -> str | None:
    return _attribute(tree, "//link[@rel='canonical']/@href")


def _attribute(tree: html.HtmlElement, path: str) -> str | None:
    return next((str(value).strip() for value in tree.xpath(path) if str(value).strip()), None)


def _text_of(tree: html.HtmlElement, path: str) -> str | None:
    for element in tree.xpath(path):
        words = " ".join("".join(element.itertext()).split())
        if words:
            return words
    return None


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        content = script.text or ""
        if len(content) > _MOST_JSON:
            continue
        try:
            yield from _objects(json.loads(content), _DEEPEST_JSON)
        except (ValueError, RecursionError):
            continue  # Pages often carry broken JSON-LD; the other places to look remain.


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _objects(entry, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in value:
                yield from _objects(value[key], depth - 1)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for entry in linked:
        publisher = entry.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None


def _published(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> Publication | None:
    candidates: list[date | datetime] = []
    for words in _dates_told(tree, metas, linked):
        instant = read_instant(words)
        if instant is not None:
            candidates.append(instant)
    if not candidates:
        return None
    # An instant with its zone says more than a day, wherever on the page it stands.
    with_zone = [one for one in candidates if isinstance(one, datetime) and one.tzinfo is not None]
    return publication((with_zone or candidates)[0], DateBasis.METADATA)


def _dates_told(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> Iterator[str]:
    yield from (metas[key] for key in _PUBLISHED[:4] if key in metas)
    for entry in linked:
        kind = entry.get("@type")
        is_article = kind is None or any(
            _ARTICLE_TYPES.search(str(one)) for one in (kind if isinstance(kind, list) else [kind])
        )
        if is_article and isinstance(entry.get("datePublished"), str):
            yield entry["datePublished"]
    yield from (metas[key] for key in _PUBLISHED[4:] if key in metas)
    yield from (
        str(value)
        for value in tree.xpath(
            "//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime"
            " | (//article//time[not(ancestor::aside) and not(ancestor::footer)]/@datetime)[1]"
            " | (//header//time/@datetime)[1] | (//main//time/@datetime)[1]"
        )
    )
